"""Parts of the audit's sentences: relations, columns, caveats, and how often something happens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from facts.audit.claim_references import DAYS_A_YEAR, claim_day, kinds_like, was_out
from facts.audit.findings import Value
from facts.audit.points import Point, distinct_name, named_amount
from facts.audit.relations import agreement, distance, margin_that_covers
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.units import Unit
from facts.figures.wording import amount, difference_words, figure_words
from facts.words import LANGS, Lang, Text, numbers, say
from facts.words.listings import MOST_NAMED, listing, short_listing
from facts.words.numbers import computed_number

_UNLIKE = Text(" Not the same: {columns}.", " Inte lika: {columns}.")
_STATED_FOR_ONE = Text(" Stated for one of them only: {columns}.", " Angivet bara för den ena: {columns}.")
_RELATIONS = {
    "consistent": Text("this agrees with the claim", "det stämmer med påståendet"),
    "within_reading": Text(
        "this is within the reading of the claim’s words", "det ryms i läsningen av påståendets ord"
    ),
    "close": Text("this is close to the claim", "det ligger nära påståendet"),
    "understated": Text("this goes further than the claim", "det går längre än påståendet"),
    "depends": Text("it depends on what is meant", "det beror på vad som menas"),
    "inconsistent": Text("this does not agree with the claim", "det stämmer inte med påståendet"),
    "not_testable": Text("this cannot be tested", "det går inte att pröva"),
}
RELATIONS_COUNTED = {
    "consistent": Text("{n} in agreement", "{n} som stämmer"),
    "within_reading": Text("{n} within the reading of their words", "{n} som ryms i läsningen av orden"),
    "close": Text("{n} that come close", "{n} som ligger nära"),
    "understated": Text("{n} that the published figures go beyond", "{n} som de publicerade siffrorna går längre än"),
    "depends": Text("{n} depending on what is meant", "{n} som beror på vad som menas"),
    "inconsistent": Text("{n} not in agreement", "{n} som inte stämmer"),
    "not_testable": Text("{n} that cannot be tested", "{n} som inte går att pröva"),
}
COUNTED_AS = {
    "": Text("", ""),
    "deficit": Text(", counted as a deficit", ", räknat som underskott"),
    "balance": Text(", counted as a balance", ", räknat som saldo"),
    "fixed-prices": Text(" in fixed prices", " i fasta priser"),
    "upwards": Text(", counted upwards", ", räknat uppåt"),
}
"""What follows a percentage of numbers below zero, one of money after inflation, and a climb in a ranking."""
KINDS = {
    "outcome": Text("an outcome", "ett utfall"),
    "estimate": Text("an estimate", "en uppskattning"),
    "forecast": Text("a forecast", "en prognos"),
    "target": Text("a target", "ett mål"),
    "budget": Text("a budget", "en budget"),
}
_WHICH_IS = Text("{figure}, which is {kind}", "{figure}, som är {kind}")
_ROUNDED = Text("this agrees with the claim after rounding", "det stämmer med påståendet efter avrundning")
_SEEN = 0.05
"""Worked-out numbers are written to one decimal: of a smaller difference a reader sees nothing."""
_HELD_WITHIN = Text("the claim lies within it", "påståendet ryms där")
OVERLAPPING = Text("the two readings overlap", "de två läsningarna överlappar")
DEPENDS = Text(" It depends on what is meant.", " Det beror på vad som menas.")
LEAVES_ROOM = Text(
    "the readings leave room for it but do not show it", "läsningarna ger utrymme för det men visar det inte"
)
CANNOT_BE_TESTED = Text("This cannot be tested: ", "Det går inte att pröva: ")
"""What every rule says before its reason, so that a card can say a reason that several claims share once."""
_EARLIER = Text(
    " It is held against {period}, which ended {lag} earlier{out}.",
    " Det prövas mot {period}, som slutade {lag} tidigare{out}.",
)
_EARLIER_DAY = Text(
    " It is held against {period}, {lag} earlier{out}.", " Det prövas mot {period}, {lag} tidigare{out}."
)
_AROUND = Text(
    " It is held against {period}, which contains its date{out}.",
    " Det prövas mot {period}, som innehåller dess datum{out}.",
)
_WITHIN = Text(
    " It is held against {period}, which lies within its period{out}.",
    " Det prövas mot {period}, som ligger inom dess period{out}.",
)
THEN, LATER = Text(", {lag} earlier", ", {lag} tidigare"), Text(", {lag} later", ", {lag} senare")
_LONGER = Text(", whose period holds the claim’s", ", vars period rymmer påståendets")
_PART = Text(", whose period lies within the claim’s", ", vars period ligger inom påståendets")
_CAME_LATER = Text(" That came out after the claim.", " Det kom ut efter påståendet.")
_CAME_OUT_LATER = Text(" What came out after the claim: {figures}.", " Det som kom ut efter påståendet: {figures}.")
_OUT = Text("; that was out when the claim was made", "; det var publicerat när påståendet gjordes")
_NOT_OUT = Text("; that came out after the claim", "; det kom ut efter påståendet")
DAY, DAYS = Text("day", "dag"), Text("days", "dagar")
MONTH, MONTHS = Text("month", "månad"), Text("months", "månader")
YEAR, YEARS = Text("year", "år"), Text("years", "år")
_PRACTICALLY_ALWAYS = Text("practically always", "så gott som alltid")
_ONCE = Text("about once in {of}", "ungefär en gång av {of}")
_OFTEN = Text("about {times} times in {of}", "ungefär {times} gånger av {of}")
_RARELY = Text("less than once in {of}", "mindre än en gång av {of}")
_DAYS_A_MONTH = DAYS_A_YEAR / 12
_MONTHS_UNTIL_YEARS = 12
"""From a year on people count years."""
PUBLISHED = Text("Published figures", "Publicerade siffror")
CHANGE_BY_MARGIN = Text(
    " By the margins of error that are stated the change may be as claimed.",
    " Enligt de felmarginaler som anges kan ändringen vara den påstådda.",
)
DIFFERENCE_BY_MARGIN = Text(
    " By the margins of error that are stated the difference may be as claimed.",
    " Enligt de felmarginaler som anges kan skillnaden vara den påstådda.",
)
_COVERED = Text(
    " The two differ by less than the margin of error of the difference, ±{margin}.",
    " De två skiljer sig mindre än skillnadens felmarginal, ±{margin}.",
)
_IN_TEXT = {
    "time_kind": Text("way of counting over time", "sätt att räkna över tid"),
    "measure_kind": Text("kind of figure", "siffrans slag"),
}


def amount_at(point: Point, lang: Lang) -> str:
    """The figure with its name and period: 5,023 jobs (women, 2012)."""
    return named_amount(point.figure, point.separated_by, lang)


def amounts_at(points: Sequence[Point], lang: Lang, n: int = 0) -> str:
    """Figures with their names and periods: the first few of them, or of `n`, and how many more there are."""
    return short_listing([amount_at(point, lang) for point in points[:MOST_NAMED]], lang, max(n, len(points)))


def instead_of(claim: Point, point: Point, lang: Lang) -> str:
    """What is published instead of what a claim speaks of, with its kind where that is another: which is a budget."""
    amount, kind = amount_at(point, lang), point.figure.measure_kind
    if kind in kinds_like(claim.figure.measure_kind):
        return amount
    return _WHICH_IS.of(lang, figure=amount, kind=KINDS[kind].of(lang))


def number_range(low: Value, high: Value, lang: Lang) -> str:
    """An interval of ratios: 1.20–6.52, or with a word where it has no upper bound."""
    if not isinstance(low, float):
        return say("wording.any", lang)
    if not isinstance(high, float):
        return say("wording.at_least", lang, number=numbers.number(low, lang, 2))
    return f"{numbers.number(low, lang, 2)}–{numbers.number(high, lang, 2)}"


def often(p: Value, lang: Lang) -> str:
    """How often something of probability `p` happens: about 14 times in 1,000."""
    if not isinstance(p, float):
        return ""
    if p < 0.001:
        return _RARELY.of(lang, of=computed_number(1000, lang))
    of = 1000 if p < 0.02 else 100
    times = round(p * of)
    if times == of:
        return _PRACTICALLY_ALWAYS.of(lang)
    said = _ONCE if times == 1 else _OFTEN
    return said.of(lang, times=computed_number(times, lang), of=computed_number(of, lang))


def p_value(p: Value, lang: Lang) -> str:
    """A p-value to three significant digits: p = 0.0135."""
    if not isinstance(p, float):
        return ""
    if p < 0.001:
        return f"p < {computed_number(0.001, lang, 3)}"
    return f"p = {computed_number(p, lang, 4 if p < 0.1 else 3)}"


def amount_named(point: Point, lang: Lang) -> str:
    """The figure with its name, without its period: 21.4% (women)."""
    name = point.name(lang)
    return f"{amount(point.figure, lang)} ({name})" if name else amount(point.figure, lang)


def untested(reason: Text) -> Text:
    """Why a claim cannot be tested, as a sentence that follows another."""
    return Text(*(f" {CANNOT_BE_TESTED.of(lang)}{reason.of(lang)}." for lang in LANGS))


def whose(point: Point, lang: Lang) -> str:
    """What stands before a sentence about published figures."""
    return "" if point.figure.is_claim else f"{PUBLISHED.of(lang)}: "


def under_name(point: Point, sentence: str, lang: Lang) -> str:
    """A sentence after what separates the point from the others of its series: women: stated change since 2010."""
    name = point.name(lang)
    return f"{name}: {sentence[:1].lower()}{sentence[1:]}" if name else sentence


class PairWords(NamedTuple):
    """Two points in words: what both are, said once, and each with what is its own."""

    whose: str
    first: str
    second: str


def pair_words(first: Point, second: Point, lang: Lang) -> PairWords:
    """Two points of one sentence: Published figures (women): | 21 (2011) | 24 (2012)."""
    if not first.separated_by:
        return PairWords(
            whose(first, lang), named_amount(first.figure, (), lang), named_amount(second.figure, (), lang)
        )
    shared = [name for name in first.separated_by if getattr(first.figure, name) == getattr(second.figure, name)]
    name = distinct_name(first.figure, shared, lang)
    head = f"{name}: " if name else ""
    if not first.figure.is_claim:
        head = f"{PUBLISHED.of(lang)} ({name}): " if name else whose(first, lang)
    own = tuple(name for name in first.separated_by if name not in shared)
    return PairWords(head, named_amount(first.figure, own, lang), named_amount(second.figure, own, lang))


def pair_named(first: Point, second: Point, lang: Lang) -> PairWords:
    """Two points of one period: " (women)" of both, 21.4% | 23.0% (new method), each with what is its own."""
    shared = [name for name in first.separated_by if getattr(first.figure, name) == getattr(second.figure, name)]
    name = distinct_name(first.figure, shared, lang)
    own = [name for name in first.separated_by if name not in shared]
    parts = [(_with_sign(point.figure, lang), distinct_name(point.figure, own, lang)) for point in (first, second)]
    return PairWords(f" ({name})" if name else "", *(f"{said} ({own})" if own else said for said, own in parts))


def margin_words(margin: float, unit: Unit, lang: Lang) -> str:
    """A computed margin, given in the dimension's first unit, to one decimal: 1.3 percentage points."""
    to_one_decimal = round(margin / unit.factor, 1) * unit.factor or margin
    return difference_words(to_one_decimal, to_one_decimal, unit, lang, signs=False)


