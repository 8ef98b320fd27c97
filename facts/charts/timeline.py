"""A series over time: marks in their periods, labels beside them, lines only where a comparison holds.

Labels find room first beside their marks, then higher up, then in fewer words; a number that has none is listed
under the plot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from facts.audit.points import Point, PointScopes
from facts.charts.axes import Part, draw_parts, draw_time, draw_values, names_each_month, parts_with_room
from facts.charts.callouts import Callout, Head, Names, head_of, name_callouts, names_of, number_callouts
from facts.charts.dodging import dodged
from facts.charts.labels import NOBODY, Labeller, Owners, Run, line_width, owners_of, shared_owners, write, write_line
from facts.charts.links import Links, draw_link, lines_of, link_lines, links_of
from facts.charts.marks import Mark, draw_mark, extent, marks_of, outline
from facts.charts.panels import Panel
from facts.charts.placement import Box, Placed, Segment, place, spread
from facts.charts.sentences import draw_strips
from facts.charts.sketch import Pen, Scale, Sketch
from facts.charts.ticks import Ticks
from facts.charts.typeset import ASIDE, SMALL, longest, width, wrapped
from facts.charts.words import describe_point
from facts.figures.units import Unit
from facts.words import say

LABELLED = 12
"""Up to so many figures all have their number in the chart; of more, those that have room and the outermost."""
MOST_NUMBERS = 60
"""Of more than so many figures only the outermost have their numbers."""

_RIGHT = 10.0
_CROWDED = 14.0
_IN_FULL = 6
_HEADROOM = 30.0
_HALF_A_TICK_LABEL = 8.0
_MORE_ROOM = 28.0
_ROOM_IN_FULL = 4
_ROOM_IN_BRIEF = 8
_LEADERS_IN_FULL = 2
_COST_OF_ROOM = 0.7
# Names at line ends take at most this part of a chart's width, and never more pixels than that.
_NAMES = 0.3
_WIDEST_NAME = 160.0
_NAME_GAP = 22.0
_AT_THE_EDGE = 6.0
# In hollow bars that are narrower than a short number, a label would run over several.
_NARROW_BAR = 24.0
# Marks so near to the last one have their numbers right of the plot too.
_LAST = 40.0
# Bars in bars need so much more height for a number between the edge of one and that of the next.
_NESTED = 1.4
# So many numbers without room make a small table; more are said to be left out, but for those with a hedge.
_LISTED = 24
_STRIP = 84.0


@dataclass(frozen=True, slots=True)
class PlotArea:
    """What the panels of a chart share: width, plot height, left edge of the plot, first and last year, unit.

    Up to `labelled` figures all have their number; in a `tight` area those that have room. A panel `alone` may be
    narrower for the sake of its numbers; several begin and end below each other.
    """

    width: float
    height: float
    left: float
    time: tuple[float, float]
    unit: Unit | None
    labelled: int = LABELLED
    tight: bool = False
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Stage:
    """What a timeline shows: marks and links on `x`, values on `ticks`, names of lines (`at_ends`: in the margin).

    `parts` of years are named on the axis. The labels lie between `left` and `right` and below the `head`; the plot
    is `height` high. `shared` are those who cite every claim.
    """

    marks: Sequence[Mark]
    links: Links
    names: Names
    at_ends: bool
    x: Scale
    ticks: Ticks
    parts: Sequence[Part]
    height: float
    left: float
    right: float
    shared: Owners
    labeller: Labeller
    name_room: float
    labelled: int
    tight: bool
    head: Head

    @property
    def named(self) -> frozenset[tuple[date, date]]:
        """The first and last days of the parts of years that the axis names."""
        found = {part.period.days for part in self.parts}
        if names_each_month(self.x, self.labeller.lang):
            found |= {mark.point.figure.period.days for mark in self.marks if mark.point.figure.period.length == (1, 0)}
        return frozenset(found)

    @property
    def needed(self) -> frozenset[int]:
        """The marks whose numbers come first: of claims and of references the first, last, lowest and highest."""
        found: set[int] = set()
        for claimed in (True, False):
            own = [n for n, mark in enumerate(self.marks) if mark.point.figure.is_claim == claimed]
            in_time = sorted(own, key=lambda n: self.marks[n].middle)
            in_size = sorted(own, key=lambda n: self.marks[n].value)
            found |= {*in_time[:1], *in_time[-1:], *in_size[:1], *in_size[-1:]}
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Layout:
    """A timeline's labels with their places; `brief` when they are the numbers alone, without readings."""

    stage: Stage
    y: Scale
    callouts: list[Callout]
    found: list[Placed | None]
    brief: bool
    room: int

    @property
    def homeless(self) -> int:
        """How many labels have no place."""
        return self.found.count(None)

    @property
    def leaders(self) -> int:
        """How many labels stand so far away that a line leads to them."""
        return sum(spot is not None and spot.leader is not None for spot in self.found)

    @property
    def cost(self) -> tuple[int, float]:
        """Labels without a place, then leader lines against height."""
        return self.homeless, self.leaders + _COST_OF_ROOM * self.room

    @property
    def without_room(self) -> list[Mark]:
        """The marks whose numbers have no place beside them."""
        return [mark for mark, spot in zip(self.stage.marks, self.found, strict=False) if spot is None]

    @property
    def listed(self) -> list[Mark]:
        """Those in the table under the plot: all when they are few, else what must have its number."""
        out = [] if self.stage.tight else self.without_room
        if len(out) <= _LISTED:
            return out
        needed = {id(self.stage.marks[n]) for n in self.stage.needed}
        return [mark for mark in out if mark.is_band or id(mark) in needed]

    def moved(self, down: float) -> Layout:
        """The same with scale and labels `down` pixels further down."""
        y = replace(self.y, start=self.y.start + down, stop=self.y.stop + down)
        return replace(self, y=y, found=[spot and spot.moved(down) for spot in self.found])


