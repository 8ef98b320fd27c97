"""What stands around every page: the style of our own HTML, and what is shown when a table cannot be."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from facts.app import broken, start
from facts.app.desk import Desk
from facts.app.pages import Page

ICON = Path(__file__).with_name("icon.svg")
"""The picture in the browser's tab; a named icon would be fetched from the network."""


def style() -> None:
    """The style sheet of the markup."""
    st.html(Path(__file__).with_name("style.css"))


def show(page: Page, desk: Desk) -> None:
    """`page`, or what a reader must know first: the table's problems, or how to start with an empty one."""
    if page.needs_figures and desk.opened.is_broken:
        broken.show(desk)
    elif page.needs_figures and not desk.opened.figures:
        start.show(desk)
    else:
        page.show(desk)
