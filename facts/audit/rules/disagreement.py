"""Two claims on one and the same figure that their readings cannot reconcile."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.findings import Value
from facts.audit.phrases import margin_words, pair_named, period_since
from facts.audit.points import Point
from facts.audit.relations import AGREEING, agreement, margin_that_covers, relation
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.wording import difference_words
from facts.words import Lang, Text, alphabetical, say
from facts.words.listings import listing, sentence_case, short_listing

_FORESEEN = Text(
    "{period}{whose}: {first} is foreseen by {one} and {second} by {other}{apart}.",
    "{period}{whose}: {first} förutses av {one} och {second} av {other}{apart}.",
)
_APART = Text(", {difference} apart", ", {difference} isär")
_DIFFER = Text(
    "{period}{whose}: {first} according to {one} and {second} according to {other}{apart}.",
    "{period}{whose}: {first} enligt {one} och {second} enligt {other}{apart}.",
)
_WITHIN = Text(
    " The margin of error of the difference is ±{margin}, which is more than that: the two are no contradiction.",
    " Skillnadens felmarginal är ±{margin}, vilket är mer än så: de två är ingen motsägelse.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    for pair in view.same:
        if relation(pair.first.figure, pair.second.figure) not in AGREEING[:2]:
            gap = agreement(pair.first.figure, pair.second.figure)
            values: dict[str, Value] = {
                "difference_low": gap.low if gap else None,
                "difference_high": gap.high if gap else None,
            }
            # Bodies that foresee different things do not contradict each other: nobody can know yet.
            margin = margin_that_covers(pair.first.figure, pair.second.figure)
            forecasts = pair.first.figure.measure_kind == "forecast"
            yield Evidence((pair.first, pair.second), values, "note" if forecasts else None, detail=margin)


def _say(evidence: Evidence, lang: Lang) -> str:
    first, second = (point.figure for point in evidence.points)
    gap = agreement(first, second)
    if gap is None or first.unit is None:
        return ""
    words = pair_named(evidence.points[0], evidence.points[1], lang)
    difference = difference_words(gap.low, gap.high, first.unit, lang, first, second, signs=False)
    text = (_FORESEEN if first.measure_kind == "forecast" else _DIFFER).of(
        lang,
        period=_said_of(first, lang),
        whose=words.whose,
        one=_citers(evidence.points[0], lang),
        other=_citers(evidence.points[1], lang),
        first=words.first,
        second=words.second,
        # Between "twice" and "three times as many" there is no number of times.
        apart="" if first.unit.kind == "times" else _APART.of(lang, difference=difference),
    )
    if isinstance(evidence.detail, float):
        text += _WITHIN.of(lang, margin=margin_words(evidence.detail, first.unit, lang))
    return sentence_case(text)


def _said_of(figure: Figure, lang: Lang) -> str:
    """What both are said of: 2020; 2020, since 2010; 2020, compared with men."""
    text, others = period_since(figure, lang), listing([label for _, label in figure.compared_with], lang)
    if any(column == "group" for column, _ in figure.compared_with):
        return f"{text}, {say('wording.among', lang, group=others)}"
    return f"{text}, {say('charts.compared_with', lang, others=others)}" if others else text


def _citers(point: Point, lang: Lang) -> str:
    return short_listing(alphabetical({figure.text("cited_by", lang) for figure in point.figures}, lang), lang)


DISAGREEMENT = Rule(
    name="disagreement",
    level="caution",
    title=Text("Two claims disagree", "Två påståenden skiljer sig åt"),
    says=Text(
        "Two claims about the same figure differ by more than their hedges and written precision allow.",
        "Två påståenden om samma siffra skiljer sig mer än deras ungefärord och skrivna precision medger.",
    ),
    matters=Text(
        "Both cannot be right about the same thing: a definition, a period or a number is another. Forecasts may "
        "differ, and so may surveys within their margins of error, which is said: a reader would else take it for a "
        "contradiction.",
        "Båda kan inte ha rätt om samma sak: en definition, en period eller ett tal är ett annat. Prognoser får skilja "
        "sig, liksom undersökningar inom sina felmarginaler, och det sägs: annars skulle en läsare ta det för en "
        "motsägelse.",
    ),
    silent=Text(
        "When place, population, period, kind of figure, definition, or what a change is counted from differ. Which "
        "claim is right is not said; the smaller number is named first.",
        "När plats, population, period, slag av siffra, definition eller det som en ändring räknas från skiljer sig. "
        "Vilket påstående som stämmer sägs inte; det mindre talet nämns först.",
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
            Text("Up by 10 per cent, and down by 5.", "Upp med 10 procent, och ner med 5."),
            (
                row("a", "2012", "10", unit="percent", change_since="2010", quote="It is up by 10 per cent."),
                row("b", "2012", "-5", unit="percent", change_since="2010", quote="It is down by 5 per cent."),
            ),
            flagged=True,
        ),
        Example(
            Text("Changes since different years.", "Ändringar sedan olika år."),
            (
                row("a", "2012", "10", unit="percent", change_since="2010", quote="It is up by 10 per cent."),
                row("b", "2012", "-5", unit="percent", change_since="2011", quote="It is down by 5 per cent."),
            ),
            flagged=False,
        ),
        Example(
            Text("“About 400” and 410.", "”Omkring 400” och 410."),
            (row("a", "2012", "400", approximator="omkring"), row("b", "2012", "410")),
            flagged=False,
        ),
    ),
)
