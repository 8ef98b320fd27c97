"""A file as a document: its pages as text, whatever it is written in. Nothing runs and nothing is fetched.

PDF is read page by page in a process of its own, so that a hostile file can neither hang nor end this one; DOCX, HTML
and plain text are read at once. What cannot be read is said as `UnreadableDocument`, in words for the user.
"""

from __future__ import annotations

import codecs
import contextlib
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from time import monotonic
from typing import IO, NamedTuple

from facts.documents.docx_and_html import MarkupPages, NotADocument, UnpacksTooLarge, read_docx, read_html
from facts.documents.page_text import in_reading_order
from facts.documents.pdf_process import LONG
from facts.words import Text

_FORM_FEED = "\f"
_LARGEST_DOCUMENT = 200_000_000
LARGEST_TEXT = 20_000_000
"""Letters of one document that are looked through: five thousand full pages, which take ten minutes at worst."""
TEXTS = (".txt", ".text", ".md", "")
_MARKUP = (".html", ".htm", ".xhtml")
_SUFFIXES = (*TEXTS, *_MARKUP, ".pdf", ".docx")

_MISSING = Text("There is no file {name}.", "Det finns ingen fil {name}.")
_NO_FILE = Text(
    "{name} is a folder or a device, not a document. Name a file.",
    "{name} är en mapp eller en enhet, inget dokument. Ange en fil.",
)
_TOO_LARGE = Text("{name} is larger than 200 MB and was not read.", "{name} är större än 200 MB och lästes inte.")
_UNREADABLE = Text("{name} could not be read: {why}.", "{name} gick inte att läsa: {why}.")
_DAMAGED = Text(
    "{name} could not be read as {kind}. It may be damaged. Save its text as a .txt file instead.",
    "{name} gick inte att läsa som {kind}. Den kan vara skadad. Spara dess text som en .txt-fil i stället.",
)
_BOMB = Text(
    "{name} grows to more than 50 MB when it is unpacked and was not read. Save its text as a .txt file instead.",
    "{name} blir större än 50 MB när den packas upp och lästes inte. Spara dess text som en .txt-fil i stället.",
)
_OLD_WORD = Text(
    "{name} is locked with a password, or in Word's old format. Save it as DOCX without a password.",
    "{name} är låst med ett lösenord eller sparad i Words gamla format. Spara den som DOCX utan lösenord.",
)
_OTHER = Text(
    "{name} is no PDF, DOCX, HTML or plain text and was not read. Save it as one of them.",
    "{name} är varken PDF, DOCX, HTML eller ren text och lästes inte. Spara den som något av dem.",
)
_NO_TEXT = Text(
    "{name} holds no text, only pictures of pages. Run it through text recognition (OCR) first; until then nothing "
    "can be found in it.",
    "{name} innehåller ingen text, bara bilder av sidor. Kör den genom textigenkänning (OCR) först; innan dess går "
    "inget att hitta i den.",
)
_EMPTY = Text(
    "{name} holds no text. If it shows pictures of pages, save it as a PDF and run text recognition (OCR) on that.",
    "{name} innehåller ingen text. Om den visar bilder av sidor: spara den som PDF och kör textigenkänning (OCR).",
)
_NOTHING = Text(
    "{name} is empty. Was it saved before it was sent? Fetch it again.",
    "{name} är tom. Sparades den innan den skickades? Hämta den på nytt.",
)
_EMPTY_PAGE = Text(
    "{name} holds no text. If a script draws the page, open it in a browser and save what you see as a PDF.",
    "{name} innehåller ingen text. Om ett skript ritar sidan: öppna den i en webbläsare och spara det du ser som PDF.",
)
SPARE = 60.0
"""Seconds beyond what is usual, for all documents that are read one after the other."""
# Seconds that a slow machine needs at most: to begin, for any PDF, for a page of it; and for dense drawings by size.
_TO_BEGIN = 10.0
_FOR_ANY = 1.0
_FOR_A_PAGE = 0.1
_BYTES_A_SECOND = 100_000

# How files begin that Word locks with a password, and those of before 2007.
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")

