"""Axes have round ticks, counts begin at zero, and shares end at 100 per cent or say that they don't."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facts.charts.axes import decimal_year, part_name, years_of
from facts.charts.ticks import ticks_for, without_spare_step
from facts.figures.periods import Period
from tests.charts.making import CHILD, MSEK, PERCENT, half, year


@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=12))
@example([5e-324])
@example([1e-310, 1e9])
def test_the_axis_reaches_all_values_from_zero_in_few_steps(values: list[float]) -> None:
    ticks = ticks_for(values, CHILD)
    assert ticks.low == 0
    assert ticks.high >= max(values) * (1 - 1e-6)
    assert 2 <= len(ticks.values) <= 8


@given(st.floats(0, 100))
def test_a_share_ends_at_100_or_says_so(value: float) -> None:
    ticks = ticks_for([value], PERCENT)
    assert ticks.high == 100 or ticks.short_of_all
    assert ticks.high >= value


@pytest.mark.parametrize(
    ("values", "high"), [([24], 25), ([5023], 6000), ([663], 800), ([17500], 20000), ([3], 3), ([0], 1)]
)
def test_ticks_are_round(values: list[float], high: float) -> None:
    assert ticks_for(values, CHILD).high == high


def test_a_deficit_lies_below_a_zero_that_is_on_the_axis() -> None:
    ticks = ticks_for([-120, 900], MSEK)
    assert ticks.low <= -120
    assert 0 in ticks.values


def test_counts_have_no_half_ticks() -> None:
    assert all(value == int(value) for value in ticks_for([2], CHILD).values)


def test_a_half_year_fills_half_of_its_year() -> None:
    start, end = years_of(half(2011))
    assert (start, round(end, 1)) == (2011, 2011.5)
    assert years_of(year(2012)) == (2012, 2013)
    assert decimal_year(date(2012, 1, 1)) == 2012


@pytest.mark.parametrize(("highest", "end"), [(6200, 6200), (5023, 5023), (7100, 8000), (38, 40), (3, 3)])
def test_the_plot_ends_at_the_highest_value_rather_than_at_an_empty_step(highest: float, end: float) -> None:
    ticks = without_spare_step(highest, ticks_for([highest], CHILD), CHILD)
    assert ticks.high == end
    assert ticks.values[-1] <= end


def test_the_axis_of_a_share_keeps_its_end() -> None:
    ticks = ticks_for([61], PERCENT)
    assert without_spare_step(61, ticks, PERCENT) == ticks


def test_an_axis_with_room_for_few_ticks_keeps_its_end() -> None:
    assert ticks_for([90], PERCENT).thinned(pixels=40, room=16).values == (0.0, 50.0, 100.0)
    assert ticks_for([9000], None).thinned(pixels=40, room=16).values == (0.0, 5000.0, 10000.0)
    assert ticks_for([14], PERCENT).thinned(pixels=200, room=16) == ticks_for([14], PERCENT)


def test_a_week_is_named_by_its_number_and_days_by_the_first_and_the_last() -> None:
    week = Period(date(2023, 3, 6), date(2023, 3, 12), "week")
    assert (part_name(week, "en"), part_name(week, "sv")) == ("week 10", "v. 10")
    assert part_name(Period(date(2023, 1, 3), date(2023, 1, 9), "span"), "en") == "3–9 Jan"
    assert part_name(Period(date(2023, 1, 28), date(2023, 2, 3), "span"), "en") == "28 Jan–3 Feb"
