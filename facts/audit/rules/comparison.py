"""A claim in comparison with another place, group or definition, held against the figures of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from facts.audit.change_ends import Result, between, relation_of_change, results_of
from facts.audit.claim_references import MOST_CANDIDATES, Holding
from facts.audit.compare import reading_of, written_value
from facts.audit.findings import Value
from facts.audit.gap_changes import HeldGap, gap_claimed, gap_words, held_gaps, is_gap
from facts.audit.phrases import (
    COUNTED_AS,
    DEPENDS,
    DIFFERENCE_BY_MARGIN,
    LEAVES_ROOM,
    amount_at,
    covered_by_margin,
    held_when,
    instead_of,
    relation_words,
    untested,
)
from facts.audit.points import Point
from facts.audit.relations import Relation, caution_of, combined, relation_of_direction
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.columns import SCOPES
from facts.figures.figure import Figure
from facts.figures.wording import change_words, difference_words, figure_words
from facts.words import Lang, Text, say
from facts.words.listings import listing, sentence_case

_COMPARED = ("higher", "lower", "unchanged")
"""Directions that are said of two scopes; `highest` and `lowest` are said of a group."""

_CLAIMED = Text("{claim} compared with {other}.", "{claim} jämfört med {other}.")
_DIRECTED = Text("{claim} than {other}.", "{claim} än {other}.")
_TIMES = Text("{claim} the figure for {other}.", "{claim} siffran för {other}.")
_ALIKE = Text("{whose}: the same as {other}.", "{whose}: samma som {other}.")
_SAID = Text("claimed", "påstås")
_RESULT = Text(" {own} beside {other} is {computed}: {relation}.", " {own} bredvid {other} är {computed}: {relation}.")
_DIRECTION = Text(" {own} beside {other}: {relation}.", " {own} bredvid {other}: {relation}.")
_UNTESTED = untested(
    Text(
        "figures of one period do not stand for both{nearest}",
        "siffror för en och samma period finns inte för båda{nearest}",
    )
)
_NO_GAP = untested(
    Text(
        "published figures do not stand for both at both ends{nearest}",
        "publicerade siffror finns inte för båda vid båda tidpunkterna{nearest}",
    )
)
_THERE_IS = Text(", but there is {figure}", ", men det finns {figure}")
_LEFT_OUT = Text(
    " What is compared with {others} cannot be tested, for one side is missing.",
    " Jämförelsen med {others} går inte att pröva, för den ena sidan saknas.",
)


_GRAVEST: tuple[Relation, ...] = ("inconsistent", "not_testable", "depends")


def is_comparison(figure: Figure) -> bool:
    """Whether a figure is said in comparison with another scope, rather than as one of a group."""
    if not figure.compared_with or any(column == "group" for column, _ in figure.compared_with):
        return False
    return figure.change_since is None and (figure.direction in _COMPARED or figure.reading is not None)


def sides(view: SeriesView, claim: Point) -> tuple[list[tuple[Point, Point]], Holding] | None:
    """The figures of the other scope and of the claim's own in one period: published ones, else claimed ones."""
    for index in (view.published, view.claimed):
        own = index.hold(claim)
        if own is None:
            continue
        scopes = _others_of(claim.figure)
        if len(scopes) > MOST_CANDIDATES:
            return None
        others = [one for scope in scopes for one in index.at_scope(claim, own.period, scope)]
        pairs = [(one, mine) for one in others for mine in own.deciding if _alike_but(claim.figure, one, mine)]
        if pairs and len(pairs) <= MOST_CANDIDATES * len(scopes):
            return pairs, own
    return None


def _others_of(claim: Figure) -> list[dict[str, str]]:
    """The scopes that a claim compares its own with: each of several places, in the group that it names, if any."""
    labels: defaultdict[str, list[str]] = defaultdict(list)
    for column, label in claim.compared_with:
        labels[column].append(label)
    return [dict(zip(labels, one, strict=True)) for one in product(*labels.values())]


def _alike_but(claim: Figure, other: Point, own: Point) -> bool:
    """Whether two points differ in what the claim compares, and in nothing else that both state."""
    compared = {column for column, _ in claim.compared_with}
    if all(getattr(other.figure, column) == getattr(own.figure, column) for column in compared):
        return False
    for column in SCOPES:
        one, another = getattr(other.figure, column), getattr(own.figure, column)
        if column not in compared and one and another and one != another:
            return False
    return True


