"""What a reader sees of one figure: the mark, its hedge and its ends, and who cites it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from facts.charts import DARK, LIGHT
from facts.charts.marks import EDGE, edges, marks_of
from facts.charts.numberless_claims import direction_of
from facts.charts.theme import Theme, contrast
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.units import Unit
from facts.words import Text
from tests.charts.making import (
    DRYGT,
    JOB,
    PERCENT,
    REFERENCE,
    TIMES,
    figure,
    half,
    series,
    summer_jobs,
    year,
)
from tests.charts.reading_specs import draw_chart, prose, rows, texts


def test_an_outcome_is_a_filled_circle_and_a_target_a_hollow_diamond_with_the_word() -> None:
    spec = draw_chart(*summer_jobs())
    marks = {row["y"]: row for row in rows(spec, "figures")}
    assert marks[3000]["shape"] == "diamond"
    assert marks[3000]["fill"] == LIGHT.ground
    assert marks[5023]["shape"] == "circle"
    assert marks[5023]["fill"] == marks[5023]["stroke"]
    assert "Target 3,000" in texts(spec)


def test_a_target_says_how_far_the_outcome_is_from_it() -> None:
    assert "outcome 1,100 above target" in prose(draw_chart(*summer_jobs()))
    assert "utfall 1\u202f100 över målet" in prose(draw_chart(*summer_jobs(), lang="sv"))


def test_a_hedged_figure_is_a_band_with_its_words_and_never_a_point() -> None:
    spec = draw_chart(*summer_jobs())
    assert 4300 not in {row["y"] for row in rows(spec, "figures")}
    (band,) = rows(spec, "areas")
    assert band["y"] == pytest.approx(4300)
    assert band["y2"] >= 4350
    assert "“drygt” 4,300" in texts(spec)
    assert "just over: 4,300–4,350" in texts(spec)


def test_the_hedge_stands_in_its_own_language_and_is_not_translated_to_itself() -> None:
    spec = draw_chart(*summer_jobs(), lang="sv")
    assert "”drygt” 4\u202f300" in texts(spec)
    assert "läses som 4\u202f300–4\u202f350" in texts(spec)


def test_a_direction_without_a_number_is_an_arrow_and_adds_no_point() -> None:
    spec = draw_chart(*summer_jobs())
    assert "Target: increase, no number given" in texts(spec)
    assert len(rows(spec, "figures")) == 3


def test_a_half_year_occupies_its_half_year() -> None:
    spec = draw_chart(*(figure(n, half(2010 + k)) for k, n in enumerate((9, 21, 24))))
    bars = rows(spec, "areas")
    assert [(row["x"], round(row["x2"], 1)) for row in bars] == [(2010, 2010.5), (2011, 2011.5), (2012, 2012.5)]
    assert all(row["y"] == 0 for row in bars)
    assert "Jan–Jun" in texts(spec)


def test_an_open_end_has_arrowheads_beyond_its_number() -> None:
    spec = draw_chart(figure(400, 2012, approximator="över", reading=(400, None, True, False)), figure(600, 2013))
    (band,) = rows(spec, "areas")
    assert band["y"] == 400
    assert len(rows(spec, "leaders")) == 4


@pytest.mark.parametrize("others", [[], [figure(21000, 2021)]])
def test_a_figure_without_an_upper_bound_goes_on_beyond_its_number(others: list[Figure]) -> None:
    spec = draw_chart(figure(30000, 2023, approximator="fler än", reading=(30000, None, True, False)), *others)
    (band,) = rows(spec, "areas")
    low, high = sorted((band["x"], band["x2"]) if not others else (band["y"], band["y2"]))
    assert low == 30000
    assert high > 30000
    assert rows(spec, "leaders")


def test_the_party_is_a_badge_and_not_the_colour_of_the_mark() -> None:
    by_m, by_s = (draw_chart(figure(10, 2010, parties=(p,)), figure(12, 2011, parties=(p,))) for p in ("M", "S"))
    assert rows(by_m, "figures") == [
        {**row, "description": row["description"].replace("(S)", "(M)")} for row in rows(by_s, "figures")
    ]
    assert {row["shape"] for row in rows(by_m, "badges")} != {row["shape"] for row in rows(by_s, "badges")}
    assert "M" in texts(by_m)


def test_all_parties_who_say_a_thing_stand_beside_it_in_the_order_of_the_alphabet() -> None:
    same = [figure(10, 2010, parties=(p,), cited_by=p, id=p) for p in ("V", "S", "MP", "M", "L", "C")]
    spec = draw_chart(*same, figure(12, 2011))
    letters = [text for text in texts(spec) if text in {"C", "L", "M", "MP", "S", "V"}]
    assert letters[:6] == ["C", "L", "M", "MP", "S", "V"] or letters[1:] == ["C", "L", "M", "MP", "S", "V"]


def test_an_official_without_a_party_is_named() -> None:
    spec = draw_chart(figure(10, 2010, parties=(), cited_by="Stadsledningskontoret"), figure(12, 2011))
    assert "Stadsledningskontoret" in texts(spec)


def test_each_mark_can_be_heard() -> None:
    said = [row["description"] for row in rows(draw_chart(*summer_jobs()), "figures")]
    assert "2010: Target 3,000\u00a0jobs, cited by Sten Nordin (M)" in said


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_hedge_stands_out_from_the_paper(theme: Theme) -> None:
    assert contrast(theme.band, theme.ground) >= 3


def test_a_band_is_never_too_narrow_to_be_seen() -> None:
    spec = draw_chart(figure(4100, 2010), figure(4300, 2011, reading=(4300, 4350, True, True), **DRYGT))
    (band,) = rows(spec, "areas")
    (scale,) = {tuple(layer["encoding"]["y"]["scale"][end]) for layer in spec["layer"] for end in ("domain", "range")
                if layer["data"]["name"].startswith("areas") and end == "domain"}  # fmt: skip
    pixels = next(layer["encoding"]["y"]["scale"]["range"] for layer in spec["layer"]
                  if layer["data"]["name"].startswith("areas"))  # fmt: skip
    per_unit = abs(pixels[1] - pixels[0]) / (scale[1] - scale[0])
    assert (band["y2"] - band["y"]) * per_unit >= 5.99


def test_a_stated_margin_is_a_whisker_around_its_number() -> None:
    spec = draw_chart(figure("16.2", 2010, unit=PERCENT, margin=Interval(15.7, 16.7)), figure(17, 2011, unit=PERCENT))
    upright = [row for row in rows(spec, "lines") if row["x"] == row["x2"]]
    assert [(row["y"], row["y2"]) for row in upright] == [(15.7, 16.7)]
    assert "margin of error: 15.7–16.7%" in texts(spec)


def test_a_range_is_a_band_between_thin_edges_and_both_ends_are_written() -> None:
    spec = draw_chart(figure(40, 2010, value_high=Decimal(45), reading=(40, 45)), figure(41, 2011))
    (band,) = rows(spec, "areas")
    assert (band["y"], band["y2"]) == (40, 45)
    assert "40–45" in texts(spec)


def test_a_comparison_is_two_marks_and_names_the_other() -> None:
    less = figure(-20, 2012, unit=PERCENT, population="women", compared_with=(("population", "men"),))
    spec = draw_chart(less)
    assert "−20% compared with men" in texts(spec)
    circles = [row for row in rows(spec, "badges") if row["shape"].startswith("M0.9")]
    assert len({row["fill"] for row in circles if row["size"] == 64}) == 2


def test_a_condition_stands_beside_what_depends_on_it() -> None:
    spec = draw_chart(figure(5000, 2025, condition="if delayed"), figure(7000, 2026))
    assert "“if delayed”" in texts(spec)


def test_a_superlative_spans_the_run_of_which_it_speaks() -> None:
    highest = figure(None, 2012, unit=None, direction="highest", change_since=year(2009))
    spec = draw_chart(highest, *(figure(10 + n, 2009 + n, **REFERENCE) for n in range(4)))
    plot = next(
        layer["encoding"]["x"]["scale"]["range"] for layer in spec["layer"] if layer["data"]["name"] == "figures-1"
    )
    (run,) = [row for row in rows(spec, "leaders") if row["y"] == row["y2"]]
    assert (run["x"], run["x2"]) == (plot[0], plot[1])


def test_whole_things_are_read_in_whole_numbers() -> None:
    almost = figure(4, 2018, unit=JOB, approximator="nästan", reading=(3.6, 4, False, True), cited_by="Ada Ek")
    assert "nearly: 3–4" in prose(draw_chart(figure(3, 2017, unit=JOB), almost))


def test_what_was_halved_has_an_arrow_down_and_what_was_doubled_one_up() -> None:
    said = [figure(value, 2023, unit=TIMES, change_since=year(2010)) for value in (0.5, 1, 2)]
    ways = [direction_of(point) for point in series(*said).points]
    assert ways == ["decrease", "unchanged", "increase"]


def test_a_hedged_range_has_a_heavy_edge_at_both_ends_that_were_named() -> None:
    (mark,) = marks_of(series(about_half()).points, PERCENT)
    assert sorted(edges(mark)) == [(36, 1.25), (40, EDGE), (60, EDGE), (65, 1.25)]


def about_half() -> Figure:
    return figure(40, 2022, unit=PERCENT, value_high=Decimal(60), approximator="cirka", reading=(36, 65))


def test_in_rows_the_margin_is_a_whisker_that_the_words_stand_beyond() -> None:
    margin = Interval(15.5, 22.5)
    said = [figure(n, 2022, unit=PERCENT, margin=margin if n == 19 else None, place=f"Ort {n}") for n in (19, 30)]
    spec = draw_chart(*said)
    (whisker,) = (row for row in rows(spec, "lines") if (row["x"], row["x2"]) == (15.5, 22.5))
    label = next(row for row in rows(spec, "words") if row["text"].startswith("margin of error"))
    (axis,) = (row["x"] for row in rows(spec, "words") if row["text"] == "20%")
    assert whisker["y"] == whisker["y2"]
    assert label["x"] > axis


def test_a_word_of_ones_own_stands_above_rows_as_it_was_written() -> None:
    boat = Unit("boat", "boat", 1.0, "count", Text("boat", "boat"), Text("boat", "boat"), own_word="boat")
    spec = draw_chart(figure(3, 2023, unit=boat))
    assert {"2023, boat", "3"} <= set(texts(spec))
    assert "3\xa0boat" not in prose(spec)
