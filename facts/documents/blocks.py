"""Pages as blocks: paragraphs, headings, list items, table rows, footnotes, each with its place on the page.

A block is what a reader sees as one: lines are joined, line-break hyphens and blanks too many are gone, and a
paragraph that runs on over a page break is one block. Heads and feet of pages are blocks of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from facts.documents.document_file import Page

BlockKind = Literal["paragraph", "heading", "item", "row", "footnote", "running"]

_HYPHENS = "-\u00ad\u2010\u2011¬"
_CAPITALS_BROKEN = re.compile(rf"[^\W\d_a-zåäöéü]{{3,}}[{_HYPHENS}]$")
_CAPITALS = re.compile(r"[^\W\d_a-zåäöéü]{2,}(?!\w)")
_SUSPENDED = re.compile(r"(?:och|eller|samt|respektive|and|or)\b")
_ITEM = re.compile(r"\s*(?:[•●▪■◦‣∙·○➢✓*]|[–—-](?=\s))\s*(?=\S)")
_NUMBERED = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|[a-z]\)|§\s?\d{1,4})\s+(?=[^a-zåäö\s])"
)
_FOOTNOTE = re.compile(r"\s*(?:[⁰¹²³⁴-⁹]{1,3}|\*{1,3}|†|\[\d{1,3}\])\s*(?=[A-ZÅÄÖ“\"(])")
_PLAIN_FOOTNOTE = re.compile(r"\s*\d{1,2}\s+(?=[A-ZÅÄÖ][^\W\d_]+\s)")
_NUMBER_CELL = r"[-−–+]?\s?(?:\d{1,3}(?:[  \u2009\u202f.,]\d{3})+|\d+)(?:[.,]\d+)?\s?%?|\.\.|–|-"
# Each stretch of a row between blanks is one of these or none and is not tried in two ways, so that a row of many
# costs what its letters cost; thousands that stand apart are put together afterwards.
_ROW_PART = r"(?>(?:(?:[-–]|[−+]\s?)?(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?:\s?%)?|\.\.|–|-)(?=\s|$))"
_ROW = re.compile(rf"\s*(?P<name>\S.*?)\s+(?P<cells>{_ROW_PART}(?:\s+{_ROW_PART})+)\s*")
_CELLS = re.compile(r"\s{2,}|\t")
_CELL = re.compile(rf"(?:{_NUMBER_CELL})[⁰¹²³⁴-⁹*]*")
_RUNNING = re.compile(
    r"\s*(?:\d{1,2}\s+\w+\s+\d{4}\s*:\s*Column\s+\d+\w*"
    r"|(?:sida|sid\.?|page|s\.|p\.)\s*\d{1,4}\s*(?:(?:av|of|/|\()\s*\d{1,4}\)?)?"
    r"|[-–]?\s*\d{1,4}\s*[-–]?|\d{1,4}\s*\(\d{1,4}\)|column\s+\d+\w*)\s*",
    re.I,
)
_LABEL = re.compile(
    r"\s*(?:Anf(?:örande|\.)?\s*\d+\b|Q\d+\.|\[\d{4,7}\]|(?:[A-ZÅÄÖ][\w.’'-]*\s+){1,6}(?:\([^)]{1,60}\)\s*){1,2}:"
    r"|(?:The\s+)?(?:[A-ZÅÄÖ][\w.’'-]*\s+){1,4}[A-ZÅÄÖ][\w.’'-]*:\s)"
)
# A speaker's label may break within its brackets: "Ann Lee (North", then "East) (Con): We …".
_OPEN_LABEL = re.compile(r"\([^()]{1,60}$|^(?:Anf(?:örande|\.)?|Inlägg)\s*(?:nr\.?\s*)?\d+[^()]{3,80}$")
_CLOSES_LABEL = re.compile(r"[^():]{1,60}\)(?:\s\([^()]{1,20}\))?:|[^():]{1,60}\([^()]{1,20}\)(?:\s*[Rr]eplik)?:?$")
_LETTERHEAD = re.compile(r"\s[·|]\s")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’»)\]]*[⁰¹²³⁴-⁹\d]{0,2}\s*$")
_TERMINAL = re.compile(r"[.!?…][\"”’»)\]]*[⁰¹²³⁴-⁹]{0,2}\s*$")
# Of a page's lines the first and last few may be its head and foot.
_EDGE = 3
# A page is spaced doubly where so large a share of its lines, and it has so many, stand one blank line apart.
_MOST_LINES = 0.6
_LEAST_LINES = 5
# The narrowest column of prose that is spaced doubly.
_LEAST_WIDTH = 30
# A line shorter than this share of the usual one ended before the margin did.
_SHORT = 0.8
_LONGEST_HEADING = 110
_LONGEST_LINE = 4000
# What shows that a sentence has ended stands in its last few letters; to look through all of a long block for every
# line that joins it takes a minute for a megabyte.
_ENDING = 100
_PAUSE = re.compile(r"[;,:•]\s+")
_BETWEEN_WORDS = re.compile(r"(?<!\d)\s+(?!\d)")
"""A longer line is cut: no typesetter makes one, and every rule is bounded by it."""
_LONGEST_ROW = 400
_HUNDREDS = re.compile(r"\d{3}(?: \d{3}){2,}")
_SHORT_NAME = 2
_LONGEST_BLOCK = 20_000
"""A paragraph of seven pages is none; what goes on is a block of its own."""


class _Line(NamedTuple):
    text: str
    page: int
    start: int
    blanks: int


@dataclass(slots=True)
class Block:
    """A run of text that belongs together; `places` are (offset in the text, page, offset on the page).

    `cells` are those of a row, `lead` is the bullet or dash of an item.
    """

    kind: BlockKind
    text: str = ""
    places: list[tuple[int, int, int]] = field(default_factory=list)
    cells: tuple[str, ...] = ()
    lead: str = ""

    def spans(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Where the text from `start` to `end` stands, as (page, start, end) on that page's text."""
        found: list[tuple[int, int, int]] = []
        first = max(0, bisect_right(self.places, (start, 1 << 30, 0)) - 1)
        for at in range(first, len(self.places)):
            offset, page, place = self.places[at]
            if offset >= end:
                break
            stop = min(end, self.places[at + 1][0]) if at + 1 < len(self.places) else end
            begin = max(start, offset)
            if stop > begin:
                found.append((page, place + begin - offset, place + stop - offset))
        return _merged(found)

    def add(self, line: _Line, text: str, start: int) -> None:
        """Join a line's text, which stands at `start` of its page, to what there is."""
        self.text, lead = _joined(self.text, text)
        is_plain = "  " not in text and "\u00ad" not in text and "\t" not in text
        for place, words in [(0, text)] if is_plain else _runs(text):
            self.text += lead
            self.places.append((len(self.text), line.page, start + place))
            self.text += words
            lead = " "


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """The words of a line with irregular blanks, each with its place; soft hyphens inside words are taken out."""
    for match in re.finditer(r"\S+", text):
        word = match[0].replace("\u00ad", "")
        # At the line's end it is the hyphen that the next line is joined at.
        yield match.start(), word + "\u00ad" * (match.end() == len(text) and text.endswith("\u00ad"))


