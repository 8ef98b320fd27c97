"""Correcting one cell, or withdrawing one row: every other byte stays, and the log says why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import accumulate, islice
from pathlib import Path
from typing import NamedTuple

from facts.csvfile.header import KNOWN, column_name
from facts.csvfile.records import CellSpan, Record
from facts.csvfile.source import Source, open_source
from facts.csvfile.writing import Hand, PlacedRecord, encode_text, hand_of, line_ends, widen_table
from facts.figures.problems import Problem, has_errors, one_line
from facts.progress import part
from facts.reading.ids import same_id
from facts.reading.registers import Registers, registers_beside
from facts.reading.table import Table, check
from facts.saving import corrections
from facts.saving.corrections import Entry
from facts.saving.save_errors import Conflict, LacksColumns, LacksLetters, Unfit, WrongRequest
from facts.saving.table_save import save_planned
from facts.saving.undo import Saved
from facts.words import Text
from facts.words.similar_words import nearest

_NO_CELL = Text(
    "The row with the id {id} is shorter than the header and has no cell for {column}. Mend the row in the file first.",
    "Raden med id {id} är kortare än rubrikraden och har ingen cell för {column}. Laga först raden i filen.",
)
_NO_REASON = Text(
    "Say why: the reason goes into the log of corrections.", "Skriv varför: skälet förs in i rättelseloggen."
)
_NO_TEXT = Text(
    "“{text}” is no text: it holds bytes that are not UTF-8.",
    "”{text}” är ingen text: den innehåller byte som inte är UTF-8.",
)
_CELL_CHANGED = Text(
    "Somebody has changed this cell meanwhile: {column} of {id} now says “{now}”, not “{before}”. Nothing was saved.",
    "Någon har ändrat cellen under tiden: {column} för {id} säger nu ”{now}”, inte ”{before}”. Inget sparades.",
)
_ROW_CHANGED = Text(
    "Somebody has changed this row meanwhile ({columns}). It was not withdrawn.",
    "Någon har ändrat raden under tiden ({columns}). Den togs inte bort.",
)
# Comparing all ids letter by letter takes a second from about here.
_MANY_IDS = 5000
NO_ID = Text("There is no figure with the id {id} in {file}.", "Det finns ingen siffra med id {id} i {file}.")
_NEAR = Text(" Did you mean {near}?", " Menade du {near}?")
TWO_ROWS = Text(
    "Several rows of {file} have the id {id}: lines {lines}. Give each an id of its own in the file first.",
    "Flera rader i {file} har id {id}: rad {lines}. Ge först var och en ett eget id i filen.",
)
_NO_COLUMN = Text("{file} has no column {column}.", "{file} har ingen kolumn {column}.")


class CellChange(NamedTuple):
    """Another text in one cell: of the row `id`, where `old` stood; None when whatever stood there may go."""

    id: str
    column: str
    old: str | None
    new: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What a correction or withdrawal would do. Nothing on disk has changed.

    `base` are the bytes it was made for, `data` the bytes with the change. `problems` are those that the file
    did not have before, with the lines of `data`; an error among them stands in the way. `line` is where the
    row starts in `base`. `entry` goes into the log. `letters` are those for which `data` has become UTF-8.
    """

    base: bytes
    data: bytes
    line: int
    entry: Entry
    problems: tuple[Problem, ...] = ()
    obstacles: tuple[Unfit, ...] = ()
    letters: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its entry, as every change of the table has some."""
        return (self.entry,)

    @property
    def is_ready(self) -> bool:
        """Whether it can be saved as it is."""
        return not has_errors(self.problems) and not self.obstacles


def plan_correction(
    table: bytes,
    identity: str,
    column: str,
    value: str,
    why: str,
    registers: Registers | None = None,
    *,
    expected: str | None = None,
    new_columns: bool = False,
    convert: bool = False,
    file: str = "sources.csv",
) -> Edit:
    """What writing `value` in the cell would do.

    `expected` is what the caller saw there: Conflict when it is no longer so. WrongRequest for an unknown id
    or column or a blank `why`; Unreadable when the table is none.
    """
    reason, value = written_reason(why), sound_text(value)
    source = open_source(table)
    with part(0, 2):
        row = _row_of(source, identity, file)
    name = _column_of(source, column, file)
    obstacles: list[Unfit] = []
    if name not in source.header.columns:
        if not new_columns:
            obstacles.append(LacksColumns((name,), file))
        source = with_columns(source, (name,))
        row = _row_of(source, identity, file)
    span, old, cell = cell_to_write(source, row, CellChange(identity, name, expected, value))
    text = source.text
    entry = corrections.correction_entry(_id_of(source, row), name, old, value, reason)
    changed = text[: span.start] + cell + text[span.end :]
    moved = line_ends(cell) - line_ends(text[span.start : span.end])
    edit = _edit(table, source, changed, (row.record.line, moved), entry, registers or Registers())
    if edit.letters and not convert:
        obstacles.append(LacksLetters(edit.letters, source.encoding.name, file))
    return replace(edit, obstacles=tuple(obstacles))


def plan_withdrawal(
    table: bytes,
    identity: str,
    why: str,
    registers: Registers | None = None,
    *,
    expected: Mapping[str, str] | None = None,
    file: str = "sources.csv",
) -> Edit:
    """What taking the row out would do; `expected` are the cells that the caller saw, by column."""
    reason = written_reason(why)
    source = open_source(table)
    with part(0, 2):
        row = _row_of(source, identity, file)
    cells = dict(zip(source.header.columns, row.record.cells, strict=False))
    differs = [name for name, text in (expected or {}).items() if cells.get(name, "") != text]
    if differs:
        raise Conflict(_ROW_CHANGED.format(columns=", ".join(differs)))
    text = source.text
    entry = corrections.withdrawal_entry(_id_of(source, row), cells, text[row.start : row.end].rstrip("\r\n"), reason)
    removed = line_ends(text[row.start : row.end])
    without = text[: row.start] + text[row.end :]
    return _edit(table, source, without, (row.record.line, -removed), entry, registers or Registers())


def correct(
    path: Path,
    identity: str,
    column: str,
    value: str,
    why: str,
    *,
    expected: str | None = None,
    new_columns: bool = False,
    convert: bool = False,
) -> tuple[Edit, Saved | None]:
    """Change one cell of the table at `path`; not saved when that brings an error or meets an obstacle."""

    def plan(table: bytes) -> Edit:
        return plan_correction(
            table, identity, column, value, why, registers_beside(path),
            expected=expected, new_columns=new_columns, convert=convert, file=path.name,
        )  # fmt: skip

    return save_planned(path, plan)


def withdraw(
    path: Path, identity: str, why: str, *, expected: Mapping[str, str] | None = None
) -> tuple[Edit, Saved | None]:
    """Take one row out of the table at `path`; not saved when that would bring an error."""
    return save_planned(
        path,
        lambda table: plan_withdrawal(table, identity, why, registers_beside(path), expected=expected, file=path.name),
    )


def _edit(table: bytes, source: Source, text: str, moved: tuple[int, int], entry: Entry, registers: Registers) -> Edit:
    """The edit that makes `text` of the source; `moved` is the row's line, and how far later lines move."""
    data, letters = encode_text(source, text)
    with part(1, 2):
        after = check(data, registers)
    problems = new_problems(check(table, registers), after, [moved]) if after.problems else ()
    return Edit(table, data, moved[0], entry, problems, letters=letters)


