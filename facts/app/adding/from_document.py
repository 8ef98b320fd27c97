"""Figures from a document: its text page by page with what it claims marked, for a person to tick, mend and save."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from textwrap import shorten
from time import monotonic

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.adding.choose_document import (
    choose_document,
    claims_left,
    kept_documents,
    left_in,
    place_of,
    show_next,
    table_index,
    turn_to,
)
from facts.app.adding.document_search import DocumentSearch
from facts.app.adding.fields import amount_as_written, read_row, suggestions, unit_words
from facts.app.adding.fields import field as field_of
from facts.app.adding.grid import show_grid
from facts.app.adding.grid_model import GridRow
from facts.app.adding.proposed_rows import (
    OF_DOCUMENT,
    add_row_with,
    begin_rows,
    forget_rows,
    keep_rows,
    rows_of_document,
    take_candidates,
    take_sentence,
    tick_candidates,
    title_key,
)
from facts.app.adding.save_and_undo import last_outcome, show_outcome
from facts.app.adding.unsaved_work import change_by_field, change_grid, current_grid, show_resumed, show_unfinished
from facts.app.markup import join_html, plain
from facts.app.pages import PageContext
from facts.documents.candidates import Candidate, proposed_row
from facts.documents.page_text import Portion, copied_sentence, is_spaced, page_html
from facts.documents.quote_search import Pages
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.figures.wording import figure_words
from facts.reading.registers import Registers
from facts.saving.kept_documents import REASONS, SetAside, keep_document, set_aside, set_aside_beside
from facts.saving.save_errors import NotSaved
from facts.words import Lang, Text, counted, say
from facts.words.numbers import percent

# A page with its claims is there in that time, or the reader is told how far the search has come.
_FIRST_SECONDS, _ALL_SECONDS = 20.0, 1.5
_LOOKED_EVERY, _LOOKS = "2s", 0.4
_FILLED = ("series", "title", "place", "population", "cited_by", "office", "party", "party_basis")
# Fields side by side that a document's own words fill: short ones.
_BESIDE = 4
_QUOTE = 60
"""So many signs of a quote tell one claim from another in a list."""


def show_from_document(context: PageContext) -> None:
    """Draw this way of adding figures."""
    lang = context.lang
    show_outcome(context)
    markup.show_text(say("document.lead", lang))
    chosen = choose_document(context)
    if chosen is None:
        kept = kept_documents(context)
        show_unfinished("document", context, lambda work: partial(turn_to, work.name) if work.name in kept else None)
        return
    search, content = chosen
    _wait_for_first(search, lang)
    search.wait(_ALL_SECONDS)
    if search.trouble:
        markup.show_alert(search.trouble.of(lang))
        return
    if not search.is_done:
        _watch(search, lang)
    if search.about is None:
        return
    origin = sha256(repr((search.name, search.about)).encode()).hexdigest()
    begin_rows(origin, context)
    _show_about(search, origin, context)
    take_candidates(search, origin, lang)
    keep_rows(search, origin, context)
    show_resumed(origin, context, partial(forget_rows, origin))
    _show_pages(search, origin, context)
    _show_missed(search, origin, context)
    _show_ticked(search, origin, content, context)
    if search.is_done and (last_outcome().saved or not claims_left(search, context)):
        show_next(search, context)


def _wait_for_first(search: DocumentSearch, lang: Lang) -> None:
    """Wait for what can be looked at, and say so meanwhile: a text of millions of letters has long pages."""
    place, end = st.empty(), monotonic() + _FIRST_SECONDS
    while not search.wait_for_first(_LOOKS) and monotonic() < end:
        place.progress(search.share, text=say("document.begun", lang))
    place.empty()


@st.fragment(run_every=_LOOKED_EVERY)
def _watch(search: DocumentSearch, lang: Lang) -> None:
    """How far the search has come; the page is drawn anew when it has come to its end."""
    if search.is_done:
        st.rerun(scope="app")
    st.progress(search.share, text=say("document.far", lang, share=percent(round(search.share * 100), lang)))


def _show_about(search: DocumentSearch, origin: str, context: PageContext) -> None:
    """Title, date and address of the document, written once for all its figures."""
    lang, about, state = context.lang, search.about, rows_of_document(origin)
    if about is None:
        return
    known = {"document": about.title, "document_date": about.date.isoformat() if about.date else ""}
    markup.show_heading(2, plain(search.name))
    for name, place in zip(OF_DOCUMENT, st.columns(len(OF_DOCUMENT)), strict=True):
        with place:
            key = title_key(origin, name)
            st.session_state.setdefault(key, state.title.get(name, known.get(name, "")))
            text = st.text_input(BY_NAME[name].label.of(lang), key=key, help=BY_NAME[name].help.of(lang))
            if state.title.get(name, known.get(name, "")) != text:
                _fill(origin, {name: text}, None)
                state.is_retitled = True
            state.title[name] = text


def _show_pages(search: DocumentSearch, origin: str, context: PageContext) -> None:
    """One page of the document with its claims marked, and beside it what they are; of a very long one a portion."""
    lang, opened = context.lang, context.open_table
    aside, known = set_aside_beside(opened.path), table_index(opened.table.sha256, opened.figures)
    everything = st.toggle(say("document.show_all", lang), key=f"all-{origin[-8:]}")
    left = dict(enumerate(search.candidates)) if everything else left_in(search, context)
    places = search.places()
    shown = sorted({places[n] for n in left})
    told = [counted("document.found", len(search.candidates), lang)]
    if len(left) < len(search.candidates):
        told.append(counted("document.left", len(left), lang))
    markup.show_status(*told)
    if not shown:
        return
    at = st.pagination(len(shown), key=f"page-{origin[-8:]}") if len(shown) > 1 else 1
    number, portion = shown[min(at or 1, len(shown)) - 1]
    here = {n: one for n, one in left.items() if places[n] == (number, portion)}
    title = say("document.page", lang, page=number, pages=search.count)
    if portion.of > 1:
        title = say("document.portion", lang, title=title, n=portion.number, of=portion.of)
    markup.show_heading(3, title)
    text, claims = st.columns(2) if not context.is_narrow else (st.container(), st.container())
    with text:
        markup.show_html(_marked_page(search, number, portion, lang))
    with claims:
        # What somebody wants or promises is no figure yet: it is ticked alone or not at all.
        open_rows = {row.number for row in current_grid(origin).rows}
        claimed = tuple(
            n for n, one in here.items()
            if one.kind != "demand" and rows_of_document(origin).rows[n] in open_rows
            and place_of(search, one) not in aside and not known.rows_of(one)
        )  # fmt: skip
        if claimed:
            key = f"tick-all-{origin[-8:]}-{number}-{portion.number}"
            words = counted("document.tick_page", len(claimed), lang)
            st.button(words, key=key, on_click=tick_candidates, args=(origin, claimed))
            st.caption(say("document.aside", lang))
        for n, one in here.items():
            _show_candidate(n, one, search, origin, context, aside, known.rows_of(one))


def _marked_page(search: DocumentSearch, number: int, portion: Portion, lang: Lang) -> Markup:
    """The page's text with its claims marked and numbered, and faintly what is none, with the reason."""
    text = search.text_of(number)[: portion.end]
    parts, end, spaced = [], portion.start, is_spaced(text[portion.start :])
    for span in search.spans_on(number):
        if not portion.start <= span.start < portion.end:
            continue
        parts.append(page_html(text[end : span.start], spaced=spaced))
        words = page_html(text[span.start : span.end], spaced=spaced)
        if span.candidate is not None:
            parts.append(Markup("<mark>{}<sup>{}</sup></mark>").format(words, span.candidate + 1))
        else:
            parts.append(Markup('<span class="left-out" title="{}">{}</span>').format(span.why.of(lang), words))
        end = span.end
    parts.append(page_html(text[end:], spaced=spaced))
    name = say("document.text_of_page", lang)
    region = '<div class="page-text" tabindex="0" role="region" aria-label="{}">{}</div>'
    return Markup(region).format(name, join_html(parts))


