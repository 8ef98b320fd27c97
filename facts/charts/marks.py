"""One figure as a mark: its shape says what kind of figure it is, its width when, its band how exactly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isclose
from typing import Literal

from facts.audit.points import Point
from facts.charts.boxes import Box, Segment
from facts.charts.looks import colour_of, dash_of, paint_of, symbol
from facts.charts.scales import Scale, years_of
from facts.charts.sketch import Fade, Paint, Pen, Sketch
from facts.figures.intervals import Interval
from facts.figures.units import Unit

Form = Literal["dot", "bar", "span"]

_BAND = 46.0
_NARROWEST = 20.0
_RADIUS = 5.0
_TOP = 3.0
_QUIET_TOP = 2.0
_SAID = 2.5
_HARD = 1.25


@dataclass(frozen=True, slots=True)
class Mark:
    """A point with a number: `start` to `end` in decimal years, values in the chart's unit.

    `low` and `high` are None where the reading has no bound; `endless` when it ends only where the measure
    itself ends: at most 400, over 50 per cent.
    """

    point: Point
    form: Form
    start: float
    end: float
    value: float
    low: float | None
    high: float | None
    fade: Fade
    endless: bool

    @property
    def middle(self) -> float:
        """The middle of its period."""
        return (self.start + self.end) / 2

    @property
    def is_band(self) -> bool:
        """Whether it is an interval rather than a number."""
        return self.low is None or self.low != self.high

    @property
    def bounds(self) -> list[float]:
        """Value and the finite ends of the reading: what the axis must reach."""
        return [end for end in (self.low, self.value, self.high) if end is not None]


def value_and_reading(point: Point, unit: Unit | None) -> tuple[float, Interval]:
    """Value and reading of a point with a number, in the chart's unit."""
    figure = point.figure
    if figure.value is None or figure.reading is None:
        raise ValueError(f"{figure.id} has no number")
    factor = figure.unit.factor / unit.factor if figure.unit and unit else 1.0
    reading = figure.reading if factor == 1 else figure.reading.scaled(factor)
    return float(figure.value) * factor, reading


def marks_of(points: Iterable[Point], unit: Unit | None) -> list[Mark]:
    """Marks of points with numbers, in the order given."""
    return [_mark(point, unit) for point in points]


def _mark(point: Point, unit: Unit | None) -> Mark:
    value, reading = value_and_reading(point, unit)
    start, end = years_of(point.figure.period)
    everything = 100 / unit.factor if unit and unit.kind == "share" else None
    reaches_all = everything is not None and reading.high is not None and reading.high >= everything
    low_gone = reading.low is None or (reading.low_open and not isclose(reading.low, value))
    high_gone = (
        reading.high is None
        or (reading.high_open and not isclose(reading.high, value))
        or (reaches_all and not reading.is_exact)
    )
    fade: Fade = "both" if low_gone and high_gone else "low" if low_gone else "high" if high_gone else ""
    endless = not reading.is_exact and (not reading.low or reading.high is None or reaches_all)
    return Mark(point, _form(point, unit), start, end, value, reading.low, reading.high, fade, endless)


def _form(point: Point, unit: Unit | None) -> Form:
    figure = point.figure
    months, days = figure.period.length
    if (months, days) == (12, 0) or months < 1:
        return "dot"
    counted = unit is not None and unit.kind in ("count", "money", "mass")
    if months < 12 and counted and figure.time_kind not in ("stock", "average", "cumulative"):
        return "bar"
    return "span"


def anchor(mark: Mark, x: Scale, y: Scale) -> Box:
    """The pixels that a mark's label refers to: of a bar the edge away from zero."""
    if mark.form != "bar":
        return extent(mark, x, y)
    edge = y.px(_bottom(mark, y)) + 6 if mark.value < 0 else y.px(_top(mark, y))
    return Box(x.px(mark.start), edge - 4, x.px(mark.end), edge - 2)


def extent(mark: Mark, x: Scale, y: Scale) -> Box:
    """The pixels that a mark fills: what labels keep away from."""
    top, bottom = y.px(_top(mark, y)), y.px(_bottom(mark, y))
    if mark.form == "bar":
        return Box(x.px(mark.start), min(top - 1, y.px(0)), x.px(mark.end), max(y.px(0), bottom))
    left, right = _sides(mark, x)
    if mark.form == "dot" and not mark.is_band:
        middle = (left + right) / 2
        return Box(middle - _RADIUS, top - _RADIUS, middle + _RADIUS, bottom + _RADIUS)
    return Box(left, top - 2, right, bottom + 2)


def is_open_inside(mark: Mark) -> bool:
    """Whether it is a hollow bar, inside which other marks and labels may stand."""
    return mark.form == "bar" and _hollow(mark)


