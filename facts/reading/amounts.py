"""What the number, the hedge, the unit, the margin and the direction of a row mean together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from facts.figures.hedges import Ratio, Share, hedge_of, reading
from facts.figures.intervals import Interval
from facts.figures.problems import CellNote, one_line
from facts.figures.units import Unit, Units
from facts.language.unit_words import unit_of_noun
from facts.language.values import WrittenValue
from facts.reading.beside_the_number import Margin
from facts.words import LANGS, Lang, quoted, say
from facts.words.numbers import number

# What is left of two counts, or between them, may be below zero: net migration, births less deaths, a change.
_BALANCE = re.compile(
    r"netto|överskott|underskott|saldo|balans|avvikelse|differens|skillnad|förändring|ändring|ökning|minskning|tillväxt"
    r"|\bnet\b|\bvariance\b|deviation|difference|surplus|deficit|balance|change|growth|increase|decrease",
    re.IGNORECASE,
)
ValueKind = Literal["level", "change", "comparison"]

_FALLING = ("decrease", "lower")
_RISING = ("increase", "higher")
_COMPARED = {"increase": "higher", "decrease": "lower"}
_LIKE_DIGITS = frozenset("OoIs")
"""Letters that are typed, or come out of a scanned page, for 0, 1 and 5; l is a litre."""
_CROWNS = ("NOK", "DKK")
_ANY_CROWNS = ("kr", ":-", ",-")
"""What Norwegians and Danes write beside their own crowns too."""


@lru_cache(maxsize=1_000)  # a table's labels come again in many rows
def says_balance(text: str) -> bool:
    """Whether a title or a label says that a count is a balance or a change.

    >>> says_balance("Flyttningsöverskott"), says_balance("Net migration"), says_balance("Inflyttade")
    (True, True, False)
    """
    return _BALANCE.search(text) is not None


@dataclass(slots=True, eq=False)
class AmountCells:
    """The cells of a row that its amount depends on, read: None or "" where one is blank or unreadable.

    `unit_text` is the unit as it is written, "" for a blank cell. `relation` tells what the row gives: a level, a
    change since a period, or a comparison with another scope.
    """

    text: str
    value: WrittenValue | None
    unit: Unit | None
    unit_text: str = ""
    hedge: str = ""
    direction: str = ""
    margin: Margin | None = None
    relation: ValueKind = "level"

    @property
    def is_change(self) -> bool:
        """Whether the number is said of another one."""
        return self.relation != "level"


@dataclass(slots=True, eq=False)
class Amount:
    """What these cells mean together, with the column each note is about.

    `value_high` is the upper end of a range, else None; `reading` and `margin` are in `unit`. `unit`,
    `approximator` and `direction` are the row's own or, where it has none, what stands beside the number.
    `is_outside` tells a share below 0 or above 100 percent, which a rate of change may be.
    """

    value: Decimal | None = None
    value_high: Decimal | None = None
    reading: Interval | None = None
    contested: bool = False
    margin: Interval | None = None
    unit: Unit | None = None
    approximator: str = ""
    direction: str = ""
    is_outside: bool = False
    notes: tuple[tuple[str, CellNote], ...] = ()


def plain_amount(text: str, written: WrittenValue | None, unit: Unit | None, *, is_change: bool) -> Amount | None:
    """The amount of the commonest row, a number and its unit with nothing beside them; None for any other."""
    if written is None or unit is None or written.beside or written.in_words or written.scale > 1 or written.high:
        return None
    value = written.value
    size = float(value)
    amount = Amount(value, None, Interval(size, size), False, None, unit)
    if not is_change:
        if size < 0 and unit.kind == "count":
            amount.notes = (("value", CellNote("negative-count", {"text": one_line(text)})),)
        amount.is_outside = unit.kind == "share" and (size < 0 or size > (unit.full_share or 0))
    return amount


def amount_of(cells: AmountCells, units: Units) -> Amount:
    """All of a row that its number depends on."""
    written = cells.value
    if written is None:
        return Amount(unit=cells.unit, approximator=cells.hedge, direction=cells.direction)
    unit = _unit_of(cells, units)
    fitted = _in_unit(written, unit, cells, units)
    if fitted is None:
        conflict = ("value", _conflict(written, cells, units))
        return Amount(unit=unit, approximator=cells.hedge, direction=cells.direction, notes=(conflict,))
    low, high = fitted
    direction = cells.direction or (
        _COMPARED.get(written.direction, "") if cells.relation == "comparison" else written.direction
    )
    notes = _contradictions(cells, low) if direction or written.hedge else []
    if cells.is_change and direction in _FALLING and not _is_times(unit):
        low, high = (low, high) if written.signed else (-low, None) if high is None else (-high, -low)
    amount = Amount(low, high, unit=unit, approximator=cells.hedge or written.hedge, direction=direction)
    if written.beside or written.in_words or written.scale > 1:
        notes += [("value", note) for note in (_beside(cells, amount),) if note]
    if cells.margin:
        amount.margin = cells.margin.around(low, low if high is None else high)
        variant = "" if amount.margin else "outside"
        if not cells.margin.fits(unit):
            amount.margin, variant = None, "unit"
        if variant:
            notes.append(
                ("margin", CellNote("bad-margin", {"text": one_line(cells.margin.written), "variant": variant}))
            )
    if unit is not None:
        notes += _read_in(amount, unit, cells)
    amount.notes = tuple(notes)
    return amount


def _read_in(amount: Amount, unit: Unit, cells: AmountCells) -> list[tuple[str, CellNote]]:
    """Fill in what the amount means in its unit; what is to be said of that."""
    low, high = amount.value, amount.value_high
    if low is None:
        return []
    notes = []
    if unit.kind == "count" and low < 0 and not cells.is_change:
        notes.append(("value", CellNote("negative-count", {"text": one_line(cells.text)})))
    meaning = reading(low, amount.approximator, unit, high=high, is_change=cells.is_change)
    if meaning is None:
        return [*notes, ("approximator", _other_share(amount.approximator))]
    amount.reading, amount.contested = meaning
    whole = None if cells.is_change else unit.full_share
    amount.is_outside = whole is not None and (low < 0 or (low if high is None else high) > whole)
    return notes


def as_multiple(amount: Amount, text: str, units: Units) -> Amount:
    """A percentage that its quote says of another figure, as how many times that figure it is: 90 per cent is 0.90.

    The percentage itself would be read as a difference, of +90 per cent. `text` is its cell.
    """
    if amount.value is None or amount.unit is None:
        return amount
    # Two decimals more, so that a number stays as exact as it was written.
    one = Decimal(f"{amount.unit.factor:g}").scaleb(-2)
    multiple = replace(
        amount, value=amount.value * one, value_high=amount.value_high and amount.value_high * one,
        reading=_times(amount.reading, one), margin=_times(amount.margin, one), unit=units.find("times"),
        is_outside=False,
    )  # fmt: skip
    values = {f"reading_{lang}": _read_as(multiple, lang) for lang in LANGS}
    note = CellNote("value-in-words", {"text": one_line(text), "variant": "part", **values})
    others = [one for one in amount.notes if one[1].code != "value-in-words"]
    return replace(multiple, notes=(*others, ("value", note)))


def _times(interval: Interval | None, factor: Decimal) -> Interval | None:
    if interval is None:
        return None
    low, high = (None if end is None else float(Decimal(repr(end)) * factor) for end in (interval.low, interval.high))
    return interval._replace(low=low, high=high)


def _unit_of(cells: AmountCells, units: Units) -> Unit | None:
    """The row's unit, else the one that stands beside its number, if need be as a word of its own."""
    written = cells.value
    if cells.unit is not None or cells.unit_text or written is None:
        return cells.unit
    if written.unit is not None and written.scale > 1:
        return None  # "500m" alone is no length
    return written.unit or (units.own(written.beside) if written.beside else None)


