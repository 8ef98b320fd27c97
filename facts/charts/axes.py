"""The axes of a timeline: round values from zero, years at their middle, parts of years under their marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor

from facts.audit.points import Point
from facts.charts.scales import Scale, Ticks, round_step, years_of
from facts.charts.sketch import Pen, Sketch
from facts.charts.typeset import SMALL, width
from facts.figures.periods import Period
from facts.figures.units import Unit
from facts.figures.wording import with_unit
from facts.words import Lang, say
from facts.words.dates import short_month
from facts.words.numbers import number

_TICK_GAP = 10.0
_WORD_GAP = 10.0
_PART_GAP = 5.0
_TICK = 5.0


@dataclass(frozen=True, slots=True)
class Part:
    """The name of a part of a year and the pixels that it takes on the axis."""

    period: Period
    words: str
    left: float
    right: float


def tick_labels(ticks: Ticks, unit: Unit | None, lang: Lang) -> list[str]:
    """The ticks in words, with as many decimals each, 0 and all with their per cent sign."""
    written = [number(value, lang, ticks.decimals if value else 0) for value in ticks.values]
    return [with_unit(text, value, unit, lang) for text, value in zip(written, ticks.values, strict=True)]


def label_width(ticks: Ticks, unit: Unit | None, lang: Lang) -> float:
    """Pixels that the values need left of the plot."""
    return max(width(label, SMALL) for label in tick_labels(ticks, unit, lang)) + _TICK_GAP


def draw_values(sketch: Sketch, ticks: Ticks, unit: Unit | None, lang: Lang, left: float, right: float) -> None:
    """Grid lines with their values, the one at zero darker."""
    for value, label in zip(ticks.values, tick_labels(ticks, unit, lang), strict=True):
        y = sketch.upwards.px(value)
        colour = sketch.theme.axis if value == 0 else sketch.theme.grid
        sketch.rule(left, y, right, y, Pen(colour))
        sketch.text(left - _TICK_GAP, y + 4, label, SMALL, sketch.theme.soft, "right")


def whole_years(spans: Iterable[tuple[float, float]]) -> tuple[int, int]:
    """First and last bound, in whole years, of periods given in decimal years."""
    starts, ends = zip(*spans, strict=True)
    return floor(min(starts)), ceil(max(ends) - 1e-9)


def draw_years(sketch: Sketch, axis: float, top: float) -> float:
    """Ticks at the `axis` and, from `top` on, years under their middle, as many as there is room for.

    Returns how far down the axis then reaches.
    """
    scale = sketch.across
    first, last = round(scale.low), round(scale.high)
    one_year = scale.px(first + 1) - scale.px(first)
    step = max(1, int(round_step((width("2000", SMALL) + _WORD_GAP) / one_year)))
    for year in range(first, last + 1):
        if one_year > 2 * _TICK:
            sketch.rule(scale.px(year), axis, scale.px(year), axis + _TICK, Pen(sketch.theme.axis))
        if year < last and year % step == 0:
            x = scale.px(year + 0.5)
            sketch.text(x, top + 5 + SMALL.baseline, str(year), SMALL, sketch.theme.soft, "center")
    return top + SMALL.line + 6


def parts_with_room(points: Iterable[Point], x: Scale, right: float, lang: Lang) -> list[Part]:
    """The parts of years ("Jan–Jun") that can stand under their marks: all of one length and role, or none of them.

    What is claimed comes before what is published, the commoner length before the rarer one.
    """
    groups: dict[tuple[bool, tuple[int, int]], dict[tuple[date, date], Part]] = {}
    for figure in (point.figure for point in points if is_part(point.figure.period)):
        group = groups.setdefault((not figure.is_claim, figure.period.length), {})
        group[figure.period.days] = _part(figure.period, x, lang)
    found: dict[tuple[date, date], Part] = {}
    for _, group in sorted(groups.items(), key=lambda each: (each[0][0], -len(each[1]))):
        short = {days: _part(part.period, x, lang, short=True) for days, part in group.items()}
        found = next((found | each for each in (group, short) if _have_room((found | each).values(), right)), found)
    return list(found.values())


def _have_room(parts: Iterable[Part], right: float) -> bool:
    row = sorted(parts, key=lambda part: part.left)
    apart = all(a.right + _PART_GAP <= b.left for a, b in pairwise(row))
    return apart and row[0].left >= 0 and row[-1].right <= right


def draw_parts(sketch: Sketch, parts: Iterable[Part], top: float) -> None:
    """Parts of years under their marks."""
    for part in parts:
        sketch.text(part.left, top + 4 + SMALL.baseline, part.words, SMALL, sketch.theme.soft)


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
    """A part of a year without its year: Jan–Jun, Sep, 13 Sep; `short`, where it has a number, H1 or Q3."""
    if short and period.kind == "half_year":
        return say("charts.half", lang, n=(period.start.month + 5) // 6)
    if short and period.kind == "quarter":
        return say("charts.quarter", lang, n=(period.start.month + 2) // 3)
    if period.length[0] == 0:
        return _day(period.start, lang)
    first, last = short_month(period.start.month, lang), short_month(period.end.month, lang)
    return first if first == last else f"{first}–{last}"


def _day(day: date, lang: Lang) -> str:
    return f"{day.day} {short_month(day.month, lang)}"
