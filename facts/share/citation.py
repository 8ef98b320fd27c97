"""Citations: to copy, short for a caption and long for a list of sources; and as files for reference managers.

In those to copy the parts and their order follow ISO 690 (who, title, pages, date, availability and date of access),
with the table's SHA-256 as the version that was read. The files are BibTeX, and CSL-JSON (citeproc-js, schema 1.0).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from facts.figures.figure import Figure
from facts.figures.wording import figure_words
from facts.share import sources
from facts.share.publication import Publication
from facts.words import Lang, dates, say


def short(figures: Sequence[Figure], publication: Publication) -> str:
    """One line: who said it, document, pages and date, and the first digits of the table's hash."""
    lang = publication.lang
    title = figures[0].series_title(lang)
    said = "; ".join(dict.fromkeys(_short(group, lang) for group in _groups(figures)))
    return f"{title}. {said}. {say('share.table', lang, hash=publication.hash)}."


def long(figures: Sequence[Figure], publication: Publication) -> str:
    """A line for each speaker and document with figures, producer, addresses and access; the whole hash."""
    lang = publication.lang
    title = figures[0].series_title(lang)
    lines = [_long(group, lang) for group in _groups(figures)]
    return "\n".join([f"{title}.", *lines, say("share.table_whole", lang, hash=publication.table.sha256)])


def _groups(figures: Sequence[Figure]) -> Iterable[sources.Group]:
    """Claims by speaker and document, references by document."""
    for said in sources.speakers(figure for figure in figures if figure.is_claim):
        yield from sources.documents(said)
    yield from sources.documents(figure for figure in figures if not figure.is_claim)


def _short(group: sources.Group, lang: Lang) -> str:
    return f"{_author(group[0], lang)}, {sources.where(group, lang)}"


def _long(group: sources.Group, lang: Lang) -> str:
    first = group[0]
    said = ", ".join(f"{_value(figure, lang)} ({figure.period.named(lang)})" for figure in group)
    parts = [f"{_author(first, lang)}, {sources.where(group, lang)}", said, sources.measured(first, lang)]
    if not first.is_claim and first.cited_by and first.producer:
        parts.append(say("share.passed_on", lang, who=sources.who(first, lang)))
    parts += [say("share.available", lang, address=address) for address in sources.addresses(group)]
    parts += [say("share.accessed", lang, date=date) for date in _days_of_access(group, lang)]
    return "; ".join(parts) + "."


def _value(figure: Figure, lang: Lang) -> str:
    """What is said, with the kind of figure where it is no outcome."""
    said = figure_words(figure, lang, worded=True)
    if figure.measure_kind == "outcome":
        return said
    return f"{say(f'charts.kind_{figure.measure_kind}', lang)} {said}"


def _author(figure: Figure, lang: Lang) -> str:
    """Who says a claim; who measured a reference, else who passes it on."""
    if figure.is_claim or not figure.producer:
        return sources.who(figure, lang)
    return figure.text("producer", lang)


def _days_of_access(group: sources.Group, lang: Lang) -> list[str]:
    days = dict.fromkeys(figure.accessed for figure in group if figure.accessed)
    return [dates.day(day, lang) for day in days]


# --- for reference managers ------------------------------------------------------------------------------------------

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
