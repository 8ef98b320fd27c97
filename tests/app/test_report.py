"""The page Report: charts are chosen, ordered, shown as they will be, and downloaded."""

from __future__ import annotations

import pytest
from streamlit.proto.MultiSelect_pb2 import MultiSelect

from facts.app import background_work, report
from facts.words import say
from tests.app.conftest import OpenApp
from tests.app.screen import Screen
from tests.app.tables import SMALL


def preview(screen: Screen) -> str:
    """The report as the page shows it."""
    (frame,) = screen.app.get("iframe")
    return str(frame.proto.srcdoc)


def test_the_charts_of_the_table_are_offered_by_their_titles(open_app: OpenApp):
    assert open_app("report", table=SMALL).app.multiselect(key="report_series").options == [
        "Nya bostäder", "Summer jobs",
    ]  # fmt: skip


def test_what_is_searched_in_a_list_is_found_by_its_words_and_not_by_letters_here_and_there(open_app: OpenApp):
    lists = open_app("report", table=SMALL).app.multiselect
    modes = MultiSelect.DESCRIPTOR.fields_by_name["filter_mode"].enum_type.values_by_number
    assert {modes[one.proto.filter_mode].name for one in lists} == {"FILTER_MODE_CONTAINS"}


def test_a_report_has_the_chosen_charts_in_the_chosen_order(open_app: OpenApp):
    screen = open_app("report", table=SMALL)
    screen.app.multiselect(key="report_series").set_value(["jobs", "nya-bostader"])
    screen.app.text_input(key="report_title").set_value("Homes & jobs <1>")
    shown = preview(screen.run())
    assert shown.index("Summer jobs") < shown.index("Nya bostäder")
    assert "Homes &amp; jobs &lt;1&gt;" in shown


def test_a_report_can_be_in_the_other_language(open_app: OpenApp):
    screen = open_app("report", table=SMALL)
    screen.app.multiselect(key="report_series").set_value(["jobs"])
    assert '<html lang="en"' in preview(screen.run())
    screen.app.button_group(key="report_language").set_value("sv")
    assert '<html lang="sv"' in preview(screen.run())


def test_nothing_is_made_before_a_chart_is_chosen(open_app: OpenApp):
    screen = open_app("report", table=SMALL)
    assert screen.app.get("iframe") == []
    assert say("report_page.none", "en") in screen.words


def test_a_report_of_many_charts_is_the_same_once_it_has_been_waited_for(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
):
    screen = open_app("report", table=SMALL)
    screen.app.multiselect(key="report_series").set_value(["jobs", "nya-bostader"])
    at_once = preview(screen.run())
    report._cached_report.clear()
    monkeypatch.setattr(background_work, "_AT_ONCE", 0.0)
    assert preview(screen.run()) == at_once


def test_of_a_table_with_very_many_charts_the_chosen_ones_fit_into_a_zip(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(report, "MOST_IN_A_ZIP", 1)
    screen = open_app("report", table=SMALL, locale="sv-SE")
    assert "Tabellen har 2 diagram, för många för en enda ZIP" in screen.text
    assert "Hämta de valda diagrammen (ZIP)" not in labels(screen)
    screen.app.multiselect(key="report_series").set_value(["jobs"])
    assert "Hämta de valda diagrammen (ZIP)" in labels(screen.run())


def labels(screen: Screen) -> list[str]:
    """What the buttons for downloads say."""
    return [str(button.proto.label) for button in screen.app.get("download_button")]
