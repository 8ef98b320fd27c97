"""The page Report: charts are chosen, ordered, shown as they will be, and downloaded."""

from __future__ import annotations

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
    assert screen.app.info
