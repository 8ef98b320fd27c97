"""Highest, lowest, third in the EU: a claim of rank among the published figures of a span or a group."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from math import ceil, floor
from typing import NamedTuple

from facts.audit.claim_references import MOST_CANDIDATES
from facts.audit.each_year import LEAST_PUBLISHED, missing_words
from facts.audit.findings import Value
from facts.audit.pairs import size_of
from facts.audit.phrases import DEPENDS, amount_at, amounts_at, held_when, instead_of, relation_words, untested
from facts.audit.points import Point
from facts.audit.rankings import (
    Order,
    Orders,
    PublishedPlace,
    counted_from,
    counted_place,
    days_of,
    is_plain,
    only_place,
    place_among,
    published_place,
    published_place_words,
)
from facts.audit.relations import Relation, caution_of, combined, margin_that_covers
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.periods import Period
from facts.figures.wording import figure_words, interval_words, is_climb
from facts.words import Lang, Text, say
from facts.words.listings import listing, sentence_case

_SIGNS = {"highest": 1, "lowest": -1}
_SPAN = Text(
    "{what} of the {n} published from {first} to {last}", "{what} av de {n} publicerade från {first} till {last}"
)
_GROUP = Text("{what} of the {n} published for {period}", "{what} av de {n} publicerade för {period}")
_CLAIMED = Text("Claimed of {period}: {claim}.", "Påstås om {period}: {claim}.")
_TRUE = Text(" {own} is {place}: {relation}.", " {own} är {place}: {relation}.")
_FURTHER = {1: Text(" Higher: {figures}.", " Högre: {figures}."), -1: Text(" Lower: {figures}.", " Lägre: {figures}.")}
_MEMBERS = Text(
    " The table does not say whether all of these belong to “{group}”, nor whether the whole group is here.",
    " Tabellen säger inte om alla dessa hör till ”{group}”, och inte om hela gruppen finns med.",
)
_RHYTHM = Text(" The figures come every {n} years.", " Siffrorna kommer med {n} års mellanrum.")
_EQUALS = Text(" The same figure: {figures}.", " Samma siffra: {figures}.")
_BY_MARGIN = Text(
    " From {figures} it differs by less than the margin of error of the difference.",
    " Från {figures} skiljer den sig mindre än skillnadens felmarginal.",
)
_SHARED = Text("together with others {what}", "tillsammans med andra {what}")
_BESIDE = Text("compared with {others}", "jämfört med {others}")
_PLACES = Text("place {places} counted from the {direction}", "plats {places} räknat från det {direction}a")
_UNTESTED = untested(
    Text(
        "too little of what it speaks of is published{nearest}",
        "för lite av det som det talar om är publicerat{nearest}",
    )
)
_NO_OWN = untested(
    Text(
        "the figure that is said to be so is not among those that are published{nearest}",
        "siffran som sägs vara det finns inte bland de publicerade{nearest}",
    )
)
_TOO_FEW = Text("too few to test the claim", "för få för att pröva påståendet")
_EVER = Text("ever", "någonsin")
_THERE_IS = Text("; there is {figure}", "; det finns {figure}")
_FEWEST_EVER = 3
"""“Since last year” may speak of two figures; “ever” speaks of a statistic, and two figures are hardly one."""
_RANKS_WITH_A_WORD = 10
"""Up to tenth both languages write ranks as words."""
_MOST_EXCEPTIONS = 100
"""Of more the furthest are named: each of many claims would else name each of many figures."""


class _Ranked(NamedTuple):
    """A figure among the `n` that a claim ranks it in, from the period `first` to `last`.

    `exceptions` go further than it, `equals` are level with it, `by_margin` differ from it by less than the margin of
    error of the difference; `missing` are periods of the span without a figure,
    in a statistic that comes `every` so many years.
    """

    own: Point
    n: int
    first: Period
    last: Period
    exceptions: tuple[Point, ...]
    equals: tuple[Point, ...]
    by_margin: tuple[Point, ...]
    missing: tuple[Period, ...]
    relation: Relation
    rank: int
    every: int


def is_superlative(figure: Figure) -> bool:
    """Whether a figure is said to be the highest, the lowest or one rank among others."""
    return figure.direction in _SIGNS or _is_rank(figure)


def _look(view: SeriesView) -> Iterator[Evidence]:
    orders = Orders(view)
    for claim in view.claims:
        if not is_superlative(claim.figure) or claim.figure.condition:
            continue
        published = published_place(view, claim)
        if published and all(map(is_plain, (claim, *published.points))):
            continue  # corroboration holds it as it holds every level
        if published:
            values = _values(()) | {"relation": published.relation, "rank": only_place(published.points)}
            yield Evidence((claim, *published.points), values, caution_of(published.relation), detail=published)
            continue
        found = _ranked(view, orders, claim)
        if not found:
            reason = _UNTESTED if view.published.hold(claim) else _NO_OWN
            yield Evidence((claim,), _values(()), beside=_nearby(view, claim), detail=reason)
            continue
        values = _values(found)
        points = dict.fromkeys(point for one in found for point in (one.own, *one.exceptions))
        yield Evidence((claim, *points), values, caution_of(values["relation"]), detail=found)


def _values(found: Sequence[_Ranked]) -> dict[str, Value]:
    """The numbers of all figures that the claim may mean; a rank only where it may mean one."""
    alone = found[0] if len(found) == 1 else None
    exceptions = dict.fromkeys(figure.id for one in found for point in one.exceptions for figure in point.figures)
    return {
        "relation": combined(one.relation for one in found),
        "exceptions": list(exceptions),
        "missing": list(dict.fromkeys(period.code for one in found for period in one.missing)),
        "rank": alone.rank if alone else None,
        "of": alone.n if alone else None,
        "first_period": alone.first.code if alone else None,
    }


def _nearby(view: SeriesView, claim: Point) -> tuple[Point, ...]:
    return view.published.nearby(claim) or view.published_places.nearby(claim)


def _ranked(view: SeriesView, orders: Orders, claim: Point) -> tuple[_Ranked, ...]:
    """The claim's figure among the others, once for each figure that it may mean."""
    holding = view.published.hold(claim)
    if holding is None or len(holding.deciding) > MOST_CANDIDATES:
        return ()
    if not claim.figure.compared_with:
        found = [_in_span(orders, claim.figure, claim, own) for own in holding.deciding]
    else:
        readings = (claim, *_as_of_a_group(claim))
        found = [_in_group(orders, one.figure, one, own) for own in holding.deciding for one in readings]
    return tuple(one for one in found if one)


