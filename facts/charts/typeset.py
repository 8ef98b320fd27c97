"""Text measured with the font that it will be drawn in, and wrapped so that nothing is cut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
FONT_FAMILY = "'Source Sans', 'Source Sans 3', sans-serif"

_UNITS = 1000
# The widths of more letters than this do not fit in the numbers that FreeType counts with.
_LONGEST = 10_000
# A number stays in one piece: no-break spaces are no breaks, nor is a space before three more of its digits.
_BREAK = r"(?<!\d)[ \t\r\n]+|(?<=\d)[ \t\r\n]+(?!\d{3}(?!\d))|[-/–](?=\w)|\Z"
_WORD = re.compile(f".*?(?:{_BREAK})", re.DOTALL)


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
    if len(text) > _LONGEST:
        return width(text[:_LONGEST], style) + width(text[_LONGEST:], style)
    return float(_face(style.strong, style.italic).getlength(text)) * style.size / _UNITS


def wrapped(text: str, style: Style, limit: float) -> list[str]:
    """`text` in lines within `limit`, broken at spaces, after hyphens and slashes, else inside a word."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, style, limit):
        if line and width((line + piece).rstrip(" "), style) > limit:
            lines.append(line.rstrip(" "))
            line = ""
        line += piece
    return [*lines, line.rstrip(" ")] if line.strip(" ") or not lines else lines


def balanced(text: str, style: Style, limit: float) -> list[str]:
    """`text` in as few lines as fit within `limit`, and these as even as can be: no word stands alone on the last."""
    lines = wrapped(text, style, limit)
    narrow, wide = max(limit / 2, longest(text, style)), limit
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if len(wrapped(text, style, middle)) <= len(lines) else (middle, wide)
    return wrapped(text, style, wide)


def longest(text: str, style: Style) -> float:
    """Width of the widest piece that is broken only for want of room."""
    return max((width(word.rstrip(" \t\r\n"), style) for word in _WORD.findall(text)), default=0.0)


def _pieces(text: str, style: Style, limit: float) -> list[str]:
    words = (re.sub(r"[ \t\r\n]+$", " ", word) for word in _WORD.findall(text) if word)
    return [part for word in words for part in _broken(word, style, limit)]


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


@cache
def _face(strong: bool, italic: bool) -> ImageFont.FreeTypeFont:
    name = "Semibold" if strong else "Italic" if italic else "Regular"
    path = FONTS / f"SourceSans3-{name}.ttf"
    return ImageFont.truetype(str(path), _UNITS, layout_engine=ImageFont.Layout.BASIC)
