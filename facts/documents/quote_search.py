"""Quotes looked up in documents: in one by its pages, or in all of a folder.

What the typesetter added does not count: blanks, line breaks and their hyphens, the shape of quotation marks and
dashes, ligatures, page numbers and heads inside the flow, and footnote marks, also those that a PDF's text has glued
to a number. A quote that is shortened with […] is found where its parts stand in their order.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from pathlib import Path

from facts import progress
from facts.documents.document_file import Patience, UnreadableDocument, read_document
from facts.words import Text

_NO_FOLDER = Text("There is no folder {name}.", "Det finns ingen mapp {name}.")
_CLOSED = Text(
    "The folder {name} could not be looked into. You need the right to read it.",
    "Det gick inte att se in i mappen {name}. Du behöver rätt att läsa den.",
)
_A_LINK = Text(
    "{name} is a link and was not followed. Put the document itself into the folder.",
    "{name} är en länk och följdes inte. Lägg själva dokumentet i mappen.",
)
_CONTEXT = 160
_LEFT_OUT = re.compile(r"[\s\u00ad\-\u2010-\u2015\u2212\u200b-\u200d\u2060\ufeff]+")
_MARKS = str.maketrans(dict.fromkeys("”“„‟»«″", '"') | dict.fromkeys("’‘‚‛′`´", "'"))
_PAGE_NUMBER = re.compile(
    r"(?:sida|sid\.?|page|p\.|s\.)?\s*[-–]?\s*([0-9]{1,4})\s*[-–]?\s*(?:(?:av|of|/|\()\s*[0-9]{1,4}\)?)?",
    re.I,
)
_SHORTENED = re.compile(r"\[\s*(?:…|\.{3}|- - -|---)\s*\]|\(\s*…\s*\)|\s-\s-\s-\s")
# A footnote's mark: raised or a star; a digit glued to a word or to its full stop; a digit too many in a group of
# thousands, as in "1 4201", which is 1 420 with the mark 1.
_FOOTNOTE_MARK = re.compile(
    r"[⁰¹²³⁴-⁹*†‡]+|(?<=[^\W\d_]{3})\d{1,2}(?=[\s,.;:)]|$)|(?<=[^\W\d_]{3}[.,;:])\d{1,2}(?=\s|$)"
    r"|(?<=\d[  \u202f]\d{3})\d(?!\d)"
)
# The parts of a shortened quote stand within so many pages.
_MOST_PAGES = 3
# A part that occurs oftener is a phrase, not a place.
_MOST_PLACES = 50
_WORD = re.compile(r"[^\W_]+")


def letters(text: str) -> str:
    """`text` as it is compared: composed, without blanks and hyphens, with plain quotation marks."""
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", text).translate(_MARKS))


def _without_marks(text: str) -> str:
    """`text` without its footnote marks.

    >>> _without_marks("blev 146 mkr¹, och till 1 4201 personer under 2023.2 Sedan")
    'blev 146 mkr, och till 1 420 personer under 2023.2 Sedan'
    """
    return _FOOTNOTE_MARK.sub("", text)


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
        """The first place of `quote` on each page, in order; its time grows with the length of the document."""
        parts = [part for part in _SHORTENED.split(quote) if letters(part)]
        if not parts:
            return []
        return (
            self._flow.find([letters(part) for part in parts])
            or self._whole.find([letters(part) for part in parts])
            or self._unmarked.find([letters(_without_marks(part)) for part in parts])
        )

    def scattered(self, quote: str) -> tuple[int, ...]:
        """The pages on which every word of `quote` stands, for a quote that stands nowhere in one run."""
        wanted = set(_words(quote))
        if len(wanted) < _FEWEST_WORDS:
            return ()
        return tuple(number for number, words in enumerate(self._words_of_pages, start=1) if wanted <= words)

    @cached_property
    def _whole(self) -> _Flow:
        return _Flow(self.name, self._pages)

    @cached_property
    def _unmarked(self) -> _Flow:
        return _Flow(self.name, [_without_marks(page) for page in _without_running_lines(self._pages)])

    @cached_property
    def _words_of_pages(self) -> list[frozenset[str]]:
        return [frozenset(_words(re.sub(r"(\w)[\u00ad\u2010-]\s*\n\s*", r"\1", page))) for page in self._pages]


# Three words stand on most pages by chance.
_FEWEST_WORDS = 4


def _words(text: str) -> Iterator[str]:
    yield from _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


class _Flow:
    """Pages as one text of letters, with the place of each page in it."""

    def __init__(self, name: str, pages: Iterable[str]) -> None:
        self._name = name
        self._texts = [unicodedata.normalize("NFKC", page) for page in pages]
        parts = [letters(text) for text in self._texts]
        self._starts = list(accumulate(map(len, parts[:-1]), initial=0))
        self._letters = "".join(parts)
        self._offsets: dict[int, array[int]] = {}

    def find(self, parts: list[str]) -> list[Hit]:
        """The first place of these letters on each page; with several parts, from the first to the last, near by."""
        if len(parts) == 1:
            return [self._hit(start, start + len(parts[0])) for start in self._first_on_pages(parts[0])]
        found = []
        for start in islice(self._places(parts[0]), _MOST_PLACES):
            end = self._end_of(parts[1:], start + len(parts[0]))
            if end is not None and self._page(end - 1) - self._page(start) < _MOST_PAGES:
                found.append(self._hit(start, end))
        return found

    def _first_on_pages(self, wanted: str) -> Iterator[int]:
        """Where the letters stand, once a page: a quote of one letter stands there thousands of times."""
        at = self._letters.find(wanted)
        while at >= 0:
            yield at
            page = self._page(at) + 1
            if page == len(self._starts):
                return
            at = self._letters.find(wanted, max(at + len(wanted), self._starts[page]))

    def _places(self, wanted: str) -> Iterator[int]:
        at = self._letters.find(wanted)
        while at >= 0:
            yield at
            at = self._letters.find(wanted, at + len(wanted))

    def _end_of(self, parts: list[str], start: int) -> int | None:
        """Where the last of the parts ends, each of them after the one before; None when one is missing."""
        for part in parts:
            at = self._letters.find(part, start)
            if at < 0:
                return None
            start = at + len(part)
        return start

    def _hit(self, start: int, end: int) -> Hit:
        first, last = self._page(start), self._page(end - 1)
        begins = self._offset(first, start)
        ends = self._offset(last, end - 1) + 1
        if first == last:
            words = self._texts[first][begins:ends]
        else:
            middle = self._texts[first + 1 : last]
            words = "\n".join([self._texts[first][begins:], *middle, self._texts[last][:ends]])
        before = self._texts[first][max(0, begins - _CONTEXT) : begins]
        after = self._texts[last][ends : ends + _CONTEXT]
        pages = tuple(range(first + 1, last + 2))
        return Hit(self._name, pages, _flowing(before), _flowing(words), _flowing(after))

    def _page(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _offset(self, page: int, at: int) -> int:
        """Where letter `at` stands in the page's text; a page is walked through once, however many hits it has."""
        if page not in self._offsets:
            text = self._texts[page]
            self._offsets[page] = array("L", (n for n, letter in enumerate(text) if not _LEFT_OUT.match(letter)))
        return self._offsets[page][at - self._starts[page]]


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


