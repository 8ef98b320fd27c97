"""The reader's language: the address, else the switch, else the browser decides."""

from __future__ import annotations

import streamlit as st

from facts.app.links import adopt_address
from facts.words import LANGS, LANGUAGES, Lang, say

# Streamlit calls every page English, and a screen reader would read Swedish aloud as English.
_SAY_TO_THE_BROWSER = "export default function ({ data }) { document.documentElement.lang = data.lang; }"


def language_of_titles() -> Lang:
    """The language in which the pages are named: they must be known before the switch is drawn."""
    chosen: Lang | None = st.session_state.get("lang")
    if chosen is not None:
        return chosen
    written = st.query_params.get_all("lang")
    return next((lang for lang in LANGS if {lang, LANGUAGES[lang].name} & set(written)), browser_language())


def choose_language() -> Lang:
    """Show the switch and return the language; the address keeps it when it is not the browser's own."""
    browser = browser_language()
    adopt_address("lang", LANGS, _name, browser)
    chosen: Lang | None = st.segmented_control(
        say("app.language", browser),
        LANGS,
        default=browser,
        required=True,
        format_func=lambda lang: LANGUAGES[lang].name,
        key="lang",
        bind="query-params",
        label_visibility="collapsed",
    )
    lang = chosen or browser  # an address that ends in lang= chooses nothing
    st.components.v2.component("page_language", js=_SAY_TO_THE_BROWSER)(data={"lang": lang}, height=1)
    return lang


def browser_language() -> Lang:
    """The browser's own language where it is one of ours, English for every other."""
    return next((lang for lang in LANGS if (st.context.locale or "").lower().startswith(lang)), "en")


def _name(option: Lang, _lang: Lang) -> str:
    return LANGUAGES[option].name
