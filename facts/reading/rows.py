"""From records to rows: each cell read by its column's kind, equal cells once, then what a row needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import getitem, itemgetter
from unicodedata import normalize

from facts.csvfile.header import column_help, missing_columns
from facts.csvfile.records import Record
from facts.csvfile.source import Source
from facts.figures.columns import BY_NAME, COLUMNS, TRANSLATIONS, CellKind
from facts.figures.figure import SUPERLATIVES
from facts.figures.hedges import hedge_of
from facts.figures.problems import BLANK, CellNote, CellReading, Unreadable, one_line
from facts.figures.units import Units
from facts.language.changes import is_part_of
from facts.language.values import plain_value, read_value
from facts.language.written_numbers import NumberStyle, read_number, says_nothing
from facts.reading import cells
from facts.reading.amounts import Amount, AmountCells, ValueKind, amount_of, as_multiple, plain_amount, says_balance
from facts.reading.beside_the_number import read_margin, read_prices, read_scopes
from facts.reading.cells import read_address, read_basis
from facts.reading.dates import RelativePeriod, read_date
from facts.reading.number_writing import NumberWriting
from facts.reading.period_reading import read_period_cell, resolved_period
from facts.reading.registers import Registers

# What is looked up in a list or read by a grammar: letters mean the same however they are composed.
_CLOSED: frozenset[CellKind] = frozenset(
    {"number", "unit", "hedge", "choice", "period", "date", "page", "parties", "size", "margin", "prices"}
)
_PERIODS = ("period", "change_since")
_RELATIVE = ("change_since", "compared_with")
_OF_AMOUNT = ("value", "unit", "approximator", "direction", "margin")
_DIFFERENT = ("id", "quote")
"""Columns in which hardly two rows say the same, and whose cells are quickly read."""
_SAYS_WHAT = ("title", "definition", "population")
_ABOUT_WHAT_HAPPENED = ("outcome", "estimate")


@dataclass(slots=True)
class Row:
    """One record, read: `readings` in the order of the header, `notes` with the column each is about.

    `is_relative` tells a value that is a change since a period or a comparison, rather than a level.
    """

    line: int
    cells: list[str]
    readings: list[CellReading]
    amount: Amount
    notes: list[tuple[str, CellNote]]
    is_relative: bool


class _Memo(dict[str, CellReading]):
    """What each distinct cell of column `n` means; the column joins `noted` once something is to be said of one.

    Where nearly all cells `differ` none is remembered: a large table would only fill the memory with them.
    """

    def __init__(self, read: Callable[[str], CellReading], n: int, noted: list[int], *, differ: bool) -> None:
        super().__init__()
        self._read = read
        self._n = n
        self._noted = noted
        self._differ = differ

    def __missing__(self, cell: str) -> CellReading:
        reading = self._read(cell)
        if not self._differ:
            self[cell] = reading
        if reading.notes and self._n not in self._noted:
            self._noted.append(self._n)
        return reading


class RowReader:
    """Reads the records of one table. `today` decides which periods lie in the future."""

    def __init__(self, source: Source, registers: Registers, today: date, numbers: NumberStyle | None = None) -> None:
        """`numbers` is how the file writes its numbers, where somebody has said so."""
        self._header = header = source.header
        self.number_writing = NumberWriting(source, "value", numbers)
        self._units = registers.units
        self._today = today
        self._names = header.columns
        # The readers know nothing of this object: a cycle would keep every cell alive after the reading.
        self._noted: list[int] = []
        self._memos = [
            _Memo(
                _reader(name, source.delimiter, registers, self.number_writing),
                n,
                self._noted,
                differ=name in _DIFFERENT,
            )
            for n, name in enumerate(self._names)
        ]
        # A column that the table lacks is read from one more cell, a blank that is put after each row's last.
        self._absent = len(self._names)
        self.columns = header.positions()
        """The place of each named column of the table."""
        self.places = {column.name: self._absent for column in COLUMNS} | self.columns
        self._periods = [(name, self.columns[name]) for name in _PERIODS if name in self.columns]
        self._has_relative = any(name in self.columns for name in _RELATIVE)
        self._amounts: dict[ValueKind, dict[tuple[str, ...], Amount]] = {"level": {}, "change": {}, "comparison": {}}
        self._says_what = [n for name, n in self.columns.items() if name.startswith(_SAYS_WHAT)]
        self._of_amount = itemgetter(*(self.places[name] for name in _OF_AMOUNT))
        # Of a row whose role cannot be read (None) only what every row needs is known.
        self._needed = {
            role: [(c.name, self.places[c.name]) for c in COLUMNS if c.need in ("always", role)]
            for role in ("claim", "reference", None)
        }
        self._of_need = {role: itemgetter(*(n for _, n in needed)) for role, needed in self._needed.items()}

    def read(self, record: Record) -> Row:
        """The row of a record with as many cells as the header."""
        readings = list(map(getitem, self._memos, record.cells))
        notes = [(self._names[n], note) for n in self._noted for note in readings[n].notes] if self._noted else []
        if record.bare:
            notes += [(self._names[n], CellNote("bare-quote")) for n in record.bare]
        readings.append(BLANK)
        record.cells.append("")
        for name, n in self._periods:
            relative = readings[n].value
            if isinstance(relative, RelativePeriod):
                readings[n] = resolved_period(record.cells[n], relative, readings[self.places["document_date"]].value)
                notes += [(name, note) for note in readings[n].notes]
        relation: ValueKind = _relation(readings, self.places) if self._has_relative else "level"
        amount = self._amount(record.cells, readings, relation)
        if relation != "level" and self._is_part(amount, readings):
            amount = as_multiple(amount, record.cells[self.places["value"]], self._units)
        row = Row(record.line, record.cells, readings, amount, notes, relation != "level")
        if amount.notes:
            notes += self._notes_on(amount, record)
        self._check_needs(row)
        self._check_party_and_time(row)
        return row

    def _notes_on(self, amount: Amount, record: Record) -> Sequence[tuple[str, CellNote]]:
        """What is to be said of the amount: a count below zero is right where the row says that it is a balance."""
        below = [note for note in amount.notes if note[1].code == "negative-count"]
        if below and any(says_balance(record.cells[n]) for n in self._says_what):
            return [note for note in amount.notes if note not in below]
        return amount.notes

    def _is_part(self, amount: Amount, readings: list[CellReading]) -> bool:
        """Whether the quote says that the row's percentage is one of what the row sets it beside, and no difference."""
        quote, unit, place = readings[self.places["quote"]].value, amount.unit, self.places
        if (
            not quote
            or unit is None
            or unit.kind != "share"
            or amount.direction
            or not amount.value
            or amount.value < 0
        ):
            return False
        labels = [label for _, label in readings[place["compared_with"]].value or ()]
        since = readings[place["change_since"]].value
        return is_part_of(quote, amount.value, unit.factor, labels, since.start.year if since else None)

    def _amount(self, written: list[str], readings: list[CellReading], relation: ValueKind) -> Amount:
        is_change = relation != "level"
        value, unit, hedge, direction, margin = self._of_amount(readings)
        if hedge is direction is margin is BLANK and (
            plain := plain_amount(written[self.places["value"]], value.value, unit.value, is_change=is_change)
        ):
            return plain
        key = self._of_amount(written)
        known = self._amounts[relation].get(key)
        if known is None:
            cells = AmountCells(
                key[0], value.value, unit.value, key[1].strip(), hedge.value or "", direction.value or "", margin.value,
                relation,
            )  # fmt: skip
            known = self._amounts[relation][key] = amount_of(cells, self._units)
        return known

    def _check_needs(self, row: Row) -> None:
        readings, place = row.readings, self.places
        role = "claim" if (read := readings[place["role"]]) is BLANK else read.value
        blank = []
        if BLANK in self._of_need[role](readings):  # a quick no for nearly every row
            blank = [name for name, n in self._needed[role] if readings[n] is BLANK]
        if blank and (absent := [name for name in blank if place[name] == self._absent]):
            raise Unreadable(*missing_columns(self._header, absent))
        value = readings[place["value"]]
        if value is BLANK and readings[place["direction"]] is BLANK:
            blank.append("value" if place["value"] != self._absent else "direction")
        if value is not BLANK and readings[place["unit"]] is BLANK and row.amount.unit is None:
            blank.append("unit")
        if blank:
            row.notes += [(name, _missing(name)) for name in blank]

    def _check_party_and_time(self, row: Row) -> None:
        readings, place = row.readings, self.places
        if readings[place["party"]].value and readings[place["party_basis"]] is BLANK:
            row.notes.append(("party_basis", _missing("party_basis")))
        period, since = readings[place["period"]].value, readings[place["change_since"]].value
        if since is not None and period is not None and since.start > period.end:
            values = {
                "text": one_line(row.cells[place["change_since"]]),
                "period": one_line(row.cells[place["period"]]),
            }
            row.notes.append(("change_since", CellNote("bad-period", {**values, "variant": "after"})))
        if period is not None and period.start > self._today:
            kind = readings[place["measure_kind"]]
            name = kind.value or ("" if kind.notes else "outcome")
            if name in _ABOUT_WHAT_HAPPENED:
                values = {"text": one_line(row.cells[place["period"]]), "kind": name}
                row.notes.append(("period", CellNote("future-period", values)))


