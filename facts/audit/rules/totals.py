"""A total over several years: what it is a year, and the sum of what is published for each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from math import ceil, floor, log10

from facts.audit.compare import bound, reading_of, tidy
from facts.audit.findings import Value
from facts.audit.holding import DAYS_A_YEAR
from facts.audit.phrases import name_of, relation_words, whose
from facts.audit.points import Point
from facts.audit.relations import CAUTIONS, Relation, combined, relate, rounding
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.intervals import Interval
from facts.figures.periods import Period
from facts.figures.units import Unit
from facts.figures.wording import amount, difference_words, interval_words
from facts.words import Lang, Text
from facts.words.listings import sentence_case

_TOTAL = Text(
    "{whose}{amount} is the total for {period}. That is {mean} a year on average, which says nothing of any single "
    "year.",
    "{whose}{amount} är summan för {period}. Det blir i medeltal {mean} per år, vilket inte säger något om ett enskilt "
    "år.",
)


def _totals(view: SeriesView) -> Iterator[Evidence]:
    for point in view.levels:
        figure = point.figure
        if figure.time_kind != "cumulative":
            continue
        reading, years = reading_of(figure), _years(figure.period)
        if reading and years > 1:
            low, high = (None if end is None else tidy(end / years) for end in (reading.low, reading.high))
            yield Evidence((point,), {"per_year_low": low, "per_year_high": high})


def _years(period: Period) -> float:
    months, days = period.length
    return months / 12 + days / DAYS_A_YEAR


def _say_mean(evidence: Evidence, lang: Lang) -> str:
    point, values = evidence.points[0], evidence.values
    figure = point.figure
    if figure.unit is None or figure.reading is None:
        return ""
    low, high = (end / figure.unit.factor if isinstance(end, float) else None for end in values.values())
    text = _TOTAL.of(lang).format(
        whose=whose(point, lang),
        amount=amount(figure, lang),
        period=figure.period.named(lang),
        mean=yearly_mean_words(low, high, figure.reading, figure.unit, lang),
    )
    return sentence_case(text)


def yearly_mean_words(low: float | None, high: float | None, reading: Interval, unit: Unit | None, lang: Lang) -> str:
    """A total by years, to three digits, with its unit; `reading` says which ends are open.

    An interval is rounded outwards: "over 14" in three years is over 4.66 a year, and not over 4.67.
    """
    down, up = (None, None) if low == high else (floor, ceil)
    mean = Interval(_three_digits(low, down), _three_digits(high, up), reading.low_open, reading.high_open)
    return interval_words(mean, unit, lang, worded=True)


def _three_digits(value: float | None, towards: Callable[[float], int] | None) -> float | None:
    if not value:
        return value
    decimals = 2 - floor(log10(abs(value)))
    if towards is None:
        return round(value, decimals)
    # What is three digits already may come out a hair beside them.
    return towards(round(value * 10.0**decimals, 6)) / 10.0**decimals


CUMULATIVE_TOTAL = Rule(
    name="cumulative-total",
    level="note",
    title=Text("A total over several years", "En summa över flera år"),
    says=Text("The total divided by the years it runs over.", "Summan delad med åren som den sträcker sig över."),
    matters=Text(
        "A total grows for as long as it is counted, so it cannot be set beside the count of one year. Total "
        "by years is a mean; it is not people per year, for one person may be counted in several.",
        "En summa växer så länge den räknas och går inte att ställa bredvid antalet ett år. Summan delad med "
        "åren är ett medeltal; det är inte personer per år, för samma person kan räknas i flera.",
    ),
    silent=Text("For a year or less.", "För ett år eller mindre."),
    reference="SDMX, Content-Oriented Guidelines, Annex 4: Metadata Common Vocabulary (2009).",
    look=_totals,
    sentence=_say_mean,
    examples=(
        Example(
            Text("17,000 people from 2008 to September 2012.", "17 000 personer från 2008 till september 2012."),
            (row("a", "2008/2012-09-13", "17000", unit="person", time_kind="cumulative"),),
            flagged=True,
        ),
        Example(
            Text("The flow of one year.", "Flödet ett år."),
            (row("a", "2012", "17000", unit="person", time_kind="flow"),),
            flagged=False,
        ),
    ),
)

_CLAIMED = Text("{claim} for {period}.", "{claim} för {period}.")
_ADDED = Text(
    " The {n} published figures of its years{name} add up to {sum}: {relation}.",
    " De {n} publicerade siffrorna för dess år{name} blir tillsammans {sum}: {relation}.",
)
_FEWEST = 2
_MOST_PARTS = 1_000
"""A century in ten ways of counting: a claim of more than that is about no sum that a reader could follow."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Published figures that fill the period of a total, one after the other, and what they add up to."""

    parts: tuple[Point, ...]
    total: Interval
    relation: Relation


