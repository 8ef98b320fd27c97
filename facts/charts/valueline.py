"""Figures of one single period: each a row on one line of values, which begins at zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.audit.pairs import size_of
from facts.audit.points import Point, PointScopes
from facts.charts.axes import Ticks, tick_labels
from facts.charts.callouts import head_of, only_producer, target_gap_words
from facts.charts.labels import NOBODY, Label, Labeller, Owners, line_height, shared_owners, write, write_line
from facts.charts.links import links_of
from facts.charts.marks import EDGE, FOOT, Mark, edges, marks_of, paint_of, symbol
from facts.charts.panels import Panel
from facts.charts.placement import Box, Placed
from facts.charts.sentences import strip_lines
from facts.charts.sketch import Pen, Scale, Sketch
from facts.charts.theme import colour_of, dash_of
from facts.charts.typeset import SMALL, width
from facts.charts.words import describe_point
from facts.figures.intervals import Interval
from facts.figures.units import Unit
from facts.figures.wording import yearly_mean_words
from facts.words import say

_THICK = 14.0
_GAP = 10.0
_WIDEST_GAP = 70.0
# Where there is room to spare, bands are thicker by so much of it.
_THICKER = 0.35
_MARGIN = 8.0
_BESIDE = 8.0
_ABOVE = 4.0
_RADIUS = 5.0
_LEAST_BAND = 6.0
# Chevrons stand this far beyond a number without a bound.
_OPEN = 30.0


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A figure on the line: its mark, the pixels that the mark fills, its label and where it stands."""

    mark: Mark
    extent: Box
    label: Label
    placed: Placed


@dataclass(frozen=True, slots=True)
class DrawnRows:
    """A panel as drawn."""

    sketches: list[Sketch]
    rows: Sequence[ValueRow]


def draw_rows(panel: Panel, ticks: Ticks, unit: Unit | None, chart_width: float, labeller: Labeller,
              scopes: PointScopes, heading: str, spare: float = 0.0) -> DrawnRows:  # fmt: skip
    """Draw one panel: a row for each figure, claims before references, by size, on a common axis below.

    `spare` pixels are shared out between the rows.
    """
    labels = tick_labels(ticks, unit, labeller.lang)
    left = max(_MARGIN, width(labels[0], SMALL) / 2)
    x = Scale(ticks.low, ticks.high, left, chart_width - max(_MARGIN, width(labels[-1], SMALL) / 2 + 2))
    sketch = Sketch(chart_width, 0, labeller.theme, x)
    shared = shared_owners(panel.numbers, labeller.lang)
    published = marks_of((point for point in panel.numbers if not point.figure.is_claim), unit)
    several = published if len(published) > 1 else ()
    head = head_of(heading, Owners((), shared.names), NOBODY, several, chart_width, labeller, strong=bool(panel.name))
    head.write(sketch, brief=False)
    first = _write_claims(sketch, panel.claims, head.height(brief=False), labeller)
    gap = _GAP + min(spare / len(panel.numbers), _WIDEST_GAP)
    rows = _rows(panel, unit, x, first + (gap - _GAP) / 2, labeller, scopes, shared, gap)
    for row in rows:
        write(sketch, row.label, row.placed)
        _draw_row(sketch, row, describe_point(row.mark.point, labeller.lang))
    bottom = max(max(row.extent.bottom, row.placed.box.bottom) for row in rows) + (gap + _GAP) / 2
    _draw_axis(sketch, ticks, labels, first, bottom)
    sketch.height = bottom + SMALL.line + 6
    return DrawnRows([sketch], rows)


def _rows(panel: Panel, unit: Unit | None, x: Scale, top: float, labeller: Labeller, scopes: PointScopes,
          shared: Owners, gap: float) -> list[ValueRow]:  # fmt: skip
    marks = sorted(
        marks_of(panel.numbers, unit), key=lambda mark: (not mark.point.figure.is_claim, size_of(mark.point))
    )
    targets = {id(outcome): target for target, outcome in links_of(marks, scopes).targets}
    several = len({point.figure.text("place", labeller.lang) for point in panel.numbers}) > 1
    published = [point for point in panel.numbers if not point.figure.is_claim]
    told = len(published) > 1 and only_producer(published, labeller.lang)
    rows = []
    for mark in marks:
        target = targets.get(id(mark))
        figure = mark.point.figure
        asides = [
            figure.text("place", labeller.lang) if several else "",
            figure.text("population", labeller.lang) if _differ(panel.numbers, "population") else "",
            figure.text("definition", labeller.lang) if _differ(panel.numbers, "definition") else "",
            "" if figure.is_claim or told else figure.text("producer", labeller.lang),
        ]
        extra = [" · ".join(filter(None, asides))]
        extra += [_a_year(mark, labeller)] if figure.time_kind == "cumulative" else []
        extra += [target_gap_words(target, mark, labeller)] if target else []
        label = labeller.of_point(mark.point, list(filter(None, extra)), worded=True, but=shared)
        row = _row(mark, label, x, top, labeller.room, _THICK + (gap - _GAP) * _THICKER)
        rows.append(row)
        top = max(row.extent.bottom, row.placed.box.bottom) + gap
    return rows


