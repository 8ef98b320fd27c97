"""What the table would become: planned once for a state of the table and of what is done to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

import streamlit as st

from facts.app.desk import Desk
from facts.app.opened import Opened
from facts.app.waiting import awaited_if_long
from facts.figures.figure import Figure
from facts.progress import part
from facts.reading.incoming import Incoming
from facts.reading.registers import Registers
from facts.reading.table import Table, read_table
from facts.saving.append import Addition, plan
from facts.saving.edit import Edit
from facts.words import Lang, say

_KEPT = 4


@dataclass(frozen=True, slots=True, eq=False)
class Planned:
    """An addition and the table with it; `figures` are the new ones that could be read."""

    addition: Addition
    table: Table
    figures: tuple[Figure, ...]


def planned(new: Incoming, opened: Opened, lang: Lang) -> Planned:
    """What adding `new` to the table would do."""
    marks = (opened.table.sha256, sha256(new.data).hexdigest(), repr(new.lines), repr(new.problems), *opened.beside)
    work = partial(_planned, marks, new, opened.data, opened.table.registers, opened.path.name)
    what = say("waiting.adding", lang, file=opened.path.name)
    return awaited_if_long(work, len(new.data) + len(opened.data), f"plan {marks}", what, lang)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _planned(marks: tuple[str, ...], _new: Incoming, _data: bytes, _registers: Registers, file: str) -> Planned:
    with part(0, 2):
        addition = plan(_data, _new, _registers, file=file)
    with part(1, 2):
        after = read_table(addition.data, _registers)
    lines = set(addition.lines)
    return Planned(addition, after, tuple(figure for figure in after.figures if figure.line in lines))


@dataclass(frozen=True, slots=True, eq=False)
class Edited:
    """A correction or a withdrawal, and the table after it."""

    edit: Edit
    table: Table


def edited(plan_edit: Callable[[], Edit], wanted: tuple[str, ...], opened: Opened, lang: Lang) -> Edited:
    """What `plan_edit` plans for the table as it is; `wanted` says what it is to do, and what it expects there."""
    mark = repr((wanted, opened.table.sha256, opened.beside))
    work = partial(_edited, mark, plan_edit, opened.table.registers)
    what = say("waiting.adding", lang, file=opened.path.name)
    return awaited_if_long(work, len(opened.data), mark, what, lang)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _edited(mark: str, _plan: Callable[[], Edit], _registers: Registers) -> Edited:
    with part(0, 2):
        edit = _plan()
    with part(1, 2):
        return Edited(edit, read_table(edit.data, _registers))


def with_table(desk: Desk, after: Table) -> Desk:
    """The desk with another table on it: charts are drawn of what would be."""
    return replace(desk, opened=replace(desk.opened, table=after))
