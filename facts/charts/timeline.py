"""A series over time: marks in their periods, labels beside them, lines only where a comparison holds.

A number that has no room beside its mark is listed under the plot, and so is what single figures count.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from facts.audit.points import Point, PointScopes
from facts.charts.axes import draw_parts, draw_time, draw_values, parts_with_room
from facts.charts.callouts import Names, head_of, names_of
from facts.charts.descriptions import describe_point
from facts.charts.joining_lines import draw_link, links_of
from facts.charts.labels import NO_OWNERS, Labeller, Run, line_width, owners_of, shared_owners, write, write_line
from facts.charts.layout import NAME_GAP, Layout, Stage, lay_out_labels, listed_under
from facts.charts.marks import Mark, draw_mark, extent, marks_of
from facts.charts.numberless_claims import draw_strips
from facts.charts.panels import Panel
from facts.charts.sketch import Pen, Scale, Sketch
from facts.charts.ticks import Ticks
from facts.charts.typeset import ASIDE, SMALL, longest, width, wrap_text
from facts.figures.units import Unit
from facts.words import say

LABELLED = 12
"""Up to so many figures all have their number in the chart; of more, those that have room and the outermost."""
_RIGHT = 10.0
_CROWDED = 14.0
# Names at line ends take at most this part of a chart's width, and never more pixels than that.
_NAMES = 0.3
_WIDEST_NAME = 160.0
# The half of a band with its feet, and what a name keeps off it.
_BESIDE_BANDS = 34.0
# Marks so near to the last one have their numbers right of the plot too.
_LAST = 40.0
# Bars in bars need so much more height for a number between the edge of one and that of the next.
_NESTED = 1.4
# A magnifying strip has this part of its plot's height, but never less than has room for three values.
_STRIP, _LOWEST_STRIP = 0.38, 60.0
# Of an entry in a table that needs several lines, the others are set in by so much.
_HANGING = 12.0
# Between two of the numbers that count the same.
_ENTRY_GAP = 10.0
# With so many leaders what single figures count is better told below; one alone is followed with ease.
_TANGLED = 2


@dataclass(frozen=True, slots=True)
class PlotArea:
    """What the panels of a chart share: width, plot height, left edge of the plot, first and last year, unit.

    Up to `labelled` figures all have their number; in a `tight` area those that have room. A panel `alone` may be
    narrower for the sake of its numbers; several begin and end below each other. With `ends_only` its table holds of
    many numbers no more than the first, last, lowest and highest.
    """

    width: float
    height: float
    left: float
    time: tuple[float, float]
    unit: Unit | None
    labelled: int = LABELLED
    tight: bool = False
    alone: bool = True
    ends_only: bool = False


@dataclass(frozen=True, slots=True)
class DrawnTimeline:
    """A panel as drawn: its sketches, its layout, and hedged figures whose label does not say how they are read."""

    sketches: list[Sketch]
    layout: Layout
    unread: tuple[Point, ...]


def lay_out_timeline(panel: Panel, ticks: Ticks, area: PlotArea, labeller: Labeller, scopes: PointScopes,
                     heading: str, published: Sequence[Mark]) -> Layout:  # fmt: skip
    """Where all of a panel stands; it grows until its labels have room.

    Above it stands the producer of what is `published`, if all of it has the same.
    """
    stage = _stage_of(panel, ticks, area, labeller, scopes, heading, published)
    layout = lay_out_labels(stage)
    if stage.at_ends and area.alone and not _reaches_margin(layout):
        # No name stands in the margin that was kept for them: the plot may have it.
        wider = _stage_of(panel, ticks, area, labeller, scopes, heading, published, at_ends=False)
        layout = min(layout, lay_out_labels(wider), key=lambda each: (each.cost, each.stage.at_ends))
    if area.alone and layout.cost > (0, 0.0) and (beside := _room_beside(layout)):
        narrower = _stage_of(panel, ticks, area, labeller, scopes, heading, published, beside)
        layout = min(layout, lay_out_labels(narrower), key=lambda each: each.cost)
    if area.alone and (beside := _room_beside_last(layout)):
        narrower = _stage_of(panel, ticks, area, labeller, scopes, heading, published, beside, at_ends=False)
        layout = min(lay_out_labels(narrower), layout, key=_needed_apart)
    if _runs_over_bars(layout):
        layout = lay_out_labels(_with_names_below(layout.stage))
    elif layout.stage.names.singles and (layout.homeless or layout.leaders >= _TANGLED):
        shorter = lay_out_labels(_with_names_below(layout.stage))
        fewer = layout.leaders - shorter.leaders
        if shorter.homeless < layout.homeless or (shorter.homeless == layout.homeless and fewer >= _TANGLED):
            layout = shorter
    return layout


def draw_timeline(panel: Panel, layout: Layout, ticks: Ticks, area: PlotArea, labeller: Labeller,
                  close: Ticks | None = None, *, tables: bool = True) -> DrawnTimeline:  # fmt: skip
    """Draw one panel; below it, on `close` ticks, a strip that magnifies values which lie flat above zero.

    With `tables` the numbers that have no room follow below the axis.
    """
    stage, head = layout.stage, layout.stage.head
    sketch = Sketch(area.width, 0, labeller.theme, stage.x, layout.y)
    head.write(sketch, brief=layout.brief)
    draw_values(sketch, ticks, area.unit, labeller.lang, area.left, stage.x.stop)
    _draw_marks(sketch, stage, labeller)
    _write_labels(sketch, layout)
    axis = layout.y.start
    bottom = draw_time(sketch, axis, draw_parts(sketch, stage.parts, axis), labeller.lang)
    bottom += draw_strips(sketch, panel.claims, bottom, labeller)
    sketch.height = bottom + (draw_tables(sketch, {"": layout}, bottom) if tables else 0.0)
    hedged = tuple(mark.point for mark, spot in zip(stage.marks, layout.found, strict=False)
                   if spot and mark.is_band and layout.brief)  # fmt: skip
    return DrawnTimeline([sketch, *([_magnified(stage, area, close)] if close else [])], layout, hedged)


def _reaches_margin(layout: Layout) -> bool:
    """Whether the name of any line stands right of its last mark, where the margin was kept for it."""
    names = layout.found[len(layout.stage.marks) :]
    last = layout.stage.x.px(max(mark.middle for mark in layout.stage.marks))
    return any(spot is not None and spot.box.left >= last for spot in names)


def _runs_over_bars(layout: Layout) -> bool:
    """Whether words on what bars count are wider than the bars, so that they would lie over the sides of others."""
    stage, singles = layout.stage, layout.stage.names.singles
    wide = {mark.point: stage.x.px(mark.end) - stage.x.px(mark.start) for mark in stage.marks if mark.form == "bar"}
    told = [(callout.label.width, [mark.point]) for callout, mark in zip(layout.callouts, stage.marks, strict=False)
            if mark.point in singles]  # fmt: skip
    names = layout.callouts[len(stage.marks) :]
    told += [
        (callout.label.width, list(track.points)) for callout, (track, _) in zip(names, stage.names.lines, strict=True)
    ]
    return any(width > max(wide.get(point, inf) for point in points) for width, points in told)


def _with_names_below(stage: Stage) -> Stage:
    """The same with numbers alone beside the marks: what single figures and bars count stands under the plot."""
    bars = {mark.point for mark in stage.marks if mark.form == "bar"}
    of_bars = [(track, name) for track, name in stage.names.lines if all(point in bars for point in track.points)]
    below = {point: name for track, name in of_bars for point in track.points}
    lines = [line for line in stage.names.lines if line not in of_bars]
    return replace(stage, names=replace(stage.names, lines=lines, singles={}), below=below | stage.names.singles)


def _room_beside(layout: Layout) -> float:
    """Room right of the plot for the numbers of its last marks, 0 where names stand there or it would be too much."""
    stage = layout.stage
    if stage.at_ends or stage.tight or len(stage.marks) > stage.labelled:
        return 0.0
    last = max(mark.middle for mark in stage.marks)
    room = max(
        callout.label.width for callout, mark in zip(layout.callouts, stage.marks, strict=False)
        if stage.x.px(last) - stage.x.px(mark.middle) < _LAST
    )  # fmt: skip
    return room if room < (stage.right - stage.left) * _NAMES else 0.0


def _room_beside_last(layout: Layout) -> float:
    """Room for the last of many numbers right of the plot, 0 where it stands beside its mark as it is."""
    stage = layout.stage
    if stage.at_ends or stage.tight or len(stage.marks) <= stage.labelled:
        return 0.0
    last = max(range(len(stage.marks)), key=lambda n: stage.marks[n].middle)
    spot = layout.found[last]
    return layout.callouts[last].label.width if spot is None or spot.leader else 0.0


def _needed_apart(layout: Layout) -> tuple[int, int]:
    """How many numbers that must be told have no place, and how many stand apart from their marks."""
    spots = [layout.found[n] for n in layout.stage.needed]
    return spots.count(None), sum(spot is not None and spot.leader is not None for spot in spots)


def _stage_of(panel: Panel, ticks: Ticks, area: PlotArea, labeller: Labeller, scopes: PointScopes, heading: str,
              published: Sequence[Mark], beside: float = 0.0, *, at_ends: bool = True) -> Stage:  # fmt: skip
    names = names_of(panel.numbers, scopes, labeller.lang)
    if area.tight and len({point.figure.place for point in panel.numbers}) == 1:
        names = replace(names, singles={})
    still = marks_of(panel.numbers, area.unit)
    margin = _name_margin(names, area) if at_ends else 0.0
    x = Scale(*area.time, area.left, _plot_end(still, area, margin) if margin else area.width - _RIGHT - beside)
    flat = ticks.upwards(area.height, 0)
    on_lines = {mark.point for link in links_of(still, scopes).joined for mark in (link.first, link.second)}
    marks = _dodge(still, x, flat, on_lines)
    parts = parts_with_room(panel.numbers, x, area.width, labeller.lang)
    points = [mark.point for mark in marks]
    shared = shared_owners(points, labeller.lang)
    everybody = owners_of(points, labeller.lang) if len(marks) > area.labelled else NO_OWNERS
    head = head_of(heading, shared, everybody, published, area.width, labeller, strong=bool(panel.name))
    name_room = min(area.width * _NAMES, _WIDEST_NAME) if margin else labeller.room
    height = area.height * (_NESTED if any(mark.holds for mark in marks) else 1.0)
    return Stage(marks, links_of(marks, scopes), names, bool(margin), x, ticks, parts, height, area.left + 3,
                 area.width, shared, labeller, name_room, area.labelled, area.tight, area.alone, area.ends_only,
                 head)  # fmt: skip


def _name_margin(names: Names, area: PlotArea) -> float:
    """Room right of the last marks for the names of several lines, 0 where they stand along their line."""
    room = min(area.width * _NAMES, _WIDEST_NAME)
    if len(names.lines) < 2 or max(longest(name, ASIDE) for _, name in names.lines) > room:
        return 0.0
    return max(width(line, ASIDE) for _, name in names.lines for line in wrap_text(name, ASIDE, room)) + 2


def _plot_end(marks: Sequence[Mark], area: PlotArea, margin: float) -> float:
    """The plot's right edge when there is a `margin` for names right of the last marks, partly inside the plot."""
    first, end = area.time
    part = (max(mark.middle for mark in marks) - first) / (end - first)
    beside = _BESIDE_BANDS if any(mark.is_band for mark in marks) else NAME_GAP
    return min(area.width - _RIGHT, area.left + (area.width - area.left - beside - margin) / part)


