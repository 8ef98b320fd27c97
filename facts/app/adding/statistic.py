"""Which statistic the rows of a file continue, and what its figures say already that the file may leave out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from facts.app import markup, notices
from facts.app.adding.fields import compare, field, suggestions
from facts.app.desk import Desk
from facts.csvfile.source import Source
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.reading.mapping import titles
from facts.words import LANGS, say

# New years are comparable with the earlier ones only where these are the same.
_SHARED = ("unit", "place", "population", "definition", "time_kind")


class Statistic(NamedTuple):
    """The series that all rows continue, "" for none, and those that rows continue by their title."""

    series: str = ""
    titled: Mapping[str, str] = MappingProxyType({})


def choose_statistic(source: Source, columns: tuple[str, ...], desk: Desk, key: str) -> Statistic:
    """The statistic, chosen among those in the table or new; nothing to choose where the file has a column for it."""
    lang, titled = desk.lang, "title" in columns
    known = suggestions(desk.opened.table, lang)["series"]
    if "series" in columns or (titled and not known):
        return Statistic()
    lead = "titled" if titled else "lead" if known else "first"
    markup.show(
        Markup("<h4>{}</h4><p>{}</p>").format(say("mapping.statistic", lang), say(f"mapping.statistic_{lead}", lang))
    )
    chosen = field(
        BY_NAME["series"], constant_key(key, "series"), lang, known=known, needed=not titled,
        on_change=partial(_carry, desk.opened.figures, columns, key),
    ).strip()  # fmt: skip
    compare(chosen, known, lang)
    if titled and not chosen:
        return Statistic(titled=_titled(titles(source, columns), desk, key))
    said = _said_by_all(desk.opened.figures, chosen)
    carried = [name for name, text in said.items() if st.session_state.get(constant_key(key, name)) == text]
    if labels := ", ".join(BY_NAME[name].label.of(lang) for name in carried if name not in columns):
        notices.status(say("mapping.carried", lang, columns=labels))
    return Statistic(chosen)


def _titled(written: Iterable[str], desk: Desk, key: str) -> dict[str, str]:
    """By title in the file, the series of the table that has it in either language, unless the reader says no."""
    named: dict[str, set[str]] = {}
    for figure in {figure.series: figure for figure in desk.opened.figures}.values():
        for lang in LANGS:
            named.setdefault(figure.series_title(lang).casefold(), set()).add(figure.series)
    found = {title: named[title.casefold()] for title in written if len(named.get(title.casefold(), ())) == 1}
    if not found:
        return {}
    notices.status(say("mapping.same_title", desk.lang, titles="; ".join(found)))
    if not st.checkbox(say("mapping.continue", desk.lang), value=True, key=f"continue-{key}"):
        return {}
    return {title: series for title, (series,) in found.items()}


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
