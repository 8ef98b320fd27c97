"""Whether a claim of direction agrees with its evidence, or with published figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facts.audit.change_ends import Ends, between, direction_ends, published_directions
from facts.audit.compare import difference, reading_of, sign_of
from facts.audit.each_year import StepsOfYears, moves_in_each_year, steps_of_years
from facts.audit.findings import FindingLevel, Value
from facts.audit.pairs import levels, neighbours, tracks_of
from facts.audit.phrases import (
    DEPENDS,
    LEAVES_ROOM,
    amount_at,
    amounts_at,
    covered_by_margin,
    held_when,
    instead_of,
    relation_words,
    under_name,
    untested,
)
from facts.audit.points import Point, PointScopes, points_of
from facts.audit.relations import CLOSE, SIGNS, Relation, combined, relation_of_direction
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.rules.evidence_scope import scope_columns
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.units import Unit
from facts.language.changes import moves_each_year
from facts.words import Lang, Text, say
from facts.words.listings import MOST_NAMED, sentence_case, short_listing

_DIRECTION = {
    "increase": Text("an increase", "en ökning"),
    "decrease": Text("a decrease", "en minskning"),
    "higher": Text("an increase", "en ökning"),
    "lower": Text("a decrease", "en minskning"),
    "unchanged": Text("no change", "ingen förändring"),
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
    0: Text("which is the same", "vilket är detsamma"),
}
_CLAIMED = Text("{said} is {direction}{since}.", "{said} är {direction}{since}.")
_OVERLAPS = Text(
    " {source} from {first} to {second}. The readings overlap: they leave room for it but do not show it.",
    " {source} från {first} till {second}. Läsningarna överlappar: de ger utrymme för det men visar det inte.",
)
_TESTED = Text(
    " {source} from {first} to {second}, {moved}: {relation}.",
    " {source} från {first} till {second}, {moved}: {relation}.",
)
_CHANGE = Text(" The published change is {change}: {relation}.", " Den publicerade ändringen är {change}: {relation}.")
_MAY_BE_NONE = Text(
    " By its margin of error there may have been no change.", " Enligt dess felmarginal kan det vara ingen ändring."
)
_OTHER_WAY = Text(
    " Not in every step, though: the other way went {figures}.",
    " Men inte i varje steg: åt andra hållet gick {figures}.",
)
_WENT = Text(" {source} from {first} to {second}, {moved}.", " {source} från {first} till {second}, {moved}.")
_NOT_EACH = Text(
    " It is claimed of each year, but the other way, or nowhere, went {figures}: this does not agree with the claim.",
    " Det påstås om varje år, men åt andra hållet, eller ingenstans, gick {figures}: det stämmer inte med påståendet.",
)
_EVIDENCE = Text("The figures placed beside it go", "Siffrorna bredvid det går")
_REFERENCES = Text("Published figures go", "Publicerade siffror går")
_SAME_WAY = Text("the direction is that of the claim", "riktningen är påståendets")
_OTHER_SCOPE = Text(
    " But they do not count what the claim speaks of.", " Men de räknar inte det som påståendet talar om."
)
_NO_ENDS = untested(
    Text(
        "no figures are published for both ends of its period ({period}); there are figures for {periods}",
        "det finns inga publicerade siffror för båda ändarna av dess period ({period}), men för {periods}",
    )
)
_OTHERWISE = untested(
    Text(
        "what is published here is of another scope or kind, {figures}",
        "det som är publicerat här har annan omfattning eller är av annat slag, {figures}",
    )
)
_TO = Text("to", "till")
_ALONE = untested(Text("only one figure is placed beside it", "bara en siffra står bredvid det"))
_APART = untested(
    Text(
        "the figures placed beside it cannot be compared with each other",
        "siffrorna bredvid det går inte att jämföra med varandra",
    )
)
_NOTHING = untested(
    Text(
        "no figures are placed beside it, and none are published here of the same kind and scope",
        "inga siffror står bredvid det, och här finns inga publicerade av samma slag och omfattning",
    )
)
_LEVELS: dict[Relation, FindingLevel] = {"inconsistent": "caution", "depends": "caution", "not_testable": "badge"}


def _look(view: SeriesView) -> Iterator[Evidence]:
    for claim in view.claims:
        figure = claim.figure
        is_direction = figure.direction in _DIRECTION and figure.reading is None and not figure.compared_with
        if is_direction and not figure.condition:
            of_each = [one for one in claim.figures if moves_each_year(one.quote)]
            of_both_ends = [one for one in claim.figures if one not in of_each]
            yield from (_tested(view, claim.cited_in(*said)) for said in (of_both_ends, of_each) if said)


def _tested(view: SeriesView, claim: Point) -> Evidence:
    evidence = view.evidence(claim)
    proof = _from_evidence(evidence)
    published = None if proof else direction_ends(view, claim)
    pairs = [proof] if proof else published[0] if published else []
    relations: dict[tuple[Point, ...], Relation] = {}
    for pair in pairs:
        relations[pair] = relation_of_direction(claim.figure, *(end.figure for end in pair))
    if not pairs:
        relations = {(point,): _of_change(claim, point) for point in published_directions(view, claim)}
    steps = _steps(view, claim, () if proof else pairs)
    is_each = moves_in_each_year(claim)
    if is_each and (steps.turned or steps.is_thin):
        # Who says each year is not right by the first and the last of them.
        other: Relation = "inconsistent" if steps.turned else "not_testable"
        relations = {pair: other if how == "consistent" else how for pair, how in relations.items()}
    how = combined(relations.values())
    if not relations:
        periods = view.published.periods_of(claim)
        beside = _in_own_names(view, evidence)
        if not (beside or periods):
            beside = view.published.elsewhere(claim) or view.published_changes.elsewhere(claim)
        return Evidence((claim,), {"relation": how, "scope_same": None}, "badge", beside, periods)
    points = tuple(dict.fromkeys(point for ends in relations for point in ends))
    # A published change in per cent is no share; its place and population are what it shares with the claim.
    figures = evidence if proof else tuple(point.figure for point in points)
    same = not [column for column in scope_columns(claim.figure, figures) if pairs or column != "unit"]
    values: dict[str, Value] = {"relation": how, "scope_same": same}
    if is_each:
        values["missing"] = [period.code for period in steps.missing]
    return Evidence((claim, *points), values, _LEVELS.get(how), steps.turned, (relations, steps if is_each else None))


def _steps(view: SeriesView, claim: Point, pairs: Iterable[Ends]) -> StepsOfYears:
    """The published steps between the ends of a direction that went the other way than the whole.

    Of what is claimed of each year also those that went nowhere.
    """
    moved = {pair: between(*pair) for pair in pairs}
    ends = [pair for pair, change in moved.items() if change and change.sign and claim.figure.direction != "unchanged"]
    signs = {-change.sign for change in moved.values() if change and change.sign}

    def is_turned(one: Point, later: Point) -> bool:
        step = between(one, later)
        return step is not None and (step.sign in signs or (step.sign == 0 and moves_in_each_year(claim)))

    return steps_of_years(view, claim, ends, is_turned)


def _in_own_names(view: SeriesView, evidence: Iterable[Figure]) -> tuple[Point, ...]:
    """The points of the evidence as they are in their own series, where they have names."""
    return tuple(dict.fromkeys(view.table.of(figure).point_of[figure.id] for figure in evidence))


def _of_change(claim: Point, published: Point) -> Relation:
    """How a published change stands to a claim of direction."""
    reading, unit = reading_of(published.figure), published.figure.unit
    if reading is None or unit is None:
        return "not_testable"
    change = reading if unit.kind != "times" else difference(Interval(1.0, 1.0), reading)
    moved = sign_of(change)
    if claim.figure.direction == "unchanged":
        return "consistent" if moved == 0 else "close" if _is_small(change, unit) else "inconsistent"
    if moved is None:
        return "within_reading"
    return "consistent" if moved == SIGNS[claim.figure.direction] else "inconsistent"


def _may_be_none(change: Figure) -> bool:
    """Whether a published change that is one may be none by the margin that its source states."""
    none = 1 if change.unit and change.unit.kind == "times" else 0
    return change.margin is not None and change.margin.holds(none) and change.value != none


def _is_small(change: Interval, unit: Unit) -> bool:
    """Whether a published change in per cent or times is so small that its two levels are close to each other."""
    most = {"share": 100 * CLOSE, "times": CLOSE}.get(unit.kind, 0.0)
    return change.low is not None and change.high is not None and max(-change.low, change.high) <= most


def _from_evidence(evidence: Iterable[Figure]) -> Ends | None:
    """First and last of the evidence, when all of it that can be compared is one run of figures."""
    points = levels(points_of(evidence))
    if len({point.figure.series for point in points}) != 1:
        return None
    runs = [track for track in tracks_of(points, PointScopes(points)) if len(track.periods) > 1]
    return next(neighbours(runs[0].periods[0], runs[0].periods[-1]), None) if len(runs) == 1 else None


def _say(evidence: Evidence, lang: Lang) -> str:
    claim = evidence.points[0]
    said = _SAID.get(claim.figure.measure_kind, _SAID["outcome"]).of(lang)
    base, direction = claim.figure.change_since, _DIRECTION[claim.figure.direction].of(lang)
    since = f" {say('charts.since', lang, period=base.in_text(lang))}" if base else ""
    text = _CLAIMED.of(lang, said=said, direction=direction, since=since)
    text = under_name(claim, text, lang)
    if not isinstance(evidence.detail, tuple):
        return sentence_case(text + _untested(evidence, lang))
    relations, each = evidence.detail
    if evidence.values["relation"] == "depends":
        text += DEPENDS.of(lang)
    text += "".join(_outcome(evidence, pair, how, lang) for pair, how in relations.items())
    if isinstance(each, StepsOfYears):
        text += each.words(lang, _NOT_EACH)
    elif evidence.beside and evidence.values["relation"] == "consistent":
        text += _OTHER_WAY.of(lang, figures=amounts_at(evidence.beside, lang))
    if evidence.points[-1].figure.id not in _proof_of(evidence):
        text += held_when(claim, evidence.points[-1:], lang)
    return sentence_case(text + ("" if evidence.values["scope_same"] else _OTHER_SCOPE.of(lang)))


def _outcome(evidence: Evidence, ends: tuple[Point, ...], how: Relation, lang: Lang) -> str:
    if len(ends) == 1:
        words = LEAVES_ROOM.of(lang) if how == "within_reading" else relation_words(how, lang)
        text = _CHANGE.of(lang, change=amount_at(ends[0], lang), relation=words)
        return text + (_MAY_BE_NONE.of(lang) if _may_be_none(ends[0].figure) else "")
    first, last = ends
    moved = between(first, last)
    sign = moved.sign if moved else None
    # What is said of each year is not told by its first and its last.
    is_each = how != relation_of_direction(evidence.points[0].figure, first.figure, last.figure)
    is_alike = evidence.values["scope_same"] or how != "consistent"
    text = (_OVERLAPS if sign is None else _WENT if is_each else _TESTED).of(
        lang,
        source=(_EVIDENCE if first.figure.id in _proof_of(evidence) else _REFERENCES).of(lang),
        first=amount_at(first, lang),
        second=amount_at(last, lang),
        moved="" if sign is None else _MOVED[sign].of(lang),
        relation=_relation_words(evidence, ends, how, lang) if is_alike else _SAME_WAY.of(lang),
    )
    return text + covered_by_margin(first, last, lang)


def _relation_words(evidence: Evidence, ends: tuple[Point, ...], how: Relation, lang: Lang) -> str:
    """Of "unchanged" whether the two are so after rounding only."""
    if evidence.points[0].figure.direction != "unchanged":
        return relation_words(how, lang)
    return relation_words(how, lang, *(reading_of(end.figure) for end in ends))


def _untested(evidence: Evidence, lang: Lang) -> str:
    claim = evidence.points[0].figure
    if proof := _proof_of(evidence):
        return (_ALONE if len(proof) == 1 else _APART).of(lang)
    periods = evidence.detail if isinstance(evidence.detail, list) else []
    if not periods:
        if not evidence.beside:
            return _NOTHING.of(lang)
        return _OTHERWISE.of(lang, figures=instead_of(evidence.points[0], evidence.beside[0], lang))
    names = [period.in_text(lang) for period in periods[:MOST_NAMED]]
    period = claim.period.in_text(lang)
    if base := claim.change_since:
        are_years = base.kind == claim.period.kind == "year"
        period = f"{base.named(lang)}–{period}" if are_years else f"{base.in_text(lang)} {_TO.of(lang)} {period}"
    return _NO_ENDS.of(lang, period=period, periods=short_listing(names, lang, len(periods)))


def _proof_of(evidence: Evidence) -> set[str]:
    """The ids that the claim's citations place beside it."""
    return {name for figure in evidence.points[0].figures for name in figure.evidence}


