"""One figure as a mark: its shape says what kind of figure it is, its width when, its band how exactly."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import isclose
from typing import Literal

from facts.audit.points import Point
from facts.charts.axes import years_of
from facts.charts.geometry import Box, Segment
from facts.charts.sketch import Paint, Pen, Scale, Sketch
from facts.charts.theme import Theme, colour_of, dash_of, shape_of
from facts.figures.intervals import Interval
from facts.figures.units import Unit

Form = Literal["dot", "bar", "span"]

ADDED_UP = ("count", "money", "mass")
"""The kinds of unit whose figures of several periods make one of all of them."""

_BAND = 46.0
_DOT = 78.0
_SMALL_DOT = 58.0
_NARROWEST = 20.0
_RADIUS = 5.0
_TOP = 3.0
_HEAVY_TOP = 4.0
_QUIET_TOP = 2.0
# A hedge must be seen: the number that was named has an edge this heavy, with a foot; a closed end a thin one.
EDGE = 3.0
FOOT = 5.0
_THIN = 1.25
_LEAST_BAND = 6.0
"""However narrow a reading is on its axis, its band is as high as this, in pixels."""
OPEN = 30.0
"""Pixels from a number without a bound to the last of its chevrons."""
WHISKER = 1.5
WHISKER_END = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A point with a number: `start` to `end` and its own place `middle` in decimal years, values in the chart's unit.

    `low` and `high` are None where the reading has no bound; `endless` when it ends only where the measure
    itself ends: at most 400, over 50 per cent. `open_low` and `open_high` are ends that the reading comes near but
    does not reach; `margin` is how far off the source says that the value may
    be. A bar that `holds` others has them standing within its period. Words that hedge a range also name `value_high`.
    """

    point: Point
    form: Form
    start: float
    end: float
    middle: float
    value: float
    low: float | None
    high: float | None
    open_low: bool = False
    open_high: bool = False
    endless: bool = False
    margin: tuple[float, float] | None = None
    holds: bool = False
    value_high: float | None = None

    @property
    def is_band(self) -> bool:
        """Whether it is an interval rather than a number."""
        return self.low is None or self.low != self.high

    @property
    def goes_up(self) -> bool:
        """Whether no number bounds it from above, but at most the measure itself: over 50 per cent."""
        return self.is_band and (self.high is None or (self.endless and bool(self.low) and not self.named_high))

    @property
    def goes_down(self) -> bool:
        """Whether no number bounds it from below, but at most nought: under 400."""
        return self.is_band and not self.low and not isclose(self.value, self.low or 0.0)

    @property
    def named_high(self) -> bool:
        """Whether its upper end is the number that was named."""
        return self.high is not None and isclose(self.high, self.value)

    @property
    def bounds(self) -> list[float]:
        """Value and the finite ends of the reading: what the axis must reach."""
        return [end for end in (self.low, self.value, self.high, *(self.margin or ())) if end is not None]

    @property
    def is_hollow(self) -> bool:
        """Whether it is a bar inside which other marks and labels may stand."""
        figure = self.point.figure
        return self.form == "bar" and (self.holds or not figure.is_claim or figure.measure_kind != "outcome")


def marks_of(points: Iterable[Point], unit: Unit | None) -> list[Mark]:
    """Marks of points with numbers, in the order given; a year beside its parts is a bar as they are."""
    marks = [_mark(point, unit) for point in points]
    parted = {mark.point.figure.role for mark in marks if mark.form == "bar"}
    if not parted:
        return marks
    marks = [
        replace(mark, form="bar") if mark.point.figure.role in parted and _is_counted(mark.point, unit, 12) else mark
        for mark in marks
    ]
    return _nested(marks)


def value_and_reading(point: Point, unit: Unit | None) -> tuple[float, Interval]:
    """Value and reading of a point with a number, in the chart's unit."""
    figure = point.figure
    if figure.value is None or figure.reading is None:
        raise ValueError(f"{figure.id} has no number")
    factor = _factor(point, unit)
    reading = figure.reading if factor == 1 else figure.reading.scaled(factor)
    return float(figure.value) * factor, reading


