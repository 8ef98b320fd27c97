"""Where labels go: boxes in, positions out, nothing on top of anything else.

A label takes the first free place beside its mark, in its order of preference, where no other mark is nearer
to it than its own; when all are taken it goes to the nearest free place further away, with a line to its mark
that crosses nothing. Boxes and lines are in pixels, y downwards. This is the greedy point-feature placement of
Christensen, Marks and Shieber (ACM Transactions on Graphics 14:3, 1995), with leader lines as its way out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from facts.charts.geometry import Box, Segment, boxes_near, lines_near

Side = Literal["above", "below", "right", "left", "inside"]
_SIDES: tuple[Side, ...] = ("above", "right", "left", "below")

_GAP = 3.0
_ROOMY = 9.0
# Nearer beside each other two numbers are read as one.
_ASIDE = 7.0
_STEP = 9.0
_STEP_ACROSS = 15.0
_NEAR = 12.0
_MIN_LEADER = 10.0
# A longer line is not followed by the eye: the number is then better looked up under the plot.
_MAX_LEADER = 110.0
# As much nearer a label lies to its own mark than to any other: less is not seen. A name has several marks, of which a
# reader does not know which it lies beside.
_NEARER, _NAME_NEARER = 1.5, 6.0
# Together more than the gap between a mark and its number, so that no leader runs between the two.
_BESIDE_LABELS, _BESIDE_MARKS = 2.0, 2.5
# A leader may touch the lines that end at its own mark this close to it.
_AT_THE_MARK = 7.0


@dataclass(frozen=True, slots=True)
class LabelRequest:
    """A label of `width` × `height` for the mark that fills `mark`, or as well for one of the `others`.

    `inside` is for a bar, whose `mark` is its edge away from zero and whose `extent` all of it.

    `sides` in order of preference; `distances` how far from the mark it may lie, with a line to it when that is far.
    `extent` is all that the mark fills, when that is more than `mark`. Those that are `needed` are placed first.
    """

    width: float
    height: float
    mark: Box
    sides: tuple[Side, ...] = _SIDES
    others: tuple[Box, ...] = ()
    distances: tuple[float, ...] = (_GAP + 1, _GAP + 8)
    extent: Box | None = None
    needed: bool = False

    @property
    def own(self) -> tuple[Box, ...]:
        """Everything that the label may lie nearest to."""
        return (self.mark, *self.others, *((self.extent,) if self.extent else ()))


@dataclass(frozen=True, slots=True)
class LabelSpot:
    """Where a label lies; `align` is 0, ½ or 1: its lines begin left, stand in the middle or end right."""

    box: Box
    align: float
    leader: Segment | None = None

    def moved(self, down: float) -> LabelSpot:
        """The same place `down` pixels further down."""
        box, line = self.box, self.leader
        moved = Box(box.left, box.top + down, box.right, box.bottom + down)
        return LabelSpot(moved, self.align, line and Segment(line.x, line.y + down, line.x2, line.y2 + down))


@dataclass(slots=True)
class _Plan:
    """What is taken: marks, labels with their place, lines."""

    bounds: Box
    marks: list[Box]
    lines: list[Segment]
    labels: list[Box] = field(default_factory=list)

    def free(self, box: Box, gap: float = _GAP, around: Box | None = None) -> bool:
        """Whether nothing is where `box` is, but for the bar `around` it."""
        return (
            self.bounds.holds(box)
            and not boxes_near(box, self.labels, gap, max(gap, _ASIDE))
            and all(other == around for other in boxes_near(box, self.marks, _GAP))
            and not any(line.crosses(box, _GAP) for line in lines_near(box, self.lines, _GAP))
        )

    def nearest(self, box: Box, label: LabelRequest) -> bool:
        """Whether no other mark is as near to `box` as its own."""
        own, clearly = label.own, _NAME_NEARER if label.others else _NEARER
        near = min(box.distance(mark) for mark in own)
        return not any(
            other not in own and box.distance(other) < near + (0.0 if _lies_on(other, own) else clearly)
            for other in boxes_near(box, self.marks, near + clearly)
        )

    def clear(self, leader: Segment, own: Collection[Box], *, strictly: bool = False) -> bool:
        """Whether a leader crosses no label, no mark but its own, and no line.

        What lies on its own mark it may cross, but not `strictly`.
        """
        return not (
            any(leader.crosses(other, _BESIDE_LABELS) for other in self.labels)
            or any(
                leader.crosses(other, _BESIDE_MARKS) and (strictly or not _lies_on(other, own))
                for other in self.marks
                if other not in own
            )
            or any(leader.shortened(_AT_THE_MARK).meets(line) for line in self.lines)
        )

    def take(self, placed: LabelSpot) -> None:
        self.labels.append(placed.box)
        if placed.leader:
            self.lines.append(placed.leader)


def _lies_on(other: Box, own: Collection[Box]) -> bool:
    """Whether it meets any of one's own: marks on each other are told apart by which is outer."""
    return any(other.meets(mark) for mark in own)


