"""What the number, the hedge and the unit of a row mean together."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from facts.figures.hedges import Ratio, Share, hedge_of, reading
from facts.figures.intervals import Interval
from facts.figures.notes import Note
from facts.figures.problems import shown
from facts.figures.units import Unit
from facts.language.written_numbers import Number
from facts.reading.scopes import Margin


class Amount(NamedTuple):
    """What value, hedge, unit, margin and direction of a row mean together, with the column each note is about.

    `value_high` is the upper end of a range, else None; `reading` and `margin` are in the unit of the row.
    """

    value: Decimal | None = None
    value_high: Decimal | None = None
    reading: Interval | None = None
    contested: bool = False
    margin: Interval | None = None
    notes: tuple[tuple[str, Note], ...] = ()


_NOTHING = Amount()
_FALLING = ("decrease", "lower")
_RISING = ("increase", "higher")


def amount_of(
    cell: str,
    number: Number | None,
    beside: Unit | None,
    hedge: str,
    unit: Unit | None,
    *,
    is_change: bool = False,
    direction: str = "",
    margin: Margin | None = None,
) -> Amount:
    """All of a row that its number depends on; `beside` is the unit that stands beside the number itself.

    `is_change` is true for a change since a period and for a comparison: then `direction` gives a number
    without a sign its sign.
    """
    if number is None:
        return _NOTHING
    notes: list[tuple[str, Note]] = []
    value, note = _signed(cell, number, unit, is_change, direction)
    if note:
        notes.append(("value", note))
    if number.glued:
        notes.append(("value", _glued(shown(cell), number, beside, unit)))
    interval = margin.around(value, value) if margin else None
    if margin and interval is None:
        notes.append(("margin", Note("bad-margin", {"text": shown(margin.written), "variant": "outside"})))
    if unit is None:
        return Amount(value, margin=interval, notes=tuple(notes))
    if unit.kind == "count" and value < 0 and not is_change:
        notes.append(("value", Note("negative-count", {"text": shown(cell)})))
    if unit.whole is not None and not is_change and not 0 <= value <= unit.whole:
        notes.append(("value", Note("percent-range", {"text": shown(cell)})))
    meaning = reading(value, hedge, unit, is_change=is_change)
    if meaning is None:
        notes.append(("approximator", _other_share(hedge)))
        return Amount(value, margin=interval, notes=tuple(notes))
    return Amount(value, None, *meaning, interval, tuple(notes))


def _signed(
    cell: str, number: Number, unit: Unit | None, is_change: bool, direction: str
) -> tuple[Decimal, Note | None]:
    """The number with the sign that `direction` gives it; sign-conflict where it has the opposite one."""
    value = number.value
    has_plus = cell.lstrip().startswith("+")
    if (direction in _FALLING and has_plus) or (direction in _RISING and value < 0):
        return value, Note("sign-conflict", {"text": shown(cell), "direction": direction})
    # Twice as many is 2 and half as many 0.5 times: what the direction says is in the number.
    is_times = unit is not None and unit.name == "times"
    if is_change and direction in _FALLING and value > 0 and not is_times:
        return -value, None
    return value, None


def _glued(text: str, number: Number, beside: Unit | None, unit: Unit | None) -> Note:
    if unit is not None and unit != beside:
        return Note("unit-conflict", {"text": text, "unit": unit.name})
    return Note("unit-in-value", {"text": text, "number": str(number.value), "glued": number.glued})


def _other_share(hedge: str) -> Note:
    share = hedge_of(hedge)
    expected = "?"
    if isinstance(share, Share):
        expected = f"{100 / share.n:.3g}"
    elif isinstance(share, Ratio):
        expected = f"{float(100 * share.share):.3g}"
    return Note("unknown-approximator", {"text": shown(hedge), "expected": expected, "variant": "share"})
