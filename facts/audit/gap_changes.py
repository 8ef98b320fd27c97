"""How the gap between two scopes has changed: "the gap between men and women has grown by 3 points since 2013".

Four figures are needed: both scopes at both ends. A gap that grows or shrinks is the size of the difference; who
says that something rose more or less than something else speaks of the difference between two changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from facts.audit.change_ends import Ends, published_ends, relation_of_change
from facts.audit.claim_references import MOST_CANDIDATES, Holding
from facts.audit.compare import change, difference, reading_of, sign_of
from facts.audit.phrases import amount_at, relation_words
from facts.audit.points import Point
from facts.audit.relations import Relation
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.units import Unit
from facts.figures.wording import change_words, difference_words, figure_words, percent_change_words, points_words
from facts.words import Lang, Text

GapMeasure = Literal["size", "ratio", "changes"]
"""The difference, the difference in per cent of the other figure, or the difference between the two changes."""

_SIGNS = {"increase": 1, "higher": 1, "decrease": -1, "lower": -1, "unchanged": 0}
_CLAIMED = Text("{own} beside {other} since {since}: {what}.", "{own} bredvid {other} sedan {since}: {what}.")
_SAID = {
    "increase": Text("the gap has grown", "gapet har ökat"),
    "decrease": Text("the gap has shrunk", "gapet har minskat"),
    "unchanged": Text("the gap has not changed", "gapet är oförändrat"),
    "higher": Text("risen more, or fallen less", "har ökat mer, eller minskat mindre"),
    "lower": Text("risen less, or fallen more", "har ökat mindre, eller minskat mer"),
}
_BY = Text("the gap {number}", "gapet {number}")
_APART = Text(" {own} beside {other}: {gap} apart.", " {own} bredvid {other}: {gap} isär.")
_MOVED = Text(" The gap: {computed}: {relation}.", " Gapet: {computed}: {relation}.")
_RATIO = Text(
    " In per cent of {other} the gap went from {before} to {after}: {relation}.",
    " I procent av {other} gick gapet från {before} till {after}: {relation}.",
)
_CHANGE = Text(" From {first} to {last} it is {moved}.", " Från {first} till {last} är det {moved}.")
_CHANGES_APART = Text(
    " The one less the other: {computed}: {relation}.", " Det ena minus det andra: {computed}: {relation}."
)


@dataclass(frozen=True, slots=True)
class HeldGap:
    """One thing that a claim of a gap may mean, of the figures of `own` and `other` scope at both ends."""

    own: Ends
    other: Ends
    measure: GapMeasure
    before: Interval
    after: Interval
    computed: Interval
    relation: Relation

    @property
    def ends(self) -> tuple[Point, ...]:
        """The four figures: both of the first time before both of the second."""
        return self.other[0], self.own[0], self.other[1], self.own[1]


def is_gap(figure: Figure) -> bool:
    """Whether a figure says how the difference from another scope has changed since a period."""
    if figure.change_since is None or any(column == "group" for column, _ in figure.compared_with):
        return False
    is_said = figure.direction in _SIGNS or (figure.reading is not None and not figure.direction)
    return bool(figure.compared_with) and is_said and figure.unit_kind != "rank"


def moves_gap(figure: Figure) -> bool:
    """Whether it can only be the gap that is said to have moved, and no change that was larger than another."""
    return is_gap(figure) and not speaks_of_changes(figure) and (bool(figure.direction) or figure.unit_kind == "times")


def speaks_of_changes(figure: Figure) -> bool:
    """Whether a claim of a gap says that one rose more or less than the other, rather than that the gap moved."""
    return is_gap(figure) and figure.direction in ("higher", "lower") and figure.unit_kind != "times"


def held_gaps(
    view: SeriesView, claim: Point, scopes: Sequence[dict[str, str]]
) -> tuple[tuple[HeldGap, ...], Holding] | None:
    """The claim held against each gap between its own scope and one of `scopes`; None where none is published."""
    since = claim.figure.change_since
    found = published_ends(view, claim, since) if since else None
    if found is None or len(scopes) > MOST_CANDIDATES:
        return None
    gaps = [gap for own in found[0] for other in _others(view, claim, own, scopes) for gap in _gaps(claim, own, other)]
    return (tuple(gaps), found[2]) if gaps else None


def _others(view: SeriesView, claim: Point, own: Ends, scopes: Sequence[dict[str, str]]) -> Iterator[Ends]:
    """The figures of the other scope at the same two times that count alike."""
    index = view.published
    for scope in scopes:
        first, last = (index.at_scope(claim, end.figure.period, scope)[:MOST_CANDIDATES] for end in own)
        for before, after in product(first, last):
            if index.identity(before) == index.identity(after) and index.identity(before) != index.identity(own[0]):
                yield before, after


def _gaps(claim: Point, own: Ends, other: Ends) -> Iterator[HeldGap]:
    """What the claim may mean, by its direction and unit."""
    readings = [reading_of(end.figure) for end in (other[0], own[0], other[1], own[1])]
    if None in readings:
        return
    first, mine, last, mine_after = (reading for reading in readings if reading is not None)
    gaps = difference(first, mine), difference(last, mine_after)
    sizes = _size(gaps[0]), _size(gaps[1])
    figure, is_share = claim.figure, own[0].figure.unit_kind == "share"
    if not speaks_of_changes(figure):
        if figure.reading is None or figure.unit_kind not in ("share", "times"):
            yield _held(figure, own, other, "size", sizes, difference(*sizes))
        elif (percent := change(*sizes).percent) is not None:
            computed = percent if figure.unit_kind == "share" else percent.each(lambda end: 1 + end / 100)
            yield _held(figure, own, other, "size", sizes, computed)
    if figure.reading is None and figure.direction in ("increase", "decrease") and not is_share:
        ratios = change(first, mine).percent, change(last, mine_after).percent
        if ratios[0] and ratios[1]:
            parts = _size(ratios[0]), _size(ratios[1])
            yield _held(figure, own, other, "ratio", parts, difference(*parts))
    if speaks_of_changes(figure) or (
        figure.reading is not None and not figure.direction and figure.unit_kind != "times"
    ):
        moved = (change(mine, mine_after), change(first, last))
        in_percent = figure.unit_kind == "share" or (figure.reading is None and not is_share)
        own_moved, other_moved = (one.percent if in_percent else one.difference for one in moved)
        if own_moved and other_moved:
            apart = difference(other_moved, own_moved)
            yield _held(figure, own, other, "changes", (other_moved, own_moved), apart)


def _size(gap: Interval) -> Interval:
    """How large a difference is, whichever of the two is larger."""
    if gap.low is not None and gap.low >= 0:
        return gap
    if gap.high is not None and gap.high <= 0:
        return Interval(-gap.high, None if gap.low is None else -gap.low, gap.high_open, gap.low_open)
    ends = None if gap.low is None or gap.high is None else max(-gap.low, gap.high)
    return Interval(0.0, ends)


def _held(
    claim: Figure, own: Ends, other: Ends, measure: GapMeasure, ends: tuple[Interval, Interval], computed: Interval
) -> HeldGap:
    if claim.reading is not None:
        return HeldGap(own, other, measure, *ends, computed, relation_of_change(claim, computed))
    sign = sign_of(computed)
    agrees: Relation = "consistent" if sign == _SIGNS[claim.direction] else "inconsistent"
    return HeldGap(own, other, measure, *ends, computed, "within_reading" if sign is None else agrees)


def gap_claimed(claim: Point, own: str, other: str, lang: Lang) -> str:
    """What is claimed of a gap between `own` and `other`."""
    figure = claim.figure
    what = _SAID[figure.direction].of(lang) if figure.reading is None else figure_words(figure, lang, worded=True)
    if figure.reading is not None and not speaks_of_changes(figure):
        what = _BY.of(lang, number=what)
    since = figure.change_since.in_text(lang) if figure.change_since else ""
    return _CLAIMED.of(lang, own=own, other=other, since=since, what=what)


def gap_words(claim: Figure, gap: HeldGap, other: str, lang: Lang) -> str:
    """A gap at both ends, or two changes, and how the claim stands to it: sentences that follow another."""
    unit, relation = gap.own[0].figure.unit, relation_words(gap.relation, lang)
    if unit is None:
        return ""
    if gap.measure == "ratio":
        before, after = (_percent(one, lang) for one in (gap.before, gap.after))
        return _RATIO.of(lang, other=other, before=before, after=after, relation=relation)
    stated, text = claim.unit if claim.reading is not None else None, ""
    if gap.measure == "size":
        for own, beside, size in zip(gap.own, gap.other, (gap.before, gap.after), strict=True):
            words = _difference(size, unit, lang, own.figure, beside.figure, signs=False)
            text += _APART.of(lang, own=amount_at(own, lang), other=amount_at(beside, lang), gap=words)
        in_words = stated is not None and stated.kind in ("share", "times")
        computed = (
            change_words(gap.computed, stated, lang) if in_words and stated else _difference(gap.computed, unit, lang)
        )
        return text + _MOVED.of(lang, computed=computed, relation=relation)
    in_percent = stated.kind == "share" if stated else unit.kind != "share"
    for (first, last), moved in ((gap.own, gap.after), (gap.other, gap.before)):
        words = percent_change_words(moved.low, moved.high, lang) if in_percent else _difference(moved, unit, lang)
        text += _CHANGE.of(lang, first=amount_at(first, lang), last=amount_at(last, lang), moved=words)
    apart = gap.computed
    computed = points_words(apart.low, apart.high, lang) if in_percent else _difference(apart, unit, lang)
    return text + _CHANGES_APART.of(lang, computed=computed, relation=relation)


def _difference(interval: Interval, unit: Unit, lang: Lang, *figures: Figure, signs: bool = True) -> str:
    return difference_words(interval.low, interval.high, unit, lang, *figures, signs=signs)


def _percent(size: Interval, lang: Lang) -> str:
    """A size in per cent, which has no sign."""
    return percent_change_words(size.low, size.high, lang).replace("+", "")
