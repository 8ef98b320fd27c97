"""The report of `check` for a reader: few problems one by one, many of a kind once with their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facts.figures.problem_groups import ProblemGroup, grouped
from facts.figures.problems import Problem, hint, message, shown
from facts.words import Lang, counted, say

_EXAMPLES = 3


def report_text(problems: Sequence[Problem], rows: int, file: str, lang: Lang) -> str:
    """What is wrong, where and how to mend it; one line when nothing is."""
    return "\n".join(_lines(problems, rows, file, lang))


def _lines(problems: Sequence[Problem], rows: int, file: str, lang: Lang) -> Iterator[str]:
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    yield say(
        "command.checked", lang,
        file=shown(file), rows=counted("command.rows", rows, lang),
        errors=counted("command.errors", errors, lang), warnings=counted("command.warnings", warnings, lang),
    )  # fmt: skip
    for group in grouped(problems):
        yield ""
        yield from _group(group, lang)


def _group(group: ProblemGroup, lang: Lang) -> Iterator[str]:
    first, count = group.first, len(group.problems)
    column = say("command.column", lang, column=shown(first.column)) if first.column else ""
    level = say(f"command.{first.level}", lang)
    times = f" ({counted('command.times', count, lang)})" if count > 1 else ""
    yield f"{level} {first.code}{column}{times}"
    for problem in group.problems[:_EXAMPLES]:
        place = say("command.line", lang, line=problem.line) if problem.line else say("command.whole_file", lang)
        yield f"  {place}: {message(problem, lang)}"
    if count > _EXAMPLES:
        rest = ProblemGroup(group.problems[_EXAMPLES:])
        yield "  " + counted("command.more_lines", len(rest.problems), lang, lines=shown(rest.lines))
    for words in dict.fromkeys(hint(problem, lang) for problem in group.problems[:_EXAMPLES]):
        yield f"  {words}"
