"""A page whose two columns stand beside each other, line by line, put into the order in which it is read."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

# Blanks between two columns: three, since two also follow a full stop.
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
# A right column begins within so many letters of one place: its letters are of different widths.
_TOLERANCE = 3
# Fewer lines are a table or a letterhead rather than columns.
_LEAST_LINES = 5
# Columns of prose hold words; cells of a table hold numbers or a word or two.
_LEAST_WORDS = 3.0


# A head above the columns has so many lines at most.
_HEAD_LINES = 2


class _Row(NamedTuple):
    left: str
    right: str


def in_reading_order(text: str) -> str:
    r"""The text with the left column before the right one, where it stands in two; else as it is.

    >>> rows = [("The council met", "taxes were raised"), ("on Monday to talk", "by ten per cent in"),
    ...         ("about the money it", "the year before the"), ("has and the money", "last, and have been"),
    ...         ("it wants. Before,", "the same ever since.")]
    >>> in_reading_order("\n".join(left.ljust(24) + right for left, right in rows)).splitlines()[4:6]
    ['it wants. Before,', 'taxes were raised']
    """
    lines = text.split("\n")
    gutter = _gutter(lines)
    if gutter is None:
        return text
    found: list[str] = []
    region: list[_Row] = []
    for line in lines:
        row = _parted(line, gutter)
        if not line.strip() and 0 < len(region) <= _HEAD_LINES and not found:
            # Sender and date stand on one line above the columns.
            found.extend(lines[: len(region)])
            region = []
        if row is None:
            found.extend(_flowing(region))
            region = []
            found.append(line)
        else:
            region.append(row)
    found.extend(_flowing(region))
    return "\n".join(found)


def _gutter(lines: list[str]) -> int | None:
    """Where the right column begins, None where there is none."""
    ends = Counter(gap.end() for line in lines for gap in _GAP.finditer(line))
    if not ends:
        return None
    place = max(ends, key=lambda end: sum(ends[near] for near in range(end - 1, end + 2)))
    rows = [row for line in lines if (row := _parted(line, place)) is not None and row.left and row.right]
    filled = sum(1 for line in lines if line.strip())
    if len(rows) < _LEAST_LINES or len(rows) * 3 < filled:
        return None
    words = [min(_words(row.left), _words(row.right)) for row in rows]
    return place if sum(words) / len(words) >= _LEAST_WORDS else None


def _words(text: str) -> int:
    return len(re.findall(r"[^\W\d_]{2,}", text))


def _parted(line: str, gutter: int) -> _Row | None:
    """A line as its two halves; None where it runs across the gutter."""
    if len(line.rstrip()) <= gutter - 2:
        return _Row(line.rstrip(), "")
    if not line[: gutter - _TOLERANCE].strip():
        return _Row("", line.strip())
    for gap in _GAP.finditer(line):
        if abs(gap.end() - gutter) <= _TOLERANCE or (gap.start() < gutter <= gap.end()):
            return _Row(line[: gap.start()].rstrip(), line[gap.end() :].rstrip())
    return None


def _flowing(rows: list[_Row]) -> list[str]:
    """The left halves and then the right ones; a region without a right half stays as it is."""
    if not any(row.right for row in rows):
        return [row.left for row in rows]
    right = [row.right for row in rows]
    while right and not right[0]:
        right.pop(0)
    left = [row.left for row in rows]
    while left and not left[-1].strip():
        left.pop()
    return left + right
