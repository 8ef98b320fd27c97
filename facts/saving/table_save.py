"""Saving a table: one writer at a time, each on what the one before left, never half a file, and the log in step.

A change is a function of the table's bytes. It is called inside the lock, on the bytes that are there then,
so that what somebody else has saved meanwhile is kept. The lock is a file of its own, since the table's own
file is replaced.

Table and log are two files and no system replaces two at once. So a note of what is about to happen is
written first, then the table is replaced, then the log, then the note is removed (write-ahead logging; Mohan
et al., "ARIES", ACM TODS 17, 1992). Whatever interrupts it, the next writer finds the note, compares it with
the table, and brings the log in step.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from facts.reading.table_files import real_path
from facts.regular_file import read_regular_file
from facts.saving import corrections
from facts.saving.atomic_write import put_in_place, remove_leftovers, write_atomically, write_beside
from facts.saving.corrections import LOG_COLUMNS, Entry
from facts.saving.file_locks import bytes_of, is_read_only_mode, locked_file, read_file
from facts.saving.save_errors import NotSaved, not_saved
from facts.saving.undo import Saved, digest, splice_between
from facts.words import Text

# Who writes between look and save five times in a row will go on writing.
_TRIES = 5
_RESTLESS = Text(
    "{file} is being changed by another program all the time. Nothing was saved. Save again when it has finished.",
    "{file} ändras hela tiden av ett annat program. Inget sparades. Spara igen när det är klart.",
)
_NOT_LOGGED = Text(
    "{file} has been changed, but {log} could not be written ({reason}). When it can be, the next save enters the "
    "reason there.",
    "{file} har ändrats, men {log} kunde inte skrivas ({reason}). När det går skriver nästa sparande in skälet där.",
)
_UNCERTAIN = Text(
    "A save of {file} was interrupted on {when}, and the file has been changed by another program since. It could "
    "not be told whether the change of {ids} was made: look at it, and at {log}.",
    "Ett sparande av {file} avbröts {when}, och filen har ändrats av ett annat program sedan dess. Det gick inte att "
    "avgöra om ändringen av {ids} gjordes: se efter i den och i {log}.",
)
_IN_THE_WAY = Text(
    "{note} lies where the note of a save of {file} is written, and could not be removed. Nothing was changed. Remove "
    "it and save again.",
    "{note} ligger där anteckningen om ett sparande av {file} skrivs, och gick inte att ta bort. Inget ändrades. Ta "
    "bort den och spara igen.",
)


@dataclass(frozen=True, slots=True)
class Change:
    """The table's new bytes, and what the log of corrections is to say about them."""

    data: bytes
    entries: tuple[Entry, ...] = ()


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


def save_table(path: Path, change: Callable[[bytes], Change], *, new: bool = False) -> Saved:
    """Replace the table by what `change` makes of its bytes, and log it; all or nothing.

    With `new` there need be no table yet: it is made from no bytes. `change` may be called again when a program
    that knows no lock writes at the same time. What it raises leaves everything as it was; so does NotSaved.
    """
    with locked_file(path, new=new) as table:
        _finish(table)
        for _ in range(_TRIES):
            before = bytes_of(table, new=new)
            wanted = change(before)
            if wanted.data == before:
                return Saved(table, digest(before), digest(before), splice_between(before, before))
            if _replaced(table, before, wanted):
                splice = splice_between(before, wanted.data)
                return Saved(table, digest(before), digest(wanted.data), splice, wanted.entries)
        raise NotSaved(_RESTLESS.format(file=table.name))


class TableChange(Protocol):
    """What a change would make of the table: its new bytes and log entries, if it is ready to be saved."""

    @property
    def data(self) -> bytes:
        """The table's new bytes."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the log is to say."""

    @property
    def is_ready(self) -> bool:
        """Whether it can be saved as it is."""


_Planned = TypeVar("_Planned", bound=TableChange)


def save_planned(path: Path, plan: Callable[[bytes], _Planned], *, new: bool = False) -> tuple[_Planned, Saved | None]:
    """Replace the table by what `plan` makes of its bytes: the plan, and what was saved, None when it is not ready."""
    last: list[_Planned] = []

    def change(table: bytes) -> Change:
        planned = plan(table)
        last.append(planned)
        return Change(planned.data, planned.entries) if planned.is_ready else Change(table)

    saved = save_table(path, change, new=new)
    return last[-1], saved if last[-1].is_ready else None


