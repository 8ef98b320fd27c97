"""Numbers, amounts, periods and columns as parts of the audit's sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from facts.audit.findings import Value
from facts.audit.points import Point
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.units import Unit
from facts.words import Lang, Text, numbers

AND = Text("and", "och")
OVER = Text("more than {low}", "mer än {low}")
AT_LEAST = Text("at least {low}", "minst {low}")
UNDER = Text("less than {high}", "mindre än {high}")
AT_MOST = Text("at most {high}", "högst {high}")
BETWEEN = Text("{low} to {high}", "{low} till {high}")
ANY = Text("any number", "vilket tal som helst")
POINT, POINTS = Text("percentage point", "procentenhet"), Text("percentage points", "procentenheter")
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
MORE = Text("{n} more", "{n} till")
MONTH, MONTHS = Text("month", "månad"), Text("months", "månader")
DAY, DAYS = Text("day", "dag"), Text("days", "dagar")
PUBLISHED = Text("Published figures", "Publicerade siffror")
MOST_NAMED = 5
_IN_TEXT = {"time_kind": Text("way of counting over time", "sätt att räkna över tid")}


@lru_cache(maxsize=8192)
def written(value: float, lang: Lang, decimals: int | None = None, signed: bool = False) -> str:
    """A number for the reader; with `decimals`, no more than those and no noughts at the end."""
    text = f"{value:,.{2 if decimals is None else decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("0", "-0"):
        return "0"
    return numbers.in_signs_of(lang, f"+{text}" if signed and text[0] != "-" else text)


def between(low: float | None, high: float | None, lang: Lang, decimals: int = 1, signed: bool = False) -> str:
    """The numbers from `low` to `high`: one number, a range, or a bound."""
    if low is None and high is None:
        return ANY.of(lang)
    least = "" if low is None else written(low, lang, decimals, signed)
    if low == high:
        return least
    most = "" if high is None else written(high, lang, decimals, signed)
    if low is None:
        return AT_MOST.of(lang).format(high=most)
    if high is None:
        return (OVER if signed else AT_LEAST).of(lang).format(low=least)
    return least if least == most else BETWEEN.of(lang).format(low=least, high=most)


def percent(low: float | None, high: float | None, lang: Lang) -> str:
    """A change in per cent, with its sign: +22.5%, or +2.1 to +14.6%."""
    return between(low, high, lang, signed=True) + numbers.percent_sign(lang)


def points(low: float | None, high: float | None, lang: Lang) -> str:
    """A change in percentage points, with its sign."""
    word = POINT if _is_one(low, high) else POINTS
    return f"{between(low, high, lang, signed=True)} {word.of(lang)}"


def in_unit(low: float | None, high: float | None, unit: Unit, lang: Lang, signed: bool = True) -> str:
    """A difference, given in the dimension's first unit, in `unit`."""
    if unit.kind == "share":
        return points(low, high, lang)
    first = None if low is None else low / unit.factor
    last = None if high is None else high / unit.factor
    return with_unit(between(first, last, lang, 2, signed), _is_one(first, last), unit, lang)


def _is_one(low: float | None, high: float | None) -> bool:
    """Whether the unit's word stands in the singular after it: 1 and −1."""
    return low is not None and low == high and abs(low) == 1


def stated_change(change: Interval, unit: Unit, lang: Lang) -> str:
    """A change as a claim states it: in per cent, in percentage points, or in a unit."""
    if unit.kind == "share":
        return percent(change.low, change.high, lang)
    if unit.kind == "points":
        return points(change.low, change.high, lang)
    return in_unit(change.low, change.high, unit, lang)


def number_range(low: Value, high: Value, lang: Lang) -> str:
    """An interval of ratios: 1.20–6.52, or with a word where it has no upper bound."""
    if not isinstance(low, float):
        return ANY.of(lang)
    if not isinstance(high, float):
        return AT_LEAST.of(lang).format(low=numbers.number(low, lang, 2))
    return f"{numbers.number(low, lang, 2)}–{numbers.number(high, lang, 2)}"


