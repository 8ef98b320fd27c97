"""A table's bytes as a source: its encoding, its way of writing, its header and its records, nothing lost.

The encoding is UTF-8, UTF-16 with its mark, else Windows-1252.
"""

from __future__ import annotations

import codecs
import io
import re
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from facts.csvfile import not_a_table
from facts.csvfile.header import DELIMITERS, Header, find_delimiter, likely_delimiter, may_be_header, sep_of
from facts.csvfile.records import CellSpan, Record, Records, cell_spans
from facts.figures.problems import Problem, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
# Letters and signs that Swedish and English text really has: found as valid UTF-8, they are no accident.
_COMMON = frozenset("åäöÅÄÖéÉüÜ–—−”“’‘…§½°€\u00a0\u202f")
_END_IN_BYTES = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes become text and back: `name` decodes the whole file, `codec` what follows `mark`.

    `guessed` says that nothing in the file proves it.
    """

    name: str
    codec: str
    mark: bytes = b""
    guessed: bool = False


def encoding_of(data: bytes) -> Encoding:
    """The encoding that reads all of `data`; Unreadable where no single one does."""
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            return _must_decode(data, Encoding(name, codec, mark))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess_encoding(data, error)
    return Encoding("utf-8", "utf-8")


_CUT_OFF = ("unexpected end of data", "truncated data")
"""What Python says of text that ends in the middle of a letter: in UTF-8 and in UTF-16."""


def _must_decode(data: bytes, encoding: Encoding) -> Encoding:
    try:
        data[len(encoding.mark) :].decode(encoding.codec)
    except UnicodeDecodeError as error:
        raise _bad_encoding(data, error.start + len(encoding.mark), encoding, error.reason) from None
    return encoding


def _guess_encoding(data: bytes, error: UnicodeDecodeError) -> Encoding:
    if _COMMON.intersection(data.decode("utf-8", "ignore")):
        raise _bad_encoding(data, error.start, Encoding("UTF-8", "utf-8"), error.reason) from None
    encoding = Encoding("cp1252", "cp1252", guessed=True)
    return _must_decode(data, encoding)


def _bad_encoding(data: bytes, offset: int, encoding: Encoding, reason: str) -> Unreadable:
    if encoding.codec.startswith("utf-16"):
        before = data[len(encoding.mark) : offset].decode(encoding.codec, "ignore").encode("utf-8")
    else:
        before = data[:offset]
    line = len(_END_IN_BYTES.findall(before)) + 1
    values = {
        "at": str(line), "byte": f"0x{data[offset]:02X}", "offset": str(offset + 1),
        "encoding": encoding.name,
    }  # fmt: skip
    if reason in _CUT_OFF:
        values["variant"] = "cut"
    return Unreadable(Problem("bad-encoding", line, values=values))


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
LINE_END = re.compile(r"\r\n|\r|\n")
# So many lines tell how a file is written, comments and blank lines before and among them not counted.
_HEAD_LINES = 60
# Lines and letters among which a header may stand, in a file that begins with comments of any length.
_HEAD_MOST = 100_000
_HEAD_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class RecordSpan:
    """Where a record stands in the source's text: its whole lines with their end, and each cell."""

    start: int
    end: int
    cells: tuple[CellSpan, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A readable table, byte for byte, and how it is written.

    `newline` is how the header's line ends. `before` counts the lines before the records that csv does
    not see (`sep=;`). `data` is never changed: what writes makes new bytes from `text` and `encode`.
    """

    data: bytes
    encoding: Encoding
    delimiter: str
    newline: str
    header: Header
    before: int

    @property
    def text(self) -> str:
        """Everything after the encoding's mark."""
        return self.data[len(self.encoding.mark) :].decode(self.encoding.codec)

    @property
    def sha256(self) -> str:
        """The hexadecimal digest of the bytes: what an export says it was made from."""
        return sha256(self.data).hexdigest()

    def encode(self, text: str) -> bytes:
        """`text` as bytes with this source's mark; UnicodeEncodeError for a letter its encoding lacks."""
        return self.encoding.mark + text.encode(self.encoding.codec)

    def records(self) -> Records:
        """All records from the header on, which is the first."""
        records = Records(
            self.data, self.encoding.codec, len(self.encoding.mark), self.delimiter, len(self.header.written) or None
        )
        for _ in range(self.before):
            records.skip_line()
        return records

    def span(self, line: int) -> RecordSpan:
        """Where the record that starts on physical `line` stands in `text`; BrokenCell if it has a fault."""
        text = self.text
        start = _offset_of(text, line)
        cells = cell_spans(text, start, self.delimiter)
        end = cells[-1].end
        newline = LINE_END.match(text, end)
        return RecordSpan(start, newline.end() if newline else end, tuple(cells))


def open_source(data: bytes, *, other_headers: bool = False) -> Source:
    """Find out how `data` is written; Unreadable, with what it is instead, when it is no table.

    With `other_headers` the names of the columns need not be known: the first record is the header, and
    the delimiter is the one that cuts the lines most evenly. For tables that are to be mapped.
    """
    encoding = _encoding(data)
    lines = _head(data, encoding)
    if not any(line.strip("\ufeff \t\r\n") for line in lines):
        raise Unreadable(Problem("empty-file", 1))
    not_a_table.refuse_markup("".join(lines))
    announced = sep_of(lines[0])
    before = 1 if announced else 0
    if announced and announced not in DELIMITERS:
        raise Unreadable(Problem("unknown-delimiter", 1))
    # A sep= line stays in the list as a blank one, so that line numbers hold.
    lines = ["\n"] * before + lines[before:]
    delimiter = likely_delimiter(lines) if other_headers else find_delimiter(lines, announced)
    source = Source(
        data, encoding, announced if other_headers and announced else delimiter, "\n", Header(1, ()), before
    )
    return _with_header(source)


def _encoding(data: bytes) -> Encoding:
    if not data.strip():
        raise Unreadable(Problem("empty-file", 1))
    not_a_table.refuse_other_kinds(data)
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not is_utf16:
        _refuse_nul(data.partition(b"\0"))
    encoding = encoding_of(data)
    if is_utf16 and b"\0\0" in data:
        _refuse_nul(data[len(encoding.mark) :].decode(encoding.codec).encode("utf-8").partition(b"\0"))
    return encoding


def _refuse_nul(parts: tuple[bytes, bytes, bytes]) -> None:
    before, nul, _ = parts
    if nul:
        line = len(LINE_END.findall(before.decode("latin-1"))) + 1
        raise Unreadable(Problem("nul-byte", line, values={"at": str(line)}))


def _head(data: bytes, encoding: Encoding) -> list[str]:
    raw = io.BytesIO(data)
    raw.seek(len(encoding.mark))
    stream = io.TextIOWrapper(raw, encoding=encoding.codec, newline="")
    lines, seen = [], 0
    for line in islice(iter(lambda: stream.readline(_HEAD_CHARACTERS), ""), _HEAD_MOST):
        lines.append(line)
        seen += may_be_header(line)
        if seen == _HEAD_LINES:
            break
    return lines or [""]


def _with_header(source: Source) -> Source:
    records = source.records()
    record: Record | None = next(iter(records), None)
    if record is None:
        raise Unreadable(Problem("no-header", 1))
    if record.fault:
        raise Unreadable(Problem(record.fault, record.line, values={"limit": "131072"}))
    newline = next(iter(records.line_ends), "\n")
    header = Header(record.line, tuple(record.cells))
    return Source(source.data, source.encoding, source.delimiter, newline, header, source.before)


def _offset_of(text: str, line: int) -> int:
    for number, match in enumerate(_LINE.finditer(text), start=1):
        if number == line:
            return match.start()
    raise IndexError(f"the text has fewer than {line} lines")
