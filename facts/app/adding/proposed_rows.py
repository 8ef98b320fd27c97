"""The rows that a document's claims have in the grid: proposed ones, and sentences that the reader copied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

import streamlit as st

from facts.app.adding.choose_document import table_index
from facts.app.adding.document_search import DocumentSearch
from facts.app.adding.grid_model import GridRow, grid_of_rows
from facts.app.adding.unsaved_work import (
    NOT_AS_WRITTEN,
    change_grid,
    current_grid,
    keep_claims,
    kept_grid,
    recall_claims,
    row_content,
    row_from,
)
from facts.app.pages import PageContext
from facts.documents.candidates import Candidate, proposed_row
from facts.documents.document_file import Document
from facts.documents.find import find_candidates
from facts.documents.names import NOBODY
from facts.documents.quote_search import letters
from facts.figures.columns import BY_NAME
from facts.words import LANGUAGES, Lang, Text, in_both

_STATES = "documents"
OF_DOCUMENT = ("document", "document_date", "document_url")


@dataclass(slots=True)
class DocumentRows:
    """What this session knows of a document: its candidates' rows in the grid, its own words, sentences `copied`.

    `repeated` is a sentence that was copied although it is ticked or saved, with its page and where it stands.
    `waiting` are rows that were left in another session, by the claims that they are of, `added` those of sentences.
    """

    rows: list[int] = field(default_factory=list)
    title: dict[str, str] = field(default_factory=dict)
    copied: int = 0
    repeated: tuple[str, str, Text] | None = None
    is_retitled: bool = False
    waiting: dict[tuple[str, ...], list[GridRow]] = field(default_factory=dict)
    added: list[GridRow] = field(default_factory=list)


def rows_of_document(origin: str) -> DocumentRows:
    """What this session knows of the document of that grid."""
    states: dict[str, DocumentRows] = st.session_state.setdefault(_STATES, {})
    return states.setdefault(origin, DocumentRows())


def begin_rows(origin: str, context: PageContext) -> None:
    """Go on with what was done with the document's claims before this session; with nothing if nobody has been here."""
    if origin in st.session_state.get(_STATES, {}):
        return
    state, content = rows_of_document(origin), recall_claims(origin, context)
    if content is None:
        return
    with suppress(*NOT_AS_WRITTEN):
        for one in content["claims"]:
            state.waiting.setdefault(tuple(map(str, one["place"])), []).append(row_from(one["row"]))
        state.added = list(map(row_from, content["added"]))
        state.title = {name: str(content["title"][name]) for name in OF_DOCUMENT if name in content["title"]}
        state.is_retitled = bool(state.title)


def keep_rows(search: DocumentSearch, origin: str, context: PageContext) -> None:
    """Keep what was ticked, mended and added beside the table, until it is saved."""
    state, rows = rows_of_document(origin), {row.number: row for row in current_grid(origin).rows}
    proposed = dict(zip(state.rows, search.candidates, strict=False))
    claims = [
        {"place": _place_of(one), "row": row_content(row)}
        for number, one in proposed.items()
        if (row := rows.get(number)) and (row.tick or row.written)
    ]
    claims += [{"place": place, "row": row_content(row)} for place, left in state.waiting.items() for row in left]
    added = [row_content(row) for row in (*(rows[n] for n in rows.keys() - proposed.keys()), *state.added)]
    content = {"title": state.title if state.is_retitled else {}, "claims": claims, "added": added}
    keep_claims(origin, search.name, content if any(content.values()) else None, context)


def forget_rows(origin: str) -> None:
    """Begin anew with a document, as if nobody had ticked or mended anything."""
    st.session_state.get(_STATES, {}).pop(origin, None)
    for name in OF_DOCUMENT:
        st.session_state.pop(title_key(origin, name), None)


def title_key(origin: str, name: str) -> str:
    """The key of the field in which the document's own title, date or address is written."""
    return f"about-{origin[-8:]}-{name}"


def _place_of(one: Candidate) -> tuple[str, ...]:
    """By which words of the document a claim is known again."""
    return one.page, one.quote, one.text, str(one.start)


