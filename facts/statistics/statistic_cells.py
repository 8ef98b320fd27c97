"""What statistics are called in the user's table and in what unit: those that go on, and those that a file brings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale

from facts.figures.problems import one_line
from facts.figures.units import Units
from facts.reading.amounts import says_balance
from facts.reading.ids import slug
from facts.statistics.headings import DimensionRole, heading_kind, is_group
from facts.statistics.published_table import PublishedTable, Unpublished
from facts.statistics.unit_text import PublishedUnit, is_measure, is_scale, is_unit, own_unit, published_unit
from facts.words import Text, in_both
from facts.words.similar_words import nearest

if TYPE_CHECKING:
    from facts.reading.table import Table

_AFTER_PLACE = re.compile(r"(?:s)?\s+(?:kommun|stad|municipality|city)$|\s*\((?:kommun|stad|city)\)$", re.IGNORECASE)
# What Swedish offices call Sweden, and what others do.
_SWEDEN = frozenset({"riket", "hela riket", "hela landet", "sverige", "sweden"})
_COUNTRY_CODE = re.compile(r"[A-Z]{2}")
_OF_SERIES = (
    "series", "topic", "topic_en", "topic_sv", "title", "title_en", "title_sv", "unit", "definition", "definition_en",
    "definition_sv", "time_kind",
)  # fmt: skip
_GENERIC = re.compile(
    r"(?:antal(?:et)?|andel(?:en)?|values?|numbers?|count|procent|per ?cent|percent|share|totalt?|värde|amount|belopp"
    r"|rate|tal|%|estimates?|point estimate|skattning(?:ar)?|punktskattning"
    r"|avvikelse(?:n|r)?|budgetavvikelse|differens(?:en)?|skillnad(?:en)?|variance|difference|deviation"
    r"|förändring(?:en)?(?: sedan \d{4})?|change(?: since \d{4})?)"
    r"(?:\s*[(,%].*)?",
    re.IGNORECASE,
)
# What a budget table calls its columns is the kind of figure; an outcome is what a figure is without a word.
_MEASURE_KINDS = {
    "budget": "budget", "anslag": "budget", "utfall": "", "outcome": "", "bokslut": "", "prognos": "forecast",
    "forecast": "forecast", "beräknat": "forecast", "beräknad": "forecast", "projection": "forecast",
    "mål": "target", "target": "target",
}  # fmt: skip
FORECAST = re.compile(
    r"(?:befolknings)?(?:prognos(?:en)?|framskrivning(?:en)?|beräkna[dt])\b"
    r"|(?:population )?(?:forecasts?|project(?:ions?|ed))\b",
    re.IGNORECASE,
)
"""What a title or a mark begins with when its figures are foretold."""
SAYS_CHANGE = re.compile(
    r"förändring|(?<!\w)ändring|ökning|minskning|utveckling|(?<!\w)change|growth|increase|decrease", re.IGNORECASE
)
"""What a heading says whose figures are changes since a year."""
_CHANGE_SINCE = re.compile(
    r"(?:sedan|since|jämfört med|compared (?:with|to)|vs\.?) (?:år )?(\d{4})|(?<!\d)(\d{4})[–-]\d{4}$", re.IGNORECASE
)
# "Forecast and outcome" is the title of both.
_AND_OUTCOMES = re.compile(r"utfall|outcomes?\b|actuals?\b|estimates?\b|skattning|historisk|historical", re.IGNORECASE)
# "In 2020 prices rose" says nothing of whose prices; of "constant prices, 2000 to 2020" the years are the figures'.
_PRICES = re.compile(
    r"(?<!\d)(\d{4})(?: års (?:priser|prisnivå|penningvärde)|'?s? constant prices"
    r"|'?s? prices(?=\s*(?:$|[.,;:)\]/]|(?:and|using|by|per)\b)))"
    r"|(?:fasta priser|constant prices|fixed prices|prices of)[, (]+(?:in |of |år |referensår |reference year )?(\d{4})"
    r"(?!\d|\s?[–/-]|,? (?:to|till|and|och) )",
    re.IGNORECASE,
)
_CURRENT_PRICES = re.compile(r"löpande priser|current prices|nominal", re.IGNORECASE)
# Letters of a title or a note that are looked through for the year of prices: what is longer is a page of text.
_LONGEST = 600
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
# "Kostnad (tkr)" and "Kostnad, tkr".
_UNIT_AT_END = re.compile(rf"(?:{_IN_BRACKETS.pattern}|\s*,\s[^,()]{{1,60}}$)")
# Kolada's key figures, and the codes of databases such as the World Bank's.
_ONLY_CODE = re.compile(r"[A-Z]{1,6}\d{3,}[A-Z\d_]*|[A-Z]{2,}(?:\.[A-Z\d]{2,})+")
_SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_MEASURE_AND_UNIT: tuple[DimensionRole, ...] = ("measure", "unit")


@dataclass(frozen=True)
class ContinuedStatistic:
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
        if value.casefold() in _SWEDEN and len(same := _SWEDEN.intersection(names)) == 1:
            return names[next(iter(same))]
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


def _since(measure: str) -> str:
    match = _CHANGE_SINCE.search(measure) if SAYS_CHANGE.search(measure) else None
    return (match[1] or match[2]) if match else ""


def kind_of_figure(measure: str) -> str | None:
    """The kind of figure that a heading names, "" for outcomes; None where it names what is measured.

    >>> kind_of_figure("Budget (tkr)"), kind_of_figure("Utfall"), kind_of_figure("Elever")
    ('budget', '', None)
    """
    return _MEASURE_KINDS.get(_IN_BRACKETS.sub("", measure).casefold())


def continue_statistic(table: Table, series: str) -> ContinuedStatistic:
    """The statistic `series` of the user's table; only its places for "". Unpublished when there is none."""
    places = frozenset(figure.place for figure in table.figures if figure.place)
    titles = {figure.series: figure.series_title("en") for figure in table.figures}
    if not series:
        return ContinuedStatistic({}, places, titles)
    rows = [figure.raw for figure in table.figures if figure.series == series]
    if not rows:
        known = sorted({figure.series for figure in table.figures})
        near = nearest(series, frozenset(known)) or ", ".join(known[:8])
        raise Unpublished(in_both("published.no_series", text=one_line(series), series=near), "series")
    cells = {"series": series}
    for name in _OF_SERIES:
        said = {text for row in rows if (text := row.get(name, "").strip())}
        # What a series says in several ways is not decided here; its unit is that of its first row, as everywhere.
        if len(said) == 1 or (name == "unit" and said):
            cells[name] = next(row[name].strip() for row in rows if row.get(name, "").strip())
    return ContinuedStatistic(cells, places, titles)


