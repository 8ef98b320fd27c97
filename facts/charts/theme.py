"""Colours of the screen, light and dark, and of print; shapes of the parties and of the kinds of figure.

Marks are plum, grey and rust: colours of no Swedish party, told apart by lightness (grey printing) and
by shape as well. Text keeps a contrast of at least 4.5 : 1 to its ground (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from math import cos, pi, sin

from facts.audit.points import Point
from facts.figures.parties import Shape


@dataclass(frozen=True, slots=True)
class Theme:
    """What everything in a chart is drawn with, as #rrggbb.

    `ground` lies behind; `ink` and `soft` are main and secondary text; `grid` the thin lines and `axis`
    the base line; `mark` and `band` an outcome and its interval, `bar` what is certain of a count; `target` what
    somebody aims at; `reference` published figures.
    """

    ground: str
    ink: str
    soft: str
    grid: str
    axis: str
    mark: str
    band: str
    bar: str
    target: str
    reference: str


# The grounds of the screen are those of .streamlit/config.toml; paper is white.
LIGHT = Theme(
    ground="#fffefc", ink="#1c1e26", soft="#596070", grid="#e8eaee", axis="#b9bec8", mark="#4d404a",
    band="#95818d", bar="#d3c8ce", target="#9c430c", reference="#7b8392",
)  # fmt: skip
DARK = Theme(
    ground="#19181c", ink="#edeae6", soft="#bab6c0", grid="#302e36", axis="#65616c", mark="#dccbd5",
    band="#857280", bar="#4a3f47", target="#f2a36b", reference="#98a1b1",
)  # fmt: skip
PRINT = replace(LIGHT, ground="#ffffff")

TEXT_CONTRAST = 4.5


@cache
def legible(colour: str, theme: Theme) -> str:
    """`colour`, mixed with the ink only as far as letters in it can be read on the ground."""
    for step in range(21):
        mixed = _mix(colour, theme.ink, step / 20)
        if contrast(mixed, theme.ground) >= TEXT_CONTRAST:
            return mixed
    return theme.ink


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def clear(colour: str, opacity: float) -> str:
    """`colour` with an opacity, as rgba()."""
    red, green, blue = _channels(colour)
    return f"rgba({red}, {green}, {blue}, {opacity})"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mix(first: str, second: str, part: float) -> str:
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
