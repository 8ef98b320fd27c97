"""Add figures: from a file or one by one, correct them or take them out, and take the table along."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from facts.app import markup
from facts.app.adding import downloads, from_document, from_table, one_correction, one_figure
from facts.app.links import adopt_address
from facts.app.open_table import Stamp, stamp_of
from facts.app.pages import PageContext
from facts.app.server import may_add_figures
from facts.app.table_problems import is_no_table, show_problems
from facts.words import Lang, say

_LOOKED_EVERY = "10s"
_WAYS = {
    "document": from_document.show_from_document,
    "file": from_table.show_from_table,
    "form": one_figure.show_one_figure,
    "mend": one_correction.show_one_correction,
    "take": downloads.show_downloads,
}


def show_add_page(context: PageContext) -> None:
    """Draw the page."""
    lang = context.lang
    if not may_add_figures():
        markup.show_heading(1, say("pages.add", lang))
        markup.show_status(say("add.read_only", lang))
        downloads.show_downloads(context)
        one_correction.show_corrections_log(context)
        return
    markup.show_heading(1, say("pages.add", lang), say("add.lead", lang))
    if not _state(context):
        return
    way = _way(lang)
    _watch(context.open_table.path, context.open_table.stamp, context.lang)
    _WAYS[way](context)


def _way(lang: Lang) -> str:
    adopt_address("way", tuple(_WAYS), lambda way, lang: say(f"add.way_{way}", lang), lang)
    chosen: str | None = st.segmented_control(
        say("add.way", lang), tuple(_WAYS), default="file", required=True, key="way", bind="query-params",
        format_func=lambda way: say(f"add.way_{way}", lang),
    )  # fmt: skip
    return chosen or "file"


def _state(context: PageContext) -> bool:
    """Say what is the matter with the table as it is; whether anything can be done here."""
    lang, opened = context.lang, context.open_table
    file = opened.path.name
    if opened.is_missing:
        markup.show_status(say("add.table_missing", lang, file=file))
    elif opened.trouble:
        markup.show_alert(say("add.table_unreadable", lang, file=file))
        return False
    elif is_no_table(opened):
        markup.show_alert(say("broken.lead_no_table", lang, file=file))
        show_problems(opened.table.problems, lang, "table")
        return False
    elif not opened.data.strip() or (not opened.table.rows and not opened.is_broken):
        markup.show_status(say("add.table_empty", lang, file=file))
    elif opened.is_broken:
        markup.show_alert(say("add.table_broken", lang, file=file))
        show_problems(opened.table.problems, lang, "table")
    for complaint in opened.table.registers.complaints:
        markup.show_status(complaint.of(lang))
    return True


@st.fragment(run_every=_LOOKED_EVERY)
def _watch(path: Path, drawn: Stamp, lang: Lang) -> None:
    """Say to a reader who is still writing that the file is no longer what the page shows."""
    if stamp_of(path) == drawn:
        return
    markup.show_status(say("add.changed_on_disk", lang, file=path.name))
    if st.button(say("add.show_now", lang), key="show-now"):
        st.rerun(scope="app")