def often(p: Value, lang: Lang) -> str:
    """How often something of probability `p` happens: about 14 times in 1,000."""
    if not isinstance(p, float):
        return ""
    if p < 0.001:
        return RARELY.of(lang).format(of=written(1000, lang))
    of = 1000 if p < 0.02 else 100
    times = round(p * of)
    return (ONCE if times == 1 else OFTEN).of(lang).format(times=written(times, lang), of=written(of, lang))


def p_value(p: Value, lang: Lang) -> str:
    """A p-value to three significant digits: p = 0.0135."""
    if not isinstance(p, float):
        return ""
    if p < 0.001:
        return f"p < {written(0.001, lang, 3)}"
    return f"p = {written(p, lang, 4 if p < 0.1 else 3)}"


@lru_cache(maxsize=4096)
def amount(figure: Figure, lang: Lang) -> str:
    """The figure as read, with its unit: 5,023 jobs, 18.2 to 22.2%, more than 400 children."""
    if figure.reading is None or figure.unit is None:
        return ""
    reading = figure.reading
    whole = 100 / figure.unit.factor if figure.unit.kind == "share" else None
    return with_unit(reading_text(reading, whole, lang), reading.is_exact and reading.low == 1, figure.unit, lang)


@lru_cache(maxsize=4096)
def amount_at(point: Point, lang: Lang) -> str:
    """The figure with its period: 5,023 jobs (2012)."""
    return f"{amount(point.figure, lang)} ({point.figure.period.named(lang)})"


def reading_text(reading: Interval, whole: float | None, lang: Lang) -> str:
    """An interval as one number, a range or a bound; no share is over the `whole`."""
    low, high = reading.low, reading.high
    if low is not None and low == high:
        return written(low, lang)
    if low is not None and reading.low_open and high in (None, whole):
        return OVER.of(lang).format(low=written(low, lang))
    if reading.high_open and high is not None and not low:
        return UNDER.of(lang).format(high=written(high, lang))
    if high is not None and not low:
        return AT_MOST.of(lang).format(high=written(high, lang))
    if low is None or high is None:
        return between(low, high, lang, 2)
    # Between numbers with a minus sign a dash would be taken for one more.
    return between(low, high, lang) if low < 0 else f"{written(low, lang, 1)}–{written(high, lang, 1)}"


def with_unit(text: str, is_one: bool, unit: Unit, lang: Lang) -> str:
    """`text` with the unit's words or sign."""
    if unit.symbol:
        return text + numbers.sign(unit.symbol, lang)
    return f"{text} {(unit.one if is_one else unit.many).of(lang)}"


def as_written(figure: Figure, lang: Lang) -> str:
    """The number as the table gives it, hedge aside, with its unit."""
    if figure.value is None or figure.unit is None:
        return ""
    return with_unit(numbers.number(figure.value, lang), figure.value == 1, figure.unit, lang)


def length(months: int, days: int, lang: Lang) -> str:
    """How long a period is: 6 months, 1 day, 56 months and 13 days."""
    parts = [
        f"{written(n, lang)} {(one if n == 1 else many).of(lang)}"
        for n, one, many in ((months, MONTH, MONTHS), (days, DAY, DAYS))
        if n
    ]
    return f" {AND.of(lang)} ".join(parts)


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


def listing(parts: Sequence[str], lang: Lang) -> str:
    """a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {AND.of(lang)} {parts[-1]}"


def shortened(parts: Sequence[str], lang: Lang) -> str:
    """a, b, c, d and 7 more."""
    if len(parts) <= MOST_NAMED:
        return listing(parts, lang)
    more = MORE.of(lang).format(n=written(len(parts) - MOST_NAMED + 1, lang))
    return listing([*parts[: MOST_NAMED - 1], more], lang)


def sentence_case(text: str) -> str:
    """`text` with a capital first letter."""
    return text if text[:1].isupper() else text[:1].upper() + text[1:]
