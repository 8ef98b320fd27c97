"""The report: chosen charts in a chosen order, with an introduction, to preview and to download."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from facts.app import markup
from facts.app.background_work import wait_for
from facts.app.filters import MOST_OFFERED, figures_with_words
from facts.app.pages import PageContext
from facts.audit.points import Series, by_series, points_of
from facts.figures.figure import Figure
from facts.share.formats import REPORT_FORMATS
from facts.share.publication import Publication, with_project
from facts.share.report import Report, report_on
from facts.share.report_files import report_file
from facts.share.site.build import preview_of, site_archive
from facts.words import LANGS, LANGUAGES, Lang, say
from facts.words.numbers import number

# CSS pixels: about a page of the report at the width of the preview.
_PREVIEW_HEIGHT = 900
MOST_IN_A_ZIP = 100
"""So many charts in six formats take a minute or two; more of them `export --all` writes."""
_CHOSEN = "report_series"


def show_report(context: PageContext) -> None:
    """Draw the page."""
    lang = context.lang
    with context.above:
        markup.show_heading(1, say("pages.report", lang), say("report_page.lead", lang))
    offered = by_series(context.in_view)
    if not offered:
        markup.show_status(say("filters.none_kept", lang))
        return
    titles = {key: figures[0].series_title(lang) for key, figures in offered.items()}
    keys, title, introduction = _contents(titles, context)
    publication = with_project(replace(context.publication, lang=_language(lang)), context.open_table.path)
    chosen = partial(_series, offered)
    if not keys:
        markup.show_status(say("report_page.none", lang))
        _zip(keys, list(titles), chosen, publication, lang)
        _show_site(publication, len(titles), context)
        return
    mark = repr((keys, title, introduction, publication.lang, date.today(), context.chosen, context.open_table.state()))
    make = partial(_cached_report, mark, chosen(keys), title, introduction, publication)
    report, preview = wait_for(make, mark, say("waiting.report", lang), lang)
    _downloads(report, lang)
    _zip(keys, list(titles), chosen, publication, lang)
    st.iframe(preview, height=_PREVIEW_HEIGHT, alt=say("report_page.preview", lang))
    _show_site(publication, len(titles), context)


def _show_site(publication: Publication, statistics: int, context: PageContext) -> None:
    """The dashboard as static pages, its first one to look at and all of it as a ZIP."""
    lang = context.lang
    markup.show_heading(2, say("report_page.site", lang), say("report_page.site_lead", lang))
    if context.visible is not None or statistics > MOST_IN_A_ZIP:
        markup.show_status(say("report_page.site_by_command", lang))
        return
    markup.offer_file(say("report_page.site_zip", lang), partial(site_archive, publication), "site.zip")
    st.caption(say("report_page.takes_time", lang))
    with st.expander(say("report_page.site_preview", lang), key="site-preview", on_change="rerun") as opened:
        if opened.open:
            mark = repr((publication.lang, context.open_table.state()))
            st.iframe(
                _site_preview(mark, publication), height=_PREVIEW_HEIGHT, alt=say("report_page.site_preview", lang)
            )


@st.cache_data(max_entries=2, show_spinner=False)
def _site_preview(mark: str, _publication: Publication) -> str:
    """The first page of the site, kept while it is looked at; `mark` says what it is made of."""
    return preview_of(_publication)


@st.cache_resource(max_entries=2, show_spinner=False)
def _cached_report(
    mark: str, _chosen: list[Series], _title: str, _introduction: str, _publication: Publication
) -> tuple[Report, str]:
    """The report and its preview, kept while it is read; `mark` says what it is made of."""
    report = report_on(_chosen, _publication, title=_title, introduction=_introduction)
    return report, report_file(report, "html").decode()


def _series(offered: Mapping[str, Sequence[Figure]], keys: Iterable[str]) -> list[Series]:
    return [Series(key, points_of(offered[key])) for key in keys]


def _contents(titles: Mapping[str, str], context: PageContext) -> tuple[list[str], str, str]:
    """The keys of the chosen series in their order, the title, and the introduction."""
    lang = context.lang
    if _CHOSEN in st.session_state:  # what the reader has filtered away since is no longer chosen
        st.session_state[_CHOSEN] = [key for key in st.session_state[_CHOSEN] if key in titles]
    keys = st.multiselect(
        say("report_page.series", lang), _offered(titles, context), format_func=lambda key: titles.get(key, key),
        key=_CHOSEN, placeholder=say("report_page.series_placeholder", lang), filter_mode="contains",
        persist_state="session",
    )  # fmt: skip
    title = st.text_input(
        say("report_page.title", lang), key="report_title", max_chars=200, persist_state="session",
        placeholder=say("report.title", st.session_state.get("report_language", lang)),
    )  # fmt: skip
    introduction = st.text_area(
        say("report_page.introduction", lang), key="report_introduction", persist_state="session"
    )
    return keys, title, introduction


def _offered(titles: Mapping[str, str], context: PageContext) -> list[str]:
    """The series to choose from; of very many those that are looked for, and what is chosen already."""
    if len(titles) <= MOST_OFFERED:
        return list(titles)
    lang = context.lang
    text = st.text_input(say("report_page.search", lang), key="report_search", persist_state="session") or ""
    found = list(by_series(figures_with_words(context.in_view, text.casefold().split())))
    if len(found) > MOST_OFFERED:
        st.caption(say("report_page.first", lang, n=number(MOST_OFFERED, lang), of=number(len(found), lang)))
    chosen: list[str] = [key for key in st.session_state.get(_CHOSEN, ()) if key in titles]
    return list(dict.fromkeys([*chosen, *found[:MOST_OFFERED]]))


def _language(lang: Lang) -> Lang:
    """The language of the report, the reader's own until another is chosen."""
    chosen: Lang = st.segmented_control(
        say("report_page.language", lang), LANGS, default=lang, required=True, key="report_language",
        format_func=lambda tongue: LANGUAGES[tongue].name,
    )  # fmt: skip
    return chosen


def _downloads(report: Report, lang: Lang) -> None:
    """A button for each format; the file is made when it is asked for."""
    with st.container(horizontal=True):
        for form in REPORT_FORMATS:
            words, make = say(f"report_page.{form}", lang), partial(report_file, report, form)
            markup.offer_file(words, make, f"report.{form}", key=f"report-{form}", kind="primary")


def _zip(
    keys: Sequence[str],
    every: Sequence[str],
    chosen: Callable[[Iterable[str]], list[Series]],
    publication: Publication,
    lang: Lang,
) -> None:
    """Every chart in one ZIP, with sources and terms; of a large table the chosen ones."""
    keys = every if len(every) <= MOST_IN_A_ZIP else keys[:MOST_IN_A_ZIP]
    if keys is every:
        label = say("report_page.all", lang)
    else:
        st.caption(say("report_page.too_many", lang, n=number(len(every), lang), most=MOST_IN_A_ZIP))
        label = say("report_page.chosen", lang)
    if keys:
        markup.offer_file(label, partial(_bundle, chosen, keys, publication), "charts.zip")
        st.caption(say("report_page.takes_time", lang))


def _bundle(chosen: Callable[[Iterable[str]], list[Series]], keys: Sequence[str], publication: Publication) -> bytes:
    from facts.share.pictures import bundle_of

    return bundle_of(chosen(keys), publication)
