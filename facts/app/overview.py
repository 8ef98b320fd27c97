"""The dashboard: what the documents are about, and a card for each series under its topic."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from time import sleep

import streamlit as st
from markupsafe import Markup

from facts.app import filters, markup, notices
from facts.app.badges import badges
from facts.app.card import show_card
from facts.app.desk import Desk
from facts.app.drawing import chart_height
from facts.app.markup import joined, link, plain
from facts.app.pager import page_of
from facts.audit.points import Series, by_series, points_of
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.words import Lang, counted, dates, say

MOST_CARDS, CARDS_ON_A_PAGE = 24, 12
"""Up to so many cards stand on one page; more are shown a dozen at a time."""
MOST_DOCUMENTS, MOST_TOPICS, MOST_PEOPLE = 12, 20, 60
FIRST_SCREEN = 2
WORDS_ON_A_CARD = 400.0
"""CSS pixels that title, citers, findings and sources of a usual card take."""
# Seconds, once for each reader, in which the browser loads its drawing program and draws the first cards.
# Without them it begins only when all cards have come, and the first chart is seen as late as the last.
HEAD_START = 1.5


def show(desk: Desk) -> None:
    """Draw the page."""
    kept = desk.in_view
    with desk.above:
        markup.show(_lead(kept, desk.opened.parties, desk.lang))
    if not kept:
        notices.status(say("filters.none_kept", desk.lang))
        return
    _cards(by_series(kept), desk)


@lru_cache(maxsize=8)
def _lead(figures: tuple[Figure, ...], parties: Parties, lang: Lang) -> Markup:
    """What the figures in view are about."""
    claims = [figure for figure in figures if figure.is_claim]
    counts = say(
        "dashboard.counts" if claims else "dashboard.no_claims", lang,
        claims=counted("dashboard.claims", len(claims), lang),
        citers=counted("dashboard.citers", len({figure.cited_by for figure in claims}), lang),
        references=counted("dashboard.references", len(figures) - len(claims), lang),
    )  # fmt: skip
    return Markup('<header class="lead"><h1>{}</h1>{}<p>{}</p><p>{}</p><p class="who">{}</p></header>').format(
        say("app.title", lang), _documents(claims, lang), _topics(claims, lang), counts, _citers(claims, parties, lang)
    )


def _topics(claims: Iterable[Figure], lang: Lang) -> Markup:
    """What the figures are about, in the order of the document."""
    topics = list(dict.fromkeys(figure.text("topic", lang) for figure in claims if figure.topic))
    named = [plain(topic) for topic in topics[:MOST_TOPICS]]
    if (more := len(topics) - MOST_TOPICS) > 0:
        named.append(Markup.escape(counted("dashboard.more_topics", more, lang)))
    about = Markup.escape(say("dashboard.about", lang, topics="{topics}"))
    return about.format(topics=joined(named, ", ")) if named else Markup("")


def _documents(claims: Iterable[Figure], lang: Lang) -> Markup:
    documents: dict[str, Figure] = {}
    for figure in claims:
        known = documents.setdefault(figure.document, figure)
        if figure.document_date and (known.document_date is None or figure.document_date > known.document_date):
            documents[figure.document] = figure
    shown = [_document(figure, lang) for figure in islice(documents.values(), MOST_DOCUMENTS)]
    if more := len(documents) - len(shown):
        shown.append(Markup('<p class="document">{}</p>').format(counted("dashboard.more_documents", more, lang)))
    return joined(shown)


def _document(figure: Figure, lang: Lang) -> Markup:
    title = figure.text("document", lang)
    name = link(figure.document_url, title) if figure.document_url else plain(title)
    day = f", {dates.day(figure.document_date, lang)}" if figure.document_date else ""
    return Markup('<p class="document">{}{}</p>').format(name, day)


def _citers(claims: Iterable[Figure], parties: Parties, lang: Lang) -> Markup:
    """Who cites figures, in the order of the document; of very many the first."""
    people = {(figure.cited_by, figure.parties): figure for figure in claims}
    shown = [
        Markup('<span class="citer">{} {}</span>').format(plain(figure.text("cited_by", lang)), badges(figure, parties))
        for figure in islice(people.values(), MOST_PEOPLE)
    ]
    if more := len(people) - len(shown):
        words = counted("dashboard.more_citers", more, lang)
        shown.append(Markup('<span class="citer">{}</span>').format(words))
    return joined(shown, " ")


def _cards(series: dict[str, list[Figure]], desk: Desk) -> None:
    """A page of cards, topic by topic, in columns."""
    topics: dict[str, list[Series]] = {}
    size = MOST_CARDS if len(series) <= MOST_CARDS else CARDS_ON_A_PAGE
    for key in page_of(list(series), size, "cards"):
        one = Series(key, points_of(series[key]))
        topics.setdefault(filters.topic_of(one.figures[0], desk.lang), []).append(one)
    drawn = 0
    for topic, group in topics.items():
        markup.show(Markup('<h2 class="topic">{}</h2>').format(plain(topic)))
        columns, filled = st.columns(desk.columns), [0.0] * desk.columns
        # What was said comes before published figures that nobody's claim is held against.
        for one in sorted(group, key=_is_published_only):
            shortest = filled.index(min(filled))
            filled[shortest] += WORDS_ON_A_CARD + chart_height(one, desk)
            with columns[shortest]:
                show_card(one, desk)
            drawn += 1
            if drawn == FIRST_SCREEN and not st.session_state.setdefault("has_seen_cards", False):
                sleep(HEAD_START)
    st.session_state["has_seen_cards"] = True


def _is_published_only(series: Series) -> bool:
    return not any(figure.is_claim for figure in series.figures)
