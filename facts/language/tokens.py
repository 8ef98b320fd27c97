"""A quote as words and runs of digits, each with its place and what stands before it.

Digits are read with every grouping that Swedish and English use.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

GROUP_SPACES = "\u0020\u00a0\u2007\u2009\u202f"
DASHES = "-–−"
# As long as 10^30 with its groups; what is longer is no figure and would be slow to count with.
_LONGEST_WORD = 40

_GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:([ .,'])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]+))?")
_PLAIN = re.compile(r"(0|[1-9][0-9]*)(?:[.,]([0-9]+))?")
_DASH = re.compile(f"[{DASHES}]")
_SAME = str.maketrans({**dict.fromkeys(GROUP_SPACES, " "), "’": "'"})


@lru_cache(maxsize=16384)
def digit_readings(written: str) -> tuple[Fraction, ...]:
    """What a run of digits, full stops, commas, apostrophes and spaces may mean; () when it is no number.

    "17.000" and "17,000" have two readings, the grouped one first.
    """
    if len(written) > _LONGEST_WORD:
        return ()
    same = written.translate(_SAME)
    found: list[Fraction] = []
    if grouped := _GROUPED.fullmatch(same):
        found.append(_number(re.sub(r"[ .,']", "", grouped[1]), grouped[3]))
    if plain := _PLAIN.fullmatch(same):
        found.append(_number(plain[1], plain[2]))
    return tuple(found)


def _digit_pieces(cluster: str) -> list[tuple[int, int, tuple[Fraction, ...]]]:
    """The numbers of a run of digits with dashes in it, as (start, end, readings) inside the run.

    A range gives two numbers. A date, a telephone number or a document's number gives one piece that
    holds the whole run and has no reading.
    """
    whole = [(0, len(cluster), tuple[Fraction, ...]())]
    if "/" in cluster or ":" in cluster:
        return whole
    parts = _DASH.split(cluster)
    if len(parts) > 2 or (len(parts) == 2 and (_is_month(cluster) or any(map(_leads_with_zero, parts)))):
        return whole
    found: list[tuple[int, int, tuple[Fraction, ...]]] = []
    start = 0
    for part in parts:
        found.extend(_ungrouped(part, start))
        start += len(part) + 1
    return found


def _ungrouped(part: str, start: int) -> list[tuple[int, int, tuple[Fraction, ...]]]:
    """The part as one number or, as in "2012 500", each of its runs between spaces."""
    read = digit_readings(part)
    if read or not any(space in part for space in GROUP_SPACES):
        return [(start, start + len(part), read)]
    return [
        (start + run.start(), start + run.end(), digit_readings(run[0]))
        for run in re.finditer(f"[^{GROUP_SPACES}]+", part)
    ]


def _number(whole: str, decimals: str | None) -> Fraction:
    return Fraction(int(whole + decimals), 10 ** len(decimals)) if decimals else Fraction(int(whole))


def _is_month(cluster: str) -> bool:
    return re.fullmatch(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])", cluster) is not None


def _leads_with_zero(part: str) -> bool:
    return len(part) > 1 and part[0] == "0" and part[1].isdigit()


# What parts a token from the one before. "colon" is a colon without blanks, as in "5:e".
Gap = Literal["none", "space", "hyphen", "stop", "comma", "colon", "other"]

_HALF, _QUARTER, _THIRD = Fraction(1, 2), Fraction(1, 4), Fraction(1, 3)
_VULGAR = {"½": _HALF, "¼": _QUARTER, "¾": 3 * _QUARTER, "⅓": _THIRD, "⅔": 2 * _THIRD}

_BLANKS_AND_CURRENCIES = " \t\r\n\u00a0\u2007\u2009\u202f£$€"

# Nothing follows a repetition that could make it give back what it took, so a text is walked through once.
_TOKEN = re.compile(
    rf"(?P<digits>[0-9]++(?:[{DASHES}/:.,'’][0-9]++|[{GROUP_SPACES}][0-9]{{3}}(?![0-9]))*)"
    rf"|(?P<sign>[%‰§{''.join(_VULGAR)}])"
    r"|(?P<word>(?:[^\W\d_½¼¾⅓⅔]|[\u0300-\u036f\u00ad])+)"
)


_SCALE_LETTERS = {"m": "million", "k": "thousand", "b": "billion"}
# "5m people" counts; after a length comes "long", "high", "of" or the sentence's end.
_PEOPLE_NEXT = re.compile(
    r" (?!long|high|wide|deep|tall|away|from|of|above|below|lång|hög|bred|djup|och|and|from|från"
    r"|till|to)[a-z]{4,}"
)


class Token(NamedTuple):
    """A word or a number in digits, at `start` to `end` of the text.

    `key` is the word in lower case, composed, without soft hyphens; "" for digits. `readings` are what
    the digits may mean, () for words and for digits that are no number (dates, document numbers).
    """

    key: str
    start: int
    end: int
    gap: Gap
    readings: tuple[Fraction, ...] = ()

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a sign rather than digits."""
        return self.key != ""

    @property
    def is_vulgar(self) -> bool:
        """Whether it is a sign such as ½."""
        return self.end - self.start == 1 and bool(self.readings) and self.readings[0].denominator > 1


