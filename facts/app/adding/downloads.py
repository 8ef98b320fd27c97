"""The template, the table and its log, as files that open right in Excel or as they are."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from facts.app import markup
from facts.app.adding.grid_model import Grid, GridRow
from facts.app.pages import PageContext
from facts.csvfile.source import open_source
from facts.reading.template import template
from facts.saving.corrections import LOG_NAME, log_of
from facts.saving.file_locks import read_file
from facts.saving.save_errors import NotSaved
from facts.share.workbooks import ROWS, as_workbook, template_workbook
from facts.words import Lang, counted, say


def show_downloads(context: PageContext) -> None:
    """Draw this part of the page."""
    lang, opened = context.lang, context.open_table
    markup.show_heading(2, say("downloads.table", lang))
    with st.container(horizontal=True):
        if opened.data:
            markup.offer_file(say("downloads.table_csv", lang), opened.data, opened.path.name, key="table_csv")
        source = opened.table.source
        if source and opened.table.rows < ROWS:
            words, about = (say(f"downloads.{name}", lang) for name in ("table_xlsx", "table_xlsx_help"))
            name = f"{opened.path.stem}.xlsx"
            markup.offer_file(words, lambda: as_workbook(source), name, key="table_xlsx", help=about)
        elif source:
            st.caption(say("downloads.too_long", lang))
        log = log_of(opened.path)
        if log.is_file():
            try:
                markup.offer_file(say("downloads.log_csv", lang), read_file(log), LOG_NAME, key="log_csv")
            except NotSaved as refusal:
                markup.show_alert(refusal.text.of(lang))
    markup.show_heading(2, say("downloads.template", lang))
    templates(lang)


def templates(lang: Lang) -> None:
    """Buttons for the template."""
    # Excel takes a CSV file for UTF-8 only when it begins with its mark.
    data = template(lang).encode("utf-8-sig")
    with st.container(horizontal=True):
        markup.offer_file(say("add.template_csv", lang), data, "template.csv", key="template_csv")
        words = say("add.template_xlsx", lang)
        markup.offer_file(words, lambda: template_workbook(lang), "template.xlsx", key="template_xlsx")


def offer_rest(grid: Grid, rest: Sequence[GridRow], key: str, lang: Lang) -> None:
    """A button for the rows of a grid that are not saved: as a workbook where they came from one.

    Their cells have tabs between them, and Excel would show a CSV file with tabs in one column.
    """
    left = frozenset(row.number for row in grid.rows) - {row.number for row in rest}
    is_workbook = grid.delimiter == "\t" and all(row.is_whole for row in rest)

    def data() -> bytes:
        rows = grid.without(left).as_file()
        return as_workbook(open_source(rows)) if is_workbook else rows

    words = counted("grid.take_rest", len(rest), lang)
    markup.offer_file(words, data, "rows.xlsx" if is_workbook else "rows.csv", key=key)
