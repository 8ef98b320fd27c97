"""The dashboard: read the table once, choose the language, show the page."""

from functools import partial

import streamlit as st

from facts.app import frame, language, offline, opened, width
from facts.app.desk import Desk
from facts.app.pages import PAGES
from facts.words import say

offline.keep()
st.set_page_config(page_icon=str(frame.ICON), layout="wide")
frame.style()
with st.container(key="language"):
    lang = language.choose()
layout = width.of_window()
desk = Desk(opened.current(), lang, layout.chart_width, layout.columns)
st.navigation(
    [
        st.Page(
            partial(frame.show, page, desk),
            title=say(f"pages.{page.name}", lang),
            url_path=page.path,
            default=page.path == "",
        )
        for page in PAGES
    ],
    position="top",
).run()
