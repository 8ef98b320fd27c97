"""Tables with other headers: which of their columns are ours, what the file lacks, and how its numbers are meant.

A person decides; what is guessed here is shown first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Names
from dataclasses import dataclass, field, replace
from itertools import islice

from facts.csvfile.header import KNOWN, column_name, likely_column, needed_columns
from facts.csvfile.records import Record
from facts.csvfile.source import Source, open_source
from facts.csvfile.writing import Hand, numbered_lines
from facts.figures.columns import BY_NAME
from facts.figures.problems import Problem
from facts.figures.units import Units
from facts.language import numbers_in
from facts.language.written_numbers import DecimalSign, read_number
from facts.reading.check import flaw_of
from facts.reading.ids import make_ids, slug
from facts.reading.number_writing import TwoReadings, two_readings, with_one_reading
from facts.reading.period_reading import read_period
from facts.reading.table import Incoming

# Rows that show what a column holds, lines among which the names of the columns stand, and cells that make a heading.
# A title above a table has one cell; tables have a page of explanations above them at most.
_SAMPLE = 200
_HEAD = 20
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_FEW = 2
# A column of figures may have a few cells with marks and words among them.
_MOST = 0.8
_UNITS = Units()
_AREA = frozenset({"område"})
_WHICH = frozenset({"series", "title", "place", "population", "definition", "quote"})
# The shortest claims have six words ("Skatten är 20,50 kr per hundralapp"), the longest labels seldom five.
_WORDS = 6
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_FOOTNOTE = re.compile(r"(?:[*†‡]+|[¹²³⁴-⁹]+|\s\d\))$")
_TOTAL = re.compile(r"(?:totalt?|summa|summerat|sum|all)\b", re.I)
_WHEN = frozenset({"när", "when", "datum", "date"})
_SOURCE = frozenset({"källa", "source"})
_LABELS = frozenset({"label", "period"})
OF_A_CLAIM = frozenset({"cited_by", "quote", "document"})
"""Columns of ours that a file of published figures alone has no use for."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How a file's columns become ours.

    `columns` names for each of its columns, from the left, the one it becomes: one of ours, another name to
    keep it as the user's own, "" to leave it out. `constants` fill our columns that the file lacks. `decimals`
    settle for a column which sign begins the decimals where a number has two readings. `series` names the
    statistics of the table that rows continue, by the titles that the file gives them.

    Several columns may become "value": each of their cells is then a row, and `headings` is the column of ours that
    gets what stands above them ("period" where years are columns). In the columns `repeated` a blank cell means the
    one above it. `leaves_out` are the kinds of rows that the reader does not want: "no_figure", "total".
    `reads_text` says that number, unit and period stand in the words of the column "quote" only.
    """

    columns: tuple[str, ...]
    constants: Names[str, str] = field(default_factory=dict)
    decimals: Names[str, DecimalSign] = field(default_factory=dict)
    series: Names[str, str] = field(default_factory=dict)
    headings: str = ""
    repeated: tuple[str, ...] = ()
    leaves_out: tuple[str, ...] = ()
    reads_text: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """Our columns that every row needs and that neither the file nor a constant gives."""
        given = {"id", *self.columns, *(name for name, text in self.constants.items() if text)}
        given |= {self.headings} if self.has_several_values else set()
        given |= {"value", "unit", "period"} if self.reads_text else set()
        if "title" in given:
            given.add("series")
        of_role = [column.name for column in BY_NAME.values() if column.need == self.constants.get("role")]
        needed = {*needed_columns(given), *of_role} - given
        return tuple(name for name in BY_NAME if name in needed)

    @property
    def has_several_values(self) -> bool:
        """Whether each row of the file holds several figures."""
        return self.columns.count("value") > 1


def open_other(new: Incoming) -> Source:
    """The table whose columns are to be mapped; Unreadable when it is none."""
    return open_source(new.data, other_headers=True)


def first_lines(source: Source) -> list[tuple[int, list[str]]]:
    """The lines of the file's first records with their cells: among them is the one with the headings."""
    return [
        (record.line, record.cells) for record in islice(source.records(), _HEAD) if any(map(str.strip, record.cells))
    ]


