"""Workbooks of LibreOffice (.ods) and old Excel (.xls) are read with the care of .xlsx, and never fill the memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from facts.__main__ import commands
from facts.csvfile.source import open_source
from facts.figures.problems import Unreadable, hint, message
from facts.reading.registers import Registers
from facts.reading.table import Incoming
from facts.reading.workbook import open_incoming
from facts.statistics.read_published import read_published
from facts.statistics.sheets import read_sheets
from tests.reading.other_workbooks import Shown, old_excel, open_document, open_document_of
from tests.reading.tables import ROW, table

Maker = Callable[..., bytes]
both_kinds = pytest.mark.parametrize("make", [open_document, old_excel])


def sheet(*rows: dict[str, Any]) -> list[list[Any]]:
    """A sheet with the header and a sound row for each of `rows`, with its changes."""
    found = [list((ROW | {"id": f"x-{n}"} | row).values()) for n, row in enumerate(rows, start=1)]
    return [list(ROW), *([cell if cell != "" else None for cell in row] for row in found)]


def cell(new: Incoming, name: str) -> str:
    source = open_source(new.data)
    return [record.cells for record in source.records()][-1][source.header.columns.index(name)]


def told(new: Incoming) -> list[str]:
    return [f"{p.line or '-'} {p.column or '-'} {p.code}" for p in new.report(Registers()).problems]


@both_kinds
@pytest.mark.parametrize(
    ("value", "text", "codes"),
    [
        (Shown(0.1 + 0.2, "0,3"), "0.3", []),
        (Shown(3.5, "3,50", "0.00"), "3.50", []),
        (Shown(17000, "17 000", "#,##0"), "17000", []),
        (Shown(0, "0,0", "0.0"), "0.0", []),
        (Shown(12_500_000, "12,5", "0.0,,"), "12.5", ["2 value excel-scaled"]),
        (Shown(date(2026, 5, 1), "1 maj", "d mmm"), "2026-05-01", ["2 value excel-date-unclear"]),
        ("17 000", "17 000", []),
    ],
)
def test_a_number_comes_as_it_is_shown(make: Maker, value: Any, text: str, codes: list[str]):
    new = open_incoming(make(("A", sheet({"value": value}))))
    assert (cell(new, "value"), told(new)) == (text, codes)


@both_kinds
def test_a_share_is_read_as_the_percentage_that_is_shown(make: Maker):
    new = open_incoming(make(("A", sheet({"value": Shown(0.236, "23,6 %", "0.0%"), "unit": "procent"}))))
    assert cell(new, "value") == "23.6 %"


@both_kinds
def test_a_month_that_was_made_a_date_is_read_as_it_is_shown_and_said(make: Maker):
    new = open_incoming(make(("A", sheet({"period": Shown(date(2012, 9, 1), "2012-09", "yyyy-mm")}))))
    assert (cell(new, "period"), told(new)) == ("2012-09", ["2 period excel-date"])


@both_kinds
def test_a_hidden_sheet_is_read_only_when_no_other_has_the_header(make: Maker):
    assert told(open_incoming(make(("hidden", sheet({})), ("B", [["hej"]])))) == ["- - excel-hidden"]
    assert open_incoming(make(("hidden", sheet({})), ("B", sheet({})))).sheet == "B"


def test_formulas_errors_merged_cells_hidden_rows_and_comments_of_an_ods_file_are_said():
    formula = 'table:formula="of:=[.A1]*2"'
    new = open_incoming(open_document(("A", sheet({"value": Shown(12, "12", more=formula)}))))
    assert (cell(new, "value"), told(new)) == ("12", ["2 value excel-formula"])
    new = open_incoming(open_document(("A", sheet({"value": Shown("#REF!", "#REF!", more=formula)}))))
    assert told(new) == ["2 value excel-error"]
    merged = 'table:number-rows-spanned="2" table:number-columns-spanned="1"'
    new = open_incoming(open_document(("A", sheet({"topic": Shown("Barn", more=merged)}, {"topic": None}))))
    assert (cell(new, "topic"), told(new)) == ("Barn", ["- - merged-cells"])
    comment = "<office:annotation><text:p>no</text:p></office:annotation>"
    text = '<text:p><text:span>a</text:span><text:s text:c="2"/>b<text:line-break/>c</text:p>'
    row = f"<table:table-cell>{comment}{text}</table:table-cell></table:table-row>"
    new = open_incoming(open_document(("A", sheet({})), more=f'<table:table-row table:visibility="collapse">{row}'))
    assert "excel-hidden" in " ".join(told(new))
    assert cell(new, next(iter(ROW))) == "a  b\nc"


def test_formulas_errors_merged_cells_and_hidden_rows_of_an_xls_file_are_said():
    new = open_incoming(old_excel(("A", sheet({"value": Shown(12, "formula")}))))
    assert (cell(new, "value"), told(new)) == ("12", ["2 value excel-formula"])
    assert told(open_incoming(old_excel(("A", sheet({"value": "#REF!"}))))) == ["2 value excel-error"]
    place = list(ROW).index("topic")
    new = open_incoming(
        old_excel(("A", sheet({"topic": "Barn"}, {"topic": None})), merge=[(1, 2, place, place)], hidden_row=2)
    )
    assert (cell(new, "topic"), told(new)) == ("Barn", ["- - excel-hidden", "- - merged-cells"])


@both_kinds
def test_a_published_table_is_read_as_from_any_workbook(make: Maker):
    rows = [["Kostnad efter kommun, mkr"], [], ["Kommun", "2021", "2022"],
            ["Ale", Shown(12_500_000, "12,5", "0.0,,"), 3], ["Lund", "..", Shown(7.25, "7,25", "0.00")]]  # fmt: skip
    found = read_published(make(("Om", [["Om tabellen"]]), ("Tabell", rows)), "kostnad.ods")
    assert (found.sheet, list(found.numbers), found.unit_name()) == ("Tabell", ["12.5", "3", "7.25"], "msek")
    assert [one.line for one in found.left_out] == [5]


@both_kinds
def test_add_and_reference_take_such_files_and_check_says_which_command_does(make: Maker, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources.csv").write_text(table({"id": "old"}))
    (tmp_path / "new.bin").write_bytes(make(("A", sheet({}))))
    run = CliRunner().invoke
    assert run(commands, ["add", "new.bin"]).exit_code == 0
    assert "x-1" in (tmp_path / "sources.csv").read_text()
    checked = run(commands, ["check", "new.bin"])
    assert (checked.exit_code, "facts add FILE" in checked.output) == (1, True)
    (tmp_path / "table.bin").write_bytes(make(("A", [["Kommun", "2021", "2022"], ["Ale", 41, 42]])))
    listed = run(commands, ["reference", "table.bin", "--source-url", "https://example.org"])
    assert listed.output.count("Ale") == 2


def many(times: str, cells: str) -> bytes:
    """Four cells of text that say they are there many times, in a row that says so too."""
    row = f'<table:table-row {times}><table:table-cell {cells} office:value-type="string"><text:p>x</text:p>'
    return open_document_of(
        f"<office:body><office:spreadsheet><table:table>{row}</table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet></office:body>"
    )


@pytest.mark.tried("An .ods file of a few bytes that repeats a cell by the million", "refused, with what to do")
@pytest.mark.parametrize(
    ("times", "cells"),
    [
        ('table:number-rows-repeated="1048576"', 'table:number-columns-repeated="16384"'),
        ('table:number-rows-repeated="999999999"', ""),
        ("", 'table:number-columns-repeated="999999999"'),
        ('table:number-rows-repeated="1048576"', 'table:formula="of:=1"'),
    ],
)
def test_repeated_cells_that_would_fill_the_memory_are_refused(times: str, cells: str):
    for read in (open_incoming, read_sheets):
        with pytest.raises(Unreadable) as unreadable:
            read(many(times, cells))
        assert "too large to read safely" in message(unreadable.value.problems[0], "en")


_BURSTING = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
ENTITIES = f"<!DOCTYPE x [<!ENTITY a0 'ha'>{_BURSTING}]>"
WORKBOOK, OTHER = ("Workbook".encode("utf-16-le"), "WordDocs".encode("utf-16-le"))
LOCKED = b"<manifest:encryption-data/>"


def with_parts(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


@pytest.mark.tried("An .ods file whose entities burst, a locked one, a text document, a cut one", "told for what it is")
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (open_document_of("<office:body>&a11;</office:body>", before=ENTITIES), "damaged or no spreadsheet"),
        (open_document_of("<office:body><office:text/></office:body>"), "damaged or no spreadsheet"),
        (with_parts(**{"content.xml": b"\x00\x01"}), "damaged or no spreadsheet"),
        (with_parts(**{"content.xml": b"?", "META-INF/manifest.xml": LOCKED}), "with a password"),
        (old_excel(("A", [["x"]]))[:2000], "old Excel workbook"),
        (old_excel(("A", [["x"]])).replace(WORKBOOK, OTHER), "another old"),
        (b"\xd0\xcf\x11\xe0" + bytes(26_000_000), "too large"),
    ],
)  # fmt: skip
def test_a_workbook_that_cannot_be_read_is_told_for_what_it_is(data: bytes, says: str):
    for read in (open_incoming, read_sheets):
        with pytest.raises(Unreadable) as unreadable:
            read(data)
        [problem] = unreadable.value.problems
        assert says in message(problem, "en")
        assert hint(problem, "sv")


@pytest.mark.tried("An .xls file in which any one of some bytes is another", "read, or said to be damaged")
@pytest.mark.parametrize("bits", [0x01, 0xFF])
def test_an_old_workbook_with_a_changed_byte_is_read_or_told_for_what_it_is(bits: int):
    content = old_excel(("A", [["Kommun", "2021"], ["Ale", Shown(12, "", "0.0")]]))
    for place in [*range(0, 1100, 7), *range(1536, 2000, 3)]:
        damaged = bytearray(content)
        damaged[place] ^= bits
        with suppress(Unreadable):
            open_incoming(bytes(damaged))
