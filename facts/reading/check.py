"""Checking a table: all problems at once, each with its line and column, in one pass that holds no table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from facts.csvfile.header import CONFLICT_MARKERS, Header, header_errors, header_warnings
from facts.csvfile.records import FIELD_LIMIT, Record, Records
from facts.csvfile.source import Source
from facts.figures.problems import Problem, Unreadable, shown, worth_saying
from facts.reading.rows import Row, RowReader
from facts.reading.scopes import Scopes
from facts.reading.whole_table import WholeTable

# A file that was put after another brings its byte order mark along.
_AROUND_A_NAME = "\ufeff \t"
_LINE_ENDS = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


@dataclass(slots=True)
class RowCheck:
    """What one pass over a source found: how many records, the problems in order, and the labels of each series."""

    rows: int
    problems: tuple[Problem, ...]
    scopes: Mapping[str, Scopes]


def check_rows(
    source: Source,
    reader: RowReader,
    *,
    finds_repeats: bool = False,
    each: Callable[[Row, RowReader], None] | None = None,
) -> RowCheck:
    """Read every record and report every problem; Unreadable when one shows that the source is no table.

    `each` is called with every row that has as many cells as the header. `finds_repeats` says rows that stand
    there already.
    """
    if errors := header_errors(source.header):
        raise Unreadable(*errors)
    return _Checking(source, reader, finds_repeats).run(each)


class _Checking:
    def __init__(self, source: Source, reader: RowReader, finds_repeats: bool) -> None:
        self._source = source
        self._reader = reader
        self._whole = WholeTable(reader.at, len(source.header.written), finds_repeats=finds_repeats)
        self._width = len(source.header.written)
        name = source.header.written[0].strip(_AROUND_A_NAME)[:1]
        # What a repeated header or a mark of a conflict begins with; a blank cell may be either.
        self._beginnings = {"", name, name.casefold(), name.upper(), *_AROUND_A_NAME, *(m[0] for m in CONFLICT_MARKERS)}
        self._problems: list[Problem] = []

    def run(self, each: Callable[[Row, RowReader], None] | None) -> RowCheck:
        records = self._source.records()
        stream = iter(records)
        next(stream)  # the header
        rows = 0
        for record in stream:
            if _is_empty(record):
                self._problems.append(Problem("empty-row", record.line))
                continue
            rows += 1
            if self._is_sound(record):
                row = self._reader.read(record)
                self._whole.see(row)
                if row.notes:
                    self._problems += [Problem(note.code, row.line, name, note.values) for name, note in row.notes]
                if each:
                    each(row, self._reader)
        self._problems += self._whole.finish()
        self._problems += self._reader.number_writing.problems()
        self._problems += _about_file(self._source, records, rows)
        return RowCheck(rows, self._sorted(), self._whole.scopes)

    def _is_sound(self, record: Record) -> bool:
        """Whether the record has the header's shape; says why when it has not."""
        cells = record.cells
        if not record.fault and len(cells) == self._width and cells[0][:1] not in self._beginnings:
            return True  # nearly every record
        problem = _flaw(record, self._source.header, self._source.delimiter)
        if problem is None:
            return True
        self._problems.append(problem)
        self._whole.see_unreadable(record.cells)
        return False

    def _sorted(self) -> tuple[Problem, ...]:
        order = {name: n for n, name in reversed(list(enumerate(self._source.header.columns)))}
        return tuple(sorted(worth_saying(self._problems), key=lambda p: (p.line or 0, order.get(p.column or "", -1))))


def _flaw(record: Record, header: Header, delimiter: str) -> Problem | None:
    cells, expected = record.cells, len(header.written)
    if record.fault:
        name = header.columns[record.position] if record.position < expected else ""
        limit = {"limit": f"{FIELD_LIMIT:,}".replace(",", "\u202f")}
        return Problem(record.fault, record.line, name or None, limit)
    if cells[0].startswith(CONFLICT_MARKERS):
        return Problem("conflict-marker", record.line, None, {"text": shown(cells[0])})
    if len(cells) != expected:
        code = "too-few-fields" if len(cells) < expected else "too-many-fields"
        sign = "tab" if delimiter == "\t" else delimiter
        return Problem(
            code, record.line, None, {"found": str(len(cells)), "expected": str(expected), "delimiter": sign}
        )
    first = cells[0].strip(_AROUND_A_NAME).casefold()
    if first == header.written[0].strip(_AROUND_A_NAME).casefold() and _is_header(cells, header):
        return Problem("repeated-header", record.line)
    return None


def _is_empty(record: Record) -> bool:
    if record.cells and record.cells[0].strip():
        return False
    return not record.fault and not any(cell and not cell.isspace() for cell in record.cells)


def _is_header(cells: list[str], header: Header) -> bool:
    return Header(header.line, tuple(cells)).columns == header.columns


def _about_file(source: Source, records: Records, rows: int) -> Iterator[Problem]:
    if source.encoding.guessed:
        yield Problem("encoding-guessed", values={"encoding": "Windows-1252"})
    if len(records.line_ends) > 1:
        yield Problem("mixed-newlines", values={"kinds": ", ".join(_LINE_ENDS[end] for end in records.line_ends)})
    yield from header_warnings(source.header)
    if rows == 0:
        yield Problem("no-rows", source.header.line)