def likely_header(rows: Sequence[tuple[int, Sequence[str]]]) -> int:
    """The line that holds the headings: the first that names two columns of ours, else the first with two cells.

    >>> likely_header([(1, ["Deaths by county"]), (3, ["", "2021", "2022"]), (4, ["Skåne", "310", "342"])])
    3
    """
    named = (line for line, cells in rows if len(set(filter(None, map(likely_column, cells)))) >= _FEW)
    filled = (line for line, cells in rows if sum(bool(cell.strip()) for cell in cells) >= _FEW)
    return next(named, next(filled, rows[0][0] if rows else 1))


def with_header_row(new: Incoming, line: int) -> Incoming:
    """The table with its headings on `line`: what stands above becomes blank lines, so that all others keep theirs."""
    source = open_other(new)
    lines = _LINE.findall(source.text)
    kept = [text[len(text.rstrip("\r\n")) :] if n < line else text for n, text in enumerate(lines, start=1)]
    return replace(new, data=source.encode("".join(kept)))


def guess_mapping(source: Source) -> ColumnMapping:
    """The likeliest columns of ours, each at most once; columns of another meaning stay out.

    In a table with our header the user's own columns are kept.
    """
    written = source.header.written
    ours = sum(column_name(name) in KNOWN for name in written) >= _FEW
    cells = _sample(source)
    likely = _together([_likely(name, cells[n]) for n, name in enumerate(written)], written)
    exact = [column_name(name) if column_name(name) in KNOWN else "" for name in written]
    columns: list[str] = []
    for n, name in enumerate(likely):
        others = [*exact[:n], *exact[n + 1 :], *columns]
        columns.append(exact[n] or (name if name not in others else "") or (written[n].strip() if ours else ""))
    if not ours:
        columns = _by_content(columns, written, cells)
    numeric = [n for n, name in enumerate(columns) if not name and _is_numeric(cells[n])]
    years = [n for n, head in zip(numeric, _heading_texts([written[n] for n in numeric], "period"), strict=True)
             if _is_period(head)]  # fmt: skip
    if "value" not in columns and len(years) >= _FEW:
        return ColumnMapping(
            tuple("value" if n in years else name for n, name in enumerate(columns)), headings="period"
        )
    if "value" not in columns and len(numeric) == 1:
        columns[numeric[0]] = "value"
    # Where nobody says anything and somebody measured, the address is that of the figures.
    if "producer" in columns and "source_url" not in columns and OF_A_CLAIM.isdisjoint(columns):
        columns = ["source_url" if name == "document_url" else name for name in columns]
    return ColumnMapping(tuple(columns))


def map_table(new: Incoming, mapping: ColumnMapping, *, taken: Iterable[str] = ()) -> Incoming:
    """The file as a table with our columns, ready to be added; `taken` are the ids that are in use.

    Rows without an id get one, rows without a series are one series for each title. Numbers stay as they are
    written, except those with two readings in a column that `decimals` settles.
    """
    source = open_other(new)
    made = [
        (record, row) for record, row in _mapped_rows(source, mapping) if _kind(row, mapping) not in mapping.leaves_out
    ]
    rows = [row for _, row in made]
    names = [name for name in BY_NAME if any(name in row for row in rows)]
    names += [name for name in mapping.columns if name and name not in names]
    names += [name for name in mapping.constants if name not in names]
    if "id" not in mapping.columns:
        names = ["id", *(name for name in names if name != "id")]
        for row, identity in zip(rows, make_ids(rows, taken), strict=True):
            row["id"] = identity
    hand = Hand(source.delimiter, "\n")
    owned = [(hand.record([row.get(name, "") for name in names]), new.line(one.line) or one.line) for one, row in made]
    text, lines = numbered_lines([(hand.record(names), source.header.line), *owned])
    became = dict(zip(source.header.columns, mapping.columns, strict=True))
    problems = tuple(replace(problem, column=became.get(problem.column or "") or None) for problem in new.problems)
    return Incoming(text.encode("utf-8"), lines, (*problems, *_flaws(source, new)), new.sheet)


def _heading_texts(written: Sequence[str], column: str) -> list[str]:
    """What headings of columns of figures say of `column`: of a period without footnote marks and common words.

    >>> _heading_texts(["Population 2010", "Population 2011*"], "period")
    ['2010', '2011']
    """
    texts = [heading.strip() for heading in written]
    if column != "period":
        return texts
    words = [_FOOTNOTE.sub("", text).split() for text in texts]
    common = 0
    while len(words) > 1 and all(len(one) > common + 1 for one in words) and len({one[common] for one in words}) == 1:
        common += 1
    return [" ".join(one[common:]) for one in words]


