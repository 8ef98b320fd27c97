"""The audit: every rule over every series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facts.audit.case import Cases
from facts.audit.documents import Archive
from facts.audit.findings import Finding
from facts.audit.rules import RULES
from facts.table.figures import Figure


def audit(figures: Iterable[Figure], documents: Archive | None = None) -> Iterator[Finding]:
    """The findings on `figures`, one series after the other, within a series in the order of the rules.

    With `documents`, each quote is looked for in them.
    """
    for case in Cases(figures, documents):
        for rule in RULES:
            for evidence in rule.look(case):
                yield rule.finding(evidence)
