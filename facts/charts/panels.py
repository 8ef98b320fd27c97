"""How a series is divided: a form, and panels of what can share an axis; what is claimed comes before the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from facts.audit.pairs import levels, size_of
from facts.audit.points import Point, PointScopes, Series
from facts.charts.axes import years_of
from facts.charts.joining_lines import lines_of
from facts.charts.labels import among_words
from facts.charts.marks import ADDED_UP, Mark, marks_of, value_and_reading
from facts.charts.ticks import Ticks, is_ranking, ticks_for, with_room_above
from facts.figures.figure import Figure
from facts.figures.units import Unit
from facts.grouping import grouped
from facts.words import Lang, say

MOST_LINES = 4
"""So many lines can be told apart in one plot; more become small multiples."""
MOST_PANELS = 24
MOST_ROWS = 60
# One or two changes are arrows with words; more are compared on a line.
_FEWEST_CHANGES = 3
# A place that would fill less than this part of a common axis gets its own.
_FLATTENED = 0.25
# A total of several years leaves the axis where all others would have less than this part of it.
_BESIDE_TOTAL = 0.5
_DIVIDING = ("place", "population", "definition", "producer")


_Item = TypeVar("_Item")

ChartForm = Literal["timeline", "multiples", "line", "sentences"]


@dataclass(frozen=True, slots=True)
class Panel:
    """Points on the same axes; `name` if it is one of several.

    `claims` have no place on the axis of values: they name no number or only a change, or are a total of several years
    that would press all others flat.
    """

    name: str
    numbers: tuple[Point, ...]
    claims: tuple[Point, ...]

    @property
    def is_claimed(self) -> bool:
        """Whether somebody claims any of it, rather than all being published figures."""
        return any(point.figure.is_claim for point in (*self.numbers, *self.claims))


@dataclass(frozen=True, slots=True)
class Division:
    """The panels of a series and what they share: a form, a unit, and the axis of small multiples.

    What is `left_out` is not drawn, because nobody could read so many.
    """

    form: ChartForm
    unit: Unit | None
    panels: tuple[Panel, ...]
    one_axis: bool = False
    left_out: tuple[Point, ...] = ()

    def group(self, lang: Lang) -> str:
        """Among whom all places in a ranking are, "" where that differs or there are none."""
        ranks = [point.figure for panel in self.panels for point in panel.numbers if _is_rank(point.figure)]
        groups = {among_words(figure, lang) for figure in ranks}
        return groups.pop() if len(groups) == 1 else ""

    @property
    def are_changes(self) -> bool:
        """Whether its numbers are changes over a time rather than levels."""
        numbers = [point.figure for panel in self.panels for point in panel.numbers]
        return any(figure.is_relative and not _is_rank(figure) for figure in numbers)


def divide_series(series: Series, lang: Lang, most_rows: int = MOST_ROWS) -> Division:
    """How to draw `series`: over time, in at most so many rows for a single period, or as sentences."""
    series = in_fixed_order(series)
    numbers = placed_by_number(series.points)
    found = set(numbers)
    claims = [point for point in series.points if point not in found]
    unit = next((point.figure.unit for point in numbers), None)
    if not numbers:
        return _of_changes(claims, most_rows)
    if len({point.figure.period.days for point in numbers}) == 1:
        chosen = _spread_over(numbers, most_rows)
        panels = _by_place(chosen, claims, unit, lang)
        return Division("line", unit, panels, left_out=_without(numbers, chosen))
    totals = _flattening_totals(numbers, unit)
    numbers, claims = list(_without(numbers, totals)), [*claims, *totals]
    multiples = _multiples(numbers, claims, lang)
    if not multiples and _hide_each_other(numbers, unit):
        panels = _by_role(numbers, claims, lang)
        return Division("timeline", unit, panels, one_axis=not _flattens([each.numbers for each in panels], unit, 0.5))
    if not multiples:
        return Division("timeline", unit, _by_place(numbers, claims, unit, lang))
    chosen_panels = fewer_panels(multiples, MOST_PANELS)
    out = tuple(point for panel in _without(multiples, chosen_panels) for point in (*panel.numbers, *panel.claims))
    flat = (not unit or unit.kind != "share") and _flattens([panel.numbers for panel in chosen_panels], unit)
    return Division("multiples", unit, tuple(chosen_panels), one_axis=not flat, left_out=out)


def _of_changes(claims: Sequence[Point], most_rows: int) -> Division:
    """Claims without a level: several changes in one unit as rows on one line, so that they can be compared."""
    changes = [point for point in claims if _is_change(point.figure)]
    units = {point.figure.unit.dimension for point in changes if point.figure.unit}
    if len(changes) < _FEWEST_CHANGES or len(units) > 1:
        return Division("sentences", None, (Panel("", (), tuple(claims)),))
    chosen = _spread_over(changes, most_rows)
    panel = Panel("", tuple(chosen), _without(claims, changes))
    return Division("line", changes[0].figure.unit, (panel,), left_out=_without(changes, chosen))


def _is_change(figure: Figure) -> bool:
    is_by_a_number = figure.value is not None and figure.reading is not None and bool(figure.change_since)
    is_plain = not figure.compared_with and not figure.condition
    return is_by_a_number and is_plain and figure.unit is not None and figure.unit.kind != "times"


def _flattening_totals(numbers: Sequence[Point], unit: Unit | None) -> list[Point]:
    """Totals of several years, with parts of them among `numbers`, beside which these would not reach half as high.

    What is claimed stays on the axis where it is all that is claimed.
    """
    if unit is None or unit.kind not in ADDED_UP:
        return []
    long = [point for point in numbers if is_total(point.figure)]
    others = _without(numbers, long)
    if len({point.figure.period.days for point in others}) < 2:
        return []
    highest = max(abs(value_and_reading(point, unit)[0]) for point in others)
    found = [point for point in long if abs(value_and_reading(point, unit)[0]) * _BESIDE_TOTAL > highest
             and any(point.figure.period.holds(part.figure.period) for part in others)]  # fmt: skip
    if not any(point.figure.is_claim for point in others):
        found = [point for point in found if not point.figure.is_claim]
    return found


def usual_ticks(marks: Sequence[Mark], division: Division) -> Ticks:
    """The axis of values of a panel with these marks; one without an upper bound does not end with the axis."""
    # A change in per cent is no part of 100 per cent.
    ticks = ticks_for(
        [bound for mark in marks for bound in mark.bounds], None if division.are_changes else division.unit
    )
    endless = [mark.value for mark in marks if mark.high is None]
    return with_room_above(max(endless), ticks) if endless else ticks


def is_total(figure: Figure) -> bool:
    """Whether it adds up what happened in more than a year."""
    is_level = figure.value is not None and not (figure.direction or figure.change_since or figure.compared_with)
    return is_level and figure.period.length > (12, 0) and figure.time_kind not in ("stock", "average")


def placed_by_number(points: Iterable[Point]) -> list[Point]:
    """The points that have a place on an axis of values: levels, and places in a ranking of whatever group."""
    points = list(points)
    found = set(levels(points))
    return [point for point in points if point in found or _is_rank(point.figure)]


def _is_rank(figure: Figure) -> bool:
    """Whether it names a place; that one climbed five places since a year names none."""
    return figure.reading is not None and is_ranking(figure.unit) and not figure.change_since


def in_fixed_order(series: Series) -> Series:
    """The same series whatever the order of the table's rows: by period, then claims first, by size and scope."""
    points = [
        Point.of(*sorted(point.figures, key=_citing)) if len(point.figures) > 1 else point for point in series.points
    ]
    return Series(series.key, tuple(sorted(points, key=_place_in_series)))