def covered_by_margin(first: Point, last: Point, lang: Lang) -> str:
    """That two figures differ by less than the margin of error of their difference; "" where they do not."""
    margin, unit = margin_that_covers(first.figure, last.figure), last.figure.unit
    gap = agreement(first.figure, last.figure)
    if margin is None or unit is None or not gap or gap.low == gap.high == 0:
        return ""
    return _COVERED.of(lang, margin=margin_words(margin, unit, lang))


def _with_sign(figure: Figure, lang: Lang) -> str:
    """The figure as it is read, a change with its sign."""
    is_exact = figure.reading is not None and figure.reading.is_exact
    return figure_words(figure, lang, worded=True) if figure.is_relative and is_exact else amount(figure, lang)


def period_since(figure: Figure, lang: Lang) -> str:
    """What a figure is about, at the head of a sentence: 2020; of a change 2020, since 1990."""
    period, since = figure.period.named(lang), figure.change_since
    return f"{period}, {say('charts.since', lang, period=since.in_text(lang))}" if since else period


def caveats(names: Value, lang: Lang, *figures: Figure) -> str:
    """The columns `names` in which `figures` are not alike, as sentences of their own; "" when there are none."""
    if not isinstance(names, list) or not names:
        return ""
    unlike: list[str] = []
    stated_for_one: list[str] = []
    for name in map(str, names):
        (unlike if all(map(attrgetter(name), figures)) else stated_for_one).append(name)
    return _caveats(tuple(unlike), tuple(stated_for_one), lang)


