"""What is claimed of each year: the published figures of all of them, what does not agree, years without one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from facts.audit.change_ends import HeldChange, Result, relation_of_change
from facts.audit.compare import reading_of
from facts.audit.figures_in_time import ONE_YEAR, start_of
from facts.audit.findings import Value
from facts.audit.phrases import CANNOT_BE_TESTED, amount_at, amount_named, amounts_at, relation_words, runs_of_years
from facts.audit.points import Point
from facts.audit.relations import AGREEING, Relation, caution_of, combined, relate, relation, rounding
from facts.audit.rule import Evidence
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.periods import Period
from facts.figures.wording import difference_words
from facts.language.changes import each_year_since, is_mean_of_years, moves_each_year
from facts.words import Lang, Text, say
from facts.words.listings import MOST_NAMED, listing, sentence_case, short_listing

_MISSING_YEARS = Text(" Years without a figure in the table: {periods}.", " År utan siffra i tabellen: {periods}.")
LEAST_PUBLISHED = 0.5
"""That nothing speaks against a claim among fewer than half of its years says little of the others."""
_CLAIMED = Text("{claim}, in each year from {first} to {last}.", "{claim}, varje år från {first} till {last}.")
_ALL = Text(
    " There is a published figure for {n} of its years, between {lowest} and {highest}: {relation}.",
    " För {n} av dess år finns en publicerad siffra, mellan {lowest} och {highest}: {relation}.",
)
_SOME = Text(
    " There is a published figure for {n} of its years. Not as claimed: {figures}; {relation}.",
    " För {n} av dess år finns en publicerad siffra. Inte som det påstås: {figures}; {relation}.",
)
_THIN = Text(
    " It is claimed of each year, and most of them have no figure in the table: this cannot be tested.",
    " Det påstås om varje år, och de flesta av dem har ingen siffra i tabellen: det går inte att pröva.",
)
_CLAIMED_ON_AVERAGE = Text("{claim}, on average {first}–{last}.", "{claim}, i genomsnitt {first}–{last}.")
_NOT_ALL = Text("not all of these years have a published figure", "alla dessa år har inte en publicerad siffra")
_NO_MEANS = ("share", "points", "rate", "index", "rank", "times")
"""The mean of shares is no share of the whole, for the whole is not the same each year."""
_MEAN = Text(
    " The mean of the {n} published figures of these years is {mean}: {relation}.",
    " Medelvärdet av de {n} publicerade siffrorna för dessa år är {mean}: {relation}.",
)
_UNTOLD: Relation = "not_testable"
_TOO_FEW = Text("too few of its years have a published figure", "för få av dess år har en publicerad siffra")
NOTHING_HELD: dict[str, Value] = {
    "relation": "not_testable", "held_at": None, "lag_years": None, "agrees": [], "differs": [],
    "difference_low": None, "difference_high": None, "nearest": None,
}  # fmt: skip
"""What a claim of a level is told where nothing is published that it could be held against."""
_TWO_YEARS = (24, 0)
_SINCE = tuple(
    f"{word} {digit}" for word in ("since", "sedan", "from", "från", "och med", "after", "efter") for digit in "12"
)
"""A claim of one year is of several only where it says from when on: a quick no for nearly all."""
_A_YEAR = re.compile(r" [12]\d{3}(?!\d)")
"""Without a year there is no "since": one look at the quote instead of fourteen."""
_MOST_STEPS = 100
"""Of more steps, such as the days of a year, nobody takes a rise from first to last for a rise in each."""


def moves_in_each_year(claim: Point) -> bool:
    """Whether a direction or a change is said to have been so in each year."""
    return moves_each_year(claim.figure.quote)


class StepsOfYears(NamedTuple):
    """The steps between the ends of what is claimed of each year.

    `turned` are the figures to which a step does not agree, `missing` the years without one; `is_thin` where so
    many are missing that the others say little.
    """

    turned: tuple[Point, ...]
    missing: tuple[Period, ...]
    is_thin: bool

    def words(self, lang: Lang, turned: Text) -> str:
        """What speaks against it in single years, as `turned` says it, and what is missing."""
        text = turned.of(lang, figures=amounts_at(self.turned, lang)) if self.turned else ""
        if self.is_thin and not self.turned:
            text = _THIN.of(lang)
        return text + missing_words(self.missing, lang)


def steps_of_years(
    view: SeriesView, claim: Point, ends: Iterable[tuple[Point, ...]], is_turned: Callable[[Point, Point], bool]
) -> StepsOfYears:
    """The steps of published figures between each pair of ends, of which `is_turned` tells whether they disagree."""
    turned: dict[Point, None] = {}
    missing: dict[Period, None] = {}
    is_thin = False
    for first, last in ends:
        run = _run_of_ends(view, claim, first, last)
        turned |= dict.fromkeys(later for one, later in _steps_of(run) if is_turned(one, later))
        absent = _years_missing(run, start_of(first), start_of(last)) if run else ()
        missing |= dict.fromkeys(absent)
        is_thin = is_thin or thin(absent, start_of(first), start_of(last))
    return StepsOfYears(tuple(turned), tuple(sorted(missing, key=attrgetter("start"))), is_thin)


def _run_of_ends(view: SeriesView, claim: Point, first: Point, last: Point) -> list[Point]:
    """The published figures from the first end of a change to the last that count what the first does."""
    start, end, index = start_of(first), start_of(last), view.published
    if (end - start).days / ((first.figure.period.end - start).days + 1) > _MOST_STEPS:
        return []
    run = index.run_between(claim, first.figure.period.length, start, end)
    return [point for point in run if index.identity(point) == index.identity(first)]


def _steps_of(run: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Neighbours in time whose periods do not overlap."""
    return (pair for pair in pairwise(run) if pair[0].figure.period.end < pair[1].figure.period.start)