def _place_key(place: str) -> str:
    return _AFTER_PLACE.sub("", place).casefold()


def _in_words(measure: str) -> str:
    """A measure as people write it: "absent_pupils_percent" is three words."""
    return measure.replace("_", " ") if _SNAKE_CASE.fullmatch(measure) else measure


def _years_of_prices(texts: Sequence[str]) -> set[str]:
    return {match[1] or match[2] for text in texts for match in _PRICES.finditer(text[:_LONGEST])}


class SharedCells(NamedTuple):
    """What the figures of one statistic, or of one place and group in it, share.

    Their cells, the scale of their numbers, and whether they count things, of which there cannot be fewer than none.
    """

    cells: dict[str, str]
    factor: int
    is_count: bool


class StatisticCells:
    """The cells of each statistic, a measure in a unit, worked out once; `remarks` gets what is to be said of them.

    `chosen` are the figures that become rows, `origin` the cells that say where all of them are from.
    """

    def __init__(
        self,
        table: PublishedTable,
        chosen: Sequence[int],
        origin: Mapping[str, str],
        series: ContinuedStatistic,
        units: Units,
        remarks: dict[Text, None],
    ) -> None:
        self._table, self._chosen, self._origin = table, chosen, origin
        self._series, self._units, self._remarks = series, units, remarks
        self._found: dict[tuple[str, tuple[str, ...], int], SharedCells] = {}
        self._measures_of: dict[tuple[str, str], str] = {}
        self._keys: dict[str, str] = {}
        self._slugs: Counter[str] = Counter()
        self._used: set[str] = set()
        self._stem = re.sub(r"[_\s]+", " ", table.file.rpartition(".")[0] or table.file).strip()

    def of(self, measure: str, units: tuple[str, ...], exponent: int) -> SharedCells:
        """The cells of a measure in units, whose numbers are to be taken times ten to the `exponent`."""
        key = measure, units, exponent
        if key not in self._found:
            self._found[key] = self._statistic(measure, units, exponent)
        return self._found[key]

    @cached_property
    def measures(self) -> list[str]:
        """The measures that the chosen figures have."""
        return [
            self._table.dimensions[n].values[value]
            for n in self._table.with_role("measure")
            for value in sorted({self._table.positions[n][figure] for figure in self._chosen})
        ]

    @cached_property
    def _have_many_units(self) -> bool:
        """Whether one measure comes in several units: they are no one statistic."""
        if all(len(self._table.dimensions[n].values) < 2 for n in self._table.with_role("unit")):
            return False
        measures, units = (
            [tuple(self._table.positions[n][figure] for n in self._table.with_role(role)) for figure in self._chosen]
            for role in _MEASURE_AND_UNIT
        )
        return len(set(zip(measures, units, strict=True))) > len(set(measures))

    def _statistic(self, measure: str, units: Sequence[str], exponent: int) -> SharedCells:
        table = self._table
        title, definition = self._title(measure, ", ".join(units))
        kind = self._kind_of(measure)
        is_kind = not measure or kind_of_figure(measure) is not None
        if not is_kind and self._measures_of.setdefault((title, definition), measure) != measure:
            title, definition = measure, ""  # two measures that differ only in what a title leaves out
        unit = self._unit(measure, units, title, exponent)
        row = {
            "series": self._key(title), "title": title, "unit": unit.name, "time_kind": table.time_kind,
            "measure_kind": kind, "definition": definition, "change_since": _since(measure),
            "role": "reference", "document": table.title or title, **self._origin, **self._series.cells_of_rows,
        }  # fmt: skip
        found = self._units.own(unit.name)
        if found and found.is_money:
            row["prices"] = self._prices(measure, units)
        cells = {name: " ".join(text.split()) for name, text in row.items() if text}
        is_count = found is not None and found.kind == "count"
        return SharedCells(cells, unit.factor, is_count and not any(map(says_balance, (title, definition))))

    def _kind_of(self, measure: str) -> str:
        """The kind of figure: what the measure is called, or what a title begins with."""
        kind = kind_of_figure(measure)
        if kind is not None:
            return kind
        title = self._table.title[:_LONGEST]
        return "forecast" if FORECAST.match(title) and not _AND_OUTCOMES.search(title) else ""

    def _prices(self, measure: str, units: Sequence[str]) -> str:
        """The year whose prices money is counted in, where the table says one: "2020 års priser"."""
        own, table = (*units, measure), self._table
        shared = (table.title, table.unit, *table.notes)
        years = _years_of_prices(own)
        # Where current prices stand beside fixed ones, only a measure's own words tell which they are.
        if not years and not any(_CURRENT_PRICES.search(text[:_LONGEST]) for text in (*own, *shared)):
            years = _years_of_prices(shared)
        return years.pop() if len(years) == 1 else ""

    def _title(self, measure: str, unit: str) -> tuple[str, str]:
        """The statistic's name, and what it counts where the name does not say.

        Statistics of one table that differ in measure or unit have names of their own: they share no chart.
        """
        named = self._table.measure_titles.get(measure) or _in_words(measure)
        named = "" if heading_kind(named) == "value" else self._label_of(named)
        title, definition = self._table.title or self._stem, named
        is_only_unit = self._is_only_unit(named)
        if kind_of_figure(named) is not None or (is_only_unit and len(self.measures) == 1):
            definition = ""
        elif named and not (_GENERIC.fullmatch(named) or is_only_unit):
            plain = _UNIT_AT_END.sub("", named).rstrip(" ,")
            end = named[len(plain) :].strip(" ,()[]")
            names_unit = is_measure(end) or (self._units.find(end) is not None and not is_group(end))
            ends_with_unit = plain and names_unit and published_unit([end], self._units)
            of_table, definition = title, ""
            title = plain if ends_with_unit else named
            if measure in self._table.shared_measures:
                title = f"{of_table}, {title[:1].lower()}{title[1:]}"
        elif named and len(self.measures) > 1:
            title, definition = f"{title}, {named[:1].lower()}{named[1:]}", ""
        if self._have_many_units:
            title = f"{title} ({unit})"
        return title, definition

    def _label_of(self, named: str) -> str:
        """What a code is called in the title or a note of the file, "N00945: Inhabitants"; other names as they are."""
        if not _ONLY_CODE.fullmatch(named):
            return named
        label = re.compile(rf"(?<!\w){re.escape(named)}(?!\w)[\s:=–-]*(?P<label>[^\W\d][^\n]{{2,150}})")
        found = (label.search(text[:_LONGEST]) for text in (self._table.title, *self._table.notes))
        if match := next(filter(None, found), None):
            return match["label"].strip(" .")
        self._remark("published.only_code", code=named)
        return named

    def _is_only_unit(self, measure: str) -> bool:
        """Whether a heading says in what is measured, and not what: "tkr"; "Persons" are what is counted."""
        unit = self._units.find(measure)
        return is_scale(measure) or (unit is not None and unit.kind != "count")

    def _key(self, title: str) -> str:
        """The key of the statistic with this title: a slug is short, and two titles may have the same."""
        if title not in self._keys:
            name = slug(title) or slug(self._stem) or "series"
            key = name
            while self._series.titles.get(key, title) != title or key in self._used:
                self._slugs[name] += 1
                key = f"{name}-{self._slugs[name] + 1}"
            self._keys[title] = key
            self._used.add(key)
        return self._keys[title]

    def _unit(self, measure: str, said: Sequence[str], title: str, exponent: int) -> PublishedUnit:
        of_table: tuple[str, ...] = (*self._table.unit.split("; "), self._table.title)
        of_measure = [*said, self._table.measure_units.get(measure, ""), _in_words(measure)]
        if self._title_is_of_others(measure):
            of_table = ()
        unit = published_unit([*of_measure, *of_table], self._units)
        own = self._units.find(self._series.cells.get("unit", "")) if self._series.cells.get("unit") else None
        if own and (unit is None or not unit.is_said or unit.name == "item"):
            unit = PublishedUnit(own.name, unit.factor if unit else 1)
            self._remark("published.unit_of_series", unit=own.name)
        elif own and unit and (found := self._units.find(unit.name)) and found.dimension != own.dimension:
            raise Unpublished(
                in_both("published.other_unit", unit=unit.name, series=self._series.cells["series"], own=own.name),
                "series",
            )
        listed = self._units.find(unit.name) if unit else None
        scale = listed.scale if listed else 1
        if (unit is None or not unit.is_said) and (name := self._own_unit(measure or self._table.title, scale)):
            self._remark("published.own_unit", title=one_line(title), unit=name)
            unit = PublishedUnit(name, unit.factor if unit else 1)
        if unit is None or not unit.is_said:
            self._remark("published.no_unit", title=one_line(title))
            unit = unit or PublishedUnit("item")
        if unit.factor > 1:
            self._remark("published.multiplied", factor=unit.factor)
        return PublishedUnit(unit.name, unit.factor * 10**exponent, unit.is_said)

    def _title_is_of_others(self, measure: str) -> bool:
        """Whether a count stands beside rates: what the title says of those, "per 100 000", is not about it."""
        rates = (published_unit([other], self._units) for other in self.measures if other != measure)
        return is_unit(measure) and any(unit is not None and unit.name.startswith("per_") for unit in rates)

    def _own_unit(self, measure: str, scale: int) -> str:
        """What whole numbers, or thousands, count, where the measure's name ends with it: visits, evictions."""
        if kind_of_figure(measure) is not None or _GENERIC.fullmatch(measure):
            return ""
        name = own_unit(measure, self._units) if measure in self._whole_measures or scale > 1 else ""
        scaled = self._units.own(f"{scale} {name}") if name and scale > 1 else None
        return scaled.name if scaled else name

    @cached_property
    def _whole_measures(self) -> set[str]:
        """The measures, "" where there are none, and the table's title, whose numbers are all whole."""
        table, dimensions = self._table, self._table.with_role("measure")
        names = [table.dimensions[n].values for n in dimensions]
        codes = [table.positions[n] for n in dimensions]
        keys = list(zip(*codes, strict=True)) if codes else [()] * len(table.numbers)
        parted = {keys[figure] for figure in self._chosen if "." in table.numbers[figure]}
        whole = set(map(keys.__getitem__, self._chosen)) - parted
        texts = {", ".join(values[n] for values, n in zip(names, key, strict=True)) for key in whole}
        return texts | ({table.title} if not parted else set())

    def _remark(self, key: str, **values: object) -> None:
        self._remarks[in_both(key, **values)] = None
