"""Points: the citations of one figure, collapsed into one, the series they belong to, and their names in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from facts.figures.figure import Figure
from facts.figures.wording import amount, figure_words
from facts.grouping import grouped
from facts.words import Lang, dates, say


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """One figure with all who cite it, in the order of the table; never empty.

    Citations are of one figure when role, series, scope (place, population, definition), period, kind
    of figure, stated change, direction and reading in the dimension's first unit are the same.
    """

    figures: tuple[Figure, ...]
    figure: Figure
    """The first citation: everything that all citations share can be read from it."""
    separated_by: tuple[str, ...] = ()
    """The columns that tell it from the other points of its series: a sentence names it by them."""

    @classmethod
    def of(cls, *figures: Figure, separated_by: tuple[str, ...] = ()) -> Point:
        """The point that `figures` cite."""
        return cls(figures, figures[0], separated_by)

    def cited_in(self, *figures: Figure) -> Point:
        """The same point with these of its citations only."""
        return Point.of(*figures, separated_by=self.separated_by)

    def name(self, lang: Lang) -> str:
        """What separates it from the others of its series, "" when nothing does."""
        return distinct_name(self.figure, self.separated_by, lang) if self.separated_by else ""


@dataclass(frozen=True, slots=True)
class Series:
    """All points of one statistic, in the order of the table."""

    key: str
    points: tuple[Point, ...]

    def title(self, lang: Lang) -> str:
        """The reader-facing name: the title, else the key."""
        return self.points[0].figure.series_title(lang)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every citation of the series."""
        return tuple(figure for point in self.points for figure in point.figures)


class Scope(NamedTuple):
    """A scope within one series; "" is not stated and not to be known from the series either."""

    place: str
    population: str
    time_kind: str


class PointScopes:
    """The scopes of one series.

    What a figure leaves out is taken from the series when all figures that state it agree, for then
    nothing else can be meant; a comparison still says it as a caveat.
    """

    def __init__(self, points: Iterable[Point]) -> None:
        figures = [point.figure for point in points]
        self._place = _only(figure.place for figure in figures)
        self._population = _only(figure.population for figure in figures)
        self._time_kind = _only(figure.time_kind for figure in figures)
        self._found: dict[Figure, Scope] = {}

    def of(self, point: Point) -> Scope:
        """The scope of `point`."""
        figure = point.figure
        scope = self._found.get(figure)
        if scope is None:
            scope = self._found[figure] = Scope(
                figure.place or self._place, figure.population or self._population, figure.time_kind or self._time_kind
            )
        return scope


def _only(labels: Iterable[str]) -> str:
    stated = {label for label in labels if label}
    return stated.pop() if len(stated) == 1 else ""


def points_of(figures: Iterable[Figure]) -> tuple[Point, ...]:
    """The points of `figures`, in the order in which they first appear."""
    listed = list(figures)
    names = {key: _separating_columns(group) for key, group in by_series(listed).items()}
    groups = grouped(listed, _identity).values()
    return tuple(Point(tuple(group), group[0], names[group[0].series]) for group in groups)


def series_of(figures: Iterable[Figure]) -> tuple[Series, ...]:
    """The series of `figures`, in the order in which they first appear."""
    return tuple(Series(key, points_of(group)) for key, group in by_series(figures).items())


def by_series(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """The figures of each series by its key, in the order in which they first appear."""
    return grouped(figures, lambda figure: figure.series)


def _identity(figure: Figure) -> tuple[object, ...]:
    unit = figure.unit
    reading = figure.reading.scaled(unit.factor) if figure.reading and unit else None
    return (
        figure.role, figure.series, figure.place, figure.population, figure.definition, figure.period.days,
        figure.measure_kind, figure.time_kind, figure.change_since and figure.change_since.days,
        figure.direction, reading, unit and unit.dimension, figure.compared_with, figure.condition, figure.prices,
        figure.margin,
    )  # fmt: skip


# --- how a figure is named among the others of its series: by what separates it from them ----------------------------

_SEPARATING = ("place", "population", "definition", "prices")
_OF_REFERENCES = ("producer", "document_date")
"""What tells two published figures apart that count the same: who measured, else which is the newer."""


def _separating_columns(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The columns that tell the figures of one series apart: those in which two of them state different things.

    A definition also does when some state one and others none; a place or population that is left out is the
    one that all others state.
    """
    listed = list(figures)
    return (*(column for column in _SEPARATING if _are_apart(listed, column)), *_apart_by(listed))


def _are_apart(figures: Iterable[Figure], column: str) -> bool:
    labels = set(map(attrgetter(column), figures))
    if len(labels) > 1 and not (column == "definition" and any(f.reading and not f.definition for f in figures)):
        labels.discard("")
    return len(labels) > 1


def distinct_name(figure: Figure, columns: Iterable[str], lang: Lang) -> str:
    """What the figure says of `columns`, "" where it leaves them blank: women, after housing costs."""
    return ", ".join(name for column in columns if (name := _label(figure, column, lang)))


@lru_cache(maxsize=1024)
def named_amount(figure: Figure, columns: tuple[str, ...], lang: Lang) -> str:
    """The figure with its name and period: 5,023 jobs (women, 2012)."""
    name = distinct_name(figure, columns, lang) if columns else ""
    period = figure.period.named(lang)
    if figure.change_since:
        since = say("charts.since", lang, period=figure.change_since.named(lang))
        return (
            f"{figure_words(figure, lang, worded=True)} ({', '.join(part for part in (name, period, since) if part)})"
        )
    return f"{amount(figure, lang)} ({name}, {period})" if name else f"{amount(figure, lang)} ({period})"


def _apart_by(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The first of `_OF_REFERENCES` that differs between published figures which count the same."""
    published = (figure for figure in figures if not figure.is_claim and figure.reading)
    groups = grouped(published, _what_is_counted).values()
    twice = [group for group in groups if len({(f.value, f.unit and f.unit.name) for f in group}) > 1]
    for column in _OF_REFERENCES:
        if any(len({getattr(figure, column) for figure in group}) > 1 for group in twice):
            return (column,)
    return ()


def _what_is_counted(figure: Figure) -> tuple[object, ...]:
    since = figure.change_since and figure.change_since.days
    scope = (figure.place, figure.population, figure.definition, figure.prices, figure.compared_with)
    return figure.period.days, since, figure.measure_kind, figure.time_kind, scope


def _label(figure: Figure, column: str, lang: Lang) -> str:
    match column:
        case "prices":
            return _prices(figure, lang)
        case "document_date":
            day = figure.document_date
            return say("wording.published_on", lang, day=dates.day(day, lang)) if day and not figure.is_claim else ""
        case "producer":
            return "" if figure.is_claim else figure.text(column, lang)
    return figure.text(column, lang)


def _prices(figure: Figure, lang: Lang) -> str:
    if figure.prices in ("", "current"):
        return say("wording.current_prices", lang) if figure.prices else ""
    return say("wording.fixed_prices", lang, year=figure.prices)