def _in_unit(
    written: WrittenValue, unit: Unit | None, cells: AmountCells, units: Units
) -> tuple[Decimal, Decimal | None] | None:
    """Value and upper end in `unit`; None where another unit stands beside the number."""
    factor = _factor(written, unit, units)
    if factor is None:
        return None
    if factor == 1:
        return written.value, written.high
    return _multiply(written.value, factor), None if written.high is None else _multiply(written.high, factor)


def _factor(written: WrittenValue, unit: Unit | None, units: Units) -> Decimal | None:
    """How many of the row's unit one of the written number is; None when the two contradict each other."""
    beside = written.unit
    if beside is not None and written.scale > 1 and (unit is None or unit.dimension != beside.dimension):
        beside = None  # "500m" of a unit other than metres is 500 million
    if unit is not None and units.find(f"per {written.beside.partition(' per ')[2]}") == unit:
        return Decimal(1)  # "12 brott per 100 000 invånare" beside the unit per_100000
    if beside is None and written.beside and written.unit is None:
        own = units.own(written.beside)
        same = unit is not None and (own == unit or _is_counted_in(written.beside, unit))
        return Decimal(1) if same or (own is not None and unit is None) else None
    if beside is None:
        # A scale that the unit names too is said twice, not meant twice.
        return Decimal(written.scale) if unit is None or unit.scale == 1 else _same(written.scale, unit.scale)
    if unit is None or beside.name == unit.name:
        return Decimal(1)
    if units.counts_anything(written.beside) and unit.kind == "count":
        return Decimal(1)
    if beside.name == "SEK" and unit.name in _CROWNS and written.beside.casefold() in _ANY_CROWNS:
        return Decimal(1)
    if unit.name.partition(" / ")[0] == beside.name:
        return Decimal(1)
    if beside.dimension == unit.dimension and (unit.scale == 1 != beside.scale or _is_in_words(written)):
        return Decimal(repr(beside.factor)) / Decimal(repr(unit.factor))
    return None


