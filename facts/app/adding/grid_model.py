"""The grid: every way of adding figures ends in it, one row a figure, which is mended and ticked before it is saved.

A grid never changes; mending a cell or ticking a row gives another one. It knows no Streamlit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import islice
from typing import Literal

from facts.csvfile.records import Record
from facts.csvfile.source import Source, open_source
from facts.csvfile.writing import Hand, in_delimiter, line_ends
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.figures.problems import Problem, has_errors, worth_saying
from facts.language.written_numbers import read_number
from facts.reading.ids import make_ids
from facts.reading.incoming import Incoming
from facts.reading.mapping import may_be_figure
from facts.reading.registers import Registers
from facts.reading.table import Table, read_table
from facts.reading.template import examples
from facts.reading.whole_table import same_id
from facts.saving.append import Addition, plan
from facts.saving.edit_many import CellChange, plan_corrections
from facts.saving.save_errors import Unfit

# Only the file's own writing shows these: they are gone once its rows are written anew.
_OF_THE_WRITING = frozenset({"bare-quote"})
# Rows that only hold together with others are found in rounds; each round costs a reading of the table.
_ROUNDS = 5
# The template writes its numbers without a sign that could be read in two ways.
_AS_THE_TEMPLATE = "\t"
SameIds = Literal["", "correct", "new"]
_NEEDED = tuple(column.name for column in BY_NAME.values() if column.need != "no")


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: its `number` from 1 in the grid, the `line` that its owner counts, its cells by column.

    `written` is what stood in the cells that were mended here. `noticed` are problems that only the file shows;
    `is_whole` is False for a row whose cells could not be told apart. `tick` is what the reader chose, None as long
    as they chose nothing.
    """

    number: int
    line: int
    cells: Mapping[str, str]
    written: Mapping[str, str] = field(default_factory=dict)
    noticed: tuple[Problem, ...] = ()
    is_whole: bool = True
    tick: bool | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows on their way into the table; `problems` are those of the file as a whole.

    `mark` tells one state of a grid from every other one. `left_out` are the positions of columns with text but no
    name, `numbered` counts the rows that got an id here. `same_ids` is what the reader said of rows with the id of a
    row that says something else: "correct" that row, or "new" figures under ids of their own; "" until they say.
    """

    names: tuple[str, ...]
    rows: tuple[GridRow, ...]
    delimiter: str
    mark: str
    sheet: str = ""
    problems: tuple[Problem, ...] = ()
    left_out: tuple[int, ...] = ()
    numbered: int = 0
    same_ids: SameIds = ""

    def decide(self, same_ids: SameIds) -> Grid:
        """The grid with an answer to what rows with an id of the table are."""
        return replace(self, same_ids=same_ids, mark=_mark(self.mark, same_ids))

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

    def same_text(self, number: int, column: str) -> list[int]:
        """The other rows that still say in `column` what the mended row said."""
        written = self.row(number).written.get(column, "")
        return [
            row.number for row in self.rows if written and row.number != number and row.cells.get(column) == written
        ]

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
        return replace(self, rows=rows, names=names, mark=_mark(self.mark, repr((sorted(cells.items()), numbers))))

    def tick(self, numbers: Collection[int], *, wanted: bool) -> Grid:
        """The grid with these rows chosen for saving, or not."""
        rows = tuple(replace(row, tick=wanted) if row.number in numbers else row for row in self.rows)
        return replace(self, rows=rows, mark=_mark(self.mark, f"{sorted(numbers)} {wanted}"))

    def extend(self, rows: Iterable[Mapping[str, str]], *, tick: bool | None = None) -> Grid:
        """The grid with further rows at its end, which get the next numbers."""
        first = max((row.number for row in self.rows), default=0) + 1
        made = tuple(GridRow(n, n, dict(cells), tick=tick) for n, cells in enumerate(rows, start=first))
        names = dict.fromkeys((*self.names, *(name for row in made for name in row.cells)))
        mark = _mark(self.mark, repr([(row.number, row.cells) for row in made]), str(tick))
        return replace(self, rows=(*self.rows, *made), names=tuple(names), mark=mark)

    def without(self, numbers: Collection[int]) -> Grid:
        """The grid of the other rows."""
        rows = tuple(row for row in self.rows if row.number not in numbers)
        return replace(self, rows=rows, mark=_mark(self.mark, repr(sorted(numbers))))

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
            parts.append(hand.record([row.cells.get(name, "") for name in names]))
            lines[line] = row.number
            line += line_ends(parts[-1])
            problems += [replace(one, line=row.number) for one in row.noticed if one.column not in row.written]
        kept = tuple(one for one in problems if one.kind.scope != "record")
        text = "".join(parts).replace("\0", "\ufffd")  # no table can hold a NUL
        return Incoming(text.encode("utf-8", "replace"), lines, kept, self.sheet)

    def as_file(self) -> bytes:
        """All rows as a CSV file to take along."""
        return b"\xef\xbb\xbf" + self.incoming(self.rows).data

    def _with(self, changed: GridRow, what: str) -> Grid:
        rows = tuple(changed if row.number == changed.number else row for row in self.rows)
        return replace(self, rows=rows, mark=_mark(self.mark, f"{changed.number} {what}"))


@dataclass(frozen=True, slots=True, eq=False)
class JudgedGrid:
    """What can be said of each row beside the table: nothing on disk has changed.

    `problems` by row number; `twins` are rows that stand in the table already, with their id there; `changed` those
    whose id does, with the cells that differ. `ticked` rows are wanted, `sound` ones can be saved: as corrections
    (`changes`) or as what `addition` adds, if the reader agrees to what meets the `obstacles`. `figures` are these as
    they would be read, by row number, in `table`, the table with them.
    """

    grid: Grid
    problems: Mapping[int, tuple[Problem, ...]]
    twins: Mapping[int, str]
    changed: Mapping[int, tuple[CellChange, ...]]
    ticked: frozenset[int]
    sound: frozenset[int]
    changes: tuple[CellChange, ...]
    obstacles: tuple[Unfit, ...]
    addition: Addition
    incoming: Incoming
    table: Table
    figures: Mapping[int, Figure]

    @property
    def rest(self) -> tuple[GridRow, ...]:
        """The rows that stay in the grid when the sound ones are saved, without those that the table has."""
        return tuple(row for row in self.grid.rows if row.number not in self.sound and row.number not in self.twins)

    @property
    def to_mend(self) -> frozenset[int]:
        """The wanted rows with an error."""
        return self.ticked - self.sound - self.undecided

    @property
    def without_figure(self) -> frozenset[int]:
        """The rows to mend that hold a mark or nothing where a figure is looked for, and say no direction."""
        cells = {row.number: row.cells for row in self.grid.rows}
        return frozenset(
            number
            for number in self.to_mend
            if not may_be_figure(cells[number].get("value", "")) and not cells[number].get("direction", "").strip()
        )

    @property
    def undecided(self) -> frozenset[int]:
        """The wanted rows of which it has to be said whether they correct a row of the table."""
        return frozenset() if self.grid.same_ids else self.ticked & self.changed.keys()

    @property
    def corrected(self) -> frozenset[int]:
        """The sound rows that correct one of the table."""
        return self.sound & self.changed.keys() if self.grid.same_ids == "correct" else frozenset()

    @property
    def about_file(self) -> tuple[Problem, ...]:
        """The problems that belong to no row."""
        return self.grid.problems


def grid_of(new: Incoming, registers: Registers, taken: Iterable[str] = ()) -> Grid:
    """The grid of a table with our header; rows without an id get one that is not among those `taken`.

    Unreadable when it is no table.
    """
    source = open_source(new.data)
    names = tuple(dict.fromkeys(filter(None, source.header.columns)))
    found = _by_line(new.report(registers).problems)
    records = [record for record in islice(source.records(), 1, None) if any(map(str.strip, record.cells))]
    rows = tuple(_row(n, record, source, new, found) for n, record in enumerate(records, start=1))
    of_rows = {row.line for row in rows}
    about_file = tuple(one for line, ones in found.items() if line not in of_rows for one in ones)
    rows, numbered = _with_ids(rows, taken)
    mark = _mark(sha256(new.data).hexdigest(), repr(new.lines), repr(new.problems))
    names = names if "id" in names else ("id", *names)
    return Grid(names, rows, source.delimiter, mark, new.sheet, about_file, _nameless(source, records), numbered)


def grid_of_rows(
    rows: Sequence[Mapping[str, str]], mark: str, taken: Iterable[str] = (), *, delimiter: str = "\t"
) -> Grid:
    """The grid of rows that were made here: a form's, a document's.

    Numbers are read as beside that `delimiter`: beside tabs one with two readings is asked about.
    """
    names = [name for name in BY_NAME if name == "id" or any(row.get(name) for row in rows)]
    names += [name for row in rows for name in row if row[name] and name not in names]
    made = tuple(GridRow(n, n, dict(row)) for n, row in enumerate(rows, start=1))
    made, numbered = _with_ids(made, taken)
    return Grid(tuple(dict.fromkeys(names)), made, delimiter, _mark(mark), numbered=numbered)


def judge(grid: Grid, table: bytes, registers: Registers, figures: Sequence[Figure], file: str) -> JudgedGrid:
    """What saving the ticked rows of `grid` to `table` would do; `figures` are those that the table has."""
    delimiter = open_source(table).delimiter if table.strip() and figures else ","
    twins = twins_of(grid, figures, delimiter)
    if grid.same_ids == "new":
        grid, changed = _with_other_ids(grid, figures, twins), {}
    else:
        found = _changed(grid, figures, delimiter, twins)
        changed = {number: changes for number, (_, changes) in found.items() if changes}
        twins |= {number: identity for number, (identity, changes) in found.items() if not changes}
    ticked = [row for row in grid.rows if (row.number not in twins if row.tick is None else row.tick)]
    problems = {row.number: list(_noticed(row)) for row in grid.rows}
    grid, ticked = _with_ids_of(grid, ticked, figures)
    wanted = [row for row in ticked if not has_errors(problems[row.number])]
    if not grid.same_ids:
        wanted = [row for row in wanted if row.number not in changed]
    saving = _Saving(table, registers, file)
    for n in range(_ROUNDS):
        changes = tuple(one for row in wanted for one in changed.get(row.number, ()))
        new = grid.incoming(row for row in wanted if row.number not in changed)
        addition, obstacles, wrong = saving.plan(new, changes, {same_id(row.cells["id"]): row.number for row in wanted})
        for number, ones in wrong.items():
            # In a later round only what stands on a row that was left out is new.
            problems.setdefault(number, []).extend(one for one in ones if n == 0 or one.is_error)
        bad = {number for number, ones in wrong.items() if has_errors(ones)}
        if not bad:
            break
        wanted = [row for row in wanted if row.number not in bad]
    can = frozenset[int]() if addition.has_errors else frozenset(row.number for row in wanted)
    after = read_table(addition.data, registers)
    owners = {row.number: row.line for row in grid.rows}
    told = {n: tuple(_for_owner(one, owners) for one in worth_saying(ones)) for n, ones in problems.items()}
    return JudgedGrid(
        grid, told, twins, changed, frozenset(row.number for row in ticked), can, changes,
        obstacles, addition, new, after,
        _read(addition, after, can, changed),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Saving:
    """The table that rows are saved to."""

    table: bytes
    registers: Registers
    file: str

    def plan(
        self, new: Incoming, changes: Sequence[CellChange], numbers: Mapping[str, int]
    ) -> tuple[Addition, tuple[Unfit, ...], dict[int, list[Problem]]]:
        """Adding `new` to the table once `changes` are made, what stands in the way, and what is wrong by row."""
        table, obstacles, found = self.table, tuple[Unfit, ...](), dict[int, list[Problem]]()
        if changes:
            edits = plan_corrections(table, changes, "-", self.registers, file=self.file)
            table, obstacles = edits.data, edits.obstacles
            for one in edits.problems:
                if identity := edits.ids.get(one.line or 0):
                    found.setdefault(numbers[same_id(identity)], []).append(one)
        addition = plan(table, new, self.registers, file=self.file)
        for line, ones in _by_line(addition.problems).items():
            found.setdefault(line, []).extend(ones)
        return addition, (*obstacles, *addition.obstacles), found


def _read(
    addition: Addition, after: Table, can: Collection[int], changed: Mapping[int, Sequence[CellChange]]
) -> dict[int, Figure]:
    """The figures of the rows that can be saved, as the table with them is read."""
    at_line = {figure.line: figure for figure in after.figures}
    lines = zip(addition.lines, addition.owner_lines, strict=True)
    read = {number: at_line[line] for line, number in lines if line in at_line and number in can}
    corrected = {same_id(changes[0].id): number for number, changes in changed.items() if number in can}
    if corrected:
        read |= {corrected[key]: figure for figure in after.figures if (key := same_id(figure.id)) in corrected}
    return read


def _changed(
    grid: Grid, figures: Iterable[Figure], delimiter: str, twins: Collection[int]
) -> dict[int, tuple[str, tuple[CellChange, ...]]]:
    """The rows with an id of the table, each with that id and the cells that differ."""
    rows = {same_id(row.cells.get("id", "").strip()): row for row in grid.rows if row.is_whole}
    found = {}
    for figure in figures:
        row = rows.get(same_id(figure.id))
        if row is None or row.number in twins:
            continue
        there, here = _meaning(figure.raw, delimiter), _meaning(row.cells, grid.delimiter)
        names = [name for name in grid.names if name != "id" and there.get(name) != here.get(name)]
        found[row.number] = figure.id, tuple(
            CellChange(figure.id, name, figure.raw.get(name, ""), _in_hand(row, name, grid, delimiter))
            for name in names
        )  # fmt: skip
    return found


def _in_hand(row: GridRow, name: str, grid: Grid, delimiter: str) -> str:
    """A cell as the table writes it: a number reads the same beside the table's delimiter."""
    cell = row.cells.get(name, "")
    is_number = name in BY_NAME and BY_NAME[name].kind in ("number", "size")
    return in_delimiter(cell, grid.delimiter, delimiter) if is_number else cell


