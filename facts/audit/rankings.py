"""Ranks: figures in order, of places or in time, among which claims rank theirs; places that are published as such."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import gcd, inf
from typing import Literal, NamedTuple

from facts.audit.claim_references import MOST_CANDIDATES
from facts.audit.compare import difference, reading_of, sign_of
from facts.audit.figures_in_time import ONE_YEAR
from facts.audit.phrases import amount_at, relation_words
from facts.audit.points import Point
from facts.audit.relations import Relation, combined, relation
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.periods import Period
from facts.words import Lang, Text, say
from facts.words.listings import MOST_NAMED, listing, short_listing

_FEWEST_STEPS = 3
"""Elections every fourth year show their rhythm in four of them; of fewer the years between may be missing."""
_LAST_PLACE = 10**9
"""More than there is of anything that is ranked: a larger number is no place."""


class Order:
    """Figures among which claims rank theirs, in time, with the ends of their readings.

    It is laid out once for all claims of a series: each then looks at numbers, and only at those of its span.
    """

    def __init__(self, points: Iterable[Point], ranked: Callable[[Point], object]) -> None:
        """`ranked` is what has a place in the order: a place or a period, however many figures of it there are."""
        self._ranked = ranked
        self.points = sorted((point for point in points if reading_of(point.figure)), key=days_of)
        self.starts = [point.figure.period.start for point in self.points]
        self.ends = [point.figure.period.end for point in self.points]
        readings = [reading for point in self.points if (reading := reading_of(point.figure))]
        self._lows = [-inf if reading.low is None else reading.low for reading in readings]
        self._highs = [inf if reading.high is None else reading.high for reading in readings]
        self._is_each_once = len({ranked(point) for point in self.points}) == len(self.points)
        is_yearly = all(point.figure.period.length == ONE_YEAR for point in self.points)
        self.every = _rhythm({start.year for start in self.starts}) if is_yearly else 0

    def further(self, own: Point, first: int, last: int, towards: int) -> list[Point]:
        """Those from `first` to before `last` that certainly go further than `own`, up or down."""
        found, mine = self._beyond(own, first, last, towards), self._ranked(own)
        return [point for point in found if self._ranked(point) != mine]

    def count(self, points: Sequence[Point]) -> int:
        """How many places or periods `points` of the order are about."""
        return len(points) if self._is_each_once else len({self._ranked(point) for point in points})

    def _beyond(self, own: Point, first: int, last: int, towards: int) -> list[Point]:
        mine = reading_of(own.figure)
        if mine is None:
            return []
        # Only where two readings touch do their open ends decide; of most a look at the numbers is enough.
        if towards > 0:
            high = inf if mine.high is None else mine.high
            beyond = [at for at in range(first, last) if self._lows[at] >= high]
            return [self.points[at] for at in beyond if self._lows[at] > high or self._is_beyond(own, at, towards)]
        low = -inf if mine.low is None else mine.low
        beyond = [at for at in range(first, last) if self._highs[at] <= low]
        return [self.points[at] for at in beyond if self._highs[at] < low or self._is_beyond(own, at, towards)]

    def _is_beyond(self, own: Point, at: int, towards: int) -> bool:
        mine, other = reading_of(own.figure), reading_of(self.points[at].figure)
        return bool(mine and other and sign_of(difference(mine, other)) == towards)

    def equal(self, own: Point, first: int, last: int) -> list[Point]:
        """Those that are level with `own`, where all of them are exact."""
        mine = reading_of(own.figure)
        if mine is None or not mine.is_exact:
            return []
        found = [at for at in range(first, last) if self._lows[at] == mine.low == self._highs[at]]
        return [self.points[at] for at in found if self._ranked(self.points[at]) != self._ranked(own)]

    def missing(self, since: date | None, first: int, last: int) -> tuple[Period, ...]:
        """Years without a figure between `since`, else the first, and the last; other lengths are left alone.

        Of what comes every fourth year, as elections do, only every fourth can be missing.
        """
        if not self.every:
            return ()
        there, like = {start.year for start in self.starts[first:last]}, self.points[first].figure.period
        begin = since.year if since else min(there)
        years = range(begin + (max(there) - begin) % self.every, max(there), self.every)
        return tuple(like.in_year(year) for year in years if year not in there)


class Orders:
    """The orders in which claims of one series rank theirs: by time, and of one period among places or groups."""

    def __init__(self, view: SeriesView) -> None:
        self._index, self._scopes = view.published, view.scopes
        self._found: dict[tuple[object, ...], Order] = {}

    def in_time(self, claim: Point, own: Point) -> Order:
        """The figures of the claim's kind and scope that count what `own` does, about periods as long."""
        figure, length, counted = claim.figure, own.figure.period.length, self._index.identity(own)
        key = (figure.measure_kind, figure.prices, self._scopes.of(claim), length, counted)
        if key not in self._found:
            run = self._index.run_of(claim, length)
            if figure.measure_kind == "forecast":
                # What is to be the highest is so among what has been, too.
                has_been = self._index.run_of(Point.of(replace(figure, measure_kind="outcome")), length)
                foreseen = {point.figure.period.days for point in run}
                run = [*(point for point in has_been if point.figure.period.days not in foreseen), *run]
            alike = (point for point in run if self._index.identity(point) == counted)
            self._found[key] = Order(alike, days_of)
        return self._found[key]

    def in_group(self, claim: Point, own: Point) -> Order:
        """The figures of the period that count what `own` does, of every place, or of whom the claim names.

        Where figures stand for one place only, those of every group of people there.
        What stands for the whole group, such as a mean of it, is none of its members; the figure that is ranked is
        one, for Stockholm may be ranked among the "Stockholm county municipalities".
        """
        named = tuple(pair for pair in claim.figure.compared_with if pair[0] != "group")
        groups = tuple(label.casefold() for column, label in claim.figure.compared_with if column == "group")
        is_whole = _is_whole(own.figure.place.casefold(), groups)
        key = (
            own.figure.period.days,
            _what_counts(own),
            own.figure.place,
            named,
            groups,
            own if named or is_whole else None,
        )
        if key not in self._found:
            published = self._index.in_period(own.figure.period)
            there = [p for p in published if _what_counts(p) == _what_counts(own)]
            if own.figure.population and not named and all(p.figure.place == own.figure.place for p in there):
                # The largest of the parties, the most common in an age group.
                there = [p for p in published if _who_counts(p) == _who_counts(own) and p.figure.population]
            members = [p for p in there if p is own or not _is_whole(p.figure.place.casefold(), groups)]
            if named:
                members = [p for p in there if p is own or any(getattr(p.figure, name) == of for name, of in named)]
            self._found[key] = Order(members, self._index.identity)
        return self._found[key]


