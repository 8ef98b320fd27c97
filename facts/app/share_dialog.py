"""A chart on its way out: the picture as others will see it, its files, and the words to go with it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from urllib.parse import quote, urlencode

import streamlit as st

from facts.app import markup
from facts.app.markup import label_text
from facts.app.pages import PageContext
from facts.audit.points import Series, by_series
from facts.share import sources
from facts.share.formats import FORMATS, FRAMES
from facts.share.pictures import Picture, file_of, picture_of, png_of
from facts.share.project_settings import settings_beside
from facts.share.written_files import file_names, safe_name
from facts.words import say


def share_button(series: Series, context: PageContext) -> None:
    """A button that opens the sharing of `series`."""
    label = say("sharing.share", context.lang, title=label_text(series.title(context.lang)))
    if st.button(label, key=f"share-{series.key}"):
        st.dialog(say("sharing.title", context.lang), width="medium")(_share)(series, context)


def _share(series: Series, context: PageContext) -> None:
    lang, publication = context.lang, context.publication
    frame = st.segmented_control(
        say("sharing.frame", lang),
        FRAMES,
        default="page",
        required=True,
        format_func=lambda frame: say(f"sharing.frame_{frame}", lang),
        key=f"frame-{series.key}",
    )
    drawn = picture_of(series, publication, frame)
    _files(drawn, context)
    with st.spinner(say("sharing.drawing", lang)):
        st.image(png_of(drawn), alt=drawn.description)
    address = _site_address(series, context)
    choices = [(name, text) for name in st.query_params for text in st.query_params.get_all(name)]
    for name, text in (
        ("short", sources.short_citation(series.figures, publication)),
        ("long", sources.long_citation(series.figures, publication)),
        ("alt", drawn.description),
        ("local_link", _link_to_statistic(series.key, st.context.url or "", choices)),
        *([("site_link", address)] if address else []),
    ):
        st.caption(say(f"sharing.{name}", lang))
        st.code(text, language=None, wrap_lines=True)


def _files(drawn: Picture, context: PageContext) -> None:
    """A button for each format; the file is made when it is asked for."""
    with st.container(horizontal=True):
        for form in FORMATS:
            words, file = say(f"sharing.{form}", context.lang), f"{safe_name(drawn.series.key)}.{form}"
            markup.offer_file(words, partial(file_of, drawn, form), file, key=f"{form}-{drawn.series.key}")


def _site_address(series: Series, context: PageContext) -> str:
    """The statistic's address on the project's site, "" when `facts.toml` does not say where that is."""
    site = settings_beside(context.open_table.path).site_url
    if not site:
        return ""
    names = file_names(by_series(context.open_table.figures))
    return f"{site}{context.lang}/series/{quote(names[series.key])}.html"


def _link_to_statistic(key: str, page: str, choices: Iterable[tuple[str, str]]) -> str:
    """The address of `page` with the reader's choices, on which the statistic `key` stands open.

    >>> _link_to_statistic("jobs", "http://localhost:8501", [("party", "S"), ("series", "rent"), ("view", "cards")])
    'http://localhost:8501?party=S&series=jobs'
    """
    kept = [(name, text) for name, text in choices if name not in ("series", "view")]
    return f"{page}?{urlencode([*kept, ('series', key)])}"
