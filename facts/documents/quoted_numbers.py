"""What a figure's quote says about its number."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache, partial
from itertools import pairwise

from facts.figures.figure import Figure
from facts.figures.hedges import find_majority
from facts.figures.units import MEASURED, Unit, Units
from facts.figures.wording import is_climb
from facts.language import SpokenNumber, find_multiples, find_places, find_values, numbers_in
from facts.language.changes import is_change_a_year
from facts.language.number_matching import BEFORE_HEDGED, can_be_said, word_before
from facts.language.number_reader import MAY_HEDGE_AROUND, are_range, hedge_around
from facts.language.tokens import DASHES
from facts.language.unit_words import Measure, measures_in, unit_after

_BETWEEN = re.compile(r"\b(?:mellan|between)\s+[£$€]?\Z", re.I)
_LONGEST_BETWEEN = len("between £ ")
_EVERYTHING = re.compile(r"\b(?:alla|allt|samtliga|varje|varenda|all|every|everyone|everybody|each)\b", re.I)


def is_in_quote(figure: Figure) -> bool:
    """Whether the value can be read out of the quote, of a range both its ends."""
    is_there = _at_a_glance(figure) is not None or number_place(figure) is not None
    return is_there and (figure.value_high is None or bool(_spoken(figure, figure.value_high)))


def number_place(figure: Figure) -> tuple[int, int] | None:
    """From where to where in the quote its number stands, the first time; None where it cannot be read there."""
    spoken = _spoken(figure, figure.value)
    if not spoken:
        if _is_everything(figure) and (found := _EVERYTHING.search(figure.quote)):
            return found.span()
        return find_majority(figure.quote) if _is_majority(figure) else None
    return spoken[0].start, spoken[0].end


def is_change_of_one_year(figure: Figure) -> bool:
    """Whether a stated change is how much it was in each year since its base, rather than in all of them."""
    place = number_place(figure) if figure.change_since and figure.unit else None
    if place is None or figure.unit is None:
        return False
    return is_change_a_year(figure.quote, *place, is_share=_is_share(figure.unit))


def _is_everything(figure: Figure) -> bool:
    full_share = figure.unit.full_share if figure.unit else None
    return full_share is not None and figure.value == round(full_share)


def _is_majority(figure: Figure) -> bool:
    """Whether the figure says what "a majority" does: more than half of all."""
    reading, unit = figure.reading, figure.unit
    is_open = reading is not None and reading.low_open
    return bool(is_open and unit and unit.full_share and float(figure.value or 0) == unit.full_share / 2)


def unmarked_hedge(figure: Figure) -> str:
    """The hedge that stands with the number everywhere in the quote, verbatim; "" when there is none."""
    before = _at_a_glance(figure)
    if before is not None and before not in BEFORE_HEDGED and not MAY_HEDGE_AROUND.search(figure.quote):
        return ""
    spoken = _spoken(figure, figure.value)
    hedges = [_hedge(figure.quote, number) for number in spoken]
    if not all(hedges) and figure.value_high is None:
        # One end of a range alone says more than the words did.
        ranges = _ranges(figure.quote)
        hedges = [hedge or ranges.get(one.start, "") for hedge, one in zip(hedges, spoken, strict=True)]
    return hedges[0] if hedges and all(hedges) else ""


@lru_cache(maxsize=64)
def _ranges(quote: str) -> dict[int, str]:
    """The words of each range, "mellan 40 och 50" or "40–50", by where its ends begin."""
    found: dict[int, str] = {}
    for low, high in pairwise(numbers_in(quote)):
        if low.value >= high.value or low.kind == "year" or not are_range(quote, low, high):
            continue
        before = quote[max(0, low.start - _LONGEST_BETWEEN) : low.start]
        between = _BETWEEN.search(before)
        if between or quote[low.end : high.start].strip() in tuple(DASHES):
            start = low.start - (len(before) - between.start() if between else 0)
            found |= dict.fromkeys((low.start, high.start), quote[start : high.end])
    return found


def _hedge(quote: str, number: SpokenNumber) -> str:
    # "Nästan vart femte" and "ett 40-tal" are hedges by themselves.
    if number.n:
        return quote[quote.rfind(number.hedge, 0, number.start) if number.hedge else number.start : number.end]
    itself = number.text if number.text.endswith("tal") else ""
    return number.hedge or itself or hedge_around(quote, number.start, number.end)


@lru_cache(maxsize=1024)
def _at_a_glance(figure: Figure) -> str | None:
    """The word before the number, where no other number of the quote can say more clearly what the value is."""
    unit = figure.unit
    if figure.value is None or unit is None or unit.kind == "points":
        return None
    is_percent, factor = _is_share(unit), _said_factor(unit)
    if not factor.is_integer() or (is_percent and factor != 1):
        return None
    other = partial(_is_other_unit, unit) if _upper(unit) else None
    return word_before(figure.quote, figure.value, is_percent=is_percent, scale=int(factor), is_other_unit=other)


def _spoken(figure: Figure, value: Decimal | None) -> tuple[SpokenNumber, ...]:
    unit = figure.unit
    if value is None or unit is None or not can_be_said(value):
        return ()
    measures = _measures(figure.quote, unit)
    meant = [measure for measure in measures if measure.says(value, _upper(unit) or unit)]
    # "400 mil" does not say 400 km, and "half a tonne" says 500 kg.
    others = frozenset(measure.start for measure in measures) - {measure.start for measure in meant}
    # "1.5 TWh" is said so, or as "1.5 billion kWh"; of a quotient only its upper half has a scale.
    factors = dict.fromkeys((_said_factor(unit), unit.factor if unit.kind != "rate" else _said_factor(unit)))
    for factor in factors:
        if found := _found(figure.quote, value, factor, _is_share(unit), others):
            return found
    if meant:
        return tuple(_with_unit(figure.quote, measure) for measure in meant)
    if unit.kind == "rank":
        # "Tappat en plats" names no place.
        return find_places(figure.quote, value) or (find_values(figure.quote, abs(value)) if is_climb(figure) else ())
    multiple = _multiple(figure, value)
    found = find_multiples(figure.quote, multiple) if multiple else ()
    # "90 per cent of men's pay" is 0.9 times that.
    return found or (find_values(figure.quote, value * 100, 1, is_share=True) if unit.kind == "times" else ())


@lru_cache(maxsize=256)
def _upper(unit: Unit) -> Unit | None:
    """What is measured, and not counted, in a unit: kronor, of kronor per inhabitant; None where nothing is."""
    upper = Units().find(unit.name.partition(" / ")[0]) if unit.kind == "rate" else unit
    return upper if upper and upper.kind in MEASURED else None


def _measures(quote: str, unit: Unit) -> tuple[Measure, ...]:
    """The amounts of the quote that are of the unit's dimension."""
    upper = _upper(unit)
    return tuple(one for one in measures_in(quote) if one.unit.dimension == upper.dimension) if upper else ()


