"""The cells of a sheet that hold figures: read column by column, laid out row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress

from facts.figures.problems import shown
from facts.statistics.figure_cells import BLANK, DecimalSign, read_cell, writing_of
from facts.statistics.published_table import CellLeftOut, Unpublished
from facts.words import Text, in_both

# A column of plain numbers and blanks: the commonest one, told in one go.
_PLAIN_COLUMN: dict[DecimalSign, re.Pattern[str]] = {
    ".": re.compile(r"(?:(?:-?[0-9]{1,30}+(?:\.[0-9]{1,30}+)?)?\n)*+"),
    ",": re.compile(r"(?:(?:-?[0-9]{1,30}+(?:,[0-9]{1,30}+)?)?\n)*+"),
}


@dataclass(slots=True)
class SheetFigures:
    """The figures of a sheet, row by row; `percent` is the sign behind them.

    `keep` says which cells hold one, None when all do.
    """

    numbers: list[str]
    lines: list[int]
    flags: dict[int, str] = field(default_factory=dict)
    left_out: list[CellLeftOut] = field(default_factory=list)
    keep: list[bool] | None = None
    percent: str = ""

    def kept(self, per_cell: Sequence[int]) -> list[int]:
        """What stands for each cell, for those only that hold a figure."""
        return list(per_cell) if self.keep is None else list(compress(per_cell, self.keep))


def spread_rows(per_row: Sequence[int], width: int) -> list[int]:
    """What holds for each row, for each of its `width` cells with figures."""
    spread = [0] * (len(per_row) * width)
    for n in range(width):
        spread[n::width] = per_row
    return spread


def decimal_sign(columns: Sequence[Sequence[str]], usual: DecimalSign | None) -> DecimalSign:
    """The sign before decimals, by what the numbers themselves prove; Unpublished where it must be asked."""
    texts = dict.fromkeys(text for cells in columns for text in cells if "," in text or "." in text)
    writing = writing_of(texts, usual)
    if writing.sign is None:
        raise Unpublished(in_both("published.which_numbers", text=shown(writing.example)), "numbers")
    return writing.sign


def sheet_figures(
    columns: Sequence[Sequence[str]],
    lines: Sequence[int],
    sign: DecimalSign,
    flags: Sequence[str],
    marks: Sequence[str],
) -> SheetFigures:
    """The figures of the columns; `marks` stand on the columns' headings, `flags` beside the rows of a single one."""
    width = len(columns)
    found = SheetFigures([""] * (len(lines) * width), spread_rows(lines, width))
    why: dict[int, Text] = {}
    for n, cells in enumerate(columns):
        found.numbers[n::width] = _column(cells, sign, n, width, found, why)
    if flags and width == 1:
        found.flags |= {n: flag for n, flag in enumerate(flags) if flag and not _says_normal(flag)}
    for first, mark in enumerate(marks):
        for n in range(first, len(lines) * width, width) if mark else ():
            found.flags[n] = " ".join(filter(None, (found.flags.get(n, ""), mark)))
    if why:
        found.keep = list(map(bool, found.numbers))
        found.left_out = [CellLeftOut(found.lines[n], text) for n, text in sorted(why.items())]
        moved = (
            {old: new for new, old in enumerate(compress(range(len(found.keep)), found.keep))} if found.flags else {}
        )
        found.flags = {moved[n]: flag for n, flag in found.flags.items() if n in moved}
        found.numbers = list(compress(found.numbers, found.keep))
        found.lines = found.kept(found.lines)
    return found


def _column(
    cells: Sequence[str], sign: DecimalSign, first: int, step: int, found: SheetFigures, why: dict[int, Text]
) -> list[str]:
    if _PLAIN_COLUMN[sign].fullmatch("\n".join(cells) + "\n"):
        if "" in cells:
            why |= {first + n * step: BLANK for n, cell in enumerate(cells) if not cell}
        return list(cells) if sign == "." else [cell.replace(",", ".") for cell in cells]
    numbers = []
    for n, cell in enumerate(cells):
        number, flag, percent, reason = read_cell(cell, sign)
        numbers.append(number)
        if reason:
            why[first + n * step] = reason
        if flag:
            found.flags[first + n * step] = flag
        found.percent = found.percent or percent
    return numbers


def _says_normal(flag: str) -> bool:
    """What SDMX says of a figure of which nothing is to be said."""
    return flag.casefold() in ("a", "normal value", "normal", "a: normal value")
