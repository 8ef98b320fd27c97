"""The note beside a table that says what a save is about to do, so that an interrupted one can be finished."""

from __future__ import annotations

import json
import os
from dataclasses import astuple, dataclass
from pathlib import Path

from facts.saving.corrections import COLUMNS, Entry


@dataclass(frozen=True, slots=True)
class Journal:
    """Digests (SHA-256) of the table before and after the save, its log entries, and the file with the old bytes.

    `logged` counts the entries that the log held before; `backup` is a file's name in the table's folder.
    """

    before: str
    after: str
    entries: tuple[Entry, ...]
    logged: int
    backup: str


def journal_of(table: Path) -> Path:
    """Where the journal of `table` is while it is being saved."""
    return table.with_name(f".{table.name}.facts-saving")


def write_journal(table: Path, journal: Journal) -> None:
    """Write it and force it to the disk, before the table is touched: OSError.

    One that was cut off is no JSON and counts as none, which is right, since nothing had been changed then.
    """
    fields = {
        "before": journal.before,
        "after": journal.after,
        "entries": [astuple(entry) for entry in journal.entries],
        "logged": journal.logged,
        "backup": journal.backup,
    }
    with journal_of(table).open("xb") as file:
        file.write(json.dumps(fields, ensure_ascii=False).encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())


def read_journal(table: Path) -> Journal | None:
    """The journal that an interrupted save has left; None when there is none, or what lies there is none."""
    try:
        fields = json.loads(journal_of(table).read_bytes())
        before, after, backup = (fields[name] for name in ("before", "after", "backup"))
        entries = tuple(Entry(*map(str, entry)) for entry in fields["entries"] if len(entry) == len(COLUMNS))
        logged = int(fields["logged"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    # A name with a path in it was not written by us.
    name = Path(str(backup)).name
    return Journal(str(before), str(after), entries, logged, name) if name == backup else None
