"""Highest, lowest, third in the EU: a claim of rank among the published figures of a span or a group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from facts.audit.compare import difference, reading_of, sign_of
from facts.audit.findings import FindingLevel, Value
from facts.audit.holding import MOST_CANDIDATES
from facts.audit.phrases import amount_at, held_when, relation_words
from facts.audit.points import Point
from facts.audit.relations import CAUTIONS, Relation, combined
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.figures.periods import Period
from facts.figures.wording import listing, rank_words, sentence_case, short_listing
from facts.words import Lang, Text, say

_SIGNS = {"highest": 1, "lowest": -1}
_SPAN = Text(
    "{what} of the {n} published from {first} to {last}", "{what} av de {n} publicerade från {first} till {last}"
)
_GROUP = Text("{what} of the {n} published for {period}", "{what} av de {n} publicerade för {period}")
_CLAIMED = Text("Claimed: {claim}.", "Påstås: {claim}.")
_TRUE = Text(" {own} is {place}: {relation}.", " {own} är {place}: {relation}.")
_EXCEPTIONS = Text(
    " {own} is {place}; further still: {exceptions}: {relation}.",
    " {own} är {place}; längre går {exceptions}: {relation}.",
)
_MEMBERS = Text(
    " Whether all of them belong to “{group}”, and whether all that do are there, the table does not say.",
    " Om alla hör till ”{group}”, och om alla som gör det finns med, säger inte tabellen.",
)
_MISSING = Text(" Years without a figure in the table: {periods}.", " År utan siffra i tabellen: {periods}.")
_UNTESTED = Text(
    " It cannot be tested: too little of what it speaks of is published{nearest}.",
    " Det går inte att pröva: för lite av det som det talar om är publicerat{nearest}.",
)
_THERE_IS = Text("; there is {figure}", "; det finns {figure}")
_LEAST_PUBLISHED = 0.5
"""That nothing goes further among fewer than half of the periods says little of the others."""


class Ranked(NamedTuple):
    """A figure among those that a claim ranks it in; `missing` are periods of the span without a figure."""

    own: Point
    among: tuple[Point, ...]
    exceptions: tuple[Point, ...]
    missing: tuple[Period, ...]
    relation: Relation
    rank: int


def is_superlative(figure: Figure) -> bool:
    """Whether a figure is said to be the highest, the lowest or one rank among others."""
    return figure.direction in _SIGNS or bool(figure.unit and figure.unit.kind == "rank" and figure.reading)


def _look(view: SeriesView) -> Iterator[Evidence]:
    for claim in view.claims:
        if not is_superlative(claim.figure) or claim.figure.condition:
            continue
        found = _ranked(view, claim)
        if not found:
            nearest = view.published.nearest(claim) or view.published.outside(claim)
            yield Evidence((claim,), _values(()), beside=(nearest,) if nearest else ())
            continue
        values = _values(found)
        level: FindingLevel | None = "caution" if values["relation"] in CAUTIONS else None
        points = dict.fromkeys(point for one in found for point in (one.own, *one.exceptions))
        yield Evidence((claim, *points), values, level, detail=found)


def _values(found: Sequence[Ranked]) -> dict[str, Value]:
    """The numbers of all figures that the claim may mean; a rank only where it may mean one."""
    alone = found[0] if len(found) == 1 else None
    exceptions = dict.fromkeys(figure.id for one in found for point in one.exceptions for figure in point.figures)
    return {
        "relation": combined(one.relation for one in found),
        "exceptions": list(exceptions),
        "missing": list(dict.fromkeys(period.code for one in found for period in one.missing)),
        "rank": alone.rank if alone else None,
        "of": len(alone.among) if alone else None,
        "first_period": _first(alone).code if alone else None,
    }


def _first(found: Ranked) -> Period:
    return min((point.figure.period for point in found.among), key=lambda period: period.days)


def _ranked(view: SeriesView, claim: Point) -> tuple[Ranked, ...]:
    """The claim's figure among the others, once for each figure that it may mean."""
    holding = view.published.hold(claim)
    if holding is None or len(holding.deciding) > MOST_CANDIDATES:
        return ()
    found = (_ranked_as(view, claim, own) for own in holding.deciding)
    return tuple(one for one in found if one)


