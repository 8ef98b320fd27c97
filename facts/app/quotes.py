"""Quotes as they stand, with their translation marked as one and the way to the source."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from facts.app.markup import joined, link, page_link_html, plain
from facts.documents.quote_search import Archive, on_page
from facts.documents.quoted_numbers import number_place
from facts.figures.figure import Figure
from facts.share import sources
from facts.words import Lang, counted, dates, say


def quote_list(figures: Sequence[Figure], lang: Lang, archive: Archive | None = None) -> list[Markup]:
    """Every sentence once with the figures that are read from it, then the sources of the references."""
    references = sources.documents(figure for figure in figures if not figure.is_claim)
    return [_quote(read, lang, archive) for read in (*sources.statements(figures), *references)]


def _quote(read: sources.Group, lang: Lang, archive: Archive | None) -> Markup:
    first = read[0]
    said = Markup("<blockquote>{}</blockquote>").format(marked_quote(read)) if first.quote else Markup("")
    translation = first.translated("quote", lang)
    if translation and translation != first.quote:
        said += Markup('<p class="translation"><small>{}</small> {}</p>').format(
            say("card.translation", lang), plain(translation)
        )
    if archive and first.quote:
        said += _found(first, archive, lang)
    return Markup('<figure class="quote">{}<figcaption>{}</figcaption>{}</figure>').format(
        said, source_line_html(read, lang), _notes(read, lang)
    )


def marked_quote(figures: Sequence[Figure]) -> Markup:
    """The quote that `figures` share, with their numbers marked in it."""
    quote = figures[0].quote
    places = sorted(filter(None, {number_place(figure) for figure in figures}))
    parts, end = [], 0
    for start, stop in places:
        if start >= end:
            parts += [plain(quote[end:start]), Markup("<mark>{}</mark>").format(plain(quote[start:stop]))]
            end = stop
    return joined([*parts, plain(quote[end:])])


def _found(figure: Figure, archive: Archive, lang: Lang) -> Markup:
    """The way to the page of the archived document that has the quote."""
    hits = archive.find(figure.quote)
    here = on_page(hits, figure.page) or hits
    if not here:
        return Markup('<p class="note">{}</p>').format(say("card.not_found", lang))
    hit = here[0]
    pages = "–".join(str(page) for page in dict.fromkeys((hit.pages[0], hit.pages[-1])))
    words = plain(say("card.found", lang, pages=pages))
    address = page_link_html("documents", words, file=hit.document, page=str(hit.pages[0]), lang=lang)
    return Markup('<p class="note">{}</p>').format(address)


def source_line_html(figures: sources.Group, lang: Lang) -> Markup:
    """Who, document, page, date, producer and addresses of figures that share them."""
    first = figures[0]
    parts = [plain(first.text("cited_by", lang))] if first.cited_by else []
    if first.document:
        title = first.text("document", lang)
        parts.append(link(first.document_url, title) if first.document_url else plain(title))
    if pages := sources.pages(figures, lang):
        parts.append(plain(pages))
    if first.document_date:
        parts.append(plain(dates.day(first.document_date, lang)))
    parts.append(_producer(first, lang))
    if first.source_url:
        parts.append(link(first.source_url, say("card.source", lang)))
    ids = joined((Markup("<code>{}</code>").format(figure.id) for figure in figures), " ")
    return joined([*parts, ids], " · ")


def _producer(figure: Figure, lang: Lang) -> Markup:
    if figure.producer:
        return plain(say("card.producer", lang, producer=figure.text("producer", lang)))
    return plain(say("card.no_producer", lang))


def _notes(read: sources.Group, lang: Lang) -> Markup:
    """What the table notes of the figures, folded: it is long and seldom needed."""
    notes = dict.fromkeys(figure.text("note", lang) for figure in read if figure.note)
    if not notes:
        return Markup("")
    listed = joined(Markup('<p class="note">{}</p>').format(plain(note)) for note in notes)
    summary = counted("card.notes", len(notes), lang)
    return Markup('<details class="notes"><summary>{}</summary>{}</details>').format(summary, listed)
