"""Which encoding a table's bytes have: UTF-8, UTF-16 with its mark, else Windows-1252."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from facts.figures.problems import Problem, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
# Letters and signs that Swedish and English text really has: found as valid UTF-8, they are no accident.
_COMMON = frozenset("åäöÅÄÖéÉüÜ–—−”“’‘…§½°€\u00a0\u202f")
_LINE_END = re.compile(rb"\r\n|\r|\n")


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
            return _proved(data, Encoding(name, codec, mark))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(data, error)
    return Encoding("utf-8", "utf-8")


def _proved(data: bytes, encoding: Encoding) -> Encoding:
    try:
        data[len(encoding.mark) :].decode(encoding.codec)
    except UnicodeDecodeError as error:
        raise _misfit(data, error.start + len(encoding.mark), encoding) from None
    return encoding


def _guessed(data: bytes, error: UnicodeDecodeError) -> Encoding:
    if _COMMON.intersection(data.decode("utf-8", "ignore")):
        raise _misfit(data, error.start, Encoding("UTF-8", "utf-8")) from None
    encoding = Encoding("cp1252", "cp1252", guessed=True)
    return _proved(data, encoding)


def _misfit(data: bytes, offset: int, encoding: Encoding) -> Unreadable:
    if encoding.codec.startswith("utf-16"):
        before = data[len(encoding.mark) : offset].decode(encoding.codec, "ignore").encode("utf-8")
    else:
        before = data[:offset]
    line = len(_LINE_END.findall(before)) + 1
    values = {
        "at": str(line), "byte": f"0x{data[offset]:02X}", "offset": str(offset + 1),
        "encoding": encoding.name,
    }  # fmt: skip
    return Unreadable(Problem("bad-encoding", line, values=values))
