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

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from filelock import BaseFileLock, FileLock, SoftFileLock, Timeout

from facts.reading.table_files import is_shipped_example
from facts.regular_file import read_regular_file
from facts.saving import corrections
from facts.saving.atomic_write import put_in_place, remove_leftovers, write_atomically, write_beside
from facts.saving.corrections import Entry
from facts.saving.save_errors import NotSaved, not_saved
from facts.saving.save_journal import Journal, journal_of, read_journal, write_journal
from facts.saving.splice import Splice, splice_between
from facts.words import Text

WAIT_SECONDS = 30.0
_TRIES = 5
_EXAMPLE = Text(
    "This is the example that comes with the program; nothing can be saved to it. Begin a table of your own in an "
    "empty folder with the command open.",
    "Det här är exemplet som följer med programmet; inget går att spara i det. Börja en egen tabell i en tom mapp med "
    "kommandot open.",
)
_READ_ONLY_MODE = Text(
    "The dashboard runs in read-only mode (FACTS_READONLY). Nothing can be saved.",
    "Översikten körs i läsläge (FACTS_READONLY). Inget kan sparas.",
)
_READ_ONLY_FILE = Text(
    "{file} is marked as read-only. It was not changed. Remove the mark and save again.",
    "{file} är skrivskyddad. Den ändrades inte. Ta bort skrivskyddet och spara igen.",
)
_NO_REGULAR_FILE = Text(
    "{file} is no ordinary file. Nothing was written to it. Name a file of your own.",
    "{file} är ingen vanlig fil. Inget skrevs till den. Ange en egen fil.",
)
_LOCKED = Text(
    "Another program is saving {file} and has not finished. Nothing was changed. Wait a moment and save again.",
    "Ett annat program håller på att spara {file} och är inte klart. Inget ändrades. Vänta en stund och spara igen.",
)
_LOCK_OF_ANOTHER = Text(
    "The lock {lock} belongs to another user, so that {file} cannot be saved. Nothing was changed. If nobody else "
    "is saving it, remove the lock and save again.",
    "Låset {lock} tillhör en annan användare, så {file} kan inte sparas. Inget ändrades. Om ingen annan håller på "
    "att spara den: ta bort låset och spara igen.",
)
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


@dataclass(frozen=True, slots=True)
class Change:
    """The table's new bytes, and what the log of corrections is to say about them."""

    data: bytes
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that was done: the digests (SHA-256) of the table before and after it, and what it changed."""

    path: Path
    before: str
    after: str
    splice: Splice
    entries: tuple[Entry, ...] = ()

    def is_last(self, data: bytes) -> bool:
        """Whether the table's bytes `data` are what this save made."""
        return _digest(data) == self.after


def read_file(path: Path) -> bytes:
    """The file's bytes; NotSaved when it cannot be read."""
    try:
        return read_regular_file(path)
    except OSError as error:
        raise not_saved(error, path) from None


def is_read_only_mode() -> bool:
    """Whether the environment forbids every change: FACTS_READONLY is set, and not to 0."""
    return os.environ.get("FACTS_READONLY", "") not in ("", "0")


def save_table(path: Path, change: Callable[[bytes], Change], *, new: bool = False) -> Saved:
    """Replace the table by what `change` makes of its bytes, and log it; all or nothing.

    With `new` there need be no table yet: it is made from no bytes. `change` may be called again when a program
    that knows no lock writes at the same time. What it raises leaves everything as it was; so does NotSaved.
    """
    with _locked(path, new=new) as table:
        _finish(table)
        for _ in range(_TRIES):
            before = _bytes_of(table, new=new)
            wanted = change(before)
            if wanted.data == before:
                return Saved(table, _digest(before), _digest(before), splice_between(before, before))
            if _replaced(table, before, wanted):
                splice = splice_between(before, wanted.data)
                return Saved(table, _digest(before), _digest(wanted.data), splice, wanted.entries)
        raise NotSaved(_RESTLESS.format(file=table.name))


