"""How much one figure differs from another when both may be intervals.

Interval arithmetic after R. E. Moore, *Interval Analysis* (1966): the change lies between the smallest
and the largest that the two readings allow, so a hedge is carried through instead of being lost.
"""

from __future__ import annotations

from math import isfinite
from typing import NamedTuple

from facts.figures.intervals import Interval

SIGNIFICANT = 12


class ComputedChange(NamedTuple):
    """From one reading to another, both in the dimension's first unit.

    `percent` is None where a percentage means nothing (the base may be zero throughout or negative).
    """

    percent: Interval | None
    difference: Interval

    @property
    def sign(self) -> int | None:
        """1 for certainly higher, −1 for certainly lower, 0 for equal, None when the readings overlap."""
        return sign_of(self.difference)

    def as_dict(self) -> dict[str, float | None]:
        """For JSON; null only where there is no bound or no percentage."""
        return {
            "percent_low": self.percent.low if self.percent else None,
            "percent_high": self.percent.high if self.percent else None,
            "difference_low": self.difference.low,
            "difference_high": self.difference.high,
        }


def change(first: Interval, second: Interval) -> ComputedChange:
    """From `first` to `second`: [L₂/U₁ − 1, U₂/L₁ − 1] in percent, [L₂ − U₁, U₂ − L₁] as a difference."""
    return ComputedChange(_percent(first, second), difference(first, second))


def difference(first: Interval, second: Interval) -> Interval:
    """`second` minus `first`."""
    low = None if second.low is None or first.high is None else bound(second.low - first.high)
    if first.is_exact and second.is_exact:
        return Interval(low, low)
    high = None if second.high is None or first.low is None else bound(second.high - first.low)
    return Interval(low, high, second.low_open or first.high_open, second.high_open or first.low_open)


def sign_of(moved: Interval) -> int | None:
    """1 for a difference that is certainly above 0, −1 for one below, 0 for none, None when the readings overlap."""
    if moved.is_exact and moved.low == 0:
        return 0
    if moved.low is not None and (moved.low > 0 or (moved.low == 0 and moved.low_open)):
        return 1
    if moved.high is not None and (moved.high < 0 or (moved.high == 0 and moved.high_open)):
        return -1
    return None


def tidy(number: float) -> float:
    """`number` without the noise that binary fractions leave after its twelfth digit."""
    if number.is_integer() and abs(number) < 10**SIGNIFICANT:
        return number
    return float(f"{number:.{SIGNIFICANT}g}")


def bound(number: float) -> float | None:
    """`number` as a bound, tidied; none when it is beyond what can be written."""
    return tidy(number) if isfinite(number) else None


def _percent(first: Interval, second: Interval) -> Interval | None:
    if first.low is None or first.low < 0 or first.high == 0:
        return None
    if first.is_exact and second.is_exact:
        ratio = _over(second.low, first.low)
        return Interval(ratio, ratio)
    # The larger base makes the smaller ratio, and of a number below zero the one nearer to it.
    falls_below = second.low is not None and second.low < 0
    stays_below = second.high is not None and second.high < 0
    least, least_open = (first.low, first.low_open) if falls_below else (first.high, _open_above(first))
    most, most_open = (first.high, _open_above(first)) if stays_below else (first.low, first.low_open)
    return Interval(
        _over(second.low, least), _over(second.high, most), second.low_open or least_open, second.high_open or most_open
    )


def _over(number: float | None, base: float | None) -> float | None:
    """How much of `base` the number is more, in percent; of a base without bound it is nothing."""
    if number is None or base == 0:
        return None
    return -100.0 if base is None else bound((number / base - 1) * 100)


def _open_above(interval: Interval) -> bool:
    return interval.high_open or interval.high is None