def sum_of_years(view: SeriesView, claim: Point) -> tuple[Sum, ...] | None:
    """The sums that `claim`, a total, may be held against, one for each way of counting; None when there is none."""
    if view.scopes.of(claim).time_kind != "cumulative":
        return None
    figure, said = claim.figure, reading_of(claim.figure)
    if said is None or not view.yearly_flows.points:
        return None
    run = view.yearly_flows.run_between(claim, (12, 0), *figure.period.days)
    if len(run) > _MOST_PARTS:
        return None
    ways: defaultdict[object, list[Point]] = defaultdict(list)
    for point in run:
        if figure.period.start <= point.figure.period.start and point.figure.period.end <= figure.period.end:
            ways[view.yearly_flows.identity(point)].append(point)
    whole = {way: points for way, points in ways.items() if _fills(points, claim)}
    own = view.yearly_flows.identity(claim)
    chosen = [whole[own]] if own in whole else [points for _, points in sorted(whole.items(), key=lambda e: str(e[0]))]
    found = tuple(summed for points in chosen if (summed := _added(claim, said, points)))
    return found or None


def _fills(points: Sequence[Point], claim: Point) -> bool:
    """Whether the periods follow each other without a gap from the first day of the claim's period to its last."""
    if len(points) < _FEWEST:
        return False
    follows = all(
        one.figure.period.end + timedelta(days=1) == next_one.figure.period.start for one, next_one in pairwise(points)
    )
    period = claim.figure.period
    return follows and (points[0].figure.period.start, points[-1].figure.period.end) == period.days


def _added(claim: Point, said: Interval, points: Sequence[Point]) -> Sum | None:
    readings = [reading for point in points if (reading := reading_of(point.figure))]
    lows, highs = [reading.low for reading in readings], [reading.high for reading in readings]
    if len(readings) < len(points) or None in lows or None in highs:
        return None
    total = Interval(bound(sum(low or 0.0 for low in lows)), bound(sum(high or 0.0 for high in highs)))
    # Each year's own rounding adds to that of the claim.
    slack = max(rounding(claim.figure), sum(rounding(point.figure) for point in points))
    return Sum(tuple(points), total, relate(said, total, slack))


def _sums(view: SeriesView) -> Iterator[Evidence]:
    if not view.yearly_flows.points:
        return
    for claim in view.levels:
        if not claim.figure.is_claim or claim.figure.condition:
            continue
        found = sum_of_years(view, claim)
        if found:
            how = combined(one.relation for one in found)
            lows, highs = [one.total.low or 0.0 for one in found], [one.total.high or 0.0 for one in found]
            values: dict[str, Value] = {"relation": how, "sum_low": min(lows), "sum_high": max(highs)}
            parts = tuple(point for one in found for point in one.parts)
            yield Evidence((claim, *parts), values, "caution" if how in CAUTIONS else None, detail=found)


def _say_sums(evidence: Evidence, lang: Lang) -> str:
    claim, found = evidence.points[0].figure, evidence.detail
    if not isinstance(found, tuple) or claim.unit is None:
        return ""
    sentences = [
        _ADDED.of(lang).format(
            n=len(one.parts),
            name=f" ({name})" if (name := name_of(one.parts, lang)) else "",
            sum=difference_words(
                one.total.low, one.total.high, claim.unit, lang, *(p.figure for p in one.parts), signs=False
            ),
            relation=relation_words(one.relation, lang, reading_of(claim), one.total),
        )
        for one in found
    ]
    said = _CLAIMED.of(lang).format(claim=amount(claim, lang), period=claim.period.in_text(lang))
    return sentence_case(said + "".join(sentences))


_BUDGET = {"unit": "mdkr", "time_kind": "flow", "role": "reference"}
_YEARS = tuple(row(f"y{n}", str(2011 + n), value, **_BUDGET) for n, value in enumerate(("2.6", "4.8", "7.1")))

SUM_OF_YEARS = Rule(
    name="sum-of-years",
    level="note",
    title=Text("Years added up", "År lagda ihop"),
    says=Text(
        "Whether a total over several years agrees with the sum of what is published for each of them.",
        "Om en summa över flera år stämmer med summan av vad som är publicerat för vart och ett av dem.",
    ),
    matters=Text(
        "Adding up rises over several years makes a large number: 14 billion over three years may be 7 billion in the "
        "last of them. A reader needs both.",
        "Att lägga ihop ökningar över flera år ger ett stort tal: 14 miljarder på tre år kan vara 7 miljarder det "
        "sista av dem. En läsare behöver båda.",
    ),
    silent=Text(
        "When not every year of the period has a published figure of the claim’s kind and scope.",
        "När inte varje år i perioden har en publicerad siffra av påståendets slag och omfattning.",
    ),
    reference=(
        "Institute for Fiscal Studies, on multi-year spending announcements (2019); Full Fact, on adding up spending "
        "over several years."
    ),
    look=_sums,
    sentence=_say_sums,
    examples=(
        Example(
            Text("“Over 14 billion in three years.”", "”Över 14 miljarder på tre år.”"),
            (*_YEARS, row("claim", "2011–2013", "14", unit="mdkr", approximator="över", time_kind="cumulative")),
            flagged=True,
        ),
        Example(
            Text("One of its years is not published.", "Ett av åren är inte publicerat."),
            (*_YEARS, row("claim", "2010–2013", "14", unit="mdkr", time_kind="cumulative")),
            flagged=False,
        ),
    ),
)
