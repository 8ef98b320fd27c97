"""What the table would become: planned once for a state of the table and of what is added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

import streamlit as st

from facts.app.desk import Desk
from facts.app.opened import Opened
from facts.app.waiting import LONG, awaited
from facts.progress import part
from facts.table.append import Addition, plan
from facts.table.figures import Figure
from facts.table.incoming import Incoming
from facts.table.reading import Table, read_table
from facts.table.registers import Registers
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
    if len(new.data) + len(opened.data) < LONG:
        return work()
    return awaited(work, f"plan {marks}", say("waiting.adding", lang, file=opened.path.name), lang)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _planned(marks: tuple[str, ...], _new: Incoming, _data: bytes, _registers: Registers, file: str) -> Planned:
    with part(0, 2):
        addition = plan(_data, _new, _registers, file=file)
    with part(1, 2):
        after = read_table(addition.data, _registers)
    lines = set(addition.lines)
    return Planned(addition, after, tuple(figure for figure in after.figures if figure.line in lines))


def with_table(desk: Desk, after: Table) -> Desk:
    """The desk with another table on it: charts are drawn of what would be."""
    return replace(desk, opened=replace(desk.opened, table=after))