EVIDENCE_DIRECTION = Rule(
    name="evidence-direction",
    level="note",
    title=Text("Direction held against figures", "Riktningen mot siffror"),
    says=Text(
        "Whether a claim of increase, decrease or no change agrees with the figures placed beside it; when they "
        "cannot tell, or there are none, with published figures at both ends of its period, or with the last step of "
        "them when it is about one time.",
        "Om ett påstående om ökning, minskning eller oförändrat läge stämmer med siffrorna som ställs bredvid det; när "
        "de inte kan avgöra det, eller inga finns, med publicerade siffror i båda ändarna av dess period, eller med "
        "deras sista steg när det gäller en enda tidpunkt.",
    ),
    matters=Text(
        "A direction needs two figures that count the same thing, one at each end. What is said of each year needs all "
        "of them: one step the other way is enough.",
        "En riktning behöver två siffror som räknar samma sak, en i var ände. Det som sägs om varje år behöver alla: "
        "ett steg åt andra hållet räcker.",
    ),
    silent=Text(
        "It says that the claim cannot be tested when there are no two such figures. It does not say why "
        "something rose or fell, nor whether that is good. Of “each year” it names the years without a figure.",
        "Den säger att påståendet inte går att pröva när det inte finns två sådana siffror. Den säger inte "
        "varför något ökat eller minskat, och inte om det är bra. Av ”varje år” nämner den år utan siffra.",
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
            Text("“Each year”, with one that went the other way.", "”Varje år”, med ett som gick åt andra hållet."),
            (
                *(row(f"r{n}", f"201{n}", value, role="reference") for n, value in enumerate(("10", "12", "11", "15"))),
                row("claim", "2013", direction="increase", change_since="2010", quote="Det har ökat varje år."),
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
