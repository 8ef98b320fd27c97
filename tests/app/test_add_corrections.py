"""Correcting a cell and withdrawing a figure: with a reason, in the log, and never over somebody else's change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.adding import choose, click, give_reason, go, has_widget, rows_of, unchanged, widget
from tests.app.conftest import OpenApp
from tests.app.screen import Screen
from tests.app.tables import SMALL
from tests.reading.tables import table


@pytest.fixture
def mending(open_app: OpenApp, small: Path) -> Screen:
    """Where figures are corrected and withdrawn."""
    return go(open_app("add", table=small), "mend")


def new_value(screen: Screen, text: str) -> Screen:
    screen.app.text_area[0].set_value(text)
    return screen.run()


def corrected(screen: Screen, figure: str, column: str, text: str, why: str = "Slip of the pen") -> Screen:
    return give_reason(new_value(choose(screen, figure=figure, column=column), text), why)


def test_a_cell_is_corrected_and_nothing_else(mending: Screen, small: Path):
    with unchanged(small):
        corrected(mending, "b-3", "value", "310")
        assert "read as: 310\u00a0jobs" in mending.text
        assert "310" in str(mending.charts[0])
    click(mending, "save")
    assert small.read_text() == SMALL.replace(",300,", ",310,", 1)
    assert "Value was “300” and is “310”" in mending.text


def test_what_was_corrected_is_called_as_the_form_calls_it(open_app: OpenApp, small: Path):
    screen = go(open_app("add", table=small, locale="sv-SE"), "mend")
    click(corrected(screen, "b-3", "cited_by", "Kim Lund"), "save")
    assert "Anfört av (cited_by) var ”" in screen.text


def test_the_log_tells_what_was_there_and_why_the_latest_first(mending: Screen, small: Path):
    click(corrected(mending, "b-3", "value", "310", "First"), "save")
    click(corrected(mending, "b-3", "value", "320", "Second"), "save")
    log = mending.html_words[mending.html_words.index("Reason") :]
    assert log.index("Second") < log.index("First")
    assert [row["why"] for row in rows_of(small.with_name("corrections.csv"))] == ["First", "Second"]


def test_without_a_reason_nothing_can_be_saved(mending: Screen):
    new_value(choose(mending, figure="b-3", column="value"), "310")
    assert "Write a reason" in mending.text
    assert not has_widget(mending, "save")


def test_the_same_value_is_no_correction(mending: Screen):
    choose(mending, figure="b-3", column="value")
    assert "Write what it should say instead." in mending.text


def test_a_correction_that_brings_an_error_is_refused_with_its_reason(mending: Screen, small: Path):
    with unchanged(small):
        corrected(mending, "b-3", "value", "waffles")
        assert "“waffles” is not a number." in mending.text
        assert not has_widget(mending, "save")


def test_a_cell_that_somebody_else_changed_meanwhile_is_a_conflict_that_is_shown(mending: Screen, small: Path):
    corrected(mending, "b-3", "value", "310")
    small.write_text(SMALL.replace(",300,", ",305,", 1))
    with unchanged(small):
        click(mending, "save")
        assert "value of b-3 now says “305”, not “300”" in mending.text


def test_a_figure_is_withdrawn_and_its_row_stays_in_the_log(mending: Screen, small: Path):
    give_reason(choose(mending, figure="b-4", action="withdraw"), "Counted twice")
    click(mending, "save")
    assert [row["id"] for row in rows_of(small)] == ["b-1", "b-2", "b-3"]
    [entry] = rows_of(small.with_name("corrections.csv"))
    assert json.loads(entry["old"])["value"] == "290"
    assert "b-4 was taken out of table.csv." in mending.text


def test_withdrawing_the_last_figure_of_a_statistic_says_that_it_leaves(open_app: OpenApp, tmp_path: Path):
    screen = go(open_app("add", table=table({}, {"series": "x", "title": "X"})), "mend")
    give_reason(choose(screen, figure="b-2", action="withdraw"), "Wrong document")
    assert "The statistic x has no figures left" in screen.text


def way_on(screen: Screen) -> str:
    """What the link below a saved change asks the dashboard for."""
    [link] = screen.app.get("page_link")
    return link.proto.query_string


class TestTheLinkAfterAChange:
    def test_it_leads_to_the_statistic_that_was_corrected(self, mending: Screen):
        assert way_on(click(corrected(mending, "b-3", "value", "310"), "save")) == "series=jobs"

    def test_it_leads_to_both_statistics_when_a_figure_moves_between_them(self, mending: Screen):
        screen = corrected(mending, "b-2", "series", "homes")
        assert way_on(click(screen, "save")) == "series=nya-bostader&series=homes"

    def test_it_leads_to_the_statistic_that_a_figure_was_taken_out_of(self, mending: Screen):
        give_reason(choose(mending, figure="b-4", action="withdraw"), "Counted twice")
        assert way_on(click(mending, "save")) == "series=jobs"

    def test_it_leads_to_the_dashboard_when_the_statistic_is_gone(self, open_app: OpenApp):
        screen = go(open_app("add", table=table({}, {"series": "x", "title": "X"})), "mend")
        give_reason(choose(screen, figure="b-2", action="withdraw"), "Wrong document")
        assert way_on(click(screen, "save")) == ""

    def test_a_filter_chosen_before_does_not_hide_what_was_corrected(self, open_app: OpenApp, small: Path):
        screen = go(open_app("add", table=small, topic="Housing"), "mend")
        assert "topic" in screen.app.query_params
        click(corrected(screen, "b-3", "value", "310"), "save")
        assert "topic" not in screen.app.query_params


def test_a_correction_and_a_withdrawal_can_be_undone_and_the_log_says_so(mending: Screen, small: Path):
    click(corrected(mending, "b-3", "value", "310"), "save")
    click(mending, "undo")
    assert small.read_text() == SMALL
    assert "Undone" in mending.text
    assert [(row["old"], row["new"]) for row in rows_of(small.with_name("corrections.csv"))] == [
        ("300", "310"), ("310", "300"),
    ]  # fmt: skip


def test_the_log_is_read_in_the_readers_language(open_app: OpenApp, small: Path):
    screen = go(open_app("add", table=small, locale="sv-SE"), "mend")
    click(click(corrected(screen, "b-3", "value", "310"), "save"), "undo")
    assert "ångrat: " in screen.text
    assert "undone" not in screen.text
    assert "Värde (value)" in screen.text


def test_figures_are_found_by_what_they_say(mending: Screen):
    choose(mending, search="sommarjobb")
    assert len(widget(mending, "mend-figure").options) == 1
    choose(mending, search="no such words")
    assert "No figure matches." in mending.text


def test_a_wrong_cell_of_a_broken_table_is_mended_here(open_app: OpenApp, tmp_path: Path):
    path = tmp_path / "table.csv"
    path.write_text(table({}, {"value": "waffles"}))
    screen = go(open_app("add", table=path), "mend")
    assert "“waffles” is not a number." in screen.text
    click(corrected(screen, "b-2", "value", "7"), "save")
    assert path.read_text() == table({}, {"value": "7"})
    assert open_app("", table=path).rows


def test_a_column_that_the_table_lacks_is_agreed_to_first(mending: Screen, small: Path):
    corrected(mending, "b-3", "accessed", "2026-01-31")
    assert "The table has no column accessed." in mending.text
    assert not has_widget(mending, "save")
    widget(mending, "columns-edit-accessed").check()
    click(mending.run(), "save")
    assert [row["accessed"] for row in rows_of(small)] == ["", "", "2026-01-31", ""]


def test_a_log_that_is_no_log_is_said_and_nothing_is_saved(mending: Screen, small: Path):
    small.with_name("corrections.csv").write_text("something else entirely\n")
    corrected(mending, "b-3", "value", "310")
    with unchanged(small):
        click(mending, "save")
        assert "The log of corrections corrections.csv cannot be read" in mending.text


def test_an_id_that_is_none_is_text_on_every_button(open_app: OpenApp):
    trick = "![x](https://elsewhere.example/a.png)"
    screen = go(open_app("add", table=table({}, {"id": trick})), "mend")
    give_reason(choose(screen, figure=trick, action="withdraw"), "No id")
    assert has_widget(screen, "save")
    assert not any("elsewhere" in button.label for button in screen.app.button)


def test_a_figure_is_told_as_it_is_read_in_the_readers_language(open_app: OpenApp, small: Path):
    options = widget(go(open_app("add", table=small, locale="sv-SE"), "mend"), "mend-figure").options
    [label] = [one for one in options if one.startswith("b-3 ")]
    assert "300\u00a0jobb" in label
