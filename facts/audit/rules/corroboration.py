"""Claims held against published figures of the same series and scope: one finding a claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from facts.audit.claim_references import MOST_CANDIDATES, Holding, lag_years, was_out
from facts.audit.compare import comparable, reading_of, scope_differs
from facts.audit.each_year import NOTHING_HELD, each_year_words, evidence_of_each_year
from facts.audit.figures_in_time import ONE_YEAR
from facts.audit.findings import Value
from facts.audit.phrases import (
    CANNOT_BE_TESTED,
    KINDS,
    amount_at,
    amount_named,
    amounts_at,
    caveats,
    columns,
    held_when,
    instead_of,
    lag_to,
    relation_words,
    runs_of_years,
)
from facts.audit.points import Point
from facts.audit.relations import AGREEING, agreement, caution_of, combined, distance, is_close_by_margin, relation
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.rules.sum_of_years import sum_of_years
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.wording import amount, difference_words
from facts.words import Lang, Text
from facts.words.listings import listing, sentence_case

_ONE = Text(
    "{claim}. The published figure is {reference}{apart}: {relation}.",
    "{claim}. Den publicerade siffran är {reference}{apart}: {relation}.",
)
_APART = Text(", a difference of {difference}", ", en skillnad på {difference}")
_ABOVE = Text(", {difference} above that", ", {difference} över det")
_BELOW = Text(", {difference} below that", ", {difference} under det")
_SEVERAL = Text(
    "{claim}. Published figures are {references}: {relation}.",
    "{claim}. Publicerade siffror är {references}: {relation}.",
)
_DEPENDS = Text(
    "{claim}. It depends on what is meant: it agrees with {agreeing} and not with {differing}.",
    "{claim}. Det beror på vad som menas: det stämmer med {agreeing} men inte med {differing}.",
)
_DEPENDS_CLOSE = Text(
    "{claim}. It depends on what is meant: it is close to {agreeing} and not to {differing}.",
    "{claim}. Det beror på vad som menas: det ligger nära {agreeing} men inte {differing}.",
)
_OTHERS = Text(" Published beside it: {figures}.", " Bredvid den är publicerat: {figures}.")
_ELSEWHERE = Text(
    " Published of another scope, and agreeing: {figures}.", " Publicerat med annan omfattning, och stämmer: {figures}."
)
_OTHER_PERIOD = Text(
    "of its scope there is a published figure for another period, {reference}{lag}",
    "med samma omfattning finns en publicerad siffra för en annan period, {reference}{lag}",
)
_OTHER_SCOPE = Text(
    "what is published here is of another scope or kind, {reference}",
    "det som är publicerat här har annan omfattning eller är av annat slag, {reference}",
)
_OTHERWISE = Text(
    "what is published here differs in {columns}: {reference}",
    "det som är publicerat här skiljer sig i {columns}: {reference}",
)
_OTHER_KIND = Text(
    "it is {own}, and what is published here is {kind}: {reference}",
    "det är {own}, och det som är publicerat här är {kind}: {reference}",
)
_MARGINS = Text(
    " By the margins of error that are stated they may be the same.",
    " Enligt de felmarginaler som anges kan de vara lika.",
)
_YEARS_MISSING = Text(
    "it is a total, and published figures of its years are missing: {years}",
    "det är en summa, och publicerade siffror för dess år saknas: {years}",
)
_TOO_MANY = Text(
    "it does not say which of {n} published figures it means, {reference} among them",
    "det säger inte vilken av {n} publicerade siffror som menas, bland dem {reference}",
)
_LATEST_OUT = Text(" The latest that was out by then: {figure}.", " Den senaste som fanns då: {figure}.")
_TOLD = ("outcome", "estimate", "forecast")
"""Of these it is said that they cannot be tested.

