"""The sheets of an OpenDocument spreadsheet (OASIS, ODF 1.3, part 3, chapter 9), as LibreOffice and offices save them.

Each cell holds its value and the text that is shown for it. What Excel keeps as a number format is told by both.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from xml.etree import ElementTree

from facts.reading.sheet_cells import MergedCells, WorkbookCell, WorkbookSheet

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _TEXT, _STYLE = (f"{{{_NAMES}{name}:1.0}}" for name in ("office", "table", "text", "style"))
_CALC_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_ROWS_REPEATED, _COLUMNS_REPEATED, _ROWS_SPANNED, _COLUMNS_SPANNED, _FORMULA, _ROW = (
    f"{_TABLE}{name}" for name in (
        "number-rows-repeated", "number-columns-repeated", "number-rows-spanned", "number-columns-spanned", "formula",
        "table-row",
    )
)  # fmt: skip
_VALUE_TYPE, _VALUE, _PARAGRAPH = f"{_OFFICE}value-type", f"{_OFFICE}value", f"{_TEXT}p"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
# A few bytes can repeat a cell a million times. As many rows and columns as LibreOffice has, cells as a laptop holds.
_ROWS, _COLUMNS, _MOST_CELLS = 1_048_576, 16_384, 8_000_000
# Each is told to whoever adds the sheet.
_MOST_FORMULAS = 300_000
# Text in a cell; a longer number is none that a person wrote.
_LONGEST_NUMBER = 40
_DIGITS = re.compile(r"\d+")
_ERROR = re.compile(r"(?:#[A-ZÅÄÖ/0-9?]{2,12}[!?]?|(?:Err|Fel):\d{3})")
_SCALES = (1, 1_000, 1_000_000, 1_000_000_000)
# Excel shows at most thirty decimals, and doubles have fifteen.
_DECIMALS = 15
_BLANK = WorkbookCell()


class _TooLarge(Exception):
    pass


@dataclass(slots=True)
class _Sheet:
    name: str
    style: str
    rows: list[list[WorkbookCell]] = field(default_factory=list)
    merged: list[MergedCells] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    blank_rows: int = 0
    cells: int = 0

    def add(self, row: ElementTree.Element) -> None:
        """A row as often as it is repeated; blank ones wait for one that is not."""
        times = _times(row, _ROWS_REPEATED)
        cells, merged, formulas = _row_cells(row, len(self.rows) + self.blank_rows)
        if not cells:
            self.blank_rows += times
            return
        self.cells += self.blank_rows + times * len(cells)
        has_too_many = len(self.formulas) + times * len(formulas) > _MOST_FORMULAS
        if self.cells > _MOST_CELLS or len(self.rows) + self.blank_rows + times > _ROWS or has_too_many:
            raise _TooLarge
        self.rows += [[]] * self.blank_rows
        self.blank_rows = 0
        numbers = range(len(self.rows) + 1, len(self.rows) + times + 1)
        self.rows += [cells] * times
        self.merged += merged
        self.formulas |= {(number, place): formula for number in numbers for place, formula in formulas.items()}
        if row.get(f"{_TABLE}visibility", "visible") != "visible":
            self.hidden_rows += numbers


@dataclass(slots=True)
class _Reader:
    """Takes the part content.xml element by element: styles stand before the tables, and rows in those."""

    found: list[_Sheet] = field(default_factory=list)
    open_tables: list[_Sheet] = field(default_factory=list)
    hidden_styles: set[str] = field(default_factory=set)
    is_spreadsheet: bool = False

    def start(self, element: ElementTree.Element) -> None:
        """An element begins."""
        if element.tag == f"{_TABLE}table":
            name, style = (element.get(f"{_TABLE}{one}", "") for one in ("name", "style-name"))
            self.open_tables.append(_Sheet(name, style))
        elif element.tag == f"{_OFFICE}spreadsheet":
            self.is_spreadsheet = True

    def end(self, element: ElementTree.Element) -> None:
        """An element is whole."""
        if element.tag == _ROW:
            self.open_tables[-1].add(element)
            element.clear()
        elif element.tag == f"{_TABLE}table":
            sheet = self.open_tables.pop()
            if not self.open_tables:  # a table inside a cell is no sheet
                self.found.append(sheet)
        elif element.tag == f"{_STYLE}style":
            properties = element.find(f"{_STYLE}table-properties")
            if properties is not None and properties.get(f"{_TABLE}display") == "false":
                self.hidden_styles.add(element.get(f"{_STYLE}name", ""))


def read_open_document(xml: bytes) -> list[WorkbookSheet] | None:
    """The sheets in the part content.xml; None when they would fill the memory, ParseError when it is damaged."""
    reader = _Reader()
    try:
        for event, element in ElementTree.iterparse(io.BytesIO(xml), ("start", "end")):
            reader.start(element) if event == "start" else reader.end(element)
    except _TooLarge:
        return None
    if not reader.is_spreadsheet:
        raise ElementTree.ParseError("no spreadsheet")
    return [
        WorkbookSheet(
            one.name, one.rows, one.merged, is_hidden=bool(one.style) and one.style in reader.hidden_styles,
            hidden_rows=one.hidden_rows, formulas=one.formulas,
        )
        for one in reader.found
    ]  # fmt: skip


def _times(element: ElementTree.Element, name: str) -> int:
    """How often a row or cell is repeated, or over how many a cell reaches."""
    written = element.get(name)
    return max(1, int(written)) if written else 1


def _row_cells(row: ElementTree.Element, top: int) -> tuple[list[WorkbookCell], list[MergedCells], dict[int, str]]:
    """The cells of a row up to the last with something in it, its merged ranges, and its formulas by column, from 1."""
    cells: list[WorkbookCell] = []
    merged: list[MergedCells] = []
    formulas: dict[int, str] = {}
    blank = 0
    for element in row:
        if element.tag not in _CELLS:
            continue
        times = _times(element, _COLUMNS_REPEATED)
        cell = _cell(element) if element.tag == _CELLS[0] else _BLANK
        left = len(cells) + blank
        down, right = _times(element, _ROWS_SPANNED), _times(element, _COLUMNS_SPANNED)
        if down * right > 1:
            merged.append(MergedCells(top, left, min(top + down, _ROWS) - 1, min(left + right, _COLUMNS) - 1))
        formula = element.get(_FORMULA, "")
        if cell.value is None and not formula:
            blank += times
            continue
        if left + times > _COLUMNS:
            raise _TooLarge
        cells += [_BLANK] * blank + [cell] * times
        blank = 0
        if formula:
            formulas |= dict.fromkeys(range(left + 1, left + times + 1), formula.removeprefix("of:"))
    return cells, merged, formulas


def _cell(element: ElementTree.Element) -> WorkbookCell:
    kind = element.get(_VALUE_TYPE, "")
    text = "\n".join("".join(_shown_text(part)) for part in element if part.tag == _PARAGRAPH)
    if element.get(_CALC_TYPE) == "error" or (element.get(_FORMULA) and _ERROR.fullmatch(text)):
        return WorkbookCell(text, "e")
    if kind in ("float", "percentage", "currency"):
        written = element.get(_VALUE, "")
        if len(written) > _LONGEST_NUMBER:
            return WorkbookCell(text, "s")
        number = float(written)
        if not abs(number) < 10**_DECIMALS:  # also what is no number
            return WorkbookCell(text, "s")
        whole = int(number) if number.is_integer() else number
        return WorkbookCell(whole, "n", number_format(whole, text, is_percent=kind == "percentage"))
    if kind == "boolean":
        return WorkbookCell(element.get(f"{_OFFICE}boolean-value") == "true", "b")
    if kind == "date" and (day := _day(element.get(f"{_OFFICE}date-value", ""))):
        return WorkbookCell(day, "d", _date_format(day, text))
    text = element.get(f"{_OFFICE}string-value") or text
    return WorkbookCell(text, "s") if text else _BLANK


def _day(written: str) -> date | None:
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found.replace(tzinfo=None) if "T" in written else found.date()


def _shown_text(part: ElementTree.Element) -> Iterator[str]:
    """The pieces of a paragraph's text; pictures and comments in it are none."""
    yield part.text or ""
    for inner in part:
        if inner.tag == f"{_TEXT}s":
            yield " " * min(int(inner.get(f"{_TEXT}c", "1")), _LONGEST_NUMBER)
        elif inner.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield "\n" if inner.tag.endswith("break") else "\t"
        elif inner.tag in (f"{_TEXT}span", f"{_TEXT}a"):
            yield "".join(inner.itertext())
        yield inner.tail or ""


