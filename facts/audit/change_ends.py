"""The two ends of a change, a direction or a comparison: the figures that it runs between.

A stated change is held against a published change whose two ends hold its own, else against levels at both ends:
published ones, else claimed ones. Like is compared with like; where nothing at one end counts what something at
the other does, each may be meant and all results are said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from typing import Literal

from facts.audit.claim_references import MOST_CANDIDATES, FigureIndex, Holding, claim_day, stands_at_a_time
from facts.audit.compare import ComputedChange, change, change_between, reading_of
from facts.audit.findings import Value
from facts.audit.points import Point
from facts.audit.relations import AGREEING, Relation, combined, is_change_within_margin, margins_meet, relate, rounding
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.periods import Period
from facts.grouping import grouped

Basis = Literal["published-change", "levels"]
CountedAs = Literal["", "deficit", "balance", "fixed-prices", "upwards"]
"""What a percentage is of: of numbers below zero how far they lie below it, or the number that rises or falls; of money
what it buys. A climb in a ranking is counted upwards, to a smaller number."""
_DEFICITS = re.compile(r"underskott|förlust|deficit|shortfall|\bloss(?:es)?\b", re.I)
_BALANCES = re.compile(r"överskott|resultat|saldo|balans|netto|surplus|\bresults?\b|balance|\bnet\b", re.I)
Ends = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that a change may mean: its ends (one point, of a published change), and what comes out of them.

    `is_a_year` of a mean over the years between the ends.
    """

    ends: tuple[Point, ...]
    computed: Interval | None
    relation: Relation
    counted_as: CountedAs = ""
    is_a_year: bool = False


@dataclass(frozen=True, slots=True)
class HeldChange:
    """A stated change or comparison and everything that it was held against; `held_at` is the period of its end."""

    basis: Basis
    results: tuple[Result, ...]
    others: tuple[Result, ...] = ()
    held_at: Period | None = None
    lag_years: float = 0.0
    claimed: bool = field(default=False)

    @property
    def relation(self) -> Relation:
        """One relation out of all results."""
        return combined(result.relation for result in self.results)

    @property
    def computed(self) -> Interval | None:
        """From the smallest to the largest result."""
        found = [result.computed for result in self.results if result.computed]
        lows, highs = [one.low for one in found], [one.high for one in found]
        if not found:
            return None
        low = None if None in lows else min(one for one in lows if one is not None)
        return Interval(low, None if None in highs else max(one for one in highs if one is not None))

    @property
    def points(self) -> tuple[Point, ...]:
        """All points of the results, each once."""
        return tuple(dict.fromkeys(point for result in self.results for point in result.ends))

    def ids(self, agreeing: bool) -> list[str]:
        """The figures of the results that agree, or that do not; what both rest on tells neither apart."""
        sides: dict[bool, dict[str, None]] = {True: {}, False: {}}
        for result in self.results:
            side = sides[result.relation in AGREEING]
            side |= dict.fromkeys(figure.id for point in result.ends for figure in point.figures)
        own, other = sides[agreeing], sides[not agreeing]
        return [name for name in own if name not in other]

    def as_values(self) -> dict[str, Value]:
        """The numbers that every rule about two ends gives."""
        computed = self.computed
        return {
            "relation": self.relation,
            "computed_low": computed.low if computed else None,
            "computed_high": computed.high if computed else None,
            "held_at": self.held_at.code if self.held_at else None,
            "lag_years": self.lag_years if self.held_at else None,
            "agrees": self.ids(agreeing=True),
            "differs": self.ids(agreeing=False),
        }


def between(first: Point, second: Point) -> ComputedChange | None:
    """The change from one reading to another, whatever kinds of figure they are."""
    return change_between(first.figure, second.figure)


def hold_change(view: SeriesView, claim: Point) -> HeldChange | None:
    """The stated change of `claim` held against what there is; None when there is nothing for both its ends."""
    since = claim.figure.change_since
    if since is None or claim.figure.condition:
        return None
    return _published_change(view, claim, since) or _levels_at_both_ends(view, claim, since)


