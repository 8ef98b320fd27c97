"""The one place where numbers, units, intervals, readings, differences and periods are put into words.

Chart, card, finding, report, export and site take their words from here, so one figure is written in one way
wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from math import ceil, floor, inf, isclose, log10
from typing import NamedTuple

from facts.figures.figure import Figure, SeriesPrecision
from facts.figures.hedges import Ratio, Share, hedge_of, is_plain_bound
from facts.figures.intervals import Interval, furthest_written
from facts.figures.units import Unit
from facts.words import Lang, Text, quoted, say
from facts.words.numbers import (
    MOST_WRITTEN_DECIMALS,
    NO_BREAK_SPACE,
    computed_number,
    decimals_by_hand,
    number,
    percent_sign,
    sign,
    signed,
    written_decimals,
)

POINT, POINTS = Text("percentage point", "procentenhet"), Text("percentage points", "procentenheter")
_INDEX_POINTS = Text("index points", "indexenheter")
_OF_DIFFERENCES = {
    "share": (POINT, POINTS), "index": (_INDEX_POINTS, _INDEX_POINTS),
    "rank": (Text("place", "plats"), Text("places", "platser")),
}  # fmt: skip
"""What a difference of one, and of more, is called where it is not of the unit itself."""

_ONES = (1, -1)
"""What is said in the singular."""
# Single precision keeps a number to one part in 16 million: 23.2 comes back as 23.200001.
_SINGLE_PRECISION = Decimal("1e-7")


# --- numbers ---------------------------------------------------------------------------------------------------


def readable(value: Decimal, precision: SeriesPrecision | None = None) -> Decimal:
    """`value` as somebody would write it: without the digits that only a computer leaves.

    Where people write other values of the series, with no more decimals than they do.

    >>> [str(readable(Decimal(text))) for text in ("20.0", "23.200001", "0.799052132701422", "0.00012")]
    ['20.0', '23.2', '0.7991', '0.00012']
    """
    if decimals_by_hand(value) is not None:
        return value
    if precision is not None and precision.decimals is not None:
        return round(value, precision.decimals)
    for decimals in range(MOST_WRITTEN_DECIMALS + 1):
        shorter = round(value, decimals)
        if shorter and abs(shorter - value) <= abs(value) * _SINGLE_PRECISION:
            return shorter
    # Four significant digits, and no fewer than two decimals.
    return round(value, max(2, 3 - value.adjusted()))


def _range_of_numbers(
    low: float | None, high: float | None, lang: Lang, decimals: int = 1, *, signs: bool = False
) -> str:
    """Worked-out numbers from `low` to `high`: one number, a range, or a bound; "any number" without bounds.

    >>> _range_of_numbers(2.08, 14.6, "en", signs=True)
    '+2.1 to +14.6'
    """
    if low is None and high is None:
        return say("wording.any", lang)
    if low is not None and low == high:
        return computed_number(low, lang, decimals, signs=signs)
    least = "" if low is None else computed_number(low, lang, decimals, signs=signs)
    most = "" if high is None else computed_number(high, lang, decimals, signs=signs)
    if low is None:
        return say("wording.at_most", lang, number=most)
    if high is None:
        return say("wording.over" if signs else "wording.at_least", lang, number=least)
    return least if least == most else say("wording.from_to", lang, low=least, high=most)


# --- units -----------------------------------------------------------------------------------------------------


def with_unit(text: str, value: float | Decimal | None, unit: Unit | None, lang: Lang, *, worded: bool = False) -> str:
    """A written number with its unit's sign or, `worded`, its unit's words, in the singular after 1 and −1."""
    if unit is None:
        return text
    if unit.symbol:
        return text + sign(unit.symbol, lang)
    if not worded:
        return text
    if unit.kind in ("index", "rank"):
        return f"{unit.one.of(lang)}{NO_BREAK_SPACE}{text}"
    return f"{text}{NO_BREAK_SPACE}{(unit.one if value in _ONES else unit.many).of(lang)}"


def quantity(value: float | Decimal, unit: Unit | None, lang: Lang, *, worded: bool = False) -> str:
    """A number with its per cent sign, and `worded` with its unit's words as well: 17 000 personer."""
    exact = readable(value) if isinstance(value, Decimal) else value
    return with_unit(number(exact, lang), exact, unit, lang, worded=worded)


# --- intervals -------------------------------------------------------------------------------------------------