def _mark(point: Point, unit: Unit | None) -> Mark:
    value, reading = value_and_reading(point, unit)
    start, end = years_of(point.figure.period)
    everything = 100 / unit.factor if unit and unit.kind == "share" else None
    reaches_all = everything is not None and reading.high is not None and reading.high >= everything
    endless = not reading.is_exact and (not reading.low or reading.high is None or reaches_all)
    high = point.figure.value_high
    high_named = float(high) * _factor(point, unit) if high is not None and point.figure.approximator else None
    return Mark(point, _form(point, unit), start, end, (start + end) / 2, value, reading.low, reading.high,
                reading.low_open, reading.high_open, endless, _margin(point, unit), value_high=high_named)  # fmt: skip


def _factor(point: Point, unit: Unit | None) -> float:
    """How many of the chart's unit one of the point's own is."""
    own = point.figure.unit
    return own.factor / unit.factor if own and unit else 1.0


def _margin(point: Point, unit: Unit | None) -> tuple[float, float] | None:
    margin, factor = point.figure.margin, _factor(point, unit)
    if margin is None or margin.low is None or margin.high is None:
        return None
    return margin.low * factor, margin.high * factor


def _form(point: Point, unit: Unit | None) -> Form:
    months, days = point.figure.period.length
    if (months, days) == (12, 0) or months < 1:
        return "dot"
    return "bar" if months < 12 and _is_counted(point, unit) else "span"


def _is_counted(point: Point, unit: Unit | None, months: int = 0) -> bool:
    """Whether a figure is added up over its period, which lasts `months` if that is asked."""
    counted = unit is not None and unit.kind in ADDED_UP
    figure = point.figure
    lasts = not months or figure.period.length == (months, 0)
    return counted and lasts and figure.time_kind not in ("stock", "average", "cumulative")


def _nested(marks: Sequence[Mark]) -> list[Mark]:
    """Bars with shorter ones in their period are told so."""
    bars = sorted((mark.start, mark.end) for mark in marks if mark.form == "bar")
    starts = [start for start, _ in bars]

    def holds(mark: Mark) -> bool:
        inside = bars[bisect_left(starts, mark.start) : bisect_right(starts, mark.end)]
        return any(end <= mark.end and end - start < mark.end - mark.start for start, end in inside)

    return [replace(mark, holds=True) if mark.form == "bar" and holds(mark) else mark for mark in marks]


def anchor(mark: Mark, x: Scale, y: Scale) -> Box:
    """The pixels that a mark's label refers to: of a bar the edge away from zero."""
    if mark.form != "bar":
        return extent(mark, x, y)
    bottom, top = _with_whisker(mark, y, *_ends(mark, y))
    edge = bottom if mark.value < 0 else top - 2
    return Box(x.px(mark.start) + 1, edge, x.px(mark.end) - 1, edge + 2)


def extent(mark: Mark, x: Scale, y: Scale) -> Box:
    """The pixels that a mark fills: what labels keep away from."""
    bottom, top = _with_whisker(mark, y, *_ends(mark, y))
    if mark.form == "bar":
        return Box(x.px(mark.start), min(top - 1, y.px(0)), x.px(mark.end), max(y.px(0), bottom))
    left, right = _sides(mark, x)
    if mark.form == "dot" and not mark.is_band:
        middle, level = (left + right) / 2, y.px(mark.value)
        top, bottom = min(top, level - _RADIUS), max(bottom, level + _RADIUS)
        return Box(middle - _RADIUS, top, middle + _RADIUS, bottom)
    foot = FOOT if mark.is_band else 0.0
    return Box(left - foot, top - 2, right + foot, bottom + 2)


def _with_whisker(mark: Mark, y: Scale, bottom: float, top: float) -> tuple[float, float]:
    """The pixels of a mark's lower and upper end with those of the margin that the source states."""
    ends = [y.px(end) for end in mark.margin or ()]
    return max(bottom, *ends, bottom), min(top, *ends, top)


