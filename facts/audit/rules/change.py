"""The change between outcomes that can be compared, in per cent, or in percentage points for shares."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.change_ends import between
from facts.audit.compare import ComputedChange
from facts.audit.phrases import caveats, pair_words
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.rules.low_count import LOW, is_low
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.wording import difference_words, percent_change_words
from facts.words import Lang, Text
from facts.words.listings import sentence_case
from facts.words.numbers import computed_number

_CHANGE = Text(
    "{whose}from {first} to {second}: {difference} ({percent}).{caveats}",
    "{whose}från {first} till {second}: {difference} ({percent}).{caveats}",
)
_ABSOLUTE = Text(
    "{whose}from {first} to {second}: {difference}.{caveats}",
    "{whose}från {first} till {second}: {difference}.{caveats}",
)
_OVER_A_LOW_COUNT = Text("{percent}, based on fewer than {limit}", "{percent}, byggt på färre än {limit}")
_WITHOUT_CHANGE = ("points", "share")


def _changes(view: SeriesView) -> Iterator[Evidence]:
    for _, pair in view.in_time:
        unit, comparison = pair.first.figure.unit, pair.comparison
        if comparison.change and unit and unit.kind not in _WITHOUT_CHANGE:
            values = {**comparison.change.as_dict(), "caveats": list(comparison.caveats)}
            yield Evidence((pair.first, pair.second), values)


def _shares(view: SeriesView) -> Iterator[Evidence]:
    for _, pair in view.in_time:
        unit = pair.first.figure.unit
        if unit and unit.kind == "share" and (moved := pair.comparison.change):
            values = {
                "points_low": moved.difference.low,
                "points_high": moved.difference.high,
                "percent_low": moved.percent.low if moved.percent else None,
                "percent_high": moved.percent.high if moved.percent else None,
            }
            yield Evidence((pair.first, pair.second), {**values, "caveats": list(pair.comparison.caveats)})


def _say(evidence: Evidence, lang: Lang) -> str:
    first, second = evidence.points
    moved, unit = between(first, second), second.figure.unit
    if moved is None or unit is None:
        return ""
    low, high = moved.difference.low, moved.difference.high
    words = pair_words(first, second, lang)
    relative = _relative(moved, first.figure, lang)
    text = (_CHANGE if relative else _ABSOLUTE).of(
        lang,
        whose=words.whose,
        first=words.first,
        second=words.second,
        difference=difference_words(low, high, unit, lang, first.figure, second.figure),
        percent=relative,
        caveats=caveats(evidence.values["caveats"], lang, first.figure, second.figure),
    )
    return sentence_case(text)


def _relative(moved: ComputedChange, base: Figure, lang: Lang) -> str:
    """The change in per cent, marked where it is one over a low count; "" where it would say nothing more."""
    share = moved.percent
    # A share of "every fifth" is read as a band: its relative change would add nothing but width.
    if share is None or base.unit is None or base.unit.kind == "share":
        return ""
    # A fall by more than all, from a surplus to a deficit, is no percentage that anybody would say.
    if share.low is not None and share.low < -100:
        return ""
    # A fall by all there was is no more than the difference says when it has no lower bound.
    least = None if moved.difference.low is None else share.low
    said = percent_change_words(least, share.high, lang)
    if base.time_kind in ("flow", "") and is_low(base):
        return _OVER_A_LOW_COUNT.of(lang, percent=said, limit=computed_number(LOW, lang))
    return said


CHANGE = Rule(
    name="change",
    level="note",
    title=Text("Change", "Ändring"),
    says=Text(
        "The change between neighbours in time and from first to last, with the hedges carried through.",
        "Ändringen mellan grannar i tiden och från första till sista, med ungefärorden inräknade.",
    ),
    matters=Text(
        "A hedged figure gives a range of changes, not one. What differs between the two figures is said "
        "beside the change.",
        "En ungefärlig siffra ger ett intervall av ändringar, inte en enda. Det som skiljer siffrorna åt "
        "sägs bredvid ändringen.",
    ),
    silent=Text(
        "Between figures of different kind, place, population or length of period, and between claims and "
        "references. Of published figures only the first and the last are compared.",
        "Mellan siffror av olika slag, plats, population eller periodlängd, och mellan påståenden och "
        "referenser. Av publicerade siffror jämförs bara den första och den sista.",
    ),
    reference="UNECE, Making Data Meaningful, Part 1: A guide to writing stories about numbers (2009).",
    look=_changes,
    sentence=_say,
    examples=(
        Example(
            Text("Outcomes of two years.", "Utfall två år."),
            (row("a", "2010", "4100"), row("b", "2012", "5023")),
            flagged=True,
        ),
        Example(
            Text("A year and a half-year.", "Ett helår och ett halvår."),
            (row("a", "2010", "4100"), row("b", "2012-S1", "5023")),
            flagged=False,
        ),
        Example(
            Text("A claim and a reference.", "Ett påstående och en referens."),
            (row("a", "2010", "4100"), row("b", "2012", "5023", role="reference")),
            flagged=False,
        ),
    ),
)

PERCENTAGE_POINTS = Rule(
    name="percentage-points",
    level="note",
    title=Text("Percentage points", "Procentenheter"),
    says=Text(
        "The change between two shares in percentage points; the values also give it in per cent.",
        "Ändringen mellan två andelar i procentenheter; värdena anger den också i procent.",
    ),
    matters=Text(
        "From 20 to 30 per cent is 10 percentage points and 50 per cent. The two are easily taken for each other.",
        "Från 20 till 30 procent är 10 procentenheter och 50 procent. De två förväxlas lätt.",
    ),
    silent=CHANGE.silent,
    reference="UNECE, Making Data Meaningful, Part 1: A guide to writing stories about numbers (2009).",
    look=_shares,
    sentence=_say,
    examples=(
        Example(
            Text("“Every fifth”, then “almost every third”.", "”Vart femte”, sedan ”nästan vart tredje”."),
            (
                row("a", "2006", "20", unit="percent", approximator="vart femte"),
                row("b", "2010", "33.3", unit="percent", approximator="nästan vart tredje"),
            ),
            flagged=True,
        ),
        Example(Text("Two counts.", "Två antal."), (row("a", "2010", "4100"), row("b", "2012", "5023")), flagged=False),
    ),
)
