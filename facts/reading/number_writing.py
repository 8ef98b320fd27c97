"""How a column writes its numbers, in English or in Swedish, as the column itself proves."""

from __future__ import annotations

from collections.abc import Iterator

from facts.csvfile.source import Source
from facts.figures.problems import Problem, shown
from facts.language.written_numbers import NumberStyle, has_two_forms, proven_writing, read_number


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
            values = {"variant": writing, "proof": shown(proof), "text": shown(self._first)}
            number, _ = read_number(self._first.strip(), self._source.delimiter, writing)
            if number is not None:
                values["number"] = str(number.value)
            yield Problem("number-writing", None, self._column, values)

    def _cells(self) -> Iterator[str]:
        n = self._source.header.positions().get(self._column)
        if n is not None:
            yield from (record.cells[n] for record in self._source.records() if n < len(record.cells))
