"""Tables with other headers: which of their columns are ours, what the file lacks, and how its numbers are meant.

A person decides; what is guessed here is shown first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Names
from dataclasses import dataclass, field, replace
from itertools import islice

from facts.csvfile.header import KNOWN, column_name, needed_columns
from facts.csvfile.records import Record
from facts.csvfile.source import Source, open_source
from facts.csvfile.writing import Hand, line_ends
from facts.figures.columns import BY_NAME
from facts.reading.aliases import likely_column
from facts.reading.ambiguous_numbers import DecimalSign, TwoReadings, settled, two_readings
from facts.reading.ids import make_ids, slug
from facts.reading.incoming import Incoming

_SAMPLE = 200
_FEW = 2


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How a file's columns become ours.

    `columns` names for each of its columns, from the left, the one it becomes: one of ours, another name to
    keep it as the user's own, "" to leave it out. `constants` fill our columns that the file lacks. `decimals`
    settle for a column which sign begins the decimals where a number has two readings. `series` names the
    statistics of the table that rows continue, by the titles that the file gives them.
    """

    columns: tuple[str, ...]
    constants: Names[str, str] = field(default_factory=dict)
    decimals: Names[str, DecimalSign] = field(default_factory=dict)
    series: Names[str, str] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """Our columns that every row needs and that neither the file nor a constant gives."""
        given = {"id", *self.columns, *(name for name, text in self.constants.items() if text)}
        if "title" in given:
            given.add("series")
        return tuple(needed_columns(given))


def open_other(new: Incoming) -> Source:
    """The table whose columns are to be mapped; Unreadable when it is none."""
    return open_source(new.data, other_headers=True)


def guess(source: Source) -> ColumnMapping:
    """The likeliest columns of ours, each at most once; columns of another meaning stay out.

    In a table with our header the user's own columns are kept.
    """
    written = source.header.written
    ours = sum(column_name(name) in KNOWN for name in written) >= _FEW
    cells = _sample(source)
    likely = [_likely(name, cells[n]) for n, name in enumerate(written)]
    exact = [column_name(name) if column_name(name) in KNOWN else "" for name in written]
    columns: list[str] = []
    for n, name in enumerate(likely):
        others = [*exact[:n], *exact[n + 1 :], *columns]
        columns.append(exact[n] or (name if name not in others else "") or (written[n].strip() if ours else ""))
    return ColumnMapping(tuple(columns))


def mapped(new: Incoming, mapping: ColumnMapping, *, taken: Iterable[str] = ()) -> Incoming:
    """The file as a table with our columns, ready to be added; `taken` are the ids that are in use.

    Rows without an id get one, rows without a series are one series for each title. Numbers stay as they are
    written, except those with two readings in a column that `decimals` settles.
    """
    source = open_other(new)
    records = list(_records(source))
    rows = [_row(record, mapping, source.delimiter) for record in records]
    names = [name for name in BY_NAME if any(name in row for row in rows)]
    names += [name for name in mapping.columns if name and name not in names]
    names += [name for name in mapping.constants if name not in names]
    if "id" not in mapping.columns:
        names = ["id", *(name for name in names if name != "id")]
        for row, identity in zip(rows, make_ids(rows, taken), strict=True):
            row["id"] = identity
    text, lines = _written(names, rows, [new.line(record.line) or record.line for record in records], source)
    became = dict(zip(source.header.columns, mapping.columns, strict=True))
    problems = tuple(replace(problem, column=became.get(problem.column or "") or None) for problem in new.problems)
    return Incoming(text.encode("utf-8"), lines, problems, new.sheet)


def titles(source: Source, columns: Sequence[str]) -> list[str]:
    """The titles that the file gives its rows, each once."""
    position = columns.index("title")
    cells = (record.cells[position].strip() for record in _records(source) if position < len(record.cells))
    return [title for title in dict.fromkeys(cells) if title]


def unsettled(source: Source, mapping: ColumnMapping) -> dict[str, list[TwoReadings]]:
    """The numbers with two readings, by the column of ours that they become."""
    found = {}
    for position, name in enumerate(mapping.columns):
        if name in BY_NAME and BY_NAME[name].kind in ("number", "size"):
            cells = (record.cells[position] for record in _records(source) if position < len(record.cells))
            if readings := two_readings(cells, source.delimiter):
                found[name] = readings
    return found


def _records(source: Source) -> Iterator[Record]:
    """The records below the header that can be read and say something."""
    rows = islice(source.records(), 1, None)
    return (record for record in rows if any(cell.strip() for cell in record.cells))


def _sample(source: Source) -> list[list[str]]:
    rows = [record.cells for record in islice(_records(source), _SAMPLE)]
    width = len(source.header.written)
    return [[row[n] for row in rows if n < len(row) and row[n].strip()] for n in range(width)]


def _likely(written: str, cells: Sequence[str]) -> str:
    name = likely_column(written)
    addresses = sum(cell.strip().casefold().startswith(("http:", "https:")) for cell in cells)
    if name == "producer" and cells and addresses * 2 > len(cells):
        return "source_url"
    return name


def _row(record: Record, mapping: ColumnMapping, delimiter: str) -> dict[str, str]:
    row = {name: text for name, text in mapping.constants.items() if text}
    for name, cell in zip(mapping.columns, record.cells, strict=False):
        if name:
            sign = mapping.decimals.get(name)
            row[name] = settled(cell, delimiter, sign) if sign else cell
    if "series" not in row and row.get("title"):
        row["series"] = mapping.series.get(row["title"].strip()) or slug(row["title"])
    return row


def _written(
    names: Sequence[str], rows: Sequence[Names[str, str]], owner_lines: Sequence[int], source: Source
) -> tuple[str, dict[int, int]]:
    """The rows as CSV, and for each line where one starts the line that their owner sees."""
    hand = Hand(source.delimiter, "\n")
    parts = [hand.record(names)]
    line, lines = 1 + line_ends(parts[0]), {1: source.header.line}
    for row, owner_line in zip(rows, owner_lines, strict=True):
        parts.append(hand.record([row.get(name, "") for name in names]))
        lines[line] = owner_line
        line += line_ends(parts[-1])
    return "".join(parts), lines
