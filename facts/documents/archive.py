"""Archived documents: a folder of plain texts and PDFs in which quotes are looked for."""

from __future__ import annotations

import codecs
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from facts.documents.quote_search import Hit, Pages
from facts.words import Text

FORM_FEED = "\f"
LARGEST = 200_000_000
PATIENCE = 60.0
_TEXTS = (".txt", ".text", ".md", "")

_NO_FOLDER = Text("There is no folder {name}.", "Det finns ingen mapp {name}.")
_TOO_LARGE = Text("{name} is larger than 200 MB and was not read.", "{name} är större än 200 MB och lästes inte.")
_UNREADABLE = Text("{name} could not be read: {why}.", "{name} gick inte att läsa: {why}.")
_DAMAGED = Text(
    "{name} could not be read as a PDF. It may be damaged or locked. Save its text as a .txt file instead.",
    "{name} gick inte att läsa som PDF. Den kan vara skadad eller låst. Spara dess text som en .txt-fil i stället.",
)
_OTHER = Text(
    "{name} is neither plain text nor a PDF and was not read. Save it as one of them.",
    "{name} är varken ren text eller PDF och lästes inte. Spara den som något av dem.",
)
_SLOW = Text(
    "{name} took longer than a minute to read and was left out. Save its text as a .txt file instead.",
    "{name} tog mer än en minut att läsa och utelämnades. Spara dess text som en .txt-fil i stället.",
)
_NO_TEXT = Text(
    "{name} holds no text, only pictures of pages. Quotes cannot be found in it.",
    "{name} innehåller ingen text, bara bilder av sidor. Citat går inte att hitta i den.",
)


@dataclass(frozen=True, slots=True)
class Archive:
    """The documents of a folder, by file name, and what could not be read of it."""

    documents: tuple[Pages, ...]
    unread: tuple[Text, ...] = ()

    @classmethod
    def of(cls, folder: Path) -> Archive:
        """Read every plain text and PDF of `folder`; what cannot be read is named in `unread`.

        Pages of a text file are parted by form feeds. Hidden files and folders are passed over.
        """
        if not folder.is_dir():
            return cls((), (_NO_FOLDER.format(name=folder),))
        documents: list[Pages] = []
        unread: list[Text] = []
        for path in sorted(folder.iterdir()):
            if path.name.startswith(".") or not path.is_file():
                continue
            read = _pages(path)
            if isinstance(read, Text):
                unread.append(read)
            else:
                documents.append(read)
        return cls(tuple(documents), tuple(unread))

    def find(self, quote: str) -> list[Hit]:
        """Every place of `quote` in any document."""
        return [hit for document in self.documents for hit in document.find(quote)]


def pages_named(page: str) -> tuple[int, ...]:
    """The pages that a `page` cell names: 3 is (3,), 2–3 is (2, 3), blank is ()."""
    numbers = [int(number) for number in page.replace("-", "–").split("–") if number.strip().isdigit()]
    return tuple(range(numbers[0], numbers[-1] + 1)) if numbers else ()


def on_page(hits: Iterable[Hit], page: str) -> list[Hit]:
    """The hits that stand on the pages that a `page` cell names; all of them when it names none."""
    named = set(pages_named(page))
    return [hit for hit in hits if not named or named.issuperset(hit.pages) or hit.pages[0] in named]


def _pages(path: Path) -> Pages | Text:
    if path.suffix.lower() not in (*_TEXTS, ".pdf"):
        return _OTHER.format(name=path.name)
    try:
        if path.stat().st_size > LARGEST:
            return _TOO_LARGE.format(name=path.name)
        text = _pdf(path) if path.suffix.lower() == ".pdf" else _text(path.read_bytes())
    except OSError as error:
        return _UNREADABLE.format(name=path.name, why=error.strerror or error)
    if isinstance(text, Text):
        return text
    if not text.strip():
        return _NO_TEXT.format(name=path.name)
    return Pages(path.name, text.split(FORM_FEED))


def _text(content: bytes) -> str:
    utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _pdf(path: Path) -> str | Text:
    """The text of a PDF, read in a process of its own: a hostile file can neither hang nor end this one."""
    command = [sys.executable, "-m", "facts.documents.pdf_process", str(path.resolve())]
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False, cwd=_HOUSE)
    except subprocess.TimeoutExpired:
        return _SLOW.format(name=path.name)
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else _DAMAGED.format(name=path.name)


_HOUSE = Path(__file__).parents[2]
