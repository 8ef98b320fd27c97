"""Citations to copy: a short form for a caption, a long form for a list of sources.

The parts and their order follow ISO 690 (who, title, pages, date, availability and date of access), with
the table's SHA-256 as the version that was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
