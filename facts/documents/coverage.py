"""Which figures of each document stand in the table, speaker by speaker, so that nobody's are left out unseen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from facts import progress
from facts.documents.archive import documents_in
from facts.documents.candidates import Candidate
from facts.documents.find import Search, search
from facts.documents.in_table import TableIndex
from facts.documents.quote_search import Pages
from facts.documents.reading import Document, read_document
from facts.documents.unreadable import UnreadableDocument
from facts.figures.figure import Figure
from facts.words import Text


@dataclass(slots=True)
class SpeakerCount:
    """How many figures a speaker has in a document, and how many of them stand in the table."""

    cited_by: str
    party: str
    candidates: int = 0
    in_table: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """One document's coverage: `missing` are the candidates that no row of the table says."""

    document: str
    file: str
    speakers: tuple[SpeakerCount, ...]
    missing: tuple[Candidate, ...]

    def as_dict(self) -> Mapping[str, object]:
        """The coverage as the command gives it."""
        return {
            "document": self.document,
            "file": self.file,
            "speakers": [
                {"cited_by": one.cited_by, "party": one.party, "candidates": one.candidates, "in_table": one.in_table}
                for one in self.speakers
            ],
            "missing": [{"page": one.page, "quote": one.quote, "text": one.text} for one in self.missing],
        }


def coverage_of_folder(folder: Path, figures: Iterable[Figure], unread: list[Text]) -> Iterator[Coverage]:
    """The coverage of each document of a folder; what cannot be read is named in `unread`."""
    claims = [figure for figure in figures if figure.is_claim and figure.quote]
    index = TableIndex(claims)
    for path in progress.in_turn(list(documents_in(folder, unread))):
        try:
            document = read_document(path)
            yield coverage_of(document, search(document), index, claims)
        except UnreadableDocument as error:
            unread.append(error.message)


def coverage_of(document: Document, found: Search, index: TableIndex, claims: list[Figure]) -> Coverage:
    """The coverage of one document that has been searched.

    Demands are left out. A row of the table whose quote stands in the document counts for its speaker, also where no
    candidate was found for it.
    """
    counts: dict[tuple[str, str], SpeakerCount] = {}
    missing: list[Candidate] = []
    matched: set[str] = set()
    for candidate in found.candidates:
        if candidate.kind == "demand":
            continue
        rows = index.rows_of(candidate)
        matched.update(row.id for row in rows)
        # The table says whose words they are; the document's labels say it where no row does.
        names = (
            (rows[0].cited_by, ";".join(rows[0].parties)) if rows else (candidate.speaker.name, candidate.speaker.party)
        )
        count = counts.setdefault(names, SpeakerCount(*names))
        count.candidates += 1
        count.in_table += bool(rows)
        if not rows:
            missing.append(candidate)
    for figure in _only_in_table(document, claims, matched):
        names = (figure.cited_by, ";".join(figure.parties))
        count = counts.setdefault(names, SpeakerCount(*names))
        count.candidates += 1
        count.in_table += 1
    speakers = sorted(counts.values(), key=lambda one: (one.cited_by.casefold(), one.party))
    return Coverage(found.about.title, found.file, tuple(speakers), tuple(missing))


def _only_in_table(document: Document, claims: list[Figure], matched: set[str]) -> Iterator[Figure]:
    left = [figure for figure in claims if figure.id not in matched]
    if not left:
        return
    pages = Pages(document.name, [page.text for page in document.pages()])
    by_quote: dict[str, list[Figure]] = defaultdict(list)
    for figure in left:
        by_quote[figure.quote].append(figure)
    for quote, figures in by_quote.items():
        if pages.find(quote):
            yield from figures
