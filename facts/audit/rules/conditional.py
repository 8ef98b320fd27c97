"""A claim that is said to hold only under a condition."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.words import Lang, Text, quoted

_CONDITION = Text(
    "Said with a condition: {condition}. It is not held against outcomes.",
    "Sägs med ett villkor: {condition}. Det prövas inte mot utfall.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    return (Evidence((claim,)) for claim in view.claims if claim.figure.condition)


def _say(evidence: Evidence, lang: Lang) -> str:
    return _CONDITION.of(lang, condition=quoted(evidence.points[0].figure.text("condition", lang), lang))


CONDITIONAL = Rule(
    name="conditional",
    level="badge",
    title=Text("Under a condition", "Under ett villkor"),
    says=Text(
        "The claim is said to hold only if something else happens.",
        "Påståendet sägs gälla bara om något annat inträffar.",
    ),
    matters=Text(
        "What became of it is no test unless the condition came true, and this program cannot say whether it did.",
        "Vad det blev prövar det inte om inte villkoret uppfylldes, och om det gjorde det kan programmet inte säga.",
    ),
    silent=Text("For claims without a condition.", "För påståenden utan villkor."),
    reference=(
        "D. Spiegelhalter, The Art of Statistics (2019); Office for Budget Responsibility, Forecast evaluation report: "
        "forecasts are conditional on stated policy."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("“If the tax is raised.”", "”Om skatten höjs.”"),
            (row("a", "2015", "3", unit="mdkr", measure_kind="forecast", condition="om skatten höjs"),),
            flagged=True,
        ),
        Example(
            Text("A plain forecast.", "En vanlig prognos."),
            (row("a", "2015", "3", unit="mdkr", measure_kind="forecast"),),
            flagged=False,
        ),
    ),
)