def _with_unit(quote: str, measure: Measure) -> SpokenNumber:
    return replace(measure.number, end=measure.end, text=quote[measure.start : measure.end])


def _is_other_unit(unit: Unit, text: str, place: int) -> bool:
    """Whether a unit of the same dimension and another size stands behind a number that ends at `place`."""
    found, upper = unit_after(text, place), _upper(unit)
    if found is None or upper is None or found[0].dimension != upper.dimension:
        return False
    return found[1] != 1 or found[0].factor != upper.factor / upper.scale


def _is_share(unit: Unit) -> bool:
    return unit.kind in ("share", "points") or unit.dimension == "percent"


def _said_factor(unit: Unit) -> float:
    """What the words multiply the number with: a million, of million tonnes and of £m / month."""
    return unit.factor if _is_share(unit) else float(unit.scale)


def _multiple(figure: Figure, value: Decimal) -> Decimal | None:
    """How many times as much a figure says, where it says how much more or less: +100 per cent is twice as much."""
    if figure.unit is None:
        return None
    if figure.unit.kind == "times":
        return value
    return 1 + value / 100 if figure.unit.name == "percent" and figure.is_relative else None


@lru_cache(maxsize=16384)
def _found(
    quote: str, value: Decimal, factor: float, is_share: bool, besides: frozenset[int]
) -> tuple[SpokenNumber, ...]:
    return find_values(quote, value, factor, is_share, besides)
