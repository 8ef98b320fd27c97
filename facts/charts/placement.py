"""Where labels go: boxes in, positions out, nothing on top of anything else.

A label takes the first free place beside its mark, in its order of preference; when all are taken it
goes to the nearest free place further away, with a line that leads to its mark. This is the greedy
point-feature placement of Christensen, Marks and Shieber (ACM Transactions on Graphics 14:3, 1995), with
leader lines as its way out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

Side = Literal["above", "below", "right", "left"]
SIDES: tuple[Side, ...] = ("above", "right", "left", "below")

GAP = 3.0
_STEP = 6.0
_MIN_LEADER = 10.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Whether the two are closer than `gap`."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def holds(self, other: Box) -> bool:
        """Whether `other` lies inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight line from one point to another."""

    x: float
    y: float
    x2: float
    y2: float

    def crosses(self, box: Box, gap: float = 0.0) -> bool:
        """Whether any of the line lies in the box grown by `gap` (Liang and Barsky 1984)."""
        first, last = 0.0, 1.0
        dx, dy = self.x2 - self.x, self.y2 - self.y
        for delta, room in (
            (-dx, self.x - (box.left - gap)),
            (dx, box.right + gap - self.x),
            (-dy, self.y - (box.top - gap)),
            (dy, box.bottom + gap - self.y),
        ):
            if delta == 0:
                if room <= 0:
                    return False
            elif delta < 0:
                first = max(first, room / delta)
            else:
                last = min(last, room / delta)
        return first < last


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label of `width` × `height` for the mark that fills `mark`; `sides` in order of preference."""

    width: float
    height: float
    mark: Box
    sides: tuple[Side, ...] = SIDES


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label lies; `align` is 0, ½ or 1: its lines begin left, stand in the middle or end right."""

    box: Box
    align: float
    leader: Segment | None = None


@dataclass(slots=True)
class _Plan:
    bounds: Box
    boxes: list[Box]
    segments: list[Segment] = field(default_factory=list)

    def free(self, box: Box) -> bool:
        return (
            self.bounds.holds(box)
            and not any(box.meets(other, GAP) for other in self.boxes)
            and not any(line.crosses(box, GAP) for line in self.segments)
        )


def place(
    wanted: Sequence[Wanted], bounds: Box, boxes: Sequence[Box] = (), segments: Sequence[Segment] = (), *,
    leaders: bool = True,
) -> list[Placed | None]:  # fmt: skip
    """A place for each label inside `bounds`, off all boxes, segments and other labels.

    None where there is no room; without `leaders` a label is never moved away from its mark.
    """
    plan = _Plan(bounds, [*boxes, *(label.mark for label in wanted)], list(segments))
    found: list[Placed | None] = [None] * len(wanted)
    for index in sorted(range(len(wanted)), key=lambda n: _freedom(wanted[n], plan)):
        found[index] = _beside(wanted[index], plan)
        _take(found[index], plan)
    for index, label in enumerate(wanted):
        if found[index] is None and leaders:
            found[index] = _further_away(label, plan)
            _take(found[index], plan)
    return found


def _take(placed: Placed | None, plan: _Plan) -> None:
    if placed:
        plan.boxes.append(placed.box)
        if placed.leader:
            plan.segments.append(placed.leader)


def _freedom(label: Wanted, plan: _Plan) -> int:
    """Labels with the fewest free places go first."""
    return sum(plan.free(option.box) for option in _options(label))


def _beside(label: Wanted, plan: _Plan) -> Placed | None:
    return next((option for option in _options(label) if plan.free(option.box)), None)


def _options(label: Wanted) -> Iterator[Placed]:
    mark, w, h = label.mark, label.width, label.height
    centre, middle = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    for away in (GAP + 1, GAP + 8):
        for side in label.sides:
            if side in ("above", "below"):
                top = mark.top - away - h if side == "above" else mark.bottom + away
                for align, left in ((0.5, centre - w / 2), (0.0, centre - 6), (1.0, centre - w + 6)):
                    yield Placed(Box(left, top, left + w, top + h), align)
            else:
                left = mark.right + away if side == "right" else mark.left - away - w
                align = 0.0 if side == "right" else 1.0
                for top in (middle - h / 2, middle - h + 6, middle - 6):
                    yield Placed(Box(left, top, left + w, top + h), align)


def _further_away(label: Wanted, plan: _Plan) -> Placed | None:
    mark, w, h = label.mark, label.width, label.height
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    options: list[tuple[float, Box]] = []
    for column in range(int((plan.bounds.right - plan.bounds.left - w) / _STEP) + 1):
        for row in range(int((plan.bounds.bottom - plan.bounds.top - h) / _STEP) + 1):
            left, top = plan.bounds.left + column * _STEP, plan.bounds.top + row * _STEP
            box = Box(left, top, left + w, top + h)
            options.append((abs(left + w / 2 - x) + 1.5 * abs(top + h / 2 - y), box))
    options.sort(key=lambda option: option[0])
    free = [box for _, box in options if plan.free(box)]
    for box in free[:80]:
        leader = _leader(box, mark)
        if not any(leader.crosses(other) for other in plan.boxes if other != mark):
            return Placed(box, 0.5, _long_enough(leader))
    return Placed(free[0], 0.5, _long_enough(_leader(free[0], mark))) if free else None


def _leader(box: Box, mark: Box) -> Segment:
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    start_x = min(max(x, box.left + 6), box.right - 6)
    if box.bottom <= mark.top:
        return Segment(start_x, box.bottom, x, mark.top)
    if box.top >= mark.bottom:
        return Segment(start_x, box.top, x, mark.bottom)
    side, end = (box.left, mark.right) if box.left > x else (box.right, mark.left)
    return Segment(side, (box.top + box.bottom) / 2, end, y)


def _long_enough(leader: Segment) -> Segment | None:
    """No line where the label stands so close that the line would be a speck."""
    return leader if abs(leader.x2 - leader.x) + abs(leader.y2 - leader.y) >= _MIN_LEADER else None
