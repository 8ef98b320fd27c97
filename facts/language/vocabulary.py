"""The words that numbers are said with, from one file per language; a quote may be in either.

What builds whole numbers is kept apart by language, since "twenty-four thousand and one" and
"tjugofyratusen ett" follow different rules. All else is one vocabulary.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from facts.figures.hedges import HEDGES as READINGS
from facts.figures.units import Units
from facts.words import Lang

_FILES: Mapping[Lang, str] = {"sv": "sv.toml", "en": "en.toml"}
_SOURCES: tuple[dict[str, Any], ...] = tuple(
    tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8")) for name in _FILES.values()
)


@dataclass(frozen=True, slots=True)
class Cardinals:
    """What one language builds its whole numbers of.

    `words` are numbers, `articles` the words that are one only before a hundred or more, `solitary` those
    that alone are rather a pronoun or an article, `joiners` what may stand after a hundred or a thousand
    ("two hundred and fifty"), `compounds` whether words are written together.
    """

    words: Mapping[str, int]
    articles: frozenset[str]
    solitary: frozenset[str]
    joiners: frozenset[str]
    compounds: bool


def _cardinals(source: Mapping[str, Any]) -> Cardinals:
    cardinals = source["cardinals"]
    return Cardinals(
        words=_by_word(cardinals["words"]),
        articles=frozenset(cardinals["articles"].split()),
        solitary=frozenset(cardinals["solitary"].split()),
        joiners=frozenset(cardinals["joiners"].split()),
        compounds=cardinals["compounds"],
    )


def _by_word(by_number: Mapping[str, str]) -> dict[str, int]:
    """A table of number = "words" turned round."""
    return {word: int(number) for number, words in by_number.items() for word in words.split()}


def _numbers(table: str) -> dict[str, int]:
    return {word: n for source in _SOURCES for word, n in _by_word(source[table]).items()}


def _words(name: str) -> frozenset[str]:
    return frozenset(word for source in _SOURCES for word in source["words"][name].split())


def _phrases(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for source in _SOURCES for phrase in source["phrases"][name])


def _denominators() -> dict[str, int]:
    """The lower halves of fractions: "tredjedelar", "quarters"."""
    return {
        part + ending: n
        for source in _SOURCES
        for part, n in _by_word(source["parts"]).items()
        for ending in source["phrases"]["part_endings"]
    }


CARDINALS_BY_LANGUAGE = tuple(map(_cardinals, _SOURCES))


def number_words(first: int, last: int) -> str:
    """An expression of the words for the numbers from `first` to `last`, at most 100, in both languages.

    >>> re.fullmatch(number_words(2, 99), "tjugofem") and re.fullmatch(number_words(2, 99), "twenty-five") is not None
    True
    >>> re.fullmatch(number_words(2, 12), "twenty")
    """
    found = []
    for language in CARDINALS_BY_LANGUAGE:
        ones, tens = ("|".join(word for word, n in language.words.items() if n in among)
                      for among in (range(1, 10), range(20, min(last, 90) + 1, 10)))  # fmt: skip
        found += [word for word, n in language.words.items() if first <= n <= last and not 20 <= n < 100]
        found += [f"(?:{tens})(?:{'' if language.compounds else '-'}(?:{ones}))?"] if tens else []
    return "|".join(found)


SCALE_WORDS: Mapping[str, int] = _numbers("scales")
# Right after digits, without a blank: £1.2bn, 40k.
GLUED_SCALES: Mapping[str, int] = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
MAY_BE_UNITS = frozenset({"m"})
ORDINALS: Mapping[str, int] = _numbers("ordinals")
_TENS = {word: n for language in CARDINALS_BY_LANGUAGE for word, n in language.words.items() if 20 <= n < 100}
_PLACES = {**ORDINALS, **_numbers("places"), "andra": 2}
PLACES: Mapping[str, int] = {
    **_PLACES,
    **{ten + word: n + place for ten, n in _TENS.items() for word, place in _PLACES.items() if place < 10},
}
"""Places in an order, "tjugotredje" and (of "twenty-third") "twentythird" among them."""
MAY_BE_PLACES = _words("may_be_places")
PLACE_NOUNS = _words("place_nouns")
NUMBERED = _words("numbered")
"""Before a number it is a place in an order: "nummer 10", where that is what is looked for."""
SUPERLATIVE_WORDS = _words("superlatives")
DENOMINATORS: Mapping[str, int] = _denominators()

HALVES = _words("halves")
HALF_NOUNS = _words("half_nouns")
HALF_BEFORE_NOUN = _words("half_before_noun")
HALF_OF_A_PERIOD = _words("half_of_a_period")
AND_WORDS = _words("and")
ONE = _words("one")
DECIMAL_MARKS = _words("decimal_marks")
MINUS_WORDS = _words("minus")
RANGE = _words("range")
EVERY = _words("every")
EVERY_SECOND = _words("every_second")
SECOND = _words("second")
ORDINAL_ENDINGS = _words("ordinal_endings")
SUBJECTS = _words("subjects")
VAGUE = _words("vague")
TIMES = _words("times")
MEASURES = frozenset(Units().measures())
"""What is measured rather than counted, by each writing of the list of units: "tonne", "mil", "kr"."""
MONTHS = _words("months")
VERBS_TOO = _words("verbs_too")
LABEL_WORDS = _words("labels")
LABELS_WITH_STOP = _words("labels_with_stop")
DECADES = _words("decades")
CURRENCIES = _words("currencies")
FILLERS = _words("fillers")
DURING = _words("during")
# What the column for hedges knows, word by word: "c:a" is two. "Only" and "on average" leave a number as it is.
_HEDGE_WORDS = {
    words: tuple(re.split(r"[ .:]+", words.rstrip(".")))
    for reading, known in READINGS.items()
    for words in known
    if reading != "exactly" and words[0].isalpha()
}
HEDGE_KEYS = frozenset(_HEDGE_WORDS.values())
ABBREVIATED_HEDGES = frozenset(key[-1] for words, key in _HEDGE_WORDS.items() if "." in words or ":" in words)
"""Words behind which a full stop ends no sentence: "approx. 500"."""
ONLY_ABBREVIATED = HEDGE_KEYS - {tuple(words.split()) for words in _HEDGE_WORDS if words[-1] != "."}
"""Hedges without a full stop are other words: "c. 500", but not "vitamin c 500"."""
HEDGE_ENDINGS = frozenset(words[-1] for words in HEDGE_KEYS)
LONGEST_HEDGE = max(map(len, HEDGE_KEYS))
DETERMINERS = _words("determiners")
AFTER_FRACTION = _words("after_fraction")
OUT_OF = _phrases("out_of")
POINTS = _phrases("points")
# How many of it make one percent.
PERCENT: Mapping[tuple[str, ...], int] = {
    **dict.fromkeys(_phrases("percent"), 1),
    **dict.fromkeys(_phrases("permille"), 10),
}

# What says that something grew or shrank, as regular expressions: by itself, and where the sentence is about an amount.
CHANGE_WORDS: Mapping[Lang, Mapping[str, list[str]]] = {
    lang: source["changes"] for lang, source in zip(_FILES, _SOURCES, strict=True)
}

# What stands in a cell of values rather than in a quote.
VALUE_DIRECTIONS: Mapping[str, str] = {
    words: direction
    for source in _SOURCES
    for direction in ("increase", "decrease")
    for words in source["values"][direction]
}
VALUE_MULTIPLES: Mapping[str, str] = {
    words: factor for source in _SOURCES for factor, known in source["values"]["multiples"].items() for words in known
}
VAGUE_COUNTS = frozenset(word for source in _SOURCES for word in source["values"]["vague"].split())
VAGUE_PARTS = frozenset(word for source in _SOURCES for word in source["values"]["vague_parts"].split())
VALUE_TIMES: tuple[str, ...] = tuple(words for source in _SOURCES for words in source["values"]["times"])
