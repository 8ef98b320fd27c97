"""What is to be added, CSV or an Excel workbook: the first sheet with the header, as CSV, with its own row numbers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from facts.csvfile.foreign import OPEN_DOCUMENT, SAVE_AS_XLSX, not_csv
from facts.csvfile.header import KNOWN, column_name, likely_column
from facts.csvfile.writing import Hand, line_ends
from facts.figures.columns import BY_NAME, Kind
from facts.figures.problems import CellNote, Problem, Unreadable, one_line, ranges
from facts.reading.sheet_cells import DELIMITER, cell_text
from facts.reading.table import Incoming
from facts.words import Text

# Beyond any table of cited figures, and far below what would fill a laptop's memory.
_UNPACKED = 100_000_000
# Workbooks shrink to a tenth or a thirtieth when they are packed; what shrinks much more was made to burst, unless it
# is so small that it can do no harm. A sheet has a handful of parts, so more of them than this is no workbook either.
_SMALL = 10_000_000
_TIMES = 100
_PARTS = 2_000
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_UNLOCK = Text("Open it with its password and save it without one.", "Öppna den med lösenordet och spara den utan.")
_ALONE = Text(
    "Copy the rows with figures into a new workbook, or save their sheet as CSV UTF-8.",
    "Kopiera raderna med siffror till en ny arbetsbok, eller spara bladet som CSV UTF-8.",
)
_KINDS = (
    ("xl/workbook.bin", Text("a binary Excel workbook (.xlsb)", "en binär Excel-arbetsbok (.xlsb)")),
    ("content.xml", OPEN_DOCUMENT),
)

# The largest table that the program promises to read has 250 000 rows; each has some forty columns, and others' own.
_ROWS = 300_000
_COLUMNS = 1_000
_CELLS = 20_000_000
# A title and a page of explanations stand above some tables.
_HEADER_ROWS = 60
# Bytes of a sheet that nobody has merged cells in by hand: to look for some would take seconds.
_MERGED_IN = 50_000_000
_Formulas = dict[tuple[int, int], str]
_Spread = dict[int, list[tuple[int, int]]]
# One word may be the name of a column by chance.
_FEWEST_NAMES = 2
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d{1,7})"[^>]*?\bhidden="(?:1|true)"')


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a workbook, or another document that Excel or LibreOffice saves."""
    if data.startswith(_OLE):
        return True
    names = _names(data)
    return "[Content_Types].xml" in names or any(name in names for name, _ in _KINDS)


