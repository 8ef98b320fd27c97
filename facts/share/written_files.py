"""Files on disk: names safe everywhere, and nothing replaced that the program did not make or that was changed since.

A file that it makes is sealed: it ends with the program's name and the SHA-256 of all that stands before, where its
format has room for that (a comment, a text chunk). So a picture can be made again under its name, and a report that
an editor has worked on stays. CSV and JSON have no room for it and are known by what they hold.
"""

from __future__ import annotations

import io
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from facts.figures.intervals import Interval
from facts.reading.table_files import DOCUMENTS, PARTIES_FILE, TABLE, UNFINISHED, UNITS_FILE, real_path
from facts.regular_file import LARGEST_FILE
from facts.saving.atomic_write import remove_abandoned, write_atomically
from facts.saving.corrections import LOG_NAME
from facts.saving.kept_documents import FILE_NAME as SET_ASIDE
from facts.saving.remembered_mappings import MEMORY_NAME
from facts.words import Text

MAKER = "facts-dashboard"
SETTINGS = "facts.toml"
EXPORTED_COLUMNS = (*Interval._fields, "start", "end")
"""What ends the header of an exported CSV: a file with them is one that the program has made."""
_OWN_FILES = (TABLE, LOG_NAME, UNITS_FILE, PARTIES_FILE, SETTINGS, SET_ASIDE, MEMORY_NAME, UNFINISHED)

# 64 bits: a changed file has the same seal once in as many files as nobody makes.
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


def write_file(path: Path, data: bytes, table: Path) -> None:
    """`data` in `path`, and what a killed writer has left beside it swept away; see `write_one_of_many`."""
    write_one_of_many(path, data, table)
    remove_abandoned(path.parent)


def write_one_of_many(path: Path, data: bytes, table: Path) -> None:
    """`data` in `path`: the old file or the whole new one, never a half. Raises NotWritten and OSError.

    `table` is the table of the project whose files are not to be replaced.
    Whoever writes many calls `remove_abandoned` once for their folder, which is looked through each time.
    """
    made = seal(data)
    refuse_to_replace(path, table, data=made)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, made, lasting=False)


def refuse_to_replace(path: Path, table: Path, *, data: bytes | None = None) -> None:
    """Raise NotWritten when `path` may not be written; the same bytes as `data` may always be there."""
    if is_of_project(path, table):
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
    """Whether a name stands for the table, a file that is read or kept with it, or anything in its documents.

    Also where there is no such file yet: a new `units.csv` would change how the table is read, and a folder under the
    name of a lock would keep it from being saved. A table that is a link has both folders. Names are compared without
    case, as macOS and Windows do.
    """
    real, place = real_path(table), real_path(path.parent)
    folders = {str(real_path(table.parent)).casefold(), str(real.parent).casefold()}
    around = (place / path.name, place, *place.parents)
    return real_path(path) == real or any(
        str(part.parent).casefold() in folders and _is_own_name(part.name, (table.name, real.name)) for part in around
    )


def _is_own_name(name: str, tables: Iterable[str]) -> bool:
    """Whether a name in the table's folder is one of the project's, or of what lies beside one while it is saved."""
    plain = name.casefold().removeprefix(".")
    own = {one.casefold() for one in (*_OWN_FILES, *tables)}
    return plain == DOCUMENTS or plain in own or any(plain.startswith(f"{one}.") for one in own)


def is_made_here(path: Path, data: bytes | None = None) -> bool:
    """Whether a file is one that the program has made and nobody has changed, or holds just these bytes."""
    if path.stat().st_size > LARGEST_FILE:
        return False
    found = path.read_bytes()
    return found == data or is_sealed(found) or _holds_export(found)


def seal(data: bytes) -> bytes:
    """A file's bytes with the program's seal at its end, where the format has room for one.

    >>> is_sealed(seal(b"<svg></svg>")), is_sealed(seal(b"<svg></svg>").replace(b"svg", b"SVG"))
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
    header = data.split(b"\n", 1)[0].rstrip(b"\r")
    if header.endswith(tuple(sign.join(("", *EXPORTED_COLUMNS)).encode() for sign in ",;")):
        return True
    return data[:1] == b"{" and f'"made_by": "{MAKER}"'.encode() in data


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


# A file in a ZIP has a date: always the first that the format knows, so that a table gives the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)


def archive_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of files by their names: the same bytes from the same files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(_entry(name), data)
    return packed.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