def _draw_marks(sketch: Sketch, stage: Stage, labeller: Labeller) -> None:
    in_time = sorted(stage.marks, key=lambda mark: mark.middle)
    for link in stage.links.joined:
        draw_link(link, sketch, in_time)
    dots = Pen(labeller.theme.target, 1.5, (2, 3))
    for target, outcome in stage.links.targets:
        sketch.line(target.middle, target.value, outcome.middle, outcome.value, dots)
    size = 1.0 if (stage.x.stop - stage.x.start) / len(stage.marks) > _CROWDED else 0.35
    for mark in sorted(stage.marks, key=_order):
        draw_mark(mark, sketch, describe_point(mark.point, labeller.lang), size)


def _order(mark: Mark) -> tuple[bool, int, float]:
    """Bars first, long ones behind short ones; then in time, as they are read aloud."""
    months = mark.point.figure.period.length[0] if mark.form == "bar" else 0
    return mark.form != "bar", -months, mark.start


def _write_labels(sketch: Sketch, layout: Layout) -> None:
    for callout, spot in zip(layout.callouts, layout.found, strict=True):
        if spot:
            write(sketch, callout.label, spot)
        if spot and spot.leader:
            line = spot.leader
            sketch.stroke(line.x, line.y, line.x2, line.y2, Pen(sketch.theme.axis))


