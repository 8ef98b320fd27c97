"""How a figure is named among the others of its series: by what separates it from them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from facts.figures.figure import Figure
from facts.figures.wording import amount, figure_words
from facts.grouping import grouped
from facts.words import Lang, dates, say

_SEPARATING = ("place", "population", "definition", "prices")
_OF_REFERENCES = ("producer", "document_date")
"""What tells two published figures apart that count the same: who measured, else which is the newer."""


def separating_columns(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The columns that tell the figures of one series apart: those in which two of them state different things.

    A definition also does when some state one and others none; a place or population that is left out is the
    one that all others state.
    """
    listed = list(figures)
    found: dict[str, set[str]] = {column: set() for column in _SEPARATING}
    for figure in listed:
        for column, labels in found.items():
            label = getattr(figure, column)
            if label or (column == "definition" and figure.reading):
                labels.add(label)
    return (*(column for column, labels in found.items() if len(labels) > 1), *_apart_by(listed))


def distinct_name(figure: Figure, columns: Iterable[str], lang: Lang) -> str:
    """What the figure says of `columns`, "" where it leaves them blank: women, after housing costs."""
    return ", ".join(name for column in columns if (name := _label(figure, column, lang)))


@lru_cache(maxsize=1024)
def named_amount(figure: Figure, columns: tuple[str, ...], lang: Lang) -> str:
    """The figure with its name and period: 5,023 jobs (women, 2012)."""
    name = distinct_name(figure, columns, lang) if columns else ""
    period = figure.period.named(lang)
    if figure.change_since:
        since = say("charts.since", lang, period=figure.change_since.named(lang))
        return (
            f"{figure_words(figure, lang, worded=True)} ({', '.join(part for part in (name, period, since) if part)})"
        )
    return f"{amount(figure, lang)} ({name}, {period})" if name else f"{amount(figure, lang)} ({period})"


def _apart_by(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The first of `_OF_REFERENCES` that differs between published figures which count the same."""
    published = (figure for figure in figures if not figure.is_claim and figure.reading)
    groups = grouped(published, _what_is_counted).values()
    twice = [group for group in groups if len({(f.value, f.unit and f.unit.name) for f in group}) > 1]
    for column in _OF_REFERENCES:
        if any(len({getattr(figure, column) for figure in group}) > 1 for group in twice):
            return (column,)
    return ()


def _what_is_counted(figure: Figure) -> tuple[object, ...]:
    since = figure.change_since and figure.change_since.days
    scope = (figure.place, figure.population, figure.definition, figure.prices, figure.compared_with)
    return figure.period.days, since, figure.measure_kind, figure.time_kind, scope


def _label(figure: Figure, column: str, lang: Lang) -> str:
    match column:
        case "prices":
            return _prices(figure, lang)
        case "document_date":
            day = figure.document_date
            return say("wording.published_on", lang, day=dates.day(day, lang)) if day and not figure.is_claim else ""
        case "producer":
            return "" if figure.is_claim else figure.text(column, lang)
    return figure.text(column, lang)


def _prices(figure: Figure, lang: Lang) -> str:
    if figure.prices in ("", "current"):
        return say("wording.current_prices", lang) if figure.prices else ""
    return say("wording.fixed_prices", lang, year=figure.prices)
