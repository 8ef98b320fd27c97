"""One writer of a file at a time, and only of a file that may be written.

The lock is a file of its own, since the file that it guards is replaced.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import BaseFileLock, FileLock, SoftFileLock, Timeout

from facts.reading.table_files import is_shipped_example, real_path
from facts.regular_file import read_regular_file
from facts.saving.atomic_write import remove_leftovers, write_atomically
from facts.saving.save_errors import NotSaved, not_saved
from facts.words import Text

# A save holds the lock while a table is read and written, which takes seconds; what takes longer hangs.
WAIT_SECONDS = 30.0
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
# Files beside it have longer names while it is saved; file systems take 255 bytes.
_LONGEST_NAME = 210
_LONG_NAME = Text(
    "The name {file} is too long to be saved under: files beside it need room for names of their own. Nothing was "
    "changed. Give the file a shorter name.",
    "Namnet {file} är för långt för att spara under: filer bredvid behöver plats för egna namn. Inget ändrades. Ge "
    "filen ett kortare namn.",
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


def read_file(path: Path) -> bytes:
    """The file's bytes; NotSaved when it cannot be read."""
    try:
        return read_regular_file(path)
    except OSError as error:
        raise not_saved(error, path) from None


def is_read_only_mode() -> bool:
    """Whether the environment forbids every change: FACTS_READONLY is set, and not to 0."""
    return os.environ.get("FACTS_READONLY", "") not in ("", "0")


def bytes_of(path: Path, *, new: bool) -> bytes:
    """The file's bytes; with `new` none where there is no file yet. NotSaved when it cannot be read."""
    return b"" if new and not path.exists() else read_file(path)


def update_file(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Replace a small file beside the table by what `change` makes of its bytes (none if there is no file yet).

    Where it makes none of them, the file is removed.
    """
    with locked_file(path, new=True) as real:
        remove_leftovers(real)
        try:
            if data := change(bytes_of(real, new=True)):
                write_atomically(real, data)
            else:
                real.unlink(missing_ok=True)
        except OSError as error:
            raise not_saved(error, real) from None


@contextmanager
def locked_file(path: Path, *, new: bool = False) -> Iterator[Path]:
    """Hold the lock of the file that `path` names or links to; with `new` there need be none yet."""
    if is_read_only_mode():
        raise NotSaved(_READ_ONLY_MODE)
    if is_shipped_example(path):
        raise NotSaved(_EXAMPLE)
    real = real_path(path)
    if len(os.fsencode(real.name)) > _LONGEST_NAME:
        raise NotSaved(_LONG_NAME.format(file=real.name))
    mode = _mode_of(real)
    if mode is None and not new:
        raise not_saved(FileNotFoundError(), real)
    if mode is not None and not real.is_file():
        raise NotSaved(_NO_REGULAR_FILE.format(file=real.name or str(real)))
    if mode is not None and not mode & 0o222:
        raise NotSaved(_READ_ONLY_FILE.format(file=real.name))
    if mode is not None and not os.access(real, os.W_OK):
        raise not_saved(PermissionError(errno.EACCES, os.strerror(errno.EACCES)), real)
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


def _mode_of(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except OSError:
        return None
