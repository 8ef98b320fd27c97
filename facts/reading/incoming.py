"""A table that is to be added, whatever it came as: its CSV, and the lines that its owner counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from facts.figures.problems import Problem
from facts.language.written_numbers import NumberStyle
from facts.reading.registers import Registers
from facts.reading.table import Table, check
from facts.reading.workbook import is_workbook, read_workbook


@dataclass(frozen=True, slots=True)
class Incoming:
    """A table as CSV, with what its owner sees of it.

    `lines` gives the row in a workbook (or the line in the file as it came) for each line of `data` where a
    record starts; None when they are the same. `problems` is what was noticed on the way here, with the
    owner's lines; `sheet` the name of the workbook's sheet, "" for CSV, and `sheets` all those with text in it.
    """

    data: bytes
    lines: Mapping[int, int] | None = None
    problems: tuple[Problem, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    def line(self, line: int | None) -> int | None:
        """The line or row that the owner sees for a line of `data`."""
        if line is None or self.lines is None:
            return line
        return self.lines.get(line, line)

    def report(self, registers: Registers, *, numbers: NumberStyle | None = None) -> Table:
        """What `check` says about it by itself, with its owner's lines."""
        report = check(self.data, registers, numbers=numbers)
        problems = [replace(problem, line=self.line(problem.line)) for problem in report.problems]
        # How a workbook was turned into text is not its owner's doing.
        said = {(problem.line, problem.column) for problem in self.problems if problem.is_error}
        kept = [problem for problem in problems if (problem.line, problem.column) not in said]
        return replace(report, problems=tuple(sorted((*self.problems, *kept), key=lambda p: p.line or 0)))


def incoming(data: bytes, *, other_headers: bool = False, sheet: str = "") -> Incoming:
    """CSV or a workbook, told apart by the content and not by the name; Unreadable when it is neither.

    `other_headers` lets a workbook's first sheet with text pass whose columns are yet to be mapped; `sheet` names the
    one that is wanted.
    """
    if not is_workbook(data):
        return Incoming(data)
    table = read_workbook(data, other_headers=other_headers, wanted=sheet)
    return Incoming(table.data, table.rows, table.problems, table.sheet, table.sheets)
