"""From records to rows: each cell read by its column's kind, equal cells once, then what a row needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import getitem
from unicodedata import normalize

from facts.csvfile.header import column_help, missing_columns
from facts.csvfile.records import Record
from facts.csvfile.source import Source
from facts.figures.columns import BY_NAME, COLUMNS, TRANSLATIONS, Kind
from facts.figures.hedges import hedge_of
from facts.figures.notes import BLANK, Judged, Note
from facts.figures.problems import Unreadable, shown
from facts.figures.units import Units
from facts.language.values import read_value
from facts.language.written_numbers import NumberStyle, read_number, says_nothing
from facts.reading import cells
from facts.reading.addresses import read_address, read_basis
from facts.reading.amounts import Amount, Cells, amount_of
from facts.reading.dates import read_date
from facts.reading.number_writing import NumberWriting
from facts.reading.period_reading import RelativePeriod, read_period_cell, resolved_period
from facts.reading.registers import Registers
from facts.reading.scopes import read_margin, read_prices, read_scopes

_VERBATIM: frozenset[Kind] = frozenset({"prose"})
# What is looked up in a list or read by a grammar: letters mean the same however they are composed.
_CLOSED: frozenset[Kind] = frozenset(
    {"number", "unit", "hedge", "choice", "period", "date", "page", "parties", "size", "margin", "prices"}
)
_PERIODS = ("period", "change_since")
_ABOUT_WHAT_HAPPENED = ("outcome", "estimate")


@dataclass(slots=True)
class Row:
    """One record, read: `judged` in the order of the header, `notes` with the column each is about."""

    line: int
    cells: list[str]
    judged: list[Judged]
    amount: Amount
    notes: list[tuple[str, Note]]


class _Memo(dict[str, Judged]):
    """What each distinct cell of a column means; `has_notes` says whether anything was to be said of one."""

    def __init__(self, read: Callable[[str], Judged]) -> None:
        super().__init__()
        self._read = read
        self.has_notes = False

    def __missing__(self, cell: str) -> Judged:
        judged = self[cell] = self._read(cell)
        if judged.notes:
            self.has_notes = True
        return judged


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
        self._memos = [_Memo(_reader(name, source.delimiter, registers, self.number_writing)) for name in self._names]
        # A column that the table lacks is read from one more cell, a blank that is put after each row's last.
        self._absent = len(self._names)
        self.columns = header.positions()
        """The place of each named column of the table."""
        self.at = {column.name: self._absent for column in COLUMNS} | self.columns
        self._periods = [(name, self.columns[name]) for name in _PERIODS if name in self.columns]
        self._amounts: dict[tuple[str, str, str, bool, str, str], Amount] = {}
        # Of a row whose role cannot be read (None) only what every row needs is known.
        self._needed = {
            role: [(c.name, self.at[c.name]) for c in COLUMNS if c.need in ("always", role)]
            for role in ("claim", "reference", None)
        }

    def read(self, record: Record) -> Row:
        """The row of a record with as many cells as the header."""
        judged = list(map(getitem, self._memos, record.cells))
        notes = [
            (self._names[n], note) for n, memo in enumerate(self._memos) if memo.has_notes for note in judged[n].notes
        ]
        if record.bare:
            notes += [(self._names[n], Note("bare-quote")) for n in record.bare]
        judged.append(BLANK)
        record.cells.append("")
        for name, n in self._periods:
            relative = judged[n].value
            if relative.__class__ is RelativePeriod:
                judged[n] = resolved_period(record.cells[n], relative, judged[self.at["document_date"]].value)
                notes += [(name, note) for note in judged[n].notes]
        row = Row(record.line, record.cells, judged, self._amount(record.cells, judged), notes)
        row.notes += row.amount.notes
        self._check_needs(row)
        self._check_party_and_time(row)
        return row

    def _amount(self, written: list[str], judged: list[Judged]) -> Amount:
        at = self.at
        is_change = judged[at["change_since"]] is not BLANK or judged[at["compared_with"]] is not BLANK
        key = (
            written[at["value"]], written[at["approximator"]], written[at["unit"]], is_change,
            written[at["direction"]], written[at["margin"]],
        )  # fmt: skip
        known = self._amounts.get(key)
        if known is None:
            cells = Cells(
                text=key[0], value=judged[at["value"]].value, unit=judged[at["unit"]].value, unit_text=key[2].strip(),
                hedge=judged[at["approximator"]].value or "", direction=judged[at["direction"]].value or "",
                margin=judged[at["margin"]].value, is_change=is_change,
            )  # fmt: skip
            known = self._amounts[key] = amount_of(cells, self._units)
        return known

    def _check_needs(self, row: Row) -> None:
        judged, at = row.judged, self.at
        role = judged[at["role"]]
        needed = self._needed["claim" if role is BLANK else role.value]
        blank = [name for name, n in needed if judged[n] is BLANK]
        if blank and (absent := [name for name in blank if at[name] == self._absent]):
            raise Unreadable(*missing_columns(self._header, absent))
        value = judged[at["value"]]
        if value is BLANK and judged[at["direction"]] is BLANK:
            blank.append("value" if at["value"] != self._absent else "direction")
        if value is not BLANK and judged[at["unit"]] is BLANK and row.amount.unit is None:
            blank.append("unit")
        if blank:
            row.notes += [(name, _missing(name)) for name in blank]

    def _check_party_and_time(self, row: Row) -> None:
        judged, at = row.judged, self.at
        if judged[at["party"]].value and judged[at["party_basis"]] is BLANK:
            row.notes.append(("party_basis", _missing("party_basis")))
        period = judged[at["period"]].value
        if period is not None and period.start > self._today:
            kind = judged[at["measure_kind"]]
            name = kind.value or ("" if kind.notes else "outcome")
            if name in _ABOUT_WHAT_HAPPENED:
                values = {"text": shown(row.cells[at["period"]]), "kind": name}
                row.notes.append(("period", Note("future-period", values)))


def _reader(name: str, delimiter: str, registers: Registers, writing: NumberWriting) -> Callable[[str], Judged]:
    """What judges the cells of the column `name`."""
    column = BY_NAME.get(name) or (TRANSLATIONS[name][0] if name in TRANSLATIONS else None)
    kind: Kind = (
        "prose" if column is None else "label" if column.name != name and column.kind == "hedge" else column.kind
    )
    if kind == "choice" and column is not None:
        return partial(_judge, kind=kind, read=partial(cells.read_choice, column=column))
    readers: dict[Kind, Callable[[str], Judged]] = {
        "key": cells.read_id, "ids": cells.read_ids, "label": cells.read_label, "prose": cells.read_prose,
        "page": cells.read_page, "address": read_address, "basis": read_basis, "period": read_period_cell,
        "date": read_date, "parties": registers.parties.read, "hedge": _hedge,
        "unit": partial(_unit, units=registers.units), "size": partial(_size, delimiter=delimiter),
        "margin": partial(read_margin, delimiter=delimiter), "scopes": read_scopes, "prices": read_prices,
        "number": partial(_number, delimiter=delimiter, units=registers.units, writing=writing),
    }  # fmt: skip
    return partial(_judge, kind=kind, read=readers[kind])


def _number(text: str, delimiter: str, units: Units, writing: NumberWriting) -> Judged:
    if says_nothing(text):
        return BLANK
    return Judged(*read_value(text, delimiter, units, writing.of(text)))


def _size(text: str, delimiter: str) -> Judged:
    number, notes = read_number(text, delimiter)
    if number is None:
        return Judged(None, notes)
    if number.glued or number.value < 1:
        return Judged(None, (Note("not-a-number", {"text": shown(text), "variant": "size"}),))
    return Judged(float(number.value), notes)


def _unit(text: str, units: Units) -> Judged:
    unit = units.find(text) or units.own(text)
    if unit:
        return Judged(unit)
    near = units.nearest(text)
    values = {"text": shown(text)}
    if near:
        values |= {"nearest": near, "variant": "near"}
    elif scale := units.near_scale(text):
        values |= {"scale": scale, "variant": "scale"}
    return Judged(None, (Note("unknown-unit", values),))


def _judge(cell: str, kind: Kind, read: Callable[[str], Judged]) -> Judged:
    """A cell as its reader sees it, with what was passed over on the way."""
    text = cell.strip()
    if not text:
        return BLANK
    if kind in _VERBATIM:
        return read(cell)
    composed = text if text.isascii() or kind not in _CLOSED else normalize("NFC", text)
    judged = read(composed)
    if judged is BLANK:
        return BLANK
    notes = judged.notes
    if composed != text:
        notes += (Note("not-nfc", {"text": shown(text)}),)
    if text != cell:
        notes += (Note("spaces-stripped", {"text": shown(text)}),)
    return judged if notes == judged.notes else Judged(judged.value, notes)


def _hedge(text: str) -> Judged:
    if hedge_of(text) is None:
        return Judged(None, (Note("unknown-approximator", {"text": shown(text)}),))
    return Judged(text)


def _missing(name: str) -> Note:
    return Note("missing-value", {"name": name, **column_help(name)})