def _is_counted_in(noun: str, unit: Unit) -> bool:
    """Whether a noun names what the unit counts: "elever" are persons."""
    return any(unit_of_noun(noun.split()[-1], lang) == unit.name for lang in LANGS)


def _is_in_words(written: WrittenValue) -> bool:
    """Whether a share was named in words, which has no unit of its own: "en fjärdedel" is 250 per mille."""
    return written.in_words and written.beside == "%" and not written.signed


def _same(scale: int, other: int) -> Decimal | None:
    return Decimal(1) if scale in (1, other) else None


def _multiply(value: Decimal, factor: Decimal) -> Decimal:
    """A product as somebody writes it: 1.5 million is 1500000, without a nought after the point."""
    product = value * factor
    return product.quantize(Decimal(1)) if product == product.to_integral_value() and factor > 1 else product


def _contradictions(cells: AmountCells, low: Decimal) -> list[tuple[str, CellNote]]:
    """Where the row says one thing in its cell of values and another beside it."""
    written = cells.value
    if written is None:
        return []
    notes = []
    direction = cells.direction or written.direction
    goes_down = low < 0 or (written.direction == "decrease" and cells.direction)
    goes_up = (written.signed and low > 0) or (written.direction == "increase" and cells.direction)
    if cells.is_change and _is_times(cells.unit or written.unit):
        # "Doubled" is no fall, and "halved" no rise; as many as before is neither.
        goes_down, goes_up = goes_down or low < 1, goes_up or low > 1
    if (direction in _FALLING and goes_up) or (direction in _RISING and goes_down):
        values = {"text": one_line(cells.text), "direction": direction}
        if _is_times(cells.unit or written.unit):
            values["variant"] = "times"
        notes.append(("value", CellNote("sign-conflict", values)))
    if cells.hedge and written.hedge and hedge_of(cells.hedge) != hedge_of(written.hedge):
        values = {"text": one_line(cells.text), "hedge": one_line(cells.hedge), "variant": "hedge"}
        notes.append(("value", CellNote("unit-conflict", values)))
    return notes


def _conflict(written: WrittenValue, cells: AmountCells, units: Units) -> CellNote:
    if written.unit is None and written.beside and not units.own(written.beside):
        if cells.unit is None and (near := units.nearest(written.beside)):
            return CellNote("unknown-unit", {"text": one_line(written.beside), "nearest": near, "variant": "near"})
        return CellNote("not-a-number", {"text": one_line(cells.text)})
    if written.beside in _LIKE_DIGITS:
        return CellNote("not-a-number", {"text": one_line(cells.text)})
    names = {f"unit_{lang}": cells.unit.many.of(lang) if cells.unit else "" for lang in LANGS}
    return CellNote("unit-conflict", {"text": one_line(cells.text), **names})


def _beside(cells: AmountCells, amount: Amount) -> CellNote | None:
    """What is to be said of a number with words, a sign or a unit: what it was read as."""
    written, unit, value = cells.value, amount.unit, amount.value
    if written is None or value is None:
        return None
    filled = (written.beside and not cells.unit_text) or (written.beside and written.high is not None)
    if not written.in_words and not filled and (written.unit is None or unit is None or written.unit.name == unit.name):
        if not written.beside:
            return None
        return CellNote("unit-in-value", {"text": one_line(cells.text), "number": str(value), "glued": written.beside})
    if not written.in_words and not filled and unit is not None and unit.kind == "count":
        return None
    values = {f"reading_{lang}": _read_as(amount, lang) for lang in LANGS}
    return CellNote("value-in-words", {"text": one_line(cells.text), **values})


def _read_as(amount: Amount, lang: Lang) -> str:
    """The amount in words: “drygt” 1 500 000 personer, 40–45 %, 2 gånger (ökning)."""
    unit, value = amount.unit, amount.value
    if value is None:
        return ""
    text = number(value, lang)
    if amount.value_high is not None:
        text += f"–{number(amount.value_high, lang)}"
    hedge = f"{quoted(amount.approximator, lang)} " if amount.approximator else ""
    named = f" {(unit.one if value == 1 else unit.many).of(lang)}" if unit else ""
    direction = f" ({say(f'charts.{amount.direction}', lang)})" if amount.direction else ""
    return hedge + text + named + direction


def _is_times(unit: Unit | None) -> bool:
    """Twice as many is 2 and half as many 0.5 times: what the direction says is in the number."""
    return unit is not None and unit.name == "times"


def _other_share(hedge: str) -> CellNote:
    share = hedge_of(hedge)
    expected = "?"
    if isinstance(share, Share):
        expected = f"{100 / share.n:.3g}"
    elif isinstance(share, Ratio):
        expected = f"{float(100 * share.share):.3g}"
    return CellNote("unknown-approximator", {"text": one_line(hedge), "expected": expected, "variant": "share"})
