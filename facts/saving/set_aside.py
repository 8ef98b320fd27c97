"""Claims of documents that somebody looked at and did not take, with the reason, in a small CSV beside the table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from facts.csvfile.source import open_source
from facts.figures.problems import Unreadable
from facts.regular_file import read_regular_file
from facts.saving.file_locks import update_file
from facts.saving.save_errors import NotSaved
from facts.words import Text

FILE_NAME = "set-aside.csv"
REASONS = ("no_claim", "demand", "later")
_DAMAGED = Text(
    "{file}, where it is kept which claims were set aside, is damaged. It was left as it is. Mend it, or remove it: a "
    "new one is then begun.",
    "{file}, där det står vilka påståenden som lagts åt sidan, är skadad. Den lämnades som den är. Laga den, eller ta "
    "bort den: då börjas en ny.",
)


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
        return self[:4]


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
    return table.resolve().with_name(FILE_NAME)


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
