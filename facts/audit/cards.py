"""What a card shows of its findings: at most three, what a reader would be misled without first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from facts.audit.findings import Finding
from facts.audit.rules import RULES

MOST = 3

_FIRST = ("quote-not-found", "value-not-in-quote")
_SECOND = ("disagreement", "evidence-scope")
_THIRD = ("small-counts", "target-as-baseline", "target-vs-outcome")
_CANNOT_BE_COMPARED = ("period-mismatch", "scope-mismatch")
_FOURTH = (*_CANNOT_BE_COMPARED, "definition-drift")
_ORDER = {rule.name: at for at, rule in enumerate(RULES)}


class OnCard(NamedTuple):
    """The findings that a card shows, and how many more there are; badges stand on the figures instead."""

    shown: tuple[Finding, ...]
    more: int


def for_card(findings: Iterable[Finding]) -> OnCard:
    """Choose among the findings of one series, which come in the order of the audit.

    One finding of each rule and one line of what cannot be compared, in this order: quote or value not
    found; inconsistent, disagreement, other scope of evidence; small counts, targets; cannot be compared,
    or counts something else; then the other rules in their order.
    """
    listed = [finding for finding in findings if finding.level != "badge"]
    chosen: dict[object, Finding] = {}
    for finding in sorted(listed, key=_rank):
        line = "mismatch" if finding.rule in _CANNOT_BE_COMPARED else finding.rule
        chosen.setdefault(line, finding)
    shown = tuple(chosen.values())[:MOST]
    return OnCard(shown, len(listed) - len(shown))


def _rank(finding: Finding) -> tuple[int, int]:
    """Findings of one rank and rule keep the order of the audit, which is that of the figures."""
    if finding.rule in _FIRST:
        return 0, _FIRST.index(finding.rule)
    if finding.values.get("relation") == "inconsistent" or finding.rule in _SECOND:
        return 1, _SECOND.index(finding.rule) + 1 if finding.rule in _SECOND else 0
    if finding.rule in _THIRD:
        return 2, _THIRD.index(finding.rule)
    if finding.rule in _FOURTH:
        return 3, _FOURTH.index(finding.rule)
    return 4, _ORDER[finding.rule]
