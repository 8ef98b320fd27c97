"""Numbers that nobody claims: dates, laws, pages, votes, telephones, ages … each with the reason that it is left out.

>>> text = "Enligt 11 kap. 5 § (2017:725), tel. 08-405 10 00"
>>> [(text[mask.start : mask.end].strip(), mask.why.en) for mask in masks_of(text, "sv")]
[('11 kap. 5 §', 'law'), ('2017:725', 'law'), ('tel. 08-405 10 00', 'telephone')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from facts.documents.not_claims import COUNTS_ITSELF, PATTERNS, SWEDISH_NAME, Reason
from facts.language.needed_letters import NeededLetters
from facts.language.vocabulary import number_words
from facts.words import Lang, Text


class Mask(NamedTuple):
    """Letters `start` to `end` of a sentence hold no claim, and why."""

    start: int
    end: int
    why: Text


_NEEDED = NeededLetters(one[2] if len(one) == 3 else "" for one in PATTERNS)

DIGIT_OR_PART = re.compile(r"[\d½¼¾⅓⅔]")
"""A number that is written with signs rather than words: a digit, or a part such as ½."""
# "Ett" and "one" alone are articles far more often than numbers that anything here is about.
_NUMBER_WORD = re.compile(rf"\b(?:{number_words(2, 100)})")


def masks_of(text: str, lang: Lang) -> list[Mask]:
    """The parts of a sentence whose numbers are no claims, by their writing alone, in text order.

    >>> [mask.why.en for mask in masks_of("Utredningen har besökt två kommuner", "sv")]
    ['counts the text itself']
    """
    if not (DIGIT_OR_PART.search(text) or _NUMBER_WORD.search(text.casefold())):
        return []
    found: list[Mask] = []
    for rank in _NEEDED.ranks(text):
        expression, why, *_ = PATTERNS[rank]
        for match in _compiled(expression).finditer(text):
            _add(found, Mask(*match.span(), why))
    for match in COUNTS_ITSELF.finditer(text):
        _add(found, Mask(*match.span(), Reason.SELF))
    if lang == "sv":
        for match in SWEDISH_NAME.finditer(text):
            _add(found, Mask(*match.span(), Reason.NAME))
    return sorted(found)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """An expression for the first text that may hold what it finds: few documents need all of them."""
    return re.compile(expression)


def _add(found: list[Mask], mask: Mask) -> None:
    if mask.end > mask.start and all(mask.end <= other.start or mask.start >= other.end for other in found):
        found.append(mask)


def mask_text(text: str, masks: list[Mask]) -> str:
    """The text with every mask's letters as dots, so that what is left keeps its places."""
    letters = list(text)
    for start, end, _ in masks:
        letters[start:end] = "·" * (end - start)
    return "".join(letters)


def stray_digits(text: str) -> Iterator[tuple[int, int]]:
    """The places of digits that are left in a text when all that is known has been taken out of it."""
    for match in re.finditer(r"[£$€]?\d[\d.,  /:–-]*\d|\d", text):
        yield match.span()