def place(
    wanted: Sequence[LabelRequest], bounds: Box, marks: Sequence[Box] = (), lines: Sequence[Segment] = (), *,
    leaders: Literal["all", "needed", "none"] = "all", taken: Sequence[LabelSpot] = (),
) -> list[LabelSpot | None]:  # fmt: skip
    """A place for each label inside `bounds`, off all marks, lines and other labels.

    None where there is no room. `leaders` says which labels may be moved away from their marks; other labels have
    `taken` their places already.

    >>> above, = place([LabelRequest(40, 16, Box(95, 95, 105, 105))], Box(0, 0, 200, 200))
    >>> above.box
    Box(left=80.0, top=75.0, right=120.0, bottom=91.0)
    """
    plan = _Plan(bounds, list(dict.fromkeys([*marks, *(label.mark for label in wanted)])), list(lines))
    for other in taken:
        plan.take(other)
    found: list[LabelSpot | None] = [None] * len(wanted)
    free = [sum(1 for _ in _free_places(label, plan)) for label in wanted]
    for index in sorted(range(len(wanted)), key=lambda n: (not wanted[n].needed, free[n])):
        found[index] = next(_free_places(wanted[index], plan, _ROOMY), None) or next(
            _free_places(wanted[index], plan), None
        )
        if spot := found[index]:
            plan.take(spot)
    for index, label in enumerate(wanted):
        if found[index] is None and (leaders == "all" or (leaders == "needed" and label.needed)):
            found[index] = spot = _further_away(label, plan)
            if spot:
                plan.take(spot)
    return found


