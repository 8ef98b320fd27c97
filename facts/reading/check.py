"""Checking a table: all problems at once, each with its line and column, in one pass that holds no table.

`_Checking` sees that each record has the shape of one, and has its cells read; `_WholeTable` what no single row shows:
ids that come back, missing evidence, rows and labels that nearly repeat.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter

from facts.csvfile.header import CONFLICT_MARKERS, Header, header_errors, header_warnings
from facts.csvfile.records import FIELD_LIMIT, Record, Records
from facts.csvfile.source import Source
from facts.figures.columns import OF_SERIES, SCOPES
from facts.figures.problems import BLANK, Problem, Unreadable, one_line, worth_saying
from facts.figures.units import Unit
from facts.language.changes import change_by, compared_by, may_say_change, multiplied_by
from facts.reading.beside_the_number import Scopes
from facts.reading.ids import same_id
from facts.reading.period_reading import two_years
from facts.reading.rows import Row, RowReader
from facts.reading.series_checks import SeriesChecks
from facts.reading.template import examples
from facts.words.similar_words import near_twins

_PARTS = ("share", "points")
_TWO_NUMBERS = re.compile(r"\d{4}-\d\d")
_TWIN_COLUMNS = ("series", "place", "cited_by")
# What is merged over several rows of one place or group; what every row needs is missed anyway.
_MERGED_COLUMNS = ("place", "population", "definition", "producer")


@dataclass(slots=True)
class _Blocks:
    """A column whose every text is followed by blanks, as Excel saves merged cells: where the first blank is."""

    first_blank: int = 0
    blocks: int = 0
    is_blank: bool = True

    def see(self, is_blank: bool, line: int) -> bool:
        """Take one row into account; False once the column cannot be one of merged cells."""
        if is_blank:
            self.first_blank = self.first_blank or line
        elif not self.is_blank or (self.first_blank and not self.blocks):
            return False
        else:
            self.blocks += 1
        self.is_blank = is_blank
        return True


class _WholeTable:
    """Sees each row once, in order; `problems` then holds what no single row could tell."""

    def __init__(self, place: dict[str, int], width: int, *, finds_repeats: bool = False) -> None:
        """`place` is the place of each column in a row of `width` cells; a column that is absent stands after them.

        With `finds_repeats` rows that stand there already are said: worth knowing of what is added, while in a
        table of one's own two may be meant.
        """
        self._places = place
        self._width = width
        self._of_series = [
            (name, place[name])
            for one, own in OF_SERIES.items()
            for name in (one, *own)
            if place.get(name, width) < width
        ]
        self._names = itemgetter(*(n for _, n in self._of_series)) if self._of_series else None
        self._own_units: dict[str, int] = {}
        self._blocks = {name: _Blocks() for name in _MERGED_COLUMNS if place[name] < width}
        self._periods = [(name, place[name]) for name in ("period", "change_since") if place[name] < width]
        self._scope = itemgetter(*(place[column] for column in SCOPES))
        self._quote = place["quote"]
        self._compares = place["compared_with"] < width
        self._ids: dict[str, int] = {}
        self._rows: dict[int, int] = {}
        self._examples = examples() if finds_repeats else None
        self._evidence: list[tuple[int, tuple[str, ...]]] = []
        self._changes_as_levels: list[tuple[str | None, Problem]] = []
        self._series: dict[str, SeriesChecks] = {}
        self._first: dict[str, dict[str, int]] = {name: {} for name in _TWIN_COLUMNS}
        self._twins = [(place[name], first) for name, first in self._first.items()]
        self.problems: list[Problem] = []

    def see(self, row: Row) -> None:
        """Take one row into account."""
        readings, place = row.readings, self._places
        line = row.line
        is_new = not (identity := readings[place["id"]].value) or self._see_id(identity, line)
        if evidence := readings[place["evidence"]].value:
            self._evidence.append((line, evidence))
        for n, first in self._twins:
            if (label := readings[n].value) and label not in first:
                first[label] = line
        if self._blocks:
            self._see_blocks(row)
        if self._examples is not None and is_new:
            self._see_repeated(row, self._examples)
        unit = row.amount.unit
        if unit is not None and row.amount.value is not None:
            if unit.own_word:
                self._own_units.setdefault(unit.own_word, row.line)
            if (quote := row.cells[self._quote]) and (
                row.is_relative or unit.kind == "times" or may_say_change(quote, is_share=unit.kind in _PARTS)
            ):
                self._see_direction(row, quote, unit, row.amount.value)
        if series := readings[place["series"]].value:
            self._see_series(series, row)

    def see_unreadable(self, cells: list[str]) -> None:
        """A record with too few or too many cells: its id exists, so evidence may name it."""
        if self._places["id"] < min(self._width, len(cells)):
            self._ids.setdefault(same_id(cells[self._places["id"]].strip()), 0)

    def finish(self) -> list[Problem]:
        """All problems, when every row has been seen."""
        self.problems += self._bad_evidence()
        self.problems += self._levels_that_are_changes()
        for seen in self._series.values():
            self.problems += seen.problems()
        self.problems += self._months_or_years()
        self.problems += self._merged_cells()
        self.problems += (
            Problem("own-unit", line, "unit", {"text": one_line(word)}) for word, line in self._own_units.items()
        )
        for name, first in self._first.items():
            for label, other in near_twins(first).items():
                values = {"text": one_line(label), "other": one_line(other), "first": str(first[other])}
                self.problems.append(Problem("near-twin", first[label], name, values))
        return self.problems

    @property
    def scopes(self) -> dict[str, Scopes]:
        """The labels that the rows of each series have, to read what a comparison is made with."""
        return {series: seen.scopes for series, seen in self._series.items() if seen.scopes}

    def _see_id(self, identity: str, line: int) -> bool:
        """Whether the id is this row's own."""
        first = self._ids.setdefault(key := same_id(identity), line)
        if first == line:
            return True
        if first == 0:
            self._ids[key] = line
        else:
            values = {"text": one_line(identity), "first": str(first)}
            self.problems.append(Problem("duplicate-id", line, "id", values))
            return False
        return True

    def _see_repeated(self, row: Row, examples: Mapping[str, list[dict[str, str]]]) -> None:
        """A row that stands there already, but for its id; or the template's example."""
        place, cells = self._places, row.cells
        # The hash of the cells stands for them: that two rows share one of 2^64 by chance need not be thought of.
        cells_but_id = hash((*cells[: place["id"]], *cells[place["id"] + 1 :]))
        first = self._rows.setdefault(cells_but_id, row.line)
        example_cells = [{**example, "id": cells[place["id"]]} for example in examples.get(cells[place["series"]], ())]
        if first != row.line:
            self.problems.append(Problem("duplicate-row", row.line, None, {"first": str(first)}))
        elif any(all(cells[place[name]] == text for name, text in example.items()) for example in example_cells):
            self.problems.append(Problem("duplicate-row", row.line, None, {"variant": "example"}))

    def _see_direction(self, row: Row, quote: str, unit: Unit, value: Decimal) -> None:
        """What the quote's words say of the number, beside what the row says of it."""
        amount, readings, place = row.amount, row.readings, self._places
        values = {"text": one_line(row.cells[place["value"]]), "words": one_line(quote.rstrip(" ."))}
        if unit.kind == "times":
            if not row.is_relative and multiplied_by(quote, value):
                self.problems.append(Problem("change-without-since", row.line, "value", values))
            return
        is_share, is_relative = unit.kind in _PARTS, row.is_relative
        said = None
        if readings[place["compared_with"]] is BLANK:
            said = change_by(quote, value, unit.factor, is_share=is_share)
        if said is None and is_relative:
            said = compared_by(quote, value, unit.factor, is_share=is_share)
        if said is None:
            return
        directions = {"increase": 1, "higher": 1, "decrease": -1, "lower": -1}
        stated = directions.get(amount.direction, 0) or (is_relative and (-1 if value < 0 else 1))
        if stated and stated != (1 if said == "increase" else -1):
            self.problems.append(Problem("sign-conflict", row.line, "value", {**values, "variant": "quote"}))
        elif not is_relative:
            problem = Problem("change-without-since", row.line, "value", values)
            self._changes_as_levels.append((readings[place["series"]].value if unit.kind == "share" else None, problem))

    def _levels_that_are_changes(self) -> Iterator[Problem]:
        """Rows that give a change as a level; in a series of rates of change a per cent is no level of anything."""
        for series, problem in self._changes_as_levels:
            seen = self._series.get(series) if series else None
            if seen is None or not seen.is_rate:
                yield problem

    def _bad_evidence(self) -> Iterator[Problem]:
        for line, evidence in self._evidence:
            unknown = [identity for identity in evidence if same_id(identity) not in self._ids]
            if unknown:
                yield Problem("bad-evidence", line, "evidence", {"text": one_line(", ".join(unknown))})

    def _see_series(self, series: str, row: Row) -> None:
        seen = self._series.get(series)
        if seen is None:
            seen = self._series[series] = SeriesChecks(series)
        if self._names is not None and (names := self._names(row.readings)) != seen.names:
            seen.names = seen.names or names
            seen.see_names(row, self._places, self._of_series)
        if self._compares:
            seen.see_scopes(row, self._places)
        unit = row.amount.unit
        if unit is not None and (problem := seen.see_amount(row, unit, self._places, self._scope(row.cells))):
            self.problems.append(problem)
        for name, n in self._periods:
            period = row.readings[n].value
            if period is not None and period.kind == "month" and _TWO_NUMBERS.fullmatch(text := row.cells[n].strip()):
                seen.see_month(row.line, name, text)

    def _months_or_years(self) -> Iterator[Problem]:
        """Months that may be years: asked about where a series of the table is a row of years, else read and said."""
        is_asked = any(seen.asks_about_months() for seen in self._series.values() if seen.months_or_years)
        for seen in self._series.values():
            code = "ambiguous-period" if is_asked and not seen.has_months else "month-or-years"
            for line, name, text in seen.months_or_years or ():
                yield Problem(code, line, name, {"text": text, **two_years(text)})

    def _see_blocks(self, row: Row) -> None:
        over = [
            name
            for name, seen in self._blocks.items()
            if not seen.see(row.readings[self._places[name]] is BLANK, row.line)
        ]
        for name in over:
            del self._blocks[name]

    def _merged_cells(self) -> Iterator[Problem]:
        for name, seen in self._blocks.items():
            # One text above blanks may just be all that is known; two or more are a pattern.
            if seen.blocks > 1 and seen.is_blank:
                yield Problem("merged-cells", seen.first_blank, name, {"name": name, "variant": "blank"})


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
        self._whole = _WholeTable(reader.places, len(source.header.written), finds_repeats=finds_repeats)
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
        problem = flaw_of(record, self._source.header, self._source.delimiter)
        if problem is None:
            return True
        self._problems.append(problem)
        self._whole.see_unreadable(record.cells)
        return False

    def _sorted(self) -> tuple[Problem, ...]:
        order = {name: n for n, name in reversed(list(enumerate(self._source.header.columns)))}
        return tuple(sorted(worth_saying(self._problems), key=lambda p: (p.line or 0, order.get(p.column or "", -1))))


def flaw_of(record: Record, header: Header, delimiter: str) -> Problem | None:
    """What is wrong with the shape of a record below `header`: its quotation marks, how many cells it has."""
    cells, expected = record.cells, len(header.written)
    if record.fault:
        name = header.columns[record.position] if record.position < expected else ""
        limit = {"limit": f"{FIELD_LIMIT:,}".replace(",", "\u202f")}
        return Problem(record.fault, record.line, name or None, limit)
    if cells[0].startswith(CONFLICT_MARKERS):
        return Problem("conflict-marker", record.line, None, {"text": one_line(cells[0])})
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
