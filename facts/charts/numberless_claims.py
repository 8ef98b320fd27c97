"""Claims without a number: as sentences with an arrow, or as a bar over their period below a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.audit.points import Point
from facts.charts.labels import Labeller, Run, line_height, line_width, owners_of, write_line
from facts.charts.panels import claimed_span, is_total
from facts.charts.sketch import Pen, Sketch, in_columns
from facts.charts.theme import ARROWS, SHAPE_PATHS, colour_of
from facts.charts.titles_and_notes import bare_claim_words, claim_words
from facts.charts.typeset import NUMBER, SMALL, Style
from facts.figures.wording import reading_words
from facts.words import say

_ARROW = 24.0
_DOT = 8.0
_LEFT = 40.0
# Where a sheet has nothing else to show, sentences are set as large as its headline, or larger; none that large is
# broken into more than so many lines.
_SIZES = (4.5, 3.8, 3.2, 2.8, 2.4, 2.0, 1.7, 1.4, 1.2)
_MOST_LINES = 4
# Words that are longer than this, with several names, may be broken when they are set large.
_SHORT_CLAIM = 40
_BETWEEN = 14.0
# More claims than this stand beside each other on a sheet of at least that width.
_IN_ONE_COLUMN, _TWO_COLUMNS, _COLUMN_GAP = 4, 640.0, 24.0
_LARGEST_SMALL = 1.3
_STRONG = Style(13, strong=True)
_GAP = 8.0
_CAP = 3.0


def draw_sentences(claims: Sequence[Point], width: float, labeller: Labeller, spare: float = 0.0) -> Sketch:
    """One block for each claim: arrow, sentence, period, place, and who says it; larger where pixels are `spare`."""
    usual = _in_columns(claims, width, labeller, 1.0)
    if spare <= 0:
        return usual
    larger = (_in_columns(claims, width, labeller, size) for size in _SIZES if _fits(claims, width, labeller, size))
    return next((sketch for sketch in larger if sketch.height <= usual.height + spare), usual)


def _in_columns(claims: Sequence[Point], width: float, labeller: Labeller, size: float) -> Sketch:
    """The claims under each other, or many of them on a wide sheet half and half beside each other."""
    if _own_width(claims, width) == width:
        return _at_size(claims, width, labeller, size)
    half = -(-len(claims) // 2)
    found = [_at_size(part, _own_width(claims, width), labeller, size) for part in (claims[:half], claims[half:])]
    return in_columns(found, 2, width, _COLUMN_GAP)[0]


def _own_width(claims: Sequence[Point], width: float) -> float:
    return (width - _COLUMN_GAP) / 2 if len(claims) > _IN_ONE_COLUMN and width >= _TWO_COLUMNS else width


def _fits(claims: Sequence[Point], width: float, labeller: Labeller, size: float) -> bool:
    """Whether each claim has room in few lines, a short one with its badges in one, and none is too wide."""
    inside = _inside(_own_width(claims, width), labeller, size)
    lines = [_lines(point, inside, size) for point in claims]
    are_unbroken = all(
        line_width((_said(point, labeller, size), *_beside(labeller.badges(point), size))) <= inside.room
        for point in claims if len(bare_claim_words(point, labeller.lang)) <= _SHORT_CLAIM
    )  # fmt: skip
    return are_unbroken and all(len(own) <= _MOST_LINES and max(map(line_width, own)) <= inside.room for own in lines)


def _beside(runs: Sequence[Run], size: float) -> list[Run]:
    """What stands behind the words, not quite as large as they are."""
    return [replace(run, style=replace(run.style, size=run.style.size * max(1.0, size * 0.6))) for run in runs]


def _said(point: Point, labeller: Labeller, size: float) -> Run:
    return Run(bare_claim_words(point, labeller.lang), replace(NUMBER, size=NUMBER.size * size), labeller.theme.ink)


def _inside(width: float, labeller: Labeller, size: float) -> Labeller:
    room = width - _LEFT * size - 4
    return replace(labeller, room=room, most=room)


def _at_size(claims: Sequence[Point], width: float, labeller: Labeller, size: float) -> Sketch:
    sketch = Sketch(width, 0, labeller.theme)
    arrow, left, between = _ARROW * size, _LEFT * size, _BETWEEN * size
    # Large ones keep off the words above them.
    top = 4.0 * size
    for point in claims:
        lines = _lines(point, _inside(width, labeller, size), size)
        colour = colour_of(point, labeller.theme)
        if part := _part_of(point):
            _draw_two_marks(sketch, part, 2.0, top, arrow, colour, size)
        else:
            sketch.sign(arrow / 2 + 2, top + arrow / 2, ARROWS[direction_of(point)], colour, colour, arrow)
        below = top
        for line in lines:
            write_line(sketch, line, left, below)
            below += line_height(line)
        top = max(below, top + arrow) + between
    sketch.height = max(top - between + 6, arrow + 8)
    return sketch


def _part_of(point: Point) -> float | None:
    """Of a comparison in per cent or times: how many times the other one is what is spoken of; else None."""
    figure = point.figure
    if not figure.compared_with or figure.change_since or figure.value is None or figure.unit is None:
        return None
    value = float(figure.value) * figure.unit.factor
    part = {"times": value, "share": 1 + value / 100}.get(figure.unit.kind)
    return part if part and part > 0 else None


def _draw_two_marks(sketch: Sketch, part: float, left: float, top: float, size: float, colour: str,
                    times: float = 1.0) -> None:  # fmt: skip
    """Two marks above a common ground, to scale: hollow what is compared with, filled what is spoken of.

    `size` is that of the square that they fill; symbols and lines are so many `times` as heavy as usual.
    """
    dot, weight = _DOT * max(1.0, times * 0.7), max(1.0, times * 0.7)
    circle, ground = SHAPE_PATHS["circle"], top + size
    tall = size - dot / 2
    unit = tall / max(1.0, part)
    sketch.stroke(left, ground, left + size, ground, Pen(sketch.theme.axis))
    for x, height, fill in ((left + size * 0.25, unit, sketch.theme.ground), (left + size * 0.75, unit * part, colour)):
        sketch.stroke(x, ground, x, ground - height, Pen(colour, weight))
        sketch.sign(x, ground - height, circle, fill, colour, dot)


def draw_nothing(width: float, labeller: Labeller) -> Sketch:
    """A series without figures says so."""
    sketch = Sketch(width, SMALL.line + 8, labeller.theme)
    sketch.text(0, SMALL.baseline, say("charts.nothing", labeller.lang), SMALL, labeller.theme.soft)
    return sketch


def _lines(point: Point, labeller: Labeller, size: float) -> list[tuple[Run, ...]]:
    figure, lang = point.figure, labeller.lang
    period = figure.period.named(lang)
    if figure.period_basis == "not-stated":
        period = say("charts.no_period", lang, period=period)
    unsaid = say("charts.no_number_given", lang) if figure.value is None else ""
    scope = (unsaid, period, figure.text("place", lang), figure.text("population", lang))
    text = " · ".join(part for part in scope if part)
    small = replace(SMALL, size=SMALL.size * min(max(1.0, size * 0.7), _LARGEST_SMALL))
    beside = _beside((*labeller.badges(point), *_names(point, labeller)), size)
    return [*labeller.folded((_said(point, labeller, size), *beside)), *labeller.lines([text], small)]


def draw_strips(sketch: Sketch, claims: Sequence[Point], top: float, labeller: Labeller) -> float:
    """Draw each claim as a bar over its period with its words below; returns the height used."""
    begin, labeller = top, replace(labeller, room=sketch.width - 2)
    for point in claims:
        top += _GAP
        colour = colour_of(point, labeller.theme)
        start, end = (sketch.across.px(year) for year in claimed_span(point))
        end = max(end, start + 2)
        sketch.stroke(start, top, end, top, Pen(colour, 2))
        sketch.stroke(start, top - _CAP, start, top + _CAP, Pen(colour, 2))
        if point.figure.change_since and point.figure.value is not None:
            for side in (-_CAP - 1, _CAP + 1):
                sketch.stroke(end - 7, top + side, end, top, Pen(colour, 2))
        else:
            sketch.stroke(end, top - _CAP, end, top + _CAP, Pen(colour, 2))
        part = _part_of(point)
        lines = strip_lines(point, replace(labeller, room=labeller.room - (_LEFT if part else 0)))
        left = max(0.0, min(start, sketch.width - max(line_width(line) for line in lines) - (_LEFT if part else 2)))
        top += _CAP + 2
        if part:
            _draw_two_marks(sketch, part, left, top + 2, _ARROW, colour)
            left, height = left + _LEFT - 8, sum(map(line_height, lines))
            top += max(0.0, (_ARROW + 4 - height) / 2)
        for line in lines:
            write_line(sketch, line, left, top)
            top += line_height(line)
    return top - begin


def strip_lines(point: Point, labeller: Labeller) -> list[tuple[Run, ...]]:
    """Arrow, words, badges, and the names of citers without a party; of a total how a hedge is read."""
    theme, figure, lang = labeller.theme, point.figure, labeller.lang
    colour = theme.target if figure.measure_kind == "target" else theme.ink if figure.is_claim else theme.soft
    beside = (*labeller.badges(point), *_names(point, labeller))
    if is_total(figure):
        number = Run(say("charts.in_all", lang, number=claim_words(point, lang)), _STRONG, colour)
        reading = reading_words(figure, lang)
        return labeller.folded((number, *beside, *([Run(reading, SMALL, theme.soft)] if reading else [])))
    words = Run(claim_words(point, lang), _STRONG, colour, ARROWS[direction_of(point)])
    return labeller.folded((words, *beside))


def _names(point: Point, labeller: Labeller) -> tuple[Run, ...]:
    """Who says it for no party, or who published it."""
    figure, lang = point.figure, labeller.lang
    names = owners_of([point], lang).names if figure.is_claim else (figure.text("producer", lang),)
    return tuple(Run(name, SMALL, labeller.theme.soft) for name in names if name)


def direction_of(point: Point) -> str:
    """Increase, decrease or unchanged: as claimed, or what a stated change leads to; halved is half of what was."""
    figure = point.figure
    if figure.value is None:
        return figure.direction
    still = 1 if figure.unit and figure.unit.kind == "times" else 0
    return "decrease" if figure.value < still else "increase" if figure.value > still else "unchanged"
