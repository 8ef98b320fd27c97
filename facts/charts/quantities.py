"""Numbers with their units, and intervals, in words of either language."""

from __future__ import annotations

import re
from decimal import Decimal
from math import floor, isclose, log10

from facts.audit.points import Point
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.units import Unit
from facts.words import Lang, quoted, say
from facts.words.numbers import NO_BREAK_SPACE, number, sign, signed, written_decimals

# A hedge of this form is itself the number: "vart femte" stands where 20 per cent would.
_EVERY_NTH = re.compile(r"\b(var|vart|varje|varannan|vartannat|every|each)\b", re.IGNORECASE)
_MOST_WRITTEN = 4


def quantity(value: float | Decimal, unit: Unit | None, lang: Lang, *, worded: bool = False) -> str:
    """A number with its per cent sign, and `worded` with its unit's words as well: 17 000 personer."""
    return with_unit(number(value, lang), value, unit, lang, worded=worded)


def with_unit(text: str, value: float | Decimal, unit: Unit | None, lang: Lang, *, worded: bool = False) -> str:
    """A written number with its sign or, `worded`, its unit's words."""
    if unit and unit.symbol:
        return text + sign(unit.symbol, lang)
    if unit and worded:
        return f"{text}{NO_BREAK_SPACE}{(unit.one if abs(value) == 1 else unit.many).of(lang)}"
    return text


def stated(figure: Figure, lang: Lang, *, worded: bool = False) -> str:
    """What a figure says, hedge verbatim and in quotes: “drygt” 17 000, “vart femte”, +2 %."""
    if figure.value is None:
        return say(f"charts.{figure.direction}", lang)
    hedge = quoted(figure.approximator, lang) if figure.approximator else ""
    if hedge and is_number_itself(figure.approximator):
        return hedge
    written = signed(figure.value, lang) if figure.change_since else number(figure.value, lang)
    text = with_unit(written, figure.value, figure.unit, lang, worded=worded)
    return f"{hedge} {text}".lstrip()


def read_as(figure: Figure, lang: Lang, *, in_column: bool = False) -> str:
    """The translated hedge and how it is read, "" for an exact figure: just over: 4,300–4,350.

    A column that says so in its head needs no "read as" in each of its cells.
    """
    if not figure.approximator or figure.reading is None:
        return ""
    words = between(figure.reading, figure.unit, lang)
    translation = figure.translated("approximator", lang)
    if translation and words.casefold().startswith(translation.casefold()):
        return words
    if translation and translation.casefold() != figure.approximator.casefold():
        return f"{translation}: {words}"
    return words if in_column else say("charts.read_as", lang, interval=words)


def is_number_itself(approximator: str) -> bool:
    """Whether the hedge stands instead of a number."""
    return bool(_EVERY_NTH.search(approximator))


def between(interval: Interval, unit: Unit | None, lang: Lang) -> str:
    """An interval in words: 18–22 %, over 50 %, at most 400."""
    low, high = interval.low, interval.high
    everything = unit is not None and unit.kind == "share" and high is not None and high * unit.factor >= 100
    if high is None or (everything and low is not None):
        key = "over" if interval.low_open else "at_least"
        return say(f"charts.{key}", lang, number=quantity(_tidy(low or 0.0), unit, lang))
    if low is None or (low == 0 and high > 0):
        return say(f"charts.{'under' if interval.high_open else 'at_most'}", lang,
                   number=quantity(_tidy(high), unit, lang))  # fmt: skip
    if low == high:
        return quantity(_tidy(low), unit, lang)
    decimals = _decimals(low, high)
    least, most = number(low, lang, decimals), number(high, lang, decimals)
    # Between numbers with a minus sign a dash would be taken for one more.
    text = say("charts.from_below_zero", lang, low=least, high=most) if low < 0 else f"{least}–{most}"
    return with_unit(text, high, unit, lang)


def in_unit(point: Point, unit: Unit | None) -> tuple[float, Interval]:
    """Value and reading of a point with a number, in the chart's unit."""
    figure = point.figure
    if figure.value is None or figure.reading is None:
        raise ValueError(f"{figure.id} has no number")
    factor = figure.unit.factor / unit.factor if figure.unit and unit else 1.0
    reading = figure.reading if factor == 1 else figure.reading.scaled(factor)
    return float(figure.value) * factor, reading


def _decimals(low: float, high: float) -> int:
    """As many as the width asks for, and one more where that gives both ends as they are: 4.5–5.5."""
    enough = max(0, -floor(log10(high - low)))
    return enough if _end_at(enough, low, high) or not _end_at(enough + 1, low, high) else enough + 1


def _end_at(decimals: int, *values: float) -> bool:
    return all(isclose(value, round(value, decimals), rel_tol=1e-9) for value in values)


def _tidy(value: float) -> Decimal:
    """A bound as somebody wrote it; one that was computed from a share, such as 33.333, to one decimal."""
    written = Decimal(f"{value:.10g}")
    return written if written_decimals(written) <= _MOST_WRITTEN else Decimal(str(round(value, 1)))
