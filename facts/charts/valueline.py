"""Figures of one single period: each an interval or a number on one line of values, which begins at zero."""

from __future__ import annotations

from collections.abc import Sequence

from facts.audit.points import Point
from facts.audit.scopes import Scopes
from facts.charts.axes import tick_labels
from facts.charts.boxes import Box
from facts.charts.callouts import only_producer, origin_words, target_gap_words
from facts.charts.heads import head_of
from facts.charts.labels import Label, Labeller, line_height, write, write_line
from facts.charts.links import links_of
from facts.charts.looks import colour_of, dash_of, paint_of, symbol
from facts.charts.marks import Mark, edges, marks_of
from facts.charts.panels import Panel
from facts.charts.placement import Placed
from facts.charts.scales import Scale, Ticks
from facts.charts.sketch import Pen, Sketch
from facts.charts.strips import strip_lines
from facts.charts.typeset import SMALL, width
from facts.charts.words import describe_point
from facts.figures.intervals import Interval
from facts.figures.units import Unit
from facts.figures.wording import yearly_mean_words
from facts.words import say

_THICK = 16.0
_GAP = 16.0
_MARGIN = 8.0


def draw_line(
    panel: Panel,
    ticks: Ticks,
    unit: Unit | None,
    chart_width: float,
    labeller: Labeller,
    scopes: Scopes,
    heading: str,
) -> Sketch:
    """Draw one panel: a row for each figure, claims before references, on a common axis below."""
    labels = tick_labels(ticks, unit, labeller.lang)
    left = max(_MARGIN, width(labels[0], SMALL) / 2)
    x = Scale(ticks.low, ticks.high, left, chart_width - max(_MARGIN, width(labels[-1], SMALL) / 2 + 2))
    sketch = Sketch(chart_width, 0, labeller.theme, x)
    published = marks_of((point for point in panel.numbers if not point.figure.is_claim), unit)
    several = published if len(published) > 1 else ()
    head = head_of(heading, (), several, chart_width, labeller, strong=bool(panel.place))
    head.write(sketch, brief=False)
    top = _claims(sketch, panel.claims, head.height, labeller)
    first = top
    marks = sorted(marks_of(panel.numbers, unit), key=lambda mark: not mark.point.figure.is_claim)
    targets = {id(outcome): target for target, outcome in links_of(marks, scopes).targets}
    for mark in marks:
        target = targets.get(id(mark))
        asides = _asides(mark, panel, labeller) + ((target_gap_words(target, mark, labeller),) if target else ())
        label = labeller.of_point(mark.point, asides, worded=True)
        top = _row(sketch, mark, label, top, describe_point(mark.point, labeller.lang))
    _axis(sketch, ticks, labels, first, top)
    sketch.height = top + SMALL.line + 6
    return sketch


def _claims(sketch: Sketch, claims: Sequence[Point], top: float, labeller: Labeller) -> float:
    for point in claims:
        for line in strip_lines(point, labeller):
            write_line(sketch, line, 0, top)
            top += line_height(line)
        top += 4
    return top


def _row(sketch: Sketch, mark: Mark, label: Label, top: float, description: str) -> float:
    anchor = sketch.across.px(mark.value)
    left = min(max(anchor - label.width / 2, 0.0), sketch.width - label.width)
    box = Box(left, top, left + label.width, top + label.height)
    align = 0.0 if left > anchor - label.width / 2 else 1.0 if left < anchor - label.width / 2 else 0.5
    write(sketch, label, Placed(box, align))
    middle = top + label.height + 6 + _THICK / 2
    _draw(sketch, mark, middle, description)
    return middle + _THICK / 2 + _GAP


def _draw(sketch: Sketch, mark: Mark, middle: float, description: str) -> None:
    theme, axis = sketch.theme, sketch.across
    low, high = axis.low if mark.low is None else mark.low, axis.high if mark.high is None else mark.high
    colour = colour_of(mark.point, theme)
    sketch.line(0, middle, low if mark.is_band else mark.value, middle, Pen(colour, 2, dash_of(mark.point)))
    if not mark.is_band:
        symbol(sketch, mark.point, mark.value, middle, description)
        return
    paint = paint_of(mark.point, theme, mark.fade, across=True)
    sketch.area(low, high, middle - _THICK / 2, middle + _THICK / 2, paint, description)
    for value, weight in edges(mark) if not paint.outline else ():
        sketch.line(value, middle - _THICK / 2, value, middle + _THICK / 2, Pen(colour, weight))


def _axis(sketch: Sketch, ticks: Ticks, labels: Sequence[str], top: float, bottom: float) -> None:
    x = sketch.across
    widest = max(width(label, SMALL) for label in labels) + 12
    room = x.px(ticks.values[1]) - x.px(ticks.values[0])
    every = max(1, -int(-widest // room))
    for n, (value, label) in enumerate(zip(ticks.values, labels, strict=True)):
        colour = sketch.theme.axis if value == 0 else sketch.theme.grid
        sketch.rule(x.px(value), top, x.px(value), bottom, Pen(colour))
        if n % every == 0:
            sketch.text(x.px(value), bottom + SMALL.baseline, label, SMALL, sketch.theme.soft, "center")


def _asides(mark: Mark, panel: Panel, labeller: Labeller) -> tuple[str, ...]:
    figure, lang = mark.point.figure, labeller.lang
    own_place = "" if panel.place else figure.text("place", lang)
    several = len({point.figure.text("place", lang) for point in panel.numbers}) > 1
    published = [point for point in panel.numbers if not point.figure.is_claim]
    told = len(published) > 1 and only_producer(published, lang)
    origin = "" if figure.is_claim or told else figure.text("producer", lang)
    texts = [origin_words(own_place if several else "", origin)]
    if figure.time_kind == "cumulative":
        texts.append(_a_year(mark, labeller))
    return tuple(text for text in texts if text)


def _a_year(mark: Mark, labeller: Labeller) -> str:
    """The yearly mean of a total, to two digits, with the warning that it is none of people."""
    unit, lang = mark.point.figure.unit, labeller.lang
    years = mark.end - mark.start
    low, high = (None if end is None else end / years for end in (mark.low, mark.high))
    reading = mark.point.figure.reading or Interval(None, None)
    mean = yearly_mean_words(low, high, reading, unit, lang)
    return say("charts.if_even", lang, mean=mean, unit=unit.many.of(lang) if unit else "")
