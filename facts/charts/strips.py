"""Claims without a number above a timeline: an arrow over the period they are about, and no invented point."""

from __future__ import annotations

from collections.abc import Sequence

from facts.audit.points import Point
from facts.charts.badges import ARROWS
from facts.charts.labels import Labeller, Run, citers_without_party, line_height, line_width, write_line
from facts.charts.panels import claimed_span
from facts.charts.sketch import Pen, Sketch
from facts.charts.typeset import SMALL, Style
from facts.charts.words import claim_words

_STRONG = Style(13, strong=True)
_GAP = 8.0
_BAR = 7.0


def strips_height(claims: Sequence[Point], width: float, labeller: Labeller) -> float:
    """Pixels that the claims take above a plot `width` pixels wide."""
    return sum(_height(lines) for lines in (strip_lines(point, labeller) for point in claims))


def draw_strips(sketch: Sketch, claims: Sequence[Point], top: float, labeller: Labeller) -> None:
    """Draw each claim: its words, and below them a bar over the period."""
    if sketch.x is None:
        raise ValueError("a strip needs an axis of time")
    for point in claims:
        lines = strip_lines(point, labeller)
        colour = labeller.theme.target if point.figure.measure_kind == "target" else labeller.theme.mark
        start, end = (sketch.x.px(year) for year in claimed_span(point))
        widest = max(line_width(line) for line in lines)
        left = max(0.0, min(start, sketch.width - widest - 2))
        y = top
        for line in lines:
            write_line(sketch, line, left, y)
            y += line_height(line)
        y += 3
        sketch.stroke(start, y, max(end, start + 2), y, Pen(colour, 2))
        for x in {start, max(end, start + 2)}:
            sketch.stroke(x, y - 3, x, y + 3, Pen(colour, 1.5))
        top += _height(lines)


def strip_lines(point: Point, labeller: Labeller) -> list[tuple[Run, ...]]:
    """Arrow, words, badges, and the names of citers without a party."""
    theme, figure = labeller.theme, point.figure
    colour = theme.target if figure.measure_kind == "target" else theme.ink
    arrow = ARROWS[direction_of(point)]
    words = Run(claim_words(point, labeller.lang), _STRONG, colour, arrow)
    names = tuple(Run(name, SMALL, theme.soft) for name in citers_without_party(point, labeller.lang))
    return labeller.folded((words, *labeller.badges(point), *names))


def direction_of(point: Point) -> str:
    """Increase or decrease: as claimed, or the sign of a stated change."""
    figure = point.figure
    if figure.value is None:
        return figure.direction
    return "decrease" if figure.value < 0 else "increase"


def _height(lines: list[tuple[Run, ...]]) -> float:
    return sum(line_height(line) for line in lines) + _BAR + _GAP
