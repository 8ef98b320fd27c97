"""The table as it stands on disk, read once for all readers until its bytes change."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from time import time_ns
from typing import NamedTuple

import streamlit as st

from facts.app import markup
from facts.app.background_work import wait_for
from facts.app.server import may_choose_table
from facts.audit import TableAudit
from facts.audit.series_view import TableView
from facts.documents.quote_search import Archive
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.reading import table_files as files
from facts.reading.registers import registers_beside
from facts.reading.table import Table, read_table
from facts.regular_file import read_regular_file
from facts.saving.table_save import finish_interrupted_save
from facts.words import Lang, Text, say

# Some file systems tell times to two seconds only: a file that was written later than this may be written again
# without looking any newer.
_SETTLED = 3_000_000_000


class Stamp(NamedTuple):
    """What tells one state of a file from another without reading it; nanoseconds and bytes."""

    modified: int = 0
    size: int = 0
    number: int = 0

    @property
    def is_settled(self) -> bool:
        """Whether a file that is written from now on will have another stamp."""
        return 0 < self.modified < time_ns() - _SETTLED


_NO_FILE = Stamp()
TABLE_PATH = "table-path"
"""Where a reader's session keeps which table they have opened."""


def stamp_of(path: Path) -> Stamp:
    """The stamp of a file; that of no file when it cannot be seen."""
    try:
        found = path.stat()
    except OSError:
        return _NO_FILE
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


def stamps_in(folder: Path) -> tuple[tuple[str, Stamp], ...]:
    """The files in a folder by name, each with its stamp; none of one that is not there or may not be read."""
    try:
        return tuple((path.name, stamp_of(path)) for path in sorted(folder.iterdir()))
    except OSError:
        return ()


def _digest_of(path: Path) -> str:
    """The SHA-256 of a small file's bytes, "" when it cannot be read."""
    try:
        return sha256(read_regular_file(path)).hexdigest()
    except OSError:
        return ""


# Two tables open in two windows, each before and after a save.
_READ_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table, where it stands and its bytes; `trouble` says why the file could not be read at all.

    `beside` is the state of the files of units and parties beside it, `stamp` the file's own just before it was read.
    """

    path: Path
    table: Table
    trouble: Text | None = None
    data: bytes = b""
    beside: tuple[str, ...] = ()
    stamp: Stamp = _NO_FILE

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that could be read."""
        return self.table.figures

    @property
    def parties(self) -> Parties:
        """The parties as they are drawn."""
        return self.table.registers.parties

    def archive(self) -> Archive | None:
        """The documents in the folder `documents` beside the table, None when there is no such folder."""
        folder = self.path.with_name(files.DOCUMENTS)
        return _cached_archive(stamps_in(folder), folder) if folder.is_dir() else None

    def table_view(self) -> TableView:
        """The figures laid out for the rules, made once for each state of the table and its documents."""
        return self.table_audit().table

    def table_audit(self) -> TableAudit:
        """What the audit says of the figures, made once likewise; a series is audited when it is asked for."""
        return _cached_audit(self.state(), self.table, self.archive())

    def state(self) -> tuple[object, ...]:
        """What all that is made of the table may be remembered by: its bytes, and the files beside it."""
        return (self.table.sha256, str(self.path), *self.beside, *stamps_in(self.path.with_name(files.DOCUMENTS)))

    @property
    def is_missing(self) -> bool:
        """Whether there is no such file yet."""
        return self.trouble is _MISSING

    @property
    def is_broken(self) -> bool:
        """Whether the table's problems must be shown before its figures."""
        return self.trouble is not None or (self.table.has_errors and not self.is_empty)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all stands in the file, which is a beginning and no mistake."""
        return [problem.code for problem in self.table.problems] == ["empty-file"]


def read_open_table(lang: Lang) -> OpenTable:
    """The table as it stands on disk now; while a large one is read, the page shows how far it has come."""
    path = _path_in_session()
    if uncertain := finish_interrupted_save(path):
        markup.show_alert(uncertain.of(lang))
    stamp = stamp_of(path)
    try:
        is_known = stamp.is_settled and os.access(path, os.R_OK)
        data, mark = _cached_bytes(stamp, path) if is_known else _bytes_of(path)
    except FileNotFoundError:
        return OpenTable(path, read_table(b"", registers_beside(path)), _MISSING)
    except OSError:
        return OpenTable(path, read_table(b""), _UNREADABLE)
    beside = tuple(_digest_of(path.with_name(name)) for name in (files.UNITS_FILE, files.PARTIES_FILE))
    read = partial(_cached_table, mark, beside, str(path), data)
    what = say("waiting.reading", lang, file=path.name)
    table = wait_for(read, f"{mark} {beside}", what, lang)
    return OpenTable(path, table, None, data, beside, stamp)


def wait_for_documents(opened: OpenTable, lang: Lang) -> None:
    """Read the documents beside the table, once for each state of their folder; the page shows how far it has come."""
    folder = opened.path.with_name(files.DOCUMENTS)
    if stamps := stamps_in(folder):
        what = say("waiting.reading", lang, file=f"{files.DOCUMENTS}/")
        wait_for(partial(_cached_archive, stamps, folder), f"documents {folder} {stamps}", what, lang)


def _path_in_session() -> Path:
    """The reader's own choice stays theirs when another window opens another table."""
    own = files.own_table()
    if not may_choose_table():
        return own
    path: Path = st.session_state.setdefault(TABLE_PATH, own)
    return path


def _bytes_of(path: Path) -> tuple[bytes, str]:
    data = read_regular_file(path)
    return data, sha256(data).hexdigest()


@st.cache_resource(max_entries=1, show_spinner=False)
def _cached_bytes(stamp: Stamp, path: Path) -> tuple[bytes, str]:
    """The bytes of a file that has not been written since: a large one is not read for every click."""
    return _bytes_of(path)


@st.cache_resource(max_entries=_READ_AT_ONCE, show_spinner=False)
def _cached_table(bytes_mark: str, beside: tuple[str, ...], path: str, _data: bytes) -> Table:
    """Read once for each state of the file and of those beside it: the marks are what is cached by."""
    table = read_table(_data, registers_beside(Path(path)))
    # Else Python would stop every page of a large table to look for rubbish among its figures, which stay.
    gc.freeze()
    return table


@st.cache_resource(max_entries=_READ_AT_ONCE, show_spinner=False)
def _cached_archive(stamps: tuple[object, ...], folder: Path) -> Archive:
    return Archive.of(folder)


@st.cache_resource(max_entries=_READ_AT_ONCE, show_spinner=False)
def _cached_audit(state: tuple[object, ...], _table: Table, _documents: Archive | None) -> TableAudit:
    return TableAudit(TableView(_table.figures, _documents))


_MISSING = Text(
    "There is no table here yet. It is made, as {file}, when you save your first figures.",
    "Här finns ingen tabell än. Den görs, som {file}, när du sparar dina första siffror.",
)
_UNREADABLE = Text(
    "{file} cannot be read. Is it a folder, larger than 500 MB, or may you not read it? This page goes on by "
    "itself when it can.",
    "{file} går inte att läsa. Är det en mapp, större än 500 MB, eller saknas rätten att läsa? Sidan fortsätter "
    "när det går.",
)
