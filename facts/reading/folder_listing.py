"""The tables of cited figures in a folder, and the folders beside them, for a reader who looks for another table."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from facts.csvfile.source import open_source
from facts.figures.columns import COLUMNS
from facts.figures.problems import Unreadable
from facts.reading.table_files import PARTIES, TABLE, UNITS
from facts.regular_file import read_regular_file

MOST = 500
"""So many names of a folder are looked at: more nobody looks along, and a folder on the network answers slowly."""
_HEAD = 65_536
"""Bytes of a file among which its header is looked for: a header with comments above it is a hundredth of that."""
_NEEDED = {column.name for column in COLUMNS if column.need == "always"}


@dataclass(frozen=True, slots=True)
class FolderListing:
    """What can be opened from a folder; `has_more` when it holds more names than were looked at."""

    folder: Path
    tables: tuple[Path, ...]
    folders: tuple[Path, ...]
    has_more: bool = False


def listing_of(folder: Path) -> FolderListing:
    """The tables and folders in `folder` by name, its `sources.csv` first; OSError when it cannot be looked into.

    Hidden names are left out, and so are files of another kind: their header lacks what every table has.
    """
    with os.scandir(folder) as found:
        entries = list(islice(found, MOST + 1))
    names = sorted((entry for entry in entries[:MOST] if not entry.name.startswith(".")), key=_order)
    return FolderListing(
        folder,
        tuple(Path(entry) for entry in names if _is_file(entry) and is_table(Path(entry))),
        tuple(Path(entry) for entry in names if _is_folder(entry)),
        len(entries) > MOST,
    )


def is_table(path: Path) -> bool:
    """Whether a file ends in .csv and its header has the columns that every table has."""
    if path.suffix.casefold() != ".csv" or path.name in (UNITS, PARTIES):
        return False
    try:
        data = read_regular_file(path, _HEAD)
        # Cut off in the middle of a letter the rest would be read as another encoding.
        whole_lines = data if len(data) < _HEAD else data[: max(data.rfind(b"\n"), data.rfind(b"\r")) + 1]
        return _NEEDED.issubset(open_source(whole_lines).header.columns)
    except (OSError, Unreadable):
        return False


def _order(entry: os.DirEntry[str]) -> tuple[bool, str]:
    return entry.name != TABLE, entry.name.casefold()


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
