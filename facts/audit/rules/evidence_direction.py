"""Whether a claim of direction agrees with its evidence, or with published figures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from facts.audit.findings import FindingLevel
from facts.audit.pairs import Track, levels, neighbours, tracks_of
from facts.audit.phrases import amount_at, relation
from facts.audit.points import Point, points_of
from facts.audit.relations import Relation
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.rules.evidence_scope import scope_columns
from facts.audit.scopes import Scopes
from facts.audit.series_view import SeriesView
from facts.audit.stated import between
from facts.figures.figure import Figure
from facts.figures.wording import short_listing
from facts.words import Lang, Text

_SIGNS = {"increase": 1, "decrease": -1}

_DIRECTION = {
    "increase": Text("an increase", "en ökning"),
    "decrease": Text("a decrease", "en minskning"),
}
_SAID = {
    "outcome": Text("What is claimed", "Det som påstås"),
    "target": Text("The target", "Målet"),
    "forecast": Text("The forecast", "Prognosen"),
    "budget": Text("The budget", "Budgeten"),
}
_MOVED = {
    1: Text("which is higher", "vilket är högre"),
    -1: Text("which is lower", "vilket är lägre"),
    0: Text("which is the same", "vilket är lika"),
}
_OVERLAPS = Text(
    "{said} is {direction}. {source} from {first} to {second}. The readings overlap: they leave room for it but do "
    "not show it.",
    "{said} är {direction}. {source} från {first} till {second}. Läsningarna överlappar: de ger utrymme för det men "
    "visar det inte.",
)
_TESTED = Text(
    "{said} is {direction}. {source} from {first} to {second}, {moved}: {relation}.",
    "{said} är {direction}. {source} från {first} till {second}, {moved}: {relation}.",
)
_EVIDENCE = Text("The figures placed beside it go", "Siffrorna bredvid det går")
_REFERENCES = Text("Published figures go", "Publicerade siffror går")
_OTHER_SCOPE = Text(
    " But they do not count what the claim speaks of.", " Men de räknar inte det som påståendet talar om."
)
_NO_ENDS = Text(
    "{said} is {direction}. It cannot be tested: no published figures for both ends of its period "
    "({period}); there are figures for {periods}.",
    "{said} är {direction}. Det går inte att pröva: inga publicerade siffror för båda ändarna av dess period "
    "({period}); siffror finns för {periods}.",
)
_ALONE = Text(
    "{said} is {direction}. It cannot be tested: only one figure is placed beside it.",
    "{said} är {direction}. Det går inte att pröva: bara en siffra står bredvid det.",
)
_APART = Text(
    "{said} is {direction}. It cannot be tested: the figures placed beside it cannot be compared with each other.",
    "{said} är {direction}. Det går inte att pröva: siffrorna bredvid det går inte att jämföra med varandra.",
)
_NOTHING = Text(
    "{said} is {direction}. It cannot be tested: no figures are placed beside it, and none are published here of the "
    "same kind and scope.",
    "{said} är {direction}. Det går inte att pröva: inga siffror står bredvid det, och här finns inga publicerade av "
    "samma slag och omfattning.",
)


_LEVELS: dict[Relation, FindingLevel] = {"inconsistent": "caution", "not_testable": "badge"}


def _look(view: SeriesView) -> Iterator[Evidence]:
    for claim in view.claims:
        if claim.figure.direction in _SIGNS:
            yield _tested(view, claim)


def _tested(view: SeriesView, claim: Point) -> Evidence:
    evidence = view.evidence(claim)
    proof = _from_evidence(evidence)
    ends = proof or _from_references(claim, view)
    if ends is None:
        beside = points_of(evidence) or tuple(view.references.of_scope(claim))
        return Evidence((claim,), {"relation": "not_testable", "scope_same": None}, "badge", beside)
    how = _relation(claim, *ends)
    same = not scope_columns(claim.figure, evidence if proof else tuple(point.figure for point in ends))
    return Evidence((claim, *ends), {"relation": how, "scope_same": same}, _LEVELS.get(how))


def _relation(claim: Point, first: Point, last: Point) -> Relation:
    moved = between(first, last)
    if moved is None:
        return "not_testable"
    if moved.sign is None:
        return "within_reading"
    return "consistent" if moved.sign == _SIGNS[claim.figure.direction] else "inconsistent"


def _from_evidence(evidence: Iterable[Figure]) -> tuple[Point, Point] | None:
    """First and last of the evidence, when all of it that can be compared is one run of figures."""
    points = levels(points_of(evidence))
    if len({point.figure.series for point in points}) != 1:
        return None
    runs = [track for track in tracks_of(points, Scopes(points)) if len(track.periods) > 1]
    return _ends(runs[0], 0, -1) if len(runs) == 1 else None


def _from_references(claim: Point, view: SeriesView) -> tuple[Point, Point] | None:
    """Published figures of the claim's scope for the two ends of its period, or since the one that it names."""
    period = claim.figure.period
    start = (claim.figure.change_since or period).start
    for run in view.references.runs_of_scope(claim):
        # Periods of one length that follow each other by their start do so by their end.
        first = bisect_left(run.periods, start, key=lambda entry: entry[0].figure.period.end)
        last = bisect_right(run.periods, period.end, key=lambda entry: entry[0].figure.period.start) - 1
        if first < last and _holds(run, first, start) and _holds(run, last, period.end):
            return _ends(run, first, last)
    return None