def interval_words(interval: Interval, unit: Unit | None, lang: Lang, *, worded: bool = False) -> str:
    """An interval in words: 18–22 %, over 50 %, at most 400 jobs.

    >>> interval_words(Interval(4300.0, 4350.0, True, True), None, "en")
    '4,300–4,350'
    """
    low, high = interval.low, interval.high
    if low is None and high is None:
        return say("wording.any", lang)
    # "Nearly all" ends under 100 per cent, and says so.
    everything = (
        unit is not None and unit.kind == "share" and high is not None and high * unit.factor >= 100
        and not interval.high_open
    )  # fmt: skip
    if high is None or (everything and low is not None and low != high):
        bound = quantity(_tidy(low or 0.0), unit, lang, worded=worded)
        return say("wording.over" if interval.low_open else "wording.at_least", lang, number=bound)
    if low is None or (low == 0 and high > 0):
        bound = quantity(_tidy(high), unit, lang, worded=worded)
        return say("wording.under" if interval.high_open else "wording.at_most", lang, number=bound)
    if low == high:
        return quantity(_tidy(low), unit, lang, worded=worded)
    decimals = _decimals(low, high)
    least, most = number(low, lang, decimals), number(high, lang, decimals)
    # Between numbers with a minus sign a dash would be taken for one more.
    text = say("wording.from_to", lang, low=least, high=most) if low < 0 else f"{least}–{most}"
    return with_unit(text, None, unit, lang, worded=worded)


@lru_cache(maxsize=1024)
def _decimals(low: float, high: float) -> int:
    """As many as the width asks for, and one more where that gives both ends as they are: 4.5–5.5."""
    if high - low >= 1 and low.is_integer() and high.is_integer():
        return 0
    enough = max(0, -floor(log10(high - low)))
    return enough if _end_at(enough, low, high) or not _end_at(enough + 1, low, high) else enough + 1


def _end_at(decimals: int, low: float, high: float) -> bool:
    return isclose(low, round(low, decimals), rel_tol=1e-9) and isclose(high, round(high, decimals), rel_tol=1e-9)


def _tidy(value: float) -> Decimal:
    """A bound as somebody wrote it; one that was computed from a share, such as 33.333, to one decimal."""
    written = Decimal(f"{value:.10g}")
    return written if written_decimals(written) <= MOST_WRITTEN_DECIMALS else Decimal(str(round(value, 1)))


# --- figures and their readings --------------------------------------------------------------------------------


class _Written(NamedTuple):
    """A figure's value as somebody would write it, of a range its lower end: before it is put into any language."""

    value: Decimal
    decimals: int


@lru_cache(maxsize=1024)
def _written(figure: Figure) -> _Written | None:
    if figure.value is None:
        return None
    decimals = decimals_by_hand(figure.value)
    if decimals is not None:
        return _Written(figure.value, decimals)
    value = readable(figure.value, figure.precision)
    return _Written(value, written_decimals(value))


def is_number_itself(approximator: str) -> bool:
    """Whether the hedge stands instead of a number, as "vart femte" and "sju av tio" do."""
    return isinstance(hedge_of(approximator), (Share, Ratio))


def figure_words(figure: Figure, lang: Lang, *, worded: bool = False) -> str:
    """What a figure says, hedge verbatim and in quotes: “drygt” 17 000, “vart femte”, +2 %."""
    if figure.value is None:
        return say(f"charts.{figure.direction}", lang)
    hedge = quoted(figure.approximator, lang) if figure.approximator else ""
    if hedge and is_number_itself(figure.approximator):
        return hedge
    return _hedged_number(figure, f"{hedge} ".lstrip(), lang, worded=worded)


def translated_words(figure: Figure, lang: Lang, *, worded: bool = False) -> str:
    """What a figure says, its hedge in the reader's language, or verbatim in quotes for want of a translation."""
    translation = figure.translated("approximator", lang)
    if figure.value is None or not figure.approximator or is_number_itself(figure.approximator):
        return figure_words(figure, lang, worded=worded)
    hedge = translation or quoted(figure.approximator, lang)
    return _hedged_number(figure, hedge + NO_BREAK_SPACE, lang, worded=worded)


def is_climb(figure: Figure) -> bool:
    """Whether a figure says by how many places something rose or fell in a ranking."""
    moves = figure.change_since is not None and figure.direction in ("increase", "decrease")
    return moves and figure.unit_kind == "rank" and figure.value is not None


def _has_sign(figure: Figure) -> bool:
    """Whether a number is said of something else: twice as many is no rise by two, and a record is a level."""
    is_difference = figure.unit is not None and figure.unit.kind not in ("times", "rank")
    return figure.is_relative and is_difference and figure.direction not in ("highest", "lowest")


