"""The report: chosen charts in a chosen order, with an introduction, to preview and to download."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.desk import Desk
from facts.app.sharing import edition_of
from facts.audit.points import Series, series_of
from facts.share.edition import Edition
from facts.share.formats import MEDIA_TYPES, REPORT_FORMATS
from facts.share.report import Report, report_file, report_on
from facts.words import LANGS, LANGUAGES, Lang, say

PREVIEW_HEIGHT = 900


def show(desk: Desk) -> None:
    """Draw the page."""
    lang = desk.lang
    markup.show(Markup("<h1>{}</h1><p>{}</p>").format(say("pages.report", lang), say("report_page.lead", lang)))
    known = {one.key: one for one in series_of(desk.opened.figures)}
    keys, title, introduction = _contents(known, lang)
    edition = replace(edition_of(desk), lang=_language(lang))
    if not keys:
        st.info(say("report_page.none", lang))
        _all_charts(tuple(known.values()), edition, lang)
        return
    with st.spinner(say("report_page.making", lang)):
        report = report_on([known[key] for key in keys], edition, title=title, introduction=introduction)
        preview = report_file(report, "html").decode()
    _downloads(report, lang)
    _all_charts(tuple(known.values()), edition, lang)
    st.iframe(preview, height=PREVIEW_HEIGHT, alt=say("report_page.preview", lang))


def _contents(known: Mapping[str, Series], lang: Lang) -> tuple[list[str], str, str]:
    """The keys of the chosen series in their order, the title, and the introduction."""
    keys = st.multiselect(
        say("report_page.series", lang),
        list(known),
        format_func=lambda key: known[key].title(lang),
        key="report_series",
        placeholder=say("report_page.series_placeholder", lang),
        persist_state="session",
    )
    title = st.text_input(say("report_page.title", lang), key="report_title", max_chars=200, persist_state="session")
    introduction = st.text_area(
        say("report_page.introduction", lang), key="report_introduction", persist_state="session"
    )
    return keys, title, introduction


def _language(lang: Lang) -> Lang:
    """The language of the report, the reader's own until another is chosen."""
    chosen: Lang = st.segmented_control(
        say("report_page.language", lang),
        LANGS,
        default=lang,
        required=True,
        format_func=lambda tongue: LANGUAGES[tongue].name,
        key="report_language",
    )
    return chosen


def _downloads(report: Report, lang: Lang) -> None:
    """A button for each format; the file is made when it is asked for."""
    with st.container(horizontal=True):
        for form in REPORT_FORMATS:
            st.download_button(
                say(f"report_page.{form}", lang),
                partial(report_file, report, form),
                file_name=f"report.{form}",
                mime=MEDIA_TYPES[form],
                key=f"report-{form}",
                type="primary",
                on_click="ignore",
            )


def _all_charts(series: Sequence[Series], edition: Edition, lang: Lang) -> None:
    """Every chart of the table in one ZIP, with sources and terms."""
    from facts.share.bundle import bundle_of

    st.download_button(
        say("report_page.all", lang),
        lambda: bundle_of(series, edition),
        file_name="charts.zip",
        mime=MEDIA_TYPES["zip"],
        on_click="ignore",
    )
