"""Adding rows: both tables are judged together, then the new rows are written in the hand of the old."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from facts.csvfile.source import Source, open_source
from facts.csvfile.writing import Hand, encode_text, hand_of, in_delimiter, line_ends, widen_table
from facts.figures.columns import BY_NAME, COLUMNS
from facts.figures.problems import Problem, Unreadable, has_errors, worth_saying
from facts.language.written_numbers import NumberStyle
from facts.progress import part
from facts.reading.number_writing import NumberWriting
from facts.reading.registers import Registers, registers_beside
from facts.reading.table import Incoming, Table, check
from facts.saving.corrections import Entry
from facts.saving.save_errors import LacksColumns, LacksLetters, Unfit
from facts.saving.table_save import save_planned
from facts.saving.undo import Saved

_NUMBERS = ("number", "size")
# What only both tables together can tell.
_TOGETHER = frozenset(
    {
        "duplicate-id",
        "duplicate-row",
        "bad-evidence",
        "dimension-mismatch",
        "inconsistent-series",
        "near-twin",
        "mixed-scale",
        "scale-slip",
        "percent-range",
    }
)


@dataclass(frozen=True, slots=True)
class NumberRewriting:
    """A number that the table's delimiter would make another one or two: `written` there, `becomes` here."""

    line: int
    column: str
    written: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Addition:
    """What adding would do, and all that stands in its way. Nothing on disk has changed.

    `base` are the table's bytes it was made for, `data` the bytes with the new rows, `lines` the physical
    lines of these rows there, `owner_lines` those in what is added. `problems` have the owner's lines,
    `table_problems` (errors only) the table's. `new_columns` become last columns; `left_out` are positions with
    text under no name. `letters` are those for which `data` has become UTF-8. `obstacles` can be met by asking
    again, with new columns or with a conversion.
    """

    base: bytes
    data: bytes
    report: Table
    problems: tuple[Problem, ...]
    table_problems: tuple[Problem, ...] = ()
    lines: tuple[int, ...] = ()
    owner_lines: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()
    rewritings: tuple[NumberRewriting, ...] = ()
    new_columns: tuple[str, ...] = ()
    left_out: tuple[int, ...] = ()
    letters: str = ""
    obstacles: tuple[Unfit, ...] = ()
    entries: tuple[Entry, ...] = ()
    """None: the log tells of corrections and withdrawals."""

    @property
    def has_errors(self) -> bool:
        """Whether something has to be mended first, in what is added or in the table."""
        return has_errors(self.problems) or has_errors(self.table_problems)

    @property
    def is_ready(self) -> bool:
        """Whether it can be saved as it is."""
        return not self.has_errors and not self.obstacles


def plan(
    table: bytes,
    new: Incoming,
    registers: Registers | None = None,
    *,
    new_columns: bool = False,
    convert: bool = False,
    file: str = "sources.csv",
    numbers: NumberStyle | None = None,
) -> Addition:
    """What adding `new` to `table` would do. `file` is the table's name in messages.

    `new_columns` allows columns that the table lacks to become its last ones, `convert` allows the table to
    become UTF-8 when its encoding lacks a letter. `numbers` is how `new` writes its numbers, where that is known.
    """
    registers = registers or Registers()
    with part(0, 3):
        report = new.report(registers, numbers=numbers)
    if report.source is None or not report.rows:
        return Addition(table, table, report, report.problems)
    base = table if table.strip() else _begun(report.source)
    try:
        source = open_source(base)
    except Unreadable as unreadable:
        return Addition(table, table, report, report.problems, unreadable.problems)
    with part(1, 3):
        joined = _Joining(source, report.source, new, numbers)
        text = joined.text()
    data, letters = encode_text(source, text)
    with part(2, 3):
        problems, table_problems = _judged(report, joined, check(data, registers, finds_repeats=True), file)
    obstacles: list[Unfit] = []
    if joined.columns and not new_columns:
        obstacles.append(LacksColumns(joined.columns, file))
    if letters and not convert:
        obstacles.append(LacksLetters(letters, source.encoding.name, file))
    return Addition(
        table, data, report, problems, table_problems, tuple(joined.lines),
        tuple(joined.owner_lines[line] for line in joined.lines), tuple(joined.ids),
        tuple(joined.rewritings), joined.columns, joined.left_out, letters, tuple(obstacles),
    )  # fmt: skip


