"""How much is said at one place of a quote: digits or words, with halves and multiplications."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from facts.language.cardinals import Cardinal, cardinal_at
from facts.language.tokens import Gap, Token
from facts.language.vocabulary import AND, DECIMAL_MARKS, GLUED_SCALES, HALVES, MAY_BE_UNITS, ONE, SCALES, TIMES, VAGUE

HALF = Fraction(1, 2)
_WITHIN: tuple[Gap, ...] = ("none", "space", "hyphen")
_MOST_SCALES = 3
_SUFFIX = "tal"
_LONGEST_WORD = 40


class Quantity(NamedTuple):
    """A quantity that ends before token `next`.

    `readings` is () where words like "några hundra" name no number. `scale` is what it was multiplied
    with ("miljoner") or 1; `solitary` when it is only "en", "one" or "a".
    """

    readings: tuple[Fraction, ...]
    next: int
    scale: int = 1
    solitary: bool = False

    @property
    def value(self) -> Fraction:
        """The first reading, 0 when there is none."""
        return self.readings[0] if self.readings else Fraction(0)


def quantity_at(tokens: Sequence[Token], at: int) -> Quantity | None:
    """The quantity that begins at token `at`; None when none does."""
    base = _base(tokens, at)
    if base is None:
        return None
    return _multiplied(tokens, base)


def key_at(tokens: Sequence[Token], at: int, *gaps: Gap) -> str:
    """The word at `at` when it stands after one of `gaps` (a blank if none is named), else ""."""
    if not 0 <= at < len(tokens):
        return ""
    return tokens[at].key if tokens[at].gap in (gaps or ("space",)) else ""


def _base(tokens: Sequence[Token], at: int) -> Quantity | None:
    if tokens[at].readings:
        return _and_a_half(tokens, _with_vulgar(tokens, at))
    if (half := _half(tokens, at)) is not None:
        return half
    if (rounded := _rounded(tokens, at)) is not None:
        return rounded
    cardinal = cardinal_at(tokens, at)
    if cardinal is None:
        return None
    if _is_vague(tokens, at):
        return Quantity((), cardinal.next)
    if (decimal := _decimal(tokens, cardinal)) is not None:
        return decimal
    whole = Quantity((Fraction(cardinal.value),), cardinal.next, cardinal.scale, cardinal.solitary)
    return _and_a_half(tokens, whole) if cardinal.value < 1000 else whole


def _with_vulgar(tokens: Sequence[Token], at: int) -> Quantity:
    """Digits, with the fraction sign that may stand after them: "2½"."""
    readings = tokens[at].readings
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following and following.gap in ("none", "space") and following.is_vulgar and not tokens[at].is_vulgar:
        return Quantity(tuple(reading + following.readings[0] for reading in readings), at + 2)
    return Quantity(readings, at + 1)


def _and_a_half(tokens: Sequence[Token], whole: Quantity) -> Quantity:
    at = whole.next
    words = key_at(tokens, at), key_at(tokens, at + 1), key_at(tokens, at + 2)
    if words[0] in AND and words[1] in ONE and words[2] in HALVES:
        return Quantity(tuple(reading + HALF for reading in whole.readings), at + 3)
    return whole


def _half(tokens: Sequence[Token], at: int) -> Quantity | None:
    """One half as in "en halv", "half a million", "half an hour"; "half" of something is a share instead."""
    if tokens[at].key in ONE and key_at(tokens, at + 1) in HALVES:
        return Quantity((HALF,), at + 2)
    if tokens[at].key not in HALVES:
        return None
    after = at + 1 + (key_at(tokens, at + 1) in ONE)
    following = key_at(tokens, after, *_WITHIN)
    if following in SCALES or (after > at + 1 and following in TIMES):
        return Quantity((HALF,), after)
    return None


def _rounded(tokens: Sequence[Token], at: int) -> Quantity | None:
    """The number inside "ett hundratal" and "ett 30-tal"."""
    if tokens[at].key not in ONE or at + 1 >= len(tokens):
        return None
    following = tokens[at + 1]
    if following.readings and key_at(tokens, at + 2, "hyphen") == _SUFFIX:
        return Quantity(following.readings, at + 3)
    if not following.key.endswith(_SUFFIX) or len(following.key) > _LONGEST_WORD:
        return None
    stem = cardinal_at([following._replace(key=following.key.removesuffix(_SUFFIX))], 0)
    return Quantity((Fraction(stem.value),), at + 2) if stem and stem.value >= 10 else None


def _decimal(tokens: Sequence[Token], whole: Cardinal) -> Quantity | None:
    """A number with its decimals in words: "fem komma två miljoner", "four point two five"."""
    if whole.scale != 1 or key_at(tokens, whole.next) not in DECIMAL_MARKS:
        return None
    at, decimals, scale = whole.next + 1, "", 1
    while at < len(tokens) and scale == 1 and len(decimals) < 6:
        read = cardinal_at(tokens, at)
        if read is None or read.value >= 100 * read.scale:
            break
        decimals, scale, at = decimals + str(read.value // read.scale), read.scale, read.next
    if not decimals:
        return None
    value = Fraction(whole.value) + Fraction(int(decimals), 10 ** len(decimals))
    return Quantity((value * scale,), at, scale)


def _is_vague(tokens: Sequence[Token], at: int) -> bool:
    """Whether no number was said, as in "några hundra", "flera hundratusen", "a few thousand"."""
    return at > 0 and tokens[at - 1].key in VAGUE and tokens[at].key.startswith(tuple(SCALES))


def _multiplied(tokens: Sequence[Token], base: Quantity) -> Quantity:
    readings, at, scale, solitary = base
    if tokens[at - 1].readings and (factor := GLUED_SCALES.get(key_at(tokens, at, "none"))):
        scaled = tuple(reading * factor for reading in readings)
        # "500m" may be metres as well as millions.
        either = (*scaled, *readings) if tokens[at].key in MAY_BE_UNITS else scaled
        return Quantity(either, at + 1, scale * factor)
    for _ in range(_MOST_SCALES):
        factor = SCALES.get(key_at(tokens, at, *_WITHIN))
        if factor is None:
            break
        readings, scale = tuple(reading * factor for reading in readings), scale * factor
        at, solitary = at + 1, False
    return Quantity(readings, at, scale, solitary)
