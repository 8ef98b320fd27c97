"""A series over time: marks in their periods, labels beside them, lines only where a comparison holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facts.audit.points import Point
from facts.audit.scopes import Scopes
from facts.charts.axes import draw_parts, draw_values, draw_years, parts_with_room
from facts.charts.callouts import origins_of
from facts.charts.fitting import Fit, Stage, fitted
from facts.charts.heads import head_of
from facts.charts.labels import Labeller, write
from facts.charts.links import Links, draw_link, links_of
from facts.charts.marks import Mark, draw, marks_of
from facts.charts.panels import Panel
from facts.charts.scales import Scale, Ticks
from facts.charts.sketch import Pen, Sketch
from facts.charts.strips import draw_strips
from facts.charts.typeset import SMALL
from facts.charts.words import describe_point
from facts.figures.units import Unit

_RIGHT = 10.0
_CROWDED = 14.0


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
    """A panel as drawn: its sketch, why neighbours are not joined, how many numbers had no room.

    `unread` are hedged figures whose label does not say how they are read.
    """

    sketch: Sketch
    links: Links
    unlabelled: int
    unread: tuple[Point, ...]


def draw_timeline(panel: Panel, ticks: Ticks, frame: Frame, labeller: Labeller, scopes: Scopes, heading: str,
                  named: Sequence[Point]) -> Drawn:  # fmt: skip
    """Draw one panel; it grows until each of up to twelve figures has its label.

    Above it stands the producer of the points `named`, if all of them have the same.
    """
    stage = _stage(panel, ticks, frame, labeller, scopes)
    published = marks_of((point for point in named if not point.figure.is_claim), frame.unit)
    head = head_of(heading, stage.shared, published, frame.width, labeller, strong=bool(panel.place))
    fit = fitted(replace(stage, top=head.height), labeller)
    sketch = Sketch(frame.width, 0, labeller.theme, stage.x, fit.y)
    head.write(sketch, brief=fit.brief)
    _draw_marks(sketch, stage, frame, labeller)
    _write(sketch, fit)
    axis = fit.y.start
    draw_parts(sketch, stage.parts, axis)
    bottom = draw_years(sketch, axis, axis + (SMALL.line if stage.parts else 0))
    sketch.height = bottom + draw_strips(sketch, panel.claims, bottom, labeller)
    unlabelled = sum(spot is None for spot in fit.found[: len(stage.marks)])
    hedged = tuple(mark.point for mark in stage.marks if mark.is_band and fit.brief and not unlabelled)
    return Drawn(sketch, stage.links, unlabelled, hedged)


def _stage(panel: Panel, ticks: Ticks, frame: Frame, labeller: Labeller, scopes: Scopes) -> Stage:
    marks = marks_of(panel.numbers, frame.unit)
    tracks, origins = origins_of(panel.numbers, scopes, labeller, places=not panel.place)
    x = Scale(*frame.years, frame.left, frame.width - _RIGHT)
    parts = parts_with_room(panel.numbers, x, frame.width, labeller.lang)
    return Stage(marks, links_of(marks, scopes), tracks, origins, x, ticks, parts, frame.height, frame.left + 3,
                 frame.width)  # fmt: skip


def _draw_marks(sketch: Sketch, stage: Stage, frame: Frame, labeller: Labeller) -> None:
    draw_values(sketch, stage.ticks, frame.unit, labeller.lang, frame.left, frame.width - _RIGHT)
    for link in stage.links.joined:
        draw_link(link, sketch, stage.marks)
    dots = Pen(labeller.theme.target, 1.5, (2, 3))
    for target, outcome in stage.links.targets:
        sketch.line(target.middle, target.value, outcome.middle, outcome.value, dots)
    size = 1.0 if (frame.width - frame.left) / len(stage.marks) > _CROWDED else 0.35
    for mark in sorted(stage.marks, key=_order):
        draw(mark, sketch, describe_point(mark.point, labeller.lang), size)


def _order(mark: Mark) -> tuple[bool, int, float]:
    """Bars first, long ones behind short ones; then in time, as they are read aloud."""
    months = mark.point.figure.period.length[0] if mark.form == "bar" else 0
    return mark.form != "bar", -months, mark.start


def _write(sketch: Sketch, fit: Fit) -> None:
    for callout, spot in zip(fit.callouts, fit.found, strict=True):
        if spot:
            write(sketch, callout.label, spot)
        if spot and spot.leader:
            line = spot.leader
            sketch.stroke(line.x, line.y, line.x2, line.y2, Pen(sketch.theme.axis))