def stated_size(point: Point) -> tuple[object, ...]:
    """An order by the number that was said, whatever its hedge leaves open: at most 4,800 comes after over 3,000."""
    figure = point.figure
    return float(figure.value or 0) * (figure.unit.factor if figure.unit else 1.0), size_of(point)


def claimed_span(point: Point) -> tuple[float, float]:
    """Decimal years from what a change is counted from, or the start of the period, to the period's end."""
    start, end = years_of(point.figure.period)
    since = point.figure.change_since
    return (min(start, years_of(since)[0]) if since else start), end


def _citing(figure: Figure) -> tuple[object, ...]:
    return figure.parties, figure.cited_by, figure.document, figure.page, figure.approximator, figure.id


def _place_in_series(point: Point) -> tuple[object, ...]:
    figure = point.figure
    return (figure.period.days, not figure.is_claim, figure.measure_kind, stated_size(point), figure.place,
            figure.population, figure.producer, *_citing(figure))  # fmt: skip


def fewer_panels(panels: Sequence[Panel], most: int) -> list[Panel]:
    """At most so many panels in their order: those with claims, and of the others evenly spread ones."""
    claimed = [panel for panel in panels if panel.is_claimed][:most]
    others = [panel for panel in panels if not panel.is_claimed]
    return [*claimed, *(_evenly(others, most - len(claimed)) if len(claimed) < most else ())]


