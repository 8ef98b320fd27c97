"""What a reader sees in the chart of a series."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from facts.audit.points import Series
from facts.charts import DARK, LIGHT, chart
from facts.charts.labels import Labeller
from facts.charts.numberless_claims import draw_sentences
from facts.charts.panels import MOST_PANELS, divide_series
from facts.charts.theme import TEXT_CONTRAST, contrast
from facts.figures.periods import Period
from tests.charts.making import (
    CHILD,
    DRYGT,
    JOB,
    MSEK,
    PARTIES,
    PERCENT,
    PERSON,
    RANK,
    REFERENCE,
    day,
    figure,
    series,
    summer_jobs,
    year,
)
from tests.charts.reading_specs import draw_chart, keys, prose, rows, texts, valid


def test_claims_of_direction_alone_are_sentences() -> None:
    spec = draw_chart(
        figure(None, 2012, direction="decrease", unit=None), figure(None, 2011, direction="increase", unit=None)
    )
    assert {"Said to decrease", "Said to increase"} <= set(texts(spec))
    assert "no number given · 2012" in texts(spec)
    assert not rows(spec, "figures") + rows(spec, "areas")


def test_a_stated_change_is_no_level() -> None:
    spec = draw_chart(figure(2, 2012, unit=PERCENT, change_since=year(2009)))
    assert "+2% since 2009" in texts(spec)
    assert not rows(spec, "figures")


def test_a_years_gap_is_dashed_and_neighbouring_years_are_not() -> None:
    spec = draw_chart(figure(10, 2009), figure(12, 2010), figure(15, 2012))
    lines = [layer for layer in spec["layer"] if layer["data"]["name"].startswith("lines")]
    assert sorted(bool(layer["mark"].get("strokeDash")) for layer in lines) == [False, True]
    assert "Dashed line: periods without a figure." in prose(spec)


def test_claims_and_references_are_never_joined() -> None:
    spec = draw_chart(figure(10, 2010), figure(12, 2011, **REFERENCE))
    assert not rows(spec, "lines")
    assert {row["fill"] for row in rows(spec, "figures")} == {LIGHT.mark, LIGHT.ground}


def test_a_line_of_claims_makes_way_for_a_published_figure_on_its_way() -> None:
    spec = draw_chart(figure(10, 2010), figure(14, 2012), figure(12, 2011, **REFERENCE))
    before, after = sorted(rows(spec, "lines"), key=lambda row: row["x"])
    assert before["x"] == 2010.5
    assert before["x2"] < 2011.5 < after["x"]
    assert after["x2"] == 2012.5
    apart = draw_chart(figure(10, 2010), figure(14, 2012), figure(5, 2011, **REFERENCE))
    assert len(rows(apart, "lines")) == 1


@pytest.mark.parametrize(
    ("changed", "why"), [({"population": "families"}, "population"), ({"time_kind": "stock"}, "count over time")]
)
def test_the_line_stops_where_the_comparison_does_and_says_why(changed: dict[str, Any], why: str) -> None:
    spec = draw_chart(
        figure(10, 2010, population="children"), figure(12, 2011, **{"population": "children", **changed})
    )
    assert not rows(spec, "lines")
    assert why in prose(spec)


def test_no_line_leads_through_a_year_with_two_different_figures() -> None:
    spec = draw_chart(figure(10, 2010), figure(11, 2011), figure(12, 2011), figure(13, 2012))
    assert not rows(spec, "lines")
    assert "No line at 2011, where figures differ." in prose(spec)


def test_a_band_carries_its_uncertainty_along_the_line() -> None:
    spec = draw_chart(*summer_jobs())
    assert {(row["low"], row["high"]) for row in rows(spec, "bands")} == {(4100, 4100), (4300, 4350), (5023, 5023)}


def test_no_line_leads_to_a_figure_without_an_end() -> None:
    more = figure(50, 2012, unit=PERCENT, approximator="mer än", reading=(50, 100, True, False))
    spec = draw_chart(figure(40, 2011, unit=PERCENT), more)
    assert not rows(spec, "bands")
    assert "without an upper or lower bound" in prose(spec)


def test_a_share_that_ends_before_100_per_cent_says_so() -> None:
    nth = figure(
        20, 2006, unit=PERCENT, approximator="vart femte", reading=(18.18, 22.22), approximator_en="every fifth"
    )
    spec = draw_chart(nth, figure(31, 2010, unit=PERCENT))
    assert "The axis ends at 40%, not at 100%." in prose(spec)
    assert "“vart femte”" in texts(spec)
    assert "every fifth: 18–22%" in texts(spec)


def test_a_lonely_total_is_an_interval_on_a_line_with_a_mean_that_is_not_people_per_year() -> None:
    total = Period(date(2008, 1, 1), date(2012, 9, 13), "span")
    only = figure(17000, total, unit=PERSON, time_kind="cumulative", reading=(17000, 17500, True, True), **DRYGT)
    spec = draw_chart(only, lang="sv")
    assert "”drygt” 17\u202f000\u00a0personer" in texts(spec)
    assert "vilket inte är personer per år" in prose(spec)
    (band,) = rows(spec, "areas")
    assert (band["x"], band["x2"]) == pytest.approx((17000, 17500), rel=1e-3)


def test_places_of_very_different_size_get_their_own_axes() -> None:
    spec = draw_chart(
        *(figure(n, 2010 + k, place="Stockholm") for k, n in enumerate((38, 40))),
        *(figure(n, 2010 + k, place="Sweden", **REFERENCE) for k, n in enumerate((632, 663))),
    )
    assert {"Stockholm, children", "Sweden, children"} <= set(texts(spec))
    assert {name for name in spec["datasets"] if name.startswith("figures")} == {"figures-1", "figures-2"}


def test_a_hundred_figures_are_all_drawn_and_the_unlabelled_are_counted() -> None:
    spec = draw_chart(*(figure(1000 + 7 * n, 1920 + n) for n in range(100)))
    assert len(rows(spec, "figures")) == 100
    assert "figures are drawn without their numbers" in prose(spec)


def test_an_empty_series_says_so() -> None:
    spec = valid(chart(Series("none", ()), lang="sv", theme=LIGHT, width=400, parties=PARTIES))
    assert texts(spec) == ["Inga siffror"]


def test_numbers_are_written_by_us_and_never_by_d3() -> None:
    assert not keys(draw_chart(*summer_jobs())) & {"format", "formatType", "labelExpr", "timeUnit"}


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_can_be_read_on_its_ground(dark: bool) -> None:
    ground = (DARK if dark else LIGHT).ground
    spec = draw_chart(*summer_jobs(), figure(9, 2009, unit=JOB, parties=("SD", "V", "KD", "L")), dark=dark)
    assert all(contrast(row["fill"], ground) >= TEXT_CONTRAST for row in rows(spec, "words"))
    assert spec["background"] == ground


@pytest.mark.parametrize("width", [320, 1200])
def test_the_chart_is_exactly_as_wide_as_asked(width: int) -> None:
    spec = draw_chart(*summer_jobs(), width=width)
    assert spec["width"] + spec["padding"]["left"] + spec["padding"]["right"] == width
    assert spec["autosize"] == {"type": "none"}


def test_only_what_is_drawn_is_in_the_data() -> None:
    spec = draw_chart(figure(10, 2010, quote="Ett hemligt citat", note="En not", unit=CHILD), figure(12, 2011))
    assert "hemligt" not in str(spec)
    assert "En not" not in str(spec)


def test_figures_of_another_definition_are_joined_by_dashes_and_say_what_they_count() -> None:
    spec = draw_chart(figure(10, 2010, definition="offered"), figure(12, 2011, definition="held"))
    (line,) = [layer for layer in spec["layer"] if layer["data"]["name"].startswith("lines")]
    assert line["mark"]["strokeDash"]
    assert {"offered", "held"} <= set(texts(spec))
    assert "what is counted changes" in prose(spec)


def test_values_that_lie_flat_above_zero_are_magnified_below() -> None:
    spec = draw_chart(*(figure(v, 2010 + n) for n, v in enumerate((100_234, 100_301, 100_287))))
    assert "The same, magnified:" in texts(spec)
    assert {"0", "100,000", "100,240"} <= set(texts(spec))


@pytest.mark.parametrize("power", [-9, -6, -3, 0, 3, 6, 9, 12, 15])
def test_an_axis_fits_its_figures_at_any_power_of_ten(power: int) -> None:
    spec = draw_chart(
        *(
            figure(f"{v * 10.0**power:.12f}", 2010 + n, unit=PERSON if power > 0 else MSEK)
            for n, v in enumerate((1, 1.7, 3.2))
        )
    )
    ticks = [row["text"] for row in rows(spec, "words") if row["align"] == "right"]
    assert 3 <= len(ticks) == len(set(ticks)) <= 8
    assert max(map(len, ticks)) <= 13


def test_schools_on_an_axis_are_whole() -> None:
    spec = draw_chart(figure(3, 2010, reading=(3, 3.3, True, True), **DRYGT), figure(4, 2011))
    assert not [row["text"] for row in rows(spec, "words") if row["align"] == "right" and "." in row["text"]]


def test_five_days_have_an_axis_of_days() -> None:
    spec = draw_chart(*(figure(50 + n, day(2022, 3, 1 + n), time_kind="stock") for n in range(5)), width=800)
    assert {"1 Mar", "2 Mar", "5 Mar", "2022"} <= set(texts(spec))


def test_four_thousand_figures_of_one_period_are_a_choice_that_says_so() -> None:
    many = [figure(n, 2012, place=f"Ort {n}", id=f"f{n}", **REFERENCE) for n in range(4000)]
    spec = draw_chart(*many)
    assert len(rows(spec, "figures")) <= 60
    assert "3,940 figures are left out" in prose(spec)


def test_places_in_a_ranking_stand_on_the_axis_whatever_the_group() -> None:
    ranked = [
        figure(v, y, unit=RANK, compared_with=(("group", "Sweden's municipalities"),))
        for v, y in ((112, 2018), (23, 2023))
    ]
    spec = draw_chart(*ranked)
    assert [row["y"] for row in rows(spec, "figures")] == [112, 23]
    assert "Place 1 comes first." in prose(spec)


def test_the_first_place_of_a_ranking_stands_on_top() -> None:
    among = {"unit": RANK, "compared_with": (("group", "OECD countries"),)}
    top_ten = figure(10, 2023, approximator="högst", reading=(0, 10), **among)
    spec = draw_chart(figure(28, 2018, **among), figure(3, 2020, **among), top_ten)
    scales = [layer["encoding"]["y"]["scale"] for layer in spec["layer"] if layer["data"]["name"].startswith("figures")]
    (first, last), (bottom, top) = scales[0]["domain"], scales[0]["range"]
    assert (first, last) == (30, 1)
    assert bottom > top
    assert {"1", "5", "30"} <= {row["text"] for row in rows(spec, "words")}
    assert "0" not in {row["text"] for row in rows(spec, "words")}


def test_places_climbed_in_a_ranking_are_a_change_and_no_place() -> None:
    spec = draw_chart(figure(5, 2023, unit=RANK, change_since=year(2018)), figure(12, 2023, unit=RANK, id="now"))
    assert len(rows(spec, "figures")) == 1


def test_values_most_of_which_lie_on_zero_have_a_strip_of_powers_of_ten() -> None:
    spec = draw_chart(*(figure(v, 2015 + n) for n, v in enumerate((1, 30, 500, 9000, 200_000))))
    assert "The same, each step ten times the one before:" in prose(spec)
    assert [layer["encoding"]["y"]["scale"].get("type") for layer in spec["layer"]
            if layer["data"]["name"].startswith("figures")] == [None, "log"]  # fmt: skip


def test_every_row_of_one_period_says_its_place_left_of_the_line() -> None:
    towns = ("Arboga", "Boden", "Dalarö", "Eslöv")
    spec = draw_chart(*(figure(100 + n, 2019, place=town, **REFERENCE) for n, town in enumerate(towns)))
    names = {row["text"]: row["x"] for row in rows(spec, "words") if row["text"] in towns}
    assert set(names) == set(towns)
    assert set(names.values()) == {0}


def test_the_number_of_a_deficit_stands_clear_of_its_line() -> None:
    spec = draw_chart(figure(-12, 2019, parties=("S",)), figure(3, 2019, parties=("M",)))
    (label,) = (row for row in rows(spec, "words") if row["text"].startswith("−12"))
    (x,) = {tuple(layer["encoding"]["x"]["scale"]["domain"] + layer["encoding"]["x"]["scale"]["range"])
            for layer in spec["layer"] if layer["data"]["name"].startswith("lines")}  # fmt: skip
    low, high, start, stop = x
    assert label["x"] > start + (0 - low) / (high - low) * (stop - start)


def test_of_more_places_than_can_be_drawn_the_highest_the_lowest_and_others_evenly_between_are() -> None:
    towns = [f"Town {n:02}" for n in range(40)]
    found = series(*(figure(10 + n + k, 2010 + k, unit=PERCENT, place=town, **REFERENCE)
                     for n, town in enumerate(towns) for k in range(3)))  # fmt: skip
    names = [panel.name for panel in divide_series(found, "en").panels]
    assert len(names) == MOST_PANELS
    assert names[0] == towns[-1]
    assert names[-1] == towns[0]
    assert names == sorted(names, reverse=True)


def test_claims_on_a_sheet_with_room_are_large_and_neither_their_words_nor_their_badges_are_broken() -> None:
    claim = figure(-12, 2023, unit=PERCENT, change_since=year(2013), parties=("S", "V", "MP"))
    for width in (352, 552, 1032):
        labeller = Labeller("en", LIGHT, PARTIES, width, width)
        sketch = draw_sentences(series(claim).points, width, labeller, 300)
        words = [row for row in sketch.texts if "12%" in row["text"]]
        assert [row["text"] for row in words] == ["−12% since 2013"]
        assert len({row["y"] for row in sketch.texts if row["text"] in ("S", "V", "MP", "−12% since 2013")}) == 1
