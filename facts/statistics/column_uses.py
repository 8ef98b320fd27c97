"""What each column of a published table is for: figures, a dimension, a flag, a unit, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, compress, pairwise
from typing import Literal

from facts.statistics.figure_cells import SheetFigures, is_missing, is_number
from facts.statistics.headings import HeadingKind, are_codes, fineness, heading_kind, plain_heading
from facts.statistics.margins import join_intervals, margin_kind
from facts.statistics.period_text import TimedHeading, is_time, is_whole_year, part_kind, part_of_year, split_heading

Use = Literal[HeadingKind, "figures", "label", "unused"]
_DIMENSIONS: tuple[Use, ...] = ("time", "place", "group", "measure", "unit", "code")
# One cell in so many may be a word, such as "Uppgift finns ej", in a column of figures.
_OTHER_WORDS = 5
# One code may be any word; two are a list.
_FEW = 2
# A column of codes stands among the few columns around it whose names it repeats.
_NEAR = 8
# Two halves of a year, or a month and "Year", may be anything; three parts of a year are a row of them.
_FEWEST_PARTS = 3
# So many different values of a column tell what it is.
_SAMPLE = 1_000
_VARIANCE = re.compile(r"(?:budget)?avvikelse|differens|variance|deviation", re.IGNORECASE)
_CHANGE_OVER = re.compile(r"(?:förändring|change|ökning|minskning)\D* \d{4}[–-]\d{4}", re.IGNORECASE)
_OF_WHICH = re.compile(r"[-–]?\s*(?:därav|varav|of which)\s", re.IGNORECASE)
_LEVELS_OF_PLACE = ("geographic level", "geography level")
_RANK = re.compile(r"rang|rank|placering", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_SMALL = re.compile(r"[a-zåäö]{2}")


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


def column_uses(levels: Sequence[Sequence[str]], columns: list[Sequence[str]]) -> list[ColumnUse]:
    """The use of each column under its headings. `columns` are the cells below, column by column.

    Of nested places the finest column gets all: a row names one of each level, or leaves the finer ones blank.
    """
    join_intervals(levels[-1], columns)
    found = [_use(place, [level[place] for level in levels], _sample(cells)) for place, cells in enumerate(columns)]
    _names_of_codes(found)
    _changes_beside_figures(found)
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
    _only_parts_of_year(found)
    _rename_corners(found, columns)
    _join_nested_places(found, columns)
    _merge_codes(found, columns)
    _note_columns(found, columns)
    for one in found:
        if one.use in ("label", "group", "measure"):
            columns[one.place] = _parts_with_whole(columns[one.place])
    return found


def _parts_with_whole(texts: Sequence[str]) -> Sequence[str]:
    """Each text that begins with "of which" behind the one before it, which it is a part of."""
    if not any(map(_OF_WHICH.match, dict.fromkeys(texts))):
        return texts
    found, whole = [], ""
    for text in texts:
        is_part = _OF_WHICH.match(text) is not None
        whole = whole if is_part else text
        found.append(f"{whole}, {text}" if is_part and whole else text)
    return found


def _names_of_codes(found: Sequence[ColumnUse]) -> None:
    """Beside GEOGRAPHY_NAME stand its code, type and order, as the UK's labour market office writes each dimension."""
    by_name = {plain_heading(one.name): one for one in found}
    for name, one in by_name.items():
        stem = name.removesuffix(" name")
        if stem == name or stem not in by_name or one.use == "ignored":
            continue
        kind = heading_kind(stem)
        one.use = kind if kind in _DIMENSIONS and kind != "code" else "label"
        for end in ("", " code"):
            if other := by_name.get(stem + end):
                other.use, other.names = "code", one.place
        for end in (" type", " typecode", " sortorder"):
            if other := by_name.get(stem + end):
                other.use = "ignored"


