"""Where things stand on the sheet of a published table: lines above, headings, figures, footnotes.

Nothing is told by a position alone. The last line of the headings is the one that covers most cells with figures;
above it stand further headings and a title, below the figures their footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from facts.statistics.figure_cells import is_missing, is_number
from facts.statistics.headings import TITLE_NUMBER, heading_kind, heading_words
from facts.statistics.period_text import (
    is_time,
    is_year,
    part_kind,
    period_without_marks,
    periods_under_years,
    split_heading,
)
from facts.statistics.published_table import CellLeftOut
from facts.statistics.sheets import Sheet
from facts.statistics.unit_text import is_scale, is_unit_heading
from facts.words import in_both

# Lines that may stand above the headings: cover texts are long, and no table begins later.
_TOP = 200
# So many rows below tell whether a line is the heading of them.
_BELOW = 40
# Offices head a column by year, sex, age and unit at once, and a line of totals above; one word alone is a title.
_LEVELS = 5
_FEWEST_HEADINGS = 2
_KEY = re.compile(
    rf"^\W*(?P<key>{'|'.join(map(re.escape, heading_words().lines))})\W*(?::|$)\s*(?P<value>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NOTE_ROW = re.compile(r"(?:\d{1,2}[.)]?|\*+|[¹²³⁴⁵⁶⁷⁸⁹])\t[^\W\d_].*", re.DOTALL)  # "1", "New method."
_THOUSANDS_PARTED = re.compile(r"(?<!\d)(\d{1,3}), (\d{3})(?!\d)")


@dataclass(frozen=True, slots=True)
class TableLayout:
    """The rows of a sheet by what they are: positions in `sheet.rows`.

    `headings` has one list of heading cells for each line of them, from the top, merged cells filled; `columns` are
    the positions of those that hold figures. `above` and `below` are the texts of the other lines, whole;
    `next_row` is the row where a further table begins, with its title; 0 for none. `section` is what all of its rows
    are of, where its title says no more than that.
    """

    sheet: Sheet
    headings: tuple[tuple[str, ...], ...]
    body: tuple[int, int]
    above: tuple[str, ...]
    below: tuple[str, ...]
    repeated: frozenset[int] = frozenset()
    next_row: int = 0
    section: str = ""

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.headings[-1])

    @property
    def labels(self) -> list[str]:
        """The first cells of its rows."""
        return [row[0] for row in self.sheet.rows[slice(*self.body)] if row]


@dataclass(slots=True)
class TableBody:
    """The rows with figures: their lines, and their cells column by column; `sections` are headings among the rows."""

    lines: list[int] = field(default_factory=list)
    columns: list[Sequence[str]] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    left_out: list[CellLeftOut] = field(default_factory=list)


def find_layout(sheet: Sheet) -> TableLayout | None:
    """The layout of the first table on the sheet; None when it holds no figures under headings."""
    found = _last_heading(sheet)
    if found is None:
        return None
    heading, body = found
    top = _first_heading(sheet, heading)
    levels = _fill_headings(sheet, top, heading, body)
    rows = sheet.rows
    has_gap = bool(top and any(map(any, rows[:top])) and not any(rows[top - 1]))
    next_table = _next_table(rows, body, has_gap=has_gap)
    end = _end_of_body(rows, body, levels[-1], next_table)
    repeated = frozenset(n for n in range(body, end) if rows[n] == rows[heading])
    stop = _title_of_next(rows, end, next_table, has_gap=has_gap) if next_table else len(rows)
    below = tuple(text for row in rows[end:stop] if (text := _line(row, sheet.delimiter)))
    above = tuple(text for row in sheet.rows[:top] if (text := _line(row, sheet.delimiter)))
    return TableLayout(sheet, levels, (body, end), above, below, repeated, stop if next_table else 0)


def _line(row: Sequence[str], delimiter: str) -> str:
    """A line about the table as one text; a key and its value may stand in two cells, or commas have parted it."""
    cells = [cell for cell in row if cell]
    if len(cells) > 1 and _KEY.fullmatch(cells[0]) and ":" not in cells[0]:
        cells[0] += ":"
    if len(cells) > 1 and cells[0].endswith(":"):
        cells[:2] = [" ".join(cells[:2])]
    if delimiter != ",":
        return " ".join(cells)
    return _THOUSANDS_PARTED.sub(r"\1,\2", ", ".join(cells))


def key_and_value(text: str) -> tuple[str, str] | None:
    """What a line says of the table, and its words: "Källa: SCB" is ("producer", "SCB"); None for other lines."""
    match = _KEY.match(text) if len(text) < 2_000 else None
    return (heading_words().lines[match["key"].casefold()], match["value"].strip()) if match else None


def _is_figure(text: str) -> bool:
    return bool(text) and (is_number(text) or is_missing(text))


def _is_plain_number(text: str) -> bool:
    """A number that is neither a period nor a small label such as an age."""
    return is_number(text) and not is_time(period_without_marks(text)[0])


def _last_heading(sheet: Sheet) -> tuple[int, int] | None:
    """The last row of the headings and the first of the figures."""
    rows = sheet.rows
    best: tuple[int, int] | None = None
    most = 0
    for n, row in enumerate(rows[:_TOP]):
        if not any(row) or not _may_be_heading(row):
            continue
        body = next((m for m in range(n + 1, min(n + 4, len(rows))) if any(rows[m])), None)
        if body is None or _is_heading_too(rows, body):
            continue
        covered = _count_figures_under(rows, [rows[m] for m in range(_first_heading(sheet, n), n + 1)], body)
        if covered > most * 1.2:
            best, most = (n, body), covered
    return best


def _may_be_heading(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell]
    if key_and_value(cells[0]) and len(cells) <= 2 and not split_heading(cells[-1]).time:
        return False
    if any(map(_is_plain_number, cells)) and not _says_units(row):
        return False
    return any(row[1:] if len(row) > 1 else row)


def _says_units(row: Sequence[str]) -> bool:
    """Whether a row has only units and scales over the figures: "1000", "1000", "Prozent", "Prozent"."""
    cells = [cell for cell in row[1:] if cell]
    if len(cells) < _FEWEST_HEADINGS or (row[0] and heading_kind(row[0]) != "unit"):
        return False
    return all(is_unit_heading(cell) and (is_scale(cell) or not is_number(cell)) for cell in cells)


def _is_heading_too(rows: Sequence[Sequence[str]], n: int) -> bool:
    """Whether a row is a second line of headings: periods, or words, above the figures."""
    row = rows[n]
    cells = [cell for cell in row[1:] if cell]
    if not cells or not _may_be_heading(row):
        return False
    under = next((rows[m] for m in range(n + 1, min(n + 3, len(rows))) if any(rows[m])), ())
    figures = [
        cell for place, cell in enumerate(under) if place and place < len(row) and row[place] and _is_figure(cell)
    ]
    if all(map(is_time, cells)):
        has_heading = not row[0] or heading_kind(row[0]) is not None
        is_row_of_years = len(set(cells)) > 1 and not any(map(is_time, rows[n - 1]))
        return any(map(_is_plain_number, figures)) and (has_heading or is_row_of_years)
    if any(map(_is_figure, cells)) and not _says_units(row):
        return False
    if figures and not _says_units(under):
        return len(figures) * 2 >= len(cells)
    return _names_labels(row, rows[n - 1], under) or _stands_over_headings(rows, n)


def _stands_over_headings(rows: Sequence[Sequence[str]], n: int) -> bool:
    """Whether a row of words without a label before them has a further line of headings, or of units, below it."""
    cells = [cell for cell in rows[n][1:] if cell]
    if rows[n][0] or len(cells) < _FEWEST_HEADINGS or n + 1 >= len(rows) or len(rows[n + 1]) < len(rows[n]):
        return False
    return _says_units(rows[n + 1]) or _is_heading_too(rows, n + 1)


def _names_labels(row: Sequence[str], above: Sequence[str], under: Sequence[str]) -> bool:
    """Whether a row holds only the headings of labels, below the headings of the figures."""
    has_figures = any(
        place < len(above) and above[place] and _is_plain_number(cell) and (place >= len(row) or not row[place])
        for place, cell in enumerate(under)
    )
    return has_figures and any(heading_kind(cell) for cell in row if cell)


def _count_figures_under(rows: Sequence[Sequence[str]], headings: Sequence[Sequence[str]], body: int) -> int:
    """How many cells with figures stand under the headings, in their next rows; 0 where none is a number.

    Numbers in the first column alone only count the rows, as on a sheet of notes.
    """
    width = max(map(len, headings))
    has_heading = [any(place < len(row) and row[place] for row in headings) for place in range(width)]
    count = numbers = 0
    for row in rows[body : body + _BELOW]:
        for place, (head, cell) in enumerate(zip(has_heading, row, strict=False)):
            if head and _is_figure(cell):
                count += 1
                numbers += (place > 0 or (width == 1 and not any(row[1:]))) and is_number(cell)
    return count if numbers else 0


def _first_heading(sheet: Sheet, heading: int) -> int:
    """The first row of the headings: those directly above that stand over several columns."""
    rows = sheet.rows
    top = heading
    while top and heading - top < _LEVELS - 1:
        row = rows[top - 1]
        cells = [cell for cell in row if cell]
        # A title stands alone in the first column; a heading stands over the columns of figures.
        if not any(row[1:]) or key_and_value(cells[0]) or any(map(_is_plain_number, cells)):
            break
        # One that commas have parted has fewer or more cells than the headings, and none of them blank.
        if sheet.delimiter == "," and all(row) and (len(row) != len(rows[heading]) or TITLE_NUMBER.match(row[0])):
            break
        top -= 1
    return top


def _fill_headings(sheet: Sheet, top: int, heading: int, body: int) -> tuple[tuple[str, ...], ...]:
    """The lines of headings, each as wide as the figures, with merged cells filled to the right and down."""
    rows = sheet.rows
    width = max(len(row) for row in rows[top : body + _BELOW])
    while width > 1 and not any(row[width - 1] for row in rows[top : body + _BELOW] if len(row) >= width):
        width -= 1
    levels = [list(row[:width]) + [""] * (width - len(row)) for row in rows[top : heading + 1]]
    merged = [one for one in sheet.merged if top <= one.top <= heading and one.left < width]
    for one in merged:
        level = levels[one.top - top]
        level[one.left : one.right + 1] = [level[one.left]] * (min(one.right + 1, width) - one.left)
    for n, level in enumerate(levels[:-1]):
        if not any(one.top == top + n for one in merged):
            _fill_right(level, [any(lower[place] for lower in levels[n + 1 :]) for place in range(width)])
    return tuple(map(tuple, levels))


def _fill_right(level: list[str], has_lower: Sequence[bool]) -> None:
    """A heading holds for the columns to its right that have only a heading below it."""
    for place in range(1, len(level)):
        if has_lower[place] and has_lower[place - 1]:
            level[place] = level[place] or level[place - 1]


def _end_of_body(rows: Sequence[Sequence[str]], body: int, heading: Sequence[str], next_table: int) -> int:
    """Where the figures end: after the last row that belongs to them."""
    labels = sum(bool(cell) and not _is_figure(cell) for cell in rows[body])
    end = next_table or len(rows)
    while end > body and not _holds_figures(rows[end - 1], len(heading), labels):
        end -= 1
    return end


def _next_table(rows: Sequence[Sequence[str]], body: int, *, has_gap: bool) -> int:
    """The row with the headings of a further table below, after a blank row or a title; 0 for none.

    `has_gap` is whether a blank row stands between the title of the first and its headings.
    """
    for n in range(body + 1, len(rows) - 1):
        above = rows[n - 1]
        if any(above[1:]) or not any(rows[n][1:]):
            continue
        cells = [cell for cell in rows[n] if cell]
        if len(cells) < _FEWEST_HEADINGS or any(map(is_missing, cells)) or not _may_be_heading(rows[n]):
            continue
        if (
            (rows[n] != rows[body - 1] or _is_title(rows[n - 2] if has_gap and not any(above) else above))
            and _count_figures_under(rows, [rows[n]], n + 1)
            and not _is_section_of(rows, n)
        ):
            return n
    return 0


def _title_of_next(rows: Sequence[Sequence[str]], end: int, next_table: int, *, has_gap: bool) -> int:
    """The row where the title of the next table begins; with a blank row below it where the first has one too."""
    stop = next_table
    while stop > end and any(rows[stop - 1]):
        stop -= 1
    title = stop - 1
    while has_gap and title > end and any(rows[title - 1]):
        title -= 1
    # What stands directly below the figures, or tells where they are from, is about those above.
    is_title = title > end and title < stop - 1 and not key_and_value(rows[title][0])
    return title if stop == next_table and is_title else stop


def _is_title(row: Sequence[str]) -> bool:
    """Whether a line stands over a table of its own: headings that come back without one only begin a new page."""
    return bool(row) and bool(row[0]) and not any(row[1:]) and (is_time(row[0]) or not _is_figure(row[0]))


def _is_section_of(rows: Sequence[Sequence[str]], n: int) -> bool:
    """Whether a row holds only labels, as the first of a group may: its cells stand where the next have labels too."""
    under = rows[n + 1]
    if _is_title(rows[n - 1]) and _is_heading_too(rows, n + 1):
        return False  # headings in two lines
    return not any(place < len(under) and _is_figure(under[place]) for place, cell in enumerate(rows[n]) if cell)


def _holds_figures(row: Sequence[str], width: int, labels: int) -> bool:
    """Whether a row belongs to the figures: it holds one beside the first cell, or all the labels that a row has."""
    filled = [cell for cell in row[:width] if cell]
    if not filled or key_and_value(filled[0]) or (filled == list(row[:2]) and _NOTE_ROW.fullmatch("\t".join(filled))):
        return False
    return any(_is_figure(cell) for cell in row[1:width] if cell) or len(filled) >= max(2, labels)


def table_body(layout: TableLayout) -> TableBody:
    """The rows with figures of a layout, column by column."""
    body = TableBody()
    start, end = layout.body
    rows, lines = layout.sheet.rows, layout.sheet.lines
    body.left_out += [CellLeftOut(lines[n], in_both("published.headings_again")) for n in sorted(layout.repeated)]
    places = [n for n in range(start, end) if any(rows[n]) and n not in layout.repeated]
    width = layout.width
    if periods := dict(zip(places, periods_under_years([rows[n][0] for n in places]), strict=False)):
        places = [n for n in places if any(rows[n][1:])]
        body.left_out += [CellLeftOut(lines[n], in_both("published.total_so_far")) for n in places if not periods[n]]
        places = [n for n in places if periods[n]]
    elif heads := _headings_of_sections(layout) or _section_rows(layout, places):
        places = _with_sections(places, heads, heads.get(start - 1, ""), body.sections)
    body.lines = [lines[n] for n in places]
    kept = [(periods[n], *rows[n][1:]) if n in periods else rows[n] for n in places]
    body.columns = [tuple(column) for column in list(zip_longest(*kept, fillvalue=""))[:width]]
    body.columns += [("",) * len(kept)] * (width - len(body.columns))
    body.sections = body.sections or [layout.section] * (len(places) if layout.section else 0)
    return body


def _headings_of_sections(layout: TableLayout) -> dict[int, str]:
    """The rows among the figures that repeat the headings under another first one, and what it says of the rows below.

    Of the rows above the first of them the heading itself says it; {} where no row does so.
    """
    start, end = layout.body
    first, *others = layout.headings[-1]
    if not first or heading_kind(first) or not any(map(is_time, others)):
        return {}
    rows = layout.sheet.rows
    found = {
        n: rows[n][0] for n in range(start, end)
        if rows[n][1:2] == others[:1] and list(rows[n][1 : layout.width]) == others and rows[n][0] not in ("", first)
    }  # fmt: skip
    return {start - 1: first, **found} if found else {}


def _with_sections(places: Sequence[int], heads: Mapping[int, str], section: str, sections: list[str]) -> list[int]:
    """The rows without the headings among them; fills `sections` with the heading of each, `section` for the first."""
    kept = []
    for n in places:
        section = heads.get(n, section)
        if n not in heads:
            kept.append(n)
            sections.append(section)
    return kept


def _section_rows(layout: TableLayout, places: Sequence[int]) -> dict[int, str]:
    """The rows that are headings over those below: their first cell alone, where others have figures.

    A number is one where it is a year, from the first row on, and nothing else names a time.
    """
    rows = layout.sheet.rows
    alone = [n for n in places if rows[n][0] and not any(rows[n][1:])] if layout.width > 1 else []
    if alone[:1] != [layout.body[0]]:
        return {}
    if not is_number(rows[alone[0]][0]):
        return {n: rows[n][0] for n in alone if not is_number(rows[n][0])}
    years = {n: rows[n][0] for n in alone if is_year(rows[n][0])}
    texts = [*(cell for level in layout.headings for cell in level), *(rows[n][0] for n in places if n not in years)]
    has_times = any(split_heading(text).time or part_kind([text]) for text in texts)
    return years if alone[0] in years and not has_times else {}
