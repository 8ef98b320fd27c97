"""A card: one series with its chart, who cited it, what the audit says, and the words themselves."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from facts import charts
from facts.app import markup
from facts.app.citers import citer_lines
from facts.app.desk import Desk
from facts.app.markup import plain
from facts.app.quotes import quote_list
from facts.audit.points import Series
from facts.words import counted


def show_card(series: Series, desk: Desk) -> None:
    """Draw the card of `series`."""
    lang, parties = desk.lang, desk.opened.parties
    with st.container(border=True, key=f"card-{series.key}"):
        markup.show(
            Markup('<h3 class="said">{}</h3><p class="series">{}</p>').format(
                plain(charts.title_of(series, lang)), plain(series.title(lang))
            )
        )
        drawn = charts.chart(series, lang=lang, theme=desk.theme, width=desk.chart_width, parties=parties)
        st.altair_chart(drawn, theme=None, width="content", key=f"chart-{series.key}")
        markup.show(citer_lines(series.figures, parties, lang))
        quotes = len({figure.quote for figure in series.figures if figure.quote})
        with st.expander(counted("card.quotes", quotes, lang)):
            markup.show(quote_list(series.figures, lang))
