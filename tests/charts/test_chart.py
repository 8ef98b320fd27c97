"""What a reader sees in the chart of a series."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from facts.audit.points import Series
from facts.charts import DARK, LIGHT, chart
from facts.charts.theme import TEXT_CONTRAST, contrast
from facts.table.figures import Figure
from facts.table.periods import Period
from tests.charts.making import (
    CHILD,
    DRYGT,
    JOB,
    MDKR,
    MSEK,
    PARTIES,
    PERCENT,
    PERSON,
    REFERENCE,
    figure,
    half,
    year,
)
from tests.charts.reading_specs import drawn, keys, prose, rows, texts


def summer_jobs() -> list[Figure]:
    return [
        figure(3000, 2010, unit=JOB, measure_kind="target"),
        figure(4100, 2010, unit=JOB),
        figure(4300, 2011, unit=JOB, reading=(4300, 4350, True, True), **DRYGT),
        figure(None, 2012, unit=JOB, measure_kind="target", direction="increase"),
        figure(5023, 2012, unit=JOB),
    ]


def test_an_outcome_is_a_filled_circle_and_a_target_a_hollow_diamond_with_the_word() -> None:
    spec = drawn(*summer_jobs())
    marks = {row["y"]: row for row in rows(spec, "figures")}
    assert marks[3000]["shape"] == "diamond"
    assert marks[3000]["fill"] == LIGHT.ground
    assert marks[5023]["shape"] == "circle"
    assert marks[5023]["fill"] == marks[5023]["stroke"]
    assert "Target 3,000" in texts(spec)


def test_a_target_says_how_far_the_outcome_is_from_it() -> None:
    assert "outcome 1,100 above target" in prose(drawn(*summer_jobs()))
    assert "utfall 1\u202f100 över målet" in prose(drawn(*summer_jobs(), lang="sv"))


def test_a_hedged_figure_is_a_band_with_its_words_and_never_a_point() -> None:
    spec = drawn(*summer_jobs())
    assert 4300 not in {row["y"] for row in rows(spec, "figures")}
    assert any((row["y"], row["y2"]) == (4300, 4350) for row in rows(spec, "areas"))
    assert "“drygt” 4,300" in texts(spec)
    assert "just over: 4,300–4,350" in texts(spec)


def test_the_hedge_stands_in_its_own_language_and_is_not_translated_to_itself() -> None:
    spec = drawn(*summer_jobs(), lang="sv")
    assert "”drygt” 4\u202f300" in texts(spec)
    assert "läses som 4\u202f300–4\u202f350" in texts(spec)


def test_a_direction_without_a_number_is_an_arrow_and_adds_no_point() -> None:
    spec = drawn(*summer_jobs())
    assert "Target: increase, no number given" in texts(spec)
    assert len(rows(spec, "figures")) == 3


def test_claims_of_direction_alone_are_sentences() -> None:
    spec = drawn(
        figure(None, 2012, direction="decrease", unit=None), figure(None, 2011, direction="increase", unit=None)
    )
    assert {"Said to decrease, no number given", "Said to increase, no number given"} <= set(texts(spec))
    assert not rows(spec, "figures") + rows(spec, "areas")


def test_a_stated_change_is_no_level() -> None:
    spec = drawn(figure(2, 2012, unit=PERCENT, change_since=year(2009)))
    assert "+2% since 2009" in texts(spec)
    assert not rows(spec, "figures")


def test_a_half_year_occupies_its_half_year() -> None:
    spec = drawn(*(figure(n, half(2010 + k)) for k, n in enumerate((9, 21, 24))))
    bars = rows(spec, "areas")
    assert [(row["x"], round(row["x2"], 1)) for row in bars] == [(2010, 2010.5), (2011, 2011.5), (2012, 2012.5)]
    assert all(row["y"] == 0 for row in bars)
    assert "Jan–Jun" in texts(spec)


def test_a_years_gap_is_dashed_and_neighbouring_years_are_not() -> None:
    spec = drawn(figure(10, 2009), figure(12, 2010), figure(15, 2012))
    lines = [layer for layer in spec["layer"] if layer["data"]["name"].startswith("lines")]
    assert sorted(bool(layer["mark"].get("strokeDash")) for layer in lines) == [False, True]
    assert "Dashed: periods without a figure." in prose(spec)


def test_claims_and_references_are_never_joined() -> None:
    spec = drawn(figure(10, 2010), figure(12, 2011, **REFERENCE))
    assert not rows(spec, "lines")
    assert {row["fill"] for row in rows(spec, "figures")} == {LIGHT.mark, LIGHT.ground}


def test_a_line_of_claims_makes_way_for_a_published_figure_on_its_way() -> None:
    spec = drawn(figure(10, 2010), figure(14, 2012), figure(12, 2011, **REFERENCE))
    before, after = sorted(rows(spec, "lines"), key=lambda row: row["x"])
    assert before["x"] == 2010.5
    assert before["x2"] < 2011.5 < after["x"]
    assert after["x2"] == 2012.5
    apart = drawn(figure(10, 2010), figure(14, 2012), figure(5, 2011, **REFERENCE))
    assert len(rows(apart, "lines")) == 1


@pytest.mark.parametrize(
    ("changed", "why"), [({"population": "families"}, "population"), ({"time_kind": "stock"}, "count over time")]
)
def test_the_line_stops_where_the_comparison_does_and_says_why(changed: dict[str, Any], why: str) -> None:
    spec = drawn(figure(10, 2010, population="children"), figure(12, 2011, **{"population": "children", **changed}))
    assert not rows(spec, "lines")
    assert why in prose(spec)


def test_no_line_leads_through_a_year_with_two_different_figures() -> None:
    spec = drawn(figure(10, 2010), figure(11, 2011), figure(12, 2011), figure(13, 2012))
    assert not rows(spec, "lines")
    assert "The line stops at 2011" in prose(spec)


def test_a_band_carries_its_uncertainty_along_the_line() -> None:
    spec = drawn(*summer_jobs())
    assert {(row["low"], row["high"]) for row in rows(spec, "bands")} == {(4100, 4100), (4300, 4350), (5023, 5023)}


def test_no_line_leads_to_a_figure_without_an_end() -> None:
    more = figure(50, 2012, unit=PERCENT, approximator="mer än", reading=(50, 100, True, False))
    spec = drawn(figure(40, 2011, unit=PERCENT), more)
    assert not rows(spec, "bands")
    assert "without an upper or lower bound" in prose(spec)


def test_an_open_end_fades() -> None:
    spec = drawn(figure(400, 2012, approximator="över", reading=(400, None, True, False)), figure(600, 2013))
    (band,) = [layer for layer in spec["layer"] if layer["data"]["name"].startswith("areas")]
    assert band["mark"]["color"]["stops"][-1]["color"].endswith("0.0)")


def test_a_share_that_ends_before_100_per_cent_says_so() -> None:
    nth = figure(
        20, 2006, unit=PERCENT, approximator="vart femte", reading=(18.18, 22.22), approximator_en="every fifth"
    )
    spec = drawn(nth, figure(31, 2010, unit=PERCENT))
    assert "The axis ends at 50%, not at 100%." in prose(spec)
    assert "“vart femte”" in texts(spec)
    assert "every fifth: 18–22%" in texts(spec)


def test_a_lonely_total_is_an_interval_on_a_line_with_a_mean_that_is_not_people_per_year() -> None:
    total = Period(date(2008, 1, 1), date(2012, 9, 13), "span")
    only = figure(17000, total, unit=PERSON, time_kind="cumulative", reading=(17000, 17500, True, True), **DRYGT)
    spec = drawn(only, lang="sv")
    assert "”drygt” 17\u202f000\u00a0personer" in texts(spec)
    assert "vilket inte är personer per år" in prose(spec)
    (band,) = rows(spec, "areas")
    assert (band["x"], band["x2"]) == (17000, 17500)


def test_places_of_very_different_size_get_their_own_axes() -> None:
    spec = drawn(
        *(figure(n, 2010 + k, place="Stockholm") for k, n in enumerate((38, 40))),
        *(figure(n, 2010 + k, place="Sweden", **REFERENCE) for k, n in enumerate((632, 663))),
    )
    assert {"Stockholm, children", "Sweden, children"} <= set(texts(spec))
    assert {name for name in spec["datasets"] if name.startswith("figures")} == {"figures-1", "figures-2"}


def evictions() -> list[Figure]:
    return [
        *(figure(n, half(2010 + k), place="Stockholm", parties=("MP",)) for k, n in enumerate((9, 21, 24))),
        figure(38, Period(date(2012, 1, 1), date(2012, 9, 30), "span"), place="Stockholm", **REFERENCE),
        *(figure(n, 2010 + k, place="Sweden", **REFERENCE) for k, n in enumerate((632, 663, 569))),
    ]


def test_what_is_claimed_has_the_first_and_the_largest_plot() -> None:
    numbers = evictions()
    spec = drawn(*numbers[-3:], *numbers[:-3])
    words = texts(spec)
    assert words.index("Stockholm, children") < words.index("Sweden, children")
    levels = {row["text"]: row["y"] for row in rows(spec, "words")}
    assert levels["0"] - levels["9"] < levels["Sweden, children"] > levels["24"]


def test_the_producer_of_all_published_figures_stands_once_above_them() -> None:
    assert texts(drawn(*evictions())).count("published figures measured by Kronofogden") == 1
    one_place = drawn(figure(10, 2010, place="Rinkeby"), figure(12, 2011, place="Rinkeby", **REFERENCE))
    assert "published figures measured by Kronofogden" in texts(one_place)
    assert "Rinkeby" not in prose(one_place)


@pytest.mark.parametrize("width", [320, 400, 680])
def test_the_marks_of_published_figures_stand_before_the_name_of_who_measured_them(width: int) -> None:
    name = "Kronofogden (Swedish Enforcement Authority)"
    spec = drawn(*(replace(each, producer=name if each.producer else "") for each in evictions()), width=width)
    (words,) = [row for row in rows(spec, "words") if row["text"].startswith("published figures")]
    beside = [row for row in rows(spec, "badges") if abs(row["y"] - words["y"]) < 6]
    assert len(beside) == 2
    assert all(row["x"] < words["x"] for row in beside)


def test_several_producers_stand_beside_their_figures() -> None:
    spec = drawn(figure(10, 2010, **REFERENCE), figure(12, 2011, **{**REFERENCE, "producer": "SCB"}), figure(9, 2012))
    assert "Kronofogden, SCB" in texts(spec)
    assert "measured by" not in prose(spec)


@pytest.mark.parametrize("width", [400, 560, 680])
def test_claimed_half_years_are_named_on_the_axis_also_when_published_parts_of_years_lie_over_them(width: int) -> None:
    spec = drawn(*evictions(), width=width)
    named = [row for row in rows(spec, "words") if row["text"] == "Jan–Jun"]
    assert len({row["y"] for row in named}) == 1
    assert len(named) == 3
    (other,) = [row for row in rows(spec, "words") if row["text"] == "Jan–Sept"]
    assert other["y"] < named[0]["y"]


def test_the_ticks_of_years_stand_on_the_axis_also_above_named_parts_of_years() -> None:
    spec = drawn(*evictions())
    zero = [row["y"] for row in rows(spec, "grid") if row["y"] == row["y2"] and row["stroke"] == LIGHT.axis]
    ticks = {row["y"] for row in rows(spec, "grid") if row["y2"] - row["y"] == 5}
    assert ticks == set(zero)


def test_a_percentage_chart_without_a_heading_begins_at_its_first_grid_line() -> None:
    spec = drawn(figure(20, 2006, unit=PERCENT), figure(31, 2010, unit=PERCENT))
    assert min(row["y"] for row in rows(spec, "grid")) < 12


def test_a_hard_end_of_a_band_has_a_line_and_a_soft_end_has_none() -> None:
    hard = figure(20, 2006, unit=PERCENT, approximator="vart femte", reading=(18, 22))
    soft = figure(31, 2010, unit=PERCENT, approximator="knappt", reading=(28, 33, False, True))
    spec = drawn(hard, soft)
    level = {row["y"] for row in rows(spec, "lines") if row["y"] == row["y2"]}
    assert level == {18, 22, 28}


def test_the_sides_of_a_published_bar_lie_behind_the_number_of_the_claimed_one() -> None:
    spec = drawn(*evictions(), width=560)
    assert not rows(spec, "leaders")
    (fill,) = [layer["mark"] for layer in spec["layer"] if layer["data"]["name"] == "areas-1"][:1]
    assert not fill["strokeWidth"]


def test_twelve_half_years_are_named_on_the_axis_in_short_also_on_a_narrow_screen() -> None:
    spec = drawn(*(figure(9 + k * 7 % 11, half(2007 + k // 2, 1 + k % 2)) for k in range(12)), width=400)
    assert texts(spec).count("H1") == texts(spec).count("H2") == 6
    assert not rows(spec, "leaders")


def test_the_number_of_a_deficit_stands_below_its_bar() -> None:
    spec = drawn(figure(-3, half(2010), unit=MSEK), figure(8, half(2011), unit=MSEK), figure(-2, 2012, unit=MSEK))
    level = {row["text"]: row["y"] for row in rows(spec, "words")}
    assert level["−3"] > level["−2"] > level["8"]
    assert level["−3"] > next(row["y"] for row in rows(spec, "grid") if row["stroke"] == LIGHT.axis)


def test_ticks_of_very_small_values_can_be_told_apart() -> None:
    spec = drawn(figure("0.0004", 2010, unit=MSEK), figure("0.0011", 2011, unit=MSEK))
    assert {"0", "0.0002", "0.0010"} <= set(texts(spec))


def test_small_shares_do_not_lie_flat_on_their_axis() -> None:
    spec = drawn(figure("0.03", 2010, unit=PERCENT), figure("0.11", 2011, unit=PERCENT))
    assert "The axis ends at 0.2%, not at 100%." in prose(spec)


def test_what_a_hedge_leaves_open_is_the_palest_part_of_a_bar() -> None:
    spec = drawn(figure(50, half(2011), reading=(45, 55)), figure(52, half(2012)))
    fills = {row["y2"]: layer["mark"]["color"] for layer in spec["layer"] if layer["data"]["name"].startswith("areas")
             for row in spec["datasets"][layer["data"]["name"]]}  # fmt: skip
    assert fills[45] == fills[52] != fills[55]
    assert fills[55].endswith(" 0.5)")


def test_a_reading_is_not_said_twice() -> None:
    least = figure(400, 2011, approximator="minst", approximator_en="at least", reading=(400, None))
    assert "at least 400" in texts(drawn(least, figure(300, 2010)))


def test_the_only_claim_among_many_published_figures_keeps_its_badge_beside_its_number() -> None:
    spec = drawn(figure(50, 2012), *(figure(30 + n, 2001 + n, **REFERENCE) for n in range(9)))
    letters, number = ({row["text"]: row for row in rows(spec, "words")}[text] for text in ("M", "50"))
    assert letters["y"] == number["y"]


def test_a_name_that_stands_far_from_its_line_has_a_line_to_it() -> None:
    spec = drawn(
        *(figure(30 + 5 * k + n, 2008 + n, place=place, unit=PERCENT, **REFERENCE)
          for k, place in enumerate(("Rinkeby", "Tensta", "Husby", "Kista", "Norra")) for n in range(4)),
    )  # fmt: skip
    assert {"Rinkeby", "Tensta", "Husby", "Kista", "Norra"} <= set(texts(spec))
    assert rows(spec, "leaders")


def test_a_long_word_is_not_broken_while_the_chart_has_room_for_it() -> None:
    name = "Riksgenomsnittsjämförelsetalsmyndigheten"
    spec = drawn(figure(10, 2010, parties=(), cited_by=name), figure(12, 2011), width=1200)
    assert name in texts(spec)


def test_places_of_like_size_share_an_axis_and_are_named_on_it() -> None:
    spec = drawn(*(figure(n, 2010 + k, place=p) for p in ("Rinkeby", "Tensta") for k, n in enumerate((38, 40))))
    assert {"Rinkeby", "Tensta"} <= set(texts(spec))
    assert {name for name in spec["datasets"] if name.startswith("figures")} == {"figures-1"}


def test_units_of_one_kind_share_an_axis_and_keep_their_own_words() -> None:
    spec = drawn(figure(1, 2012, unit=MDKR, measure_kind="forecast"), figure(4828, 2012, unit=MSEK, **REFERENCE))
    assert {row["x"] for row in rows(spec, "figures")} == {1, 4.828}
    assert any(text.startswith("4,828") and "million" in text for text in texts(spec))
    assert any(text.startswith("Forecast 1") for text in texts(spec))


def test_the_party_is_a_badge_and_not_the_colour_of_the_mark() -> None:
    by_m, by_s = (drawn(figure(10, 2010, parties=(p,)), figure(12, 2011, parties=(p,))) for p in ("M", "S"))
    assert rows(by_m, "figures") == [
        {**row, "description": row["description"].replace("(S)", "(M)")} for row in rows(by_s, "figures")
    ]
    assert {row["shape"] for row in rows(by_m, "badges")} != {row["shape"] for row in rows(by_s, "badges")}
    assert "M" in texts(by_m)


def test_more_than_four_parties_are_four_and_how_many_more() -> None:
    same = [figure(10, 2010, parties=(p,), cited_by=p, id=p) for p in ("C", "L", "M", "MP", "S", "V")]
    spec = drawn(*same, figure(12, 2011))
    assert {"C", "L", "M", "MP", "and 2 more"} <= set(texts(spec))
    assert "S" not in texts(spec)


def test_an_official_without_a_party_is_named() -> None:
    spec = drawn(figure(10, 2010, parties=(), cited_by="Stadsledningskontoret"), figure(12, 2011))
    assert "Stadsledningskontoret" in texts(spec)


def test_a_hundred_figures_are_all_drawn_and_the_unlabelled_are_counted() -> None:
    spec = drawn(*(figure(1000 + 7 * n, 1920 + n) for n in range(100)))
    assert len(rows(spec, "figures")) == 100
    assert "figures are drawn without their numbers" in prose(spec)


def test_an_empty_series_says_so() -> None:
    spec = chart(Series("none", ()), lang="sv", theme=LIGHT, width=400, parties=PARTIES).to_dict()
    assert texts(spec) == ["Inga siffror"]


def test_numbers_are_written_by_us_and_never_by_d3() -> None:
    assert not keys(drawn(*summer_jobs())) & {"format", "formatType", "labelExpr", "timeUnit"}


def test_each_mark_can_be_heard() -> None:
    said = [row["description"] for row in rows(drawn(*summer_jobs()), "figures")]
    assert "2010: Target 3,000\u00a0jobs, cited by Sten Nordin (M)" in said


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_can_be_read_on_its_ground(dark: bool) -> None:
    ground = (DARK if dark else LIGHT).ground
    spec = drawn(*summer_jobs(), figure(9, 2009, unit=JOB, parties=("SD", "V", "KD", "L")), dark=dark)
    assert all(contrast(row["fill"], ground) >= TEXT_CONTRAST for row in rows(spec, "words"))
    assert spec["background"] == ground


@pytest.mark.parametrize("width", [320, 1200])
def test_the_chart_is_exactly_as_wide_as_asked(width: int) -> None:
    spec = drawn(*summer_jobs(), width=width)
    assert spec["width"] + spec["padding"]["left"] + spec["padding"]["right"] == width
    assert spec["autosize"] == {"type": "none"}


def test_only_what_is_drawn_is_in_the_data() -> None:
    spec = drawn(figure(10, 2010, quote="Ett hemligt citat", note="En not", unit=CHILD), figure(12, 2011))
    assert "hemligt" not in str(spec)
    assert "En not" not in str(spec)
