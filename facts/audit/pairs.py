"""Pairs: which points are set against which. Never all with all, so they grow with the points."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from facts.audit.compare import Comparison, comparable_points, reading_of
from facts.audit.points import Point, PointScopes, Scope
from facts.documents.quoted_numbers import is_change_of_one_year
from facts.figures.figure import Figure
from facts.grouping import grouped

PairKind = Literal["step", "span", "target", "reference", "evidence", "same"]


class Pair:
    """Earlier and later, target and outcome, or a claim and what it is held against."""

    __slots__ = ("_comparison", "first", "kind", "second")

    def __init__(self, kind: PairKind, first: Point, second: Point) -> None:
        self.kind, self.first, self.second = kind, first, second
        self._comparison: Comparison | None = None

    @property
    def comparison(self) -> Comparison:
        """What can be compared, and the change from first to second."""
        if self._comparison is None:
            self._comparison = comparable_points(self.first, self.second)
        return self._comparison


@dataclass(frozen=True, slots=True)
class Track:
    """Points of one role, kind of figure, scope, unit and shape of period, by period in time."""

    scope: Scope
    periods: tuple[tuple[Point, ...], ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All points in time."""
        return tuple(point for period in self.periods for point in period)

    @property
    def measure_kind(self) -> str:
        """The kind of figure that all of them are."""
        return self.periods[0][0].figure.measure_kind

    @property
    def is_reference(self) -> bool:
        """Whether these are published figures rather than claims."""
        return self.periods[0][0].figure.role == "reference"


def levels(points: Iterable[Point]) -> list[Point]:
    """The points that say how much, rather than how much more than something or in which direction."""
    return [point for point in points if point.figure.reading and not _is_said_of_others(point.figure)]


def changes(points: Iterable[Point]) -> list[Point]:
    """The points that say how much more or less than at another time."""
    found = (point for point in points if point.figure.reading and point.figure.change_since)
    return [p for p in found if not p.figure.compared_with and p.figure.direction not in ("highest", "lowest")]


def _is_said_of_others(figure: Figure) -> bool:
    """Whether the number says how much more than something, or the place among others, rather than how much."""
    is_place = figure.unit is not None and figure.unit.kind == "rank" and bool(figure.direction)
    return is_place or figure.is_relative


def tracks_of(points: Iterable[Point], scopes: PointScopes) -> tuple[Track, ...]:
    """The tracks of the levels of one series, in the order in which they first appear."""

    def kind_of(point: Point) -> tuple[object, ...]:
        figure = point.figure
        unit = figure.unit.dimension if figure.unit else ""
        kind = (figure.role, figure.measure_kind, bool(figure.condition), figure.prices)
        return kind, unit, figure.period.shape, scopes.of(point)

    return tuple(Track(scopes.of(group[0]), _by_period(group)) for group in grouped(points, kind_of).values())


def steps(track: Track) -> Iterator[Pair]:
    """Each point with its neighbours in time."""
    for earlier, later in pairwise(track.periods):
        yield from (Pair("step", *pair) for pair in neighbours(earlier, later))


def spans(track: Track) -> Iterator[Pair]:
    """The first with the last, where that is not a step already."""
    if len(track.periods) > 2:
        yield from (Pair("span", *pair) for pair in neighbours(track.periods[0], track.periods[-1]))


def targets(points: Iterable[Point], scopes: PointScopes, planned: str) -> Iterator[Pair]:
    """Each figure of the kind `planned`, such as a target, with the outcome of the same scope, period and base."""
    sides: defaultdict[tuple[object, ...], tuple[list[Point], list[Point]]] = defaultdict(lambda: ([], []))
    for point in points:
        figure = point.figure
        if figure.measure_kind in (planned, "outcome") and figure.unit and not figure.condition:
            place, population, _ = scopes.of(point)
            since = figure.change_since.days if figure.change_since else None
            key = (figure.unit.dimension, figure.period.days, since, place, population, figure.prices)
            sides[key][figure.measure_kind == "outcome"].append(point)
    for foreseen, reached in sides.values():
        said = [point for point in reached if point.figure.is_claim]
        for pair in neighbours(_in_size(foreseen), _in_size(said or reached)):
            yield Pair("target", *pair)


def same(points: Iterable[Point], scopes: PointScopes) -> Iterator[Pair]:
    """Numbers that are claimed of one and the same figure, next to each other in size.

    A change, a comparison or a place in an order is one figure with others since, with or among just the same.
    """
    claims = [point for point in points if point.figure.is_claim and point.figure.unit and point.figure.reading]
    often = Counter([point.figure.period.days for point in claims])
    if len(often) == len(claims):
        return

    def of_what(point: Point) -> tuple[object, ...]:
        figure = point.figure
        unit = figure.unit and figure.unit.dimension
        scope = (figure.measure_kind, figure.definition, figure.prices, figure.condition, scopes.of(point))
        since = figure.change_since.days if figure.change_since else None
        # Of a gap: how it has moved, or how much more one side has risen than the other.
        moves_more = bool(since and figure.compared_with and figure.direction in ("higher", "lower"))
        said_of = (since, is_change_of_one_year(figure), figure.compared_with, _order(figure), moves_more)
        return figure.period.days, unit, scope, said_of

    for group in grouped((point for point in claims if often[point.figure.period.days] > 1), of_what).values():
        yield from (Pair("same", *pair) for pair in pairwise(_in_size(group)))


def _order(figure: Figure) -> str:
    """In which order a place is one: from the highest or from the lowest; "" of what is no place."""
    return figure.direction if _is_said_of_others(figure) and not figure.is_relative else ""


def neighbours(earlier: Sequence[Point], later: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Each point with the one that counts the same, else with what is left, in order of size.

    At most as many pairs as there are points on the longer side.
    """
    if len(earlier) == len(later) == 1:
        yield earlier[0], later[0]
        return
    before, after = (grouped(points, lambda point: point.figure.definition) for points in (earlier, later))
    for definition in [key for key in before if key in after]:
        yield from _in_step(before.pop(definition), after.pop(definition))
    left = [point for group in before.values() for point in group]
    right = [point for group in after.values() for point in group]
    if left and right:
        yield from _in_step(_in_size(left), _in_size(right))


def size_of(point: Point) -> tuple[float, float, str, str]:
    """An order of points that knows nothing of rows or parties: by reading, then by what is counted."""
    reading = reading_of(point.figure)
    low = reading.low if reading and reading.low is not None else float("-inf")
    high = reading.high if reading and reading.high is not None else float("inf")
    return low, high, point.figure.definition, point.figure.role


def _in_size(points: Sequence[Point]) -> Sequence[Point]:
    return sorted(points, key=size_of) if len(points) > 1 else points


def _by_period(points: Iterable[Point]) -> tuple[tuple[Point, ...], ...]:
    groups = grouped(points, lambda point: point.figure.period.days)
    return tuple(tuple(_in_size(groups[days])) for days in sorted(groups))


def _in_step(left: Sequence[Point], right: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    for at in range(max(len(left), len(right))):
        yield left[min(at, len(left) - 1)], right[min(at, len(right) - 1)]
