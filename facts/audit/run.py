"""The audit: every rule over every series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facts.audit.case import Case, Cases
from facts.audit.findings import Finding
from facts.audit.rules import RULES
from facts.documents.archive import Archive
from facts.figures.figure import Figure


def audit(figures: Iterable[Figure], documents: Archive | None = None) -> Iterator[Finding]:
    """The findings on `figures`, one series after the other, within a series in the order of the rules.

    With `documents`, each quote is looked for in them.
    """
    for case in Cases(figures, documents):
        yield from findings_on(case)


class Audited:
    """The findings on a table, series by series, each series audited when it is first asked for."""

    def __init__(self, cases: Cases) -> None:
        self.cases = cases
        self._found: dict[str, tuple[Finding, ...]] = {}

    def findings_of(self, key: str) -> tuple[Finding, ...]:
        """The findings that any figure of the series `key` takes part in, in the order of the audit."""
        figures = {figure.id for figure in self.cases.named(key).series.figures}
        return tuple(
            finding
            for case in self.cases.that_may_speak_of(key)
            for finding in self.findings_from(case.series.key)
            if case.series.key == key or not figures.isdisjoint(finding.figures)
        )

    def findings_from(self, key: str) -> tuple[Finding, ...]:
        """What the rules find when they look at the series `key`; every finding comes from one series."""
        if key not in self._found:
            self._found[key] = tuple(findings_on(self.cases.named(key)))
        return self._found[key]


def findings_on(case: Case) -> Iterator[Finding]:
    """What the rules find when they look at one series."""
    for rule in RULES:
        for evidence in rule.look(case):
            yield rule.finding(evidence)
