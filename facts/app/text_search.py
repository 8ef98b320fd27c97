"""A search through the words of all figures, as one long text in which the computer finds a word at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from facts.figures.figure import Figure

# Title and topic are those of the series, which a row may leave to another one.
_COLUMNS = (
    "id", "series", "quote", "note", "cited_by", "office", "place", "population", "definition", "document",
    "producer",
)  # fmt: skip
_BETWEEN = "\n"


def figures_with_words(figures: tuple[Figure, ...], words: Sequence[str]) -> tuple[Figure, ...]:
    """The figures that hold every one of `words`, in small letters and without blanks, in their order."""
    if not words:
        return figures
    # The longest word is seldom the most usual one.
    first, *others = sorted(words, key=len, reverse=True)
    said = _said(figures)
    return tuple(figures[n] for n in said.with_word(first) if all(said.has(n, word) for word in others))


class _Said:
    """The words of each figure, in small letters, one figure after the other."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._starts = [0]
        parts: list[str] = []
        for text in texts:
            parts.append(text)
            self._starts.append(self._starts[-1] + len(text) + len(_BETWEEN))
        self._text = _BETWEEN.join(parts)

    def with_word(self, word: str) -> Iterator[int]:
        """The places of the figures that hold `word`; no word holds what is between two figures."""
        place = self._text.find(word)
        while place >= 0:
            n = bisect_right(self._starts, place) - 1
            yield n
            place = self._text.find(word, self._starts[n + 1])

    def has(self, n: int, word: str) -> bool:
        """Whether figure `n` holds `word`."""
        return self._text.find(word, self._starts[n], self._starts[n + 1]) >= 0


@lru_cache(maxsize=4)
def _said(figures: tuple[Figure, ...]) -> _Said:
    columns = [name for name in (figures[0].raw if figures else ()) if _is_searched(name)]
    return _Said(
        _BETWEEN.join([*figure.of_series.values(), *(figure.raw[name] for name in columns)]).casefold()
        for figure in figures
    )


def _is_searched(column: str) -> bool:
    return column in _COLUMNS or column.rsplit("_", 1)[0] in _COLUMNS
