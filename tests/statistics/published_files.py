"""The bytes of published tables, made as an office's database or spreadsheet writes them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook

Row = tuple[str, str, str, str]
"""Place, words of the population (or of the title where several measures differ), period, value."""


@dataclass(frozen=True)
class Shape:
    """A file, how it is asked for, and its figures; `unit` and `producer` where the file says them."""

    name: str
    file: str
    data: bytes
    rows: Sequence[Row]
    kind: str = "table"
    unit: str = ""
    producer: str = ""
    title: str = ""
    note: str = ""
    arguments: Sequence[str] = ()
    left_out: int = 0
    beside: dict[str, bytes] = field(default_factory=dict)


def text(*lines: str, encoding: str = "utf-8", newline: str = "\n") -> bytes:
    """The lines as a file."""
    return (newline.join(lines) + newline).encode(encoding)


def workbook(
    *sheets: tuple[str, Sequence[Sequence[Any]]], merge: Sequence[str] = (), change: Callable[[Any], None] | None = None
) -> bytes:
    """Sheets of rows as a workbook; `merge` are ranges of the last sheet."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for cells in merge:
        sheet.merge_cells(cells)
    if change:
        change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def json_stat(**changes: Any) -> bytes:
    """A small JSON-stat 2 dataset, with changes."""
    dataset: dict[str, Any] = {
        "version": "2.0", "class": "dataset", "label": "Children in care by region and year", "source": "Office of Children",
        "updated": "2024-02-01T08:00:00Z", "id": ["geo", "metric", "t"], "size": [2, 1, 2],
        "role": {"time": ["t"], "geo": ["geo"], "metric": ["metric"]},
        "dimension": {
            "geo": {"label": "region", "category": {"index": ["A", "B"], "label": {"A": "Ashby", "B": "Borton"}}},
            "metric": {"label": "statistic", "category": {
                "label": {"m": "Children in care per 10 000"}, "unit": {"m": {"base": "per 10 000 inhabitants", "decimals": 1}}}},
            "t": {"label": "year", "category": {"index": {"2021": 0, "2022": 1}}},
        },
        "value": [41, 43.5, None, 39.25], "status": {"1": "p", "2": "c"}, "extension": {"status": {"label": {"p": "preliminary"}}},
    }  # fmt: skip
    return json.dumps(dataset | changes).encode()


KEYED = text(
    'TITLE="Movers by town, sex and year";STUB="town","sex";HEADING="year";VALUES("town")="Ashby","Borton";CODES("town")="1","2";',
    'VALUES("sex")="men","women";VALUES("year")="2021","2022";TIMEVAL("year")=TLIST(A1),"2021","2022";SOURCE="Office";UNITS="number";',
    'KEYS("town")=CODES;KEYS("sex")=VALUES;',
    "DATA=",
    '"1","women",40 ".."',
    '"2","men",9 7;',
)
"""A .px file that leaves out its rows of noughts."""
