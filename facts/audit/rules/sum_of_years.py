"""A total over several years, held against the sum of what is published for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from facts.audit.compare import bound, reading_of
from facts.audit.findings import Value
from facts.audit.phrases import name_of, relation_words
from facts.audit.points import Point
from facts.audit.relations import Relation, caution_of, combined, relate, rounding
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.intervals import Interval
from facts.figures.wording import amount, difference_words
from facts.words import Lang, Text
from facts.words.listings import sentence_case

_CLAIMED = Text("{claim} for {period}.", "{claim} för {period}.")
_ADDED = Text(
    " The {n} published figures of its years{name} add up to {sum}: {relation}.",
    " De {n} publicerade siffrorna för dess år{name} blir tillsammans {sum}: {relation}.",
)
_FEWEST = 2
_MOST_PARTS = 1_000
"""A century in ten ways of counting: a claim of more than that is about no sum that a reader could follow."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """Published figures that fill the period of a total, one after the other, and what they add up to."""

    parts: tuple[Point, ...]
    total: Interval
    relation: Relation


def sum_of_years(view: SeriesView, claim: Point) -> tuple[_Sum, ...] | None:
    """The sums that `claim`, a total, may be held against, one for each way of counting; None when there is none."""
    if view.scopes.of(claim).time_kind != "cumulative":
        return None
    figure, said = claim.figure, reading_of(claim.figure)
    if said is None or not view.yearly_flows.points:
        return None
    run = view.yearly_flows.run_between(claim, (12, 0), *figure.period.days)
    if len(run) > _MOST_PARTS:
        return None
    within = (point for point in run if figure.period.holds(point.figure.period))
    chosen = view.yearly_flows.counted_alike(within, claim, lambda points: _fills(points, claim))
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


def _added(claim: Point, said: Interval, points: Sequence[Point]) -> _Sum | None:
    readings = [reading for point in points if (reading := reading_of(point.figure))]
    lows, highs = [reading.low for reading in readings], [reading.high for reading in readings]
    if len(readings) < len(points) or None in lows or None in highs:
        return None
    total = Interval(bound(sum(low or 0.0 for low in lows)), bound(sum(high or 0.0 for high in highs)))
    # Each year's own rounding adds to that of the claim.
    slack = max(rounding(claim.figure), sum(rounding(point.figure) for point in points))
    return _Sum(tuple(points), total, relate(said, total, slack))


def _look(view: SeriesView) -> Iterator[Evidence]:
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
            yield Evidence((claim, *parts), values, caution_of(how), detail=found)


def _say(evidence: Evidence, lang: Lang) -> str:
    claim, found = evidence.points[0].figure, evidence.detail
    if not isinstance(found, tuple) or claim.unit is None:
        return ""
    sentences = [
        _ADDED.of(
            lang,
            n=len(one.parts),
            name=f" ({name})" if (name := name_of(one.parts, lang)) else "",
            sum=difference_words(
                one.total.low, one.total.high, claim.unit, lang, *(p.figure for p in one.parts), signs=False
            ),
            relation=relation_words(one.relation, lang, reading_of(claim), one.total),
        )
        for one in found
    ]
    said = _CLAIMED.of(lang, claim=amount(claim, lang), period=claim.period.in_text(lang))
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
    look=_look,
    sentence=_say,
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