@dataclass(frozen=True, slots=True)
class DrawnTimeline:
    """A panel as drawn: its sketches, its layout, and hedged figures whose label does not say how they are read."""

    sketches: list[Sketch]
    layout: Layout
    unread: tuple[Point, ...]


def draw_timeline(panel: Panel, ticks: Ticks, area: PlotArea, labeller: Labeller, scopes: PointScopes, heading: str,
                  published: Sequence[Mark], close: Ticks | None = None) -> DrawnTimeline:  # fmt: skip
    """Draw one panel; it grows until its labels have room.

    Above it stands the producer of what is `published`, if all of it has the same; below it, on `close` ticks, a
    strip that magnifies values which lie flat above zero.
    """
    stage = _stage_of(panel, ticks, area, labeller, scopes, heading, published)
    layout = laid_out(stage)
    if area.alone and layout.cost > (0, 0.0) and (beside := _room_beside(layout)):
        narrower = _stage_of(panel, ticks, area, labeller, scopes, heading, published, beside)
        layout = min(layout, laid_out(narrower), key=lambda each: each.cost)
    stage, head = layout.stage, layout.stage.head
    sketch = Sketch(area.width, 0, labeller.theme, stage.x, layout.y)
    head.write(sketch, brief=layout.brief)
    draw_values(sketch, ticks, area.unit, labeller.lang, area.left, stage.x.stop)
    _draw_marks(sketch, stage, labeller)
    _write_labels(sketch, layout)
    axis = layout.y.start
    bottom = draw_time(sketch, axis, draw_parts(sketch, stage.parts, axis), labeller.lang)
    bottom += draw_strips(sketch, panel.claims, bottom, labeller)
    sketch.height = bottom + _draw_table(sketch, layout, bottom)
    hedged = tuple(mark.point for mark, spot in zip(stage.marks, layout.found, strict=False)
                   if spot and mark.is_band and layout.brief)  # fmt: skip
    return DrawnTimeline([sketch, *([_magnified(stage, area, close)] if close else [])], layout, hedged)


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


