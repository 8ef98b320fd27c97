"""Rectangles and straight lines in pixels, y downwards: whether they meet, cross or lie near each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot


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

    def distance(self, other: Box) -> float:
        """Pixels between the two, 0 when they meet.

        >>> Box(0, 0, 10, 10).distance(Box(13, 14, 20, 20))
        5.0
        """
        across = max(self.left - other.right, other.left - self.right, 0.0)
        down = max(self.top - other.bottom, other.top - self.bottom, 0.0)
        return hypot(across, down)

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

    @property
    def length(self) -> float:
        """Pixels from end to end."""
        return hypot(self.x2 - self.x, self.y2 - self.y)

    def shortened(self, by: float) -> Segment:
        """The same without its last `by` pixels."""
        part = max(0.0, 1 - by / self.length) if self.length else 0.0
        return Segment(self.x, self.y, self.x + (self.x2 - self.x) * part, self.y + (self.y2 - self.y) * part)

    def meets(self, other: Segment) -> bool:
        """Whether the two lines cross.

        >>> Segment(0, 0, 10, 10).meets(Segment(0, 10, 10, 0))
        True
        >>> Segment(0, 0, 10, 10).meets(Segment(0, 10, 4, 6))
        False
        """
        return (
            self._side(other.x, other.y) * self._side(other.x2, other.y2) < 0
            and other._side(self.x, self.y) * other._side(self.x2, self.y2) < 0
        )

    def _side(self, x: float, y: float) -> float:
        return (self.x2 - self.x) * (y - self.y) - (self.y2 - self.y) * (x - self.x)

    def crosses(self, box: Box, gap: float = 0.0) -> bool:
        """Whether any of the line lies in the box grown by `gap` (Liang and Barsky 1984)."""
        if not lines_near(box, (self,), gap):
            return False
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


def boxes_near(box: Box, others: Iterable[Box], gap: float, across: float | None = None) -> list[Box]:
    """Those closer than `gap`, beside it than `across`: asked of every place that is tried, so without a call each."""
    aside = gap if across is None else across
    left, top, right, bottom = box.left - aside, box.top - gap, box.right + aside, box.bottom + gap
    return [
        other for other in others
        if left < other.right and other.left < right and top < other.bottom and other.top < bottom
    ]  # fmt: skip


def lines_near(box: Box, lines: Iterable[Segment], gap: float) -> list[Segment]:
    """The lines that are not wholly to one side of `box` grown by `gap`: they alone can cross it."""
    left, top, right, bottom = box.left - gap, box.top - gap, box.right + gap, box.bottom + gap
    return [
        line for line in lines
        if (line.x < right or line.x2 < right) and (line.x > left or line.x2 > left)
        and (line.y < bottom or line.y2 < bottom) and (line.y > top or line.y2 > top)
    ]  # fmt: skip
