"""Who said it, in which words and where: as plain text, the same in pictures, citations and reports.

In citations to copy the parts and their order follow ISO 690 (who, title, pages, date, availability and date of
access), with the table's SHA-256 as the version that was read. The files for reference managers are BibTeX, and
CSL-JSON (citeproc-js, schema 1.0).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from facts.documents.quote_search import pages_named
from facts.figures.figure import Figure
from facts.figures.wording import figure_words
from facts.grouping import grouped
from facts.share.publication import Publication
from facts.words import Lang, counted, dates, quoted, say

Group = tuple[Figure, ...]
# More of them would push what was found off the first page of a report.
_MOST_DOCUMENTS = 8


def statements(figures: Iterable[Figure]) -> list[Group]:
    """Figures that are read from one sentence of one speaker in one document, in the order of the table."""
    claims = (figure for figure in figures if figure.is_claim)
    return _group_by(claims, lambda figure: (figure.quote, *_speaker(figure), figure.document))


def speakers(figures: Iterable[Figure]) -> list[Group]:
    """Figures by who says them or passes them on, in the order of the table."""
    return _group_by((figure for figure in figures if figure.cited_by), _speaker)


def documents(figures: Iterable[Figure]) -> list[Group]:
    """Figures that share document, date, producer and, for references, who passed them on."""
    return _group_by(figures, lambda figure: (
        figure.role, figure.document, figure.document_date, figure.document_url, figure.producer,
        figure.source_url, figure.accessed, *(() if figure.is_claim else _speaker(figure)),
    ))  # fmt: skip


def who(figure: Figure, lang: Lang, *, letters: bool = True) -> str:
    """Name, with party letters unless a badge shows them, and office: Sten Nordin (M), city commissioner."""
    name = speaker_of(figure, lang) if letters else figure.text("cited_by", lang)
    return f"{name}, {figure.text('office', lang)}" if name and figure.office else name


def speaker_of(figure: Figure, lang: Lang) -> str:
    """Name, with party letters: Sten Nordin (M)."""
    name = figure.text("cited_by", lang)
    return say("share.party_of", lang, name=name, letters=", ".join(figure.parties)) if figure.parties else name


def pages(figures: Iterable[Figure], lang: Lang) -> str:
    """The pages on which figures stand: p. 3, pp. 2–3, pp. 1–2, 6; "" when none is given."""
    runs: list[range] = []
    named_pages = {pages_named(figure.page) for figure in figures} - {range(0)}
    for named in sorted(named_pages, key=lambda one: one.start):
        if runs and named.start <= runs[-1].stop:
            runs[-1] = range(runs[-1].start, max(runs[-1].stop, named.stop))
        else:
            runs.append(named)
    if not runs:
        return ""
    texts = [str(run.start) if len(run) == 1 else f"{run.start}–{run.stop - 1}" for run in runs]
    return say("share.page" if sum(map(len, runs)) == 1 else "share.pages", lang, pages=", ".join(texts))


def where(figures: Group, lang: Lang, *, unnamed: str = "") -> str:
    """Document in quotation marks, pages and date; an undated one is said to be so, and `unnamed` is not named."""
    first = figures[0]
    title = quoted(first.text("document", lang), lang) if first.document and first.document != unnamed else ""
    date = dates.day(first.document_date, lang) if first.document_date else say("share.undated", lang)
    return ", ".join(filter(None, (title, pages(figures, lang), date)))


def who_measured(figure: Figure, lang: Lang) -> str:
    """Who measured it, or that this is not stated."""
    if figure.producer:
        return say("share.producer", lang, producer=figure.text("producer", lang))
    return say("share.no_producer", lang)


def source_lines(figures: Iterable[Figure], lang: Lang, *, addressed: bool = True) -> list[str]:
    """A line for each document of claims, and one for all published figures of each producer.

    It is `addressed` where no link stands beside it.
    """
    figures = tuple(figures)
    claimed = documents(figure for figure in figures if figure.is_claim)
    lines = [
        say("share.source", lang, text=f"{_stated_in(group, lang, addressed)}; {who_measured(group[0], lang)}")
        for group in claimed
    ]
    published = _group_by((figure for figure in figures if not figure.is_claim), lambda figure: figure.producer)
    for group in published:
        texts = dict.fromkeys(_published_in(part, lang, addressed=addressed) for part in documents(group))
        lines.append(say("share.reference", lang, measured=_measured_by(group, lang), text="; ".join(texts)))
    return list(dict.fromkeys(lines))


def _stated_in(figures: Group, lang: Lang, addressed: bool) -> str:
    address = short_address(figures[0].document_url) if addressed else ""
    return ", ".join(filter(None, (where(figures, lang), address)))


def _measured_by(figures: Group, lang: Lang) -> str:
    """What a line about published figures begins with: how many of them, and who measured them."""
    one, producer = len(figures) == 1, figures[0].text("producer", lang)
    if producer:
        words = say("charts.one_measured_by" if one else "charts.all_measured_by", lang, producer=producer)
    else:
        words = say("share.one_unmeasured" if one else "share.all_unmeasured", lang)
    return words[0].upper() + words[1:]


def source_line(figures: Group, lang: Lang) -> str:
    """The line of one document, for a place with its links: pages, date, producer, who passed a published figure on."""
    [line] = source_lines(figures, lang, addressed=False)
    return line


def _published_in(figures: Group, lang: Lang, *, addressed: bool = True) -> str:
    """Where a published figure stands, and who passed it on."""
    first = figures[0]
    address = short_address(first.source_url) if addressed else ""
    passed_on = say("share.passed_on", lang, who=who(first, lang)) if first.cited_by else ""
    return ", ".join(filter(None, (where(figures, lang), address, passed_on)))


def document_lines(figures: Iterable[Figure], lang: Lang) -> list[str]:
    """The documents whose claims are shown, each with the days on which they were made."""
    days: dict[str, set[date]] = {}
    for figure in figures:
        if figure.is_claim:
            days.setdefault(figure.text("document", lang), set()).update(filter(None, [figure.document_date]))
    lines = [_title_with_days(title, found, lang) for title, found in days.items()]
    more = len(lines) - _MOST_DOCUMENTS
    return lines if more <= 0 else [*lines[:_MOST_DOCUMENTS], counted("report.more_documents", more, lang)]


def _title_with_days(title: str, days: Iterable[date], lang: Lang) -> str:
    written = ", ".join(dates.day(day, lang) for day in sorted(days)) or say("share.undated", lang)
    return f"{quoted(title, lang)} ({written})"


def short_address(url: str) -> str:
    """An address as it is printed: host and path, which lead there, without what a program adds to them.

    >>> short_address("https://www.scb.se/hitta-statistik/tabell/?q=1#top")
    'www.scb.se/hitta-statistik/tabell'
    """
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}".rstrip("/")


def translation(figure: Figure, lang: Lang, shorten: Callable[[str], str] = str) -> str:
    """The quote's translation marked as one, as much of it as `shorten` leaves; "" where there is none."""
    text = figure.translated("quote", lang)
    if not text or text == figure.quote:
        return ""
    return say("share.translation", lang, text=quoted(shorten(text), lang))