def _as_of_a_group(claim: Point) -> Iterator[Point]:
    """The claim as one about a group, where its one label is a group's and a place's: "EU", which has a mean."""
    label, *others = claim.figure.compared_with
    if not others and label[0] == "place" and ":" not in claim.figure.raw.get("compared_with", ":"):
        yield Point.of(replace(claim.figure, compared_with=(("group", label[1]),)))


def _in_group(orders: Orders, figure: Figure, claim: Point, own: Point) -> _Ranked | None:
    order = orders.in_group(claim, own)
    named = [pair for pair in figure.compared_with if pair[0] != "group"]
    is_whole = all(any(getattr(p.figure, name) == label for p in order.points) for name, label in named)
    if not is_whole and not order.further(own, 0, len(order.points), _SIGNS[counted_from(figure)]):
        return None
    return _placed(figure, own, order, (0, len(order.points)), ()) if order.count(order.points) > 1 else None


def _in_span(orders: Orders, figure: Figure, claim: Point, own: Point) -> _Ranked | None:
    """The figures after the period that the claim names (all, when it names none) up to the own one."""
    order, since = orders.in_time(claim, own), figure.change_since
    first = bisect_right(order.starts, since.end) if since else 0
    last = bisect_right(order.ends, own.figure.period.end)
    if order.count(order.points[first:last]) < 2:
        return None
    missing = order.missing(since.end + timedelta(days=1) if since else None, first, last)
    placed = _placed(figure, own, order, (first, last), missing)
    # One figure that goes further is enough, however few are published; to agree takes the run of them.
    is_refuted = placed.relation == "inconsistent" and not _is_rank(figure)
    is_thin = len(missing) > placed.n * (1 / LEAST_PUBLISHED - 1) or (since is None and placed.n < _FEWEST_EVER)
    return placed if is_refuted or not is_thin else placed._replace(relation="not_testable")


def _placed(claim: Figure, own: Point, order: Order, span: tuple[int, int], missing: tuple[Period, ...]) -> _Ranked:
    """The own figure among those of the span: which go further, its rank, and how the claim stands to that."""
    further = order.further(own, *span, _SIGNS[counted_from(claim)])
    rank, equals = order.count(further) + 1, tuple(order.equal(own, *span))
    shared = range(rank, rank + order.count(equals) + 1)
    if len(further) > _MOST_EXCEPTIONS:
        in_size = sorted(further, key=size_of, reverse=counted_from(claim) == "highest")
        further = sorted(in_size[:_MOST_EXCEPTIONS], key=days_of)
    among = order.points[span[0] : span[1]]
    return _Ranked(
        own, order.count(among), among[0].figure.period, among[-1].figure.period,
        tuple(further), equals, _by_margin(own, among), missing, _relation(claim, shared), rank, order.every,
    )  # fmt: skip


