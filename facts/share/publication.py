"""What everything that leaves the program is made from: a table, its findings, one language, and the series chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from facts.audit import TableAudit
from facts.audit.findings import Finding, findings_in_view
from facts.audit.points import Series, series_of
from facts.audit.series_view import TableView
from facts.audit.summary import Standing, standings_of
from facts.documents.quote_search import Archive
from facts.reading.table import Table
from facts.saving.corrections import Entry, log_of, read_log
from facts.saving.file_locks import read_file
from facts.saving.save_errors import SaveError
from facts.share.project_settings import ProjectSettings, settings_beside
from facts.words import Lang

_HASH_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Publication:
    """A table with what the audit finds in it, for readers of one language.

    `visible` are the ids of the figures that are shown, None when all are: what is said of them names the hidden ones.
    `log` is what has been corrected and withdrawn, oldest first; `settings` what the project says of itself.
    """

    table: Table
    audit: TableAudit
    lang: Lang
    visible: frozenset[str] | None = None
    log: tuple[Entry, ...] = ()
    settings: ProjectSettings = field(default_factory=ProjectSettings)

    @property
    def hash(self) -> str:
        """The first digits of the table's SHA-256, enough to tell two tables apart."""
        return self.table.sha256[:_HASH_DIGITS]

    def findings_on(self, series: Series) -> list[Finding]:
        """What the audit found about figures of `series`, in the audit's order."""
        ids = {figure.id for figure in series.figures}
        return [finding for finding in self._found(series.key) if not ids.isdisjoint(finding.figures)]

    def cautions_on(self, series: Series) -> int:
        """How many cautions there are among them."""
        return sum(finding.level == "caution" for finding in self.findings_on(series))

    def standings_on(self, series: Series) -> Mapping[str, Standing]:
        """How each claim of `series` stands to what is published, by its id."""
        claims = [figure for figure in series.figures if figure.is_claim]
        return standings_of(claims, self.findings_on(series), self.audit.table.figures) if claims else {}

    def _found(self, key: str) -> tuple[Finding, ...]:
        return findings_in_view(self.audit.findings_of(key), self.visible, self.audit.table.figures)


def _log_beside(table: Path) -> tuple[Entry, ...]:
    """What has been corrected and withdrawn, oldest first; SaveError when the log is none, OSError when unreadable."""
    log = log_of(table)
    return tuple(read_log(read_file(log))) if log.is_file() else ()


def with_project(publication: Publication, path: Path) -> Publication:
    """The publication with the settings and the log beside the table; a log that cannot be read is left out."""
    try:
        log = _log_beside(path)
    except (SaveError, OSError):
        log = ()
    return replace(publication, log=log, settings=settings_beside(path))


def publication_of(table: Table, lang: Lang, path: Path | None = None, archive: Archive | None = None) -> Publication:
    """The table with what the audit finds in it, and with the log and the settings that are beside it at `path`.

    With an `archive` of documents each quote is looked for in them.
    """
    audit = TableAudit(TableView(table.figures, archive))
    if path is None:
        return Publication(table, audit, lang)
    return Publication(table, audit, lang, log=_log_beside(path), settings=settings_beside(path))


class UnknownSeriesError(LookupError):
    """No series has this key; `nearest` are the keys that look most like it."""

    def __init__(self, key: str, nearest: Sequence[str]) -> None:
        super().__init__(key)
        self.key = key
        self.nearest = tuple(nearest)


def choose_series(table: Table, keys: Sequence[str]) -> tuple[Series, ...]:
    """The series with `keys` in their order, each once; all when none is named. Raises UnknownSeriesError."""
    series = {each.key: each for each in series_of(table.figures)}
    if not keys:
        return tuple(series.values())
    for key in keys:
        if key not in series:
            raise UnknownSeriesError(key, _nearest(key, series))
    return tuple(series[key] for key in dict.fromkeys(keys))


def _nearest(key: str, known: Iterable[str]) -> list[str]:
    folded = {each.casefold(): each for each in known}
    return [folded[each] for each in get_close_matches(key.casefold(), folded, n=3)]
