"""Who cites what: party by topic and person by person, in the order of the alphabet and never as a score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from facts.app import filters, markup
from facts.app.citations import badge, badges, has_documents, pages_cited
from facts.app.markup import join_html, page_of, plain
from facts.app.pages import PageContext
from facts.figures.figure import Figure
from facts.grouping import grouped
from facts.words import Lang, alphabetical, dates, say
from facts.words.numbers import number

# A page that is drawn at once, and more people than most documents have.
_PEOPLE_ON_A_PAGE = 100


def show_who_cites_what(context: PageContext) -> None:
    """Draw the page."""
    lang = context.lang
    with context.above:
        markup.show_heading(1, say("pages.citing", lang), say("citing.lead", lang))
    figures = context.chosen.matching(context.open_table.figures)
    if not any(figure.is_claim for figure in figures):
        markup.show_text(say("filters.none_kept", lang))
        return
    markup.show_heading(2, say("citing.by_topic", lang))
    markup.show_html(_topics(context.in_view, context))
    markup.show_heading(2, say("citing.by_person", lang))
    _people([figure for figure in figures if figure.is_claim], context)


def _topics(figures: Sequence[Figure], context: PageContext) -> Markup:
    """A row for each topic: how many claims each party makes, and how many references there are."""
    lang = context.lang
    claims: Counter[tuple[str, str]] = Counter()
    references: Counter[str] = Counter()
    for figure in figures:
        topic = filters.topic_of(figure, lang)
        if figure.is_claim:
            claims.update((topic, party) for party in filters.parties(figure))
        else:
            references[topic] += 1
    topics = alphabetical({topic for topic, _ in claims} | set(references), lang)
    parties = alphabetical({party for _, party in claims if party != filters.NO_PARTY}, lang)
    if any(party == filters.NO_PARTY for _, party in claims):
        parties.append(filters.NO_PARTY)
    heads = [Markup('<th scope="col">{}</th>').format(say("filters.topic", lang))]
    heads += [Markup('<th scope="col" class="count">{}</th>').format(_party(party, context)) for party in parties]
    heads.append(Markup('<th scope="col" class="count reference">{}</th>').format(say("citing.references", lang)))
    rows = (
        _row(plain(topic), [*(claims[topic, party] for party in parties), references[topic]], lang) for topic in topics
    )
    return markup.grid(join_html(heads), join_html(rows), "counts")


def _party(party: str, context: PageContext) -> Markup:
    if party == filters.NO_PARTY:
        return Markup.escape(say("filters.no_party", context.lang))
    return badge(party, context.open_table.parties)


def _row(head: Markup, counts: Iterable[int], lang: Lang) -> Markup:
    cells = join_html(
        Markup('<td class="count">{}</td>').format(number(count, lang) if count else "–") for count in counts
    )
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(head, cells)


def _people(claims: Sequence[Figure], context: PageContext) -> None:
    """Each person or body with office, party, topics, documents and pages; a row for each party they spoke for."""
    lang = context.lang
    names_of = grouped(claims, lambda figure: figure.text("cited_by", lang))
    by_name = {name: grouped(said, lambda figure: figure.parties) for name, said in names_of.items()}
    names = page_of(alphabetical(by_name, lang), _PEOPLE_ON_A_PAGE, "people")
    has_changed = any(len(by_name[name]) > 1 for name in names)
    columns = ("person", "office", "party", *(["when"] if has_changed else []), "claims", "topics", "pages")
    named = has_documents(context.open_table.figures)
    rows = (
        _person(name, own, context, named=named, has_changed=has_changed)
        for name in names
        for own in sorted(by_name[name].values(), key=_first_day)
    )
    markup.show_html(markup.table([say(f"citing.{column}", lang) for column in columns], rows))


def _first_day(claims: Sequence[Figure]) -> tuple[date, tuple[str, ...]]:
    return min(figure.document_date or date.max for figure in claims), claims[0].parties


def _person(
    name: str, claims: list[Figure], context: PageContext, *, named: bool, has_changed: bool
) -> Sequence[Markup | str]:
    """A row; where somebody has changed party it says on which days of documents they spoke for this one."""
    lang = context.lang
    offices = alphabetical({figure.text("office", lang) for figure in claims if figure.office}, lang)
    letters = claims[0].parties
    topics = alphabetical({filters.topic_of(figure, lang) for figure in claims}, lang)
    own = badges(letters, context.open_table.parties, lang)
    pages = pages_cited(claims, lang, named=named)
    return (
        plain(name),
        plain(", ".join(offices)) if offices else "",
        own if letters or not has_changed else Markup.escape(say("filters.no_party", lang)),
        *([plain(_days(claims, lang))] if has_changed else []),
        number(len(claims), lang),
        plain(", ".join(topics)),
        plain(pages) if pages else "",
    )


def _days(claims: Sequence[Figure], lang: Lang) -> str:
    """The day of the document, or the first and the last of several."""
    days = sorted({figure.document_date for figure in claims if figure.document_date})
    ends = [dates.day(day, lang) for day in dict.fromkeys((days[0], days[-1]))] if days else []
    return " – ".join(ends)