def ends_of_claims(view: SeriesView) -> dict[Point, tuple[Ends, ...]]:
    """The published levels that each stated change and each claim of direction rests on."""
    if not view.published.points:
        return {}
    found = {claim: tuple(_ends_of_claim(view, claim)) for claim in view.claims}
    return {claim: ends for claim, ends in found.items() if ends}


def claims_by_ends(view: SeriesView) -> dict[Ends, tuple[Point, ...]]:
    """The same the other way about: the claims that rest on each pair of published levels."""
    found: dict[Ends, tuple[Point, ...]] = {}
    for claim, pairs in ends_of_claims(view).items():
        for pair in pairs:
            found[pair] = (*found.get(pair, ()), claim)
    return found


def _ends_of_claim(view: SeriesView, claim: Point) -> Iterator[Ends]:
    figure = claim.figure
    if figure.condition or figure.compared_with or figure.direction in ("highest", "lowest"):
        return
    if figure.change_since and figure.reading:
        held = hold_change(view, claim)
        if held and not held.claimed:
            yield from ((one.ends[0], one.ends[1]) for one in held.results if len(one.ends) == 2)
    elif figure.direction in ("increase", "decrease", "higher", "lower", "unchanged") and figure.reading is None:
        found = direction_ends(view, claim)
        if found:
            yield from found[0]


def published_ends(view: SeriesView, claim: Point, since: Period) -> tuple[list[Ends], list[Ends], Holding] | None:
    """Published levels for both ends of a change since `since`: those that decide, the others, and when it ends."""
    index = view.published
    base = index.of_period(claim, since)
    if base is None and stands_at_a_time(claim, view.scopes):
        base = index.within(claim, since) or index.spanning(claim, since)
    end = _end_for(index, claim, base)
    if base is None or end is None or base.period.days == end.period.days:
        return None
    deciding, others = matched(index, claim, base, end)
    return (deciding, others, end) if deciding else None


def direction_ends(view: SeriesView, claim: Point) -> tuple[list[Ends], Holding] | None:
    """Published levels between which a claim of direction runs.

    They are those of the start of its period, or the base that it names, and of its end; of a claim about one
    time, the last step before it.
    """
    index, period = view.published, claim.figure.period
    if not index.points:
        return None
    if claim.figure.change_since:
        found = published_ends(view, claim, claim.figure.change_since)
        return (found[0], found[2]) if found else None
    first_day = Period(period.start, period.start, "day")
    # Years before parts of years: they hold no season.
    for length in reversed(index.lengths):
        base = index.spanning(claim, first_day, [length])
        end = index.around(claim, claim_day(claim.figure), [length]) if base else None
        if base and end and base.period.days < end.period.days:
            pairs = matched(index, claim, base, end)[0]
            return (pairs, end) if pairs else None
    return _last_step(index, claim) if period.length <= (12, 0) else None


def _last_step(index: FigureIndex, claim: Point) -> tuple[list[Ends], Holding] | None:
    """From the published figure before the one that the claim is held at, of the same length, to that one."""
    end = index.hold(claim)
    if end is None:
        return None
    before = end.period.start - timedelta(days=1)
    run = index.run_between(claim, end.period.length, date.min, before)
    # Of periods of one length those that begin later also end later, so the last few tell.
    earlier = [point for point in run[-MOST_CANDIDATES:] if point.figure.period.end <= before]
    if not earlier:
        return None
    base = index.of_period(claim, earlier[-1].figure.period)
    pairs = matched(index, claim, base, end)[0] if base else []
    return (pairs, end) if pairs else None


