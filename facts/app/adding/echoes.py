"""How each cell of one row is read while the row is still being written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from facts.app.interpreted import interpretation
from facts.csvfile.writing import Hand
from facts.figures.columns import BY_NAME
from facts.figures.problems import Problem
from facts.reading.registers import Registers
from facts.reading.table import read_table
from facts.words import Lang, say

# Beside tabs a point and a comma are equals: a number that could be two is asked about.
_HAND = Hand("\t", "\n")
_ECHOED = ("value", "approximator", "unit", "period", "change_since", "party", "document_date", "accessed", "page")
# Stands where the row is still blank or wrong, so that the other cells can be read.
_STAND_IN = {
    "id": "x", "series": "x", "unit": "item", "period": "2000", "cited_by": "x", "quote": "x", "document": "x",
    "source_url": "https://example.org",
}  # fmt: skip


def as_table(cells: Mapping[str, str]) -> bytes:
    """One row as a table, blank cells too, so that what is missing is said of its column."""
    return (_HAND.record(list(cells)) + _HAND.record(list(cells.values()))).encode()


def problems_of(cells: Mapping[str, str], registers: Registers) -> tuple[Problem, ...]:
    """What is wrong with the row by itself."""
    return read_table(as_table(cells), registers).problems


def echoes(cells: Mapping[str, str], registers: Registers, lang: Lang) -> dict[str, str]:
    """How the cells are read, in words by column; a cell that cannot be read, or is taken as it stands, has none."""
    wrong = {problem.column for problem in problems_of(cells, registers) if problem.is_error}
    sound = {name: text for name, text in cells.items() if name in BY_NAME and text.strip() and name not in wrong}
    row = _STAND_IN | ({} if "value" in sound else {"direction": "increase"}) | sound
    row.pop("evidence", None)
    figures = read_table(as_table(row), registers).figures
    if not figures:
        return {}
    figure = figures[0] if "unit" in sound else replace(figures[0], unit=None)
    read = {name: interpretation(figure, name, registers.parties, lang) for name in _ECHOED if name in sound}
    # How a hedge is read is a sentence already.
    return {
        name: text if name == "approximator" else say("form.read", lang, text=text)
        for name, text in read.items()
        if text
    }
