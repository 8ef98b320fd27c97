"""Shares in words: "vart femte", "two out of three", "en fjärdedel", "hälften", "50,2 procent"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from facts.language.quantities import ANY_GAP, Quantity, begins_cardinal, key_of_token, match_quantity
from facts.language.tokens import Token
from facts.language.vocabulary import (
    AFTER_FRACTION,
    DENOMINATORS,
    DETERMINERS,
    EVERY,
    EVERY_SECOND,
    HALF_BEFORE_NOUN,
    HALF_NOUNS,
    HALF_OF_A_PERIOD,
    HALVES,
    ONE,
    ORDINAL_ENDINGS,
    ORDINALS,
    OUT_OF,
    PERCENT,
    POINTS,
    SECOND,
    SUBJECTS,
    TIMES,
)

_ALL = Fraction(100)
# "One in a thousand" is a share; "500 in 2012" is of a year, and shares of more are said with "per" or "of".
_MOST_IN = 1000
_DEFINITE = "delen"
_BEGIN_PERCENT = frozenset(words[0] for words in (*PERCENT, *POINTS))
_BEGIN_OUT_OF = frozenset(words[0] for words in OUT_OF)


_BEGINNINGS = frozenset().union(EVERY, EVERY_SECOND, HALF_NOUNS, HALF_BEFORE_NOUN, DENOMINATORS, HALVES, ONE)


# "En dryg tredjedel", "a good third": the article stands before the hedge.
_ARTICLES = frozenset(["a", "an", "en", "ett"])
_ABOUT_ONE = frozenset(["dryg", "knapp", "good", "full"])
# A noun with its adjectives between a part and its whole.
_LONGEST_NOUN = 3
# Wholes that people say a share of with a noun inside: "one patient in four", "sju elever av tio".
_WHOLES = frozenset(map(Fraction, (*range(2, 13), 15, 20, 25, 30, 50, 100, 1000)))
_VERBS = frozenset(
    ["is", "was", "has", "says", "does", "ser", "har", "är", "var", "får", "går", "står", "bor", "säger", "lever",
     "menar", "tycker", "anser", "väntar", "saknar", "never", "ever"]
)  # fmt: skip


class SpokenShare(NamedTuple):
    """A share in percent that ends before token `next`; `n` for "every n-th", `parts` for "2 out of 3"."""

    value: Fraction
    next: int
    n: int | None = None
    parts: tuple[Fraction, ...] = ()


class Percent(NamedTuple):
    """A word for percent that ends before token `next`: `each` is what one of it is in percent."""

    each: Fraction
    next: int
    is_points: bool


@lru_cache(maxsize=16384)
def may_begin(word: str) -> bool:
    """Whether a number or a share may begin with `word`; most words of a quote cannot and are passed over."""
    return word in _BEGINNINGS or begins_cardinal(word)


def match_share(tokens: Sequence[Token], at: int, quantity: Quantity | None) -> SpokenShare | None:
    """The share in words that begins at token `at`, where `quantity` is what begins there, if anything."""
    if quantity is None:
        return _every_nth(tokens, at) or _bare(tokens, at)
    return _out_of(tokens, quantity) or _fraction(tokens, at, quantity)


def match_percent(tokens: Sequence[Token], at: int) -> Percent | None:
    """The word or sign for percent, per mille or percentage points at token `at`."""
    if key_of_token(tokens, at, *ANY_GAP) not in _BEGIN_PERCENT:
        return None
    for length in (3, 2, 1):
        words = tuple(key_of_token(tokens, at + i, *ANY_GAP) for i in range(length))
        if words in POINTS:
            return Percent(Fraction(1), at + length, is_points=True)
        if words in PERCENT:
            return Percent(Fraction(1, PERCENT[words]), at + length, is_points=False)
    return None


def _every_nth(tokens: Sequence[Token], at: int) -> SpokenShare | None:
    word = tokens[at].key
    if word in EVERY_SECOND:
        n, end = 2, at + 1
    elif word in EVERY and not _is_was(tokens, at):
        n, end = _ordinal(tokens, at + 1, word)
    else:
        return None
    if n < 2 or key_of_token(tokens, end) in TIMES:
        return None
    return SpokenShare(_ALL / n, end, n=n)


def _ordinal(tokens: Sequence[Token], at: int, every: str) -> tuple[int, int]:
    """The n of an ordinal in words or digits and where it ends; n is 0 when there is none."""
    word = key_of_token(tokens, at)
    if every == "every" and word in SECOND:
        return 2, at + 1
    if word in ORDINALS:
        return ORDINALS[word], at + 1
    if word == "" and key_of_token(tokens, at + 1, "none", "colon") in ORDINAL_ENDINGS and tokens[at].readings:
        n = tokens[at].readings[0]
        return (int(n), at + 2) if n.denominator == 1 else (0, at)
    return 0, at


def _is_was(tokens: Sequence[Token], at: int) -> bool:
    """Whether "var" is the verb: "det var femte gången", but not the second one of "då var det var fjärde"."""
    is_after_verb = at > 1 and tokens[at - 2].key in ("var", "är", "blev")
    return tokens[at].key == "var" and at > 0 and tokens[at - 1].key in SUBJECTS and not is_after_verb


def _bare(tokens: Sequence[Token], at: int) -> SpokenShare | None:
    """A share that needs no number: "hälften", "halva staden", "half of the children", "tredjedelen"."""
    word = tokens[at].key
    if word in HALF_NOUNS:
        return SpokenShare(_ALL / 2, at + 1)
    if word in DENOMINATORS and (word.endswith(_DEFINITE) or (at and tokens[at - 1].key in _ABOUT_ONE)):
        return SpokenShare(_ALL / DENOMINATORS[word], at + 1)
    if word not in HALF_BEFORE_NOUN:
        return None
    before = tokens[at - 1].key if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before in HALF_OF_A_PERIOD or (after and (after.gap in ("none", "hyphen") or after.key in TIMES)):
        return None
    return SpokenShare(_ALL / 2, at + 1)


def _out_of(tokens: Sequence[Token], part: Quantity) -> SpokenShare | None:
    """A part and its whole: "two out of three", "39 of the 40 months", "one hospital in five"."""
    place = part.next
    if key_of_token(tokens, place) in _BEGIN_OUT_OF:
        return _match_out_of(tokens, part, place)
    for place in range(part.next + 1, min(part.next + _LONGEST_NOUN, len(tokens) - 1) + 1):
        if tokens[place - 1].gap not in ANY_GAP or not tokens[place - 1].is_word or tokens[place - 1].key in SUBJECTS:
            return None
        if key_of_token(tokens, place) in _BEGIN_OUT_OF:
            # "A target of 50 per cent" is no share of fifty.
            if tokens[part.next - 1].key in _ARTICLES and key_of_token(tokens, place) in ("of", "av"):
                return None
            share = _match_out_of(tokens, part, place)
            return share if share and _is_noun_inside(tokens, share) else None
    return None


def _is_noun_inside(tokens: Sequence[Token], share: SpokenShare) -> bool:
    """Whether "one hospital in five" is a share; "ten people in five cities" is none."""
    _, whole = share.parts
    following = key_of_token(tokens, share.next, "space", "hyphen")
    is_counted = following.endswith(("s", "er", "ar", "or")) and following not in _VERBS
    return whole in _WHOLES and not is_counted


def _match_out_of(tokens: Sequence[Token], part: Quantity, place: int) -> SpokenShare | None:
    for words in OUT_OF:
        at = place + len(words)
        if at >= len(tokens) or tokens[at].gap != "space":
            continue
        if tuple(key_of_token(tokens, place + i) for i in range(len(words))) != words:
            continue
        at += key_of_token(tokens, at) in DETERMINERS and at + 1 < len(tokens)
        whole = match_quantity(tokens, at)
        if whole and not whole.solitary and _is_part_of(part, whole) and not _is_year(tokens, at, whole):
            if words == ("in",) and (whole.value > _MOST_IN or key_of_token(tokens, whole.next) in TIMES):
                continue
            return SpokenShare(_ALL * part.value / whole.value, whole.next, parts=(part.value, whole.value))
    return None


def _is_part_of(part: Quantity, whole: Quantity) -> bool:
    integers = part.value.denominator == whole.value.denominator == 1
    return integers and 0 < part.value < whole.value


def _is_year(tokens: Sequence[Token], at: int, whole: Quantity) -> bool:
    token = tokens[at]
    return not token.is_word and token.end - token.start == 4 and 1900 <= whole.value < 2100


def _fraction(tokens: Sequence[Token], at: int, upper: Quantity) -> SpokenShare | None:
    word = key_of_token(tokens, upper.next, "space", "hyphen")
    lower = DENOMINATORS.get(word)
    if lower is None or upper.value.denominator != 1 or not 0 < upper.value <= lower:
        return None
    # "a third party" is no share; "a third of" and a sentence's end are.
    after = tokens[upper.next + 1] if upper.next + 1 < len(tokens) else None
    if tokens[at].key in ("a", "an") and after and after.gap == "space" and after.key not in AFTER_FRACTION:
        return None
    return SpokenShare(_ALL * upper.value / lower, upper.next + 1)
