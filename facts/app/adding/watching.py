"""Tells a reader who is still writing that the table has changed on disk; each click shows it as it is anyway."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from facts.app import notices
from facts.app.desk import Desk
from facts.app.stamps import Stamp, stamp_of
from facts.words import Lang, say

_EVERY = "10s"


def watch(desk: Desk) -> None:
    """Look after the file from now on, and say when it is no longer what the page shows."""
    _watch(desk.opened.path, desk.opened.stamp, desk.lang)


@st.fragment(run_every=_EVERY)
def _watch(path: Path, drawn: Stamp, lang: Lang) -> None:
    if stamp_of(path) == drawn:
        return
    notices.status(say("add.changed_on_disk", lang, file=path.name))
    if st.button(say("add.show_now", lang), key="show-now"):
        st.rerun(scope="app")
