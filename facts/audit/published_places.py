"""A claimed place in a ranking held against a place that somebody has published as such: third, said to be fifth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from facts.audit.holding import MOST_CANDIDATES
from facts.audit.phrases import amount_at, relation_words
from facts.audit.points import Point
from facts.audit.relations import Relation, combined, relation
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.words import Lang, Text, say
from facts.words.listings import MOST_NAMED, listing, short_listing

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
    places = {point.figure.value for point in points if point.figure.reading and point.figure.reading.is_exact}
    return int(places.pop() or 0) if len(places) == 1 else None


def _may_be_one_ranking(claim: Point, published: Point) -> bool:
    """Whether both are counted from the same end and among the same, as far as both say so."""
    ends = {claim.figure.direction or "highest", published.figure.direction or "highest"}
    return len(ends) == 1 and len({_group_of(claim), _group_of(published)} - {frozenset()}) <= 1


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
