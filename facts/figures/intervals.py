"""Intervals of numbers: what a hedged figure may mean, with open and closed ends."""

from __future__ import annotations

from collections.abc import Callable
from sys import float_info
from typing import NamedTuple, TypedDict


class IntervalDict(TypedDict):
    """An interval as it leaves the program; null only where there is no bound."""

    low: float | None
    high: float | None
    low_open: bool
    high_open: bool


class Interval(NamedTuple):
    """All numbers from `low` to `high`; None is no bound, an open end is not itself included."""

    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether the interval is a single number."""
        return self.low is not None and self.low == self.high

    def holds(self, number: float) -> bool:
        """Whether `number` lies inside."""
        if self.low is not None and (number < self.low or (self.low_open and number == self.low)):
            return False
        return self.high is None or not (number > self.high or (self.high_open and number == self.high))

    def meets(self, other: Interval) -> bool:
        """Whether the two intervals share at least one number."""
        return not (_ends_before(self, other) or _ends_before(other, self))

    def scaled(self, factor: float) -> Interval:
        """The same interval in a unit `factor` (> 0) times smaller."""
        return self if factor == 1 else self.each(lambda end: end * factor)

    def each(self, change: Callable[[float], float | None]) -> Interval:
        """The interval between what `change`, which keeps their order, makes of its two ends."""
        low, high = (None if end is None else change(end) for end in (self.low, self.high))
        return Interval(low, high, self.low_open, self.high_open)

    def as_dict(self) -> IntervalDict:
        """For JSON."""
        return {"low": self.low, "high": self.high, "low_open": self.low_open, "high_open": self.high_open}


def _ends_before(first: Interval, second: Interval) -> bool:
    if first.high is None or second.low is None:
        return False
    if first.high == second.low:
        return first.high_open or second.low_open
    return first.high < second.low


def furthest_written(number: float) -> float:
    """`number`, or the furthest one that can be written: what lies beyond is at least so far.

    >>> furthest_written(2.5), furthest_written(float("-inf")) == -furthest_written(float("inf"))
    (2.5, True)
    """
    return max(-float_info.max, min(float_info.max, number))
