"""Parts of the audit's sentences: relations, columns, caveats, and how often something happens."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from facts.audit.findings import Value
from facts.audit.points import Point
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.figures.wording import amount_in_period, computed_number, listing
from facts.words import Lang, Text, numbers, say

CAVEATS = Text("Not the same, or not stated for both: {columns}.", "Inte lika, eller inte angivet för båda: {columns}.")
RELATIONS = {
    "consistent": Text("this agrees with the claim", "det stämmer med påståendet"),
    "within_reading": Text(
        "this is within the reading of the claim’s words", "det ryms i läsningen av påståendets ord"
    ),
    "inconsistent": Text("this does not agree with the claim", "det stämmer inte med påståendet"),
    "not_testable": Text("this cannot be tested", "det går inte att pröva"),
}
ONCE = Text("about once in {of}", "ungefär en gång av {of}")
OFTEN = Text("about {times} times in {of}", "ungefär {times} gånger av {of}")
RARELY = Text("less than once in {of}", "mindre än en gång av {of}")
PUBLISHED = Text("Published figures", "Publicerade siffror")
_IN_TEXT = {"time_kind": Text("way of counting over time", "sätt att räkna över tid")}


def amount_at(point: Point, lang: Lang) -> str:
    """The figure with its period: 5,023 jobs (2012)."""
    return amount_in_period(point.figure, lang)


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
        return RARELY.of(lang).format(of=computed_number(1000, lang))
    of = 1000 if p < 0.02 else 100
    times = round(p * of)
    return (
        (ONCE if times == 1 else OFTEN)
        .of(lang)
        .format(times=computed_number(times, lang), of=computed_number(of, lang))
    )


def p_value(p: Value, lang: Lang) -> str:
    """A p-value to three significant digits: p = 0.0135."""
    if not isinstance(p, float):
        return ""
    if p < 0.001:
        return f"p < {computed_number(0.001, lang, 3)}"
    return f"p = {computed_number(p, lang, 4 if p < 0.1 else 3)}"


def place(figure: Figure, lang: Lang) -> str:
    """The figure's place for the reader, "" when not stated."""
    return figure.text("place", lang)


def whose(point: Point, lang: Lang) -> str:
    """What stands before a sentence about published figures, and where they are from."""
    if point.figure.is_claim:
        return ""
    where = place(point.figure, lang)
    return f"{PUBLISHED.of(lang)}{f' ({where})' if where else ''}: "


def caveats(names: Value, lang: Lang) -> str:
    """What is to be said with a change, as a sentence of its own; "" when nothing is."""
    return _caveats(tuple(map(str, names)), lang) if isinstance(names, list) and names else ""


@cache
def _caveats(names: tuple[str, ...], lang: Lang) -> str:
    return " " + CAVEATS.of(lang).format(columns=columns(names, lang))


def relation(name: Value, lang: Lang) -> str:
    """A relation in words, as the end of a sentence."""
    return RELATIONS[str(name)].of(lang)


def columns(names: Iterable[str], lang: Lang) -> str:
    """Columns by their labels, in running text: place and population."""
    return listing([_IN_TEXT.get(name, BY_NAME[name].label).of(lang).lower() for name in names], lang)
