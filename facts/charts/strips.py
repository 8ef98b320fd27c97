"""Claims without a number below a timeline: a bar over their period with an arrow, and no invented point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.audit.points import Point
from facts.charts.badges import ARROWS
from facts.charts.labels import Labeller, Run, citers_without_party, line_height, line_width, write_line
from facts.charts.looks import colour_of
from facts.charts.panels import claimed_span
from facts.charts.sketch import Pen, Sketch
from facts.charts.typeset import SMALL, Style
from facts.charts.words import claim_words

_STRONG = Style(13, strong=True)
_GAP = 8.0
_CAP = 3.0


def draw_strips(sketch: Sketch, claims: Sequence[Point], top: float, labeller: Labeller) -> float:
    """Draw each claim as a bar over its period with its words below; returns the height used."""
    begin, labeller = top, replace(labeller, room=sketch.width - 2)
    for point in claims:
        top += _GAP
        colour = colour_of(point, labeller.theme)
        start, end = (sketch.across.px(year) for year in claimed_span(point))
        end = max(end, start + 2)
        sketch.stroke(start, top, end, top, Pen(colour, 2))
        for x in (start, end):
            sketch.stroke(x, top - _CAP, x, top + _CAP, Pen(colour, 2))
        lines = strip_lines(point, labeller)
        left = max(0.0, min(start, sketch.width - max(line_width(line) for line in lines) - 2))
        top += _CAP + 2
        for line in lines:
            write_line(sketch, line, left, top)
            top += line_height(line)
    return top - begin


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