def _hedged_number(figure: Figure, hedge: str, lang: Lang, *, worded: bool) -> str:
    value, unit = figure.value, figure.unit
    if value is not None and unit is not None and is_climb(figure):
        return hedge + difference_words(float(value), float(value), unit, lang)
    if not (hedge and value is not None and value < 0 and _has_sign(figure)) or figure.is_range:
        return _with_unit(figure, lang, worded=worded, hedge=hedge)
    # "Fallen by over 30 per cent" is 30% lower: "over −30%" would be a smaller fall.
    size = -readable(value, figure.precision)
    return _lower_by(with_unit(hedge + number(size, lang), size, unit, lang, worded=worded), figure, lang)


def _lower_by(amount: str, figure: Figure, lang: Lang) -> str:
    """An amount by which something is less: 30% lower, 500 children fewer."""
    is_counted = figure.unit is not None and figure.unit.kind == "count"
    return say("wording.fewer_by" if is_counted else "wording.lower_by", lang, amount=amount)


def _written_number(figure: Figure, lang: Lang) -> str:
    """The number or the range as written; with its sign when it is said of something else."""
    ends = [readable(end, figure.precision) for end in (figure.value, figure.value_high) if end is not None]
    written = [signed(end, lang) if _has_sign(figure) else number(end, lang) for end in ends]
    if len(written) < 2:
        return written[0]
    is_plain = not _has_sign(figure) and ends[0] >= 0
    return "–".join(written) if is_plain else say("wording.from_to", lang, low=written[0], high=written[1])


def reading_words(figure: Figure, lang: Lang, *, in_column: bool = False) -> str:
    """The translated hedge and how it is read, "" for an exact figure: just over: 4,300–4,350.

    Words that say their own bound have nothing beside them, but for the cell of a column: at most 10.
    """
    if not figure.approximator or figure.reading is None or (says_its_reading(figure, lang) and not in_column):
        return ""
    words = reading_interval(figure, lang)
    translation = figure.translated("approximator", lang)
    if translation and words.casefold().startswith(translation.casefold()):
        return words
    if translation and translation.casefold() != figure.approximator.casefold():
        return f"{translation}: {words}"
    return words if in_column else say("charts.read_as", lang, interval=words)


def says_its_reading(figure: Figure, lang: Lang) -> bool:
    """Whether its hedge, in a language that needs no translation, is the bound that it is read as."""
    own = figure.translated("approximator", lang).casefold() in ("", figure.approximator.casefold())
    return own and is_plain_bound(figure.approximator) and not figure.is_range


@lru_cache(maxsize=1024)
def amount(figure: Figure, lang: Lang) -> str:
    """The figure as it is read, with its unit: 5,023 jobs, 18–22%, over 400 children; "" without a number."""
    if figure.reading is None or figure.unit is None:
        return ""
    written = _written(figure)
    if written and figure.reading.is_exact:
        return with_unit(number(written.value, lang), written.value, figure.unit, lang, worded=True)
    return reading_interval(figure, lang, worded=True)


def reading_interval(figure: Figure, lang: Lang, *, worded: bool = False) -> str:
    """How a figure is read, "" without a number; of whole things in whole numbers, for nobody counts 3.6 schools."""
    if figure.reading is None:
        return ""
    reading = _in_whole_things(figure, figure.reading)
    if figure.is_relative and reading.low is None and reading.high is not None and reading.high < 0:
        # "Fallen by over 30 per cent" is no "under −30": a fall without a bound is told by its size.
        fall = Interval(-reading.high, None, reading.high_open)
        return _lower_by(interval_words(fall, figure.unit, lang, worded=worded), figure, lang)
    return interval_words(reading, figure.unit, lang, worded=worded)


def _in_whole_things(figure: Figure, reading: Interval) -> Interval:
    """The reading of a whole number of things out to whole numbers; a mean, a share or a scaled number as it is."""
    if not _is_of_whole_things(figure):
        return reading
    low = None if reading.low is None else float(floor(reading.low))
    high = None if reading.high is None else float(ceil(reading.high))
    return Interval(low, high, reading.low_open, reading.high_open)


@lru_cache(maxsize=1024)
def _is_of_whole_things(figure: Figure) -> bool:
    unit, value = figure.unit, figure.value
    is_counted = unit is not None and unit.kind == "count" and unit.factor == 1 and figure.time_kind != "average"
    return is_counted and value is not None and value == int(value)


