"""The dimensions of a table while it is put together: values as they are named, and each figure's place among them.

A sheet gives them one after the other; a cube (.px, JSON-stat) has one cell for each combination of values, the last
dimension running fastest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress, pairwise
from math import prod
from types import MappingProxyType

from facts.figures.problems import one_line
from facts.statistics.headings import (
    DimensionRole,
    are_places,
    code_of,
    heading_kind,
    plain_heading,
    sexes,
    without_code,
)
from facts.statistics.period_text import (
    Years,
    are_asked_about,
    is_time,
    is_whole_year,
    part_kind,
    part_of_year,
    period_of,
    period_without_marks,
    split_heading,
)
from facts.statistics.published_table import CellLeftOut, Dimension, PublishedTable, Unpublished, with_figures_only
from facts.statistics.sheets import MOST_CELLS
from facts.statistics.table_notes import note_numbers
from facts.words import Lang, in_both

# Kolada's key figures have a letter and five digits before their names.
_CODED_MEASURE = re.compile(r"[NU]\d{5} \D")
_CODE_BEHIND = re.compile(r"\s*\(([NU]\d{5})\)$")


# A footnote's mark may stand before a unit: "Soliditet¹ (%)".
_MARK_BEFORE_UNIT = re.compile(
    r"(?P<before>[^()]{1,200}[^\W\d_])(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹†‡§]{1,3}|\*{1,3})(?P<unit>\s?\([^()]{1,40}\))"
)
_FOURTH = re.compile(r"\d{4}[ -]?T4")
_FOURTH_OR_ANOTHER = re.compile(r"^(\d{4})[ -]?T([1-4])$")
_DAY = len("2023-01-01")
_ROLLING = re.compile(r"(?:rolling )?(?:year|12 months|twelve months)[ -](?:to|ending|ended)\b", re.IGNORECASE)
# Two days have one step between them, which may be anything.
_FEWEST_DAYS = 3

_ENDS = (
    ("från", "till"), ("fr.o.m.", "t.o.m."), ("från och med", "till och med"), ("startdatum", "slutdatum"),
    ("from", "to"), ("start", "end"), ("start date", "end date"), ("period start", "period end"),
)  # fmt: skip
_PART_OF_TIME = "time identifier"
_YEARS_CALLED = {"academic year": "school year", "financial year": "financial year"}
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)(\d\d)")
_DIGITS_OF_TIME = re.compile(r"(?:19|20)\d\d(?:\d\d)?")


def write_out_periods(headings: Sequence[str], columns: list[Sequence[str]]) -> None:
    """Write periods that are six digits, or a year whose part stands in a column beside it, as others read them.

    England's Department for Education has 202122 under "time_period" and "Academic year" under "time_identifier".
    """
    names = [plain_heading(heading) for heading in headings]
    _join_ends(names, columns)
    parts = columns[names.index(_PART_OF_TIME)] if _PART_OF_TIME in names else ()
    for n, heading in enumerate(headings):
        if heading_kind(heading) != "time":
            continue
        cells = [cell for cell in dict.fromkeys(columns[n]) if cell]
        if not cells or not all(map(_DIGITS_OF_TIME.fullmatch, cells)):
            continue
        if parts:
            columns[n] = list(map(_period_in_words, columns[n], parts))
        elif all(len(cell) == len("202122") for cell in cells):
            columns[n] = list(map(_writing_of_six(cells), columns[n]))


def _join_ends(names: Sequence[str], columns: list[Sequence[str]]) -> None:
    """The first and the last day of a period, in two columns, as one interval in the first of them."""
    for first, last in _ENDS:
        if first in names and last in names:
            start, end = names.index(first), names.index(last)
            pairs = list(zip(columns[start], columns[end], strict=True))
            if all(is_time(one) and is_time(other) for one, other in dict.fromkeys(pairs)):
                columns[start], columns[end] = [f"{one}/{other}" for one, other in pairs], [""] * len(pairs)


def _period_in_words(cell: str, part: str) -> str:
    """The period: "202122" beside "Academic year" is the school year 2021/22; as it is where nothing says more."""
    years = _TWO_YEARS.fullmatch(cell)
    kind = _YEARS_CALLED.get(part.casefold(), "")
    if years and kind:
        return f"{kind} {years[1]}/{years[2]}" if _follows(cell) else cell
    written = f"{cell} {part}" if part[-1:].isdecimal() else f"{part} {cell}"
    return written if len(cell) == len("2021") and is_time(written) else cell


def _writing_of_six(cells: Sequence[str]) -> Callable[[str], str]:
    """How six digits are meant: two years, when they are so in all rows; else months; as they are where both fit."""
    are_years, are_months = all(map(_follows, cells)), all(0 < int(cell[4:]) <= 12 for cell in cells)
    if are_years == are_months:
        return str
    return (lambda cell: f"{cell[:4]}/{cell[4:]}") if are_years else (lambda cell: f"{cell[:4]}-{cell[4:]}")


def _follows(cell: str) -> bool:
    return int(cell[4:]) == (int(cell[2:4]) + 1) % 100


class DimensionList:
    """Grows dimension by dimension; `positions` has for each of them the place of every figure's value in it.

    `marks` are the footnotes by their marks; `value_notes` those that hold for one value of a dimension.
    """

    def __init__(self, marks: Mapping[str, str], lang: Lang) -> None:
        self.dimensions: list[Dimension] = []
        self.positions: list[Sequence[int]] = []
        self.value_notes: dict[tuple[int, int], str] = {}
        self._marks = marks
        self._lang: Lang = lang

    def has(self, role: DimensionRole) -> bool:
        """Whether one of the dimensions has the role."""
        return any(one.role == role for one in self.dimensions)

    def has_whole_times(self) -> bool:
        """Whether a dimension of time names periods by themselves, not only months or quarters of some year."""
        return any(one.role == "time" and all(map(is_time, one.values)) for one in self.dimensions)

    def add(
        self, name: str, role: DimensionRole, values: Sequence[str], positions: Sequence[int],
        codes: Sequence[str] = (), aliases: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        """A dimension whose `values` are as written: with codes before their names and marks of footnotes behind."""
        n = len(self.dimensions)
        named = list(values)
        for place, value in enumerate(values):
            plain, marks = _time_and_marks(value) if role == "time" else period_without_marks(value)
            if not marks and (inner := _MARK_BEFORE_UNIT.fullmatch(value)):
                plain, marks = inner["before"] + inner["unit"], inner["mark"]
            if marks and (role == "time" or marks in self._marks or "*" in marks or note_numbers(marks)):
                self.value_notes[n, place] = self._marks.get(marks, marks)
                named[place] = plain
        named, codes = _named_values(name, role, named, list(codes) or [""] * len(named), self._lang)
        once: dict[str, int] = {}
        where = [once.setdefault(value, len(once)) for value in named]
        if len(once) < len(named):
            positions = [where[position] for position in positions]
            last = {value: n for n, value in enumerate(named)}
            codes = [codes[last[value]] for value in once]
            aliases = {other: [names[last[value]] for value in once] for other, names in aliases.items()}
        also = {other: tuple(names) for other, names in aliases.items()}
        self.dimensions.append(Dimension(name, role, tuple(once), tuple(codes), also))
        self.positions.append(positions)

    def drop(self, places: Iterable[int]) -> None:
        """Take dimensions out."""
        gone = set(places)
        keep = [n not in gone for n in range(len(self.dimensions))]
        self.dimensions = list(compress(self.dimensions, keep))
        self.positions = list(compress(self.positions, keep))
        self.value_notes = {
            (n - sum(place < n for place in gone), value): text
            for (n, value), text in self.value_notes.items() if n not in gone
        }  # fmt: skip

    def join_times(self) -> None:
        """One dimension of time out of several: a column of years and one of months, or the same times twice."""
        found = [n for n, one in enumerate(self.dimensions) if one.role == "time"]
        whole = [n for n in found if all(map(is_time, self.dimensions[n].values))]
        parts = [n for n in found if n not in whole]
        if len(found) == len(whole):
            self.drop(found[1:])
            return
        if len(whole) != 1 or len(parts) != 1:
            raise Unpublished(in_both("published.no_period"))
        year, part = self.dimensions[whole[0]], self.dimensions[parts[0]]
        ends = [part_of_year(part.name, value) for value in part.values]
        if not all(end or is_whole_year(value) for end, value in zip(ends, part.values, strict=True)):
            raise Unpublished(in_both("published.no_period"))
        pairs = list(zip(self.positions[whole[0]], self.positions[parts[0]], strict=True))
        index = {pair: n for n, pair in enumerate(dict.fromkeys(pairs))}
        values = tuple(f"{year.values[y]}{ends[p]}" for y, p in index)
        self.dimensions[whole[0]] = Dimension(year.name, "time", values)
        self.positions[whole[0]] = [index[pair] for pair in pairs]
        self.drop(parts)

    def write_periods(self, years: Years | None) -> None:
        """Write the periods as the user's table has them; Unpublished where one has two readings or none."""
        n = next((n for n, one in enumerate(self.dimensions) if one.role == "time"), None)
        if n is None:
            raise Unpublished(in_both("published.no_period"))
        one = self.dimensions[n]
        periods = periods_of(_as_headed(one.values, one.name), years, one.name)
        self.dimensions[n] = Dimension(one.name, "time", tuple(periods), one.values)


