"""A table that cannot be read: what is wrong, by line and column, and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from facts.app import markup, start
from facts.app.desk import Desk
from facts.app.links import to_page
from facts.app.markup import joined, plain
from facts.app.pager import page_of
from facts.figures.problem_groups import ProblemGroup, grouped
from facts.figures.problems import Problem, hint, message
from facts.words import Lang, counted, say
from facts.words.numbers import number

KINDS_ON_A_PAGE = 25
ONE_BY_ONE = 3
LONGEST = 300


def show(desk: Desk) -> None:
    """Draw the page."""
    lang, opened = desk.lang, desk.opened
    file = opened.path.name
    lead = opened.trouble.of(lang).format(file=file) if opened.trouble else say("broken.lead", lang, file=file)
    title = Markup("<h1>{}</h1>").format(say("start.title" if opened.is_missing else "broken.title", lang))
    markup.show(title + Markup("<p>{}</p>").format(plain(lead)))
    if opened.is_missing:
        start.steps(lang)
    elif not opened.trouble:
        show_problems(opened.table.problems, lang, "broken")
        to_page("add", say("broken.mend", lang), way=["mend"])


def show_problems(problems: Sequence[Problem], lang: Lang, key: str) -> None:
    """The problems, errors first: of a kind the first few one by one, and of many the lines of the rest."""
    errors = sum(problem.is_error for problem in problems)
    summary = say(
        "broken.summary", lang,
        errors=counted("broken.errors", errors, lang),
        warnings=counted("broken.warnings", len(problems) - errors, lang),
    )  # fmt: skip
    markup.show(Markup('<p role="status"><b>{}</b></p>').format(summary))
    rows = joined(_rows(group, lang) for group in page_of(grouped(problems), KINDS_ON_A_PAGE, key))
    heads = joined(
        Markup('<th scope="col">{}</th>').format(say(f"broken.{name}", lang))
        for name in ("level", "line", "column", "what", "how")
    )
    markup.show(markup.grid(heads, rows, "problems stacked"))


def _rows(group: ProblemGroup, lang: Lang) -> Markup:
    """The first problems of a kind, then the lines of all others."""
    first = joined(_row(problem, lang) for problem in group.problems[:ONE_BY_ONE])
    rest = group.problems[ONE_BY_ONE:]
    if not rest:
        return first
    more = counted("broken.more", len(rest), lang, lines=_shortened(ProblemGroup(rest).lines))
    cell = '<tr><td></td><td></td><td>{}</td><td colspan="2">{}</td></tr>'
    return first + Markup(cell).format(plain(group.first.column or ""), more)


def _shortened(lines: str) -> str:
    return lines if len(lines) <= LONGEST else lines[:LONGEST].rpartition(",")[0] + " …"


def _row(problem: Problem, lang: Lang) -> Markup:
    cells = (
        ("level", say(f"broken.{problem.level}", lang), problem.level),
        ("line", number(problem.line, lang) if problem.line else "", "count"),
        ("column", plain(problem.column or ""), ""),
        ("what", plain(message(problem, lang)), ""),
        ("how", plain(hint(problem, lang)), ""),
    )
    shown = joined(markup.cell(content, say(f"broken.{head}", lang), kind) for head, content, kind in cells)
    return Markup("<tr>{}</tr>").format(shown)