def _by_margin(own: Point, among: Sequence[Point]) -> tuple[Point, ...]:
    if own.figure.margin is None:
        return ()
    return tuple(one for one in among if one is not own and margin_that_covers(own.figure, one.figure) is not None)


def _relation(claim: Figure, places: range) -> Relation:
    """How a place stands to what is claimed: a place, one of several ("among the three highest"), or the first.

    Who is level with others has all the `places` that they share.
    """
    if not _is_rank(claim) or claim.reading is None:
        return "consistent" if places[0] == 1 else "inconsistent"
    low, high = claim.reading.low, claim.reading.high
    first, last = max(places[0], ceil(low or 1)), min(places[-1], floor(high if high is not None else places[-1]))
    if not any(claim.reading.holds(place) for place in (first, last) if place in places):
        return "inconsistent"
    return "consistent" if claim.reading.is_exact else "within_reading"


def _is_rank(figure: Figure) -> bool:
    """Whether a figure is a place; a climb of two places is none."""
    return figure.unit_kind == "rank" and figure.reading is not None and not is_climb(figure)


def _say(evidence: Evidence, lang: Lang) -> str:
    claim, found = evidence.points[0], evidence.detail
    is_counted = isinstance(found, tuple) and not isinstance(found, PublishedPlace)
    words = _claim_words(claim, lang, is_counted=is_counted)
    text = _CLAIMED.of(lang, period=claim.figure.period.in_text(lang), claim=words)
    if isinstance(found, PublishedPlace):
        return sentence_case(text) + published_place_words(found, lang) + held_when(claim, evidence.points[1:], lang)
    if isinstance(found, Text) or not isinstance(found, tuple):
        reason = found if isinstance(found, Text) else _UNTESTED
        nearest = "".join(
            _THERE_IS.of(lang, figure=place_among(one, instead_of(claim, one, lang), lang)) for one in evidence.beside
        )
        return sentence_case(text + reason.of(lang, nearest=nearest))
    text += DEPENDS.of(lang) if evidence.values["relation"] == "depends" else ""
    text += "".join(_outcome(claim, one, lang) for one in found if isinstance(one, _Ranked))
    return sentence_case(text) + held_when(claim, evidence.points[1:2], lang)


def _outcome(claim: Point, found: _Ranked, lang: Lang) -> str:
    words = {
        "own": sentence_case(amount_at(found.own, lang)),
        "place": _place(claim.figure, found, lang),
        "relation": _TOO_FEW.of(lang) if found.relation == "not_testable" else relation_words(found.relation, lang),
    }
    text = _TRUE.of(lang, **words)
    if found.exceptions:
        further = _FURTHER[_SIGNS[counted_from(claim.figure)]]
        text += further.of(lang, figures=amounts_at(found.exceptions, lang, found.rank - 1))
    if found.equals:
        text += _EQUALS.of(lang, figures=amounts_at(found.equals, lang))
    if found.by_margin:
        text += _BY_MARGIN.of(lang, figures=amounts_at(found.by_margin, lang))
    if group := [label for column, label in claim.figure.compared_with if column == "group"]:
        text += _MEMBERS.of(lang, group=listing(group, lang))
    if found.every > 1 and not claim.figure.compared_with:
        text += _RHYTHM.of(lang, n=found.every)
    return text + missing_words(found.missing, lang)


def _claim_words(claim: Point, lang: Lang, *, is_counted: bool) -> str:
    """What is claimed; of a place whether it `is_counted` among figures, by default from the highest."""
    figure = claim.figure
    direction = say(f"charts.{figure.direction}", lang) if figure.direction in _SIGNS else ""
    words = direction
    if _is_rank(figure):
        words = figure_words(figure, lang, worded=True)
        if is_counted or direction:
            words = _rank_claimed(figure, say(f"charts.{counted_from(figure)}", lang), lang)
    since = say("charts.since", lang, period=figure.change_since.in_text(lang)) if figure.change_since else ""
    among = listing([label for _, label in figure.compared_with], lang)
    is_group = any(column == "group" for column, _ in figure.compared_with)
    within = (
        "" if not among else say("wording.among", lang, group=among) if is_group else _BESIDE.of(lang, others=among)
    )
    name = claim.name(lang) or figure.text("place", lang)
    ever = "" if since or within or _is_rank(figure) else _EVER.of(lang)
    text = " ".join(part for part in (words, since, within, ever) if part)
    return f"{name}, {text}" if name else text


