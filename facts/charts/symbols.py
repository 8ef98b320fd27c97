"""Shapes, colours and fills: of the parties, and of the kinds of figure, whose signs are those of no party."""

from __future__ import annotations

from math import cos, pi, sin

from facts.audit.points import Point
from facts.charts.sketch import Paint, Sketch
from facts.charts.theme import Theme
from facts.figures.parties import Shape

_DOT = 78.0
_SMALL_DOT = 58.0


def _polygon(*points: tuple[float, float]) -> str:
    return "M" + "L".join(f"{x:.3f},{y:.3f}" for x, y in points) + "Z"


def _around(corners: int, radii: tuple[float, ...], turn: float = -pi / 2) -> str:
    angles = [turn + 2 * pi * n / corners for n in range(corners)]
    return _polygon(*((radii[n % len(radii)] * cos(a), radii[n % len(radii)] * sin(a)) for n, a in enumerate(angles)))


SHAPE_PATHS: dict[Shape, str] = {
    "circle": "M0.9,0A0.9,0.9,0,1,1,-0.9,0A0.9,0.9,0,1,1,0.9,0Z",
    "square": _polygon((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    "triangle": _polygon((0, -0.9), (1, 0.8), (-1, 0.8)),
    "triangle-down": _polygon((0, 0.9), (1, -0.8), (-1, -0.8)),
    "diamond": _around(4, (1.0,)),
    "cross": _polygon(
        (-0.35, -0.95), (0.35, -0.95), (0.35, -0.35), (0.95, -0.35), (0.95, 0.35), (0.35, 0.35),
        (0.35, 0.95), (-0.35, 0.95), (-0.35, 0.35), (-0.95, 0.35), (-0.95, -0.35), (-0.35, -0.35),
    ),
    "star": _around(10, (1.0, 0.45)),
    "hexagon": _around(6, (0.95,), turn=0.0),
}  # fmt: skip
"""Each shape as an SVG path in the square from −1 to 1."""

ARROWS = {
    "increase": _polygon(
        (-0.9, 0.55), (0.2, -0.55), (-0.25, -1.0), (1.0, -1.0), (1.0, 0.25), (0.55, -0.2), (-0.55, 0.9)
    ),
    "decrease": _polygon(
        (-0.9, -0.55), (0.2, 0.55), (-0.25, 1.0), (1.0, 1.0), (1.0, -0.25), (0.55, 0.2), (-0.55, -0.9)
    ),
    "unchanged": _polygon((-1.0, -0.3), (0.2, -0.3), (0.2, -0.9), (1.0, 0.0), (0.2, 0.9), (0.2, 0.3), (-1.0, 0.3)),
    "higher": _polygon((-1.0, 0.6), (0.0, -0.8), (1.0, 0.6)),
    "lower": _polygon((-1.0, -0.6), (0.0, 0.8), (1.0, -0.6)),
    "highest": _polygon(
        (-1.0, -0.9), (1.0, -0.9), (1.0, -0.5), (0.35, -0.5), (1.0, 0.9), (-1.0, 0.9), (-0.35, -0.5), (-1.0, -0.5)
    ),
    "lowest": _polygon(
        (-1.0, 0.9), (1.0, 0.9), (1.0, 0.5), (0.35, 0.5), (1.0, -0.9), (-1.0, -0.9), (-0.35, 0.5), (-1.0, 0.5)
    ),
}
"""A direction that was claimed, as an SVG path in the square from −1 to 1."""


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


def paint_of(point: Point, theme: Theme) -> Paint:
    """How an interval or bar is filled: a claimed outcome's in full, any other's pale and outlined."""
    colour = colour_of(point, theme)
    is_outcome = point.figure.measure_kind == "outcome"
    if is_outcome and point.figure.is_claim:
        return Paint(theme.band)
    return Paint(colour, 0.12, outline=colour, dashed=not is_outcome)
