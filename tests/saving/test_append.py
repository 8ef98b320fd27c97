"""Adding rows: what was there stays byte for byte, and what is new reads as it was meant."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.csvfile.source import open_source
from facts.csvfile.writing import written_number
from facts.language.written_numbers import Number
from facts.reading.table import Incoming, check, read_table
from facts.reading.template import template
from facts.reading.workbook import open_incoming
from facts.saving.append import Addition, plan
from facts.saving.save_errors import LacksColumns, LacksLetters
from tests.reading.tables import ROW, table

NEW = {"id": "ny-1", "series": "arbetslosa", "title": "Arbetslösa", "unit": "personer"}


def joined(old: bytes, new: str | bytes, **allowed: bool) -> Addition:
    return plan(old, Incoming(new if isinstance(new, bytes) else new.encode()), **allowed)


def codes(addition: Addition) -> list[str]:
    return [f"{problem.line} {problem.code}" for problem in addition.problems]


def cells(data: bytes) -> list[list[str]]:
    return [record.cells for record in open_source(data).records()]


WRITINGS = {
    "semicolon with CRLF": table({}, delimiter=";", newline="\r\n").encode(),
    "UTF-8 with its mark": table({}, delimiter=";", newline="\r\n").encode("utf-8-sig"),
    "UTF-16": table({}, delimiter="\t").encode("utf-16"),
    "Windows-1252": table({}, delimiter=";", newline="\r\n").encode("cp1252"),
    "lone CR": table({}, newline="\r").encode(),
    "pipes": table({}, delimiter="|").encode(),
    "no last line end": table({}).encode().rstrip(b"\n"),
    "a sep= line": b"sep=;\r\n" + table({}, delimiter=";", newline="\r\n").encode(),
    "comments": b"# first\n" + table({}).encode() + b"# to be checked\n",
    "a comment without line end": table({}).encode() + b"# to be checked",
    "blank lines at the end": table({}).encode() + b"\n\n",
    "a header alone": table().encode(),
    "a header alone without line end": table().encode().rstrip(b"\n"),
}


@pytest.mark.parametrize("old", WRITINGS.values(), ids=WRITINGS)
def test_every_earlier_byte_stays_and_the_new_row_reads_as_it_was_written(old: bytes):
    quote = 'Hon sa "tusen; eller | fler",\noch log.'
    addition = joined(old, table(NEW | {"quote": quote, "value": "1234.5"}))
    assert addition.is_ready, (codes(addition), addition.table_problems)
    assert addition.data.startswith(old)
    before, after = cells(old), cells(addition.data)
    assert after[:-1] == before
    row = dict(zip(open_source(old).header.columns, after[-1], strict=True))
    assert row["quote"] == quote
    assert (
        read_table(addition.data).figures[-1].value
        == read_table(table(NEW | {"value": "1234.5"}).encode()).figures[0].value
    )


@pytest.mark.parametrize("old", WRITINGS.values(), ids=WRITINGS)
def test_the_new_row_ends_its_line_as_the_table_does(old: bytes):
    source = open_source(old)
    added = joined(old, table(NEW)).data[len(old) :].decode(source.encoding.codec)
    assert added.endswith(source.newline)
    assert set(added) & set("\r\n") == set(source.newline)


def test_columns_are_matched_by_name_in_any_order():
    new = "document;quote;value;id;unit;series;cited_by;period\nBokslut;Det stod så.;5;ny-1;personer;s;Kim;2012\n"
    row = dict(zip(ROW, cells(joined(table({}).encode(), new).data)[-1], strict=True))
    assert (row["id"], row["value"], row["cited_by"], row["document"]) == ("ny-1", "5", "Kim", "Bokslut")


@pytest.mark.parametrize(
    ("here", "there", "written", "becomes"),
    [
        (";", ",", "1,234", "1.234"),
        (",", ";", "17.000", "17,000"),
        (",", "\t", "1.234", "01.234"),
        ("\t", ",", "-01.234", "-1.234"),
        ("\t", ",", "0.234", "0.234"),
        (";", ",", "-1,234", "-1.234"),
        (";", ",", "1,5", "1,5"),
        (";", ",", "17 000", "17 000"),
        (",", ";", "1,234.5", "1,234.5"),
    ],
)
def test_a_number_is_written_anew_only_where_the_table_would_read_it_otherwise(here, there, written, becomes):
    old = table({}, delimiter=there).encode()
    addition = joined(old, table(NEW | {"value": written, "unit": "kr"}, delimiter=here))
    row = dict(zip(ROW, cells(addition.data)[-1], strict=True))
    assert row["value"] == becomes
    said = [(one.line, one.column, one.written, one.becomes) for one in addition.rewritings]
    assert said == ([(2, "value", written, becomes)] if written != becomes else [])
    alone = read_table(table(NEW | {"value": written, "unit": "kr"}, delimiter=here).encode()).figures[0]
    assert read_table(addition.data).figures[-1].value == alone.value


@given(st.decimals(min_value=0, max_value=10**9, places=3), st.sampled_from(",;\t|"), st.sampled_from(",;\t|"))
def test_no_number_changes_its_value_or_its_decimals_on_the_way(number, here, there):
    written = written_number(Number(number), here)
    old = table({}, delimiter=there).encode()
    addition = joined(old, table(NEW | {"value": written, "unit": "kr"}, delimiter=here))
    value = read_table(addition.data).figures[-1].value
    assert value == number
    assert value.as_tuple().exponent == number.as_tuple().exponent


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('",;|\t\n\r#= '), max_size=30)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from([",", ";", "\t", "|"]), st.booleans())
def test_any_text_comes_back_as_it_was_and_the_table_keeps_its_beginning(notes, delimiter, ends):
    old = table({}, delimiter=delimiter).encode()
    old = old if ends else old.rstrip(b"\n")
    new = table(*({"id": f"ny-{n}", "note": note} for n, note in enumerate(notes)))
    addition = joined(old, new)
    assert addition.data.startswith(old)
    assert [row[-1] for row in cells(addition.data)[2:]] == notes


QUOTED = {
    "all cells": (
        b'"id","series","value","unit","period","cited_by","quote","document"\r\n'
        b'"b-1","s","5","kr","2012","K","Q","D"\r\n',
        b'"ny-1","x","7","kr","2011","L","R","E"\r\n',
    ),
    "texts": (
        b'id,series,value,unit,period,cited_by,quote,document\nb-1,s,5,kr,2012,K,"Q","D"\n',
        b'ny-1,x,7,kr,2011,L,"R","E"\n',
    ),
    "only where needed": (
        b'id,series,value,unit,period,cited_by,quote,document\nb-1,s,5,kr,2012,K,"Q, q",D\n',
        b"ny-1,x,7,kr,2011,L,R,E\n",
    ),
}


@pytest.mark.parametrize(("old", "added"), QUOTED.values(), ids=QUOTED)
def test_cells_are_quoted_as_the_table_quotes_them(old: bytes, added: bytes):
    new = "series;id;value;unit;period;cited_by;quote;document\nx;ny-1;7;kr;2011;L;R;E\n"
    assert joined(old, new).data == old + added


def test_a_new_first_cell_that_begins_with_a_hash_is_no_comment():
    old = b"note,id,series,value,unit,period,cited_by,quote,document\nx,b-1,s,5,kr,2012,K,Q,D\n"
    addition = joined(old, table(NEW | {"note": "# viktigt"}), new_columns=True)
    assert cells(addition.data)[-1][0] == "# viktigt"


def test_both_tables_are_judged_together():
    old = table({}, {"id": "b-2", "value": "7"}).encode()
    new = table(
        {"id": "B-1"},
        {"id": "ny-2", "unit": "personer"},
        {"id": "ny-3", "title": "Nya bostader"},
        {"id": "ny-4", "place": "Vasterås"},
        {"id": "ny-5", "evidence": "b-2 ny-1"},
    )
    addition = joined(old, new, new_columns=True)
    assert codes(addition) == [
        "2 duplicate-id", "3 dimension-mismatch", "4 inconsistent-series", "5 near-twin", "6 bad-evidence",
    ]  # fmt: skip
    assert addition.problems[0].values["first"] == "2 (sources.csv)"
    assert not addition.is_ready


def test_evidence_may_name_a_figure_that_is_in_the_table_already():
    addition = joined(table({}).encode(), table(NEW | {"evidence": "b-1"}), new_columns=True)
    assert addition.is_ready


def test_all_errors_of_the_new_rows_are_told_at_once_with_their_own_lines():
    new = "# mine\n" + table(NEW | {"value": "många"}, {"id": "ny-2", "period": "snart", "unit": "kr", "series": "k"})
    assert codes(joined(table({}).encode(), new)) == ["3 not-a-number", "4 bad-period"]


def test_a_table_that_has_errors_of_its_own_takes_no_rows():
    addition = joined(table({"value": "många"}).encode(), table(NEW))
    assert [(problem.line, problem.code) for problem in addition.table_problems] == [(2, "not-a-number")]
    assert not addition.is_ready


def test_a_file_that_is_no_table_is_told_so():
    assert codes(joined(table({}).encode(), b"{}")) == ["1 not-a-csv"]
    assert joined(b"PK\x03\x04", table(NEW)).table_problems[0].code == "not-a-csv"


def test_columns_that_the_table_lacks_are_offered_before_they_are_added():
    old = table({}).encode()
    new = table(NEW | {"evidence": "b-1", "dnr": "12/34", "accessed": ""})
    refused = joined(old, new)
    assert [type(obstacle) for obstacle in refused.obstacles] == [LacksColumns]
    assert refused.new_columns == ("evidence", "dnr")
    addition = joined(old, new, new_columns=True)
    assert addition.is_ready
    assert cells(addition.data)[0][-2:] == ["evidence", "dnr"]
    assert [row[-2:] for row in cells(addition.data)[1:]] == [["", ""], ["b-1", "12/34"]]


@pytest.mark.parametrize("old", WRITINGS.values(), ids=WRITINGS)
def test_new_columns_leave_every_other_cell_comment_and_line_end(old: bytes):
    addition = joined(old, table(NEW | {"dnr": "x"}), new_columns=True)
    source, wide = open_source(old), open_source(addition.data)
    gained = source.delimiter
    expected = source.text.replace("note", f"note{gained}dnr", 1)
    before = [line for line in expected.splitlines() if not line.startswith("b-1")]
    after = [line for line in wide.text.splitlines() if not line.startswith(("b-1", "ny-1"))]
    assert after == before
    assert [row[:-1] for row in cells(addition.data)[:-1]] == cells(old)


def test_a_letter_that_the_encoding_lacks_is_said_before_anything_is_saved():
    old = table({}, delimiter=";").encode("cp1252")
    refused = joined(old, table(NEW | {"note": "≈ −5"}))
    [obstacle] = refused.obstacles
    assert isinstance(obstacle, LacksLetters)
    assert obstacle.letters == "−≈"
    converted = joined(old, table(NEW | {"note": "≈ −5"}), convert=True)
    assert converted.is_ready
    assert cells(converted.data)[:-1] == cells(old)
    assert converted.data.decode("utf-8-sig").startswith(old.decode("cp1252"))


def test_the_first_figures_begin_a_table_that_is_still_empty():
    addition = joined(b"", table(NEW))
    assert addition.is_ready
    assert not check(addition.data).has_errors
    assert cells(addition.data)[1][0] == "ny-1"


def test_blank_rows_are_not_added():
    addition = joined(table({}).encode(), table(NEW) + "," * (len(ROW) - 1) + "\n")
    assert addition.ids == ("ny-1",)


def lines_of(addition: Addition) -> Sequence[str]:
    text = open_source(addition.data).text
    return [text.split("\n")[line - 1].partition(",")[0] for line in addition.lines]


def test_the_lines_of_the_new_rows_in_the_table_are_known():
    old = table({"quote": "Två\nrader"}).encode()
    addition = joined(old, table(NEW | {"quote": "Tre\nnya\nrader"}, {"id": "ny-2"}))
    assert lines_of(addition) == ["ny-1", "ny-2"]


def test_a_new_row_whose_id_is_taken_is_told_only_that() -> None:
    addition = plan(table({}).encode(), Incoming(table({"id": " B-1"}).encode()))
    assert [problem.code for problem in addition.problems] == ["duplicate-id"]


def test_a_row_that_stands_in_the_table_already_is_said_when_it_is_added() -> None:
    base = table({"id": "a"}).encode()
    new = open_incoming(table({"id": "b"}, {"id": "c", "value": "77"}).encode())
    addition = plan(base, new)
    assert [(problem.line, problem.code) for problem in addition.problems] == [(2, "duplicate-row")]
    assert addition.is_ready


def test_the_templates_examples_are_recognised() -> None:
    addition = plan(b"", open_incoming(template("sv").encode()))
    assert [problem.code for problem in addition.problems].count("duplicate-row") == 2


def test_numbers_that_their_column_proves_keep_their_meaning_in_the_table() -> None:
    base = table({"id": "a", "value": "1 234,5", "unit": "kr"}).encode()
    new = open_incoming(
        table({"id": "b", "value": "1,234", "unit": "kr"}, {"id": "c", "value": "5,678.9", "unit": "kr"}).encode()
    )
    figures = read_table(plan(base, new).data).figures
    assert [str(figure.value) for figure in figures] == ["1234.5", "1234", "5678.9"]
