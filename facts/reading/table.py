"""From bytes to the typed table: its figures, its problems, and what it was read from; a table that is to be added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from facts.csvfile.source import Source, open_source
from facts.figures.columns import OF_SERIES
from facts.figures.figure import Figure, SeriesPrecision
from facts.figures.hedges import what_is_left
from facts.figures.parties import Parties
from facts.figures.problems import CellReading, Problem, Unreadable, as_dict, has_errors
from facts.language.written_numbers import NumberStyle
from facts.progress import without_collecting
from facts.reading.beside_the_number import Scopes, may_be_group
from facts.reading.check import check_rows
from facts.reading.ids import same_id
from facts.reading.registers import Registers
from facts.reading.rows import Row, RowReader
from facts.words import Lang
from facts.words.numbers import decimals_by_hand


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One reading of a table: `figures` of the rows without an error, and all `problems`.

    `source` is None when the bytes are no table at all; `rows` counts the records that are not empty. Where the
    table was only checked it has no figures, and `sha256` is "".
    """

    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]
    source: Source | None
    rows: int
    sha256: str
    registers: Registers

    @property
    def has_errors(self) -> bool:
        """Whether anything must be mended before the table can be saved."""
        return has_errors(self.problems)

    def as_dict(self, file: str, lang: Lang) -> dict[str, Any]:
        """The JSON of `check`: file, encoding, delimiter, newline, rows, problems."""
        source = self.source
        return {
            "file": file,
            "encoding": source.encoding.name if source else None,
            "delimiter": source.delimiter if source else None,
            "newline": source.newline if source else None,
            "rows": self.rows,
            "problems": [as_dict(problem, lang) for problem in self.problems],
        }

    @property
    def parties(self) -> Parties:
        """The parties that its rows may name, and how they are drawn."""
        return self.registers.parties


class Cells(Mapping[str, str]):
    """The cells of one row as they were written, by column name; the names are shared by all rows."""

    __slots__ = ("_at", "_cells")

    def __init__(self, at: Mapping[str, int], cells: tuple[str, ...]) -> None:
        self._at = at
        self._cells = cells

    def __getitem__(self, name: str) -> str:
        return self._cells[self._at[name]]

    def get(self, name: str, default: Any = None) -> Any:
        """The cell, `default` without such a column: most tables have no translations, which are asked for often."""
        place = self._at.get(name)
        return default if place is None else self._cells[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)


def check(
    data: bytes,
    registers: Registers | None = None,
    *,
    today: date | None = None,
    numbers: NumberStyle | None = None,
    finds_repeats: bool = False,
) -> Table:
    """The table of `data` with every problem and no figures, in one pass that holds no table; any bytes give one.

    `today` decides which periods lie in the future; the day of reading when it is None. `numbers` is how the file
    writes its numbers, where that is known; `finds_repeats` says rows that stand there already.
    """
    registers = registers or Registers()
    with without_collecting():
        table, _ = _check_all(data, registers, today, numbers, finds_repeats, None)
    return table


def read_table(data: bytes, registers: Registers | None = None) -> Table:
    """The typed table of `data`; any bytes give one, if need be empty with the reason in `problems`."""
    registers = registers or Registers()
    builder = _Builder()
    with without_collecting():
        table, scopes = _check_all(data, registers, None, None, False, builder.add)
        bad_lines = {problem.line for problem in table.problems if problem.is_error}
        sound = tuple(figure for figure in builder.figures if figure.line not in bad_lines)
        _name_evidence(sound)
        _name_comparisons(builder.compared, scopes)
    if table.rows == 0:  # a file-level error may come to light after some rows
        sound = ()
    return replace(table, figures=sound, sha256=sha256(data).hexdigest())


def _check_all(
    data: bytes,
    registers: Registers,
    today: date | None,
    numbers: NumberStyle | None,
    finds_repeats: bool,
    each: Callable[[Row, RowReader], None] | None,
) -> tuple[Table, Mapping[str, Scopes]]:
    source = None
    try:
        source = open_source(data)
        reader = RowReader(source, registers, today or date.today(), numbers)
        found = check_rows(source, reader, finds_repeats=finds_repeats, each=each)
    except Unreadable as unreadable:
        return Table((), tuple(unreadable.problems), source, 0, "", registers), {}
    return Table((), found.problems, source, found.rows, "", registers), found.scopes


def _name_evidence(figures: Sequence[Figure]) -> None:
    """Evidence under the ids that the figures themselves have, however a row writes them."""
    written = {figure.id for figure in figures}
    if all(written.issuperset(figure.evidence) for figure in figures if figure.evidence):
        return
    ids = {same_id(figure.id): figure.id for figure in figures}
    for figure in figures:
        figure.evidence = tuple(ids.get(same_id(identity), identity) for identity in figure.evidence)


