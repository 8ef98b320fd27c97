"""What each column of a published table is for: figures, a dimension, a flag, a unit, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal

from facts.statistics.figure_cells import is_missing, is_number
from facts.statistics.headings import Column, are_codes, heading_kind
from facts.statistics.margins import margin_kind
from facts.statistics.period_text import TimedHeading, is_time, part_of_year, split_heading

Use = Literal[Column, "figures", "label", "unused"]
_DIMENSIONS: tuple[Use, ...] = ("time", "place", "group", "measure", "unit", "code")
# One cell in so many may be a word, such as "Uppgift finns ej", in a column of figures.
_OTHER_WORDS = 5
# One code may be any word; two are a list.
_FEW = 2
# A column of codes stands among the few columns around it whose names it repeats.
_NEAR = 8
# So many different values of a column tell what it is.
_SAMPLE = 1_000
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class ColumnUse:
    """One column: its place, its headings from the top, and what it is for; "figures" are what the table is about.

    A column of codes has in `names` the place of the column with their names.
    """

    place: int
    levels: tuple[TimedHeading, ...]
    use: Use
    names: int | None = None

    @property
    def heading(self) -> str:
        """Its headings in one, without their periods."""
        return " ".join(dict.fromkeys(level.rest for level in self.levels if level.rest))

    @property
    def name(self) -> str:
        """The lowest of its headings, which is a label's own: those above it belong to the corner of the table."""
        return next((level.rest for level in reversed(self.levels) if level.rest), "")

    @property
    def time(self) -> str:
        """The period in its headings, "" for none; a year above a quarter is both."""
        return " ".join(level.time for level in self.levels if level.time)

    @property
    def marks(self) -> str:
        """The marks of footnotes in its headings."""
        return "".join(level.marks for level in self.levels)


def column_uses(levels: Sequence[Sequence[str]], columns: Sequence[Sequence[str]]) -> list[ColumnUse]:
    """The use of each column under its headings. `columns` are the cells below, column by column."""
    found = [_use(place, [level[place] for level in levels], _sample(cells)) for place, cells in enumerate(columns)]
    if any(one.use == "value" for one in found):
        _only_values(found)
    elif any(one.use == "figures" and one.time for one in found):
        _time_of_margins(found)
        for one in found:
            if one.use == "figures" and not one.time:
                one.use = "unused"
    else:
        _right_of_labels(found)
        _figures_that_look_like_years(found, columns)
    _rename_corners(found, columns)
    _merge_codes(found, columns)
    _note_columns(found, columns)
    return found


def _time_of_margins(found: Sequence[ColumnUse]) -> None:
    """A margin without a period is about the figures left of it: "2021", "Felmarginal", "2022", "Felmarginal"."""
    for before, one in pairwise(found):
        if one.use == before.use == "figures" and not one.time and margin_kind(one.heading):
            one.levels = (*one.levels[:-1], one.levels[-1]._replace(time=before.time))


def _note_columns(found: Sequence[ColumnUse], columns: Sequence[Sequence[str]]) -> None:
    """Right of the years stands what is said of a row that its labels already tell from all others."""
    last = max((one.place for one in found if one.use == "figures" and one.time), default=len(found))
    after = [
        one for one in found if one.place > last and one.use in ("label", "time") and not heading_kind(one.heading)
    ]
    labels = [columns[one.place] for one in found if one.place < last and one.use in (*_DIMENSIONS, "label")]
    rows = list(zip(*labels, strict=True)) if after else []
    if rows and len(set(rows)) == len(rows):
        for one in after:
            one.use = "note"


def _rename_corners(found: Sequence[ColumnUse], columns: Sequence[Sequence[str]]) -> None:
    """A heading in the corner may name what stands beside it: under "year" stand places when the years are headings."""
    if any(one.use == "figures" and one.time for one in found):
        for one in found:
            if one.use == "time" and not any(map(is_time, columns[one.place])):
                is_part = any(part_of_year(one.heading, cell) for cell in columns[one.place][:_FEW])
                one.use = "time" if is_part else "label"


def _sample(cells: Sequence[str]) -> set[str]:
    return set(islice(dict.fromkeys(cells), _SAMPLE))


