"""The text of a page as a reader sees it: in its order, empty paper one blank line, no marks on each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import dropwhile, pairwise
from operator import not_
from typing import NamedTuple, Protocol, TypeVar

from markupsafe import Markup

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*\n")
_ANY_BLANK = re.compile(r"\n\s*\n")
_SPACED = 0.8
"""From such a part of a page's line ends on, blank lines part lines and no paragraphs, as in text taken from a PDF."""

_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\s*\n\s*(?=[a-zåäö])(?!(?:och|eller|and|or)\b)")
"""A hyphen at a line's end inside a word; "för- och" is no such."""


_GOES_ON = re.compile(r"([-\u00ad\u2010]?)[^\S\n]*\n[^\S\n]*(?=\w)")
_LINE_END = Markup('<span class="{}">{}\n</span>')

_MOST_SHOWN = 10_000
"""Letters of a page that are shown at once: more than any page of paper has, and few enough for a browser."""


class Portion(NamedTuple):
    """What is shown at once of a page: its number from 1 of so many, and its letters."""

    number: int
    of: int
    start: int
    end: int


class Portions:
    r"""A page in portions, each to the end of a paragraph, line or word; a page of paper is one.

    >>> [(one.start, one.end) for one in Portions("Ten jobs.\n\nTwelve homes.", most=15)]
    [(0, 11), (11, 24)]
    """

    def __init__(self, text: str, most: int = _MOST_SHOWN) -> None:
        self._begins = [0]
        while len(text) - (start := self._begins[-1]) > most:
            ends = ((text.rfind(sign, start + most // 2, start + most), len(sign)) for sign in ("\n\n", "\n", " "))
            self._begins.append(next((end + length for end, length in ends if end >= 0), start + most))
        limits = [*self._begins, len(text)]
        self._portions = [Portion(n, len(self._begins), *span) for n, span in enumerate(pairwise(limits), start=1)]

    def __iter__(self) -> Iterator[Portion]:
        return iter(self._portions)

    def holding(self, place: int) -> Portion:
        """The portion in which this letter of the page stands."""
        return self._portions[bisect_right(self._begins, place) - 1]


class TextSpan(Protocol):
    """A stretch of a page's text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Behind its last letter."""


_Span = TypeVar("_Span", bound=TextSpan)


def in_small_letters(text: str) -> str:
    """A text in small letters, each in its place: of all letters only the capital İ would become two.

    >>> in_small_letters("Över İstanbul")
    'över istanbul'
    """
    return text.replace("İ", "I").lower()


def is_spaced(text: str) -> bool:
    r"""Whether nearly every line of a page has a blank one below it.

    >>> is_spaced("one\n\ntwo\n\nthree"), is_spaced("one\ntwo\n\nthree")
    (True, False)
    """
    text = text.strip()
    lines = sum(bool(line.strip()) for line in text.split("\n"))
    return lines > 1 and len(_ANY_BLANK.findall(text)) > _SPACED * (lines - 1)


def without_empty_paper(text: str, *, spaced: bool) -> str:
    r"""Text with at most one blank line at a time, and none on a page that `is_spaced`: they are no part of its words.

    >>> without_empty_paper("one\n\n\n\ntwo", spaced=False)
    'one\n\ntwo'
    """
    return _ANY_BLANK.sub("\n", text) if spaced else _BLANK_LINES.sub("\n\n", text)


def page_html(text: str, *, spaced: bool) -> Markup:
    r"""Text of a page, whose lines a telephone may run on where a sentence goes on in the next one.

    A hyphen inside a word is seen only where the line ends with it; a soft one, which a browser draws nowhere, too.

    >>> page_html("The coun-\ncil met\nfor- and\nagainst.\nIt left.", spaced=False)
    Markup('The coun<span class="broken-word">-\n</span>cil met<span class="line-end">\n</span>for- and<span class="line-end">\n</span>against.\nIt left.')
    """  # noqa: E501 -- what comes out is one line
    parts, end, text = [], 0, without_empty_paper(text, spaced=spaced)
    for found in _GOES_ON.finditer(text):
        if text[found.end()].islower():
            kind = "broken-word" if _BROKEN_WORD.match(text, found.start()) else "line-end"
            sign = "-" if found[1] else ""
            parts += [Markup.escape(text[end : found.start()]), _LINE_END.format(kind, sign)]
            end = found.end()
    return Markup("").join([*parts, Markup.escape(text[end:])])


def copied_sentence(text: str) -> str:
    r"""A passage that was copied from a page, its lines and broken words joined.

    >>> copied_sentence("Antalet för-\noch eftermiddags\u00ad\nplatser  blev\nfler.")
    'Antalet för- och eftermiddagsplatser blev fler.'
    """
    return " ".join(_BROKEN_WORD.sub("", text).replace("\u00ad", "").split())


def spans_apart(spans: Iterable[_Span], rank: Callable[[_Span], int]) -> list[_Span]:
    """Spans in their order; of those that overlap the one with the lowest rank stands, else the first."""
    apart: list[_Span] = []
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, rank(span), -span.end)):
        if span.start >= end:
            apart.append(span)
        elif rank(span) < rank(apart[-1]):
            apart[-1] = span
        else:
            continue
        end = max(end, span.end)
    return apart


# --- two columns that stand beside each other, line by line, put into the order in which they are read ---------------

# Blanks between two columns: three, since two also follow a full stop.
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
# A right column begins within so many letters of one place: its letters are of different widths.
_TOLERANCE = 3
# Fewer lines are a table or a letterhead rather than columns.
_LEAST_LINES = 5
# Columns of prose hold words; cells of a table hold numbers or a word or two.
_LEAST_WORDS = 3.0
# A head above the columns has so many lines at most.
_HEAD_LINES = 2


class _Row(NamedTuple):
    left: str
    right: str


def in_reading_order(text: str) -> str:
    r"""The text with the left column before the right one, where it stands in two; else as it is.

    >>> rows = [("The council met", "taxes were raised"), ("on Monday to talk", "by ten per cent in"),
    ...         ("about the money it", "the year before the"), ("has and the money", "last, and have been"),
    ...         ("it wants. Before,", "the same ever since.")]
    >>> in_reading_order("\n".join(left.ljust(24) + right for left, right in rows)).splitlines()[4:6]
    ['it wants. Before,', 'taxes were raised']
    """
    lines = text.split("\n")
    gutter = _gutter(lines)
    if gutter is None:
        return text
    found: list[str] = []
    region: list[_Row] = []
    for line in lines:
        row = _parted(line, gutter)
        if not line.strip() and 0 < len(region) <= _HEAD_LINES and not found:
            # Sender and date stand on one line above the columns.
            found.extend(lines[: len(region)])
            region = []
        if row is None:
            found.extend(_flowing(region))
            region = []
            found.append(line)
        else:
            region.append(row)
    found.extend(_flowing(region))
    return "\n".join(found)


def _gutter(lines: list[str]) -> int | None:
    """Where the right column begins, None where there is none."""
    ends = Counter(gap.end() for line in lines for gap in _GAP.finditer(line))
    if not ends:
        return None
    place = max(ends, key=lambda end: sum(ends[near] for near in range(end - 1, end + 2)))
    rows = [row for line in lines if (row := _parted(line, place)) is not None and row.left and row.right]
    filled = sum(1 for line in lines if line.strip())
    if len(rows) < _LEAST_LINES or len(rows) * 3 < filled:
        return None
    words = [min(_words(row.left), _words(row.right)) for row in rows]
    return place if sum(words) / len(words) >= _LEAST_WORDS else None


def _words(text: str) -> int:
    return len(re.findall(r"[^\W\d_]{2,}", text))


def _parted(line: str, gutter: int) -> _Row | None:
    """A line as its two halves; None where it runs across the gutter."""
    if len(line.rstrip()) <= gutter - 2:
        return _Row(line.rstrip(), "")
    if not line[: gutter - _TOLERANCE].strip():
        return _Row("", line.strip())
    for gap in _GAP.finditer(line):
        if abs(gap.end() - gutter) <= _TOLERANCE or (gap.start() < gutter <= gap.end()):
            return _Row(line[: gap.start()].rstrip(), line[gap.end() :].rstrip())
    return None


def _flowing(rows: list[_Row]) -> list[str]:
    """The left halves and then the right ones; a region without a right half stays as it is."""
    if not any(row.right for row in rows):
        return [row.left for row in rows]
    right = list(dropwhile(not_, (row.right for row in rows)))
    left = [row.left for row in rows]
    while left and not left[-1].strip():
        left.pop()
    return left + right
