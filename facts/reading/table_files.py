"""Where the table is, what the files beside it are called, and which tables there are in a folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from facts.csvfile.source import open_source
from facts.figures.columns import COLUMNS
from facts.figures.problems import Unreadable
from facts.regular_file import read_regular_file

TABLE = "sources.csv"
UNITS_FILE = "units.csv"
PARTIES_FILE = "parties.csv"
DOCUMENTS = "documents"
UNFINISHED = "unfinished.json"

MOST_NAMES = 500
"""So many names of a folder are looked at: more nobody looks along, and a folder on the network answers slowly."""
_HEAD = 65_536
"""Bytes of a file among which its header is looked for: a header with comments above it is a hundredth of that."""
_NEEDED = {column.name for column in COLUMNS if column.need == "always"}

_HOUSE = Path(__file__).parents[1]
_SHIPPED = _HOUSE / "shipped"
"""What an installed program brings along; `setup.py` puts it there."""


def own_table() -> Path:
    """The file named in FACTS_TABLE, else `sources.csv` in the current folder, else the one that is shipped."""
    if named := os.environ.get("FACTS_TABLE"):
        return Path(named)
    here = Path(TABLE)
    # A link that leads nowhere, as to a drive that is not there, stands for no other table.
    return here if os.path.lexists(here) else shipped_file(TABLE)


def real_path(path: Path) -> Path:
    """Where a name leads when all links are followed; of links that lead round, a name that cannot be opened."""
    return Path(os.path.realpath(path))


def shipped_file(name: str) -> Path:
    """A file that comes with the program: beside the package when installed, in the project's folder in a clone."""
    return _SHIPPED / name if _SHIPPED.is_dir() else _HOUSE.parent / name


def is_shipped_example(table: Path) -> bool:
    """Whether a table is the one that an installed program brings along: it is for looking, not for saving to."""
    return real_path(table).is_relative_to(real_path(_SHIPPED)) and table.exists()


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
        entries = list(islice(found, MOST_NAMES + 1))
    names = sorted((entry for entry in entries[:MOST_NAMES] if not entry.name.startswith(".")), key=_order)
    return FolderListing(
        folder,
        tuple(Path(entry) for entry in names if _is(entry.is_file) and is_table(Path(entry))),
        tuple(Path(entry) for entry in names if _is(entry.is_dir)),
        len(entries) > MOST_NAMES,
    )


def is_table(path: Path) -> bool:
    """Whether a file ends in .csv and its header has the columns that every table has."""
    if path.suffix.casefold() != ".csv" or path.name in (UNITS_FILE, PARTIES_FILE):
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


def _is(kind: Callable[[], bool]) -> bool:
    """Whether an entry of a folder is of a kind; of none where that cannot be seen."""
    try:
        return kind()
    except OSError:
        return False