def _look(view: SeriesView) -> Iterator[Evidence]:
    for claim in view.claims:
        figure = claim.figure
        if figure.condition:
            continue
        if is_gap(figure):
            gaps = held_gaps(view, claim, _others_of(figure))
            yield _evidence(view, claim, *(gaps or ((), None)))
        elif is_comparison(figure):
            found = sides(view, claim)
            yield _evidence(view, claim, _results(figure, found[0]) if found else (), found[1] if found else None)


def _evidence(view: SeriesView, claim: Point, results: Sequence[Result | HeldGap], held: Holding | None) -> Evidence:
    """How a claim stands to all that comes out of the figures of both sides."""
    figure, how = claim.figure, _of_all(claim.figure, results)
    computed = [result.computed for result in results if result.computed]
    values: dict[str, Value] = {
        "relation": how,
        "stated": written_value(figure) if figure.reading else figure.direction,
        "computed_low": min((one.low for one in computed if one.low is not None), default=None),
        "computed_high": max((one.high for one in computed if one.high is not None), default=None),
        "held_at": held.period.code if held else None,
    }
    points = tuple(dict.fromkeys(point for result in results for point in result.ends))
    beside = () if results else view.published.nearby(claim)
    return Evidence((claim, *points), values, caution_of(how), beside, results)


def _results(claim: Figure, pairs: list[tuple[Point, Point]]) -> tuple[Result, ...]:
    if claim.reading is not None:
        return results_of(claim, pairs)
    found = ((pair, between(*pair)) for pair in pairs)
    how = {pair: relation_of_direction(claim, *(end.figure for end in pair)) for pair in pairs}
    return tuple(Result(pair, moved.difference, how[pair]) for pair, moved in found if moved)


def _of_all(claim: Figure, results: Sequence[Result | HeldGap]) -> Relation:
    """Of a claim about several others: it must hold beside each of them, and be tested beside each."""
    each = {combined(one.relation for one in results if _is_of(one.ends[0], scope)) for scope in _others_of(claim)}
    return next((how for how in _GRAVEST if how in each), combined(each))


def _is_of(other: Point, scope: Mapping[str, str]) -> bool:
    return all(getattr(other.figure, column) == label for column, label in scope.items())


def _say(evidence: Evidence, lang: Lang) -> str:
    claim, results = evidence.points[0], evidence.detail
    figure = claim.figure
    if is_gap(figure):
        return _gap_sentence(evidence, lang)
    is_times = figure.reading is not None and figure.unit_kind == "times"
    how = _TIMES if is_times else _DIRECTED if figure.reading is None else _CLAIMED
    if figure.reading is None and figure.direction == "unchanged":
        text = _ALIKE.of(lang, whose=_subject(claim, lang), other=_other(figure, lang))
    else:
        text = how.of(lang, claim=_claim_words(claim, lang), other=_other(figure, lang))
    if not isinstance(results, tuple) or not results:
        nearest = "".join(_THERE_IS.of(lang, figure=instead_of(claim, one, lang)) for one in evidence.beside)
        return sentence_case(text + _UNTESTED.of(lang, nearest=nearest))
    if evidence.values["relation"] == "depends":
        text += DEPENDS.of(lang)
    text += "".join(_outcome(figure, result, lang) for result in results)
    left = [scope for scope in _others_of(figure) if not any(_is_of(result.ends[0], scope) for result in results)]
    if left:
        names = [", ".join(scope.values()) for scope in left]
        text += _LEFT_OUT.of(lang, others=listing(names, lang))
    return sentence_case(text + held_when(claim, results[0].ends[-1:], lang))


def _gap_sentence(evidence: Evidence, lang: Lang) -> str:
    claim, gaps, other = evidence.points[0], evidence.detail, _other(evidence.points[0].figure, lang)
    text = gap_claimed(claim, _subject(claim, lang), other, lang)
    if not isinstance(gaps, tuple) or not gaps:
        nearest = "".join(_THERE_IS.of(lang, figure=instead_of(claim, one, lang)) for one in evidence.beside)
        return sentence_case(text + _NO_GAP.of(lang, nearest=nearest))
    if evidence.values["relation"] == "depends":
        text += DEPENDS.of(lang)
    text += "".join(gap_words(claim.figure, gap, other, lang) for gap in gaps)
    return sentence_case(text + held_when(claim, gaps[0].own[-1:], lang))


