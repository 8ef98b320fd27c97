"""What saving a grid's rows would do: which can be saved, which have to be mended, which the table has already.

Nothing on disk changes here, and nothing knows Streamlit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from facts.app.adding.grid_model import Grid, GridRow, by_line, with_ids
from facts.csvfile.source import open_source
from facts.csvfile.writing import in_delimiter
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.figures.problems import Problem, has_errors, worth_saying
from facts.language.written_numbers import read_number
from facts.reading.ids import same_id
from facts.reading.mapping import may_be_figure
from facts.reading.registers import Registers
from facts.reading.table import Incoming, Table, read_table
from facts.reading.template import examples
from facts.saving.append import Addition, plan
from facts.saving.edit import CellChange
from facts.saving.edit_many import plan_corrections
from facts.saving.save_errors import Unfit

# Rows that only hold together with others are found in rounds; each round costs a reading of the table.
_ROUNDS = 5
# What is wrong with a row's shape, and no longer once somebody has looked at its cells and mended one.
_MENDED_BY_HAND = frozenset({"too-few-fields", "too-many-fields"})
# The template writes its numbers without a sign that could be read in two ways.
_AS_THE_TEMPLATE = "\t"

# Rows of one statistic, period and quote: more than any sentence has figures.
_MOST_ALIKE = 100
_Said = frozenset[tuple[str, str]]
"""The cells that a row has a text in, but its id."""


@dataclass(frozen=True, slots=True, eq=False)
class JudgedGrid:
    """What can be said of each row beside the table.

    `problems` by row number; `in_table` are rows that stand in the table already, with their id there; `changed` those
    whose id does, with the cells that differ. `ticked` rows are wanted, `sound` ones can be saved: as corrections
    (`changes`) or as what `addition` adds, if the reader agrees to what meets the `obstacles`. `figures` are these as
    they would be read, by row number, in `table`, the table with them.
    """

    grid: Grid
    problems: Mapping[int, tuple[Problem, ...]]
    in_table: Mapping[int, str]
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
        return tuple(row for row in self.grid.rows if row.number not in self.sound and row.number not in self.in_table)

    @property
    def to_mend(self) -> frozenset[int]:
        """The wanted rows with an error."""
        return self.ticked - self.sound - self.undecided

    @property
    def without_figure(self) -> frozenset[int]:
        """The rows to mend that hold a mark or nothing where a figure is looked for, and say no direction."""
        cells = {row.number: row.cells for row in self.grid.rows if row.is_whole}
        return frozenset(
            number
            for number in self.to_mend & cells.keys()
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


def judge(grid: Grid, table: bytes, registers: Registers, figures: Sequence[Figure], file: str) -> JudgedGrid:
    """What saving the ticked rows of `grid` to `table` would do; `figures` are those that the table has."""
    delimiter = open_source(table).delimiter if table.strip() and figures else ","
    in_table = _rows_in_table(grid, figures, delimiter)
    if grid.same_ids == "new":
        grid, changed = _with_other_ids(grid, figures, in_table), {}
    else:
        found = _changed_rows(grid, figures, delimiter, in_table)
        changed = {number: changes for number, (_, changes) in found.items() if changes}
        in_table |= {number: identity for number, (identity, changes) in found.items() if not changes}
    ticked = [row for row in grid.rows if (row.number not in in_table if row.tick is None else row.tick)]
    problems = {row.number: list(_flaws_of(row)) for row in grid.rows}
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
        grid, told, in_table, changed, frozenset(row.number for row in ticked), can, changes,
        obstacles, addition, new, after,
        _figures_by_row(addition, after, can, changed),
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
        for line, ones in by_line(addition.problems).items():
            found.setdefault(line, []).extend(ones)
        return addition, (*obstacles, *addition.obstacles), found


def _figures_by_row(
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


def _changed_rows(
    grid: Grid, figures: Iterable[Figure], delimiter: str, in_table: Collection[int]
) -> dict[int, tuple[str, tuple[CellChange, ...]]]:
    """The rows with an id of the table, each with that id and the cells that differ."""
    rows = {same_id(row.cells.get("id", "").strip()): row for row in grid.rows if row.is_whole}
    found = {}
    for figure in figures:
        row = rows.get(same_id(figure.id))
        if row is None or row.number in in_table:
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


def _with_other_ids(grid: Grid, figures: Iterable[Figure], in_table: Collection[int]) -> Grid:
    """The grid whose rows have ids that the table has not."""
    used = {same_id(figure.id) for figure in figures}
    blank = {
        row.number: {**row.cells, "id": ""}
        for row in grid.rows
        if row.number not in in_table and same_id(row.cells.get("id", "").strip()) in used
    }
    rows = tuple(replace(row, cells=blank.get(row.number, row.cells)) for row in grid.rows)
    return replace(grid, rows=with_ids(rows, used)[0])


def _rows_in_table(grid: Grid, figures: Iterable[Figure], delimiter: str) -> dict[int, str]:
    """The rows that stand in the table already, whatever their id, each with the id there; "" for template examples.

    A row stands there where one of the table says just the same, or more with the same quote or from the same source:
    the date of a document that was filled in here is not in the file that is brought again. With the same id as well, a
    row that says less was made to.
    """
    found = {row.number: "" for row in grid.rows if _is_example(row, grid.delimiter)}
    ids = {row.number: same_id(row.cells.get("id", "").strip()) for row in grid.rows}
    places: set[tuple[str, str]] = set()
    whole: dict[_Said, list[int]] = {}
    less: dict[tuple[str, ...], dict[_Said, list[int]]] = {}
    for row in grid.rows:
        said = frozenset(_meaning(row.cells, grid.delimiter).items())
        places.add(_place_of(row.cells))
        whole.setdefault(said, []).append(row.number)
        if (words := _words_of(row.cells)) and len(alike := less.setdefault(words, {})) < _MOST_ALIKE:
            alike.setdefault(said, []).append(row.number)
    for figure in figures:
        if _place_of(figure.raw) not in places:
            continue
        there = frozenset(_meaning(figure.raw, delimiter).items())
        numbers = [*whole.get(there, ())]
        for said, same in less.get(_words_of(figure.raw), {}).items():
            if said < there:
                numbers += (number for number in same if ids[number] != same_id(figure.id))
        for number in numbers:
            found.setdefault(number, figure.id)
    return found


def _place_of(cells: Mapping[str, str]) -> tuple[str, str]:
    return cells.get("series", "").strip(), cells.get("period", "").strip()


def _words_of(cells: Mapping[str, str]) -> tuple[str, ...]:
    """By what a row is known again that says less: its quote or its source's address, () where it has neither."""
    words = cells.get("quote", "").strip() or cells.get("source_url", "").strip()
    return (*_place_of(cells), words) if words else ()


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


