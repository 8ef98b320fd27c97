"""What a save changed, as whole lines that took the place of others, so that it can be taken back alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_LINE_ENDS = (b"\n", b"\r")


@dataclass(frozen=True, slots=True)
class Splice:
    """At `start` (in bytes), after the line `context`, the whole lines `removed` gave way to `inserted`."""

    start: int
    context: bytes
    removed: bytes
    inserted: bytes

    def taken_back(self, data: bytes) -> bytes | None:
        r"""`data` with the change taken back, whatever else has changed there; None when its place is not clear.

        >>> added = splice_between(b"id\na,1\n", b"id\na,1\nb,2\n")
        >>> added.taken_back(b"id\na,7\nb,2\nc,3\n")
        b'id\na,7\nc,3\n'
        >>> added.taken_back(b"id\na,1\nb,5\n") is None
        True
        """
        for context in (b"", self.context):
            wanted = context + self.inserted
            first = self._only(data, wanted) if wanted else None
            if first is not None:
                return data[: first + len(context)] + self.removed + data[first + len(wanted) :]
        return None

    def _only(self, data: bytes, wanted: bytes) -> int | None:
        """Where `wanted` stands in `data` as whole lines; None when it does so nowhere or twice."""
        first = data.find(wanted)
        if first < 0 or data.find(wanted, first + 1) >= 0:
            return None
        return first if _is_line_start(data, first) else None


def splice_between(before: bytes, after: bytes) -> Splice:
    r"""The lines that differ between two states of a file.

    >>> splice_between(b"id\na,1\nb,2\n", b"id\na,1\nb,3\n")
    Splice(start=7, context=b'a,1\n', removed=b'b,2\n', inserted=b'b,3\n')
    """
    most = min(len(before), len(after))
    prefix = _longest(lambda n: before[:n] == after[:n], most)
    suffix = _longest(lambda n: before[len(before) - n :] == after[len(after) - n :], most - prefix)
    start = _line_start(before, prefix)
    end = _line_end(after, len(after) - suffix)
    context = before[_line_start(before, max(0, start - 1)) : start]
    return Splice(start, context, before[start : len(before) - (len(after) - end)], after[start:end])


def _longest(is_same: Callable[[int], bool], most: int) -> int:
    """The largest n up to `most` for which it holds, by halving: comparing two slices is one loop in C."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if is_same(middle) else (low, middle - 1)
    return low


def _line_start(data: bytes, position: int) -> int:
    return max(data.rfind(end, 0, position) for end in _LINE_ENDS) + 1


def _line_end(data: bytes, position: int) -> int:
    if _is_line_start(data, position):
        return position
    ends = [found for end in _LINE_ENDS if (found := data.find(end, position)) >= 0]
    return min(ends) + 1 if ends else len(data)


def _is_line_start(data: bytes, position: int) -> bool:
    return position == 0 or data[position - 1 : position] in _LINE_ENDS
