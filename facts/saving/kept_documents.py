"""What is kept of documents beside the table: the documents themselves, never replaced, and what was not taken of them.

A document lies in the folder `documents`; a claim that somebody looked at and set aside has a row, with the reason, in
a small CSV.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from facts.csvfile.source import open_source
from facts.figures.problems import Unreadable
from facts.reading.table_files import DOCUMENTS, real_path
from facts.regular_file import read_regular_file
from facts.saving.atomic_write import put_in_place, write_beside
from facts.saving.file_locks import is_read_only_mode, update_file
from facts.saving.save_errors import NotSaved, not_saved
from facts.words import Text

FILE_NAME = "set-aside.csv"
REASONS = ("no_claim", "demand", "later")
_DAMAGED = Text(
    "{file}, where it is kept which claims were set aside, is damaged. It was left as it is. Mend it, or remove it: a "
    "new one is then begun.",
    "{file}, där det står vilka påståenden som lagts åt sidan, är skadad. Den lämnades som den är. Laga den, eller ta "
    "bort den: då börjas en ny.",
)
_NOT_PLAIN = re.compile(r"[^\w .,()+-]+")
# File systems allow 255 bytes; letters may take four each.
_LONGEST = 60
_MOST = 1000
"""So many documents of one name are told apart by a number; who has more has a machine that sends them."""
_NO_FOLDER = Text(
    "{name} is no folder of its own, so the document was not kept there.",
    "{name} är ingen egen mapp, så dokumentet behölls inte där.",
)
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def keep_document(table: Path, name: str, content: bytes) -> Path:
    """Where the document is kept now: under its own name, or a numbered one where another document has that name.

    NotSaved when nothing may be written there.
    """
    folder = real_path(table).with_name(DOCUMENTS)
    if is_read_only_mode():
        raise NotSaved(_NO_FOLDER.format(name=DOCUMENTS))
    try:
        folder.mkdir(exist_ok=True)
        if folder.is_symlink() or not folder.is_dir():
            raise NotSaved(_NO_FOLDER.format(name=DOCUMENTS))
        for path in _names(folder, kept_name(name)):
            if path.is_symlink() or (path.exists() and not path.is_file()):
                continue
            if path.exists():
                if path.stat().st_size == len(content) and path.read_bytes() == content:
                    return path
                continue
            if _put_new(path, content):
                return path
    except OSError as error:
        raise not_saved(error, folder) from None
    raise NotSaved(_NO_FOLDER.format(name=DOCUMENTS))


def _put_new(path: Path, content: bytes) -> bool:
    """Put a whole new file at `path`, never half of one; False when another has come there meanwhile."""
    temporary = write_beside(path, content)
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        return False
    except OSError:
        # Some drives know no second name for a file.
        put_in_place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    return True


def kept_name(name: str) -> str:
    """A file name that any system takes and that leads nowhere else.

    >>> kept_name("../../Budget 2014.PDF"), kept_name("<b>.txt"), kept_name(".env")
    ('Budget 2014.pdf', 'b.txt', 'env')
    """
    plain = re.split(r"[/\\\\]", name)[-1]
    stem, dot, ending = _NOT_PLAIN.sub(" ", plain).strip(" .").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem = " ".join(stem.split())[:_LONGEST].strip(" .") or "document"
    stem = f"{stem} document" if stem.casefold() in _RESERVED else stem
    return f"{stem}.{ending.strip()[:8].lower()}" if ending.strip() else stem


def _names(folder: Path, name: str) -> list[Path]:
    path = Path(name)
    return [folder / name, *(folder / f"{path.stem}-{n}{path.suffix}" for n in range(2, _MOST))]


class SetAside(NamedTuple):
    """A claim that was not taken: the document's file, where and in what words it stands, and one of the REASONS."""

    document: str
    page: str
    quote: str
    text: str
    why: str

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What tells it from others, whatever the reason."""
        return self.document, self.page, self.quote, self.text


def set_aside_beside(table: Path) -> dict[tuple[str, str, str, str], str]:
    """The reason for each claim that was set aside, by its place; none where there is no such file or a damaged one."""
    try:
        return {one.place: one.why for one in _rows(read_regular_file(_file_of(table)))}
    except (OSError, NotSaved):
        return {}


def set_aside(table: Path, claims: Iterable[SetAside]) -> None:
    """Remember the claims with their reasons; one with a blank reason is no longer set aside."""

    def change(data: bytes) -> bytes:
        kept = {one.place: one for one in _rows(data)}
        for claim in claims:
            kept.pop(claim.place, None)
            if claim.why:
                kept[claim.place] = claim
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(SetAside._fields)
        writer.writerows(kept.values())
        return text.getvalue().encode("utf-8", "replace")

    update_file(_file_of(table), change)


def _file_of(table: Path) -> Path:
    return real_path(table).with_name(FILE_NAME)


def _rows(data: bytes) -> list[SetAside]:
    if not data.strip():
        return []
    try:
        source = open_source(data, other_headers=True)
    except Unreadable:
        raise NotSaved(_DAMAGED.format(file=FILE_NAME)) from None
    if source.header.written != SetAside._fields:
        raise NotSaved(_DAMAGED.format(file=FILE_NAME))
    records = list(source.records())[1:]
    return [SetAside(*record.cells) for record in records if len(record.cells) == len(SetAside._fields)]
