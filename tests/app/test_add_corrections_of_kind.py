"""One change with one reason for all figures of a kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.saving.corrections import read_log
from tests.app.adding import click, has_widget, rows_of, run, unchanged, widget
from tests.app.conftest import OpenApp
from tests.app.screen import Screen
from tests.app.tables import SMALL


@pytest.fixture
def page(open_app: OpenApp, small: Path) -> Screen:
    """The place where figures of a kind are corrected."""
    screen = open_app("add", table=small, way="mend")
    widget(screen, "mend-scope").set_value("kind")
    return run(screen)


def choose(screen: Screen, **choices: str) -> Screen:
    for name, choice in choices.items():
        widget(screen, f"kind-{name}").set_value(choice)
        run(screen)
    return screen


def write(screen: Screen, begins: str, text: str) -> Screen:
    next(one for one in screen.app.text_input if one.key and one.key.startswith(begins)).set_value(text)
    return run(screen)


def test_the_unit_of_a_whole_statistic_is_corrected_with_one_reason_and_one_undo(page: Screen, small: Path):
    choose(page, series="jobs", column="unit")
    write(page, "kind-new", "percent")
    with unchanged(small):
        write(page, "kind-why", "a share, by the table's head")
        assert page.charts
    click(page, "save")
    units = {row["id"]: row["unit"] for row in rows_of(small)}
    of_jobs = [row["id"] for row in rows_of(small) if row["series"] == "jobs"]
    assert {units[identity] for identity in of_jobs} == {"percent"}
    log = read_log(small.with_name("corrections.csv").read_bytes())
    assert [entry.id for entry in log] == of_jobs
    assert {entry.why for entry in log} == {"a share, by the table's head"}
    click(page, "undo")
    assert small.read_text() == SMALL


def test_a_figure_of_the_kind_can_be_left_as_it_is(page: Screen, small: Path):
    choose(page, series="jobs", column="place")
    first, *others = [row["id"] for row in rows_of(small) if row["series"] == "jobs"]
    widget(page, "kind-except-series").set_value([first])
    run(page)
    write(page, "kind-new", "Gävle")
    click(write(page, "kind-why", "another town"), "save")
    places = {row["id"]: row["place"] for row in rows_of(small)}
    assert {places[identity] for identity in others} == {"Gävle"}
    assert places[first] != "Gävle"


def test_a_change_that_brings_an_error_cannot_be_saved(page: Screen, small: Path):
    choose(page, series="jobs", column="period")
    write(page, "kind-new", "sometime")
    write(page, "kind-why", "x")
    assert "is not a period that can be read" in page.text
    assert not has_widget(page, "save")


def test_what_belongs_to_one_figure_alone_is_not_offered(page: Screen):
    choose(page, series="jobs")
    options = widget(page, "kind-column").options
    assert not [option for option in options if "(quote)" in option or "(id)" in option]


def test_nothing_is_made_blank_without_a_yes(page: Screen):
    choose(page, series="jobs", column="place")
    assert not has_widget(page, "save")
    assert "Make these cells blank" in [box.label for box in page.app.checkbox]
