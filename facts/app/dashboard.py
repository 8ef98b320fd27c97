"""The dashboard: what the documents are, what was found in a sentence, and a row for each statistic under its topic."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

import streamlit as st
from markupsafe import Markup

from facts import charts
from facts.app import filters, markup
from facts.app.background_work import wait_for
from facts.app.card import show_card
from facts.app.citations import badge
from facts.app.markup import join_html, label_text, link, page_of, plain
from facts.app.pages import PageContext
from facts.audit.points import Series, by_series, points_of, series_of
from facts.audit.summary import Standing, standing_words, summary_of, summary_sentence
from facts.charts.small_chart import HEIGHT, WIDTH, small_chart
from facts.figures.figure import Figure
from facts.progress import in_turn
from facts.share.publication import Publication
from facts.words import Lang, alphabetical, counted, dates, say
from facts.words.numbers import number

# So many lines leave the first rows on the first screen.
_MOST_DOCUMENTS = 4
SUMMED_AT_ONCE = 1_500
"""So many figures are audited in less than half a second; how more of them stand is counted when it is asked for."""
# A row is one line, so that its statistics are looked along; a card has a chart, which takes time to send and to draw.
ROWS_ON_A_PAGE, CARDS_ON_A_PAGE = 40, 30
# So many names fit in the column of a row.
_MOST_NAMES = 3
_ALL_OPEN = "cards"
"""What `view` in the address says when every row is open."""
_TURNED = "turned_rows"


def show_dashboard(context: PageContext) -> None:
    """Draw the page."""
    kept, lang = context.in_view, context.lang
    with context.above:
        claims = [figure for figure in kept if figure.is_claim]
        head = Markup("<h1>{}</h1>{}").format(say("app.title", lang), _documents(claims, lang))
        markup.show_html(Markup('<header class="lead">{}</header>').format(head))
        if kept:
            _show_summary(context)
    if not kept:
        markup.show_status(say("filters.none_kept", lang))
        return
    _show_ledger(by_series(kept), context)


def _show_summary(context: PageContext) -> None:
    """How many claims there are and how they stand; of very many only when the reader asks for it."""
    lang = context.lang
    standings: dict[str, Standing] = {}
    is_long = len(context.in_view) > SUMMED_AT_ONCE
    if not is_long or st.session_state.get("counts_standings"):
        standings = _standings(context)
    sentence = summary_sentence(summary_of(context.in_view, standings), lang)
    shown, every = (len(by_series(figures)) for figures in (context.in_view, context.open_table.figures))
    chosen = (
        "" if context.visible is None else say("summary.chosen", lang, n=number(shown, lang), all=number(every, lang))
    )
    markup.show_html(Markup('<p class="found" role="status">{} {}</p>').format(sentence, chosen))
    if is_long and not standings:
        st.button(
            say("summary.count", lang), key="count-standings", type="tertiary",
            on_click=st.session_state.update, args=({"counts_standings": True},),
        )  # fmt: skip


def _standings(context: PageContext) -> dict[str, Standing]:
    """How the claims in view stand, remembered for each table and choice."""
    mark = repr((context.open_table.state(), context.chosen))
    work = partial(_cached_standings, mark, context.in_view, context.publication)
    return wait_for(work, f"summary {mark}", say("summary.count", context.lang), context.lang)


@st.cache_resource(max_entries=8, show_spinner=False)
def _cached_standings(mark: str, _figures: tuple[Figure, ...], _publication: Publication) -> dict[str, Standing]:
    standings: dict[str, Standing] = {}
    for series in in_turn(series_of(_figures)):
        standings |= _publication.standings_on(series)
    return standings


def _documents(claims: Iterable[Figure], lang: Lang) -> Markup:
    """Each document once, with its date and its address."""
    documents: dict[str, Figure] = {}
    for figure in claims:
        known = documents.setdefault(figure.document, figure)
        if figure.document_date and (known.document_date is None or figure.document_date > known.document_date):
            documents[figure.document] = figure
    shown = [_document(figure, lang) for figure in islice(documents.values(), _MOST_DOCUMENTS)]
    if more := len(documents) - len(shown):
        shown.append(Markup('<p class="document">{}</p>').format(counted("dashboard.more_documents", more, lang)))
    return join_html(shown)


def _document(figure: Figure, lang: Lang) -> Markup:
    title = figure.text("document", lang)
    name = link(figure.document_url, title) if figure.document_url else plain(title)
    day = f", {dates.day(figure.document_date, lang)}" if figure.document_date else ""
    return Markup('<p class="document">{}{}</p>').format(name, day)


# --- the ledger: a row for each statistic under its topic, which opens in place to its card ---------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    """A statistic with what its row says of it."""

    series: Series
    cautions: int
    standing: str


def _show_ledger(figures: Mapping[str, Sequence[Figure]], context: PageContext) -> None:
    """A page of rows, topic by topic; in each topic those with cautions come first."""
    is_all_open = st.query_params.get("view") == _ALL_OPEN
    topics: dict[str, list[_Row]] = {}
    with st.container(horizontal=True, key="ledger-head", vertical_alignment="center"):
        contents = st.empty()
        _show_view_switch(context.lang, is_all_open=is_all_open)
    for key in page_of(list(figures), CARDS_ON_A_PAGE if is_all_open else ROWS_ON_A_PAGE, "cards"):
        series = Series(key, points_of(figures[key]))
        topics.setdefault(filters.topic_of(series.figures[0], context.lang), []).append(_row(series, context))
    ordered = [(topic, sorted(rows, key=_precedence)) for topic, rows in topics.items()]
    if len(ordered) > 1:
        contents.html(str(_contents([topic for topic, _ in ordered], context.lang)))
    open_keys = _open_at_first([row for _, rows in ordered for row in rows], context, is_all_open=is_all_open)
    with st.container(gap=None, key="ledger"):
        for n, (topic, rows) in enumerate(ordered):
            markup.show_html(Markup('<h2 class="topic" id="{}">{}</h2>').format(_topic_id(n), plain(topic)))
            for row in rows:
                _show_row(row, context, is_open=_rows_turned().get(row.series.key, row.series.key in open_keys))


def _topic_id(n: int) -> str:
    """The anchor of the page's topic number `n`."""
    return f"topic-{n + 1}"


