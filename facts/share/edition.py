"""What everything that leaves the program is made from: a table, its findings and one language."""

from __future__ import annotations

from dataclasses import dataclass

from facts.audit import Audited
from facts.audit.findings import Finding
from facts.audit.points import Series
from facts.figures.figure import Figure
from facts.reading.table import Table
from facts.words import Lang

HASH_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Edition:
    """A table with what the audit finds in it, for readers of one language."""

    table: Table
    audited: Audited
    lang: Lang

    @property
    def hash(self) -> str:
        """The first digits of the table's SHA-256, enough to tell two tables apart."""
        return self.table.sha256[:HASH_DIGITS]

    def findings_on(self, series: Series) -> list[Finding]:
        """What the audit found about figures of `series`, in the audit's order."""
        ids = {figure.id for figure in series.figures}
        found = self.audited.findings_of(series.key)
        return [finding for finding in found if not ids.isdisjoint(finding.figures)]

    def findings_about(self, figure: Figure) -> list[Finding]:
        """What the audit found about one figure, in the audit's order."""
        return [finding for finding in self.audited.findings_of(figure.series) if figure.id in finding.figures]
