"""How a claim stands to what it is held against: relations between two readings.

A relation is between what is said and one published number. What may mean several published figures gets one
relation out of theirs, `depends` where some agree and some do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot
from typing import Literal

from facts.audit.compare import change_between, difference, reading_of, written_value
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.words.numbers import written_decimals

Relation = Literal[
    "consistent", "within_reading", "close", "understated", "depends", "inconsistent", "not_testable"
]  # fmt: skip

AGREEING: tuple[Relation, ...] = ("consistent", "within_reading", "close", "understated")
"""From the closest to the loosest."""
CAUTIONS: tuple[Relation, ...] = ("inconsistent", "depends")
SIGNS = {"increase": 1, "decrease": -1, "higher": 1, "lower": -1}
"""Higher or lower than a place or a group is a comparison; than another time it is a direction."""

CLOSE = 1 / 20
"""A twentieth of the published figure: fact-checkers let a number pass that is "about right" within 5 per cent."""
_ROUND_FROM = 100
"""From here on noughts at the end are rounding: 20 is not a count in tens."""
_SLACK = 1 + 1e-9
_ROUNDED_KINDS = ("count", "money", "rate")


def relation(claim: Figure, other: Figure) -> Relation:
    """How `claim` stands to another figure of the same measure."""
    said, published = reading_of(claim), reading_of(other)
    if said is None or published is None:
        return "not_testable"
    found = relate(said, published, max(rounding(claim), rounding(other)))
    if found in AGREEING[:2]:
        return found
    if written_value(claim) == written_value(other) and not (claim.is_range or other.is_range):
        return "consistent"
    # Inside what either source itself says of its uncertainty, nobody can say that the claim is off.
    return "close" if margins_meet(claim, other) else found


def relation_of_direction(claim: Figure, first: Figure, second: Figure) -> Relation:
    """How a claim that names only a direction stands to the step from one figure to another."""
    moved = change_between(first, second)
    if moved is None:
        return "not_testable"
    if claim.direction == "unchanged":
        return relation(second, first)
    if moved.sign is None:
        return "within_reading"
    return "consistent" if moved.sign == SIGNS[claim.direction] else "inconsistent"


def caution_of(how: object) -> Literal["caution"] | None:
    """The level of a finding about a relation, where that is more than its rule's own."""
    return "caution" if how in CAUTIONS else None


def is_close_by_margin(claim: Figure, other: Figure) -> bool:
    """Whether the two are close by what they say of their own uncertainty, and would not be so without."""
    said, published = reading_of(claim), reading_of(other)
    if said is None or published is None or not margins_meet(claim, other):
        return False
    return relate(said, published, max(rounding(claim), rounding(other))) == "inconsistent"


def margins_meet(claim: Figure, other: Figure) -> bool:
    """Whether the two may be the same by what they say of their own uncertainty."""
    mine, others = _with_margin(claim), _with_margin(other)
    said, published = mine or reading_of(claim), others or reading_of(other)
    return bool((mine or others) and said and published and said.meets(published))


def _margin_of_difference(first: Figure, last: Figure) -> float | None:
    """√(m₁² + m₂²) in the dimension's first unit, of two independent estimates; None where one states no margin."""
    sizes = [_half_width(first), _half_width(last)]
    return None if None in sizes else hypot(*(size for size in sizes if size is not None))


def margin_that_covers(first: Figure, last: Figure) -> float | None:
    """The margin of error of the difference between two figures, where that is larger than the difference."""
    margin, gap = _margin_of_difference(first, last), agreement(first, last)
    if margin is None or gap is None or gap.low is None or gap.high is None:
        return None
    return margin if max(abs(gap.low), abs(gap.high)) < margin else None


def is_change_within_margin(claim: Figure, computed: Interval, first: Figure, last: Figure) -> bool:
    """Whether a stated change is off the one computed between two figures by no more than the margin of its error.

    Of a ratio that is, to first order, the ratio times the root of the ends' relative margins squared.
    """
    said, margin, unit = reading_of(claim), _margin_of_difference(first, last), claim.unit
    if said is None or margin is None or unit is None:
        return False
    if unit.kind in ("share", "times"):
        before, after = reading_of(first), reading_of(last)
        if not (before and after and before.low and after.low and before.is_exact and after.is_exact):
            return False
        relative = hypot((_half_width(first) or 0.0) / before.low, (_half_width(last) or 0.0) / after.low)
        margin = abs(after.low / before.low) * relative * (100 if unit.kind == "share" else 1)
    return abs(distance(said, computed)) <= margin


