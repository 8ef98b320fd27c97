"""A card: one series with its chart, who cited it, what the audit says, and the words themselves."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from facts import charts
from facts.app import markup
from facts.app.citers import citer_lines
from facts.app.desk import Desk
from facts.app.drawing import show_chart
from facts.app.findings_list import finding_lines
from facts.app.links import to_page
from facts.app.markup import joined, plain
from facts.app.quotes import quote_list
from facts.app.sharing import share_button
from facts.audit.cards import for_card
from facts.audit.points import Series
from facts.figures.figure import Figure
from facts.figures.wording import figure_words
from facts.words import Lang, counted, say


def show_card(series: Series, desk: Desk) -> None:
    """Draw the card of `series`."""
    lang, parties = desk.lang, desk.opened.parties
    with st.container(border=True, key=f"card-{series.key}", gap="small"):
        markup.show(_title(series, lang))
        show_chart(series, desk)
        card = for_card(desk.publication.findings_on(series))
        said = citer_lines(series.figures, parties, lang) + _held_against(series, desk)
        markup.show(said + (finding_lines(card.shown, lang) if card.shown else Markup("")))
        if card.more:
            to_page("findings", counted("card.more", card.more, lang), series=[series.key])
        quotes = len({figure.quote for figure in series.figures if figure.quote})
        with st.container(horizontal=not desk.is_narrow, key=f"below-{series.key}"):
            with st.expander(counted("card.quotes", quotes, lang) if quotes else say("card.sources", lang)):
                markup.show(quote_list(series.figures, lang, desk.opened.archive()))
            share_button(series, desk)


def _title(series: Series, lang: Lang) -> Markup:
    """What the series measures, and what was said of it."""
    return Markup('<h3><span class="series">{}</span><span class="said">{}</span></h3>').format(
        plain(series.title(lang)), plain(charts.title_of(series, lang))
    )


def _held_against(series: Series, desk: Desk) -> Markup:
    """The figures placed beside a claim as its proof, and whether there is any published figure to hold it against."""
    lang = desk.lang
    cases = desk.opened.cases().figures
    ids = dict.fromkeys(name for figure in series.figures for name in figure.evidence)
    proof = [_proof(cases[name], desk) for name in ids if name in cases]
    lines = [say("card.evidence", lang, figures="; ".join(proof))] if proof else []
    if all(figure.is_claim for figure in series.figures):
        whole = desk.opened.cases().named(series.key).series.figures
        has_hidden = any(not figure.is_claim for figure in whole)
        lines.append(say("card.reference_hidden" if has_hidden else "card.no_reference", lang))
    return joined(Markup('<p class="beside">{}</p>').format(plain(line)) for line in lines)


def _proof(figure: Figure, desk: Desk) -> str:
    """What a figure says and for when; one that is not in view is named as such."""
    words = f"{figure_words(figure, desk.lang, worded=True)} ({figure.period.named(desk.lang)})"
    is_hidden = desk.visible is not None and figure.id not in desk.visible
    return say("card.hidden", desk.lang, figure=words) if is_hidden else words
