"""Correcting and withdrawing: one cell or one row changes, everything else stays, and the log says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.csvfile.source import open_source
from facts.figures.problems import Unreadable
from facts.saving.corrections import log_of, read_log, withdrawn_cells
from facts.saving.edit import correct, plan_correction, plan_withdrawal, withdraw
from facts.saving.save_errors import Conflict, LacksColumns, LacksLetters, NotSaved, WrongRequest
from tests.reading.tables import ROW, table
from tests.saving.test_append import WRITINGS

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('",;|\t\n\r#= '), max_size=30)


def cells(data: bytes) -> list[list[str]]:
    return [record.cells for record in open_source(data).records()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "sources.csv"
    path.write_bytes(table({}, {"value": "7"}, {"value": "8"}).encode())
    return path


@pytest.mark.parametrize(
    "old", [text for text in WRITINGS.values() if b"b" in text and b"5023" in text.replace(b"\0", b"")]
)
def test_one_cell_changes_and_no_other_byte(old: bytes):
    source = open_source(old)
    edit = plan_correction(old, "B-1", " Cited_By ", "Bo", "rättat")
    assert edit.is_ready
    assert open_source(edit.data).text == source.text.replace("Kim Lund", "Bo")
    assert edit.data.startswith(source.encoding.mark)


@given(st.sampled_from(["note", "quote", "definition"]), TEXTS, st.sampled_from(",;\t|"), st.integers(1, 3))
def test_every_other_cell_stays_whatever_is_written(column, value, delimiter, row):
    old = table({"definition": "x\ny"}, {}, {"definition": 'z "å"'}, delimiter=delimiter).encode()
    before = cells(old)
    edit = plan_correction(old, f"b-{row}", column, value, "rättat")
    after = cells(edit.data)
    place = before[0].index(column)
    assert after[row][place] == value
    after[row][place] = before[row][place]
    assert after == before


@given(st.integers(1, 3), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_a_row_is_taken_out_with_its_line_and_nothing_else(row, newline, ends):
    text = table({"quote": f"En{newline}rad"}, {}, {"note": "# inte en kommentar"}, newline=newline)
    text = f"# först{newline}{text}# sist{newline}" if ends else text.removesuffix(newline)
    edit = plan_withdrawal(text.encode(), f"b-{row}", "dubblett")
    before, after = cells(text.encode()), cells(edit.data)
    assert after == before[:row] + before[row + 1 :]
    kept = edit.data.decode()
    start = text.index(f"b-{row},")
    assert text.startswith(kept[:start])
    assert text.endswith(kept[start:])


def test_a_cell_in_quotation_marks_keeps_them():
    old = b'id,series,value,unit,period,cited_by,quote,document\nb-1,s,"5",kr,2012,K,"Q",D\n'
    assert plan_correction(old, "b-1", "value", "6", "x").data == old.replace(b'"5"', b'"6"')
    assert plan_correction(old, "b-1", "cited_by", "K, L", "x").data == old.replace(b",K,", b',"K, L",')


def test_the_log_tells_when_what_and_why(path: Path):
    correct(path, "b-2", "value", "9", "stod 9, inte 7")
    withdraw(path, "b-3", "samma som b-1")
    first, second = read_log(log_of(path).read_bytes())
    assert (first.id, first.column, first.old, first.new, first.why) == ("b-2", "value", "7", "9", "stod 9, inte 7")
    assert first.when[10] == "T"
    assert first.when[19] in "+-"
    assert (second.id, second.column, second.new) == ("b-3", "", "")
    row = {name: text for name, text in (ROW | {"id": "b-3", "value": "8"}).items() if text}
    assert withdrawn_cells(second.old) == row
    assert log_of(path).read_bytes().startswith(b"when,id,column,old,new,why\n")


def test_a_log_that_excel_has_saved_is_gone_on_with_in_its_own_writing(path: Path):
    log_of(path).write_bytes("when;id;column;old;new;why\r\n2026-01-01;b-1;note;;x;så\r\n".encode("cp1252"))
    correct(path, "b-2", "value", "9", "för lågt")
    data = log_of(path).read_bytes()
    assert data.startswith("when;id;column;old;new;why\r\n2026-01-01;b-1;note;;x;så\r\n".encode("cp1252"))
    assert read_log(data)[-1].why == "för lågt"


def test_a_log_that_cannot_be_read_stops_the_correction(path: Path):
    before = path.read_bytes()
    log_of(path).write_bytes(b"PK\x03\x04")
    with pytest.raises(NotSaved, match="log of corrections"):
        correct(path, "b-2", "value", "9", "x")
    assert path.read_bytes() == before
    assert log_of(path).read_bytes() == b"PK\x03\x04"


def test_a_correction_that_would_bring_an_error_is_not_saved(path: Path):
    before = path.read_bytes()
    edit, saved = correct(path, "b-2", "value", "många", "x")
    assert saved is None
    assert [(problem.line, problem.column, problem.code) for problem in edit.problems] == [(3, "value", "not-a-number")]
    assert path.read_bytes() == before
    assert not log_of(path).exists()


def test_errors_that_the_file_had_already_do_not_stand_in_the_way():
    old = table({"quote": "En\nrad"}, {"value": "många"}, {"period": "snart"}).encode()
    assert plan_correction(old, "b-1", "quote", "En", "x").is_ready
    assert plan_correction(old, "b-2", "value", "flera", "x").is_ready
    assert plan_correction(old, "b-3", "period", "2012", "x").is_ready
    assert not plan_correction(old, "b-3", "value", "några", "x").is_ready
    assert plan_withdrawal(old, "b-1", "x").is_ready


def test_a_figure_that_another_one_leans_on_is_not_withdrawn():
    old = table({}, {"evidence": "b-1"}).encode()
    edit = plan_withdrawal(old, "b-1", "x")
    assert [problem.code for problem in edit.problems] == ["bad-evidence"]
    assert not edit.is_ready


def test_a_cell_that_somebody_else_changed_meanwhile_is_shown_and_kept(path: Path):
    correct(path, "b-2", "value", "9", "x")
    with pytest.raises(Conflict, match="now says “9”, not “7”"):
        correct(path, "b-2", "value", "10", "x", expected="7")
    with pytest.raises(Conflict, match="value"):
        withdraw(path, "b-2", "x", expected=ROW | {"id": "b-2", "value": "7"})
    assert cells(path.read_bytes())[2][4] == "9"


def test_a_row_that_somebody_else_added_meanwhile_is_kept(path: Path):
    path.write_bytes(path.read_bytes() + table({"id": "ny"}).encode().partition(b"\n")[2])
    correct(path, "b-2", "value", "9", "x", expected="7")
    assert [row[0] for row in cells(path.read_bytes())] == ["id", "b-1", "b-2", "b-3", "ny"]


@pytest.mark.parametrize(
    ("identity", "column", "why", "says"),
    [
        ("b2", "value", "x", "Did you mean b-2?"),
        ("helt-annan", "value", "x", "no figure with the id helt-annan in sources.csv."),
        ("b-2", "vlaue", "x", "Did you mean value?"),
        ("b-2", "", "x", "no column"),
        ("b-2", "value", " ", "Say why"),
        ("b-2", "value", "a\udcff", "“a?” is no text"),
    ],
)
def test_what_cannot_be_meant_is_told_with_what_is_nearest(path: Path, identity, column, why, says):
    with pytest.raises(WrongRequest) as refusal:
        correct(path, identity, column, "9", why)
    assert says in refusal.value.text.en
    assert refusal.value.text.sv != refusal.value.text.en


def test_bytes_that_are_no_text_are_not_written_into_a_cell(path: Path):
    before = path.read_bytes()
    with pytest.raises(WrongRequest, match="not UTF-8"):
        correct(path, "b-2", "note", "sm\udcf6r", "x")
    assert path.read_bytes() == before


def test_an_id_that_stands_twice_is_not_guessed_about():
    old = table({}, {"id": "b-1"}).encode()
    with pytest.raises(WrongRequest, match="lines 2, 3"):
        plan_correction(old, "b-1", "value", "9", "x")


def test_an_id_is_found_however_its_letters_are_composed():
    old = table({"id": "bostäder-1"}).encode()
    assert plan_correction(old, "BOSTA\u0308DER-1", "value", "9", "x").entry.id == "bostäder-1"


def test_a_column_that_the_table_lacks_is_offered_first():
    old = table({}, {}).encode()
    refused = plan_correction(old, "b-2", "evidence", "b-1", "x")
    assert [type(obstacle) for obstacle in refused.obstacles] == [LacksColumns]
    edit = plan_correction(old, "b-2", "evidence", "b-1", "x", new_columns=True)
    assert edit.is_ready
    assert [row[-1] for row in cells(edit.data)] == ["evidence", "", "b-1"]
    assert [row[:-1] for row in cells(edit.data)] == cells(old)


def test_a_letter_that_the_encoding_lacks_is_said_first():
    old = table({}).encode("cp1252")
    [obstacle] = plan_correction(old, "b-1", "note", "−5 ≈", "x").obstacles
    assert isinstance(obstacle, LacksLetters)
    assert obstacle.letters == "−≈"
    edit = plan_correction(old, "b-1", "note", "−5 ≈", "x", convert=True)
    assert edit.is_ready
    assert cells(edit.data)[1][-1] == "−5 ≈"


def test_the_same_value_again_changes_nothing_and_logs_nothing(path: Path):
    before = path.read_bytes()
    _, saved = correct(path, "b-2", "value", "7", "x")
    assert saved is not None
    assert saved.before == saved.after
    assert path.read_bytes() == before
    assert not log_of(path).exists()


def test_what_is_no_table_cannot_be_corrected():
    with pytest.raises(Unreadable):
        plan_correction(b"{}", "b-1", "value", "9", "x")
