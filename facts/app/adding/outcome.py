"""What the last save did, told where its button stood."""

from __future__ import annotations

import streamlit as st

from facts.app import notices
from facts.app.adding import saving
from facts.app.desk import Desk
from facts.app.links import to_page
from facts.words import say


def show(desk: Desk) -> None:
    """What this session's last save did, the way to it, and the way back."""
    lang, outcome = desk.lang, saving.last()
    if not outcome.texts:
        return
    texts = [text.of(lang) for text in outcome.texts]
    with st.container(border=True, key="outcome"):
        if outcome.refused:
            notices.alert(*texts, title=say("add.not_done", lang))
            return
        notices.status(*texts, title=say("add.taken_back" if outcome.undone else "add.done", lang))
        if not outcome.saved:
            return
        to_page("", say("add.to_dashboard", lang), series=outcome.series)
        if outcome.can_undo(desk.opened.data):
            st.button(say("add.undo", lang), key="undo", on_click=saving.undo, args=(outcome.saved,))
        else:
            st.caption(say("add.cannot_undo", lang))