def draw_tables(sketch: Sketch, panels: Mapping[str, Layout], top: float) -> float:
    """The numbers of all `panels`, by their names, that have no room beside their marks, then what others count.

    Returns the height used.
    """
    labeller = next(iter(panels.values())).stage.labeller
    listed: list[tuple[Run, ...]] = []
    counting: dict[str, list[tuple[Run, ...]]] = {}
    for (panel_name, layout), out in zip(panels.items(), listed_under(panels.values()), strict=True):
        stage = layout.stage
        names = {point: name for track, name in stage.names.lines for point in track.points}
        names |= stage.names.singles | stage.below
        when = {mark: ", ".join(filter(None, (panel_name, mark.point.figure.period.named(labeller.lang))))
                for mark in stage.marks}  # fmt: skip
        listed += [labeller.entry(mark.point, when[mark], names.get(mark.point, ""), but=stage.shared)
                   for mark in out]  # fmt: skip
        told = set(out)
        for mark in stage.marks:
            if mark.point in stage.below and mark not in told:
                counting.setdefault(names[mark.point], []).append(labeller.dated(mark.point, when[mark]))
    named = [(*first, *(run for when, *said in others for run in (replace(when, indent=_ENTRY_GAP), *said)),
              labeller.quiet(name)) for name, (first, *others) in counting.items()]  # fmt: skip
    height = _draw_table(sketch, labeller, say("charts.listed", labeller.lang), listed, top)
    return height + _draw_table(sketch, labeller, say("charts.counting", labeller.lang), named, top + height)


