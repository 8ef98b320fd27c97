"""When a claim is held against published figures, and against which: the references of one series.

A claim is held at one period: its own when that is stated, else the published one that contains its date or the
latest that had ended by then. There it is held against the references of its scope: what it leaves blank may
be any of them, and one that counts just what the claim says decides alone. Order decides nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import product

from facts.audit.points import Point, PointScopes, Scope
from facts.figures.figure import Figure
from facts.figures.periods import Period

DAYS_A_YEAR = 365.2425
_OLDEST = 5
"""Years: the contract's limit; an older figure says little of the time that a claim is about."""
MOST_CANDIDATES = 24
"""A claim that could mean more figures than a reader can look through means none of them in particular."""

_COLUMNS = ("place", "population", "time_kind")
_YEAR = (12, 0)
STANDING = ("stock", "average")
_ALIKE = {"outcome": ("outcome", "estimate"), "estimate": ("outcome", "estimate")}
"""An outcome and an estimate of it answer one question; a forecast, target or budget only its own kind."""
_Length = tuple[int, int]
_Divided = tuple[tuple[Point, ...], tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Holding:
    """The published figures at one period that a claim may be held against.

    `deciding` are those that the claim may mean, `others` those beside them that count something else.
    `lag_years` is how much earlier the period ends than the claim's own, 0 for that.
    """

    period: Period
    deciding: tuple[Point, ...]
    others: tuple[Point, ...]
    lag_years: float


class FigureIndex:
    """Figures of one series, such as all published levels, found by what a claim is about."""

    def __init__(self, points: Iterable[Point], scopes: PointScopes, kinds: tuple[str, ...] = (), *,
                 over_time: bool = True) -> None:  # fmt: skip
        """`kinds` are the kinds of figure to look among, else those that a claim's own may be held against.

        Without `over_time` it does not matter how claim and figure count over time.
        """
        self.points = list(points)
        self._prices = sorted({point.figure.prices or "current" for point in self.points})
        self._kinds = kinds
        self._columns = _COLUMNS if over_time else _COLUMNS[:2]
        self._scopes = scopes
        self.lengths = sorted({point.figure.period.length for point in self.points})
        self._groups: dict[tuple[bool, ...], dict[tuple[object, ...], list[Point]]] = {}
        self._in_scope: dict[tuple[object, ...], _InScope] = {}
        self._by_labels: dict[tuple[object, ...], dict[tuple[str, ...], list[Point]]] = {}

    def hold(self, claim: Point) -> Holding | None:
        """What `claim` is held against; None when nothing is published of its scope and kind at such a period."""
        if not self.points:
            return None
        figure = claim.figure
        own = self.at(claim, figure.period) or self.within(claim, figure.period)
        if own or not self.may_be_held_elsewhere(claim):
            return own
        return self.around(claim, claim_day(figure), self.lengths_for(claim))

    def at(self, claim: Point, period: Period) -> Holding | None:
        """The published figures of the claim's scope for exactly `period`."""
        return self._holding(claim, period) if self._scope_of(claim).exactly(period) else None

    def around(self, claim: Point, day: date, lengths: Sequence[_Length]) -> Holding | None:
        """Those of the period that contains `day`, the shortest of several; else of the latest that had ended by it."""
        runs = [run for run in self._of(claim, lengths) if run.suits(claim.figure.period)]
        containing = [period for run in runs if (period := run.containing(day, day))]
        ended = [period for run in runs if (period := run.ended_by(day))]
        if containing:
            chosen = min(containing, key=lambda period: (period.length, period.days))
        else:
            chosen = max(ended, key=lambda period: (period.end, period.start), default=claim.figure.period)
            if not ended or chosen.end < _years_before(day, _OLDEST):
                return None
        return self._holding(claim, chosen)

    def spanning(self, claim: Point, period: Period, lengths: Sequence[_Length] = ()) -> Holding | None:
        """Those of the shortest published period that holds all of `period`."""
        runs = [run for run in self._of(claim, lengths or self.lengths) if run.suits(period)]
        found = [found for run in runs if (found := run.containing(period.start, period.end))]
        if not found:
            return None
        return self._holding(claim, min(found, key=lambda one: (one.length, one.days)))

    def within(self, claim: Point, period: Period) -> Holding | None:
        """Of what stands at a time, those of the day or month with which `period` ends, or of the only one in it."""
        if self._scopes.of(claim).time_kind not in STANDING:
            return None
        there = [point for run in self._of(claim, self.lengths) for point in run.within(period)]
        periods = {point.figure.period.days: point.figure.period for point in there}
        ending = [one for one in periods.values() if one.end == period.end] or list(periods.values())
        if not ending or (len(periods) > 1 and ending[0].end != period.end):
            return None
        return self._holding(claim, min(ending, key=lambda one: one.length))

    def periods_of(self, claim: Point) -> list[Period]:
        """The periods for which there are references of the claim's kind and scope, each once, in time."""
        return self._scope_of(claim).periods

    def run_of(self, claim: Point, length: _Length) -> list[Point]:
        """The references of the claim's kind and scope about periods of one length, in time."""
        return self._scope_of(claim).of_length[length]

    def run_between(self, claim: Point, length: _Length, first: date, last: date) -> list[Point]:
        """The same as far as their periods begin from `first` to `last`."""
        run = self._scope_of(claim).of_length[length]
        low, high = bisect_left(run, first, key=_start_of), bisect_right(run, last, key=_start_of)
        return run[low:high]

    def at_scope(self, claim: Point, period: Period, scope: dict[str, str]) -> list[Point]:
        """Those of exactly `period` and of the claim's kind whose `scope` columns say just that."""
        kinds = self._kinds or _ALIKE.get(claim.figure.measure_kind, (claim.figure.measure_kind,))
        columns, key = tuple(scope), (period.days, *scope)
        if key not in self._by_labels:
            groups: defaultdict[tuple[str, ...], list[Point]] = defaultdict(list)
            for point in self.in_period(period):
                groups[tuple(getattr(point.figure, column) for column in columns)].append(point)
            self._by_labels[key] = groups
        found = self._by_labels[key].get(tuple(scope.values()), [])
        return [point for point in found if point.figure.measure_kind in kinds]

    def in_period(self, period: Period) -> list[Point]:
        """All of them about exactly `period`, whatever their kind and scope."""
        return self._by_days.get(period.days, [])

    @cached_property
    def _by_days(self) -> dict[object, list[Point]]:
        groups: defaultdict[object, list[Point]] = defaultdict(list)
        for point in sorted(self.points, key=_in_time):
            groups[point.figure.period.days].append(point)
        return groups

    def nearest(self, claim: Point) -> Point | None:
        """Of its scope the latest that was out by the claim's date, else that had ended by then, else the first."""
        return self._scope_of(claim).nearest(claim.figure.document_date or claim.figure.period.end)

    def outside(self, claim: Point) -> Point | None:
        """A reference of another kind or scope, the nearest to the claim's period: what is published instead."""
        day = claim.figure.period.end
        ends = self._by_end
        at = bisect_left(ends, day, key=lambda entry: entry[0])
        near = ends[max(0, at - 1) : at + 1]
        found = min(near, key=lambda entry: (abs((entry[0] - day).days), entry[0]), default=None)
        return found[1] if found else None

    @cached_property
    def _by_end(self) -> list[tuple[date, Point]]:
        """Each day on which a period ends, with the first of the figures that end with it."""
        first: dict[date, Point] = {}
        for point in sorted(self.points, key=_in_time):
            first.setdefault(point.figure.period.end, point)
        return sorted(first.items(), key=lambda entry: entry[0])

    def _holding(self, claim: Point, period: Period) -> Holding:
        """What is published for `period`; it is divided once for all claims that count the same."""
        in_scope = self._scope_of(claim)
        key = (period.days, self.identity(claim))
        if key not in in_scope.divided:
            in_scope.divided[key] = self._divided(claim, in_scope.exactly(period))
        return Holding(period, *in_scope.divided[key], lag_years(claim, period))

    def _divided(self, claim: Point, found: list[Point]) -> _Divided:
        """Those that count just what the claim says, else those that leave least of it open, before the others."""
        own = [point for point in found if self.identity(point) == self.identity(claim)]
        if not own:
            fewest = min(self._left_open(claim, point) for point in found)
            own = [point for point in found if self._left_open(claim, point) == fewest]
        deciding = set(own)
        return tuple(own), tuple(point for point in found if point not in deciding)

    def identity(self, point: Point) -> tuple[str, str, str]:
        """Place, population and definition: what a point counts, as far as it is stated or known from its series."""
        scope = self._scopes.of(point)
        return scope.place, scope.population, point.figure.definition

    def _left_open(self, claim: Point, point: Point) -> tuple[int, int]:
        """How many scope columns that the claim states the reference leaves blank, and how far its definition is."""
        mine, other = self._scopes.of(claim), self._scopes.of(point)
        blank = sum(bool(getattr(mine, name)) and not getattr(other, name) for name in ("place", "population"))
        said, counted = claim.figure.definition, point.figure.definition
        return blank, 0 if not said or said == counted else 1 if not counted else 2

    def may_be_held_elsewhere(self, claim: Point) -> bool:
        """Whether another period than the claim's own may stand for it: the contract's "when a claim is held"."""
        figure = claim.figure
        if figure.period_basis in ("not-stated", "inferred"):
            return True
        kind = self._scopes.of(claim).time_kind
        if figure.period.kind == "day":
            return kind != "flow"
        return kind in STANDING and figure.period.length < (12, 0)

    def lengths_for(self, claim: Point) -> Sequence[_Length]:
        """A flow is held at periods as long as its own; what stands at a time at any."""
        if self._scopes.of(claim).time_kind in STANDING or claim.figure.period.kind == "day":
            return self.lengths
        return [claim.figure.period.length]

    def _of(self, claim: Point, lengths: Sequence[_Length]) -> list[_Run]:
        return [run for run in self._scope_of(claim).runs if run.length in lengths]

    def _scope_of(self, claim: Point) -> _InScope:
        """All that a claim of this kind, scope and prices may be held against; looked up once for all such claims."""
        scope = self._scopes.of(claim)
        kinds = self._kinds or _ALIKE.get(claim.figure.measure_kind, (claim.figure.measure_kind,))
        prices = self._prices_of(claim)
        key = (kinds, *prices, scope)
        if key not in self._in_scope:
            pattern = tuple(bool(getattr(scope, column)) for column in self._columns)
            groups = self._groups_by(pattern)
            stated = _may_state(scope, self._columns)
            self._in_scope[key] = _InScope(
                [point for one in product(kinds, prices, stated) for point in groups.get(one, ())]
            )
        return self._in_scope[key]

    def _prices_of(self, claim: Point) -> Sequence[str]:
        """The claim's own prices; of one that names none the current ones, or any where there are no such."""
        if claim.figure.prices:
            return [claim.figure.prices]
        return ["current"] if "current" in self._prices else self._prices

    def _groups_by(self, pattern: tuple[bool, ...]) -> dict[tuple[object, ...], list[Point]]:
        if pattern not in self._groups:
            groups: defaultdict[tuple[object, ...], list[Point]] = defaultdict(list)
            for point in self.points:
                scope, figure = self._scopes.of(point), point.figure
                stated = tuple(
                    getattr(scope, name) if on else None for name, on in zip(self._columns, pattern, strict=True)
                )
                groups[figure.measure_kind, figure.prices or "current", stated].append(point)
            self._groups[pattern] = groups
        return self._groups[pattern]


class _InScope:
    """The figures of one kind and scope, in time and in runs about periods of one shape."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.in_time = sorted(points, key=_in_time)
        self.divided: dict[tuple[object, ...], _Divided] = {}
        self._by_days: defaultdict[object, list[Point]] = defaultdict(list)
        self.of_length: defaultdict[_Length, list[Point]] = defaultdict(list)
        shapes: defaultdict[object, list[Point]] = defaultdict(list)
        for point in self.in_time:
            period = point.figure.period
            self._by_days[period.days].append(point)
            self.of_length[period.length].append(point)
            shapes[period.shape].append(point)
        self.runs = [_Run(group) for group in shapes.values()]

    def exactly(self, period: Period) -> list[Point]:
        """Those of just this period, in an order that knows neither rows nor parties."""
        return self._by_days.get(period.days, [])

    @cached_property
    def periods(self) -> list[Period]:
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


class _Run:
    """Points about periods of one shape, never empty, by the end of their period."""

    def __init__(self, points: Iterable[Point]) -> None:
        self.points = sorted(points, key=lambda point: (point.figure.period.end, point.figure.period.start))
        self.length = self.points[0].figure.period.length

    def within(self, period: Period) -> list[Point]:
        first = bisect_left(self.points, period.start, key=_end_of)
        last = bisect_right(self.points, period.end, key=_end_of)
        return [point for point in self.points[first:last] if point.figure.period.start >= period.start]

    def containing(self, start: date, end: date) -> Period | None:
        at = bisect_left(self.points, end, key=_end_of)
        found = self.points[at].figure.period if at < len(self.points) else None
        return found if found and found.start <= start else None

    def ended_by(self, day: date) -> Period | None:
        at = bisect_right(self.points, day, key=_end_of)
        return self.points[at - 1].figure.period if at else None

    def suits(self, period: Period) -> bool:
        """A financial or school year is held only against its like: a year that begins in the same month."""
        if self.length != _YEAR:
            return True
        month = self.points[0].figure.period.start.month
        return month == (period.start.month if period.length == _YEAR else 1)


def _start_of(point: Point) -> date:
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
    for day, point in sorted(entries, key=lambda entry: (entry[0], *_in_time(entry[1]))):
        latest = found[-1][1] if found else point
        found.append((day, point if _recency(point) >= _recency(latest) else latest))
    return found


def _recency(point: Point) -> tuple[object, ...]:
    return (point.figure.period.end, *_in_time(point))


def stands_at_a_time(claim: Point, scopes: PointScopes) -> bool:
    """Whether a figure of the day, the month or the year's average may stand for the claim's period."""
    return scopes.of(claim).time_kind in STANDING or claim.figure.period.kind == "day"


def claim_day(figure: Figure) -> date:
    """The day for which a claim is held: the end of its period, but no later than it was said."""
    said, end = figure.document_date, figure.period.end
    if figure.period_basis == "not-stated":
        return said or end
    return min(said, end) if said and figure.period_basis == "inferred" else end


def lag_years(claim: Point, period: Period) -> float:
    """How many years earlier than the claim's period `period` ends, to one decimal."""
    return round((claim.figure.period.end - period.end).days / DAYS_A_YEAR, 1)


def was_out(reference: Point, claim: Point) -> bool | None:
    """Whether the reference was published when the claim was made; None when either date is not known."""
    said = claim.figure.document_date
    dates = [figure.document_date for figure in reference.figures if figure.document_date]
    return min(dates) <= said if said and dates else None


def _may_state(scope: Scope, columns: Sequence[str]) -> Iterator[tuple[str | None, ...]]:
    """What a reference may state: the claim's own label or nothing; where the claim is blank, anything."""
    options: list[tuple[str | None, ...]] = []
    for column in columns:
        label = getattr(scope, column)
        if not label:
            options.append((None,))
        elif column == "time_kind" and label in STANDING:
            options.append((*STANDING, ""))
        else:
            options.append((label, ""))
    return product(*options)


def _in_time(point: Point) -> tuple[object, ...]:
    """An order that knows neither rows nor parties; labels only place what is said, they decide nothing."""
    figure = point.figure
    return (figure.period.days, figure.place, figure.population, figure.definition, figure.producer, figure.id)


def _years_before(day: date, years: int) -> date:
    return day - timedelta(days=round(years * DAYS_A_YEAR) + 1)