def tokens_of(text: str) -> list[Token]:
    """The tokens of `text`, in order."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        start, stop = match.span()
        if match.lastgroup == "digits":
            found.extend(_digits(text, match, end))
        else:
            word = match[0]
            key, readings = ("", (_VULGAR[word],)) if word in _VULGAR else (_key(word), ())
            if start == end and key in _SCALE_LETTERS and found and found[-1].readings:
                key = _scale_letter(text, found[-1], key, stop)
            found.append(Token(key, start, stop, _gap(text[end:start]), readings))
        end = stop
    return found


def _scale_letter(text: str, number: Token, letter: str, stop: int) -> str:
    """The word that a letter glued to a number stands for: "£5.9m", "40k" and "5m people", but not "5m high"."""
    is_money = number.start > 0 and text[number.start - 1] in "£$€"
    if letter == "k" or is_money or (letter == "m" and _PEOPLE_NEXT.match(text, stop)):
        return _SCALE_LETTERS[letter]
    return letter


def _digits(text: str, match: re.Match[str], end: int) -> list[Token]:
    found: list[Token] = []
    for start, stop, readings in _digit_pieces(match[0]):
        place = match.start() + start
        gap = _gap(text[end:place])
        if not found and readings and _is_negative(text, place, end):
            readings = tuple(-reading for reading in readings)
            place -= 1
            gap = _gap(text[end:place])
        end = match.start() + stop
        found.append(Token("", place, end, gap, readings))
    return found


def _is_negative(text: str, place: int, end: int) -> bool:
    """Whether a minus stands right before the digits: after a blank or a bracket, and not within a range."""
    if place == 0 or text[place - 1] not in DASHES:
        return False
    if place == 1 or text[place - 2] in "([":
        return True
    # "17 000 –18 000" is a range: nothing but blanks between the dash and the number before it.
    after_digits = end > 0 and text[end - 1].isdigit() and not text[end : place - 1].strip()
    return text[place - 2].isspace() and not after_digits


def _gap(between: str) -> Gap:
    if between == " ":
        return "space"
    if not between:
        return "none"
    if between == ":":
        return "colon"
    match between.strip(_BLANKS_AND_CURRENCIES):
        case "":
            return "space"
        case "-" | "‐" | "‑" | "–" | "−":
            return "hyphen"
        case ".":
            return "stop"
        case ",":
            return "comma"
    return "other"


@lru_cache(maxsize=16384)
def _key(word: str) -> str:
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word.replace("\u00ad", "")).casefold() or word
