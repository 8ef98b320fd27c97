"""What stands around a number: hedges before it, and the signs that it is a date, a label or a year."""

from __future__ import annotations

from collections.abc import Sequence

from facts.language.quantities import key_at
from facts.language.tokens import Token
from facts.language.vocabulary import (
    ABBREVIATED_HEDGES,
    CURRENCIES,
    DECADES,
    DURING,
    FILLERS,
    HEDGE_ENDINGS,
    HEDGES,
    LABELS,
    LABELS_WITH_STOP,
    LONGEST_HEDGE,
    MINUS,
    MONTHS,
    ORDINAL_ENDINGS,
    TIMES,
    VERBS_TOO,
)


def hedge_before(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """From where to where in the text the hedge stands that belongs to the number at token `at`."""
    if at and tokens[at].gap == "space" and tokens[at - 1].key in MINUS:
        at -= 1
    last = at - 1
    if last > 0 and tokens[at].gap == "space" and tokens[last].key in FILLERS:
        last -= 1
    if last < 0 or tokens[last].key not in HEDGE_ENDINGS:
        return None
    for length in range(min(LONGEST_HEDGE, last + 1), 0, -1):
        words = tokens[last - length + 1 : last + 1]
        if tuple(word.key for word in words) in HEDGES and _are_together(words, tokens[last + 1]):
            return words[0].start, words[-1].end
    return None


def is_during(hedge: str, tokens: Sequence[Token], end: int, *, is_year: bool) -> bool:
    """Whether the hedge is the Swedish "under" for during: "under 2012", "under fyra år"."""
    return hedge.casefold() in DURING and (is_year or key_at(tokens, end) in TIMES)


def is_no_quantity(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether digits at token `at` are a date, an ordinal, a decade, a label or part of a name or number."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before and before.is_word and token.gap == "none" and before.key[-1].isalpha():
        return True
    if after and after.is_word and _makes_a_name(after):
        return True
    return _is_label(token, before) or _is_date(text, tokens, at)


def looks_like_year(text: str, tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the number from token `at` to `end` is four bare digits, 1900 to 2099, without a currency."""
    token = tokens[at]
    written = text[token.start : token.end] if token.end - token.start == 4 else ""
    bare = end == at + 1 and len(written) == 4 and written.isdigit()
    return bare and 1900 <= int(written) < 2100 and key_at(tokens, end) not in CURRENCIES


def _are_together(words: Sequence[Token], following: Token) -> bool:
    inside = all(word.gap in ("space", "colon") for word in words[1:])
    shortened = words[-1].key in ABBREVIATED_HEDGES
    return inside and (following.gap == "space" or (shortened and following.gap == "stop"))


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
    if before.key in LABELS:
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
