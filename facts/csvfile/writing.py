"""How a table is written: where its records stand, and how to write another one in the same hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from facts.csvfile.records import CellSpan, Record, cell_spans
from facts.csvfile.source import LINE_END, Source, open_source
from facts.figures.problems import Unreadable
from facts.language.written_numbers import Number, NumberStyle, has_two_forms, read_number, rewrite_ambiguous

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
# The first rows show the hand that a table is written in.
_SAMPLE = 200


class PlacedRecord(NamedTuple):
    """A record and where it stands in the text; `end` is after its line end. With a fault it has no cells."""

    record: Record
    start: int
    end: int
    cells: list[CellSpan]


def place_records(source: Source) -> Iterator[PlacedRecord]:
    """All records of the source with their places, the header first. Comments and blank lines lie between."""
    text = source.text
    line, start = 1, 0
    for record in source.records():
        while line < record.line:
            start, line = next_line(text, start), line + 1
        if record.fault:
            yield PlacedRecord(record, start, next_line(text, start), [])
            continue
        cells = cell_spans(text, start, source.delimiter)
        yield PlacedRecord(record, start, next_line(text, cells[-1].end), cells)


def line_ends(text: str) -> int:
    """How many physical lines end in `text`: LF, CRLF and lone CR count as one each."""
    return len(LINE_END.findall(text))


@dataclass(frozen=True, slots=True)
class Hand:
    """How a file writes its cells: `quoted` are the positions that always stand in quotation marks."""

    delimiter: str
    newline: str
    quoted: frozenset[int] = frozenset()

    def cell(self, text: str, position: int, *, quoted: bool = False) -> str:
        """One cell as it stands in the file."""
        if quoted or position in self.quoted or self.needs_quotes(text, position):
            return '"' + text.replace('"', '""') + '"'
        return text

    def needs_quotes(self, text: str, position: int) -> bool:
        """Whether the cell would be read as something else without quotation marks."""
        is_comment = position == 0 and text.startswith("#")
        return is_comment or any(sign in text for sign in (self.delimiter, '"', "\r", "\n"))

    def record(self, cells: Sequence[str]) -> str:
        """One record with its line end."""
        line = self.delimiter.join(self.cell(text, position) for position, text in enumerate(cells))
        # A record of blanks only would be passed over as a blank line.
        return (line if line.strip() else '""' + line) + self.newline


def numbered_lines(records: Iterable[tuple[str, int]]) -> tuple[str, dict[int, int]]:
    r"""Records with the line that their owner sees of each: as one text, and that line for each where one starts.

    >>> numbered_lines([("id\n", 0), ('"a\nb"\n', 7), ("c\n", 9)])[1]
    {1: 0, 2: 7, 4: 9}
    """
    parts: list[str] = []
    lines: dict[int, int] = {}
    line = 1
    for text, owner_line in records:
        lines[line] = owner_line
        parts.append(text)
        line += line_ends(text)
    return "".join(parts), lines


def hand_of(source: Source) -> Hand:
    """How the first records are written: a column is quoted when it is so without need, and never bare."""
    text = source.text
    without_need: Counter[int] = Counter()
    bare: Counter[int] = Counter()
    plain = Hand(source.delimiter, source.newline)
    rows = list(islice(place_records(source), _SAMPLE))
    for row in rows[1:] or rows:
        for position, span in enumerate(row.cells):
            if not span.quoted:
                bare[position] += 1
            elif not plain.needs_quotes(text[span.start + 1 : span.end - 1].replace('""', '"'), position):
                without_need[position] += 1
    return Hand(source.delimiter, source.newline, frozenset(without_need) - frozenset(bare))


def next_line(text: str, start: int) -> int:
    r"""Where the line that begins at `start` ends, its line end included.

    >>> next_line("a;b\r\nc;d", 0)
    5
    """
    match = _LINE.match(text, start)
    return match.end() if match else len(text)


def encode_text(source: Source, text: str) -> tuple[bytes, str]:
    """`text` as bytes of `source`, and the letters that its encoding lacks: if any, the bytes are UTF-8.

    They then begin with its mark, which tells Excel so.
    """
    lacks = "".join(sorted(letter for letter in set(text) if not _has(source.encoding.codec, letter)))
    if not lacks:
        data = source.encode(text)
        if not source.encoding.guessed or _reads_as(data, text):
            return data, ""
        lacks = "".join(sorted(letter for letter in set(text) if not letter.isascii()))
    return text.encode("utf-8-sig"), lacks


def widen_table(source: Source, hand: Hand, names: Sequence[str]) -> tuple[str, Hand]:
    """The source's text with `names` as new last columns, blank in each row, and the hand to go on with.

    No byte of the other cells changes. A record without the header's number of cells stays as it is.
    """
    width = len(source.header.written)
    new = range(width, width + len(names))
    if hand.quoted >= set(range(width)):
        hand = replace(hand, quoted=hand.quoted | set(new))
    text = source.text
    parts, done = [], 0
    for row in place_records(source):
        cells = names if done == 0 else [""] * len(names)
        if len(row.cells) != width:
            continue
        parts.append(text[done : row.cells[-1].end])
        parts += [hand.delimiter + hand.cell(cell, n) for n, cell in zip(new, cells, strict=True)]
        done = row.cells[-1].end
    return "".join((*parts, text[done:])), hand


def in_delimiter(cell: str, here: str, there: str, writing: NumberStyle | None = None) -> str:
    """The number in `cell`, written to read the same beside the delimiter `there` as it does `here`.

    `writing` is how the column there writes its numbers, where that decides.
    """
    if writing and has_two_forms(cell):
        return rewrite_ambiguous(cell, writing, "," if there == ";" else ".")
    number = read_number(cell.strip(), here)[0]
    if number is None:
        return cell
    # A zero that was put before a number only for its delimiter: 01.234.
    is_padded = abs(number.value) >= 1 and cell.lstrip("-").startswith("0") and cell == written_number(number, here)
    if read_number(cell.strip(), there)[0] == number and not is_padded:
        return cell
    return written_number(number, there)


def written_number(number: Number, delimiter: str) -> str:
    """`number` with one reading only in a file with `delimiter`, all its decimals kept."""
    sign = "," if delimiter == ";" else "."
    beside = f" {number.glued}" if number.glued else ""
    plain = format(number.value, "f").replace(".", sign) + beside
    if read_number(plain, delimiter)[0] == number:
        return plain
    # Beside tabs and pipes 1.234 has two readings; with a zero before it, it cannot be a thousand.
    minus, digits = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    return f"{minus}0{digits}"


def _has(codec: str, letter: str) -> bool:
    try:
        letter.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _reads_as(data: bytes, text: str) -> bool:
    """Whether the encoding that is guessed from the new bytes is still the old one."""
    try:
        return open_source(data, other_headers=True).text == text
    except Unreadable:
        return False