def outline(mark: Mark, x: Scale, y: Scale) -> list[Segment]:
    """The top of a bar and, of a claimed one, its sides; a published one's lie behind the labels."""
    box = extent(mark, x, y)
    top = Segment(box.left, box.top, box.right, box.top)
    sides = [Segment(side, box.top, side, box.bottom) for side in (box.left, box.right)]
    return [top, *sides] if mark.point.figure.is_claim else [top]


def draw_mark(mark: Mark, sketch: Sketch, description: str, size: float = 1.0) -> None:
    """Draw a mark on a sketch that has both scales, its symbol `size` times as large as usual."""
    if mark.margin:
        _draw_whisker(mark, sketch)
    if mark.form == "bar":
        _draw_bar(mark, sketch, description)
    elif mark.is_band:
        _draw_band(mark, sketch, description, *_across(mark, sketch), paint_of(mark.point, sketch.theme))
    elif mark.form == "span":
        colour = colour_of(mark.point, sketch.theme)
        sketch.line(mark.start, mark.value, mark.end, mark.value, Pen(colour, 3, dash_of(mark.point)))
        symbol(sketch, mark.point, mark.middle, mark.value, description, size)
    else:
        symbol(sketch, mark.point, mark.middle, mark.value, description, size)


def symbol(sketch: Sketch, point: Point, x: float, y: float, description: str, size: float = 1.0) -> None:
    """The mark of an exact figure: filled when it is an outcome that somebody claims, else hollow."""
    colour = colour_of(point, sketch.theme)
    filled = point.figure.is_claim and point.figure.measure_kind == "outcome"
    area = size * (_DOT if point.figure.is_claim else _SMALL_DOT) * (1.5 if shape_of(point) == "diamond" else 1)
    sketch.symbol(x, y, shape_of(point), colour if filled else sketch.theme.ground, colour, area, description)


def paint_of(point: Point, theme: Theme) -> Paint:
    """How an interval or bar is filled: a claimed outcome's in full, any other's pale and outlined."""
    colour = colour_of(point, theme)
    is_outcome = point.figure.measure_kind == "outcome"
    if is_outcome and point.figure.is_claim:
        return Paint(theme.band)
    return Paint(colour, 0.12, outline=colour, dashed=not is_outcome)


def _draw_whisker(mark: Mark, sketch: Sketch) -> None:
    """The margin that the source states, from end to end."""
    low, high = mark.margin or (mark.value, mark.value)
    pen = Pen(colour_of(mark.point, sketch.theme), WHISKER)
    half = sketch.across.value(sketch.across.start + WHISKER_END) - sketch.across.low
    sketch.line(mark.middle, low, mark.middle, high, pen)
    for end in (low, high):
        sketch.line(mark.middle - half, end, mark.middle + half, end, pen)


def edges(mark: Mark) -> list[tuple[float, float]]:
    """The ends of a reading that are drawn, and how heavy: the number that was named, and each closed end."""
    said = [] if _is_between(mark) else [end for end in (mark.value, mark.value_high) if end is not None]
    named = [(end, EDGE) for end in said]
    closed = [
        (end, _THIN)
        for end, is_open in ((mark.low, mark.open_low), (mark.high, mark.open_high))
        if end is not None and not is_open and not isclose(end, mark.value)
    ]
    closed = [(end, weight) for end, weight in closed if not (mark.goes_up and end == mark.high)
              and not (mark.goes_down and end == mark.low)]  # fmt: skip
    return [*named, *closed]


def _is_between(mark: Mark) -> bool:
    """Whether the words name the two ends and no number between them."""
    return not mark.point.figure.approximator


def _draw_bar(mark: Mark, sketch: Sketch, description: str) -> None:
    theme, solid = sketch.theme, _certain(mark)
    colour = colour_of(mark.point, theme)
    paint = paint_of(mark.point, theme)
    claimed = mark.point.figure.is_claim
    if not claimed:
        _sides_behind(mark, solid, sketch)
        paint = paint._replace(outline="")
    elif mark.holds:
        paint = Paint(colour, 0.1, outline=colour, dashed=paint.dashed)
    elif not paint.outline:
        # A seam of ground keeps bars of neighbouring periods apart.
        paint = Paint(theme.bar, outline=theme.ground)
    if solid:
        sketch.area(mark.start, mark.end, 0, solid, paint, description if not mark.is_band else "")
    if mark.is_band:
        _draw_band(mark, sketch, description, mark.start, mark.end, paint_of(mark.point, theme))
    elif mark.holds or paint.outline != colour:
        weight = _HEAVY_TOP if mark.holds else _TOP if claimed else _QUIET_TOP
        sketch.line(mark.start, mark.value, mark.end, mark.value, Pen(colour, weight, dash_of(mark.point)))


