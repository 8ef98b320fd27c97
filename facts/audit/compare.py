"""What can be compared: the columns that must agree, those that are said as a caveat, and the change.

The criteria are those of comparability in the *ESS Handbook for Quality and Metadata Reports* (Eurostat,
2020), narrowed to what a table of cited figures states. Of figures that are intervals the change is one too, after
R. E. Moore, *Interval Analysis* (1966): it lies between the smallest and the largest that the two readings allow,
so a hedge is carried through instead of being lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import isfinite
from operator import attrgetter
from typing import NamedTuple, TypedDict

from facts.audit.points import Point
from facts.figures.figure import Figure
from facts.figures.intervals import Interval

_WITHOUT_PERCENT = ("rank", "temperature")
"""Their nought is none: from the fifth place to the third is no fall by 40 per cent."""
# What arithmetic with binary fractions leaves right, whatever was computed.
_SIGNIFICANT = 12
_AS_SIGNIFICANT = f".{_SIGNIFICANT}g"
_LARGEST_EXACT = 10**_SIGNIFICANT


class ComputedChange(NamedTuple):
    """From one reading to another, both in the dimension's first unit.

    `percent` is None where a percentage means nothing (the base may be zero throughout or negative).
    """

    percent: Interval | None
    difference: Interval

    @property
    def sign(self) -> int | None:
        """1 for certainly higher, −1 for certainly lower, 0 for equal, None when the readings overlap."""
        return sign_of(self.difference)

    def as_dict(self) -> dict[str, float | None]:
        """For JSON; null only where there is no bound or no percentage."""
        return {
            "percent_low": self.percent.low if self.percent else None,
            "percent_high": self.percent.high if self.percent else None,
            "difference_low": self.difference.low,
            "difference_high": self.difference.high,
        }


def change(first: Interval, second: Interval) -> ComputedChange:
    """From `first` to `second`: [L₂/U₁ − 1, U₂/L₁ − 1] in percent, [L₂ − U₁, U₂ − L₁] as a difference."""
    return ComputedChange(_percent(first, second), difference(first, second))


def difference(first: Interval, second: Interval) -> Interval:
    """`second` minus `first`."""
    low = None if second.low is None or first.high is None else bound(second.low - first.high)
    if first.is_exact and second.is_exact:
        return Interval(low, low)
    high = None if second.high is None or first.low is None else bound(second.high - first.low)
    return Interval(low, high, second.low_open or first.high_open, second.high_open or first.low_open)


def sign_of(moved: Interval) -> int | None:
    """1 for a difference that is certainly above 0, −1 for one below, 0 for none, None when the readings overlap."""
    if moved.is_exact and moved.low == 0:
        return 0
    if moved.low is not None and (moved.low > 0 or (moved.low == 0 and moved.low_open)):
        return 1
    if moved.high is not None and (moved.high < 0 or (moved.high == 0 and moved.high_open)):
        return -1
    return None


def tidy(number: float) -> float:
    """`number` without the noise that binary fractions leave after its twelfth digit."""
    if number.is_integer() and abs(number) < _LARGEST_EXACT:
        return number
    return float(format(number, _AS_SIGNIFICANT))


def bound(number: float) -> float | None:
    """`number` as a bound, tidied; none when it is beyond what can be written."""
    return tidy(number) if isfinite(number) else None


def _percent(first: Interval, second: Interval) -> Interval | None:
    if first.low is None or first.low < 0 or first.high == 0:
        return None
    if first.is_exact and second.is_exact:
        ratio = _over(second.low, first.low)
        return Interval(ratio, ratio)
    # The larger base makes the smaller ratio, and of a number below zero the one nearer to it.
    falls_below = second.low is not None and second.low < 0
    stays_below = second.high is not None and second.high < 0
    least, least_open = (first.low, first.low_open) if falls_below else (first.high, _open_above(first))
    most, most_open = (first.high, _open_above(first)) if stays_below else (first.low, first.low_open)
    return Interval(
        _over(second.low, least), _over(second.high, most), second.low_open or least_open, second.high_open or most_open
    )


def _over(number: float | None, base: float | None) -> float | None:
    """How much of `base` the number is more, in percent; of a base without bound it is nothing."""
    if number is None or base == 0:
        return None
    return -100.0 if base is None else bound((number / base - 1) * 100)


def _open_above(interval: Interval) -> bool:
    return interval.high_open or interval.high is None


SCOPE_COLUMNS = ("time_kind", "place", "population")
_what_is_said = attrgetter(
    "series",
    "unit",
    "measure_kind",
    *SCOPE_COLUMNS,
    "definition",
    "change_since",
    "compared_with",
    "prices",
    "period.length",
)


class ComparisonDict(TypedDict):
    """A comparison as it leaves the program."""

    comparable: bool
    differs: list[str]
    caveats: list[str]
    change: dict[str, float | None] | None


class Comparison(NamedTuple):
    """Whether two figures can be compared; `change` runs from the earlier to the later, else it is None.

    `differs` are the columns that forbid it, `caveats` those to be said with the change.
    """

    comparable: bool
    differs: tuple[str, ...]
    caveats: tuple[str, ...]
    change: ComputedChange | None

    def as_dict(self) -> ComparisonDict:
        """For JSON."""
        return {
            "comparable": self.comparable,
            "differs": list(self.differs),
            "caveats": list(self.caveats),
            "change": self.change.as_dict() if self.change else None,
        }


def comparable(first: Figure, second: Figure) -> Comparison:
    """Compare two figures, the earlier with the later; in the given order when their periods are the same."""
    earlier, later = in_time(first, second)
    return _compare(earlier, later, _stated(first.producer), _stated(second.producer))


def comparable_points(earlier: Point, later: Point) -> Comparison:
    """The same for two points; a producer that any of a point's citations names counts as named."""
    return _compare(earlier.figure, later.figure, _producers(earlier), _producers(later))


