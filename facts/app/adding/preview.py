"""What saving would make of the table: how many figures join which statistics, and the charts that change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

import streamlit as st
from markupsafe import Markup

from facts import charts
from facts.app import markup
from facts.app.adding.fields import OF_A_DOCUMENT
from facts.app.card import show_chart
from facts.app.markup import page_of, plain
from facts.app.page_context import PageContext
from facts.audit.points import series_of
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.reading.registers import Registers
from facts.reading.table import Table, read_table
from facts.words import Lang, counted, dates, say

CHARTS_ON_A_PAGE = 6


def table_after(data: bytes, context: PageContext) -> Table:
    """The table as it would be read with a change; read once for each state of it."""
    mark = (sha256(data).hexdigest(), *context.open_table.beside)
    return _read(mark, data, context.open_table.table.registers)


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(mark: tuple[str, ...], _data: bytes, _registers: Registers) -> Table:
    return read_table(_data, _registers)


def show_counts(figures: Sequence[Figure], context: PageContext) -> None:
    """How many figures continue statistics of the table, and how many begin new ones."""
    known = {figure.series for figure in context.open_table.figures}
    joins = sum(figure.series in known for figure in figures)
    counts = (("joins", joins), ("begins", len(figures) - joins))
    markup.show_status(*(counted(f"preview.{name}", n, context.lang) for name, n in counts if n))


def show_charts(after: Table, changed: Mapping[str, str], context: PageContext, key: str) -> None:
    """The charts of the series in `changed`, each with the words for what is new in it."""
    lang = context.lang
    drawn = [one for one in series_of(after.figures) if one.key in changed]
    markup.show_html(Markup("<h3>{}</h3>").format(say("preview.charts", lang)))
    beside = replace(context, open_table=replace(context.open_table, table=after))
    page = page_of(drawn, CHARTS_ON_A_PAGE, f"charts-{key}")
    for start in range(0, len(page), context.columns):
        for column, one in zip(st.columns(context.columns), page[start : start + context.columns], strict=False):
            with column, st.container(border=True, gap="small"):
                markup.show_html(
                    Markup('<h4>{} <small class="change">{}</small></h4><p>{}</p>').format(
                        plain(one.title(lang)), changed[one.key], plain(charts.title_of(one, lang))
                    )
                )
                show_chart(one, beside)


def additions_by_series(figures: Iterable[Figure], context: PageContext) -> dict[str, str]:
    """The series that get figures, and whether each is new or how many it gets."""
    lang = context.lang
    known = {figure.series for figure in context.open_table.figures}
    counts: dict[str, int] = {}
    for figure in figures:
        counts[figure.series] = counts.get(figure.series, 0) + 1
    return {
        series: counted("preview.more_figures", n, lang) if series in known else say("preview.new_series", lang)
        for series, n in counts.items()
    }


def at_odds(figures: Iterable[Figure], after: Table, lang: Lang) -> Iterator[str]:
    """A sentence for each document that is added to and has several dates or addresses."""
    touched = {figure.document for figure in figures if figure.document}
    for column in OF_A_DOCUMENT:
        said: dict[str, dict[str, None]] = {}
        for figure in after.figures:
            if figure.document in touched and (value := _said(figure, column, lang)):
                said.setdefault(figure.document, {})[value] = None
        for document, values in said.items():
            if len(values) > 1:
                label = BY_NAME[column].label.of(lang)
                yield say("preview.at_odds", lang, document=document, column=label, values=", ".join(values))


def _said(figure: Figure, column: str, lang: Lang) -> str:
    if column == "document_date":
        return dates.day(figure.document_date, lang) if figure.document_date else ""
    return figure.document_url
