"""Where labels go: boxes in, positions out, nothing on top of anything else.

A label takes the first free place beside its mark, in its order of preference; when all are taken it
goes to the nearest free place further away, with a line that leads to its mark. This is the greedy
point-feature placement of Christensen, Marks and Shieber (ACM Transactions on Graphics 14:3, 1995), with
leader lines as its way out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from facts.charts.boxes import Box, Segment

Side = Literal["above", "below", "right", "left"]
SIDES: tuple[Side, ...] = ("above", "right", "left", "below")

GAP = 3.0
ROOMY = 9.0
_STEP = 9.0
_STEP_ACROSS = 15.0
_NEAR = 12.0
_MIN_LEADER = 10.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label of `width` × `height` for the mark that fills `mark`, or as well for one of the `others`.

    `sides` in order of preference; `distances` how far from the mark it may lie, with a line to it when that is far.
    """

    width: float
    height: float
    mark: Box
    sides: tuple[Side, ...] = SIDES
    others: tuple[Box, ...] = ()
    distances: tuple[float, ...] = (GAP + 1, GAP + 8)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label lies; `align` is 0, ½ or 1: its lines begin left, stand in the middle or end right."""

    box: Box
    align: float
    leader: Segment | None = None

    def moved(self, down: float) -> Placed:
        """The same place `down` pixels further down."""
        box, line = self.box, self.leader
        moved = Box(box.left, box.top + down, box.right, box.bottom + down)
        return Placed(moved, self.align, line and Segment(line.x, line.y + down, line.x2, line.y2 + down))


@dataclass(slots=True)
class _Plan:
    """What is taken: marks, labels with their place, lines."""

    bounds: Box
    marks: list[Box]
    lines: list[Segment]
    labels: list[Box] = field(default_factory=list)

    def free(self, box: Box, gap: float = GAP) -> bool:
        return (
            self.bounds.holds(box)
            and not any(box.meets(other, gap) for other in self.labels)
            and not any(box.meets(other, GAP) for other in self.marks)
            and not any(line.crosses(box, GAP) for line in self.lines)
        )

    def take(self, placed: Placed) -> None:
        self.labels.append(placed.box)
        if placed.leader:
            self.lines.append(placed.leader)


def place(
    wanted: Sequence[Wanted], bounds: Box, marks: Sequence[Box] = (), lines: Sequence[Segment] = (), *,
    leaders: bool = True, crossing: bool = True,
) -> list[Placed | None]:  # fmt: skip
    """A place for each label inside `bounds`, off all marks, lines and other labels.

    None where there is no room. Without `leaders` a label is never moved away from its mark; without
    `crossing` no leader runs through another label.
    """
    plan = _Plan(bounds, list(dict.fromkeys([*marks, *(label.mark for label in wanted)])), list(lines))
    found: list[Placed | None] = [None] * len(wanted)
    for index in sorted(range(len(wanted)), key=lambda n: sum(1 for _ in _free_places(wanted[n], plan))):
        found[index] = next(_free_places(wanted[index], plan, ROOMY), None) or next(
            _free_places(wanted[index], plan), None
        )
        if spot := found[index]:
            plan.take(spot)
    for index, label in enumerate(wanted):
        if found[index] is None and leaders:
            found[index] = spot = _further_away(label, plan, crossing=crossing)
            if spot:
                plan.take(spot)
    return found


def _free_places(label: Wanted, plan: _Plan, gap: float = GAP) -> Iterator[Placed]:
    """Free places beside the label's marks, in its order of preference, with no other mark in between."""
    own = (label.mark, *label.others)
    for option, mark, away in _options(label):
        if not plan.free(option.box, gap):
            continue
        way = _leader(option.box, mark)
        far = away > _NEAR
        crossed = any(way.crosses(other) for other in plan.marks if other not in own)
        if not crossed and not (far and any(way.crosses(other, 1.0) for other in plan.labels)):
            yield replace(option, leader=way) if far else option


def _options(label: Wanted) -> Iterator[tuple[Placed, Box, float]]:
    for away in label.distances:
        for mark in (label.mark, *label.others):
            for side in label.sides:
                for option in _on_side(side, mark, label, away):
                    yield option, mark, away


def _on_side(side: Side, mark: Box, label: Wanted, away: float) -> Iterator[Placed]:
    w, h = label.width, label.height
    centre, middle = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    if side in ("above", "below"):
        top = mark.top - away - h if side == "above" else mark.bottom + away
        for align, left in ((0.5, centre - w / 2), (0.0, centre - 6), (1.0, centre - w + 6)):
            yield Placed(Box(left, top, left + w, top + h), align)
    else:
        left = mark.right + away if side == "right" else mark.left - away - w
        align = 0.0 if side == "right" else 1.0
        for top in (middle - h / 2, middle - h + 6, middle - 6):
            yield Placed(Box(left, top, left + w, top + h), align)


def _further_away(label: Wanted, plan: _Plan, *, crossing: bool) -> Placed | None:
    """The nearest free place anywhere, if possible with a leader that runs through no other label."""
    crossed: list[tuple[int, Placed]] = []
    for box in _anywhere(label, plan.bounds):
        if not plan.free(box):
            continue
        leader = _leader(box, label.mark)
        placed = Placed(box, 0.5, leader if _is_long(leader) else None)
        crossings = sum(leader.crosses(other, 1.0) for other in plan.labels)
        if not crossings:
            return placed
        crossed.append((crossings, placed))
    return min(crossed, key=lambda each: each[0])[1] if crossed and crossing else None


def _anywhere(label: Wanted, bounds: Box) -> list[Box]:
    """Boxes on a grid over the bounds, the nearest to the mark first."""
    mark, w, h = label.mark, label.width, label.height
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    columns = int((bounds.right - bounds.left - w) // _STEP_ACROSS) + 1
    rows = int((bounds.bottom - bounds.top - h) // _STEP) + 1
    corners = [
        (bounds.left + column * _STEP_ACROSS, bounds.top + row * _STEP)
        for column in range(columns)
        for row in range(rows)
    ]
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


def _is_long(leader: Segment) -> bool:
    """Whether a leader would be more than a speck."""
    return abs(leader.x2 - leader.x) + abs(leader.y2 - leader.y) >= _MIN_LEADER
