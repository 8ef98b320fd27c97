"""What people call the columns in tables of their own, in Swedish and English."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from facts.csvfile.header import KNOWN, column_name
from facts.figures.columns import COLUMNS, TRANSLATIONS

_BETWEEN = re.compile(r"[\W_]+")
_BESIDE = re.compile(r"\s*[(\[].*")


def likely_column(written: str) -> str:
    """The column that a header cell such as "År" or "Källa (länk)" probably means; "" when none is likely."""
    name = column_name(written)
    if name in KNOWN:
        return name
    return _words().get(_key(written)) or _words().get(_key(_BESIDE.sub("", written)), "")


@cache
def _words() -> dict[str, str]:
    """Every way of calling a column; its own name and labels first, then the list beside this module."""
    words: dict[str, str] = {}
    for column in COLUMNS:
        for text in (column.name, *column.label):
            words.setdefault(_key(text), column.name)
    listed = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    for name, aliases in listed.items():
        for alias in aliases:
            words.setdefault(_key(alias), name)
    return words | {_key(name): name for name in TRANSLATIONS}


def _key(text: str) -> str:
    return _BETWEEN.sub(" ", text.casefold()).strip()