@cache
def _caveats(unlike: tuple[str, ...], stated_for_one: tuple[str, ...], lang: Lang) -> str:
    said = ((_UNLIKE, unlike), (_STATED_FOR_ONE, stated_for_one))
    return "".join(text.of(lang, columns=columns(names, lang)) for text, names in said if names)


def name_of(points: Iterable[Point], lang: Lang) -> str:
    """What separates points from the others of their series, each name once: old rules, new rules."""
    names = dict.fromkeys(name for point in points if (name := point.name(lang)))
    return listing(list(names), lang)


def held_when(claim: Point, references: Sequence[Point], lang: Lang) -> str:
    """At which period a claim is held where that is not its own, how much earlier, and whether it was out by then."""
    reference = references[-1]
    period, own = reference.figure.period, claim.figure.period
    out = was_out(reference, claim)
    if period.days == own.days:
        return _came_later(claim, references, lang)
    words = "" if out is None else (_OUT if out else _NOT_OUT).of(lang)
    days = (claim_day(claim.figure) - period.end).days
    if own.holds(period):
        return _WITHIN.of(lang, period=period.in_text(lang), out=words)
    if days <= 0:
        return _AROUND.of(lang, period=period.in_text(lang), out=words)
    text = _EARLIER_DAY if period.kind == "day" else _EARLIER
    return text.of(lang, period=period.in_text(lang), lag=_lag_words(days, lang), out=words)


