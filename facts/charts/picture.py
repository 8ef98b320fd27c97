"""A picture that leaves the app: headline, chart, and what is needed to judge the chart, as high as its words need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facts.audit.points import Series
from facts.charts.descriptions import describe
from facts.charts.draw import sketches
from facts.charts.labels import Labeller, badge_runs, line_height, line_width, write_line
from facts.charts.sketch import Pen, Sketch, Specification, stack_sketches
from facts.charts.theme import PRINT
from facts.charts.titles_and_notes import headline
from facts.charts.typeset import SMALL, SUBTITLE, TITLE, Style, balance_lines, wrap_text
from facts.figures.parties import Parties
from facts.words import Lang, say

MARGIN = 24.0
"""Pixels of paper around a picture that stands alone."""

STRONG_SMALL = Style(SMALL.size, strong=True)
_PARAGRAPH_GAP = 6.0
# Of an address with fewer parts behind its host, leaving the middle out wins no room.
_PARTS_OF_A_LONG_ADDRESS = 2


@dataclass(frozen=True, slots=True)
class Citation:
    """Who cites figures: party letters for the badges, and name, office, page and whole quote as one text."""

    parties: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class LeadQuote:
    """The words that a sheet of fixed size has room for: party letters, who says them and where.

    `short_who` is that without an office. `quote` is the whole sentence, `clause` the part of it that holds the number
    or says the direction; each with the place of that.
    """

    parties: tuple[str, ...]
    who: str
    short_who: str
    quote: tuple[str, tuple[int, int] | None]
    clause: tuple[str, tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class ShortCaution:
    """A caution, and in `brief` that without what only repeats the claim or says with what something was reckoned."""

    text: str
    brief: str


@dataclass(frozen=True, slots=True)
class ShortSource:
    """Where figures are from in one line, of which `title` is a document's and `address` where to look them up.

    >>> ShortSource("Published: SCB, scb.se/en/prices/index.", "", "scb.se/en/prices/index").with_short_address().text
    'Published: SCB, scb.se/…/index.'
    """

    text: str
    title: str = ""
    address: str = ""

    def with_short_title(self, words: int) -> ShortSource:
        """The same with the first few words of the document's title."""
        if len(self.title.split(" ")) <= words:
            return self
        shorter = f"{' '.join(self.title.split(' ')[:words]).rstrip(' ,;:(')}…"
        return replace(self, text=self.text.replace(self.title, shorter, 1), title=shorter)

    def without_document_address(self) -> ShortSource:
        """The same without the address of a document whose title is told; that of published figures stays."""
        if not (self.title and self.address):
            return self
        return replace(self, text=self.text.replace(f", {self.address}", "", 1), address="")

    def with_short_address(self) -> ShortSource:
        """The same, the document's address left out, of others the host and the last part of the path."""
        host, *parts = self.address.split("/")
        if self.title or len(parts) < _PARTS_OF_A_LONG_ADDRESS:
            return self.without_document_address()
        shorter = f"{host}/…/{parts[-1]}"
        return replace(self, text=self.text.replace(self.address, shorter, 1), address=shorter)


@dataclass(frozen=True, slots=True)
class PictureEvidence:
    """The words around a chart, ready to be set.

    `subtitle`: unit, population, place. `cautions`: readings and what a reader must know, a paragraph each.
    `citations`: who says it. `sources`: document, page, date, producer, address, a paragraph each. `identity`: figure
    ids and table hash. Of these a sheet of fixed size has the `short_subtitle`, without what nobody stated, where the
    whole one has no room, the `main_cautions`, the `lead` quote, `short_sources` and, where the ids are many, the
    first of `short_identities` that has room; `rest` says where all else is, in full and in few words, and so does
    `elsewhere`, as words within a sentence.
    """

    subtitle: tuple[str, ...]
    cautions: tuple[str, ...]
    citations: tuple[Citation, ...]
    sources: tuple[str, ...]
    identity: str
    main_cautions: tuple[ShortCaution, ...] = ()
    lead: LeadQuote | None = None
    short_sources: tuple[ShortSource, ...] = ()
    rest: tuple[str, ...] = ()
    short_identities: tuple[str, ...] = ()
    short_subtitle: str = ""
    elsewhere: str = ""


def picture(series: Series, *, lang: Lang, width: int, parties: Parties, evidence: PictureEvidence) -> Specification:
    """The chart of `series` with its evidence, `width` CSS pixels wide, as high as its words need."""
    inner = width - 2 * MARGIN
    labeller = Labeller(lang, PRINT, parties, inner)
    body = sketches(series, lang, PRINT, inner, parties)
    parts = [_picture_head(series, evidence, inner, labeller), *body, draw_foot(evidence, inner, labeller)]
    return stack_sketches(parts, PRINT, describe(series, lang), MARGIN)


def _picture_head(series: Series, evidence: PictureEvidence, width: float, labeller: Labeller) -> Sketch:
    sketch = Sketch(width, 0, labeller.theme)
    title = balance_lines(headline(series, labeller.lang), TITLE, width)
    top = write_lines(sketch, title, TITLE, labeller.theme.ink, 0.0) + 3
    scope = [line for text in evidence.subtitle for line in balance_lines(text, SUBTITLE, width)]
    sketch.height = write_lines(sketch, scope, SUBTITLE, labeller.theme.soft, top) + 14
    return sketch


def draw_foot(evidence: PictureEvidence, width: float, labeller: Labeller) -> Sketch:
    """All cautions, quotes, sources and ids below a rule."""
    theme = labeller.theme
    sketch = Sketch(width, 0, theme)
    sketch.rule(0, 8, width, 8, Pen(theme.axis))
    top = 16.0
    if evidence.cautions:
        top = _paragraph(sketch, say("charts.cautions", labeller.lang), STRONG_SMALL, theme.ink, top) + 2
        for text in evidence.cautions:
            top = _paragraph(sketch, text, SMALL, theme.ink, top) + 3
        top += _PARAGRAPH_GAP
    for citation in evidence.citations:
        top = _citation(sketch, citation, top, labeller) + _PARAGRAPH_GAP
    for text in (*evidence.sources, evidence.identity):
        top = _paragraph(sketch, text, SMALL, theme.soft, top) + _PARAGRAPH_GAP
    sketch.height = top
    return sketch


def _citation(sketch: Sketch, citation: Citation, top: float, labeller: Labeller) -> float:
    """Badges, then the words beside them; from the second line on the words take the whole width."""
    badges = badge_runs(citation.parties, labeller.parties, labeller.theme, labeller.lang)
    indent = line_width(badges) + 8 if badges else 0.0
    if badges:
        write_line(sketch, badges, 0, top - 1)
    first, rest = _first_line(citation.text, sketch.width - indent)
    sketch.text(indent, top + SMALL.baseline, first, SMALL, labeller.theme.ink)
    top += max(SMALL.line, line_height(badges) if badges else 0.0)
    return _paragraph(sketch, rest, SMALL, labeller.theme.ink, top) if rest else top


def _first_line(text: str, width: float) -> tuple[str, str]:
    first = wrap_text(text, SMALL, width)[0]
    return first, text[len(first) :].lstrip()


def _paragraph(sketch: Sketch, text: str, style: Style, colour: str, top: float) -> float:
    return write_lines(sketch, wrap_text(text, style, sketch.width), style, colour, top)


def write_lines(sketch: Sketch, lines: Sequence[str], style: Style, colour: str, top: float) -> float:
    """Write lines of text from `top` on; the pixel below the last of them."""
    for line in lines:
        sketch.text(0, top + style.baseline, line, style, colour)
        top += style.line
    return top