def _certain(mark: Mark) -> float:
    """How far from zero a bar reaches whatever a hedge means."""
    if not mark.is_band:
        return mark.value
    return min(mark.high or 0.0, 0.0) if mark.value < 0 else max(mark.low or 0.0, 0.0)


def _sides_behind(mark: Mark, height: float, sketch: Sketch) -> None:
    x, y = sketch.across, sketch.upwards
    for side in (x.px(mark.start), x.px(mark.end)):
        sketch.rule(side, y.px(height), side, y.px(0), Pen(sketch.theme.axis))


def _draw_band(mark: Mark, sketch: Sketch, description: str, start: float, end: float, paint: Paint) -> None:
    x, y = sketch.across, sketch.upwards
    bottom, top = _ends(mark, y)
    rises, sinks = (mark.goes_down, mark.goes_up) if y.falls else (mark.goes_up, mark.goes_down)
    if sinks:
        bottom -= OPEN / 2
    if rises:
        top += OPEN / 2
    sketch.area(start, end, y.value(bottom), y.value(top), paint, description)
    colour = colour_of(mark.point, sketch.theme)
    foot = x.value(x.start + FOOT) - x.low if mark.form != "bar" else 0.0
    for value, weight in edges(mark):
        wider = foot if weight == EDGE else 0.0
        sketch.line(start - wider, value, end + wider, value, Pen(colour, weight))
    left, right = x.px(start), x.px(end)
    if rises:
        _draw_chevrons(sketch, (left + right) / 2, top - OPEN / 2, -1, colour)
    if sinks:
        _draw_chevrons(sketch, (left + right) / 2, bottom + OPEN / 2, 1, colour)


def _draw_chevrons(sketch: Sketch, middle: float, tip: float, way: int, colour: str) -> None:
    """Two arrowheads that say: it goes on from here."""
    for step in (0, 7):
        peak = tip - way * step
        for side in (-8, 8):
            sketch.stroke(middle + side, peak - way * 5, middle, peak, Pen(colour, 2))


def _sides(mark: Mark, x: Scale) -> tuple[float, float]:
    """Left and right pixel of a mark that is no bar: even a day's band is wide enough to be seen."""
    left, right = x.px(mark.start), x.px(mark.end)
    # A month on an axis of years is as narrow as a day.
    if mark.form == "span" and right - left >= _NARROWEST:
        return left, right
    half = min(_BAND, max((right - left) * 0.7, _NARROWEST)) / 2
    middle = x.px(mark.middle)
    return middle - half, middle + half


def _across(mark: Mark, sketch: Sketch) -> tuple[float, float]:
    x = sketch.across
    left, right = _sides(mark, x)
    return x.value(left), x.value(right)


def _ends(mark: Mark, y: Scale) -> tuple[float, float]:
    """The pixels of a mark's lower and upper end; a band is never too low to be seen."""
    least, most = sorted((y.low, y.high))
    way = -1 if y.falls else 1
    low = y.px(mark.value) + way * OPEN if mark.goes_down or mark.low is None else y.px(max(mark.low, least))
    high = y.px(mark.value) - way * OPEN if mark.goes_up or mark.high is None else y.px(min(mark.high, most))
    at_low = mark.low is not None and isclose(mark.low, mark.value)
    at_high = mark.high is not None and isclose(mark.high, mark.value)
    if y.falls:
        low, high, at_low, at_high = high, low, at_high, at_low
    missing = _LEAST_BAND - (low - high)
    if not mark.is_band or missing <= 0:
        return low, high
    if at_low:
        return low, high - missing
    if at_high:
        return low + missing, high
    return low + missing / 2, high - missing / 2
