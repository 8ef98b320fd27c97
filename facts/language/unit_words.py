"""Units in running text: what a noun counts, and amounts with their units, in Swedish and English.

The units are those of the table's own list, by every writing that it has; Swedish forms lead to them.

>>> unit_of_noun("gymnasieelever", "sv"), unit_of_noun("children", "en"), unit_of_noun("kommuner", "sv")
('person', 'child', '')
>>> measure_of("mkr"), measure_of("tonnes")
('msek', 'tonne')
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from facts.figures.units import Unit, Units
from facts.language.number_reader import SpokenNumber, are_range, numbers_and_articles_in
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


_WRITINGS = Units().measures()
_MOST_WORDS = max(writing.count(" ") for writing in _WRITINGS) + 1
_NAME = r"(?:[^\W\d_]+[²³23]?)"
_AFTER = re.compile(rf"[ \u00a0\u202f-]?({_NAME}(?: {_NAME}){{0,{_MOST_WORDS - 1}}})(?!\w)")
_OF_A = re.compile(r" of an? ")
_SIGN = re.compile(r"([£$€])\Z")
_AND_A_HALF = re.compile(r" (?:and a half|och en halv|och ett halvt)\b", re.I)
_BESIDE = re.compile(r",? (?:and |och )?")
# "De 18 månaderna", "två timmars väntan", "milen", "tonnen".
_SWEDISH_ENDINGS = ("s", "na", "nas", "a", "as", "en", "ens", "et", "ets", "n", "ns", "nen")
_HALF_OF = ("halv", "half-")
# A conversion by a power of ten is exact; 25 miles are 40.2 kilometres, which are rounded as they are written.


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount from `start` to `end` of a text: `readings` in `unit`, and the `number` that it was read from."""

    readings: tuple[Fraction, ...]
    unit: Unit
    number: SpokenNumber
    end: int

    @property
    def start(self) -> int:
        """Where its number begins."""
        return self.number.start

    def says(self, value: Decimal, unit: Unit) -> bool:
        """Whether it is `value` in a `unit` of its dimension, whatever sign the words around it carry.

        >>> [measure.says(Decimal(400), Units().find("km")) for measure in measures_in("40 mil bort, 400 mil hem")]
        [True, False]
        """
        ratio = _factor(self.unit) / _factor(unit)
        exponent = value.as_tuple().exponent
        step = Fraction(10) ** min(exponent, 0) if isinstance(exponent, int) else Fraction(0)
        slack = 0 if _is_power_of_ten(ratio) else step / 2
        wanted = Fraction(value)
        return any(
            abs(reading * ratio - target) <= slack
            for reading in self.readings
            for target in (wanted, -wanted if wanted < 0 else wanted)
        )


def measures_in(text: str) -> tuple[Measure, ...]:
    """The amounts of `text` beside whose number a unit stands, in text order.

    Neighbours that are parts of one amount are given alone and together.

    >>> [(measure.readings[0], measure.unit.name) for measure in measures_in("En resa på 2 timmar och 15 minuter")]
    [(Fraction(2, 1), 'hour'), (Fraction(135, 1), 'minute'), (Fraction(15, 1), 'minute')]
    """
    numbers = numbers_and_articles_in(text)
    found = [_measure(text, number) for number in numbers]
    for place, (low, high) in enumerate(pairwise(numbers)):
        measured = found[place + 1]
        if found[place] is None and measured is not None and are_range(text, low, high):
            found[place] = replace(measured, readings=low.readings, number=low, end=low.end)
    return tuple(_with_sums(text, [measure for measure in found if measure is not None]))


def unit_after(text: str, place: int) -> tuple[Unit, Fraction, int] | None:
    """The unit behind a number that ends at `place`, how much of it is meant, and where its words end.

    >>> unit_after("40 mil bort", 2)[0].name, unit_after("en halvtimme", 2)[1]
    ('mil', Fraction(1, 2))
    """
    match = _AFTER.match(text, place)
    if match is None:
        return None
    words = match[1].split(" ")
    for n in range(len(words), 0, -1):
        named = " ".join(words[:n])
        if found := _named(named.casefold()):
            return *found, match.start(1) + len(named)
    return None


def unit_by_name(words: str) -> Unit | None:
    """The unit that words name, in any form that running text has of it: "timmarna"; half of one is none."""
    found = _named(words)
    return found[0] if found and found[1] == 1 else None


@lru_cache(maxsize=4096)
def _named(words: str) -> tuple[Unit, Fraction] | None:
    """The unit that words name, also with Swedish endings, and how much of it: half of one for "halvtimme"."""
    for ending in ("", *_SWEDISH_ENDINGS):
        if words.endswith(ending) and (unit := _WRITINGS.get(words[: len(words) - len(ending)])):
            # Of a sign such as "m" every ending would make another word of it.
            return (unit, Fraction(1)) if not ending or len(words) - len(ending) > 2 else None
    for half in _HALF_OF:
        if words.startswith(half) and (whole := _named(words[len(half) :])):
            return whole[0], whole[1] / 2
    return None


def _measure(text: str, number: SpokenNumber) -> Measure | None:
    found, readings = None, number.readings
    if number.kind == "share" and number.each is None:
        # "Three quarters of an hour".
        of_a = _OF_A.match(text, number.end)
        found = unit_after(text, of_a.end() - 1) if of_a else None
        readings = (number.value / 100,)
    elif number.kind in ("number", "article", "year"):
        sign = _SIGN.search(text[: number.start][-1:])
        found = (_WRITINGS[sign[1]], Fraction(1), number.end) if sign else unit_after(text, number.end)
    if found is None:
        return None
    unit, part, end = found
    readings = tuple(reading * part for reading in readings)
    if half := _AND_A_HALF.match(text, end):
        readings, end = tuple(reading + Fraction(1, 2) for reading in readings), half.end()
    return Measure(readings, unit, number, end)


def _with_sums(text: str, measures: Sequence[Measure]) -> Iterator[Measure]:
    """Each amount, and what it makes with those right behind it in ever smaller units."""
    for place, measure in enumerate(measures):
        yield measure
        for following in measures[place + 1 :]:
            joined = _BESIDE.fullmatch(text, measure.end, following.start)
            smaller = following.unit.dimension == measure.unit.dimension and following.unit.factor < measure.unit.factor
            if not (joined and smaller):
                break
            ratio = _factor(measure.unit) / _factor(following.unit)
            total = measure.readings[0] * ratio + following.readings[0]
            measure = Measure((total,), following.unit, measure.number, following.end)
            yield measure


@lru_cache(maxsize=256)
def _factor(unit: Unit) -> Fraction:
    """How many of the dimension's first unit one `unit` is: an hour is a 24th of a day, not 0.041666… of one."""
    return Fraction(unit.factor).limit_denominator(100_000)


def _is_power_of_ten(ratio: Fraction) -> bool:
    large, small = max(ratio.numerator, ratio.denominator), min(ratio.numerator, ratio.denominator)
    return small == 1 and str(large).rstrip("0") == "1"
