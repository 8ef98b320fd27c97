"""Text measured with the font that it will be drawn in, and wrapped so that nothing is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from PIL import ImageFont

from facts.words import LANGS
from facts.words.dates import long_month, short_month

FONTS = Path(__file__).parent / "fonts"
FONT_FAMILY = "'Source Sans', 'Source Sans 3', sans-serif"

_UNITS = 1000
# A longer word is broken letter by letter at once, instead of being measured whole again and again.
_LONGEST = 10_000
# A number stays in one piece, and so does an equation: no-break spaces are no breaks, nor is a space before three
# more digits of a number, or beside the sign in p = 0.05.
# A raised dot between two things ends a line, and is left out there, but begins none.
_SPACES = r"(?<![=<])[ \t\r\n]+(?![=<·] )"
# Words that a reader takes together with the year behind them, and with the number before them, in either language.
_BEFORE_YEARS = "år|in|since|sedan|till|to|of|halvåret|kvartalet"
_WHICH_PART = "first|second|third|fourth|första|andra|tredje|fjärde"
_BEHIND_NUMBERS = "figures|siffror|per cent|procent|million|miljon(?:er)?|billion|miljard(?:er)?"
# Few quoted words stay whole, and with the number that they hedge.
_FEW_QUOTED = rf"[“”][^“”\s]+(?:{_SPACES}[^“”\s]+){{0,3}}”(?:(?:{_SPACES}|\u00a0)(?=\d))?"
# A line may as well end after a number as after a word, where one of these begins the next.
_GOING_ON = frozenset({"and", "or", "och", "eller"})
_PAUSES = {":": 0.0, ";": 0.0, "·": 0.0, ",": 0.05}
# A sentence ends before a capital or a number, but after no letter alone and no such shortened word: p. 4, m.fl. Ek.
_SENTENCE_END = re.compile(r"(?<=[\w)%”\u00a0]{2}[.!?])(?<!\bpp\.)(?<!\bfl\.)(?<!\b[Nn][ro]\.) (?=[^\W_a-zåäö])|\Z")
# A word that is too long for a line by itself breaks after these.
_PART = re.compile(r".*?(?:[-/–](?=\w)|\Z)", re.DOTALL)


# Where not even a day and its month have room on a line.
_TORN = re.compile(r"[^ ]* +|[^ ]+")
# Nor what was to be kept on one: rather there than within a word.
_TORN_APART = re.compile(r"[^\u00a0]*\u00a0|[^\u00a0]+")


@dataclass(frozen=True, slots=True)
class Style:
    """Size in CSS pixels, and whether the text is semibold or italic (never both)."""

    size: float
    strong: bool = False
    italic: bool = False

    @property
    def line(self) -> float:
        """Distance from one line's top to the next."""
        return round(self.size * 1.32)

    @property
    def baseline(self) -> float:
        """Distance from a line's top to its base line."""
        return round(self.size * 1.02)


TITLE = Style(19, strong=True)
SUBTITLE = Style(14.5)
NUMBER = Style(15, strong=True)
QUIET_NUMBER = Style(13.5)
BADGE = Style(13, strong=True)
SMALL = Style(12.5)
ASIDE = Style(12.5, italic=True)


@lru_cache(maxsize=8192)
def width(text: str, style: Style) -> float:
    """Width of `text` on one line in CSS pixels, without kerning, which only makes it narrower."""
    widths = _letter_widths(style.strong, style.italic)
    return sum(map(widths.__getitem__, text)) * style.size / _UNITS


