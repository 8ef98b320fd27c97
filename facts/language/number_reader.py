"""The numbers of a quote, with what they are, the hedges before them, and the signs that one is a date or a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from facts.figures.hedges import BEHIND_NUMBERS, SIGNS_BEFORE
from facts.language.quantities import Quantity, key_of_token, match_quantity
from facts.language.shares import Percent, SpokenShare, match_percent, match_share, may_begin
from facts.language.text_language import is_foreign_number
from facts.language.tokens import DASHES, Token, tokens_of
from facts.language.vocabulary import (
    ABBREVIATED_HEDGES,
    CURRENCIES,
    DECADES,
    DURING,
    FILLERS,
    HEDGE_ENDINGS,
    HEDGE_KEYS,
    LABEL_WORDS,
    LABELS_WITH_STOP,
    LONGEST_HEDGE,
    MINUS_WORDS,
    MONTHS,
    ONLY_ABBREVIATED,
    ORDINAL_ENDINGS,
    RANGE,
    TIMES,
    VERBS_TOO,
)


def _hedge_before(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """From where to where in the text the hedge stands that belongs to the number at token `at`."""
    if at and tokens[at].gap == "space" and tokens[at - 1].key in MINUS_WORDS:
        at -= 1
    last = at - 1
    if last > 0 and tokens[at].gap == "space" and tokens[last].key in FILLERS:
        last -= 1
    if last < 0 or tokens[last].key not in HEDGE_ENDINGS:
        return None
    for length in range(min(LONGEST_HEDGE, last + 1), 0, -1):
        words = tokens[last - length + 1 : last + 1]
        key = tuple(word.key for word in words)
        if key in HEDGE_KEYS and _are_together(words, tokens[last + 1]):
            return words[0].start, words[-1].end + (key in ONLY_ABBREVIATED)
    return None


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_SIGN = re.compile(rf"({alternatives(SIGNS_BEFORE)})\s?[£$€]?\Z")
_LONGEST_SIGN = 5
_WORDS_BEHIND = alternatives(words for words in BEHIND_NUMBERS if words != "+")
# "400 personer eller fler"; but "more or less" is one hedge, and "eller så får man vänta" and "or more precisely" none.
_BEHIND = re.compile(
    rf"(?P<plus>\+)(?!\d)|(?:\s(?!more\b|mer\b|mera\b)[^\W\d_]+){{0,2}}?\s(?P<words>{_WORDS_BEHIND})\b(?P<end>\s*(?:[.,;:!?)]|\Z))?"
    r"(?!\s(?:exa[ck]t\w*|precis\w*|they|it|we|he|she)\b)",
    re.I,
)
MAY_HEDGE_AROUND = re.compile(rf"[{re.escape(''.join(SIGNS_BEFORE))}+]|\s(?:{_WORDS_BEHIND})\b", re.I)
"""What a text without a sign or a hedge behind a number has none of."""
_ENDS_A_CLAUSE = ("eller så", "or over")


def hedge_around(text: str, start: int, end: int) -> str:
    """The sign right before a number, from `start` to `end` of the text, or the hedge behind it; "" without either.

    >>> hedge_around("~40 %", 1, 3), hedge_around("400 people or more", 0, 3), hedge_around("400 more or less", 0, 3)
    ('~', 'or more', '')
    """
    if sign := _SIGN.search(text[max(0, start - _LONGEST_SIGN) : start]):
        return sign[1]
    match = _BEHIND.match(text, end)
    if match is None or (match["words"] and match["words"].casefold() in _ENDS_A_CLAUSE and match["end"] is None):
        return ""
    return match["plus"] or match["words"]


def _is_during(hedge: str, tokens: Sequence[Token], end: int, *, is_year: bool) -> bool:
    """Whether the hedge is the Swedish "under" for during: "under 2012", "under fyra år"."""
    return hedge.casefold() in DURING and (is_year or key_of_token(tokens, end) in TIMES)


def _is_no_quantity(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether digits at token `at` are a date, an ordinal, a decade, a label or part of a name or number."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before and before.is_word and token.gap == "none" and before.key[-1].isalpha():
        return True
    if after and after.is_word and _makes_a_name(after):
        return True
    return _is_label(token, before) or _is_date(text, tokens, at)


def _looks_like_year(text: str, tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the number from token `at` to `end` is four bare digits, 1900 to 2099, without a currency."""
    token = tokens[at]
    written = text[token.start : token.end] if token.end - token.start == 4 else ""
    bare = end == at + 1 and len(written) == 4 and written.isdigit()
    return bare and 1900 <= int(written) < 2100 and key_of_token(tokens, end) not in CURRENCIES


