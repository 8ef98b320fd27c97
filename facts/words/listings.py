"""Several things in a row of words, and words at the beginning of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from facts.words import Lang, Text
from facts.words.numbers import number

_AND = Text("and", "och")
MORE = Text("{n} more", "{n} till")
MOST_NAMED = 5
"""Of more things than this the first are named and the others counted."""


def listing(parts: Sequence[str], lang: Lang) -> str:
    """a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {_AND.of(lang)} {parts[-1]}"


def short_listing(parts: Sequence[str], lang: Lang, n: int = 0) -> str:
    """a, b, c, d and 7 more; of `n` things, when `parts` are only the first of them."""
    n = max(n, len(parts))
    if n <= MOST_NAMED:
        return listing(parts, lang)
    more = MORE.of(lang, n=number(n - MOST_NAMED + 1, lang))
    return listing([*parts[: MOST_NAMED - 1], more], lang)


def sentence_case(text: str) -> str:
    """`text` with a capital first letter."""
    return text if text[:1].isupper() else text[:1].upper() + text[1:]