def _ranked_as(view: SeriesView, claim: Point, own: Point) -> Ranked | None:
    missing: tuple[Period, ...] = ()
    if claim.figure.compared_with:
        among = _group(view, claim, own)
    else:
        among, missing = _span(view, claim, own)
    compared = [point for point in among if point is not own]
    if not compared:
        return None
    placed = _placed(claim.figure, own, among, missing)
    # One figure that goes further is enough, however few are published; to agree takes the run of them.
    is_refuted = placed.relation == "inconsistent" and _stated_rank(claim.figure) is None
    is_thin = len(missing) > len(among) * (1 / _LEAST_PUBLISHED - 1)
    return placed if is_refuted or not is_thin else None


def _placed(claim: Figure, own: Point, among: Sequence[Point], missing: tuple[Period, ...]) -> Ranked:
    """The own figure among the others: those that go further, its rank, and how the claim stands to that."""
    towards = _SIGNS.get(claim.direction, 1)
    further = tuple(point for point in among if point is not own and _goes_further(own, point, towards))
    rank = len(further) + 1
    said = _stated_rank(claim)
    relation: Relation = "consistent" if (said is None and not further) or said == rank else "inconsistent"
    return Ranked(own, tuple(among), further, missing, relation, rank)


def _stated_rank(claim: Figure) -> int | None:
    if claim.unit is None or claim.unit.kind != "rank" or claim.value is None:
        return None
    return int(claim.value)


def _goes_further(own: Point, other: Point, towards: int) -> bool:
    mine, another = reading_of(own.figure), reading_of(other.figure)
    return bool(mine and another and sign_of(difference(mine, another)) == towards)


def _group(view: SeriesView, claim: Point, own: Point) -> tuple[Point, ...]:
    """The figures of the period that count what the own one does, of every place (or whom the claim names)."""
    named = [(column, label) for column, label in claim.figure.compared_with if column != "group"]
    found = [point for point in view.published.in_period(own.figure.period) if _counts_alike(own, point)]
    if named:
        found = [p for p in found if p is own or any(getattr(p.figure, column) == label for column, label in named)]
    return tuple(found)


def _counts_alike(own: Point, other: Point) -> bool:
    mine, another = own.figure, other.figure
    return (mine.measure_kind, mine.population, mine.definition, mine.prices) == (
        another.measure_kind, another.population, another.definition, another.prices,
    )  # fmt: skip


def _span(view: SeriesView, claim: Point, own: Point) -> tuple[tuple[Point, ...], tuple[Period, ...]]:
    """The figures after the period that the claim names (all, when it names none) up to the own one, and the gaps."""
    index, last = view.published, own.figure.period
    since = claim.figure.change_since
    run = [
        point
        for point in index.run_of(claim, last.length)
        if index.identity(point) == index.identity(own)
        and point.figure.period.end <= last.end
        and (since is None or point.figure.period.start > since.end)
    ]
    start = since.end + timedelta(days=1) if since else None
    return tuple(run), tuple(_gaps([point.figure.period for point in run], start))


def _gaps(periods: Sequence[Period], start: object) -> Iterator[Period]:
    """Years without a figure between the first and the last; other lengths are left alone."""
    if not periods or any(period.kind != "year" for period in periods):
        return
    there = {period.start.year for period in periods}
    first = start.year if hasattr(start, "year") else min(there)
    for year in range(first, max(there)):
        if year not in there:
            yield Period(periods[0].start.replace(year=year), periods[0].end.replace(year=year), "year")


