"""Amounts with their units in running text: "40 mil", "en och en halv timme", "half a tonne", "2 hours 15 minutes".

The units are those of the table's own list, by every writing that it has; Swedish forms lead to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from facts.figures.units import Unit, Units
from facts.language.number_reader import SpokenNumber, are_range, numbers_and_articles_in

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
