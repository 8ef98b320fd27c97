"""What a number counts: the unit that the table has for a noun, in Swedish and English.

>>> unit_of_noun("gymnasieelever", "sv"), unit_of_noun("children", "en"), unit_of_noun("kommuner", "sv")
('person', 'child', '')
>>> measure_of("mkr"), measure_of("tonnes")
('msek', 'tonne')
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from facts.words import Lang

_SOURCE: Mapping[str, Mapping[str, str]] = tomllib.loads(
    files(__package__).joinpath("nouns.toml").read_text(encoding="utf-8")
)


def _by_word(table: str) -> dict[str, str]:
    return {word.casefold(): unit for unit, words in _SOURCE[table].items() for word in words.split()}


_NOUNS: Mapping[Lang, Mapping[str, str]] = {"sv": _by_word("sv"), "en": _by_word("en")}
_SUBJECTS: Mapping[Lang, Mapping[str, str]] = {"sv": _by_word("subjects_sv"), "en": _by_word("subjects_en")}
_MEASURES = _by_word("measures")
# The end of a Swedish compound that is taken for a noun: "kö" also ends "miljö", "män" nothing else that is counted.
_SHORTEST_END = 4
# Words that end like a noun of the list and are none of it.
_WORKERS = ("workers", "holders", "keepers", "owners", "givers", "goers", "leavers")
_OTHERWISE = frozenset(
    ["kolonialvaror", "invånarantal", "barnbarn", "fallen", "fallande", "förfall", "bortfall", "överfall", "avfall",
     "fullvuxna"]
)  # fmt: skip


@lru_cache(maxsize=16384)
def unit_of_noun(word: str, lang: Lang) -> str:
    """The unit of what a noun names, "" where the table has none for it."""
    key = word.casefold().strip("-–'’")
    known = _NOUNS[lang]
    if key in known:
        return known[key]
    if lang != "sv" or key in _OTHERWISE:
        last = key.rpartition("-")[2]
        return known.get(last, "person" if last.endswith(_WORKERS) else "")
    if key.endswith("na") and (definite := unit_of_noun(key.removesuffix("na"), lang)):
        return definite
    for start in range(1, len(key) - _SHORTEST_END + 1):
        if unit := known.get(key[start:]):
            return unit
    return ""


@lru_cache(maxsize=4096)
def unit_of_subject(word: str, lang: Lang) -> str:
    """The unit of a number that is said of a quantity such as unemployment, "" where there is none."""
    return _SUBJECTS[lang].get(word.casefold(), "")


def measure_of(word: str) -> str:
    """The unit that a word or sign beside a number names: money, time, mass …; "" for any other word."""
    return _MEASURES.get(word.casefold(), "")


_STOPS: Mapping[Lang, frozenset[str]] = {
    "sv": frozenset(_SOURCE["stops"]["sv"].split()),
    "en": frozenset(_SOURCE["stops"]["en"].split()),
}


def noun_stops(lang: Lang) -> frozenset[str]:
    """The words that end the noun phrase behind a number: prepositions, verbs, pronouns."""
    return _STOPS[lang]
