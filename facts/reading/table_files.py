"""Where the table is, and what the files beside it are called."""

from __future__ import annotations

import os
from pathlib import Path

TABLE = "sources.csv"
UNITS = "units.csv"
PARTIES = "parties.csv"
DOCUMENTS = "documents"

_HOUSE = Path(__file__).parents[1]
_SHIPPED = _HOUSE / "shipped"
"""What an installed program brings along; `setup.py` puts it there."""


def own_table() -> Path:
    """The file named in FACTS_TABLE, else `sources.csv` in the current folder, else the one that is shipped."""
    if named := os.environ.get("FACTS_TABLE"):
        return Path(named)
    here = Path(TABLE)
    return here if here.exists() else shipped_file(TABLE)


def shipped_file(name: str) -> Path:
    """A file that comes with the program: beside the package when installed, in the project's folder in a clone."""
    return _SHIPPED / name if _SHIPPED.is_dir() else _HOUSE.parent / name


def is_shipped_example(table: Path) -> bool:
    """Whether a table is the one that an installed program brings along: it is for looking, not for saving to."""
    return table.exists() and table.resolve().is_relative_to(_SHIPPED.resolve())