def rows_by_kind(source: Source, mapping: ColumnMapping) -> dict[str, list[str]]:
    """What can be left out: by kind ("no_figure", "total") the rows in few words, in the file's order."""
    found: dict[str, list[str]] = {}
    for _, row in _mapped_rows(source, mapping):
        if kind := _kind(row, mapping):
            said = (text for name, text in row.items() if text and text != mapping.constants.get(name))
            found.setdefault(kind, []).append(" ".join(said))
    return found


def count_gaps(source: Source, columns: Sequence[str]) -> dict[str, int]:
    """Our columns of labels in which cells are blank below a text, as where a place stands once; how many cells."""
    found = dict.fromkeys((name for name in columns if name in BY_NAME and BY_NAME[name].kind in _LABELS), 0)
    above = dict.fromkeys(found, False)
    for record in _records(source):
        for name, cell in zip(columns, record.cells, strict=False):
            if name in found:
                above[name] |= bool(cell.strip())
                found[name] += not cell.strip() and above[name] and len(record.cells) > 1
    return {name: n for name, n in found.items() if n}


def titles(source: Source, columns: Sequence[str]) -> list[str]:
    """The titles that the file gives its rows, each once."""
    position = columns.index("title")
    cells = (record.cells[position].strip() for record in _records(source) if position < len(record.cells))
    return [title for title in dict.fromkeys(cells) if title]


def ambiguous_numbers(source: Source, mapping: ColumnMapping) -> dict[str, list[TwoReadings]]:
    """The numbers with two readings, by the column of ours that they become."""
    found: dict[str, list[TwoReadings]] = {}
    for position, name in enumerate(mapping.columns):
        if name in BY_NAME and BY_NAME[name].kind in ("number", "size"):
            cells = (record.cells[position] for record in _records(source) if position < len(record.cells))
            if readings := two_readings(cells, source.delimiter):
                found[name] = [*found.get(name, ()), *readings]
    return found


def _records(source: Source) -> Iterator[Record]:
    """The records below the header that can be read and say something."""
    rows = islice(source.records(), 1, None)
    return (record for record in rows if any(cell.strip() for cell in record.cells))


def _flaws(source: Source, new: Incoming) -> Iterator[Problem]:
    """What is wrong with records whose cells cannot be told apart: they are not passed over in silence."""
    width = len(source.header.written)
    for record in islice(source.records(), 1, None):
        has_more = any(cell.strip() for cell in record.cells[width:])
        if (record.fault or has_more) and (flaw := flaw_of(record, source.header, source.delimiter)):
            yield replace(flaw, line=new.line(record.line) or record.line, column=None)


def _sample(source: Source) -> list[list[str]]:
    rows = [record.cells for record in islice(_records(source), _SAMPLE)]
    width = len(source.header.written)
    return [[row[n] for row in rows if n < len(row) and row[n].strip()] for n in range(width)]


def _likely(written: str, cells: Sequence[str]) -> str:
    name = likely_column(written)
    addresses = sum(cell.strip().casefold().startswith(("http:", "https:")) for cell in cells)
    if name == "producer" and cells and addresses * 2 > len(cells):
        return "source_url"
    # Nobody dates a document by its year alone where "when" may be what the figures are about.
    if name == "document_date" and written.strip().casefold() in _WHEN and cells and not any(map(_is_day, cells)):
        return "period"
    return name


def _together(likely: list[str], written: Sequence[str]) -> list[str]:
    """The guesses by what stands beside them: a bare date beside the document's own, the source of what is quoted."""
    whens = [name == "document_date" and text.strip().casefold() in _WHEN
             for name, text in zip(likely, written, strict=True)]  # fmt: skip
    if "period" not in likely and any(whens) and likely.count("document_date") > sum(whens):
        likely = ["period" if when else name for name, when in zip(likely, whens, strict=True)]
    # A claim stands in a document; who measured it is seldom said.
    if {"quote", "cited_by"} <= set(likely) and "document" not in likely:
        sources = [name == "producer" and text.strip().casefold() in _SOURCE
                   for name, text in zip(likely, written, strict=True)]  # fmt: skip
        likely = ["document" if source else name for name, source in zip(likely, sources, strict=True)]
    return likely