def _holds(run: Track, at: int, day: date) -> bool:
    span = run.periods[at][0].figure.period
    return span.start <= day <= span.end


def _ends(run: Track, first: int, last: int) -> tuple[Point, Point] | None:
    return next(neighbours(run.periods[first], run.periods[last]), None)


def _say(evidence: Evidence, lang: Lang) -> str:
    claim = evidence.points[0].figure
    said = {
        "said": _SAID.get(claim.measure_kind, _SAID["outcome"]).of(lang),
        "direction": _DIRECTION[claim.direction].of(lang),
    }
    if len(evidence.points) == 1:
        return _untested(evidence, said, lang)
    first, last = evidence.points[1:]
    moved = between(first, last)
    sign = moved.sign if moved else None
    text = (
        (_OVERLAPS if sign is None else _TESTED)
        .of(lang)
        .format(
            **said,
            source=(_EVIDENCE if first.figure.id in _proof_of(evidence) else _REFERENCES).of(lang),
            first=amount_at(first, lang),
            second=amount_at(last, lang),
            moved="" if sign is None else _MOVED[sign].of(lang),
            relation=relation(evidence.values["relation"], lang),
        )
    )
    return text + ("" if evidence.values["scope_same"] else _OTHER_SCOPE.of(lang))


def _untested(evidence: Evidence, said: dict[str, str], lang: Lang) -> str:
    claim = evidence.points[0].figure
    if proof := _proof_of(evidence):
        return (_ALONE if len(proof) == 1 else _APART).of(lang).format(**said)
    if not evidence.beside:
        return _NOTHING.of(lang).format(**said)
    in_time = sorted({point.figure.period.days: point.figure.period for point in evidence.beside}.items())
    names = [period.named(lang) for _, period in in_time]
    period = claim.period.named(lang)
    if claim.change_since:
        period = f"{claim.change_since.named(lang)}–{period}"
    return _NO_ENDS.of(lang).format(**said, period=period, periods=short_listing(names, lang))


def _proof_of(evidence: Evidence) -> set[str]:
    """The ids that the claim's citations place beside it."""
    return {name for figure in evidence.points[0].figures for name in figure.evidence}


EVIDENCE_DIRECTION = Rule(
    name="evidence-direction",
    level="note",
    title=Text("Direction held against figures", "Riktningen mot siffror"),
    says=Text(
        "Whether a claim of increase or decrease agrees with the figures placed beside it; when they cannot tell, "
        "or there are none, with published figures at both ends of its period.",
        "Om ett påstående om ökning eller minskning stämmer med siffrorna som ställs bredvid det; när de inte kan "
        "avgöra det, eller inga finns, med publicerade siffror i båda ändarna av dess period.",
    ),
    matters=Text(
        "A direction needs two figures that count the same thing, one at each end.",
        "En riktning behöver två siffror som räknar samma sak, en i var ände.",
    ),
    silent=Text(
        "It says that the claim cannot be tested when there are no two such figures. It does not say why "
        "something rose or fell, nor whether that is good.",
        "Den säger att påståendet inte går att pröva när det inte finns två sådana siffror. Den säger inte "
        "varför något ökat eller minskat, och inte om det är bra.",
    ),
    reference=(
        "UK Statistics Authority, Code of Practice for Statistics (2018); UNECE, Making Data Meaningful, "
        "Part 1: A guide to writing stories about numbers (2009)."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("A claim of increase beside 21 and 24.", "Ett påstående om ökning bredvid 21 och 24."),
            (
                row("a", "2011", "21", unit="child"),
                row("b", "2012", "24", unit="child"),
                row("claim", "2012", direction="increase", unit="child", evidence="a b"),
            ),
            flagged=True,
        ),
        Example(
            Text(
                "“Since 2007”, with published figures for 2005 and 2010 only.",
                "”Sedan 2007”, med publicerade siffror för bara 2005 och 2010.",
            ),
            (
                row("a", "2005", "24234", unit="household", role="reference"),
                row("b", "2010", "18440", unit="household", role="reference"),
                row("claim", "2007/2012-05-30", direction="decrease", unit="household"),
            ),
            flagged=True,
        ),
        Example(
            Text("No direction is claimed.", "Ingen riktning påstås."),
            (row("a", "2011", "21", unit="child"), row("b", "2012", "24", unit="child")),
            flagged=False,
        ),
    ),
)
