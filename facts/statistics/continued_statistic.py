"""The statistic of the user's table that a published table continues: what its rows have in common, and its places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from babel import Locale

from facts.figures.problems import shown
from facts.statistics.published_table import Unpublished
from facts.words import in_both
from facts.words.similar_words import nearest

if TYPE_CHECKING:
    from facts.reading.table import Table

_AFTER_PLACE = re.compile(r"(?:s)?\s+(?:kommun|stad|municipality|city)$|\s*\((?:kommun|stad|city)\)$", re.IGNORECASE)
_COUNTRY_CODE = re.compile(r"[A-Z]{2}")
_OF_SERIES = (
    "series", "topic", "topic_en", "topic_sv", "title", "title_en", "title_sv", "unit", "definition", "definition_en",
    "definition_sv", "time_kind",
)  # fmt: skip


@dataclass(frozen=True)
class Continued:
    """What the rows of a statistic of the user's table have in common, by column; "" where they differ.

    `places` are all places that the user's table names, `titles` what its statistics are called, by their keys.
    """

    cells: Mapping[str, str] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def cells_of_rows(self) -> dict[str, str]:
        """What new rows of the statistic have too; their unit is that of their own numbers."""
        return {name: cell for name, cell in self.cells.items() if name != "unit"}

    def place_named(self, value: str) -> str:
        """The place as the user's table names it; as it is where that names none such."""
        names = self._place_by_name
        for key in (value.casefold(), _place_key(value)):
            if key in names:
                return names[key]
        if _COUNTRY_CODE.fullmatch(value):
            for lang in ("en", "sv"):
                name = str(Locale(lang).territories.get(value, "")).casefold()
                if name in names:
                    return names[name]
        return value

    @cached_property
    def _place_by_name(self) -> dict[str, str]:
        """The places by their names without case, and without "kommun" where that is the name of one place only."""
        by_key: dict[str, set[str]] = {}
        for place in self.places:
            by_key.setdefault(_place_key(place), set()).add(place)
        alone = {key: next(iter(places)) for key, places in by_key.items() if len(places) == 1}
        return {**alone, **{place.casefold(): place for place in self.places}}


def continued(table: Table, series: str) -> Continued:
    """The statistic `series` of the user's table; only its places for "". Unpublished when there is none."""
    places = frozenset(figure.place for figure in table.figures if figure.place)
    titles = {figure.series: figure.series_title("en") for figure in table.figures}
    if not series:
        return Continued({}, places, titles)
    rows = [figure.raw for figure in table.figures if figure.series == series]
    if not rows:
        known = sorted({figure.series for figure in table.figures})
        near = nearest(series, frozenset(known)) or ", ".join(known[:8])
        raise Unpublished(in_both("published.no_series", text=shown(series), series=near), "series")
    cells = {"series": series}
    for name in _OF_SERIES:
        said = {text for row in rows if (text := row.get(name, "").strip())}
        # What a series says in several ways is not decided here; its unit is that of its first row, as everywhere.
        if len(said) == 1 or (name == "unit" and said):
            cells[name] = next(row[name].strip() for row in rows if row.get(name, "").strip())
    return Continued(cells, places, titles)


def _place_key(place: str) -> str:
    return _AFTER_PLACE.sub("", place).casefold()