def in_time(first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """The two figures with the earlier period first."""
    return (second, first) if second.period.days < first.period.days else (first, second)


def reading_of(figure: Figure) -> Interval | None:
    """The figure's reading in its dimension's first unit, None for a direction without a number."""
    reading, unit = figure.reading, figure.unit
    if reading is None or unit is None:
        return None
    return reading if unit.factor == 1 else _in_first_unit(reading, unit.factor)


@lru_cache(maxsize=1024)
def _in_first_unit(reading: Interval, factor: float) -> Interval:
    return reading.scaled(factor).each(bound)


@lru_cache(maxsize=1024)
def change_between(first: Figure, second: Figure) -> ComputedChange | None:
    """The change from one reading to another, whatever kinds of figure they are; None without numbers."""
    before, after = reading_of(first), reading_of(second)
    if before is None or after is None:
        return None
    moved = change(before, after)
    return moved._replace(percent=None) if first.unit_kind in _WITHOUT_PERCENT else moved


def written_value(figure: Figure) -> float | None:
    """The number as written, hedge aside, in its dimension's first unit."""
    if figure.value is None or figure.unit is None:
        return None
    return bound(float(figure.value) * figure.unit.factor)


def scope_differs(first: Figure, second: Figure, *columns: str) -> list[str]:
    """Which of `columns` both figures state, and differently."""
    stated = ((column, getattr(first, column), getattr(second, column)) for column in columns)
    return [column for column, one, other in stated if one and other and one != other]


def _compare(earlier: Figure, later: Figure, before: frozenset[str], after: frozenset[str]) -> Comparison:
    # Neighbours in time nearly always say the same, but for their period and value.
    is_alike = _what_is_said(earlier) == _what_is_said(later)
    differs = () if is_alike and earlier.reading and later.reading else tuple(_differences(earlier, later))
    caveats = () if is_alike else tuple(_caveats(earlier, later))
    if not before & after and (before or after):
        caveats += ("producer",)
    return Comparison(not differs, differs, caveats, None if differs else change_between(earlier, later))


def _differences(earlier: Figure, later: Figure) -> Iterator[str]:
    if earlier.series != later.series:
        yield "series"
    if earlier.unit and later.unit and earlier.unit.dimension != later.unit.dimension:
        yield "unit"
    yield from scope_differs(earlier, later, "measure_kind", *SCOPE_COLUMNS)
    if earlier.period.length != later.period.length and earlier.period.days != later.period.days:
        yield "period"
    if _since(earlier) != _since(later):
        yield "change_since"
    if earlier.compared_with != later.compared_with:
        yield "compared_with"
    yield from scope_differs(earlier, later, "prices")
    if earlier.reading is None or later.reading is None:
        yield "value"


def _caveats(earlier: Figure, later: Figure) -> Iterator[str]:
    for column in SCOPE_COLUMNS:
        if bool(getattr(earlier, column)) != bool(getattr(later, column)):
            yield column
    if earlier.definition != later.definition:
        yield "definition"


def _since(figure: Figure) -> object:
    return figure.change_since and figure.change_since.days


@lru_cache(maxsize=1024)
def _stated(producer: str) -> frozenset[str]:
    return frozenset((producer,)) if producer else frozenset()


def _producers(point: Point) -> frozenset[str]:
    if len(point.figures) == 1:
        return _stated(point.figure.producer)
    return frozenset([figure.producer for figure in point.figures if figure.producer])