def _stage_of(panel: Panel, ticks: Ticks, area: PlotArea, labeller: Labeller, scopes: PointScopes, heading: str,
              published: Sequence[Mark], beside: float = 0.0) -> Stage:  # fmt: skip
    names = names_of(panel.numbers, scopes, labeller.lang)
    if area.tight and len({point.figure.place for point in panel.numbers}) == 1:
        names = replace(names, singles={})
    margin = _name_margin(names, area)
    x = Scale(*area.time, area.left, area.width - _RIGHT - max(margin, beside))
    flat = Scale(ticks.low, ticks.high, area.height, 0)
    lines = [track for track in lines_of(panel.numbers, scopes)
             if track.measure_kind == "outcome" and len(track.points) == len(track.periods) > 1]  # fmt: skip
    on_lines = {id(point) for track in lines for point in track.points}
    marks = dodged(marks_of(panel.numbers, area.unit), x, flat, on_lines)
    parts = parts_with_room(panel.numbers, x, area.width, labeller.lang)
    points = [mark.point for mark in marks]
    shared = shared_owners(points, labeller.lang)
    everybody = owners_of(points, labeller.lang) if len(marks) > area.labelled else NOBODY
    head = head_of(heading, shared, everybody, published, area.width, labeller, strong=bool(panel.name))
    name_room = min(area.width * _NAMES, _WIDEST_NAME) if margin else labeller.room
    height = area.height * (_NESTED if any(mark.holds for mark in marks) else 1.0)
    return Stage(marks, links_of(marks, scopes), names, bool(margin), x, ticks, parts, height, area.left + 3,
                 area.width, shared, labeller, name_room, area.labelled, area.tight, head)  # fmt: skip


def _name_margin(names: Names, area: PlotArea) -> float:
    """Room right of the plot for the names of several lines, 0 where they stand along their line."""
    room = min(area.width * _NAMES, _WIDEST_NAME)
    if len(names.lines) < 2 or max(longest(name, ASIDE) for _, name in names.lines) > room:
        return 0.0
    return max(width(line, ASIDE) for _, name in names.lines for line in wrapped(name, ASIDE, room)) + _RIGHT + 4


def laid_out(stage: Stage) -> Layout:
    """The labels of a timeline in the best places found for them."""
    layout = _best_layout(stage)
    highest = min([spot.box.top for spot in layout.found if spot], default=layout.y.stop)
    return layout.moved(
        -max(0.0, min(highest, layout.y.stop - _HALF_A_TICK_LABEL) - stage.head.height(brief=layout.brief))
    )


def _best_layout(stage: Stage) -> Layout:
    if stage.tight or len(stage.marks) > stage.labelled:
        return _attempt(stage, 0 if stage.tight else 1, brief=True)
    few = len(stage.marks) <= _IN_FULL
    full = _best_room(stage, _ROOM_IN_FULL if few else 1, brief=False)
    if not full.homeless and full.leaders <= (_LEADERS_IN_FULL if few else 1):
        return full
    return _best_room(stage, _ROOM_IN_BRIEF, brief=True)


def _best_room(stage: Stage, most: int, *, brief: bool) -> Layout:
    """The first attempt without a leader, else the best before room would cost more than leaders do."""
    best = _attempt(stage, 0, brief=brief)
    room = 0
    while room < most:
        room += 1 + best.homeless // 3
        if not best.homeless and best.cost[1] <= _COST_OF_ROOM * room:
            break
        best = min(best, _attempt(stage, room, brief=brief), key=lambda layout: layout.cost)
    return best


def _attempt(stage: Stage, room: int, *, brief: bool) -> Layout:
    top = stage.head.height(brief=brief)
    plot = top + _HEADROOM + room * _MORE_ROOM
    x, y = stage.x, Scale(stage.ticks.low, stage.ticks.high, plot + stage.height, plot)
    names = replace(stage.labeller, room=stage.name_room)
    callouts = [
        *number_callouts(stage.marks, stage.links, stage.names, x, y, stage.labeller,
                         named=stage.named, shared=stage.shared, brief=brief,
                         needed=stage.needed if len(stage.marks) > stage.labelled else ()),
        *name_callouts(stage.marks, stage.links, stage.names, x, y, names, at_ends=stage.at_ends),
    ]  # fmt: skip
    bounds = Box(stage.left, top, stage.right, y.px(y.low) - 1)
    boxes = [extent(mark, x, y) for mark in stage.marks
             if not mark.is_hollow or (not mark.holds and x.px(mark.end) - x.px(mark.start) < _NARROW_BAR)]  # fmt: skip
    found: list[Placed | None] = [None] * len(callouts)
    if stage.at_ends:
        _place_at_ends(callouts, found, stage, top, y)
    # Of very many figures only those that must have their number are looked at.
    tried = [n for n, callout in enumerate(callouts)
             if not found[n] and (len(stage.marks) <= MOST_NUMBERS or callout.wanted.needed)]  # fmt: skip
    spots = place([callouts[n].wanted for n in tried], bounds, boxes, _obstacles(stage, y),
                  leaders="all" if len(stage.marks) <= stage.labelled else "needed",
                  taken=[spot for spot in found if spot])  # fmt: skip
    for n, spot in zip(tried, spots, strict=True):
        found[n] = spot
    return Layout(stage, y, callouts, found, brief, room)