def matched(index: FigureIndex, claim: Point, base: Holding, end: Holding) -> tuple[list[Ends], list[Ends]]:
    """Each base with the end that counts the same; where none does, every base with every end of its scope.

    Those that count just what the claim says decide alone, if there are any.
    """
    firsts, lasts = (*base.deciding, *base.others), (*end.deciding, *end.others)
    like = list(_alike(index, firsts, lasts))
    own = [pair for pair in like if index.identity(pair[0]) == index.identity(claim)]
    if own:
        return own, [pair for pair in like if index.identity(pair[0]) != index.identity(claim)]
    may_mean = [(first, last) for first, last in like if first in base.deciding or last in end.deciding]
    if may_mean:
        return may_mean, []
    if len(base.deciding) * len(end.deciding) > MOST_CANDIDATES:
        return [], []
    crossed = product(base.deciding, end.deciding)
    return [(first, last) for first, last in crossed if _comparable(index, first, last)], []


def computed_changes(claim: Figure, first: Point, second: Point) -> Iterator[tuple[Interval, CountedAs]]:
    """The change between two points in the dimension in which `claim` states one; nothing where there is none.

    A deficit of 10 that is one of 5 has fallen by 50 per cent, and the balance has risen by as much: where the words
    do not say which of them is meant, both are.
    """
    moved, unit, measured = between(first, second), claim.unit, first.figure.unit
    if moved is None or unit is None or measured is None:
        return
    if unit.kind in ("share", "times"):
        deficit = None if moved.percent else _of_deficits(first.figure, second.figure)
        if deficit and unit.kind == "share":
            yield from ((deficit if one == "deficit" else _turned(deficit), one) for one in _may_be_counted_as(claim))
        elif percent := moved.percent or deficit:
            yield percent if unit.kind == "share" else percent.each(lambda end: 1 + end / 100), ""
    elif measured.kind == "share" if unit.kind == "points" else unit.dimension == measured.dimension:
        climbs = measured.kind == "rank"
        yield _turned(moved.difference) if climbs else moved.difference, "upwards" if climbs else ""


def _may_be_counted_as(claim: Figure) -> Sequence[CountedAs]:
    """What a percentage of numbers below zero may be of, by the words of the claim, else by the title."""
    if _DEFICITS.search(claim.quote):
        return ("deficit",)
    if _BALANCES.search(claim.quote):
        return ("balance",)
    titles = claim.series_title("en") + claim.series_title("sv")
    return ("deficit",) if _DEFICITS.search(titles) else ("deficit", "balance")


def _of_deficits(first: Figure, second: Figure) -> Interval | None:
    """The change in per cent of a number that is below zero at both ends: a deficit of 4 that is one of 2 is halved."""
    before, after = reading_of(first), reading_of(second)
    if before is None or after is None or not before.is_exact or not after.is_exact:
        return None
    sizes = [_turned(end) for end in (before, after)]
    return change(*sizes).percent if all((size.low or 0.0) > 0 for size in sizes) else None


def _turned(interval: Interval) -> Interval:
    """An interval with the opposite sign."""
    low, high = (None if end is None else -end for end in (interval.high, interval.low))
    return Interval(low, high, interval.high_open, interval.low_open)


def relation_of_change(claim: Figure, computed: Interval | None) -> Relation:
    """How a stated change stands to a computed one."""
    said = reading_of(claim)
    if said is None or computed is None:
        return "not_testable"
    return relate(said, computed, rounding(claim), origin=_no_change(claim))


def _no_change(claim: Figure) -> float:
    return 1.0 if claim.unit_kind == "times" else 0.0


def results_of(claim: Figure, pairs: Sequence[Ends]) -> tuple[Result, ...]:
    """What comes out of each pair of ends; pairs out of which nothing comes are left out."""
    found = ((pair, *one) for pair in pairs for one in computed_changes(claim, *pair))
    return tuple(Result(pair, moved, _by_margins(claim, moved, pair), counted) for pair, moved, counted in found)


def _by_margins(claim: Figure, computed: Interval, ends: Ends) -> Relation:
    """How a stated change stands to a computed one: within the margin of its error nobody can say that it is off."""
    how = relation_of_change(claim, computed)
    within = how == "inconsistent" and is_change_within_margin(claim, computed, *(end.figure for end in ends))
    return "close" if within else how


