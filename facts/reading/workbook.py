"""What is to be added, CSV or a workbook: the first sheet with the header, as CSV, with its own row numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facts.csvfile.header import KNOWN, column_name, likely_column
from facts.csvfile.writing import Hand, numbered_lines
from facts.figures.columns import BY_NAME, CellKind
from facts.figures.problems import CellNote, Problem, Unreadable, one_line, ranges
from facts.reading.sheet_cells import DELIMITER, MergedCells, WorkbookSheet, cell_text
from facts.reading.table import Incoming
from facts.reading.workbook_sheets import damaged_workbook, is_workbook, open_sheets, too_large_workbook

# The largest table that the program promises to read has 250 000 rows; each has some forty columns, and others' own.
_ROWS = 300_000
_COLUMNS = 1_000
_CELLS = 20_000_000
# A title and a page of explanations stand above some tables.
_HEADER_ROWS = 60
_Spread = dict[int, list[tuple[int, int]]]
# One word may be the name of a column by chance.
_FEWEST_NAMES = 2


@dataclass(slots=True)
class _Sheet:
    """One sheet, the row of its header from 1 (0 without one), and what its columns hold.

    `is_wide` says whether any of its first rows has two cells with text: a cover has not.
    """

    sheet: WorkbookSheet
    header_row: int = 0
    is_wide: bool = False
    kinds: tuple[CellKind, ...] = ()
    columns: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.sheet.name


def open_incoming(data: bytes, *, other_headers: bool = False, sheet: str = "") -> Incoming:
    """CSV, or the first sheet of a workbook that has the header, told apart by the content and not by the name.

    `other_headers` takes a sheet whose columns are yet to be mapped; `sheet` names the one that is wanted. Unreadable
    for a workbook that is locked, damaged, too large or of another kind.
    """
    if not is_workbook(data):
        return Incoming(data)
    try:
        return _read_workbook(data, other_headers, sheet)
    except Unreadable:
        raise
    except Exception:  # a damaged workbook fails anywhere in the libraries that read it, in any way
        raise damaged_workbook(data) from None


def _read_workbook(data: bytes, other_headers: bool, wanted: str) -> Incoming:
    sheets = list(map(_Sheet, open_sheets(data)))
    filled = _filled_sheets(sheets, other_headers)
    chosen, others = _choose(filled, wanted)
    merged = chosen.sheet.merged()
    text, lines = _as_csv(chosen, _rows(chosen.sheet), chosen.sheet.formulas(), _spread(merged))
    problems = [*_about_sheet(chosen, others, merged), *chosen.problems]
    names = tuple(sheet.name for sheet in sheets if sheet in filled)
    return Incoming(text.encode(), lines, tuple(problems), chosen.name, names)


def _filled_sheets(sheets: list[_Sheet], other_headers: bool) -> list[_Sheet]:
    """The sheets with text, those in sight first, each with the row of its header if it has one."""
    filled = []
    for sheet in sorted(sheets, key=lambda sheet: sheet.sheet.is_hidden):
        top = [
            [str(cell.value or "") for cell in row]
            for _, row in zip(range(_HEADER_ROWS), _rows(sheet.sheet), strict=False)
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


def _rows(sheet: WorkbookSheet) -> Iterator[Sequence[Any]]:
    cells = 0
    for number, row in enumerate(sheet.rows(), start=1):
        cells += len(row)
        is_wide = any(cell.value is not None for cell in row[_COLUMNS:])
        if number > _ROWS or cells > _CELLS or is_wide:
            raise too_large_workbook()
        yield row


def _as_csv(
    sheet: _Sheet, rows: Iterable[Sequence[Any]], formulas: Mapping[tuple[int, int], str], spread: _Spread
) -> tuple[str, dict[int, int]]:
    """The sheet as CSV with tabs, and its row for each line where a record starts; `spread` fills merged cells."""
    hand = Hand(DELIMITER, "\n")
    records: list[tuple[str, int]] = []
    texts: dict[tuple[int, int], str] = {}
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
        records.append((part, number))
    return numbered_lines(records)


def _spread(merged: Sequence[MergedCells]) -> _Spread:
    """For each row below the first of a merged area its column, and the row where its text stands, from 1.

    >>> _spread([MergedCells(1, 5, 3, 5)])
    {3: [(6, 2)], 4: [(6, 2)]}
    """
    spread: _Spread = {}
    cells = 0
    for area in merged:
        if area.left >= _COLUMNS or area.bottom >= _ROWS:
            continue
        cells += area.bottom - area.top
        if cells > _ROWS:  # more than any table has; the rest stays as it is
            break
        for row in range(area.top + 1, area.bottom + 1):
            spread.setdefault(row + 1, []).append((area.left + 1, area.top + 1))
    return spread


def _fill(cells: list[str], number: int, spread: _Spread, texts: dict[tuple[int, int], str]) -> None:
    """Write the text of a merged area in each of its rows: it is meant for all of them."""
    for column, top in spread.get(number, ()):
        cells += [""] * (column - len(cells))
        cells[column - 1] = cells[column - 1] or texts.get((top, column), "")
    if spread.get(number + 1):
        texts.update({(number, column): cell for column, cell in enumerate(cells, start=1) if cell})


def _cell(sheet: _Sheet, cell: Any, number: int, place: int, formulas: Mapping[tuple[int, int], str]) -> str:
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


def _about_sheet(sheet: _Sheet, others: Sequence[_Sheet], merged: Sequence[MergedCells]) -> Iterator[Problem]:
    """What a person who looks at the sheet would not see, or would see otherwise."""
    if others:
        names = ", ".join(other.name for other in others)
        yield Problem("excel-other-sheets", None, None, {"sheet": one_line(sheet.name), "others": one_line(names)})
    hidden = sheet.sheet.hidden_rows()
    if sheet.sheet.is_hidden or hidden:
        what = {"rows": one_line(ranges(hidden))} if hidden else {"rows": "", "variant": "sheet"}
        yield Problem("excel-hidden", None, None, {"sheet": one_line(sheet.name), **what})
    if merged:  # a workbook lists them in the order in which they were made
        areas = (one.area for one in sorted(merged))
        yield Problem("merged-cells", None, None, {"cells": one_line(", ".join(areas))})
