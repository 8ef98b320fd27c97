"""Saving what a file brings: what the page says afterwards, what undoing takes back, what others did meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facts.reading.table import Incoming
from facts.saving.append import plan
from facts.saving.save_errors import NotSaved
from facts.words import LANGS, Text
from tests.app.adding import (
    click,
    has_widget,
    mend,
    new_table,
    paste,
    rows_of,
    unchanged,
    upload,
)  # fmt: skip
from tests.app.conftest import OpenApp
from tests.app.screen import Screen
from tests.app.tables import SMALL
from tests.app.test_pages import LOCALES
from tests.reading.tables import table


def test_after_saving_the_uploader_is_empty_again(open_app: OpenApp, small: Path):
    screen = click(upload(open_app("add", table=small), new_table({})), "save")
    assert not has_widget(screen, "save")
    assert screen.app.file_uploader[0].value is None


def test_the_last_save_can_be_undone(open_app: OpenApp, small: Path):
    screen = click(upload(open_app("add", table=small), new_table({})), "save")
    click(screen, "undo")
    assert small.read_text() == SMALL
    assert "table.csv is again as it was before." in screen.text
    assert not has_widget(screen, "undo")


@pytest.mark.parametrize(
    "bring", [lambda page, rows: upload(page, rows), lambda page, rows: paste(page, rows.decode())]
)
def test_rows_whose_save_was_undone_stand_in_the_grid_again_as_they_were_mended(
    open_app: OpenApp, small: Path, bring: Callable[[Screen, bytes], Screen]
):
    page = bring(open_app("add", table=small), new_table({"period": "waffles"}, {"id": "ny-2", "period": "2014"}))
    mend(page, 1, "period", "2012")
    click(click(page, "save"), "undo")
    assert small.read_text() == SMALL
    assert "2 rows can be saved." in page.text
    click(page, "save")
    assert [row["period"] for row in rows_of(small)[-2:]] == ["2012", "2014"]


def test_rows_that_were_mended_after_a_save_stay_so_when_it_is_undone(open_app: OpenApp, small: Path):
    page = upload(open_app("add", table=small), new_table({"period": "waffles"}, {"id": "ny-2", "period": "2014"}))
    mend(click(page, "save"), 1, "period", "2012")
    click(page, "undo")
    click(page, "save")
    assert [row["period"] for row in rows_of(small)[-2:]] == ["2012", "2014"]


def test_undo_takes_back_what_was_saved_here_and_leaves_what_somebody_has_added_since(open_app: OpenApp, small: Path):
    before = small.read_bytes()
    screen = click(upload(open_app("add", table=small), new_table({})), "save")
    theirs = table({"id": "b-9", "series": "x", "title": ""}).split("\n", 1)[1].encode()
    with small.open("ab") as file:
        file.write(theirs)
    click(screen, "undo")
    assert small.read_bytes() == before + theirs


def test_a_figure_that_somebody_else_added_meanwhile_is_kept(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), new_table({}))
    other = new_table({"id": "other-1", "value": "7"}).decode()
    with small.open("a") as file:
        file.write(table_row(small, other))
    click(screen, "save")
    assert [row["id"] for row in rows_of(small)][-2:] == ["other-1", "ny-1"]


def table_row(path: Path, new: str) -> str:
    """The row of `new` as a line of the table at `path`."""
    data = path.read_bytes()
    return plan(data, Incoming(new.encode())).data[len(data) :].decode()


def test_rows_that_no_longer_fit_are_not_saved_and_it_is_said_why(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), new_table({}))
    with small.open("a") as file:
        file.write(table_row(small, new_table({"value": "7"}).decode()))
    with unchanged(small):
        click(screen, "save")
        assert "The table has changed meanwhile" in screen.text
        assert "ny-1" in screen.text
        assert not has_widget(screen, "save")


@pytest.mark.parametrize("lang", LANGS)
def test_a_disk_that_refuses_is_a_message_in_the_readers_language(
    open_app: OpenApp, small: Path, monkeypatch: pytest.MonkeyPatch, lang
):
    screen = upload(open_app("add", table=small, locale=LOCALES[lang]), new_table({}))

    def full(*_: object, **__: object) -> None:
        raise NotSaved(Text("The disk is full.", "Disken är full."))

    monkeypatch.setattr("facts.saving.table_save.save_table", full)
    click(screen, "save")
    assert Text("The disk is full.", "Disken är full.").of(lang) in screen.text
    assert small.read_text() == SMALL


def test_the_link_after_saving_leads_to_the_cards_that_got_figures(open_app: OpenApp, small: Path):
    screen = click(upload(open_app("add", table=small), new_table({})), "save")
    [link] = screen.app.get("page_link")
    assert link.proto.query_string == "series=jobs"


def test_what_was_saved_is_not_hidden_by_a_filter_chosen_before(open_app: OpenApp, small: Path):
    screen = click(upload(open_app("add", table=small, topic="Housing"), new_table({})), "save")
    assert "topic" not in screen.app.query_params


def test_two_readers_never_see_each_others_drafts_but_what_is_saved(open_app: OpenApp, small: Path):
    first, second = open_app("add", table=small), open_app("add", table=small)
    upload(first, new_table({}))
    assert "ny-1" not in second.run().text
    click(first, "save")
    assert "ny-1" not in second.run().text
    assert "Budget 2014" in open_app("", table=small).labels
