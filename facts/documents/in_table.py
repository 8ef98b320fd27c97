"""Which rows of a table say what a candidate says: the same quote and the same number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from facts.documents.candidates import Candidate
from facts.documents.quote_search import letters
from facts.figures.figure import Figure
from facts.figures.units import Units

# A share in words is written with one decimal: a third is 33.3.
_CLOSE = Fraction(6, 100)
_LONGEST_START = 40


class TableIndex:
    """The rows of a table by the words of their quotes."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._units = Units()
        self._by_start: dict[str, list[tuple[str, Figure]]] = defaultdict(list)
        self._all: list[tuple[str, Figure]] = []
        for figure in figures:
            if figure.quote and figure.is_claim:
                words = letters(figure.quote)
                self._by_start[words[:_LONGEST_START]].append((words, figure))
                self._all.append((words, figure))

    def marked(self, candidate: Candidate) -> Candidate:
        """The candidate with the ids of the rows that have its quote and its number."""
        return replace(candidate, in_table=tuple(figure.id for figure in self.rows_of(candidate)))

    def rows_of(self, candidate: Candidate) -> list[Figure]:
        """The rows with the same quote, or a longer or shorter cut of it, and the same number or direction."""
        quote = letters(candidate.quote)
        near = self._by_start.get(quote[:_LONGEST_START], [])
        near = near or [entry for entry in self._all if entry[0] in quote or quote in entry[0]]
        return [
            figure
            for words, figure in near
            if (words in quote or quote in words) and self._says_the_same(candidate, figure)
        ]

    def _says_the_same(self, candidate: Candidate, figure: Figure) -> bool:
        if candidate.value is None:
            return (
                figure.value is None and figure.direction == candidate.direction and self._same_thing(candidate, figure)
            )
        if figure.value is None:
            return False
        written = Fraction(figure.value if isinstance(figure.value, Decimal) else Decimal(str(figure.value)))
        factor = Fraction(str(figure.unit.factor)) if figure.unit else Fraction(1)
        unit = self._units.find(candidate.unit)
        own = candidate.value * (Fraction(str(unit.factor)) if unit else _scale(candidate.unit))
        return any(
            abs(abs(value) - abs(own)) <= (_CLOSE if abs(own) <= 100 else 0) for value in (written * factor, written)
        )

    def _same_thing(self, candidate: Candidate, figure: Figure) -> bool:
        """Whether two claims of direction in one sentence are of one thing: by the unit where both have one."""
        unit = self._units.find(candidate.unit)
        return unit is None or figure.unit is None or unit.dimension == figure.unit.dimension


def _scale(unit: str) -> Fraction:
    scales = {"million": 10**6, "billion": 10**9, "trillion": 10**12, "1000": 1000}
    return Fraction(scales.get(unit.split(" ")[0], 1))
