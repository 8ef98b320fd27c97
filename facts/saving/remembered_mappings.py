"""The mapping of a file with other headers, kept beside the table for the next file with the same header."""

from __future__ import annotations

import json
from collections.abc import Mapping as Names
from pathlib import Path
from typing import Any

from facts.csvfile.source import Source
from facts.reading.mapping import ColumnMapping, first_lines, likely_header, open_other, with_header_row
from facts.reading.table import Incoming
from facts.reading.table_files import real_path
from facts.reading.workbook import open_incoming
from facts.regular_file import read_regular_file
from facts.saving.file_locks import update_file
from facts.saving.save_errors import NotSaved
from facts.words import Text

MEMORY_NAME = "mappings.json"
OF_ONE_DOCUMENT = frozenset(
    {"cited_by", "office", "party", "party_basis", "page", "quote", "document", "document_date", "document_url"}
)
"""What was the same for all rows of one file and is another thing in the next: who said it, and where."""
_DAMAGED = Text(
    "{file}, where mappings are remembered, is damaged. It was left as it is and nothing was remembered. Mend it, or "
    "remove it: a new one is then begun.",
    "{file}, där kopplingar sparas, är skadad. Den lämnades som den är och inget sparades. Laga den, eller ta bort "
    "den: då börjas en ny.",
)


def remember_mapping(table: Path, source: Source, mapping: ColumnMapping) -> None:
    """Keep the mapping beside `table` for files with the same header; NotSaved when it cannot be written."""
    entry = {"header": list(source.header.written), "columns": list(mapping.columns),
             "constants": dict(mapping.constants), "decimals": dict(mapping.decimals),
             "series": dict(mapping.series), "headings": mapping.headings,
             "repeated": list(mapping.repeated), "leaves_out": list(mapping.leaves_out),
             "reads_text": "yes" if mapping.reads_text else ""}  # fmt: skip

    def change(data: bytes) -> bytes:
        known = _entries(data)
        if known is None:
            raise NotSaved(_DAMAGED.format(file=MEMORY_NAME))
        entries = [one for one in known if one.get("header") != entry["header"]]
        return (json.dumps([*entries, entry], ensure_ascii=False, indent=1) + "\n").encode("utf-8")

    update_file(real_path(table).with_name(MEMORY_NAME), change)


def recall_mapping(table: Path, source: Source) -> ColumnMapping | None:
    """The mapping that was last used for a file with this header; None when there was none."""
    try:
        entries = _entries(read_regular_file(real_path(table).with_name(MEMORY_NAME)))
    except OSError:
        return None
    for entry in entries or ():
        if entry.get("header") == list(source.header.written):
            return _valid(entry, len(source.header.written))
    return None


def last_mapping(table: Path, data: bytes) -> tuple[Incoming, ColumnMapping] | None:
    """A file with other headings, and the mapping of the last one with the same; None when there was none."""
    other = open_incoming(data, other_headers=True)
    other = with_header_row(other, likely_header(first_lines(open_other(other))))
    mapping = recall_mapping(table, open_other(other))
    if mapping is None or mapping.missing or mapping.reads_text:  # claims in words are for a person to look at
        return None
    return other, mapping


def mapping_as_pairs(other: Incoming, mapping: ColumnMapping) -> list[tuple[str, str]]:
    r"""All that the mapping says and the file does not: its columns, what all rows share, how numbers are meant.

    >>> other = Incoming(b"Year;Number\n2012;5\n")
    >>> mapping_as_pairs(other, ColumnMapping(("period", "value"), {"party": "M"}, {"value": ","}))
    [('Year', 'period'), ('Number', 'value'), ('party', 'M'), ('value', '1,5')]
    """
    written = open_other(other).header.written
    columns = [(heading.strip(), name) for heading, name in zip(written, mapping.columns, strict=False) if name]
    signs = [(name, f"1{sign}5") for name, sign in mapping.decimals.items()]
    return [*columns, *mapping.constants.items(), *mapping.series.items(), *signs]


def _entries(data: bytes) -> list[dict[str, Any]] | None:
    """What is remembered; None when the file is no such list."""
    try:
        entries = json.loads(data or b"[]")
    except (ValueError, RecursionError):
        return None
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else None


def _valid(entry: Names[str, Any], width: int) -> ColumnMapping | None:
    columns, headings, reads_text = entry.get("columns", []), entry.get("headings", ""), entry.get("reads_text", "")
    constants, decimals, series = others = [entry.get(name, {}) for name in ("constants", "decimals", "series")]
    repeated, leaves_out = lists = [entry.get(name, []) for name in ("repeated", "leaves_out")]
    if not all(isinstance(one, list) for one in (columns, *lists)) or not all(isinstance(one, dict) for one in others):
        return None
    texts = [
        *columns,
        headings,
        reads_text,
        *constants.values(),
        *decimals.values(),
        *series.values(),
        *repeated,
        *leaves_out,
    ]
    if len(columns) != width or not all(isinstance(text, str) for text in texts):
        return None
    signs = {name: sign for name, sign in decimals.items() if sign in (",", ".")}
    return ColumnMapping(
        tuple(columns), constants, signs, series, headings, tuple(repeated), tuple(leaves_out), bool(reads_text)
    )