def _years_missing(points: Iterable[Point], first: date, last: date) -> tuple[Period, ...]:
    """The years from that of `first` to that of `last` without a figure; none where figures are of no whole years."""
    there = [point.figure.period for point in points]
    if not there or any(period.length != ONE_YEAR for period in there):
        return ()
    years = {period.start.year for period in there}
    return tuple(there[0].in_year(year) for year in range(first.year, last.year + 1) if year not in years)


def thin(missing: Sequence[Period], first: date, last: date) -> bool:
    """Whether so many years are missing that the others say little of what is claimed of each."""
    return len(missing) > (last.year - first.year + 1) * LEAST_PUBLISHED


def missing_words(missing: Sequence[Period], lang: Lang) -> str:
    """The years without a figure as a sentence, "" where there are none."""
    if not missing:
        return ""
    if all(period.kind == "year" for period in missing):
        names = listing(runs_of_years(period.start.year for period in missing), lang)
    else:
        names = _other_years(missing, lang)
    return _MISSING_YEARS.of(lang, periods=names)


def _other_years(missing: Sequence[Period], lang: Lang) -> str:
    """Years that are none of the calendar, those that follow each other as from the first to the last of them."""
    runs: list[list[Period]] = []
    for period in missing:
        if runs and period.start.year == runs[-1][-1].start.year + 1:
            runs[-1].append(period)
        else:
            runs.append([period])
    names = [
        run[0].named(lang)
        if len(run) == 1
        else say("wording.from_to", lang, low=run[0].named(lang), high=run[-1].named(lang))
        for run in runs
    ]
    return short_listing(names[:MOST_NAMED], lang, len(names))


def _change_a_year(change: Interval, first: Period, last: Period, *, is_share: bool) -> Interval | None:
    """The mean change a year out of one between two ends, in per cent compounded; None where they are no years apart.

    A compound rate: the ends' ratio to the power of one through the number of years.
    """
    years = last.start.year - first.start.year
    if years < 1 or (first.start.month, first.start.day) != (last.start.month, last.start.day):
        return None
    if not is_share:
        return change.each(lambda end: end / years)
    if change.low is None or change.low <= -100:
        return None
    return change.each(lambda end: 100 * ((1 + end / 100) ** (1 / years) - 1))


def held_in_one_year(claim: Figure, held: HeldChange) -> HeldChange | None:
    """The mean of a year out of each change; None where no change runs between years."""
    is_share = claim.unit_kind == "share"
    found: list[Result] = []
    for result in (*held.results, *held.others):
        last = result.ends[-1].figure
        first = result.ends[0].figure.period if len(result.ends) == 2 else last.change_since
        change = result.computed
        if change and first and (mean := _change_a_year(change, first, last.period, is_share=is_share)):
            found.append(replace(result, computed=mean, relation=relation_of_change(claim, mean), is_a_year=True))
    deciding = tuple(result for result in found if result.ends in {one.ends for one in held.results})
    others = tuple(result for result in found if result not in deciding)
    return replace(held, results=deciding, others=others) if deciding else None


@dataclass(frozen=True, slots=True)
class EachYear:
    """A level claimed of each year of `first` to `last`, and the published figures of these years that count one thing.

    `found` is how the claim stands to each of them; `mean` is their mean where the claim is of that
    rather than of each.
    """

    first: int
    last: int
    found: dict[Point, Relation]
    missing: tuple[Period, ...]
    relation: Relation
    mean: Interval | None = None
    is_of_each: bool = True

    @property
    def points(self) -> tuple[Point, ...]:
        """The published figures, in time."""
        return tuple(self.found)


