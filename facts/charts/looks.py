"""What a kind of figure looks like: shape, colour and fill say what it is, and never whose."""

from __future__ import annotations

from facts.audit.points import Point
from facts.charts.sketch import Fade, Paint, Sketch
from facts.charts.theme import Theme

_DOT = 78.0
_SMALL_DOT = 58.0


def colour_of(point: Point, theme: Theme) -> str:
    """The colour of a kind of figure: never of a party."""
    if not point.figure.is_claim:
        return theme.reference
    return theme.target if point.figure.measure_kind == "target" else theme.mark


def dash_of(point: Point) -> tuple[int, ...]:
    """The dashes of a line that stands for a figure: none for an outcome."""
    return () if point.figure.measure_kind == "outcome" else (4, 3)


def shape_of(point: Point) -> str:
    """Target: diamond; budget: square; all others: circle."""
    return {"target": "diamond", "budget": "square"}.get(point.figure.measure_kind, "circle")


def symbol(sketch: Sketch, point: Point, x: float, y: float, description: str, size: float = 1.0) -> None:
    """The mark of an exact figure: filled when it is an outcome that somebody claims, else hollow."""
    colour = colour_of(point, sketch.theme)
    filled = point.figure.is_claim and point.figure.measure_kind == "outcome"
    area = size * (_DOT if point.figure.is_claim else _SMALL_DOT) * (1.5 if shape_of(point) == "diamond" else 1)
    sketch.symbol(x, y, shape_of(point), colour if filled else sketch.theme.ground, colour, area, description)


def paint_of(point: Point, theme: Theme, fade: Fade = "", *, across: bool = False) -> Paint:
    """How an interval or bar is filled: a claimed outcome's in full, any other's pale and outlined."""
    colour = colour_of(point, theme)
    is_outcome = point.figure.measure_kind == "outcome"
    if is_outcome and point.figure.is_claim:
        return Paint(theme.band, fade=fade, across=across)
    if fade:
        return Paint(colour, 0.4, fade=fade, across=across)
    return Paint(colour, 0.12, outline=colour, dashed=not is_outcome)
