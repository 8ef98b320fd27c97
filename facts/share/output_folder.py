"""A folder of files, whole or not at all: built beside its place, then moved there; or the same as one ZIP.

The folder holds a list of its files with their SHA-256, as `sha256sum --check SHA256SUMS` reads it. By it the
program knows a folder that it has made, replaces what it made, and keeps what somebody has put beside it.
"""

from __future__ import annotations

import io
import os
import secrets
import shutil
import stat
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from facts.reading.table_files import own_table
from facts.share.output import MAKER, NotWritten, is_of_project
from facts.words import Text

SUMS = "SHA256SUMS"
_HEAD = f"# {MAKER}\n"
# A file in a ZIP has a date: always the first that the format knows, so that a table gives the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)

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


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]], table: Path | None = None) -> None:
    """The files by their names in `folder`, all or none. Raises NotWritten and OSError."""
    with folder_to_fill(folder, table) as building:
        for name, data in files:
            path = building / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


@contextmanager
def folder_to_fill(folder: Path, table: Path | None = None) -> Iterator[Path]:
    """An empty folder to write in, which takes the place of `folder` in the end; after an error nothing is changed.

    Raises NotWritten and OSError, before anything is written where that can be known.
    """
    own = _listed(folder, table or own_table())
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = folder.with_name(f".{folder.name}.{secrets.token_hex(6)}.part")
    building.mkdir()
    try:
        yield building
        _write_sums(building)
        _take_place(building, folder, own)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def archive_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of files by their names: the same bytes from the same files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(_entry(name), data)
    return packed.getvalue()


def refuse_folder(folder: Path, table: Path | None = None) -> None:
    """Raise NotWritten when `folder` may not be filled; to know it before long work."""
    _listed(folder, table or own_table())


def _listed(folder: Path, table: Path) -> dict[str, str]:
    """What the program has made in the folder, by its list; none when there is no such folder, or nothing in it."""
    place = Path(os.path.realpath(folder))
    home = Path(os.path.realpath(table.parent))
    if is_of_project(folder / SUMS, table) or place == home or place in home.parents:
        raise NotWritten(_OF_THE_PROJECT.format(file=folder))
    try:
        kind = folder.lstat().st_mode
    except FileNotFoundError:
        return {}
    if not stat.S_ISDIR(kind):
        raise NotWritten(_NO_FOLDER.format(file=folder))
    if not any(folder.iterdir()):
        return {}
    sums = folder / SUMS
    text = sums.read_text("utf-8", "replace") if sums.is_file() and not sums.is_symlink() else ""
    if not text.startswith(_HEAD):
        raise NotWritten(_NOT_OURS.format(file=folder))
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in text.splitlines()[1:])}
    for name, digest in listed.items():
        path = folder / name
        # A list with ".." in it would have files elsewhere taken away.
        if Path(name).is_absolute() or ".." in Path(name).parts:
            raise NotWritten(_NOT_OURS.format(file=folder))
        if path.is_symlink() or (path.exists() and _digest(path) != digest):
            raise NotWritten(_CHANGED.format(file=name, folder=folder))
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


def _take_place(building: Path, folder: Path, own: dict[str, str]) -> None:
    """The new folder in the place of the old one, with what others have put there."""
    if not folder.exists():
        building.rename(folder)
        return
    others = [name for name in _files_in(folder) if name not in own and name != SUMS]
    for name in others:
        if (building / name).exists():
            raise NotWritten(_IN_THE_WAY.format(file=name, folder=folder))
    old = building.with_suffix(".old")
    folder.rename(old)
    try:
        building.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    for name in others:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).rename(folder / name)
    with suppress(OSError):
        shutil.rmtree(old)


def _files_in(folder: Path) -> list[str]:
    """Every file and link below the folder, links not followed."""
    return [
        (Path(root) / name).relative_to(folder).as_posix()
        for root, folders, files in os.walk(folder)
        for name in [*files, *(each for each in folders if (Path(root) / each).is_symlink())]
    ]


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