def _flaws_of(row: GridRow) -> tuple[Problem, ...]:
    """What is wrong with the row's shape: a short row is taken as it stands once somebody has mended it."""
    return tuple(
        one for one in row.noticed if one.kind.scope == "record" and not (one.code in _MENDED_BY_HAND and row.written)
    )


def _with_ids_of(grid: Grid, ticked: list[GridRow], figures: Iterable[Figure]) -> tuple[Grid, list[GridRow]]:
    """The grid whose ticked rows all have an id: a row that is filled in bit by bit gets its own at the end."""
    if all(row.cells.get("id", "").strip() for row in ticked):
        return grid, ticked
    used = [*(figure.id for figure in figures), *(row.cells.get("id", "").strip() for row in grid.rows)]
    named = {row.number: row for row in with_ids(ticked, used)[0]}
    rows = tuple(named.get(row.number, row) for row in grid.rows)
    return replace(grid, rows=rows), list(named.values())


def _for_owner(problem: Problem, owners: Mapping[int, int]) -> Problem:
    """The problem with the lines that the row's owner counts; another line of the grid that it names likewise."""
    first = problem.values.get("first", "")
    values = {**problem.values, "first": str(owners[int(first)])} if first.isdecimal() else problem.values
    return replace(problem, line=owners.get(problem.line or 0), values=values)
