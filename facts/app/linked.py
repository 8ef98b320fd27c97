"""The series that a link has brought the reader to: they alone are shown until the reader wants all again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.markup import joined, plain
from facts.figures.figure import Figure
from facts.words import Lang, say

NAME = "series"


def series(figures: tuple[Figure, ...]) -> Sequence[str]:
    """The keys of the series that the address names and the table has."""
    written = st.query_params.get_all(NAME)
    return [key for key in written if key in _titled(figures)] if written else ()


def show(keys: Sequence[str], figures: tuple[Figure, ...], lang: Lang) -> None:
    """Which series alone are shown, and the way back to all."""
    titled = _titled(figures)
    names = joined((plain(titled[key].series_title(lang)) for key in keys), "; ")
    with st.container(horizontal=True, vertical_alignment="center", key="only"):
        words = Markup.escape(say("filters.only", lang, series="{series}")).format(series=names)
        markup.show(Markup('<p role="status">{}</p>').format(words), beside=True)
        st.button(say("filters.all_series", lang), key="all-series", on_click=forget)


def forget() -> None:
    """Show all series again."""
    st.query_params.pop(NAME, None)


@lru_cache(maxsize=4)
def _titled(figures: tuple[Figure, ...]) -> dict[str, Figure]:
    """By series, the first figure: it has the title."""
    return {figure.series: figure for figure in reversed(figures)}