def published_directions(view: SeriesView, claim: Point) -> tuple[Point, ...]:
    """The published changes that a claim of direction may be held against: since the base that it names, if any."""
    found = _published_changes_for(view, claim)
    since = claim.figure.change_since
    return tuple(p for p in found.deciding if since is None or _holds(p.figure, since)) if found else ()


def _published_changes_for(view: SeriesView, claim: Point) -> Holding | None:
    """The published changes whose end holds the claim's, or that a claim without a period of its own is held at."""
    index, figure = view.published_changes, claim.figure
    if not index.points:
        return None
    found = index.of_period(claim, figure.period) or index.spanning(claim, figure.period)
    if found is None and index.may_be_held_elsewhere(claim):
        found = index.around(claim, claim_day(figure), index.lengths_for(claim))
    return found


def _published_change(view: SeriesView, claim: Point, since: Period) -> HeldChange | None:
    figure = claim.figure
    found = _published_changes_for(view, claim)
    if found is None:
        return None
    deciding, others = (
        tuple(_result(figure, one) for one in points if _holds(one.figure, since) and _states_alike(figure, one))
        for points in (found.deciding, found.others)
    )
    if not deciding:
        return None
    return HeldChange("published-change", deciding, others, found.period, found.lag_years)


def _levels_at_both_ends(view: SeriesView, claim: Point, since: Period) -> HeldChange | None:
    found = published_ends(view, claim, since)
    if found:
        deciding, others, end = found
        results = results_of(claim.figure, deciding)
        if results:
            return HeldChange("levels", results, results_of(claim.figure, others), end.period, end.lag_years)
    for index in (view.claimed, view.all_levels):
        base, end_at = index.of_period(claim, since), index.of_period(claim, claim.figure.period)
        if base and end_at:
            results = results_of(claim.figure, matched(index, claim, base, end_at)[0])
            if results:
                return HeldChange("levels", results, (), end_at.period, 0.0, claimed=True)
    return None


def _end_for(index: FigureIndex, claim: Point, base: Holding | None) -> Holding | None:
    """The end of a change whose base is held: the claim's own period, else as when a claim is held."""
    if base is None:
        return None
    length = base.period.length
    for own in (index.of_period(claim, claim.figure.period), index.within(claim, claim.figure.period)):
        if own and own.period.length == length:
            return own
    if not index.may_be_held_elsewhere(claim) and claim.figure.period.length <= (12, 0):
        return None
    return index.around(claim, claim_day(claim.figure), [length])


def _alike(index: FigureIndex, firsts: Sequence[Point], lasts: Sequence[Point]) -> Iterator[Ends]:
    by_identity = grouped(lasts, index.identity)
    for first in firsts:
        # Several figures of one identity differ in producer only: the nearest few are enough to see that.
        for last in by_identity.get(index.identity(first), ())[:MOST_CANDIDATES]:
            if _same_dimension(first.figure, last.figure):
                yield first, last


def _comparable(index: FigureIndex, first: Point, last: Point) -> bool:
    mine, other = index.identity(first)[:2], index.identity(last)[:2]
    scopes_meet = all(not one or not another or one == another for one, another in zip(mine, other, strict=True))
    return scopes_meet and _same_dimension(first.figure, last.figure)


def _same_dimension(first: Figure, second: Figure) -> bool:
    return bool(first.unit and second.unit and first.unit.dimension == second.unit.dimension)


def _result(claim: Figure, point: Point) -> Result:
    published, said = reading_of(point.figure), reading_of(claim)
    if said is None or published is None:
        return Result((point,), published, "not_testable")
    how = relate(said, published, max(rounding(claim), rounding(point.figure)), origin=_no_change(claim))
    return Result((point,), published, "close" if how == "inconsistent" and margins_meet(claim, point.figure) else how)


def _holds(published: Figure, since: Period) -> bool:
    base = published.change_since
    return base is not None and base.holds(since)


def _states_alike(claim: Figure, point: Point) -> bool:
    unit, other = claim.unit, point.figure.unit
    return bool(unit and other and (unit.kind, unit.dimension) == (other.kind, other.dimension))