def _show_candidate(
    n: int,
    one: Candidate,
    search: DocumentSearch,
    origin: str,
    context: PageContext,
    aside: Mapping[tuple[str, str, str, str], str],
    rows: Sequence[Figure],
) -> None:
    """A claim with its number marked, a box to tick it, and the reasons for which it may be set aside."""
    lang, number = context.lang, rows_of_document(origin).rows[n]
    grid = current_grid(origin)
    row = next((row for row in grid.rows if row.number == number), None)
    with st.container(border=True, key=f"claim-{origin[-8:]}-{n}", gap="small"):
        if rows or row is None:
            proposed = proposed_row(one, search.about, lang) if search.about else {}
            markup.show_html(_claim(n, one, proposed, context))
            ids = ", ".join(figure.id for figure in rows)
            markup.show_echo(say("document.in_table", lang, id=ids) if ids else say("document.saved", lang))
            return
        key = f"take-{origin[-8:]}-{n}"
        st.session_state[key] = bool(row.tick)
        st.checkbox(
            say("document.take", lang, n=n + 1), key=key, on_change=change_by_field,
            args=(origin, key, lambda grid, wanted: grid.tick([number], wanted=bool(wanted))),
        )  # fmt: skip
        markup.show_html(_claim(n, one, row.cells, context))
        if not row.tick:
            place = place_of(search, one)
            key = f"aside-{origin[-8:]}-{n}"
            st.session_state[key] = aside.get(place) or ("demand" if one.kind == "demand" else None)
            st.pills(
                say("document.not_taken", lang), REASONS, key=key, label_visibility="collapsed",
                format_func=lambda why: say(f"document.why_{why}", lang),
                on_change=_set_aside, args=(context.open_table.path, place, key),
            )  # fmt: skip


