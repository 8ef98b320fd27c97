"""Which statistic the rows of a file continue, and what its figures say already that the file may leave out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.adding import notices
from facts.app.adding.fields import compare, field, suggestions
from facts.app.desk import Desk
from facts.table.columns import BY_NAME
from facts.table.figures import Figure
from facts.words import say

# New years are comparable with the earlier ones only where these are the same.
_SHARED = ("unit", "place", "population", "definition", "time_kind")


def choose_statistic(columns: tuple[str, ...], desk: Desk, key: str) -> str:
    """The series of all rows, chosen among those in the table or new; "" for none."""
    lang, titled = desk.lang, "title" in columns
    markup.show(
        Markup("<h4>{}</h4><p>{}</p>").format(
            say("mapping.statistic", lang),
            say("mapping.statistic_titled" if titled else "mapping.statistic_lead", lang),
        )
    )
    known = suggestions(desk.opened.table, lang)["series"]
    chosen = field(
        BY_NAME["series"], constant_key(key, "series"), lang, known=known, needed=not titled,
        on_change=partial(_carry, desk.opened.figures, columns, key),
    ).strip()  # fmt: skip
    compare(chosen, known, lang)
    said = _said_by_all(desk.opened.figures, chosen)
    carried = [name for name, text in said.items() if st.session_state.get(constant_key(key, name)) == text]
    if labels := ", ".join(BY_NAME[name].label.of(lang) for name in carried if name not in columns):
        notices.status(say("mapping.carried", lang, columns=labels))
    return chosen


def constant_key(key: str, name: str) -> str:
    """The key of the field for what is the same in all rows."""
    return f"all-{key}-{name}"


def more_key(key: str) -> str:
    """The key of the choice of further columns to fill."""
    return f"more-{key}"


def _carry(figures: Iterable[Figure], columns: tuple[str, ...], key: str) -> None:
    """Propose in the fields below what all figures of the chosen series say."""
    said = _said_by_all(figures, st.session_state.get(constant_key(key, "series")) or "")
    for name in _SHARED:
        st.session_state[constant_key(key, name)] = said.get(name)
    asked = [name for name in st.session_state.get(more_key(key), ()) if name not in _SHARED]
    st.session_state[more_key(key)] = [*asked, *(name for name in said if name not in (*columns, "unit"))]


def _said_by_all(figures: Iterable[Figure], series: str) -> Mapping[str, str]:
    """What is one and the same text in every figure of the series, by column."""
    own = [figure for figure in figures if figure.series == series]
    said = {}
    for name in _SHARED:
        texts = {figure.raw.get(name, "").strip() for figure in own}
        if len(texts) == 1 and (text := texts.pop()):
            said[name] = text
    return said