def _came_later(claim: Point, references: Sequence[Point], lang: Lang) -> str:
    """Of several figures those that were not out when the claim was made, as after a revision.

    Where none was out that is said of a claim that does not state its period: it might mean an earlier one.
    """
    late = [point for point in references if was_out(point, claim) is False]
    if 0 < len(late) < len(references):
        return _CAME_OUT_LATER.of(lang, figures=amounts_at(late, lang))
    return _CAME_LATER.of(lang) if late and claim.figure.period_basis != "stated" else ""


def lag_to(claim: Point, reference: Point, lang: Lang) -> str:
    """How far a figure of another period is from the claim's: ", 1 year later"; or which is a part of which."""
    return _lag_between(claim.figure.period.days, reference.figure.period.days, lang)


@lru_cache(maxsize=1024)
def _lag_between(own: tuple[date, date], other: tuple[date, date], lang: Lang) -> str:
    """The same of first and last days."""
    if own == other:
        return ""
    if other[0] <= own[0] and own[1] <= other[1]:
        return _LONGER.of(lang)
    if own[0] <= other[0] and other[1] <= own[1]:
        return _PART.of(lang)
    days = (own[1] - other[1]).days
    return (THEN if days > 0 else LATER).of(lang, lag=_lag_words(abs(days), lang))


def length_words(months: int, days: int, lang: Lang) -> str:
    """How long a period is: 6 months, 1 day, 56 months and 13 days."""
    parts = [
        f"{computed_number(n, lang)} {(one if n == 1 else many).of(lang)}"
        for n, one, many in ((months, MONTH, MONTHS), (days, DAY, DAYS))
        if n
    ]
    return listing(parts, lang)


@lru_cache(maxsize=1024)
def _lag_words(days: int, lang: Lang) -> str:
    """How much earlier: 12 days, 7 months, 2.4 years."""
    months = round(days / _DAYS_A_MONTH)
    if months >= _MONTHS_UNTIL_YEARS:
        years = round(days / DAYS_A_YEAR, 1)
        return f"{computed_number(years, lang, 1)} {(YEAR if years == 1 else YEARS).of(lang)}"
    return length_words(months, 0, lang) if months else length_words(0, days, lang)


def runs_of_years(years: Iterable[int]) -> list[str]:
    """Years in order as a reader lists them: those that follow on each other as a span, 2006–2018."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]


def relation_words(name: Value, lang: Lang, said: Interval | None = None, published: Interval | None = None) -> str:
    """A relation in words, as the end of a sentence; of the readings `said` and `published` which holds the other."""
    if said is None or published is None:
        return _RELATIONS[str(name)].of(lang)
    if name == "within_reading" and not _holds(said, published):
        # What has no end holds nearly anything; that a claim lies within it would say too much.
        is_bounded = published.low is not None and published.high is not None
        return (_HELD_WITHIN if is_bounded and _holds(published, said) else OVERLAPPING).of(lang)
    if name == "consistent" and abs(distance(said, published)) >= _SEEN:
        return _ROUNDED.of(lang)
    return _RELATIONS[str(name)].of(lang)


def _holds(outer: Interval, inner: Interval) -> bool:
    """Whether all of `inner` lies within `outer`, whose open ends may be those of `inner`."""
    above = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    return above and (outer.high is None or (inner.high is not None and inner.high <= outer.high))


def columns(names: Iterable[str], lang: Lang) -> str:
    """Columns by their labels, in running text: place and population."""
    return listing([_IN_TEXT.get(name, BY_NAME[name].label).of(lang).lower() for name in names], lang)
