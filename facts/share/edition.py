"""What everything that leaves the program is made from: a table, its findings and one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.audit.findings import Finding
from facts.audit.points import Series
from facts.table.reading import Table
from facts.words import Lang

HASH_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Edition:
    """A table with what the audit found in it, for readers of one language."""

    table: Table
    findings: Sequence[Finding]
    lang: Lang

    @property
    def hash(self) -> str:
        """The first digits of the table's SHA-256, enough to tell two tables apart."""
        return self.table.sha256[:HASH_DIGITS]

    def findings_on(self, series: Series) -> list[Finding]:
        """What the audit found about figures of `series`, in the audit's order."""
        ids = {figure.id for figure in series.figures}
        return [finding for finding in self.findings if not ids.isdisjoint(finding.figures)]