def _is_whole(place: str, groups: Iterable[str]) -> bool:
    """Whether a place is called by a group's own name: EU, G7 average."""
    names = (f"{group} " for group in groups if place)
    return any(f"{place} ".startswith(name) or name.startswith(f"{place} ") for name in names)


def _what_counts(point: Point) -> tuple[str, ...]:
    figure = point.figure
    return figure.measure_kind, figure.population, figure.definition, figure.prices


def _who_counts(point: Point) -> tuple[str, ...]:
    figure = point.figure
    return figure.measure_kind, figure.place, figure.definition, figure.prices


def days_of(point: Point) -> tuple[date, date]:
    """First and last day of what a point is about."""
    return point.figure.period.days


def _rhythm(years: set[int]) -> int:
    """Every how many years figures come: 4 of elections, of which one may be missing; 1 where no rhythm is seen."""
    steps = [later - earlier for earlier, later in pairwise(sorted(years))]
    every = gcd(*steps)
    return every if len(steps) >= _FEWEST_STEPS and steps.count(every) * 2 > len(steps) else 1


_PLACE_PUBLISHED = Text(" Published: {figures}: {relation}.", " Publicerat: {figures}: {relation}.")
_OF_WHOM = Text(
    " Only one of them says that it is a place among “{group}”.",
    " Bara den ena säger att det är en plats bland ”{group}”.",
)


class PublishedPlace(NamedTuple):
    """The places in a ranking that are published of what a claim gives a place, and how the claim stands to them.

    `group` are those among whom that is, where only the claim or only the published figure names them.
    """

    points: tuple[Point, ...]
    relation: Relation
    group: tuple[str, ...]


