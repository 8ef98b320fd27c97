"""The typed figures: one for each row of the table that could be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from facts.figures.columns import OF_SERIES
from facts.figures.intervals import Interval
from facts.figures.periods import Period
from facts.figures.units import Unit
from facts.words import Lang


class _Fields(NamedTuple):
    """A tuple is made in a fraction of the time of a frozen dataclass, and a table has many of them."""

    line: int
    of_series: Mapping[str, str]
    value: Decimal | None
    reading: Interval | None
    contested: bool
    raw: Mapping[str, str]

    # From here on each field is read from one cell.
    id: str
    series: str
    approximator: str
    unit: Unit | None
    direction: str
    change_since: Period | None
    measure_kind: str
    time_kind: str
    period: Period
    period_basis: str
    place: str
    population: str
    definition: str
    role: str
    cited_by: str
    office: str
    parties: tuple[str, ...]
    party_basis: str
    quote: str
    page: str
    document: str
    document_date: date | None
    document_url: str
    producer: str
    source_url: str
    accessed: date | None
    evidence: tuple[str, ...]
    cluster_size: float | None
    note: str


class Figure(_Fields):
    """One cited figure, interpreted; `raw` keeps every cell as it was written.

    Text fields hold the table's own text, "" where it says nothing. `of_series` is what the first rows that
    say it call the series, by column: its title and topic. `value` is in `unit`, with the decimals it was
    written with; `reading` is what value and hedge mean, in the same unit; both are None for a claim of
    direction without a number. `parties` are letters, several for a joint statement.
    """

    __slots__ = ()

    # A figure is equal to itself only, whatever another says.
    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__

    def text(self, column: str, lang: Lang) -> str:
        """The text of `column` in the reader's language when the table has it, else as it stands."""
        if column in OF_SERIES:
            return self.of_series.get(f"{column}_{lang}") or self.of_series.get(column, "")
        return self.translated(column, lang) or str(getattr(self, column))

    def translated(self, column: str, lang: Lang) -> str:
        """The translation of a verbatim column into `lang`, "" when the row has none."""
        return self.raw.get(f"{column}_{lang}", "").strip()

    @property
    def title(self) -> str:
        """What the series is called, "" when no row says it."""
        return self.of_series.get("title", "")

    @property
    def topic(self) -> str:
        """The section of the dashboard that the series stands in, "" when no row says it."""
        return self.of_series.get("topic", "")

    def series_title(self, lang: Lang) -> str:
        """What the series is called for a reader: its title, else its key."""
        return self.text("title", lang) or self.series

    @property
    def is_claim(self) -> bool:
        """Whether somebody says this, rather than it being a published figure to hold claims against."""
        return self.role == "claim"


class Figures(tuple[Figure, ...]):
    """All figures of one reading; what is made of them can be remembered without looking through them all."""

    __slots__ = ()

    def __hash__(self) -> int:
        # A figure is equal to itself only, so equal tuples have the same first figure.
        return hash((len(self), self[0] if self else None))
