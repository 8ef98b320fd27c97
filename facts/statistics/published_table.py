"""A published table as it is understood: its dimensions, its figures, and the cells that hold none."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import Any, Literal

from facts.figures.problems import one_line
from facts.figures.units import Units
from facts.statistics.headings import DimensionRole
from facts.statistics.unit_text import published_unit
from facts.words import Lang, Text, in_both
from facts.words.similar_words import nearest

TableKind = Literal[
    "pxweb", "px", "json-stat", "kolada", "eurostat", "sdmx", "owid", "world-bank", "oecd", "ons", "table"
]
Asked = Literal["numbers", "years", "sheet", "where", "source-url", "series", ""]


class Unpublished(Exception):
    """No published table, or one about which something has to be asked: `asks` names the option that answers it."""

    def __init__(self, text: Text, asks: Asked = "", line: int | None = None) -> None:
        super().__init__(text.en)
        self.text = text
        self.asks = asks
        self.line = line


@dataclass(frozen=True, slots=True)
class Dimension:
    """What figures are told apart by: its values as they are named, each once, in the file's order.

    `codes` are the codes beside them in the file, "" where there is none; `aliases` is what each of the columns that
    only name them otherwise calls them, by its heading. Periods are written as in the user's table.
    """

    name: str
    role: DimensionRole
    values: tuple[str, ...]
    codes: tuple[str, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def positions(self, wanted: str) -> list[int]:
        """The values that `wanted` names: by name or code, whatever its case."""
        key = wanted.strip().casefold()
        for names in (self.values, self.codes, *self.aliases.values()):
            if key and (named := [n for n, name in enumerate(names) if name.casefold() == key]):
                return named
        return []

    def is_called(self, name: str) -> bool:
        """Whether it, or a column that names its values otherwise, has this heading, whatever its case."""
        return name.casefold() in (one.casefold() for one in (self.name, *self.aliases))


@dataclass(frozen=True, slots=True)
class CellLeftOut:
    """A cell without a figure, or a row that is none: its line (or row of the sheet) and why."""

    line: int
    why: Text


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A published table. The figures stand column by column: the n-th figure is `numbers[n]`, in plain digits.

    `positions` holds for each dimension the position of the n-th figure's value in it, `lines` its line in the file,
    `flags` the marks beside some of them as written. `marks` are the footnotes of marks and flags, `notes` those of
    the whole table, `value_notes` those of one value of a dimension, by both their positions. `unit` is the text
    that says the unit of all, `measure_units` of single measures. `tables` are the names of the tables on the sheet,
    where there are several: `sheet` is one of them where that was asked for, else the figures are those of all `parts`,
    one after the other, and `shared_measures` are those that other parts have too. `remarks` say how it was read.
    """

    file: str
    kind: TableKind
    dimensions: tuple[Dimension, ...]
    positions: tuple[Sequence[int], ...]
    numbers: Sequence[str]
    lines: Sequence[int]
    left_out: tuple[CellLeftOut, ...] = ()
    flags: Mapping[int, str] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    tables: tuple[str, ...] = ()
    parts: tuple[PublishedTable, ...] = ()
    shared_measures: frozenset[str] = frozenset()
    title: str = ""
    lang: Lang = "en"
    producer: str = ""
    passed_on_by: str = ""
    source_url: str = ""
    updated: str = ""
    accessed: str = ""
    time_kind: str = ""
    unit: str = ""
    measure_units: Mapping[str, str] = field(default_factory=dict)
    measure_titles: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    value_notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    row_values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    remarks: tuple[Text, ...] = ()

    def with_role(self, role: DimensionRole) -> list[int]:
        """The positions of the dimensions with a role."""
        return [n for n, one in enumerate(self.dimensions) if one.role == role]

    def dimension(self, name: str) -> int:
        """The position of the dimension with this name or role; Unpublished names those there are."""
        key = name.strip().casefold()
        key = {"period": "time"}.get(key, key)
        for found in (
            [n for n, one in enumerate(self.dimensions) if one.is_called(name.strip())],
            [n for n, one in enumerate(self.dimensions) if one.role == key],
        ):
            if len(found) == 1:
                return found[0]
        names = ", ".join(one.name for one in self.dimensions)
        raise Unpublished(in_both("published.no_column", text=one_line(name), columns=names), "where")

    def select(self, where: Mapping[str, Collection[str]]) -> Sequence[int]:
        """The figures that `where` asks for: {dimension: values}, the values of one dimension being alternatives."""
        keep: Sequence[int] = range(len(self.numbers))
        for name, wanted in where.items():
            n = self.dimension(name)
            values = {value for one in wanted for value in self._values(n, one)}
            codes = self.positions[n]
            keep = [figure for figure in keep if codes[figure] in values]
        return keep

    def _values(self, n: int, wanted: str) -> list[int]:
        dimension = self.dimensions[n]
        if found := dimension.positions(wanted):
            return found
        # Of two years neither is the other's slip.
        near = nearest(wanted.strip(), frozenset(dimension.values)) if dimension.role != "time" else ""
        some = near or ", ".join(dimension.values[:5]) + (" …" if len(dimension.values) > 5 else "")
        raise Unpublished(
            in_both("published.no_value", column=dimension.name, text=one_line(wanted), values=some), "where"
        )

    def count(self, where: Mapping[str, Collection[str]] | None = None) -> list[dict[str, int]]:
        """For each dimension, how many figures each of its values has, of those that `where` asks for."""
        keep = self.select(where or {})
        everything = len(keep) == len(self.numbers)
        counts = []
        for dimension, codes in zip(self.dimensions, self.positions, strict=True):
            seen = Counter(codes if everything else (codes[figure] for figure in keep))
            counts.append({value: seen.get(n, 0) for n, value in enumerate(dimension.values)})
        return counts

    def chosen_parts(self, chosen: Sequence[int]) -> Iterator[tuple[PublishedTable, Sequence[int]]]:
        """The tables that the chosen figures are of, each with their places among its own figures."""
        if not self.parts:
            yield self, chosen
            return
        start = 0
        for part in self.parts:
            end = start + len(part.numbers)
            if own := chosen[bisect_left(chosen, start) : bisect_left(chosen, end)]:
                yield part, [figure - start for figure in own]
            start = end

    def values_of(self, figure: int) -> Iterator[tuple[Dimension, str]]:
        """Each dimension with the value that the figure has in it."""
        for dimension, codes in zip(self.dimensions, self.positions, strict=True):
            yield dimension, dimension.values[codes[figure]]

    def unit_name(self, units: Units | None = None) -> str:
        """The unit of the figures by its name in the list of units; "" where the file says none, or several."""
        if self.parts:
            names = {part.unit_name(units) for part in self.parts}
            return names.pop() if len(names) == 1 else ""
        by_role = {role: [one for one in self.dimensions if one.role == role] for role in ("unit", "measure")}
        values = [value for role in ("unit", "measure") for one in by_role[role] for value in one.values]
        if any(len(one.values) > 1 for ones in by_role.values() for one in ones):
            return ""
        said = [self.measure_units.get(value, "") for value in values]
        found = published_unit([*said, *values, *self.unit.split("; "), self.title], units or Units())
        return found.name if found and found.is_said else ""

    def as_dict(self, lang: Lang) -> dict[str, Any]:
        """The table as `reference --list` gives it."""
        return {
            "file": self.file, "kind": self.kind, "sheets": [*self.sheets, *self.tables], "sheet": self.sheet,
            "title": self.title, "producer": self.producer, "source_url": self.source_url, "updated": self.updated,
            "unit": self.unit_name(),
            "dimensions": [
                {"name": one.name, "role": one.role, "values": list(filter(None, one.values))}
                for one in self.dimensions
            ],
            "figures": len(self.numbers),
            "left_out": [{"line": one.line, "why": one.why.of(lang)} for one in self.left_out],
        }  # fmt: skip


def with_figures_only(table: PublishedTable) -> PublishedTable:
    """The table without the values that no figure has: a place all of whose cells are blank."""
    dimensions, positions, moved = [], [], []
    for dimension, codes in zip(table.dimensions, table.positions, strict=True):
        used = set(codes)
        where = {}
        if len(used) < len(dimension.values):
            keep = [n in used for n in range(len(dimension.values))]
            where = {old: new for new, old in enumerate(compress(range(len(keep)), keep))}
            dimension = replace(
                dimension, values=tuple(compress(dimension.values, keep)), codes=tuple(compress(dimension.codes, keep)),
                aliases={name: tuple(compress(names, keep)) for name, names in dimension.aliases.items()},
            )  # fmt: skip
            codes = [where[code] for code in codes]
        dimensions.append(dimension)
        positions.append(codes)
        moved.append(where)
    notes = {
        (n, moved[n].get(value, value)): text for (n, value), text in table.value_notes.items()
        if not moved[n] or value in moved[n]
    }  # fmt: skip
    return replace(table, dimensions=tuple(dimensions), positions=tuple(positions), value_notes=notes)
