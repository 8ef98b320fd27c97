"""Who said it: a person or body with office, party and page; a party by shape, letters and colour together."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache

from markupsafe import Markup

from facts.app.markup import joined, plain
from facts.charts.symbols import SHAPE_PATHS
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.share import sources
from facts.words import Lang, say

# The edge is seen on light and on dark, also around a colour that is close to either.
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1.1 -1.1 2.2 2.2">'
    '<path d="{path}" fill="{colour}" stroke="#8d8893" stroke-width=".12"/></svg>'
)


def badges(figure: Figure, parties: Parties) -> Markup:
    """The badges of all parties that the figure's citer speaks for; empty for officials and agencies."""
    return joined((badge(letters, parties) for letters in figure.parties), " ")


def badge(letters: str, parties: Parties) -> Markup:
    """One party's badge; the full name is its tooltip."""
    party = parties.drawn(letters)
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
    return Markup('<ul class="citers">{}</ul>').format(joined(lines))


def has_documents(figures: Iterable[Figure]) -> bool:
    """Whether the claims stand in more than one document, so that a page alone says too little."""
    return len({figure.document for figure in figures if figure.is_claim}) > 1


def pages_cited(figures: Iterable[Figure], lang: Lang, *, named: bool) -> str:
    """The pages on which figures stand, of each document by itself where the documents are `named`."""
    if not named:
        return sources.pages(figures, lang)
    by_document: dict[str, list[Figure]] = {}
    for figure in figures:
        by_document.setdefault(figure.text("document", lang), []).append(figure)
    return "; ".join(filter(None, (_in_document(*item, lang) for item in by_document.items())))


def _in_document(document: str, figures: Iterable[Figure], lang: Lang) -> str:
    pages = sources.pages(figures, lang)
    return say("card.pages_in", lang, pages=pages, document=document) if pages and document else pages or document


def _line(said: sources.Group, parties: Parties, lang: Lang, *, named: bool) -> Markup:
    first = said[0]
    texts = (first.text("cited_by", lang), first.text("office", lang), pages_cited(said, lang, named=named))
    words = joined((plain(text) for text in texts if text), ", ")
    passed_on = "" if first.is_claim else f"{say('card.passed_on_by', lang)} "
    party = Markup(" {}").format(badges(first, parties)) if first.parties else ""
    return Markup("<li>{}{}{}</li>").format(passed_on, words, party)
