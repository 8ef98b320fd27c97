"""Several tables on one sheet, below each other or side by side: each is understood for itself, and all are one choice.

What tells them apart, their titles, is a dimension of the whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import NamedTuple

from facts.statistics.figure_cells import is_number
from facts.statistics.headings import DimensionRole, are_places, is_group
from facts.statistics.period_text import is_time
from facts.statistics.published_table import Dimension, PublishedTable
from facts.statistics.sheets import Sheet
from facts.statistics.table_layout import TableLayout, find_layout, key_and_value
from facts.statistics.unit_text import is_measure
from facts.words import Text

MOST_TABLES = 200
"""So many are read of one sheet: each further one is looked for in all rows below it."""
# One label may be a remark; two begin a column of them.
_FEWEST_LABELS = 2
_OF_WHAT = re.compile(r"\s(?:i|in|per|efter|by|av|of|from|från)\s")
# Tables of one sheet call their places, times, measures and units in several ways, and have one dimension of each.
_ONCE: tuple[DimensionRole, ...] = ("time", "place", "measure", "unit")


class SheetTable(NamedTuple):
    """One table of a sheet: what it is called there, "" for the only one, and its layout."""

    name: str
    layout: TableLayout


def tables_of_sheet(sheet: Sheet) -> list[SheetTable]:
    """The tables of a sheet, from the top and from the left, each called by its title, else by its number."""
    layout = find_layout(sheet)
    if layout is None:
        return []
    found: list[TableLayout] = []
    for block in _side_by_side(sheet, layout):
        for below in _below_each_other(block, layout if block is sheet else find_layout(block)):
            columns = _side_by_side(below.sheet, below) if block is sheet else [below.sheet]
            found += [below] if len(columns) == 1 else filter(None, map(find_layout, columns))
    if len(found) == 1:
        return [SheetTable("", found[0])]
    names: list[str] = []
    named = _with_captions(found)
    for n, (name, _) in enumerate(named, 1):
        names.append(f"{name} ({n})" if name in names else name or str(n))
    return [SheetTable(name, one) for name, (_, one) in zip(names, named, strict=True)]


def _below_each_other(sheet: Sheet, layout: TableLayout | None) -> Iterator[TableLayout]:
    """The layout of each table, on the rows from its title to the title of the next one."""
    for _ in range(MOST_TABLES):
        if layout is None:
            return
        end = layout.next_row or len(sheet.rows)
        rows = replace(sheet, rows=sheet.rows[:end], lines=sheet.lines[:end]) if layout.next_row else sheet
        yield replace(layout, sheet=rows)
        if not layout.next_row:
            return
        merged = (one._replace(top=one.top - end, bottom=one.bottom - end) for one in sheet.merged if one.top >= end)
        sheet = replace(sheet, rows=sheet.rows[end:], lines=sheet.lines[end:], merged=tuple(merged))
        layout = find_layout(sheet)


def _side_by_side(sheet: Sheet, layout: TableLayout) -> list[Sheet]:
    """The parts of a sheet between columns that are blank in all rows; itself where they hold no table each."""
    blank = [
        place for place in range(1, layout.width - 1)
        if not any(level[place] for level in layout.headings)
        and not any(len(row) > place and row[place] for row in sheet.rows)
    ]  # fmt: skip
    starts = [0]
    for place, following in pairwise([*blank, layout.width]):
        if following > place + 1 and _begins_table(_columns(sheet, place + 1, following)):
            starts.append(place + 1)
    if len(starts) == 1 or not _begins_table(_columns(sheet, 0, starts[1])):
        return [sheet]
    return [_columns(sheet, start, end) for start, end in pairwise([*starts, layout.width + 1])]


def _columns(sheet: Sheet, start: int, end: int) -> Sheet:
    merged = tuple(
        one._replace(left=one.left - start, right=one.right - start)
        for one in sheet.merged if start <= one.left and one.right < end
    )  # fmt: skip
    return replace(sheet, rows=[row[start:end] for row in sheet.rows], merged=merged)


def _begins_table(block: Sheet) -> bool:
    """Whether a table stands here whose first column are its labels, as further years of another table have none."""
    layout = find_layout(block)
    if layout is None or layout.width == 1:
        return False
    labels = list(filter(None, layout.labels))
    are_labels = not any(map(is_number, labels)) or all(map(is_time, labels))
    return len(labels) >= _FEWEST_LABELS and are_labels


def _with_captions(layouts: Sequence[TableLayout]) -> list[tuple[str, TableLayout]]:
    """Each table with its own title; lines above the first that are about the sheet are about all of its tables.

    Where these say what is measured, or the titles are places, times or groups, the titles tell the figures apart.
    """
    first = layouts[0].above
    captions = [list(one.above) for one in layouts]
    of_sheet = _lines_before_blank(layouts[0])
    if not of_sheet and all(captions) and len(first) > len(captions[1]):
        ends = [lines[-1] for lines in captions]
        of_sheet = len(first) - len(captions[1]) if _tell_apart(ends) else 0
    shared, captions[0] = first[:of_sheet], captions[0][of_sheet:]
    titles = [next((line for line in lines if not key_and_value(line)), "") for lines in captions]
    are_times = all(map(is_time, titles))
    are_values = all(titles) and not are_times and (
        _tell_apart(titles) or (bool(shared) and is_measure(shared[0]) and not any(map(is_measure, titles)))
    )  # fmt: skip
    found = []
    for title, lines, one in zip(titles, captions, layouts, strict=True):
        if are_values:
            others = [line for line in lines if line != title]
            found.append((title, replace(one, above=(*shared, *others), section=title)))
        else:
            found.append((title, replace(one, above=(*shared, *lines) if are_times else (*lines, *shared))))
    return found


def _tell_apart(titles: Sequence[str]) -> bool:
    """Whether titles are places, groups or times; "Children in Ashby county" only ends as a place does."""
    if all(map(is_group, titles)) or all(map(is_time, titles)):
        return True
    return are_places(titles) and not any(_OF_WHAT.search(title) for title in titles)


def _lines_before_blank(layout: TableLayout) -> int:
    """How many of the lines above stand before a blank row that has a further line below it."""
    count = before = 0
    for row in layout.sheet.rows[: layout.body[0]]:
        if count == len(layout.above):
            break
        if any(row):
            count += 1
        elif count:
            before = count
    return before if before < len(layout.above) else 0


def join_tables(named: Sequence[tuple[str, PublishedTable]]) -> PublishedTable:
    """The tables as one, whose first dimension are their names; what only some are divided by is "" for the others.

    Their figures stand one after the other, and each row is made by its own table, which knows its unit and notes.
    """
    parts = [table for _, table in named]
    once = {role for role in _ONCE if all(len(one.with_role(role)) <= 1 for one in parts)}

    def key_of(one: Dimension) -> tuple[DimensionRole, str]:
        return one.role, "" if one.role in once else one.name.casefold()

    first: dict[tuple[DimensionRole, str], Dimension] = {}
    for one in (one for table in parts for one in table.dimensions):
        first.setdefault(key_of(one), one)
    found = [_joined([{key_of(one): n for n, one in enumerate(table.dimensions)}.get(key) for table in parts], parts)
             for key in first]  # fmt: skip
    name = Text("table", "tabell").of(parts[0].lang)
    tables = Dimension(name, "measure", tuple(title for title, _ in named))
    titles = {table.title for table in parts}
    measures = Counter(
        value for table in parts for n in table.with_role("measure") for value in table.dimensions[n].values
    )
    shared = frozenset(value for value, times in measures.items() if times > 1 and len(titles) > 1)
    return replace(
        parts[0], parts=tuple(replace(table, shared_measures=shared - {table.title}) for table in parts),
        dimensions=(tables, *(replace(one, values=values, codes=codes, aliases={})
                              for one, (values, codes, _) in zip(first.values(), found, strict=True))),
        positions=([n for n, table in enumerate(parts) for _ in table.numbers], *(places for _, _, places in found)),
        numbers=[number for table in parts for number in table.numbers],
        lines=[line for table in parts for line in table.lines],
        left_out=tuple(sorted((one for table in parts for one in table.left_out), key=lambda one: one.line)),
        flags={}, value_notes={}, row_values={}, measure_units={}, title=titles.pop() if len(titles) == 1 else "",
        remarks=tuple(dict.fromkeys(remark for table in parts for remark in table.remarks)),
    )  # fmt: skip


def _joined(
    which: Sequence[int | None], parts: Sequence[PublishedTable]
) -> tuple[tuple[str, ...], tuple[str, ...], list[int]]:
    """One dimension of several tables: its values, their codes, and the place among them of every figure's value.

    `which` is the dimension's place in each of the tables, None where it has none.
    """
    codes: dict[str, str] = {}
    index: dict[str, int] = {}
    places: list[int] = []
    for n, table in zip(which, parts, strict=True):
        values = table.dimensions[n].values if n is not None else ("",)
        for value, code in zip_longest(values, table.dimensions[n].codes if n is not None else (), fillvalue=""):
            codes[value] = codes.get(value) or code
        moved = [index.setdefault(value, len(index)) for value in values]
        places += map(moved.__getitem__, table.positions[n] if n is not None else [0] * len(table.numbers))
    return tuple(index), tuple(codes[value] for value in index), places
