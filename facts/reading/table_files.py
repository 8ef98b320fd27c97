"""Where the table is, and what the files beside it are called."""

from __future__ import annotations

import os
from pathlib import Path

UNITS = "units.csv"
PARTIES = "parties.csv"
DOCUMENTS = "documents"


def own_table() -> Path:
    """The file named in FACTS_TABLE, else sources.csv beside dashboard.py."""
    return Path(os.environ.get("FACTS_TABLE") or Path(__file__).parents[2] / "sources.csv")
