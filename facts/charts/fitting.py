"""How a timeline finds room for its labels: first beside the marks, then higher, then in fewer words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facts.audit.pairs import Track
from facts.charts.axes import Part
from facts.charts.boxes import Box, Segment
from facts.charts.callouts import Callout, number_callouts, origin_callouts
from facts.charts.labels import Labeller, shared_parties
from facts.charts.links import Links, link_lines
from facts.charts.marks import Mark, extent, is_open_inside, outline
from facts.charts.placement import Placed, place
from facts.charts.scales import Scale, Ticks

LABELLED = 12
_IN_FULL = 6
_HEADROOM = 30.0
_HALF_A_TICK_LABEL = 8.0
_MORE_ROOM = 28.0
_ROOM_IN_FULL = 4
_ROOM_IN_BRIEF = 8
_MOST_ROOM = 20
_LEADERS_IN_FULL = 2
_COST_OF_ROOM = 0.7


@dataclass(frozen=True, slots=True)
class Stage:
    """What a timeline shows: marks and links on `x`, values on `ticks`.

    `tracks` have an origin to be told along their line, `origins` one at a point (by its identity).
    `parts` of years are named on the axis. The labels lie between `left` and `right` and below `top`; the
    plot is `height` high.
    """

    marks: Sequence[Mark]
    links: Links
    tracks: Sequence[tuple[Track, str]]
    origins: dict[int, str]
    x: Scale
    ticks: Ticks
    parts: Sequence[Part]
    height: float
    left: float
    right: float
    top: float = 0.0

    @property
    def shared(self) -> tuple[str, ...]:
        """The parties that cite all of several claims; when there are many marks, their badges can stand once."""
        claims = [mark.point for mark in self.marks if mark.point.figure.is_claim]
        return shared_parties(claims) if len(self.marks) > _IN_FULL and len(claims) > 1 else ()


@dataclass(frozen=True, slots=True)
class Fit:
    """Labels with their places; `brief` when they are the numbers alone, without readings and shared badges."""

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

    def moved(self, down: float) -> Fit:
        """The same with scale and labels `down` pixels further down."""
        y = replace(self.y, start=self.y.start + down, stop=self.y.stop + down)
        return replace(self, y=y, found=[spot and spot.moved(down) for spot in self.found])


def fitted(stage: Stage, labeller: Labeller) -> Fit:
    """Up to twelve figures all get their label; of more, those get one that have room beside their mark.

    A leader runs through another label only when a figure would else have no number.
    """
    fit = _chosen(stage, labeller)
    highest = min([spot.box.top for spot in fit.found if spot], default=fit.y.stop)
    return fit.moved(-max(0.0, min(highest, fit.y.stop - _HALF_A_TICK_LABEL) - stage.top))


def _chosen(stage: Stage, labeller: Labeller) -> Fit:
    if len(stage.marks) > LABELLED:
        return _attempt(stage, labeller, 0, brief=True, crossing=False)
    few = len(stage.marks) <= _IN_FULL
    full = _best(stage, labeller, _ROOM_IN_FULL if few else 1, brief=False)
    if not full.homeless and full.leaders <= (_LEADERS_IN_FULL if few else 1):
        return full
    brief = _best(stage, labeller, _ROOM_IN_BRIEF, brief=True)
    return _best(stage, labeller, _MOST_ROOM, brief=True, crossing=True) if brief.homeless else brief


def _best(stage: Stage, labeller: Labeller, most: int, *, brief: bool, crossing: bool = False) -> Fit:
    """The first attempt without a leader, else the best before room would cost more than leaders do."""
    best = _attempt(stage, labeller, 0, brief=brief, crossing=crossing)
    room = 0
    while room < most:
        room += 1 + best.homeless // 3
        if not best.homeless and best.cost[1] <= _COST_OF_ROOM * room:
            break
        attempt = _attempt(stage, labeller, room, brief=brief, crossing=crossing)
        best = min(best, attempt, key=lambda fit: fit.cost)
    return best


def _attempt(stage: Stage, labeller: Labeller, room: int, *, brief: bool, crossing: bool) -> Fit:
    plot = stage.top + _HEADROOM + room * _MORE_ROOM
    x, y = stage.x, Scale(stage.ticks.low, stage.ticks.high, plot + stage.height, plot)
    callouts = [
        *number_callouts(stage.marks, stage.links, stage.origins, x, y, labeller,
                         named={part.period.days for part in stage.parts}, shared=stage.shared if brief else None),
        *origin_callouts(stage.marks, stage.links, stage.tracks, x, y, labeller),
    ]  # fmt: skip
    bounds = Box(stage.left, stage.top, stage.right, y.px(y.low) - 1)
    boxes = [extent(mark, x, y) for mark in stage.marks if not is_open_inside(mark)]
    wanted = [callout.wanted for callout in callouts]
    leaders = len(stage.marks) <= LABELLED
    found = place(wanted, bounds, boxes, _lines(stage, y), leaders=leaders, crossing=crossing)
    return Fit(y, callouts, found, brief, room)


def _lines(stage: Stage, y: Scale) -> list[Segment]:
    """What labels keep off besides the marks: lines, connections to targets, sides of hollow bars."""
    x = stage.x
    in_data = [line for link in stage.links.joined for line in link_lines(link)]
    in_data += [(a.middle, a.value, b.middle, b.value) for a, b in stage.links.targets]
    drawn = [Segment(x.px(a), y.px(b), x.px(c), y.px(d)) for a, b, c, d in in_data]
    hollow = [mark for mark in stage.marks if is_open_inside(mark)]
    return drawn + [side for mark in hollow for side in outline(mark, x, y)]