@dataclass(frozen=True, slots=True)
class Archive:
    """The documents of a folder, by file name, and what could not be read of it."""

    documents: tuple[Pages, ...]
    unread: tuple[Text, ...] = ()

    @classmethod
    def of(cls, folder: Path) -> Archive:
        """Read every document of `folder`; what cannot be read is named in `unread`."""
        if not folder.is_dir():
            return cls((), (_NO_FOLDER.format(name=folder),))
        documents: list[Pages] = []
        unread: list[Text] = []
        patience = Patience()
        for path in progress.in_turn(list(documents_in(folder, unread))):
            try:
                document = read_document(path, patience)
                documents.append(Pages(path.name, [page.text for page in document.pages()]))
            except UnreadableDocument as error:
                unread.append(error.message)
        return cls(tuple(documents), tuple(unread))

    def find(self, quote: str) -> list[Hit]:
        """The first place of `quote` on each page of any document."""
        return [hit for document in self.documents for hit in document.find(quote)]

    def scattered(self, quote: str) -> list[int]:
        """The pages on which all words of a quote stand that is nowhere in one run."""
        return sorted({page for document in self.documents for page in document.scattered(quote)})


def documents_in(folder: Path, unread: list[Text]) -> Iterator[Path]:
    """The regular files of a folder by name; links are named in `unread`, hidden files are passed over."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        unread.append(_CLOSED.format(name=folder))
        return
    for path in paths:
        if path.name.startswith("."):
            continue
        try:
            mode = path.lstat().st_mode
        except OSError:
            continue
        if stat.S_ISLNK(mode):
            unread.append(_A_LINK.format(name=path.name))
        elif stat.S_ISREG(mode):
            yield path


def pages_named(page: str) -> range:
    """The pages that a `page` cell names: 3 is one page, 2–3 are two, blank is none."""
    numbers = [int(number) for number in page.replace("-", "–").split("–") if number.strip().isdecimal()]
    return range(numbers[0], numbers[-1] + 1) if numbers else range(0)


def on_page(hits: Iterable[Hit], page: str) -> list[Hit]:
    """The hits that stand on the pages that a `page` cell names; all of them when it names none."""
    named = pages_named(page)
    return [hit for hit in hits if not named or all(n in named for n in hit.pages) or hit.pages[0] in named]