def take_candidates(search: DocumentSearch, origin: str, lang: Lang) -> None:
    """Give each candidate that has been found since a row of the grid, not ticked."""
    state, about = rows_of_document(origin), search.about
    if about is None:
        return
    kept_grid(origin, lambda: grid_of_rows((), origin, delimiter=LANGUAGES[lang].delimiter))
    if state.added:
        _resume_added(state, origin)
    new = search.candidates[len(state.rows) :]
    if not new:
        return
    own = {name: text for name, text in state.title.items() if text}
    rows = [_without_defaults(proposed_row(one, about, lang)) | own for one in new]
    change_grid(origin, lambda grid: grid.extend(rows, tick=False))
    grid = current_grid(origin)
    made = grid.rows[-len(rows) :]
    state.rows += [row.number for row in made]
    left = [(row, state.waiting.pop(_place_of(one), [])) for row, one in zip(made, new, strict=True)]
    if resumed := [_as_left(row, waiting[0]) for row, waiting in left if waiting]:
        change_grid(origin, lambda grid: grid.resume(resumed))


def _resume_added(state: DocumentRows, origin: str) -> None:
    added, state.added = state.added, []
    change_grid(origin, lambda grid: grid.extend([row.cells for row in added]))
    made = current_grid(origin).rows[-len(added) :]
    resumed = [_as_left(row, left) for row, left in zip(made, added, strict=True)]
    change_grid(origin, lambda grid: grid.resume(resumed))


def _as_left(row: GridRow, left: GridRow) -> GridRow:
    return replace(row, cells=left.cells, written=left.written, tick=left.tick)


def _without_defaults(cells: Mapping[str, str]) -> dict[str, str]:
    """What a blank cell means anyway is not written: a table may have no column for it."""
    return {name: text for name, text in cells.items() if text and text != BY_NAME[name].default}


def tick_candidates(origin: str, candidates: Sequence[int]) -> None:
    """Tick the rows of candidates, by their numbers from 0."""
    rows = frozenset(rows_of_document(origin).rows[n] for n in candidates)
    change_grid(origin, lambda grid: grid.tick(rows, wanted=True))


def take_sentence(sentence: str, page: str, search: DocumentSearch, origin: str, context: PageContext) -> None:
    """Tick what was proposed of the sentence and overlooked, else add it; nothing that is ticked or saved twice."""
    state, known = rows_of_document(origin), table_index(context.open_table.table.sha256, context.open_table.figures)
    rows, words = {row.number: row for row in current_grid(origin).rows}, letters(sentence)
    proposed = {state.rows[n]: one for n, one in enumerate(search.candidates) if words in letters(one.quote)}
    copied = [number for number in rows.keys() - set(state.rows) if rows[number].cells.get("quote") == sentence]
    saved = [figure.id for figure in context.open_table.figures if figure.quote == sentence]
    saved += [figure.id for one in proposed.values() for figure in known.rows_of(one)]
    free = [number for number, one in proposed.items() if number in rows and not known.rows_of(one)]
    ticked = [rows[number].line for number in (*free, *sorted(copied)) if rows[number].tick]
    if overlooked := [number for number in (*free, *copied) if not rows[number].tick]:
        change_grid(origin, lambda grid: grid.tick(frozenset(overlooked), wanted=True))
    elif ticked:
        where = in_both("document.missed_ticked", rows=", ".join(map(str, ticked)))
        state.repeated = sentence, page, where
    elif saved:
        state.repeated = sentence, page, in_both("document.missed_saved", id=", ".join(dict.fromkeys(saved)))
    else:
        _add_sentence(sentence, page, search, origin, context)


def _add_sentence(text: str, page: str, search: DocumentSearch, origin: str, context: PageContext) -> None:
    """Rows for a sentence: one for each claim that is read out of it, else one with the words alone."""
    about, state = search.about, rows_of_document(origin)
    if about is None:
        return
    document, parties = Document(search.name, [text]), context.open_table.parties
    found = [one for part in find_candidates(document, about, parties) for one in part.candidates]
    if not found:
        add_row_with(text, page, search, origin)
        return
    rows = [_without_defaults(proposed_row(one, about, context.lang)) for one in found]
    own = {name: cell for name, cell in state.title.items() if cell} | {"quote": text, "page": page}
    change_grid(origin, lambda grid: grid.extend([row | own for row in rows], tick=True))


def add_row_with(sentence: str, page: str, search: DocumentSearch, origin: str) -> None:
    """A row with the words alone, and whose they are where another claim of the sentence says it."""
    state = rows_of_document(origin)
    speaker = next((one.speaker for one in search.candidates if letters(sentence) in letters(one.quote)), NOBODY)
    said = {"cited_by": speaker.name, "office": speaker.office, "party": speaker.party}
    said |= {"party_basis": "document" if speaker.party else "", "quote": sentence, "page": page} | state.title
    row = {name: cell for name, cell in said.items() if cell}
    change_grid(origin, lambda grid: grid.extend([row], tick=True))
    state.repeated = None