_PROGRAM = Path(__file__).with_name("pdf_process.py")

_LOCKED = Text(
    "{name} is locked with a password. Save it without one, or its text as a .txt file.",
    "{name} är låst med ett lösenord. Spara den utan lösenord, eller dess text som en .txt-fil.",
)
_SLOW = Text(
    "{name} took much longer to read than documents of its size do, and was given up. Save its text as a .txt file "
    "instead.",
    "{name} tog mycket längre tid att läsa än dokument av den storleken gör och lämnades oläst. Spara dess text som "
    "en .txt-fil i stället.",
)
_TOO_LONG = Text(
    "{name} holds more than 20 million letters and was not read. Split it into several documents.",
    "{name} innehåller mer än 20 miljoner bokstäver och lästes inte. Dela det i flera dokument.",
)


class UnreadableDocument(Exception):
    """The document could not be read; `message` says why and what to do, in both languages."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


class Page(NamedTuple):
    """One page: its number from 1 on, and its text in the order in which it is read."""

    number: int
    text: str


class Document:
    """A document by its pages, which are read when they are asked for and then kept.

    `count` is the number of pages. `last` is the text of the last page, known before the others of a long document
    are read; "" until it is. `hints` are what an HTML page says of itself: title, date, publisher.
    """

    def __init__(self, name: str, pages: PdfPages | list[str], hints: MarkupPages | None = None) -> None:
        self.name = name
        self.hints = hints or MarkupPages([])
        self.count = len(pages)
        self._source = iter(pages)
        self._kept: list[Page] = []
        self._letters = 0
        self._ahead = pages

    @property
    def last(self) -> str:
        """The text of the last page, as far as it is known."""
        if isinstance(self._ahead, PdfPages):
            return self._ahead.last
        return self._ahead[-1] if self._ahead else ""

    @property
    def read_so_far(self) -> tuple[Page, ...]:
        """The pages that have been read and are kept."""
        return tuple(self._kept)

    def pages(self) -> Iterator[Page]:
        """The pages in their order; those that were read before come at once."""
        at = 0
        while True:
            while at < len(self._kept):
                yield self._kept[at]
                at += 1
            text = next(self._source, None)
            if text is None:
                return
            self._letters += len(text)
            if self._letters > LARGEST_TEXT:
                raise UnreadableDocument(_TOO_LONG.format(name=self.name))
            self._kept.append(Page(len(self._kept) + 1, in_reading_order(text)))

    def has_text(self) -> bool:
        """Whether any page holds text; reads on until one does."""
        return any(page.text.strip() for page in self.pages())


class Patience:
    """How long documents are waited for: each as long as its size lets expect, all together `SPARE` seconds more.

    So one that was made to be slow cannot hold up the others of its folder for ever, nor take their time from them.
    """

    def __init__(self) -> None:
        self.spare = SPARE


def read_document(path: Path, patience: Patience | None = None) -> Document:
    """The document in the file at `path`; UnreadableDocument with a message where there is none.

    `patience` is shared by documents that are read one after the other.

    Only regular files are opened. Pages of a PDF are read when they are asked for, and what stops their reading is
    raised there.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        raise UnreadableDocument(_MISSING.format(name=path.name)) from None
    except (OSError, ValueError) as error:
        raise UnreadableDocument(_UNREADABLE.format(name=path.name, why=_reason(error))) from None
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableDocument(_NO_FILE.format(name=path.name or path))
    if status.st_size > _LARGEST_DOCUMENT:
        raise UnreadableDocument(_TOO_LARGE.format(name=path.name))
    if not status.st_size:
        raise UnreadableDocument(_NOTHING.format(name=path.name))
    if path.suffix.lower() == ".pdf":
        return _with_text(Document(path.name, PdfPages(path, patience=patience)))
    try:
        return read_bytes_of(path.name, path.read_bytes())
    except OSError as error:
        raise UnreadableDocument(_UNREADABLE.format(name=path.name, why=_reason(error))) from None


