"""Where the labels of a timeline stand: beside their marks, then higher up, then in fewer words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from facts.audit.points import Point
from facts.charts.axes import Part, names_each_month
from facts.charts.callouts import Callout, Head, Names, name_callouts, number_callouts
from facts.charts.geometry import Box, Segment
from facts.charts.joining_lines import Links, link_lines
from facts.charts.label_placement import LabelSpot, place, spread
from facts.charts.labels import Labeller, Owners
from facts.charts.marks import Mark, extent, outline
from facts.charts.sketch import Scale
from facts.charts.ticks import Ticks
from facts.charts.typeset import SMALL

_MOST_NUMBERS = 60
"""Of more than so many figures only the outermost have their numbers."""
_IN_FULL = 6
_HEADROOM = 30.0
_HALF_A_TICK_LABEL = 8.0
_MORE_ROOM = 28.0
_ROOM_IN_FULL = 4
_ROOM_IN_BRIEF = 8
_LEADERS_IN_FULL = 2
_COST_OF_ROOM = 0.7
NAME_GAP = 22.0
"""Pixels from the last mark of a line to its name in the margin."""
_BESIDE_MARKS = 6.0
_AT_THE_EDGE = 6.0
# In hollow bars that are narrower than a short number, a label would run over several.
_NARROW_BAR = 24.0
# So many numbers without room make a small table; more are said to be left out, but for those with a hedge.
_LISTED = 24
# The table under several panels is longer than that of one, and shorter than the panels.
_LISTED_IN_ALL = 2 * _LISTED
# What is claimed is left out of the smallest plots only where it is more than this, which has room in a line or two.
_FEW = 6


@dataclass(frozen=True, slots=True)
class Stage:
    """What a timeline shows: marks and links on `x`, values on `ticks`, names of lines (`at_ends`: in the margin).

    `parts` of years are named on the axis. The labels lie between `left` and `right` and below the `head`; the plot
    is `height` high; several stand below or beside each other unless it is `alone`. With `ends_only` a table holds of
    many numbers no more than the first, last, lowest and highest. `shared` are those who cite every
    claim. What single figures count is told beside them, or `below` the plot, by their points.
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
    alone: bool
    ends_only: bool
    head: Head
    below: dict[Point, str] = field(default_factory=dict)

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
    found: list[LabelSpot | None]
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
        """Those in the table under the plot: all when they are few, else what must have its number.

        Where there is little room for such tables that is, of many small plots, what is claimed.
        """
        stage, out = self.stage, self.without_room
        if len(out) <= _LISTED and not stage.tight:
            return out
        claimed = [mark for mark in out if mark.point.figure.is_claim]
        if not stage.alone and len(claimed) <= _FEW:
            return claimed
        return self.foremost if stage.alone else [mark for mark in self.foremost if mark.point.figure.is_claim]

    @property
    def foremost(self) -> list[Mark]:
        """Of those without room the ones that must have their number: hedged, first, last, lowest and highest ones."""
        needed = {self.stage.marks[n] for n in self.stage.needed}
        return [mark for mark in self.without_room
                if mark in needed or (mark.is_band and not self.stage.ends_only)]  # fmt: skip

    def moved(self, down: float) -> Layout:
        """The same with scale and labels `down` pixels further down."""
        y = replace(self.y, start=self.y.start + down, stop=self.y.stop + down)
        return replace(self, y=y, found=[spot and spot.moved(down) for spot in self.found])


def listed_under(panels: Iterable[Layout]) -> list[list[Mark]]:
    """What the one table under several panels lists of each: of very many numbers only those that must be there."""
    panels = tuple(panels)
    listed = [layout.listed for layout in panels]
    if sum(map(len, listed)) <= _LISTED_IN_ALL:
        return listed
    return [[mark for mark in marks if mark in layout.foremost] for layout, marks in zip(panels, listed, strict=True)]


def lay_out_labels(stage: Stage) -> Layout:
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
    """Names of lines at their best places; where numbers then need leaders, also along their lines where these end."""
    layout = _placed(stage, room, brief=brief, names_first=True)
    if layout.leaders and stage.names.lines and len(stage.marks) <= stage.labelled:
        layout = min(layout, _placed(stage, room, brief=brief, names_first=False), key=lambda each: each.cost)
    return layout


