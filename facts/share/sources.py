"""Who said it, in which words and where: as plain text, the same in pictures, citations and reports."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar
from urllib.parse import urlsplit

from facts.documents.quote_search import pages_named
from facts.figures.figure import Figure
from facts.words import Lang, dates, quoted, say

Key = TypeVar("Key", bound=Hashable)
Group = tuple[Figure, ...]


def statements(figures: Iterable[Figure]) -> list[Group]:
    """Figures that are read from one sentence of one speaker in one document, in the order of the table."""
    claims = (figure for figure in figures if figure.is_claim)
    return _grouped((figure, (figure.quote, *_speaker(figure), figure.document)) for figure in claims)


def speakers(figures: Iterable[Figure]) -> list[Group]:
    """Figures by who says them or passes them on, in the order of the table."""
    return _grouped((figure, _speaker(figure)) for figure in figures if figure.cited_by)


def documents(figures: Iterable[Figure]) -> list[Group]:
    """Figures that share document, date, producer and, for references, who passed them on."""
    return _grouped(
        (
            figure,
            (
                figure.role, figure.document, figure.document_date, figure.document_url, figure.producer,
                figure.source_url, figure.accessed, *(() if figure.is_claim else _speaker(figure)),
            ),
        )
        for figure in figures
    )  # fmt: skip


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


def measured(figure: Figure, lang: Lang) -> str:
    """Who measured it, or that this is not stated."""
    if figure.producer:
        return say("share.producer", lang, producer=figure.text("producer", lang))
    return say("share.no_producer", lang)


def source_lines(figures: Iterable[Figure], lang: Lang) -> list[str]:
    """A line for each document of claims, and one for all published figures of each producer."""
    figures = tuple(figures)
    claimed = documents(figure for figure in figures if figure.is_claim)
    lines = [
        say("share.source", lang, text=f"{_stated_in(group, lang)}; {measured(group[0], lang)}") for group in claimed
    ]
    published = _grouped((figure, figure.producer) for figure in figures if not figure.is_claim)
    for group in published:
        texts = dict.fromkeys(published_in(part, lang) for part in documents(group))
        lines.append(say("share.reference", lang, measured=_published(group, lang), text="; ".join(texts)))
    return list(dict.fromkeys(lines))


def _stated_in(figures: Group, lang: Lang) -> str:
    return ", ".join(filter(None, (where(figures, lang), short_address(figures[0].document_url))))


def _published(figures: Group, lang: Lang) -> str:
    """What a line about published figures begins with: how many of them, and who measured them."""
    one, producer = len(figures) == 1, figures[0].text("producer", lang)
    if producer:
        words = say("charts.one_measured_by" if one else "charts.all_measured_by", lang, producer=producer)
    else:
        words = say("share.one_unmeasured" if one else "share.all_unmeasured", lang)
    return words[0].upper() + words[1:]


def source_line(figures: Group, lang: Lang) -> str:
    """The line of one document: pages, date, producer, and who passed a published figure on."""
    [line] = source_lines(figures, lang)
    return line


def published_in(figures: Group, lang: Lang) -> str:
    """Where a published figure stands, and who passed it on."""
    first = figures[0]
    passed_on = say("share.passed_on", lang, who=who(first, lang)) if first.cited_by else ""
    return ", ".join(filter(None, (where(figures, lang), short_address(first.source_url), passed_on)))


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


def _grouped(keyed: Iterable[tuple[Figure, Key]]) -> list[Group]:
    groups: dict[Key, list[Figure]] = {}
    for figure, key in keyed:
        groups.setdefault(key, []).append(figure)
    return [tuple(group) for group in groups.values()]
