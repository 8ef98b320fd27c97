"""What a save changed, as whole lines that took the place of others, so that it can be taken back alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from facts.figures.problems import has_errors
from facts.reading.registers import registers_beside
from facts.reading.table import check
from facts.saving.corrections import Entry
from facts.saving.save_errors import Conflict
from facts.words import Text

_LINE_ENDS = (b"\n", b"\r")
_CHANGED_SINCE = Text(
    "{file} has been changed since, in the lines that were saved here too, so this save cannot be undone alone. "
    "Nothing was changed. Correct or withdraw the rows one by one.",
    "{file} har ändrats sedan dess, också på raderna som sparades här, så sparandet kan inte ångras för sig. Inget "
    "ändrades. Rätta eller ta bort raderna en och en.",
)
_BRINGS_ERRORS = Text(
    "{file} has been changed since, and without what was saved here it would have errors: other rows build on it. "
    "Nothing was changed. Correct or withdraw those rows first.",
    "{file} har ändrats sedan dess, och utan det som sparades här skulle den få fel: andra rader bygger på det. Inget "
    "ändrades. Rätta eller ta bort de raderna först.",
)


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


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that was done: the digests (SHA-256) of the table before and after it, and what it changed."""

    path: Path
    before: str
    after: str
    splice: Splice
    entries: tuple[Entry, ...] = ()

    def is_last(self, data: bytes) -> bool:
        """Whether the table's bytes `data` are what this save made."""
        return digest(data) == self.after

    def taken_back(self, current: bytes) -> bytes:
        """The table's bytes `current` without this save; Conflict says why when that cannot be done."""
        earlier = self.splice.taken_back(current)
        if earlier is None:
            raise Conflict(_CHANGED_SINCE.format(file=self.path.name))
        if not self.is_last(current):
            registers = registers_beside(self.path)
            if has_errors(check(earlier, registers).problems) and not has_errors(check(current, registers).problems):
                raise Conflict(_BRINGS_ERRORS.format(file=self.path.name))
        return earlier


def digest(data: bytes) -> str:
    """What tells one state of a file from another (SHA-256)."""
    return sha256(data).hexdigest()


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
