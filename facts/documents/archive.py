"""Archived documents: a folder of PDFs, DOCX, HTML and plain texts in which quotes are looked for."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from facts.documents.quote_search import Hit, Pages
from facts.documents.reading import read_document
from facts.documents.unreadable import UnreadableDocument
from facts.words import Text

_NO_FOLDER = Text("There is no folder {name}.", "Det finns ingen mapp {name}.")
_A_LINK = Text(
    "{name} is a link and was not followed. Put the document itself into the folder.",
    "{name} är en länk och följdes inte. Lägg själva dokumentet i mappen.",
)


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
        for path in documents_in(folder, unread):
            try:
                document = read_document(path)
                documents.append(Pages(path.name, [page.text for page in document.pages()]))
            except UnreadableDocument as error:
                unread.append(error.message)
        return cls(tuple(documents), tuple(unread))

    def find(self, quote: str) -> list[Hit]:
        """Every place of `quote` in any document."""
        return [hit for document in self.documents for hit in document.find(quote)]

    def scattered(self, quote: str) -> list[int]:
        """The pages on which all words of a quote stand that is nowhere in one run."""
        return sorted({page for document in self.documents for page in document.scattered(quote)})


def documents_in(folder: Path, unread: list[Text]) -> Iterator[Path]:
    """The regular files of a folder by name; links are named in `unread`, hidden files are passed over."""
    for path in sorted(folder.iterdir()):
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


def pages_named(page: str) -> tuple[int, ...]:
    """The pages that a `page` cell names: 3 is (3,), 2–3 is (2, 3), blank is ()."""
    numbers = [int(number) for number in page.replace("-", "–").split("–") if number.strip().isdigit()]
    return tuple(range(numbers[0], numbers[-1] + 1)) if numbers else ()


def on_page(hits: Iterable[Hit], page: str) -> list[Hit]:
    """The hits that stand on the pages that a `page` cell names; all of them when it names none."""
    named = set(pages_named(page))
    return [hit for hit in hits if not named or named.issuperset(hit.pages) or hit.pages[0] in named]
