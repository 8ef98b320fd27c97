"""Reading a file, named by a user or found beside the table: never a pipe or a device."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

LARGEST_FILE = 500_000_000
"""Bytes of a file that are read: a table of two million rows, which takes all the memory of a usual machine."""


class FileTooLarge(OSError):
    """The file is larger than `LARGEST_FILE`; nothing of it was read."""


def read_regular_file(path: Path, most: int = -1) -> bytes:
    """The bytes of the file at `path`, or of the one that it links to; OSError when it is no regular file.

    Of a longer file the first `most` bytes; all of it when `most` is negative, FileTooLarge when it is larger than can
    be read. A pipe would be waited for without end, a device has no end.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            raise OSError(errno.EINVAL, "no regular file", str(path))
        if most < 0 and state.st_size > LARGEST_FILE:
            raise FileTooLarge(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        return file.read(most)
