"""The documents of a site: the text of each with the table's figures marked in it, and where each figure is marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from facts import progress
from facts.documents.coverage import TableIndex, title_of_document
from facts.documents.document_file import Page, Patience, UnreadableDocument, read_document
from facts.documents.find import Search, search
from facts.documents.page_text import is_spaced, page_html
from facts.documents.quote_search import documents_in, letters
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.share.written_files import unique_names
from facts.words import Text

_START = 24
"""So many letters of a quote are looked up at once: fewer stand in any document, more would pass over short quotes."""


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Words on a page that the table has as `figures`, or, without figures, a claim that it does not have."""

    start: int
    end: int
    figures: tuple[str, ...]


@dataclass(frozen=True)
class SiteDocument:
    """A document as its page shows it: `marks` by the number of the page, in their order and apart."""

    name: str
    file: str
    title: str
    language: str
    pages: tuple[Page, ...]
    marks: Mapping[int, Sequence[MarkedWords]] = field(default_factory=dict)
    claims: int = 0
    claims_in_table: int = 0

    @property
    def path(self) -> str:
        """Its page, in the folder of a language."""
        return f"documents/{self.name}.html"

    def places(self) -> Iterator[tuple[str, int]]:
        """Each figure that is marked, with the page on which it is first."""
        known: set[str] = set()
        for number, marks in self.marks.items():
            for identity in (identity for mark in marks for identity in mark.figures):
                if identity not in known:
                    known.add(identity)
                    yield identity, number


def documents_of(
    folder: Path, figures: Sequence[Figure], unread: list[Text], parties: Parties | None = None
) -> list[SiteDocument]:
    """The documents of a folder by name, with the figures of the table in them; what cannot be read is named.

    `parties` are the table's.
    """
    paths = list(documents_in(folder, unread))
    names = unique_names(path.stem for path in paths)
    documents = []
    patience = Patience()
    for path, name in zip(progress.in_turn(paths), names, strict=True):
        try:
            document = read_document(path, patience)
            found = search(document, parties)
        except UnreadableDocument as error:
            unread.append(error.message)
        else:
            documents.append(_marked(name, path.name, found, tuple(document.pages()), figures))
    return documents


def _marked(name: str, file: str, found: Search, pages: tuple[Page, ...], figures: Sequence[Figure]) -> SiteDocument:
    own = _figures_in(pages, figures)
    index = TableIndex(own)
    found = found.marked(index.marked)
    candidates = found.candidates
    spans: dict[int, list[MarkedWords]] = {}
    for candidate in candidates:
        for page, start, end in candidate.spans:
            spans.setdefault(page, []).append(MarkedWords(start, end, candidate.in_table))
    marked = {identity for candidate in candidates for identity in candidate.in_table}
    for page, mark in _quotes(pages, [figure for figure in own if figure.id not in marked]):
        spans.setdefault(page, []).append(mark)
    return SiteDocument(
        name, file, title_of_document(found, {figure.id: figure for figure in own}), found.about.language, pages,
        {page: _apart(spans[page]) for page in sorted(spans)}, len(candidates),
        sum(bool(candidate.in_table) for candidate in candidates),
    )  # fmt: skip


def _figures_in(pages: Iterable[Page], figures: Iterable[Figure]) -> list[Figure]:
    """The claims whose quote stands in the document; its length, not that of the table, decides how long this takes."""
    text = "".join(letters(page.text) for page in pages)
    starts = {text[at : at + _START] for at in range(len(text))}
    found = []
    for figure in figures:
        if figure.is_claim and figure.quote:
            wanted = letters(figure.quote.partition("[")[0]) or letters(figure.quote)
            if len(wanted) >= _START and wanted[:_START] in starts and wanted in text:
                found.append(figure)
    return found


def _quotes(pages: Sequence[Page], figures: Sequence[Figure]) -> Iterator[tuple[int, MarkedWords]]:
    """The whole sentence of figures whose number was not found in it; a sentence across two pages is not marked."""
    if not figures:
        return
    for page in pages:
        offsets = [n for n, sign in enumerate(page.text) for _ in letters(sign)]
        text = "".join(letters(sign) for sign in page.text)
        for figure in figures:
            wanted = letters(figure.quote.partition("[")[0])
            at = text.find(wanted)
            if wanted and at >= 0:
                yield page.number, MarkedWords(offsets[at], offsets[at + len(wanted) - 1] + 1, (figure.id,))


def _apart(marks: Iterable[MarkedWords]) -> list[MarkedWords]:
    """Marks in their order; of those that overlap the one with figures stands, and holds those of the other."""
    kept: list[MarkedWords] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        last = kept[-1] if kept else None
        if last is None or mark.start >= last.end:
            kept.append(mark)
        elif mark.figures and last.figures:
            ids = tuple(dict.fromkeys((*last.figures, *mark.figures)))
            kept[-1] = MarkedWords(last.start, max(last.end, mark.end), ids)
        elif mark.figures:
            kept[-1] = mark
    return kept


# --- a page with its marks ---------------------------------------------------------------------------------------


def marked_text(page: Page, document: SiteDocument, link: Callable[[str], tuple[str, str]], missing: str) -> Markup:
    """The text of a page with its marks; `link` gives the address of a figure and what it says, by its id.

    An id is given where a figure is marked first; figures beyond the first of a mark are numbered behind it.
    """
    first = {identity for identity, number in document.places() if number == page.number}
    spaced = is_spaced(page.text)
    parts, end = [], 0
    for mark in document.marks.get(page.number, ()):
        words = page_html(page.text[mark.start : mark.end], spaced=spaced)
        html = Markup('<span class="missing" title="{}">{}</span>').format(missing, words)
        if mark.figures:
            html = _anchors(mark, first) + _links(mark, words, link)
            first.difference_update(mark.figures)
        parts += [page_html(page.text[end : mark.start], spaced=spaced), html]
        end = mark.end
    return Markup("").join([*parts, page_html(page.text[end:], spaced=spaced)])


def _anchors(mark: MarkedWords, first: set[str]) -> Markup:
    ids = (identity for identity in mark.figures if identity in first)
    return Markup("").join(Markup('<span id="mark:{}"></span>').format(identity) for identity in ids)


def _links(mark: MarkedWords, words: Markup, link: Callable[[str], tuple[str, str]]) -> Markup:
    address, title = link(mark.figures[0])
    html = Markup('<mark><a href="{}" title="{}">{}</a></mark>').format(address, title, words)
    for n, identity in enumerate(mark.figures[1:], start=2):
        address, title = link(identity)
        html += Markup('<sup><a href="{0}" title="{1}" aria-label="{1}">{2}</a></sup>').format(address, title, n)
    return html
