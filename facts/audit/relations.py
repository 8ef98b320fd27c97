"""How a claim stands to what it is held against."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from facts.audit.changes import difference
from facts.audit.compare import read, written_value
from facts.audit.pairs import MOST_REFERENCES, Pair, Track, levels, tracks_of
from facts.audit.points import Point
from facts.audit.scopes import Scope, Scopes
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.words.numbers import written_decimals

Relation = Literal["consistent", "within_reading", "inconsistent", "not_testable"]

DAYS_A_YEAR = 365.2425
UNPLANNED = ("outcome", "estimate", "forecast")
_Key = tuple[str, Scope]


def relation(claim: Figure, other: Figure) -> Relation:
    """How `claim` stands to another figure of the same measure.

    Without hedges they are consistent when one rounds to the other as written. A hedged figure is
    within its reading when the two readings share a number.
    """
    mine, theirs = read(claim), read(other)
    if mine is None or theirs is None:
        return "not_testable"
    if mine.is_exact and theirs.is_exact:
        return "consistent" if _agree(claim, other, mine, theirs) else "inconsistent"
    if mine.meets(theirs):
        return "within_reading"
    return "consistent" if written_value(claim) == written_value(other) else "inconsistent"


def rounding(figure: Figure) -> float:
    """Half the step that the value is written in, in the dimension's first unit.

    The step is that of the last written digit. Money, and a count that somebody claims, may be rounded at its
    noughts, by up to a tenth of itself: 17 000 is a count in thousands, 20 is not one in tens.
    """
    if figure.value is None or figure.unit is None:
        return 0.0
    unit, value = figure.unit, figure.value
    step = -written_decimals(value)
    if value and (unit.kind == "money" or (unit.kind == "count" and figure.is_claim)):
        last = int(value.normalize().as_tuple().exponent)
        step = max(step, min(last, (value / 5).adjusted()))
    return 10.0**step / 2 * unit.factor


def agreement(claim: Figure, other: Figure) -> Interval | None:
    """`other` minus `claim` as an interval in the dimension's first unit, None without numbers."""
    mine, theirs = read(claim), read(other)
    return difference(mine, theirs) if mine and theirs else None


@dataclass(frozen=True, slots=True)
class Nearest:
    """The latest reference that was out by the claim's date; its period ends `lag_years` earlier."""

    reference: Point
    lag_years: float


class References:
    """The published figures of one series that say how much is or was, found by what a claim is about."""

    def __init__(self, points: Iterable[Point], scopes: Scopes) -> None:
        published = [p for p in levels(points) if not p.figure.is_claim and p.figure.measure_kind in UNPLANNED]
        self._scopes = scopes
        self._dimension = next((p.figure.unit.dimension for p in published if p.figure.unit), "")
        self._by_scope: defaultdict[_Key, list[Point]] = defaultdict(list)
        for point in published:
            self._by_scope[self._key(point)].append(point)
        self._by_period: defaultdict[tuple[object, ...], list[Point]] = defaultdict(list)
        self._runs: dict[_Key, tuple[Track, ...]] = {}
        self._published: dict[_Key, list[tuple[date, Point]]] = {}
        for key, group in self._by_scope.items():
            for point in group:
                self._by_period[*key, point.figure.period.days].append(point)

    def of_scope(self, claim: Point) -> list[Point]:
        """All references of the claim's measure and scope, whatever their period."""
        return self._by_scope.get(self._key(claim), [])

    def runs_of_scope(self, claim: Point) -> tuple[Track, ...]:
        """The same as runs of figures that follow each other in time, outcomes and the longest periods first."""
        key = self._key(claim)
        if key not in self._runs:
            runs = tracks_of(self._by_scope.get(key, ()), self._scopes)
            self._runs[key] = tuple(sorted(runs, key=_precedence))
        return self._runs[key]

    def of_period(self, claim: Point) -> list[Point]:
        """At most three references of the claim's scope and period, those that count the same first.

        What was forecast is not held against what became of it: only another forecast tells whether it was one.
        """
        is_forecast = claim.figure.measure_kind == "forecast"
        at_hand = self._by_period.get((*self._key(claim), claim.figure.period.days))
        if not at_hand:
            return []
        found = [point for point in at_hand if (point.figure.measure_kind == "forecast") == is_forecast]
        return sorted(found, key=lambda point: _preference(claim, point))[:MOST_REFERENCES]

    def nearest(self, claim: Point) -> Nearest | None:
        """The reference with the latest period among those published by the claim's date."""
        figure = claim.figure
        published = self._publications(self._key(claim))
        out = bisect_right(published, figure.document_date or figure.period.end, key=lambda entry: entry[0])
        if out == 0:
            return None
        latest = published[out - 1][1]
        days = (figure.period.end - latest.figure.period.end).days
        return Nearest(latest, round(days / DAYS_A_YEAR, 1))

    def _publications(self, key: _Key) -> list[tuple[date, Point]]:
        """Each date of publication with the reference of the latest period that was out by then."""
        if key not in self._published:
            self._published[key] = list(_latest_by_date(self._by_scope.get(key, [])))
        return self._published[key]

    def _key(self, point: Point) -> _Key:
        # A claim of direction may name no unit; the figures of a series have one dimension.
        unit = point.figure.unit
        return unit.dimension if unit else self._dimension, self._scopes.of(point)


def against_references(points: Iterable[Point], references: References) -> Iterator[Pair]:
    """Each claim that says how much is or was, with the references of its scope and period."""
    for claim in levels(points):
        if claim.figure.is_claim and claim.figure.measure_kind in UNPLANNED:
            for reference in references.of_period(claim):
                yield Pair("reference", claim, reference)


def _agree(claim: Figure, other: Figure, mine: Interval, theirs: Interval) -> bool:
    distance = abs((mine.low or 0) - (theirs.low or 0))
    return distance <= max(rounding(claim), rounding(other)) * (1 + 1e-9)


def _precedence(run: Track) -> tuple[int, int, int]:
    months, days = run.periods[0][0].figure.period.length
    return UNPLANNED.index(run.measure_kind), -months, -days


def _preference(claim: Point, reference: Point) -> tuple[object, ...]:
    figure = reference.figure
    published = figure.document_date.toordinal() if figure.document_date else 0
    return figure.definition != claim.figure.definition, -published, figure.definition, figure.producer


def _latest_by_date(references: Iterable[Point]) -> Iterator[tuple[date, Point]]:
    dated = [(min(dates), point) for point in references if (dates := _dates(point))]
    latest: Point | None = None
    for published, point in sorted(dated, key=lambda entry: (entry[0], *_recency(entry[1]))):
        if latest is None or _recency(point) > _recency(latest):
            latest = point
        yield published, latest


def _dates(point: Point) -> list[date]:
    return [figure.document_date for figure in point.figures if figure.document_date]


def _recency(point: Point) -> tuple[object, ...]:
    figure = point.figure
    return figure.period.end, figure.period.start, figure.definition
