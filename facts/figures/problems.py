"""What can be wrong with a table: one catalogue of codes, with words in both languages.

A reader of cells makes `CellNote`s, which know no place; a `Problem` is one of them with its line and column.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from facts.grouping import grouped
from facts.words import Lang, Text, counted, say
from facts.words.numbers import number

Level = Literal["error", "warning"]
ProblemScope = Literal["file", "record", "cell"]

# Letters of a cell in a message, as wide as a terminal.
_LONGEST = 80
_EXAMPLES = 3
"""So many problems of a kind are said one by one in a report."""


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One code of the catalogue: its level, when it arises, what to tell the reader and how to mend it.

    `message` and `hint` may hold placeholders, filled from the values of each problem; `variants` are
    other words for a special case, chosen by the problem's value "variant". In the columns
    `warning_in` an error is only a warning. An error of the scope "file" ends the reading.
    """

    code: str
    level: Level
    scope: ProblemScope
    condition: Text
    message: Text
    hint: Text
    warning_in: tuple[str, ...] = ()
    variants: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem at a place in the file.

    `line` is the physical line where the record starts, None for the whole file; `column` the
    column's name, None for the whole record.
    """

    code: str
    line: int | None = None
    column: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> ProblemKind:
        """The entry of the catalogue."""
        return CATALOGUE[self.code]

    @property
    def level(self) -> Level:
        """Error or warning."""
        return "warning" if self.column in self.kind.warning_in else self.kind.level

    @property
    def is_error(self) -> bool:
        """Whether the row (or the file) cannot be used as it is."""
        return self.level == "error"


class CellNote(NamedTuple):
    """A code of the catalogue with its values, without the place in the file."""

    code: str
    values: Mapping[str, str] = MappingProxyType({})


class CellReading(NamedTuple):
    """What a cell means, None for a blank or unreadable one, and what is to be said about it."""

    value: Any
    notes: tuple[CellNote, ...] = ()


BLANK = CellReading(None)


class Unreadable(Exception):
    """The file cannot be read as a table; `problems` say why, and are the only ones reported."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].code)
        self.problems = problems


class FieldNames(dict[str, str]):
    """What columns and the words of closed lists are called in a message; as the table has them where nothing else."""

    def __missing__(self, name: str) -> str:
        return name


_IN_FILE = FieldNames()


def message(problem: Problem, lang: Lang, called: FieldNames = _IN_FILE) -> str:
    """What is wrong, in words for a reader of `lang`; columns and words of closed lists are `called` as there."""
    return _fill_in(problem, "message", lang, called)


def hint(problem: Problem, lang: Lang, called: FieldNames = _IN_FILE) -> str:
    """How to mend it, in words for a reader of `lang`; columns and words of closed lists are `called` as there."""
    return _fill_in(problem, "hint", lang, called)


def as_dict(problem: Problem, lang: Lang) -> dict[str, str | int | None]:
    """The problem as it stands in JSON."""
    return {
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "level": problem.level,
        "message": message(problem, lang),
        "hint": hint(problem, lang),
    }


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error."""
    return any(problem.is_error for problem in problems)


def worth_saying(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without the warnings about a cell that has an error: to mend it is to write it anew."""
    problems = list(problems)
    bad = {(problem.line, problem.column) for problem in problems if problem.is_error and problem.column}
    return [problem for problem in problems if problem.is_error or (problem.line, problem.column) not in bad]


def one_line(text: str) -> str:
    """A cell's text as it is quoted in a message: on one line and not longer than a line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


def _fill_in(problem: Problem, part: Literal["message", "hint"], lang: Lang, called: FieldNames) -> str:
    kind = problem.kind
    variant = kind.variants.get(f"{part}_{problem.values.get('variant', '')}")
    if called is not _IN_FILE:  # who fills in a form has no terminal at hand
        variant = variant or kind.variants.get(f"{part}_on_screen")
    text = variant or (kind.message if part == "message" else kind.hint)
    words = {name: _value_text(name, value, lang) for name, value in problem.values.items()}
    words |= {name: called[words[name]] for name in _NAMING & words.keys()}
    return text.of(lang).format_map({**words, "called": called})


def _value_text(name: str, value: str, lang: Lang) -> str:
    """Values called number… are written with the digits of the language."""
    return number(Decimal(value), lang) if name.startswith("number") else value


# Values that are the name of a column or a word of a closed list.
_NAMING = frozenset({"name", "direction", "kind"})


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


def group_problems(problems: Iterable[Problem]) -> tuple[ProblemGroup, ...]:
    """The problems by kind: errors first, then by the first line of each kind."""
    groups = grouped(problems, lambda problem: (not problem.is_error, problem.code, problem.column))
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


def report_text(problems: Sequence[Problem], rows: int, file: str, lang: Lang) -> str:
    """What is wrong, where and how to mend it; one line when nothing is."""
    return "\n".join(_lines(problems, rows, file, lang))


def _lines(problems: Sequence[Problem], rows: int, file: str, lang: Lang) -> Iterator[str]:
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    yield say(
        "command.checked", lang,
        file=one_line(file), rows=counted("command.rows", rows, lang),
        errors=counted("command.errors", errors, lang), warnings=counted("command.warnings", warnings, lang),
    )  # fmt: skip
    for group in group_problems(problems):
        yield ""
        yield from _group(group, lang)


def _group(group: ProblemGroup, lang: Lang) -> Iterator[str]:
    first, count = group.first, len(group.problems)
    column = say("command.column", lang, column=one_line(first.column)) if first.column else ""
    level = say(f"command.{first.level}", lang)
    times = f" ({counted('command.times', count, lang)})" if count > 1 else ""
    yield f"{level} {first.code}{column}{times}"
    for problem in group.problems[:_EXAMPLES]:
        place = say("command.line", lang, line=problem.line) if problem.line else say("command.whole_file", lang)
        yield f"  {place}: {message(problem, lang)}"
    if count > _EXAMPLES:
        rest = ProblemGroup(group.problems[_EXAMPLES:])
        yield "  " + counted("command.more_lines", len(rest.problems), lang, lines=one_line(rest.lines))
    for words in dict.fromkeys(hint(problem, lang) for problem in group.problems[:_EXAMPLES]):
        yield f"  {words}"


def _kind(code: str, entry: Mapping[str, Any]) -> ProblemKind:
    words = {name: Text(**value) for name, value in entry.items() if isinstance(value, dict)}
    return ProblemKind(
        code, entry["level"], entry["scope"], words.pop("condition"), words.pop("message"), words.pop("hint"),
        tuple(entry.get("warning_in", ())), words,
    )  # fmt: skip


_ENTRIES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
CATALOGUE: Mapping[str, ProblemKind] = {code: _kind(code, entry) for code, entry in _ENTRIES.items()}
