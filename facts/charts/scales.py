"""Scales with known pixels, and ticks with round numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil, floor, log10

import altair as alt

from facts.table.periods import Period
from facts.table.units import Unit

_MOST_STEPS = 6
_LITTLE = 0.4


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from `low`–`high` in the data to `start`–`stop` in pixels."""

    low: float
    high: float
    start: float
    stop: float

    def px(self, value: float) -> float:
        """The pixel of `value`."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.stop - self.start)

    def at(self, pixel: float) -> float:
        """The value at `pixel`."""
        return self.low + (pixel - self.start) / (self.stop - self.start) * (self.high - self.low)

    def drawn(self) -> alt.Scale:
        """The same scale for Altair."""
        return alt.Scale(domain=[self.low, self.high], range=[self.start, self.stop], nice=False, zero=False)


@dataclass(frozen=True, slots=True)
class Ticks:
    """An axis of values: its ends, its ticks, and for a share the end that is not 100 per cent."""

    low: float
    high: float
    values: tuple[float, ...]
    short_of_all: bool = False


def ticks_for(values: Iterable[float], unit: Unit | None) -> Ticks:
    """Round ticks over `values` and zero: shares end at 100 per cent or say that they don't."""
    numbers = [*values, 0.0]
    low, high = min(numbers), max(numbers)
    everything = 100 / unit.factor if unit and unit.kind == "share" else None
    if everything and low == 0 and high <= everything:
        part = next(part for part in (0.1, 0.2, 0.5, 1.0) if high <= part * everything)
        step = round_step(part * everything / 5)
        top = part * everything
        return Ticks(0, top, _multiples(0, top, step), short_of_all=part < 1)
    step = round_step(max(high - low, 1e-9) / _MOST_STEPS)
    if unit and unit.kind == "count":
        step = max(step, 1.0)
    low, high = floor(low / step + 1e-9) * step, max(ceil(high / step - 1e-9), 0) * step
    if low == high:
        high = low + step
    return Ticks(low, high, _multiples(low, high, step))


def ending_at(highest: float, ticks: Ticks, unit: Unit | None) -> Ticks:
    """The same up to the highest value, when that uses little of the last step; a share's axis keeps its end."""
    if (unit and unit.kind == "share") or len(ticks.values) < 4:
        return ticks
    before, last = ticks.values[-2:]
    if not 0 < before <= highest <= before + _LITTLE * (last - before):
        return ticks
    return replace(ticks, high=highest, values=ticks.values[:-1])


def round_step(least: float) -> float:
    """The smallest of 1, 2, 5 × 10ⁿ that is not under `least`."""
    power = 10.0 ** floor(log10(least))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= least * (1 - 1e-9))


def _multiples(low: float, high: float, step: float) -> tuple[float, ...]:
    first, last = round(low / step), round(high / step)
    return tuple(round(n * step, 9) for n in range(first, last + 1))


def years_of(period: Period) -> tuple[float, float]:
    """A period as decimal years, from the start of its first day to the end of its last."""
    return decimal_year(period.start), decimal_year(period.end + timedelta(days=1))


def decimal_year(day: date) -> float:
    """2012-07-01 → 2012.497: the part of the year that has passed when the day begins."""
    first, following = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - first).days / (following - first).days
