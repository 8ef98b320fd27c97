"""Workbooks that open right in Excel: a table whose texts stay texts, and the template to fill in with its help."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from facts.csvfile.source import Source
from facts.figures.columns import BY_NAME, NEEDS
from facts.language.written_numbers import read_number
from facts.reading.template import template
from facts.words import LANGS, LANGUAGES, Lang, say
from facts.words.numbers import written_decimals

# What Excel can hold: characters of a cell, digits of a number, rows of a sheet ("Excel specifications and limits").
_CELL = 32_767
_DIGITS = 15
ROWS = 1_048_576
# In letters: a wider column leaves no room for a second one on a screen. The first rows show how wide the cells are.
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


# So far down a cell offers its list: more rows than anybody fills by hand.
_ROWS = 1000
# In letters: a usual cell, and one with a sentence in it.
_WIDTH, _WIDE = 18, 48
_AS_TEXT = "@"
# Name, label, when it is needed, its help in some lines, the words to choose from.
_HELP_WIDTHS = (18, 26, 26, 90, 44)


def template_workbook(lang: Lang) -> bytes:
    """The template as XLSX: the sheet to fill in, with its two example rows, and a help sheet in each language."""
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "facts"
    rows = list(csv.reader(io.StringIO(template(lang)), delimiter=LANGUAGES[lang].delimiter))
    _fill(sheet, rows, lang)
    for one in (lang, *(other for other in LANGS if other != lang)):
        _help(book.create_sheet(say("template_book.sheet", one)), rows[0], one)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: Any, rows: list[list[str]], lang: Lang) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "B2"
    for position, name in enumerate(rows[0], start=1):
        column, letter = BY_NAME[name], get_column_letter(position)
        sheet.column_dimensions[letter].width = _WIDE if column.kind == "prose" else _WIDTH
        sheet.column_dimensions[letter].number_format = _AS_TEXT
        for number, row in enumerate(rows, start=1):
            cell = sheet.cell(number, position, row[position - 1] or None)
            cell.number_format = _AS_TEXT
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.font = Font(bold=number == 1, italic=number > 1, color=None if number == 1 else "FF6B6570")
        if column.choices:
            listed = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
            listed.error, listed.errorTitle = column.help.of(lang)[:250], column.label.of(lang)
            sheet.add_data_validation(listed)
            listed.add(f"{letter}2:{letter}{_ROWS}")


def _help(sheet: Any, names: list[str], lang: Lang) -> None:
    """A row for each column that the table may have: those of the template first."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for position, width in enumerate(_HELP_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    sheet.append([say("template_book.lead", lang)])
    sheet.append([say(f"template_book.{name}", lang) for name in ("column", "meaning", "needed", "help", "choices")])
    for name in (*names, *(name for name in BY_NAME if name not in names)):
        column = BY_NAME[name]
        choices = ", ".join(f"{one} = {say(f'kinds.{one}', lang)}" for one in column.choices)
        sheet.append([name, column.label.of(lang), NEEDS[column.need].of(lang), column.help.of(lang), choices or None])
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for cell in (*sheet[1], *sheet[2]):
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A3"
