"""One file's bytes replaced by others, whole or not at all.

The new bytes go to a file beside it, are forced to the disk, and take its place in one step (POSIX rename).
Pillai et al., "All File Systems Are Not Created Equal", OSDI 2014, tells why each of these steps is needed.
"""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from facts.saving.refusals import not_saved


def replace_whole(path: Path, data: bytes, *, like: Path | None = None) -> None:
    """Put `data` in the place of the file, or leave it as it was: NotSaved."""
    temporary = written(path, data, like=like)
    try:
        put_in_place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def written(path: Path, data: bytes, *, like: Path | None = None) -> Path:
    """A file beside `path` with `data`, forced to the disk, with the rights of `like`, else of `path`."""
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as file:
            _keep_rights(temporary, like or path)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise not_saved(error, path) from None
        raise
    return temporary


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


def put_in_place(temporary: Path, path: Path) -> None:
    """Let the file that was `written` take the place of `path`, in one step."""
    try:
        temporary.replace(path)
    except OSError as error:
        raise not_saved(error, path, replacing=True) from None
    # The file is in place now. Windows and some network drives cannot force a folder to the disk.
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def sweep(real: Path) -> None:
    """Remove what a writer that was killed has left; nobody else writes while the lock is held."""
    for left in real.parent.glob(f"{_literal(real.name)}.*.tmp"):
        with suppress(OSError):
            left.unlink()


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def mode_of(path: Path) -> int | None:
    """The rights on the file; None when there is none."""
    try:
        return path.stat().st_mode
    except OSError:
        return None
