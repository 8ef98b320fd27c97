"""Figures from a file: problems first, then what the table becomes, then one button; nothing guessed, nothing lost."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from facts.app import background_work
from tests.app.adding import (
    button,
    button_group,
    cells,
    click,
    go,
    has_widget,
    mend,
    new_table,
    paste,
    rows_of,
    run,
    tick,
    unchanged,
    upload,
    widget,
    workbook,
)  # fmt: skip
from tests.app.conftest import OpenApp
from tests.app.tables import SMALL


def test_rows_of_a_file_are_shown_and_saved_and_every_earlier_byte_stays(open_app: OpenApp, small: Path):
    screen = open_app("add", table=small)
    with unchanged(small):
        upload(screen, new_table({"value": "17 000"}))
        assert "17,000\u00a0jobs" in screen.text
        assert "1 figure joins a statistic that the table has." in screen.text
        assert len(screen.charts) == 1
    click(screen, "save")
    assert small.read_bytes().startswith(SMALL.encode())
    assert [row["value"] for row in rows_of(small)] == ["1200", "1500", "300", "290", "17 000"]
    assert "1 row of figures.csv was added to table.csv." in screen.text


def test_a_file_that_has_to_be_waited_for_is_added_like_any_other(
    open_app: OpenApp, small: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(background_work, "_AT_ONCE", 0.0)
    screen = click(upload(open_app("add", table=small), new_table({"value": "17 000"})), "save")
    assert rows_of(small)[-1]["id"] == "ny-1"
    assert not screen.app.exception


def test_the_chart_that_is_shown_has_the_new_figure_before_it_is_saved(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), new_table({"value": "17000"}))
    assert "17,000" in str(screen.charts[0])
    assert "1 more figure" in screen.text


def test_a_new_statistic_is_called_new(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), new_table({"series": "buses", "title": "Buses", "unit": "item"}))
    assert "1 figure begins a new statistic." in screen.text
    assert "new" in screen.words


def test_mistakes_are_said_in_their_cells_and_the_sound_rows_can_be_saved_without_them(open_app: OpenApp, small: Path):
    screen = open_app("add", table=small)
    with unchanged(small):
        upload(screen, new_table({}, {"id": "ny-2", "value": "waffles"}, {"id": "ny-3", "period": "2012-99"}))
        assert "“waffles” is not a number." in screen.text
        assert "“2012-99” is not a period that can be read." in screen.text
        assert [(cell.label, cell.value) for cell in cells(screen)] == [("Value", "waffles"), ("Period", "2012-99")]
        assert {"Row 2", "Row 3", "Row 4"} <= set(screen.labels)
    click(screen, "save")
    assert [row["id"] for row in rows_of(small)][-1] == "ny-1"
    assert "Rows left from figures.csv" in screen.text
    assert [cell.value for cell in cells(screen)] == ["waffles", "2012-99"]


def test_a_cell_is_mended_in_place_and_all_rows_are_saved(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), new_table({}, {"id": "ny-2", "value": "waffles", "period": "2014"}))
    mend(screen, 2, "value", "1 234,5")
    assert "read as: 1,234.5\u00a0jobs" in screen.text
    assert "It said: waffles" in screen.text
    click(screen, "save")
    assert [row["value"] for row in rows_of(small)][-2:] == ["400", "1 234,5"]
    assert not cells(screen)


def test_any_cell_of_a_row_can_be_opened_and_changed(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), new_table({}))
    click(screen, button(screen, "open-"))
    mend(screen, 1, "place", "Gävle")
    click(screen, "save")
    assert rows_of(small)[-1]["place"] == "Gävle"


def test_a_row_that_is_not_ticked_is_not_saved_and_stays(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), new_table({}, {"id": "ny-2", "period": "2014"}))
    tick(screen, 1, wanted=False)
    assert "1 row is not ticked and stays here." in screen.text
    click(screen, "save")
    assert [row["id"] for row in rows_of(small)][-1] == "ny-2"
    assert "Rows left from figures.csv" in screen.text


def test_rows_that_stand_in_the_table_already_are_not_ticked_and_that_is_said(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), new_table({}, {"id": "ny-2", "period": "2014"}))
    click(screen, "save")
    again = upload(open_app("add", table=small), new_table({"id": "x"}, {"id": "ny-3", "period": "2015"}))
    assert "Already in the table, as ny-1." in again.text
    click(again, "save")
    assert [row["id"] for row in rows_of(small)][-2:] == ["ny-2", "ny-3"]


def test_a_quote_is_looked_for_in_the_documents_before_anything_is_saved(open_app: OpenApp, small: Path):
    folder = small.with_name("documents")
    folder.mkdir()
    (folder / "budget.txt").write_text("Inledning.\fDet blev 400 sommarjobb i Uppsala.", encoding="utf-8")
    rows = [
        {"quote": "Det blev 400 sommarjobb i Uppsala.", "page": "2"},
        {"id": "ny-2", "period": "2014", "quote": "Det blev 400 sommarjobb i Uppsala.", "page": "1"},
        {"id": "ny-3", "period": "2015", "quote": "Det blev 410 sommarjobb.", "page": "1"},
    ]
    screen = upload(open_app("add", table=small), new_table(*rows))
    assert "The quote stands in budget.txt, page 2." in screen.text
    assert "The quote stands in budget.txt on page 2, not on the page that the row names." in screen.text
    assert "The quote was not found in any document" in screen.text


def test_many_mistakes_of_one_kind_are_said_once_with_their_lines(open_app: OpenApp, small: Path):
    rows = [{"id": f"ny-{n}", "value": "waffles"} for n in range(1, 41)]
    screen = upload(open_app("add", table=small), new_table(*rows))
    assert "and 37 more of this kind: lines 5–41" in screen.text
    assert len(cells(screen)) == 25


def test_a_mended_file_takes_the_place_of_the_one_with_mistakes(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), new_table({"value": "waffles"}))
    upload(screen, new_table({"value": "17"}))
    assert "waffles" not in screen.text
    assert has_widget(screen, "save")


def test_a_workbook_is_read_with_the_rows_that_its_owner_sees(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), workbook({}, {"id": "ny-2", "period": "sometime"}), "figures.xlsx")
    assert "line numbers are its rows" in screen.text
    assert "Row 3" in screen.labels
    screen = upload(screen, workbook({}, {"id": "ny-2", "period": "2014"}), "figures.xlsx")
    click(screen, "save")
    assert [row["id"] for row in rows_of(small)][-2:] == ["ny-1", "ny-2"]


def test_pasted_rows_are_read_like_a_file(open_app: OpenApp, small: Path):
    screen = paste(open_app("add", table=small), new_table({}, delimiter="\t").decode())
    click(screen, "save")
    assert rows_of(small)[-1]["id"] == "ny-1"
    assert "1 row of the pasted rows was added" in screen.text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (gzip.compress(b"x"), "gzip"),
        (b"<!doctype html><html></html>", "web page"),
        (b'{"a": 1}', "JSON"),
        (b"%PDF-1.7", "PDF"),
        (b"", "empty"),
        (b"nothing but words", "header"),
    ],
    ids=["gzip", "web page", "JSON", "PDF", "empty", "prose"],
)
def test_what_is_no_table_is_told_what_it_is(open_app: OpenApp, small: Path, data: bytes, said: str):
    screen = upload(open_app("add", table=small), data, "figures.csv")
    assert "Not a table that can be read: figures.csv" in screen.text
    assert said in screen.text
    assert not has_widget(screen, "save")


def test_new_columns_are_said_and_agreed_to_before_anything_is_saved(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), new_table({"dnr": "12/34"}))
    assert "The table has no column dnr." in screen.text
    assert not has_widget(screen, "save")
    widget(screen, "columns-rows-dnr").check()
    click(screen.run(), "save")
    assert [row["dnr"] for row in rows_of(small)] == ["", "", "", "", "12/34"]
    assert "table.csv gets new last columns: dnr." in screen.text


def test_letters_that_the_table_cannot_hold_are_said_and_converting_is_offered(open_app: OpenApp, small: Path):
    small.write_bytes(SMALL.encode("cp1252"))
    screen = upload(open_app("add", table=small), new_table({"note": "≈ 400"}))
    assert "≈" in screen.text
    assert not has_widget(screen, "save")
    widget(screen, "letters-rows").check()
    click(screen.run(), "save")
    assert rows_of(small)[-1]["note"] == "≈ 400"
    assert small.read_text("utf-8-sig").startswith(SMALL)


def test_a_row_goes_by_its_title_in_the_readers_language_also_before_it_can_be_saved(open_app: OpenApp, small: Path):
    page = upload(
        open_app("add", table=small, locale="sv-SE"),
        new_table({"series": "nytt", "period": "våfflor", "title_sv": "Ungas sommarjobb"}),
    )
    assert "Ungas sommarjobb" in page.html.split('class="figure-row"')[1]


def test_a_single_day_is_read_as_itself_and_not_as_from_and_to(open_app: OpenApp, small: Path):
    page = upload(open_app("add", table=small), new_table({"period": "waffles"}))
    assert "read as: 2012: 1 January 2012 – 31 December 2012" in mend(page, 1, "period", "2012").text
    assert "read as: 1 January 2012" in mend(page, 1, "period", "2012-01-01").text
    assert "1 January 2012 – " not in page.text


def test_a_unit_that_does_not_fit_its_statistic_is_mended_there_or_in_the_statistic(open_app: OpenApp, small: Path):
    page = upload(open_app("add", table=small, locale="sv-SE"), new_table({"unit": "procent", "value": "40"}))
    assert "”procent” kan inte stå bredvid ”jobb”" in page.text
    assert [one.key.rpartition("-")[2] for one in cells(page)] == ["unit", "series"]
    mend(page, 1, "series", "andel")
    assert "1 rad kan sparas." in page.text


def test_what_many_rows_would_warn_of_is_told_in_the_first_with_their_number(open_app: OpenApp, small: Path):
    rows = [{"id": f"ny-{n}", "period": str(n), "party_basis": ""} for n in range(2001, 2006)]
    page = upload(open_app("add", table=small, locale="sv-SE"), new_table(*rows))
    assert "Källa för partiet saknas. Detsamma gäller 4 rader till." in page.text
    assert page.text.count("Källa för partiet saknas") == 1


def test_that_others_can_be_saved_is_said_only_where_there_are_others(open_app: OpenApp, small: Path):
    alone = upload(open_app("add", table=small), new_table({"period": "waffles"}))
    assert "1 row has to be filled in or corrected first" in alone.text
    assert "The others can be saved" not in alone.text
    both = upload(alone, new_table({"period": "waffles"}, {"id": "ny-2"}))
    assert "The others can be saved without it." in both.text


def test_one_document_with_two_dates_is_noticed(open_app: OpenApp, small: Path):
    new = new_table({}, {"id": "ny-2", "period": "2014", "document_date": "2013-11-01"})
    screen = upload(open_app("add", table=small), new)
    assert "The document Budget 2014 has more than one Document date: 1 October 2013, 1 November 2013." in screen.text
    assert has_widget(screen, "save")


def test_a_near_twin_of_a_place_is_noticed(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), new_table({"place": "Upsala"}))
    assert "“Upsala” is nearly “Uppsala”" in screen.text


def test_a_table_that_comes_back_corrects_what_was_changed_and_adds_what_is_new(open_app: OpenApp, small: Path):
    click(upload(open_app("add", table=small), new_table({}, {"id": "ny-2", "period": "2014"})), "save")
    before = small.read_bytes()
    screen = upload(open_app("add", table=small), new_table({"value": "410"}, {"id": "ny-3", "period": "2015"}))
    assert "1 row has the id of a row of the table and says something else." in screen.text
    widget(screen, button_group(screen, "same-")).set_value("correct")
    run(screen)
    assert "Write a reason for the correction" in screen.text
    assert not has_widget(screen, "save")
    next(one for one in screen.app.text_input if one.key.startswith("grid-why")).set_value("the annual report")
    click(run(screen), "save")
    assert [row["value"] for row in rows_of(small) if row["id"] == "ny-1"] == ["410"]
    assert rows_of(small)[-1]["id"] == "ny-3"
    assert "the annual report" in small.with_name("corrections.csv").read_text()
    click(screen, "undo")
    assert small.read_bytes() == before


def test_a_file_with_our_header_but_no_ids_gets_them(open_app: OpenApp, small: Path):
    head, row, *_ = new_table({}).decode().splitlines()
    assert head.startswith("id,")
    screen = upload(open_app("add", table=small), f"{head.removeprefix('id,')}\n{row.removeprefix('ny-1,')}\n".encode())
    assert "Which column holds what?" not in screen.text
    click(screen, "save")
    assert rows_of(small)[-1]["id"].startswith("jobs-uppsala-2013")


def test_what_is_mended_once_is_written_in_all_rows_that_say_the_same(open_app: OpenApp, small: Path):
    rows = [{"id": f"ny-{n}", "period": f"20{n}", "value": "waffles"} for n in range(11, 15)]
    screen = mend(upload(open_app("add", table=small), new_table(*rows)), 1, "value", "7")
    assert "The same in the 3 other rows that say so" in screen.labels
    click(screen, button(screen, "alike-"))
    click(screen, "save")
    assert [row["value"] for row in rows_of(small)][-4:] == ["7"] * 4


def test_rows_without_a_figure_are_counted_and_left_out_on_a_yes(open_app: OpenApp, small: Path):
    marks = ("..", "[c]", "")
    rows = [{"id": f"ny-{n}", "period": f"201{n}", "value": mark} for n, mark in enumerate(marks, start=4)]
    screen = upload(open_app("add", table=small), new_table({}, *rows))
    assert "3 rows have no figure: leave them out" in screen.labels
    click(screen, button(screen, "empty-"))
    assert "3 rows are not ticked and stay here." in screen.text
    click(screen, "save")
    assert rows_of(small)[-1]["id"] == "ny-1"


def test_who_brings_a_long_table_back_sees_first_what_is_new_in_it(open_app: OpenApp, tmp_path: Path):
    known = [{"id": f"k-{n}", "period": str(1980 + n)} for n in range(30)]
    path = tmp_path / "table.csv"
    path.write_bytes(new_table(*known))
    screen = upload(open_app("add", table=path), new_table(*known, {"id": "k-30", "period": "2010"}))
    boxes = [box.label for box in screen.app.checkbox if box.label.startswith("Row ")]
    assert boxes == ["Row 32"]
    which = next(one for one in screen.app.get("button_group") if one.key.startswith("which-"))
    assert which.options == ["All (31)", "New or changed (1)"]


def test_a_file_is_as_it_was_mended_when_the_reader_comes_back_to_it(open_app: OpenApp):
    page = open_app("add", table=SMALL)
    mend(upload(page, new_table({"value": "waffles"})), 1, "value", "410")
    go(go(page, "take"), "file")
    assert "It goes on with figures.csv, as you left it." in page.text
    assert "It said: waffles" in page.text
    click(page, "away-file")
    assert "It said: waffles" not in page.text
    assert "Choose a file" in page.text