def update_file(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Replace a small file beside the table by what `change` makes of its bytes (none if there is no file yet)."""
    with _locked(path, new=True) as real:
        try:
            write_atomically(real, change(_bytes_of(real, new=True)))
        except OSError as error:
            raise not_saved(error, real) from None


def finish_interrupted_save(path: Path) -> Text | None:
    """Bring the log in step with the table after a save that was cut off; what is left uncertain, else None.

    Nothing is done where nothing was interrupted, nor where nothing may be written.
    """
    table = path.resolve()
    if not journal_of(table).exists() or is_read_only_mode():
        return None
    try:
        with _locked(table) as real:
            return _finish(real)
    except NotSaved as error:
        return error.text


def backup_of(path: Path) -> Path:
    """Where the bytes before the last save are."""
    return path.with_name(path.name + ".backup")


def _bytes_of(path: Path, *, new: bool) -> bytes:
    return b"" if new and not path.exists() else read_file(path)


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
            journal = Journal(_digest(before), _digest(wanted.data), wanted.entries, logged, backup.name)
            write_journal(table, journal)
        except BaseException as error:
            journal_of(table).unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise not_saved(error, table) from None
            raise
        # Removed when the log is in step, or the table as it was; else the next writer needs it.
        try:
            if not _is_still(table, before):
                journal_of(table).unlink(missing_ok=True)
                return False
            put_in_place(new, table)
        except BaseException as error:
            if _digest_of(table) != journal.after:
                journal_of(table).unlink(missing_ok=True)
                if isinstance(error, OSError):
                    raise not_saved(error, table, replacing=True) from None
                raise
            # It was done, whatever was reported; Ctrl-C came too late to stop it.
        _log(table, log, journal, written)
        with suppress(OSError):
            put_in_place(backup, backup_of(table))
        journal_of(table).unlink(missing_ok=True)
        return True


def _remove(written: Iterable[Path]) -> None:
    for temporary in written:
        temporary.unlink(missing_ok=True)


def _log_ready(table: Path, entries: tuple[Entry, ...], stack: ExitStack, written: list[Path]) -> _Log | None:
    """The log with `entries` as a file beside it, so that nothing but a renaming is left to do; None without any."""
    if not entries:
        return None
    # Other tables of the folder have the same log, so it has a lock of its own, taken after the table's.
    path = stack.enter_context(_locked(corrections.log_of(table), new=True))
    remove_leftovers(path)
    before = read_file(path) if path.exists() else None
    written.append(new := write_beside(path, corrections.appended(before, entries)))
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
        if (log.path.read_bytes() if log.path.exists() else None) != log.before:
            # Somebody without our lock has written there: the entries go after what they wrote.
            written.append(new := write_beside(log.path, corrections.appended(read_file(log.path), journal.entries)))
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
        journal_of(table).unlink(missing_ok=True)
        raise (not_saved(error, log.path, replacing=True) if isinstance(error, OSError) else error) from None


def _finish(table: Path) -> Text | None:
    """Inside the lock: finish or forget what a killed writer had begun; what cannot be told, else None."""
    journal = read_journal(table)
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
    journal_of(table).unlink(missing_ok=True)
    for path in (table, backup_of(table), journal_of(table)):
        remove_leftovers(path)
    return uncertain


def _log_missing(table: Path, journal: Journal) -> None:
    """Enter in the log what the journal says and the log does not."""
    if not journal.entries:
        return
    with _locked(corrections.log_of(table), new=True) as log:
        before = read_file(log) if log.exists() else None
        # Two changes within a second can have equal entries, so those of before do not count.
        known = _entries_of(before)[journal.logged :]
        missing = [entry for entry in journal.entries if entry not in known]
        if missing:
            try:
                write_atomically(log, corrections.appended(before, missing))
            except OSError as error:
                raise not_saved(error, log) from None


def _entries_of(log: bytes | None) -> list[Entry]:
    return corrections.read_log(log) if log else []


@contextmanager
def _locked(path: Path, *, new: bool = False) -> Iterator[Path]:
    """Hold the lock of the file that `path` names or links to; with `new` there need be none yet."""
    if is_read_only_mode():
        raise NotSaved(_READ_ONLY_MODE)
    if is_shipped_example(path):
        raise NotSaved(_EXAMPLE)
    real = path.resolve()
    mode = _mode_of(real)
    if mode is None and not new:
        raise not_saved(FileNotFoundError(), real)
    if mode is not None and not real.is_file():
        raise NotSaved(_NO_REGULAR_FILE.format(file=real.name or str(real)))
    if mode is not None and not (mode & 0o222 and os.access(real, os.W_OK)):
        raise NotSaved(_READ_ONLY_FILE.format(file=real.name))
    lock = _acquired(real, 0o644 if mode is None else mode & 0o666)
    try:
        yield real
    finally:
        lock.release()


def _acquired(real: Path, rights: int) -> BaseFileLock:
    name = f"{real}.lock"
    for kind in (FileLock, SoftFileLock):
        # Whoever may change the file may take its lock.
        lock = kind(name, timeout=WAIT_SECONDS, mode=0o600 | rights)
        try:
            lock.acquire()
        except Timeout:
            raise NotSaved(_LOCKED.format(file=real.name)) from None
        except NotImplementedError:
            # The drive knows no locks (some network drives): a lock file that is there or not has to do.
            continue
        except PermissionError as error:
            if Path(name).exists():
                raise NotSaved(_LOCK_OF_ANOTHER.format(lock=Path(name).name, file=real.name)) from None
            raise not_saved(error, real) from None
        except OSError as error:
            raise not_saved(error, real) from None
        return lock
    raise NotSaved(_LOCKED.format(file=real.name))


def _is_still(path: Path, before: bytes) -> bool:
    """Whether the file holds `before` now: the last look before it is replaced.

    It is read, and was not touched while it was read; so only who writes without the lock between this and the
    renaming, some millionths of a second, is not seen.
    """
    earlier = _state_of(path)
    if earlier is None:
        return not before
    try:
        return path.read_bytes() == before and _state_of(path) == earlier
    except OSError:
        return False


def _state_of(path: Path) -> tuple[int, int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_ino, state.st_size, state.st_mtime_ns


def _mode_of(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except OSError:
        return None


def _digest_of(path: Path) -> str:
    """The digest of the file as it is now; of no bytes when there is none."""
    try:
        return _digest(path.read_bytes())
    except OSError:
        return _digest(b"")


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
