"""A change that somebody states, held against a published change, or against the figures at its two ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from facts.audit.change_ends import (
    HeldChange,
    Result,
    between,
    computed_changes,
    hold_change,
    published_directions,
    published_ends,
    relation_of_change,
)
from facts.audit.claim_references import lag_years
from facts.audit.compare import reading_of, written_value
from facts.audit.each_year import StepsOfYears, held_in_one_year, moves_in_each_year, steps_of_years
from facts.audit.findings import Value
from facts.audit.phrases import (
    CHANGE_BY_MARGIN,
    COUNTED_AS,
    DEPENDS,
    amount_at,
    covered_by_margin,
    held_when,
    instead_of,
    name_of,
    relation_words,
    under_name,
    untested,
)
from facts.audit.points import Point
from facts.audit.population_and_prices import CONSUMER_PRICES, measured_change
from facts.audit.relations import AGREEING, Relation, caution_of, relate, relation, rounding
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.rules.superlative import is_superlative
from facts.audit.rules.targets import stands_beside_outcome
from facts.audit.series_view import SeriesView
from facts.documents.quoted_numbers import is_change_of_one_year
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.periods import Period
from facts.figures.wording import change_words, difference_words, figure_words, points_words
from facts.words import Lang, Text
from facts.words.listings import listing, sentence_case

_STATED = Text("Stated change since {since}: {stated}.", "Angiven ändring sedan {since}: {stated}.")
_MULTIPLE = Text(
    "Stated change since {since}: to {stated} what it was then.",
    "Angiven ändring sedan {since}: till {stated} nivån då.",
)
_LEVELS = Text(
    " From {first} to {second} it is {computed}: {relation}.",
    " Från {first} till {second} är den {computed}: {relation}.",
)
_PUBLISHED = Text(
    " The published change between {since} and {period}{name} is {computed}: {relation}.",
    " Den publicerade ändringen mellan {since} och {period}{name} är {computed}: {relation}.",
)
_NOT_EACH = Text(
    " It is claimed of each year, though, and in these years it was another: {figures}. That does not agree with it.",
    " Men det påstås om varje år, och dessa år var den en annan: {figures}. Det stämmer inte med påståendet.",
)
_STATED_A_YEAR = Text(" a year", " per år")
_A_YEAR = Text(" a year on average", " per år i genomsnitt")
_PRICES = Text(" Consumer prices: {prices}.", " Konsumentpriserna: {prices}.")
_FROM_CLAIMS = Text(
    " The figures at its ends are claimed, not published.", " Siffrorna i dess ändar är påstådda, inte publicerade."
)
_AS_POINTS = Text(
    " As percentage points it fits: the share moved by {points}.",
    " Som procentenheter stämmer det: andelen ändrades med {points}.",
)
_OTHERS = Text(" By what else is published: {changes}.", " Enligt annat som är publicerat: {changes}.")
_NO_ENDS = untested(
    Text(
        "figures of its kind and scope do not stand for both {since} and {period}{nearest}",
        "siffror av dess slag och omfattning finns inte för både {since} och {period}{nearest}",
    )
)
_THERE_IS = Text(", but there is {figures}", ", men det finns {figures}")
_NO_PERCENTAGE = untested(
    Text(
        "from {first} to {second} there is no percentage and no multiple, for the sign turns or the base is nought",
        "från {first} till {second} finns ingen procentsats och ingen kvot, för tecknet vänder eller basen är noll",
    )
)
_IN_POINTS = untested(
    Text(
        "what is published is a change in percentage points, {change}, and not in per cent",
        "det som är publicerat är en ändring i procentenheter, {change}, och inte i procent",
    )
)
_OTHER_UNIT = untested(Text("{first} and {second} are in another unit", "{first} och {second} har en annan enhet"))
_CONDITIONAL = Text(
    " It has a condition, so it is not held against outcomes.",
    " Den har ett villkor och prövas därför inte mot utfall.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    for claim in view.claims:
        figure = claim.figure
        if figure.change_since is None or figure.reading is None or figure.compared_with or is_superlative(figure):
            continue
        of_one_year = [one for one in claim.figures if is_change_of_one_year(one)]
        of_all = [one for one in claim.figures if one not in of_one_year]
        for said, is_a_year in ((of_all, False), (of_one_year, True)):
            found = _tested(view, claim.cited_in(*said), figure.change_since, is_a_year=is_a_year) if said else None
            if found and (found.values["relation"] != "not_testable" or not stands_beside_outcome(view, claim)):
                yield found


def _tested(view: SeriesView, claim: Point, since: Period, *, is_a_year: bool) -> Evidence:
    figure = claim.figure
    held = hold_change(view, claim) or _of_points(view, claim)
    prices: tuple[Point, ...] = ()
    if held is None:
        held, prices = _in_fixed_prices(view, claim, since)
    values: dict[str, Value] = {"stated": written_value(figure), "basis": None, "as_points": None}
    if held and is_a_year:
        held = held_in_one_year(figure, held)
    if held is None:
        ends = published_ends(view, claim, since) if not figure.condition else None
        # Both ends stand, and still no such number comes out of them.
        nearby = view.published.nearby(claim) or view.published_changes.elsewhere(claim)
        detail, beside = (True, ends[0][0]) if ends else (None, nearby)
        return Evidence((claim,), {**_nothing(), **values}, beside=beside, detail=detail)
    as_points = _fits_as_points(figure, held)
    each = _in_each_year(view, claim, held) if moves_in_each_year(claim) else None
    # Who says per cent and means points has said another number, however far the true one goes beyond it.
    how: Relation = "inconsistent" if as_points or (each and each.turned) else held.relation
    if each and how in AGREEING and each.is_thin:
        how = "not_testable"
    values |= {"relation": how, "basis": held.basis, "as_points": as_points}
    if each:
        values["missing"] = [period.code for period in each.missing]
    points = (claim, *dict.fromkeys((*held.points, *(each.turned if each else ()))))
    return Evidence(points, {**held.as_values(), **values}, caution_of(how), prices, (held, each))


def _in_each_year(view: SeriesView, claim: Point, held: HeldChange) -> StepsOfYears | None:
    """The steps between the ends of a change that is said of each year: those that do not agree, and years missing."""
    pairs = [result.ends for result in held.results if len(result.ends) == 2]
    return steps_of_years(view, claim, pairs, partial(_is_refuted, claim.figure)) if not held.claimed else None


def _is_refuted(claim: Figure, first: Point, second: Point) -> bool:
    found = [relation_of_change(claim, moved) for moved, _ in computed_changes(claim, first, second)]
    return bool(found) and all(how == "inconsistent" for how in found)


def _in_fixed_prices(view: SeriesView, claim: Point, since: Period) -> tuple[HeldChange | None, tuple[Point, ...]]:
    """A change in the prices of one year, held against money in current prices and the consumer prices of both ends."""
    figure = claim.figure
    if figure.prices in ("", "current") or figure.condition or figure.unit_kind != "share":
        return None, ()
    ends = published_ends(view, Point.of(replace(figure, prices="current")), since)
    found = {pair: measured_change(view, CONSUMER_PRICES, pair, only_place=True) for pair in (ends[0] if ends else ())}
    results: list[Result] = []
    prices: list[Point] = []
    for pair, measured in found.items():
        if (
            measured
            and (percent := measured[0].percent)
            and all(end.figure.unit and end.figure.unit.is_money for end in pair)
        ):
            results.append(Result(pair, percent, relation_of_change(figure, percent), "fixed-prices"))
            prices += measured[1]
    if not ends or not results:
        return None, ()
    held = HeldChange("levels", tuple(results), (), ends[2].period, ends[2].lag_years)
    return held, tuple(dict.fromkeys(prices))


def _of_points(view: SeriesView, claim: Point) -> HeldChange | None:
    """Published changes in percentage points that a stated per cent would fit, if they are all there is.

    Of a share under 100 per cent a change in points is always a larger one in per cent: the two are never one number.
    """
    if reading_of(claim.figure) is None or claim.figure.unit_kind != "share" or claim.figure.condition:
        return None
    found = [point for point in published_directions(view, claim) if point.figure.unit_kind == "points"]
    fitting = [point for point in found if relation(claim.figure, point.figure) in ("consistent", "within_reading")]
    if not found or len(fitting) < len(found):
        return None
    results = tuple(Result((point,), reading_of(point.figure), "inconsistent") for point in found)
    period = found[0].figure.period
    return HeldChange("published-change", results, (), period, lag_years(claim, period))


def _nothing() -> dict[str, Value]:
    return {
        "relation": "not_testable", "computed_low": None, "computed_high": None, "held_at": None, "lag_years": None,
        "agrees": [], "differs": [],
    }  # fmt: skip


def _fits_as_points(claim: Figure, held: HeldChange) -> bool | None:
    """Whether a stated per cent that does not agree would agree as percentage points; None where that means nothing."""
    if claim.unit_kind != "share" or any(result.is_a_year for result in held.results):
        return None
    if held.basis != "levels":
        return True if all(end.figure.unit_kind == "points" for end in held.points) else None
    moved = [found for result in held.results if (found := _points_of(result))]
    said = reading_of(claim)
    if not moved or said is None:
        return None
    fits = any(relate(said, one, rounding(claim)) in ("consistent", "within_reading") for one in moved)
    return fits and held.relation not in ("consistent", "within_reading")


def _points_of(result: Result) -> Interval | None:
    if len(result.ends) == 1:
        return result.computed
    first, second = result.ends
    moved = between(first, second)
    return moved.difference if moved and first.figure.unit_kind == "share" else None


def _say(evidence: Evidence, lang: Lang) -> str:
    claim = evidence.points[0]
    figure = claim.figure
    if figure.change_since is None or figure.unit is None:
        return ""
    since = figure.change_since.in_text(lang)
    a_year = _STATED_A_YEAR.of(lang) if is_change_of_one_year(figure) else ""
    said = (_MULTIPLE if figure.unit.kind == "times" else _STATED).of(lang)
    text = said.format(since=since, stated=figure_words(figure, lang, worded=True) + a_year)
    text = under_name(claim, text, lang)
    held, each = evidence.detail if isinstance(evidence.detail, tuple) else (None, None)
    if not isinstance(held, HeldChange):
        return sentence_case(text + _untested(evidence, figure, since, lang))
    if held.relation == "depends":
        text += DEPENDS.of(lang)
    as_points = evidence.values["as_points"]
    text += "".join(_outcome(figure, result, "inconsistent" if as_points else result.relation, lang)
                    for result in held.results)  # fmt: skip
    if isinstance(each, StepsOfYears):
        text += each.words(lang, _NOT_EACH)
    text += held_when(claim, held.results[0].ends[-1:], lang)
    if evidence.beside:
        text += _PRICES.of(lang, prices=listing([amount_at(point, lang) for point in evidence.beside[:4]], lang))
    if held.claimed:
        text += _FROM_CLAIMS.of(lang)
    if as_points:
        moved = next(found for result in held.results if (found := _points_of(result)))
        text += _AS_POINTS.of(lang, points=points_words(moved.low, moved.high, lang))
    if held.others:
        others = [f"{_computed(figure, other, lang)} ({name_of(other.ends, lang)})" for other in held.others[:3]]
        text += _OTHERS.of(lang, changes=listing(others, lang))
    return sentence_case(text)


def _untested(evidence: Evidence, figure: Figure, since: str, lang: Lang) -> str:
    if figure.condition:
        return _CONDITIONAL.of(lang)
    if evidence.detail is True:
        first, second = evidence.beside
        ends = {"first": amount_at(first, lang), "second": amount_at(second, lang)}
        return (_NO_PERCENTAGE if figure.unit_kind in ("share", "times") else _OTHER_UNIT).of(lang, **ends)
    there = [instead_of(evidence.points[0], point, lang) for point in evidence.beside]
    kinds = [point.figure.unit_kind for point in evidence.beside if point.figure.unit and point.figure.change_since]
    if figure.unit_kind == "share" and kinds == ["points"]:
        return _IN_POINTS.of(lang, change=listing(there, lang))
    nearest = _THERE_IS.of(lang, figures=listing(there, lang)) if there else ""
    return _NO_ENDS.of(lang, since=since, period=figure.period.in_text(lang), nearest=nearest)


def _outcome(claim: Figure, result: Result, how: Relation, lang: Lang) -> str:
    words = {
        "computed": _computed(claim, result, lang),
        "relation": relation_words(how, lang, reading_of(claim), result.computed),
    }
    is_by_margin = how == "close" and relation_of_change(claim, result.computed) == "inconsistent"
    if len(result.ends) == 2:
        first, second = result.ends
        text = _LEVELS.of(lang, first=amount_at(first, lang), second=amount_at(second, lang), **words)
        return text + (CHANGE_BY_MARGIN.of(lang) if is_by_margin else covered_by_margin(first, second, lang))
    published = result.ends[0]
    since, name = published.figure.change_since, published.name(lang)
    text = _PUBLISHED.of(
        lang,
        since=since.in_text(lang) if since else "",
        period=published.figure.period.in_text(lang),
        name=f" ({name})" if name else "",
        **words,
    )
    return text + (CHANGE_BY_MARGIN.of(lang) if is_by_margin else "")


def _computed(claim: Figure, result: Result, lang: Lang) -> str:
    if result.computed is None or claim.unit is None:
        return ""
    a_year = _A_YEAR.of(lang) if result.is_a_year else ""
    if len(result.ends) == 1 and (unit := result.ends[0].figure.unit):
        return change_words(result.computed, unit, lang) + a_year
    if claim.unit.kind in ("share", "points", "times"):
        return change_words(result.computed, claim.unit, lang) + COUNTED_AS[result.counted_as].of(lang) + a_year
    figures = [point.figure for point in result.ends]
    moved = difference_words(result.computed.low, result.computed.high, claim.unit, lang, *figures)
    return moved + COUNTED_AS[result.counted_as].of(lang) + a_year


_ENDS = (row("a", "2010", "4100", role="reference"), row("b", "2012", "5023", role="reference"))
_UP = {"unit": "percent", "change_since": "2010"}

STATED_CHANGE = Rule(
    name="stated-change",
    level="note",
    title=Text("Stated change", "Angiven ändring"),
    says=Text(
        "Whether a stated change agrees with a published one, or else with the figures at its two ends. Where several "
        "may be meant, all results are said.",
        "Om en angiven ändring stämmer med en publicerad, eller annars med siffrorna i dess båda ändar. Där flera kan "
        "vara menade sägs alla resultat.",
    ),
    matters=Text(
        "A change can be checked only when both ends are known and count the same thing. A claim that falls short of "
        "what is published is not wrong; one that goes beyond it is. A rise from 12 to 13.25 per cent is 1.25 "
        "percentage points, and 10 per cent.",
        "En ändring går att pröva bara när båda ändarna är kända och räknar samma sak. Ett påstående som stannar under "
        "det publicerade är inte fel; ett som går förbi det är det. Från 12 till 13,25 procent är 1,25 procentenheter, "
        "och 10 procent.",
    ),
    silent=Text(
        "It says that the change cannot be tested when either end has no figure of its scope, and names what there is. "
        "A change in fixed prices is held against money in current prices where consumer prices are published for "
        "both ends; another measure of inflation may give another number.",
        "Den säger att ändringen inte går att pröva när någon ände saknar siffra med dess omfattning, och nämner vad "
        "som finns. En ändring i fasta priser prövas mot pengar i löpande priser där konsumentpriser är publicerade "
        "för båda ändarna; ett annat mått på inflationen kan ge ett annat tal.",
    ),
    reference=(
        "M. Schield, “Common Errors in Forming Arithmetic Comparisons”, Of Significance 1 (1999); Office for National "
        "Statistics, Writing about statistics, on percentages and percentage points."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("Stated and computed agree.", "Angiven och räknad stämmer överens."),
            (*_ENDS, row("claim", "2012", "22.5", **_UP)),
            flagged=True,
        ),
        Example(
            Text("Stated and computed do not agree.", "Angiven och räknad stämmer inte överens."),
            (*_ENDS, row("claim", "2012", "40", **_UP)),
            flagged=True,
        ),
        Example(
            Text("Two ways of counting at the base: both results are said.", "Två sätt att räkna i basen: båda sägs."),
            (
                row("old", "2010", "500000", definition="old rules", role="reference"),
                row("adjusted", "2010", "620000", definition="adjusted", role="reference"),
                row("new", "2012", "890000", definition="new rules", role="reference"),
                row("claim", "2012", "100", **_UP),
            ),
            flagged=True,
        ),
        Example(
            Text("15 per cent after inflation, from money in current prices.", "15 procent efter inflation."),
            (
                row("a", "2019", "100", unit="msek", role="reference"),
                row("b", "2023", "140", unit="msek", role="reference"),
                row("k1", "2019", "100", unit="index", series=CONSUMER_PRICES, role="reference"),
                row("k2", "2023", "121", unit="index", series=CONSUMER_PRICES, role="reference"),
                row("claim", "2023", "15.7", unit="percent", change_since="2019", prices="2019"),
            ),
            flagged=True,
        ),
        Example(
            Text("2 per cent a year, over ten years.", "2 procent per år, under tio år."),
            (
                row("a", "2010", "100", unit="msek", role="reference"),
                row("b", "2020", "122", unit="msek", role="reference"),
                row("claim", "2020", "2", unit="percent", change_since="2010", quote="Det ökade med 2 procent per år."),
            ),
            flagged=True,
        ),
        Example(Text("No change is stated.", "Ingen ändring anges."), _ENDS, flagged=False),
    ),
)
