"""The audit: every rule over every series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facts.audit.findings import Finding
from facts.audit.rules import RULES
from facts.audit.series_view import SeriesView, TableView
from facts.documents.archive import Archive
from facts.figures.figure import Figure


def audit(figures: Iterable[Figure], documents: Archive | None = None) -> Iterator[Finding]:
    """The findings on `figures`, one series after the other, within a series in the order of the rules.

    With `documents`, each quote is looked for in them.
    """
    for view in TableView(figures, documents):
        yield from findings_on(view)


class TableAudit:
    """The findings on a table, series by series, each series audited when it is first asked for."""

    def __init__(self, table: TableView) -> None:
        self.table = table
        self._found: dict[str, tuple[Finding, ...]] = {}

    def findings_of(self, key: str) -> tuple[Finding, ...]:
        """The findings that any figure of the series `key` takes part in, in the order of the audit."""
        figures = {figure.id for figure in self.table.named(key).series.figures}
        return tuple(
            finding
            for view in self.table.that_may_speak_of(key)
            for finding in self.findings_from(view.series.key)
            if view.series.key == key or not figures.isdisjoint(finding.figures)
        )

    def findings_from(self, key: str) -> tuple[Finding, ...]:
        """What the rules find when they look at the series `key`; every finding comes from one series."""
        if key not in self._found:
            self._found[key] = tuple(findings_on(self.table.named(key)))
        return self._found[key]


def findings_on(view: SeriesView) -> Iterator[Finding]:
    """What the rules find when they look at one series."""
    for rule in RULES:
        for evidence in rule.look(view):
            yield rule.finding(evidence)
