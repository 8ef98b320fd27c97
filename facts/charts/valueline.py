"""Figures of one single period: each a row on one line of values, which begins at zero."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from facts.audit.points import Point, PointScopes
from facts.audit.rules.cumulative_total import yearly_mean_words
from facts.charts.axes import tick_labels
from facts.charts.callouts import head_of, only_producer, target_gap_words
from facts.charts.descriptions import describe_point
from facts.charts.geometry import Box
from facts.charts.joining_lines import links_of
from facts.charts.label_placement import LabelSpot
from facts.charts.labels import (
    NO_OWNERS,
    Label,
    Labeller,
    Owners,
    line_height,
    line_width,
    shared_owners,
    write,
    write_line,
)
from facts.charts.marks import EDGE, FOOT, WHISKER, WHISKER_END, Mark, edges, marks_of, paint_of, symbol
from facts.charts.numberless_claims import strip_lines
from facts.charts.panels import Panel, stated_size
from facts.charts.sketch import Pen, Scale, Sketch
from facts.charts.theme import colour_of, dash_of
from facts.charts.ticks import Ticks
from facts.charts.typeset import SMALL, longest, width, wrap_text
from facts.figures.columns import SCOPES
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.periods import Period
from facts.figures.units import Unit
from facts.words import Lang, say

_THICK, _THIN = 14.0, 9.0
_GAP, _NARROW_GAP = 10.0, 2.0
# With more room than this between them, rows no longer look like one chart.
_WIDEST_GAP = 80.0
# Where there is room to spare, bands are thicker by so much of it.
_THICKER = 0.35
_MARGIN = 8.0
_TICK_GAP = 12.0
_BESIDE = 8.0
_ABOVE = 4.0
_RADIUS = 5.0
_LEAST_BAND = 6.0
# Chevrons stand this far beyond a number without a bound.
_OPEN = 30.0
# Names left of the line take at most this part of the width; the line keeps at least that part of the rest.
_NAMES, _WIDEST_NAMES = 0.3, 0.4
_LEAST_LINE = 0.55
_NAME_GAP = 12.0
# Few rows with much room have larger words, as long as these leave half of the width to the line.
_LARGER = (2.0, 1.7, 1.4, 1.2)
_WIDEST_LARGER = 0.5
# Up to so many rows say each what they count; of more the heading says it once.
_WORDED_ROWS = 3


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A figure on the line: its mark, the pixels that the mark fills, its label and where it stands.

    `name` tells it from the others, in lines left of the line of values; `zero` is the pixel that its line begins at.
    """

    mark: Mark
    body: Box
    label: Label
    placed: LabelSpot
    name: Sequence[str]
    zero: float

    @property
    def extent(self) -> Box:
        """The mark with its line from zero."""
        return replace(self.body, left=min(self.body.left, self.zero), right=max(self.body.right, self.zero))

    @property
    def bottom(self) -> float:
        """How far down it reaches."""
        middle = (self.body.top + self.body.bottom) / 2
        return max(self.body.bottom, self.placed.box.bottom, middle + len(self.name) * SMALL.line / 2)


@dataclass(frozen=True, slots=True)
class DrawnRows:
    """A panel as drawn."""

    sketches: list[Sketch]
    rows: Sequence[ValueRow]


@dataclass(frozen=True, slots=True)
class _Spacing:
    """Distance between rows, thickness of bands, and how many times as large as usual words are."""

    gap: float
    thick: float
    words: float = 1.0


def draw_rows(panel: Panel, ticks: Ticks, unit: Unit | None, chart_width: float, labeller: Labeller,
              scopes: PointScopes, heading: str, spare: float = 0.0, *, dense: bool = False) -> DrawnRows:  # fmt: skip
    """Draw one panel: a row for each figure, claims before references, by size, on a common axis below.

    `spare` pixels are shared out between the rows; `dense` rows are as close as their words allow.
    """
    shared = shared_owners(panel.numbers, labeller.lang)
    marks = sorted(marks_of(panel.numbers, unit), key=lambda mark: _place_of(mark.point))
    labels = _labels(panel, marks, labeller, scopes, shared)
    spacing = _Spacing(_GAP, _THICK)
    if dense:
        spacing = _Spacing(_NARROW_GAP, _THIN)
        labels = [_in_one_line(label, chart_width) for label in labels]
    elif spare > 0:
        # Claims in words above are set as large as ever, and what is beside them is no louder.
        spacing = _spacing(labels, spare, chart_width, _LARGER if not panel.claims else ())
        labels = [label.scaled(spacing.words) for label in labels]
    names = _names(panel, labeller, chart_width)
    x = _scale(marks, labels, names, ticks, tick_labels(ticks, unit, labeller.lang), chart_width)
    sketch = Sketch(chart_width, 0, labeller.theme, x)
    published = [mark for mark in marks if not mark.point.figure.is_claim]
    several = published if len(published) > 1 else ()
    head = head_of(
        heading, Owners((), shared.names), NO_OWNERS, several, chart_width, labeller, strong=bool(panel.name)
    )
    head.write(sketch, brief=False)
    first = _write_claims(sketch, panel.claims, head.height(brief=False), labeller)
    rows: list[ValueRow] = []
    top = first + spacing.gap / 2
    for mark, label in zip(marks, labels, strict=True):
        rows.append(_row(mark, label, names.get(mark.point, ()), x, top, chart_width, spacing.thick))
        top = rows[-1].bottom + spacing.gap
    for row in rows:
        write(sketch, row.label, row.placed)
        _draw_row(sketch, row, describe_point(row.mark.point, labeller.lang))
        _write_name(sketch, row)
    bottom = max(row.bottom for row in rows) + (spacing.gap + _GAP) / 2
    _draw_axis(sketch, ticks, tick_labels(ticks, unit, labeller.lang), first, bottom)
    sketch.height = bottom + SMALL.line + 6
    return DrawnRows([sketch], rows)


