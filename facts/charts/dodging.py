"""Marks of one period that would lie on each other stand beside each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from facts.charts.marks import Mark, extent
from facts.charts.sketch import Scale

_APART = 13.0
# With less than this between two marks there is no room for the number of either.
_CLOSE = 8.0
# Bands are wider than symbols: with its feet that of a day takes 30 pixels.
_BANDS_APART = 2.6
# A mark goes aside of a line only in a period so many times as wide as its step: else it would seem to be of the next.
_ROOM_TO_DODGE = 2.2


def dodged(marks: Sequence[Mark], x: Scale, y: Scale, on_lines: Collection[int]) -> list[Mark]:
    """The same marks, where those of one period that would lie on each other stand beside each other.

    Those whose points are `on_lines` (by identity) stay in the middle of their periods, the others beside them where
    the period has room for that.
    """
    place = {id(mark): mark for mark in marks}
    upright = sorted((mark for mark in marks if mark.form != "bar"), key=lambda mark: (mark.middle, mark.value))
    for group in _near_in_time(upright, x):
        for cluster in _clusters(sorted(group, key=lambda mark: mark.value), x, y):
            fixed = [mark for mark in cluster if id(mark.point) in on_lines]
            free = [mark for mark in cluster if id(mark.point) not in on_lines]
            apart = _APART * (_BANDS_APART if any(mark.is_band for mark in cluster) else 1.0)
            if fixed and any(x.px(mark.end) - x.px(mark.start) < _ROOM_TO_DODGE * apart for mark in free):
                continue
            way = x.value(x.start + apart) - x.low
            for mark, steps in zip(free, _steps_aside(len(free), fixed=bool(fixed)), strict=True):
                place[id(mark)] = replace(mark, middle=mark.middle + steps * way)
    return [place[id(mark)] for mark in marks]


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
