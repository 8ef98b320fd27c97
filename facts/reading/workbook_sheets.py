"""The sheets of a workbook as rows of cells: Excel's (.xlsx), OpenDocument's (.ods) and old Excel's (.xls).

Cells have `value`, `data_type` ("e" for an error) and `number_format` in Excel's writing, as openpyxl gives them. Of
old Excel xlrd gives number formats and merged cells; which cells hold formulas is told by the file's own records.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from functools import cached_property
from pathlib import Path
from struct import unpack_from
from typing import Any, Literal

from facts.csvfile.not_a_table import SAVE_AS_XLSX, not_csv
from facts.figures.problems import Unreadable
from facts.reading.open_document import read_open_document
from facts.reading.sheet_cells import MergedCells, WorkbookCell, WorkbookSheet
from facts.words import Text

# Beyond any table of cited figures, and far below what would fill a laptop's memory.
_UNPACKED = 100_000_000
# Workbooks shrink to a tenth or a thirtieth when they are packed; what shrinks much more was made to burst, unless it
# is so small that it can do no harm. A sheet has a handful of parts, so more of them than this is no workbook either.
_SMALL = 10_000_000
_TIMES = 100
_PARTS = 2_000
# Old workbooks are not packed, and a byte of them makes at most five of the memory.
_OLD = 25_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Bytes of a sheet that nobody has merged cells in by hand: to look for some would take seconds.
_MERGED_IN = 50_000_000
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d{1,7})"[^>]*?\bhidden="(?:1|true)"')

_UNLOCK = Text("Open it with its password and save it without one.", "Öppna den med lösenordet och spara den utan.")
_ALONE = Text(
    "Copy the rows with figures into a new workbook, or save their sheet as CSV UTF-8.",
    "Kopiera raderna med siffror till en ny arbetsbok, eller spara bladet som CSV UTF-8.",
)
_COPY_TABLE = Text(
    "Copy the table in it into a workbook. What its text claims is proposed where documents are read.",
    "Kopiera tabellen i den till en arbetsbok. Det som texten påstår föreslås där dokument läses.",
)
_PART_OF_BINARY = "xl/workbook.bin"
_OTHER_PROGRAMS = (
    (_PART_OF_BINARY, Text("a binary Excel workbook (.xlsb)", "en binär Excel-arbetsbok (.xlsb)"), SAVE_AS_XLSX),
    ("word/document.xml", Text("a Word document (.docx)", "ett Word-dokument (.docx)"), _COPY_TABLE),
    ("ppt/presentation.xml", Text("a presentation (.pptx)", "en presentation (.pptx)"), _COPY_TABLE),
)
_CHARTS_ONLY = Text("an Excel workbook that holds charts and no rows", "en Excel-arbetsbok med diagram men utan rader")
_COPY_ROWS = Text(
    "Open it, copy the figures behind the charts into a sheet, and save it again.",
    "Öppna den, kopiera siffrorna bakom diagrammen till ett blad och spara den igen.",
)
_PART_OF_OPEN_DOCUMENT = "content.xml"
# Records of a sheet (Microsoft, [MS-XLS] 2.3): a part's beginning and its end, and a formula.
_BEGIN, _END, _FORMULA = 0x0809, 0x000A, 0x0006
# Bytes before a record: what it is, and how long.
_HEAD = 4
_UNREAD = "=…"


class _ExcelSheet(WorkbookSheet):
    """A sheet of an .xlsx workbook, read row by row."""

    def __init__(self, data: bytes, sheet: Any) -> None:
        super().__init__(sheet.title, is_hidden=sheet.sheet_state != "visible")
        self._data, self._sheet = data, sheet

    def rows(self) -> Iterator[Sequence[Any]]:
        # What a sheet says about its own size need not be true.
        self._sheet.reset_dimensions()
        rows: Iterator[Sequence[Any]] = self._sheet.iter_rows()
        return rows

    @cached_property
    def _xml(self) -> bytes:
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            # openpyxl tells where a sheet's own file is, but not by a public name.
            return archive.read(self._sheet._worksheet_path.lstrip("/"))

    def merged(self) -> Sequence[MergedCells]:
        from openpyxl.utils import range_boundaries

        areas = [] if len(self._xml) > _MERGED_IN else _MERGED.findall(self._xml)
        ends = (range_boundaries(area.decode()) for area in areas)
        return [
            MergedCells(top - 1, left - 1, bottom - 1, right - 1)
            for left, top, right, bottom in ends if left and top and right and bottom
        ]  # fmt: skip

    def hidden_rows(self) -> Sequence[int]:
        return [int(row) for row in _HIDDEN_ROW.findall(self._xml)]

    def formulas(self) -> Mapping[tuple[int, int], str]:
        from openpyxl import load_workbook

        if b"<f" not in self._xml:
            return {}
        sheet: Any = load_workbook(io.BytesIO(self._data), read_only=True, keep_links=False)[self.name]
        return {
            (number, place): str(cell.value)
            for number, row in enumerate(_ExcelSheet(self._data, sheet).rows(), start=1)
            for place, cell in enumerate(row, start=1)
            if cell.data_type == "f"
        }


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a workbook, or another document that Excel or LibreOffice saves."""
    names = _names(data)
    return data.startswith(_OLE) or not names.isdisjoint(
        ("[Content_Types].xml", _PART_OF_BINARY, _PART_OF_OPEN_DOCUMENT)
    )


