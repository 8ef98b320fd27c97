"""Saving: one writer at a time, each on what the one before left, and never half a file.

A change is a function of the table's bytes. It is called inside the lock, on the bytes that are there then,
so that what somebody else has saved meanwhile is kept. The lock is a file of its own, since the table's own
file is replaced.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from facts.saving import corrections, disk
from facts.saving.corrections import Entry
from facts.saving.refusals import Conflict, NotSaved, not_saved
from facts.words import Text

WAIT_SECONDS = 30.0
_TRIES = 5
_READ_ONLY_MODE = Text(
    "The dashboard runs in read-only mode (FACTS_READONLY). Nothing can be saved.",
    "Översikten körs i läsläge (FACTS_READONLY). Inget kan sparas.",
)
_READ_ONLY_FILE = Text(
    "{file} is marked as read-only. It was not changed. Remove the mark and save again.",
    "{file} är skrivskyddad. Den ändrades inte. Ta bort skrivskyddet och spara igen.",
)
_LOCKED = Text(
    "Another program is saving {file} and has not finished. Nothing was changed. Wait a moment and save again.",
    "Ett annat program håller på att spara {file} och är inte klart. Inget ändrades. Vänta en stund och spara igen.",
)
_RESTLESS = Text(
    "{file} is being changed by another program all the time. Nothing was saved. Save again when it has finished.",
    "{file} ändras hela tiden av ett annat program. Inget sparades. Spara igen när det är klart.",
)
_CHANGED_SINCE = Text(
    "{file} has been changed since it was saved here, so that the save cannot be undone without losing that change.",
    "{file} har ändrats sedan den sparades här, så att sparandet inte kan ångras utan att den ändringen går förlorad.",
)


@dataclass(frozen=True, slots=True)
class Change:
    """The table's new bytes, and what the log of corrections is to say about them."""

    data: bytes
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that was done: the digests (SHA-256) of the table before and after it."""

    path: Path
    before: str
    after: str
    entries: tuple[Entry, ...] = ()


def read(path: Path) -> bytes:
    """The file's bytes; NotSaved when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise not_saved(error, path) from None


def is_read_only_mode() -> bool:
    """Whether the environment forbids every change: FACTS_READONLY is set, and not to 0."""
    return os.environ.get("FACTS_READONLY", "") not in ("", "0")


def save(path: Path, change: Callable[[bytes], Change], *, new: bool = False) -> Saved:
    """Replace the table by what `change` makes of its bytes, and log it; all or nothing.

    With `new` there need be no table yet: it is made from no bytes. `change` may be called again when a program
    that knows no lock writes at the same time. What it raises leaves everything as it was; so does NotSaved.
    """
    with _locked(path, new=new) as real:
        for _ in range(_TRIES):
            before = _bytes_of(real, new=new)
            wanted = change(before)
            if wanted.data == before:
                return Saved(real, _digest(before), _digest(before))
            if _saved(real, before, wanted):
                return Saved(real, _digest(before), _digest(wanted.data), wanted.entries)
        raise NotSaved(_RESTLESS.format(file=real.name))


def undo(saved: Saved) -> Saved:
    """Put back what was there before `saved`; Conflict when the table is no longer what that save made."""
    backup = backup_of(saved.path)

    def put_back(current: bytes) -> Change:
        earlier = read(backup)
        if _digest(current) != saved.after or _digest(earlier) != saved.before:
            raise Conflict(_CHANGED_SINCE.format(file=saved.path.name))
        return Change(earlier, tuple(corrections.undone(entry) for entry in saved.entries))

    return save(saved.path, put_back)


def update(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Replace a small file beside the table by what `change` makes of its bytes (none if there is no file yet)."""
    with _locked(path, new=True) as real:
        disk.replace_whole(real, change(_bytes_of(real, new=True)))


def backup_of(path: Path) -> Path:
    """Where the bytes before the last save are."""
    return path.with_name(path.name + ".backup")


def _bytes_of(path: Path, *, new: bool) -> bytes:
    return b"" if new and not path.exists() else read(path)


def _saved(real: Path, before: bytes, wanted: Change) -> bool:
    """Put the new table in place, unless the file is no longer what the change was made from."""
    temporary = disk.written(real, wanted.data)
    try:
        disk.replace_whole(backup_of(real), before, like=real)
        if _bytes_of(real, new=not before) != before:
            return False
        with _logged(real, wanted.entries):
            disk.put_in_place(temporary, real)
        return True
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _locked(path: Path, *, new: bool = False) -> Iterator[Path]:
    """Hold the lock of the file that `path` names or links to; with `new` there need be none yet."""
    if is_read_only_mode():
        raise NotSaved(_READ_ONLY_MODE)
    real = path.resolve()
    mode = disk.mode_of(real)
    if mode is None and not new:
        raise not_saved(FileNotFoundError(), real)
    if mode is not None and not (mode & 0o222 and os.access(real, os.W_OK)):
        raise NotSaved(_READ_ONLY_FILE.format(file=real.name))
    # Whoever may change the file may take its lock.
    rights = 0o644 if mode is None else mode & 0o666
    lock = FileLock(f"{real}.lock", timeout=WAIT_SECONDS, mode=0o600 | rights)
    try:
        lock.acquire()
    except Timeout:
        raise NotSaved(_LOCKED.format(file=real.name)) from None
    except OSError as error:
        raise not_saved(error, real) from None
    try:
        disk.sweep(real)
        yield real
    finally:
        lock.release()


@contextmanager
def _logged(table: Path, entries: tuple[Entry, ...]) -> Iterator[None]:
    """Write the log before the table: better a reason without its change than the other way round."""
    if not entries:
        yield
        return
    # Other tables of the folder have the same log, so it has a lock of its own, taken after the table's.
    with _locked(corrections.log_of(table), new=True) as log:
        before = read(log) if log.exists() else None
        disk.replace_whole(log, corrections.appended(before, entries))
        try:
            yield
        except BaseException:
            with suppress(NotSaved, OSError):
                disk.replace_whole(log, before) if before is not None else log.unlink()
            raise


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