def undo_save(saved: Saved) -> Saved:
    """Take back what `saved` did and nothing else; Conflict says why when that cannot be done."""

    def change(current: bytes) -> Change:
        return Change(saved.taken_back(current), tuple(corrections.undo_entry(entry) for entry in saved.entries))

    return save_table(saved.path, change)


def finish_interrupted_save(path: Path) -> Text | None:
    """Bring the log in step with the table after a save that was cut off; what is left uncertain, else None.

    Nothing is done where nothing was interrupted, nor where nothing may be written.
    """
    table = real_path(path)
    try:
        was_interrupted = stat.S_ISREG(journal_of(table).lstat().st_mode)
    except OSError:
        return None
    if not was_interrupted or is_read_only_mode():
        return None
    try:
        with locked_file(table) as real:
            return _finish(real)
    except NotSaved as error:
        return error.text


def backup_of(path: Path) -> Path:
    """Where the bytes before the last save are."""
    return path.with_name(path.name + ".backup")


def _replaced(table: Path, before: bytes, wanted: Change) -> bool:
    """Put the new table in place and log it, unless the file is no longer what the change was made from."""
    with ExitStack() as stack:
        written: list[Path] = []
        stack.callback(_remove, written)
        try:
            log = _log_ready(table, wanted.entries, stack, written)
            written.append(new := write_beside(table, wanted.data))
            written.append(backup := write_beside(backup_of(table), before, like=table))
            logged = len(_entries_of(log.before)) if log else 0
            journal = Journal(digest(before), digest(wanted.data), wanted.entries, logged, backup.name)
            write_journal(table, journal)
        except BaseException as error:
            _remove_journal(table)
            if isinstance(error, OSError):
                raise not_saved(error, table) from None
            raise
        # Removed when the log is in step, or the table as it was; else the next writer needs it.
        try:
            if not _is_still(table, before):
                _remove_journal(table)
                return False
            put_in_place(new, table)
        except BaseException as error:
            if _digest_of(table) != journal.after:
                _remove_journal(table)
                if isinstance(error, OSError):
                    raise not_saved(error, table, replacing=True) from None
                raise
            # It was done, whatever was reported; Ctrl-C came too late to stop it.
        _log(table, log, journal, written)
        with suppress(OSError):
            put_in_place(backup, backup_of(table))
        _remove_journal(table)
        return True


def _remove(written: Iterable[Path]) -> None:
    for temporary in written:
        temporary.unlink(missing_ok=True)


def _log_ready(table: Path, entries: tuple[Entry, ...], stack: ExitStack, written: list[Path]) -> _Log | None:
    """The log with `entries` as a file beside it, so that nothing but a renaming is left to do; None without any."""
    if not entries:
        return None
    # Other tables of the folder have the same log, so it has a lock of its own, taken after the table's.
    path = stack.enter_context(locked_file(corrections.log_of(table), new=True))
    remove_leftovers(path)
    before = read_file(path) if path.exists() else None
    written.append(new := write_beside(path, corrections.append_entries(before, entries)))
    return _Log(path, before, new)


@dataclass(frozen=True, slots=True)
class _Log:
    """The log, what it held, and the file that is to take its place."""

    path: Path
    before: bytes | None
    new: Path


def _log(table: Path, log: _Log | None, journal: Journal, written: list[Path]) -> None:
    """Put the log in place; when that cannot be done the table is put back, and NotSaved says so."""
    if log is None:
        return
    try:
        if (read_regular_file(log.path) if log.path.exists() else None) != log.before:
            # Somebody without our lock has written there: the entries go after what they wrote.
            written.append(
                new := write_beside(log.path, corrections.append_entries(read_file(log.path), journal.entries))
            )
            put_in_place(new, log.path)
        else:
            put_in_place(log.new, log.path)
    except (OSError, NotSaved) as error:
        reason = error.strerror or "" if isinstance(error, OSError) else error.text.en
        try:
            put_in_place(table.with_name(journal.backup), table)
        except OSError:
            # The journal stays, and the next save finishes what it says.
            raise NotSaved(_NOT_LOGGED.format(file=table.name, log=log.path.name, reason=reason)) from None
        _remove_journal(table)
        raise (not_saved(error, log.path, replacing=True) if isinstance(error, OSError) else error) from None


