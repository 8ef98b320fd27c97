"""A field for each column: text that is read strictly, closed lists to choose from, what the table has to suggest.

Streamlit's number fields turn 1234,5 into 12345 without a word, so that no value is ever typed into one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from facts.table.columns import Column
from facts.table.figures import Figure
from facts.words import Lang, alphabetical, say

_SUGGESTED = frozenset(
    {"topic", "series", "title", "place", "population", "definition", "cited_by", "office", "document", "producer"}
)
_LONG = frozenset({"quote", "note"})
_MOST = 5000


def suggestions(figures: Iterable[Figure], lang: Lang) -> dict[str, Sequence[str]]:
    """What the table says already in the columns whose texts come back."""
    said: dict[str, set[str]] = {name: set() for name in sorted(_SUGGESTED)}
    for figure in figures:
        for name, texts in said.items():
            texts.add(getattr(figure, name))
    return {name: alphabetical(texts - {""}, lang)[:_MOST] for name, texts in said.items()}


def field(
    column: Column,
    key: str,
    lang: Lang,
    *,
    known: Sequence[str] = (),
    needed: bool = False,
    placeholder: str = "",
    on_change: Callable[[], None] | None = None,
) -> str:
    """Show the field of `column` and return what stands in it; `known` are suggestions."""
    label = column.label.of(lang) + (" *" if needed else "")
    words = column.help.of(lang)
    if column.kind == "choice":
        return _choice(column, label, key, lang)
    if column.name in _SUGGESTED:
        chosen = st.selectbox(
            label, known, index=None, accept_new_options=True, key=key, help=words, on_change=on_change or "rerun",
            placeholder=say("form.choose", lang), filter_mode="contains", persist_state="session",
        )  # fmt: skip
        return chosen or ""
    if column.name in _LONG:
        return st.text_area(label, key=key, help=words, height=100, persist_state="session")
    return st.text_input(label, key=key, help=words, placeholder=placeholder or None, persist_state="session")


def _choice(column: Column, label: str, key: str, lang: Lang) -> str:
    chosen: str | None = st.selectbox(
        label, column.choices, index=0 if column.has_default else None, key=key, help=column.help.of(lang),
        format_func=lambda choice: say(f"kinds.{choice}", lang),
        placeholder=say("form.not_stated", lang), persist_state="session",
    )  # fmt: skip
    return chosen or ""