def _with_other_ids(grid: Grid, figures: Iterable[Figure], twins: Collection[int]) -> Grid:
    """The grid whose rows have ids that the table has not."""
    used = {same_id(figure.id) for figure in figures}
    blank = {
        row.number: {**row.cells, "id": ""}
        for row in grid.rows
        if row.number not in twins and same_id(row.cells.get("id", "").strip()) in used
    }
    rows = tuple(replace(row, cells=blank.get(row.number, row.cells)) for row in grid.rows)
    return replace(grid, rows=_with_ids(rows, used)[0])


def twins_of(grid: Grid, figures: Iterable[Figure], delimiter: str) -> dict[int, str]:
    """The rows that stand in the table already, whatever their id, each with the id there; "" for template examples.

    A row's twin says the same in every column that the row has a text in, and nothing that the row lacks.
    """
    found = {row.number: "" for row in grid.rows if _is_example(row, grid.delimiter)}
    wanted: dict[tuple[str, str], dict[frozenset[tuple[str, str]], list[int]]] = {}
    for row in grid.rows:
        place = (row.cells.get("series", "").strip(), row.cells.get("period", "").strip())
        said = frozenset(_meaning(row.cells, grid.delimiter).items())
        wanted.setdefault(place, {}).setdefault(said, []).append(row.number)
    for figure in figures:
        near = wanted.get((figure.series, figure.raw.get("period", "").strip()))
        if near:
            for number in near.get(frozenset(_meaning(figure.raw, delimiter).items()), ()):
                found.setdefault(number, figure.id)
    return found


