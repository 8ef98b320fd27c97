"""The template for Excel: text cells, lists to choose from, help in both languages, and it reads as the CSV does."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from facts.figures.columns import BY_NAME
from facts.reading.registers import Registers
from facts.reading.table import read_table
from facts.reading.template import template
from facts.reading.workbook import open_incoming
from facts.share.workbooks import template_workbook
from facts.words import LANGS, Lang


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_accepted_and_says_what_the_csv_says(lang: Lang):
    new = open_incoming(template_workbook(lang))
    assert not [problem for problem in new.report(Registers()).problems if problem.is_error]
    figures, written = read_table(new.data).figures, read_table(template(lang).encode()).figures
    assert [(one.id, one.value, one.quote) for one in figures] == [(one.id, one.value, one.quote) for one in written]


@pytest.mark.parametrize("lang", LANGS)
def test_excel_leaves_its_cells_as_they_are_written_and_offers_the_closed_lists(lang: Lang):
    book = load_workbook(io.BytesIO(template_workbook(lang)))
    sheet = book["facts"]
    assert {cell.number_format for row in sheet.iter_rows() for cell in row} == {"@"}
    assert {column.number_format for column in sheet.column_dimensions.values()} == {"@"}
    names = [cell.value for cell in sheet[1]]
    listed = {listed.formula1.strip('"') for listed in sheet.data_validations.dataValidation}
    assert listed == {",".join(BY_NAME[name].choices) for name in names if BY_NAME[name].choices}


def test_the_help_is_there_in_both_languages_that_of_the_reader_first():
    assert load_workbook(io.BytesIO(template_workbook("sv"))).sheetnames == ["facts", "Hjälp", "Help"]
    book = load_workbook(io.BytesIO(template_workbook("en")))
    assert book.sheetnames == ["facts", "Help", "Hjälp"]
    assert {row[0].value for row in book["Help"].iter_rows(min_row=3)} == set(BY_NAME)
