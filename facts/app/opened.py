"""The table as it stands on disk, read once for all readers until its bytes change."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import streamlit as st

from facts.audit import audit
from facts.audit.findings import Finding
from facts.audit.points import Series
from facts.table.figures import Figure
from facts.table.parties import Parties
from facts.table.reading import Table, read_table
from facts.table.registers import registers_beside
from facts.words import Text

_READ_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Opened:
    """A table and where it stands; `trouble` says why the file could not be read at all."""

    path: Path
    table: Table
    trouble: Text | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that could be read."""
        return self.table.figures

    @property
    def parties(self) -> Parties:
        """The parties as they are drawn."""
        return self.table.registers.parties

    def findings(self) -> tuple[Finding, ...]:
        """What the audit says of the figures, made once for each state of the table."""
        return _audited(self.table.sha256, self.table)

    def findings_of(self, series: Series) -> list[Finding]:
        """The findings that any figure of `series` takes part in."""
        return _of_series(self.table.sha256, self.table).get(series.key, [])

    @property
    def is_broken(self) -> bool:
        """Whether the table's problems must be shown before its figures."""
        return self.trouble is not None or self.table.has_errors


def table_path() -> Path:
    """The file named in FACTS_TABLE, else sources.csv beside dashboard.py."""
    return Path(os.environ.get("FACTS_TABLE") or Path(__file__).parents[2] / "sources.csv")


def current() -> Opened:
    """The table as it stands on disk now."""
    path = table_path()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Opened(path, read_table(b""), _MISSING)
    except OSError:
        return Opened(path, read_table(b""), _UNREADABLE)
    beside = tuple(_mark(path.with_name(name)) for name in ("units.csv", "parties.csv"))
    return Opened(path, _read(sha256(data).hexdigest(), beside, str(path), data))


@st.cache_resource(max_entries=_READ_AT_ONCE, show_spinner=False)
def _read(bytes_mark: str, beside: tuple[str, ...], path: str, _data: bytes) -> Table:
    """Read once for each state of the file and of those beside it: the marks are what is cached by."""
    return read_table(_data, registers_beside(Path(path)))


@st.cache_resource(max_entries=_READ_AT_ONCE, show_spinner=False)
def _audited(bytes_mark: str, _table: Table) -> tuple[Finding, ...]:
    return tuple(audit(_table.figures))


@st.cache_resource(max_entries=_READ_AT_ONCE, show_spinner=False)
def _of_series(bytes_mark: str, _table: Table) -> dict[str, list[Finding]]:
    series = {figure.id: figure.series for figure in _table.figures}
    found: dict[str, list[Finding]] = {}
    for finding in _audited(bytes_mark, _table):
        for key in dict.fromkeys(series[figure] for figure in finding.figures):
            found.setdefault(key, []).append(finding)
    return found


def _mark(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


_MISSING = Text(
    "There is no file {file}. Put the table there, or name another file in FACTS_TABLE; this page goes on by itself.",
    "Det finns ingen fil {file}. Lägg tabellen där, eller ange en annan fil i FACTS_TABLE; sidan fortsätter av sig själv.",
)
_UNREADABLE = Text(
    "{file} cannot be read. Is it a folder, or may you not read it? This page goes on by itself when it can.",
    "{file} går inte att läsa. Är det en mapp, eller saknas rätten att läsa? Sidan fortsätter av sig själv när det går.",
)
