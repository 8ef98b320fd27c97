"""Which figures of a document stand in the table: row by row, and counted by speaker, so that nobody's are left out.

A row says what a candidate says where it has the same quote and the same number.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from pathlib import Path

from facts import progress
from facts.documents.candidates import Candidate
from facts.documents.document_file import Document, Patience, UnreadableDocument, read_document
from facts.documents.find import Search, search
from facts.documents.quote_search import Pages, documents_in, letters
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.figures.units import Units
from facts.grouping import grouped
from facts.words import Text

# A share in words is written with one decimal: a third is 33.3.
_CLOSE = Fraction(6, 100)
_LONGEST_START = 40
_FIRST = 12


def title_of_document(found: Search, figures: Mapping[str, Figure]) -> str:
    """What the table calls a document whose candidates are marked, where its rows agree; else what it calls itself."""
    names = {figures[name].document for one in found.candidates for name in one.in_table} - {""}
    return names.pop() if len(names) == 1 else found.about.title


class TableIndex:
    """The rows of a table by the words of their quotes."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._units = Units()
        self._figures = [figure for figure in figures if figure.quote and figure.is_claim]
        self._words = [letters(figure.quote) for figure in self._figures]
        self._by_start: dict[str, list[int]] = defaultdict(list)
        # What a quote inside another is found by, so that not every row is compared with every candidate.
        self._by_first: dict[str, list[int]] = defaultdict(list)
        for row, words in enumerate(self._words):
            self._by_start[words[:_LONGEST_START]].append(row)
            self._by_first[words[:_FIRST]].append(row)
        self._firsts = sorted({len(first) for first in self._by_first})
        self._joined = "\n".join(self._words)
        self._ends = list(accumulate(len(words) + 1 for words in self._words))

    def marked(self, candidate: Candidate) -> Candidate:
        """The candidate with the ids of the rows that have its quote and its number."""
        return replace(candidate, in_table=tuple(figure.id for figure in self.rows_of(candidate)))

    def rows_of(self, candidate: Candidate) -> list[Figure]:
        """The rows with the same quote, or a longer or shorter cut of it, and the same number or direction."""
        quote = letters(candidate.quote)
        near = self._by_start.get(quote[:_LONGEST_START]) or sorted({*self._inside(quote), *self._around(quote)})
        return [
            self._figures[row]
            for row in near
            if (self._words[row] in quote or quote in self._words[row])
            and self._says_the_same(candidate, self._figures[row])
        ]

    def _inside(self, quote: str) -> Iterator[int]:
        """The rows whose quote begins within `quote`."""
        for at in range(len(quote)):
            for length in self._firsts:
                yield from self._by_first.get(quote[at : at + length], ())

    def _around(self, quote: str) -> Iterator[int]:
        """The rows in whose quote `quote` stands."""
        at = self._joined.find(quote) if quote else -1
        while at >= 0:
            row = bisect_right(self._ends, at)
            yield row
            at = self._joined.find(quote, self._ends[row])

    def _says_the_same(self, candidate: Candidate, figure: Figure) -> bool:
        if candidate.value is None:
            return (
                figure.value is None and figure.direction == candidate.direction and self._same_thing(candidate, figure)
            )
        if figure.value is None:
            return False
        written = Fraction(figure.value if isinstance(figure.value, Decimal) else Decimal(str(figure.value)))
        factor = Fraction(str(figure.unit.factor)) if figure.unit else Fraction(1)
        unit = self._units.find(candidate.unit)
        own = candidate.value * (Fraction(str(unit.factor)) if unit else _scale(candidate.unit))
        return any(
            abs(abs(value) - abs(own)) <= (_CLOSE if abs(own) <= 100 else 0) for value in (written * factor, written)
        )

    def _same_thing(self, candidate: Candidate, figure: Figure) -> bool:
        """Whether two claims of direction in one sentence are of one thing: by the unit where both have one."""
        unit = self._units.find(candidate.unit)
        return unit is None or figure.unit is None or unit.dimension == figure.unit.dimension


def _scale(unit: str) -> Fraction:
    scales = {"million": 10**6, "billion": 10**9, "trillion": 10**12, "1000": 1000}
    return Fraction(scales.get(unit.split(" ")[0], 1))


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


def coverage_of_folder(
    folder: Path, figures: Iterable[Figure], unread: list[Text], parties: Parties | None = None
) -> Iterator[Coverage]:
    """The coverage of each document of a folder by a table with these parties; what cannot be read is in `unread`."""
    claims = [figure for figure in figures if figure.is_claim and figure.quote]
    index = TableIndex(claims)
    patience = Patience()
    for path in progress.in_turn(list(documents_in(folder, unread))):
        try:
            document = read_document(path, patience)
            yield coverage_of(document, search(document, parties), index, claims)
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
    for quote, figures in grouped(left, lambda figure: figure.quote).items():
        if pages.find(quote):
            yield from figures
