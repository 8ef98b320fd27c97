"""What a cell means once it is read, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


class CellNote(NamedTuple):
    """A code of the catalogue with its values, without the place in the file."""

    code: str
    values: Mapping[str, str] = MappingProxyType({})


class CellReading(NamedTuple):
    """What a cell means, None for a blank or unreadable one, and what is to be said about it."""

    value: Any
    notes: tuple[CellNote, ...] = ()


BLANK = CellReading(None)
