"""Scope: the place, the population and the way of counting over time that a figure is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from facts.audit.points import Point
from facts.figures.figure import Figure


class Scope(NamedTuple):
    """A scope within one series; "" is not stated and not to be known from the series either."""

    place: str
    population: str
    time_kind: str


class Scopes:
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
                figure.place or self._place,
                figure.population or self._population,
                figure.time_kind or self._time_kind,
            )
        return scope


def _only(labels: Iterable[str]) -> str:
    stated = {label for label in labels if label}
    return stated.pop() if len(stated) == 1 else ""
