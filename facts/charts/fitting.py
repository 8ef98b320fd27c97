"""The chart of a series in a given height: what can be left out goes step by step until it has room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from facts.audit.points import Series
from facts.charts.draw import ALL, Detail, sketches, with_fewer
from facts.charts.panels import divide_series
from facts.charts.sketch import Sketch
from facts.charts.theme import Theme
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.words import Lang

# A plot is rather left without a table, a strip or notes than made lower than this; at last it may be as low as that.
_LOW_PLOT = 112.0
_LOWEST_PLOT = 70.0
_ATTEMPTS = 7
_DENSE = replace(ALL, dense=True)
_LESS = (
    replace(_DENSE, notes=False),
    replace(_DENSE, notes=False, strips=False),
    replace(_DENSE, notes=False, strips=False, tight=True),
)
_MOST_LOOSE = 2
# With so many panels or rows at most, where all of them have no room.
_FEWER = (18, 15, 12, 10, 8, 6, 5, 4, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class FittedSketches:
    """The drawings that have room between two heights, and the figures in them.

    `is_whole` when they say all that they could.
    """

    sketches: list[Sketch]
    figures: tuple[Figure, ...]
    is_whole: bool


def fitted_sketches(series: Series, lang: Lang, theme: Theme, width: float, parties: Parties,
                    heights: tuple[float, float], elsewhere: str = "") -> FittedSketches:  # fmt: skip
    """The drawings of a series between two heights.

    The plots become lower or higher; where that is not enough, notes, magnifying strips, labels without room, panels
    of published figures and rows are left out, in this order; they stand `elsewhere`.
    """
    least, most = heights
    division = divide_series(series, lang)
    can_be_dense = division.form in ("line", "multiples")
    for detail in (ALL, *([_DENSE] if can_be_dense else []), *_LESS):
        detail = replace(detail, elsewhere=elsewhere)
        found = _stretched(series, lang, theme, width, parties, least, most, detail)
        if _height(found) <= most:
            return FittedSketches(found, _drawn_figures(series, lang, detail), is_whole=detail.notes)
    parts = max(len(division.panels), *(len(panel.numbers) + len(panel.claims) for panel in division.panels))
    for rows, less in product((rows for rows in _FEWER if rows < parts), _LESS[1:]):
        # Many panels have room at all only where their labels are tight.
        if rows > _MOST_LOOSE and not less.tight:
            continue
        detail = replace(less, rows=rows, panels=rows, claims=rows, elsewhere=elsewhere)
        found = _stretched(series, lang, theme, width, parties, least, most, detail)
        if _height(found) <= most:
            break
    return FittedSketches(found, _drawn_figures(series, lang, detail), is_whole=False)


def _drawn_figures(series: Series, lang: Lang, detail: Detail) -> tuple[Figure, ...]:
    division = with_fewer(divide_series(series, lang, detail.rows), detail)
    return tuple(point.figure for panel in division.panels for point in (*panel.numbers, *panel.claims))


def _stretched(series: Series, lang: Lang, theme: Theme, width: float, parties: Parties, least: float, most: float,
               detail: Detail) -> list[Sketch]:  # fmt: skip
    """The drawings with plots as high as usual, or as the heights ask for."""
    found = sketches(series, lang, theme, width, parties, detail)
    tried = [found]
    lowest = _LOWEST_PLOT if detail.tight else _LOW_PLOT
    for attempt in range(_ATTEMPTS):
        height = _height(found)
        if least - 1 <= height <= most:
            break
        # Labels find other places at another height, so the first tries may miss; the later ones aim lower.
        aim = max(least, 1.0) if height < least else most - 6.0 * max(0, attempt - 1)
        plots = sum(sketch.has_plot for sketch in found)
        plot = min(max(detail.plot + (aim - height) / plots, lowest), most) if plots else detail.plot
        spare = detail.spare if plots else max(0.0, detail.spare + aim - height)
        if (plot, spare) == (detail.plot, detail.spare):
            break
        detail = replace(detail, plot=plot, spare=spare)
        found = sketches(series, lang, theme, width, parties, detail)
        tried.append(found)
    # Sentences grow by leaps, so the last try may be too high where one before it was not.
    return max((each for each in tried if _height(each) <= most), key=_height, default=found)


def _height(found: Sequence[Sketch]) -> float:
    return sum(sketch.height for sketch in found)
