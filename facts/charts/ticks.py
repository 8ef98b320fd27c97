"""Round values on an axis: from zero where that hides nothing; powers of ten where all else is flat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10
from sys import float_info

from facts.charts.sketch import Scale
from facts.figures.units import Unit

_MOST_STEPS = 6
_LITTLE = 0.4
# Values within so much of the largest differ by less than the size of a mark in a plot that begins at zero.
_FLAT = 1 / 25
# A strip of powers of ten is for values as far apart as this, the middle one of which is hardly above zero.
_FEWEST_POWERS = 3
_FAR_APART = 1000
_ON_ZERO = 50
# A share's axis shows everything, or one of these round parts of it.
_PARTS = (*(n * 10.0**power for power in range(-12, 0) for n in (1, 1.5, 2, 2.5, 3, 4, 5)), 1.0)


@dataclass(frozen=True, slots=True)
class Ticks:
    """An axis of values: its ends, its ticks, and for a share the end that is not 100 per cent.

    On one of `powers` each tick is as many times the one before. One that is `falling` has its least value on top.
    """

    low: float
    high: float
    values: tuple[float, ...]
    short_of_all: bool = False
    powers: bool = False
    falling: bool = False

    def upwards(self, bottom: float, top: float) -> Scale:
        """The scale from the axis' lower end, at the pixel `bottom`, to its upper one."""
        low, high = (self.high, self.low) if self.falling else (self.low, self.high)
        return Scale(low, high, bottom, top, self.powers)

    @property
    def step(self) -> float:
        """From one tick to the next; the first one after place 1 may be nearer."""
        return self.values[-1] - self.values[-2]

    @property
    def decimals(self) -> int:
        """How many decimals all ticks need to be told apart."""
        return max(0, -floor(log10(self.step) + 1e-9))

    @property
    def zero(self) -> int:
        """Which of the ticks is the one at zero; the first where none is."""
        return self.values.index(0.0) if 0.0 in self.values else 0

    def every(self, pixels: float, room: float) -> int:
        """Every which tick has `room` for its words where the whole axis is so many `pixels` long.

        >>> ticks_for([870, 1200], None).every(pixels=60, room=16)
        2
        """
        parts = len(self.values) - 1 if self.powers else (self.high - self.low) / self.step
        between = pixels / parts
        return max(1, ceil(room / between - 1e-9))

    def thinned(self, pixels: float, room: float) -> Ticks:
        """The same with as many ticks as have `room` on an axis so many `pixels` long, its end among them if it can be.

        >>> from facts.figures.units import Units
        >>> ticks_for([90], Units().find("percent")).thinned(pixels=60, room=16).values
        (0, 50.0, 100.0)
        """
        every = self.every(pixels, room)
        steps = len(self.values) - 1
        middle = (self.low + self.high) / 2
        is_round = round(middle, self.decimals) == middle
        if steps % every and not self.powers and self.low == self.values[0] == 0 and is_round and pixels / 2 >= room:
            return replace(self, values=(self.low, middle, self.high))
        return replace(self, values=tuple(
            value for n, value in enumerate(self.values) if n % every == self.zero % every
        ))  # fmt: skip


def ticks_for(values: Iterable[float], unit: Unit | None) -> Ticks:
    """Round ticks over `values` and zero: shares end at 100 per cent or say that they don't.

    >>> ticks_for([870, 1200], None).values
    (0.0, 200.0, 400.0, 600.0, 800.0, 1000.0, 1200.0)
    """
    if is_ranking(unit):
        return _places(max(values, default=1.0))
    return _ticks_over([*values, 0.0], unit)


def is_ranking(unit: Unit | None) -> bool:
    """Whether what stands on the axis are places in a ranking."""
    return unit is not None and unit.kind == "rank"


def _places(last: float) -> Ticks:
    """Places in a ranking, the first of them on top, the last a little above the end of the axis.

    >>> _places(28).values
    (1.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0)
    """
    step = max(1.0, round_step(last / _MOST_STEPS))
    high = (floor(last / step) + 1) * step
    # Between place 1 and the next tick there must be room for the words of both.
    return Ticks(1.0, high, (1.0, *(place for place in _multiples(step, high, step) if place > 1 + step / 2)),
                 falling=True)  # fmt: skip