def _time_and_marks(value: str) -> tuple[str, str]:
    """A period without the marks behind it, and without a word before it that says no more: "år 2021*"."""
    if is_time(value):
        return value, ""
    heading = split_heading(value)
    return (heading.time, heading.marks) if heading.time and heading.marks else (value, "")


def _as_headed(values: Sequence[str], name: str) -> Sequence[str]:
    """Months and years that a spreadsheet keeps as their first days: what the heading calls them."""
    if plain_heading(name) == "observation date":
        return _by_first_days(values)
    if _ROLLING.match(name):
        return [f"year to {value}" if part_kind([value.rpartition(" ")[0]]) == "month" else value for value in values]
    for words, end in ((("månad", "month", "måned"), "-01"), (("år", "year"), "-01-01")):
        if name.casefold().startswith(words) and all(len(value) == _DAY and value.endswith(end) for value in values):
            return [value.removesuffix(end) for value in values]
    return values


def _by_first_days(values: Sequence[str]) -> Sequence[str]:
    """Periods that a database of time series names by their first days: months, quarters or years, as they follow."""
    days = sorted(set(values))
    if len(days) < _FEWEST_DAYS or not all(len(day) == _DAY and day.endswith("-01") for day in days):
        return values
    months = [int(day[:4]) * 12 + int(day[5:7]) for day in days]
    steps = {later - earlier for earlier, later in pairwise(months)}
    if steps == {12}:
        return [value[:4] for value in values]
    if steps == {3} and all(month % 3 == 1 for month in months):
        return [f"{value[:4]}-Q{(int(value[5:7]) + 2) // 3}" for value in values]
    return [value[:7] for value in values] if steps == {1} else values


