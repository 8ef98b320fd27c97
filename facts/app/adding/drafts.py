"""What a reader brings, opened: a table with our header, or one whose columns are to be mapped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import streamlit as st

from facts.csvfile.source import Source, open_source
from facts.figures.problems import Unreadable
from facts.reading.check import check
from facts.reading.incoming import Incoming, incoming
from facts.reading.mapping import ColumnMapping, guess, mapped, open_other

_MAPPED = frozenset({"no-header"})
_LACKS = frozenset({"missing-column"})


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A table as it was brought; `is_foreign` when its columns have to be mapped first."""

    new: Incoming
    source: Source
    is_foreign: bool


@st.cache_resource(max_entries=4, show_spinner=False)
def opened_draft(data: bytes) -> Draft:
    """The table in `data`; Unreadable, with what it is instead, when it is none."""
    try:
        new = incoming(data)
        source = open_source(new.data)
    except Unreadable as unreadable:
        if unreadable.problems[0].code not in _MAPPED:
            raise
        return _foreign(data, unreadable)
    lacks = any(problem.code in _LACKS for problem in check(new.data).problems)
    return Draft(new, source, lacks)


def _foreign(data: bytes, unreadable: Unreadable) -> Draft:
    """A table with other headers; what was said of it at first when it is no table at all."""
    new = incoming(data, other_headers=True)
    source = open_other(new)
    if len(source.header.written) < 2 or not any(guess(source).columns):
        raise unreadable
    return Draft(new, source, True)


@st.cache_resource(max_entries=4, show_spinner=False)
def mapped_draft(marks: tuple[str, ...], _new: Incoming, _columns: ColumnMapping, _taken: tuple[str, ...]) -> Incoming:
    """The draft with our columns; `marks` say what it is made of."""
    return mapped(_new, _columns, taken=_taken)


def first_rows(source: Source, many: int) -> Iterator[list[str]]:
    """The cells of the first records below the header."""
    return (record.cells for record in islice(source.records(), 1, 1 + many))