def _is_example(row: GridRow, delimiter: str) -> bool:
    """Whether the row is one of the template's, which are nobody's figures."""
    listed = examples().get(row.cells.get("series", "").strip(), ())
    return any(_meaning(row.cells, delimiter) == _meaning(one, _AS_THE_TEMPLATE) for one in listed)


def _meaning(cells: Mapping[str, str], delimiter: str) -> dict[str, str]:
    """What a row says apart from its id; a number in digits is the same with and without spaces."""
    said = {}
    for name, cell in cells.items():
        text = cell.strip()
        if not text or name == "id" or (name in BY_NAME and text == BY_NAME[name].default):
            continue
        if name in BY_NAME and BY_NAME[name].kind in ("number", "size"):
            number = read_number(text, delimiter)[0]
            text = str(number.value) + number.glued if number else text
        said[name] = text
    return said


def _row(number: int, record: Record, source: Source, new: Incoming, found: Mapping[int, Sequence[Problem]]) -> GridRow:
    line = new.line(record.line) or record.line
    cells = {name: cell for name, cell in zip(source.header.columns, record.cells, strict=False) if name}
    mine = [one for one in found.get(line, ()) if one.kind.scope == "record" or one.code in _OF_THE_WRITING]
    brought = [one for one in new.problems if one.line == line]
    is_short = any(one.code == "too-few-fields" for one in mine)
    is_whole = is_short or not any(one.kind.scope == "record" and one.is_error for one in mine)
    return GridRow(number, line, cells, noticed=(*brought, *mine), is_whole=is_whole)


