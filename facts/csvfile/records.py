"""From text to records: each with the physical line where it starts, and the faults that end it early.

The reader is the standard library's csv module in strict mode, fed one physical line at a time (LF, CRLF and
lone CR each end a line; nothing else does), so that line numbers stay exact after breaks in quoted cells.
"""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from itertools import chain
from typing import Literal, NamedTuple

from facts.progress import tell

# The csv module's own, 128 KiB: a longer field has lost a quotation mark.
FIELD_LIMIT = 131_072
# A file with more lost quotation marks is none that somebody mends by hand; each costs a look ahead.
_RECOVERIES = 200
# Between two words about how far the reading has come: some hundredths of a second.
_LINES_UNTOLD = 1_000
_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*"(?!")')
_UNQUOTED = {delimiter: re.compile(rf"[^{re.escape(delimiter)}\r\n]*") for delimiter in ",;\t|"}
_BLANK = "\r\n "
_BEGIN_PASSED = "#" + _BLANK

Fault = Literal["quote-syntax", "field-too-large"]


class Record(NamedTuple):
    """The cells of one record, or the fault that makes them unreadable.

    `line` is the physical line where it starts; `bare` are the positions of cells with a quotation mark
    inside that are not enclosed in quotation marks. `position` is the cell at fault.
    """

    line: int
    cells: list[str]
    bare: tuple[int, ...] = ()
    fault: Fault | None = None
    position: int = 0


class CellSpan(NamedTuple):
    """Where one cell stands in a text, its quotation marks included."""

    start: int
    end: int
    quoted: bool


class BrokenCell(ValueError):
    """The quotation marks of a cell do not match; `position` is the cell's number from 0."""

    def __init__(self, position: int) -> None:
        super().__init__(position)
        self.position = position


def cell_spans(text: str, start: int, delimiter: str) -> list[CellSpan]:
    """The spans of the cells of the record that starts at `start`; the last one ends where its line ends."""
    spans: list[CellSpan] = []
    unquoted = _UNQUOTED[delimiter]
    while True:
        quoted = text.startswith('"', start)
        match = (_QUOTED if quoted else unquoted).match(text, start)
        if match is None:
            raise BrokenCell(len(spans))
        spans.append(CellSpan(start, match.end(), quoted))
        if match.end() == len(text) or text[match.end()] in "\r\n":
            return spans
        if text[match.end()] != delimiter:
            raise BrokenCell(len(spans) - 1)
        start = match.end() + 1


def cells_of(text: str, delimiter: str) -> list[str]:
    """The cells of `text`, which is one record; BrokenCell when its quotation marks do not match.

    >>> cells_of('a;"b;c";d', ";")
    ['a', 'b;c', 'd']
    """
    spans = cell_spans(text, 0, delimiter)
    if spans[-1].end < len(text):
        raise BrokenCell(len(spans) - 1)
    return [text[one.start + 1 : one.end - 1].replace('""', '"') if one.quoted else text[one.start : one.end]
            for one in spans]  # fmt: skip


class Records:
    """The records of a table, one after the other; comments and blank lines before a record are passed over.

    `line_ends` holds how the records' lines end, LF, CRLF or CR, as they come. After a fault the reading goes on
    with the next line that is a whole record by itself, so that one missing quotation mark hides nothing.
    """

    def __init__(self, data: bytes, codec: str, skip_bytes: int, delimiter: str, width: int | None = None) -> None:
        self._raw = io.BytesIO(data)
        self._raw.seek(skip_bytes)
        self._bytes = len(data)
        self._stream = io.TextIOWrapper(self._raw, encoding=codec, newline="")
        self._delimiter = delimiter
        self._width = width
        self._line = 0
        self._again: deque[str] = deque()
        self._pulled: list[str] = []
        self._recoveries = 0
        # The last two characters of lines, of which a table has some dozens.
        self._ends_seen: set[str] = set()
        self.line_ends: dict[str, None] = {}

    def skip_line(self) -> str:
        """Pass over one physical line (`sep=;`) and return it."""
        self._line += 1
        return self._stream.readline()

    def __iter__(self) -> Iterator[Record]:
        csv.field_size_limit(FIELD_LIMIT)
        reader = csv.reader(self._lines(), strict=True, delimiter=self._delimiter)
        pulled, recovering = self._pulled, False
        next_told = _LINES_UNTOLD
        while True:
            if self._line >= next_told:
                next_told = self._line + _LINES_UNTOLD
                tell(self._raw.tell() / self._bytes)
            pulled.clear()
            try:
                cells = next(reader, None)
            except csv.Error as error:
                if not recovering or pulled[0].count(self._delimiter) + 1 == self._width:
                    yield self._faulty(str(error))
                recovering = self._go_back()
                reader = csv.reader(self._lines(), strict=True, delimiter=self._delimiter)
                continue
            if cells is None:
                return
            end = pulled[-1][-2:]
            if end not in self._ends_seen:
                self._see_line_end(end)
            if recovering and len(cells) != self._width:
                continue
            recovering = False
            yield Record(self._start, cells, self._bare(cells) if '"' in "".join(cells) else ())

    @property
    def _start(self) -> int:
        return self._line - len(self._pulled) + 1

    def _lines(self) -> Iterator[str]:
        pulled = self._pulled
        for line in chain(_drain(self._again), self._stream):
            self._line += 1
            if not pulled and line[0] in _BEGIN_PASSED and (line[0] == "#" or not line.strip(_BLANK)):
                continue
            pulled.append(line)
            yield line

    def _go_back(self) -> bool:
        """After a fault, read again from the record's second line; not for ever in a hostile file.

        Whether there is a second line, which then may stand in the middle of a cell.
        """
        if len(self._pulled) == 1:
            return False
        self._recoveries += 1
        if self._recoveries <= _RECOVERIES:
            self._line -= len(self._pulled) - 1
            self._again.extendleft(reversed(self._pulled[1:]))
        return True

    def _faulty(self, error: str) -> Record:
        text = "".join(self._pulled)
        position = 0
        try:
            spans = cell_spans(text, 0, self._delimiter)
        except BrokenCell as broken:
            position, spans = broken.position, []
        too_large = "limit" in error and not self._holds_whole_record()
        if too_large and spans:
            position = max(range(len(spans)), key=lambda n: spans[n].end - spans[n].start)
        fault: Fault = "field-too-large" if too_large else "quote-syntax"
        return Record(self._start, [], (), fault, position)

    def _holds_whole_record(self) -> bool:
        """Whether one of the next lines is a record by itself: then a closing quotation mark is missing."""
        for line in self._pulled[1:6]:
            try:
                if len(cell_spans(line, 0, self._delimiter)) == self._width:
                    return True
            except BrokenCell:
                continue
        return False

    def _bare(self, cells: list[str]) -> tuple[int, ...]:
        spans = cell_spans("".join(self._pulled), 0, self._delimiter)
        return tuple(n for n, cell in enumerate(cells) if '"' in cell and not spans[n].quoted)

    def _see_line_end(self, last_two: str) -> None:
        self._ends_seen.add(last_two)
        if last_two.endswith(("\r", "\n")):
            end = last_two if last_two == "\r\n" else last_two[-1]
            self.line_ends[end] = None


def _drain(lines: deque[str]) -> Iterator[str]:
    while lines:
        yield lines.popleft()
