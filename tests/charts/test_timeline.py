"""Figures over time: what is read first, what stands on the axis, and what makes way for what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from facts.charts import LIGHT, describe
from facts.charts.draw import draw_panels
from facts.charts.geometry import Segment
from facts.charts.labels import Labeller
from facts.charts.layout import listed_under
from facts.charts.marks import extent
from facts.charts.panels import divide_series
from facts.charts.timeline import DrawnTimeline
from facts.figures.figure import Figure
from facts.figures.periods import Period
from facts.words import Lang, Text
from tests.charts.making import JOB, MDKR, MSEK, PARTIES, PERCENT, REFERENCE, day, figure, half, series
from tests.charts.reading_specs import draw_chart, prose, rows, texts
from tests.charts.stress import KINDS, NOBODY, stress


def evictions() -> list[Figure]:
    return [
        *(figure(n, half(2010 + k), place="Stockholm", parties=("MP",)) for k, n in enumerate((9, 21, 24))),
        figure(38, Period(date(2012, 1, 1), date(2012, 9, 30), "span"), place="Stockholm", **REFERENCE),
        *(figure(n, 2010 + k, place="Sweden", **REFERENCE) for k, n in enumerate((632, 663, 569))),
    ]


def test_what_is_claimed_has_the_first_and_the_largest_plot() -> None:
    numbers = evictions()
    spec = draw_chart(*numbers[-3:], *numbers[:-3])
    words = texts(spec)
    assert words.index("Stockholm, children") < words.index("Sweden, children")
    levels = {row["text"]: row["y"] for row in rows(spec, "words")}
    assert levels["0"] - levels["9"] < levels["Sweden, children"] > levels["24"]


def test_the_producer_of_all_published_figures_stands_once_above_them() -> None:
    assert texts(draw_chart(*evictions())).count("published figures from Kronofogden") == 1
    one_place = draw_chart(figure(10, 2010, place="Rinkeby"), figure(12, 2011, place="Rinkeby", **REFERENCE))
    assert "published figures from Kronofogden" in texts(one_place)
    assert "Rinkeby" not in prose(one_place)


@pytest.mark.parametrize("width", [320, 400, 680])
def test_the_marks_of_published_figures_stand_before_the_name_of_who_measured_them(width: int) -> None:
    name = "Kronofogden (Swedish Enforcement Authority)"
    spec = draw_chart(*(replace(each, producer=name if each.producer else "") for each in evictions()), width=width)
    (words,) = [row for row in rows(spec, "words") if row["text"].startswith("published figures")]
    beside = [row for row in rows(spec, "badges") if abs(row["y"] - words["y"]) < 6]
    assert len(beside) == 2
    assert all(row["x"] < words["x"] for row in beside)


def test_several_producers_stand_beside_their_figures() -> None:
    spec = draw_chart(
        figure(10, 2010, **REFERENCE), figure(12, 2011, **{**REFERENCE, "producer": "SCB"}), figure(9, 2012)
    )
    assert {"Kronofogden", "SCB"} <= set(texts(spec))
    assert not rows(spec, "lines")
    assert "measured by" not in prose(spec)


@pytest.mark.parametrize("width", [400, 560, 680])
def test_claimed_half_years_are_named_on_the_axis_also_when_published_parts_of_years_lie_over_them(width: int) -> None:
    spec = draw_chart(*evictions(), width=width)
    named = [row for row in rows(spec, "words") if row["text"] == "Jan–Jun"]
    assert len({row["y"] for row in named}) == 1
    assert len(named) == 3
    (other,) = [row for row in rows(spec, "words") if row["text"] == "Jan–Sept"]
    assert other["y"] > named[0]["y"], "longer parts of years stand below shorter ones"


def test_the_ticks_of_years_stand_on_the_axis_also_above_named_parts_of_years() -> None:
    spec = draw_chart(*evictions())
    zero = [row["y"] for row in rows(spec, "grid") if row["y"] == row["y2"] and row["stroke"] == LIGHT.axis]
    ticks = {row["y"] for row in rows(spec, "grid") if row["y2"] - row["y"] == 5}
    assert ticks == set(zero)


def test_a_percentage_chart_without_a_heading_begins_at_its_first_grid_line() -> None:
    spec = draw_chart(figure(20, 2006, unit=PERCENT), figure(31, 2010, unit=PERCENT))
    assert min(row["y"] for row in rows(spec, "grid")) < 12


def test_a_hard_end_of_a_band_has_a_line_and_a_soft_end_has_none() -> None:
    hard = figure(20, 2006, unit=PERCENT, approximator="vart femte", reading=(18, 22))
    soft = figure(31, 2010, unit=PERCENT, approximator="knappt", reading=(28, 33, False, True))
    spec = draw_chart(hard, soft)
    level = {row["y"] for row in rows(spec, "lines") if row["y"] == row["y2"]}
    assert level == {18, 20, 22, 28, 31}


def test_the_sides_of_a_published_bar_lie_behind_the_number_of_the_claimed_one() -> None:
    spec = draw_chart(*evictions(), width=560)
    assert not rows(spec, "leaders")
    (fill,) = [layer["mark"] for layer in spec["layer"] if layer["data"]["name"] == "areas-1"][:1]
    assert not fill["strokeWidth"]


def test_twelve_half_years_are_named_on_the_axis_in_short_also_on_a_narrow_screen() -> None:
    spec = draw_chart(*(figure(9 + k * 7 % 11, half(2007 + k // 2, 1 + k % 2)) for k in range(12)), width=400)
    assert texts(spec).count("H1") == texts(spec).count("H2") == 6
    assert not rows(spec, "leaders")


def test_the_number_of_a_deficit_stands_below_its_bar() -> None:
    spec = draw_chart(figure(-3, half(2010), unit=MSEK), figure(8, half(2011), unit=MSEK), figure(-2, 2012, unit=MSEK))
    level = {row["text"]: row["y"] for row in rows(spec, "words")}
    assert min(level["−3"], level["−2"]) > level["8"]
    assert level["−3"] > next(row["y"] for row in rows(spec, "grid") if row["stroke"] == LIGHT.axis)


def test_ticks_of_very_small_values_can_be_told_apart() -> None:
    spec = draw_chart(figure("0.0004", 2010, unit=MSEK), figure("0.0011", 2011, unit=MSEK))
    assert {"0", "0.0002", "0.0010"} <= set(texts(spec))


def test_a_total_of_several_years_spans_them_below_the_axis_and_does_not_press_the_years_flat() -> None:
    years = Period(date(2010, 1, 1), date(2013, 12, 31), "span")
    spec = draw_chart(*(figure(300 + 20 * n, 2010 + n, **NOBODY) for n in range(4)), figure(1320, years, **NOBODY))
    assert "1,320\u00a0children in all" in texts(spec)
    assert "400" in texts(spec)
    assert "1,500" not in texts(spec)


@pytest.mark.parametrize("kind", ["stock", "average"])
def test_what_is_added_up_over_no_time_stays_on_the_axis_however_long_its_period(kind: str) -> None:
    years = Period(date(2010, 1, 1), date(2013, 12, 31), "span")
    said = (*(figure(300 + n, 2010 + n, time_kind=kind) for n in range(4)), figure(1320, years, time_kind=kind))
    assert "1,500" in texts(draw_chart(*said))


def test_a_total_that_is_all_that_is_claimed_stays_on_the_axis() -> None:
    years = Period(date(2010, 1, 1), date(2013, 12, 31), "span")
    spec = draw_chart(*(figure(300 + n, 2010 + n, **REFERENCE) for n in range(4)), figure(1320, years))
    assert "1,500" in texts(spec)


def test_small_shares_do_not_lie_flat_on_their_axis() -> None:
    spec = draw_chart(figure("0.03", 2010, unit=PERCENT), figure("0.11", 2011, unit=PERCENT))
    assert "The axis ends at 0.15%, not at 100%." in prose(spec)


def test_what_a_hedge_leaves_open_stands_out_above_what_is_certain_of_a_bar() -> None:
    spec = draw_chart(figure(50, half(2011), approximator="cirka", reading=(45, 55)), figure(52, half(2012)))
    fills = {row["y2"]: layer["mark"]["color"] for layer in spec["layer"] if layer["data"]["name"].startswith("areas")
             for row in spec["datasets"][layer["data"]["name"]]}  # fmt: skip
    assert fills[45] == fills[52] == LIGHT.bar
    assert fills[55] == LIGHT.band


def test_a_reading_is_not_said_twice() -> None:
    least = figure(400, 2011, approximator="minst", approximator_en="at least", reading=(400, None))
    said = texts(draw_chart(least, figure(300, 2010)))
    assert {"“minst” 400", "at least 400, no upper bound"} <= set(said)


@pytest.mark.parametrize(("hedge", "ends"), [("minst", (400, None)), ("högst", (0, 400)), ("färre än", (0, 400))])
def test_words_that_are_the_bound_they_are_read_as_have_no_reading_beside_them(
    hedge: str, ends: tuple[float, float | None]
) -> None:
    said = figure(400, 2011, approximator=hedge, reading=ends)
    spec = draw_chart(said, figure(300, 2010), lang="sv")
    assert not [text for text in texts(spec) if "läses som" in text]
    assert ("ingen övre gräns" in texts(spec)) == (ends[1] is None)
    assert "läses" not in describe(series(said), "sv")


def test_what_is_counted_and_who_cites_it_are_two_things() -> None:
    said = [figure(300 + n, 2010 + n, parties=(), cited_by="Statistikchefen") for n in range(2)]
    assert "Children, cited by Statistikchefen" in prose(draw_chart(*said))
    assert "Cited by Statistikchefen" in prose(draw_chart(*(replace(one, unit=PERCENT) for one in said)))


def test_the_only_claim_among_many_published_figures_keeps_its_badge_beside_its_number() -> None:
    spec = draw_chart(figure(50, 2012), *(figure(30 + n, 2001 + n, **REFERENCE) for n in range(9)))
    letters, number = ({row["text"]: row for row in rows(spec, "words")}[text] for text in ("M", "50"))
    assert letters["y"] == number["y"]


def test_a_long_word_is_not_broken_while_the_chart_has_room_for_it() -> None:
    name = "Riksgenomsnittsjämförelsetalsmyndigheten"
    spec = draw_chart(figure(10, 2010, parties=(), cited_by=name), figure(12, 2011), width=1200)
    assert name in texts(spec)


def test_places_of_like_size_share_an_axis_and_are_named_on_it() -> None:
    spec = draw_chart(*(figure(n, 2010 + k, place=p) for p in ("Rinkeby", "Tensta") for k, n in enumerate((38, 40))))
    assert {"Rinkeby", "Tensta"} <= set(texts(spec))
    assert {name for name in spec["datasets"] if name.startswith("figures")} == {"figures-1"}


def test_units_of_one_kind_share_an_axis_and_keep_their_own_words() -> None:
    spec = draw_chart(figure(1, 2012, unit=MDKR, measure_kind="forecast"), figure(4828, 2012, unit=MSEK, **REFERENCE))
    assert {row["x"] for row in rows(spec, "figures")} == {1, 4.828}
    assert any(text.startswith("4,828") and "million" in text for text in texts(spec))
    assert any(text.startswith("Forecast 1") for text in texts(spec))


def counted_in_many_ways() -> list[Figure]:
    """Every year something else is counted, in words that are wider than a year."""
    ways = ("offered", "offered by 12 June, late ones included", "worked by young people", "paid in full", "wished for")
    return [
        figure(4000 + 300 * n, 2010 + n, unit=JOB, definition=f"summer jobs {way}", cited_by="Ada", parties=())
        for n, way in enumerate(ways)
    ]


def test_numbers_stay_in_a_narrow_chart_and_what_they_count_stands_below() -> None:
    narrow = texts(draw_chart(*counted_in_many_ways(), width=352))
    assert "What these count:" in narrow
    assert "Numbers that have no room in the chart:" not in narrow
    assert "summer jobs paid in full" in narrow
    wide = texts(draw_chart(*counted_in_many_ways(), width=1280))
    assert "What these count:" not in wide


def test_readings_of_one_month_stand_beside_each_other_whole() -> None:
    """An open reading has no line, so nothing holds it in the middle of its period."""
    over = {"approximator": "över", "reading": (400, None, True, False)}
    almost = {"approximator": "nästan", "reading": (450, 500, False, True)}
    september = Period(date(2012, 9, 1), date(2012, 9, 30), "month")
    said = [
        figure(500, day(2012, 9, 13), **almost, time_kind="stock"),
        figure(400, september, **over, time_kind="stock", **REFERENCE),
        figure(635, 2015, time_kind="stock", **REFERENCE),
    ]
    division = divide_series(series(*said), "en")
    (panel,) = draw_panels(division, 560, Labeller("en", LIGHT, PARTIES, 230, 347)).panels
    assert isinstance(panel, DrawnTimeline)
    first, second, _ = (extent(mark, panel.layout.stage.x, panel.layout.y) for mark in panel.layout.stage.marks)
    assert not first.meets(second)


def test_the_periods_at_which_a_line_stops_are_named_in_one_sentence() -> None:
    said = [figure(n + k, 2010 + n, parties=(p,), cited_by=p) for n in range(3) for k, p in enumerate("SM")]
    assert "No line at 2010, 2011 and 2012, where figures differ." in prose(draw_chart(*said))


def test_many_figures_without_a_bound_are_not_told_one_by_one_below_the_chart() -> None:
    said = [figure(400 + n, 2010 + n, approximator="över", reading=(400 + n, None, True, False)) for n in range(8)]
    assert "No line leads to figures without an upper or lower bound." in prose(draw_chart(*said))


@pytest.mark.parametrize(("lang", "over"), [("en", "“över” 3,000"), ("sv", "”över” 3\u202f000")])
def test_a_figure_without_a_bound_is_named_once_below_the_chart(lang: Lang, over: str) -> None:
    written = prose(draw_chart(*KINDS["open ends"](), lang=lang, width=330)).replace("\xa0", " ")
    # Once beside its mark, and once below: with how it is read, or as one that no line leads to.
    assert written.count(over) == 2


def test_plots_beside_each_other_stand_on_one_level_whatever_room_their_labels_need() -> None:
    division = divide_series(stress("eight towns"), "en")
    draw_chart = draw_panels(division, 640, Labeller("en", LIGHT, PARTIES, 230, 400))
    for first in range(0, len(draw_chart.panels), draw_chart.columns):
        row = draw_chart.panels[first : first + draw_chart.columns]
        assert len({(round(panel.layout.y.start, 6), round(panel.layout.y.stop, 6)) for panel in row}) == 1


def test_marks_of_one_year_stay_about_their_year_however_many_they_are() -> None:
    division = divide_series(stress("twelve parties of two years"), "en")
    (panel,) = draw_panels(division, 300, Labeller("en", LIGHT, PARTIES, 186, 186)).panels
    x = panel.layout.stage.x
    for mark in panel.layout.stage.marks:
        assert x.px(mark.start) - 8 <= x.px(mark.middle) <= x.px(mark.end) + 8
        assert x.start - 8 <= x.px(mark.middle) <= x.stop + 8


@pytest.mark.parametrize("width", [300, 330, 352])
def test_the_last_of_many_numbers_stands_beside_its_mark(width: int) -> None:
    for kind in ("thirty years", "sixty years"):
        (panel,) = draw_panels(
            divide_series(stress(kind), "sv"), width, Labeller("sv", LIGHT, PARTIES, 190, 190)
        ).panels
        last = max(range(len(panel.layout.stage.marks)), key=lambda n: panel.layout.stage.marks[n].middle)
        spot = panel.layout.found[last]
        assert spot
        assert spot.leader is None


def test_a_whisker_runs_through_no_number() -> None:
    (panel,) = draw_panels(divide_series(stress("margins of months"), "sv"), 330,
                           Labeller("sv", LIGHT, PARTIES, 190, 190)).panels  # fmt: skip
    stage, y = panel.layout.stage, panel.layout.y
    for mark in stage.marks:
        low, high = mark.margin or (0, 0)
        whisker = Segment(stage.x.px(mark.middle), y.px(low), stage.x.px(mark.middle), y.px(high))
        assert not any(spot and whisker.crosses(spot.box) for spot in panel.layout.found)


def test_what_several_numbers_count_is_said_once() -> None:
    said = [figure(400 + 30 * n, half(2012 + n), definition="offered to anybody" if n < 3 else "got") for n in range(4)]
    written = texts(draw_chart(*said, width=320))
    assert written.count("offered to anybody") == 1
    assert [text for text in written if text.startswith("first half of")] == [
        f"first half of {year}" for year in (2012, 2013, 2014, 2015)
    ]


def test_a_number_in_a_note_is_not_parted_from_its_hedge_or_its_reading() -> None:
    for width in (300, 330, 400):
        spec = draw_chart(*KINDS["open ends"](), lang="sv", width=width)
        notes = [text for text in texts(spec) if "läses" in text or "gräns:" in text]
        assert notes
        assert not any(text.count("(") != text.count(")") or text.rstrip().endswith("”") for text in notes)


def test_only_a_number_in_another_unit_than_the_axis_says_its_unit() -> None:
    thousand = replace(MSEK, name="ksek", factor=1e3, many=Text("thousand kronor", "tusen kronor"))
    found = texts(draw_chart(figure(2, 2012, unit=MSEK), figure(2400, 2013, unit=thousand), figure(3, 2014, unit=MSEK)))
    assert "2,400\xa0thousand kronor" in found
    assert {"2", "3"} <= set(found)


def test_many_changes_stand_on_one_line_of_values_each_with_its_time() -> None:
    found = stress("many changes, claimed and published")
    (panel,) = draw_panels(divide_series(found, "en"), 640, Labeller("en", LIGHT, PARTIES, 230, 400)).panels
    assert [row.name[0] for row in panel.rows[:2]] == ["2019–2021", "2013–2014"]
    assert not any("not at 100%" in text for text in texts(draw_chart(*found.figures)))


def test_of_very_many_numbers_without_room_the_table_has_those_that_matter_most() -> None:
    names = ("Arboga", "Boden", "Dals-Ed", "Eslöv", "Falun", "Gnesta")
    towns = [figure(80 + k + sex + n, 2012 + n, unit=PERCENT, place=town, population=("men", "women")[sex], **REFERENCE)
             for k, town in enumerate(names) for n in range(10) for sex in range(2)]  # fmt: skip
    division = divide_series(series(*towns), "en")
    found = draw_panels(division, 440, Labeller("en", LIGHT, PARTIES, 230, 400))
    layouts = [each.layout for each in found.panels if isinstance(each, DrawnTimeline)]
    listed = listed_under(layouts)
    assert sum(len(layout.without_room) for layout in layouts) > 48
    assert sum(map(len, listed)) <= 48
    for layout, marks in zip(layouts, listed, strict=True):
        ends = {layout.stage.marks[n] for n in layout.stage.needed}
        assert ends.isdisjoint(set(layout.without_room) - set(marks))
    assert "are drawn without their" in " ".join(texts(draw_chart(*towns, width=440)))


def test_what_all_places_of_a_ranking_are_among_is_said_once() -> None:
    found = texts(draw_chart(*stress("places in a ranking").figures))
    assert sum("OECD countries" in text for text in found) == 1


@pytest.mark.parametrize("width", [400, 800, 1280])
def test_words_on_what_a_bar_counts_stand_below_where_they_would_lie_over_the_sides_of_others(width: int) -> None:
    words = "affected by an eviction that was carried out, recording extended that year"
    found = series(*(figure(500 + 9 * n, 2010 + n, **REFERENCE) for n in range(3)),
                   *(figure(200 + n, half(2010 + n), **REFERENCE) for n in range(2)),
                   figure(210, half(2012), definition=words, **REFERENCE))  # fmt: skip
    (panel,) = draw_panels(divide_series(found, "en"), width, Labeller("en", LIGHT, PARTIES, 230, 400)).panels
    stage = panel.layout.stage
    for callout, mark in zip(panel.layout.callouts, stage.marks, strict=False):
        lines = {run.text for line in callout.label.lines for run in line}
        wide = stage.x.px(mark.end) - stage.x.px(mark.start)
        assert callout.label.width <= wide or not any(text in words for text in lines)
    assert words.split()[0] in " ".join(row["text"] for row in panel.sketches[0].texts)
