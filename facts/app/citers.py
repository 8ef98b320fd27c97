"""Who said it: a person or body with office, party and page, as words on a card."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from facts.app.badges import badges
from facts.app.markup import joined, plain
from facts.share import sources
from facts.table.figures import Figure
from facts.table.parties import Parties
from facts.words import Lang, say


def citer_lines(figures: Sequence[Figure], parties: Parties, lang: Lang) -> Markup:
    """A line for each who claims any of `figures`, then for each who passes a reference on, in the table's order."""
    claims = sources.speakers(figure for figure in figures if figure.is_claim)
    references = sources.speakers(figure for figure in figures if not figure.is_claim)
    lines = (_line(said, parties, lang) for said in (*claims, *references))
    return Markup('<ul class="citers">{}</ul>').format(joined(lines))


def _line(said: sources.Group, parties: Parties, lang: Lang) -> Markup:
    first = said[0]
    texts = (first.text("cited_by", lang), first.text("office", lang), sources.pages(said, lang))
    words = joined((plain(text) for text in texts if text), ", ")
    passed_on = "" if first.is_claim else f"{say('card.passed_on_by', lang)} "
    party = Markup(" {}").format(badges(first, parties)) if first.parties else ""
    return Markup("<li>{}{}{}</li>").format(passed_on, words, party)
