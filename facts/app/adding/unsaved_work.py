"""Work that is not saved yet: grids, kept in the session and with every change beside the table; gone on with later."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.adding.grid_model import Grid, GridRow
from facts.app.markup import label_text, plain
from facts.app.pages import PageContext
from facts.csvfile.header import Header
from facts.figures.problems import CATALOGUE, Problem
from facts.saving.save_errors import NotSaved
from facts.saving.unfinished_work import UnfinishedWork, drop_unfinished, keep_unfinished, unfinished_beside
from facts.words import counted, say
from facts.words.dates import moment
from facts.words.numbers import number

# For each grid of the session, what stands of it in the file: the fingerprint of its last state there.
_FINGERPRINTS, _BACK = "unfinished-fingerprints", "unfinished-back"
_MOST_ROWS = 5000
"""As many rows as a page of published figures takes: writing them down with every change takes half a second."""
_GRIDS = "grids"


def keep_grid(origin: str, name: str, context: PageContext) -> None:
    """Keep the rows of a file as they stand now, once something has been mended, ticked or saved of them."""
    grid, lang = current_grid(origin), context.lang
    if _fingerprints().setdefault(origin, grid.fingerprint) == grid.fingerprint:
        return
    if len(grid.rows) > _MOST_ROWS:
        too_many = say("unfinished.too_many", lang, most=number(_MOST_ROWS, lang))
        markup.show_status(say("unfinished.not_kept", lang), too_many)
    else:
        _keep("file", origin, name, grid_content(grid), grid.fingerprint, context)


def keep_claims(origin: str, name: str, content: Mapping[str, Any] | None, context: PageContext) -> None:
    """Keep what was ticked, mended and added of a document's claims, None where that is nothing."""
    if content is None:
        if origin in _fingerprints():
            _discard_work(context.open_table.path, origin)
        return
    fingerprint = json.dumps(content)
    if _fingerprints().get(origin) != fingerprint:
        _keep("document", origin, name, content, fingerprint, context)


def _keep(way: str, origin: str, name: str, content: Mapping[str, Any], fingerprint: str, context: PageContext) -> None:
    try:
        keep_unfinished(context.open_table.path, way, origin, name, content)
    except NotSaved as error:
        markup.show_status(say("unfinished.not_kept", context.lang), error.text.of(context.lang))
    else:
        _fingerprints()[origin] = fingerprint


def recall_grid(origin: str, context: PageContext) -> Grid | None:
    """The rows of a file as they were left, None where nothing was done with them."""
    work = _recall("file", origin, context)
    grid = grid_from(work.content) if work else None
    if grid:
        _fingerprints()[origin] = grid.fingerprint
    return grid


def recall_claims(origin: str, context: PageContext) -> Mapping[str, Any] | None:
    """What was done with a document's claims, None where that is nothing."""
    work = _recall("document", origin, context)
    if work:
        _fingerprints()[origin] = json.dumps(work.content)
    return work.content if work else None


def _recall(way: str, origin: str, context: PageContext) -> UnfinishedWork | None:
    work = next((one for one in _works(way, context) if one.origin == origin), None)
    if work:
        st.session_state.setdefault(_BACK, {})[origin] = work
    return work


def is_unsaved_again(origin: str) -> None:
    """What was saved and taken back is kept anew, as it stands."""
    _fingerprints()[origin] = ""


def show_resumed(origin: str, context: PageContext, forget: Callable[[], None] = lambda: None) -> None:
    """Say of work that is gone on with since when it waits, and let it be discarded: then all is as it was brought."""
    work: UnfinishedWork | None = st.session_state.get(_BACK, {}).get(origin)
    if work:
        lang = context.lang
        markup.show_status(say("unfinished.back", lang, name=work.name, when=moment(work.when, lang)))
        st.button(
            say("unfinished.discard", lang), key=f"discard-{origin}", on_click=_discard,
            args=(context.open_table.path, origin, forget),
        )  # fmt: skip


def show_unfinished(
    way: str, context: PageContext, go_on: Callable[[UnfinishedWork], Callable[[], None] | None]
) -> None:
    """The work that waits, with how to go on with it: a button where `go_on` knows how, else by bringing the file."""
    lang = context.lang
    works = [one for one in _works(way, context) if not is_kept(one.origin)]
    if not works:
        return
    markup.show_html(Markup("<h3>{}</h3>").format(say("unfinished.heading", lang)))
    for work in works:
        with st.container(border=True, gap="small"):
            found = (work.content.get(name) for name in ("rows", "claims", "added"))
            rows = sum(len(some) for some in found if isinstance(some, list))
            what = counted("unfinished.waits", rows, lang, name=work.name, when=moment(work.when, lang))
            resume = go_on(work)
            bring = "" if resume else say("unfinished.bring", lang)
            markup.show_html(Markup("<p>{} {}</p>").format(plain(what), bring))
            name = label_text(work.name)
            if resume:
                st.button(say("unfinished.go_on", lang, name=name), key=f"go-on-{work.origin}", on_click=resume)
            st.button(
                say("unfinished.discard_named", lang, name=name), key=f"discard-{work.origin}",
                on_click=_discard_work, args=(context.open_table.path, work.origin),
            )  # fmt: skip