def _joined(text: str, following: str) -> tuple[str, str]:
    """The text so far without a line-break hyphen, and what stands between it and the following line."""
    if not text:
        return "", ""
    is_broken = text[-1] in _HYPHENS and len(text) > 1 and (text[-2].isalpha() or text[-1] == "\u00ad")
    if is_broken and following[:1].islower() and not _SUSPENDED.match(following):
        return text[:-1], ""
    # A name in capitals that is parted: "LENA HALVAR-" and "DOTTER (S)".
    if is_broken and _CAPITALS_BROKEN.search(text[-_ENDING:]) and _CAPITALS.match(following):
        return text[:-1], ""
    return text, " "


def _merged(spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Spans that stand on one page with nothing but a few letters between them, as one."""
    found: list[tuple[int, int, int]] = []
    for page, start, end in spans:
        if found and found[-1][0] == page and 0 <= start - found[-1][2] <= 60:
            found[-1] = (page, found[-1][1], end)
        else:
            found.append((page, start, end))
    return found


class RunningLines:
    """The lines that head or foot most pages, learned from a stretch of pages at a time."""

    def __init__(self) -> None:
        self._forms: Counter[str] = Counter()
        self._pages = 0

    def learn(self, pages: Iterable[Page]) -> None:
        """See which lines stand at the edges of these pages too."""
        for page in pages:
            self._pages += 1
            self._forms.update(set(_edge_forms(page.text)))

    def is_running(self, line: str) -> bool:
        """Whether a line at a page's edge is its head or foot."""
        times = self._forms[_form_of(line)]
        return times >= 2 and times * 5 >= self._pages * 2


def _form_of(line: str) -> str:
    """A line with every number written alike, so that "Sida 1 av 3" and "Sida 2 av 3" are one."""
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _edge_forms(text: str) -> list[str]:
    """The forms of a page's first and last lines."""
    lines = [_form_of(line) for line in text.split("\n") if line.strip()]
    return lines[:_EDGE] + lines[-_EDGE:] if len(lines) > 2 * _EDGE else lines


class BlockReader:
    """Makes blocks of pages; a paragraph that is open at a page's end waits for the next page."""

    def __init__(self, running: RunningLines) -> None:
        self._running = running
        self._open: Block | None = None
        self._width = 80.0
        self._last = ""

    def read(self, page: Page) -> Iterator[Block]:
        """The blocks that end on this page; footnotes and running lines do not part a paragraph."""
        lines = list(_lines_of(page))
        if not lines:
            return
        self._width = _usual_width(lines)
        usual = _usual_blanks(lines)
        aside: list[Block] = []
        for at, line in enumerate(lines):
            kind = self._kind_of(lines, at)
            if kind in ("running", "footnote"):
                block = Block(kind)
                _put(block, line)
                if kind == "running":
                    yield block
                else:
                    aside.append(block)
                continue
            if aside and at and not self._begins(line, kind, usual, at):
                _put(aside[-1], line)
                continue
            if self._open is not None and self._begins(line, kind, usual, at):
                yield self._closed()
            if self._open is None:
                self._open = Block(kind)
            _put(self._open, line)
            self._last = line.text
        yield from aside

    def rest(self) -> Iterator[Block]:
        """The block that is open at the end of the document."""
        if self._open is not None:
            yield self._closed()

    def _closed(self) -> Block:
        assert self._open is not None
        block, self._open = self._open, None
        if block.kind == "paragraph" and _is_heading(block.text, self._width):
            block.kind = "heading"
        return block

    def _kind_of(self, lines: list[_Line], at: int) -> BlockKind:
        text = lines[at].text
        at_edge = at < _EDGE or at >= len(lines) - _EDGE
        if _RUNNING.fullmatch(text) and (at_edge or not text.strip().isdigit()):
            return "running"
        if at_edge and self._running.is_running(text):
            return "running"
        if _FOOTNOTE.match(text) and not _ITEM.match(text):
            return "footnote"
        if (
            at >= len(lines) - 2 * _EDGE
            and at
            and _PLAIN_FOOTNOTE.match(text)
            and _SENTENCE_END.search(lines[at - 1].text)
        ):
            return "footnote"
        if row_cells(text):
            return "row"
        return "item" if _ITEM.match(text) else "paragraph"

    def _begins(self, line: _Line, kind: BlockKind, usual: int, at: int) -> bool:
        """Whether a block begins with this line rather than going on."""
        opened = self._open
        if opened is None or kind in ("item", "row") or opened.kind == "row" or len(opened.text) > _LONGEST_BLOCK:
            return True
        text = line.text.strip()
        ending = opened.text[-_ENDING:]
        if line.blanks <= usual and _OPEN_LABEL.search(ending) and _CLOSES_LABEL.match(text):
            return False
        if _CAPITALS_BROKEN.search(ending) and _CAPITALS.match(text):
            return False
        if (
            _LABEL.match(text)
            or _LETTERHEAD.search(text)
            or (_NUMBERED.match(text) and not text[:1].islower() and _ends(self._last))
        ):
            return True
        if not _TERMINAL.search(ending) and (text[:1].islower() or opened.text[-1:] in _HYPHENS):
            return False
        if at == 0:
            return bool(_SENTENCE_END.search(ending)) or self._is_short(self._last)
        if line.blanks > usual:
            return True
        if opened.kind == "item" and line.text.startswith("  "):
            return False
        if not self._is_short(self._last):
            return False
        return bool(_SENTENCE_END.search(self._last)) or text[:1].isupper()

    def _is_short(self, line: str) -> bool:
        return len(line.strip()) < _SHORT * self._width


def _ends(line: str) -> bool:
    return bool(_SENTENCE_END.search(line)) or len(line.strip()) < _LONGEST_HEADING // 2


def pieces(text: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """From where to where each piece of no more than `most` letters stands.

    A piece ends at a pause, else between two words: never inside a number or between a number and the words beside
    it, which would make another number of it. Only a word of more than half a piece is cut.

    >>> list(pieces("many homes, 17 000 jobs", 0, 23, 20))
    [(0, 12), (12, 23)]
    """
    while end - start > most:
        second_half = start + most // 2, start + most
        breaks = (next(reversed(list(sign.finditer(text, *second_half))), None) for sign in (_PAUSE, _BETWEEN_WORDS))
        found = next(filter(None, breaks), None)
        cut = found.end() if found else start + most
        yield start, cut
        start = cut
    if end > start:
        yield start, end


def _lines_of(page: Page) -> Iterator[_Line]:
    start = blanks = 0
    for text in page.text.split("\n"):
        if text.strip():
            for at, end in pieces(text, 0, len(text.rstrip()), _LONGEST_LINE):
                yield _Line(text[at:end].rstrip(), page.number, start + at, blanks)
                blanks = 0
        else:
            blanks += 1
        start += len(text) + 1


def _put(block: Block, line: _Line) -> None:
    text = line.text.strip()
    skipped = 0
    if not block.text and block.kind in ("item", "paragraph") and (bullet := _ITEM.match(text)):
        skipped, block.lead, text = bullet.end(), bullet[0].strip(), text[bullet.end() :]
    if block.kind == "row":
        block.cells = row_cells(line.text)
    block.add(line, text, line.start + len(line.text) - len(line.text.lstrip()) + skipped)


def _usual_width(lines: list[_Line]) -> float:
    widths = sorted(len(line.text.strip()) for line in lines)
    return float(widths[int(len(widths) * 0.8)])


def _usual_blanks(lines: list[_Line]) -> int:
    """How many blank lines stand between lines of one paragraph: one on a page that is spaced doubly."""
    parted = [above for above, line in pairwise(lines) if line.blanks == 1]
    if len(lines) < _LEAST_LINES or len(parted) <= _MOST_LINES * (len(lines) - 1):
        return 0
    # Lines of prose fill the page and run on; where most do not they are paragraphs and headings of one line each.
    full = max(_LEAST_WIDTH, _SHORT * _usual_width(lines))
    running_on = [line for line in parted if len(line.text.strip()) >= full and not _TERMINAL.search(line.text)]
    return int(len(running_on) * 2 >= len(parted))


def _is_heading(text: str, width: float) -> bool:
    if _SENTENCE_END.search(text) or len(text) > min(_LONGEST_HEADING, 1.3 * width):
        return False
    return bool(_NUMBERED.match(text)) or text[:1].isupper() or text[:1].isdigit()


# A run of digits in which letters stand for 0 and 1; two letters and digits at least, since "5l" is five litres.
_MISREAD = re.compile(r"(?<![^\W_])(?=[\dOolI]*\d)(?=[\dOolI]*[OolI])[\dOolI]{3,}(?![^\W_])")
_MISREAD_CELL = re.compile(r"(?<=\s)(?=\d*[OolI]\b)\d+[OolI](?=\s|$)")
_TELEPHONE = re.compile(r"(?<![\d.,])(?<!\d )0[1-9]\d{0,3}[ –-]\d{2,4} \d{2,4}\b|\S@\S+\.\w")
_DIGIT_OF = str.maketrans("OolI", "0011")


def as_digits(text: str) -> str:
    """A text with the letters that text recognition took for digits as digits, each in its place.

    >>> as_digits("1 2OO barn, 3 lO4 journaler, 5l mjölk")
    '1 200 barn, 3 104 journaler, 5l mjölk'
    """
    return _MISREAD.sub(lambda run: run[0].translate(_DIGIT_OF), text)


def row_cells(text: str) -> tuple[str, ...]:
    """The cells of a table's row, its name first; () where a line is no row.

    >>> row_cells("Skatteintäkter och statsbidrag   7 976   8 742   9 255")
    ('Skatteintäkter och statsbidrag', '7 976', '8 742', '9 255')
    >>> row_cells("The number fell to 400 in 2012.")
    ()
    """
    if len(text) > _LONGEST_ROW or _TELEPHONE.search(text):
        return ()
    text = _MISREAD_CELL.sub(lambda cell: cell[0].translate(_DIGIT_OF), text)
    cells = [cell for cell in _CELLS.split(text.strip()) if cell]
    if len(cells) > 1 and not _CELL.fullmatch(cells[0]) and all(map(_CELL.fullmatch, cells[1:])):
        return tuple(cells)
    match = _ROW.fullmatch(text)
    if match is None or _SENTENCE_END.search(match["name"]) or len(match["name"]) > 60:
        return ()
    numbers = tuple(_numbers_of_row(match["cells"]))
    if len(numbers) == 1 and _HUNDREDS.fullmatch(numbers[0]) and len(match["name"].split()) <= _SHORT_NAME:
        # "Lärare 400 400 600" are three cells: a single number of hundreds of millions heads no prose so short.
        numbers = tuple(numbers[0].split())
    # "… hade den 31 december 29 400" is a line of prose: one number in groups.
    return (match["name"], *numbers) if len(numbers) > 1 else ()


def _numbers_of_row(cells: str) -> Iterator[str]:
    """Numbers that stand apart by one blank only; three digits after a blank go with the number before them."""
    for match in re.finditer(r"[-−–+]?\d{1,3}(?: \d{3})+(?:,\d+)?(?=\s|$)|\S+", cells):
        yield match[0]