def have_units(labels: Sequence[str], uses: Sequence[ColumnUse], columns: Sequence[Sequence[str]]) -> bool:
    """Whether a column beside says in which unit each label is measured by the year, and not all in the same."""
    has_times = any(one.use == "figures" and one.time for one in uses)
    units = next((columns[one.place] for one in uses if one.use == "unit" and has_times), ())
    pairs = set(zip(labels, units, strict=False))
    return len(set(units)) > 1 and len(pairs) == len(set(labels))


def heading_levels(figures: Sequence[ColumnUse]) -> list[list[str]]:
    """What stands over the figures, line by line of the headings, without periods; codes of another line are none.

    The US Census Bureau has "B25003_002E" over "Estimate!!Total:!!Owner occupied".
    """
    levels = range(len(figures[0].levels))
    found = [list(_parts_with_whole([_without_levels(one.levels[n].rest) for one in figures])) for n in levels]
    named = [texts for texts in found if any(map(_SMALL.search, texts))]
    return [
        texts for texts in found
        if not (len(set(texts)) > 1 and are_codes(texts) and any(_go_together(texts, other) for other in named))
    ]  # fmt: skip


def _without_levels(text: str) -> str:
    if "!!" not in text:
        return text
    parts = [part.strip(" :") for part in text.split("!!")]
    return ", ".join(part for part in parts if part and part != "Estimate")


def _go_together(texts: Sequence[str], other: Sequence[str]) -> bool:
    pairs = set(zip(texts, other, strict=True))
    return len(pairs) == len(set(texts)) == len(set(other))


def _changes_beside_figures(found: Sequence[ColumnUse]) -> None:
    """Where only changes name years ("Change 2021–2022 (%)"), the table's own stands elsewhere: theirs are words."""
    figures = [one for one in found if one.use == "figures"]
    timed = [one for one in figures if one.time]
    if timed and len(timed) < len(figures) and all(_CHANGE_OVER.fullmatch(f"{one.name} {one.time}") for one in timed):
        for one in timed:
            level = one.levels[-1]
            one.levels = (*one.levels[:-1], level._replace(rest=f"{level.rest} {level.time}", time=""))


def _time_of_margins(found: Sequence[ColumnUse]) -> None:
    """A margin or a variance without a period is of the figures left of it: "2021", "Felmarginal", "Avvikelse"."""
    for before, one in pairwise(found):
        if one.use != "figures" or before.use != "figures" or one.time:
            continue
        if margin_kind(one.heading) or _VARIANCE.match(one.name):
            one.levels = (*one.levels[:-1], one.levels[-1]._replace(time=before.time))


def _only_parts_of_year(found: Sequence[ColumnUse]) -> None:
    """Beside months or quarters a further column has no period of its own: a sum may be of those so far."""
    figures = [one for one in found if one.use == "figures"]
    others = [one for one in figures if not (part_kind([one.name]) or is_whole_year(one.name))]
    if len(figures) - len(others) >= _FEWEST_PARTS:
        for one in others:
            one.use = "unused"


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
    """The first so many distinct texts; of a long column the rest need not be looked at."""
    found: set[str] = set()
    for cell in cells:
        found.add(cell)
        if len(found) == _SAMPLE:
            break
    return found


def _use(place: int, headings: Sequence[str], values: set[str]) -> ColumnUse:
    levels = tuple(map(split_heading, headings))
    one = ColumnUse(place, levels, "unused")
    values.discard("")
    kind = next((kind for level in reversed(levels) if level.rest and (kind := heading_kind(level.rest))), None)
    words = sum(not is_number(text) and not is_missing(text) for text in values)
    numbers = any(map(is_number, values))
    if kind == "place" and numbers and not words and one.name.endswith(")"):
        kind = None  # "Area (km2)" is no place
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
    """Where a column is called value, the numbers of others are something else.

    The World Health Organization gives each figure twice, once with its interval as text. Ends of an interval beside
    the value are its margin.
    """
    is_twice = any(one.name.casefold() in ("factvaluenumeric", "numericvalue") for one in found)
    for one in found:
        if one.use == "figures" and margin_kind(one.name):
            continue
        if one.use == "figures" or (is_twice and one.name.casefold() == "value"):
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
    """Where no column is left for the figures, the last one that looks like years (1985 inhabitants) is theirs.

    Else one whose heading may name measures, such as "KPI", above nothing but numbers.
    """
    if any(one.use == "figures" for one in found):
        return
    times = [one for one in found if one.use == "time" and heading_kind(one.heading) != "time"]
    if times and any(columns[times[-1].place]):
        times[-1].use = "figures"
        return
    measures = [one for one in found if one.use == "measure" and all(map(is_number, columns[one.place]))]
    if measures:
        measures[-1].use = "figures"
        return
    for one in found:  # a table of nothing but ranks
        if one.use == "ignored" and _RANK.match(one.name) and any(map(is_number, columns[one.place])):
            one.use = "figures"


