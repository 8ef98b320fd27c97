"""Files on disk: names safe everywhere, and nothing replaced that the program did not make or that was changed since.

A file that it makes is sealed: it ends with the program's name and the SHA-256 of all that stands before, where its
format has room for that (a comment, a text chunk). So a picture can be made again under its name, and a report that
an editor has worked on stays. CSV and JSON have no room for it and are known by what they hold.

A folder is written whole or not at all: built beside its place, then moved there. It holds a list of its files with
their SHA-256, as `sha256sum --check SHA256SUMS` reads it: by that the program knows a folder that it has made,
replaces what it made, and keeps what somebody has put beside it.
"""

from __future__ import annotations

import io
import os
import re
import secrets
import shutil
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from facts.reading.table_files import DOCUMENTS, PARTIES, UNITS, own_table
from facts.saving.atomic_write import write_atomically
from facts.saving.corrections import LOG_NAME
from facts.words import Text

MAKER = "facts-dashboard"
SETTINGS = "facts.toml"
EXPORTED_COLUMNS = ("low", "high", "low_open", "high_open", "start", "end")
"""What ends the header of an exported CSV: a file with them is one that the program has made."""

_DIGITS = 16
_SEAL = re.compile(rb"facts-dashboard:([0-9a-f]{16})")
# The longest ending: a chunk of PNG with its checksum and the IEND after it, or a comment of HTML.
_ENDING = 120
_PNG_END = b"\0\0\0\0IEND\xaeB`\x82"

_OF_THE_PROJECT = Text(
    "{file} is a file of your project (its table, its log, its registers or its documents). Nothing was written. "
    "Choose another name.",
    "{file} hör till ditt projekt (tabellen, loggen, registren eller dokumenten). Inget skrevs. Välj ett annat namn.",
)
_NO_FILE = Text(
    "{file} is a link, a device or something else that is no regular file. Nothing was written. Choose another name.",
    "{file} är en länk, en enhet eller något annat som inte är en vanlig fil. Inget skrevs. Välj ett annat namn.",
)
_A_FOLDER = Text(
    "{file} is a folder. Nothing was written. Name a file in it.",
    "{file} är en mapp. Inget skrevs. Ange en fil i den.",
)
_NOT_OURS = Text(
    "{file} is there already, and this program did not make it, or it has been changed since. Nothing was written. "
    "Choose another name, or move the file away first.",
    "{file} finns redan, och det här programmet har inte gjort den, eller så har den ändrats sedan dess. Inget skrevs. "
    "Välj ett annat namn, eller flytta undan filen först.",
)


class NotWritten(Exception):
    """Nothing was written; `text` says why, and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def write_file(path: Path, data: bytes, table: Path | None = None) -> None:
    """`data` in `path`: the old file or the whole new one, never a half. Raises NotWritten and OSError.

    `table` is the table of the project whose files are not to be replaced; the one that commands are about when None.
    """
    made = sealed(data)
    refuse_to_replace(path, table, data=made)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, made, lasting=False)


def refuse_to_replace(path: Path, table: Path | None = None, *, data: bytes | None = None) -> None:
    """Raise NotWritten when `path` may not be written; the same bytes as `data` may always be there."""
    if is_of_project(path, table or own_table()):
        raise NotWritten(_OF_THE_PROJECT.format(file=path))
    try:
        kind = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    if stat.S_ISDIR(kind):
        raise NotWritten(_A_FOLDER.format(file=path))
    if not stat.S_ISREG(kind):
        raise NotWritten(_NO_FILE.format(file=path))
    if not is_made_here(path, data):
        raise NotWritten(_NOT_OURS.format(file=path))


def is_of_project(path: Path, table: Path) -> bool:
    """Whether a name stands for the table, a file that is read with it, or anything in its documents.

    Also where there is no such file yet: a new `units.csv` would change how the table is read. Names are compared
    without case, as macOS and Windows do.
    """
    folder, own = _real(table.parent), table.name.casefold()
    place = _real(path.parent)
    around = (place / path.name, place, *place.parents)
    if _real(path) == _real(table) or any(_same(part, folder / DOCUMENTS) for part in around):
        return True
    names = {own, "sources.csv", LOG_NAME, UNITS, PARTIES, SETTINGS, f"{own}.lock"}
    return _same(place, folder) and (path.name.casefold() in names or path.name.casefold().startswith(f"{own}."))


def is_made_here(path: Path, data: bytes | None = None) -> bool:
    """Whether a file is one that the program has made and nobody has changed, or holds just these bytes."""
    found = path.read_bytes()
    return found == data or is_sealed(found) or _holds_export(found)


def sealed(data: bytes) -> bytes:
    """A file's bytes with the program's seal at its end, where the format has room for one.

    >>> is_sealed(sealed(b"<svg></svg>")), is_sealed(sealed(b"<svg></svg>").replace(b"svg", b"SVG"))
    (True, False)
    """
    if is_sealed(data):
        return data
    if data.startswith(b"\x89PNG") and data.endswith(_PNG_END):
        body = data[: -len(_PNG_END)]
        chunk = b"tEXtSoftware\0" + _seal_of(body + _length_and_name())
        return body + _length_and_name() + chunk[len(b"tEXtSoftware\0") :] + zlib.crc32(chunk).to_bytes(4) + _PNG_END
    if data.startswith(b"%PDF"):
        body = data.rstrip(b"\n") + b"\n% "
        return body + _seal_of(body) + b"\n"
    if data.startswith(b"PK\x03\x04") and data[-22:-18] == b"PK\x05\x06":
        body = data[:-2] + (len(MAKER) + 1 + _DIGITS).to_bytes(2, "little")
        return body + _seal_of(body)
    if data.lstrip()[:1] == b"<":
        body = data.rstrip() + b"\n<!-- "
        return body + _seal_of(body) + b" -->\n"
    return data


def is_sealed(data: bytes) -> bool:
    """Whether bytes end with the seal of what stands before it."""
    start = max(0, len(data) - _ENDING)
    found = list(_SEAL.finditer(data, start))
    return bool(found) and found[-1][0] == _seal_of(data[: found[-1].start()])


def _seal_of(body: bytes) -> bytes:
    return f"{MAKER}:{sha256(body).hexdigest()[:_DIGITS]}".encode()


def _length_and_name() -> bytes:
    """The beginning of PNG's text chunk, up to its text (PNG, third edition, 11.3.3.2)."""
    return (len(b"Software\0") + len(MAKER) + 1 + _DIGITS).to_bytes(4) + b"tEXtSoftware\0"


