"""The documents and sources of figures for reference managers: BibTeX, and CSL-JSON (citeproc-js, schema 1.0)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from facts.figures.figure import Figure

# What TeX reads as a command; UTF-8 letters are text to biber and to BibTeX 0.99d alike.
_SPECIAL = str.maketrans(
    {sign: f"\\{sign}" for sign in "{}$&#_%"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Work:
    """One document or published table: `author` is the body that measured a published figure, "" for a document."""

    key: str
    title: str
    author: str
    day: date | None
    address: str
    accessed: date | None


def works_of(figures: Iterable[Figure]) -> list[Work]:
    """Each document and each source once, in the order of the table, under keys that do not change with it.

    The key is made of author or title and year; a second work with the same gets a letter.
    """
    works: dict[tuple[object, ...], Work] = {}
    taken: dict[str, int] = {}
    for figure in figures:
        author = "" if figure.is_claim else figure.producer
        address = (figure.document_url if figure.is_claim else figure.source_url) or figure.document_url
        title = figure.document or (figure.series_title("en") if not figure.is_claim else "") or address
        identity = (title, author, figure.document_date, address)
        if title and identity not in works:
            stem = _stem(author or title, figure.document_date)
            taken[stem] = taken.get(stem, 0) + 1
            key = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
            works[identity] = Work(key, title, author, figure.document_date, address, figure.accessed)
    return list(works.values())


def bibtex(figures: Iterable[Figure]) -> bytes:
    """A `.bib` file, UTF-8, one @misc for each work."""
    return "\n".join(_entry(work) for work in works_of(figures)).encode()


def csl_json(figures: Iterable[Figure]) -> bytes:
    """The works as CSL-JSON, for Zotero, Pandoc and the like."""
    items = [_item(work) for work in works_of(figures)]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _entry(work: Work) -> str:
    fields = "".join(f"  {name} = {{{text}}},\n" for name, text in _fields(work))
    return f"@misc{{{work.key},\n{fields}}}\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_tex(work.title)}}}"
    if work.author:
        # Braces of its own keep the name of a body from being read as given and family name.
        yield "author", f"{{{_tex(work.author)}}}"
    if work.day:
        yield "year", str(work.day.year)
        yield "date", work.day.isoformat()
    if work.address:
        yield "url", work.address.replace("{", "%7B").replace("}", "%7D")
    if work.accessed:
        yield "urldate", work.accessed.isoformat()


def _item(work: Work) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": work.key,
        "type": "dataset" if work.author else "document",
        "title": work.title,
    }
    if work.author:
        item["author"] = [{"literal": work.author}]
    if work.day:
        item["issued"] = _date_parts(work.day)
    if work.address:
        item["URL"] = work.address
    if work.accessed:
        item["accessed"] = _date_parts(work.accessed)
    return item


def _date_parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _tex(text: str) -> str:
    return _CONTROLS.sub(" ", text).translate(_SPECIAL)


def _stem(name: str, day: date | None) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", plain)[:3]
    return "-".join(filter(None, [*words, str(day.year) if day else ""])).lower() or "work"