def _rank_claimed(figure: Figure, direction: str, lang: Lang) -> str:
    place = counted_place(figure)
    if figure.reading and (place is None or not figure.reading.is_exact):
        return _PLACES.of(lang, places=interval_words(figure.reading, None, lang), direction=direction)
    return _rank_words(place or 1, direction, lang)


def _rank_words(rank: int, direction: str, lang: Lang) -> str:
    """A place in an order, of which `direction` is the word for the first: the second highest."""
    key = str(rank) if rank <= _RANKS_WITH_A_WORD else "n"
    return say(f"wording.rank_{key}", lang, n=rank, direction=direction)


def _place(claim: Figure, found: _Ranked, lang: Lang) -> str:
    direction = say(f"charts.{counted_from(claim)}", lang)
    what = _rank_words(found.rank, direction, lang)
    what = _SHARED.of(lang, what=what) if found.equals else what
    if claim.compared_with:
        return _GROUP.of(lang, what=what, n=found.n, period=found.own.figure.period.in_text(lang))
    return _SPAN.of(lang, what=what, n=found.n, first=found.first.in_text(lang), last=found.last.in_text(lang))


_SERIES = tuple(
    row(f"y{2008 + n}", str(2008 + n), value, role="reference") for n, value in enumerate(("100", "150", "170", "140"))
)

SUPERLATIVE = Rule(
    name="superlative",
    level="note",
    title=Text("Highest, lowest, rank", "Högst, lägst, plats"),
    says=Text(
        "Whether what is said to be the highest, the lowest or one rank is so among the published figures of the span "
        "or the group. What goes further is named, and so are what is level with it and years without a figure. A "
        "place that is published as such, by who made the ranking, decides alone.",
        "Om det som sägs vara högst, lägst eller en viss plats är det bland de publicerade siffrorna för tiden eller "
        "gruppen. Det som går längre nämns, liksom det som är lika och år utan siffra. En plats som är publicerad som "
        "plats, av den som gjort rankningen, avgör ensam.",
    ),
    matters=Text(
        "One exception is enough. “Since 2008” says something else than “ever”, and a record among a few years is a "
        "small one.",
        "Ett undantag räcker. ”Sedan 2008” säger något annat än ”någonsin”, och ett rekord bland några få år är litet.",
    ),
    silent=Text(
        "It says that a claim cannot be tested when nothing goes further but less than half of the span is published, "
        "or, of “ever”, fewer than three periods. Of a group it knows only the members that stand in the series.",
        "Den säger att ett påstående inte går att pröva när inget går längre men mindre än hälften av tiden är "
        "publicerad eller, för ”någonsin”, färre än tre perioder. Av en grupp känner den bara dem som finns i serien.",
    ),
    reference=(
        "Full Fact, on “record” claims; H. Goldstein and D. J. Spiegelhalter, “League Tables and Their Limitations”, "
        "Journal of the Royal Statistical Society A 159 (1996) 385–443."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("“The highest since 2008”, with higher years between.", "”Högst sedan 2008”, med högre år emellan."),
            (*_SERIES, row("claim", "2011", direction="highest", change_since="2008", unit="job")),
            flagged=True,
        ),
        Example(
            Text(
                "Third in the EU, which a published ranking calls fifth.",
                "Trea i EU, där en publicerad lista säger femma.",
            ),
            (
                row("claim", "2011", "3", unit="rank", compared_with="EU countries"),
                row("eurostat", "2011", "5", unit="rank", compared_with="EU countries", role="reference"),
            ),
            flagged=True,
        ),
        Example(
            Text("The second lowest, as the quote says.", "Näst lägst, som citatet säger."),
            (
                *(row(f"p{n}", "2011", str(90 + n), place=f"Place {n}", role="reference") for n in range(5)),
                row(
                    "claim",
                    "2011",
                    "2",
                    unit="rank",
                    compared_with="EU countries",
                    place="Place 1",
                    quote="Place 1 has the second lowest number in the EU.",
                ),
            ),
            flagged=True,
        ),
        Example(Text("No rank is claimed.", "Ingen plats påstås."), _SERIES, flagged=False),
    ),
)
