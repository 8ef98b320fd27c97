"""The log of corrections beside the table: what was changed or withdrawn, when and why."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import datetime
from pathlib import Path

from facts.csvfile.source import Source, open_source
from facts.csvfile.writing import encode_text, hand_of
from facts.figures.problems import Unreadable
from facts.saving.save_errors import NotSaved
from facts.words import Text

LOG_NAME = "corrections.csv"
_UNDONE = "undone: "
_NOT_A_LOG = Text(
    "The log of corrections {file} cannot be read or lacks columns ({columns}). Nothing was changed. Mend "
    "it, or "
    "give it another name: a new one is then begun.",
    "Rättelseloggen {file} går inte att läsa eller saknar kolumner ({columns}). Inget ändrades. Laga den, "
    "eller "
    "ge den ett annat namn: då börjas en ny.",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log.

    `column` is blank when a whole row was withdrawn; `old` then holds it as JSON: its named cells by column, and
    under "" the record as it stood in the file, byte for byte.
    """

    when: str
    id: str
    column: str
    old: str
    new: str
    why: str

    @property
    def taken_back(self) -> str | None:
        """The reason of the change that this entry takes back; None when it takes nothing back."""
        return self.why.removeprefix(_UNDONE) if self.why.startswith(_UNDONE) else None


LOG_COLUMNS = tuple(field.name for field in fields(Entry))


def log_of(table: Path) -> Path:
    """Where the corrections of `table` are logged: beside it."""
    return table.with_name(LOG_NAME)


def correction_entry(figure: str, column: str, old: str, new: str, why: str) -> Entry:
    """The entry for one changed cell."""
    return Entry(_now(), figure, column, old, new, why)


def withdrawal_entry(figure: str, row: Mapping[str, str], record: str, why: str) -> Entry:
    """The entry for a row taken out: its cells that are not blank, by column, and `record` as it stood."""
    cells = {name: text for name, text in row.items() if name and text}
    return Entry(_now(), figure, "", json.dumps({**cells, "": record}, ensure_ascii=False), "", why)


def withdrawn_cells(text: str) -> dict[str, str]:
    """The named cells of a withdrawn row, by column, as the log holds it; none when `text` is no such row."""
    try:
        cells = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    named = cells.items() if isinstance(cells, dict) else ()
    return {name: str(cell) for name, cell in named if name and not isinstance(cell, dict | list)}


def undo_entry(entry: Entry) -> Entry:
    """The entry that says that `entry` was taken back."""
    return replace(entry, when=_now(), old=entry.new, new=entry.old, why=_UNDONE + entry.why)


def append_entries(log: bytes | None, entries: Sequence[Entry]) -> bytes:
    """The log with `entries` after what it held; NotSaved when the file is no log."""
    source = _opened(log if log else ",".join(LOG_COLUMNS).encode() + b"\n")
    hand = hand_of(source)
    position = {name: n for n, name in enumerate(source.header.columns)}
    text = source.text
    if not text.endswith(("\r", "\n")):
        text += hand.newline
    for entry in entries:
        cells = [""] * len(position)
        for name, cell in zip(LOG_COLUMNS, astuple(entry), strict=True):
            cells[position[name]] = cell
        text += hand.record(cells)
    return encode_text(source, text)[0]


def read_log(log: bytes) -> list[Entry]:
    """The entries, oldest first; NotSaved when the file is no log."""
    source = _opened(log)
    names = source.header.columns
    rows = [dict(zip(names, record.cells, strict=False)) for record in source.records() if not record.fault]
    return [Entry(*(row.get(name, "") for name in LOG_COLUMNS)) for row in rows[1:]]


def _opened(log: bytes) -> Source:
    try:
        source = open_source(log, other_headers=True)
        lacks = [name for name in LOG_COLUMNS if name not in source.header.columns]
    except Unreadable:
        lacks = list(LOG_COLUMNS)
    if lacks:
        raise NotSaved(_NOT_A_LOG.format(file=LOG_NAME, columns=", ".join(lacks)))
    return source


def _now() -> str:
    """The time on this machine with its distance from UTC (ISO 8601)."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
