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
from facts.documents.table_lines import (
    FRAME,
    LONGEST_NAME,
    SENTENCE_END,
    head_cells,
    number_cells,
    row_cells,
    spaced_cells,
)

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
# A line drawn under a heading or the head of a table.
_RULE = re.compile(r"\s*[-=_~*–—+|](?:\s*[-=_~*–—+|]){2,}\s*")
# The rows of a table stand so many lines below the first of its head at most.
_LINES_OF_HEAD = 2
_RUNNING = re.compile(
    r"\s*(?:\d{1,2}\s+\w+\s+\d{4}\s*:\s*Column\s+\d+\w*"
    r"|(?:sida|sid\.?|page|s\.|p\.)\s*\d{1,4}\s*(?:(?:av|of|/|\()\s*\d{1,4}\)?)?"
    r"|[-–]?\s*\d{1,4}\s*[-–]?|\d{1,4}\s*\(\d{1,4}\)|column\s+\d+\w*)\s*",
    re.I,
)
_LABEL = re.compile(
    r"\s*(?:(?:From|To|Date|Subject|Från|Till|Datum|Ämne|FROM|TO|DATE|SUBJECT|Handläggare|Dnr):\s|Anf(?:örande|\.)?\s*\d+\b|Q\d+\.|\[\d{4,7}\]|(?:[A-ZÅÄÖ][\w.’'-]*\s+){1,6}(?:\([^)]{1,60}\)\s*){1,2}:"
    r"|(?:The\s+)?(?:[A-ZÅÄÖ][\w.’'-]*\s+){1,4}[A-ZÅÄÖ][\w.’'-]*:\s)"
)
# One field of a paper's head below another, one of those who sign below another: each has a line of its own.
_OWN_LINE = re.compile(
    r"\s*(?:[A-ZÅÄÖ][\w-]*(?:\s[\w-]+){0,3}:\s\S"
    r"|(?:[A-ZÅÄÖ][\w’'-]+\s){1,3}[A-ZÅÄÖ][\w’'-]+(?:\s\([^()]{1,12}\))?,\s[^.:;!?]{3,80}$)"
)
# A speaker's label may break within its brackets: "Ann Lee (North", then "East) (Con): We …".
_OPEN_LABEL = re.compile(
    r"\([^()]{1,60}$|^(?:Anf(?:örande|\.)?|Inlägg)\s*(?:nr\.?\s*)?\d+[^()]{3,80}$|^[A-Z][^():.\d]{3,50}\([^()]{2,50}\)$"
    r"|^The\s(?=[^.:]{0,60}\b(?:Minister|Secretary|Advocate|Leader|Chancellor|President|Solicitor)\b)[^.:;()]{8,90}$"
)
_CLOSES_LABEL = re.compile(
    r"[^():]{1,60}\)(?:\s\([^()]{1,20}\))?:|[^():]{0,60}\([^()]{2,50}\):|[^():]{1,60}\([^()]{1,20}\)(?:\s*[Rr]eplik)?:?$"
)
_LETTERHEAD = re.compile(r"\s[·|]\s")
_TERMINAL = re.compile(r"[.!?…][\"”’»)\]]*[⁰¹²³⁴-⁹]{0,2}\s*$")
_EDGE = 3  # Of a page's lines the first and last few may be its head and foot.
# A page is spaced doubly where such a share of its lines, and so many, stand a blank line apart in so wide a column.
_MOST_LINES, _LEAST_LINES, _LEAST_WIDTH = 0.6, 5, 30
# A line shorter than this share of the usual one ended before the margin did.
_SHORT = 0.8
_LONGEST_HEADING = 110
# A longer line is cut: no typesetter makes one, and every rule is bounded by it.
_LONGEST_LINE = 4000
# What shows that a sentence has ended stands in its last few letters; to look through all of a long block for every
# line that joins it takes a minute for a megabyte.
_ENDING = 100
_PAUSE = re.compile(r"[;,:•]\s+")
_BETWEEN_WORDS = re.compile(r"(?<!\d)\s+(?!\d)")
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
            if _RULE.fullmatch(line.text):
                yield from self._ended()
                continue
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
            if self._open is not None and (numbers := self._numbers_below(line)):
                # The name of a row may take lines of its own.
                name = self._open.text
                self._open.add(line, line.text.strip(), line.start + len(line.text) - len(line.text.lstrip()))
                self._open.kind, self._open.cells = "row", (name, *numbers)
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

    def _numbers_below(self, line: _Line) -> tuple[str, ...]:
        """The numbers of a row whose name stands on the lines above, () where this is no such line."""
        name = self._open
        if line.blanks or name is None or name.kind != "paragraph" or len(name.text) > LONGEST_NAME:
            return ()
        return number_cells(line.text) if not SENTENCE_END.search(name.text) else ()

    def _ended(self) -> Iterator[Block]:
        """The block that a line is drawn under, a heading where it is of one line."""
        if self._open is not None:
            is_line = self._open.text == " ".join(self._last.split())
            block = self._closed()
            if is_line and block.kind == "paragraph" and not SENTENCE_END.search(block.text):
                block.kind = "heading"
            yield block

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
            and SENTENCE_END.search(lines[at - 1].text)
        ):
            return "footnote"
        if row_cells(text):
            return "row"
        if head_cells(text, [line.text for line in lines[at + 1 : at + 1 + _LINES_OF_HEAD]]):
            return "heading"
        return "item" if _ITEM.match(text) else "paragraph"

    def _begins(self, line: _Line, kind: BlockKind, usual: int, at: int) -> bool:
        """Whether a block begins with this line rather than going on."""
        opened = self._open
        if opened is None or len(opened.text) > _LONGEST_BLOCK:
            return True
        if kind == "item" or {kind, opened.kind} & {"row", "heading"}:
            return True
        return self._begins_prose(opened, line, usual, at)

    def _begins_prose(self, opened: Block, line: _Line, usual: int, at: int) -> bool:
        """Whether a line of prose begins a block, where the open one is an item or of prose too."""
        text = line.text.strip()
        ending = opened.text[-_ENDING:]
        if line.blanks <= usual + 1 and _OPEN_LABEL.search(ending) and _CLOSES_LABEL.match(text):
            return False
        if _CAPITALS_BROKEN.search(ending) and _CAPITALS.match(text):
            return False
        has_ended = SENTENCE_END.search(self._last) or len(self._last.strip()) < _LONGEST_HEADING // 2
        is_numbered = has_ended and _NUMBERED.match(text) and not text[:1].islower()
        if is_numbered or _LABEL.match(text) or _LETTERHEAD.search(text):
            return True
        if not _TERMINAL.search(ending) and (text[:1].islower() or opened.text[-1:] in _HYPHENS):
            return False
        if at == 0:
            return bool(SENTENCE_END.search(ending)) or self._is_short(self._last)
        if line.blanks > usual:
            return True
        if opened.kind == "item" and line.text.startswith("  "):
            return False
        if text[:1].isupper() and self._is_line_alone(text):
            return True
        if not self._is_short(self._last):
            return False
        return bool(SENTENCE_END.search(self._last)) or text[:1].isupper()

    def _is_line_alone(self, text: str) -> bool:
        """Whether a line stands alone below the last one; of a paragraph the last line is short too, but ends it."""
        if _OWN_LINE.match(text) and _OWN_LINE.match(self._last):
            return True
        return bool(SENTENCE_END.search(self._last)) and self._is_short(text) and not _TERMINAL.search(text)

    def _is_short(self, line: str) -> bool:
        return len(line.strip()) < _SHORT * self._width


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
    if block.kind == "row":
        text = text.strip(FRAME)
    skipped = 0
    if not block.text and block.kind in ("item", "paragraph") and (bullet := _ITEM.match(text)):
        skipped, block.lead, text = bullet.end(), bullet[0].strip(), text[bullet.end() :]
    if block.kind == "row":
        block.cells = row_cells(line.text)
    elif block.kind == "heading":
        block.cells = spaced_cells(line.text)
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
    if SENTENCE_END.search(text) or len(text) > min(_LONGEST_HEADING, 1.3 * width):
        return False
    return bool(_NUMBERED.match(text)) or text[:1].isupper() or text[:1].isdigit()
