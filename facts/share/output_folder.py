"""A folder of files written whole or not at all: built beside its place, then moved there.

It holds a list of its files with their SHA-256, as `sha256sum --check SHA256SUMS` reads it: by that the program knows
a folder that it has made, replaces what it made, and keeps what somebody has put beside it.

No system puts a folder in the place of another that is not empty. So the old one is first moved aside, under a hidden
name, then the new one takes its place, and what is not ours is moved over. Whoever comes after a process that was
killed in between finds the hidden folder and does the rest; of it only what is on its list is ever deleted.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep, time

from facts.reading.table_files import real_path
from facts.share.written_files import MAKER, NotWritten, is_of_project
from facts.words import Text

SUMS = "SHA256SUMS"
_HEAD = f"# {MAKER}\n"
# Another run may take the name between look and use; five times in a row it is no other run.
_TRIES = 5
# The two moves take a moment, moving over what others have put there a little longer; a run that rests between them is
# not waited for.
_PATIENCE, _PAUSE = 20.0, 0.02
_MINUTE = 60.0
_DAY = 86_400.0

_OF_THE_PROJECT = Text(
    "{file} is a folder of your project: the table or its documents are in it. Nothing was written. "
    "Name a folder of its own.",
    "{file} är en mapp i ditt projekt: tabellen eller dokumenten ligger i den. Inget skrevs. Ange en egen mapp.",
)
_NO_FOLDER = Text(
    "{file} is a link or a file and no folder. Nothing was written. Choose another name.",
    "{file} är en länk eller en fil och ingen mapp. Inget skrevs. Välj ett annat namn.",
)
_NOT_OURS = Text(
    "{file} is not empty, and this program did not make what is in it. Nothing was written. Name a new or an empty "
    "folder.",
    "{file} är inte tom, och det här programmet har inte gjort det som ligger i den. Inget skrevs. Ange en ny eller "
    "tom mapp.",
)
_CHANGED = Text(
    "{file} in {folder} has been changed since this program made it. Nothing was written. Move it away, or name "
    "another folder.",
    "{file} i {folder} har ändrats sedan det här programmet gjorde den. Inget skrevs. Flytta undan den, eller ange en "
    "annan mapp.",
)
_IN_THE_WAY = Text(
    "{file} in {folder} stands where a new file is to be, and this program did not make it. Nothing was written. "
    "Move it away, or name another folder.",
    "{file} i {folder} står där en ny fil ska vara, och det här programmet har inte gjort den. Inget skrevs. Flytta "
    "undan den, eller ange en annan mapp.",
)
_RESTLESS = Text(
    "{folder} is being written by another program at the same time. Nothing was written. Try again when it has "
    "finished.",
    "{folder} skrivs av ett annat program samtidigt. Inget skrevs. Försök igen när det är klart.",
)


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]], table: Path) -> None:
    """The files by their names in `folder`, all or none. Raises NotWritten and OSError."""
    with folder_to_fill(folder, table) as building:
        for name, data in files:
            path = building / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


@contextmanager
def folder_to_fill(folder: Path, table: Path) -> Iterator[Path]:
    """An empty folder to write in, which takes the place of `folder` in the end; after an error nothing is changed.

    Raises NotWritten and OSError, before anything is written where that can be known.
    """
    refuse_folder(folder, table)
    folder.parent.mkdir(parents=True, exist_ok=True)
    _finish_interrupted_folder(folder)
    building = _hidden(folder, "part")
    building.mkdir()
    try:
        with _in_use(building):
            yield building
            _write_sums(building)
            with _alone_beside(folder):
                _take_place(building, folder, table)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def refuse_folder(folder: Path, table: Path) -> None:
    """Raise NotWritten when `folder` may not be filled; to know it before long work."""
    with _alone_beside(folder):
        _list_of(folder, table)


def _finish_interrupted_folder(folder: Path) -> None:
    """Finish what a process that was killed has left beside `folder`, and remove what nobody is building any more."""
    with _alone_beside(folder):
        found = [path for path in _beside(folder) if path.is_dir() and not path.is_symlink()]
        for path in found:
            with suppress(OSError):
                if path.suffix == ".old":
                    _put_back(path, folder)
                elif _is_abandoned(path):
                    shutil.rmtree(path)


def _hidden(folder: Path, ending: str) -> Path:
    return folder.with_name(f".{folder.name}.{secrets.token_hex(6)}.{ending}")


def _beside(folder: Path) -> list[Path]:
    """The hidden folders of `folder`, by the names that only this program gives."""
    ours = re.compile(rf"\.{re.escape(folder.name)}\.[0-9a-f]{{12}}\.(?:part|old)")
    try:
        return sorted(path for path in folder.parent.iterdir() if ours.fullmatch(path.name))
    except OSError:
        return []


def _list_of(folder: Path, table: Path) -> Mapping[str, str]:
    """What the program has made in the folder, by its list; none when there is no such folder, or nothing in it."""
    place = real_path(folder)
    home = real_path(table.parent)
    if is_of_project(folder / SUMS, table) or place == home or place in home.parents:
        raise NotWritten(_OF_THE_PROJECT.format(file=folder))
    try:
        kind = folder.lstat().st_mode
        if not stat.S_ISDIR(kind):
            raise NotWritten(_NO_FOLDER.format(file=folder))
        if not any(folder.iterdir()):
            return {}
    except FileNotFoundError:
        return {}
    listed = _read_sums(folder)
    if listed is None:
        raise NotWritten(_NOT_OURS.format(file=folder))
    for name, digest in listed.items():
        path = folder / name
        if path.is_symlink() or (path.exists() and (not path.is_file() or _digest(path) != digest)):
            raise NotWritten(_CHANGED.format(file=name, folder=folder))
    return listed


def _read_sums(folder: Path) -> Mapping[str, str] | None:
    """The digests of a folder's files by its list; None when it has no list of ours."""
    sums = folder / SUMS
    text = sums.read_text("utf-8", "replace") if sums.is_file() and not sums.is_symlink() else ""
    if not text.startswith(_HEAD):
        return None
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in text.split("\n")[1:]) if name}
    # A list with ".." in it would have files elsewhere taken away.
    if any(Path(name).is_absolute() or ".." in Path(name).parts for name in listed):
        return None
    return listed


