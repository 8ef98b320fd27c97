"""Claims held against published figures of the same series and scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from facts.audit.compare import comparable
from facts.audit.findings import Value
from facts.audit.phrases import amount_at, caveats, relation
from facts.audit.points import Point
from facts.audit.relations import UNPLANNED, Nearest, agreement
from facts.audit.relations import relation as relation_of
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.wording import amount, computed_number, difference_words, sentence_case
from facts.words import Lang, Text

_TESTED = Text(
    "{period}: {claim}. The published figure is {reference}, a difference of {difference}: {relation}.{caveats}",
    "{period}: {claim}. Den publicerade siffran är {reference}, en skillnad på {difference}: {relation}.{caveats}",
)
_UNTESTED = Text(
    "There is no published figure here of the same kind, period and scope, so the claim cannot be tested.",
    "Här finns ingen publicerad siffra av samma slag för samma period och omfattning, så påståendet går inte att "
    "pröva.",
)
_NEAREST = Text(
    " The latest that was out by then: {reference}, {lag} years earlier.",
    " Den senaste som fanns då: {reference}, {lag} år tidigare.",
)
_NEAREST_A_YEAR = Text(
    " The latest that was out by then: {reference}, {lag} year earlier.",
    " Den senaste som fanns då: {reference}, {lag} år tidigare.",
)
_NEAREST_LATER = Text(
    " The latest that was out by then: {reference}, {lag} years later.",
    " Den senaste som fanns då: {reference}, {lag} år senare.",
)
_NEAREST_A_YEAR_LATER = Text(
    " The latest that was out by then: {reference}, {lag} year later.",
    " Den senaste som fanns då: {reference}, {lag} år senare.",
)
_NEAREST_SAME = Text(
    " The latest that was out by then: {reference}, which ends with the same day.",
    " Den senaste som fanns då: {reference}, som slutar samma dag.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    tested = {pair.first for pair in view.against_references}
    for pair in view.against_references:
        how = relation_of(pair.first.figure, pair.second.figure)
        gap = agreement(pair.first.figure, pair.second.figure)
        yield Evidence(
            (pair.first, pair.second),
            {
                "relation": how,
                "difference_low": gap.low if gap else None,
                "difference_high": gap.high if gap else None,
            },
            level="caution" if how == "inconsistent" else None,
        )
    yield from _untested(view, tested)


def _untested(view: SeriesView, tested: set[Point]) -> Iterator[Evidence]:
    """One finding for each claim with a nearest reference; one a scope for all claims without."""
    without: defaultdict[object, list[Point]] = defaultdict(list)
    for claim in view.levels:
        figure = claim.figure
        if not figure.is_claim or figure.measure_kind not in UNPLANNED or claim in tested:
            continue
        if view.references.of_scope(claim):
            nearest = view.references.nearest(claim)
            if nearest is None:
                without[view.scopes.of(claim)].append(claim)
            else:
                yield _beside(claim, nearest)
    for claims in without.values():
        yield Evidence(tuple(claims), {"relation": "not_testable", "nearest": None, "lag_years": None})


def _beside(claim: Point, nearest: Nearest) -> Evidence:
    values: dict[str, Value] = {
        "relation": "not_testable",
        "nearest": nearest.reference.figure.id,
        "lag_years": nearest.lag_years,
    }
    return Evidence((claim,), values, beside=(nearest.reference,))


def _say(evidence: Evidence, lang: Lang) -> str:
    if "difference_low" not in evidence.values:
        return _UNTESTED.of(lang) + _nearest(evidence, lang)
    claim, reference = (point.figure for point in evidence.points)
    gap = agreement(claim, reference)
    if gap is None or claim.unit is None:
        return ""
    text = _TESTED.of(lang).format(
        period=claim.period.named(lang),
        claim=amount(claim, lang),
        reference=amount(reference, lang),
        relation=relation(evidence.values["relation"], lang),
        difference=difference_words(gap.low, gap.high, claim.unit, lang, claim, reference),
        caveats=caveats(_caveats(claim, reference), lang),
    )
    return sentence_case(text)


def _caveats(claim: Figure, reference: Figure) -> list[str]:
    """What is not the same, or not said of both; a claim seldom names its producer, so that is no news."""
    found = comparable(claim, reference)
    return [name for name in (*found.differs, *found.caveats) if name != "producer"]


def _nearest(evidence: Evidence, lang: Lang) -> str:
    lag = evidence.values["lag_years"]
    if not evidence.beside or not isinstance(lag, float):
        return ""
    if lag == 0:
        text = _NEAREST_SAME
    elif lag < 0:
        text = _NEAREST_A_YEAR_LATER if lag == -1 else _NEAREST_LATER
    else:
        text = _NEAREST_A_YEAR if lag == 1 else _NEAREST
    return text.of(lang).format(reference=amount_at(evidence.beside[0], lang), lag=computed_number(abs(lag), lang, 1))


CORROBORATION = Rule(
    name="corroboration",
    level="note",
    title=Text("Beside published figures", "Bredvid publicerade siffror"),
    says=Text(
        "Whether a claim agrees with a published figure of the same series, scope and period: equal as "
        "written, within the reading of its hedge, or neither. Without one, the latest that was out by the "
        "claim’s date.",
        "Om ett påstående stämmer med en publicerad siffra för samma serie, omfattning och period: lika som "
        "skrivet, inom vad ungefärordet läses som, eller ingetdera. Finns ingen, den senaste som fanns vid "
        "påståendets datum.",
    ),
    matters=Text(
        "A published figure can be looked up by anybody. One that came out later was not there to be cited.",
        "En publicerad siffra kan vem som helst slå upp. En som kom ut senare fanns inte att anföra.",
    ),
    silent=Text(
        "When no published figure has the claim’s place and population, and for targets and budgets. A "
        "forecast is held against forecasts only. Agreement says nothing about who measured well.",
        "När ingen publicerad siffra har påståendets plats och population, och för mål och budgetar. En "
        "prognos hålls bara mot prognoser. Överensstämmelse säger inget om vem som mätte väl.",
    ),
    reference=("Eurostat, European Statistical System Handbook for Quality and Metadata Reports (2020), on coherence."),
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
            Text("A forecast, beside what became of it.", "En prognos, bredvid vad det blev."),
            (
                row("claim", "2012", "1", unit="mdkr", measure_kind="forecast"),
                row("reference", "2012", "4.8", unit="mdkr", role="reference"),
            ),
            flagged=True,
        ),
        Example(
            Text("Published for another place.", "Publicerat för en annan plats."),
            (
                row("claim", "2010", "7", unit="percent", place="Stockholm"),
                row("reference", "2010", "7.1", unit="percent", place="Malmö", role="reference"),
            ),
            flagged=False,
        ),
    ),
)
