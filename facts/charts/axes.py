"""Axes: the values of their ticks in words, years at their middle, parts of years under their marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor, log10

from facts.audit.points import Point
from facts.charts.sketch import Pen, Scale, Sketch
from facts.charts.ticks import Ticks, round_step
from facts.charts.typeset import SMALL, width
from facts.figures.periods import Period
from facts.figures.units import Unit
from facts.figures.wording import quantity, with_unit
from facts.words import Lang, say
from facts.words.dates import short_month
from facts.words.numbers import NO_BREAK_SPACE, number

_TICK_GAP = 10.0
_WORD_GAP = 10.0
_PART_GAP = 5.0
_TICK = 5.0
# In years: up to here an axis counts in months, and up to there in days.
_SHORT = 1.6
_VERY_SHORT = 0.12
_LARGE = (
    (1e12, "charts.trillion", "charts.trillion_sek"),
    (1e9, "charts.billion", "charts.billion_sek"),
    (1e6, "charts.million", "charts.million_sek"),
)
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def years_of(period: Period) -> tuple[float, float]:
    """A period as decimal years, from the start of its first day to the end of its last."""
    return decimal_year(period.start), decimal_year(period.end + timedelta(days=1))


def decimal_year(day: date) -> float:
    """2012-07-01 → 2012.497: the part of the year that has passed when the day begins."""
    first, following = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - first).days / (following - first).days


def _day_number(year: float) -> date:
    """The day that a decimal year falls on."""
    first, following = date(int(year), 1, 1), date(int(year) + 1, 1, 1)
    return first + timedelta(days=int((year - int(year)) * (following - first).days + 1e-6))


@dataclass(frozen=True, slots=True)
class Part:
    """The name of a part of a year, the pixels that it takes on the axis, and in which row below it."""

    period: Period
    words: str
    left: float
    right: float
    row: int = 0


def tick_labels(ticks: Ticks, unit: Unit | None, lang: Lang) -> list[str]:
    """The ticks in words, with as many decimals each, 0 and all with their per cent sign; large ones as 1.2 bn."""
    if ticks.powers:
        return [_round_power(value, unit, lang) for value in ticks.values]
    size, name = _size_of(ticks, unit, lang)
    if size is None:
        return [_power_of_ten(value, lang) for value in ticks.values]
    decimals = max(0, -floor(log10(ticks.step / size) + 1e-9))
    written = [number(value / size, lang, decimals if value else 0) for value in ticks.values]
    named = [f"{text}{NO_BREAK_SPACE}{name}" if name and value else text
             for text, value in zip(written, ticks.values, strict=True)]  # fmt: skip
    return [with_unit(text, value, unit, lang) for text, value in zip(named, ticks.values, strict=True)]


def _size_of(ticks: Ticks, unit: Unit | None, lang: Lang) -> tuple[float | None, str]:
    """What the ticks are divided by to be short, and its name; None where only a power of ten is short."""
    largest = max(abs(ticks.low), abs(ticks.high))
    if ticks.step < 1e-12 or largest >= 1e18:
        return None, ""
    # Of million kronor no millions are said; a tonne is a unit of its own, whatever it is in kilos.
    is_scaled = unit is not None and unit.factor != 1 and unit.kind in ("count", "money")
    if unit is None or is_scaled or unit.symbol or largest < 1e6:
        return 1.0, ""
    size, name, of_kronor = next(each for each in _LARGE if largest >= each[0])
    return size, say(of_kronor if unit.dimension == "SEK" else name, lang)


def _round_power(value: float, unit: Unit | None, lang: Lang) -> str:
    """0.01%, 1,000, 10 m: a power of ten in as few signs as there are for it."""
    size, name = next(((size, name) for size, name, _ in _LARGE if value >= size), (1.0, ""))
    written = quantity(Decimal(f"{value / size:.0e}"), unit, lang)
    return f"{written}{NO_BREAK_SPACE}{say(name, lang)}" if name else written


def _power_of_ten(value: float, lang: Lang) -> str:
    """3 × 10⁻³⁰⁰: a number that nobody can count the noughts of."""
    if not value:
        return "0"
    power = floor(log10(abs(value)) + 1e-9)
    return f"{number(round(value / 10.0**power, 2), lang)} × 10{str(power).translate(_RAISED)}"


def label_width(ticks: Ticks, unit: Unit | None, lang: Lang) -> float:
    """Pixels that the values need left of the plot."""
    return max(width(label, SMALL) for label in tick_labels(ticks, unit, lang)) + _TICK_GAP


def draw_values(sketch: Sketch, ticks: Ticks, unit: Unit | None, lang: Lang, left: float, right: float) -> None:
    """Grid lines with their values, as many as there is room for, the one at zero darker."""
    told = ticks.thinned(abs(sketch.upwards.stop - sketch.upwards.start), SMALL.line)
    for value, label in zip(told.values, tick_labels(told, unit, lang), strict=True):
        y = sketch.upwards.px(value)
        colour = sketch.theme.axis if value == 0 else sketch.theme.grid
        sketch.rule(left, y, right, y, Pen(colour))
        sketch.text(left - _TICK_GAP, y + 4, label, SMALL, sketch.theme.soft, "right")


def time_bounds(spans: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """First and last bound of periods given in decimal years: whole years, of short stretches whole months or days.

    >>> time_bounds([(2010.0, 2011.0), (2012.5, 2013.0)])
    (2010, 2013)
    """
    starts, ends = zip(*spans, strict=True)
    first, last = min(starts), max(ends)
    if last - first > _SHORT:
        return floor(first + 1e-9), ceil(last - 1e-9)
    if last - first > _VERY_SHORT:
        begin, end = _day_number(first), _day_number(last - 1e-4)
        return decimal_year(begin.replace(day=1)), decimal_year(_next_month(end))
    return first, last


def draw_time(sketch: Sketch, axis: float, top: float, lang: Lang) -> float:
    """Ticks at the `axis` and, from `top` on, the names of years, months or days, as many as there is room for.

    Returns how far down the axis then reaches.
    """
    scale = sketch.across
    long = scale.high - scale.low
    if long > _SHORT:
        return _draw_years(sketch, axis, top)
    days = [_day_number(scale.low + 1e-4)]
    while decimal_year(days[-1]) < scale.high - 1e-4:
        days.append(_next_month(days[-1]) if long > _VERY_SHORT else days[-1] + timedelta(days=1))
    names = [short_month(day.month, lang) if long > _VERY_SHORT else _day(day, lang) for day in days[:-1]]
    one = scale.px(decimal_year(days[1])) - scale.px(decimal_year(days[0]))
    every = max(1, ceil((max(width(name, SMALL) for name in names) + _WORD_GAP) / one))
    for day in days if one > 2 * _TICK else ():
        x = scale.px(decimal_year(day))
        sketch.rule(x, axis, x, axis + _TICK, Pen(sketch.theme.axis))
    told = 0
    for n in range(0, len(names), every):
        middle = (scale.px(decimal_year(days[n])) + scale.px(decimal_year(days[n + 1]))) / 2
        lines = [names[n], *([str(days[n].year)] if days[n].year != told else [])]
        told = days[n].year
        for row, text in enumerate(lines):
            y = top + 5 + SMALL.baseline + row * SMALL.line
            sketch.text(middle, y, text, SMALL, sketch.theme.soft, "center")
    return top + 2 * SMALL.line + 6


def names_each_month(scale: Scale, lang: Lang) -> bool:
    """Whether the names of all months have room on the axis, so that no label need say its month."""
    if not _VERY_SHORT < scale.high - scale.low <= _SHORT:
        return False
    one_month = (scale.stop - scale.start) / (scale.high - scale.low) * 28 / 366
    return max(width(short_month(month, lang), SMALL) for month in range(1, 13)) + _WORD_GAP <= one_month


def _draw_years(sketch: Sketch, axis: float, top: float) -> float:
    scale = sketch.across
    first, last = round(scale.low), round(scale.high)
    one_year = scale.px(first + 1) - scale.px(first)
    step = max(1, int(round_step((width("2000", SMALL) + _WORD_GAP) / one_year)))
    told = [year for year in range(first, last) if year % step == 0]
    if len(told) < 2 and scale.px(last - 1) - scale.px(first) >= width("2000", SMALL) + _WORD_GAP:
        # One year among several says too little of when the others were.
        told = [first, last - 1]
    for year in range(first, last + 1):
        if one_year > 2 * _TICK:
            sketch.rule(scale.px(year), axis, scale.px(year), axis + _TICK, Pen(sketch.theme.axis))
        if year in told:
            x = scale.px(year + 0.5)
            sketch.text(x, top + 5 + SMALL.baseline, str(year), SMALL, sketch.theme.soft, "center")
    return top + SMALL.line + 6


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def parts_with_room(points: Iterable[Point], x: Scale, right: float, lang: Lang) -> list[Part]:
    """The parts of years ("Jan–Jun") that can stand under their marks: all of one length and role, or none of them.

    Those that lie in each other, as quarters in half-years, have a row each; in one what is claimed comes first.
    """
    groups: dict[tuple[bool, tuple[int, int]], dict[tuple[date, date], Part]] = {}
    if x.high - x.low <= _SHORT:
        return []
    for figure in (point.figure for point in points if is_part(point.figure.period)):
        group = groups.setdefault((not figure.is_claim, figure.period.length), {})
        group[figure.period.days] = _part(figure.period, x, lang)
    rows: list[tuple[dict[tuple[date, date], Part], dict[tuple[date, date], Part]]] = []
    for _, group in sorted(groups.items(), key=lambda each: (each[0][1], each[0][0])):
        in_short = {days: _part(part.period, x, lang, short=True) for days, part in group.items()}
        for n, (full, short) in enumerate((*rows, ({}, {}))):
            if _have_room((short | in_short).values(), right):
                rows[n : n + 1] = [(full | group, short | in_short)]
                break
    # A few names among many marks that have none would seem to be those of the years.
    named = {days for group in groups.values() for days in group}
    found = [
        replace(part, row=n) for n, (full, short) in enumerate(rows)
        for part in (full if _have_room(full.values(), right) else short).values()
    ]  # fmt: skip
    return found if 2 * len(found) >= len(named) else []


def _have_room(parts: Iterable[Part], right: float) -> bool:
    row = sorted(parts, key=lambda part: part.left)
    apart = all(a.right + _PART_GAP <= b.left and a.period.end < b.period.start for a, b in pairwise(row))
    return apart and row[0].left >= 0 and row[-1].right <= right


def draw_parts(sketch: Sketch, parts: Iterable[Part], top: float) -> float:
    """Parts of years under their marks; returns how far down they reach."""
    bottom = top
    for part in parts:
        own = top + part.row * SMALL.line
        sketch.text(part.left, own + 4 + SMALL.baseline, part.words, SMALL, sketch.theme.soft)
        bottom = max(bottom, own + SMALL.line)
    return bottom


def _part(period: Period, x: Scale, lang: Lang, *, short: bool = False) -> Part:
    words = part_name(period, lang, short=short)
    start, end = years_of(period)
    wide = width(words, SMALL)
    left = x.px((start + end) / 2) - wide / 2
    return Part(period, words, left, left + wide)


def is_part(period: Period) -> bool:
    """Whether a period is shorter than a year."""
    return period.length[0] < 12


def part_name(period: Period, lang: Lang, *, short: bool = False) -> str:
    """A part of a year without its year: Jan–Jun, Sep, week 10, 13 Sep; `short`, where it has a number, H1 or Q3."""
    if short and period.kind == "half_year":
        return say("charts.half", lang, n=(period.start.month + 5) // 6)
    if short and period.kind == "quarter":
        return say("charts.quarter", lang, n=(period.start.month + 2) // 3)
    if period.kind == "week":
        return say("charts.week", lang, n=period.start.isocalendar().week)
    if period.length[0] == 0:
        return _days(period, lang)
    first, last = short_month(period.start.month, lang), short_month(period.end.month, lang)
    return first if first == last else f"{first}–{last}"


def _days(period: Period, lang: Lang) -> str:
    """One day or several: 3 Jan, 3–9 Jan, 28 Jan–3 Feb."""
    first, last = period.start, period.end
    if first == last:
        return _day(first, lang)
    is_one_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day}–{_day(last, lang)}" if is_one_month else f"{_day(first, lang)}–{_day(last, lang)}"


def _day(day: date, lang: Lang) -> str:
    return f"{day.day} {short_month(day.month, lang)}"
