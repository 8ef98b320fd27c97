"""How a series is divided: places of very different size get axes of their own, what is claimed before the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from facts.audit.pairs import levels
from facts.audit.points import Point, Series
from facts.charts.marks import value_and_reading
from facts.charts.scales import years_of
from facts.figures.units import Unit
from facts.words import Lang

# A place that would fill less than this part of a common axis gets its own.
_FLATTENED = 0.25


@dataclass(frozen=True, slots=True)
class Panel:
    """Points on the same axes; `claims` name no number or only a change; `place` if it is one of several."""

    place: str
    numbers: tuple[Point, ...]
    claims: tuple[Point, ...]

    @property
    def is_claimed(self) -> bool:
        """Whether somebody claims any of it, rather than all being published figures."""
        return bool(self.claims) or any(point.figure.is_claim for point in self.numbers)


@dataclass(frozen=True, slots=True)
class Division:
    """The panels of a series and what they share: a form, a unit, and the years of all periods."""

    form: Literal["timeline", "line", "sentences"]
    unit: Unit | None
    panels: tuple[Panel, ...]


def divided(series: Series, lang: Lang) -> Division:
    """How to draw `series`: over time, on one line of values for a single period, or as sentences."""
    numbers = tuple(levels(series.points))
    claims = tuple(point for point in series.points if point not in numbers)
    unit = next((point.figure.unit for point in numbers), None)
    if not numbers:
        return Division("sentences", None, (Panel("", (), claims),))
    panels = _panels(numbers, claims, unit, lang)
    one_period = len({point.figure.period.days for point in numbers}) == 1
    return Division("line" if one_period else "timeline", unit, panels)


def claimed_span(point: Point) -> tuple[float, float]:
    """Decimal years from what a change is counted from, or the start of the period, to the period's end."""
    start, end = years_of(point.figure.period)
    since = point.figure.change_since
    return (min(start, years_of(since)[0]) if since else start), end


def _panels(numbers: Sequence[Point], claims: Sequence[Point], unit: Unit | None, lang: Lang) -> tuple[Panel, ...]:
    places = list(dict.fromkeys(point.figure.text("place", lang) for point in numbers))
    groups = {place: tuple(p for p in numbers if p.figure.text("place", lang) == place) for place in places}
    if len(places) < 2 or (unit and unit.kind == "share") or not _flattens(groups.values(), unit):
        return (Panel("", tuple(numbers), tuple(claims)),)
    claimed: dict[str, list[Point]] = {place: [] for place in places}
    for point in claims:
        place = point.figure.text("place", lang)
        claimed[place if place in claimed else places[0]].append(point)
    panels = [Panel(place, groups[place], tuple(claimed[place])) for place in places]
    return tuple(sorted(panels, key=lambda panel: not panel.is_claimed))


def _flattens(groups: Iterable[tuple[Point, ...]], unit: Unit | None) -> bool:
    sizes = [max(abs(value_and_reading(point, unit)[0]) for point in group) for group in groups]
    return min(sizes) < _FLATTENED * max(sizes)
