"""A stated change ("+2 per cent since 2009") held against the figures at its two ends."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.changes import Change
from facts.audit.compare import change_between, read
from facts.audit.points import Point
from facts.audit.relations import Relation, rounding
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.intervals import Interval


def between(first: Point, second: Point) -> Change | None:
    """The change from one reading to another, whatever kinds of figure they are."""
    return change_between(first.figure, second.figure)


def ends(view: SeriesView, claim: Point, base: str = "outcome") -> tuple[Point, Point] | None:
    """The figures at both ends of the change that `claim` states: one of kind `base`, then an outcome.

    Both are of the claim's scope and of one unit: two published figures, else two claimed ones, else one of each.
    """
    since = claim.figure.change_since
    if since is None:
        return None
    firsts = list(_levels(view, claim, since.days, base))
    lasts = list(_levels(view, claim, claim.figure.period.days, "outcome"))
    pairs = [(first, last) for first in _first_of_role(firsts) for last in _first_of_role(lasts)]
    alike = [(first, last) for first, last in pairs if _dimension(first.figure) == _dimension(last.figure)]
    return min(alike, key=lambda pair: pair[0].figure.is_claim != pair[1].figure.is_claim, default=None)


def stated(claim: Point, first: Point, second: Point) -> tuple[Relation, Interval | None]:
    """How the stated change stands to the one computed, and that one in the claim's own dimension."""
    said, computed = read(claim.figure), _computed(claim.figure, first, second)
    if said is None or computed is None:
        return "not_testable", computed
    slack = 0.0 if not said.is_exact else rounding(claim.figure) * (1 + 1e-9)
    if not _widened(said, slack).meets(computed):
        return "inconsistent", computed
    return ("consistent" if said.is_exact and computed.is_exact else "within_reading"), computed


def _computed(claim: Figure, first: Point, second: Point) -> Interval | None:
    moved = between(first, second)
    unit, measured = claim.unit, first.figure.unit
    if moved is None or unit is None or measured is None:
        return None
    if unit.kind == "share":
        return moved.percent
    if unit.kind == "points":
        return moved.difference if measured.kind == "share" else None
    return moved.difference if unit.dimension == measured.dimension else None


def _levels(view: SeriesView, claim: Point, days: object, kind: str) -> Iterator[Point]:
    """The figures of the claim's scope, published ones first, then those that count what it counts."""
    scope = view.scopes.of(claim)
    found = [
        point
        for point in view.levels_by_period.get(days, ())
        if point.figure.measure_kind == kind and view.scopes.of(point)[:2] == scope[:2]
    ]
    yield from sorted(found, key=lambda point: (point.figure.is_claim, _own_definition(claim, point)))


def _first_of_role(points: list[Point]) -> list[Point]:
    """The first published and the first claimed one, in this order."""
    found: dict[str, Point] = {}
    for point in points:
        found.setdefault(point.figure.role, point)
    return list(found.values())


def _own_definition(claim: Point, point: Point) -> tuple[bool, str]:
    return point.figure.definition != claim.figure.definition, point.figure.definition


def _dimension(figure: Figure) -> str:
    return figure.unit.dimension if figure.unit else ""


def _widened(interval: Interval, by: float) -> Interval:
    if by == 0 or interval.low is None or interval.high is None:
        return interval
    return Interval(interval.low - by, interval.high + by)
