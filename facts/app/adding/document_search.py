"""A document searched beside the page: what has been found so far can be looked at while the rest is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import NamedTuple

import streamlit as st

from facts.documents.candidates import Candidate, LeftOut
from facts.documents.document_details import About, about_document
from facts.documents.document_file import Document, Page, UnreadableDocument, read_bytes_of, read_document
from facts.documents.find import find_candidates
from facts.documents.page_text import Portion, Portions, spans_apart
from facts.figures.parties import Parties, Party
from facts.progress import CalledOff, report_to
from facts.words import Text, in_both

# Seconds: a page that shows a search looks every two, so that who has not looked for a minute has left.
_FORGOTTEN = 60.0


class MarkedSpan(NamedTuple):
    """A stretch of a page's text: a candidate's by its number from 0, None for what is left out, and why."""

    start: int
    end: int
    candidate: int | None
    why: Text = Text("", "")


class DocumentSearch:
    """The search of one document; its lists grow until it `is_done`, or nobody has looked at them for a minute.

    `parties` are those that the table has.
    """

    def __init__(self, open_document: Callable[[], Document], parties: Sequence[Party]) -> None:
        self.about: About | None = None
        self.name, self.count = "", 0
        self.candidates: list[Candidate] = []
        self.left_out: list[LeftOut] = []
        self.pages: list[Page] = []
        self.trouble: Text | None = None
        self.is_called_off = False
        self._portions: dict[int, Portions] = {}
        self._places: list[tuple[int, Portion]] = []
        self._chosen: tuple[object, int, dict[int, Candidate]] = (None, 0, {})
        self._share, self._looked = 0.0, monotonic()
        self._begun, self._done = Event(), Event()
        Thread(target=self._run, args=(open_document, Parties(parties)), daemon=True).start()

    @property
    def is_done(self) -> bool:
        """Whether all of the document has been read."""
        self._looked = monotonic()
        return self._done.is_set()

    @property
    def share(self) -> float:
        """How much of it has been read, from 0 to 1."""
        return self._share

    def wait_for_first(self, seconds: float) -> bool:
        """Whether the first pages were searched, or all of it, before so many seconds had passed."""
        return self._begun.wait(seconds)

    def wait(self, seconds: float) -> bool:
        """Whether it was done before so many seconds had passed."""
        return self._done.wait(seconds)

    def text_of(self, page: int) -> str:
        """The text of a page that has been read, "" of one that has not."""
        return self.pages[page - 1].text if page <= len(self.pages) else ""

    def places(self) -> Sequence[tuple[int, Portion]]:
        """For each candidate the page on which it begins, and the portion of it that is shown at once."""
        known = self._places
        places = list(known)  # several readers may look at one search
        for one in self.candidates[len(known) :]:
            page, start, _ = one.spans[0] if one.spans else (int(one.page.partition("–")[0] or 1), 0, 0)
            if page not in self._portions:
                self._portions[page] = Portions(self.text_of(page))
            places.append((page, self._portions[page].holding(start)))
        self._places = places
        return places

    def choose(self, state: object, wanted: Callable[[Candidate], bool]) -> Mapping[int, Candidate]:
        """The candidates that are `wanted`, by their numbers; each is asked about once in one `state` of the table."""
        known, asked, chosen = self._chosen
        if known != state:
            asked, chosen = 0, {}
        new = list(enumerate(self.candidates[asked:], start=asked))
        chosen = chosen | {n: one for n, one in new if wanted(one)}
        self._chosen = state, asked + len(new), chosen
        return chosen

    def spans_on(self, page: int) -> list[MarkedSpan]:
        """What is to be marked on a page, in its order, nothing twice."""
        spans = [
            MarkedSpan(start, end, n)
            for n, one in enumerate(self.candidates)
            for number, start, end in one.spans
            if number == page
        ]
        spans += [
            MarkedSpan(start, end, None, one.why)
            for one in self.left_out
            for number, start, end in one.spans
            if number == page
        ]
        return spans_apart((span for span in spans if span.end > span.start), lambda span: int(span.candidate is None))

    def _run(self, open_document: Callable[[], Document], parties: Parties) -> None:
        try:
            with report_to(self._hear):
                document = open_document()
                self.name, self.count = document.name, document.count
                self.about = about_document(document)
                for found in find_candidates(document, self.about, parties):
                    self.pages = list(document.read_so_far)
                    self.left_out += found.left_out
                    self.candidates += found.candidates
                    self._begun.set()
        except UnreadableDocument as unreadable:
            self.trouble = unreadable.message
        except CalledOff:
            self.is_called_off = True
        except Exception:  # whatever it was, the page says that the search has ended
            self.trouble = in_both("document.failed", name=self.name)
            raise
        finally:
            self._begun.set()
            self._done.set()

    def _hear(self, share: float) -> None:
        self._share = share
        if monotonic() - self._looked > _FORGOTTEN:
            raise CalledOff


def search_upload(name: str, content: bytes, parties: Parties) -> DocumentSearch:
    """The search of a document that was dropped on the page."""
    key = name, sha256(content).hexdigest(), parties.parties
    if _search_upload(*key, content).is_called_off:
        _search_upload.clear(*key, content)
    return _search_upload(*key, content)


def search_file(path: Path, parties: Parties) -> DocumentSearch:
    """The search of a document in the folder beside the table."""
    status = path.stat()
    key = path, (status.st_mtime_ns, status.st_size), parties.parties
    if _search_file(*key).is_called_off:
        _search_file.clear(*key)
    return _search_file(*key)


@st.cache_resource(max_entries=4, show_spinner=False)
def _search_upload(name: str, mark: str, parties: tuple[Party, ...], _content: bytes) -> DocumentSearch:
    return DocumentSearch(lambda: read_bytes_of(name, _content), parties)


@st.cache_resource(max_entries=4, show_spinner=False)
def _search_file(path: Path, stamp: tuple[int, int], parties: tuple[Party, ...]) -> DocumentSearch:
    return DocumentSearch(lambda: read_document(path), parties)