def _place_of(point: Point) -> tuple[object, ...]:
    """Claims first, by size; changes in time."""
    figure = point.figure
    if figure.change_since and figure.is_relative:
        return not figure.is_claim, figure.period.days, figure.change_since.days
    return not figure.is_claim, stated_size(point)


def _labels(panel: Panel, marks: Sequence[Mark], labeller: Labeller, scopes: PointScopes,
            shared: Owners) -> list[Label]:  # fmt: skip
    targets = {outcome: target for target, outcome in links_of(marks, scopes).targets}
    published = [point for point in panel.numbers if not point.figure.is_claim]
    told = len(published) > 1 and only_producer(published, labeller.lang)
    units = {point.figure.unit for point in panel.numbers}
    worded = len(units) > 1 or not counted_above(marks[0].point.figure.unit, len(marks))
    found = []
    for mark in marks:
        target, figure = targets.get(mark), mark.point.figure
        extra = ["" if figure.is_claim or told else figure.text("producer", labeller.lang)]
        extra += [_a_year(mark, labeller)] if figure.time_kind == "cumulative" else []
        extra += [target_gap_words(target, mark, labeller)] if target else []
        found.append(labeller.of_point(mark.point, list(filter(None, extra)), worded=worded, but=shared))
    return found


def counted_above(unit: Unit | None, rows: int) -> bool:
    """Whether the heading says what so many rows count, of which nobody knows how many words of one's own are put."""
    return unit is not None and not unit.symbol and (rows > _WORDED_ROWS or bool(unit.own_word))


def _in_one_line(label: Label, chart_width: float) -> Label:
    """The label in one line, if that leaves the line of values its room."""
    line = tuple(run for each in label.lines for run in each)
    return Label((line,)) if line_width(line) <= chart_width * _WIDEST_LARGER else label


def _spacing(labels: Sequence[Label], spare: float, chart_width: float, sizes: Sequence[float]) -> _Spacing:
    """Larger words first, then wider gaps."""
    height = sum(label.height for label in labels)
    widest = max(label.width for label in labels)
    words = next((size for size in sizes if height * (size - 1) <= spare * 0.6
                  and widest * size <= chart_width * _WIDEST_LARGER), 1.0)  # fmt: skip
    more = min((spare - height * (words - 1)) / len(labels), _WIDEST_GAP)
    return _Spacing(_GAP + more * (1 - _THICKER), _THICK + more * _THICKER, words)


def _names(panel: Panel, labeller: Labeller, chart_width: float) -> dict[Point, list[str]]:
    """What tells each point from the others: time of a change, place, group, definition."""
    columns = [name for name in SCOPES
               if len({getattr(point.figure, name) for point in panel.numbers}) > 1]  # fmt: skip
    texts = {
        point: " · ".join(filter(None, (_span(point.figure, labeller.lang),
                                            *(point.figure.text(name, labeller.lang) for name in columns))))
        for point in panel.numbers
    }  # fmt: skip
    if not any(texts.values()):
        return {}
    # A long word is rather given more room than broken.
    room = min(
        max(chart_width * _NAMES, *(longest(text, SMALL) for text in texts.values())), chart_width * _WIDEST_NAMES
    )
    return {key: wrap_text(text, SMALL, room) for key, text in texts.items() if text}


def _span(figure: Figure, lang: Lang) -> str:
    """Of a change from when to when it went: 2013–2023; "" of anything else."""
    since = figure.change_since
    if since is None or not figure.is_relative:
        return ""
    return Period(min(since.start, figure.period.start), figure.period.end, "span").named(lang)