def spread(middles: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """The tops of labels of `heights` in a column, near their `middles`, in the same order and apart.

    >>> spread([100, 104, 150], [16, 16, 16], 0, 300)
    [84.5, 103.5, 142.0]
    """
    order = sorted(range(len(middles)), key=lambda n: middles[n])
    tops = [0.0] * len(middles)
    # Labels that would touch become a block around the mean of their middles, which may then touch the next one.
    blocks: list[list[int]] = []
    for n in order:
        blocks.append([n])
        while len(blocks) > 1 and _block_top(blocks[-2], middles, heights, top, bottom) + _block_height(
            blocks[-2], heights
        ) + _GAP > _block_top(blocks[-1], middles, heights, top, bottom):
            last = blocks.pop()
            blocks[-1] += last
    for block in blocks:
        begin = _block_top(block, middles, heights, top, bottom)
        for n in block:
            tops[n] = begin
            begin += heights[n] + _GAP
    return tops


def _block_height(block: Sequence[int], heights: Sequence[float]) -> float:
    return sum(heights[n] for n in block) + _GAP * (len(block) - 1)


def _block_top(block: Sequence[int], middles: Sequence[float], heights: Sequence[float], top: float,
               bottom: float) -> float:  # fmt: skip
    height = _block_height(block, heights)
    return max(top, min(sum(middles[n] for n in block) / len(block) - height / 2, bottom - height))


def _free_places(label: LabelRequest, plan: _Plan, gap: float = _GAP) -> Iterator[LabelSpot]:
    """Free places beside the label's marks, in its order of preference, with no other mark in between."""
    own = label.own
    for option, mark, away in _options(label):
        if label.extent and label.extent.holds(option.box):
            if away <= _NEAR and plan.free(option.box, gap, label.extent):
                yield option
            continue
        if not plan.free(option.box, gap):
            continue
        way = _leader(option.box, mark)
        if not plan.nearest(option.box, label):
            continue
        if away > _NEAR:
            if plan.clear(way, own):
                yield replace(option, leader=way)
        elif all(_lies_on(other, own) for other in plan.marks if way.crosses(other)):
            yield option


def _options(label: LabelRequest) -> Iterator[tuple[LabelSpot, Box, float]]:
    for away in label.distances:
        for mark in (label.mark, *label.others):
            for side in label.sides:
                found = _inside(mark, label) if side == "inside" else _on_side(side, mark, label, away)
                for option in found:
                    yield option, mark, away


def _on_side(side: Side, mark: Box, label: LabelRequest, away: float) -> Iterator[LabelSpot]:
    w, h = label.width, label.height
    centre, middle = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    if side in ("above", "below"):
        top = mark.top - away - h if side == "above" else mark.bottom + away
        for align, left in ((0.5, centre - w / 2), (0.0, centre - 6), (1.0, centre - w + 6)):
            yield LabelSpot(Box(left, top, left + w, top + h), align)
    else:
        left = mark.right + away if side == "right" else mark.left - away - w
        align = 0.0 if side == "right" else 1.0
        for top in (middle - h / 2, middle - h + 6, middle - 6):
            yield LabelSpot(Box(left, top, left + w, top + h), align)


def _inside(edge: Box, label: LabelRequest) -> Iterator[LabelSpot]:
    """In the middle of a bar that is wide enough, just under its edge; of a deficit just over it."""
    bar = label.extent
    if bar is None or edge.right - edge.left < label.width + 2:
        return
    left = (edge.left + edge.right - label.width) / 2
    top = edge.bottom + _GAP if edge.top <= bar.top + _GAP else edge.top - _GAP - label.height
    box = Box(left, top, left + label.width, top + label.height)
    if bar.holds(box):
        yield LabelSpot(box, 0.5)


def _further_away(label: LabelRequest, plan: _Plan) -> LabelSpot | None:
    """The nearest free place anywhere with a leader that crosses nothing; at worst what lies on its own mark.

    What names several marks lies at worst beside another one.
    """
    second_best = None
    for box in _anywhere(label, plan.bounds):
        leader = _leader(box, label.mark)
        if leader.length > _MAX_LEADER or not plan.free(box) or not plan.clear(leader, label.own):
            continue
        if leader.length < _MIN_LEADER:
            if plan.nearest(box, label):
                return LabelSpot(box, 0.5)
        elif plan.clear(leader, label.own, strictly=True) and (not label.others or plan.nearest(box, label)):
            return LabelSpot(box, 0.5, leader)
        elif second_best is None:
            second_best = LabelSpot(box, 0.5, leader)
    return second_best


def _anywhere(label: LabelRequest, bounds: Box) -> list[Box]:
    """Boxes on a grid over the bounds, the nearest to the mark first."""
    mark, w, h = label.mark, label.width, label.height
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    left, right = max(bounds.left, x - w - _MAX_LEADER), min(bounds.right, x + w + _MAX_LEADER)
    top, bottom = max(bounds.top, mark.top - h - _MAX_LEADER), min(bounds.bottom, mark.bottom + h + _MAX_LEADER)
    columns = int((right - left - w) // _STEP_ACROSS) + 1
    rows = int((bottom - top - h) // _STEP) + 1
    corners = [(left + column * _STEP_ACROSS, top + row * _STEP) for column in range(columns) for row in range(rows)]
    corners.sort(key=lambda corner: abs(corner[0] + w / 2 - x) + 1.5 * abs(corner[1] + h / 2 - y))
    return [Box(left, top, left + w, top + h) for left, top in corners]


def _leader(box: Box, mark: Box) -> Segment:
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    start_x = min(max(x, box.left + 6), box.right - 6)
    if box.bottom <= mark.top:
        return Segment(start_x, box.bottom, x, mark.top)
    if box.top >= mark.bottom:
        return Segment(start_x, box.top, x, mark.bottom)
    side, end = (box.left, mark.right) if box.left > x else (box.right, mark.left)
    return Segment(side, (box.top + box.bottom) / 2, end, y)