def _use(place: int, headings: Sequence[str], values: set[str]) -> ColumnUse:
    levels = tuple(map(split_heading, headings))
    one = ColumnUse(place, levels, "unused")
    values.discard("")
    kind = next((kind for level in reversed(levels) if level.rest and (kind := heading_kind(level.rest))), None)
    words = sum(not is_number(text) and not is_missing(text) for text in values)
    numbers = any(map(is_number, values))
    if (
        one.time
        and (numbers or not words)
        and (kind is None or kind in ("value", "time", "measure", "unit", "group"))
        and words * 2 <= len(values)
    ):
        one.use = "figures"
    elif not values:
        one.use = "figures" if one.time else "unused"
    elif kind == "value" and words * 2 > len(values):
        one.use = "unused"
    elif kind:
        one.use = kind
    elif all(map(is_time, values)):
        one.use = "time"
    elif words * _OTHER_WORDS <= len(values):
        one.use = "figures"
    else:
        one.use = "label"
    return one


def _only_values(found: Sequence[ColumnUse]) -> None:
    """Where a column is called value, the numbers of others are something else."""
    for one in found:
        if one.use == "figures":
            one.use = "unused"
        elif one.use == "value":
            one.use = "figures"


def _right_of_labels(found: Sequence[ColumnUse]) -> None:
    """Figures stand to the right of what they are about: numbers further left are labels, such as ages."""
    last = max((one.place for one in found if one.use in (*_DIMENSIONS, "label")), default=-1)
    if any(one.use == "figures" and one.place > last for one in found):
        for one in found:
            if one.use == "figures" and one.place < last:
                # Numbers without a heading only count the rows, as data frames do when they are saved.
                one.use = "label" if one.heading and not one.heading.startswith("Unnamed") else "unused"


def _figures_that_look_like_years(found: Sequence[ColumnUse], columns: Sequence[Sequence[str]]) -> None:
    """Where no column is left for the figures, the last one that looks like years (1985 inhabitants) is theirs."""
    if any(one.use == "figures" for one in found):
        return
    times = [one for one in found if one.use == "time" and heading_kind(one.heading) != "time"]
    if times and any(columns[times[-1].place]):
        times[-1].use = "figures"


def _merge_codes(found: Sequence[ColumnUse], columns: Sequence[Sequence[str]]) -> None:
    """A column of codes beside the names of the same things is no dimension of its own."""
    labels = [one for one in found if one.use in (*_DIMENSIONS, "label")]
    for one, other in pairwise(labels):
        if one.use != "code" and _are_codes_of(one, other, columns):
            if other.use == "label":
                other.use = one.use
            one.use, one.names = "code", other.place
    for n, one in enumerate(labels):
        if one.use == "code" and one.names is None:
            around = range(max(0, n - _NEAR), min(n + _NEAR + 1, len(labels)))
            named = sorted((abs(place - n), place) for place in around if labels[place].use != "code")
            fits = [place for _, place in named if _codes_and_names(one, labels[place], columns)]
            near = fits or [place for distance, place in named if distance == 1]
            if near:
                one.names = labels[near[0]].place
            else:
                one.use = "label"


def _codes_and_names(
    one: ColumnUse, other: ColumnUse, columns: Sequence[Sequence[str]]
) -> tuple[set[str], set[str]] | None:
    """The values of both columns, where each of them always stands beside the same value of the other; else None."""
    pairs = set(zip(columns[one.place], columns[other.place], strict=True))
    codes, names = {code for code, _ in pairs}, {name for _, name in pairs}
    return (codes, names) if len(pairs) == len(codes) == len(names) else None


def _are_codes_of(one: ColumnUse, other: ColumnUse, columns: Sequence[Sequence[str]]) -> bool:
    """Whether `one` holds codes of what `other` names: each code has one name, and the names are no codes."""
    if one.use != other.use and ("label" not in (one.use, other.use) or "time" in (one.use, other.use)):
        return False
    found = _codes_and_names(one, other, columns)
    if found is None:
        return False
    codes, names = found
    if one.heading.casefold() == other.heading.casefold():
        return True
    # Two columns of one value each go together only where no table has two of their kind.
    if len(codes) < _FEW and one.use == "group" and one.heading.casefold() != other.heading.casefold():
        return False
    if len(codes) < _FEW and one.use == "label" and not (other.use == "place" and any(map(_DIGIT.search, codes))):
        return False
    return are_codes([code for code in codes if code]) and not are_codes([name for name in names if name])