def _scale(marks: Sequence[Mark], labels: Sequence[Label], names: Mapping[Point, Sequence[str]], ticks: Ticks,
           written: Sequence[str], chart_width: float) -> Scale:  # fmt: skip
    """The line of values, so short that labels have room behind their marks.

    Those that would leave it less than its part stand above their marks and ask for none.
    """
    column = max((width(line, SMALL) for lines in names.values() for line in lines), default=0.0)
    left = max(_MARGIN, width(written[0], SMALL) / 2, column + _NAME_GAP if column else 0.0)
    most = chart_width - left - max(_MARGIN, width(written[-1], SMALL) / 2 + 2)
    span = ticks.high - ticks.low
    fitting = most
    for mark, label in zip(marks, labels, strict=True):
        end = 0.0 if mark.value < 0 else max(mark.bounds)
        reach = (end - ticks.low) / span
        beyond = (_OPEN if mark.goes_up else _RADIUS) + _BESIDE + label.width
        room = (chart_width - left - beyond) / reach if reach > 0 else most
        fitting = min(fitting, room) if room >= most * _LEAST_LINE else fitting
    return Scale(ticks.low, ticks.high, left, left + fitting)


def _row(mark: Mark, label: Label, name: Sequence[str], x: Scale, top: float, chart_width: float,
         thick: float) -> ValueRow:  # fmt: skip
    """The label right of the mark, of a deficit right of zero, where there is room; else above the mark."""
    low, high = _ends(mark, x)
    zero = x.px(max(0.0, x.low))
    left = max(high, zero) + _BESIDE
    if left + label.width <= chart_width + 0.5:
        middle = top + max(thick, label.height, len(name) * SMALL.line) / 2
        box = Box(left, middle - label.height / 2, left + label.width, middle + label.height / 2)
        body = Box(low, middle - thick / 2, high, middle + thick / 2)
        return ValueRow(mark, body, label, LabelSpot(box, 0.0), name, zero)
    named = x.px(mark.value)
    # Words lie over the axis of nought only for want of room beside it.
    least = x.start if x.start + label.width <= chart_width else 0.0
    left = min(max(named - label.width / 2, least), max(0.0, chart_width - label.width))
    align = 0.0 if left > named - label.width / 2 else 1.0 if left < named - label.width / 2 else 0.5
    box = Box(left, top, left + label.width, top + label.height)
    below = box.bottom + _ABOVE
    return ValueRow(mark, Box(low, below, high, below + thick), label, LabelSpot(box, align), name, zero)


def _write_name(sketch: Sketch, row: ValueRow) -> None:
    top = (row.body.top + row.body.bottom - len(row.name) * SMALL.line) / 2
    for line in row.name:
        sketch.text(0, top + SMALL.baseline, line, SMALL, sketch.theme.ink)
        top += SMALL.line


def _ends(mark: Mark, x: Scale) -> tuple[float, float]:
    """The pixels from which to which a mark reaches."""
    named = x.px(mark.value)
    if not mark.is_band:
        margin = [x.px(end) for end in mark.margin or ()]
        return min(named - _RADIUS, *margin, named), max(named + _RADIUS, *margin, named)
    low = named - _OPEN if mark.goes_down or mark.low is None else x.px(mark.low)
    high = named + _OPEN if mark.goes_up or mark.high is None else x.px(mark.high)
    missing = max(0.0, _LEAST_BAND - (high - low))
    if mark.high == mark.value:
        return low - missing, high
    return low, high + missing


def _draw_row(sketch: Sketch, row: ValueRow, description: str) -> None:
    mark, theme, x = row.mark, sketch.theme, sketch.across
    box = row.body
    middle = (box.top + box.bottom) / 2
    colour, zero = colour_of(mark.point, theme), max(0.0, x.low)
    if mark.margin:
        ends = Pen(colour, WHISKER)
        sketch.line(mark.margin[0], middle, mark.margin[1], middle, ends)
        for end in mark.margin:
            sketch.line(end, middle - WHISKER_END, end, middle + WHISKER_END, ends)
    if not mark.is_band:
        sketch.line(zero, middle, mark.value, middle, Pen(colour, 2, dash_of(mark.point)))
        symbol(sketch, mark.point, mark.value, middle, description)
        return
    low = box.left + (_OPEN / 2 if mark.goes_down else 0)
    high = box.right - (_OPEN / 2 if mark.goes_up else 0)
    sketch.line(zero, middle, x.value(low), middle, Pen(colour, 2, dash_of(mark.point)))
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
    every = ticks.every(abs(x.stop - x.start), max(width(label, SMALL) for label in labels) + _TICK_GAP)
    for n, (value, label) in enumerate(zip(ticks.values, labels, strict=True)):
        colour = sketch.theme.axis if value == 0 else sketch.theme.grid
        sketch.rule(x.px(value), top, x.px(value), bottom, Pen(colour))
        if n % every == ticks.zero % every:
            sketch.text(x.px(value), bottom + SMALL.baseline, label, SMALL, sketch.theme.soft, "center")


def _a_year(mark: Mark, labeller: Labeller) -> str:
    """The yearly mean of a total, to two digits, with the warning that it is none of people."""
    unit, lang = mark.point.figure.unit, labeller.lang
    years = mark.end - mark.start
    low, high = (None if end is None else end / years for end in (mark.low, mark.high))
    reading = mark.point.figure.reading or Interval(None, None)
    mean = yearly_mean_words(low, high, reading, unit, lang)
    return say("charts.if_even", lang, mean=mean, unit=unit.many.of(lang) if unit else "")