def _is_day(cell: str) -> bool:
    period = read_period(cell.strip()).value
    return period is None or period.kind == "day"


def _by_content(columns: Sequence[str], written: Sequence[str], cells: Sequence[Sequence[str]]) -> list[str]:
    """The guesses with those that what stands below the headings gives: quotes are sentences, units are units."""
    found = list(columns)
    for name, fits in (("quote", _is_sentence), ("unit", _is_unit), ("period", _is_period)):
        alike = [n for n, one in enumerate(found) if not one and cells[n] and all(map(fits, cells[n]))]
        if name not in found and len(alike) == 1:
            found[alike[0]] = name
    # A topic tells no figures apart: where nothing else says which they are, the area is no subject but a place.
    if "topic" in found and not _WHICH & set(found) and written[found.index("topic")].strip().casefold() in _AREA:
        found[found.index("topic")] = "place"
    return found


def _is_sentence(cell: str) -> bool:
    return len(cell.split()) >= _WORDS


def _is_unit(cell: str) -> bool:
    # One letter is as likely a party or a grade as a metre.
    return (len(cell.strip()) > 1 or cell.strip() == "%") and _UNITS.find(cell) is not None


def _mapped_rows(source: Source, mapping: ColumnMapping) -> Iterator[tuple[Record, dict[str, str]]]:
    """Each record with the rows that it becomes: one, or one for each of its figures."""
    values = [n for n, name in enumerate(mapping.columns) if name == "value"]
    headings = _heading_texts([source.header.written[n] for n in values], mapping.headings)
    above: dict[str, str] = {}
    for record in _records(source):
        row = _row(record, mapping, source.delimiter)
        for name in mapping.repeated:
            if row.get(name, "").strip():
                above[name] = row[name]
            elif name in above and len(record.cells) > 1:
                row[name] = above[name]
        if not mapping.has_several_values:
            yield record, row
            continue
        for n, head in zip(values, headings, strict=True):
            cell = record.cells[n] if n < len(record.cells) else ""
            named = {mapping.headings: head} if mapping.headings else {}
            yield record, {**row, **named, "value": _as_meant(cell, "value", mapping, source.delimiter)}


def _row(record: Record, mapping: ColumnMapping, delimiter: str) -> dict[str, str]:
    row = {name: text for name, text in mapping.constants.items() if text}
    for name, cell in zip(mapping.columns, record.cells, strict=False):
        if name:
            row[name] = _as_meant(cell, name, mapping, delimiter)
    if "series" not in row and row.get("title"):
        row["series"] = mapping.series.get(row["title"].strip()) or slug(row["title"])
    return row


def _as_meant(cell: str, name: str, mapping: ColumnMapping, delimiter: str) -> str:
    sign = mapping.decimals.get(name)
    return with_one_reading(cell, delimiter, sign) if sign else cell


def _kind(row: Names[str, str], mapping: ColumnMapping) -> str:
    """Why a row may be unwanted: it holds no figure, or the sum of others; "" for any other row."""
    if "value" in mapping.columns and not may_be_figure(row.get("value", "")):
        return "" if row.get("direction", "").strip() else "no_figure"
    labels = (row.get(name, "") for name in ("place", "population", "title", "definition"))
    return "total" if any(_TOTAL.match(label.strip()) for label in labels) else ""


def may_be_figure(cell: str) -> bool:
    """Whether a cell says a number, or tries to: `..`, `[c]` and words without a number do not."""
    text = cell.strip()
    return any(sign.isdigit() for sign in text) or (bool(text) and bool(numbers_in(text)))


def _is_numeric(cells: Sequence[str]) -> bool:
    """Whether nearly all cells that say something are numbers, and not all of them years."""
    said = [cell.strip() for cell in cells if may_be_figure(cell)]
    numbers = [cell for cell in said if read_number(cell, "\t")[0] or two_readings([cell], "\t")]
    return bool(said) and len(numbers) >= _MOST * len(said) and not all(_YEAR.fullmatch(cell) for cell in said)


def _is_period(heading: str) -> bool:
    text = heading.strip()
    return text[:1].isalnum() and any(map(str.isdigit, text)) and read_period(text).value is not None
