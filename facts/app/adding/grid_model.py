"""The grid: every way of adding figures ends in it, one row a figure, which is mended and ticked before it is saved.

A grid never changes; mending a cell or ticking a row gives another one. It knows no Streamlit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import islice
from typing import Literal

from facts.csvfile.header import Header
from facts.csvfile.records import BrokenCell, Record, cells_of
from facts.csvfile.source import Source, open_source
from facts.csvfile.writing import Hand, line_ends, place_records
from facts.figures.columns import BY_NAME
from facts.figures.problems import Problem
from facts.grouping import grouped
from facts.language.written_numbers import NumberStyle, has_two_forms, proven_writing, rewrite_ambiguous
from facts.reading.check import flaw_of
from facts.reading.ids import make_ids
from facts.reading.registers import Registers
from facts.reading.table import Incoming

# Only the file's own writing shows these: they are gone once its rows are written anew.
_OF_THE_WRITING = frozenset({"bare-quote"})
MADE_HERE = ("missing-column", "id")
"""What is wrong with a file without ids, and not with its grid: each row gets one."""
SameIds = Literal["", "correct", "new"]
# Cells that a comma in a text may have made of one: of a decimal two, of a sentence some more.
_FEWEST_JOINED, _MOST_JOINED = 2, 5
# In characters; who has more in one record has lost a quotation mark, and finds it in the file rather than here.
_LONGEST_TEXT = 10_000
# What one row says and no other: the text of one is never offered to those where it is blank.
_OF_ONE_ROW = frozenset({"id", "value", "margin", "quote", "page", "evidence"})
_NEEDED = tuple(column.name for column in BY_NAME.values() if column.need != "no")


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: its `number` from 1 in the grid, the `line` that its owner counts, its cells by column.

    `written` is what stood in the cells that were mended here. `noticed` are problems that only the file shows;
    `is_whole` is False for a row whose cells could not be told apart, which stands in `text` as the file has it.
    `tick` is what the reader chose, None as long as they chose nothing.
    """

    number: int
    line: int
    cells: Mapping[str, str]
    written: Mapping[str, str] = field(default_factory=dict)
    noticed: tuple[Problem, ...] = ()
    is_whole: bool = True
    text: str = ""
    tick: bool | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows on their way into the table; `problems` are those of the file as a whole.

    `fingerprint` tells one state of a grid from every other one. `left_out` are the positions of columns with text but
    no name, `numbered` counts the rows that got an id here. `same_ids` is what the reader said of rows with the id of a
    row that says something else: "correct" that row, or "new" figures under ids of their own; "" until they say.
    `header` is that of the file, None where there is none: by it a line's cells are told apart. `writing` is how the
    file's columns of numbers prove to be written, whichever of its rows are saved.
    """

    names: tuple[str, ...]
    rows: tuple[GridRow, ...]
    delimiter: str
    fingerprint: str
    sheet: str = ""
    problems: tuple[Problem, ...] = ()
    left_out: tuple[int, ...] = ()
    numbered: int = 0
    same_ids: SameIds = ""
    header: Header | None = None
    writing: Mapping[str, NumberStyle] = field(default_factory=dict)

    def decide(self, same_ids: SameIds) -> Grid:
        """The grid with an answer to what rows with an id of the table are."""
        return replace(self, same_ids=same_ids, fingerprint=_fingerprint(self.fingerprint, same_ids))

    def mend(self, number: int, column: str, text: str) -> Grid:
        """The grid with another text in one cell."""
        row = self.row(number)
        old = row.cells.get(column, "")
        if text == old:
            return self
        first = row.written.get(column, old)
        written = {name: cell for name, cell in row.written.items() if name != column}
        if text != first:
            written[column] = first
        names = self.names if column in self.names else (*self.names, column)
        changed = replace(row, cells={**row.cells, column: text}, written=written)
        return replace(self._with(changed, f"{column}={text}"), names=names)

    def mend_line(self, number: int, text: str) -> Grid:
        """The grid with another text of a row whose cells could not be told apart."""
        row = replace(self.row(number), text=text)
        return self._with(_of_line(row, self.header, self.delimiter) if self.header else row, text)

    def joined_cells(self, number: int) -> dict[str, str]:
        """What a row with too many cells may mean, by column in which neighbours are one cell: the line written so.

        A decimal comma or a sentence with commas makes several cells of one; beside a blank one the other is meant.
        """
        try:
            cells = cells_of(self.row(number).text, self.delimiter)
        except BrokenCell:
            return {}
        columns = self.header.columns if self.header else ()
        more, hand = len(cells) - len(columns) + 1, Hand(self.delimiter, "\n")
        if more < _FEWEST_JOINED or more > _MOST_JOINED:
            return {}
        lines: dict[str, str] = {}  # each once: which of two blank cells is left out makes no difference
        for n, name in enumerate(columns):
            run = cells[n : n + more]
            said = [cell for cell in run if cell.strip()]
            if name and (len(said) == more or len(said) == 1):
                one = self.delimiter.join(said)
                lines.setdefault(hand.record([*cells[:n], one, *cells[n + more :]]).rstrip("\n"), name)
        return {name: line for line, name in lines.items()}

    def same_text(self, number: int, column: str) -> list[int]:
        """The other rows that still say in `column` what the mended row said, those aside that were left unticked.

        A blank says so too, but in a column where each row has a text of its own. None does once another of them has
        been given something else: then each row is a case of its own.
        """
        written = self.row(number).written.get(column)
        if written is None or (not written.strip() and column in _OF_ONE_ROW):
            return []
        text = self.row(number).cells.get(column)
        if any(row.written.get(column) == written and row.cells.get(column) != text for row in self.rows):
            return []
        return [
            row.number
            for row in self.rows
            if row.number != number and row.is_whole and row.tick is not False
            and row.cells.get(column, "").strip() == written.strip()
        ]  # fmt: skip

    def mend_alike(self, number: int, column: str) -> Grid:
        """The grid with the text of a mended cell also in the other rows that say what it said."""
        grid, text = self, self.row(number).cells.get(column, "")
        for other in self.same_text(number, column):
            grid = grid.mend(other, column, text)
        return grid

    def fill(self, cells: Mapping[str, str], numbers: Collection[int] | None = None) -> Grid:
        """The grid with these cells in the rows with these numbers, None for all."""
        rows = tuple(
            replace(row, cells={**row.cells, **cells}) if numbers is None or row.number in numbers else row
            for row in self.rows
        )
        names = tuple(dict.fromkeys((*self.names, *cells)))
        return replace(
            self,
            rows=rows,
            names=names,
            fingerprint=_fingerprint(self.fingerprint, repr((sorted(cells.items()), numbers))),
        )

    def tick(self, numbers: Collection[int], *, wanted: bool) -> Grid:
        """The grid with these rows chosen for saving, or not."""
        rows = tuple(replace(row, tick=wanted) if row.number in numbers else row for row in self.rows)
        return replace(self, rows=rows, fingerprint=_fingerprint(self.fingerprint, f"{sorted(numbers)} {wanted}"))

    def extend(self, rows: Iterable[Mapping[str, str]], *, tick: bool | None = None) -> Grid:
        """The grid with further rows at its end, which get the next numbers."""
        first = max((row.number for row in self.rows), default=0) + 1
        made = tuple(GridRow(n, n, dict(cells), tick=tick) for n, cells in enumerate(rows, start=first))
        names = dict.fromkeys((*self.names, *(name for row in made for name in row.cells)))
        fingerprint = _fingerprint(self.fingerprint, repr([(row.number, row.cells) for row in made]), str(tick))
        return replace(self, rows=(*self.rows, *made), names=tuple(names), fingerprint=fingerprint)

    def resume(self, rows: Iterable[GridRow]) -> Grid:
        """The grid with these rows as they were left, in the place of those with their numbers."""
        left = {row.number: row for row in rows}
        names = dict.fromkeys((*self.names, *(name for row in left.values() for name in row.cells)))
        every = tuple(left.get(row.number, row) for row in self.rows)
        fingerprint = _fingerprint(self.fingerprint, repr(sorted(left.items())))
        return replace(self, rows=every, names=tuple(names), fingerprint=fingerprint)

    def without(self, numbers: Collection[int]) -> Grid:
        """The grid of the other rows."""
        rows = tuple(row for row in self.rows if row.number not in numbers)
        return replace(self, rows=rows, fingerprint=_fingerprint(self.fingerprint, repr(sorted(numbers))))

    def put_back(self, rows: Iterable[GridRow]) -> Grid:
        """The grid with rows that had left it, in the order of their numbers; those that it has stay as they are."""
        own = {row.number for row in self.rows}
        came = [row for row in rows if row.number not in own]
        every = tuple(sorted((*self.rows, *came), key=lambda row: row.number))
        return replace(
            self, rows=every, fingerprint=_fingerprint(self.fingerprint, f"back {sorted(row.number for row in came)}")
        )

    def texts(self, column: str) -> tuple[str, ...]:
        """What the rows say in this column, each text once."""
        return tuple(dict.fromkeys(filter(None, (row.cells.get(column, "").strip() for row in self.rows))))

    def row(self, number: int) -> GridRow:
        """The row with this number."""
        return next(row for row in self.rows if row.number == number)

    def incoming(self, rows: Iterable[GridRow]) -> Incoming:
        """The rows as a table of their own; its lines are their numbers."""
        hand = Hand(self.delimiter, "\n")
        # A cell that is needed and blank can be mended; a column that is missing could not.
        names = dict.fromkeys((*self.names, *_NEEDED))
        parts = [hand.record(list(names))]
        line, lines, problems = 1 + line_ends(parts[0]), {1: 0}, []
        for row in rows:
            parts.append(hand.record([self._rewritten(name, row.cells.get(name, "")) for name in names]))
            lines[line] = row.number
            line += line_ends(parts[-1])
            problems += [replace(one, line=row.number) for one in row.noticed if one.column not in row.written]
        kept = tuple(one for one in problems if one.kind.scope != "record")
        text = "".join(parts).replace("\0", "\ufffd")  # no table can hold a NUL
        return Incoming(text.encode("utf-8", "replace"), lines, kept, self.sheet)

    def as_file(self) -> bytes:
        """All rows as a CSV file to take along."""
        whole = self.incoming(row for row in self.rows if row.is_whole).data
        lines = "".join(f"{row.text}\n" for row in self.rows if not row.is_whole)
        return b"\xef\xbb\xbf" + whole + lines.encode("utf-8", "replace")

    def _rewritten(self, name: str, cell: str) -> str:
        """The cell in the one reading that its column proves, which one row alone might not."""
        style = self.writing.get(name)
        return rewrite_ambiguous(cell, style, "," if self.delimiter == ";" else ".") if style else cell

    def _with(self, changed: GridRow, what: str) -> Grid:
        rows = tuple(changed if row.number == changed.number else row for row in self.rows)
        return replace(self, rows=rows, fingerprint=_fingerprint(self.fingerprint, f"{changed.number} {what}"))


def grid_of(new: Incoming, registers: Registers, taken: Iterable[str] = ()) -> Grid:
    """The grid of a table with our header; rows without an id get one that is not among those `taken`.

    Unreadable when it is no table.
    """
    source = open_source(new.data)
    names = tuple(dict.fromkeys(filter(None, source.header.columns)))
    found = by_line(new.report(registers).problems)
    every = islice(source.records(), 1, None)
    records = [record for record in every if record.fault or any(map(str.strip, record.cells))]
    width = len(source.header.columns)
    texts = _texts(source) if any(record.fault or len(record.cells) > width for record in records) else {}
    rows = tuple(
        _row(n, record, source, new, found, texts.get(record.line, "")) for n, record in enumerate(records, start=1)
    )
    of_rows = {row.line for row in rows}
    about_file = tuple(
        one for line, ones in found.items() if line not in of_rows for one in ones
        if (one.code, one.column) != MADE_HERE
    )  # fmt: skip
    rows, numbered = with_ids(rows, taken)
    mark = _fingerprint(sha256(new.data).hexdigest(), repr(new.lines), repr(new.problems))
    names = names if "id" in names else ("id", *names)
    return Grid(
        names, rows, source.delimiter, mark, new.sheet, about_file, _nameless(source, records), numbered,
        header=source.header, writing=_proven_styles(rows),
    )  # fmt: skip


def grid_of_rows(rows: Sequence[Mapping[str, str]], mark: str, *, delimiter: str = "\t") -> Grid:
    """The grid of rows that were made here: a form's, a document's.

    Numbers are read as beside that `delimiter`: beside tabs one with two readings is asked about.
    """
    names = [name for name in BY_NAME if name == "id" or any(row.get(name) for row in rows)]
    names += [name for row in rows for name in row if row[name] and name not in names]
    made = tuple(GridRow(n, n, dict(row)) for n, row in enumerate(rows, start=1))
    made, numbered = with_ids(made, ())
    return Grid(tuple(dict.fromkeys(names)), made, delimiter, _fingerprint(mark), numbered=numbered)


def with_ids(rows: Sequence[GridRow], taken: Iterable[str]) -> tuple[tuple[GridRow, ...], int]:
    """The rows, those without an id with one that says what they are."""
    blank = [row for row in rows if not row.cells.get("id", "").strip() and row.is_whole]
    used = [*taken, *filter(None, (row.cells.get("id", "").strip() for row in rows))]
    made = dict(zip((row.number for row in blank), make_ids((row.cells for row in blank), used), strict=True))
    named = (replace(row, cells={**row.cells, "id": made[row.number]}) if row.number in made else row for row in rows)
    return tuple(named), len(made)


def _proven_styles(rows: Sequence[GridRow]) -> dict[str, NumberStyle]:
    """How the rows write the numbers of each column, where that matters and one of them proves it."""
    found = {}
    for column in BY_NAME.values():
        if column.kind in ("number", "size"):
            cells = [cell for row in rows if (cell := row.cells.get(column.name, ""))]
            if any(map(has_two_forms, cells)) and (proof := proven_writing(cells)):
                found[column.name] = proof[0]
    return found


def by_line(problems: Iterable[Problem]) -> dict[int, list[Problem]]:
    """The problems by their line, 0 for those of the whole file."""
    return grouped(problems, lambda problem: problem.line or 0)


def _texts(source: Source) -> dict[int, str]:
    """The text of each record by its line; a broken one goes on to where the next one begins."""
    text, records = source.text, list(place_records(source))
    ends = [*(one.start for one in records[1:]), len(text)]
    return {
        one.record.line: text[one.start : end if one.record.fault else one.end].rstrip("\r\n")
        for one, end in zip(records, ends, strict=True)
        if end - one.start <= _LONGEST_TEXT
    }


def _of_line(row: GridRow, header: Header, delimiter: str) -> GridRow:
    """The row as its text reads: whole when that has no more cells than the header."""
    try:
        record = Record(row.line, cells_of(row.text, delimiter))
    except BrokenCell as broken:
        record = Record(row.line, [], fault="quote-syntax", position=broken.position)
    flaw = flaw_of(record, header, delimiter)
    if flaw and not _can_be_filled(flaw):
        return replace(row, noticed=(flaw,))
    cells = {name: cell for name, cell in zip(header.columns, record.cells, strict=False) if name}
    return replace(row, cells=cells, noticed=(), is_whole=True)


def _can_be_filled(flaw: Problem) -> bool:
    return flaw.code == "too-few-fields"


def _row(
    number: int, record: Record, source: Source, new: Incoming, found: Mapping[int, Sequence[Problem]], text: str
) -> GridRow:
    line = new.line(record.line) or record.line
    cells = {name: cell for name, cell in zip(source.header.columns, record.cells, strict=False) if name}
    flaw = flaw_of(record, source.header, source.delimiter)
    is_whole = flaw is None or _can_be_filled(flaw)
    mine = [one for one in found.get(line, ()) if one.code in _OF_THE_WRITING]
    noticed = (*(one for one in new.problems if one.line == line), *mine, *([replace(flaw, line=line)] if flaw else []))
    return GridRow(number, line, cells, noticed=noticed, is_whole=is_whole, text="" if is_whole else text)


def _nameless(source: Source, records: Iterable[Record]) -> tuple[int, ...]:
    positions = [n for n, name in enumerate(source.header.columns) if not name]
    if not positions:
        return ()
    filled = {n for record in records for n in positions if n < len(record.cells) and record.cells[n].strip()}
    return tuple(n + 1 for n in sorted(filled))


def _fingerprint(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