def _say(evidence: Evidence, lang: Lang) -> str:
    claim, found = evidence.points[0], evidence.detail
    text = _CLAIMED.of(lang).format(claim=_claim_words(claim, lang))
    if not isinstance(found, tuple):
        nearest = "".join(_THERE_IS.of(lang).format(figure=amount_at(one, lang)) for one in evidence.beside)
        return sentence_case(text + _UNTESTED.of(lang).format(nearest=nearest))
    text += "".join(_outcome(claim, one, lang) for one in found if isinstance(one, Ranked))
    return sentence_case(text) + held_when(claim, evidence.points[1], lang)


def _outcome(claim: Point, found: Ranked, lang: Lang) -> str:
    words = {
        "own": amount_at(found.own, lang),
        "place": _place(claim.figure, found, lang),
        "relation": relation_words(found.relation, lang),
    }
    if found.exceptions:
        listed = short_listing([amount_at(point, lang) for point in found.exceptions], lang)
        text = _EXCEPTIONS.of(lang).format(**words, exceptions=listed)
    else:
        text = _TRUE.of(lang).format(**words)
    if group := [label for column, label in claim.figure.compared_with if column == "group"]:
        text += _MEMBERS.of(lang).format(group=listing(group, lang))
    if found.missing:
        text += _MISSING.of(lang).format(periods=listing(_runs_of(found.missing), lang))
    return text


def _runs_of(years: Sequence[Period]) -> list[str]:
    """Years as a reader lists them: those that follow on each other as a span, 2006–2018."""
    runs: list[list[int]] = []
    for year in (period.start.year for period in years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]


def _claim_words(claim: Point, lang: Lang) -> str:
    figure = claim.figure
    direction = say(f"charts.{figure.direction}", lang) if figure.direction in _SIGNS else ""
    rank = _stated_rank(figure)
    words = rank_words(rank, direction or say("charts.highest", lang), lang) if rank else direction
    since = say("charts.since", lang, period=figure.change_since.named(lang)) if figure.change_since else ""
    among = listing([label for _, label in figure.compared_with], lang)
    within = say("wording.among", lang, group=among) if among else ""
    name = claim.name(lang) or figure.text("place", lang)
    text = " ".join(part for part in (words, since, within) if part)
    return f"{name}, {text}" if name else text


def _place(claim: Figure, found: Ranked, lang: Lang) -> str:
    direction = say(f"charts.{claim.direction if claim.direction in _SIGNS else 'highest'}", lang)
    what = rank_words(found.rank, direction, lang)
    if claim.compared_with:
        return _GROUP.of(lang).format(what=what, n=len(found.among), period=found.own.figure.period.named(lang))
    last = found.own.figure.period.named(lang)
    return _SPAN.of(lang).format(what=what, n=len(found.among), first=_first(found).named(lang), last=last)


_SERIES = tuple(
    row(f"y{2008 + n}", str(2008 + n), value, role="reference") for n, value in enumerate(("100", "150", "170", "140"))
)

SUPERLATIVE = Rule(
    name="superlative",
    level="note",
    title=Text("Highest, lowest, rank", "Högst, lägst, plats"),
    says=Text(
        "Whether what is said to be the highest, the lowest or one rank is so among the published figures of the span "
        "or the group. What goes further is named, and so are years without a figure.",
        "Om det som sägs vara högst, lägst eller en viss plats är det bland de publicerade siffrorna för tiden eller "
        "gruppen. Det som går längre nämns, liksom år utan siffra.",
    ),
    matters=Text(
        "One exception is enough. “Since 2008” says something else than “ever”, and a record among a few years is a "
        "small one.",
        "Ett undantag räcker. ”Sedan 2008” säger något annat än ”någonsin”, och ett rekord bland några få år är litet.",
    ),
    silent=Text(
        "When less than half of the span is published and nothing there goes further. Of a group it knows only the "
        "members that stand in the series.",
        "När mindre än hälften av tiden är publicerad och inget där går längre. Av en grupp känner den bara dem som "
        "finns i serien.",
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
        Example(Text("No rank is claimed.", "Ingen plats påstås."), _SERIES, flagged=False),
    ),
)
