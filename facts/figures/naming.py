"""How a figure is named among the others of its series: by what separates it from them."""

from __future__ import annotations

from collections.abc import Iterable

from facts.figures.figure import Figure
from facts.figures.wording import amount
from facts.words import Lang, say

SEPARATING = ("place", "population", "definition", "prices")


def separating_columns(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The columns that tell the figures of one series apart: those in which two of them state different things.

    A definition also does when some state one and others none; a place or population that is left out is the
    one that all others state.
    """
    found: dict[str, set[str]] = {column: set() for column in SEPARATING}
    for figure in figures:
        for column, labels in found.items():
            label = getattr(figure, column)
            if label or (column == "definition" and figure.reading):
                labels.add(label)
    return tuple(column for column, labels in found.items() if len(labels) > 1)


def distinct_name(figure: Figure, columns: Iterable[str], lang: Lang) -> str:
    """What the figure says of `columns`, "" where it leaves them blank: women, after housing costs."""
    return ", ".join(name for column in columns if (name := _label(figure, column, lang)))


def named_amount(figure: Figure, columns: Iterable[str], lang: Lang) -> str:
    """The figure with its name and period: 5,023 jobs (women, 2012)."""
    parts = (distinct_name(figure, columns, lang), figure.period.named(lang))
    return f"{amount(figure, lang)} ({', '.join(part for part in parts if part)})"


def _label(figure: Figure, column: str, lang: Lang) -> str:
    if column != "prices":
        return figure.text(column, lang)
    if not figure.prices:
        return ""
    if figure.prices == "current":
        return say("wording.current_prices", lang)
    return say("wording.fixed_prices", lang, year=figure.prices)