def outline(mark: Mark, x: Scale, y: Scale) -> list[Segment]:
    """The top of a bar and, of a claimed one, its sides; a published one's lie behind the labels."""
    box = extent(mark, x, y)
    top = Segment(box.left, box.top, box.right, box.top)
    sides = [Segment(side, box.top, side, box.bottom) for side in (box.left, box.right)]
    return [top, *sides] if mark.point.figure.is_claim else [top]


def _hollow(mark: Mark) -> bool:
    return not mark.point.figure.is_claim or mark.point.figure.measure_kind != "outcome"


def draw(mark: Mark, sketch: Sketch, description: str, size: float = 1.0) -> None:
    """Draw a mark on a sketch that has both scales, its symbol `size` times as large as usual."""
    if mark.form == "bar":
        _bar(mark, sketch, description)
    elif mark.is_band:
        _band(mark, sketch, description, *_across(mark, sketch), paint_of(mark.point, sketch.theme, mark.fade))
    elif mark.form == "span":
        colour = colour_of(mark.point, sketch.theme)
        sketch.line(mark.start, mark.value, mark.end, mark.value, Pen(colour, 3, dash_of(mark.point)))
        _dot(mark, sketch, description, size)
    else:
        _dot(mark, sketch, description, size)


def edges(mark: Mark) -> list[tuple[float, float]]:
    """The ends of an interval that are no soft ones, and how heavy: the number as it was said more than the others."""
    ends = (("low", mark.low), ("high", mark.high))
    said = [(end, _SAID) for _, end in ends if end is not None and isclose(end, mark.value)]
    hard = [(end, _HARD) for name, end in ends if end is not None and mark.fade not in (name, "both")]
    return said or hard


def _dot(mark: Mark, sketch: Sketch, description: str, size: float) -> None:
    symbol(sketch, mark.point, mark.middle, mark.value, description, size)


def _bar(mark: Mark, sketch: Sketch, description: str) -> None:
    theme, solid = sketch.theme, _certain(mark)
    paint = paint_of(mark.point, theme)
    claimed = mark.point.figure.is_claim
    if not claimed:
        _sides_behind(mark, solid, sketch)
        paint = paint._replace(outline="")
    elif not paint.outline:
        # A seam of ground keeps bars of neighbouring periods apart.
        paint = paint._replace(outline=theme.ground)
    if solid:
        sketch.area(mark.start, mark.end, 0, solid, paint, description if not mark.is_band else "")
    if mark.is_band:
        pale = Paint(paint.fill, paint.opacity * 0.5, fade=mark.fade)
        _band(mark, sketch, description, mark.start, mark.end, pale)
    elif paint.outline != colour_of(mark.point, theme):
        pen = Pen(colour_of(mark.point, theme), _TOP if claimed else _QUIET_TOP, dash_of(mark.point))
        sketch.line(mark.start, mark.value, mark.end, mark.value, pen)


def _certain(mark: Mark) -> float:
    """How far from zero a bar reaches whatever a hedge means."""
    if not mark.is_band:
        return mark.value
    return min(mark.high or 0.0, 0.0) if mark.value < 0 else max(mark.low or 0.0, 0.0)


def _sides_behind(mark: Mark, height: float, sketch: Sketch) -> None:
    x, y = sketch.across, sketch.upwards
    for side in (x.px(mark.start), x.px(mark.end)):
        sketch.rule(side, y.px(height), side, y.px(0), Pen(sketch.theme.axis))


def _band(mark: Mark, sketch: Sketch, description: str, start: float, end: float, paint: Paint) -> None:
    low, high = _bottom(mark, sketch.upwards), _top(mark, sketch.upwards)
    sketch.area(start, end, low, high, paint, description)
    if not paint.outline:
        for value, weight in edges(mark):
            sketch.line(start, value, end, value, Pen(colour_of(mark.point, sketch.theme), weight, dash_of(mark.point)))


def _sides(mark: Mark, x: Scale) -> tuple[float, float]:
    """Left and right pixel of a mark that is no bar: even a day's band is wide enough to be seen."""
    left, right = x.px(mark.start), x.px(mark.end)
    if mark.form == "span":
        return left, right
    half = min(_BAND, max((right - left) * 0.7, _NARROWEST)) / 2
    return (left + right) / 2 - half, (left + right) / 2 + half


def _across(mark: Mark, sketch: Sketch) -> tuple[float, float]:
    x = sketch.across
    left, right = _sides(mark, x)
    return x.at(left), x.at(right)


def _top(mark: Mark, y: Scale) -> float:
    return y.high if mark.high is None else min(mark.high, y.high)


def _bottom(mark: Mark, y: Scale) -> float:
    return y.low if mark.low is None else max(mark.low, y.low)
