"""Which of the two languages a text is in, by its little words."""

from __future__ import annotations

import re
from functools import lru_cache

from facts.words import Lang

_SWEDISH = frozenset([
    "och", "att", "det", "som", "en", "är", "på", "för", "av", "med", "har", "inte", "ett", "vi", "kronor",
    "från", "om", "var", "så", "vid", "ska", "sedan", "blev", "fick", "eller", "de", "dem", "den", "där", "när",
    "hade", "blir", "bland", "efter", "procent", "fler", "färre", "antalet", "andelen", "året", "även", "också", "än",
    "genom", "inom", "mellan",
])  # fmt: skip
_ENGLISH = frozenset([
    "the", "and", "to", "of", "in", "that", "is", "for", "on", "it", "was", "with", "are", "by", "this", "have", "has",
    "from", "at", "be", "we", "not", "which", "as", "than", "were", "had", "they", "or", "their",
])  # fmt: skip
# Number words of one language that are other words in the other: "sex" and "var" in English texts, "ten" in Swedish.
_OTHERWISE: dict[Lang, frozenset[str]] = {
    "en": frozenset([
        "sex", "fem", "tio", "tre", "ingen", "inga", "inget", "var", "vart", "halv", "halva", "tal", "en", "ett", "av",
    ]),
    "sv": frozenset(["ten", "no", "none", "six", "half", "a", "an", "one", "every", "point"]),
}  # fmt: skip
# So many little words make it clear that a text is in one language.
_CLEAR = 2


def language_of(text: str) -> Lang:
    """Swedish or English, by the little words that each has most of; English where neither shows.

    >>> language_of("Antalet barn har ökat."), language_of("The number has grown.")
    ('sv', 'en')
    """
    swedish, english = _counts(text)
    return "sv" if swedish + sum(map(text.casefold().count, "åäö")) > english else "en"


def is_number_of_other_language(words: str, lang: Lang) -> bool:
    """Whether a number's first word is one only in the other language.

    >>> is_number_of_other_language("sex", "en"), is_number_of_other_language("sex tusen", "sv")
    (True, False)
    """
    word = re.match(r"[^\W\d_]+", words)
    return word is not None and word[0].casefold() in _OTHERWISE[lang]


def is_foreign_number(word: str, text: str) -> bool:
    """Whether a number word is none in this text, because it is of the other language: "mixed-sex wards are rare".

    >>> is_foreign_number("sex", "mixed-sex wards are rare, as they were")
    True
    >>> is_foreign_number("sex", "sex barn har vräkts")
    False
    """
    key = word.casefold()
    if key not in _OTHERWISE["en"] and key not in _OTHERWISE["sv"]:
        return False
    swedish, english = _counts(text)
    return (key in _OTHERWISE["en"] and english >= _CLEAR and not swedish) or (
        key in _OTHERWISE["sv"] and swedish >= _CLEAR and not english
    )


@lru_cache(maxsize=1024)
def _counts(text: str) -> tuple[int, int]:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return (
        sum(word in _SWEDISH and word not in _OTHERWISE["en"] for word in words),
        sum(word in _ENGLISH and word not in _OTHERWISE["sv"] for word in words),
    )