def _relation(readings: list[CellReading], place: Mapping[str, int]) -> ValueKind:
    """Whether the row gives a level, a change since a period, or a comparison with another scope."""
    is_comparison = readings[place["compared_with"]] is not BLANK
    if (readings[place["change_since"]] is BLANK and not is_comparison) or readings[
        place["direction"]
    ].value in SUPERLATIVES:
        return "level"
    return "comparison" if is_comparison else "change"


def _reader(name: str, delimiter: str, registers: Registers, writing: NumberWriting) -> Callable[[str], CellReading]:
    """What judges the cells of the column `name`."""
    column = BY_NAME.get(name) or (TRANSLATIONS[name][0] if name in TRANSLATIONS else None)
    kind: CellKind = (
        "prose" if column is None else "label" if column.name != name and column.kind == "hedge" else column.kind
    )
    if kind == "choice" and column is not None:
        return partial(_read_cell, kind=kind, read=partial(cells.read_choice, column=column))
    if kind == "prose":
        return _prose
    if kind == "key":
        return _key
    readers: dict[CellKind, Callable[[str], CellReading]] = {
        "ids": cells.read_ids, "label": cells.read_label,
        "page": cells.read_page, "address": read_address, "basis": read_basis, "period": read_period_cell,
        "date": read_date, "parties": registers.parties.read_parties, "hedge": _hedge,
        "unit": partial(_unit, units=registers.units), "size": partial(_size, delimiter=delimiter),
        "margin": partial(read_margin, delimiter=delimiter, units=registers.units),
        "scopes": read_scopes, "prices": read_prices,
        "number": partial(_number, delimiter=delimiter, units=registers.units, writing=writing),
    }  # fmt: skip
    read = partial(_read_cell, kind=kind, read=readers[kind])
    if kind == "label":
        return partial(_label, read=read)
    return partial(_plain_number, read=read) if kind == "number" else read


