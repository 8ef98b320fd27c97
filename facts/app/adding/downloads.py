"""The template, the table and its log, as files that open right in Excel or as they are."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.adding.grid_model import Grid, GridRow
from facts.app.pages import PageContext
from facts.csvfile.source import open_source
from facts.reading.template import template
from facts.saving.corrections import LOG_NAME, log_of
from facts.saving.file_locks import read_file
from facts.saving.save_errors import NotSaved
from facts.share.formats import MEDIA_TYPES
from facts.share.workbooks import ROWS, as_workbook, template_workbook
from facts.words import Lang, counted, say

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_downloads(context: PageContext) -> None:
    """Draw this part of the page."""
    lang, opened = context.lang, context.open_table
    markup.show_html(Markup("<h2>{}</h2>").format(say("downloads.table", lang)))
    with st.container(horizontal=True):
        if opened.data:
            _button("table_csv", opened.data, opened.path.name, MEDIA_TYPES["csv"], lang)
        source = opened.table.source
        if source and opened.table.rows < ROWS:
            name = f"{opened.path.stem}.xlsx"
            st.download_button(
                say("downloads.table_xlsx", lang), lambda: as_workbook(source), file_name=name, mime=_XLSX,
                help=say("downloads.table_xlsx_help", lang), on_click="ignore", key="table_xlsx",
            )  # fmt: skip
        elif source:
            st.caption(say("downloads.too_long", lang))
        log = log_of(opened.path)
        if log.is_file():
            try:
                _button("log_csv", read_file(log), LOG_NAME, MEDIA_TYPES["csv"], lang)
            except NotSaved as refusal:
                markup.show_alert(refusal.text.of(lang))
    markup.show_html(Markup("<h2>{}</h2>").format(say("downloads.template", lang)))
    templates(lang)


def templates(lang: Lang) -> None:
    """Buttons for the template."""
    # Excel takes a CSV file for UTF-8 only when it begins with its mark.
    data = template(lang).encode("utf-8-sig")
    with st.container(horizontal=True):
        st.download_button(
            say("add.template_csv", lang), data, file_name="template.csv", mime=MEDIA_TYPES["csv"],
            on_click="ignore", key="template_csv",
        )  # fmt: skip
        st.download_button(
            say("add.template_xlsx", lang), lambda: template_workbook(lang), file_name="template.xlsx",
            mime=_XLSX, on_click="ignore", key="template_xlsx",
        )  # fmt: skip


def offer_rest(grid: Grid, rest: Sequence[GridRow], key: str, lang: Lang) -> None:
    """A button for the rows of a grid that are not saved: as a workbook where they came from one.

    Their cells have tabs between them, and Excel would show a CSV file with tabs in one column.
    """
    left = frozenset(row.number for row in grid.rows) - {row.number for row in rest}
    is_workbook = grid.delimiter == "\t" and all(row.is_whole for row in rest)

    def data() -> bytes:
        rows = grid.without(left).as_file()
        return as_workbook(open_source(rows)) if is_workbook else rows

    st.download_button(
        counted("grid.take_rest", len(rest), lang), data, file_name="rows.xlsx" if is_workbook else "rows.csv",
        mime=_XLSX if is_workbook else MEDIA_TYPES["csv"], on_click="ignore", key=key,
    )  # fmt: skip


def _button(name: str, data: bytes, file: str, mime: str, lang: Lang) -> None:
    st.download_button(say(f"downloads.{name}", lang), data, file_name=file, mime=mime, on_click="ignore", key=name)
