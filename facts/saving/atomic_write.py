"""One file's bytes replaced by others, whole or not at all: the only way in which this program writes a file.

The new bytes go to a file beside it, are forced to the disk, and take its place in one step (POSIX rename).
Pillai et al., "All File Systems Are Not Created Equal", OSDI 2014, tells why each of these steps is needed.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from time import time

_TEMPORARY = "facts-tmp"
"""What the name of a file that is being written ends with; nobody else's file is called so."""
# Writing one file takes seconds, so that what has rested for an hour is being written by nobody.
_ABANDONED = 3_600.0


def write_atomically(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Put `data` in the place of the file at `path`, or leave it as it was: OSError.

    What can be made again, such as a picture, need not be `lasting`: it is whole, and not waited for until it has
    reached the disk, which takes longer than making it.
    """
    temporary = write_beside(path, data, lasting=lasting)
    try:
        put_in_place(temporary, path, lasting=lasting)
    finally:
        temporary.unlink(missing_ok=True)


def write_beside(path: Path, data: bytes, *, like: Path | None = None, lasting: bool = True) -> Path:
    """A new file beside `path` with `data`, with the rights of `like`, else of `path`; forced to the disk."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.{_TEMPORARY}")
    try:
        # "x" makes a file of our own: never one that lies there already, nor what a link leads to.
        with temporary.open("xb") as file:
            _keep_rights(temporary, like or path)
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return temporary


def put_in_place(temporary: Path, path: Path, *, lasting: bool = True) -> None:
    """Let the file that `write_beside` made take the place of `path`, in one step: OSError."""
    temporary.replace(path)
    if not lasting:
        return
    # The file is in place now. Windows and some network drives cannot force a folder to the disk.
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def remove_leftovers(path: Path) -> None:
    """Remove what a writer of `path` that was killed has left; only while nobody else can be writing it."""
    ours = re.compile(rf"\.{re.escape(path.name)}\.[0-9a-f]{{12}}\.{_TEMPORARY}")
    with suppress(OSError):
        for left in path.parent.iterdir():
            if ours.fullmatch(left.name):
                with suppress(OSError):
                    left.unlink()


def remove_abandoned(folder: Path) -> None:
    """Remove what writers of any file in `folder` have left that were killed, once it has rested for an hour."""
    ours = re.compile(rf"\..+\.[0-9a-f]{{12}}\.{_TEMPORARY}")
    with suppress(OSError):
        for left in folder.iterdir():
            if ours.fullmatch(left.name):
                with suppress(OSError):
                    if time() - left.lstat().st_mtime > _ABANDONED:
                        left.unlink()


def _keep_rights(temporary: Path, like: Path) -> None:
    try:
        rights = like.stat()
    except FileNotFoundError:
        return
    if hasattr(os, "chown"):
        # Only root gives files away; a member of the group keeps the group.
        with suppress(OSError):
            os.chown(temporary, -1, rights.st_gid)
        with suppress(OSError):
            os.chown(temporary, rights.st_uid, -1)
    temporary.chmod(stat.S_IMODE(rights.st_mode))
