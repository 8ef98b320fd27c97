"""The dashboard: what the documents are, what was found in a sentence, and a row for each statistic under its topic."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import islice

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.background_work import wait_for
from facts.app.ledger import show_ledger
from facts.app.markup import joined, link, plain
from facts.app.page_context import PageContext
from facts.audit.points import by_series, series_of
from facts.audit.summary import Standing, standings_of, summary_of, summary_sentence
from facts.figures.figure import Figure
from facts.progress import in_turn
from facts.share.publication import Publication
from facts.words import Lang, counted, dates, say
from facts.words.numbers import number

MOST_DOCUMENTS, MOST_TOPICS = 4, 20
SUMMED_AT_ONCE = 1_500
"""So many figures are audited in less than half a second; how more of them stand is counted when it is asked for."""


def show_dashboard(context: PageContext) -> None:
    """Draw the page."""
    kept, lang = context.in_view, context.lang
    with context.above:
        claims = [figure for figure in kept if figure.is_claim]
        head = Markup("<h1>{}</h1>{}").format(say("app.title", lang), _documents(claims, lang))
        markup.show_html(Markup('<header class="lead">{}</header>').format(head))
        _show_summary(context)
    if not kept:
        markup.show_status(say("filters.none_kept", lang))
        return
    show_ledger(by_series(kept), context)


def _show_summary(context: PageContext) -> None:
    """How many claims there are and how they stand; of very many only when the reader asks for it."""
    lang = context.lang
    standings: dict[str, Standing] = {}
    is_long = len(context.in_view) > SUMMED_AT_ONCE
    if not is_long or st.session_state.get("counts_standings"):
        standings = _standings(context, is_long=is_long)
    sentence = summary_sentence(summary_of(context.in_view, standings), lang)
    shown, every = (len(by_series(figures)) for figures in (context.in_view, context.open_table.figures))
    chosen = (
        "" if context.visible is None else say("summary.chosen", lang, n=number(shown, lang), all=number(every, lang))
    )
    markup.show_html(Markup('<p class="found" role="status">{} {}</p>').format(sentence, chosen))
    if is_long and not standings:
        st.button(say("summary.count", lang), key="count-standings", on_click=_count_standings, type="tertiary")


def _count_standings() -> None:
    st.session_state["counts_standings"] = True


def _standings(context: PageContext, *, is_long: bool) -> dict[str, Standing]:
    """How the claims in view stand, remembered for each table and choice."""
    mark = repr((context.open_table.state(), context.chosen))
    work = partial(_summed, mark, context.in_view, context.publication)
    return wait_for(work, f"summary {mark}", say("summary.count", context.lang), context.lang) if is_long else work()


@st.cache_resource(max_entries=8, show_spinner=False)
def _summed(mark: str, _figures: tuple[Figure, ...], _publication: Publication) -> dict[str, Standing]:
    standings: dict[str, Standing] = {}
    every = _publication.audited.table.figures
    for series in in_turn(series_of(_figures)):
        claims = [figure for figure in series.figures if figure.is_claim]
        if claims:
            standings |= standings_of(claims, _publication.findings_on(series), every)
    return standings


def _documents(claims: Iterable[Figure], lang: Lang) -> Markup:
    """Each document once, with its date and its address."""
    documents: dict[str, Figure] = {}
    for figure in claims:
        known = documents.setdefault(figure.document, figure)
        if figure.document_date and (known.document_date is None or figure.document_date > known.document_date):
            documents[figure.document] = figure
    shown = [_document(figure, lang) for figure in islice(documents.values(), MOST_DOCUMENTS)]
    if more := len(documents) - len(shown):
        shown.append(Markup('<p class="document">{}</p>').format(counted("dashboard.more_documents", more, lang)))
    return joined(shown)


def _document(figure: Figure, lang: Lang) -> Markup:
    title = figure.text("document", lang)
    name = link(figure.document_url, title) if figure.document_url else plain(title)
    day = f", {dates.day(figure.document_date, lang)}" if figure.document_date else ""
    return Markup('<p class="document">{}{}</p>').format(name, day)
