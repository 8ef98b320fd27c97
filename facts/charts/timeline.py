"""A series over time: marks in their periods, labels beside them, lines only where a comparison holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.audit.scopes import Scopes
from facts.charts.axes import draw_parts, draw_values, draw_years, is_part, part_name
from facts.charts.labels import Label, Labeller, write
from facts.charts.links import Links, draw_link, link_lines, links_of
from facts.charts.marks import Mark, draw, extent, marks_of
from facts.charts.panels import Panel
from facts.charts.placement import Box, Placed, Segment, Side, Wanted, place
from facts.charts.quantities import between
from facts.charts.scales import Scale, Ticks
from facts.charts.sketch import Pen, Sketch
from facts.charts.strips import draw_strips, strips_height
from facts.charts.theme import Theme
from facts.charts.typeset import SMALL, SUBTITLE
from facts.charts.words import describe_point
from facts.table.intervals import Interval
from facts.table.units import Unit
from facts.words import say

LABELLED = 12
_RIGHT = 10.0
_HEADROOM = 26.0
_MORE_ROOM = 28.0
_MOST_TRIES = 24


@dataclass(frozen=True, slots=True)
class Frame:
    """What the panels of a chart share: width, plot height, left edge of the plot, years, unit."""

    width: float
    height: float
    left: float
    years: tuple[int, int]
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A panel as drawn: its sketch, why neighbours are not joined, and how many labels had no room."""

    sketch: Sketch
    links: Links
    dashed: bool
    unlabelled: int


@dataclass(frozen=True, slots=True)
class _Named:
    """A label and what it belongs to."""

    label: Label
    wanted: Wanted


def draw_timeline(
    panel: Panel, ticks: Ticks, frame: Frame, labeller: Labeller, scopes: Scopes, heading: str
) -> Drawn:
    """Draw one panel; it grows until each of up to twelve figures has its label."""
    marks = marks_of(panel.numbers, frame.unit)
    links = links_of(marks, scopes)
    top = (SUBTITLE.line + 6 if heading else 6) + strips_height(panel.claims, frame.width, labeller)
    parts_fit = _parts_fit(marks, frame, labeller)
    asides = _asides(marks, panel, labeller, parts_fit)
    tries = _MOST_TRIES if len(marks) <= LABELLED else 3
    for attempt in range(tries):
        plot_top = top + _HEADROOM + attempt * _MORE_ROOM
        sketch = _sketch(frame, ticks, plot_top, labeller.theme)
        named = _named(marks, links, asides, sketch, labeller)
        found = _placed(named, marks, links, sketch, frame, top, leaders=len(marks) <= LABELLED)
        if all(found[: len(marks)]) and all(found):
            break
    _compose(sketch, marks, links, frame, ticks, labeller)
    _head(sketch, heading, panel, labeller)
    for each, spot in zip(named, found, strict=True):
        if spot:
            _write(sketch, each.label, spot, labeller.theme)
    bottom = plot_top + frame.height
    used = 0.0
    if parts_fit:
        draw_parts(sketch, [mark.point.figure.period for mark in marks], bottom, labeller.lang)
        used = SMALL.line
    sketch.height = bottom + used + draw_years(sketch, bottom + used)
    return Drawn(sketch, links, any(link.gap for link in links.joined), sum(spot is None for spot in found))


def _sketch(frame: Frame, ticks: Ticks, top: float, theme: Theme) -> Sketch:
    x = Scale(*frame.years, frame.left, frame.width - _RIGHT)
    y = Scale(ticks.low, ticks.high, top + frame.height, top)
    return Sketch(frame.width, 0, theme, x, y)


def _compose(
    sketch: Sketch, marks: Sequence[Mark], links: Links, frame: Frame, ticks: Ticks, labeller: Labeller
) -> None:
    draw_values(sketch, ticks, frame.unit, labeller.lang, frame.left, frame.width - _RIGHT)
    for link in links.joined:
        draw_link(link, sketch)
    for target, outcome in links.targets:
        sketch.line(
            target.middle,
            target.value,
            outcome.middle,
            outcome.value,
            Pen(labeller.theme.target, 1.5, (2, 3)),
        )
    for mark in sorted(marks, key=lambda mark: (mark.form != "bar", -(mark.end - mark.start))):
        draw(mark, sketch, describe_point(mark.point, labeller.lang))


def _head(sketch: Sketch, heading: str, panel: Panel, labeller: Labeller) -> None:
    top = 0.0
    if heading:
        sketch.text(0, SUBTITLE.baseline, heading, SMALL, labeller.theme.soft)
        top = SUBTITLE.line
    draw_strips(sketch, panel.claims, top, labeller)


def _write(sketch: Sketch, label: Label, spot: Placed, theme: Theme) -> None:
    write(sketch, label, spot)
    if spot.leader:
        line = spot.leader
        sketch.stroke(line.x, line.y, line.x2, line.y2, Pen(theme.axis))


