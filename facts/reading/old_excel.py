"""The sheets of an old Excel workbook (.xls), which some offices still publish, through xlrd.

That library gives number formats and merged cells; which cells hold formulas is told by the file's own records.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from struct import unpack_from
from typing import Any, Literal

from facts.reading.sheet_cells import MergedCells, WorkbookCell, WorkbookSheet

# Records of a sheet (Microsoft, [MS-XLS] 2.3): a part's beginning and its end, and a formula.
_BEGIN, _END, _FORMULA = 0x0809, 0x000A, 0x0006
# Bytes before a record: what it is, and how long.
_HEAD = 4
_UNREAD = "=…"


def read_old_excel(data: bytes) -> list[WorkbookSheet]:
    """The sheets; XLRDError, or any other, when the file is locked or damaged."""
    from xlrd import open_workbook

    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        book: Any = open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, on_demand=True, logfile=nowhere
        )
        return [_sheet(book, n) for n in range(book.nsheets)]


def _sheet(book: Any, n: int) -> WorkbookSheet:
    sheet = book.sheet_by_index(n)
    rows = [[_cell(book, sheet.cell(row, place)) for place in range(sheet.row_len(row))] for row in range(sheet.nrows)]
    merged = [MergedCells(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    hidden = [row + 1 for row, about in sorted(sheet.rowinfo_map.items()) if about.hidden and row < sheet.nrows]
    return WorkbookSheet(
        sheet.name, rows, merged, is_hidden=bool(sheet.visibility), hidden_rows=hidden, formulas=_formulas(book, n)
    )


def _cell(book: Any, cell: Any) -> WorkbookCell:
    import xlrd

    value: Any = cell.value
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return WorkbookCell(value, "s")
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        shape = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
        if cell.ctype == xlrd.XL_CELL_DATE and (day := _day(value, book.datemode)):
            return WorkbookCell(day, "d", shape)
        return WorkbookCell(int(value) if value.is_integer() else value, "n", shape)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return WorkbookCell(bool(value), "b")
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return WorkbookCell(xlrd.error_text_from_code.get(value, "#?"), "e")
    return WorkbookCell()


def _day(value: float, mode: Literal[0, 1]) -> datetime | time | None:
    """The day, or below one the time of day; None for a number that no calendar has."""
    from xlrd.xldate import xldate_as_datetime

    try:
        found: datetime = xldate_as_datetime(value, mode)
    except (OverflowError, ValueError):
        return None
    return found.time() if 0 <= value < 1 else found


def _formulas(book: Any, n: int) -> Mapping[tuple[int, int], str]:
    """The cells with formulas, by row and column from 1. What they say is kept in a code that is not read here."""
    found = {}
    data, place, depth = book.mem, book._sh_abs_posn[n], 0
    while place + _HEAD <= len(data):
        kind, size = unpack_from("<HH", data, place)
        if kind == _FORMULA and place + 2 * _HEAD <= len(data):
            row, column = unpack_from("<HH", data, place + _HEAD)
            found[row + 1, column + 1] = _UNREAD
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:  # a chart on the sheet has a beginning and an end of its own
            break
        place += _HEAD + size
    return found