def _claim(n: int, one: Candidate, cells: Mapping[str, str], context: PageContext) -> Markup:
    """The claim's quote with its number marked, and below it what was read, in the reader's words."""
    lang, figure = context.lang, read_row(cells, context.open_table.table.registers)
    quote = join_html([
        plain(one.quote[: one.start]), Markup("<mark>{}</mark>").format(plain(one.text)), plain(one.quote[one.end :])
    ])  # fmt: skip
    kind = say(f"document.kind_{one.kind}", lang)
    measured = "" if one.measure_kind == "outcome" else say(f"kinds.{one.measure_kind}", lang)
    speaker = f"{one.speaker.name} ({one.speaker.party})" if one.speaker.party else one.speaker.name
    since = figure.change_since.named(lang) if figure and figure.change_since else one.change_since
    about = (
        kind,
        measured,
        _figure_words(cells, figure, lang),
        figure.period.named(lang) if figure else one.period,
        since and say("charts.since", lang, period=since),
        speaker,
    )
    return Markup('<blockquote class="claim"><b>{}</b> {}</blockquote><p class="echo">{}</p>').format(
        n + 1, quote, join_html((plain(text) for text in about if text), " · ")
    )


def _figure_words(cells: Mapping[str, str], figure: Figure | None, lang: Lang) -> str:
    """What a row says, as readers write it; a row that cannot be read, as its cells stand."""
    if figure:
        return figure_words(figure, lang, worded=True)
    return amount_as_written(cells)


def _show_missed(search: DocumentSearch, origin: str, context: PageContext) -> None:
    """A sentence that was not proposed, copied from the text by the reader; what is not found there stays written."""
    lang, state = context.lang, rows_of_document(origin)
    key = f"missed-{origin[-8:]}-{state.copied}"
    with st.expander(say("document.missed", lang)):
        with st.form(key, border=False):
            text = st.text_area(say("document.missed_text", lang), key=f"text-{key}", height=80)
            is_asked = st.form_submit_button(say("document.missed_add", lang))
        if is_asked and (sentence := copied_sentence(text)):
            state.repeated = None
            hits = Pages(search.name, [page.text for page in search.pages]).find(text)
            if hits:
                take_sentence(sentence, str(hits[0].pages[0]), search, origin, context)
                state.copied += 1
                st.rerun()
            markup.show_alert(say("document.missed_not_found", lang))
        if state.repeated:
            sentence, page, where = state.repeated
            markup.show_status(where.of(lang))
            st.button(  # for a number in it that nobody has recognised
                say("document.missed_again", lang), key=f"again-{key}", on_click=add_row_with,
                args=(sentence, page, search, origin),
            )  # fmt: skip