def _precedence(row: _Row) -> tuple[bool, bool]:
    """Rows with cautions first, published figures that no claim is held against last; else the table's order."""
    return not row.cautions, not any(figure.is_claim for figure in row.series.figures)


def _row(series: Series, context: PageContext) -> _Row:
    standings = context.publication.standings_on(series)
    words = standing_words(standings.values(), context.lang)
    return _Row(series, context.publication.cautions_on(series), words)


def _contents(topics: Sequence[str], lang: Lang) -> Markup:
    """A link to each topic of the page."""
    links = join_html(
        (Markup('<a href="#{}">{}</a>').format(_topic_id(n), plain(topic)) for n, topic in enumerate(topics)), " · "
    )
    return Markup('<nav class="contents" aria-label="{}">{}</nav>').format(say("ledger.contents", lang), links)


# --- what is open ----------------------------------------------------------------------------------------------


def _show_view_switch(lang: Lang, *, is_all_open: bool) -> None:
    if is_all_open:
        st.button(say("ledger.close_all", lang), key="close-all", on_click=_close_all, type="tertiary")
    else:
        st.button(say("ledger.open_all", lang), key="open-all", on_click=_open_all, type="tertiary")


def _open_all() -> None:
    st.query_params["view"] = _ALL_OPEN
    _rows_turned().clear()


def _close_all() -> None:
    st.query_params.pop("view", None)
    _rows_turned().clear()


def _rows_turned() -> dict[str, bool]:
    """The rows that the reader opened or closed, by series."""
    turned: dict[str, bool] = st.session_state.setdefault(_TURNED, {})
    return turned


def _open_at_first(rows: Sequence[_Row], context: PageContext, *, is_all_open: bool) -> set[str]:
    """The rows that are open until the reader turns them: what a link names, else the first caution, else the first."""
    if is_all_open or context.chosen.series:
        return {row.series.key for row in rows}
    first = next((row for row in rows if row.cautions), rows[0])
    return {first.series.key}


# --- a row -----------------------------------------------------------------------------------------------------


def _show_row(row: _Row, context: PageContext, *, is_open: bool) -> None:
    series, lang = row.series, context.lang
    with st.container(key=f"row-{series.key}", gap=None):
        markup.show_html(_row_html(row, context, is_open=is_open))
        words = say("ledger.close" if is_open else "ledger.open", lang, title=label_text(series.title(lang)))
        turn = _rows_turned().update
        st.button(words, key=f"turn-{series.key}", on_click=turn, args=({series.key: not is_open},), width="stretch")
    if is_open:
        show_card(series, context)


def _row_html(row: _Row, context: PageContext, *, is_open: bool) -> Markup:
    series, lang = row.series, context.lang
    # The card that is open below says it in its headline.
    title = plain(charts.title_of(series, lang, brief=True))
    said = Markup("") if is_open else Markup('<span class="said">{}</span> ').format(title)
    return Markup(
        '<div class="row{}"><h3 class="name"><span class="turn" aria-hidden="true"></span>'
        '<span class="series">{}</span></h3>'
        '<div class="what">{}<span class="who">{}</span></div>'
        '<img class="small" alt="" width="{}" height="{}" src="{}"><span class="stands">{}</span>{}</div>'
    ).format(
        " open" if is_open else "",
        plain(series.title(lang)),
        said,
        _who(series, context),
        WIDTH,
        HEIGHT,
        _picture(series, context),
        row.standing,
        _cautions(row.cautions, lang),
    )


def _who(series: Series, context: PageContext) -> Markup:
    """The badges of all parties that claim something, then the names of those without a party."""
    claims = [figure for figure in series.figures if figure.is_claim]
    parties = alphabetical({letters for figure in claims for letters in figure.parties}, context.lang)
    names = alphabetical(
        {figure.text("cited_by", context.lang) for figure in claims if not figure.parties}, context.lang
    )
    parts = [badge(letters, context.open_table.parties) for letters in parties]
    parts += [plain(name) for name in names[:_MOST_NAMES]]
    if more := len(names[_MOST_NAMES:]):
        parts.append(Markup.escape(counted("charts.more", more, context.lang)))
    return join_html(parts, " ")


def _picture(series: Series, context: PageContext) -> str:
    # Streamlit's st.html drops inline SVG; a picture in the address stays.
    return f"data:image/svg+xml;base64,{b64encode(small_chart(series, context.theme).encode()).decode()}"


def _cautions(count: int, lang: Lang) -> Markup:
    """A triangle with how many cautions there are; nothing stands where there are none."""
    if not count:
        return Markup('<span class="cautions"></span>')
    words = counted("ledger.cautions", count, lang)
    return Markup(
        '<span class="cautions" title="{0}"><b aria-hidden="true">▲</b> {1}<span class="unseen"> {2}</span></span>'
    ).format(words, count, words.split(maxsplit=1)[-1])
