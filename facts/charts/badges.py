"""The shapes of the parties, so that a party is told by shape and letters as well as by colour."""

from __future__ import annotations

from math import cos, pi, sin

from facts.figures.parties import Shape


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
