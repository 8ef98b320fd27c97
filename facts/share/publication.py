"""What everything that leaves the program is made from: a table, its findings and one language."""

from __future__ import annotations

from dataclasses import dataclass

from facts.audit import TableAudit
from facts.audit.findings import Finding
from facts.audit.points import Series
from facts.audit.views import findings_in_view
from facts.figures.figure import Figure
from facts.reading.table import Table
from facts.words import Lang

HASH_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Publication:
    """A table with what the audit finds in it, for readers of one language.

    `visible` are the ids of the figures that are shown, None when all are: what is said of them names the hidden ones.
    """

    table: Table
    audited: TableAudit
    lang: Lang
    visible: frozenset[str] | None = None

    @property
    def hash(self) -> str:
        """The first digits of the table's SHA-256, enough to tell two tables apart."""
        return self.table.sha256[:HASH_DIGITS]

    def findings_on(self, series: Series) -> list[Finding]:
        """What the audit found about figures of `series`, in the audit's order."""
        ids = {figure.id for figure in series.figures}
        return [finding for finding in self._found(series.key) if not ids.isdisjoint(finding.figures)]

    def findings_about(self, figure: Figure) -> list[Finding]:
        """What the audit found about one figure, in the audit's order."""
        return [finding for finding in self._found(figure.series) if figure.id in finding.figures]

    def _found(self, key: str) -> tuple[Finding, ...]:
        return findings_in_view(self.audited.findings_of(key), self.visible, self.audited.table.figures)
