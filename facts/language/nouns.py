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

from facts.language.measures import unit_by_name
from facts.words import LANGS, Lang

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
_OTHERWISE = frozenset(
    ["kolonialvaror", "invånarantal", "barnbarn", "fallen", "fallande", "förfall", "bortfall", "överfall", "avfall",
     "fullvuxna"]
)  # fmt: skip
_PEOPLE = {lang: tuple(_SOURCE["people"][lang].split()) for lang in LANGS}
_OTHERS = {lang: tuple(_SOURCE["people"][f"{lang}_others"].split()) for lang in LANGS}
# Of a shorter word the end says nothing: "trees" and "users", "bor" and "byabor".
_SHORTEST_OF_PEOPLE = 5


@lru_cache(maxsize=16384)
def unit_of_noun(word: str, lang: Lang) -> str:
    """The unit of what a noun names, "" where the table has none for it."""
    key = word.casefold().strip("-–'’")
    known = _NOUNS[lang]
    if key in known:
        return known[key]
    if lang != "sv" or key in _OTHERWISE:
        return known.get(key.rpartition("-")[2]) or _person(key, lang)
    if key.endswith("na") and (definite := unit_of_noun(key.removesuffix("na"), lang)):
        return definite
    for start in range(1, len(key) - _SHORTEST_END + 1):
        if unit := known.get(key[start:]):
            return unit
    return _person(key, lang)


def _person(key: str, lang: Lang) -> str:
    """The unit of a word that names people by what they do: "electricians", "åkare"; "" for any other word."""
    names_people = len(key) > _SHORTEST_OF_PEOPLE and key.endswith(_PEOPLE[lang]) and not key.endswith(_OTHERS[lang])
    return "person" if names_people and key not in _OTHERWISE else ""


_PLURALS: Mapping[Lang, tuple[str, ...]] = {"sv": ("", "er", "ar", "or", "e", "a", "mar"), "en": ("", "s")}


@lru_cache(maxsize=4096)
def unit_of_one(word: str, lang: Lang) -> str:
    """The unit of what one of is named: "per elev", "a household"; "" where the table has none for it.

    >>> unit_of_one("brukare", "sv"), unit_of_one("household", "en"), unit_of_one("kvadratmeter", "sv")
    ('person', 'household', 'm2')
    """
    key = word.casefold().rstrip(".")
    if unit := measure_of(key):
        return unit
    return next((unit for ending in _PLURALS[lang] if (unit := unit_of_noun(key + ending, lang))), "")


@lru_cache(maxsize=4096)
def unit_of_subject(word: str, lang: Lang) -> str:
    """The unit of a number that is said of a quantity such as unemployment, "" where there is none."""
    return _SUBJECTS[lang].get(word.casefold(), "")


def measure_of(word: str) -> str:
    """The unit that a word or sign beside a number names: money, time, mass …; "" for any other word."""
    key = word.casefold()
    if unit := _MEASURES.get(key):
        return unit
    found = unit_by_name(key)
    return found.name if found else ""


_STOPS: Mapping[Lang, frozenset[str]] = {
    "sv": frozenset(_SOURCE["stops"]["sv"].split()),
    "en": frozenset(_SOURCE["stops"]["en"].split()),
}


def noun_stops(lang: Lang) -> frozenset[str]:
    """The words that end the noun phrase behind a number: prepositions, verbs, pronouns."""
    return _STOPS[lang]