def _half_width(figure: Figure) -> float | None:
    margin, unit = figure.margin, figure.unit
    if margin is None or unit is None or margin.low is None or margin.high is None:
        return None
    return (margin.high - margin.low) / 2 * unit.factor


def _with_margin(figure: Figure) -> Interval | None:
    return figure.margin.scaled(figure.unit.factor) if figure.margin and figure.unit else None


def relate(said: Interval, published: Interval, slack: float = 0.0, *, origin: float | None = None) -> Relation:
    """How a reading stands to a published one in the same unit, of which `slack` is written precision.

    `origin` is the number for no change (0, or 1 of a ratio): from there a change can be understated.

    >>> relate(Interval(7, 7), Interval(7.1, 7.1), slack=0.5)
    'consistent'
    >>> relate(Interval(20, 20), Interval(31, 31), origin=0)
    'understated'
    """
    apart = abs(distance(said, published))
    if said.is_exact and published.is_exact:
        if apart <= slack * _SLACK:
            return "consistent"
    elif said.meets(published):
        return "within_reading"
    if apart <= _nearest_size(said, published) * CLOSE * _SLACK:
        return "close"
    return "understated" if origin is not None and _falls_short(said, published, origin) else "inconsistent"


def combined(relations: Iterable[Relation]) -> Relation:
    """One relation of a claim that may mean any of several figures; the loosest where all of them agree."""
    found = set(relations)
    if not found or found == {"not_testable"}:
        return "not_testable"
    found.discard("not_testable")
    agreeing = [name for name in AGREEING if name in found]
    if not agreeing:
        return "inconsistent"
    return "depends" if "inconsistent" in found else agreeing[-1]


def rounding(figure: Figure) -> float:
    """Half the step that the value is written in, in the dimension's first unit.

    The step is that of the last written digit. From 100 up the noughts at the end of a count, of money and of
    a quotient of them are rounding, by up to a tenth of the value: 17 000 is a count in thousands. A whole
    multiple that is said of a change or a comparison, "doubled", is rounded by up to a tenth: what has become 1.6
    times as much is not said to have doubled. A level of so many times stands as it is written.
    """
    if figure.value is None or figure.unit is None:
        return 0.0
    unit, value = figure.unit, abs(figure.value)
    decimals = written_decimals(value)
    half = 10.0**-decimals / 2
    if unit.kind == "times" and figure.is_relative and not decimals:
        half = min(half, float(value) / 10)
    if value >= _ROUND_FROM and unit.kind in _ROUNDED_KINDS:
        step = 10.0 ** int(value.normalize().as_tuple().exponent)
        half = max(half, min(step / 2, float(value) / 10))
    return half * unit.factor


def agreement(claim: Figure, other: Figure) -> Interval | None:
    """`other` minus `claim` as an interval in the dimension's first unit, None without numbers."""
    said, published = reading_of(claim), reading_of(other)
    return difference(said, published) if said and published else None


def distance(first: Interval, second: Interval) -> float:
    """How far above `first` the reading `second` lies, below 0 where it lies under it, 0 where they meet or touch."""
    if first.high is not None and second.low is not None and first.high < second.low:
        return second.low - first.high
    if second.high is not None and first.low is not None and second.high < first.low:
        return second.high - first.low
    return 0.0


def _nearest_size(said: Interval, published: Interval) -> float:
    """The size of the published number that comes nearest to what is said."""
    if published.low is None or published.high is None:
        return abs(published.low if published.low is not None else published.high or 0.0)
    return abs(published.low if said.high is not None and said.high < published.low else published.high)


def _falls_short(said: Interval, published: Interval, origin: float) -> bool:
    """Whether both lie on one side of no change, and the published one further from it."""
    if None in (said.low, said.high, published.low, published.high):
        return False
    low, high = (said.low or 0.0) - origin, (said.high or 0.0) - origin
    least, most = (published.low or 0.0) - origin, (published.high or 0.0) - origin
    return 0 < low <= high < least or most < low <= high < 0
