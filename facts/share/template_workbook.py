"""The template as a workbook: text cells that Excel leaves alone, closed lists to choose from, and help."""

from __future__ import annotations

import csv
import io
from typing import Any

from facts.figures.columns import BY_NAME, NEEDS
from facts.reading.template import template
from facts.words import LANGS, LANGUAGES, Lang, say

# So far down a cell offers its list: more rows than anybody fills by hand.
_ROWS = 1000
_WIDTH, _WIDE = 18, 48
_AS_TEXT = "@"
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
