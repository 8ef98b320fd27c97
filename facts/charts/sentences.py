"""Claims that name no number, as sentences with an arrow: there is nothing to draw to scale."""

from __future__ import annotations

from collections.abc import Sequence

from facts.audit.points import Point
from facts.charts.badges import ARROWS
from facts.charts.labels import Labeller, Run, citers_without_party, line_height, write_line
from facts.charts.looks import colour_of
from facts.charts.sketch import Sketch
from facts.charts.strips import direction_of
from facts.charts.typeset import NUMBER, SMALL
from facts.charts.words import claim_words
from facts.words import say

_ARROW = 24.0
_LEFT = 40.0
_GAP = 14.0


def draw_sentences(claims: Sequence[Point], width: float, labeller: Labeller) -> Sketch:
    """One block for each claim: arrow, sentence, period, place, and who says it."""
    sketch = Sketch(width, 0, labeller.theme)
    top = 4.0
    for point in claims:
        lines = _lines(point, labeller)
        colour = colour_of(point, labeller.theme)
        sketch.sign(_ARROW / 2 + 2, top + _ARROW / 2, ARROWS[direction_of(point)], colour, colour, _ARROW)
        for line in lines:
            write_line(sketch, line, _LEFT, top)
            top += line_height(line)
        top += _GAP
    sketch.height = max(top - _GAP + 6, _ARROW + 8)
    return sketch


def draw_nothing(width: float, labeller: Labeller) -> Sketch:
    """A series without figures says so."""
    sketch = Sketch(width, SMALL.line + 8, labeller.theme)
    sketch.text(0, SMALL.baseline, say("charts.nothing", labeller.lang), SMALL, labeller.theme.soft)
    return sketch


def _lines(point: Point, labeller: Labeller) -> list[tuple[Run, ...]]:
    figure, lang, theme = point.figure, labeller.lang, labeller.theme
    names = tuple(Run(name, SMALL, theme.soft) for name in citers_without_party(point, lang))
    said = Run(claim_words(point, lang), NUMBER, theme.ink)
    period = figure.period.named(lang)
    if figure.period_basis == "not-stated":
        period = say("charts.no_period", lang, period=period)
    scope = (period, figure.text("place", lang), figure.text("population", lang))
    text = " · ".join(part for part in scope if part)
    return [*labeller.folded((said, *labeller.badges(point), *names)), *labeller.lines([text], SMALL)]
