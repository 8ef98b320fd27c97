"""The typed figures: one for each row of the table that could be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from facts.figures.columns import BY_NAME, OF_SERIES
from facts.figures.hedges import hedge_in
from facts.figures.intervals import Interval
from facts.figures.periods import Period
from facts.figures.units import Unit
from facts.words import Lang

SUPERLATIVES = ("highest", "lowest")
"""Directions that name the end of a row: since a period, among a group, or ever."""


@dataclass(slots=True)
class SeriesPrecision:
    """The most decimals that people write in a series; None while none of its values was written by one."""

    decimals: int | None = None


@dataclass(slots=True, eq=False, kw_only=True)
class Figure:
    """One cited figure, interpreted; a figure is equal to itself only, whatever another says.

    Text fields hold the table's own text, "" where it says nothing; `raw` keeps every cell as it was written.
    `of_series` is what the first rows that say it call the series, by column: its title and topic.

    `value` is in `unit`, with the decimals it was written with. Of a range ("40 to 45") it is the lower end
    and `value_high` the upper one; else `value_high` is None. `reading` is what value and hedge mean, in the
    same unit: for a range without a hedge the closed interval between its ends. All three are None for a
    claim of direction without a number: whoever computes takes `reading`, whoever shows a number asks
    `is_range` first. A change whose `direction` is a decrease has a negative value, however it was written.

    `margin` is the interval within which the source says that the value lies, in `unit`: 4.2 ± 0.5 is 3.7–4.7.
    `compared_with` names what a comparison is made with, as (column, label) with the column place, population
    or definition, or "group" for the name of a group of which the figure is the highest, the lowest or one rank.
    `prices` is "current" or the year whose prices money is counted in, "" when it is no money.
    `parties` are letters, several for a joint statement.
    """

    line: int
    of_series: Mapping[str, str]
    raw: Mapping[str, str]
    precision: SeriesPrecision = field(default_factory=SeriesPrecision)
    """Shared by the figures of a series."""

    value: Decimal | None
    value_high: Decimal | None = None
    reading: Interval | None
    contested: bool
    margin: Interval | None = None

    id: str
    series: str
    approximator: str
    unit: Unit | None
    direction: str
    # What follows is read from one cell each; its default is what a blank one means.
    change_since: Period | None = None
    compared_with: tuple[tuple[str, str], ...] = ()
    condition: str = ""
    prices: str = ""
    measure_kind: str = BY_NAME["measure_kind"].default
    time_kind: str = ""
    period: Period
    period_basis: str = BY_NAME["period_basis"].default
    place: str = ""
    population: str = ""
    definition: str = ""
    role: str = BY_NAME["role"].default
    cited_by: str = ""
    office: str = ""
    parties: tuple[str, ...] = ()
    party_basis: str = ""
    quote: str = ""
    page: str = ""
    document: str = ""
    document_date: date | None = None
    document_url: str = ""
    producer: str = ""
    source_url: str = ""
    archive_url: str = ""
    accessed: date | None = None
    evidence: tuple[str, ...] = ()
    cluster_size: float | None = None
    note: str = ""

    def text(self, column: str, lang: Lang) -> str:
        """The text of `column` in the reader's language when the table has it, else as it stands."""
        if column in OF_SERIES:
            return self.of_series.get(f"{column}_{lang}") or self.of_series.get(column, "")
        return self.translated(column, lang) or str(getattr(self, column))

    def translated(self, column: str, lang: Lang) -> str:
        """The translation of a verbatim column into `lang`, "" when the row has none; a hedge's where one is known."""
        own = self.raw.get(f"{column}_{lang}", "").strip()
        return own or (hedge_in(self.approximator, lang) if column == "approximator" else "")

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
    def unit_kind(self) -> str:
        """The kind of its unit: a count, money, a share …; "" for a direction without a number."""
        return self.unit.kind if self.unit else ""

    @property
    def is_range(self) -> bool:
        """Whether a range was stated rather than one number."""
        return self.value_high is not None

    @property
    def is_relative(self) -> bool:
        """Whether the value is a change since a period, or said in comparison with another scope.

        The value of the highest or lowest of a span or a group is a level of its own.
        """
        return self.direction not in SUPERLATIVES and (self.change_since is not None or bool(self.compared_with))

    @property
    def is_claim(self) -> bool:
        """Whether somebody says this, rather than it being a published figure to hold claims against."""
        return self.role == "claim"