def new_problems(before: Table, after: Table, moved: Sequence[tuple[int, int]]) -> tuple[Problem, ...]:
    """The problems of `after` that were not there `before`; `moved` are lines, and how far those after each move."""
    lines = [line for line, _ in moved]
    sums = [0, *accumulate(by for _, by in moved)]

    def now(line: int | None) -> int | None:
        return line + sums[bisect_left(lines, line)] if line else line

    had = {(p.code, now(p.line), p.column) for p in before.problems}
    new = [p for p in after.problems if (p.code, p.line, p.column) not in had]
    if any(p.is_error and p.kind.scope == "file" for p in before.problems):
        # The rows could not be judged before, so that theirs are not known to be new.
        new = [p for p in new if p.kind.scope == "file"]
    return tuple(new)


def cell_to_write(source: Source, row: PlacedRecord, change: CellChange) -> tuple[CellSpan, str, str]:
    """Where the cell stands, what it says, and how the new text is written there."""
    position = source.header.positions()[change.column]
    if position >= len(row.cells):
        raise WrongRequest(_NO_CELL.format(id=one_line(change.id), column=change.column))
    old, span = row.record.cells[position], row.cells[position]
    if change.old is not None and change.old != old:
        words = {"column": change.column, "id": change.id, "now": one_line(old), "before": one_line(change.old)}
        raise Conflict(_CELL_CHANGED.format(**words))
    return span, old, Hand(source.delimiter, source.newline).cell(change.new, position, quoted=span.quoted)


