"""Who said it and in what words: a party by shape, letters and colour together, quotes as they stand, their sources."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache

import streamlit as st
from markupsafe import Markup

from facts.app.markup import join_html, link, page_link_html, plain
from facts.app.pages import PageContext
from facts.charts.theme import SHAPE_PATHS
from facts.documents.quote_search import Archive, Hit, on_page
from facts.documents.quoted_numbers import number_place
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.grouping import grouped
from facts.share import sources
from facts.words import Lang, alphabetical, counted, dates, say

# The edge is seen on light and on dark, also around a colour that is close to either.
# As many as stand on two lines; a table of an office has hundreds of figures from one source.
_MOST_IDS = 8
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1.1 -1.1 2.2 2.2">'
    '<path d="{path}" fill="{colour}" stroke="#8d8893" stroke-width=".12"/></svg>'
)


def badges(letters: Iterable[str], parties: Parties, lang: Lang) -> Markup:
    """The badges of all parties that somebody speaks for, in the order of the alphabet, as in the charts."""
    return join_html((badge(each, parties) for each in alphabetical(letters, lang)), " ")


def badge(letters: str, parties: Parties) -> Markup:
    """One party's badge; the full name is its tooltip."""
    party = parties.find_or_grey(letters)
    return Markup('<span class="party" title="{}"><img class="badge" alt="" src="{}"><b>{}</b></span>').format(
        party.name, _sign(SHAPE_PATHS[party.shape], party.colour), plain(letters)
    )


@cache
def _sign(path: str, colour: str) -> str:
    # Streamlit's st.html drops inline SVG; a picture in the address stays.
    picture = b64encode(_SVG.format(path=path, colour=colour).encode()).decode()
    return f"data:image/svg+xml;base64,{picture}"


def citer_lines(figures: Sequence[Figure], parties: Parties, lang: Lang) -> Markup:
    """A line for each who claims any of `figures`, then for each who passes a reference on, in the table's order."""
    claims = sources.speakers(figure for figure in figures if figure.is_claim)
    references = sources.speakers(figure for figure in figures if not figure.is_claim)
    named = has_documents(figures)
    lines = (_line(said, parties, lang, named=named) for said in (*claims, *references))
    return Markup('<ul class="citers">{}</ul>').format(join_html(lines))


def has_documents(figures: Iterable[Figure]) -> bool:
    """Whether the claims stand in more than one document, so that a page alone says too little."""
    return len({figure.document for figure in figures if figure.is_claim}) > 1


def pages_cited(figures: Iterable[Figure], lang: Lang, *, named: bool) -> str:
    """The pages on which figures stand, of each document by itself where the documents are `named`."""
    if not named:
        return sources.pages(figures, lang)
    by_document = grouped(figures, lambda figure: figure.text("document", lang))
    return "; ".join(filter(None, (_in_document(*item, lang) for item in by_document.items())))


def _in_document(document: str, figures: Iterable[Figure], lang: Lang) -> str:
    pages = sources.pages(figures, lang)
    return say("card.pages_in", lang, pages=pages, document=document) if pages and document else pages or document


def _line(said: sources.Group, parties: Parties, lang: Lang, *, named: bool) -> Markup:
    first = said[0]
    texts = (first.text("cited_by", lang), first.text("office", lang), pages_cited(said, lang, named=named))
    words = join_html((plain(text) for text in texts if text), ", ")
    passed_on = "" if first.is_claim else f"{say('card.passed_on_by', lang)} "
    party = Markup(" {}").format(badges(first.parties, parties, lang)) if first.parties else ""
    return Markup("<li>{}{}{}</li>").format(passed_on, words, party)


# --- quotes as they stand, with their translation marked as one and the way to the source -----------------------------


def quote_list(figures: Sequence[Figure], lang: Lang, archive: Archive | None = None) -> list[Markup]:
    """Every sentence once with the figures that are read from it, then the sources of the references."""
    references = sources.documents(figure for figure in figures if not figure.is_claim)
    return [_quote(read, lang, archive) for read in (*sources.statements(figures), *references)]


