"""The app from above: read the table once, choose the language and the figures, show the page."""

from __future__ import annotations

import streamlit as st

from facts.app import language_switch, layout, open_table, server
from facts.app.page_context import PageContext
from facts.app.pages import PAGES
from facts.words import say


def draw_app() -> None:
    """Draw the whole screen for one reader, as at every click."""
    server.has_been_embedded()
    st.set_page_config(page_icon=str(layout.ICON), layout="wide")
    layout.show_style()
    titles = language_switch.language_of_titles()
    # The page itself is drawn at the end, when all that it needs is there: navigation only chooses which.
    chosen = st.navigation(
        [
            st.Page(lambda: None, title=say(f"pages.{page.name}", titles), url_path=page.path, default=page.path == "")
            for page in PAGES
        ],
        position="top",
    )
    with st.container(key="language"):
        lang = language_switch.choose_language()
    window = layout.window_layout()
    table = open_table.read_open_table(lang)
    above = st.container(key="above")
    # Drawn here and not by a page, the filters stay what they are, also in the address, from page to page.
    filters = layout.show_filters(chosen.url_path, table, lang, folded=window.is_narrow)
    context = PageContext(table, lang, window.chart_width, window.columns, filters, above, window.is_narrow)
    chosen.run()
    layout.show_page(next(page for page in PAGES if page.path == chosen.url_path), context)