def _differ(points: Sequence[Point], column: str) -> bool:
    return len({getattr(point.figure, column) for point in points}) > 1


def _row(mark: Mark, label: Label, x: Scale, top: float, chart_width: float, thick: float) -> ValueRow:
    """The label right of the mark where there is room, else above it."""
    low, high = _ends(mark, x)
    left = high + _BESIDE
    if left + label.width <= chart_width:
        middle = top + max(thick, label.height) / 2
        box = Box(left, middle - label.height / 2, left + label.width, middle + label.height / 2)
        return ValueRow(mark, Box(low, middle - thick / 2, high, middle + thick / 2), label, Placed(box, 0.0))
    named = x.px(mark.value)
    left = min(max(named - label.width / 2, 0.0), max(0.0, chart_width - label.width))
    align = 0.0 if left > named - label.width / 2 else 1.0 if left < named - label.width / 2 else 0.5
    box = Box(left, top, left + label.width, top + label.height)
    below = box.bottom + _ABOVE
    return ValueRow(mark, Box(low, below, high, below + thick), label, Placed(box, align))


def _ends(mark: Mark, x: Scale) -> tuple[float, float]:
    """The pixels from which to which a mark reaches."""
    named = x.px(mark.value)
    if not mark.is_band:
        return named - _RADIUS, named + _RADIUS
    low = named - _OPEN if mark.goes_down or mark.low is None else x.px(mark.low)
    high = named + _OPEN if mark.goes_up or mark.high is None else x.px(mark.high)
    missing = max(0.0, _LEAST_BAND - (high - low))
    if mark.high == mark.value:
        return low - missing, high
    return low, high + missing


def _draw_row(sketch: Sketch, row: ValueRow, description: str) -> None:
    mark, theme, x = row.mark, sketch.theme, sketch.across
    box = row.extent
    middle = (box.top + box.bottom) / 2
    colour = colour_of(mark.point, theme)
    if not mark.is_band:
        sketch.line(0, middle, mark.value, middle, Pen(colour, 2, dash_of(mark.point)))
        symbol(sketch, mark.point, mark.value, middle, description)
        return
    low = box.left + (_OPEN / 2 if mark.goes_down else 0)
    high = box.right - (_OPEN / 2 if mark.goes_up else 0)
    sketch.line(0, middle, x.value(low), middle, Pen(colour, 2, dash_of(mark.point)))
    sketch.area(x.value(low), x.value(high), box.top, box.bottom, paint_of(mark.point, theme), description)
    for value, weight in edges(mark):
        foot = FOOT if weight == EDGE else 0.0
        sketch.line(value, box.top - foot / 2, value, box.bottom + foot / 2, Pen(colour, weight))
    for is_open, tip, way in ((mark.goes_up, box.right, 1), (mark.goes_down, box.left, -1)):
        for step in (0, 7) if is_open else ():
            for side in (-7, 7):
                peak = tip - way * step
                sketch.stroke(peak - way * 5, middle + side, peak, middle, Pen(colour, 2))


def _write_claims(sketch: Sketch, claims: Sequence[Point], top: float, labeller: Labeller) -> float:
    for point in claims:
        for line in strip_lines(point, labeller):
            write_line(sketch, line, 0, top)
            top += line_height(line)
        top += 4
    return top


def _draw_axis(sketch: Sketch, ticks: Ticks, labels: Sequence[str], top: float, bottom: float) -> None:
    x = sketch.across
    widest = max(width(label, SMALL) for label in labels) + 12
    room = x.px(ticks.values[1]) - x.px(ticks.values[0])
    every = max(1, -int(-widest // room))
    for n, (value, label) in enumerate(zip(ticks.values, labels, strict=True)):
        colour = sketch.theme.axis if value == 0 else sketch.theme.grid
        sketch.rule(x.px(value), top, x.px(value), bottom, Pen(colour))
        if n % every == 0:
            sketch.text(x.px(value), bottom + SMALL.baseline, label, SMALL, sketch.theme.soft, "center")


def _a_year(mark: Mark, labeller: Labeller) -> str:
    """The yearly mean of a total, to two digits, with the warning that it is none of people."""
    unit, lang = mark.point.figure.unit, labeller.lang
    years = mark.end - mark.start
    low, high = (None if end is None else end / years for end in (mark.low, mark.high))
    reading = mark.point.figure.reading or Interval(None, None)
    mean = yearly_mean_words(low, high, reading, unit, lang)
    return say("charts.if_even", lang, mean=mean, unit=unit.many.of(lang) if unit else "")
