"""The pages of an archived document as plain letters, so that a quote can be found in them.

What the typesetter added does not count: blanks, line breaks and their hyphens, the shape of quotation
marks and dashes, ligatures, and page numbers that stand inside the flow.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

CONTEXT = 160
_LEFT_OUT = re.compile(r"[\s\u00ad\-\u2010-\u2015\u2212\u200b-\u200d\u2060\ufeff]+")
_MARKS = str.maketrans(dict.fromkeys("”“„‟»«″", '"') | dict.fromkeys("’‘‚‛′`´", "'"))
_PAGE_NUMBER = re.compile(
    r"(?:sida|sid\.?|page|p\.|s\.)?\s*[-–]?\s*([0-9]{1,4})\s*[-–]?\s*(?:(?:av|of|/|\()\s*[0-9]{1,4}\)?)?",
    re.I,
)


def letters(text: str) -> str:
    """`text` as it is compared: composed, without blanks and hyphens, with plain quotation marks."""
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", text).translate(_MARKS))


@dataclass(frozen=True, slots=True)
class Hit:
    """A quote where it stands: the document's file name, its pages, and the text around it."""

    document: str
    pages: tuple[int, ...]
    before: str
    words: str
    after: str


class Pages:
    """One document by its pages; page numbers and running heads are passed over unless they are quoted."""

    def __init__(self, name: str, pages: Sequence[str]) -> None:
        self.name = name
        self.count = len(pages)
        self._pages = pages
        self._flow = _Flow(name, _without_running_lines(pages))

    def find(self, quote: str) -> list[Hit]:
        """Every place of `quote`, in order; its time grows with the length of the document."""
        wanted = letters(quote)
        return (self._flow.find(wanted) or self._whole.find(wanted)) if wanted else []

    @cached_property
    def _whole(self) -> _Flow:
        return _Flow(self.name, self._pages)


class _Flow:
    """Pages as one text of letters, with the place of each page in it."""

    def __init__(self, name: str, pages: Iterable[str]) -> None:
        self._name = name
        self._texts = [unicodedata.normalize("NFKC", page) for page in pages]
        parts = [letters(text) for text in self._texts]
        self._starts = list(accumulate(map(len, parts[:-1]), initial=0))
        self._letters = "".join(parts)

    def find(self, wanted: str) -> list[Hit]:
        """Every place of these letters."""
        hits: list[Hit] = []
        at = self._letters.find(wanted)
        while at >= 0:
            hits.append(self._hit(at, at + len(wanted)))
            at = self._letters.find(wanted, at + len(wanted))
        return hits

    def _hit(self, start: int, end: int) -> Hit:
        first, last = self._page(start), self._page(end - 1)
        begins = self._offset(first, start)
        ends = self._offset(last, end - 1) + 1
        if first == last:
            words = self._texts[first][begins:ends]
        else:
            middle = self._texts[first + 1 : last]
            words = "\n".join([self._texts[first][begins:], *middle, self._texts[last][:ends]])
        before = self._texts[first][max(0, begins - CONTEXT) : begins]
        after = self._texts[last][ends : ends + CONTEXT]
        pages = tuple(range(first + 1, last + 2))
        return Hit(self._name, pages, _flowing(before), _flowing(words), _flowing(after))

    def _page(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _offset(self, page: int, at: int) -> int:
        """Where letter `at` stands in the page's text."""
        left = at - self._starts[page]
        for number, character in enumerate(self._texts[page]):
            kept = not _LEFT_OUT.match(character)
            if kept and left == 0:
                return number
            left -= kept
        return len(self._texts[page])


def _flowing(text: str) -> str:
    """Text as one paragraph, line-break hyphens joined."""
    joined = re.sub(r"(\w)[\u00ad\u2010-]\s*\n\s*(?=[a-zåäöéü])", r"\1", text)
    return re.sub(r"\s+", " ", joined)


def _without_running_lines(pages: Sequence[str]) -> Iterator[str]:
    """Pages without their numbers, and without lines that head or foot most of them."""
    edges: dict[str, int] = {}
    split = [page.split("\n") for page in pages]
    for lines in split:
        for line in set(_edge_lines(lines)):
            edges[line] = edges.get(line, 0) + 1
    running = {line for line, times in edges.items() if times > 2 and times * 2 > len(pages)}
    for number, lines in enumerate(split, start=1):
        edge = set(_edge_lines(lines))
        yield "\n".join(
            line
            for line in lines
            if not (_form(line) in running and _form(line) in edge) and not _is_number(line, number, len(pages))
        )


def _edge_lines(lines: Sequence[str]) -> list[str]:
    filled = [_form(line) for line in lines if line.strip()]
    return filled[:2] + filled[-2:]


def _form(line: str) -> str:
    return re.sub(r"[0-9]+", "0", line.strip())


def _is_number(line: str, page: int, pages: int) -> bool:
    """Whether a line is nothing but the page's number, as printed (within the book) or as counted."""
    match = _PAGE_NUMBER.fullmatch(line.strip())
    return match is not None and (int(match[1]) == page or int(match[1]) <= pages)
