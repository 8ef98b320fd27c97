"""Whether a figure's value can be read out of the words that it is quoted from.

`find_value` has the reader judge every word. Of a quarter of a million quotes most need only `word_before`: the
number stands in digits between words that leave it alone. What that sees the reader sees too, which a test holds of
any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import zip_longest

from facts.language.number_reader import SpokenNumber, alternatives, numbers_and_articles_in
from facts.language.quantities import begins_cardinal
from facts.language.tokens import GROUP_SPACES, Token, digit_readings, tokens_of
from facts.language.vocabulary import (
    AND_WORDS,
    DECADES,
    DECIMAL_MARKS,
    DENOMINATORS,
    FILLERS,
    HALVES,
    HEDGE_ENDINGS,
    LABEL_WORDS,
    LABELS_WITH_STOP,
    MAY_BE_PLACES,
    MINUS_WORDS,
    MONTHS,
    NUMBERED,
    ONE,
    ORDINAL_ENDINGS,
    OUT_OF,
    PERCENT,
    PLACE_NOUNS,
    PLACES,
    POINTS,
    RANGE,
    SCALE_WORDS,
    SUPERLATIVE_WORDS,
    VALUE_MULTIPLES,
    VALUE_TIMES,
)

# No statistic is larger or finer, and exact arithmetic with huge exponents would take for ever.
_LARGEST_EXPONENT = 60


def find_value(text: str, value: Decimal, factor: Decimal | float = 1, is_share: bool = False) -> SpokenNumber | None:
    """The first number of `text` that says `value`; None when it cannot be read there.

    `factor` is the unit's: `value` times `factor` is the number in the first unit of its dimension, 10^9 for
    mdkr. With `is_share` (percentage points too) that unit is percent, and 1/10 the factor of per mille.
    """
    return next(iter(find_values(text, value, factor, is_share)), None)


def find_values(
    text: str,
    value: Decimal,
    factor: Decimal | float = 1,
    is_share: bool = False,
    besides: frozenset[int] = frozenset(),
) -> tuple[SpokenNumber, ...]:
    """All numbers of `text` that say `value`, of the best kind that there is, but those that begin at `besides`.

    For a number: those that mean exactly that; else those that may mean it, that stand in the figure's own
    unit ("4 828" in msek), that are part of a share ("24 av 310"), or whose sign is left to the words
    ("minskade med 2"); else four digits that look like a year; else, for one, a lone "en", "ett" or "one",
    and for nought a lone "inga" or "no".
    For a share: percentages that are exactly that and shares in words that are when rounded as the value
    is written (33.3 for "vart tredje"); else bare numbers in the figure's own unit.
    """
    if not can_be_said(value):
        return ()
    unit = _exactly(factor)
    tests = _share_tests(value, unit) if is_share else _number_tests(Fraction(value), unit)
    said = [number for number in numbers_and_articles_in(text) if number.start not in besides]
    for test in tests:
        if found := tuple(number for number in said if test(number)):
            return found
    return _find_nought(text) if not value else ()


def can_be_said(value: Decimal) -> bool:
    """Whether a value is of a size that anybody says, and that can be counted with exactly."""
    return value.is_finite() and abs(value.adjusted()) <= _LARGEST_EXPONENT


def find_places(text: str, rank: Decimal) -> tuple[SpokenNumber, ...]:
    """The words of `text` that say the place `rank` in an order: third, tredje, 3:e, 3rd.

    What goes furthest, with no place before it, has the first: of "näst högsta" only the second is said.

    >>> [place.text for place in find_places("Nordens näst högsta arbetslöshet", Decimal(2))]
    ['näst']
    >>> [place.text for place in find_places("Sverige är nummer 10, Norge är tia", Decimal(10))]
    ['nummer 10', 'tia']
    """
    found: list[SpokenNumber] = []
    last = None
    for token, following in zip_longest(tokens := tokens_of(text), tokens[1:]):
        place, end = _place_of(token, following)
        if place == 0 and last is None and token.key in SUPERLATIVE_WORDS:
            place = 1
        if place and place == rank:
            found.append(_spoken(text, token.start, end, rank))
        last = place or None
    return tuple(found)


def _place_of(token: Token, following: Token | None) -> tuple[Fraction | int, int]:
    """The place that a word says, 0 for none, and where its words end."""
    if following and following.key in ORDINAL_ENDINGS and following.gap in ("none", "colon") and token.readings:
        return token.readings[0], following.end
    if token.key in NUMBERED and following and following.readings and "." not in following.key:
        return following.readings[0], following.end
    if following and token.key + following.key in PLACES:
        return PLACES[token.key + following.key], following.end
    if token.key in MAY_BE_PLACES:
        is_place = following is not None and following.key in PLACE_NOUNS | SUPERLATIVE_WORDS
        return 2 if is_place else 0, token.end
    return PLACES.get(token.key, 0), token.end


def find_multiples(text: str, factor: Decimal) -> tuple[SpokenNumber, ...]:
    """The words of `text` that say `factor` times as much: doubled, halverats, tre gånger så många.

    >>> [number.text for number in find_multiples("Antalet har fördubblats sedan dess.", Decimal(2))]
    ['har fördubblats']
    """
    words = _MULTIPLE.finditer(text.casefold()) if len(text) == len(text.casefold()) else ()
    said = [_spoken(text, *match.span(), factor) for match in words if Decimal(VALUE_MULTIPLES[match[0]]) == factor]
    if said:
        return tuple(said)
    return tuple(
        number
        for number in numbers_and_articles_in(text)
        if number.kind in ("number", "article") and number.value == Fraction(factor)
        and _TIMES_AS_MUCH.match(text.casefold(), number.end)
    )  # fmt: skip


def _find_nought(text: str) -> tuple[SpokenNumber, ...]:
    """Words for nought that are no number word: not one, inte en enda, none."""
    return tuple(_spoken(text, *match.span(), Decimal(0)) for match in _NOUGHT.finditer(text))


def _spoken(text: str, start: int, end: int, value: Decimal) -> SpokenNumber:
    exact = Fraction(value)
    return SpokenNumber(exact, (exact,), "article", start, end, text[start:end])


@cache
def _exactly(factor: Decimal | float) -> Fraction:
    return Fraction(str(factor))


_NOUGHT = re.compile(r"\b(?:not (?:one|a single)|none|inte (?:en|ett)(?: enda)?|ingen|inget)\b", re.I)
_MULTIPLE = re.compile(rf"\b(?:{alternatives(VALUE_MULTIPLES)})\b")
_TIMES_AS_MUCH = re.compile(rf"\s*(?:{alternatives(VALUE_TIMES)})\b")
_Test = Callable[[SpokenNumber], bool]


def _number_tests(written: Fraction, unit: Fraction) -> tuple[_Test, ...]:
    target = written * unit

    def means(number: SpokenNumber) -> bool:
        return number.kind == "number" and number.value == target

    def may_mean(number: SpokenNumber) -> bool:
        if number.kind == "number" and number.scale == 1 and _among(written, number.readings):
            return True
        return (number.kind == "number" and _among(target, number.readings)) or target in number.parts

    def is_year(number: SpokenNumber) -> bool:
        return number.kind == "year" and number.value == target

    def is_article(number: SpokenNumber) -> bool:
        return number.kind == "article" and number.value == target == written

    return means, may_mean, is_year, is_article


def _share_tests(value: Decimal, unit: Fraction) -> tuple[_Test, ...]:
    written = Fraction(value)

    def means(number: SpokenNumber) -> bool:
        if number.kind not in ("share", "points"):
            return False
        if number.each is None:
            return _rounds_to(number.value / unit, value)
        return _among(written * unit, number.readings)

    def may_mean(number: SpokenNumber) -> bool:
        return number.kind == "number" and number.scale == 1 and _among(written, number.readings)

    return means, may_mean


def _among(wanted: Fraction, readings: tuple[Fraction, ...]) -> bool:
    """Whether it is one of the readings; a negative one also without its sign, which the words may carry."""
    return wanted in readings or (wanted < 0 and -wanted in readings)


def _rounds_to(number: Fraction, value: Decimal) -> bool:
    """Whether `number` is `value`, or its opposite, at the precision that it is written with."""
    exponent = value.as_tuple().exponent
    decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    return value != 0 and abs(number - abs(Fraction(value))) <= Fraction(1, 2 * 10**decimals)


BEFORE_HEDGED = HEDGE_ENDINGS | FILLERS
"""The words right before a number that may make it approximate."""

_RUN = re.compile(rf"[0-9]++(?:[.,'’][0-9]++|[{GROUP_SPACES}][0-9]{{3}}(?![0-9]))*")
_NO_SPACES = str.maketrans("", "", GROUP_SPACES)
# Longer than any word of either language.
_LONGEST_WORD = 40
_BEFORE = frozenset().union(
    MINUS_WORDS, LABEL_WORDS, LABELS_WITH_STOP, MONTHS, ONE, HALVES, DECIMAL_MARKS, SCALE_WORDS, RANGE, DENOMINATORS,
    *OUT_OF,
)  # fmt: skip
_ONE_PERCENT = frozenset(words[0] for words, parts in PERCENT.items() if len(words) == 1 and parts == 1)
_AFTER = frozenset().union(
    SCALE_WORDS,
    HALVES,
    AND_WORDS,
    ONE,
    MONTHS,
    RANGE,
    DENOMINATORS,
    ORDINAL_ENDINGS,
    DECADES,
    *PERCENT,
    *POINTS,
    *OUT_OF,
)


def word_before(
    text: str,
    value: Decimal,
    *,
    is_percent: bool = False,
    scale: int = 1,
    is_other_unit: Callable[[str, int], bool] | None = None,
) -> str | None:
    """The word before `value` where it stands plainly in digits, "" at the beginning; None when a reader must look.

    Plainly is after a blank and before a word, with nothing that could multiply it, divide it, turn it round or
    make it a date, a year, a share or a label; with `is_percent` the word after it is one for percent, with a
    `scale` above 1 one for that: "miljoner" for 10^6. `is_other_unit` tells of a text and the place behind a number
    whether a unit stands there that makes another amount of it.
    """
    written = f"{value:f}" if -12 < value.adjusted() < 12 else ""
    for run in _RUN.finditer(text):
        digits = run[0]
        if not _says_only(digits, written):
            continue
        before = _word_up_to(text, run.start())
        if before is None or before in _BEFORE or begins_cardinal(before):
            continue
        if is_percent:
            is_meant = _word_from(text, run.end()) in _ONE_PERCENT
        elif scale > 1:
            end = _end_of_scale(text, run.end(), scale)
            is_meant = end is not None and not (is_other_unit and is_other_unit(text, end))
        else:
            is_plain = _stands_alone(text, run.end()) and not _may_be_year(digits)
            is_meant = is_plain and not (is_other_unit and is_other_unit(text, run.end()))
        if is_meant:
            return before
    return None


def _stands_alone(text: str, place: int) -> bool:
    """Whether the word after `place` leaves what is before it as it is."""
    after = _word_from(text, place)
    return after is not None and after not in _AFTER


def _end_of_scale(text: str, place: int, scale: int) -> int | None:
    """Where a word for `scale` ends that stands after `place`; None where there is none, or more that multiplies."""
    word = _word_from(text, place)
    if word is None or SCALE_WORDS.get(word) != scale:
        return None
    end = place + 1 + len(word)
    return end if _stands_alone(text, end) else None


def _says_only(digits: str, written: str) -> bool:
    """Whether a run of digits can be read as the number `written` and as no other."""
    if digits.isdecimal():
        return digits == written
    return digits.translate(_NO_SPACES).replace(",", ".") == written and len(digit_readings(digits)) == 1


def _word_up_to(text: str, place: int) -> str | None:
    """The word before the blank at `place`; "" at the beginning of the text, None for anything but a word."""
    if place == 0:
        return ""
    if text[place - 1] != " ":
        return None
    return _as_word(text[text.rfind(" ", 0, place - 1) + 1 : place - 1])


def _word_from(text: str, place: int) -> str | None:
    """The word after the blank at `place`; "" at the end of the text, None for anything but a word."""
    if text[place : place + 2] in ("", "."):
        return ""
    if text[place] != " ":
        return None
    end = text.find(" ", place + 1)
    return _as_word(text[place + 1 : None if end < 0 else end].rstrip(".,;!?"))


def _as_word(text: str) -> str | None:
    return text.casefold() if (text.isalpha() or text == "%") and len(text) <= _LONGEST_WORD else None


def _may_be_year(digits: str) -> bool:
    return len(digits) == 4 and digits.startswith(("19", "20"))