def _prose(cell: str) -> CellReading:
    """A text that is shown exactly as it stands."""
    if _is_plain(cell):
        return CellReading(cell)
    return cells.read_prose(cell) if cell and not cell.isspace() else BLANK


# What follows judges the commonest cells at once, and leaves the others to `read`.


def _key(cell: str) -> CellReading:
    """A stable key."""
    return CellReading(cell) if cells.is_plain_id(cell) else _read_cell(cell, "key", cells.read_id)


def _label(cell: str, read: Callable[[str], CellReading]) -> CellReading:
    """A text that is compared with others."""
    return CellReading(cell) if _is_plain(cell) else read(cell)


def _plain_number(cell: str, read: Callable[[str], CellReading]) -> CellReading:
    """A number in digits only."""
    return CellReading(plain) if (plain := plain_value(cell)) else read(cell)


def _is_plain(cell: str) -> bool:
    """Whether a text holds nothing that a second look would find, as nearly all of them."""
    return cell.isascii() and cell.isprintable() and cell[:1].isalnum() and cell[-1] != " "


def _number(text: str, delimiter: str, units: Units, writing: NumberWriting) -> CellReading:
    if says_nothing(text):
        return BLANK
    return CellReading(*read_value(text, delimiter, units, writing.of(text)))


def _size(text: str, delimiter: str) -> CellReading:
    number, notes = read_number(text, delimiter)
    if number is None:
        return CellReading(None, notes)
    if number.glued or number.value < 1:
        return CellReading(None, (CellNote("not-a-number", {"text": one_line(text), "variant": "size"}),))
    return CellReading(float(number.value), notes)


def _unit(text: str, units: Units) -> CellReading:
    unit = units.find(text) or units.own(text)
    if unit:
        return CellReading(unit)
    near = units.nearest(text)
    values = {"text": one_line(text)}
    if near:
        values |= {"nearest": near, "variant": "near"}
    elif scale := units.near_scale(text):
        values |= {"scale": scale, "variant": "scale"}
    return CellReading(None, (CellNote("unknown-unit", values),))


def _read_cell(cell: str, kind: CellKind, read: Callable[[str], CellReading]) -> CellReading:
    """A cell as its reader sees it, with what was passed over on the way."""
    text = cell.strip()
    if not text:
        return BLANK
    composed = text if text.isascii() or kind not in _CLOSED else normalize("NFC", text)
    reading = read(composed)
    if reading is BLANK:
        return BLANK
    notes = reading.notes
    if composed != text:
        notes += (CellNote("not-nfc", {"text": one_line(text)}),)
    if text != cell:
        notes += (CellNote("spaces-stripped", {"text": one_line(text)}),)
    return reading if notes == reading.notes else CellReading(reading.value, notes)


def _hedge(text: str) -> CellReading:
    if hedge_of(text) is None:
        return CellReading(None, (CellNote("unknown-approximator", {"text": one_line(text)}),))
    return CellReading(text)


def _missing(name: str) -> CellNote:
    return CellNote("missing-value", {"name": name, **column_help(name)})
