"""Reading a file, named by a user or found beside the table: never a pipe or a device."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def read_regular_file(path: Path, most: int = -1) -> bytes:
    """The bytes of the file at `path`, or of the one that it links to; OSError when it is no regular file.

    Of a longer file the first `most` bytes; all of it when `most` is negative. A pipe would be waited for without
    end, a device has no end.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no regular file", str(path))
        return file.read(most)
