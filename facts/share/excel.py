"""A table as a workbook that opens right in Excel: text stays text, so that nothing becomes a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from facts.csvfile.source import Source
from facts.figures.columns import BY_NAME
from facts.language.written_numbers import read_number
from facts.words.numbers import written_decimals

# What Excel can hold: characters of a cell, digits of a number, rows of a sheet ("Excel specifications and limits").
_CELL = 32_767
_DIGITS = 15
ROWS = 1_048_576
_WIDEST = 60
_SAMPLE = 200
_CUT = " […]"
# XML 1.0 has no code for these.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def as_workbook(source: Source) -> bytes:
    """The table as XLSX, header and cells as they stand; numbers that Excel keeps exactly are numbers there.

    A text beyond what a cell can hold ends in " […]". ValueError for a table with more rows than a sheet.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("facts")
    sheet.freeze_panes = "B2"
    for number, width in enumerate(_widths(source), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    top = Alignment(vertical="top", wrap_text=True)
    for number, record in enumerate(source.records(), start=1):
        if number > ROWS:
            raise ValueError(f"a sheet has at most {ROWS} rows")
        cells = list(_cells(sheet, source, record.cells, is_header=number == 1))
        for cell in cells:
            cell.alignment = top
            if number == 1:
                cell.font = Font(bold=True)
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cells(sheet: Any, source: Source, cells: list[str], *, is_header: bool) -> Iterator[Any]:
    from openpyxl.cell import WriteOnlyCell

    columns = source.header.columns
    for position, text in enumerate(cells):
        name = columns[position] if position < len(columns) else ""
        number: Any = None if is_header else _number(name, text, source.delimiter)
        if number is not None:
            cell = WriteOnlyCell(sheet, value=number)
            decimals = written_decimals(number)
            cell.number_format = "0." + "0" * decimals if decimals else "0"
        else:
            cell = WriteOnlyCell(sheet, value=_text(text) or None)
            if text:
                # Text that begins with = would otherwise be taken for a formula.
                cell.data_type = "s"
        yield cell


def _number(name: str, text: str, delimiter: str) -> Decimal | None:
    """The number that Excel keeps digit by digit, None where the cell has to stay text."""
    if name not in BY_NAME or BY_NAME[name].kind not in ("number", "size"):
        return None
    number, notes = read_number(text.strip(), delimiter)
    if number is None or notes or number.glued or len(number.value.as_tuple().digits) > _DIGITS:
        return None
    return number.value


def _text(text: str) -> str:
    clean = _NOT_XML.sub("\ufffd", text)
    return clean if len(clean) <= _CELL else clean[: _CELL - len(_CUT)] + _CUT


def _widths(source: Source) -> list[float]:
    rows = [record.cells for record in islice(source.records(), _SAMPLE)]
    width = len(source.header.written)
    return [min(_WIDEST, max((len(row[n]) for row in rows if n < len(row)), default=0) + 2) for n in range(width)]