def _finish(table: Path) -> Text | None:
    """Inside the lock: finish or forget what a killed writer had begun; what cannot be told, else None."""
    journal = _read_journal(table)
    uncertain = None
    if journal is not None:
        now = _digest_of(table)
        if now == journal.after:
            _log_missing(table, journal)
            with suppress(OSError):
                put_in_place(table.with_name(journal.backup), backup_of(table))
        elif now != journal.before and journal.entries:
            ids = ", ".join(entry.id for entry in journal.entries)
            values = {"file": table.name, "log": corrections.LOG_NAME, "ids": ids, "when": journal.entries[0].when}
            uncertain = _UNCERTAIN.format(**values)
    _remove_journal(table)
    for path in (table, backup_of(table), journal_of(table)):
        remove_leftovers(path)
    return uncertain


def journal_of(table: Path) -> Path:
    """Where the journal of `table` is while it is being saved."""
    return table.with_name(f".{table.name}.facts-saving")


def _remove_journal(table: Path) -> None:
    """Should it stay, the next save finds nothing in it that is left to do."""
    with suppress(OSError):
        journal_of(table).unlink(missing_ok=True)


def write_journal(table: Path, journal: Journal) -> None:
    """Write it and force it to the disk, before the table is touched: OSError, NotSaved.

    One that was cut off is no JSON and counts as none, which is right, since nothing had been changed then.
    """
    fields = {
        "before": journal.before,
        "after": journal.after,
        "entries": [astuple(entry) for entry in journal.entries],
        "logged": journal.logged,
        "backup": journal.backup,
    }
    try:
        file = journal_of(table).open("xb")
    except FileExistsError:
        raise NotSaved(_IN_THE_WAY.format(file=table.name, note=journal_of(table).name)) from None
    with file:
        file.write(json.dumps(fields, ensure_ascii=False).encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())


def _read_journal(table: Path) -> Journal | None:
    """The journal that an interrupted save has left; None when there is none, or what lies there is none."""
    try:
        fields = json.loads(read_regular_file(journal_of(table)))
        before, after, backup = (fields[name] for name in ("before", "after", "backup"))
        entries = tuple(Entry(*map(str, entry)) for entry in fields["entries"] if len(entry) == len(LOG_COLUMNS))
        logged = int(fields["logged"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    # A name with a path in it was not written by us.
    name = Path(str(backup)).name
    return Journal(str(before), str(after), entries, logged, name) if name == backup else None


def _log_missing(table: Path, journal: Journal) -> None:
    """Enter in the log what the journal says and the log does not."""
    if not journal.entries:
        return
    with locked_file(corrections.log_of(table), new=True) as log:
        before = read_file(log) if log.exists() else None
        # Two changes within a second can have equal entries, so those of before do not count.
        known = _entries_of(before)[journal.logged :]
        missing = [entry for entry in journal.entries if entry not in known]
        if missing:
            try:
                write_atomically(log, corrections.append_entries(before, missing))
            except OSError as error:
                raise not_saved(error, log) from None


def _entries_of(log: bytes | None) -> list[Entry]:
    return corrections.read_log(log) if log else []


def _is_still(path: Path, before: bytes) -> bool:
    """Whether the file holds `before` now: the last look before it is replaced.

    It is read, and was not touched while it was read; so only who writes without the lock between this and the
    renaming, some millionths of a second, is not seen.
    """
    earlier = _state_of(path)
    if earlier is None:
        return not before
    try:
        return read_regular_file(path) == before and _state_of(path) == earlier
    except OSError:
        return False


def _state_of(path: Path) -> tuple[int, int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_ino, state.st_size, state.st_mtime_ns


def _digest_of(path: Path) -> str:
    """The digest of the file as it is now; of no bytes when there is none."""
    try:
        return digest(read_regular_file(path))
    except OSError:
        return digest(b"")