def addresses(figures: Iterable[Figure]) -> list[str]:
    """Every address at which the figures or their documents can be looked up, each once."""
    found = (address for figure in figures for address in (figure.document_url, figure.source_url))
    return list(dict.fromkeys(filter(None, found)))


def _speaker(figure: Figure) -> tuple[Hashable, ...]:
    return figure.cited_by, figure.office, figure.parties


def _group_by(figures: Iterable[Figure], key: Callable[[Figure], Hashable]) -> list[Group]:
    return [tuple(group) for group in grouped(figures, key).values()]


def short_citation(figures: Sequence[Figure], publication: Publication) -> str:
    """One line: who said it, document, pages and date, and the first digits of the table's hash."""
    lang = publication.lang
    title = figures[0].series_title(lang)
    said = "; ".join(dict.fromkeys(_short(group, lang) for group in _groups(figures)))
    return f"{title}. {said}. {say('share.table', lang, hash=publication.hash)}."


def long_citation(figures: Sequence[Figure], publication: Publication) -> str:
    """A line for each speaker and document with figures, producer, addresses and access; the whole hash."""
    lang = publication.lang
    title = figures[0].series_title(lang)
    lines = [_long(group, lang) for group in _groups(figures)]
    return "\n".join([f"{title}.", *lines, say("share.table_whole", lang, hash=publication.table.sha256)])


def _groups(figures: Sequence[Figure]) -> Iterable[Group]:
    """Claims by speaker and document, references by document."""
    for said in speakers(figure for figure in figures if figure.is_claim):
        yield from documents(said)
    yield from documents(figure for figure in figures if not figure.is_claim)


def _short(group: Group, lang: Lang) -> str:
    return f"{_author(group[0], lang)}, {where(group, lang)}"


def _long(group: Group, lang: Lang) -> str:
    first = group[0]
    said = ", ".join(f"{_value(figure, lang)} ({figure.period.named(lang)})" for figure in group)
    parts = [f"{_author(first, lang)}, {where(group, lang)}", said, who_measured(first, lang)]
    if not first.is_claim and first.cited_by and first.producer:
        parts.append(say("share.passed_on", lang, who=who(first, lang)))
    parts += [say("share.available", lang, address=address) for address in addresses(group)]
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
        return who(figure, lang)
    return figure.text("producer", lang)


def _days_of_access(group: Group, lang: Lang) -> list[str]:
    days = dict.fromkeys(figure.accessed for figure in group if figure.accessed)
    return [dates.day(day, lang) for day in days]


# --- for reference managers ------------------------------------------------------------------------------------------

# What TeX reads as a command; UTF-8 letters are text to biber and to BibTeX 0.99d alike.
_SPECIAL = str.maketrans(
    {sign: f"\\{sign}" for sign in "$&#_%"}
    # BibTeX counts braces, also those behind a backslash: one alone would end its field or never do so.
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
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

    The key is made of author or title and year; a second work with the same gets a number.
    """
    works: dict[tuple[object, ...], Work] = {}
    last: dict[str, int] = {}
    taken: set[str] = set()
    for figure in figures:
        author = "" if figure.is_claim else figure.producer
        address = (figure.document_url if figure.is_claim else figure.source_url) or figure.document_url
        title = figure.document or (figure.series_title("en") if not figure.is_claim else "") or address
        identity = (title, author, figure.document_date, address)
        if title and identity not in works:
            stem = key = _stem(author or title, figure.document_date)
            while key in taken:
                last[stem] = last.get(stem, 1) + 1
                key = f"{stem}-{last[stem]}"
            taken.add(key)
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
    item: dict[str, Any] = {"id": work.key, "type": "dataset" if work.author else "document", "title": work.title}
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