def open_sheets(data: bytes) -> list[WorkbookSheet]:
    """The sheets of a workbook in its order.

    Unreadable for one that is locked, or would fill the memory, or of another program; a damaged one fails in any way,
    here or while its rows are read.
    """
    if data.startswith(_OLE):
        return _open_old(data)
    names = _names(data)
    for part, what, todo in _OTHER_PROGRAMS:
        if part in names:
            raise _other(what, todo)
    folders = {name.rpartition("/")[0] for name in names}
    if "xl/chartsheets" in folders and "xl/worksheets" not in folders:
        raise _other(_CHARTS_ONLY, _COPY_ROWS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        size = sum(part.file_size for part in parts)
        if len(parts) > _PARTS or size > _UNPACKED or size > max(_SMALL, _TIMES * len(data)):
            raise too_large_workbook()
        if _PART_OF_OPEN_DOCUMENT in names:
            if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise _locked()
            found = read_open_document(archive.read(_PART_OF_OPEN_DOCUMENT))
            if found is None:
                raise too_large_workbook()
            return found
    from openpyxl import load_workbook

    book: Any = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    return [_ExcelSheet(data, sheet) for sheet in book.worksheets]


def _open_old(data: bytes) -> list[WorkbookSheet]:
    from xlrd.biffh import XLRDError

    if _ENCRYPTED in data:
        raise _locked()
    if len(data) > _OLD:
        raise too_large_workbook()
    try:
        return read_old_excel(data)
    except XLRDError as error:
        if "encrypted" in str(error):
            raise _locked() from None
        raise


def _names(data: bytes) -> frozenset[str]:
    if not data.startswith(b"PK"):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return frozenset()


def _locked() -> Unreadable:
    return _other(Text("a workbook with a password", "en arbetsbok med lösenord"), _UNLOCK)


def too_large_workbook() -> Unreadable:
    """The exception for a workbook beyond what is read."""
    return _other(
        Text("a workbook that is too large to read safely", "en arbetsbok som är för stor att läsa säkert"), _ALONE
    )


def damaged_workbook(data: bytes) -> Unreadable:
    """The exception for a workbook that cannot be read to its end."""
    if data.startswith(_OLE):
        what = Text("an old Excel workbook (.xls) that is damaged, or another old document of Office",
                    "en äldre Excel-arbetsbok (.xls) som är skadad, eller ett annat äldre Office-dokument")  # fmt: skip
    elif _PART_OF_OPEN_DOCUMENT in _names(data):
        what = Text("a LibreOffice document (.ods) that is damaged or no spreadsheet",
                    "ett LibreOffice-dokument (.ods) som är skadat eller inget kalkylblad")  # fmt: skip
    else:
        what = Text("a damaged Excel workbook", "en skadad Excel-arbetsbok")
    return _other(what, SAVE_AS_XLSX)


def _other(what: Text, todo: Text) -> Unreadable:
    return Unreadable(not_csv(what, todo))


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
