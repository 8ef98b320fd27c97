"""Links keep their meaning when the reader's language is another than the sender's.

A bound widget writes the label of its choice into the address. A label of the other language, or the
table's own word, is taken for the same choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from facts.words import LANGS, Lang

Label = Callable[[str, Lang], str]


def adopt_choice(key: str, options: Sequence[str], label: Label, lang: Lang) -> None:
    """Let the address choose one of `options` for the widget `key`, in whatever language it was written."""
    if chosen := _foreign(key, options, label, lang):
        st.session_state[key] = chosen[0]


def adopt_choices(key: str, options: Sequence[str], label: Label, lang: Lang) -> None:
    """Let the address choose several of `options` for the widget `key`, in whatever language it was written."""
    if chosen := _foreign(key, options, label, lang):
        st.session_state[key] = chosen


def _foreign(key: str, options: Sequence[str], label: Label, lang: Lang) -> list[str]:
    """What the address chooses, when at least one word is not the widget's own label; else nothing."""
    written = st.query_params.get_all(key)
    own = {label(option, lang) for option in options}
    if not written or key in st.session_state or own.issuperset(written):
        return []
    return [
        option
        for option in options
        if option in written or any(label(option, other) in written for other in LANGS)
    ]
