"""What may be said of the figures that a reader has chosen to see: nothing that leans on hidden ones in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from facts.audit.findings import Finding
from facts.figures.figure import Figure
from facts.words import LANGS, Lang, Text, counted, say

MOST_NAMED = 4
"""Of more hidden figures only the count is said: any choice among them would be one by order."""


def findings_in_view(
    findings: Iterable[Finding], visible: Set[str] | None, figures: Mapping[str, Figure]
) -> tuple[Finding, ...]:
    """The findings on figures whose ids are `visible`, in their order; None stands for all figures.

    A finding goes when every claim in it is hidden, or every figure. One that compares a visible figure with
    hidden ones says which these are.
    """
    if visible is None:
        return tuple(findings)
    return tuple(
        _naming_hidden(finding, hidden) if (hidden := _hidden_figures(finding, visible, figures)) else finding
        for finding in findings
        if _concerns(finding, visible, figures)
    )


def _concerns(finding: Finding, visible: Set[str], figures: Mapping[str, Figure]) -> bool:
    claims = [name for name in finding.figures if name in figures and figures[name].is_claim]
    return not visible.isdisjoint(claims or finding.figures)


def _hidden_figures(finding: Finding, visible: Set[str], figures: Mapping[str, Figure]) -> list[Figure]:
    return [figures[name] for name in finding.figures if name not in visible and name in figures]


def _naming_hidden(finding: Finding, hidden: Sequence[Figure]) -> Finding:
    message = Text(*(f"{finding.message.of(lang)} {_sentence(hidden, lang)}" for lang in LANGS))
    return finding._replace(message=message)


def _sentence(hidden: Sequence[Figure], lang: Lang) -> str:
    if len(hidden) > MOST_NAMED:
        return say("views.hidden_many", lang, n=len(hidden))
    names = dict.fromkeys(_name(figure, lang) for figure in hidden)
    return counted("views.hidden", len(hidden), lang, figures="; ".join(names))


def _name(figure: Figure, lang: Lang) -> str:
    """Who says or measured it and for when, which is how a reader finds it again."""
    who = figure.text("cited_by", lang) if figure.is_claim else figure.text("producer", lang)
    letters = f" ({', '.join(figure.parties)})" if figure.parties and figure.is_claim else ""
    return f"{who or figure.id}{letters}, {figure.period.named(lang)}"