def _holds_export(data: bytes) -> bool:
    """Whether bytes are an exported CSV, by the end of its header, or JSON that names its maker."""
    header = data.split(b"\n", 1)[0].rstrip(b"\r").split(b",")
    if tuple(name.decode("utf-8", "replace") for name in header[-len(EXPORTED_COLUMNS) :]) == EXPORTED_COLUMNS:
        return True
    return data[:1] == b"{" and f'"made_by": "{MAKER}"'.encode() in data


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _same(first: Path, second: Path) -> bool:
    return str(first).casefold() == str(second).casefold()


# In bytes: a file system takes 255, and an ending, a number and a mark for an unfinished file come on top.
_LONGEST = 160
# Windows takes these for separators, wildcards or devices ("Naming Files, Paths, and Namespaces", Microsoft).
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]|\s+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)


def file_names(keys: Iterable[str]) -> dict[str, str]:
    """A file name without ending for each key; two that differ in case alone get a number."""
    keys = tuple(dict.fromkeys(keys))
    return dict(zip(keys, unique_names(keys), strict=True))


def unique_names(texts: Iterable[str]) -> list[str]:
    """A file name without ending for each text, no two alike on a system that does not know case.

    >>> unique_names(["Homes", "homes", "a/b", "Homes"])
    ['Homes', 'homes-2', 'a-b', 'Homes-3']
    """
    names: list[str] = []
    taken: set[str] = set()
    last: dict[str, int] = {}
    for text in texts:
        stem = name = safe_name(text)
        number = last.get(stem.casefold(), 1)
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        last[stem.casefold()] = number
        taken.add(name.casefold())
        names.append(name)
    return names


def safe_name(key: str) -> str:
    """`key` as a file name without ending."""
    safe = _UNSAFE.sub("-", unicodedata.normalize("NFC", key))
    name = safe.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore").strip(" .-")
    return f"_{name}" if not name or _DEVICES.match(name) else name


# --- a folder ----------------------------------------------------------------------------------------------------

SUMS = "SHA256SUMS"
_HEAD = f"# {MAKER}\n"
# A file in a ZIP has a date: always the first that the format knows, so that a table gives the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)

_FOLDER_OF_THE_PROJECT = Text(
    "{file} is a folder of your project: the table or its documents are in it. Nothing was written. "
    "Name a folder of its own.",
    "{file} är en mapp i ditt projekt: tabellen eller dokumenten ligger i den. Inget skrevs. Ange en egen mapp.",
)
_NO_FOLDER = Text(
    "{file} is a link or a file and no folder. Nothing was written. Choose another name.",
    "{file} är en länk eller en fil och ingen mapp. Inget skrevs. Välj ett annat namn.",
)
_FOLDER_NOT_OURS = Text(
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
        raise NotWritten(_FOLDER_OF_THE_PROJECT.format(file=folder))
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
        raise NotWritten(_FOLDER_NOT_OURS.format(file=folder))
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in text.splitlines()[1:])}
    for name, digest in listed.items():
        path = folder / name
        # A list with ".." in it would have files elsewhere taken away.
        if Path(name).is_absolute() or ".." in Path(name).parts:
            raise NotWritten(_FOLDER_NOT_OURS.format(file=folder))
        if path.is_symlink() or (path.exists() and (not path.is_file() or _digest(path) != digest)):
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
