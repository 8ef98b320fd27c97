"""What stands beside a number: its margin of error, the prices it is counted in, what it is compared with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from facts.figures.columns import SCOPES
from facts.figures.figure import SUPERLATIVES
from facts.figures.intervals import Interval
from facts.figures.problems import CellNote, CellReading, one_line
from facts.figures.units import Unit, Units
from facts.language.written_numbers import Number, read_number
from facts.reading.dates import FIRST_YEAR, LAST_YEAR

GROUP = "group"
"""What stands in place of a column for the name of a group of places or people."""
ScopeLabel = tuple[str, str]
"""A column and the label that it has."""

_WORDS = {
    "place": "place", "plats": "place", "ort": "place",
    "population": "population", "grupp": "population",
    "definition": "definition",
}  # fmt: skip
_CURRENT = ("current", "current prices", "löpande", "löpande priser")
_YEAR = re.compile(
    r"(?:in |i )?(?:fasta priser |constant |fixed )?(\d{4})(?: ?års)?"
    r"(?: (?:constant |fixed )?(?:prices|priser|penningvärde|prisnivå))?"
)
_OF_SHARES = ("share", "points")
_PLUS_MINUS = re.compile(r"(?:±|\+/[-−–]|\+-)\s*")
_TO = re.compile(r"\s*[–—]\s*|\s+(?:to|till|-|and|och)\s+|(?<=\d)-(?=\d)")


@dataclass(frozen=True, slots=True)
class Margin:
    """A margin as it was written: `half` on each side of the value, or the ends themselves.

    `unit` is the one that stands beside it, None where none does.
    """

    written: str
    unit: Unit | None = None
    half: Decimal | None = None
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)

    def around(self, value: Decimal, value_high: Decimal) -> Interval | None:
        """The interval within which the value lies; None when the ends do not hold the value."""
        if self.half is not None:
            return Interval(float(value - self.half), float(value_high + self.half))
        return Interval(float(self.low), float(self.high)) if self.low <= value <= value_high <= self.high else None

    def fits(self, unit: Unit | None) -> bool:
        """Whether it is in the unit of the value; that of a share is rightly given in percentage points."""
        if self.unit is None or unit is None or self.unit.name == unit.name:
            return True
        return self.unit.factor == unit.factor and self.unit.kind in _OF_SHARES and unit.kind in _OF_SHARES


class Scopes:
    """The labels that the rows of one series have in each column of its scope."""

    def __init__(self) -> None:
        self._columns: dict[str, set[str]] = {}

    def see(self, labels: Iterable[tuple[str, str | None]]) -> None:
        """Take the labels of one row into account, as (column, label or nothing)."""
        for column, label in labels:
            if label:
                self._columns.setdefault(label, set()).add(column)

    def columns(self, scope: ScopeLabel, is_of_a_group: bool) -> list[str]:
        """The columns that `scope` may mean: its own, else those that have its label, else a group where one fits."""
        column, label = scope
        if column:
            return [column]
        having = [column for column in SCOPES if column in self._columns.get(label, ())]
        return having or ([GROUP] if is_of_a_group else [])

    def named(self, compared: Iterable[ScopeLabel], is_of_a_group: bool) -> tuple[ScopeLabel, ...]:
        """Each scope with its column, as it stands where no single one has its label."""
        found = [(self.columns(scope, is_of_a_group), scope) for scope in compared]
        return tuple((columns[0], scope[1]) if len(columns) == 1 else scope for columns, scope in found)


def may_be_group(direction: str | None, unit: Unit | None) -> bool:
    """Whether a comparison may be with a group of places: for the highest, the lowest or one rank of it."""
    return direction in SUPERLATIVES or (unit is not None and unit.name == "rank")


def read_margin(text: str, delimiter: str, units: Units) -> CellReading:
    """A Margin: "0,5" or "±0,5 procentenheter" on each side, or an interval "16,1–18,3"."""
    ends = _TO.split(_PLUS_MINUS.sub("", text, count=1))
    numbers = [read_number(end.strip(), delimiter)[0] for end in ends]
    glued = numbers[-1].glued if numbers[-1] else ""
    unit = units.find(glued) if glued else None
    bad = CellReading(None, (CellNote("bad-margin", {"text": one_line(text)}),))
    if (glued and unit is None) or any(number and number.glued not in ("", glued) for number in numbers):
        return bad
    match numbers:
        case [Number(half)] if half >= 0:
            return CellReading(Margin(text, unit, half=half))
        case [Number(low), Number(high)] if low <= high:
            return CellReading(Margin(text, unit, low=low, high=high))
    return bad


def read_prices(text: str) -> CellReading:
    """Current prices, or the year whose prices are used: "2020", "2020 års priser"."""
    plain = " ".join(text.split()).casefold()
    if plain in _CURRENT:
        return CellReading("current")
    match = _YEAR.fullmatch(plain)
    if match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return CellReading(match[1])
    values = {
        "text": one_line(text), "name": "prices",
        "choices_en": "current, or a year", "choices_sv": "current, eller ett år",
    }  # fmt: skip
    return CellReading(None, (CellNote("bad-choice", values),))


def read_scopes(text: str) -> CellReading:
    """What a comparison is made with, as (column, label): "place: Norway", several with ";".

    The column is "" for a label that stands alone: which column has it only the whole series tells.
    """
    found = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, colon, label = part.partition(":")
        column = _WORDS.get(name.strip().casefold(), "") if colon else ""
        found.append((column, unicodedata.normalize("NFC", label.strip() if column else part)))
    return (
        CellReading(tuple(found))
        if found
        else CellReading(None, (CellNote("ambiguous-scope", {"text": one_line(text)}),))
    )
