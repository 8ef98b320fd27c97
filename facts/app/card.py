"""A card: one statistic with its chart, who cited it, what the audit says, and the words themselves."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import streamlit as st
from markupsafe import Markup

from facts import charts
from facts.app import markup
from facts.app.citations import citer_lines, quote_list
from facts.app.findings import finding_lines
from facts.app.links import link_to_page
from facts.app.markup import join_html, plain
from facts.app.pages import PageContext
from facts.app.share_dialog import share_button
from facts.audit.cards import for_card
from facts.audit.points import Series
from facts.charts import Theme
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.figures.wording import figure_words
from facts.words import Lang, counted, say

# Enough for all charts of a large table as several readers see them; a specification is a few dozen kilobytes.
_CHARTS_KEPT = 2000
_MOST_OPEN_QUOTES = 1
"""More quotes than this are folded, so that a card with many of them can be looked over."""


def show_card(series: Series, context: PageContext) -> None:
    """Draw the card of `series`; where there is room the words stand beside the chart."""
    with st.container(key=f"card-{series.key}", gap="small"):
        markup.show_html(Markup('<p class="headline">{}</p>').format(plain(charts.title_of(series, context.lang))))
        left, right = st.columns(2, gap="medium") if context.columns > 1 else (nullcontext(), nullcontext())
        with left:
            show_chart(series, context)
        with right:
            _show_quotes(series, context)
            _show_words(series, context)
            _show_ways_on(series, context)


def _show_words(series: Series, context: PageContext) -> None:
    """Who cited it, and at most three findings."""
    lang = context.lang
    shown = for_card(context.publication.findings_on(series)).lines
    cited = citer_lines(series.figures, context.open_table.parties, lang) + _held_against(series, context)
    markup.show_html(cited + (finding_lines(shown, lang) if shown else Markup("")))


def _show_ways_on(series: Series, context: PageContext) -> None:
    """Share, and the way to the other findings."""
    more = for_card(context.publication.findings_on(series)).more
    with st.container(horizontal=True, key=f"below-{series.key}", vertical_alignment="center"):
        share_button(series, context)
        if more:
            link_to_page("findings", counted("card.more", more, context.lang), series=[series.key])


def _show_quotes(series: Series, context: PageContext) -> None:
    """The first sentences with their numbers marked, the others folded."""
    quotes = quote_list(series.figures, context.lang, context.open_table.archive())
    shown, folded = quotes[:_MOST_OPEN_QUOTES], quotes[_MOST_OPEN_QUOTES:]
    html = Markup('<div class="quotes">{}</div>').format(join_html(shown))
    if folded:
        more = counted("card.more_quotes", len(folded), context.lang)
        html += Markup('<details><summary>{}</summary><div class="quotes">{}</div></details>').format(
            more, join_html(folded)
        )
    markup.show_html(html)


def _held_against(series: Series, context: PageContext) -> Markup:
    """The figures placed beside a claim as its proof, and whether there is any published figure to hold it against."""
    lang = context.lang
    figures = context.open_table.table_view().figures
    ids = dict.fromkeys(name for figure in series.figures for name in figure.evidence)
    proof = [_proof(figures[name], context) for name in ids if name in figures]
    lines = [say("card.evidence", lang, figures="; ".join(proof))] if proof else []
    if all(figure.is_claim for figure in series.figures):
        whole = context.open_table.table_view().named(series.key).series.figures
        has_hidden = any(not figure.is_claim for figure in whole)
        lines.append(say("card.reference_hidden" if has_hidden else "card.no_reference", lang))
    return join_html(Markup('<p class="beside">{}</p>').format(plain(line)) for line in lines)


def _proof(figure: Figure, context: PageContext) -> str:
    """What a figure says and for when; one that is not in view is named as such."""
    words = f"{figure_words(figure, context.lang, worded=True)} ({figure.period.named(context.lang)})"
    is_hidden = context.visible is not None and figure.id not in context.visible
    return say("card.hidden", context.lang, figure=words) if is_hidden else words


# --- the chart -------------------------------------------------------------------------------------------------


def show_chart(series: Series, context: PageContext) -> None:
    """Draw the chart of `series`; it describes itself to those who cannot see it."""
    ids = tuple(figure.id for figure in series.figures)
    state = (context.open_table.table.sha256, series.key, ids)
    spec = _chart_spec(state, context.lang, context.theme, context.chart_width, series, context.open_table.parties)
    st.vega_lite_chart(spec, theme=None, width="content", key=f"chart-{series.key}")


@st.cache_data(max_entries=_CHARTS_KEPT, show_spinner=False)
def _chart_spec(
    state: tuple[object, ...], lang: Lang, theme: Theme, width: int, _series: Series, _parties: Parties
) -> dict[str, Any]:
    """The chart's specification, drawn once for a state of the table, a language, a theme and a width."""
    spec = charts.chart(_series, lang=lang, theme=theme, width=width, parties=_parties)
    # Streamlit would send each named set of rows as an Arrow table, most of which is its own head.
    rows = spec.pop("datasets")
    spec["layer"] = [{**layer, "data": {"values": rows[layer["data"]["name"]]}} for layer in spec["layer"]]
    return spec
