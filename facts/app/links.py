"""Links keep their meaning when the reader's language is another than the sender's.

A bound widget writes the label of its choice into the address, and knows only the labels that it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from facts.words import LANGS, Lang

Option = TypeVar("Option", bound=str)
ValueLabel = Callable[[str, Lang], str]


def adopt_address(key: str, options: Sequence[Option], label: Callable[[Option, Lang], str], lang: Lang) -> None:
    """Say in the reader's words what the address chooses for the widget `key`.

    Labels of the other language and the table's own words are taken for the same choice, and what is no
    choice at all is left out. Called before the widget.
    """
    written = st.query_params.get_all(key)
    own = {label(option, lang) for option in options}
    if own.issuperset(written):
        return
    if key in st.session_state:
        # The reader has switched the language: given its choice anew, the widget shows it in the new words.
        st.session_state[key] = st.session_state[key]
    elif chosen := [label(option, lang) for option in options if _means(written, option, label)]:
        st.query_params[key] = chosen
        # Streamlit reads the address before a run; the widget learns of the new one in the next.
        st.rerun()


_MOST_IN_AN_ADDRESS = 20
"""More choices than this make an address that mail programs cut, and a page of nearly everything."""


def link_to_page(path: str, words: str, **query: Sequence[str]) -> None:
    """A link to another page of the app; the reader's session, language and filters go on there.

    A choice for a filter that stands on the page already is not taken up: the reader's own stays.
    """
    # Streamlit knows the page by its address alone.
    page = st.Page(_elsewhere, title=words, url_path=path, default=not path)
    few = {name: chosen for name, chosen in query.items() if len(chosen) <= _MOST_IN_AN_ADDRESS}
    choices = [(name, choice) for name, chosen in few.items() for choice in chosen]
    st.page_link(page, label=words, query_params=choices)


def _elsewhere() -> None:
    """Stands in for a page that `dashboard.py` draws."""


def _means(written: Sequence[str], option: Option, label: Callable[[Option, Lang], str]) -> bool:
    return option in written or any(label(option, lang) in written for lang in LANGS)