def _show_ticked(search: DocumentSearch, origin: str, content: bytes | None, context: PageContext) -> None:
    """The rows that were ticked: what they share is filled in for many at once, then they are looked at and saved."""
    lang = context.lang
    grid = current_grid(origin)
    ticked = [row for row in grid.rows if row.tick]
    if not ticked:
        markup.show_status(say("document.none_ticked", lang))
        return
    markup.show_heading(2, counted("document.ticked", len(ticked), lang))
    with st.expander(say("document.fill", lang), expanded=True):
        _fill_many(ticked, origin, context)
    source = Text(search.name, search.name)
    show_grid(origin, source, context, partial(_keep, context.open_table.path, search.name, content), of_document=True)


def _fill_many(ticked: Sequence[GridRow], origin: str, context: PageContext) -> None:
    """Who speaks, which statistic, which place: written once for the claims that the reader chooses."""
    lang, registers = context.lang, context.open_table.table.registers
    known = suggestions(context.open_table.table, lang, current_grid(origin))
    markup.show_text(say("document.fill_lead", lang))
    units = Counter(row.cells.get("unit", "").strip() for row in ticked)
    unit, words = None, {one: unit_words(one, registers, lang) or say("document.no_unit", lang) for one in units}
    if len(units) > 1:  # what is counted in another unit is another statistic
        unit = st.pills(
            say("document.fill_unit", lang), list(units), key=f"fill-unit-{origin[-8:]}",
            format_func=lambda one: f"{words.get(one, one)} ({units[one]})",
        )  # fmt: skip
    here = [row for row in ticked if unit is None or row.cells.get("unit", "").strip() == unit]
    named = {row.number: _row_label(row.cells, registers, lang) for row in here}
    lacking = [row.number for row in here if not row.cells.get("series", "").strip()] or list(named)
    with st.form(f"fill-{origin[-8:]}", border=False, clear_on_submit=True):
        key = f"fill-rows-{sha256(repr((origin, lacking, list(named))).encode()).hexdigest()[:12]}"
        rows = st.multiselect(
            say("document.fill_rows", lang), list(named), lacking, key=key,
            format_func=lambda number: named.get(number, ""), filter_mode="contains",
        )  # fmt: skip
        cells = {}
        for name, place in markup.side_by_side(_FILLED, _BESIDE):
            with place:
                cells[name] = field_of(BY_NAME[name], f"fill-{origin[-8:]}-{name}", lang, known=known.get(name))
        if st.form_submit_button(say("document.fill_do", lang)):
            _fill(origin, {name: text for name, text in cells.items() if text.strip()}, frozenset(rows))
            st.rerun()


def _row_label(cells: Mapping[str, str], registers: Registers, lang: Lang) -> str:
    said = _figure_words(cells, read_row(cells, registers), lang)
    page = say("grid.page", lang, page=cells.get("page", ""))
    return f"{page} · {said} · {shorten(cells.get('quote', ''), _QUOTE, placeholder=' …')}"


def _keep(table: Path, name: str, content: bytes | None) -> None:
    """The document stays beside the table. A folder that cannot be written is no reason to say nothing was saved."""
    if content is not None:
        with suppress(NotSaved):
            keep_document(table, name, content)


def _fill(origin: str, cells: Mapping[str, str], rows: frozenset[int] | None) -> None:
    """Write the cells in the rows with these numbers, None for all."""
    change_grid(origin, lambda grid: grid.fill(cells, rows))


def _set_aside(table: Path, place: tuple[str, str, str, str], key: str) -> None:
    with suppress(NotSaved):
        set_aside(table, [SetAside(*place, st.session_state[key] or "")])
