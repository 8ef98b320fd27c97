"""The dashboard: read the table once, choose the language and the figures, show the page."""

from collections.abc import Callable

import streamlit as st

from facts.app import frame, language, offline, opened, width
from facts.app.desk import Desk
from facts.app.pages import PAGES, Page
from facts.words import say


def drawn(page: Page) -> Callable[[], None]:
    """What draws `page`, once the desk is laid."""
    return lambda: frame.show(page, desk)


offline.keep()
st.set_page_config(page_icon=str(frame.ICON), layout="wide")
frame.style()
titles = language.before_the_switch()
chosen = st.navigation(
    [
        st.Page(drawn(page), title=say(f"pages.{page.name}", titles), url_path=page.path, default=page.path == "")
        for page in PAGES
    ],
    position="top",
)
with st.container(key="language"):
    lang = language.choose()
layout = width.of_window()
table = opened.current(lang)
above = st.container(key="above")
# Drawn here and not by a page, the filters stay what they are, also in the address, from page to page.
kept = frame.filtered(chosen.url_path, table, lang, folded=layout.is_narrow)
desk = Desk(table, lang, layout.chart_width, layout.columns, kept, above, layout.is_narrow)
chosen.run()