A target or a budget says what somebody means to do: that is tested only where others of its kind are published.
"""


class _Beside(NamedTuple):
    """What stands beside the figures that decide, in which words, and what was out when those were not."""

    words: Text
    out_by_then: Point | None


class _Reason(NamedTuple):
    """Why a claim is not tested: the words, how many figures it may mean, the years of a total that are missing."""

    words: Text
    n: int = 0
    years: tuple[int, ...] = ()


_FOR_ANOTHER_PERIOD = _Reason(_OTHER_PERIOD)


def _look(view: SeriesView) -> Iterator[Evidence]:
    if not view.published.points:
        return
    told = {*_TOLD, *(point.figure.measure_kind for point in view.published.points)}
    for claim in view.levels:
        figure = claim.figure
        if not figure.is_claim or figure.condition or sum_of_years(view, claim) is not None:
            continue
        of_each = {figure: found for figure in claim.figures if (found := evidence_of_each_year(view, claim, figure))}
        yield from of_each.values()
        others = [figure for figure in claim.figures if figure not in of_each] if of_each else claim.figures
        found = _held(view, claim.cited_in(*others) if of_each else claim) if others else None
        if found and (found.values["relation"] != "not_testable" or figure.measure_kind in told):
            yield found


def _held(view: SeriesView, claim: Point) -> Evidence:
    holding = view.published.hold(claim)
    if holding is None or len(holding.deciding) > MOST_CANDIDATES:
        return _untested(view, claim, holding)
    relations = {point: relation(claim.figure, point.figure) for point in holding.deciding}
    how = combined(relations.values())
    own = agreement(claim.figure, holding.deciding[0].figure) if len(holding.deciding) == 1 else None
    out_then = _latest_out(view, claim, holding)
    elsewhere = _agreeing_elsewhere(view, claim, holding) if how == "inconsistent" and not holding.others else ()
    values: dict[str, Value] = {
        **NOTHING_HELD,
        "relation": how,
        "held_at": holding.period.code,
        "lag_years": holding.lag_years,
        "agrees": [f.id for point, found in relations.items() if found in AGREEING for f in point.figures],
        "differs": [f.id for point, found in relations.items() if found not in AGREEING for f in point.figures],
        "difference_low": own.low if own else None,
        "difference_high": own.high if own else None,
    }
    beside = _ELSEWHERE if elsewhere else _OTHERS
    detail = _Beside(beside, out_then)
    return Evidence((claim, *holding.deciding), values, caution_of(how), elsewhere or holding.others, detail)


def _latest_out(view: SeriesView, claim: Point, holding: Holding) -> Point | None:
    """The latest that was out when the claim was made, where the one that it is held against was not."""
    if claim.figure.period_basis == "stated" or was_out(holding.deciding[0], claim) is not False:
        return None
    nearest = view.published.nearest(claim)
    return nearest if nearest and was_out(nearest, claim) else None


def _agreeing_elsewhere(view: SeriesView, claim: Point, holding: Holding) -> tuple[Point, ...]:
    """Figures of another scope in the same period with which the claim would agree, if they are few."""
    there = [point for point in view.published.in_period(holding.period) if point not in holding.deciding]
    if len(there) > MOST_CANDIDATES:
        return ()  # among so many some agree by chance
    found = [point for point in there if relation(claim.figure, point.figure) in AGREEING]
    return tuple(found) if len(found) <= 2 else ()


def _untested(view: SeriesView, claim: Point, holding: Holding | None) -> Evidence:
    of_scope = holding.deciding[0] if holding else view.published.nearest(claim)
    named = of_scope or view.published.outside(claim)
    values: dict[str, Value] = {
        **NOTHING_HELD,
        "lag_years": lag_years(claim, named.figure.period) if named else None,
        "nearest": named.figure.id if named else None,
    }
    beside = (named,) if named else ()
    reason = _FOR_ANOTHER_PERIOD if of_scope and not holding else _why_untested(view, claim, holding, named)
    return Evidence((claim,), values, beside=beside, detail=reason)


def _why_untested(view: SeriesView, claim: Point, holding: Holding | None, named: Point | None) -> _Reason:
    """Why nothing decides; `named` is the published figure that the sentence points to."""
    if holding:
        return _Reason(_TOO_MANY, n=len(holding.deciding))
    years = _unpublished_years(view, claim)
    if years:
        return _Reason(_YEARS_MISSING, years=years)
    if named is None:
        return _Reason(_OTHER_SCOPE)
    if _differing(claim.figure, named.figure):
        return _Reason(_OTHERWISE)
    return _Reason(_OTHER_SCOPE if named.figure.measure_kind == claim.figure.measure_kind else _OTHER_KIND)


def _differing(claim: Figure, named: Figure) -> list[str]:
    """In which scope columns a published figure differs from the claim, with its prices."""
    return scope_differs(claim, named, "place", "population", "time_kind", "prices")


def _unpublished_years(view: SeriesView, claim: Point) -> tuple[int, ...]:
    """The years of a total for which nothing is published, where something is for others of them."""
    period = claim.figure.period
    if view.scopes.of(claim).time_kind != "cumulative" or not view.yearly_flows.points:
        return ()
    there = {point.figure.period.start.year for point in view.yearly_flows.run_between(claim, ONE_YEAR, *period.days)}
    return tuple(year for year in range(period.start.year, period.end.year + 1) if there and year not in there)


def _say(evidence: Evidence, lang: Lang) -> str:
    claim, *references = evidence.points
    if isinstance(evidence.detail, tuple) and not isinstance(evidence.detail, (_Reason, _Beside)):
        return each_year_words(claim, evidence.detail, lang)
    stated = f"{claim.figure.period.named(lang)}: {amount_named(claim, lang)}"
    how = evidence.values["relation"]
    if how == "not_testable":
        return sentence_case(f"{stated}. {CANNOT_BE_TESTED.of(lang)}{_reason(evidence, lang)}.")
    if how == "depends":
        agreeing = _of(references, evidence.values["agrees"])
        is_close = any(relation(claim.figure, point.figure) == "close" for point in agreeing)
        text = (_DEPENDS_CLOSE if is_close else _DEPENDS).of(
            lang,
            claim=stated,
            agreeing=amounts_at(agreeing, lang),
            differing=amounts_at(_of(references, evidence.values["differs"]), lang),
        )
    elif len(references) == 1:
        text = _one(claim, references[0], how, stated, lang)
    else:
        words = relation_words(how, lang)
        text = _SEVERAL.of(lang, claim=stated, references=amounts_at(references, lang), relation=words)
    if how == "close" and any(is_close_by_margin(claim.figure, point.figure) for point in references):
        text += _MARGINS.of(lang)
    text += held_when(claim, references, lang) + _out_by_then(evidence, lang)
    published = [point.figure for point in references]
    text += caveats(_caveats(claim, published), lang, claim.figure, *published)
    return sentence_case(text + _beside(evidence, lang))


def _one(claim: Point, reference: Point, how: Value, stated: str, lang: Lang) -> str:
    said, published, unit = reading_of(claim.figure), reading_of(reference.figure), claim.figure.unit
    if said is None or published is None or unit is None:
        return ""
    same_period = claim.figure.period.days == reference.figure.period.days
    words = {
        "claim": stated,
        "reference": _beside_claim(claim, reference, lang) if same_period else amount_at(reference, lang),
        "relation": relation_words(how, lang, said, published),
    }
    gap, apart = distance(said, published), ""
    if gap:
        both = (claim.figure, reference.figure)
        finer = min((unit, reference.figure.unit or unit), key=lambda one: one.factor)
        if said.is_exact and published.is_exact:
            apart = _APART.of(lang, difference=difference_words(gap, gap, finer, lang, *both))
        else:
            # Between readings it is the distance of their nearest ends that decides.
            high = abs(gap) if published.is_exact else None
            size = difference_words(abs(gap), high, finer, lang, *both, signs=False)
            apart = (_ABOVE if gap > 0 else _BELOW).of(lang, difference=size)
    return _ONE.of(lang, apart=apart, **words)


def _beside_claim(claim: Point, reference: Point, lang: Lang) -> str:
    """The reference of the claim's own period, with its name where that is another than the claim's."""
    same = claim.name(lang) == reference.name(lang)
    return amount(reference.figure, lang) if same else amount_named(reference, lang)


def _of(points: list[Point], ids: Value) -> list[Point]:
    names = set(ids) if isinstance(ids, list) else set()
    return [point for point in points if point.figure.id in names]


def _caveats(claim: Point, references: list[Figure]) -> list[str]:
    """What is not the same, or not said of both, for all of them; what tells them apart is said by their names.

    A claim seldom names its producer, so that is no news; another period, or base, is said in words of its own.
    """
    found = [comparable(claim.figure, reference) for reference in references]
    said_already = {"producer", "period", "change_since", *claim.separated_by}
    names = [name for one in found for name in (*one.differs, *one.caveats) if name not in said_already]
    return [name for name in dict.fromkeys(names) if names.count(name) == len(references)]


def _beside(evidence: Evidence, lang: Lang) -> str:
    if not evidence.beside or not isinstance(evidence.detail, _Beside):
        return ""
    return evidence.detail.words.of(lang, figures=amounts_at(evidence.beside, lang))


def _out_by_then(evidence: Evidence, lang: Lang) -> str:
    out = evidence.detail.out_by_then if isinstance(evidence.detail, _Beside) else None
    return _LATEST_OUT.of(lang, figure=amount_at(out, lang)) if out else ""


def _reason(evidence: Evidence, lang: Lang) -> str:
    reason = evidence.detail if isinstance(evidence.detail, _Reason) else _Reason(_OTHER_SCOPE)
    years = listing(runs_of_years(reason.years), lang) if reason.years else ""
    if not evidence.beside:
        return reason.words.of(lang, reference="", lag="", own="", kind="", columns="", n=reason.n, years=years)
    claim, named = evidence.points[0], evidence.beside[0]
    reference, lag = instead_of(claim, named, lang), lag_to(claim, named, lang)
    if reason is _FOR_ANOTHER_PERIOD:
        # By far the most frequent reason in a large table, and it needs no more words.
        return reason.words.of(lang, reference=reference, lag=lag)
    if reason.words is _OTHER_KIND:
        reference = amount_at(named, lang)
    own, kind = (KINDS[point.figure.measure_kind].of(lang) for point in (claim, named))
    differing = columns(_differing(claim.figure, named.figure), lang)
    return reason.words.of(
        lang, reference=reference, lag=lag, columns=differing, own=own, kind=kind, n=reason.n, years=years
    )


CORROBORATION = Rule(
    name="corroboration",
    level="note",
    title=Text("Beside published figures", "Bredvid publicerade siffror"),
    says=Text(
        "Whether a claim agrees with the published figures that it may mean: equal as written, within the reading of "
        "its hedge, or off by at most a twentieth. Where some agree and some do not, each is named. What is claimed "
        "of each of several years is held against all of them.",
        "Om ett påstående stämmer med de publicerade siffror som det kan syfta på: lika som skrivet, inom vad "
        "ungefärordet läses som, eller högst en tjugondel ifrån. Där några stämmer och andra inte nämns var och en. "
        "Det som påstås om vart och ett av flera år prövas mot dem alla.",
    ),
    matters=Text(
        "A published figure can be looked up by anybody. A claim that leaves open whom, where or what it counts may be "
        "right by one figure and not by another.",
        "En publicerad siffra kan vem som helst slå upp. Ett påstående som lämnar öppet vem, var eller vad det räknar "
        "kan stämma med en siffra och inte med en annan.",
    ),
    silent=Text(
        "When nothing is published of the series. A forecast, a target or a budget is held against its own kind only, "
        "and a claim with a condition against nothing. Agreement says nothing about who measured well.",
        "När inget är publicerat i serien. En prognos, ett mål eller en budget prövas bara mot sitt eget slag, och ett "
        "påstående med villkor mot ingenting. Överensstämmelse säger inget om vem som mätte väl.",
    ),
    reference=(
        "Eurostat, European Statistical System Handbook for Quality and Metadata Reports (2020), on coherence; Full "
        "Fact, How we fact check; Office for Statistics Regulation, Guidance on intelligent transparency (2022)."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("7 % claimed, 7.1 % published.", "7 % påstått, 7,1 % publicerat."),
            (
                row("claim", "2010", "7", unit="percent"),
                row("reference", "2010", "7.1", unit="percent", role="reference"),
            ),
            flagged=True,
        ),
        Example(
            Text("Published for another year only.", "Publicerat bara för ett annat år."),
            (
                row("claim", "2012", "7", unit="percent"),
                row("reference", "2010", "7.1", unit="percent", role="reference", document_date="2011-05-01"),
            ),
            flagged=True,
        ),
        Example(
            Text(
                "8 % claimed; 8 % of all and 24 % of the young are published.",
                "8 % påstått; 8 % av alla och 24 % av de unga är publicerat.",
            ),
            (
                row("claim", "2012", "8", unit="percent"),
                row("all", "2012", "8.0", unit="percent", population="15–74 years", role="reference"),
                row("young", "2012", "23.7", unit="percent", population="15–24 years", role="reference"),
            ),
            flagged=True,
        ),
        Example(
            Text("A forecast, beside what became of it.", "En prognos, bredvid vad det blev."),
            (
                row("claim", "2012", "1", unit="mdkr", measure_kind="forecast"),
                row("reference", "2012", "4.8", unit="mdkr", role="reference"),
            ),
            flagged=True,
        ),
        Example(
            Text("Nothing is published.", "Inget är publicerat."),
            (row("claim", "2010", "7", unit="percent", place="Stockholm"),),
            flagged=False,
        ),
    ),
)
