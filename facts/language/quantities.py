"""How much is said at one place of a quote: digits or words, with halves and multiplications."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from facts.language.tokens import Gap, Token, tokens_of
from facts.language.vocabulary import (
    AND_WORDS,
    CARDINALS_BY_LANGUAGE,
    DECIMAL_MARKS,
    GLUED_SCALES,
    HALVES,
    MAY_BE_UNITS,
    MEASURES,
    ONE,
    SCALE_WORDS,
    TIMES,
    VAGUE,
    Cardinals,
)

_LONGEST_COMPOUND = 80
_LONGEST_DIGITS = 15
_MOST_ATOMS = 40
_PARTS = {
    word: value for language in CARDINALS_BY_LANGUAGE if language.compounds for word, value in language.words.items()
}
_MERGED = "ettusen"
# "one thousand, two hundred" is one number, "one thousand, two" is two.
_AFTER_COMMA = 100


class Cardinal(NamedTuple):
    """A whole number that ends before token `next`; `scale` is its last thousand, million … or 1.

    `solitary` when it is nothing but "en", "ett", "one" or "a".
    """

    value: int
    next: int
    scale: int
    solitary: bool


class _Atom(NamedTuple):
    """A part of a number word; `value` is None for a joiner, with the `least` that may follow it.

    An `article` is one only before a hundred or more. A `compound` is written together with other parts.
    """

    value: int | None
    token: int
    article: bool = False
    compound: bool = False
    least: int = 1


def match_cardinal(tokens: Sequence[Token], at: int) -> Cardinal | None:
    """The longest whole number in words that begins at token `at`, in either language."""
    if not begins_cardinal(tokens[at].key):
        return None
    found = [read for language in CARDINALS_BY_LANGUAGE if (read := _read(tokens, at, language))]
    return max(found, key=lambda cardinal: cardinal.next, default=None)


def whole_number(text: str) -> int | None:
    """The whole number that lower-case words or digits are: 3 for "tre", 21 for "twenty-one", 1 for "a".

    >>> whole_number("tjugofem"), whole_number("12"), whole_number("a"), whole_number("many")
    (25, 12, 1, None)
    """
    if text.isdecimal() and text.isascii():
        return int(text) if len(text) <= _LONGEST_DIGITS else None
    tokens = tokens_of(text)
    found = match_cardinal(tokens, 0) if tokens else None
    if found and found.next == len(tokens):
        return found.value
    return 1 if text in ONE else None


@lru_cache(maxsize=16384)
@lru_cache(maxsize=4096)
def begins_cardinal(word: str) -> bool:
    """Whether a whole number may begin with `word`."""
    return any(_parts_of(word, language) for language in CARDINALS_BY_LANGUAGE)


def _parts_of(word: str, language: Cardinals) -> tuple[int, ...]:
    """The numbers that a word is put together of: "tvåhundrafemtio" is 2, 100, 50; () when it is none."""
    if word in language.words:
        return (language.words[word],)
    if word in SCALE_WORDS and SCALE_WORDS[word] > 1000:
        return (SCALE_WORDS[word],)
    return _compound(word) if language.compounds and len(word) <= _LONGEST_COMPOUND else ()


@lru_cache(maxsize=4096)
def _compound(word: str) -> tuple[int, ...]:
    found: list[int] = []
    at = 0
    while at < len(word):
        longest = max((part for part in _PARTS if word.startswith(part, at)), key=len, default="")
        if not longest:
            return ()
        found.append(_PARTS[longest])
        # Three like letters are never written: "ettusen" is ett and tusen.
        at += len(longest) - word.startswith(_MERGED, at)
    return tuple(found)


def _read(tokens: Sequence[Token], at: int, language: Cardinals) -> Cardinal | None:
    atoms = _atoms(tokens, at, language)
    read = _Reader(atoms).whole()
    if read is None:
        return None
    value, end, scale = read
    last = atoms[end - 1].token
    if end < len(atoms) and atoms[end].token == last:
        return None
    solitary = last == at and tokens[at].key in language.solitary
    return Cardinal(value, last + 1, scale, solitary)


def _atoms(tokens: Sequence[Token], at: int, language: Cardinals) -> list[_Atom]:
    found: list[_Atom] = []
    for index in range(at, min(at + _MOST_ATOMS, len(tokens))):
        token = tokens[index]
        if index > at and token.gap not in ("space", "hyphen"):
            if token.gap != "comma" or not language.joiners:
                break
            found.append(_Atom(None, index, least=_AFTER_COMMA))
        if found and token.key in language.joiners:
            found.append(_Atom(None, index))
            continue
        parts = _parts_of(token.key, language)
        if not parts:
            break
        article = token.key in language.articles
        found.extend(_Atom(part, index, article, len(parts) > 1) for part in parts)
    return found


class _Reader:
    """Reads the longest number from the beginning of `atoms`; every method gives (value, end …) or None."""

    def __init__(self, atoms: Sequence[_Atom]) -> None:
        self._atoms = atoms

    def whole(self) -> tuple[int, int, int] | None:
        total, at, ceiling = 0, 0, 0
        while True:
            group = self._group(at, first=at == 0)
            if group is None:
                break
            value, end = group
            scale = self._scale(end)
            if scale is None:
                if ceiling and (value >= ceiling or value == 0):
                    break
                return total + value, end, 1
            if ceiling and scale >= ceiling:
                if total >= scale or self._is_joined(at):
                    break
                total = (total + value) * scale
            else:
                total += value * scale
            at, ceiling = end + 1, scale
            while (further := self._scale(at)) is not None and further > total:
                total, at, ceiling = total * further, at + 1, further
        return (total, at, ceiling) if at else None

    def _group(self, at: int, *, first: bool) -> tuple[int, int] | None:
        """A number below a thousand, after an "and" or a comma if it is not the first."""
        if first or not self._is_joined(at):
            return self._below_thousand(at, first=first)
        group = self._below_thousand(at + 1, first=False)
        return group if group and group[0] >= self._atoms[at].least else None

    def _below_thousand(self, at: int, *, first: bool) -> tuple[int, int] | None:
        hundred = self._value(at) == 100
        below = (1, at) if hundred else self._below_hundred(at, first=first)
        if below is None:
            return (1, at) if first and self._value(at) == 1000 else None
        value, end = below
        if self._value(end) != 100 or value == 0:
            return below
        value, end = value * 100, end + 1
        least = self._atoms[end].least if self._is_joined(end) else 1
        rest = self._below_hundred(end + self._is_joined(end), first=False)
        if rest is None or rest[0] < least or self._value(rest[1]) == 100:
            return value, end
        return value + rest[0], rest[1]

    def _below_hundred(self, at: int, *, first: bool) -> tuple[int, int] | None:
        value = self._value(at)
        if value is None or value >= 100:
            return None
        if self._atoms[at].article and not (first or self._may_be_one(at)):
            return None
        if value < 20:
            return value, at + 1
        unit = self._value(at + 1)
        if unit is not None and 0 < unit < 10 and not self._atoms[at + 1].article:
            return value + unit, at + 2
        return value, at + 1

    def _may_be_one(self, at: int) -> bool:
        """An article is one before a hundred or more, and after a thousand that is written together."""
        following = self._value(at + 1)
        return (following is not None and following >= 100) or self._atoms[at - 1].compound

    def _is_joined(self, at: int) -> bool:
        return at < len(self._atoms) and self._atoms[at].value is None

    def _scale(self, at: int) -> int | None:
        value = self._value(at)
        return value if value is not None and value >= 1000 else None

    def _value(self, at: int) -> int | None:
        return self._atoms[at].value if at < len(self._atoms) else None


_HALF = Fraction(1, 2)
ANY_GAP: tuple[Gap, ...] = ("none", "space", "hyphen")
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


def match_quantity(tokens: Sequence[Token], at: int) -> Quantity | None:
    """The quantity that begins at token `at`; None when none does."""
    base = _base(tokens, at)
    if base is None:
        return None
    return _multiplied(tokens, base)


def key_of_token(tokens: Sequence[Token], at: int, *gaps: Gap) -> str:
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
    cardinal = match_cardinal(tokens, at)
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
    words = key_of_token(tokens, at), key_of_token(tokens, at + 1), key_of_token(tokens, at + 2)
    if words[0] in AND_WORDS and words[1] in ONE and words[2] in HALVES:
        return Quantity(tuple(reading + _HALF for reading in whole.readings), at + 3)
    return whole


def _half(tokens: Sequence[Token], at: int) -> Quantity | None:
    """One half as in "en halv", "half a million", "half an hour"; "half" of something is a share instead."""
    if tokens[at].key in ONE and key_of_token(tokens, at + 1) in HALVES:
        return Quantity((_HALF,), at + 2)
    if tokens[at].key not in HALVES:
        return None
    after = at + 1 + (key_of_token(tokens, at + 1) in ONE)
    following = key_of_token(tokens, after, *ANY_GAP)
    if following in SCALE_WORDS or (after > at + 1 and (following in TIMES or following in MEASURES)):
        return Quantity((_HALF,), after)
    return None


def _rounded(tokens: Sequence[Token], at: int) -> Quantity | None:
    """The number inside "ett hundratal" and "ett 30-tal"."""
    if tokens[at].key not in ONE or at + 1 >= len(tokens):
        return None
    following = tokens[at + 1]
    if following.readings and key_of_token(tokens, at + 2, "hyphen") == _SUFFIX:
        return Quantity(following.readings, at + 3)
    if not following.key.endswith(_SUFFIX) or len(following.key) > _LONGEST_WORD:
        return None
    stem = match_cardinal([following._replace(key=following.key.removesuffix(_SUFFIX))], 0)
    return Quantity((Fraction(stem.value),), at + 2) if stem and stem.value >= 10 else None


def _decimal(tokens: Sequence[Token], whole: Cardinal) -> Quantity | None:
    """A number with its decimals in words: "fem komma två miljoner", "four point two five"."""
    if whole.scale != 1 or key_of_token(tokens, whole.next) not in DECIMAL_MARKS:
        return None
    at, decimals, scale = whole.next + 1, "", 1
    while at < len(tokens) and scale == 1 and len(decimals) < 6:
        read = match_cardinal(tokens, at)
        if read is None or read.value >= 100 * read.scale:
            break
        decimals, scale, at = decimals + str(read.value // read.scale), read.scale, read.next
    if not decimals:
        return None
    value = Fraction(whole.value) + Fraction(int(decimals), 10 ** len(decimals))
    return Quantity((value * scale,), at, scale)


def _is_vague(tokens: Sequence[Token], at: int) -> bool:
    """Whether no number was said, as in "några hundra", "flera hundratusen", "a few thousand"."""
    return at > 0 and tokens[at - 1].key in VAGUE and tokens[at].key.startswith(tuple(SCALE_WORDS))


def _multiplied(tokens: Sequence[Token], base: Quantity) -> Quantity:
    readings, at, scale, solitary = base
    if tokens[at - 1].readings and (factor := GLUED_SCALES.get(key_of_token(tokens, at, "none"))):
        scaled = tuple(reading * factor for reading in readings)
        # "500m" may be metres as well as millions.
        either = (*scaled, *readings) if tokens[at].key in MAY_BE_UNITS else scaled
        return Quantity(either, at + 1, scale * factor)
    for _ in range(_MOST_SCALES):
        factor = SCALE_WORDS.get(key_of_token(tokens, at, *ANY_GAP))
        if factor is None:
            break
        readings, scale = tuple(reading * factor for reading in readings), scale * factor
        at, solitary = at + 1, False
    return Quantity(readings, at, scale, solitary)