def periods_of(values: Sequence[str], years: Years | None, name: str) -> list[str]:
    """The periods of a dimension as the user's table writes them; `years` settles what `2011/12` is."""
    if years is None and (doubtful := are_asked_about(values)):
        raise Unpublished(in_both("published.which_years", text=one_line(doubtful)), "years")
    if any(map(_FOURTH.fullmatch, values)):
        # A fourth tertial there is none: where Spaniards and Italians count quarters, T is for those.
        values = [_FOURTH_OR_ANOTHER.sub(r"\1-Q\2", value) for value in values]
    periods = [period_of(value, years) for value in values]
    if not all(periods):
        text = values[periods.index("")]
        raise Unpublished(in_both("published.bad_period", text=one_line(text), column=one_line(name)))
    return periods


def _named_values(
    name: str, role: DimensionRole, values: list[str], codes: list[str], lang: Lang
) -> tuple[list[str], list[str]]:
    """The values by their names, and their codes: places without the code before them, sexes in words."""
    before = list(filter(None, map(code_of, values)))
    # What comes back before several names is a word of them: "NHS Devon", "NHS Cornwall".
    if role == "place" and len(before) * 2 > len(values) and len(set(before)) == len(before):
        codes = [code_of(value) or code for value, code in zip(values, codes, strict=True)]
        values = [without_code(value) for value in values]
    if role == "measure" and all(map(_CODED_MEASURE.match, values)):
        codes = [code_of(value) for value in values]
        values = [without_code(value) for value in values]
    if role == "measure" and all(behind := [_CODE_BEHIND.search(value) for value in values]):
        codes = [match[1] for match in behind if match]
        values = [_CODE_BEHIND.sub("", value) for value in values]
    if role == "group" and heading_kind(name) == "group" and (words := sexes(values, lang)):
        values, codes = list(words), values
    return values, codes


