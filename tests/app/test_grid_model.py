"""The grid without a screen: rows are mended, ticked and judged; what cannot be saved stays as it was brought."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.app.adding.drafts import open_draft
from facts.app.adding.grid_judgement import JudgedGrid, judge
from facts.app.adding.grid_model import Grid, grid_of, grid_of_rows
from facts.csvfile.source import open_source
from facts.reading.mapping import ColumnMapping, map_table
from facts.reading.registers import Registers
from facts.reading.table import Incoming, read_table
from facts.reading.template import template
from facts.reading.workbook import open_incoming
from facts.saving.edit import CellChange
from facts.share.workbooks import as_workbook, template_workbook
from facts.words import LANGS, Lang
from tests.app.adding import JOBS, new_table, workbook
from tests.app.conftest import MEMO
from tests.app.tables import SMALL
from tests.reading.tables import ROW

REGISTERS = Registers()


def grid(*rows: dict[str, str], delimiter: str = ",") -> Grid:
    return grid_of(Incoming(new_table(*rows, delimiter=delimiter)), REGISTERS)


def judged(one: Grid, table: str = SMALL) -> JudgedGrid:
    return judge(one, table.encode(), REGISTERS, read_table(table.encode()).figures, "sources.csv")


def codes(one: JudgedGrid, number: int) -> set[str]:
    return {problem.code for problem in one.problems.get(number, ()) if problem.is_error}


class TestMending:
    def test_a_mended_cell_keeps_what_was_written(self):
        one = grid({"value": "waffles"}).mend(1, "value", "17")
        assert one.row(1).cells["value"] == "17"
        assert one.row(1).written == {"value": "waffles"}

    def test_a_cell_that_is_written_back_is_no_longer_mended(self):
        one = grid({"value": "12"}).mend(1, "value", "17").mend(1, "value", "12")
        assert not one.row(1).written

    def test_the_grid_before_is_as_it_was(self):
        one = grid({"value": "12"})
        one.mend(1, "value", "17")
        assert one.row(1).cells["value"] == "12"

    def test_a_cell_of_a_column_that_the_file_lacks_can_be_written(self):
        one = grid({}).mend(1, "definition", "offered")
        assert b"offered" in judged(one).addition.data

    def test_a_cell_can_be_mended_in_all_rows_that_say_the_same(self):
        one = grid({"value": "x"}, {"id": "b", "value": "x"}, {"id": "c", "value": "9"}).mend(1, "value", "17")
        assert one.same_text(1, "value") == [2]
        assert [row.cells["value"] for row in one.mend_alike(1, "value").rows] == ["17", "17", "9"]

    def test_a_text_for_a_blank_cell_is_offered_to_the_other_blank_ones_of_rows_that_are_wanted(self):
        one = grid({"unit": ""}, {"id": "b", "unit": " "}, {"id": "c", "unit": ""}, {"id": "d", "unit": "jobs"})
        one = one.tick([3], wanted=False).mend(1, "unit", "percent")
        assert one.same_text(1, "unit") == [2]
        assert [row.cells["unit"] for row in one.mend_alike(1, "unit").rows] == ["percent", "percent", "", "jobs"]

    def test_what_each_row_says_for_itself_is_not_offered_to_blank_ones(self):
        one = grid({"quote": ""}, {"id": "b", "quote": ""}).mend(1, "quote", "So it was.")
        assert one.same_text(1, "quote") == []

    def test_each_state_has_a_fingerprint_of_its_own(self):
        one = grid({"value": "12"})
        states = (one, one.mend(1, "value", "17"), one.tick([1], wanted=False), one.without({1}))
        assert len({state.fingerprint for state in states}) == 4


class TestWhatCanBeSaved:
    def test_sound_rows_are_saved_and_the_others_stay(self):
        one = judged(grid({}, {"id": "ny-2", "value": "waffles"}, {"id": "ny-3", "period": "2014"}))
        assert one.sound == {1, 3}
        assert one.to_mend == {2}
        assert [row.number for row in one.rest] == [2]
        assert one.addition.ids == ("ny-1", "ny-3")

    def test_a_row_that_stands_on_one_that_stays_stays_too(self):
        one = judged(grid({"value": "waffles"}, {"id": "ny-2", "period": "2014", "evidence": "ny-1"}))
        assert one.sound == set()
        assert codes(one, 2) == {"bad-evidence"}

    def test_a_row_that_is_not_ticked_disturbs_nobody(self):
        rows = ({}, {"id": "ny-1", "value": "7"})
        assert codes(judged(grid(*rows)), 2) == {"duplicate-id"}
        assert judged(grid(*rows).tick([1], wanted=False)).sound == {2}

    def test_rows_that_stand_in_the_table_already_are_not_ticked(self):
        table = judged(grid({})).addition.data.decode()
        again = judged(grid({"id": "other"}, {"id": "ny-2", "period": "2014"}), table)
        assert again.in_table == {1: "ny-1"}
        assert again.sound == {2}
        assert judged(grid({"id": "other"}).tick([1], wanted=True), table).sound == {1}

    def test_a_file_that_is_brought_again_without_what_was_filled_in_here_stands_in_the_table(self):
        table, short = judged(grid({})).addition.data.decode(), {"document_date": "", "document_url": ""}
        again = judged(grid({"id": "other"} | short, {"id": "new", "quote": "Det blev 7."} | short), table)
        assert again.in_table == {1: "ny-1"}
        assert again.sound == {2}

    def test_a_cell_that_was_emptied_is_a_correction_and_no_row_that_stands_there(self):
        table = judged(grid({})).addition.data.decode()
        (emptied,) = judged(grid({"document_date": ""}), table).changed.values()
        assert [(one.column, one.old, one.new) for one in emptied] == [("document_date", "2013-10-01", "")]

    @pytest.mark.parametrize("lang", LANGS)
    def test_the_examples_of_the_template_are_never_saved_by_accident(self, lang: Lang):
        for data in (template(lang).encode(), template_workbook(lang)):
            one = judged(grid_of(open_incoming(data), REGISTERS))
            assert one.in_table == {1: "", 2: ""}
            assert not one.sound

    def test_a_number_that_excel_wrote_anew_is_the_same_number(self):
        table = judged(grid({"value": "17 000"})).addition.data.decode()
        assert judged(grid({"value": "17000"}), table).in_table == {1: "ny-1"}

    def test_the_problems_have_the_lines_that_the_owner_counts(self):
        one = judged(grid({}, {"id": "ny-2", "value": "waffles"}))
        assert [problem.line for problem in one.problems[2]] == [3]

    def test_a_row_without_an_id_gets_one_and_it_is_counted(self):
        one = grid({"id": ""}, {"id": "", "period": "2014"})
        assert one.numbered == 2
        assert judged(one).sound == {1, 2}

    def test_a_broken_table_takes_no_rows(self):
        assert not judged(grid({}), SMALL + "b-9,x\n").sound


def test_rows_of_a_workbook_that_wait_come_back_from_a_workbook_as_they_were_written():
    written = ({"value": "17.000"}, {"id": "ny-2", "value": "var femte", "period": "2012-13"})
    one = grid_of(open_incoming(workbook(*written)), REGISTERS)
    back = grid_of(open_incoming(as_workbook(open_source(one.as_file()))), REGISTERS)
    assert [dict(row.cells) for row in back.rows] == [dict(row.cells) for row in one.rows]


class TestATableThatComesBack:
    """The table as it was taken along for Excel, changed there, and brought again."""

    def test_nothing_is_to_be_saved_of_a_table_that_nobody_changed(self):
        table = MEMO.read_bytes()
        book = as_workbook(open_source(table))
        new = grid_of(open_incoming(book), REGISTERS)
        figures = read_table(table).figures
        back = judge(new, table, REGISTERS, figures, "sources.csv")
        assert len(back.in_table) == len(figures) == len(new.rows)
        assert not back.sound
        assert not back.changed

    def test_what_is_changed_is_a_correction_only_when_the_reader_says_so(self):
        table = judged(grid({}, {"id": "ny-2", "period": "2014"})).addition.data.decode()
        back = grid({"value": "410"}, {"id": "ny-2", "period": "2014"}, {"id": "ny-3", "period": "2015"})
        asked = judged(back, table)
        assert asked.undecided == {1}
        assert asked.sound == {3}
        corrects = judged(back.decide("correct"), table)
        assert corrects.changes == (CellChange("ny-1", "value", "400", "410"),)
        assert (corrects.corrected, corrects.sound) == ({1}, {1, 3})
        assert corrects.addition.ids == ("ny-3",)
        others = judged(back.decide("new"), table)
        assert not others.changes
        assert len(set(others.addition.ids) | {"ny-1", "ny-2"}) == 4

    def test_a_correction_with_an_error_stays(self):
        table = judged(grid({}, {"id": "ny-2", "period": "2014"})).addition.data.decode()
        back = judged(grid({"value": "waffles"}, {"id": "ny-2", "period": "2015"}).decide("correct"), table)
        assert codes(back, 1) == {"not-a-number"}
        assert back.sound == {2}

    def test_a_column_that_did_not_come_back_is_left(self):
        table = judged(grid({"note": "checked"})).addition.data.decode()
        names = [name for name in dict.fromkeys((*ROW, *JOBS)) if name != "note"]
        text = ",".join(names) + "\n" + ",".join((ROW | JOBS)[name] for name in names) + "\n"
        back = judged(grid_of(Incoming(text.encode()), REGISTERS), table)
        assert back.in_table == {1: "ny-1"}


class TestRowsOfAnotherShape:
    HEADER = ",".join(dict.fromkeys((*ROW, *JOBS)))

    def brought(self, line: str) -> Grid:
        text = new_table({}).decode() + line + "\n"
        return grid_of(Incoming(text.encode()), REGISTERS)

    def test_a_short_row_waits_until_somebody_has_looked_at_it(self):
        one = self.brought("ny-2,jobs")
        assert codes(judged(one), 2) == {"too-few-fields"}
        assert "too-few-fields" not in codes(judged(one.mend(2, "series", "homes")), 2)

    def test_a_row_whose_cells_cannot_be_told_apart_keeps_nobody_from_saving_the_others(self):
        one = self.brought("ny-2," + "x," * 60)
        assert not one.row(2).is_whole
        assert judged(one).sound == {1}
        assert b"ny-2,x,x,x" in one.as_file()

    def test_a_decimal_comma_that_made_two_cells_of_one_is_put_together_again(self):
        line = new_table({"id": "ny-2", "value": "4321"}).decode().splitlines()[1].replace("4321", "4,5")
        one = self.brought(line)
        assert codes(judged(one), 2) == {"too-many-fields"}
        mended = one.mend_line(2, one.joined_cells(2)["value"])
        assert mended.row(2).cells["value"] == "4,5"
        assert judged(mended).sound == {1, 2}

    def test_a_blank_cell_too_many_can_be_left_out(self):
        line = new_table({"id": "ny-2", "value": "4321"}).decode().splitlines()[1].replace("4321", "4321,")
        one = self.brought(line)
        assert one.mend_line(2, one.joined_cells(2)["value"]).row(2).cells["value"] == "4321"

    def test_a_quotation_mark_that_is_not_closed_breaks_one_row_which_is_mended_as_it_stands(self):
        line = new_table({"id": "ny-2", "quote": "Fler jobb."}).decode().splitlines()[1]
        one = self.brought(line.replace("Fler jobb.", '"Fler jobb.') + "\n" + line.replace("ny-2", "ny-3"))
        assert [row.is_whole for row in one.rows] == [True, False, True]
        assert codes(judged(one), 2) == {"quote-syntax"}
        still = one.mend_line(2, one.row(2).text + '"x')
        assert not still.row(2).is_whole
        mended = still.mend_line(2, one.row(2).text.replace("Fler jobb.", 'Fler jobb."'))
        assert mended.row(2).cells["quote"] == "Fler jobb."
        assert judged(mended).sound == {1, 2, 3}

    def test_a_file_without_ids_has_its_broken_rows_too(self):
        text = "series,value,unit,period,cited_by,quote,document\na,1,job,2012,Kim,1 jobb,D\na,1,5,job,2012,Kim,x,D\n"
        new = open_draft(text.encode()).new
        one = grid_of(new, REGISTERS)
        assert [row.is_whole for row in one.rows] == [True, False]
        assert judged(one).sound == {1}

    def test_no_row_of_a_table_with_other_headers_is_left_out_in_silence(self):
        text = 'År;Antal\n2012;5\n2014;7;8\n2013;"6\n'
        said = map_table(Incoming(text.encode()), ColumnMapping(("period", "value"))).problems
        assert [(one.line, one.code) for one in said] == [(3, "too-many-fields"), (4, "quote-syntax")]

    def test_a_row_that_needs_a_column_which_the_file_lacks_is_asked_for_its_cell(self):
        text = "id,series,value,unit,period,role,source_url\na,x,1,jobs,2012,claim,\n"
        one = judged(grid_of(Incoming(text.encode()), REGISTERS))
        assert {problem.column for problem in one.problems[1]} == {"cited_by", "quote", "document"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_grid_reads_numbers_as_its_file_does(delimiter: str):
    one = judged(grid({"value": "1,234"}, delimiter=delimiter))
    alone = read_table(new_table({"value": "1,234"}, delimiter=delimiter))
    assert [figure.value for figure in one.figures.values()] == [figure.value for figure in alone.figures]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_is_read_as_its_whole_file_proves_also_when_it_is_saved_alone(delimiter: str):
    rows = {"value": "56.4"}, {"id": "b", "value": "about 4,900"}, {"id": "c", "value": "7.125"}
    one = grid(*rows, delimiter=delimiter)
    alone = judged(one.tick([1], wanted=False))
    assert [str(figure.value) for figure in alone.figures.values()] == ["4900", "7.125"]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=6))
def test_whatever_is_written_in_a_cell_stays_what_was_written(texts: list[str]):
    rows = [ROW | JOBS | {"id": f"n-{n}", "note": text} for n, text in enumerate(texts)]
    one = grid_of_rows(rows, "made")
    assert [row.cells["note"] for row in one.rows] == texts
    again = grid_of(Incoming(one.as_file()), REGISTERS)
    assert [_plain(row.cells.get("note", "")) for row in again.rows] == list(map(_plain, texts))


def _plain(text: str) -> str:
    """The text with what no UTF-8 file can hold replaced."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
