"""Who said it: a person or body with office, party and page, as words on a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from facts.app.badges import badges
from facts.app.markup import joined, plain
from facts.audit.documents import pages_named
from facts.table.figures import Figure
from facts.table.parties import Parties
from facts.words import Lang, say


def citer_lines(figures: Iterable[Figure], parties: Parties, lang: Lang) -> Markup:
    """A list with one line for each who cites any of `figures`, in the order of the table."""
    citers: dict[tuple[str, tuple[str, ...], str, str], list[Figure]] = {}
    for figure in figures:
        if figure.cited_by:
            key = (figure.cited_by, figure.parties, figure.office, figure.role)
            citers.setdefault(key, []).append(figure)
    lines = (_line(said, parties, lang) for said in citers.values())
    return Markup('<ul class="citers">{}</ul>').format(joined(lines))


def _line(said: list[Figure], parties: Parties, lang: Lang) -> Markup:
    first = said[0]
    words = [plain(first.text("cited_by", lang))]
    if first.office:
        words.append(plain(first.text("office", lang)))
    if pages := pages_of(said, lang):
        words.append(plain(pages))
    passed_on = Markup("{} ").format(say("card.passed_on_by", lang)) if not first.is_claim else Markup("")
    return Markup("<li>{}{}{}</li>").format(passed_on, joined(words, ", "), _badges(first, parties))


def _badges(figure: Figure, parties: Parties) -> Markup:
    return Markup(" {}").format(badges(figure, parties)) if figure.parties else Markup("")


def pages_of(figures: Iterable[Figure], lang: Lang) -> str:
    """The pages on which the figures are cited: p. 3, s. 1–3, s. 2, 4–5."""
    pages = sorted({page for figure in figures if figure.page for page in pages_named(figure.page)})
    if not pages:
        return ""
    return say("card.page" if len(pages) == 1 else "card.pages", lang, pages=", ".join(_runs(pages)))


def _runs(pages: list[int]) -> Iterator[str]:
    """Neighbouring pages as one run, each page once."""
    start = before = pages[0]
    for page in [*pages[1:], -1]:
        if page != before + 1:
            yield str(start) if start == before else f"{start}–{before}"
            start = page
        before = page