def _claim_words(claim: Point, lang: Lang) -> str:
    figure = claim.figure
    words = figure_words(figure, lang, worded=True) if figure.reading else say(f"charts.{figure.direction}", lang)
    return f"{_subject(claim, lang)}: {words}"


def _subject(claim: Point, lang: Lang) -> str:
    """Of what or whom it is said, where the table says that."""
    return claim.name(lang) or claim.figure.text("place", lang) or _SAID.of(lang)


def _other(figure: Figure, lang: Lang) -> str:
    return listing([label for _, label in figure.compared_with], lang)


def _outcome(claim: Figure, result: Result, lang: Lang) -> str:
    other, own = result.ends
    words = {
        "own": sentence_case(amount_at(own, lang)),
        "other": amount_at(other, lang),
        "relation": relation_words(result.relation, lang, reading_of(claim), result.computed),
    }
    if claim.reading is None and result.relation == "within_reading" and claim.direction != "unchanged":
        words["relation"] = LEAVES_ROOM.of(lang)
    if claim.reading is None or claim.unit is None or result.computed is None:
        return _DIRECTION.of(lang, **words) + covered_by_margin(other, own, lang)
    if claim.unit.kind in ("share", "points", "times"):
        computed = change_words(result.computed, claim.unit, lang) + COUNTED_AS[result.counted_as].of(lang)
    else:
        low, high = result.computed.low, result.computed.high
        computed = difference_words(low, high, claim.unit, lang, own.figure, other.figure)
    is_by_margin = result.relation == "close" and relation_of_change(claim, result.computed) == "inconsistent"
    after = DIFFERENCE_BY_MARGIN.of(lang) if is_by_margin else covered_by_margin(other, own, lang)
    return _RESULT.of(lang, **words, computed=computed) + after


_PAY = {"unit": "SEK / month", "role": "reference"}
_BOTH = (
    row("women", "2012", "31000", population="women", **_PAY),
    row("men", "2012", "36100", population="men", **_PAY),
)
_CLAIM = {"population": "women", "compared_with": "population: men"}

COMPARISON = Rule(
    name="comparison",
    level="note",
    title=Text("In comparison with another", "Jämfört med en annan"),
    says=Text(
        "Whether what is said of one place, group or definition in comparison with another agrees with the figures of "
        "both in one period; and whether the gap between them has changed as it is said to have.",
        "Om det som sägs om en plats, grupp eller definition jämfört med en annan stämmer med bådas siffror för en och "
        "samma period, och om gapet mellan dem har ändrats som det sägs.",
    ),
    matters=Text(
        "A comparison needs two figures that differ in one thing only. “20 per cent less” depends on which of the two "
        "is the base. With a base in time the claim is about the gap: whether it has grown may depend on whether it is "
        "counted in kronor or in per cent.",
        "En jämförelse behöver två siffror som skiljer sig i en enda sak. ”20 procent mindre” beror på vilken av de "
        "två som är basen. Med en bas i tiden handlar påståendet om gapet: om det har vuxit kan bero på om det räknas "
        "i kronor eller i procent.",
    ),
    silent=Text(
        "When one side has no figure for the period: it says so and names what there is. It does not ask why two "
        "groups differ.",
        "När någon sida saknar siffra för perioden: det sägs, med vad som finns. Den frågar inte varför två grupper "
        "skiljer sig.",
    ),
    reference=(
        "M. Schield, “Common Errors in Forming Arithmetic Comparisons”, Of Significance 1 (1999); Office for "
        "Statistics Regulation, Comparing statistics across countries of the UK."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("“Women earn 14 per cent less than men.”", "”Kvinnor tjänar 14 procent mindre än män.”"),
            (*_BOTH, row("claim", "2012", "-14", unit="percent", **_CLAIM)),
            flagged=True,
        ),
        Example(
            Text("“Women earn more than men.”", "”Kvinnor tjänar mer än män.”"),
            (*_BOTH, row("claim", "2012", direction="higher", **_CLAIM)),
            flagged=True,
        ),
        Example(
            Text("“The pay gap has grown since 2010.”", "”Lönegapet har vuxit sedan 2010.”"),
            (
                *_BOTH,
                row("women-then", "2010", "29000", population="women", **_PAY),
                row("men-then", "2010", "34000", population="men", **_PAY),
                row("claim", "2012", direction="increase", change_since="2010", **_CLAIM),
            ),
            flagged=True,
        ),
        Example(Text("Nothing is compared.", "Inget jämförs."), _BOTH, flagged=False),
    ),
)
