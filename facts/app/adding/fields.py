"""A field for each column: text that is read strictly, closed lists to choose from, what the table has to suggest.

Streamlit's number fields turn 1234,5 into 12345 without a word, so that no value is ever typed into one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from facts.app import markup
from facts.app.adding.grid_model import Grid
from facts.app.field_readings import help_on_screen, names_on_screen, reading_of_field
from facts.app.markup import join_html, plain
from facts.csvfile.writing import Hand
from facts.figures.columns import BY_NAME, Column
from facts.figures.figure import Figure
from facts.figures.problems import Problem, hint, message
from facts.figures.wording import figure_words, reading_interval
from facts.reading.registers import Registers
from facts.reading.table import Table, read_table
from facts.words import Lang, alphabetical, counted, say
from facts.words.similar_words import twin_of

_SUGGESTED = frozenset(
    {
        "topic", "series", "title", "unit", "place", "population", "definition", "cited_by", "office", "party_basis",
        "document", "producer",
    }
)  # fmt: skip
OF_A_DOCUMENT = ("document_date", "document_url")
"""What all figures of one document have in common besides its title."""
LONG_COLUMNS = frozenset({"quote", "note"})
"""Columns that hold whole sentences."""

# Suggestions of a field: a browser shows a longer list slowly, and nobody looks along it.
_MOST = 5000
# Beside tabs a point and a comma are equals: a number that could be two is asked about.
_HAND = Hand("\t", "\n")
_ECHOED = ("value", "approximator", "unit", "period", "change_since", "party", "document_date", "accessed", "page")
# Stands where the row is still blank or wrong, so that the other cells can be read; a change began before that year.
_STAND_IN_UNIT = "item"
_STAND_IN = {
    "id": "x", "series": "x", "period": "2999", "cited_by": "x", "quote": "x", "document": "x",
    "source_url": "https://example.org",
}  # fmt: skip


def label_and_name(name: str, lang: Lang) -> str:
    """A column for a reader: its label, with the name that the file has where it is another; else the name alone."""
    label = BY_NAME[name].label.of(lang) if name in BY_NAME else name
    return label if label.casefold() == name.casefold() else f"{label} ({name})"


def suggestions(table: Table, lang: Lang, grid: Grid | None = None) -> dict[str, dict[str, str]]:
    """What the table, and a grid, say already in columns whose texts come back, each with its words for the reader."""
    known = _suggestions(table.sha256, lang, table.figures)
    if grid is None:
        return known
    return {name: {text: text for text in grid.texts(name) if text not in texts} | texts
            for name, texts in known.items()}  # fmt: skip


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
    if column.name in LONG_COLUMNS:
        return st.text_area(label, key=key, help=words, height=100, persist_state="session")
    return st.text_input(label, key=key, help=words, placeholder=placeholder or None, persist_state="session")


# Fields side by side, wide enough for what most cells say.
_BESIDE = 3


def places_of(names: Sequence[str]) -> Iterator[tuple[str, DeltaGenerator]]:
    """Where each field stands: so many side by side, whole sentences below them over the whole width."""
    short = [name for name in names if name not in LONG_COLUMNS]
    yield from markup.side_by_side(short, _BESIDE)
    for name in names:
        if name in LONG_COLUMNS:
            yield name, st.container()


def compare_with_known(text: str, known: Mapping[str, str], lang: Lang) -> None:
    """Under a field: whether its text is new to the table, and whether it may be a slip."""
    if not text or not known or text in known:
        return
    twin = twin_of(text, known)
    markup.show_echo(say("form.nearly", lang, other=twin) if twin else say("form.new", lang), doubtful=bool(twin))


def _choice(column: Column, label: str, key: str, lang: Lang) -> str:
    chosen: str | None = st.selectbox(
        label, column.choices, index=0 if column.has_default else None, key=key, help=help_on_screen(column, lang),
        format_func=lambda choice: say(f"kinds.{choice}", lang),
        placeholder=say("form.not_stated", lang), persist_state="session",
    )  # fmt: skip
    return chosen or ""


def _cells_as_table(cells: Mapping[str, str]) -> bytes:
    """One row as a table, blank cells too, so that what is missing is said of its column."""
    return (_HAND.record(list(cells)) + _HAND.record(list(cells.values()))).encode()


def problems_of(cells: Mapping[str, str], registers: Registers) -> tuple[Problem, ...]:
    """What is wrong with the row by itself."""
    return read_table(_cells_as_table(cells), registers).problems


def amount_as_written(cells: Mapping[str, str]) -> str:
    """What the cells of a row say of its amount: "drygt 17 000 person"."""
    texts = (cells.get(name, "").strip() for name in ("approximator", "value", "unit", "direction"))
    return " ".join(filter(None, texts))


def read_row(cells: Mapping[str, str], registers: Registers) -> Figure | None:
    """The figure and the period that the cells say, whatever else is blank or wrong; None where one cannot be read."""
    sound, figure = _read_cells(tuple(cells.items()), registers)
    is_whole = "period" in sound and not sound.isdisjoint(("value", "direction"))
    return figure if is_whole else None


def echoes(cells: Mapping[str, str], registers: Registers, lang: Lang) -> dict[str, str]:
    """How the cells are read, in words by column; a cell that cannot be read, or is taken as it stands, has none."""
    sound, figure = _read_cells(tuple(cells.items()), registers)
    if figure is None:
        return {}
    read = {name: reading_of_field(figure, name, registers.parties, lang) for name in _ECHOED if name in sound}
    if "value" in read and figure.approximator and not cells.get("approximator", "").strip():
        # The hedge stands beside its number, and is read with it.
        read["value"] = f"{figure_words(figure, lang, worded=True)}, {reading_interval(figure, lang)}"
    # How a hedge in a cell of its own is read is a sentence already.
    return {
        name: text if name == "approximator" else say("form.read", lang, text=text)
        for name, text in read.items()
        if text
    }


# A page shows some dozens of rows, each in several places and anew at every click: most of them are as they were.
@lru_cache(maxsize=1000)
def _read_cells(cells: tuple[tuple[str, str], ...], registers: Registers) -> tuple[frozenset[str], Figure | None]:
    """The names of the cells without an error, and the figure that these say."""
    sound = _sound(dict(cells), registers)
    return frozenset(sound), _read_sound(sound, registers)


def _sound(cells: Mapping[str, str], registers: Registers) -> dict[str, str]:
    wrong = {problem.column for problem in problems_of(cells, registers) if problem.is_error}
    return {name: text for name, text in cells.items() if name in BY_NAME and text.strip() and name not in wrong}


def _read_sound(sound: Mapping[str, str], registers: Registers) -> Figure | None:
    row = {**_STAND_IN, "unit": "", **({} if "value" in sound else {"direction": "increase"}), **sound}
    row.pop("evidence", None)
    # The value may name its unit itself; which scope is meant may wait for the rows of its series.
    for changes in ({}, {"compared_with": ""}, {"compared_with": "", "unit": _STAND_IN_UNIT}):
        if figures := read_table(_cells_as_table(row | changes), registers).figures:
            return replace(figures[0], unit=None) if "unit" in changes else figures[0]
    return None


def unit_words(name: str, registers: Registers, lang: Lang) -> str:
    """A unit as readers say it: "miljoner kronor" for msek; the text itself where it is no unit."""
    unit = registers.units.own(name)
    return unit.many.of(lang) if unit else name


def show_reading(read: str, problems: Iterable[Problem], lang: Lang) -> None:
    """Under a field: how it is read, and what is wrong with it. That it is blank is said elsewhere."""
    if read:
        markup.show_echo(read)
    called = names_on_screen(lang)
    words = [
        Markup('<p class="echo {0}" role="{1}">{2} {3}</p>').format(
            one.level,
            "alert" if one.is_error else "status",
            plain(message(one, lang, called)),
            plain(hint(one, lang, called)),
        )
        for one in problems
        if one.code != "missing-value"
    ]
    if words:
        markup.show_html(join_html(words))


class SharedWarnings:
    """What many rows would say in the same words: the first says it, and how many others it concerns."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self._rows = Counter(map(_wording_of, problems))
        self._told: set[Hashable] = set()

    def show_needed(self, name: str, lang: Lang) -> None:
        """Under a blank cell: that it is needed, and what belongs there."""
        words = help_on_screen(BY_NAME[name], lang) if name in BY_NAME and self._is_new(name) else ""
        markup.show_echo(say("grid.needed", lang, help=words).rstrip(), doubtful=True)

    def show_warning(self, problem: Problem, lang: Lang) -> None:
        """What is only to be known: one line, with the way to mend it for who looks for one."""
        wording = _wording_of(problem)
        if not self._is_new(wording):
            return
        name = problem.column or ""
        label, called = BY_NAME[name].label.of(lang) if name in BY_NAME else name, names_on_screen(lang)
        what = message(problem, lang, called)
        # Many messages begin with the name of their column.
        parts = [what if what.startswith(label) else f"{label}: {what}"]
        if others := self._rows[wording] - 1:
            parts.append(counted("grid.warned_too", others, lang))
        markup.show_html(
            Markup('<details class="echo warning"><summary>{}</summary><p>{}</p></details>').format(
                plain(" ".join(parts)), plain(hint(problem, lang, called))
            )
        )

    def _is_new(self, wording: Hashable) -> bool:
        is_new = wording not in self._told
        self._told.add(wording)
        return is_new


def _wording_of(problem: Problem) -> Hashable:
    """What a problem says, on whatever line."""
    return problem.code, problem.column, tuple(sorted(problem.values.items()))