def _are_together(words: Sequence[Token], following: Token) -> bool:
    inside = all(word.gap in ("space", "colon") for word in words[1:])
    shortened = following.gap == "stop" and words[-1].key in ABBREVIATED_HEDGES
    with_blank = following.gap == "space" and tuple(word.key for word in words) not in ONLY_ABBREVIATED
    return inside and (shortened or with_blank)


def _makes_a_name(after: Token) -> bool:
    if after.gap == "hyphen":
        return after.key in DECADES
    if after.gap == "colon":
        return after.key in ORDINAL_ENDINGS
    is_ending = len(after.key) == 1 or after.key in ORDINAL_ENDINGS
    return after.gap == "none" and after.key.isalpha() and is_ending


def _is_label(token: Token, before: Token | None) -> bool:
    if before is None:
        return False
    if before.key in LABEL_WORDS:
        return token.gap in ("none", "space", "stop")
    return before.key in LABELS_WITH_STOP and token.gap == "stop"


def _is_date(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether it is the day in "13 september", or in "September 13" before a comma, a year or the end."""
    day = tokens[at].readings[0]
    if day.denominator != 1 or not 1 <= day <= 31:
        return False
    if at + 1 < len(tokens) and tokens[at + 1].gap == "space" and _is_month(text, tokens[at + 1]):
        return True
    if not at or tokens[at].gap != "space" or not _is_month(text, tokens[at - 1]):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    closed = following is None or following.gap != "space" or not following.is_word
    return text[tokens[at - 1].start].isupper() and closed


def _is_month(text: str, token: Token) -> bool:
    return token.key in MONTHS and (token.key not in VERBS_TOO or text[token.start].isupper())


AmountKind = Literal["number", "share", "points", "year", "article"]

# Longer than anything that stands between the two ends of a range.
_LONGEST_TO = 14


@dataclass(frozen=True, slots=True)
class SpokenNumber:
    """A number as a quote says it, at `start` to `end` of the text.

    `value` is the number, for a share or percentage points in percent; `readings` all that it may mean,
    `value` first ("17.000" is 17 000 or 17). `scale` is what it was multiplied with ("miljoner" is 10^6).
    `each` is what one of the written number is in percent (1 for procent, 1/10 for promille), None for
    numbers and for shares in words. `n` is set for "every n-th", `parts` for what a share names beside
    itself: 2 and 3 in "two out of three". `hedge` is the approximator before it, verbatim.
    """

    value: Fraction
    readings: tuple[Fraction, ...]
    kind: AmountKind
    start: int
    end: int
    text: str
    hedge: str | None = None
    scale: int = 1
    each: Fraction | None = None
    n: int | None = None
    parts: tuple[Fraction, ...] = ()


def numbers_in(text: str) -> tuple[SpokenNumber, ...]:
    """The numbers that `text` says in digits or in words, Swedish or English, in text order.

    Dates, ordinals, page and document numbers are left out, and so is a lone "en", "ett", "one" or "no",
    which is rather an article. Four bare digits from 1900 to 2099 are of kind "year", unless a hedge, a unit of
    money or percent, or a multiplication says that they count something. Any text is accepted.
    """
    return tuple(number for number in numbers_and_articles_in(text) if number.kind != "article")


def numbers_and_articles_in(text: str) -> tuple[SpokenNumber, ...]:
    """As `numbers_in`, with each lone "en", "ett", "one" and "no" as a number of kind "article"."""
    tokens = tokens_of(text)
    found: list[SpokenNumber] = []
    at = 0
    while at < len(tokens):
        if tokens[at].key and not may_begin(tokens[at].key):
            at += 1
            continue
        first = tokens[at]
        number, at = _at(text, tokens, at)
        if number is not None and not (first.is_word and is_foreign_number(first.key, text)):
            if found:
                found[-1] = _as_in_range(text, found[-1], number)
            found.append(number)
    return tuple(found)


def _at(text: str, tokens: Sequence[Token], at: int) -> tuple[SpokenNumber | None, int]:
    """The number at token `at`, if any, and the token where reading goes on."""
    token = tokens[at]
    quantity = match_quantity(tokens, at) if token.is_word or token.readings else None
    share = match_share(tokens, at, quantity)
    if share is not None:
        return _share(text, tokens, at, share), share.next
    if quantity is None:
        return None, at + 1
    if not quantity.readings:
        return None, quantity.next
    percent = match_percent(tokens, quantity.next)
    plain = percent is None and quantity.scale == 1
    if plain and not token.is_word and _is_no_quantity(text, tokens, at):
        return None, quantity.next
    number = _quantity(text, tokens, at, quantity, percent)
    return number, percent.next if percent else quantity.next


def _share(text: str, tokens: Sequence[Token], at: int, share: SpokenShare) -> SpokenNumber:
    start, end = tokens[at].start, tokens[share.next - 1].end
    return SpokenNumber(
        value=share.value,
        readings=(share.value,),
        kind="share",
        start=start,
        end=end,
        text=text[start:end],
        hedge=_hedge(text, tokens, at, share.next, is_year=False),
        n=share.n,
        parts=share.parts,
    )


def _quantity(text: str, tokens: Sequence[Token], at: int, quantity: Quantity, percent: Percent | None) -> SpokenNumber:
    end = percent.next if percent else quantity.next
    is_year = percent is None and _looks_like_year(text, tokens, at, end)
    hedge = _hedge(text, tokens, at, end, is_year=is_year)
    kind: AmountKind = "number"
    if percent:
        kind = "points" if percent.is_points else "share"
    elif quantity.solitary:
        kind = "article"
    elif is_year and hedge is None:
        kind = "year"
    sign = -1 if at and tokens[at].gap == "space" and tokens[at - 1].key in MINUS_WORDS else 1
    each = percent.each if percent else None
    times = sign * (each or 1)
    readings = quantity.readings if times == 1 else tuple(reading * times for reading in quantity.readings)
    start, stop = tokens[at - (sign < 0)].start, tokens[end - 1].end
    return SpokenNumber(
        value=readings[0],
        readings=readings,
        kind=kind,
        start=start,
        end=stop,
        text=text[start:stop],
        hedge=hedge,
        scale=quantity.scale,
        each=each,
    )


def _hedge(text: str, tokens: Sequence[Token], at: int, end: int, *, is_year: bool) -> str | None:
    place = _hedge_before(tokens, at)
    if place is None:
        return None
    hedge = text[slice(*place)]
    if place[0] and hedge.isupper() and len(hedge) == len("c."):  # vitamin C. 500 mg
        return None
    return None if _is_during(hedge, tokens, end, is_year=is_year) else hedge


def are_range(text: str, low: SpokenNumber, high: SpokenNumber) -> bool:
    """Whether two neighbouring numbers are the ends of one range: "3–4", "40 to 60", "mellan 5 och 7"."""
    between = text[low.end : high.start].strip() if high.start - low.end <= _LONGEST_TO else ""
    return between.casefold() in RANGE or (between != "" and between in DASHES)


def _as_in_range(text: str, low: SpokenNumber, high: SpokenNumber) -> SpokenNumber:
    """The lower end of a range with what the upper end says for both: "3–4 miljoner", "40 to 60 per cent"."""
    if low.kind != "number" or low.scale != 1 or not are_range(text, low, high):
        return low
    if high.each is not None:
        readings = tuple(reading * high.each for reading in low.readings)
        return replace(low, value=readings[0], readings=readings, kind=high.kind, each=high.each, parts=low.readings)
    if high.scale > 1 and low.value < high.value / high.scale:
        readings = tuple(reading * high.scale for reading in low.readings) + low.readings
        return replace(low, value=readings[0], readings=readings)
    return low