def _multiples(numbers: Sequence[Point], claims: Sequence[Point], lang: Lang) -> list[Panel]:
    """A panel for each place, group, definition or producer, when there are more lines than can share a plot."""
    lines = [track for track in lines_of(numbers, PointScopes(numbers)) if len(track.points) > 1]
    if len(lines) <= MOST_LINES:
        return []
    for column in _DIVIDING:
        groups = _grouped(numbers, column, lang)
        if len(groups) > 2:
            claimed = _grouped(claims, column, lang)
            panels = [Panel(name, points, claimed.pop(name, ())) for name, points in groups.items()]
            rest = tuple(point for group in claimed.values() for point in group)
            panels[0] = Panel(panels[0].name, panels[0].numbers, (*panels[0].claims, *rest))
            return sorted(panels, key=lambda panel: (not panel.is_claimed, _falling(panel), panel.name))
    return []


def _falling(panel: Panel) -> float:
    """The largest last value first: an order that nobody chose."""
    last = max(panel.numbers, key=lambda point: point.figure.period.days)
    return -value_and_reading(last, last.figure.unit)[0]


def _by_place(numbers: Sequence[Point], claims: Sequence[Point], unit: Unit | None, lang: Lang) -> tuple[Panel, ...]:
    groups = _grouped(numbers, "place", lang)
    if not 1 < len(groups) <= MOST_LINES or (unit and unit.kind == "share") or not _flattens(groups.values(), unit):
        return (Panel("", tuple(numbers), tuple(claims)),)
    claimed = _grouped(claims, "place", lang)
    homeless = tuple(point for place, points in claimed.items() if place not in groups for point in points)
    panels = [Panel(place, points, claimed.get(place, ())) for place, points in groups.items()]
    panels.sort(key=lambda panel: (not panel.is_claimed, _falling(panel), panel.name))
    panels[0] = Panel(panels[0].name, panels[0].numbers, (*panels[0].claims, *homeless))
    return tuple(panels)


def _hide_each_other(numbers: Sequence[Point], unit: Unit | None) -> bool:
    """Whether claimed and published bars lie on each other, and bars of both in longer ones."""
    bars = [mark for mark in marks_of(numbers, unit) if mark.form == "bar"]
    claimed = {mark.point.figure.period.days for mark in bars if mark.point.figure.is_claim}
    published = {mark.point.figure.period.days for mark in bars if not mark.point.figure.is_claim}
    return any(mark.holds for mark in bars) and len(claimed & published) > 1


def _by_role(numbers: Sequence[Point], claims: Sequence[Point], lang: Lang) -> tuple[Panel, ...]:
    names = {True: "charts.claimed", False: "charts.published_panel"}
    return tuple(
        Panel(say(name, lang), tuple(point for point in numbers if point.figure.is_claim == claimed),
              tuple(point for point in claims if (point.figure.is_claim or not is_total(point.figure)) == claimed))
        for claimed, name in names.items()
    )  # fmt: skip


def _grouped(points: Iterable[Point], column: str, lang: Lang) -> dict[str, tuple[Point, ...]]:
    groups = grouped(points, lambda point: point.figure.text(column, lang))
    return {name: tuple(group) for name, group in groups.items()}


def _flattens(groups: Iterable[tuple[Point, ...]], unit: Unit | None, part: float = _FLATTENED) -> bool:
    sizes = [max(abs(value_and_reading(point, unit)[0]) for point in group) for group in groups]
    return min(sizes) < part * max(sizes)


def _spread_over(numbers: Sequence[Point], most: int) -> list[Point]:
    """At most so many points: claims before published figures, of each the lowest, the highest and evenly between."""
    claims = [point for point in numbers if point.figure.is_claim]
    published = [point for point in numbers if not point.figure.is_claim]
    chosen = _evenly(sorted(claims, key=stated_size), most if not published else max(most // 2, most - len(published)))
    chosen += _evenly(sorted(published, key=stated_size), most - len(chosen))
    kept = set(chosen)
    return [point for point in numbers if point in kept]


def _without(all_of_them: Sequence[_Item], chosen: Sequence[_Item]) -> tuple[_Item, ...]:
    kept = set(chosen)
    return tuple(item for item in all_of_them if item not in kept)


def _evenly(items: Sequence[_Item], most: int) -> list[_Item]:
    if len(items) <= most:
        return list(items)
    if most <= 1:
        return list(items[:most])
    return [items[round(n * (len(items) - 1) / (most - 1))] for n in range(most)]