def _noticed(row: GridRow) -> tuple[Problem, ...]:
    """What is wrong with the row's shape: a short row is taken as it stands once somebody has mended it."""
    return tuple(
        one for one in row.noticed if one.kind.scope == "record" and not (one.code == "too-few-fields" and row.written)
    )


def _with_ids(rows: Sequence[GridRow], taken: Iterable[str]) -> tuple[tuple[GridRow, ...], int]:
    """The rows, those without an id with one that says what they are."""
    blank = [row for row in rows if not row.cells.get("id", "").strip() and row.is_whole]
    used = [*taken, *filter(None, (row.cells.get("id", "").strip() for row in rows))]
    made = dict(zip((row.number for row in blank), make_ids((row.cells for row in blank), used), strict=True))
    named = (replace(row, cells={**row.cells, "id": made[row.number]}) if row.number in made else row for row in rows)
    return tuple(named), len(made)


def _with_ids_of(grid: Grid, ticked: list[GridRow], figures: Iterable[Figure]) -> tuple[Grid, list[GridRow]]:
    """The grid whose ticked rows all have an id: a row that is filled in bit by bit gets its own at the end."""
    if all(row.cells.get("id", "").strip() for row in ticked):
        return grid, ticked
    used = [*(figure.id for figure in figures), *(row.cells.get("id", "").strip() for row in grid.rows)]
    named = {row.number: row for row in _with_ids(ticked, used)[0]}
    rows = tuple(named.get(row.number, row) for row in grid.rows)
    return replace(grid, rows=rows), list(named.values())


def _nameless(source: Source, records: Iterable[Record]) -> tuple[int, ...]:
    positions = [n for n, name in enumerate(source.header.columns) if not name]
    if not positions:
        return ()
    filled = {n for record in records for n in positions if n < len(record.cells) and record.cells[n].strip()}
    return tuple(n + 1 for n in sorted(filled))


def _by_line(problems: Iterable[Problem]) -> dict[int, list[Problem]]:
    found: dict[int, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.line or 0, []).append(problem)
    return found


def _for_owner(problem: Problem, owners: Mapping[int, int]) -> Problem:
    """The problem with the lines that the row's owner counts; another line of the grid that it names likewise."""
    first = problem.values.get("first", "")
    values = {**problem.values, "first": str(owners[int(first)])} if first.isdecimal() else problem.values
    return replace(problem, line=owners.get(problem.line or 0), values=values)


def _mark(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
