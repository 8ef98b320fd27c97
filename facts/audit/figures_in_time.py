"""Published figures of one kind and scope in time, found by a day or a period in as many steps as halving takes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from facts.audit.points import Point
from facts.figures.periods import Period
from facts.grouping import grouped

ONE_YEAR = (12, 0)
PeriodLength = tuple[int, int]
"""Months and days."""
Divided = tuple[tuple[Point, ...], tuple[Point, ...]]
"""The figures that decide, and the others of their period."""


class FiguresInTime:
    """The figures of one kind and scope, in time and in runs about periods of one shape."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.in_time = sorted(points, key=time_order)
        self.divided: dict[tuple[object, ...], Divided] = {}
        self._by_days = grouped(self.in_time, lambda point: point.figure.period.days)
        self.of_length = grouped(self.in_time, lambda point: point.figure.period.length)
        shapes = grouped(self.in_time, lambda point: point.figure.period.shape)
        self.runs = [PeriodRun(group) for group in shapes.values()]

    def exactly(self, period: Period) -> list[Point]:
        """Those of just this period, in an order that knows neither rows nor parties."""
        return self._by_days.get(period.days, [])

    @cached_property
    def periods(self) -> list[Period]:
        """Each period once, in time."""
        return list({point.figure.period.days: point.figure.period for point in self.in_time}.values())

    def nearest(self, day: date) -> Point | None:
        """The latest that was out by `day`, else the latest that had ended by it, else the first."""
        for latest in (self._latest_out, self._latest_ended):
            at = bisect_right(latest, day, key=lambda entry: entry[0])
            if at:
                return latest[at - 1][1]
        return self.in_time[0] if self.in_time else None

    @cached_property
    def _latest_out(self) -> list[tuple[date, Point]]:
        return _latest_by_then((day, point) for point in self.in_time for day in _publication(point))

    @cached_property
    def _latest_ended(self) -> list[tuple[date, Point]]:
        return _latest_by_then((point.figure.period.end, point) for point in self.in_time)


class PeriodRun:
    """Points about periods of one shape, never empty, by the end of their period."""

    def __init__(self, points: Iterable[Point]) -> None:
        self.points = sorted(points, key=lambda point: (point.figure.period.end, point.figure.period.start))
        self.length = self.points[0].figure.period.length

    def within(self, period: Period) -> list[Point]:
        """Those whose whole period lies in `period`."""
        first = bisect_left(self.points, period.start, key=_end_of)
        last = bisect_right(self.points, period.end, key=_end_of)
        return [point for point in self.points[first:last] if point.figure.period.start >= period.start]

    def containing(self, start: date, end: date) -> Period | None:
        """The period that holds all days from `start` to `end`."""
        at = bisect_left(self.points, end, key=_end_of)
        found = self.points[at].figure.period if at < len(self.points) else None
        return found if found and found.start <= start else None

    def ended_by(self, day: date) -> Period | None:
        """The latest period that had ended by `day`."""
        at = bisect_right(self.points, day, key=_end_of)
        return self.points[at - 1].figure.period if at else None

    def suits(self, period: Period) -> bool:
        """A financial or school year is held only against its like: a year that begins in the same month."""
        if self.length != ONE_YEAR:
            return True
        month = self.points[0].figure.period.start.month
        return month == (period.start.month if period.length == ONE_YEAR else 1)


def start_of(point: Point) -> date:
    """The first day of what a point is about."""
    return point.figure.period.start


def _end_of(point: Point) -> date:
    return point.figure.period.end


def _publication(point: Point) -> list[date]:
    """The day on which a reference was first published, if it is known."""
    dates = [figure.document_date for figure in point.figures if figure.document_date]
    return [min(dates)] if dates else []


def _latest_by_then(entries: Iterable[tuple[date, Point]]) -> list[tuple[date, Point]]:
    """Each day with the figure of the latest period that there was by then."""
    found: list[tuple[date, Point]] = []
    for day, point in sorted(entries, key=lambda entry: (entry[0], *time_order(entry[1]))):
        latest = found[-1][1] if found else point
        found.append((day, point if _recency(point) >= _recency(latest) else latest))
    return found


def _recency(point: Point) -> tuple[object, ...]:
    return (point.figure.period.end, *time_order(point))


def time_order(point: Point) -> tuple[object, ...]:
    """An order that knows neither rows nor parties; labels only place what is said, they decide nothing."""
    figure = point.figure
    return (figure.period.days, figure.place, figure.population, figure.definition, figure.producer, figure.id)