def published_place(view: SeriesView, claim: Point) -> PublishedPlace | None:
    """A place that is published as such decides before what counting the table's figures would give.

    To be the highest among others is the first place among them; a place since a year is one in time.
    """
    is_among_others = claim.figure.unit_kind == "rank" or claim.figure.compared_with
    if claim.figure.change_since or not is_among_others:
        return None
    holding, group = view.published_places.hold(claim), _group_of(claim)
    found = [point for point in holding.deciding if _may_be_one_ranking(claim, point)] if holding else []
    points = tuple([point for point in found if _group_of(point) == group] or found)
    if not 0 < len(points) <= MOST_CANDIDATES:
        return None
    how = combined(_relation(claim.figure, point.figure) for point in points)
    named = next((one for one in (claim, *points) if _group_of(one)), claim)
    is_open = len({_group_of(point) for point in points}) == 1 and _group_of(points[0]) != group
    return PublishedPlace(points, how, tuple(label for _, label in named.figure.compared_with) if is_open else ())


def _relation(claim: Figure, published: Figure) -> Relation:
    if claim.reading is not None:
        return relation(claim, published)
    return "consistent" if published.reading and published.reading.holds(1) else "inconsistent"


def only_place(points: Sequence[Point]) -> int | None:
    """The place that all of them name."""
    places = {counted_place(point.figure) for point in points if point.figure.reading and point.figure.reading.is_exact}
    return places.pop() if len(places) == 1 else None


def counted_place(figure: Figure) -> int | None:
    """The place that somebody can be counted to, from the first on; None of a half one, of none and of 10³⁰⁰."""
    value = figure.value
    return int(value) if value is not None and 1 <= value <= _LAST_PLACE and value == int(value) else None


def _may_be_one_ranking(claim: Point, published: Point) -> bool:
    """Whether both are counted from the same end and among the same, as far as both say so."""
    ends = {counted_from(claim.figure), counted_from(published.figure)}
    return len(ends) == 1 and len({_group_of(claim), _group_of(published)} - {frozenset()}) <= 1


_ORDINAL = r"(?:\w+(?:th|rd|nd|st)|first|second|third|andra|näst|\w+(?:de|dje|te|nde)|\d+:[ae])"
_LOW = r"(?:\w*lägst\w*|minsta?|färst|kortast\w*|billigast\w*|lowest|smallest|fewest|least|shortest|cheapest)\b"
_FROM_LOW = re.compile(rf"\b{_ORDINAL}[\s-]+{_LOW}|\b(?:från|from)\s(?:the\s)?(?:botten|slutet|bottom|end)\b", re.I)
_SAYS_LOW = re.compile(rf"\b{_LOW}", re.I)
_SAYS_HIGH = re.compile(
    r"\b(?:\w*högst\w*|störst\w*|flest|mest|längst\w*|dyrast\w*|highest|largest|biggest|most|greatest|longest)\b", re.I
)


def counted_from(figure: Figure) -> Literal["highest", "lowest"]:
    """From which end a place is counted: as its row says, else as its quote does ("the fourth lowest in the EU")."""
    if figure.direction in ("highest", "lowest"):
        return "lowest" if figure.direction == "lowest" else "highest"
    says_low = _SAYS_LOW.search(figure.quote) and not _SAYS_HIGH.search(figure.quote)
    return "lowest" if figure.unit_kind == "rank" and (says_low or _FROM_LOW.search(figure.quote)) else "highest"


def is_plain(point: Point) -> bool:
    """Whether a place is said without a direction and without the others, as a level is."""
    return not (point.figure.compared_with or point.figure.direction)


def _group_of(point: Point) -> frozenset[str]:
    return frozenset(label.casefold() for _, label in point.figure.compared_with)


def published_place_words(found: PublishedPlace, lang: Lang) -> str:
    """The published places and how the claim stands to them, as sentences that follow another."""
    of_one_group = len({_group_of(point) for point in found.points}) == 1
    places = [amount_at(point, lang) if of_one_group else place_among(point, amount_at(point, lang), lang)
              for point in found.points]  # fmt: skip
    how = relation_words(found.relation, lang)
    text = _PLACE_PUBLISHED.of(lang, figures=short_listing(places[:MOST_NAMED], lang, len(places)), relation=how)
    return text + (_OF_WHOM.of(lang, group=listing(found.group, lang)) if found.group else "")


def place_among(point: Point, words: str, lang: Lang) -> str:
    """A figure's `words`, and among whom that is where it says so: place 4 (2023) among EU countries."""
    group = [label for _, label in point.figure.compared_with]
    return f"{words} {say('wording.among', lang, group=listing(group, lang))}" if group else words