def refuse_workbook(data: bytes) -> None:
    """Raise Unreadable for a workbook that is locked, old, of another program, or would fill the memory."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            what = Text("an Excel workbook with a password", "en Excel-arbetsbok med lösenord")
            raise _other(what, _UNLOCK)
        raise _other(Text("an old Excel workbook (.xls)", "en äldre Excel-arbetsbok (.xls)"), SAVE_AS_XLSX)
    names = _names(data)
    for name, what in _KINDS:
        if name in names:
            raise _other(what, SAVE_AS_XLSX)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    if len(parts) > _PARTS or size > _UNPACKED or size > max(_SMALL, _TIMES * len(data)):
        raise too_large_workbook()


def _names(data: bytes) -> frozenset[str]:
    if not data.startswith(b"PK"):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return frozenset()


def too_large_workbook() -> Unreadable:
    """The exception for a workbook beyond what is read."""
    return _other(
        Text(
            "an Excel workbook that is too large to read safely",
            "en Excel-arbetsbok som är för stor att läsa säkert",
        ),
        _ALONE,
    )  # fmt: skip


def damaged_workbook() -> Unreadable:
    """The exception for a workbook that cannot be read to its end."""
    return _other(Text("a damaged Excel workbook", "en skadad Excel-arbetsbok"), SAVE_AS_XLSX)


def _other(what: Text, todo: Text) -> Unreadable:
    return Unreadable(not_csv(what, todo))


@dataclass(slots=True)
class _Sheet:
    """One sheet, the row of its header from 1 (0 without one), and what its columns hold.

    `is_wide` says whether any of its first rows has two cells with text: a cover has not.
    """

    name: str
    hidden: bool
    path: str
    header_row: int = 0
    is_wide: bool = False
    kinds: tuple[Kind, ...] = ()
    columns: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def open_incoming(data: bytes, *, other_headers: bool = False, sheet: str = "") -> Incoming:
    """CSV, or the first sheet of a workbook that has the header, told apart by the content and not by the name.

    `other_headers` takes a sheet whose columns are yet to be mapped; `sheet` names the one that is wanted. Unreadable
    for a workbook that is locked, damaged, too large or of another kind.
    """
    if not is_workbook(data):
        return Incoming(data)
    refuse_workbook(data)
    try:
        return _read_workbook(data, other_headers, sheet)
    except Unreadable:
        raise
    except Exception:  # a damaged workbook fails anywhere in openpyxl, in any way
        raise damaged_workbook() from None


def _read_workbook(data: bytes, other_headers: bool, wanted: str) -> Incoming:
    from openpyxl import load_workbook

    book: Any = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    # openpyxl tells where a sheet's own file is, but not by a public name.
    sheets = [_Sheet(one.title, one.sheet_state != "visible", one._worksheet_path) for one in book.worksheets]
    filled = _filled_sheets(book, sheets, other_headers)
    chosen, others = _choose(filled, wanted)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read(chosen.path.lstrip("/"))
    formulas = _formulas(data, chosen.name) if b"<f" in xml else {}
    merged = merged_areas(xml)
    text, lines = _as_csv(chosen, _rows(book[chosen.name]), formulas, _spread(merged))
    problems = [*_about_sheet(chosen, others, merged, xml), *chosen.problems]
    names = tuple(sheet.name for sheet in sheets if sheet in filled)
    return Incoming(text.encode(), lines, tuple(problems), chosen.name, names)


def merged_areas(xml: bytes) -> list[str]:
    """The areas of a sheet's file in which cells are merged: A1:B2. None of a sheet that no person has written."""
    return [] if len(xml) > _MERGED_IN else [cells.decode() for cells in _MERGED.findall(xml)]


def _filled_sheets(book: Any, sheets: list[_Sheet], other_headers: bool) -> list[_Sheet]:
    """The sheets with text, those in sight first, each with the row of its header if it has one."""
    filled = []
    for sheet in sorted(sheets, key=lambda sheet: sheet.hidden):
        top = [
            [str(cell.value or "") for cell in row]
            for _, row in zip(range(_HEADER_ROWS), _rows(book[sheet.name]), strict=False)
        ]
        if any(cell.strip() for row in top for cell in row):
            filled.append(sheet)
            sheet.is_wide = any(sum(bool(cell.strip()) for cell in row) > 1 for row in top)
            _find_header(sheet, top, other_headers)
    if not filled:
        raise Unreadable(Problem("empty-file", 1))
    return filled


def _choose(filled: list[_Sheet], wanted: str) -> tuple[_Sheet, list[_Sheet]]:
    """The sheet to read, and the others that have a header too; none are named when the reader chose."""
    if named := [sheet for sheet in filled if sheet.name == wanted]:
        return named[0], []
    with_header = [sheet for sheet in filled if sheet.header_row]
    chosen = (with_header or [sheet for sheet in filled if sheet.is_wide] or filled)[0]
    return chosen, [sheet for sheet in with_header if sheet is not chosen]


def _find_header(sheet: _Sheet, top: Sequence[Sequence[str]], other_headers: bool) -> None:
    for number, cells in enumerate(top, start=1):
        names = [column_name(cell) for cell in cells]
        known = [name if name in KNOWN else likely_column(name) if other_headers else "" for name in names]
        if len(set(filter(None, known))) >= _FEWEST_NAMES:
            sheet.header_row = number
            sheet.columns = tuple(names)
            sheet.kinds = tuple(BY_NAME[name].kind if name in BY_NAME else "prose" for name in known)
            return


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    # What a sheet says about its own size need not be true.
    sheet.reset_dimensions()
    cells = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells += len(row)
        is_wide = any(cell.value is not None for cell in row[_COLUMNS:])
        if number > _ROWS or cells > _CELLS or is_wide:
            raise too_large_workbook()
        yield row