def _placed(stage: Stage, room: int, *, brief: bool, names_first: bool) -> Layout:
    top = stage.head.height(brief=brief)
    plot = top + _HEADROOM + room * _MORE_ROOM
    x, y = stage.x, stage.ticks.upwards(plot + stage.height, plot)
    names = replace(stage.labeller, room=stage.name_room)
    callouts = [
        *number_callouts(stage.marks, stage.links, stage.names, x, y, stage.labeller,
                         named=stage.named, shared=stage.shared, brief=brief,
                         needed=stage.needed if stage.tight or len(stage.marks) > stage.labelled else ()),
        *name_callouts(stage.marks, stage.links, stage.names, x, y, names, at_ends=stage.at_ends,
                       needed=names_first),
    ]  # fmt: skip
    bounds = Box(stage.left, top, stage.right, y.px(y.low) - 1)
    boxes = [extent(mark, x, y) for mark in stage.marks
             if not mark.is_hollow or (not mark.holds and x.px(mark.end) - x.px(mark.start) < _NARROW_BAR)]  # fmt: skip
    found: list[LabelSpot | None] = [None] * len(callouts)
    if stage.at_ends:
        _place_at_ends(callouts, found, stage, top, y)
    # Of very many figures only those that must have their number are looked at.
    tried = [n for n, callout in enumerate(callouts)
             if not found[n] and (len(stage.marks) <= _MOST_NUMBERS or callout.wanted.needed)]  # fmt: skip
    spots = place([callouts[n].wanted for n in tried], bounds, boxes, _obstacles(stage, y),
                  leaders="all" if len(stage.marks) <= stage.labelled else "needed",
                  taken=[spot for spot in found if spot])  # fmt: skip
    for n, spot in zip(tried, spots, strict=True):
        found[n] = spot
    return Layout(stage, y, callouts, found, brief, room)


def _place_at_ends(callouts: Sequence[Callout], found: list[LabelSpot | None], stage: Stage, top: float,
                   y: Scale) -> None:  # fmt: skip
    """The names of lines that reach the right edge: in a column there, in the order of the lines' ends."""
    first = len(stage.marks)
    right = max(mark.middle for mark in stage.marks)
    ending = [n for n in range(first, len(callouts))
              if stage.x.px(right) - callouts[n].wanted.mark.right < _AT_THE_EDGE]  # fmt: skip
    ends = [callouts[n].wanted.mark for n in ending]
    heights = [callouts[n].wanted.height for n in ending]
    tops = spread([(end.top + end.bottom) / 2 for end in ends], heights, top, y.px(y.low) - 1)
    # The last marks may be wider than a dot, and nearer to the edge than the last one of a line.
    reach = max(extent(mark, stage.x, y).right for mark in stage.marks) + _BESIDE_MARKS
    left = max(stage.x.px(right) + NAME_GAP, reach)
    for n, end, above, height in zip(ending, ends, tops, heights, strict=True):
        box = Box(left, above, left + callouts[n].wanted.width, above + height)
        level = (end.top + end.bottom) / 2
        middle = min(max(level, above + SMALL.line / 2), above + height - SMALL.line / 2)
        leader = Segment(left - 2, middle, end.right + 1, level) if abs(middle - level) > 1 else None
        found[n] = LabelSpot(box, 0.0, leader)


def _obstacles(stage: Stage, y: Scale) -> list[Segment]:
    """What labels keep off besides the marks: lines, connections to targets, sides of hollow bars."""
    x = stage.x
    in_data = [line for link in stage.links.joined for line in link_lines(link)]
    in_data += [(a.middle, a.value, b.middle, b.value) for a, b in stage.links.targets]
    lines = [Segment(x.px(a), y.px(b), x.px(c), y.px(d)) for a, b, c, d in in_data]
    return lines + [side for mark in stage.marks if mark.is_hollow for side in outline(mark, x, y)]