def _draw_table(sketch: Sketch, labeller: Labeller, title: str, entries: Sequence[tuple[Run, ...]],
                top: float) -> float:  # fmt: skip
    """`entries` in columns under a title; returns the height used."""
    if not entries:
        return 0.0
    wide = min(max(line_width(entry) for entry in entries) + 18.0, sketch.width)
    columns = max(1, int((sketch.width + 18.0) // wide))
    rows = -(-len(entries) // columns)
    begin = top
    top += 8.0
    for text in wrap_text(title, SMALL, sketch.width):
        write_line(sketch, (Run(text, SMALL, labeller.theme.soft),), 0, top)
        top += SMALL.line
    inside = replace(labeller, room=wide - 12.0 if columns > 1 else sketch.width - _HANGING)
    for row in range(rows):
        tallest = 0.0
        for column in range(columns):
            place_in = column * rows + row
            if place_in >= len(entries):
                continue
            below = top
            for n, line in enumerate(inside.folded(entries[place_in])):
                write_line(sketch, line, column * wide + (_HANGING if n else 0.0), below)
                below += max(run.style.line for run in line)
            tallest = max(tallest, below - top)
        top += tallest + 2
    return top - begin + 4


def _magnified(stage: Stage, area: PlotArea, ticks: Ticks) -> Sketch:
    labeller = stage.labeller
    top, height = SMALL.line + 10.0, max(_LOWEST_STRIP, _STRIP * area.height)
    y = ticks.upwards(top + height, top)
    sketch = Sketch(area.width, top + height + 8, labeller.theme, stage.x, y)
    words = say("charts.in_powers" if ticks.powers else "charts.magnified", labeller.lang)
    sketch.text(0, SMALL.baseline, words, SMALL, labeller.theme.soft)
    draw_values(sketch, ticks, area.unit, labeller.lang, area.left, stage.x.stop)
    in_time = sorted(stage.marks, key=lambda mark: mark.middle)
    for link in stage.links.joined:
        draw_link(link, sketch, in_time)
    for mark in stage.marks:
        draw_mark(mark, sketch, "", 0.7)
    return sketch


# Marks of one period that would lie on each other stand beside each other.

_APART = 13.0
# Nearer to each other not even marks of different heights are told apart.
_LEAST_APART = 3.0
# With less than this between two marks there is no room for the number of either.
_CLOSE = 8.0
# Bands are wider than symbols: with its feet that of a day takes 30 pixels.
_BANDS_APART = 2.6
# A mark goes aside of a line only in a period so many times as wide as its step: else it would seem to be of the next.
_ROOM_TO_DODGE = 2.2


def _dodge(marks: Sequence[Mark], x: Scale, y: Scale, on_lines: Collection[Point]) -> list[Mark]:
    """The same marks, where those of one period that would lie on each other stand beside each other.

    Those whose points are `on_lines` stay in the middle of their periods, the others beside them where
    the period has room for that.
    """
    place = {mark: mark for mark in marks}
    upright = sorted((mark for mark in marks if mark.form != "bar"), key=lambda mark: (mark.middle, mark.value))
    for group in _near_in_time(upright, x):
        for cluster in _clusters(sorted(group, key=lambda mark: mark.value), x, y):
            fixed = [mark for mark in cluster if mark.point in on_lines]
            free = [mark for mark in cluster if mark.point not in on_lines]
            apart = _APART * (_BANDS_APART if any(mark.is_band for mark in cluster) else 1.0)
            if fixed and any(x.px(mark.end) - x.px(mark.start) < _ROOM_TO_DODGE * apart for mark in free):
                continue
            # Many stay in their period all the same: far beyond it they would seem to be of the next one.
            room = min(x.px(mark.end) - x.px(mark.start) for mark in cluster) + apart
            way = x.value(x.start + min(apart, max(_LEAST_APART, room / max(1, len(cluster) - 1)))) - x.low
            for mark, steps in zip(free, _steps_aside(len(free), fixed=bool(fixed)), strict=True):
                place[mark] = replace(mark, middle=mark.middle + steps * way)
    return [place[mark] for mark in marks]


def _steps_aside(count: int, *, fixed: bool) -> list[float]:
    """How many places to the right each of so many marks goes, the middle kept free where something is `fixed` there.

    >>> _steps_aside(2, fixed=False), _steps_aside(3, fixed=True)
    ([-0.5, 0.5], [-1.0, 1.0, 2.0])
    """
    if not fixed:
        return [n - (count - 1) / 2 for n in range(count)]
    return [float(n - count // 2) if n < count // 2 else float(n - count // 2 + 1) for n in range(count)]


def _near_in_time(marks: Sequence[Mark], x: Scale) -> list[list[Mark]]:
    """Marks in time, those together that stand no further apart than one is wide."""
    found: list[list[Mark]] = []
    for mark in marks:
        if found and x.px(mark.middle) - x.px(found[-1][0].middle) < _APART:
            found[-1].append(mark)
        else:
            found.append([mark])
    return found


def _clusters(group: Sequence[Mark], x: Scale, y: Scale) -> list[list[Mark]]:
    """Marks of one period, in order of size, that touch each other."""
    found: list[list[Mark]] = []
    reach = float("-inf")
    for mark in group:
        box = extent(mark, x, y)
        bottom, top = -box.bottom, -box.top
        if found and bottom < reach + _CLOSE:
            found[-1].append(mark)
        else:
            found.append([mark])
        reach = max(reach, top)
    return found