def number_format(number: float, text: str, *, is_percent: bool = False) -> str:
    """How Excel would write the format in which `number` is shown as `text`; "" for none that can be told.

    Whatever the language of the text, its digits tell it.

    >>> number_format(12_500_000, "12,5"), number_format(0.236, "23.6 %", is_percent=True), number_format(1234, "1,234")
    ('0.0,,', '0.0%', '')
    """
    all_digits = "".join(_DIGITS.findall(text))
    digits = all_digits.lstrip("0")
    sign = "%" if is_percent or "%" in text else ""
    if not digits:  # nought, or a number that is nought as it is shown; or no number is shown
        return _format(min(len(all_digits), _DECIMALS) - 1, "", sign) if all_digits else sign and f"0{sign}"
    whole, _, rest = repr(abs(number)).partition(".")
    if not sign and (whole + rest).lstrip("0") == digits:  # the commonest: all its digits are shown
        return _format(len(rest), "", "") if rest else ""
    exact = abs(Decimal(repr(number))) * (100 if sign else 1)
    for place, scale in enumerate(_SCALES):
        for decimals in range(_DECIMALS):
            shown = (exact / scale).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
            if format(shown, "f").replace(".", "").lstrip("0") == digits:
                return _format(decimals, "," * place, sign)
    return sign and f"0{sign}"


def _format(decimals: int, commas: str, sign: str) -> str:
    return f"0{'.' if decimals else ''}{'0' * decimals}{commas}{sign}"


def _date_format(day: date, text: str) -> str:
    """Which of year, month and day are shown of a date.

    >>> _date_format(date(2012, 9, 1), "2012-09"), _date_format(date(2026, 3, 2), "2 mar")
    ('y-m', 'm-d')
    """
    numbers = [int(digits) for digits in _DIGITS.findall(text[:_LONGEST_NUMBER])]
    if not numbers:
        return "y-m-d"
    shown = [year for year in (day.year, day.year % 100) if year in numbers][:1]
    for year in shown:
        numbers.remove(year)
    has_letters = any(letter.isalpha() for letter in text)
    if day.month in numbers and not has_letters:
        numbers.remove(day.month)
    parts = ["y"] * bool(shown) + ["m"] + ["d"] * (day.day in numbers)
    return "-".join(parts)
