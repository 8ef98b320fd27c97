"""What saving would make of the table: the rows as they are read, and the charts that change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from facts import charts
from facts.app import markup, notices
from facts.app.adding.groups import OF_A_DOCUMENT
from facts.app.adding.planning import Planned, with_table
from facts.app.desk import Desk
from facts.app.drawing import show_chart
from facts.app.interpreted import every_field
from facts.app.markup import joined, plain
from facts.app.pager import page_of
from facts.audit.points import series_of
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.figures.wording import figure_words, reading_words
from facts.reading.table import Table
from facts.words import Lang, counted, dates, say

ROWS_ON_A_PAGE = 50
CHARTS_ON_A_PAGE = 6


def show_rows(plan: Planned, desk: Desk, key: str) -> None:
    """The new figures, as written beside as read, and what is at odds within one document."""
    lang = desk.lang
    known = {figure.series for figure in desk.opened.figures}
    joins = sum(figure.series in known for figure in plan.figures)
    counts = (("joins", joins), ("begins", len(plan.figures) - joins))
    notices.status(*(counted(f"preview.{name}", n, lang) for name, n in counts if n))
    for words in at_odds(plan, lang):
        notices.status(words)
    page = page_of(plan.figures, ROWS_ON_A_PAGE, key)
    owners = dict(zip(plan.addition.lines, plan.addition.owner_lines, strict=True))
    heads = [say(f"preview.{name}", lang) for name in ("figure", "written", "read", "period", "who", "line")]
    markup.show(markup.table(heads, (_row(figure, owners[figure.line], lang) for figure in page)))
    with st.expander(say("preview.every_field", lang)):
        for figure in page:
            title = Markup("<h4>{}</h4>").format(plain(figure.id))
            markup.show(title + every_field(figure, desk.opened.parties, lang))


def show_charts(after: Table, changed: Mapping[str, str], desk: Desk, key: str) -> None:
    """The charts of the series in `changed`, each with the words for what is new in it."""
    lang = desk.lang
    drawn = [one for one in series_of(after.figures) if one.key in changed]
    markup.show(Markup("<h3>{}</h3>").format(say("preview.charts", lang)))
    beside = with_table(desk, after)
    page = page_of(drawn, CHARTS_ON_A_PAGE, f"charts-{key}")
    for start in range(0, len(page), desk.columns):
        for column, one in zip(st.columns(desk.columns), page[start : start + desk.columns], strict=False):
            with column, st.container(border=True, gap="small"):
                markup.show(
                    Markup('<h4>{} <small class="change">{}</small></h4><p>{}</p>').format(
                        plain(one.title(lang)), changed[one.key], plain(charts.title_of(one, lang))
                    )
                )
                show_chart(one, beside)


def additions_by_series(plan: Planned, desk: Desk) -> dict[str, str]:
    """The series that get figures, and whether each is new or how many it gets."""
    lang = desk.lang
    known = {figure.series for figure in desk.opened.figures}
    counts: dict[str, int] = {}
    for figure in plan.figures:
        counts[figure.series] = counts.get(figure.series, 0) + 1
    return {
        series: counted("preview.more_figures", n, lang) if series in known else say("preview.new_series", lang)
        for series, n in counts.items()
    }


def at_odds(plan: Planned, lang: Lang) -> Iterator[str]:
    """A sentence for each document that is added to and has several dates or addresses."""
    touched = {figure.document for figure in plan.figures if figure.document}
    for column in OF_A_DOCUMENT:
        said: dict[str, dict[str, None]] = {}
        for figure in plan.table.figures:
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


def _row(figure: Figure, line: int, lang: Lang) -> Sequence[Markup | str]:
    written = (figure.raw.get(name, "").strip() for name in ("approximator", "value", "unit", "direction"))
    read = [figure_words(figure, lang, worded=True), reading_words(figure, lang)]
    who = figure.text("cited_by", lang) or figure.text("producer", lang)
    return [
        Markup('{} <code class="sub">{}</code>').format(plain(figure.series_title(lang)), figure.id),
        plain(" ".join(filter(None, written))),
        joined((plain(text) for text in read if text), ", "),
        _period(figure, lang),
        joined((plain(text) for text in (who, figure.text("document", lang)) if text), ", "),
        str(line),
    ]


def _period(figure: Figure, lang: Lang) -> Markup:
    written, read = figure.raw.get("period", "").strip(), figure.period.named(lang)
    beside = Markup(' <span class="sub">{}</span>').format(read) if read != written else Markup("")
    return plain(written) + beside
