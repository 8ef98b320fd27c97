"""The bytes of a published table as sheets of text cells: CSV of any writing, or each sheet of a workbook."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from facts.csvfile import not_a_table
from facts.csvfile.header import sep_of
from facts.csvfile.source import encoding_of
from facts.csvfile.writing import next_line
from facts.figures.problems import Problem, Unreadable
from facts.reading import workbook_sheets
from facts.reading.sheet_cells import MergedCells, WorkbookSheet, shown_number
from facts.words import in_both

# As Excel: no office publishes more columns in one table, and a row of a million commas ends here.
_MOST_COLUMNS = 16_384
# Some forty years by month for all municipalities; beyond it the memory of a laptop fills.
MOST_CELLS = 8_000_000
# More than any page of explanations above a table: the lines of figures outvote it.
_SAMPLE_LINES = 300
_DELIMITERS = "\t;|,"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells without surrounding blanks; `lines` are the physical lines (or rows of the sheet) of the rows.

    `delimiter` is "" for a workbook, whose numbers were numbers already.
    """

    name: str
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    delimiter: str = ""
    merged: tuple[MergedCells, ...] = ()


def read_sheets(data: bytes) -> list[Sheet]:
    """Every sheet of a file, one for CSV; Unreadable, with what it is instead, when it is neither."""
    if not data.strip():
        raise Unreadable(Problem("empty-file", 1))
    if workbook_sheets.is_workbook(data):
        return _read_workbook(data)
    not_a_table.refuse_other_kinds(data)
    return [_read_csv(_decode_text(data))]


def _decode_text(data: bytes) -> str:
    """The text of the bytes; Unreadable for one with noughts or in no known encoding."""
    encoding = encoding_of(data)
    text = data[len(encoding.mark) :].decode(encoding.codec)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Unreadable(Problem("nul-byte", line, values={"at": str(line)}))
    return text.lstrip("\ufeff")


def _read_csv(text: str) -> Sheet:
    not_a_table.refuse_markup(text)
    sample = list(_head(text))
    announced = sep_of(sample[0]) if sample else None
    delimiter = announced if announced and announced in _DELIMITERS else _sheet_delimiter(sample)
    # An upper bound for the cells before any is made: a file of nothing but commas would fill the memory.
    if text.count(delimiter) + text.count("\n") > MOST_CELLS:
        raise _too_large(1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = list(reader)
    except csv.Error as error:
        code = "field-too-large" if "limit" in str(error) else "quote-syntax"
        raise Unreadable(Problem(code, reader.line_num, values={"limit": str(csv.field_size_limit())})) from None
    lines: Sequence[int] = range(1, len(rows) + 1)
    if reader.line_num != len(rows):
        lines = _first_lines(text, delimiter)
    if announced:
        rows, lines = rows[1:], lines[1:]
    if max(map(len, rows), default=0) > _MOST_COLUMNS:
        raise _too_large(next(line for row, line in zip(rows, lines, strict=True) if len(row) > _MOST_COLUMNS))
    around = (f" {delimiter}", f"{delimiter} ", "\n ", " \n", " \r", '" ', ' "', "\u00a0", "\t\n")
    has_breaks = reader.line_num != len(rows) + bool(announced)  # inside of cells, which may be nothing else
    if has_breaks or text[:1] == " " or text[-1:] == " " or any(blanks in text for blanks in around):
        rows = [list(map(str.strip, row)) for row in rows]
    return Sheet("", _cut_keys(rows) if delimiter == "\t" else rows, lines, delimiter)


def _first_lines(text: str, delimiter: str) -> list[int]:
    """The physical line where each record starts, for a file with line breaks in its cells."""
    lines, before = [], 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for _ in reader:
        lines.append(before + 1)
        before = reader.line_num
    return lines


def _cut_keys(rows: list[list[str]]) -> list[list[str]]:
    """Eurostat's TSV has the codes of all dimensions but time in its first cell, with commas between them."""
    head = next((row[0] for row in rows if row and row[0]), "")
    if "," not in head or "\\" not in head:
        return rows
    return [[*map(str.strip, row[0].split(",")), *row[1:]] if row else row for row in rows]


def _head(text: str) -> Iterator[str]:
    start = 0
    for _ in range(_SAMPLE_LINES):
        if start == len(text):
            return
        end = next_line(text, start)
        yield text[start:end]
        start = end


def _sheet_delimiter(lines: Sequence[str]) -> str:
    """What separates the cells: what most lines agree on.

    >>> _sheet_delimiter(["Län;2008;2009", "Gotland;1,5;2,5"])
    ';'
    """
    filled = [line for line in lines if line.strip()]
    best, most = ",", 0
    for delimiter in _DELIMITERS:
        try:
            widths = Counter(len(row) for row in csv.reader(filled, delimiter=delimiter))
        except csv.Error:
            continue
        agree = max((times for width, times in widths.items() if width > 1), default=0)
        # One that is clearly more agreed on; else the first, for a decimal comma agrees with itself too.
        if agree > most * 1.25:
            best, most = delimiter, agree
    return best


def _too_large(line: int) -> Unreadable:
    what = in_both("published.too_large", columns=_MOST_COLUMNS, cells=MOST_CELLS)
    todo = in_both("published.choose_fewer")
    problem = not_a_table.not_csv(what, todo)
    return Unreadable(Problem(problem.code, line, values=problem.values))


def _read_workbook(data: bytes) -> list[Sheet]:
    try:
        return list(map(_sheet, workbook_sheets.open_sheets(data)))
    except Unreadable:
        raise
    except Exception:  # a damaged workbook fails anywhere in the libraries that read it, in any way
        raise workbook_sheets.damaged_workbook(data) from None


def _sheet(sheet: WorkbookSheet) -> Sheet:
    rows: list[list[str]] = []
    cells = 0
    for row in sheet.rows():
        cells += len(row)
        if cells > MOST_CELLS or (
            len(row) > _MOST_COLUMNS and any(one.value is not None for one in row[_MOST_COLUMNS:])
        ):
            raise workbook_sheets.too_large_workbook()
        rows.append([_text(cell) for cell in row])
    return Sheet(sheet.name, rows, range(1, len(rows) + 1), "", tuple(sheet.merged()))


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if cell.data_type == "e" else value.strip()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number_text(value, cell)
    if isinstance(value, (datetime, date)):
        return _day(value, cell.number_format or "")
    return str(value)


def _number_text(value: float, cell: Any) -> str:
    """The number as the cell shows it."""
    form = cell.number_format if getattr(cell, "has_style", True) else None
    # Most cells of a large table are whole numbers without a format, which need no arithmetic.
    if isinstance(value, int) and form in (None, "", "General"):
        return str(value)
    number, is_percent, _ = shown_number(value, form)
    return f"{number:f}%" if is_percent else f"{number:f}"


def _day(value: date, form: str) -> str:
    shape = form.casefold()
    day = value.date() if isinstance(value, datetime) else value
    if "y" in shape and "d" not in shape:
        return f"{day:%Y-%m}" if "m" in shape else f"{day:%Y}"
    return day.isoformat()