def _discard_work(table: Path, origin: str) -> None:
    """Keep nothing more of these rows; what cannot be written now is offered again another day."""
    _fingerprints().pop(origin, None)
    st.session_state.get(_BACK, {}).pop(origin, None)
    with suppress(NotSaved):
        drop_unfinished(table, origin)


def discard_rows(table: Path, origin: str) -> None:
    """Let go of rows here and beside the table."""
    _discard_work(table, origin)
    forget_grid(origin)


def _discard(table: Path, origin: str, forget: Callable[[], None]) -> None:
    discard_rows(table, origin)
    forget()


def _works(way: str, context: PageContext) -> list[UnfinishedWork]:
    try:
        return [one for one in unfinished_beside(context.open_table.path) if one.way == way]
    except NotSaved as error:
        markup.show_status(error.text.of(context.lang))
        return []


def _fingerprints() -> dict[str, str]:
    fingerprints: dict[str, str] = st.session_state.setdefault(_FINGERPRINTS, {})
    return fingerprints


# --- a grid out of a file that anybody may have written in ------------------------------------------------------------


# What is raised where a file does not hold what was written into it.
NOT_AS_WRITTEN = (KeyError, TypeError, ValueError, AttributeError, OverflowError)


def grid_content(grid: Grid) -> dict[str, Any]:
    """All that a grid holds, for JSON."""
    content = {field.name: getattr(grid, field.name) for field in fields(grid)}
    content["rows"], content["problems"] = list(map(row_content, grid.rows)), list(map(asdict, grid.problems))
    return content | {"header": asdict(grid.header) if grid.header else None}


def row_content(row: GridRow) -> dict[str, Any]:
    """All that a row holds, for JSON."""
    content = {field.name: getattr(row, field.name) for field in fields(row)}
    return content | {"noticed": list(map(asdict, row.noticed))}


def grid_from(content: Mapping[str, Any]) -> Grid | None:
    """The grid that `grid_content` wrote down; None where it is none."""
    try:
        header, rows = content["header"], tuple(map(row_from, content["rows"]))
        if len({row.number for row in rows}) < len(rows):
            return None
        return Grid(
            tuple(map(_text, content["names"])), rows,
            _text(content["delimiter"])[:1] or ",", _text(content["fingerprint"]), _text(content["sheet"]),
            _problems(content["problems"]), tuple(map(int, content["left_out"])), int(content["numbered"]),
            next((one for one in ("correct", "new") if one == content["same_ids"]), ""),
            Header(int(header["line"]), tuple(map(_text, header["written"]))) if header else None,
            {name: style for name, style in content["writing"].items() if style in ("en", "sv")},
        )  # fmt: skip
    except NOT_AS_WRITTEN:
        return None


def row_from(row: Mapping[str, Any]) -> GridRow:
    """The row that `row_content` wrote down; one of `NOT_AS_WRITTEN` where it is none."""
    tick = row["tick"]
    return GridRow(
        int(row["number"]), int(row["line"]), _texts(row["cells"]), _texts(row["written"]), _problems(row["noticed"]),
        bool(row["is_whole"]), _text(row["text"]), None if tick is None else bool(tick),
    )  # fmt: skip


def _problems(found: Iterable[Mapping[str, Any]]) -> tuple[Problem, ...]:
    return tuple(
        Problem(one["code"], one["line"] and int(one["line"]), one["column"] and _text(one["column"]),
                _texts(one["values"]))
        for one in found if one["code"] in CATALOGUE
    )  # fmt: skip


def _texts(cells: Mapping[str, Any]) -> dict[str, str]:
    return {_text(name): _text(cell) for name, cell in cells.items()}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.encode("utf-8", "replace").decode("utf-8")  # a browser is sent no half letters


def kept_grid(origin: str, make: Callable[[], Grid]) -> Grid:
    """The grid made of `origin` as the reader has mended it so far, else a new one."""
    grids: dict[str, Grid] = st.session_state.setdefault(_GRIDS, {})
    if origin not in grids:
        grids[origin] = make()
    return grids[origin]


def current_grid(origin: str) -> Grid:
    """A kept grid as it stands now."""
    grids: dict[str, Grid] = st.session_state[_GRIDS]
    return grids[origin]


def is_kept(origin: str) -> bool:
    """Whether there is such a grid in this session."""
    return origin in st.session_state.get(_GRIDS, {})


def forget_grid(origin: str) -> None:
    """Let go of a grid and all that was mended in it."""
    st.session_state.get(_GRIDS, {}).pop(origin, None)


def change_grid(origin: str, change: Callable[[Grid], Grid]) -> None:
    """Put what `change` makes of a kept grid in its place; of one that was let go meanwhile nothing is made."""
    if is_kept(origin):
        grids: dict[str, Grid] = st.session_state[_GRIDS]
        grids[origin] = change(grids[origin])


def change_by_field(origin: str, key: str, change: Callable[[Grid, Any], Grid]) -> None:
    """Put what `change` makes of a kept grid and of what stands in the field `key` in the grid's place."""
    change_grid(origin, lambda grid: change(grid, st.session_state[key] or ""))


def rows_with_all_cells(origin: str) -> set[int]:
    """The numbers of the rows of which the reader sees all cells."""
    opened: dict[str, set[int]] = st.session_state.setdefault("open-rows", {})
    return opened.setdefault(origin, set())
