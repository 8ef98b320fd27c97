"""What a reader brings, opened: a table with our header, one whose columns are to be mapped, a register of claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

import streamlit as st

from facts.app.adding.grid_model import MADE_HERE
from facts.csvfile.source import Source, open_source
from facts.csvfile.writing import Hand, numbered_lines
from facts.documents.candidates import proposed_row
from facts.documents.document_details import About, about_document
from facts.documents.document_file import Document
from facts.documents.find import find_candidates
from facts.figures.columns import BY_NAME
from facts.figures.problems import Unreadable
from facts.reading.dates import read_date
from facts.reading.mapping import ColumnMapping, first_lines, likely_header, map_table, open_other, with_header_row
from facts.reading.table import Incoming, check
from facts.reading.workbook import open_incoming
from facts.words import Lang

LARGEST_MEGABYTES = 200
"""Of a file that is brought: above the largest table that the program promises to read, and any document."""
# A table that is recognised as none of ours, or as one that a statistics office gives, may still be mapped.
WITHOUT_HEADINGS = frozenset({"no-header", "header-not-first", "unknown-delimiter"})
_MAPPED = WITHOUT_HEADINGS | {"pxweb-export", "kolada-export"}
_LACKS = frozenset({"missing-column", "duplicate-column"})
# One column is a list or a text.
_FEWEST_COLUMNS = 2
# What the words of a claim say; who said it, and where, stands in the register.
_SAID = (
    "value", "approximator", "unit", "direction", "change_since", "compared_with", "measure_kind", "period",
    "period_basis",
)  # fmt: skip


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
def open_draft(data: bytes, sheet: str = "", header_line: int = 0) -> Draft:
    """The table in `data`; Unreadable, with what it is instead, when it is none.

    `sheet` and `header_line` (0 for the likeliest) are what the reader chose.
    """
    if header_line:
        return _foreign(data, sheet, header_line, None)
    try:
        new = open_incoming(data, sheet=sheet)
        source = open_source(new.data)
    except Unreadable as unreadable:
        if unreadable.problems[0].code not in _MAPPED:
            raise
        return _foreign(data, sheet, header_line, unreadable)
    lacking = [problem for problem in check(new.data).problems if problem.code in _LACKS]
    if any((problem.code, problem.column) != MADE_HERE for problem in lacking):
        return _foreign(data, sheet, header_line, None)
    return Draft(new, source, False)


def _foreign(data: bytes, sheet: str, header_line: int, unreadable: Unreadable | None) -> Draft:
    """A table with other headers; what was said of it at first when it is no table at all."""
    new = open_incoming(data, other_headers=True, sheet=sheet)
    top = first_lines(open_other(new))
    owned = {new.line(line) or line: line for line, _ in top}
    new = with_header_row(new, owned.get(header_line) or likely_header(top))
    source = open_other(new)
    if unreadable and not _is_table(source):
        raise unreadable
    return Draft(new, source, True, tuple((new.line(line) or line, cells) for line, cells in top))


def _is_table(source: Source) -> bool:
    """Whether there is a row below the headings, and more than one column: prose has neither."""
    width = len(source.header.written)
    return width >= _FEWEST_COLUMNS and any(len(cells) >= _FEWEST_COLUMNS for cells in first_rows(source, 3))


@st.cache_resource(max_entries=4, show_spinner=False)
def map_draft(marks: tuple[str, ...], _new: Incoming, _columns: ColumnMapping, _taken: tuple[str, ...]) -> Incoming:
    """The draft with our columns; `marks` say what it is made of."""
    return map_table(_new, _columns, taken=_taken)


def first_rows(source: Source, many: int) -> Iterator[list[str]]:
    """The cells of the first records below the header."""
    return (record.cells for record in islice(source.records(), 1, 1 + many))


@st.cache_resource(max_entries=4, show_spinner=False)
def claims_in_text(data: bytes, _new: Incoming, lang: Lang) -> Incoming:
    """The rows with what their quotes say; a quote without a claim keeps its row, to be filled in by hand."""
    source = open_source(data, other_headers=True)
    names = [*source.header.columns, *(name for name in _SAID if name not in source.header.columns)]
    records = [(record.line, dict(zip(source.header.columns, record.cells, strict=False)))
               for record in islice(source.records(), 1, None)]  # fmt: skip
    about = about_document(Document("", ["\n\n".join(cells.get("quote", "") for _, cells in records)]))
    hand = Hand(source.delimiter, "\n")
    made = [(hand.record([row.get(name, "") for name in names]), _new.line(owner) or owner)
            for owner, cells in records for row in _claims(cells, about, lang)]  # fmt: skip
    text, lines = numbered_lines([(hand.record(names), 1), *made])
    return replace(_new, data=text.encode("utf-8"), lines=lines)


def _claims(cells: Mapping[str, str], about: About, lang: Lang) -> Iterator[dict[str, str]]:
    """The row once for each claim of its quote; the first keeps the id, the others get their own later."""
    day = read_date(cells.get("document_date", "").strip()).value if cells.get("document_date", "").strip() else None
    dated = replace(about, title="", date=day)
    found = [one for part in find_candidates(Document("", [cells.get("quote", "")]), dated) for one in part.candidates]
    if not found:
        yield dict(cells)
    for n, one in enumerate(found):
        said = {name: text for name, text in proposed_row(one, dated, lang).items() if name in _SAID}
        said = {name: text for name, text in said.items() if text and text != BY_NAME[name].default}
        own = {name: text for name, text in cells.items() if text.strip()}
        yield said | own | ({"id": ""} if n else {})
