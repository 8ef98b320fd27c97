"""References that somebody with a part in the matter made or passed on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from facts.audit.points import Point
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.words import Lang, Text, alphabetical
from facts.words.listings import short_listing

_PASSED_ON = Text(
    "Published figures that reach the table through a party: {periods}. The producer’s own publication would "
    "be the better source.",
    "Publicerade siffror som nått tabellen genom ett parti: {periods}. Producentens egen publicering vore en "
    "bättre källa.",
)
_OWN = Text(
    "Claimed and published by the same body, {makers}: {periods}.",
    "Påstått och publicerat av samma organisation, {makers}: {periods}.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    references = [point for point in view.points if not point.figure.is_claim]
    if not references:
        return
    passed_on = [narrowed for point in references if (narrowed := _passed_on(point))]
    if passed_on:
        yield Evidence(tuple(passed_on))
    makers = {maker for point in references for maker in _makers(point.figure.producer)}
    claims = [own for point in view.claims if (own := _said_by(point, makers))]
    claimants = {figure.cited_by.casefold() for point in claims for figure in point.figures}
    made = [point for point in references if not claimants.isdisjoint(_makers(point.figure.producer))]
    if made:
        yield Evidence((*claims, *made), detail=len(claims))


def _passed_on(point: Point) -> Point | None:
    """The point when none of its citations comes from elsewhere than a party."""
    return point if all(figure.parties for figure in point.figures) else None


def _said_by(point: Point, makers: set[str]) -> Point | None:
    """The point as the `makers` of published figures say it; None where none of them does."""
    own = [figure for figure in point.figures if figure.cited_by.casefold() in makers]
    return point.cited_in(*own) if own else None


@lru_cache(maxsize=1024)
def _makers(producer: str) -> frozenset[str]:
    return frozenset(part.strip().casefold() for part in re.split(r"[/;,]", producer) if part.strip())


def _say(evidence: Evidence, lang: Lang) -> str:
    n = evidence.detail if isinstance(evidence.detail, int) else 0
    claims, references = evidence.points[:n], evidence.points[n:]
    periods = sorted({point.figure.period.days: point.figure.period for point in references}.items())
    names = short_listing([period.named(lang) for _, period in periods], lang)
    if not claims:
        return _PASSED_ON.of(lang, periods=names)
    makers = alphabetical({figure.text("cited_by", lang) for point in claims for figure in point.figures}, lang)
    return _OWN.of(lang, makers=short_listing(makers, lang), periods=names)


NOT_INDEPENDENT = Rule(
    name="not-independent",
    level="note",
    title=Text("Not an independent source", "Inte en oberoende källa"),
    says=Text(
        "A published figure is passed on by a party, or made by the organisation whose claim it is held against.",
        "En publicerad siffra förs vidare av ett parti, eller kommer från den vars påstående prövas mot den.",
    ),
    matters=Text(
        "The figure may well be right. But who chose it, and who counted, has a part in the matter.",
        "Siffran kan mycket väl vara riktig. Men den som valde den, eller räknade, har en del i saken.",
    ),
    silent=Text(
        "When one and the same figure also reaches the table another way, and when the names of claimant and "
        "producer differ although they belong together.",
        "När samma siffra också når tabellen på annat sätt, och när påståendets och producentens namn "
        "skiljer sig fast de hör ihop.",
    ),
    reference=(
        "International Fact-Checking Network, Code of Principles; United Nations, Fundamental Principles of "
        "Official Statistics (2014), principle 1."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("A reference that a party passed on.", "En referens som ett parti fört vidare."),
            (
                row("claim", "2012", "24"),
                row("reference", "2012", "24", role="reference", party="X", party_basis="document"),
            ),
            flagged=True,
        ),
        Example(
            Text("A reference made by the claimant.", "En referens gjord av den som påstår."),
            (
                row("claim", "2012", "24", cited_by="Kommunen"),
                row("reference", "2012", "24", role="reference", producer="Kommunen / SCB"),
            ),
            flagged=True,
        ),
        Example(
            Text("A reference straight from its producer.", "En referens direkt från producenten."),
            (row("claim", "2012", "24"), row("reference", "2012", "24", role="reference", producer="SCB")),
            flagged=False,
        ),
    ),
)
