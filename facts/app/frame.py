"""What stands around every page: the style of our own HTML, and what is shown when a table cannot be."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from facts.app import broken, filters, start
from facts.app.desk import Desk
from facts.app.filters import Filters
from facts.app.opened import Opened
from facts.app.pages import PAGES, Page
from facts.words import Lang

ICON = Path(__file__).with_name("icon.svg")
"""The picture in the browser's tab; a named icon would be fetched from the network."""


def style() -> None:
    """The style sheet of the markup."""
    st.html(Path(__file__).with_name("style.css"))


def filtered(path: str, opened: Opened, lang: Lang) -> Filters:
    """What the reader chose, for the page at `path`; everything when there is nothing to choose from."""
    if opened.is_broken or not opened.figures:
        return Filters()
    return filters.choose(opened.figures, lang, shown=any(page.has_filters for page in PAGES if page.path == path))


def show(page: Page, desk: Desk) -> None:
    """`page`, or what a reader must know first: the table's problems, or how to start with an empty one."""
    if page.needs_figures and desk.opened.is_broken:
        broken.show(desk)
    elif page.needs_figures and not desk.opened.figures:
        start.show(desk)
    else:
        page.show(desk)
