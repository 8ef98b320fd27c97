"""What the tests of saving share: a new row, and how a table stands after a save."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from facts.csvfile.source import open_source
from facts.reading.table import Incoming
from tests.reading.tables import table

NEW = Incoming(table({"id": "ny-1"}).encode())
FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
DENIED = PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def ids(path: Path) -> list[str]:
    return [record.cells[0] for record in open_source(path.read_bytes()).records()][1:]


def left_over(path: Path) -> list[str]:
    return sorted(other.name for other in path.parent.iterdir() if other.suffix in (".facts-tmp", ".facts-saving"))


def raising(error: Exception):
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail
