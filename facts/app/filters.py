"""Which figures the reader wants to see; every choice stands in the address."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.links import ValueLabel, adopt_address
from facts.app.markup import join_html, plain
from facts.figures.figure import Figure
from facts.words import LANGS, Lang, alphabetical, say

ROLES = ("claim", "reference")
NO_PARTY = "–"
_SERIES = "series"
# CSS pixels: wide enough for a usual choice, and narrow enough that the fields stand in one or two rows.
_FILTER_WIDTH = 168
MOST_OFFERED = 300
"""More choices than this are too long a list to send and to look through."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader chose; an empty choice keeps everything. `series` come by a link, the others by the filters."""

    document: Sequence[str] = ()
    topic: Sequence[str] = ()
    party: Sequence[str] = ()
    place: Sequence[str] = ()
    role: str | None = None
    text: str = ""
    series: Sequence[str] = ()

    @property
    def active(self) -> bool:
        """Whether anything is chosen in a filter."""
        return any((self.document, self.topic, self.party, self.place, self.role, self.text.strip()))

    def matching(self, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """The figures that match every choice, in their order."""
        figures = figures_with_words(figures, self.text.casefold().split())
        for key, values in _VALUES.items():
            if chosen := frozenset(getattr(self, key)):
                figures = tuple(figure for figure in figures if not chosen.isdisjoint(values(figure)))
        if only := frozenset(self.series):
            figures = tuple(figure for figure in figures if figure.series in only)
        if self.role is not None:
            figures = tuple(figure for figure in figures if figure.role == self.role)
        return figures

    def with_references(self, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """The chosen figures, and the references their claims can be held against unless the reader left them out."""
        kept = self.matching(figures)
        if self.role is not None or len(kept) == len(figures):
            return kept
        claimed = {figure.series for figure in kept if figure.is_claim}
        chosen_alone = [figure for figure in kept if figure.is_claim or figure.series not in claimed]
        beside = [figure for figure in _references(figures) if figure.series in claimed]
        return tuple(sorted((*chosen_alone, *beside), key=lambda figure: figure.line))


@lru_cache(maxsize=4)
def _references(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures if not figure.is_claim)


NAMES = tuple(field.name for field in fields(Filters) if field.name != _SERIES)
"""The filters that a reader sees, by what the address calls them."""


def parties(figure: Figure) -> tuple[str, ...]:
    """The figure's parties for the filter; those without any are one choice of their own."""
    return figure.parties or (NO_PARTY,)


def topic_of(figure: Figure, lang: Lang) -> str:
    """The section in which the figure stands; those without any stand in one of their own."""
    return figure.text("topic", lang) or say("dashboard.other", lang)


_VALUES: dict[str, Callable[[Figure], tuple[str, ...]]] = {
    "topic": lambda figure: (figure.topic,),
    "party": parties,
    "place": lambda figure: (figure.place,),
    "document": lambda figure: (figure.document,),
}
"""What a figure has of each kind of choice."""


def choose_filters(figures: tuple[Figure, ...], lang: Lang, *, shown: bool = True) -> Filters:
    """Show the filters over `figures` and return what the reader chose.

    Filters that are not `shown` are out of sight and of reach, and keep their choices: without them the
    choices would leave the address, and going back in the browser would not bring them again.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters" if shown else "filters-unseen"):
        text = st.text_input(
            say("filters.text", lang), key="text", bind="query-params", max_chars=200,
            placeholder=say("filters.text_placeholder", lang), width=_FILTER_WIDTH,
        )  # fmt: skip
        several = {key: _several(key, figures, lang) for key in _VALUES}
        series = _linked_series(figures)
        chosen = Filters(**several, role=_role(lang), text=text or "", series=series)
        if chosen.active:
            st.button(say("filters.clear", lang), key="clear", on_click=clear_filters, type="tertiary")
    return chosen


def clear_filters() -> None:
    """Choose nothing in any filter."""
    _show_all_series()
    for field in fields(Filters):
        if field.name in NAMES:
            st.session_state[field.name] = field.default if field.default != () else []


def _several(key: str, figures: tuple[Figure, ...], lang: Lang) -> Sequence[str]:
    """What the reader chose of one kind; of very many only the most usual are offered, and any can be typed."""
    options, label = _options(figures, key, lang), _labels(figures, key)
    are_many = len(options) > MOST_OFFERED
    if not are_many:
        adopt_address(key, options, label, lang)
    chosen = st.multiselect(
        say(f"filters.{key}", lang), _most_usual(figures, key, lang) if are_many else options,
        format_func=lambda option: label(option, lang), key=key, bind="query-params",
        placeholder=say("filters.type_a_name" if are_many else "filters.all", lang), width=_FILTER_WIDTH,
        accept_new_options=are_many, filter_mode="contains",
    )  # fmt: skip
    return [value for one in chosen for value in _meant(one, options, label)] if are_many else chosen


def _meant(written: str, options: Sequence[str], label: ValueLabel) -> Sequence[str]:
    """The options that a typed name stands for: the one that is called so, else all that have it in their name."""
    names = {option: [option, *(label(option, lang) for lang in LANGS)] for option in options}
    if written in options:
        return [written]
    for fits in (str.__eq__, str.__contains__):
        if found := [one for one in options if any(fits(name.casefold(), written.casefold()) for name in names[one])]:
            return found
    return [written]


@lru_cache(maxsize=16)
def _options(figures: tuple[Figure, ...], key: str, lang: Lang) -> list[str]:
    """Every choice of one kind, in the order of the reader's alphabet."""
    label = _labels(figures, key)
    return alphabetical(filter(None, _uses(figures, key)), lang, lambda option: label(option, lang))


@lru_cache(maxsize=16)
def _most_usual(figures: tuple[Figure, ...], key: str, lang: Lang) -> list[str]:
    usual = {option for option, _ in _uses(figures, key).most_common(MOST_OFFERED)}
    return [option for option in _options(figures, key, lang) if option in usual]


@lru_cache(maxsize=16)
def _uses(figures: tuple[Figure, ...], key: str) -> Counter[str]:
    return Counter(value for figure in figures for value in _VALUES[key](figure))


@lru_cache(maxsize=16)
def _labels(figures: tuple[Figure, ...], key: str) -> ValueLabel:
    """The words for a choice in a language, as the first row that has it puts them."""
    if key == "party":
        return lambda letters, lang: say("filters.no_party", lang) if letters == NO_PARTY else letters
    first: dict[str, Figure] = {}
    for figure in figures:
        first.setdefault(getattr(figure, key), figure)
    return lambda value, lang: first[value].text(key, lang) if value in first else value


def _role(lang: Lang) -> str | None:
    adopt_address("role", ROLES, lambda role, lang: say(f"filters.role_{role}", lang), lang)
    return st.selectbox(
        say("filters.role", lang), ROLES, index=None, format_func=lambda role: say(f"filters.role_{role}", lang),
        key="role", bind="query-params", placeholder=say("filters.all", lang), width=_FILTER_WIDTH,
    )  # fmt: skip


# --- the series that a link leads to: they alone are shown until the reader wants all again ------------------------


def _linked_series(figures: tuple[Figure, ...]) -> Sequence[str]:
    """The keys of the series that the address names and the table has."""
    written = st.query_params.get_all(_SERIES)
    return [key for key in written if key in _first_figures(figures)] if written else ()


def show_linked_series(keys: Sequence[str], figures: tuple[Figure, ...], lang: Lang) -> None:
    """Which series alone are shown, and the way back to all."""
    titled = _first_figures(figures)
    names = join_html((plain(titled[key].series_title(lang)) for key in keys), "; ")
    with st.container(horizontal=True, vertical_alignment="center", key="only"):
        words = Markup.escape(say("filters.only", lang, series="{series}")).format(series=names)
        markup.show_html(Markup('<p role="status">{}</p>').format(words), beside=True)
        st.button(say("filters.all_series", lang), key="all-series", on_click=_show_all_series)


def _show_all_series() -> None:
    """Show all series again."""
    st.query_params.pop(_SERIES, None)


@lru_cache(maxsize=4)
def _first_figures(figures: tuple[Figure, ...]) -> dict[str, Figure]:
    """By series, the first figure: it has the title."""
    return {figure.series: figure for figure in reversed(figures)}


# --- a search through the words of all figures, as one long text in which the computer finds a word at once -----------

# Title and topic are those of the series, which a row may leave to another one.
_COLUMNS = (
    "id", "series", "quote", "note", "cited_by", "office", "place", "population", "definition", "document",
    "producer",
)  # fmt: skip
_BETWEEN = "\n"


def figures_with_words(figures: tuple[Figure, ...], words: Sequence[str]) -> tuple[Figure, ...]:
    """The figures that hold every one of `words`, in small letters and without blanks, in their order."""
    if not words:
        return figures
    # The longest word is seldom the most usual one.
    first, *others = sorted(words, key=len, reverse=True)
    said = _search_text(figures)
    return tuple(figures[n] for n in said.with_word(first) if all(said.has(n, word) for word in others))


class _SearchText:
    """The words of each figure, in small letters, one figure after the other."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._starts = [0]
        parts: list[str] = []
        for text in texts:
            parts.append(text)
            self._starts.append(self._starts[-1] + len(text) + len(_BETWEEN))
        self._text = _BETWEEN.join(parts)

    def with_word(self, word: str) -> Iterator[int]:
        """The places of the figures that hold `word`; no word holds what is between two figures."""
        place = self._text.find(word)
        while place >= 0:
            n = bisect_right(self._starts, place) - 1
            yield n
            place = self._text.find(word, self._starts[n + 1])

    def has(self, n: int, word: str) -> bool:
        """Whether figure `n` holds `word`."""
        return self._text.find(word, self._starts[n], self._starts[n + 1]) >= 0


@lru_cache(maxsize=4)
def _search_text(figures: tuple[Figure, ...]) -> _SearchText:
    names = figures[0].raw if figures else ()
    columns = [name for name in names if name in _COLUMNS or name.rsplit("_", 1)[0] in _COLUMNS]
    return _SearchText(
        _BETWEEN.join([*figure.of_series.values(), *(figure.raw[name] for name in columns)]).casefold()
        for figure in figures
    )
