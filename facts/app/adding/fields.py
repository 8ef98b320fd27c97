"""A field for each column: text that is read strictly, closed lists to choose from, what the table has to suggest.

Streamlit's number fields turn 1234,5 into 12345 without a word, so that no value is ever typed into one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from facts.app import notices
from facts.figures.columns import BY_NAME, Column
from facts.figures.figure import Figure
from facts.reading.table import Table
from facts.words import Lang, alphabetical, say
from facts.words.similar_words import twin_of

_SUGGESTED = frozenset(
    {
        "topic", "series", "title", "unit", "place", "population", "definition", "cited_by", "office", "party_basis",
        "document", "producer",
    }
)  # fmt: skip
LONG = frozenset({"quote", "note"})
"""Columns that hold whole sentences."""

_MOST = 5000


def labelled(name: str, lang: Lang) -> str:
    """A column for a reader: its label with its name, or the name alone of a column of the user's own."""
    return f"{BY_NAME[name].label.of(lang)} ({name})" if name in BY_NAME else name


def suggestions(table: Table, lang: Lang) -> dict[str, dict[str, str]]:
    """What the table says already in the columns whose texts come back, each with its words for the reader."""
    return _suggestions(table.sha256, lang, table.figures)


@st.cache_resource(max_entries=8, show_spinner=False)
def _suggestions(mark: str, lang: Lang, _figures: Iterable[Figure]) -> dict[str, dict[str, str]]:
    said: dict[str, dict[str, str]] = {name: {} for name in sorted(_SUGGESTED)}
    said["party_basis"]["document"] = say("form.basis_document", lang)
    for figure in _figures:
        for name, texts in said.items():
            if (text := figure.raw.get(name, "").strip()) and text not in texts:
                texts[text] = f"{figure.text('title', lang)} ({text})" if name == "series" and figure.title else text
    return {name: _in_order(texts, lang) for name, texts in said.items()}


def _in_order(texts: Mapping[str, str], lang: Lang) -> dict[str, str]:
    keys = {words: text for text, words in texts.items()}
    return {keys[words]: words for words in alphabetical(keys, lang)[:_MOST]}


def field(
    column: Column,
    key: str,
    lang: Lang,
    *,
    known: Mapping[str, str] | None = None,
    needed: bool = False,
    placeholder: str = "",
    on_change: Callable[[], None] | None = None,
) -> str:
    """Show the field of `column` and return what stands in it; `known` are suggestions with their words."""
    label = column.label.of(lang) + (" *" if needed else "")
    words = column.help.of(lang)
    if column.kind == "choice":
        return _choice(column, label, key, lang)
    if column.name in _SUGGESTED:
        named = known or {}
        chosen = st.selectbox(
            label, list(named), index=None, accept_new_options=True, key=key, help=words,
            format_func=lambda text: named.get(text, text), placeholder=say("form.choose", lang),
            filter_mode="contains", persist_state="session", on_change=on_change or "rerun",
        )  # fmt: skip
        return chosen or ""
    if column.name in LONG:
        return st.text_area(label, key=key, help=words, height=100, persist_state="session")
    return st.text_input(label, key=key, help=words, placeholder=placeholder or None, persist_state="session")


def compare(text: str, known: Mapping[str, str], lang: Lang) -> None:
    """Under a field: whether its text is new to the table, and whether it may be a slip."""
    if not text or not known or text in known:
        return
    twin = twin_of(text, known)
    notices.echo(say("form.nearly", lang, other=twin) if twin else say("form.new", lang), doubtful=bool(twin))


def _choice(column: Column, label: str, key: str, lang: Lang) -> str:
    chosen: str | None = st.selectbox(
        label, column.choices, index=0 if column.has_default else None, key=key, help=column.help.of(lang),
        format_func=lambda choice: say(f"kinds.{choice}", lang),
        placeholder=say("form.not_stated", lang), persist_state="session",
    )  # fmt: skip
    return chosen or ""