def written_reason(why: str) -> str:
    """The reason as it goes into the log; WrongRequest when there is none."""
    if not why.strip():
        raise WrongRequest(_NO_REASON)
    return sound_text(why.strip())


def sound_text(text: str) -> str:
    """`text`, unless a terminal gave bytes that no encoding can write."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise WrongRequest(_NO_TEXT.format(text=one_line(text.encode("utf-8", "replace").decode()))) from None
    return text


def with_columns(source: Source, names: tuple[str, ...]) -> Source:
    """The table with new last columns."""
    return open_source(source.encode(widen_table(source, hand_of(source), names)[0]))


def _row_of(source: Source, identity: str, file: str) -> PlacedRecord:
    """The one record with the id `identity`, whatever its case; WrongRequest names the nearest id."""
    at = source.header.positions().get("id", -1)
    wanted = same_id(identity.strip())
    found: list[Record] = []
    ids: list[str] = []
    for record in islice(source.records(), 1, None):
        if 0 <= at < len(record.cells):
            ids.append(record.cells[at].strip())
            if same_id(ids[-1]) == wanted:
                found.append(record)
    if not found:
        text = NO_ID.format(id=one_line(identity), file=file)
        near = _nearest(identity, ids)
        more = _NEAR.format(near=near) if near else Text("", "")
        raise WrongRequest(Text(text.en + more.en, text.sv + more.sv))
    if len(found) > 1:
        lines = ", ".join(str(record.line) for record in found)
        raise WrongRequest(TWO_ROWS.format(file=file, id=one_line(identity), lines=lines))
    span = source.span(found[0].line)
    return PlacedRecord(found[0], span.start, span.end, list(span.cells))


def _nearest(identity: str, ids: Sequence[str]) -> str:
    near = nearest(identity.strip(), frozenset(ids))
    if near or len(ids) > _MANY_IDS:
        return near
    return next(iter(get_close_matches(identity, ids, n=1, cutoff=0.75)), "")


def _column_of(source: Source, written: str, file: str) -> str:
    """The column that is called so in the file, or could be; WrongRequest names the nearest."""
    name = column_name(written)
    own = [column for column in source.header.columns if column and column.casefold() == name.casefold()]
    if own:
        return own[0] if name not in own else name
    if name in KNOWN:
        return name
    near = nearest(name.casefold(), frozenset(KNOWN) | frozenset(filter(None, source.header.columns)))
    text = _NO_COLUMN.format(file=file, column=one_line(written) or "?")
    more = _NEAR.format(near=near) if near else Text("", "")
    raise WrongRequest(Text(text.en + more.en, text.sv + more.sv))


def _id_of(source: Source, row: PlacedRecord) -> str:
    """The id of a record, as it is written."""
    return row.record.cells[source.header.positions()["id"]].strip()