def _quote(read: sources.Group, lang: Lang, archive: Archive | None) -> Markup:
    first = read[0]
    said = Markup("<blockquote>{}</blockquote>").format(_marked_quote(read)) if first.quote else Markup("")
    translation = first.translated("quote", lang)
    if translation and translation != first.quote:
        said += Markup('<p class="translation"><small>{}</small> {}</p>').format(
            say("card.translation", lang), plain(translation)
        )
    if archive and first.quote:
        said += _place_in_document(first, archive, lang)
    return Markup('<figure class="quote">{}<figcaption>{}</figcaption>{}</figure>').format(
        said, _source_line_html(read, lang), _notes(read, lang)
    )


def _marked_quote(figures: Sequence[Figure]) -> Markup:
    """The quote that `figures` share, with their numbers marked in it."""
    quote = figures[0].quote
    places = sorted(filter(None, {number_place(figure) for figure in figures}))
    parts, end = [], 0
    for start, stop in places:
        if start >= end:
            parts += [plain(quote[end:start]), Markup("<mark>{}</mark>").format(plain(quote[start:stop]))]
            end = stop
    return join_html([*parts, plain(quote[end:])])


def _place_in_document(figure: Figure, archive: Archive, lang: Lang) -> Markup:
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


def place_of_quote(quote: str, page: str, context: PageContext) -> tuple[str, bool] | None:
    """A sentence about the quote, and whether it is a doubt; None where there are no documents to look in."""
    lang, archive = context.lang, context.open_table.archive()
    if archive is None or not archive.documents:
        return None
    hits = _hits(context.open_table.state(), quote, archive)
    if not hits:
        return say("grid.quote_not_found", lang), True
    right = on_page(hits, page)
    hit = (right or hits)[0]
    pages = "–".join(map(str, sorted({hit.pages[0], hit.pages[-1]})))
    words = {"document": hit.document, "page": pages}
    if not right:
        return say("grid.quote_other_page", lang, **words), True
    return say("grid.quote_found" if page.strip() else "grid.quote_page", lang, **words), False


@st.cache_data(max_entries=2000, show_spinner=False)
def _hits(state: tuple[object, ...], quote: str, _archive: Archive) -> list[Hit]:
    return _archive.find(quote)


def _source_line_html(figures: sources.Group, lang: Lang) -> Markup:
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
    measured = sources.who_measured(first, lang)
    parts.append(plain(measured if parts else measured[0].upper() + measured[1:]))
    if first.source_url:
        parts.append(link(first.source_url, say("card.source", lang)))
    return join_html(parts, " · ") + Markup('<div class="ids">{}</div>').format(
        ids_html([figure.id for figure in figures], lang)
    )


def ids_html(names: Sequence[str], lang: Lang, separator: str = " ") -> Markup:
    """Ids of figures; of a long list the first ones, and the others folded."""
    shown, folded = names[:_MOST_IDS], names[_MOST_IDS:]
    codes = join_html((Markup("<code>{}</code>").format(plain(name)) for name in shown), separator)
    if not folded:
        return codes
    rest = join_html((Markup("<code>{}</code>").format(plain(name)) for name in folded), separator)
    summary = counted("card.more_ids", len(folded), lang)
    return codes + Markup(separator) + Markup("<details><summary>{}</summary>{}</details>").format(summary, rest)


def _notes(read: sources.Group, lang: Lang) -> Markup:
    """What the table notes of the figures, folded: it is long and seldom needed."""
    notes = dict.fromkeys(figure.text("note", lang) for figure in read if figure.note)
    if not notes:
        return Markup("")
    listed = join_html(Markup('<p class="note">{}</p>').format(plain(note)) for note in notes)
    summary = counted("card.notes", len(notes), lang)
    return Markup('<details class="notes"><summary>{}</summary>{}</details>').format(summary, listed)
