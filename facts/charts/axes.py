"""The axes of a timeline: round values from zero, years at their middle, parts of years under their marks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from math import ceil, floor

from facts.charts.quantities import quantity
from facts.charts.scales import Ticks, round_step, years_of
from facts.charts.sketch import Pen, Sketch
from facts.charts.typeset import SMALL, width
from facts.table.periods import Period
from facts.table.units import Unit
from facts.words import Lang
from facts.words.dates import short_month

_TICK_GAP = 10.0
_WORD_GAP = 10.0
_TICK = 5.0


def tick_labels(ticks: Ticks, unit: Unit | None, lang: Lang) -> list[str]:
    """The ticks in words, 0 and all with their per cent sign."""
    return [quantity(value, unit, lang) for value in ticks.values]


def label_width(ticks: Ticks, unit: Unit | None, lang: Lang) -> float:
    """Pixels that the values need left of the plot."""
    return max(width(label, SMALL) for label in tick_labels(ticks, unit, lang)) + _TICK_GAP


def draw_values(sketch: Sketch, ticks: Ticks, unit: Unit | None, lang: Lang, left: float, right: float) -> None:
    """Grid lines with their values, the one at zero darker."""
    if sketch.y is None:
        raise ValueError("values need a scale")
    for value, label in zip(ticks.values, tick_labels(ticks, unit, lang), strict=True):
        y = sketch.y.px(value)
        colour = sketch.theme.axis if value == 0 else sketch.theme.grid
        sketch.rule(left, y, right, y, Pen(colour))
        sketch.text(left - _TICK_GAP, y + 4, label, SMALL, sketch.theme.soft, "right")


def whole_years(spans: Iterable[tuple[float, float]]) -> tuple[int, int]:
    """First and last bound, in whole years, of periods given in decimal years."""
    starts, ends = zip(*spans, strict=True)
    return floor(min(starts)), ceil(max(ends) - 1e-9)


def draw_years(sketch: Sketch, top: float) -> float:
    """Years under their middle, as many as there is room for; returns the height used."""
    if sketch.x is None:
        raise ValueError("years need a scale")
    first, last = round(sketch.x.low), round(sketch.x.high)
    one_year = sketch.x.px(first + 1) - sketch.x.px(first)
    step = max(1, int(round_step((width("2000", SMALL) + _WORD_GAP) / one_year)))
    for year in range(first, last + 1):
        if one_year > 2 * _TICK:
            sketch.rule(sketch.x.px(year), top, sketch.x.px(year), top + _TICK, Pen(sketch.theme.axis))
        if year < last and year % step == 0:
            x = sketch.x.px(year + 0.5)
            sketch.text(x, top + 5 + SMALL.baseline, str(year), SMALL, sketch.theme.soft, "center")
    return SMALL.line + 6


def draw_parts(sketch: Sketch, periods: Iterable[Period], top: float, lang: Lang) -> bool:
    """Parts of years ("Jan–Jun") under their marks, when all of them have room; returns whether they have."""
    if sketch.x is None:
        raise ValueError("parts of years need a scale")
    parts = {period.days: period for period in periods if is_part(period)}
    placed = []
    for period in parts.values():
        start, end = years_of(period)
        label = part_name(period, lang)
        middle, half = sketch.x.px((start + end) / 2), width(label, SMALL) / 2
        placed.append((middle - half, middle + half, label))
    placed.sort()
    crowded = any(before[1] + _WORD_GAP > after[0] for before, after in pairwise(placed))
    if not placed or crowded or placed[-1][1] > sketch.width or placed[0][0] < 0:
        return False
    for left, _, label in placed:
        sketch.text(left, top + 3 + SMALL.baseline, label, SMALL, sketch.theme.soft)
    return True


def is_part(period: Period) -> bool:
    """Whether a period is shorter than a year."""
    return period.length[0] < 12


def part_name(period: Period, lang: Lang) -> str:
    """A part of a year without its year: Jan–Jun, Sep, 13 Sep."""
    if period.length[0] == 0:
        return _day(period.start, lang)
    first, last = short_month(period.start.month, lang), short_month(period.end.month, lang)
    return first if first == last else f"{first}–{last}"


def _day(day: date, lang: Lang) -> str:
    return f"{day.day} {short_month(day.month, lang)}"
