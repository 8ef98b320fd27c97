"""Population and prices: published series by which changes of other series are measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from facts.audit.change_ends import Ends, claims_by_ends
from facts.audit.compare import ComputedChange, bound, change, reading_of
from facts.audit.findings import FindingLevel
from facts.audit.phrases import amount_at, pair_words
from facts.audit.points import Point
from facts.audit.rule import Evidence
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.periods import Period
from facts.figures.wording import percent_change_words
from facts.words import Lang, Text
from facts.words.listings import listing, sentence_case

POPULATION = "population"
CONSUMER_PRICES = "consumer-prices"
_MOST_NAMED = 4
"""The figures of two producers at both ends."""


@dataclass(frozen=True, slots=True)
class _Yardstick:
    """What a series of population or prices says for one place at both ends of a change."""

    first: Interval
    last: Interval
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class _Measured:
    """The change as it stands and the change that is left of it, in per cent."""

    whole: Interval
    own: Interval


def measured_changes(
    view: SeriesView, key: str, may_be: Callable[[Figure], bool], names: tuple[str, str], *, only_place: bool = False
) -> Iterator[Evidence]:
    """The changes of figures that `may_be` measured by the series `key`; `names` are those of the two changes."""
    if key not in view.table.groups or key == view.series.key:
        return
    for ends, claims in _changes(view):
        first, last = ends
        before, after = reading_of(first.figure), reading_of(last.figure)
        if before is None or after is None or not (may_be(first.figure) and may_be(last.figure)):
            continue
        whole, found = change(before, after), measured_change(view, key, ends, only_place=only_place)
        if whole.percent is None or found is None:
            continue
        own, points = found
        if own.percent is None:
            continue
        values = {
            f"{name}_percent_{end}": getattr(percent, end)
            for name, percent in zip(names, (whole.percent, own.percent), strict=True)
            for end in ("low", "high")
        }
        level: FindingLevel | None = "caution" if whole.sign and own.sign and whole.sign != own.sign else None
        yield Evidence((*claims, first, last), values, level, points, _Measured(whole.percent, own.percent))


def measured_change(
    view: SeriesView, key: str, ends: Ends, *, only_place: bool
) -> tuple[ComputedChange, tuple[Point, ...]] | None:
    """The change between two figures, each divided by what the series `key` says of its period, and those figures."""
    before, after = reading_of(ends[0].figure), reading_of(ends[1].figure)
    by = _yardstick(view, key, ends, only_place=only_place)
    if by is None or before is None or after is None:
        return None
    first, last = _divided(before, by.first), _divided(after, by.last)
    return (change(first, last), by.points) if first and last else None


def _changes(view: SeriesView) -> Iterator[tuple[Ends, tuple[Point, ...]]]:
    """Changes from first to last of outcomes, and those that claims rest on, with these claims."""
    rest_on = claims_by_ends(view)
    spans = [
        (pair.first, pair.second) for track, pair in view.in_time if pair.kind == "span" or len(track.periods) == 2
    ]
    for ends in dict.fromkeys((*rest_on, *spans)):
        yield ends, rest_on.get(ends, ())


def _yardstick(view: SeriesView, key: str, ends: Ends, *, only_place: bool = False) -> _Yardstick | None:
    """The series `key` at both `ends` for their place; with `only_place`, else for the only place that has it."""
    if key == view.series.key or key not in view.table.groups:
        return None
    by_place = view.table.named(key).published_by_place
    place = view.scopes.of(ends[0]).place or view.scopes.of(ends[1]).place
    if place not in by_place or not place:
        if not only_place or len(by_place) != 1:
            return None
        [place] = by_place
    found = [_at(by_place[place], point.figure.period) for point in ends]
    readings = [_hull(points) for points in found]
    if readings[0] is None or readings[1] is None:
        return None
    return _Yardstick(readings[0], readings[1], tuple(dict.fromkeys(point for points in found for point in points)))


def _divided(reading: Interval, by: Interval) -> Interval | None:
    """A reading per unit of another, above 0."""
    if by.low is None or by.high is None or by.low <= 0 or reading.low is None or reading.high is None:
        return None
    quotients = [end / divisor for end in (reading.low, reading.high) for divisor in (by.low, by.high)]
    return Interval(bound(min(quotients)), bound(max(quotients)), reading.low_open, reading.high_open)


def _at(points: Iterable[Point], period: Period) -> list[Point]:
    """Those of just the period, else of the shortest that holds it, else of the last within it."""
    listed = list(points)
    own = [point for point in listed if point.figure.period.days == period.days]
    if own:
        return own
    holding = [point for point in listed if point.figure.period.holds(period)]
    if holding:
        shortest = min(point.figure.period.length for point in holding)
        return [point for point in holding if point.figure.period.length == shortest]
    within = [point for point in listed if period.holds(point.figure.period)]
    last = max((point.figure.period.end for point in within), default=None)
    return [point for point in within if point.figure.period.end == last]


def _hull(points: Iterable[Point]) -> Interval | None:
    """From the lowest to the highest of what is published for one period; nothing is chosen among producers."""
    readings = [reading for point in points if (reading := reading_of(point.figure))]
    lows = [reading.low for reading in readings if reading.low is not None]
    highs = [reading.high for reading in readings if reading.high is not None]
    if not readings or len(lows) < len(readings) or len(highs) < len(readings):
        return None
    return Interval(min(lows), max(highs))


def measured_sentence(evidence: Evidence, lang: Lang, sentence: Text) -> str:
    """The change as it stands, what it is measured by, and what is left of it."""
    *_, first, last = evidence.points
    if not isinstance(evidence.detail, _Measured):
        return ""
    whole, own = evidence.detail.whole, evidence.detail.own
    words = pair_words(first, last, lang)
    text = sentence.of(
        lang,
        whose=words.whose,
        first=words.first,
        second=words.second,
        whole=percent_change_words(whole.low, whole.high, lang),
        by=listing([amount_at(point, lang) for point in evidence.beside[:_MOST_NAMED]], lang),
        own=percent_change_words(own.low, own.high, lang),
    )
    return sentence_case(text)