def _join_nested_places(found: Sequence[ColumnUse], columns: list[Sequence[str]]) -> None:
    """Where "region" and "local authority" are blank in the rows of the country, each row is about its finest place.

    Without a column that says the level this is only so where no coarser one is blank beside a finer one, from the
    first row on: elsewhere a blank repeats the name above.
    """
    places = sorted((one for one in found if one.use == "place"), key=lambda one: (fineness(one.name), one.place))
    if len(places) < _FEW:
        return
    rows = list(zip(*(columns[one.place] for one in places), strict=True))
    has_level = any(plain_heading(one.heading) in _LEVELS_OF_PLACE for one in found)
    is_nested = all(all(row[: sum(map(bool, row))]) for row in rows) and not all(rows[0])
    if all(map(all, rows)) or not (is_nested or has_level):
        return
    columns[places[-1].place] = [next(filter(None, reversed(row)), "") for row in rows]
    for one in places[:-1]:
        one.use = "ignored"


def _merge_codes(found: Sequence[ColumnUse], columns: Sequence[Sequence[str]]) -> None:
    """A column of codes beside the names of the same things is no dimension of its own."""
    labels = [one for one in found if one.use in (*_DIMENSIONS, "label")]
    for one, other in combinations([one for one in labels if one.use in ("group", "label", "place")], 2):
        if one.use != "code" and columns[one.place] == columns[other.place]:  # "age-groups" and "AgeGroups"
            one.use, one.names = "code", other.place
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
    pairs = zip(columns[one.place], columns[other.place], strict=True)
    if one.use == "time" and any(code[: len("2024")] not in name for code, name in pairs):
        return False  # the day on which somebody wrote the figure down
    # Two columns of one value each go together only where no table has two of their kind.
    if len(codes) < _FEW and one.use == "group" and one.heading.casefold() != other.heading.casefold():
        return False
    if len(codes) < _FEW and one.use == "label" and not (other.use == "place" and any(map(_DIGIT.search, codes))):
        return False
    return are_codes([code for code in codes if code]) and not are_codes([name for name in names if name])


def row_values(
    uses: Sequence[ColumnUse], columns: Sequence[Sequence[str]], figures: SheetFigures
) -> dict[str, Sequence[str]]:
    """What columns say of each figure that is no dimension: its address, its producer, notes, a scale, a margin."""
    found: dict[str, Sequence[str]] = {}
    if figures.margins:
        found["margin"] = [figures.margins.get(n, "") for n in range(len(figures.numbers))]
    width = sum(one.use == "figures" for one in uses)
    for one in uses:
        cells = columns[one.place]
        if one.use not in ("address", "producer", "note", "scale") or not any(cells):
            continue
        spread = [cell for cell in cells for _ in range(width)]
        texts = spread if figures.keep is None else list(compress(spread, figures.keep))
        if one.use == "note":
            # What no list knows says what it is by its heading: "Estimates start after: 2022".
            name = "" if heading_kind(one.heading) == "note" else f"{one.heading}: "
            texts = [name + text if text else "" for text in texts]
            before = found.get("note", [""] * len(texts))
            found["note"] = ["\n".join(filter(None, both)) for both in zip(before, texts, strict=True)]
        else:
            found.setdefault(one.use, texts)
    return found
