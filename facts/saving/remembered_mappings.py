"""The mapping of a file with other headers, kept beside the table for the next file with the same header."""

from __future__ import annotations

import json
from collections.abc import Iterable
from collections.abc import Mapping as Names
from pathlib import Path
from typing import Any

from facts.csvfile.source import Source
from facts.reading.incoming import Incoming, incoming
from facts.reading.mapping import ColumnMapping, mapped, open_other
from facts.saving.table_save import update_file

MEMORY_NAME = "mappings.json"


def remember_mapping(table: Path, source: Source, mapping: ColumnMapping) -> None:
    """Keep the mapping beside `table` for files with the same header; NotSaved when it cannot be written."""
    entry = {"header": list(source.header.written), "columns": list(mapping.columns),
             "constants": dict(mapping.constants), "decimals": dict(mapping.decimals),
             "series": dict(mapping.series)}  # fmt: skip

    def change(data: bytes) -> bytes:
        entries = [one for one in _entries(data) if one.get("header") != entry["header"]]
        return (json.dumps([*entries, entry], ensure_ascii=False, indent=1) + "\n").encode("utf-8")

    update_file(table.resolve().with_name(MEMORY_NAME), change)


def recall_mapping(table: Path, source: Source) -> ColumnMapping | None:
    """The mapping that was last used for a file with this header; None when there was none."""
    try:
        entries = _entries(table.resolve().with_name(MEMORY_NAME).read_bytes())
    except OSError:
        return None
    for entry in entries:
        if entry.get("header") == list(source.header.written):
            return _valid(entry, len(source.header.written))
    return None


def map_as_last_time(table: Path, data: bytes, taken: Iterable[str] = ()) -> Incoming | None:
    """A file with other headers, mapped as the last one with its header was; None when there was none."""
    other = incoming(data, other_headers=True)
    mapping = recall_mapping(table, open_other(other))
    return mapped(other, mapping, taken=taken) if mapping and not mapping.missing else None


def _entries(data: bytes) -> list[dict[str, Any]]:
    """What is remembered; a file that is no such list is as good as none."""
    try:
        entries = json.loads(data or b"[]")
    except ValueError:
        return []
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _valid(entry: Names[str, Any], width: int) -> ColumnMapping | None:
    columns, *others = (entry.get(name, {}) for name in ("columns", "constants", "decimals", "series"))
    if not (isinstance(columns, list) and all(isinstance(one, dict) for one in others)):
        return None
    constants, decimals, series = others
    texts = [*columns, *constants.values(), *decimals.values(), *series.values()]
    if len(columns) != width or not all(isinstance(text, str) for text in texts):
        return None
    signs = {name: sign for name, sign in decimals.items() if sign in (",", ".")}
    return ColumnMapping(tuple(columns), constants, signs, series)