def _formulas(data: bytes, name: str) -> _Formulas:
    """The formulas of the sheet by row and column, from 1."""
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)[name]
    return {
        (number, place): str(cell.value)
        for number, row in enumerate(_rows(sheet), start=1)
        for place, cell in enumerate(row, start=1)
        if cell.data_type == "f"
    }


def _as_csv(
    sheet: _Sheet, rows: Iterable[Sequence[Any]], formulas: _Formulas, spread: _Spread
) -> tuple[str, dict[int, int]]:
    """The sheet as CSV with tabs, and its row for each line where a record starts; `spread` fills merged cells."""
    hand = Hand(DELIMITER, "\n")
    parts: list[str] = []
    lines: dict[int, int] = {}
    texts: dict[tuple[int, int], str] = {}
    line = 1
    for number, row in enumerate(rows, start=1):
        cells = [_cell(sheet, cell, number, place, formulas) for place, cell in enumerate(row, start=1)]
        if number > sheet.header_row:
            _fill(cells, number, spread, texts)
        while cells and not cells[-1].strip():
            cells.pop()
        cells += [""] * (len(sheet.columns) - len(cells))
        if not any(cells):
            part = "\n"
        elif cells[0].startswith("#") and not any(cells[1:]):
            part = " ".join(cells[0].split()) + "\n"
        else:
            part = hand.record(cells)
        lines[line] = number
        parts.append(part)
        line += line_ends(part)
    return "".join(parts), lines


def _spread(merged: Sequence[str]) -> _Spread:
    """For each row below the first of a merged area its column, and the row where its text stands.

    >>> _spread(["F2:F4"])
    {3: [(6, 2)], 4: [(6, 2)]}
    """
    from openpyxl.utils import range_boundaries

    spread: _Spread = {}
    cells = 0
    for area in merged:
        left, top, _, bottom = range_boundaries(area)
        if left is None or top is None or bottom is None or left > _COLUMNS or bottom > _ROWS:
            continue
        cells += bottom - top
        if cells > _ROWS:  # more than any table has; the rest stays as it is
            break
        for row in range(top + 1, bottom + 1):
            spread.setdefault(row, []).append((left, top))
    return spread


def _fill(cells: list[str], number: int, spread: _Spread, texts: dict[tuple[int, int], str]) -> None:
    """Write the text of a merged area in each of its rows: it is meant for all of them."""
    for column, top in spread.get(number, ()):
        cells += [""] * (column - len(cells))
        cells[column - 1] = cells[column - 1] or texts.get((top, column), "")
    if spread.get(number + 1):
        texts.update({(number, column): cell for column, cell in enumerate(cells, start=1) if cell})


def _cell(sheet: _Sheet, cell: Any, number: int, place: int, formulas: _Formulas) -> str:
    kind = sheet.kinds[place - 1] if place <= len(sheet.kinds) else "prose"
    if number <= sheet.header_row:
        kind = "prose"
    value, note = cell_text(cell.value, cell.data_type, getattr(cell, "number_format", None), kind)
    if formula := formulas.get((number, place)):
        note = note or _formula_note(formula, value)
    if note:
        name = sheet.columns[place - 1] if place <= len(sheet.columns) else ""
        sheet.problems.append(Problem(note.code, number, name or None, note.values))
    return value


def _formula_note(formula: str, value: str) -> CellNote:
    if not value.strip():
        return CellNote("excel-no-result", {"formula": one_line(formula)})
    return CellNote("excel-formula", {"text": one_line(value), "formula": one_line(formula)})


def _about_sheet(sheet: _Sheet, others: Sequence[_Sheet], merged: Sequence[str], xml: bytes) -> Iterator[Problem]:
    """What a person who looks at the sheet would not see, or would see otherwise."""
    if others:
        names = ", ".join(other.name for other in others)
        yield Problem("excel-other-sheets", None, None, {"sheet": one_line(sheet.name), "others": one_line(names)})
    hidden = [int(row) for row in _HIDDEN_ROW.findall(xml)]
    if sheet.hidden or hidden:
        what = {"rows": one_line(ranges(hidden))} if hidden else {"rows": "", "variant": "sheet"}
        yield Problem("excel-hidden", None, None, {"sheet": one_line(sheet.name), **what})
    if merged:
        yield Problem("merged-cells", None, None, {"cells": one_line(", ".join(merged))})
