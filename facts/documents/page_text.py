"""The text of a page as a reader sees it: empty paper is one blank line, and marks do not lie on each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*\n")
_ANY_BLANK = re.compile(r"\n\s*\n")
_SPACED = 0.8
"""From such a part of a page's line ends on, blank lines part lines and no paragraphs, as in text taken from a PDF."""

_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\s*\n\s*(?=[a-zåäö])(?!(?:och|eller|and|or)\b)")
"""A hyphen at a line's end inside a word; "för- och" is no such."""


class TextSpan(Protocol):
    """A stretch of a page's text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Behind its last letter."""


_Span = TypeVar("_Span", bound=TextSpan)


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
