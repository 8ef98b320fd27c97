"""A claim that does not say who measured it."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.words import Lang, Text

_PLANS = ("target", "budget")

_UNNAMED = Text("Who measured this is not said.", "Vem som har mätt detta sägs inte.")


def _look(view: SeriesView) -> Iterator[Evidence]:
    for point in view.claims:
        unnamed = [figure for figure in point.figures if not figure.producer]
        if unnamed and point.figure.measure_kind not in _PLANS:
            yield Evidence((point.cited_in(*unnamed),))


def _say(evidence: Evidence, lang: Lang) -> str:
    return _UNNAMED.of(lang)


NO_PRODUCER = Rule(
    name="no-producer",
    level="badge",
    title=Text("No producer named", "Ingen producent nämnd"),
    says=Text("The claim names nobody who measured it.", "Påståendet nämner ingen som har mätt."),
    matters=Text(
        "Without a producer a reader cannot look the figure up or learn how it was made.",
        "Utan producent går siffran inte att slå upp, och det går inte att få veta hur den kom till.",
    ),
    silent=Text(
        "For targets and budgets, which nobody measures, and for references.",
        "För mål och budgetar, som ingen mäter, och för referenser.",
    ),
    reference=(
        "International Fact-Checking Network, Code of Principles; UK Statistics Authority, Code of Practice "
        "for Statistics (2018)."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("A claim with no producer.", "Ett påstående utan producent."), (row("a", "2012", "24"),), flagged=True
        ),
        Example(
            Text("A claim that names its producer.", "Ett påstående som nämner sin producent."),
            (row("a", "2012", "24", producer="Kronofogden"),),
            flagged=False,
        ),
    ),
)