def close_ticks(values: Iterable[float], unit: Unit | None) -> Ticks | None:
    """Ticks of a strip that magnifies values so close together that they lie flat above zero; None when they do not.

    >>> close_ticks([100_234, 100_301, 100_287], None).values
    (100220.0, 100240.0, 100260.0, 100280.0, 100300.0, 100320.0)
    >>> close_ticks([870, 1200], None) is None
    True
    """
    numbers = list(values)
    low, high = min(numbers), max(numbers)
    if low == high or low < 0 < high or high - low > _FLAT * max(abs(low), abs(high)):
        return None
    step = round_step((high - low) / (_MOST_STEPS - 2))
    if unit and unit.kind in ("count", "rank"):
        step = max(step, 1.0)
    ends = floor(low / step) * step, ceil(high / step) * step
    return Ticks(*ends, _multiples(*ends, step), falling=is_ranking(unit))


def powers_of_ten(values: Iterable[float]) -> Ticks | None:
    """Ticks of a strip on which each step is ten times the one before, for values most of which lie on zero; else None.

    >>> powers_of_ten([0.02, 3, 40, 9000]).values
    (0.01, 0.1, 1.0, 10.0, 100.0, 1000.0, 10000.0)
    >>> powers_of_ten([870, 1200]) is None
    True
    """
    numbers = sorted(set(values))
    if len(numbers) < _FEWEST_POWERS or numbers[0] <= 0 or numbers[-1] < _FAR_APART * numbers[0]:
        return None
    if numbers[len(numbers) // 2] > numbers[-1] / _ON_ZERO:
        return None
    first, last = floor(log10(numbers[0]) + 1e-9), ceil(log10(numbers[-1]) - 1e-9)
    return Ticks(10.0**first, 10.0**last, tuple(10.0**power for power in range(first, last + 1)), powers=True)


def _ticks_over(numbers: Sequence[float], unit: Unit | None) -> Ticks:
    low, high = min(numbers), max(numbers)
    everything = 100 / unit.factor if unit and unit.kind == "share" else None
    if everything and low == 0 and high <= everything:
        part = next(part for part in _PARTS if high <= part * everything)
        step = round_step(part * everything / 5)
        top = part * everything
        return Ticks(0, top, _multiples(0, top, step), short_of_all=part < 1)
    step = round_step((high - low or 1.0) / _MOST_STEPS)
    if unit and unit.kind == "count":
        step = max(step, 1.0)
    low, high = floor(low / step + 1e-9) * step, max(ceil(high / step - 1e-9), 0) * step
    if low == high:
        high = low + step
    return Ticks(low, high, _multiples(low, high, step))


def without_spare_step(highest: float, ticks: Ticks, unit: Unit | None) -> Ticks:
    """The same up to the highest value, when that uses little of the last step; a share's axis keeps its end."""
    if ticks.falling or (unit and unit.kind == "share") or len(ticks.values) < 4:
        return ticks
    before = ticks.values[-2]
    if not 0 < before <= highest <= before + _LITTLE * ticks.step:
        return ticks
    return replace(ticks, high=highest, values=ticks.values[:-1])


def with_room_above(bound: float, ticks: Ticks) -> Ticks:
    """The same with a step more above a figure without an upper bound, when it would else seem to end there."""
    if ticks.high - bound > _LITTLE * ticks.step:
        return ticks
    high = ticks.high + ticks.step
    return replace(ticks, high=high, values=_multiples(ticks.low, high, ticks.step))


def with_room_below(lowest: float, ticks: Ticks) -> Ticks:
    """The same with a step more below the lowest deficit, when its number would else have no room."""
    if lowest >= 0 or lowest - ticks.low > _LITTLE * ticks.step:
        return ticks
    low = ticks.low - ticks.step
    return replace(ticks, low=low, values=_multiples(low, ticks.values[-1], ticks.step))


def round_step(least: float) -> float:
    """The smallest of 1, 2, 5 × 10ⁿ that is not under `least`."""
    # Below the least number with all its digits there is no power of ten to count in.
    power = 10.0 ** floor(log10(max(least, float_info.min)))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= least * (1 - 1e-9))


def _multiples(low: float, high: float, step: float) -> tuple[float, ...]:
    first, last = round(low / step), round(high / step)
    digits = 2 - floor(log10(step))
    return tuple(round(n * step, digits) for n in range(first, last + 1))
