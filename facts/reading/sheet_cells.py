"""The cells of a workbook's sheets: what each says as text, and what Excel has made of it on the way.

Excel turns `2012-09` and `2–3` into dates, keeps 24 % as 0.24 and 0.3 as 0.30000000000000004, and shows 12 500 000 as
12.5 where the cell is formatted so. What can be undone is undone and said; where two things can have been typed, it is
asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple

from facts.csvfile.writing import written_number
from facts.figures.columns import CellKind
from facts.figures.problems import CellNote, one_line
from facts.language.written_numbers import Number

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
_DECIMALS = re.compile(r"[0#?]\.(0+)")
# Each comma behind the last digit shows a thousandth of the number: "0.0,," is millions (ECMA-376, 18.8.31).
_THOUSANDTHS = re.compile(r"[0#?](,+)(?![0#?,])")
_LONE_SURROGATE = re.compile("[\ud800-\udfff\x00]")
# Excel keeps and shows fifteen significant digits (ECMA-376; Microsoft, "Excel specifications and limits").
_DIGITS = ".15g"
DELIMITER = "\t"


class WorkbookCell(NamedTuple):
    """A cell of a workbook that openpyxl does not read."""

    value: Any = None
    data_type: str = "n"
    number_format: str = ""


class MergedCells(NamedTuple):
    """A merged range of cells, by rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def area(self) -> str:
        """Its corners as Excel writes them: A1:B2."""
        from openpyxl.utils import get_column_letter

        letters = get_column_letter(self.left + 1), get_column_letter(self.right + 1)
        return f"{letters[0]}{self.top + 1}:{letters[1]}{self.bottom + 1}"


class WorkbookSheet:
    """One sheet of a workbook: what is in its cells, and what a person who looks at it would see otherwise."""

    def __init__(
        self, name: str, rows: Sequence[Sequence[WorkbookCell]] = (), merged: Sequence[MergedCells] = (), *,
        is_hidden: bool = False, hidden_rows: Sequence[int] = (), formulas: Mapping[tuple[int, int], str] | None = None,
    ) -> None:  # fmt: skip
        self.name, self.is_hidden = name, is_hidden
        self._rows, self._merged, self._hidden_rows, self._formulas = rows, merged, hidden_rows, formulas or {}

    def rows(self) -> Iterator[Sequence[Any]]:
        """The rows of cells from the first one on."""
        return iter(self._rows)

    def merged(self) -> Sequence[MergedCells]:
        """The ranges in which cells are merged; none of a sheet that no person has written."""
        return self._merged

    def hidden_rows(self) -> Sequence[int]:
        """The rows that are hidden, from 1."""
        return self._hidden_rows

    def formulas(self) -> Mapping[tuple[int, int], str]:
        """The formulas by row and column, from 1."""
        return self._formulas


class SheetCell(NamedTuple):
    """The text of a cell, and the note about it, if any."""

    text: str
    note: CellNote | None = None


class ShownNumber(NamedTuple):
    """A number as its cell shows it: of 0.24 as per cent 24; `is_scaled` where it shows thousands or millions."""

    number: Decimal
    is_percent: bool = False
    is_scaled: bool = False


def cell_text(value: Any, data_type: str, number_format: str | None, kind: CellKind) -> SheetCell:
    """The text of a cell in a column of `kind`; numbers have one reading in a file with tabs."""
    if value is None:
        return SheetCell("")
    if data_type == "e":
        return SheetCell(str(value), CellNote("excel-error", {"text": one_line(str(value))}))
    if isinstance(value, bool):
        return SheetCell(str(value).upper())
    if isinstance(value, (int, float)):
        return _number(value, number_format, kind)
    if isinstance(value, (datetime, date)):
        return _day_cell(value, _shape_of(number_format), kind)
    if isinstance(value, time):
        return SheetCell(value.isoformat())
    return SheetCell(_LONE_SURROGATE.sub("\ufffd", str(value)))


def shown_number(value: float, number_format: str | None) -> ShownNumber:
    """The number that a cell shows, with the decimals that it shows: headings and units beside it are meant for that.

    >>> [str(shown_number(*cell).number) for cell in ((12_500_000, "0.0,,"), (0.24, "0.0%"), (0.1 + 0.2, None))]
    ['12.5', '24.0', '0.3']
    """
    shape = _shape_of(number_format)
    plain = Decimal(value) if isinstance(value, int) else Decimal(format(value, _DIGITS))
    commas = _THOUSANDTHS.search(shape)
    is_scaled = commas is not None and bool(plain)
    if commas and is_scaled:
        plain = plain.scaleb(-3 * len(commas[1])).normalize()
    is_percent = "%" in shape
    exact = Decimal(format(plain.scaleb(2) if is_percent else plain, "f"))
    if exact == exact.to_integral_value():
        exact = exact.quantize(Decimal(1))
    if decimals := _DECIMALS.search(shape):
        exact = _pad_decimals(exact, len(decimals[1]))
    return ShownNumber(exact, is_percent, is_scaled)


def _shape_of(number_format: str | None) -> str:
    """What a number format says of numbers above nought, without the text that it adds."""
    return _LITERAL.sub("", (number_format or "").split(";")[0]).casefold()


def _number(value: float, number_format: str | None, kind: CellKind) -> SheetCell:
    number, is_percent, is_scaled = shown_number(value, number_format)
    glued = "%" if is_percent else ""
    if kind in ("number", "size"):
        text = written_number(Number(number, glued), DELIMITER)
    else:
        text = format(number, "f") + (f" {glued}" if glued else "")
    if not is_scaled:
        return SheetCell(text)
    whole = shown_number(value, None).number
    return SheetCell(text, CellNote("excel-scaled", {"text": text, "number": format(whole, "f")}))


def _pad_decimals(number: Decimal, decimals: int) -> Decimal:
    """With at least the decimals that Excel shows: they were written as known."""
    exponent = number.as_tuple().exponent
    return number.quantize(Decimal(1).scaleb(min(-decimals, exponent if isinstance(exponent, int) else 0)))


def _day_cell(value: date, shape: str, kind: CellKind) -> SheetCell:
    day = value.date() if isinstance(value, datetime) else value
    iso = day.isoformat()
    if isinstance(value, datetime) and value.time() != time():
        return SheetCell(value.isoformat(" ", "seconds"))
    if kind == "date":
        return SheetCell(iso)
    if kind in ("page", "number", "size"):
        return SheetCell(iso, _unclear(iso, _may_have_been_typed(day, shape) if kind == "page" else ""))
    month = f"{day:%Y-%m}"
    if "d" not in shape and "y" in shape:
        return SheetCell(month, CellNote("excel-date", {"text": month}))
    if kind == "period" and "y" not in shape:
        return SheetCell(iso, _unclear(iso, _may_have_been_typed(day, shape)))
    if kind == "period" and day.day == 1:
        return SheetCell(iso, _unclear(iso, f"{month}, {iso}"))
    return SheetCell(iso, CellNote("excel-date", {"text": iso}))


def _may_have_been_typed(day: date, shape: str) -> str:
    """What can have been typed for Excel to make this day of it: 2–3 becomes 2 March, 3 February or March 2002."""
    first, last = sorted((day.month, day.day) if "d" in shape else (day.month, day.year % 100))
    return f"{first}–{last}" if first != last else ""


def _unclear(iso: str, readings: str) -> CellNote:
    values = {"text": iso, "readings": readings}
    return CellNote("excel-date-unclear", values if readings else {**values, "variant": "plain"})
