"""A published table becomes references in three choices: which figures, which statistic, save."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.app.adding import click, has_widget, offer, rows_of, run, upload, widget
from tests.app.conftest import OpenApp
from tests.app.screen import Screen
from tests.reading.other_workbooks import old_excel, open_document

PXWEB = """\
"region","kön","Sommarjobb 2012","Sommarjobb 2013"
"Uppsala","kvinnor",140,150
"Uppsala","män",160,..
"Lund","kvinnor",40,44
"Lund","män",50,41
"""
JSON_STAT = {
    "version": "2.0", "class": "dataset", "label": "Sommarjobb efter kommun och år", "source": "SCB",
    "id": ["region", "tid"], "size": [2, 2], "updated": "2024-02-01T08:00:00Z", "role": {"time": ["tid"]},
    "dimension": {
        "region": {"label": "region", "category": {"index": ["U", "L"], "label": {"U": "Uppsala", "L": "Lund"}}},
        "tid": {"label": "år", "category": {"index": ["2012", "2013"], "label": {"2012": "2012", "2013": "2013"}}},
    },
    "value": [300, 310, 90, 85],
}  # fmt: skip


def field_of(screen: Screen, ends: str) -> Any:
    kinds = (*screen.app.text_input, *screen.app.selectbox)
    return next(one for one in kinds if one.key and one.key.startswith("published-") and ends in one.key)


def choose_series(screen: Screen, series: str) -> Screen:
    box = field_of(screen, "series")
    offer(box, series)
    box.set_value(series)
    return run(screen)


def dropped(open_app: OpenApp, table: Path) -> Screen:
    return upload(open_app("add", table=table), json.dumps(JSON_STAT).encode(), "jobb.json")


def test_json_stat_goes_there_by_itself_and_says_what_it_is(open_app: OpenApp, small: Path):
    screen = dropped(open_app, small)
    assert "A published table" in screen.text
    assert "Title: Sommarjobb" in screen.text
    assert "4 figures" in screen.text
    assert ["Uppsala (2)", "Lund (2)"] in [box.options for box in screen.app.multiselect]


@pytest.mark.parametrize(("make", "name"), [(open_document, "jobb.ods"), (old_excel, "jobb.xls")])
def test_a_sheet_of_libreoffice_or_old_excel_is_read_where_others_are(
    open_app: OpenApp, small: Path, make: Callable[..., bytes], name: str
):
    rows = [["region", "Sommarjobb 2012", "Sommarjobb 2013"], ["Uppsala", 140, 150], ["Lund", 40, 44]]
    screen = upload(open_app("add", table=small), make(("Tabell", rows)), name)
    assert "A published table" in screen.text
    assert "4 figures" in screen.text


def test_what_the_file_calls_the_statistic_is_offered_as_its_name(open_app: OpenApp, small: Path):
    assert any(one.startswith("Sommarjobb") for one in field_of(dropped(open_app, small), "series").options)


def test_the_unit_of_the_file_is_told_in_the_readers_language(open_app: OpenApp, small: Path):
    data = "region;år;Kostnad (mkr)\nUppsala;2012;40\nLund;2012;12\n".encode()
    screen = upload(open_app("add", table=small, locale="sv-SE"), data, "kostnad.csv")
    what = next(one.key for one in screen.app.get("button_group") if one.key and one.key.startswith("what-"))
    widget(screen, what).set_value("published")
    run(screen)
    assert "Enhet: miljoner kronor" in screen.text


def test_what_is_chosen_continues_a_statistic_and_is_saved(open_app: OpenApp, small: Path):
    screen = dropped(open_app, small)
    places = next(box for box in screen.app.multiselect if "Uppsala (2)" in box.options)
    places.set_value(["Uppsala"])
    run(screen)
    choose_series(screen, "jobs")
    field_of(screen, "source_url").set_value("https://example.org/statistik")
    run(screen)
    assert "2 rows can be saved." in screen.text
    click(screen, "save")
    assert [(row["series"], row["period"], row["value"], row["role"]) for row in rows_of(small)[-2:]] == [
        ("jobs", "2012", "300", "reference"), ("jobs", "2013", "310", "reference"),
    ]  # fmt: skip


def test_the_address_that_the_file_does_not_say_is_asked_for(open_app: OpenApp, small: Path):
    screen = choose_series(dropped(open_app, small), "jobs")
    assert not has_widget(screen, "save")
    assert "Source address *" in screen.labels


def test_a_table_that_may_be_ones_own_can_be_read_either_way(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), b"Kommun;2012;2013\nUppsala;300;310\n")
    what = next(one.key for one in screen.app.get("button_group") if one.key and one.key.startswith("what-"))
    assert "Which column holds what?" in screen.text
    widget(screen, what).set_value("published")
    run(screen)
    assert "A published table" in screen.text


def test_another_sheet_can_be_chosen_after_the_first(open_app: OpenApp, small: Path):
    book = Workbook()
    for sheet, first in ((book.active, 300), (book.create_sheet("Barn"), 7)):
        for row in (("Kommun", "2012", "2013"), ("Uppsala", first, first + 1), ("Lund", first + 2, first + 3)):
            sheet.append(row)
    book.active.title = "Jobb"
    file = io.BytesIO()
    book.save(file)
    screen = upload(open_app("add", table=small), file.getvalue(), "two.xlsx")
    what = next(one.key for one in screen.app.get("button_group") if one.key and one.key.startswith("what-"))
    widget(screen, what).set_value("published")
    run(screen)
    for sheet in ("Jobb", "Barn"):
        box = next(one for one in screen.app.selectbox if one.label == "Sheet" and one.key.startswith("answer-"))
        box.set_value(sheet)
        run(screen)
        assert f"Sheet: {sheet}" in screen.text


def test_each_row_says_of_which_place_and_group_it_is_and_each_remark_stands_once(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), PXWEB.encode(), "px.csv")
    choose_series(screen, "jobs")
    field_of(screen, "source_url").set_value("https://example.org/statistik")
    run(screen)
    rows = screen.html.split('class="figure-row"')[1:]
    assert all(place in row and group in row for row, place, group in zip(
        rows, ("Uppsala", "Uppsala", "Uppsala"), ("kvinnor", "kvinnor", "män"), strict=False
    ))  # fmt: skip


def test_pxweb_is_recognised_and_its_cells_without_a_figure_are_counted(open_app: OpenApp, small: Path):
    screen = upload(open_app("add", table=small), PXWEB.encode(), "px.csv")
    assert "A published table" in screen.text
    assert "1 cell holds no figure and is left out" in screen.labels


@pytest.mark.parametrize(("lang", "says"), [("en", "The sheet holds 2 tables"), ("sv", "Bladet har 2 tabeller")])
def test_tables_below_each_other_are_chosen_among_as_measures_are(open_app: OpenApp, small: Path, lang: str, says: str):
    lines = [
        "Sommarjobb efter kommun",
        "Kommun;2012;2013",
        "Uppsala;300;310",
        "",
        "Barn efter kommun",
        "Kommun;2012;2013",
        "Uppsala;7;8",
        "Lund;5;6",
    ]
    screen = upload(open_app("add", table=small, lang=lang), "\n".join(lines).encode(), "jobb.csv")
    assert says in screen.text
    offered = [box.options for box in screen.app.multiselect]
    assert ["Sommarjobb efter kommun (2)", "Barn efter kommun (4)"] in offered
    assert ["Uppsala (4)", "Lund (2)"] in offered


@pytest.mark.parametrize(("lang", "says"), [("en", "has only codes for region"), ("sv", "har bara koder för region")])
def test_json_is_read_or_answered_with_what_it_is(open_app: OpenApp, small: Path, lang: str, says: str):
    kinds = {"region": "d", "år": "t", "Folkmängd": "c"}
    columns = [{"code": name, "text": name, "type": kind} for name, kind in kinds.items()]
    old = {"columns": columns, "data": [{"key": ["0180", "2012"], "values": ["4"]}]}
    assert says in upload(open_app("add", table=small, lang=lang), json.dumps(old).encode(), "old.json").text
    cut = json.dumps(JSON_STAT)[:-9].encode()
    assert "JSON" in upload(open_app("add", table=small, lang=lang), cut, "cut.json").text


def as_published(screen: Screen) -> Screen:
    what = next(one.key for one in screen.app.get("button_group") if one.key and one.key.startswith("what-"))
    widget(screen, what).set_value("published")
    return run(screen)


def test_of_several_measures_it_is_said_where_one_is_chosen(open_app: OpenApp, small: Path):
    data = b"Municipality;Measure;2012;2013\nUppsala;Visits;300;310\nUppsala;Loans;7;8\n"
    screen = as_published(upload(open_app("add", table=small), data, "library.csv"))
    choose_series(screen, "library")
    field_of(screen, "source_url").set_value("https://example.org/statistik")
    run(screen)
    assert "Only one measure can continue a statistic" in screen.text
    assert "Choose it under “Which figures do you want?”" in screen.text
    next(box for box in screen.app.multiselect if "Visits (2)" in box.options).set_value(["Visits"])
    assert "2 rows can be saved." in run(screen).text


def test_a_column_without_a_heading_is_not_called_by_a_number(open_app: OpenApp, small: Path):
    data = b";age;2012;2013\nUppsala;0-17;300;310\n;18-64;7;8\nLund;0-17;30;31\n;18-64;3;4\n"
    screen = as_published(upload(open_app("add", table=small), data, "places.csv"))
    assert "Blank cells in column 1, which has no heading, are filled from above." in screen.text
