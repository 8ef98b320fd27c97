"""What the number, the hedge and the unit of a row mean together."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from facts.figures.hedges import Share, hedge_of, reading
from facts.figures.intervals import Interval
from facts.figures.notes import Note
from facts.figures.problems import shown
from facts.figures.units import Unit
from facts.language.written_numbers import Number


class Amount(NamedTuple):
    """What value, hedge and unit of a row mean together, with the column that each note is about."""

    value: Decimal | None
    reading: Interval | None
    contested: bool
    notes: tuple[tuple[str, Note], ...]


_NOTHING = Amount(None, None, False, ())


def amount_of(
    cell: str, number: Number | None, beside: Unit | None, hedge: str, unit: Unit | None, is_change: bool
) -> Amount:
    """Value, hedge and unit together; `beside` is the unit that stands beside the number itself."""
    if number is None:
        return _NOTHING
    notes: list[tuple[str, Note]] = []
    value = number.value
    if number.glued:
        notes.append(("value", _glued(shown(cell), number, beside, unit)))
    if unit is None:
        return Amount(value, None, False, tuple(notes))
    if unit.kind == "count" and value < 0 and not is_change:
        notes.append(("value", Note("negative-count", {"text": shown(cell)})))
    if unit.whole is not None and not is_change and not 0 <= value <= unit.whole:
        notes.append(("value", Note("percent-range", {"text": shown(cell)})))
    meaning = reading(value, hedge, unit, is_change=is_change)
    if meaning is None:
        notes.append(("approximator", _other_share(hedge)))
        return Amount(value, None, False, tuple(notes))
    return Amount(value, *meaning, tuple(notes))


def _glued(text: str, number: Number, beside: Unit | None, unit: Unit | None) -> Note:
    if unit is not None and unit != beside:
        return Note("unit-conflict", {"text": text, "unit": unit.name})
    return Note("unit-in-value", {"text": text, "number": str(number.value), "glued": number.glued})


def _other_share(hedge: str) -> Note:
    share = hedge_of(hedge)
    expected = f"{100 / share.n:.3g}" if isinstance(share, Share) else "?"
    return Note("unknown-approximator", {"text": shown(hedge), "expected": expected, "variant": "share"})
