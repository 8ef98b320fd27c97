"""What is shown instead of a page: how to begin an empty table, or what is wrong with one that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.adding.downloads import templates
from facts.app.field_readings import names_on_screen
from facts.app.links import link_to_page
from facts.app.markup import join_html, page_of, plain
from facts.app.open_table import OpenTable
from facts.app.pages import PageContext
from facts.app.server import may_choose_table
from facts.figures.problems import FieldNames, Problem, ProblemGroup, group_problems, hint, message
from facts.words import Lang, counted, say
from facts.words.numbers import number

_STEPS = ("read", "fill", "save")


def show_start(context: PageContext) -> None:
    """Draw the page."""
    lang = context.lang
    markup.show_heading(1, say("start.title", lang), say("start.lead", lang))
    _show_steps(lang)
    markup.show_text(plain(say("start.where", lang, file=context.open_table.path.name)))


def _show_steps(lang: Lang) -> None:
    """From a document to a first table: what to do, the pages that take a document or rows in, and the templates."""
    items = join_html(Markup("<li>{}</li>").format(say(f"start.{step}", lang)) for step in _STEPS)
    markup.show_html(Markup("<ol>{}</ol>").format(items))
    with st.container(key="start-links", horizontal=True):
        for way in ("document", "file"):
            link_to_page("add", say(f"start.bring_{way}", lang), way=[way])
    markup.show_text(say("start.templates", lang))
    templates(lang)
    if may_choose_table():
        link_to_page("open", say("start.open", lang))


# More kinds of problems than a file has that somebody mends by hand. Of a kind a few show what it is, and the lines of
# the others fit in three lines.
_KINDS_ON_A_PAGE = 25
_ONE_BY_ONE = 3
_LONGEST = 300


def show_broken(context: PageContext) -> None:
    """Draw the page."""
    lang, opened = context.lang, context.open_table
    file = opened.path.name
    key = "broken.lead_no_table" if is_no_table(opened) else "broken.lead"
    lead = opened.trouble.of(lang, file=file) if opened.trouble else say(key, lang, file=file)
    markup.show_heading(1, say("start.title" if opened.is_missing else "broken.title", lang), plain(lead))
    if opened.is_missing:
        _show_steps(lang)
    elif not opened.trouble:
        show_problems(opened.table.problems, lang, "broken")
    if not (opened.is_missing or opened.trouble or is_no_table(opened)):
        link_to_page("add", say("broken.mend", lang), way=["mend"])
    elif not opened.is_missing and may_choose_table():
        link_to_page("open", say("start.open", lang))


def is_no_table(opened: OpenTable) -> bool:
    """Whether the file is a document, a workbook or a picture, in which no cell can be mended."""
    return any(problem.code == "not-a-csv" for problem in opened.table.problems)


def show_problems(problems: Sequence[Problem], lang: Lang, key: str, *, on_screen: bool = False) -> None:
    """The problems, errors first: of a kind the first few one by one, and of many the lines of the rest.

    What is mended in fields `on_screen` is called as these are, and in a file as the file has it. Beside such fields,
    which say their own errors, warnings are those of the file as a whole.
    """
    errors = sum(problem.is_error for problem in problems)
    warnings = counted("command.warnings", len(problems) - errors, lang)
    if on_screen and not errors:
        summary = say("grid.about_file", lang, warnings=warnings)
    else:
        summary = say("broken.summary", lang, errors=counted("broken.errors", errors, lang), warnings=warnings)
    markup.show_html(Markup('<p role="status"><b>{}</b></p>').format(summary))
    called = names_on_screen(lang) if on_screen else FieldNames()
    rows = join_html(_rows(group, lang, called) for group in page_of(group_problems(problems), _KINDS_ON_A_PAGE, key))
    heads = join_html(
        Markup('<th scope="col">{}</th>').format(say(f"broken.{name}", lang))
        for name in ("level", "line", "column", "what", "how")
    )
    markup.show_html(markup.grid(heads, rows, "problems stacked"))


def _rows(group: ProblemGroup, lang: Lang, called: FieldNames) -> Markup:
    """The first problems of a kind, then the lines of all others."""
    first = join_html(_row(problem, lang, called) for problem in group.problems[:_ONE_BY_ONE])
    rest = group.problems[_ONE_BY_ONE:]
    if not rest:
        return first
    more = counted("broken.more", len(rest), lang, lines=_shorten(ProblemGroup(rest).lines))
    cell = '<tr><td></td><td></td><td>{}</td><td colspan="2">{}</td></tr>'
    return first + Markup(cell).format(plain(called[group.first.column or ""]), more)


def _shorten(lines: str) -> str:
    return lines if len(lines) <= _LONGEST else lines[:_LONGEST].rpartition(",")[0] + " …"


def _row(problem: Problem, lang: Lang, called: FieldNames) -> Markup:
    cells = (
        ("level", say(f"broken.{problem.level}", lang), problem.level),
        ("line", number(problem.line, lang) if problem.line else "", "count"),
        ("column", plain(called[problem.column or ""]), ""),
        ("what", plain(message(problem, lang, called)), ""),
        ("how", plain(hint(problem, lang, called)), ""),
    )
    shown = join_html(markup.cell(content, say(f"broken.{head}", lang), kind) for head, content, kind in cells)
    return Markup("<tr>{}</tr>").format(shown)
