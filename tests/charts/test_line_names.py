"""Names at the ends of lines, and the small multiples that take their place where lines are many."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from facts.charts import LIGHT
from facts.charts.draw import ALL, draw_panels
from facts.charts.labels import Labeller
from facts.charts.marks import extent
from facts.charts.panels import divide_series
from facts.charts.timeline import DrawnTimeline
from tests.charts.making import PARTIES, PERCENT, REFERENCE, figure, series
from tests.charts.reading_specs import draw_chart, rows, texts
from tests.charts.stress import stress


def test_names_of_several_lines_stand_at_their_ends_and_apart() -> None:
    names = ("Rinkeby", "Tensta", "Husby", "Kista")
    spec = draw_chart(
        *(figure(30 + k + n, 2008 + n, place=place, unit=PERCENT, **REFERENCE)
          for k, place in enumerate(names) for n in range(4)),
    )  # fmt: skip
    last = max(row["x"] for row in rows(spec, "figures"))
    found = sorted((row["y"], row["x"]) for row in rows(spec, "words") if row["text"] in names)[:4]
    assert len(found) == 4
    assert all(x > 400 for _, x in found), last
    assert all(below - above >= 15 for (above, _), (below, _) in pairwise(found))


@pytest.mark.parametrize("width", [330, 400, 560])
def test_names_at_line_ends_keep_off_a_band_that_is_wider_than_the_dots_of_their_lines(width: int) -> None:
    towns = ("Upplands Väsby kommun", "Mariestads gemensamma nämnd", "Örnsköldsviks kommun")
    lines = [figure(300 + 100 * k + 30 * n, 2021 + n, place=town, **REFERENCE)
             for k, town in enumerate(towns) for n in range(3)]  # fmt: skip
    claim = figure(600, 2023, place=towns[2], approximator="inemot", reading=(550, 600, False, True))
    division = divide_series(series(*lines, claim), "sv")
    [panel] = draw_panels(division, width, Labeller("sv", LIGHT, PARTIES, 230, 230)).panels
    assert isinstance(panel, DrawnTimeline)
    layout = panel.layout
    band = next(extent(mark, layout.stage.x, layout.y) for mark in layout.stage.marks if mark.is_band)
    names = [spot.box for spot in layout.found[len(layout.stage.marks) :] if spot]
    assert names
    level = [box for box in names if box.top < band.bottom and box.bottom > band.top]
    assert all(box.left > band.right or box.right < band.left for box in level)


def test_five_lines_are_small_multiples_with_one_axis_of_values() -> None:
    names = ("Rinkeby", "Tensta", "Husby", "Kista", "Norra")
    spec = draw_chart(
        *(figure(30 + 5 * k + n, 2008 + n, place=place, unit=PERCENT, **REFERENCE)
          for k, place in enumerate(names) for n in range(4)),
    )  # fmt: skip
    assert set(names) <= set(texts(spec))
    assert len({name for name in spec["datasets"] if name.startswith("figures")}) == 5
    assert texts(spec).count("60%") == 5


def test_the_plot_takes_the_margin_that_no_name_stands_in() -> None:
    for width in (640, 800, 1280):
        division = divide_series(stress("three producers in turn"), "en")
        (panel,) = draw_panels(division, width, Labeller("en", LIGHT, PARTIES, 230, 400)).panels
        rightmost = max(spot.box.right for spot in panel.layout.found if spot)
        assert panel.layout.stage.x.stop > width - 25 or rightmost > panel.layout.stage.x.stop + 10


def test_names_at_line_ends_take_no_more_width_than_they_need() -> None:
    division = divide_series(stress("two producers of the same years"), "en")
    for width in (400, 640, 1000):
        (panel,) = draw_panels(division, width, Labeller("en", LIGHT, PARTIES, 230, 400)).panels
        rightmost = max(spot.box.right for spot in panel.layout.found if spot)
        assert rightmost <= width
        # Short names have room enough behind the last mark.
        assert rightmost >= width - 4 or panel.layout.stage.x.stop == width - 10


def test_small_charts_too_narrow_for_their_years_name_the_first_and_the_last() -> None:
    (panel, *_) = draw_panels(divide_series(stress("eight towns"), "en"), 300, Labeller("en", LIGHT, PARTIES, 90, 130),
                              replace(ALL, dense=True)).panels  # fmt: skip
    years = [row["text"] for row in panel.sketches[0].texts if row["text"].startswith("20")]
    assert years in (["2017", "2020"], ["2018", "2020"])


@pytest.mark.parametrize("width", [600, 900])
def test_numbers_without_room_in_small_charts_stand_in_one_table_below_all_of_them(width: int) -> None:
    names = ("Arboga", "Boden", "Dals-Ed", "Eslöv", "Falun", "Gnesta")
    towns = [figure(88.13 + k + n % 3, 2012 + n, unit=PERCENT, place=town, **REFERENCE)
             for k, town in enumerate(names) for n in range(9)]  # fmt: skip
    division = divide_series(series(*towns), "en")
    found = draw_panels(division, width, Labeller("en", LIGHT, PARTIES, 230, 400))
    panels = [(panel.name, each) for panel, each in zip(division.panels, found.panels, strict=True)
              if isinstance(each, DrawnTimeline)]  # fmt: skip
    listed = [(name, mark) for name, panel in panels for mark in panel.layout.listed]
    assert len(found.panels) == len(names)
    assert listed
    words = texts(draw_chart(*towns, width=width))
    assert words.count("Numbers that have no room in the chart:") == 1
    for name, mark in listed:
        assert f"{name}, {mark.point.figure.period.named('en')}" in words
