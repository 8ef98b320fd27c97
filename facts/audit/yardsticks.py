"""Population and prices: published series by which changes of other series are measured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facts.audit.compare import bound, reading_of
from facts.audit.ends import Ends, claims_by_ends
from facts.audit.points import Point
from facts.audit.series_view import SeriesView
from facts.figures.intervals import Interval
from facts.figures.periods import Period

POPULATION = "population"
CONSUMER_PRICES = "consumer-prices"


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What a series of population or prices says for one place at both ends of a change."""

    first: Interval
    last: Interval
    points: tuple[Point, ...]


def measured_changes(view: SeriesView) -> Iterator[tuple[Ends, tuple[Point, ...]]]:
    """Changes from first to last of outcomes, and those that claims rest on, with these claims."""
    rest_on = claims_by_ends(view)
    spans = [
        (pair.first, pair.second) for track, pair in view.in_time if pair.kind == "span" or len(track.periods) == 2
    ]
    for ends in dict.fromkeys((*rest_on, *spans)):
        yield ends, rest_on.get(ends, ())


def yardstick(view: SeriesView, key: str, ends: Ends, *, only_place: bool = False) -> Yardstick | None:
    """The series `key` at both `ends` for their place; with `only_place`, else for the only place that has it."""
    if key == view.series.key or key not in view.table.groups:
        return None
    by_place = _by_place(view.table.named(key).published.points)
    place = view.scopes.of(ends[0]).place or view.scopes.of(ends[1]).place
    if place not in by_place or not place:
        if not only_place or len(by_place) != 1:
            return None
        [place] = by_place
    found = [_at(by_place[place], point.figure.period) for point in ends]
    readings = [_hull(points) for points in found]
    if readings[0] is None or readings[1] is None:
        return None
    return Yardstick(readings[0], readings[1], tuple(dict.fromkeys(point for points in found for point in points)))


def divided_by_yardstick(reading: Interval, by: Interval) -> Interval | None:
    """A reading per unit of another, above 0."""
    if by.low is None or by.high is None or by.low <= 0 or reading.low is None or reading.high is None:
        return None
    quotients = [end / divisor for end in (reading.low, reading.high) for divisor in (by.low, by.high)]
    return Interval(bound(min(quotients)), bound(max(quotients)), reading.low_open, reading.high_open)


def _by_place(points: Iterable[Point]) -> dict[str, list[Point]]:
    groups: defaultdict[str, list[Point]] = defaultdict(list)
    for point in points:
        groups[point.figure.place].append(point)
    return groups


def _at(points: Iterable[Point], period: Period) -> list[Point]:
    """Those of just the period, else of the shortest that holds it, else of the last within it."""
    listed = list(points)
    own = [point for point in listed if point.figure.period.days == period.days]
    if own:
        return own
    holding = [p for p in listed if p.figure.period.start <= period.start and period.end <= p.figure.period.end]
    within = [p for p in listed if period.start <= p.figure.period.start and p.figure.period.end <= period.end]
    if holding:
        shortest = min(point.figure.period.length for point in holding)
        return [point for point in holding if point.figure.period.length == shortest]
    last = max((point.figure.period.end for point in within), default=None)
    return [point for point in within if point.figure.period.end == last]


def _hull(points: Iterable[Point]) -> Interval | None:
    """From the lowest to the highest of what is published for one period; nothing is chosen among producers."""
    readings = [reading for point in points if (reading := reading_of(point.figure))]
    lows = [reading.low for reading in readings if reading.low is not None]
    highs = [reading.high for reading in readings if reading.high is not None]
    if not readings or len(lows) < len(readings) or len(highs) < len(readings):
        return None
    return Interval(min(lows), max(highs))
