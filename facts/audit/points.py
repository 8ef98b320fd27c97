"""Points: the citations of one figure, collapsed into one, and the series they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facts.figures.figure import Figure
from facts.words import Lang


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """One figure with all who cite it, in the order of the table; never empty.

    Citations are of one figure when role, series, scope (place, population, definition), period, kind
    of figure, stated change, direction and reading in the dimension's first unit are the same.
    """

    figures: tuple[Figure, ...]
    figure: Figure
    """The first citation: everything that all citations share can be read from it."""

    @classmethod
    def of(cls, *figures: Figure) -> Point:
        """The point that `figures` cite."""
        return cls(figures, figures[0])


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


def points_of(figures: Iterable[Figure]) -> tuple[Point, ...]:
    """The points of `figures`, in the order in which they first appear."""
    groups: dict[object, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(_identity(figure), []).append(figure)
    return tuple(Point.of(*group) for group in groups.values())


def series_of(figures: Iterable[Figure]) -> tuple[Series, ...]:
    """The series of `figures`, in the order in which they first appear."""
    return tuple(Series(key, points_of(group)) for key, group in by_series(figures).items())


def by_series(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """The figures of each series by its key, in the order in which they first appear."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.series, []).append(figure)
    return groups


def _identity(figure: Figure) -> tuple[object, ...]:
    unit = figure.unit
    reading = figure.reading.scaled(unit.factor) if figure.reading and unit else None
    return (
        figure.role, figure.series, figure.place, figure.population, figure.definition, figure.period.days,
        figure.measure_kind, figure.time_kind, figure.change_since and figure.change_since.days,
        figure.direction, reading, unit and unit.dimension,
    )  # fmt: skip