def add(
    path: Path,
    new: Incoming,
    *,
    new_columns: bool = False,
    convert: bool = False,
    planned: Addition | None = None,
    numbers: NumberStyle | None = None,
) -> tuple[Addition, Saved | None]:
    """Add `new` to the table at `path`, on what it holds by then; nothing is saved unless it is ready.

    A table that does not exist yet is begun. `planned` is used as it is when the table is still the one it was
    made for. NotSaved when the disk or another program stands in the way.
    """

    def plan_again(table: bytes) -> Addition:
        if planned is not None and planned.base == table and planned.is_ready:
            return planned
        registers = registers_beside(path)
        return plan(table, new, registers, new_columns=new_columns, convert=convert, file=path.name, numbers=numbers)

    return save_planned(path, plan_again, new=True)


class _Joining:
    """The table's text with the new rows after it."""

    def __init__(self, table: Source, new: Source, incoming: Incoming, numbers: NumberStyle | None) -> None:
        self._table = table
        self._new = new
        self._incoming = incoming
        self._writing = {
            column.name: NumberWriting(new, column.name, numbers) for column in COLUMNS if column.kind in _NUMBERS
        }
        self.lines: list[int] = []
        self.owner_lines: dict[int, int] = {}
        self.ids: list[str] = []
        self.rewritings: list[NumberRewriting] = []
        self._rows = [record for record in list(new.records())[1:] if self._is_sound(record.cells)]
        filled = {n for record in self._rows for n, cell in enumerate(record.cells) if cell.strip()}
        names = new.header.columns
        known = set(table.header.columns)
        self.columns = tuple(name for n, name in enumerate(names) if name and name not in known and n in filled)
        self.left_out = tuple(n + 1 for n, name in enumerate(names) if not name and n in filled)

    def text(self) -> str:
        """All of it; fills `lines`, `ids` and `rewritings` on the way."""
        hand = hand_of(self._table)
        text = self._table.text
        if self.columns:
            text, hand = widen_table(self._table, hand, self.columns)
        if not text.endswith(("\r", "\n")):
            text += hand.newline
        line = 1 + line_ends(text)
        parts = [text]
        for record, cells in self._cells(hand):
            written = hand.record(cells)
            parts.append(written)
            self.lines.append(line)
            self.owner_lines[line] = self._incoming.line(record) or record
            line += line_ends(written)
        return "".join(parts)

    def _is_sound(self, cells: list[str]) -> bool:
        return len(cells) == len(self._new.header.written) and any(cell.strip() for cell in cells)

    def _cells(self, hand: Hand) -> Iterator[tuple[int, list[str]]]:
        """The line in `new` and the cells in the table's order of each new row."""
        names = (*self._table.header.columns, *self.columns)
        at = self._new.header.positions()
        for record in self._rows:
            row = {name: record.cells[at[name]] for name in names if name in at}
            self.ids.append(row.get("id", "").strip())
            yield record.line, [self._rewritten(name, row.get(name, ""), record.line, hand) for name in names]

    def _rewritten(self, name: str, cell: str, line: int, hand: Hand) -> str:
        if name not in self._writing:
            return cell
        becomes = in_delimiter(cell, self._new.delimiter, hand.delimiter, self._writing[name].of(cell))
        # In a workbook nobody wrote it: Excel keeps the number alone.
        if becomes != cell and not self._incoming.sheet:
            self.rewritings.append(NumberRewriting(self._incoming.line(line) or line, name, cell, becomes))
        return becomes


def _judged(
    alone: Table, joined: _Joining, together: Table, file: str
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems of what is added, and the errors of the table."""
    problems = [problem for problem in alone.problems if problem.code not in _TOGETHER]
    known = {(problem.line, problem.column) for problem in problems if problem.is_error}
    of_table = []
    for problem in together.problems:
        line = joined.owner_lines.get(problem.line or 0)
        if line is None:
            of_table += [problem] if problem.is_error else []
            continue
        here = replace(problem, line=line, values=_placed(problem.values, joined, file))
        if problem.code in _TOGETHER or (problem.is_error and (line, problem.column) not in known):
            problems.append(here)
    return tuple(sorted(worth_saying(problems), key=lambda problem: problem.line or 0)), tuple(of_table)


def _placed(values: Mapping[str, str], joined: _Joining, file: str) -> dict[str, str]:
    """A problem's values; the other line that it names is said to be the table's, or is the owner's own."""
    first = values.get("first", "")
    if not first.isdecimal():
        return dict(values)
    own = joined.owner_lines.get(int(first))
    return {**values, "first": str(own) if own else f"{first} ({file})"}


def _begun(new: Source) -> bytes:
    """The header of a table that has none yet, with the columns of its first rows."""
    names = [name for name in BY_NAME if name in new.header.columns]
    names += [name for name in new.header.columns if name and name not in names]
    return Hand(",", "\n").record(names).encode()
