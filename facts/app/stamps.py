"""What tells one state of a file from another, without reading the file or by its bytes."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from time import time_ns
from typing import NamedTuple

from facts.regular_file import read_regular_file

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


NO_FILE = Stamp()


def stamp_of(path: Path) -> Stamp:
    """The stamp of a file; that of no file when it cannot be seen."""
    try:
        found = path.stat()
    except OSError:
        return NO_FILE
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


def stamps_in(folder: Path) -> tuple[tuple[str, Stamp], ...]:
    """The files in a folder by name, each with its stamp; none when there is no such folder."""
    if not folder.is_dir():
        return ()
    return tuple((path.name, stamp_of(path)) for path in sorted(folder.iterdir()))


def digest_of(path: Path) -> str:
    """The SHA-256 of a small file's bytes, "" when it cannot be read."""
    try:
        return sha256(read_regular_file(path)).hexdigest()
    except OSError:
        return ""
