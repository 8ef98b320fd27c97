"""Numbers with two readings, once a person has said which sign the column's decimals have."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, NamedTuple

from facts.csvfile.writing import written_number
from facts.language.written_numbers import Number, read_number

DecimalSign = Literal[",", "."]
# The delimiter beside which each sign can only be the decimal sign.
_NATURAL = {".": ",", ",": ";"}


class TwoReadings(NamedTuple):
    """A number that can be read in two ways, and what it is if a comma or a point is the decimal sign."""

    written: str
    with_comma: Decimal
    with_point: Decimal


def two_readings(cells: Iterable[str], delimiter: str) -> list[TwoReadings]:
    """The distinct cells of a column that have two readings in a file with `delimiter`."""
    found = dict.fromkeys(cell for cell in cells if _is_ambiguous(cell, delimiter))
    return [TwoReadings(cell, _read(cell, ",").value, _read(cell, ".").value) for cell in found]


def settled(cell: str, delimiter: str, sign: DecimalSign) -> str:
    """`cell` with one reading, the one in which `sign` is the decimal sign; others stay as they are."""
    if not _is_ambiguous(cell, delimiter):
        return cell
    return written_number(_read(cell, sign), delimiter)


def _is_ambiguous(cell: str, delimiter: str) -> bool:
    notes = read_number(cell.strip(), delimiter)[1]
    return any(note.code == "ambiguous-number" for note in notes)


def _read(cell: str, sign: DecimalSign) -> Number:
    """The number in a cell with two readings; its one sign either is the decimal sign or groups thousands."""
    text = cell.strip()
    present = "." if "." in text else ","
    plain = text if present == sign else text.replace(present, "")
    number, notes = read_number(plain, _NATURAL[present])
    if number is None:
        raise ValueError(f"{cell!r} has not two readings: {notes}")
    return number
