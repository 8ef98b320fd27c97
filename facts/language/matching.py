"""Whether a figure's value can be read out of the words that it is quoted from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cache

from facts.language.reader import SpokenNumber, said_in
from facts.language.tokens import tokens_of
from facts.language.vocabulary import ORDINAL_ENDINGS, ORDINALS, VALUE_MULTIPLES, VALUE_TIMES

# No statistic is larger or finer, and exact arithmetic with huge exponents would take for ever.
_LARGEST_EXPONENT = 60


def find_value(text: str, value: Decimal, factor: Decimal | float = 1, is_share: bool = False) -> SpokenNumber | None:
    """The first number of `text` that says `value`; None when it cannot be read there.

    `factor` is the unit's: `value` times `factor` is the number in the first unit of its dimension, 10^9 for
    mdkr. With `is_share` (percentage points too) that unit is percent, and 1/10 the factor of per mille.
    """
    return next(iter(find_values(text, value, factor, is_share)), None)


def find_values(
    text: str, value: Decimal, factor: Decimal | float = 1, is_share: bool = False
) -> tuple[SpokenNumber, ...]:
    """All numbers of `text` that say `value`, of the best kind that there is.

    For a number: those that mean exactly that; else those that may mean it, that stand in the figure's own
    unit ("4 828" in msek), that are part of a share ("24 av 310"), or whose sign is left to the words
    ("minskade med 2"); else four digits that look like a year; else, for one, a lone "en", "ett" or "one",
    and for nought a lone "inga" or "no".
    For a share: percentages that are exactly that and shares in words that are when rounded as the value
    is written (33.3 for "vart tredje"); else bare numbers in the figure's own unit.
    """
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST_EXPONENT:
        return ()
    unit = _exactly(factor)
    tests = _share_tests(value, unit) if is_share else _number_tests(Fraction(value), unit)
    said = said_in(text)
    for test in tests:
        if found := tuple(number for number in said if test(number)):
            return found
    return _find_nought(text) if not value else ()


def find_ordinals(text: str, rank: Decimal) -> tuple[SpokenNumber, ...]:
    """The words of `text` that say the place `rank` in an order: third, tredje, 3:e, 3rd."""
    tokens = tokens_of(text)
    found: list[SpokenNumber] = []
    for at, token in enumerate(tokens):
        is_digits = Fraction(rank) in token.readings and at + 1 < len(tokens)
        if ORDINALS.get(token.key) == rank:
            found.append(_spoken(text, token.start, token.end, rank))
        elif is_digits and tokens[at + 1].key in ORDINAL_ENDINGS and tokens[at + 1].gap in ("none", "colon"):
            found.append(_spoken(text, token.start, tokens[at + 1].end, rank))
    return tuple(found)


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
        for number in said_in(text)
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


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_NOUGHT = re.compile(r"\b(?:not (?:one|a single)|none|inte (?:en|ett)(?: enda)?|ingen|inget)\b", re.I)
_MULTIPLE = re.compile(rf"\b(?:{_alternatives(VALUE_MULTIPLES)})\b")
_TIMES_AS_MUCH = re.compile(rf"\s*(?:{_alternatives(VALUE_TIMES)})\b")
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
