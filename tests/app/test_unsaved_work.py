"""Ticks and mended cells that are not saved yet are there again after a reload, until they are saved or discarded."""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.app.adding import unsaved_work
from facts.reading.table_files import UNFINISHED
from tests.app.adding import button, cells, click, has_widget, mend, new_table, rows_of, run, tick, upload, widget
from tests.app.conftest import OpenApp
from tests.app.screen import Screen
from tests.app.test_add_document import TEXT, copy, drop, fill, take

ROWS = new_table({}, {"id": "ny-2", "value": "waffles"}, {"id": "ny-3", "place": "Uppsala", "period": "2014"})


def boxes(screen: Screen) -> dict[str, bool]:
    return {box.key[-2:]: box.value for box in screen.app.checkbox if box.key.startswith("tick-")}


def values(screen: Screen) -> list[str]:
    return [field.value for field in cells(screen)]


@pytest.mark.tried(
    "A page that is reloaded, or an app that is killed, while rows wait", "the rows are as they were left"
)
def test_mended_and_unticked_rows_of_a_file_are_there_again(open_app: OpenApp, small: Path):
    first = upload(open_app("add", table=small), ROWS)
    assert not small.with_name(UNFINISHED).exists()
    tick(mend(first, 2, "value", "401"), 3, wanted=False)
    left = boxes(first), values(first)
    again = open_app("add", table=small)
    assert "figures.csv: 3 rows that are not saved" in again.text
    click(again, button(again, "go-on-"))
    assert (boxes(again), values(again)) == left
    # The file that is brought again is that work too.
    brought = upload(open_app("add", table=small), ROWS)
    assert (boxes(brought), values(brought)) == left
    assert "Your work on figures.csv is as you left it" in brought.text
    click(brought, "save")
    assert [row["value"] for row in rows_of(small)[-2:]] == ["400", "401"]
    # What was not saved waits on, until it is discarded.
    later = open_app("add", table=small)
    assert "figures.csv: 1 row that is not saved" in later.text
    click(later, button(later, "discard-"))
    assert not small.with_name(UNFINISHED).exists()
    assert "Unfinished work" not in later.text


def test_work_on_a_file_can_be_discarded_and_begun_anew(open_app: OpenApp, small: Path):
    mend(upload(open_app("add", table=small), ROWS), 2, "value", "401")
    again = upload(open_app("add", table=small), ROWS)
    click(again, button(again, "discard-"))
    assert "waffles" in values(again)
    assert not small.with_name(UNFINISHED).exists()


def test_more_rows_than_can_be_kept_are_said(open_app: OpenApp, small: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(unsaved_work, "_MOST_ROWS", 2)
    page = mend(upload(open_app("add", table=small), ROWS), 2, "value", "401")
    assert "There are more than 2 rows." in page.text
    assert not small.with_name(UNFINISHED).exists()


def test_ticked_mended_and_added_claims_of_a_document_are_there_again(open_app: OpenApp, small: Path):
    text = TEXT.replace("Telefon 08", "Alla fick vara med. Telefon 08")
    page = take(drop(open_app("add", table=small, way="document"), text), 1, 2)
    fill(page, series="jobs", cited_by="Kommunstyrelsen")
    mend(page, 1, "unit", "jobs")
    copy(page, "Alla fick vara med.")
    about = next(one for one in page.app.text_input if one.key.endswith("-document"))
    about.set_value("Annual report")
    run(page)
    assert page.app.checkbox
    again = open_app("add", table=small, way="document")
    assert "berättelse.txt: 3 rows that are not saved" in again.text
    assert "Add the file again" in again.text
    drop(again, text)
    assert "Your work on berättelse.txt is as you left it" in again.text
    ticked = [box.label for box in again.app.checkbox if box.label.startswith("Include claim") and box.value]
    assert ticked == ["Include claim 1", "Include claim 2"]
    assert "3 ticked claims" in again.headings
    assert next(one.value for one in again.app.text_input if one.key.endswith("-document")) == "Annual report"
    assert "jobs" in values(again)
    assert "Kommunstyrelsen" in again.text
    click(again, button(again, "discard-"))
    assert not any(box.value for box in again.app.checkbox if box.label.startswith("Include claim"))
    assert next(one.value for one in again.app.text_input if one.key.endswith("-document")) != "Annual report"
    assert not small.with_name(UNFINISHED).exists()


def test_claims_that_are_saved_wait_no_longer(open_app: OpenApp, small: Path):
    page = take(drop(open_app("add", table=small, way="document")), 1)
    fill(page, series="jobs", place="Stockholm", cited_by="Kommunstyrelsen")
    mend(page, 1, "unit", "jobs")
    assert small.with_name(UNFINISHED).exists()
    click(page, "save")
    assert not small.with_name(UNFINISHED).exists()


def test_a_document_that_lies_beside_the_table_is_gone_on_with_by_a_button(open_app: OpenApp, small: Path):
    folder = small.with_name("documents")
    folder.mkdir()
    (folder / "berättelse.txt").write_text(TEXT, "utf-8")
    page = open_app("add", table=small, way="document")
    widget(page, "document-kept").set_value("berättelse.txt")
    take(run(page), 2)
    again = open_app("add", table=small, way="document")
    click(again, button(again, "go-on-"))
    assert "1 ticked claim" in again.headings


def test_a_damaged_file_of_unfinished_work_is_said_and_left_as_it_is(open_app: OpenApp, small: Path):
    small.with_name(UNFINISHED).write_text("[{]")
    page = mend(upload(open_app("add", table=small), ROWS), 2, "value", "401")
    assert "a reload of the page would lose it" in page.text
    assert "unfinished.json, where unfinished work is kept, is damaged" in page.text
    assert small.with_name(UNFINISHED).read_text() == "[{]"
    assert not has_widget(page, "go-on-")