def read_bytes_of(name: str, content: bytes) -> Document:
    """The document that `content` is, by the ending of `name`; for uploads, which have no path."""
    suffix = Path(name).suffix.lower()
    if suffix not in _SUFFIXES:
        raise UnreadableDocument(_OTHER.format(name=name))
    if not content:
        raise UnreadableDocument(_NOTHING.format(name=name))
    if suffix == ".pdf":
        return _with_text(Document(name, PdfPages.of_bytes(name, content)))
    try:
        if suffix == ".docx" and content.startswith(_OLE):
            raise UnreadableDocument(_OLD_WORD.format(name=name))
        if suffix == ".docx":
            return _with_text(Document(name, read_docx(content)))
        if suffix in _MARKUP:
            page = read_html(content)
            return _with_text(Document(name, page.pages, page))
    except UnpacksTooLarge:
        raise UnreadableDocument(_BOMB.format(name=name)) from None
    except NotADocument:
        raise UnreadableDocument(_DAMAGED.format(name=name, kind="DOCX" if suffix == ".docx" else "HTML")) from None
    return _with_text(Document(name, text_of(content).split(_FORM_FEED)))


def text_of(content: bytes) -> str:
    """Bytes as text: UTF-8, UTF-16 with its byte order mark, else Windows letters."""
    utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return content.decode("latin-1")


def _with_text(document: Document) -> Document:
    # A scan may have a typed cover: the first pages decide nothing, so all are looked at until one has text.
    if not document.has_text():
        suffix = Path(document.name).suffix.lower()
        message = _NO_TEXT if suffix == ".pdf" else _EMPTY_PAGE if suffix in _MARKUP else _EMPTY
        raise UnreadableDocument(message.format(name=document.name))
    return document


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


class PdfPages:
    """The texts of a PDF's pages, in their order; `len` is known at once, `last` is the text of the last page."""

    def __init__(self, path: Path, name: str = "", patience: Patience | None = None) -> None:
        self._name = name or path.name
        self._patience = patience or Patience()
        self._left = _TO_BEGIN
        size = path.stat().st_size
        # By its file, so that the process loads nothing but itself; -P keeps this folder's names out of its way.
        command = [sys.executable, "-P", str(_PROGRAM), str(path.resolve())]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
        )
        self._records: Queue[str | None] = Queue()
        threading.Thread(target=_listen, args=(self._process.stdout, self._records), daemon=True).start()
        self._count = int(self._next() or 0)
        self._left = _FOR_ANY + self._count * _FOR_A_PAGE + size / _BYTES_A_SECOND
        self.last = self._next() or "" if self._count > LONG else ""

    @classmethod
    def of_bytes(cls, name: str, content: bytes) -> PdfPages:
        """The pages of a PDF that is in memory, by way of a file that is gone afterwards."""
        with tempfile.NamedTemporaryFile(suffix=".pdf", delete=False) as file:
            file.write(content)
        try:
            # The process has opened the file when it has said how many pages there are.
            return cls(Path(file.name), name)
        finally:
            with contextlib.suppress(OSError):
                Path(file.name).unlink()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        for _ in range(self._count):
            text = self._next()
            if text is None:
                return
            yield text

    def __del__(self) -> None:
        process = getattr(self, "_process", None)
        if process is not None and process.poll() is None:
            process.kill()
            process.wait()

    def _next(self) -> str | None:
        """The next record; None at the end, UnreadableDocument where the process fails."""
        begun = monotonic()
        try:
            record = self._records.get(timeout=max(0.0, self._left + self._patience.spare))
        except Empty:
            self._process.kill()
            raise UnreadableDocument(_SLOW.format(name=self._name)) from None
        finally:
            self._left -= monotonic() - begun
            self._patience.spare += min(0.0, self._left)
            self._left = max(0.0, self._left)
        if record is None:
            code = self._process.wait()
            if code:
                message = _LOCKED.format(name=self._name) if code == 1 else _DAMAGED.format(name=self._name, kind="PDF")
                raise UnreadableDocument(message)
        return record


def _listen(stream: IO[bytes], records: Queue[str | None]) -> None:
    """Pass on what the process writes, and at its end None."""
    while size := stream.readline():
        records.put(stream.read(int(size)).decode("utf-8", "replace"))
    records.put(None)
