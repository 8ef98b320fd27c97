"""Correcting many cells for one reason, with new rows if need be: one save, one undo, an entry in the log for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from facts.csvfile.source import Source, open_source
from facts.csvfile.writing import PlacedRecord, encode_text, line_ends, place_records
from facts.figures.problems import Problem, has_errors, one_line
from facts.grouping import grouped
from facts.progress import part
from facts.reading.ids import same_id
from facts.reading.registers import Registers, registers_beside
from facts.reading.table import Incoming, check
from facts.saving import corrections
from facts.saving.append import Addition, plan
from facts.saving.corrections import Entry
from facts.saving.edit import (
    NO_ID,
    TWO_ROWS,
    CellChange,
    cell_to_write,
    new_problems,
    sound_text,
    with_columns,
    written_reason,
)  # fmt: skip
from facts.saving.save_errors import LacksColumns, LacksLetters, Unfit, WrongRequest
from facts.saving.table_save import save_planned
from facts.saving.undo import Saved


@dataclass(frozen=True, slots=True)
class Edits:
    """What correcting many cells would do. Nothing on disk has changed.

    `base` are the bytes it was made for, `data` those with the changes, and with the rows of `addition` if any are
    to be added. `problems` are those that the file did not have; `ids` names the changed row on each of its lines.
    """

    base: bytes
    data: bytes
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    ids: Mapping[int, str]
    obstacles: tuple[Unfit, ...] = ()
    letters: str = ""
    addition: Addition | None = None

    @property
    def is_ready(self) -> bool:
        """Whether it can be saved as it is."""
        return not has_errors(self.problems) and not self.obstacles and (not self.addition or self.addition.is_ready)


def plan_corrections(
    table: bytes,
    changes: Sequence[CellChange],
    why: str,
    registers: Registers | None = None,
    *,
    new: Incoming | None = None,
    new_columns: bool = False,
    convert: bool = False,
    file: str = "sources.csv",
) -> Edits:
    """What making all `changes` for one reason would do, and adding the rows of `new` to what they leave.

    Conflict when a cell no longer says what the caller saw; WrongRequest for an unknown id or no reason.
    """
    reason, registers = written_reason(why), registers or Registers()
    source = open_source(table)
    obstacles: list[Unfit] = []
    lacking = tuple(dict.fromkeys(one.column for one in changes if one.column not in source.header.columns))
    if lacking:
        if not new_columns:
            obstacles.append(LacksColumns(lacking, file))
        source = with_columns(source, lacking)
    with part(0, 3):
        written = _Rewriting(source, changes, reason, file)
        data, letters = encode_text(source, written.text)
    if letters and not convert:
        obstacles.append(LacksLetters(letters, source.encoding.name, file))
    with part(1, 3):
        after = check(data, registers)
        problems = new_problems(check(table, registers), after, written.moved) if after.problems else ()
    addition = None
    if new is not None:
        with part(2, 3):
            addition = plan(data, new, registers, new_columns=new_columns, convert=convert, file=file)
        data = addition.data
    return Edits(
        table, data, tuple(written.entries), problems, written.ids, tuple(obstacles), letters, addition
    )  # fmt: skip


def save_corrections(
    path: Path,
    changes: Sequence[CellChange],
    why: str,
    *,
    new: Incoming | None = None,
    new_columns: bool = False,
    convert: bool = False,
) -> tuple[Edits, Saved | None]:
    """Make all changes in the table at `path` and add the rows of `new`: all of it, or nothing."""

    def plan_all(table: bytes) -> Edits:
        return plan_corrections(
            table, changes, why, registers_beside(path), new=new, new_columns=new_columns, convert=convert,
            file=path.name,
        )  # fmt: skip

    return save_planned(path, plan_all)


class _Rewriting:
    """The source's text with other cells, in one pass over its records."""

    def __init__(self, source: Source, changes: Sequence[CellChange], reason: str, file: str) -> None:
        self._source, self._reason, self._file = source, reason, file
        self._wanted = grouped(changes, lambda one: same_id(one.id.strip()))
        self.entries: list[Entry] = []
        self.moved: list[tuple[int, int]] = []
        self.ids: dict[int, str] = {}
        self.text = "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        text, end, seen = self._source.text, 0, dict[str, int]()
        at = self._source.header.positions()["id"]
        by = 0
        for row in islice(place_records(self._source), 1, None):
            identity = same_id(row.record.cells[at].strip()) if at < len(row.cells) else ""
            changes = self._wanted.get(identity)
            if not changes:
                continue
            if identity in seen:
                lines = f"{seen[identity]}, {row.record.line}"
                raise WrongRequest(TWO_ROWS.format(file=self._file, id=one_line(changes[0].id), lines=lines))
            seen[identity] = row.record.line
            self.ids[row.record.line + by] = changes[0].id
            moved = 0
            for start, stop, cell in sorted(self._cell(row, one) for one in changes):
                yield text[end:start]
                yield cell
                moved += line_ends(cell) - line_ends(text[start:stop])
                end = stop
            self.moved.append((row.record.line, moved))
            by += moved
        yield text[end:]
        for identity, changes in self._wanted.items():
            if identity not in seen:
                raise WrongRequest(NO_ID.format(id=one_line(changes[0].id), file=self._file))

    def _cell(self, row: PlacedRecord, change: CellChange) -> tuple[int, int, str]:
        """Where the cell stands, and what is to stand there."""
        span, old, cell = cell_to_write(self._source, row, change)
        new = sound_text(change.new)
        self.entries.append(corrections.correction_entry(change.id, change.column, old, new, self._reason))
        return span.start, span.end, cell