def _level_of_each_year(view: SeriesView, claim: Point) -> tuple[EachYear, ...]:
    """A level that is claimed of each of several years, or of their mean, once for each way of counting."""
    since, period = each_year_since(claim.figure.quote), claim.figure.period
    first = period.in_year(since).start if since else period.start
    # Nearly all claims are of one year, whose quotes need no second look.
    is_of_years = 2 * 365 - 1 <= (period.end - first).days <= _MOST_STEPS * 366
    if not is_of_years or view.scopes.of(claim).time_kind == "cumulative":
        return ()
    unit = claim.figure.unit
    is_mean = (
        unit is not None
        and unit.kind not in _NO_MEANS
        and since is None
        and is_mean_of_years(f"{claim.figure.approximator} {claim.figure.quote}")
    )
    if not is_mean and (since is None or moves_in_each_year(claim)):
        return ()
    index = view.yearly_flows if is_mean else view.published
    run = index.run_between(claim, ONE_YEAR, first, period.end)
    ended = (point for point in run if point.figure.period.end <= period.end)
    hold = _held_against_mean if is_mean else _held
    return tuple(hold(claim, points, first, period.end) for points in index.counted_alike(ended, claim))


def _held_against_mean(claim: Point, points: Sequence[Point], first: date, last: date) -> EachYear:
    missing = _years_missing(points, first, last)
    readings = [reading for point in points if (reading := reading_of(point.figure))]
    lows, highs = [reading.low for reading in readings], [reading.high for reading in readings]
    said = reading_of(claim.figure)
    untold = dict.fromkeys(points, _UNTOLD)
    if missing or said is None or None in lows or None in highs or len(readings) < len(points):
        return EachYear(first.year, last.year, untold, missing, "not_testable", is_of_each=False)
    n = len(readings)
    mean = Interval(sum(low or 0.0 for low in lows) / n, sum(high or 0.0 for high in highs) / n)
    how = relate(said, mean, max(rounding(claim.figure), sum(rounding(point.figure) for point in points) / n))
    return EachYear(first.year, last.year, dict.fromkeys(points, how), missing, how, mean, is_of_each=False)


def _held(claim: Point, points: Sequence[Point], first: date, last: date) -> EachYear:
    found = {point: relation(claim.figure, point.figure) for point in points}
    missing = _years_missing(points, first, last)
    how: Relation = "inconsistent" if "inconsistent" in found.values() else combined(found.values())
    if how != "inconsistent" and thin(missing, first, last):
        how = "not_testable"
    return EachYear(first.year, last.year, found, missing, how)


def evidence_of_each_year(view: SeriesView, claim: Point, figure: Figure) -> Evidence | None:
    """A claim of each of several years against all of them; None where it is of one period."""
    quote = figure.quote
    if figure.period.length < _TWO_YEARS and not (_A_YEAR.search(quote) and any(map(quote.__contains__, _SINCE))):
        return None
    said = claim.cited_in(figure)
    found = _level_of_each_year(view, said)
    if not found:
        return None
    how = combined(one.relation for one in found)
    differing = {point for one in found for point, how_one in one.found.items() if how_one == "inconsistent"}
    points = tuple(dict.fromkeys(point for one in found for point in one.points))
    values: dict[str, Value] = {
        **NOTHING_HELD,
        "relation": how,
        "agrees": [figure.id for point in points if point not in differing for figure in point.figures],
        "differs": [figure.id for point in points if point in differing for figure in point.figures],
        "missing": list(dict.fromkeys(period.code for one in found for period in one.missing)),
    }
    return Evidence((said, *points), values, caution_of(how), detail=found)


def each_year_words(claim: Point, found: Sequence[EachYear], lang: Lang) -> str:
    """How a level claimed of each year stands to what is published of them."""
    years = {"first": found[0].first, "last": found[0].last}
    text = (_CLAIMED if found[0].is_of_each else _CLAIMED_ON_AVERAGE).of(lang, claim=amount_named(claim, lang), **years)
    return sentence_case(text + "".join(_outcome(one, lang) for one in found))


def _outcome(found: EachYear, lang: Lang) -> str:
    if found.relation == "not_testable":
        reason = _TOO_FEW if found.is_of_each else _NOT_ALL
        return f" {CANNOT_BE_TESTED.of(lang)}{reason.of(lang)}.{missing_words(found.missing, lang)}"
    unit = found.points[0].figure.unit
    if found.mean and unit:
        mean = difference_words(found.mean.low, found.mean.high, unit, lang, signs=False)
        return _MEAN.of(lang, n=len(found.points), mean=mean, relation=relation_words(found.relation, lang))
    in_size = sorted(found.points, key=_size)
    unlike = [point for point, how in found.found.items() if how not in AGREEING[:2]]
    words = {
        "n": len(found.points),
        "figures": amounts_at(unlike, lang),
        "lowest": amount_at(in_size[0], lang),
        "highest": amount_at(in_size[-1], lang),
        "relation": relation_words(found.relation, lang),
    }
    return (_SOME if unlike else _ALL).of(lang, **words) + missing_words(found.missing, lang)


def _size(point: Point) -> tuple[float, date]:
    reading = point.figure.reading
    return (reading.low if reading and reading.low is not None else 0.0), start_of(point)
