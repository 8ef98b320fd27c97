"""A change that is smaller than the uncertainty of the figures that it runs between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facts.audit.change_ends import between, claims_by_ends
from facts.audit.findings import Value
from facts.audit.phrases import margin_words, pair_words
from facts.audit.points import Point
from facts.audit.relations import margin_that_covers
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.rules.comparison import is_comparison, sides
from facts.audit.series_view import SeriesView
from facts.figures.wording import difference_words
from facts.words import Lang, Text
from facts.words.listings import sentence_case

_WITHIN = Text(
    "{whose}from {first} to {second}: {difference}. The margin of error of the change is ±{margin}, so the figures do "
    "not show that anything changed.",
    "{whose}från {first} till {second}: {difference}. Ändringens felmarginal är ±{margin}, så siffrorna visar inte att "
    "något har ändrats.",
)
_SIDES = Text(
    "{whose}{first} beside {second}: {difference}. The margin of error of the difference is ±{margin}, so the figures "
    "do not show that they differ.",
    "{whose}{first} bredvid {second}: {difference}. Skillnadens felmarginal är ±{margin}, så siffrorna visar inte att "
    "de skiljer sig.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    if all(point.figure.margin is None for point in view.levels):
        return
    rest_on = claims_by_ends(view)
    for first, last in dict.fromkeys((*((pair.first, pair.second) for _, pair in view.in_time), *rest_on)):
        yield from _within(first, last, rest_on.get((first, last), ()))

    for claim in view.claims:
        found = sides(view, claim) if is_comparison(claim.figure) and not claim.figure.condition else None
        for other, own in found[0] if found else ():
            yield from _within(other, own, (claim,))


def _within(first: Point, last: Point, claims: Iterable[Point]) -> Iterator[Evidence]:
    margin, moved = margin_that_covers(first.figure, last.figure), between(first, last)
    if margin is not None and moved is not None:
        values: dict[str, Value] = {"difference_low": moved.difference.low, "difference_high": moved.difference.high}
        yield Evidence((*claims, first, last), values, detail=margin)


def _say(evidence: Evidence, lang: Lang) -> str:
    *_, first, last = evidence.points
    moved, unit, margin = between(first, last), last.figure.unit, evidence.detail
    if moved is None or unit is None or not isinstance(margin, float):
        return ""
    # Two figures of one period are the sides of a comparison; nothing changes between them.
    is_change = first.figure.period.days != last.figure.period.days
    words = pair_words(first, last, lang)
    low, high = moved.difference.low, moved.difference.high
    text = (_WITHIN if is_change else _SIDES).of(
        lang,
        whose=words.whose,
        first=words.first,
        second=words.second,
        difference=difference_words(low, high, unit, lang, first.figure, last.figure),
        margin=margin_words(margin, unit, lang),
    )
    return sentence_case(text)


_POLL = {"unit": "percent", "role": "reference"}

MARGIN_OF_ERROR = Rule(
    name="margin-of-error",
    level="caution",
    title=Text("Within the margin of error", "Inom felmarginalen"),
    says=Text(
        "A change between two figures, or between the two sides of a comparison, is smaller than the margin of error "
        "of their difference, √(m₁² + m₂²).",
        "En ändring mellan två siffror, eller mellan de två sidorna av en jämförelse, är mindre än felmarginalen för "
        "deras skillnad, √(m₁² + m₂²).",
    ),
    matters=Text(
        "Two samples of the same people give different numbers. A difference within its margin is what chance alone "
        "often makes.",
        "Två stickprov av samma människor ger olika tal. En skillnad inom sin felmarginal är vad slumpen ofta "
        "ger ensam.",
    ),
    silent=Text(
        "When one of the figures states no margin. It takes the two for independent; of samples that overlap the "
        "margin is smaller.",
        "När en av siffrorna saknar angiven felmarginal. Den tar de två för oberoende; när stickproven överlappar är "
        "marginalen mindre.",
    ),
    reference=(
        "The standard error of a difference between independent estimates; Statistics Sweden, "
        "Partisympatiundersökningen, on significant changes; Office for National Statistics, Uncertainty and how we "
        "measure it."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("31.0 ± 1.9, then 32.5 ± 1.9.", "31,0 ± 1,9 och sedan 32,5 ± 1,9."),
            (row("a", "2014-05", "31.0", margin="1.9", **_POLL), row("b", "2014-06", "32.5", margin="1.9", **_POLL)),
            flagged=True,
        ),
        Example(
            Text("31.0 ± 0.4, then 32.5 ± 0.4.", "31,0 ± 0,4 och sedan 32,5 ± 0,4."),
            (row("a", "2014-05", "31.0", margin="0.4", **_POLL), row("b", "2014-06", "32.5", margin="0.4", **_POLL)),
            flagged=False,
        ),
    ),
)
