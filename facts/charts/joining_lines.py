"""What joins marks: lines and bands between comparable neighbours, and targets with their outcomes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from facts.audit.pairs import Track, levels, targets, tracks_of
from facts.audit.points import Point, PointScopes
from facts.charts.marks import Mark
from facts.charts.sketch import Paint, Pen, Sketch
from facts.charts.theme import clear, colour_of
from facts.figures.periods import Period
from facts.grouping import grouped

_A_YEAR = timedelta(days=367)
_CLEAR = 10.0


@dataclass(frozen=True, slots=True)
class Link:
    """Two comparable neighbours in time.

    `gap` when periods lie between them for which there is no figure; `broken` when they count by other definitions.
    """

    first: Mark
    second: Mark
    gap: bool
    broken: bool


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a panel, its pairs of target and outcome, and why other neighbours are not joined.

    `apart` names the columns in which neighbours differ; `doubled` the periods with two figures of one kind;
    `endless` the figures whose reading has no bound, to which no line can lead.
    """

    joined: tuple[Link, ...]
    targets: tuple[tuple[Mark, Mark], ...]
    apart: tuple[str, ...]
    doubled: tuple[Period, ...]
    endless: tuple[Point, ...]


def links_of(marks: Sequence[Mark], scopes: PointScopes) -> Links:
    """What may be joined, by the same comparison that the findings use."""
    of_point = {mark.point: mark for mark in marks}
    points = [mark.point for mark in marks]
    tracks = [track for track in lines_of(points, scopes) if track.measure_kind == "outcome"]
    steps = [
        Link(of_point[first], of_point[second], _gap(first, second), _is_broken(first, second))
        for track in tracks
        for first, second in _single_steps(track)
        if of_point[first].form != "bar"
    ]
    endless = {mark: mark.point for link in steps for mark in (link.first, link.second) if mark.endless}
    joined = tuple(link for link in steps if link.first not in endless and link.second not in endless)
    pairs = tuple((of_point[pair.first], of_point[pair.second]) for pair in targets(levels(points), scopes, "target"))
    doubled = tuple(
        period[0].figure.period for track in tracks if len(track.periods) > 1
        for period in track.periods if len(period) > 1
    )  # fmt: skip
    return Links(joined, pairs, _apart(tracks), doubled, tuple(endless.values()))


def lines_of(points: Sequence[Point], scopes: PointScopes) -> list[Track]:
    """The tracks of `points`; what several producers publish is a track for each: no line runs under two names."""
    found = []
    for track in tracks_of(levels(points), scopes):
        producers = {point.figure.producer for point in track.points} if track.is_reference else {""}
        if len(producers) == 1:
            found.append(track)
            continue
        for producer in sorted(producers):
            own = (tuple(point for point in period if point.figure.producer == producer) for period in track.periods)
            found.append(replace(track, periods=tuple(filter(None, own))))
    return found


def draw_link(link: Link, sketch: Sketch, marks: Sequence[Mark]) -> None:
    """A line between exact figures; between intervals the band that they span, with its edges.

    Where it passes one of the `marks` (in time) that it does not join it makes way: it joins no claim to a published
    figure and no producer to another.
    """
    first, second = link.first, link.second
    claim = first.point.figure.is_claim
    colour = colour_of(first.point, sketch.theme)
    pen = Pen(colour, 2 if claim else 1.6, (5, 4) if link.gap or link.broken else ())
    if not (first.is_band or second.is_band):
        _draw_past(link, sketch, marks, pen)
        return
    (low, high), (low2, high2) = _bounds(first), _bounds(second)
    sketch.ribbon((first.middle, low, high), (second.middle, low2, high2), Paint(colour, 0.1))
    # Over periods without a figure the way is fainter than the bands that it joins.
    edge = pen._replace(colour=clear(colour, 0.55), width=1.0) if link.gap or link.broken else pen._replace(width=1.5)
    _draw_past(link, sketch, marks, edge)


def _draw_past(link: Link, sketch: Sketch, marks: Sequence[Mark], pen: Pen) -> None:
    own = (link.first, link.second)
    begin_at, end_at = (bisect_left(marks, end.middle, key=lambda mark: mark.middle) for end in own)
    others = [mark for mark in marks[begin_at:end_at] if mark is not own[0] and own[0].middle < mark.middle]
    for line in dict.fromkeys(link_lines(link)):
        start, level, end, last = line
        slope = (last - level) / (end - start)
        for begin, stop in _stretches(line, others, sketch):
            sketch.line(begin, level + (begin - start) * slope, stop, level + (stop - start) * slope, pen)


def _stretches(line: tuple[float, float, float, float], others: Sequence[Mark],
               sketch: Sketch) -> list[tuple[float, float]]:  # fmt: skip
    """From where to where the line is drawn, in decimal years."""
    x, y = sketch.across, sketch.upwards
    start, level, end, last = line
    found, begin = [], start
    for mark in sorted(others, key=lambda mark: mark.middle):
        passed = level + (mark.middle - start) / (end - start) * (last - level)
        if start < mark.middle < end and abs(y.px(passed) - y.px(mark.value)) < _CLEAR:
            before, after = (x.value(x.px(mark.middle) + side * _CLEAR) for side in (-1, 1))
            if before > begin:
                found.append((begin, before))
            begin = max(begin, after)
    return [*found, (begin, end)] if begin < end else found


def link_lines(link: Link) -> list[tuple[float, float, float, float]]:
    """The lines of a link in data: what labels keep away from."""
    first, second = link.first, link.second
    ends = zip(_bounds(first), _bounds(second), strict=True)
    return [(first.middle, low, second.middle, low2) for low, low2 in ends]


def _bounds(mark: Mark) -> tuple[float, float]:
    if mark.low is None or mark.high is None:
        raise ValueError("no line leads to a reading without a bound")
    return mark.low, mark.high


def _single_steps(track: Track) -> list[tuple[Point, Point]]:
    return [(a[0], b[0]) for a, b in pairwise(track.periods) if len(a) == len(b) == 1]


def _is_broken(first: Point, second: Point) -> bool:
    before, after = first.figure.definition, second.figure.definition
    return bool(before and after and before != after)


def _gap(first: Point, second: Point) -> bool:
    before, after = first.figure.period, second.figure.period
    if after.start - before.end <= timedelta(days=1):
        return False
    return before.length[0] > 0 or after.start - before.start > _A_YEAR


def _apart(tracks: Sequence[Track]) -> tuple[str, ...]:
    """Columns in which tracks of the same role and place differ, so that no line joins them."""
    own = grouped(tracks, lambda track: (track.is_reference, track.scope.place))
    return tuple(dict.fromkeys(
        column for same in own.values() for first, second in pairwise(same) for column in _differing(first, second)
    ))  # fmt: skip


def _differing(first: Track, second: Track) -> list[str]:
    columns = [
        name for name in ("population", "time_kind") if getattr(first.scope, name) != getattr(second.scope, name)
    ]
    lengths = {track.points[0].figure.period.length for track in (first, second)}
    return [*columns, *(["period"] if len(lengths) > 1 else [])]
