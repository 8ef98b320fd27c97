"""When a claim is held against published figures, and against which: the references of one series.

A claim is held at one period: its own when that is stated, else the published one that contains its date or the
latest that had ended by then. There it is held against the references of its scope: what it leaves blank may
be any of them, and one that counts just what the claim says decides alone. Order decides nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import product

from facts.audit.figures_in_time import Divided, FiguresInTime, PeriodLength, PeriodRun, start_of, time_order
from facts.audit.pairs import size_of
from facts.audit.points import Point, PointScopes, Scope
from facts.figures.figure import Figure
from facts.figures.periods import Period
from facts.grouping import grouped

DAYS_A_YEAR = 365.2425
_OLDEST = 5
"""Years: the contract's limit; an older figure says little of the time that a claim is about."""
MOST_CANDIDATES = 24
"""A claim that could mean more figures than a reader can look through means none of them in particular."""

_COLUMNS = ("place", "population", "time_kind")
STANDING = ("stock", "average")
_ALIKE = {"outcome": ("outcome", "estimate"), "estimate": ("outcome", "estimate")}
"""An outcome and an estimate of it answer one question; a forecast, target or budget only its own kind."""


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
        self._in_scope: dict[tuple[object, ...], FiguresInTime] = {}
        self._scope_of_claim: dict[Point, FiguresInTime] = {}
        self._by_labels: dict[tuple[object, ...], dict[tuple[str, ...], list[Point]]] = {}

    def hold(self, claim: Point) -> Holding | None:
        """What `claim` is held against; None when nothing is published of its scope and kind at such a period."""
        if not self.points:
            return None
        figure = claim.figure
        own = self.of_period(claim, figure.period) or self.within(claim, figure.period)
        if own or not self.may_be_held_elsewhere(claim):
            return own
        return self.around(claim, claim_day(figure), self.lengths_for(claim))

    def of_period(self, claim: Point, period: Period) -> Holding | None:
        """The published figures of the claim's scope for exactly `period`."""
        return self._holding(claim, period) if self._scope_of(claim).exactly(period) else None

    def around(self, claim: Point, day: date, lengths: Sequence[PeriodLength]) -> Holding | None:
        """Those of the period that contains `day`, the shortest of several; else of the latest that had ended by it."""
        of_scope = self._of(claim, lengths)
        runs = [run for run in of_scope if run.suits(claim.figure.period)]
        if not runs and claim.figure.period.kind == "day":
            # Who names no year means none of another shape: where all years begin in April, one of these is meant.
            runs = of_scope
        containing = [period for run in runs if (period := run.containing(day, day))]
        ended = [period for run in runs if (period := run.ended_by(day))]
        if containing:
            chosen = min(containing, key=lambda period: (period.length, period.days))
        else:
            chosen = max(ended, key=lambda period: (period.end, period.start), default=claim.figure.period)
            if not ended or chosen.end < _years_before(day, _OLDEST):
                return None
        return self._holding(claim, chosen)

    def spanning(self, claim: Point, period: Period, lengths: Sequence[PeriodLength] = ()) -> Holding | None:
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

    def run_of(self, claim: Point, length: PeriodLength) -> list[Point]:
        """The references of the claim's kind and scope about periods of one length, in time."""
        return self._scope_of(claim).of_length.get(length, [])

    def run_between(self, claim: Point, length: PeriodLength, first: date, last: date) -> list[Point]:
        """The same as far as their periods begin from `first` to `last`."""
        run = self._scope_of(claim).of_length.get(length, [])
        low, high = bisect_left(run, first, key=start_of), bisect_right(run, last, key=start_of)
        return run[low:high]

    def at_scope(self, claim: Point, period: Period, scope: dict[str, str]) -> list[Point]:
        """Those of exactly `period` and of the claim's kind whose `scope` columns say just that."""
        kinds = self._kinds or kinds_like(claim.figure.measure_kind)
        columns, key = tuple(scope), (period.days, *scope)
        if key not in self._by_labels:
            self._by_labels[key] = grouped(
                self.in_period(period), lambda point: tuple(getattr(point.figure, column) for column in columns)
            )
        found = self._by_labels[key].get(tuple(scope.values()), [])
        return [point for point in found if point.figure.measure_kind in kinds]

    def in_period(self, period: Period) -> list[Point]:
        """All of them about exactly `period`, whatever their kind and scope."""
        return self._by_days.get(period.days, [])

    @cached_property
    def _by_days(self) -> dict[object, list[Point]]:
        return grouped(sorted(self.points, key=time_order), lambda point: point.figure.period.days)

    def nearest(self, claim: Point) -> Point | None:
        """Of its scope the latest that was out by the claim's date, else that had ended by then, else the first.

        Of several about one period the one that differs least from the claim, and of these the smallest.
        """
        in_scope = self._scope_of(claim)
        found = in_scope.nearest(claim.figure.document_date or claim.figure.period.end)
        if found is None:
            return None
        there = in_scope.exactly(found.figure.period)[:MOST_CANDIDATES]
        if len(there) == 1:
            return found
        is_out = was_out(found, claim)
        alike = [point for point in there if was_out(point, claim) == is_out]
        return min(alike, key=lambda point: self._unlike(claim, point), default=found)

    def nearby(self, claim: Point) -> tuple[Point, ...]:
        """What there is where a claim is held against nothing: the nearest figure of its scope, else of another."""
        found = self.nearest(claim)
        return (found,) if found else self.elsewhere(claim)

    def elsewhere(self, claim: Point) -> tuple[Point, ...]:
        """The figure that is `outside`, if there is one."""
        found = self.outside(claim)
        return (found,) if found else ()

    def outside(self, claim: Point) -> Point | None:
        """A reference of another kind or scope, the nearest to the claim's period: what is published instead.

        Of several that end on one day the one that differs least from the claim, and of these the smallest.
        """
        day = claim.figure.period.end
        ends = self._by_end
        at = bisect_left(ends, day, key=lambda entry: entry[0])
        near = ends[max(0, at - 1) : at + 1]
        found = min(near, key=lambda entry: (abs((entry[0] - day).days), entry[0]), default=None)
        return min(found[1], key=lambda point: self._unlike(claim, point)) if found else None

    def _unlike(self, claim: Point, point: Point) -> tuple[object, ...]:
        """In how many ways a figure is another than what the claim speaks of; of as many the smallest comes first."""
        mine, other = (
            (*self.identity(claim), claim.figure.measure_kind),
            (*self.identity(point), point.figure.measure_kind),
        )
        ways = sum(one != another for one, another in zip(mine, other, strict=True))
        return ways, size_of(point)[:2], min(figure.id for figure in point.figures)

    @cached_property
    def _by_end(self) -> list[tuple[date, list[Point]]]:
        """Each day on which a period ends, with the figures that end with it; of many the first few."""
        groups = grouped(sorted(self.points, key=time_order), lambda point: point.figure.period.end)
        return [(end, groups[end][:MOST_CANDIDATES]) for end in sorted(groups)]

    def _holding(self, claim: Point, period: Period) -> Holding:
        """What is published for `period`; it is divided once for all claims that count the same."""
        in_scope = self._scope_of(claim)
        key = (period.days, self.identity(claim))
        if key not in in_scope.divided:
            in_scope.divided[key] = self._divided(claim, in_scope.exactly(period))
        return Holding(period, *in_scope.divided[key], lag_years(claim, period))

    def _divided(self, claim: Point, found: list[Point]) -> Divided:
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

    def counted_alike(
        self, points: Iterable[Point], claim: Point, fits: Callable[[Sequence[Point]], bool] = bool
    ) -> list[list[Point]]:
        """Points that count one thing, those that count what the claim does alone where there are any that `fits`."""
        ways = {way: group for way, group in grouped(points, self.identity).items() if fits(group)}
        own = self.identity(claim)
        return [ways[own]] if own in ways else [ways[way] for way in sorted(ways, key=str)]

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

    def lengths_for(self, claim: Point) -> Sequence[PeriodLength]:
        """A flow is held at periods as long as its own; what stands at a time at any."""
        if self._scopes.of(claim).time_kind in STANDING or claim.figure.period.kind == "day":
            return self.lengths
        return [claim.figure.period.length]

    def _of(self, claim: Point, lengths: Sequence[PeriodLength]) -> list[PeriodRun]:
        return [run for run in self._scope_of(claim).runs if run.length in lengths]

    def _scope_of(self, claim: Point) -> FiguresInTime:
        """All that a claim of this kind, scope and prices may be held against; put together once for all such."""
        found = self._scope_of_claim.get(claim)
        if found is None:
            scope, prices = self._scopes.of(claim), self._prices_of(claim)
            kinds = self._kinds or kinds_like(claim.figure.measure_kind)
            key = (kinds, *prices, scope)
            if key not in self._in_scope:
                groups = self._groups_by(tuple(bool(getattr(scope, column)) for column in self._columns))
                wanted = product(kinds, prices, _may_state(scope, self._columns))
                self._in_scope[key] = FiguresInTime([point for one in wanted for point in groups.get(one, ())])
            found = self._scope_of_claim[claim] = self._in_scope[key]
        return found

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


def kinds_like(measure_kind: str) -> tuple[str, ...]:
    """The kinds of figure that a claim of one kind may be held against."""
    return _ALIKE.get(measure_kind, (measure_kind,))


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


def _years_before(day: date, years: int) -> date:
    return day - timedelta(days=round(years * DAYS_A_YEAR) + 1)
