"""Evidence that counts something else than the claim speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.compare import scope_differs
from facts.audit.phrases import columns
from facts.audit.points import Point, points_of
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.words import Lang, Text, alphabetical
from facts.words.listings import sentence_case, short_listing

_OTHER = Text(
    "The figures beside the claim do not count what it speaks of. {differences}.",
    "Siffrorna bredvid påståendet räknar inte det som det talar om. {differences}.",
)
_DIFFERENCE = Text(
    "{column}: {claim} in the claim, {evidence} in the figures",
    "{column}: {claim} i påståendet, {evidence} i siffrorna",
)


def scope_columns(claim: Figure, evidence: tuple[Figure, ...]) -> list[str]:
    """Unit, place and population, in this order, where some evidence states another than the claim."""
    found = {column for figure in evidence for column in _differing(claim, figure)}
    return [column for column in ("unit", "place", "population") if column in found]


def _differing(claim: Figure, figure: Figure) -> list[str]:
    differs = scope_differs(claim, figure, "place", "population")
    # How much more or less is said in per cent of what the figures count, and is proved by them.
    is_relative = claim.is_relative and not figure.is_relative
    if claim.unit and figure.unit and not is_relative and claim.unit.dimension != figure.unit.dimension:
        differs.append("unit")
    return differs


def _look(view: SeriesView) -> Iterator[Evidence]:
    for claim in view.claims:
        evidence = view.evidence(claim)
        if evidence and (differing := scope_columns(claim.figure, evidence)):
            yield Evidence((claim, *points_of(evidence)), {"columns": [*differing]})


def _say(evidence: Evidence, lang: Lang) -> str:
    claim, *others = evidence.points
    names = evidence.values["columns"]
    differences = [
        _DIFFERENCE.of(
            lang,
            column=columns([name], lang),
            claim=_label(claim, name, lang),
            evidence=short_listing(_labels(others, claim, name, lang), lang),
        )
        for name in (names if isinstance(names, list) else [])
        if isinstance(name, str)
    ]
    return _OTHER.of(lang, differences=sentence_case("; ".join(differences)))


def _labels(points: list[Point], claim: Point, name: str, lang: Lang) -> list[str]:
    own = _label(claim, name, lang)
    labels = {label for point in points if (label := _label(point, name, lang)) and label != own}
    return alphabetical(labels, lang)


def _label(point: Point, name: str, lang: Lang) -> str:
    figure = point.figure
    if name == "unit":
        return figure.unit.many.of(lang) if figure.unit else ""
    return figure.text(name, lang)


EVIDENCE_SCOPE = Rule(
    name="evidence-scope",
    level="caution",
    title=Text("The evidence counts something else", "Belägget räknar något annat"),
    says=Text(
        "The figures placed beside a claim have another unit, place or population than the claim, or are a "
        "share where it speaks of a number.",
        "Siffrorna som ställs bredvid ett påstående har en annan enhet, plats eller population än "
        "påståendet, eller är en andel där det talar om ett antal.",
    ),
    matters=Text(
        "More children need not be more families, and one district need not be the city: what the figures "
        "show may hold, and the claim may hold, without the one showing the other.",
        "Fler barn behöver inte vara fler familjer, och en stadsdel behöver inte vara staden: siffrorna kan "
        "stämma och påståendet kan stämma utan att det ena visar det andra.",
    ),
    silent=Text(
        "When claim or evidence leaves its unit, place or population out, and for claims with nothing placed "
        "beside them.",
        "När påståendet eller belägget utelämnar enhet, plats eller population, och för påståenden som inget "
        "ställs bredvid.",
    ),
    reference="D. Huff, How to Lie with Statistics (1954), chapter 7, “The Semiattached Figure”.",
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("A claim about families, figures for children.", "Ett påstående om familjer, siffror för barn."),
            (
                row("a", "2011", "21", unit="child"),
                row("b", "2012", "24", unit="child"),
                row("claim", "2012", series="families", direction="increase", unit="family", evidence="a b"),
            ),
            flagged=True,
        ),
        Example(
            Text("Claim and figures about the same.", "Påstående och siffror om detsamma."),
            (
                row("a", "2011", "21", unit="child"),
                row("b", "2012", "24", unit="child"),
                row("claim", "2012", direction="increase", unit="child", evidence="a b"),
            ),
            flagged=False,
        ),
    ),
)
