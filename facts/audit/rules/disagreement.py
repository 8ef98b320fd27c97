"""Two claims on one and the same figure that their readings cannot reconcile."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.findings import Value
from facts.audit.pairs import Pair
from facts.audit.points import Point
from facts.audit.relations import AGREEING, agreement, relation
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.rules.margin_of_error import margin_of_change, margin_words
from facts.audit.series_view import SeriesView
from facts.figures.wording import amount, difference_words
from facts.words import Lang, Text, alphabetical
from facts.words.listings import sentence_case, short_listing

_FORESEEN = Text(
    "{period}: {first} is foreseen by {one} and {second} by {other}, {difference} apart.",
    "{period}: {first} förutses av {one} och {second} av {other}, {difference} isär.",
)
_DIFFER = Text(
    "{period}: {first} according to {one} and {second} according to {other}, {difference} apart.",
    "{period}: {first} enligt {one} och {second} enligt {other}, {difference} isär.",
)
_WITHIN = Text(
    " The margin of error of the difference is ±{margin}, which is more than that.",
    " Skillnadens felmarginal är ±{margin}, vilket är mer än så.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    for pair in view.same:
        if relation(pair.first.figure, pair.second.figure) not in AGREEING[:2]:
            gap = agreement(pair.first.figure, pair.second.figure)
            values: dict[str, Value] = {
                "difference_low": gap.low if gap else None,
                "difference_high": gap.high if gap else None,
            }
            # Bodies that foresee different things do not contradict each other: nobody can know yet. Nor do surveys
            # that differ by less than their own uncertainty.
            forecasts, margin = pair.first.figure.measure_kind == "forecast", _margin(pair)
            yield Evidence((pair.first, pair.second), values, "note" if forecasts or margin else None, detail=margin)


def _margin(pair: Pair) -> float | None:
    """The margin of error of the difference, where that is the larger."""
    margin, gap = margin_of_change(pair.first, pair.second), agreement(pair.first.figure, pair.second.figure)
    if margin is None or gap is None or gap.low is None or gap.high is None:
        return None
    return margin if max(abs(gap.low), abs(gap.high)) < margin else None


def _say(evidence: Evidence, lang: Lang) -> str:
    first, second = (point.figure for point in evidence.points)
    gap = agreement(first, second)
    if gap is None or first.unit is None:
        return ""
    text = (
        (_FORESEEN if first.measure_kind == "forecast" else _DIFFER)
        .of(lang)
        .format(
            period=first.period.named(lang),
            one=_citers(evidence.points[0], lang),
            other=_citers(evidence.points[1], lang),
            first=amount(first, lang),
            second=amount(second, lang),
            difference=difference_words(gap.low, gap.high, first.unit, lang, first, second, signs=False),
        )
    )
    if isinstance(evidence.detail, float):
        text += _WITHIN.of(lang).format(margin=margin_words(evidence.detail, first.unit, lang))
    return sentence_case(text)


def _citers(point: Point, lang: Lang) -> str:
    return short_listing(alphabetical({figure.text("cited_by", lang) for figure in point.figures}, lang), lang)


DISAGREEMENT = Rule(
    name="disagreement",
    level="caution",
    title=Text("Two claims disagree", "Två påståenden skiljer sig"),
    says=Text(
        "Two claims about the same figure differ by more than their hedges and written precision allow.",
        "Två påståenden om samma siffra skiljer sig mer än deras ungefärord och skrivna precision medger.",
    ),
    matters=Text(
        "Both cannot be right about the same thing: a definition, a period or a number is another. Forecasts may "
        "differ, and so may surveys within their margins of error: that is worth knowing, and no contradiction.",
        "Båda kan inte ha rätt om samma sak: en definition, en period eller ett tal är ett annat. Prognoser får skilja "
        "sig, liksom undersökningar inom sina felmarginaler: det är värt att veta, och ingen motsägelse.",
    ),
    silent=Text(
        "When place, population, period, kind of figure or definition differ. Which claim is right is not "
        "said; the smaller number is named first.",
        "När plats, population, period, slag av siffra eller definition skiljer sig. Vilket påstående som "
        "stämmer sägs inte; det mindre talet nämns först.",
    ),
    reference=("Eurostat, European Statistical System Handbook for Quality and Metadata Reports (2020), on coherence."),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("21 and 24 for the same year.", "21 och 24 för samma år."),
            (row("a", "2012", "21"), row("b", "2012", "24")),
            flagged=True,
        ),
        Example(
            Text("“About 400” and 410.", "”Omkring 400” och 410."),
            (row("a", "2012", "400", approximator="omkring"), row("b", "2012", "410")),
            flagged=False,
        ),
    ),
)