def written_amount(figure: Figure, lang: Lang) -> str:
    """The number as the table gives it, hedge aside, with its unit."""
    if figure.value is None or figure.unit is None:
        return ""
    return _with_unit(figure, lang, worded=True)


def _with_unit(figure: Figure, lang: Lang, *, worded: bool, hedge: str = "") -> str:
    """The number after its hedge, with its unit: index “nästan” 120; said of something else in index points."""
    text = hedge + _written_number(figure, lang)
    if worded and _has_sign(figure) and figure.unit is not None and figure.unit.kind == "index":
        return f"{text}{NO_BREAK_SPACE}{_INDEX_POINTS.of(lang)}"
    return with_unit(text, figure.value, figure.unit, lang, worded=worded)


# --- differences -----------------------------------------------------------------------------------------------


def _written_precision(figure: Figure, unit: Unit) -> int | None:
    """How many decimals the figure has in `unit`, as written: 4.8 mdkr has none in msek.

    None without a number, and where one unit is no power of ten of the other, such as days of weeks.
    """
    written = _written(figure)
    if written is None or figure.unit is None:
        return None
    decimals = written.decimals
    if unit.factor == figure.unit.factor:
        return decimals
    power = log10(unit.factor / figure.unit.factor)
    return max(0, decimals + round(power)) if isclose(power, round(power), abs_tol=1e-9) else None


def difference_words(low: float | None, high: float | None, unit: Unit, lang: Lang, *figures: Figure,
                     signs: bool = True, worded: bool = True) -> str:  # fmt: skip
    """A difference between `figures`, given in the dimension's first unit, in `unit`.

    One number has the finer written precision of the figures, and is 0 only when it is 0: from 20.0 to 19.96
    is −0.04. The difference of two shares is in percentage points.
    """
    if unit.kind == "share":
        # Also that of two numbers per mille, of which ten are one in a hundred.
        unit = replace(unit, factor=1.0)
    first = None if low in (None, -inf) else furthest_written(low / unit.factor)
    last = None if high in (None, inf) else furthest_written(high / unit.factor)
    if first != last and unit.factor == 1 and figures and all(map(_is_of_whole_things, figures)):
        first, last = first and float(floor(first)), last and float(ceil(last))
    if first is not None and last is not None and (first == last or isclose(first, last, rel_tol=1e-12)):
        text = _at_precision(first, _finer(figures, unit), lang, signs=signs)
    else:
        # As in an interval, the width says how many decimals mean something.
        wide = first is not None and last is not None
        text = _range_of_numbers(first, last, lang, _decimals(first or 0.0, last or 0.0) if wide else 2, signs=signs)
    one = first if first == last else None
    if words := _OF_DIFFERENCES.get(unit.kind):
        return f"{text}{NO_BREAK_SPACE}{(words[0] if one in _ONES else words[1]).of(lang)}"
    return with_unit(text, one, unit, lang, worded=worded)


def percent_change_words(low: float | None, high: float | None, lang: Lang) -> str:
    """A change in per cent, with its sign: +22.5%, or +2.1 to +14.6%."""
    return _range_of_numbers(low, high, lang, signs=True) + percent_sign(lang)


def points_words(low: float | None, high: float | None, lang: Lang) -> str:
    """A change in percentage points, with its sign."""
    word = POINT if low is not None and low == high and abs(low) == 1 else POINTS
    return f"{_range_of_numbers(low, high, lang, 2, signs=True)}{NO_BREAK_SPACE}{word.of(lang)}"


def change_words(change: Interval, unit: Unit, lang: Lang) -> str:
    """A change as a claim states it: in per cent, in percentage points, or in a unit."""
    if unit.kind == "share":
        return percent_change_words(change.low, change.high, lang)
    if unit.kind == "points":
        return points_words(change.low, change.high, lang)
    if unit.kind == "times":
        text = _range_of_numbers(change.low, change.high, lang, 2)
        return with_unit(text, change.low if change.is_exact else None, unit, lang, worded=True)
    return difference_words(change.low, change.high, unit, lang)


def _finer(figures: Sequence[Figure], unit: Unit) -> int | None:
    found = [_written_precision(figure, unit) for figure in figures]
    return max([decimals for decimals in found if decimals is not None], default=None)


def _at_precision(value: float, decimals: int | None, lang: Lang, *, signs: bool) -> str:
    """With its written noughts, but for a difference of nothing."""
    if decimals is None or (abs(value) < 1 and not round(value, decimals)):
        return computed_number(value, lang, 2 if decimals is None else decimals, signs=signs)
    return signed(value, lang, decimals) if signs else number(value, lang, decimals)
