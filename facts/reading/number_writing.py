"""How a column writes its numbers, in English or in Swedish: as it proves itself, or as a person says who was asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from facts.csvfile.source import Source
from facts.csvfile.writing import written_number
from facts.figures.problems import Problem, one_line
from facts.language.written_numbers import DecimalSign, Number, NumberStyle, has_two_forms, proven_writing, read_number

_WRITING: dict[DecimalSign, NumberStyle] = {",": "sv", ".": "en"}


class NumberWriting:
    """The writing of one column: as it was `told`, else as its numbers prove, looked for when it first matters.

    Most columns hold no number such as 1,234 whose meaning depends on it, and are never looked through.
    """

    def __init__(self, source: Source, column: str, told: NumberStyle | None = None) -> None:
        self._source = source
        self._column = column
        self._told = told
        self._proof: tuple[NumberStyle, str] | None = None
        self._is_known = False
        self._first = ""

    def of(self, cell: str) -> NumberStyle | None:
        """The writing in which `cell` is to be read; None where it makes no difference or is not known."""
        if not has_two_forms(cell):
            return None
        if self._told:
            return self._told
        if not self._is_known:
            self._proof, self._is_known = proven_writing(self._cells()), True
        if self._proof is None:
            return None
        self._first = self._first or cell
        return self._proof[0]

    def problems(self) -> Iterator[Problem]:
        """That numbers were read as the column proves, once."""
        if self._first and self._proof:
            writing, proof = self._proof
            values = {"variant": writing, "proof": one_line(proof), "text": one_line(self._first)}
            number, _ = read_number(self._first.strip(), self._source.delimiter, writing)
            if number is not None:
                values["number"] = str(number.value)
            yield Problem("number-writing", None, self._column, values)

    def _cells(self) -> Iterator[str]:
        n = self._source.header.positions().get(self._column)
        if n is not None:
            yield from (record.cells[n] for record in self._source.records() if n < len(record.cells))


class TwoReadings(NamedTuple):
    """A number that can be read in two ways, and what it is if a comma or a point is the decimal sign."""

    written: str
    with_comma: Decimal
    with_point: Decimal


def two_readings(cells: Iterable[str], delimiter: str) -> list[TwoReadings]:
    """The distinct cells of a column that have two readings in a file with `delimiter`."""
    found = dict.fromkeys(cell for cell in cells if _is_ambiguous(cell, delimiter))
    return [
        TwoReadings(cell, _read_with_sign(cell, delimiter, ",").value, _read_with_sign(cell, delimiter, ".").value)
        for cell in found
    ]


def with_one_reading(cell: str, delimiter: str, sign: DecimalSign) -> str:
    """`cell` written so that `sign` is its decimal sign in any file; one that has one reading stays as it is.

    >>> with_one_reading("17.000", ";", ","), with_one_reading("17.000", ";", "."), with_one_reading("17", ";", ",")
    ('17000', '17,000', '17')
    """
    return written_number(_read_with_sign(cell, delimiter, sign), delimiter) if _is_ambiguous(cell, delimiter) else cell


def _is_ambiguous(cell: str, delimiter: str) -> bool:
    notes = read_number(cell.strip(), delimiter)[1]
    return any(note.code == "ambiguous-number" for note in notes)


def _read_with_sign(cell: str, delimiter: str, sign: DecimalSign) -> Number:
    number, notes = read_number(cell.strip(), delimiter, _WRITING[sign])
    if number is None:
        raise ValueError(f"{cell!r} has not two readings: {notes}")
    return number
