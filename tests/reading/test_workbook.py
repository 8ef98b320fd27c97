"""Workbooks: what Excel keeps is read as it was meant, and what Excel has changed is said."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from facts.csvfile.source import open_source
from facts.figures.problems import Unreadable, hint, message
from facts.reading.registers import Registers
from facts.reading.table import Incoming, check
from facts.reading.workbook import open_incoming
from facts.share.workbooks import as_workbook
from tests.reading.tables import ROW, table


def book(*rows: dict[str, Any], formats: dict[str, str] | None = None, above: int = 0) -> Workbook:
    """A workbook of sound rows, each with the changes of one of `rows`; `formats` are for the last row."""
    book = Workbook()
    sheet = book.active
    for _ in range(above):
        sheet.append(["Figures for the council"])
    sheet.append(list(ROW))
    for number, row in enumerate(rows, start=1):
        sheet.append([value if value != "" else None for value in (ROW | {"id": f"x-{number}"} | row).values()])
    for name, shape in (formats or {}).items():
        sheet.cell(sheet.max_row, list(ROW).index(name) + 1).number_format = shape
    return book


def packed(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(*rows: dict[str, Any], formats: dict[str, str] | None = None) -> Incoming:
    return open_incoming(packed(book(*rows, formats=formats)))


def cell(new: Incoming, name: str) -> str:
    source = open_source(new.data)
    return [record.cells for record in source.records()][-1][source.header.columns.index(name)]


def told(new: Incoming) -> list[str]:
    return [f"{p.line or '-'} {p.column or '-'} {p.code}" for p in new.report(Registers()).problems]


@pytest.mark.parametrize(
    ("value", "shape", "text"),
    [
        (0.1 + 0.2, "General", "0.3"),
        (17000, "#,##0", "17000"),
        (3.0, "General", "3"),
        (3.5, "0.00", "3.50"),
        (1.234, "0.00", "01.234"),
        (1234.5, "General", "1234.5"),
        (0.236, "0%", "23.6 %"),
        (0.07, "0.0%", "7.0 %"),
        ("17 000", "@", "17 000"),
    ],
)
def test_a_number_comes_as_it_was_typed(value, shape, text):
    new = read({"value": value, "unit": "procent" if "%" in shape else "kr"}, formats={"value": shape})
    assert cell(new, "value") == text
    assert not new.report(Registers()).has_errors


@pytest.mark.parametrize(
    ("value", "shape", "text"),
    [(12_500_000, "0.0,,", "12.5"), (12_500_000, "#,##0,", "12500"), (12_345_678, "# ##0.0,,", "12.345678")],
)
def test_a_number_that_excel_shows_in_thousands_or_millions_is_read_as_shown_and_said(value, shape, text):
    new = read({"value": value}, formats={"value": shape})
    assert cell(new, "value") == text
    assert told(new) == ["2 value excel-scaled"]


def test_text_with_two_readings_is_asked_about_also_in_a_workbook():
    assert told(read({"value": "17.000"})) == ["2 value ambiguous-number"]
    assert told(read({"value": "1,234"})) == ["2 value ambiguous-number"]


@pytest.mark.parametrize(
    ("column", "value", "shape", "text", "code"),
    [
        ("period", date(2012, 9, 1), "mmm-yy", "2012-09", "excel-date"),
        ("period", date(2012, 9, 13), "yyyy-mm-dd", "2012-09-13", "excel-date"),
        ("period", date(2012, 9, 1), "yyyy-mm-dd", "2012-09-01", "excel-date-unclear"),
        ("page", date(2026, 3, 2), "d-mmm", "2026-03-02", "excel-date-unclear"),
        ("value", date(2026, 5, 1), "d-mmm", "2026-05-01", "excel-date-unclear"),
        ("note", date(2012, 9, 13), "yyyy-mm-dd", "2012-09-13", "excel-date"),
        ("document_date", date(2012, 9, 13), "yyyy-mm-dd", "2012-09-13", None),
    ],
)
def test_a_date_that_excel_made_is_noticed_and_said(column, value, shape, text, code):
    new = read({column: value}, formats={column: shape})
    assert cell(new, column) == text
    assert told(new) == ([f"2 {column} {code}"] if code else [])


def test_what_was_probably_typed_as_a_page_is_in_the_message():
    [problem] = read({"page": date(2026, 3, 2)}, formats={"page": "d-mmm"}).problems
    assert "2–3" in message(problem, "en")
    assert hint(problem, "sv")


def test_a_year_and_a_page_that_excel_keeps_as_numbers_are_texts_again():
    new = read({"period": 2012.0, "page": 3.0})
    assert (cell(new, "period"), cell(new, "page")) == ("2012", "3")


def test_formulas_without_result_errors_and_true_are_said():
    assert told(read({"value": "=1+1"})) == ["2 value excel-no-result"]
    broken = book({})
    broken.active.cell(2, list(ROW).index("value") + 1).value = "#REF!"
    assert told(open_incoming(packed(broken))) == ["2 value excel-error"]


def test_the_result_of_a_formula_is_taken_and_said():
    data = packed(book({"value": "=5000+23"}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"<f>5000+23</f><v />", b"<f>5000+23</f><v>5023</v>")
    parts[sheet] = parts[sheet].replace(b"<f>5000+23</f><v></v>", b"<f>5000+23</f><v>5023</v>")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    new = open_incoming(file.getvalue())
    assert cell(new, "value") == "5023"
    assert told(new) == ["2 value excel-formula"]


def test_problems_have_the_rows_of_the_sheet_also_after_texts_of_several_lines():
    new = read({"quote": "En\nlång\nrad"}, {"value": "många"}, {"period": "snart"})
    assert told(new) == ["3 value not-a-number", "4 period bad-period"]


def test_the_first_sheet_with_the_header_is_read_and_others_are_said():
    several = book({})
    several.create_sheet("Om", 0)["A1"] = "Om siffrorna"
    several.create_sheet("Mer").append(list(ROW))
    several.active = 0
    new = open_incoming(packed(several))
    assert new.sheet == "Sheet"
    assert told(new) == ["- - excel-other-sheets"]
    assert cell(new, "id") == "x-1"


def test_hidden_rows_and_merged_cells_are_said():
    odd = book({}, {})
    odd.active.row_dimensions[3].hidden = True
    odd.active.merge_cells("A5:B6")
    assert told(open_incoming(packed(odd))) == ["- - excel-hidden", "- - merged-cells"]


def test_a_hidden_sheet_is_read_only_when_no_other_has_the_header():
    hidden = book({})
    hidden.active.sheet_state = "hidden"
    hidden.create_sheet("Blad")["A1"] = "hej"
    assert told(open_incoming(packed(hidden))) == ["- - excel-hidden"]


def test_title_lines_above_the_header_are_said_as_in_a_csv_file():
    assert told(open_incoming(packed(book({}, above=2)))) == ["1 - header-not-first"]


def test_the_file_is_known_by_its_content():
    assert open_incoming(table({}).encode()).lines is None
    assert open_incoming(packed(book({}))).lines is not None


def bomb(size: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * size)
    return file.getvalue()


def archive_of(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


@pytest.mark.tried("Workbooks that are old, locked, damaged or of another program", "each is told for what it is")
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an old Excel workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "with a password"),
        (archive_of(**{"content.xml": "<x/>", "mimetype": "x"}), "LibreOffice"),
        (archive_of(**{"[Content_Types].xml": "x", "xl/workbook.bin": "x"}), "binary Excel workbook"),
        (archive_of(**{"[Content_Types].xml": "x", "word/document.xml": "x"}), "a Word document"),
        (archive_of(**{"[Content_Types].xml": "x", "ppt/presentation.xml": "x"}), "a presentation"),
        (archive_of(**{"[Content_Types].xml": "x", "xl/chartsheets/sheet1.xml": "x"}), "holds charts and no rows"),
        (archive_of(**{"[Content_Types].xml": "x", "xl/workbook.xml": "<x"}), "a damaged Excel workbook"),
        (packed(book({}))[:3000], "an Excel workbook or a ZIP archive"),
    ],
)
def test_a_workbook_that_cannot_be_read_is_told_for_what_it_is(data, says):
    with pytest.raises(Unreadable) as unreadable:
        open_source(open_incoming(data).data)
    [problem] = unreadable.value.problems
    assert says in message(problem, "en")
    assert hint(problem, "sv")


def test_merged_cells_are_named_from_the_top_in_whatever_order_they_were_merged():
    sheet = book({"A": "x"}, {"A": "x"}, {"A": "x"}, {"A": "x"})
    for area in ("A4:A5", "A2:A3"):
        sheet.active.merge_cells(area)
    (problem,) = (one for one in open_incoming(packed(sheet)).problems if one.code == "merged-cells")
    assert problem.values["cells"] == "A2:A3, A4:A5"


@pytest.mark.tried("A workbook that unpacks to too much, brought to be added", "refused unread, with what to do")
def test_a_workbook_that_would_fill_the_memory_is_refused_unread():
    with pytest.raises(Unreadable) as unreadable:
        open_incoming(bomb(20_000_000))
    assert "too large to read safely" in message(unreadable.value.problems[0], "en")


@pytest.mark.tried("A sheet of 10 000 columns", "refused")
def test_a_sheet_with_ten_thousand_columns_is_refused():
    wide = Workbook()
    wide.active.append(["id", "series"])
    wide.active.cell(2, 10_000).value = "x"
    with pytest.raises(Unreadable):
        open_incoming(packed(wide))


@given(st.binary(max_size=200))
def test_any_bytes_after_the_mark_of_a_workbook_get_words(data):
    report = open_incoming(b"PK\x03\x04" + data).report(Registers())
    assert [message(problem, "en") for problem in report.problems]


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("=@+-\t\n #"), max_size=30)


@pytest.mark.tried("A workbook in which any one byte of its list of parts is another", "read, or said to be damaged")
@pytest.mark.parametrize("bits", [0x01, 0x80, 0xFF])
def test_a_workbook_with_a_byte_of_its_list_of_parts_changed_is_read_or_told_for_what_it_is(bits):
    file = io.BytesIO()
    book = Workbook()
    for row in table({}).splitlines():
        book.active.append(row.split(","))
    book.save(file)
    content = file.getvalue()
    for place in range(content.index(b"PK\x01\x02"), len(content), 2):
        damaged = bytearray(content)
        damaged[place] ^= bits
        check(bytes(damaged))
        with suppress(Unreadable):
            open_incoming(bytes(damaged))


@given(TEXTS, TEXTS)
def test_a_table_comes_back_from_excel_cell_by_cell(quote, note):
    source = open_source(table({"quote": quote, "note": note + "x", "value": "3.20"}).encode())
    back = open_source(open_incoming(as_workbook(source)).data)
    assert [record.cells for record in back.records()] == [record.cells for record in source.records()]


def test_nothing_becomes_a_formula_in_excel_and_numbers_are_numbers():
    text = table({"quote": "=1+1", "note": "@SUM(A1)", "value": "5 023,50", "unit": "kr"}, delimiter=";")
    sheet = load_workbook(io.BytesIO(as_workbook(open_source(text.encode())))).active
    row = dict(zip(ROW, sheet[2], strict=True))
    assert (row["quote"].value, row["quote"].data_type) == ("=1+1", "s")
    assert row["note"].data_type == "s"
    assert (row["value"].value, row["value"].number_format) == (5023.5, "0.00")
    assert (row["period"].value, row["period"].data_type) == ("2012", "s")
    assert sheet.freeze_panes == "B2"


def test_what_excel_would_not_keep_digit_by_digit_stays_text():
    text = table({"value": "1234567890123456789"}, {"value": "17.000"}, {"value": "5 kr"}, delimiter=";")
    sheet = load_workbook(io.BytesIO(as_workbook(open_source(text.encode())))).active
    values = [row[list(ROW).index("value")].value for row in sheet.iter_rows(min_row=2)]
    assert values == ["1234567890123456789", "17.000", "5 kr"]


def test_control_characters_and_very_long_texts_do_not_break_the_workbook():
    sheet = load_workbook(
        io.BytesIO(as_workbook(open_source(table({"quote": "a\x07b", "note": "å" * 40_000}).encode())))
    ).active
    row = dict(zip(ROW, sheet[2], strict=True))
    assert row["quote"].value == "a\ufffdb"
    assert row["note"].value.endswith(" […]")
    assert len(row["note"].value) == 32_767