def _name_comparisons(figures: Sequence[Figure], scopes: Mapping[str, Scopes]) -> None:
    """Labels that stand alone under the column of the series that has them."""
    for figure in figures:
        figure.compared_with = scopes[figure.series].named(
            figure.compared_with, may_be_group(figure.direction, figure.unit)
        )


@dataclass(frozen=True, slots=True)
class Incoming:
    """A table as CSV, with what its owner sees of it.

    `lines` gives the row in a workbook (or the line in the file as it came) for each line of `data` where a
    record starts; None when they are the same. `problems` is what was noticed on the way here, with the
    owner's lines; `sheet` the name of the workbook's sheet, "" for CSV, and `sheets` all those with text in it.
    """

    data: bytes
    lines: Mapping[int, int] | None = None
    problems: tuple[Problem, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    def line(self, line: int | None) -> int | None:
        """The line or row that the owner sees for a line of `data`."""
        if line is None or self.lines is None:
            return line
        return self.lines.get(line, line)

    def report(self, registers: Registers, *, numbers: NumberStyle | None = None) -> Table:
        """What `check` says about it by itself, with its owner's lines."""
        report = check(self.data, registers, numbers=numbers)
        problems = [replace(problem, line=self.line(problem.line)) for problem in report.problems]
        # How a workbook was turned into text is not its owner's doing.
        said = {(problem.line, problem.column) for problem in self.problems if problem.is_error}
        kept = [problem for problem in problems if (problem.line, problem.column) not in said]
        return replace(report, problems=tuple(sorted((*self.problems, *kept), key=lambda p: p.line or 0)))


class _Builder:
    """Makes a figure of each row that can be one. Equal cells of a column share one string."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.compared: list[Figure] = []
        """Those whose comparison the whole series must still name."""
        self._names: dict[str, int] = {}
        self._fields: list[tuple[str, int]] = []
        """The fields that are read from one cell, each with the place of that in the row."""
        self._same: dict[str, str] = {}
        self._at_series: list[tuple[str, int]] = []
        self._of_series: dict[str, dict[str, str]] = {}
        self._precisions: dict[str, SeriesPrecision] = {}

    def add(self, row: Row, reader: RowReader) -> None:
        """The row's figure, unless what every figure has is missing or unreadable."""
        place, readings = reader.places, row.readings
        if not self._fields:
            self._names = reader.columns
            columns = [(name, _COLUMN.get(name, name)) for name in _OF_CELLS]
            self._fields = [(name, place[column]) for name, column in columns if column in self._names]
            shared = [name for one, own in OF_SERIES.items() for name in (one, *own)]
            self._at_series = [(name, self._names[name]) for name in shared if name in self._names]
        series = readings[place["series"]].value
        if not series or not readings[place["id"]].value or readings[place["period"]].value is None:
            return
        amount = row.amount
        cells = {name: value for name, n in self._fields if (value := readings[n].value) is not None}
        figure = Figure(
            line=row.line, of_series=self._named(series, readings),
            precision=self._precision_of(series, amount.value),
            raw=Cells(self._names, tuple(map(self._same.setdefault, row.cells, row.cells))),
            value=amount.value, value_high=amount.value_high, reading=amount.reading, contested=amount.contested,
            margin=amount.margin, unit=amount.unit, approximator=amount.approximator, direction=amount.direction,
            **cells,
        )  # fmt: skip
        if not figure.prices and figure.unit is not None and figure.unit.is_money:
            figure.prices = "current"
        if figure.change_since and amount.value is not None and figure.unit is not None and figure.unit.kind == "times":
            figure.reading = what_is_left(amount.value, amount.approximator, figure.quote) or figure.reading
        if figure.compared_with:
            self.compared.append(figure)
        self.figures.append(figure)

    def _precision_of(self, series: str, value: Decimal | None) -> SeriesPrecision:
        """How finely the series is written so far; all its figures share this too."""
        precision = self._precisions.get(series)
        if precision is None:
            precision = self._precisions[series] = SeriesPrecision()
        decimals = None if value is None else decimals_by_hand(value)
        if decimals is not None and (precision.decimals is None or decimals > precision.decimals):
            precision.decimals = decimals
        return precision

    def _named(self, series: str, readings: list[CellReading]) -> dict[str, str]:
        """What the rows of a series call it; all its figures share this, so that the next row may add to it."""
        named = self._of_series.get(series)
        if named is None:
            named = self._of_series[series] = {}
        if len(named) < len(self._at_series):
            for name, n in self._at_series:
                if name not in named and (text := readings[n].value):
                    named[name] = text
        return named


_COLUMN = {"parties": "party"}
_OF_THE_ROW = frozenset(
    {
        "line", "of_series", "raw", "precision", "value", "value_high", "reading", "contested", "margin", "unit",
        "approximator", "direction",
    }
)  # fmt: skip
_OF_CELLS = [field.name for field in fields(Figure) if field.name not in _OF_THE_ROW]