def _place_at_ends(callouts: Sequence[Callout], found: list[Placed | None], stage: Stage, top: float,
                   y: Scale) -> None:  # fmt: skip
    """The names of lines that reach the right edge: in a column there, in the order of the lines' ends."""
    first = len(stage.marks)
    right = max(mark.middle for mark in stage.marks)
    ending = [n for n in range(first, len(callouts))
              if stage.x.px(right) - callouts[n].wanted.mark.right < _AT_THE_EDGE]  # fmt: skip
    ends = [callouts[n].wanted.mark for n in ending]
    heights = [callouts[n].wanted.height for n in ending]
    tops = spread([(end.top + end.bottom) / 2 for end in ends], heights, top, y.px(y.low) - 1)
    left = stage.x.px(right) + _NAME_GAP
    for n, end, above, height in zip(ending, ends, tops, heights, strict=True):
        box = Box(left, above, left + callouts[n].wanted.width, above + height)
        level = (end.top + end.bottom) / 2
        middle = min(max(level, above + SMALL.line / 2), above + height - SMALL.line / 2)
        leader = Segment(left - 2, middle, end.right + 1, level) if abs(middle - level) > 1 else None
        found[n] = Placed(box, 0.0, leader)


def _obstacles(stage: Stage, y: Scale) -> list[Segment]:
    """What labels keep off besides the marks: lines, connections to targets, sides of hollow bars."""
    x = stage.x
    in_data = [line for link in stage.links.joined for line in link_lines(link)]
    in_data += [(a.middle, a.value, b.middle, b.value) for a, b in stage.links.targets]
    lines = [Segment(x.px(a), y.px(b), x.px(c), y.px(d)) for a, b, c, d in in_data]
    return lines + [side for mark in stage.marks if mark.is_hollow for side in outline(mark, x, y)]


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


def _draw_table(sketch: Sketch, layout: Layout, top: float) -> float:
    """The numbers that have no room beside their marks, in columns; returns the height used."""
    marks, labeller = layout.listed, layout.stage.labeller
    if not marks:
        return 0.0
    lang = labeller.lang
    names = {id(point): name for track, name in layout.stage.names.lines for point in track.points}
    names |= layout.stage.names.singles
    entries = [
        labeller.entry(
            mark.point, mark.point.figure.period.named(lang), names.get(id(mark.point), ""), but=layout.stage.shared
        )
        for mark in marks
    ]
    wide = min(max(line_width(entry) for entry in entries) + 18.0, sketch.width)
    columns = max(1, int((sketch.width + 18.0) // wide))
    rows = -(-len(entries) // columns)
    begin = top
    top += 8.0
    for text in wrapped(say("charts.listed", lang), SMALL, sketch.width):
        write_line(sketch, (Run(text, SMALL, labeller.theme.soft),), 0, top)
        top += SMALL.line
    inside = replace(labeller, room=wide - 12.0 if columns > 1 else sketch.width)
    for row in range(rows):
        tallest = 0.0
        for column in range(columns):
            place_in = column * rows + row
            if place_in >= len(entries):
                continue
            below = top
            for line in inside.folded(entries[place_in]):
                write_line(sketch, line, column * wide, below)
                below += max(run.style.line for run in line)
            tallest = max(tallest, below - top)
        top += tallest + 2
    return top - begin + 4


def _magnified(stage: Stage, area: PlotArea, ticks: Ticks) -> Sketch:
    labeller = stage.labeller
    top = SMALL.line + 10.0
    y = Scale(ticks.low, ticks.high, top + _STRIP, top, ticks.powers)
    sketch = Sketch(area.width, top + _STRIP + 8, labeller.theme, stage.x, y)
    words = say("charts.in_powers" if ticks.powers else "charts.magnified", labeller.lang)
    sketch.text(0, SMALL.baseline, words, SMALL, labeller.theme.soft)
    draw_values(sketch, ticks, area.unit, labeller.lang, area.left, stage.x.stop)
    in_time = sorted(stage.marks, key=lambda mark: mark.middle)
    for link in stage.links.joined:
        draw_link(link, sketch, in_time)
    for mark in stage.marks:
        draw_mark(mark, sketch, "", 0.7)
    return sketch
