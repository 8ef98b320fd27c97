"""What a reader brings, opened: a table with our header, or one whose columns are to be mapped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import streamlit as st

from facts.csvfile.source import Source, open_source
from facts.figures.problems import Unreadable
from facts.reading.incoming import Incoming, incoming
from facts.reading.mapping import ColumnMapping, first_lines, likely_header, mapped, open_other, with_header_at
from facts.reading.table import check

# A table that is recognised as none of ours, or as one that a statistics office gives, may still be mapped.
_MAPPED = frozenset({"no-header", "header-not-first", "unknown-delimiter", "pxweb-export", "kolada-export"})
_LACKS = frozenset({"missing-column", "duplicate-column"})
_FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A table as it was brought; `is_foreign` when its columns have to be mapped first.

    `top` are its first lines with their cells, among which the reader may choose the headings.
    """

    new: Incoming
    source: Source
    is_foreign: bool
    top: tuple[tuple[int, list[str]], ...] = ()


@st.cache_resource(max_entries=4, show_spinner=False)
def opened_draft(data: bytes, sheet: str = "", header_line: int = 0, taken: tuple[str, ...] = ()) -> Draft:
    """The table in `data`; Unreadable, with what it is instead, when it is none.

    `sheet` and `header_line` (0 for the likeliest) are what the reader chose; `taken` are the ids of the table.
    """
    if header_line:
        return _foreign(data, sheet, header_line, None)
    try:
        new = incoming(data, sheet=sheet)
        source = open_source(new.data)
    except Unreadable as unreadable:
        if unreadable.problems[0].code not in _MAPPED:
            raise
        return _foreign(data, sheet, header_line, unreadable)
    lacking = {problem.column for problem in check(new.data).problems if problem.code in _LACKS}
    if lacking - {"id"}:
        return _foreign(data, sheet, header_line, None)
    if lacking:  # our header but for the ids, which are made
        new = mapped(new, ColumnMapping(source.header.columns), taken=taken)
        source = open_source(new.data)
    return Draft(new, source, False)


def _foreign(data: bytes, sheet: str, header_line: int, unreadable: Unreadable | None) -> Draft:
    """A table with other headers; what was said of it at first when it is no table at all."""
    new = incoming(data, other_headers=True, sheet=sheet)
    top = first_lines(open_other(new))
    owned = {new.line(line) or line: line for line, _ in top}
    new = with_header_at(new, owned.get(header_line) or likely_header(top))
    source = open_other(new)
    if unreadable and not _is_table(source):
        raise unreadable
    return Draft(new, source, True, tuple((new.line(line) or line, cells) for line, cells in top))


def _is_table(source: Source) -> bool:
    """Whether there is a row below the headings, and more than one column: prose has neither."""
    width = len(source.header.written)
    return width >= _FEWEST_COLUMNS and any(len(cells) >= _FEWEST_COLUMNS for cells in first_rows(source, 3))


@st.cache_resource(max_entries=4, show_spinner=False)
def mapped_draft(marks: tuple[str, ...], _new: Incoming, _columns: ColumnMapping, _taken: tuple[str, ...]) -> Incoming:
    """The draft with our columns; `marks` say what it is made of."""
    return mapped(_new, _columns, taken=_taken)


def first_rows(source: Source, many: int) -> Iterator[list[str]]:
    """The cells of the first records below the header."""
    return (record.cells for record in islice(source.records(), 1, 1 + many))
