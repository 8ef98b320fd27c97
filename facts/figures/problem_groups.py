"""Problems for a reader who has many of them: each kind once, with its lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facts.figures.problems import Problem


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """All problems of one code, level and column, in the order of their lines; never empty."""

    problems: tuple[Problem, ...]

    @property
    def first(self) -> Problem:
        """The first of them: code, level and column of all."""
        return self.problems[0]

    @property
    def lines(self) -> str:
        """Their lines as ranges: "2–501, 507", "" when they concern the whole file."""
        return ranges([problem.line for problem in self.problems if problem.line is not None])


def grouped(problems: Iterable[Problem]) -> tuple[ProblemGroup, ...]:
    """The problems by kind: errors first, then by the first line of each kind."""
    groups: dict[tuple[bool, str, str | None], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((not problem.is_error, problem.code, problem.column), []).append(problem)
    order = sorted(groups, key=lambda key: key[0])
    return tuple(ProblemGroup(tuple(groups[key])) for key in order)


def ranges(lines: Sequence[int]) -> str:
    """Line numbers with runs joined: 2, 3, 4, 9 is "2–4, 9"."""
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
