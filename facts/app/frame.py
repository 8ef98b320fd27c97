"""What stands around every page: the style of our own HTML, and what is shown when a table cannot be."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from facts.app import broken, filters, linked, notices, start
from facts.app.desk import Desk
from facts.app.filters import Filters
from facts.app.opened import Opened
from facts.app.pages import PAGES, Page
from facts.words import Lang, say

_FOLD = "fold-filters"
ICON = Path(__file__).with_name("icon.svg")
"""The picture in the browser's tab; a named icon would be fetched from the network."""


def style() -> None:
    """The style sheet of the markup."""
    st.html(Path(__file__).with_name("style.css"))


def filtered(path: str, opened: Opened, lang: Lang, *, folded: bool) -> Filters:
    """What the reader chose, for the page at `path`; everything when there is nothing to choose from.

    Where they would fill the screen the filters are `folded`, and open when the address chooses something.
    """
    figures = opened.figures
    if opened.is_broken or not figures:
        return Filters()
    if not any(page.has_filters for page in PAGES if page.path == path):
        return filters.choose(figures, lang, shown=False)
    with _fold(lang) if folded else nullcontext():
        chosen = filters.choose(figures, lang)
    if chosen.series:
        linked.show(chosen.series, figures, lang)
    return chosen


def _fold(lang: Lang) -> DeltaGenerator:
    st.session_state.setdefault(_FOLD, any(name in st.query_params for name in filters.NAMES))
    return st.expander(say("filters.fold", lang), key=_FOLD, on_change="rerun")


def show(page: Page, desk: Desk) -> None:
    """`page`, or what a reader must know first: the table's problems, or how to start with an empty one."""
    if page.needs_figures:
        for complaint in desk.opened.table.registers.complaints:
            notices.status(complaint.of(desk.lang))
    if page.needs_figures and desk.opened.is_broken:
        broken.show(desk)
    elif page.needs_figures and not desk.opened.figures:
        start.show(desk)
    else:
        page.show(desk)
