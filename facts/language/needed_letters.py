"""Which of many expressions may find something in a text, by letters that it needs to hold for them.

Few of a hundred expressions have anything to find in a sentence. The words of a language come again and again: each is
looked through once, and a sentence costs a look into a table for each of its words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

_MOST_WORDS = 20_000
"""Words that are kept with what they may hold: more than a report of hundreds of pages has."""
_SIGNS = re.compile(r"\W+")


class NeededLetters:
    """What each of some expressions needs, parted by "|": letters of which a text holds some where it finds anything.

    Letters behind a blank begin a word; "" needs nothing.

    >>> needed = NeededLetters([" mar|april", "last day", "", "sam"])
    >>> needed.ranks("samarbetet"), needed.ranks("mid-march"), needed.ranks("the last day")
    ([2, 3], [0, 2], [1, 2])
    """

    def __init__(self, needs: Iterable[str]) -> None:
        self._always: list[int] = []
        self._of_word: defaultdict[str, list[int]] = defaultdict(list)
        self._of_several: defaultdict[str, list[int]] = defaultdict(list)
        for rank, letters in ((rank, letters) for rank, needed in enumerate(needs) for letters in needed.split("|")):
            if not letters:
                self._always.append(rank)
            else:
                (self._of_several if " " in letters[1:] else self._of_word)[letters].append(rank)
        self._longest = max(map(len, self._of_word), default=0)
        self._ranks_of_word = lru_cache(_MOST_WORDS)(self._look_through)

    def ranks(self, text: str) -> list[int]:
        """The places of the expressions that may find something in `text`, in their order."""
        found = set(self._always)
        found.update(*map(self._ranks_of_word, text.split()))
        for letters, ranks in self._of_several.items():
            if letters in text:
                found.update(ranks)
        return sorted(found)

    def _look_through(self, word: str) -> tuple[int, ...]:
        found: set[int] = set()
        for written in (word, " ".join(["", *_SIGNS.split(word)])):
            for start in range(len(written)):
                for end in range(start + 1, min(start + self._longest, len(written)) + 1):
                    found.update(self._of_word.get(written[start:end], ()))
        return tuple(found)