def _write_sums(building: Path) -> None:
    paths = sorted(path for path in building.rglob("*") if path.is_file())
    lines = [f"{_digest(path)}  {path.relative_to(building).as_posix()}\n" for path in paths]
    (building / SUMS).write_text(_HEAD + "".join(lines), "utf-8", newline="\n")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        found = sha256()
        while piece := file.read(1 << 20):
            found.update(piece)
    return found.hexdigest()


def _take_place(building: Path, folder: Path, table: Path) -> None:
    """The new folder in the place of the old one, with what others have put there.

    Building takes long, so the old one is looked at again. Where there are no locks another process may take its
    place at the same moment.
    """
    for _ in range(_TRIES):
        own = _list_of(folder, table)
        for name in _files_in(folder):
            if name not in own and name != SUMS and (building / name).exists():
                raise NotWritten(_IN_THE_WAY.format(file=name, folder=folder))
        old = _hidden(folder, "old")
        with suppress(FileNotFoundError):
            folder.rename(old)
        try:
            building.rename(folder)
        except BaseException as error:
            _put_back(old, folder)
            if isinstance(error, OSError) and folder.exists() and building.exists():
                continue
            raise
        _put_back(old, folder)
        return
    raise NotWritten(_RESTLESS.format(folder=folder))


def _put_back(old: Path, folder: Path) -> None:
    """What was moved aside is the folder again when there is none; else others' files are moved to the new one."""
    if not old.exists():
        return
    if not folder.exists():
        with suppress(OSError):
            old.rename(folder)
            return
    own = _read_sums(old)
    for name in _files_in(old):
        if name == SUMS:
            continue
        with suppress(OSError):
            if own is not None and name in own:
                if _digest(old / name) == own[name]:
                    (old / name).unlink()
            elif not os.path.lexists(folder / name):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (old / name).rename(folder / name)
    _remove_when_empty(old)


def _remove_when_empty(old: Path) -> None:
    """Remove a folder in which nothing but its list is left."""
    with suppress(OSError):
        if _files_in(old) == [SUMS]:
            (old / SUMS).unlink()
        for root, folders, _ in os.walk(old, topdown=False):
            for each in folders:
                with suppress(OSError):
                    (Path(root) / each).rmdir()
        old.rmdir()


def _files_in(folder: Path) -> list[str]:
    """Every file and link below the folder, links not followed."""
    return [
        (Path(root) / name).relative_to(folder).as_posix()
        for root, folders, files in os.walk(folder)
        for name in [*files, *(each for each in folders if (Path(root) / each).is_symlink())]
    ]


# --- whether somebody is building it, or taking its place ---------------------------------------------------------


@contextmanager
def _alone_beside(folder: Path) -> Iterator[None]:
    """Let no other run of the program look at `folder`, or move it, between the two moves of this one.

    The lock is one on the folder above; Windows, a folder that may not be read, and some network drives have none.
    """
    descriptor = None
    if sys.platform != "win32":
        import fcntl

        with suppress(OSError):
            descriptor = os.open(folder.parent, os.O_RDONLY)
            end = monotonic() + _PATIENCE
            while True:
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if monotonic() > end:
                        os.close(descriptor)
                        raise NotWritten(_RESTLESS.format(folder=folder)) from None
                    sleep(_PAUSE)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


@contextmanager
def _in_use(building: Path) -> Iterator[None]:
    """Hold a lock on a folder that is being built: the system lets it go when this process and its copies end."""
    descriptor = None
    if sys.platform != "win32":
        import fcntl

        descriptor = os.open(building, os.O_RDONLY)
        # Some network drives know no locks: there a folder is left for a day.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_SH)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _is_abandoned(building: Path) -> bool:
    """Whether the process that was building a folder is gone: its lock is free; without locks, it rests for a day."""
    age = time() - building.stat().st_mtime
    if sys.platform == "win32":
        return age > _DAY
    import fcntl

    descriptor = os.open(building, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return age > _DAY
    finally:
        os.close(descriptor)
    # Between making its folder and locking it a process has a moment.
    return age > _MINUTE
