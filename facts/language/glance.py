"""The commonest quote, read at a glance: the number stands in digits between words that leave it alone.

The reader judges every word of a quote; of a quarter of a million quotes most need only this. What is
seen here the reader sees too, which a test holds of any text.
"""

from __future__ import annotations

import re
from decimal import Decimal

from facts.language.cardinals import begins_cardinal
from facts.language.digits import GROUP_SPACES, digit_readings
from facts.language.vocabulary import (
    AND,
    DECADES,
    DECIMAL_MARKS,
    DENOMINATORS,
    FILLERS,
    HALVES,
    HEDGE_ENDINGS,
    LABELS,
    LABELS_WITH_STOP,
    MINUS,
    MONTHS,
    ONE,
    ORDINAL_ENDINGS,
    OUT_OF,
    PERCENT,
    POINTS,
    RANGE,
    SCALES,
)

BEFORE_HEDGED = HEDGE_ENDINGS | FILLERS
"""The words right before a number that may make it approximate."""

_RUN = re.compile(rf"[0-9]++(?:[.,'’][0-9]++|[{GROUP_SPACES}][0-9]{{3}}(?![0-9]))*+")
_NO_SPACES = str.maketrans("", "", GROUP_SPACES)
_LONGEST_WORD = 40
_BEFORE = frozenset().union(
    MINUS, LABELS, LABELS_WITH_STOP, MONTHS, ONE, HALVES, DECIMAL_MARKS, SCALES, RANGE, DENOMINATORS, *OUT_OF
)
_ONE_PERCENT = frozenset(words[0] for words, parts in PERCENT.items() if len(words) == 1 and parts == 1)
_AFTER = frozenset().union(
    SCALES, HALVES, AND, ONE, MONTHS, RANGE, DENOMINATORS, ORDINAL_ENDINGS, DECADES, *PERCENT, *POINTS, *OUT_OF
)


def word_before(text: str, value: Decimal, *, is_percent: bool = False, scale: int = 1) -> str | None:
    """The word before `value` where it stands plainly in digits, "" at the beginning; None when a reader must look.

    Plainly is after a blank and before a word, with nothing that could multiply it, divide it, turn it round or
    make it a date, a year, a share or a label; with `is_percent` the word after it is one for percent, with a
    `scale` above 1 one for that: "miljoner" for 10^6.
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
            is_meant = _is_scaled(text, run.end(), scale)
        else:
            is_meant = _stands_alone(text, run.end()) and not _may_be_year(digits)
        if is_meant:
            return before
    return None


def _stands_alone(text: str, place: int) -> bool:
    """Whether the word after `place` leaves what is before it as it is."""
    after = _word_from(text, place)
    return after is not None and after not in _AFTER


def _is_scaled(text: str, place: int, scale: int) -> bool:
    """Whether a word for `scale` stands after `place`, and leaves it at that."""
    word = _word_from(text, place)
    return word is not None and SCALES.get(word) == scale and _stands_alone(text, place + 1 + len(word))


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
    if text[place:] in ("", "."):
        return ""
    if text[place] != " ":
        return None
    end = text.find(" ", place + 1)
    return _as_word(text[place + 1 : None if end < 0 else end].rstrip(".,;!?"))


def _as_word(text: str) -> str | None:
    return text.casefold() if (text.isalpha() or text == "%") and len(text) <= _LONGEST_WORD else None


def _may_be_year(digits: str) -> bool:
    return len(digits) == 4 and digits.startswith(("19", "20"))