def _named(marks: Sequence[Mark], links: Links, asides: dict[int, tuple[str, ...]], sketch: Sketch,
           labeller: Labeller) -> list[_Named]:  # fmt: skip
    found = []
    for mark in marks:
        label = labeller.of_point(mark.point, asides[id(mark)])
        box = extent(mark, *_scales(sketch))
        found.append(_Named(label, Wanted(label.width, label.height, box, _sides(mark, links))))
    found += [_difference(target, outcome, sketch, labeller) for target, outcome in links.targets]
    return found


def _sides(mark: Mark, links: Links) -> tuple[Side, ...]:
    if mark.form == "bar":
        return ("above",)
    for target, outcome in links.targets:
        if mark is target:
            return (
                ("right", "left", "below", "above")
                if mark.value < outcome.value
                else ("above", "right", "left")
            )
    if mark.is_band and mark.fade in ("high", "both") and mark.high is None:
        return ("below", "right", "left", "above")
    if mark.is_band:
        return ("right", "above", "left", "below")
    return ("above", "below", "right", "left")


def _difference(target: Mark, outcome: Mark, sketch: Sketch, labeller: Labeller) -> _Named:
    x, y = _scales(sketch)
    middle = (y.px(target.value) + y.px(outcome.value)) / 2
    box = Box(x.px(target.middle) - 1, middle - 2, x.px(target.middle) + 1, middle + 2)
    text = difference_words(target, outcome, labeller)
    label = Label(tuple(labeller.lines([text], SMALL)))
    return _Named(label, Wanted(label.width, label.height, box, ("right", "left")))


def difference_words(target: Mark, outcome: Mark, labeller: Labeller) -> str:
    """Outcome 1,100 above target; with an interval for hedged figures."""
    if None in (target.low, target.high, outcome.low, outcome.high):
        low = high = outcome.value - target.value
    else:
        low, high = (outcome.low or 0.0) - (target.high or 0.0), (outcome.high or 0.0) - (target.low or 0.0)
    if low == high == 0:
        return say("charts.on_target", labeller.lang)
    key = "charts.above_target" if low + high > 0 else "charts.below_target"
    near, far = sorted((abs(low), abs(high)))
    size = Interval(near if low * high >= 0 else 0.0, far)
    unit = target.point.figure.unit
    return say(key, labeller.lang, difference=between(size, unit, labeller.lang))


def _placed(named: Sequence[_Named], marks: Sequence[Mark], links: Links, sketch: Sketch, frame: Frame, top: float,
            *, leaders: bool) -> list[Placed | None]:  # fmt: skip
    x, y = _scales(sketch)
    bounds = Box(frame.left + 3, top, frame.width, y.px(y.low) - 1)
    lines = [
        Segment(x.px(a), y.px(b), x.px(c), y.px(d))
        for link in links.joined
        for a, b, c, d in link_lines(link)
    ]
    lines += [
        Segment(x.px(target.middle), y.px(target.value), x.px(outcome.middle), y.px(outcome.value))
        for target, outcome in links.targets
    ]
    boxes = [extent(mark, x, y) for mark in marks]
    return place([each.wanted for each in named], bounds, boxes, lines, leaders=leaders)


def _parts_fit(marks: Sequence[Mark], frame: Frame, labeller: Labeller) -> bool:
    trial = Sketch(frame.width, 0, labeller.theme, Scale(*frame.years, frame.left, frame.width - _RIGHT))
    return draw_parts(trial, [mark.point.figure.period for mark in marks], 0, labeller.lang)


def _asides(
    marks: Sequence[Mark], panel: Panel, labeller: Labeller, parts_fit: bool
) -> dict[int, tuple[str, ...]]:
    """What stands in italics under a number: a part of a year without room on the axis; then, once for
    each group, who measured it and where.
    """  # noqa: D205  # one thought in one sentence
    lang = labeller.lang
    scopes = {mark.point.figure.text("place", lang) for mark in marks if mark.point.figure.is_claim}
    told: set[str] = set()
    asides: dict[int, tuple[str, ...]] = {}
    for mark in sorted(marks, key=lambda mark: mark.middle):
        figure = mark.point.figure
        lines = []
        if is_part(figure.period) and not parts_fit:
            lines.append(part_name(figure.period, lang))
        place_name = "" if panel.place else figure.text("place", lang)
        if figure.is_claim:
            origin = place_name if len(scopes) > 1 else ""
        else:
            origin = _origin(place_name, figure.text("producer", lang))
        if origin and origin not in told:
            told.add(origin)
            lines.append(origin)
        asides[id(mark)] = tuple(lines)
    return asides


def _origin(place_name: str, producer: str) -> str:
    return f"{place_name} ({producer})" if place_name and producer else place_name or producer


def _scales(sketch: Sketch) -> tuple[Scale, Scale]:
    if sketch.x is None or sketch.y is None:
        raise ValueError("a timeline has two scales")
    return sketch.x, sketch.y
