"""What a rule looks at: one series laid out for the rules, with its points, tracks and pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from facts.audit.claim_references import FigureIndex
from facts.audit.pairs import Pair, Track, changes, levels, same, spans, steps, targets, tracks_of
from facts.audit.points import Point, PointScopes, Series, by_series, points_of
from facts.documents.quote_search import Archive
from facts.figures.figure import Figure
from facts.grouping import grouped


class SeriesView:
    """What a rule looks at: one series, and through `table` all others and the archived documents."""

    def __init__(self, series: Series, table: TableView) -> None:
        self.series = series
        self.points = series.points
        self.table = table

    @cached_property
    def claims(self) -> list[Point]:
        """What somebody says."""
        return [point for point in self.points if point.figure.is_claim]

    @cached_property
    def point_of(self) -> dict[str, Point]:
        """The point that each figure of the series is a citation of, by id."""
        return {figure.id: point for point in self.points for figure in point.figures}

    @cached_property
    def scopes(self) -> PointScopes:
        """What each point is about."""
        return PointScopes(self.points)

    @cached_property
    def levels(self) -> list[Point]:
        """The points that say how much."""
        return levels(self.points)

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """The points that follow each other in time."""
        return tracks_of(self.levels, self.scopes)

    @cached_property
    def outcomes(self) -> tuple[Track, ...]:
        """The tracks of outcomes."""
        return tuple(track for track in self.tracks if track.measure_kind == "outcome")

    @cached_property
    def track_of(self) -> dict[Point, Track]:
        """The track of each outcome."""
        return {point: track for track in self.outcomes for point in track.points}

    @cached_property
    def in_time(self) -> tuple[tuple[Track, Pair], ...]:
        """Steps and spans of the claimed outcomes, and the spans of the published ones, which are context."""
        return tuple((track, pair) for track in self.outcomes for pair in _in_time(track))

    @cached_property
    def targets(self) -> tuple[Pair, ...]:
        """Targets and budgets with their outcomes."""
        return tuple(pair for kind in ("target", "budget") for pair in self._planned(kind))

    @cached_property
    def same(self) -> tuple[Pair, ...]:
        """Claims about one and the same figure."""
        return tuple(same(self.claims, self.scopes))

    @cached_property
    def forecasts(self) -> tuple[Pair, ...]:
        """Forecasts with their outcomes."""
        return tuple(self._planned("forecast"))

    def _planned(self, kind: str) -> Iterator[Pair]:
        """What is planned or foreseen with its outcomes: how much, and how much more or less."""
        if kind not in self._kinds:
            return iter(())
        return targets((*self.levels, *changes(self.points)), self.scopes, kind)

    @cached_property
    def _kinds(self) -> set[str]:
        return {point.figure.measure_kind for point in self.points}

    @cached_property
    def published(self) -> FigureIndex:
        """The published figures that say how much."""
        return FigureIndex((point for point in self.levels if not point.figure.is_claim), self.scopes)

    @cached_property
    def published_by_place(self) -> dict[str, list[Point]]:
        """The same by their place."""
        return grouped(self.published.points, lambda point: point.figure.place)

    @cached_property
    def claimed(self) -> FigureIndex:
        """The claims that say how much."""
        return FigureIndex((point for point in self.levels if point.figure.is_claim), self.scopes)

    @cached_property
    def all_levels(self) -> FigureIndex:
        """Claimed and published figures together."""
        return FigureIndex(self.levels, self.scopes)

    @cached_property
    def published_changes(self) -> FigureIndex:
        """The published figures that say how much more or less than before."""
        changes = (p for p in self.points if not p.figure.is_claim and p.figure.reading and p.figure.change_since)
        return FigureIndex((point for point in changes if not point.figure.compared_with), self.scopes)

    @cached_property
    def published_places(self) -> FigureIndex:
        """The published places in a ranking, of whatever group."""
        places = (p for p in self.points if not p.figure.is_claim and p.figure.reading and not p.figure.change_since)
        return FigureIndex((point for point in places if point.figure.unit_kind == "rank"), self.scopes)

    @cached_property
    def yearly_flows(self) -> FigureIndex:
        """The published figures of years that a total may be the sum of, found as if each were a total too."""
        years = (p for p in self.published.points if p.figure.period.length == (12, 0))
        return FigureIndex((p for p in years if p.figure.time_kind in ("", "flow")), self.scopes, over_time=False)

    @cached_property
    def target_levels(self) -> FigureIndex:
        """The targets, as what somebody may count a change from."""
        targets = (point for point in self.levels if point.figure.measure_kind == "target")
        return FigureIndex(targets, self.scopes, kinds=("target",))

    def evidence(self, claim: Point) -> tuple[Figure, ...]:
        """The figures that are placed beside `claim` as its proof, in the order of the table."""
        ids = {name for figure in claim.figures for name in figure.evidence}
        if not ids:
            return ()
        figures = self.table.figures
        return tuple(sorted((figures[name] for name in ids if name in figures), key=lambda figure: figure.line))


class TableView:
    """All series of a table, each laid out when it is first looked at; the archived documents if any."""

    def __init__(self, figures: Iterable[Figure], archive: Archive | None = None) -> None:
        listed = list(figures)
        self.figures = {figure.id: figure for figure in listed}
        self.archive = archive
        self.groups = by_series(listed)
        self._views: dict[str, SeriesView] = {}

    def __iter__(self) -> Iterator[SeriesView]:
        """The views in the order of the table, each let go when the next is asked for."""
        return (view for views in self.in_batches(self.groups, figures=1) for view in views)

    @property
    def keys(self) -> list[str]:
        """The series in the order of the table."""
        return list(self.groups)

    def in_batches(self, keys: Iterable[str], figures: int) -> Iterator[list[SeriesView]]:
        """The views of the series `keys`, as many at a time as have so many `figures`, let go when more are asked for.

        >>> from facts.audit.rule import example_figures, row
        >>> table = TableView(example_figures([row(name, "2012", "1", series=name) for name in ("a", "b", "c")]))
        >>> [[view.series.key for view in views] for views in table.in_batches(table.keys, figures=2)]
        [['a', 'b'], ['c']]
        """
        batch: list[SeriesView] = []
        room = figures
        for key in keys:
            batch.append(self.named(key))
            room -= len(self.groups[key])
            if room <= 0:
                yield batch
                self._let_go(batch)
                batch, room = [], figures
        yield batch
        self._let_go(batch)

    def _let_go(self, views: Iterable[SeriesView]) -> None:
        """Of a quarter of a million figures it is quicker to lay out one again than to keep them all."""
        for view in views:
            self._views.pop(view.series.key, None)

    def of(self, figure: Figure) -> SeriesView:
        """The view of the figure's series."""
        return self.named(figure.series)

    def named(self, key: str) -> SeriesView:
        """The view of the series `key`; KeyError when there is none."""
        if key not in self._views:
            self._views[key] = SeriesView(Series(key, points_of(self.groups[key])), self)
        return self._views[key]

    def that_may_speak_of(self, key: str) -> list[SeriesView]:
        """The series `key` and those whose claims place its figures beside them, in the order of the table."""
        keys = self._proved_by.get(key, set()) | {key}
        return [self.named(one) for one in sorted(keys, key=self._place.__getitem__) if one in self.groups]

    @cached_property
    def _proved_by(self) -> dict[str, set[str]]:
        """By series: the series of the claims that have its figures as evidence."""
        found: dict[str, set[str]] = {}
        for figure in self.figures.values():
            for name in figure.evidence:
                if name in self.figures:
                    found.setdefault(self.figures[name].series, set()).add(figure.series)
        return found

    @cached_property
    def _place(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.groups)}


def _in_time(track: Track) -> Iterator[Pair]:
    yield from spans(track)
    if not track.is_reference or len(track.periods) == 2:
        yield from steps(track)
