"""The small chart of a row: the marks of the large one, without words."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.audit.points import series_of
from facts.charts import DARK, LIGHT
from facts.charts.small_chart import HEIGHT, WIDTH, small_chart
from facts.charts.theme import ARROWS
from facts.reading.table import read_table
from tests.charts.making import JOB, PERCENT, figure, series, year
from tests.reading.tables import table

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = {"role": "reference", "cited_by": "", "party": "", "party_basis": "", "quote": "", "document": ""}


def drawn(*rows: dict[str, str]) -> ElementTree.Element:
    """The small chart of these rows, which are one statistic."""
    [found] = series_of(read_table(table(*rows).encode()).figures)
    return ElementTree.fromstring(small_chart(found, LIGHT))


def kinds(svg: ElementTree.Element) -> list[str]:
    return [element.tag.rpartition("}")[2] for element in svg]


def test_what_is_said_of_a_day_lies_within_the_axis_and_a_month_among_years_is_seen():
    svg = drawn(
        {"value": "1200", "period": "2001", "time_kind": "stock"} | REFERENCE,
        {"value": "1300", "period": "2017-02", "time_kind": "stock"} | REFERENCE,
        {"value": "1000", "approximator": "over", "period": "2017-09-13", "time_kind": "stock"},
    )
    [axis, *_] = [one for one in svg if one.tag.endswith("line")]
    [band] = [one for one in svg if one.tag.endswith("rect")]
    assert float(band.get("x", "")) + float(band.get("width", "")) <= float(axis.get("x2", ""))
    assert kinds(svg).count("circle") == 2


def test_of_very_many_published_figures_in_a_row_the_line_is_drawn_and_no_dots():
    rows = [{"value": f"{1000 + n}", "period": f"{1950 + n}"} | REFERENCE for n in range(60)]
    svg = drawn(*rows, {"value": "1090", "period": "2012"})
    assert kinds(svg).count("circle") == 1
    assert kinds(svg).count("line") == 60


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_statistic_of_the_memo_has_a_small_chart_without_words(theme):
    for found in series_of(read_table((ROOT / "sources.csv").read_bytes()).figures):
        svg = ElementTree.fromstring(small_chart(found, theme))
        assert (svg.get("width"), svg.get("height")) == (str(WIDTH), str(HEIGHT))
        assert len(svg) >= 1
        assert not "".join(svg.itertext()).strip()


def test_an_outcome_is_filled_a_reference_hollow_and_a_target_a_diamond():
    svg = drawn(
        {"value": "1200", "period": "2011"},
        {"value": "1100", "period": "2012"} | REFERENCE,
        {"value": "1300", "period": "2013", "measure_kind": "target"},
    )
    fills = {element.get("cx"): element.get("fill") for element in svg if element.tag.endswith("circle")}
    assert sorted(fill == LIGHT.ground for fill in fills.values()) == [False, True]
    assert kinds(svg).count("path") == 1


def test_a_hedged_figure_is_a_band_and_never_a_dot_alone():
    assert "rect" in kinds(drawn({"value": "17000", "approximator": "drygt"}, {"value": "18000", "period": "2013"}))


@pytest.mark.parametrize("direction", ["increase", "decrease"])
def test_a_direction_is_an_arrow(direction: str):
    assert kinds(drawn({"value": "", "unit": "", "direction": direction, "quote": "Allt fler."})) == ["path"]


@given(st.lists(st.tuples(st.integers(1990, 2020), st.integers(-10_000, 10_000)), min_size=1, max_size=60, unique=True))
def test_no_mark_leaves_the_picture(figures: list[tuple[int, int]]):
    rows = ({"value": str(value), "period": str(year), "unit": "SEK"} for year, value in figures)
    svg = drawn(*rows)
    for element in svg:
        for name in ("x", "cx", "x1", "x2"):
            assert -1 <= float(element.get(name) or 0) <= WIDTH + 1
        for name in ("y", "cy", "y1", "y2"):
            assert -1 <= float(element.get(name) or 0) <= HEIGHT + 1


def test_what_has_no_upper_bound_does_not_end_with_its_line() -> None:
    over = figure(5, 2023, unit=JOB, approximator="över", reading=(5, None, True, False))
    element = ElementTree.fromstring(small_chart(series(over), LIGHT))
    (band,) = (part for part in element if part.tag.endswith("rect"))
    assert float(band.get("width") or 0) > 10


def test_of_thirty_years_each_dot_can_be_told_from_the_next() -> None:
    svg = small_chart(series(*(figure(100 + n, 1990 + n) for n in range(30))), LIGHT)
    across, sizes = ([float(text) for text in re.findall(rf'{name}="([\d.]+)"', svg)] for name in ("cx", " r"))
    assert all(b - a > sizes[0] + sizes[1] for a, b in pairwise(sorted(across)))


def test_names_in_the_table_cannot_reach_the_picture():
    assert not re.search("<script|jobs", small_chart(series_of(read_table(
        table({"title": "<script>jobs</script>"}).encode()).figures)[0], LIGHT))  # fmt: skip


def test_a_change_by_a_number_is_an_arrow_and_of_many_changes_nought_is_marked() -> None:
    fallen = series(figure(-12, 2012, unit=PERCENT, change_since=year(2010)))
    assert f'd="{ARROWS["decrease"]}"' in small_chart(fallen, LIGHT)
    many = series(*(figure(n - 1, 2012 + n, unit=PERCENT, change_since=year(2011 + n)) for n in range(4)))
    upright = re.findall(r'<line x1="([\d.]+)" y1="8.0" x2="([\d.]+)" y2="24.0"', small_chart(many, LIGHT))
    assert len(upright) == 1
    assert upright[0][0] == upright[0][1]
