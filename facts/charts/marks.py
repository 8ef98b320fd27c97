"""One figure as a mark: its shape says what kind of figure it is, its width when, its band how exactly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isclose
from typing import Literal

from facts.audit.points import Point
from facts.charts.placement import Box
from facts.charts.quantities import in_unit
from facts.charts.scales import Scale, years_of
from facts.charts.sketch import Fade, Paint, Pen, Sketch
from facts.charts.theme import Theme, clear
from facts.table.units import Unit

Form = Literal["dot", "bar", "span"]

_DOT = 78.0
_SMALL_DOT = 58.0
_BAND = 46.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A point with a number on an axis of time: `start` to `end` in decimal years, values in the chart's unit.

    `low` and `high` are None where the reading has no bound.
    """

    point: Point
    form: Form
    start: float
    end: float
    value: float
    low: float | None
    high: float | None
    fade: Fade

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


def marks_of(points: Iterable[Point], unit: Unit | None) -> list[Mark]:
    """Marks of points with numbers, in the order given."""
    return [_mark(point, unit) for point in points]


def _mark(point: Point, unit: Unit | None) -> Mark:
    value, reading = in_unit(point, unit)
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
    return Mark(point, _form(point, unit), start, end, value, reading.low, reading.high, fade)


def _form(point: Point, unit: Unit | None) -> Form:
    figure = point.figure
    months, days = figure.period.length
    if (months, days) == (12, 0) or months < 1:
        return "dot"
    counted = unit is not None and unit.kind in ("count", "money", "mass")
    if months < 12 and counted and figure.time_kind not in ("stock", "average", "cumulative"):
        return "bar"
    return "span"


def extent(mark: Mark, x: Scale, y: Scale) -> Box:
    """The pixels that a mark fills: what labels keep away from."""
    top, bottom = y.px(_top(mark, y)), y.px(_bottom(mark, y))
    if mark.form == "bar":
        return Box(x.px(mark.start), top - 1, x.px(mark.end), y.px(0))
    left, right = _sides(mark, x)
    reach = 5.0 if mark.form == "dot" and not mark.is_band else 2.0
    middle = (left + right) / 2
    if mark.form == "dot" and not mark.is_band:
        return Box(middle - reach, top - reach, middle + reach, bottom + reach)
    return Box(left, top - reach, right, bottom + reach)


def draw(mark: Mark, sketch: Sketch, description: str) -> None:
    """Draw a mark on a sketch that has both scales."""
    if mark.form == "bar":
        _bar(mark, sketch, description)
    elif mark.is_band:
        _band(mark, sketch, description, *_across(mark, sketch))
    elif mark.form == "span":
        colour = colour_of(mark.point, sketch.theme)
        sketch.line(mark.start, mark.value, mark.end, mark.value, Pen(colour, 3, _dash(mark)))
        _dot(mark, sketch, description)
    else:
        _dot(mark, sketch, description)


def colour_of(point: Point, theme: Theme) -> str:
    """The colour of a kind of figure: never of a party."""
    if not point.figure.is_claim:
        return theme.reference
    return theme.target if point.figure.measure_kind == "target" else theme.mark


def shape_of(point: Point) -> str:
    """Target: diamond; budget: square; all others: circle."""
    return {"target": "diamond", "budget": "square"}.get(point.figure.measure_kind, "circle")


def symbol(sketch: Sketch, point: Point, x: float, y: float, description: str) -> None:
    """The mark of an exact figure: filled when it is an outcome that somebody claims, else hollow."""
    colour = colour_of(point, sketch.theme)
    filled = point.figure.is_claim and point.figure.measure_kind == "outcome"
    size = (_DOT if point.figure.is_claim else _SMALL_DOT) * (1.5 if shape_of(point) == "diamond" else 1)
    sketch.symbol(x, y, shape_of(point), colour if filled else sketch.theme.ground, colour, size, description)


def paint_of(point: Point, theme: Theme, fade: Fade = "", *, across: bool = False) -> Paint:
    """How the interval or bar of a figure is filled: an outcome's is full, any other kind's pale and outlined."""
    colour = colour_of(point, theme)
    if point.figure.measure_kind == "outcome":
        fill = theme.band if point.figure.is_claim else theme.reference_band
        return Paint(fill, fade=fade, across=across)
    if fade:
        return Paint(clear(colour, 0.35), fade=fade, across=across)
    return Paint(clear(colour, 0.12), outline=colour, dashed=True)


def _dot(mark: Mark, sketch: Sketch, description: str) -> None:
    symbol(sketch, mark.point, mark.middle, mark.value, description)


def _bar(mark: Mark, sketch: Sketch, description: str) -> None:
    theme, solid = sketch.theme, mark.value if not mark.is_band else max(mark.low or 0.0, 0.0)
    paint = paint_of(mark.point, theme)
    if solid:
        sketch.area(mark.start, mark.end, 0, solid, paint, description if not mark.is_band else "")
    if mark.is_band:
        _band(mark, sketch, description, mark.start, mark.end)
    elif not paint.outline:
        pen = Pen(colour_of(mark.point, theme), 3 if mark.point.figure.is_claim else 2)
        sketch.line(mark.start, mark.value, mark.end, mark.value, pen)


def _band(mark: Mark, sketch: Sketch, description: str, start: float, end: float) -> None:
    if sketch.y is None:
        raise ValueError("a band needs an axis")
    low, high = _bottom(mark, sketch.y), _top(mark, sketch.y)
    paint = paint_of(mark.point, sketch.theme, mark.fade)
    sketch.area(start, end, low, high, paint, description)
    # The number as it was said, where it is an end of what the words mean.
    if any(bound is not None and isclose(bound, mark.value) for bound in (mark.low, mark.high)):
        pen = Pen(colour_of(mark.point, sketch.theme), 2.5, _dash(mark))
        sketch.line(start, mark.value, end, mark.value, pen)


def _dash(mark: Mark) -> tuple[int, ...]:
    return () if mark.point.figure.measure_kind == "outcome" else (4, 3)


def _sides(mark: Mark, x: Scale) -> tuple[float, float]:
    """Left and right pixel of a mark that is no bar: a band of a year or a day has a width that can be seen."""
    left, right = x.px(mark.start), x.px(mark.end)
    if mark.form == "span":
        return left, right
    half = min(_BAND, max((right - left) * 0.7, 14)) / 2
    return (left + right) / 2 - half, (left + right) / 2 + half


def _across(mark: Mark, sketch: Sketch) -> tuple[float, float]:
    if sketch.x is None:
        raise ValueError("a band needs an axis")
    left, right = _sides(mark, sketch.x)
    return sketch.x.at(left), sketch.x.at(right)


def _top(mark: Mark, y: Scale) -> float:
    return y.high if mark.high is None else min(mark.high, y.high)


def _bottom(mark: Mark, y: Scale) -> float:
    return y.low if mark.low is None else max(mark.low, y.low)