@dataclass(slots=True)
class CubeDimension:
    """A dimension as the file gives it; `role` is None where the file does not say."""

    name: str
    values: Sequence[str]
    codes: Sequence[str] = ()
    role: DimensionRole | None = None
    notes: dict[int, str] = field(default_factory=dict)


def check_size(sizes: Sequence[int]) -> int:
    """How many cells a cube of these sizes has; Unpublished for one that no laptop holds."""
    cells = prod(sizes)
    if cells > MOST_CELLS:
        raise Unpublished(in_both("published.too_many_cells", cells=cells, most=MOST_CELLS))
    return cells


def cube_table(
    table: PublishedTable, dimensions: Sequence[CubeDimension], cells: Sequence[tuple[str, int]],
    left_out: Sequence[CellLeftOut], years: Years | None,
) -> PublishedTable:  # fmt: skip
    """`table` with the dimensions and the figures of a cube: `cells` are the numbers with their place in the cube."""
    # A frequency that is the same for all says nothing about whom the figures count.
    dimensions = [one for one in dimensions if len(one.values) != 1 or heading_kind(one.name) != "ignored"]
    sizes = [len(one.values) for one in dimensions]
    roles = _roles(dimensions)
    found, positions, notes = [], [], dict(table.value_notes)
    step = prod(sizes)
    for n, (one, role, size) in enumerate(zip(dimensions, roles, sizes, strict=True)):
        step = step // size if size else 0
        found.append(_dimension(one, role, years))
        positions.append([place // step % size for _, place in cells])
        notes |= {(n, value): text for value, text in one.notes.items()}
    whole = replace(
        table, dimensions=tuple(found), positions=tuple(positions), numbers=[number for number, _ in cells],
        left_out=tuple(left_out), value_notes=notes,
    )  # fmt: skip
    return with_figures_only(whole)


def _roles(dimensions: Sequence[CubeDimension]) -> list[DimensionRole]:
    roles = [one.role or _likely_role(one) for one in dimensions]
    if "time" not in roles:
        by_values = [n for n, one in enumerate(dimensions) if one.values and all(map(is_time, one.values))]
        if not by_values:
            raise Unpublished(in_both("published.no_period"))
        roles[by_values[0]] = "time"
    if "place" not in roles:
        by_values = [n for n, one in enumerate(dimensions) if roles[n] == "group" and are_places(one.values)]
        for n in by_values[:1]:
            roles[n] = "place"
    return roles


def _likely_role(one: CubeDimension) -> DimensionRole:
    kind = heading_kind(one.name)
    return kind if kind in ("time", "place", "measure", "unit") else "group"


def _dimension(one: CubeDimension, role: DimensionRole, years: Years | None) -> Dimension:
    values, codes = [str(value).strip() for value in one.values], list(one.codes) or [""] * len(one.values)
    if role == "time":
        if not all(map(is_time, values)) and all(map(is_time, codes)):
            values = codes
        return Dimension(one.name, role, tuple(periods_of(values, years, one.name)), tuple(values))
    values, codes = _named_values(one.name, role, values, codes, "en")
    return Dimension(one.name, role, tuple(values), tuple(codes))