def wrap_text(text: str, style: Style, limit: float) -> list[str]:
    """`text` in lines within `limit`, broken at spaces; in a longer word after hyphens and slashes, else inside it."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, style, limit):
        if line and width((line + piece).rstrip(" "), style) > limit:
            lines.append(line.rstrip(" ").removesuffix(" ·"))
            line = ""
        line += piece
    return [*lines, line.rstrip(" ")] if line.strip(" ") or not lines else lines


def wrap_name(text: str, style: Style, limit: float) -> list[str]:
    """`text` in lines within `limit`, with a hyphen where a word has to be broken.

    >>> wrap_name("Samverkansområdet i norr", SMALL, 70)
    ['Samverkans-', 'området i', 'norr']
    """
    text = " ".join(re.split(r"[ \t\r\n]+", text))
    lines = wrap_text(text, style, limit)
    if not any(_ends_inside_a_word(text, lines)):
        return lines
    lines = wrap_text(text, style, limit - width("-", style))
    torn = _ends_inside_a_word(text, lines)
    return [f"{line}-" if is_torn else line for line, is_torn in zip(lines, torn, strict=True)]


def _ends_inside_a_word(text: str, lines: Sequence[str]) -> Iterator[bool]:
    """Whether each of the lines that a text was broken into ends between two letters."""
    end = 0
    for line in lines:
        end = text.index(line, end) + len(line)
        yield text[end - 1 : end].isalpha() and text[end : end + 1].isalpha()


def balance_lines(text: str, style: Style, limit: float) -> list[str]:
    """`text` in as few lines as fit within `limit`, broken where a reader pauses, and about as long as each other."""
    pieces = _pieces(text, style, limit)
    tears = [*_tears(pieces), 0.0]
    # What is best from each piece on: how many lines, how ill they are broken, and where the first of them ends.
    best = [(0, 0.0, 0)] * (len(pieces) + 1)
    for start in range(len(pieces) - 1, -1, -1):
        found: list[tuple[int, float, int]] = []
        line = ""
        for end in range(start + 1, len(pieces) + 1):
            line += pieces[end - 1]
            long = width(line.rstrip(" "), style)
            if long > limit and found:
                break
            lines, ill, _ = best[end]
            found.append((lines + 1, ill + tears[end - 1] + (1 - long / limit) ** 2, end))
        best[start] = min(found)
    ends = [0]
    while ends[-1] < len(pieces):
        ends.append(best[ends[-1]][2])
    broken = ["".join(pieces[start:end]).rstrip(" ") for start, end in pairwise(ends)] or [""]
    return [*(line.removesuffix(" ·") for line in broken[:-1]), broken[-1]]


def cut_lines(lines: Sequence[str], most: int, style: Style, limit: float) -> list[str]:
    """The first lines, the last of them ending in … when there are more."""
    if len(lines) <= most or most < 1:
        return list(lines[:most])
    last = lines[most - 1]
    while last and width(f"{last}…", style) > limit:
        last = last[: last.rfind(" ")] if " " in last else last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ,;:·')}…"]


def split_sentences(text: str) -> list[str]:
    """The sentences of a text.

    >>> split_sentences("See p. 4 there. It is 3.5 per cent. That is all.")
    ['See p. 4 there.', 'It is 3.5 per cent.', 'That is all.']
    """
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text))]
    return [sentence for start, end in pairwise(ends) if (sentence := text[start:end].strip())]


def whole_sentences(text: str, most: int, style: Style, limit: float) -> list[str]:
    """As many of the first sentences of `text` as have room in so many lines; none where the first has not."""
    found: list[str] = []
    for end in _SENTENCE_END.finditer(text):
        lines = wrap_text(text[: end.start()], style, limit)
        if len(lines) > most:
            break
        found = lines
    return found


def _tears(pieces: Sequence[str]) -> Iterator[float]:
    """How much a reader stumbles where a line ends after each piece but the last; 1 is as ill as an empty line."""
    in_quotes = False
    for piece, following in pairwise(pieces):
        in_quotes ^= bool(sum(map(piece.count, "“”")) % 2)
        last = piece.rstrip(" ")[-1:]
        # Nor does the last word of a sentence stand alone before the next one.
        if in_quotes or (following.rstrip(" ")[-1:] == "." and last != "."):
            yield 0.5
        elif last in _PAUSES:
            yield _PAUSES[last]
        else:
            goes_on = following.rstrip(" ") in _GOING_ON
            yield 0.1 if goes_on or not (last.isdigit() or following[:1].isdigit()) else 0.3


def longest(text: str, style: Style) -> float:
    """Width of the widest piece that is broken only for want of room."""
    return max((width(part.rstrip(" \t\r\n"), style) for word in _words_of(text) for part in _PART.findall(word)),
               default=0.0)  # fmt: skip


def _words_of(text: str) -> list[str]:
    """What a line may end after, each with the blank behind it."""
    return _pattern_of_words(with_years=True).findall(text)


@cache
def _pattern_of_words(*, with_years: bool) -> re.Pattern[str]:
    """No line ends in a number, in a day and its month, in few quoted words, or in a month and its year."""
    names = (name(month, lang) for name in (long_month, short_month) for lang in LANGS for month in range(1, 13))
    months = "|".join(names)
    number = rf"(?<=\d){_SPACES}(?!\d{{3}}(?!\d))(?!(?i:{months}|{_BEHIND_NUMBERS})\b)"
    dated = rf"\b(?i:{months}|{_BEFORE_YEARS}){_SPACES}(?=\d{{4}}\b)|{_FEW_QUOTED}|" if with_years else ""
    dated += rf"\b(?i:{_WHICH_PART}){_SPACES}(?=(?i:half|quarter|halvåret|kvartalet)\b)|" if with_years else ""
    return re.compile(rf"(?:{dated}.)*?(?:(?<!\d){_SPACES}|{number}|\Z)", re.DOTALL)


@lru_cache(maxsize=256)
def _pieces(text: str, style: Style, limit: float) -> tuple[str, ...]:
    """What a line may end with; a sheet asks for the same texts again and again until all of it has room."""
    words = (re.sub(r"[ \t\r\n]+$", " ", word) for word in _words_of(text) if word)
    return tuple(part for word in words for part in _parts(word, style, limit))


def _parts(word: str, style: Style, limit: float) -> list[str]:
    if len(word) < _LONGEST and width(word.rstrip(" "), style) <= limit:
        return [word]
    if " " in word.rstrip(" "):
        # A year is rather torn from its month than a day is.
        pieces = [piece for piece in _pattern_of_words(with_years=False).findall(word) if piece]
        return [part for piece in (pieces if len(pieces) > 1 else _TORN.findall(word))
                for part in _parts(piece, style, limit)]  # fmt: skip
    if len(pieces := _TORN_APART.findall(word)) > 1:
        return [part for piece in pieces for part in _parts(piece, style, limit)]
    return [broken for part in _PART.findall(word) if part for broken in _broken(part, style, limit)]


def _broken(word: str, style: Style, limit: float) -> list[str]:
    letters = word.rstrip(" ")
    if len(letters) < _LONGEST and width(letters, style) <= limit:
        return [word]
    parts: list[str] = []
    start, used = 0, 0.0
    # Letter by letter, so that a word of any length is gone through once.
    for at, letter in enumerate(letters):
        takes = width(letter, style)
        if used + takes > limit and at > start:
            parts.append(word[start:at])
            start, used = at, 0.0
        used += takes
    return [*parts, word[start:]]


class _LetterWidths(dict[str, float]):
    """How wide each letter of a face is, in thousandths of its size; FreeType takes eighty times as long to say it."""

    def __init__(self, face: ImageFont.FreeTypeFont) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, letter: str) -> float:
        self[letter] = float(self._face.getlength(letter))
        return self[letter]


@cache
def _letter_widths(strong: bool, italic: bool) -> _LetterWidths:
    return _LetterWidths(_face(strong, italic))


@cache
def _face(strong: bool, italic: bool) -> ImageFont.FreeTypeFont:
    name = "Semibold" if strong else "Italic" if italic else "Regular"
    path = FONTS / f"SourceSans3-{name}.ttf"
    return ImageFont.truetype(str(path), _UNITS, layout_engine=ImageFont.Layout.BASIC)
