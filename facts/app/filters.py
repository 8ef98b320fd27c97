"""Which figures the reader wants to see; every choice stands in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields

import streamlit as st

from facts.app.links import adopt
from facts.table.figures import Figure
from facts.words import Lang, alphabetical, say

ROLES = ("claim", "reference")
NO_PARTY = "–"
FILTER_WIDTH = 168
_SEARCHED = (
    "id", "title", "series", "topic", "quote", "note", "cited_by", "office", "place", "population",
    "definition", "document", "producer",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader chose; an empty choice keeps everything."""

    document: Sequence[str] = ()
    topic: Sequence[str] = ()
    party: Sequence[str] = ()
    place: Sequence[str] = ()
    role: str | None = None
    text: str = ""

    @property
    def active(self) -> bool:
        """Whether anything is chosen."""
        return any((self.document, self.topic, self.party, self.place, self.role, self.text.strip()))

    def kept(self, figures: Iterable[Figure]) -> tuple[Figure, ...]:
        """The figures that match every choice, in their order."""
        return tuple(figure for figure in figures if self._keeps(figure))

    def _keeps(self, figure: Figure) -> bool:
        return (
            (not self.document or figure.document in self.document)
            and (not self.topic or figure.topic in self.topic)
            and (not self.party or not set(parties(figure)).isdisjoint(self.party))
            and (not self.place or figure.place in self.place)
            and (self.role is None or figure.role == self.role)
            and _says(figure, self.text)
        )


def parties(figure: Figure) -> tuple[str, ...]:
    """The figure's parties for the filter; those without any are one choice of their own."""
    return figure.parties or (NO_PARTY,)


def choose(figures: Sequence[Figure], lang: Lang) -> Filters:
    """Show the filters over `figures` and return what the reader chose."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        text = st.text_input(
            say("filters.text", lang), key="text", bind="query-params", max_chars=200,
            placeholder=say("filters.text_placeholder", lang), width=FILTER_WIDTH,
        )  # fmt: skip
        topic = _several(
            "topic", figures, lambda figure: (figure.topic,), _translated(figures, "topic"), lang
        )
        party = _several("party", figures, parties, _party_label, lang)
        place = _several(
            "place", figures, lambda figure: (figure.place,), _translated(figures, "place"), lang
        )
        document = _several(
            "document", figures, lambda f: (f.document,), _translated(figures, "document"), lang
        )
        role = _role(lang)
        chosen = Filters(document, topic, party, place, role, text or "")
        if chosen.active:
            st.button(say("filters.clear", lang), key="clear", on_click=_clear, type="tertiary")
    return chosen


def _clear() -> None:
    """Choose nothing in any filter."""
    for field in fields(Filters):
        st.session_state[field.name] = field.default if field.default != () else []


def _several(
    key: str,
    figures: Iterable[Figure],
    values: Callable[[Figure], tuple[str, ...]],
    label: Callable[[str, Lang], str],
    lang: Lang,
) -> list[str]:
    options = alphabetical(
        {value for figure in figures for value in values(figure) if value},
        lang,
        lambda option: option if option == NO_PARTY else label(option, lang),
    )
    adopt(key, options, label, lang)
    return st.multiselect(
        say(f"filters.{key}", lang), options, format_func=lambda option: label(option, lang), key=key,
        bind="query-params", placeholder=say("filters.all", lang), width=FILTER_WIDTH,
    )  # fmt: skip


def _role(lang: Lang) -> str | None:
    adopt("role", ROLES, _role_label, lang)
    return st.selectbox(
        say("filters.role", lang), ROLES, index=None, format_func=lambda role: _role_label(role, lang),
        key="role", bind="query-params", placeholder=say("filters.all", lang), width=FILTER_WIDTH,
    )  # fmt: skip


def _role_label(role: str, lang: Lang) -> str:
    return say(f"filters.role_{role}", lang)


def _party_label(letters: str, lang: Lang) -> str:
    return say("filters.no_party", lang) if letters == NO_PARTY else letters


def _translated(figures: Iterable[Figure], column: str) -> Callable[[str, Lang], str]:
    """The words for a value of `column` in a language, as the first row that holds it has them."""
    first: dict[str, Figure] = {}
    for figure in figures:
        first.setdefault(getattr(figure, column), figure)
    return lambda value, lang: first[value].text(column, lang) if value in first else value


def _says(figure: Figure, text: str) -> bool:
    wanted = text.casefold().split()
    if not wanted:
        return True
    said = " ".join(
        value
        for column, value in figure.raw.items()
        if column.rsplit("_", 1)[0] in _SEARCHED or column in _SEARCHED
    ).casefold()
    return all(word in said for word in wanted)
