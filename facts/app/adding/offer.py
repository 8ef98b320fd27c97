"""Rows on their way into the table: what is wrong, what they become, and one button to save them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from facts.app import markup, notices
from facts.app.adding import preview, saving
from facts.app.adding.agreeing import agreed
from facts.app.adding.planning import Planned, planned
from facts.app.broken import show_problems
from facts.app.desk import Desk
from facts.reading.incoming import Incoming
from facts.words import Lang, Text, counted, say


def offer(new: Incoming, name: Text, desk: Desk, after: Callable[[], None] = lambda: None) -> None:
    """Show what adding `new` would do, and save it when the reader says so; `after` is done then."""
    lang = desk.lang
    plan = planned(new, desk.opened, lang)
    if plan.addition.table_problems:
        notices.alert(say("add.table_broken", lang, file=desk.opened.path.name))
    if _tell(plan, new, lang):
        offer_planned(plan, new, name, desk, after)


def offer_planned(plan: Planned, new: Incoming, name: Text, desk: Desk, after: Callable[[], None]) -> None:
    """Show what rows without errors become, and a button to save them."""
    lang, addition = desk.lang, plan.addition
    markup.show(Markup("<h2>{}</h2>").format(say("preview.title", lang)))
    preview.show_rows(plan, desk, "rows")
    _differences(plan, lang)
    preview.show_charts(plan.table, preview.additions_by_series(plan, desk), desk, "rows")
    if agreed(addition.obstacles, lang, "rows"):
        series = tuple(dict.fromkeys(figure.series for figure in plan.figures))
        st.button(
            say("add.save", lang, rows=counted("add.rows", len(addition.ids), lang)),
            type="primary",
            key="save",
            on_click=saving.add,
            args=(desk.opened.path, new, replace(addition, obstacles=()), name, series, after),
        )


def _tell(plan: Planned, new: Incoming, lang: Lang) -> bool:
    """Say what is wrong; whether the rows can be saved."""
    addition = plan.addition
    if new.sheet:
        markup.show(Markup("<p>{}</p>").format(markup.plain(say("add.sheet", lang, sheet=new.sheet))))
    if addition.has_errors:
        notices.alert(say("add.mend_first", lang))
    elif not addition.ids:
        notices.alert(say("add.no_rows", lang))
    elif addition.problems:
        notices.status(say("add.only_warnings", lang))
    else:
        notices.status(say("add.no_problems", lang))
    if addition.problems:
        show_problems(addition.problems, lang, "new")
    return bool(addition.ids) and not addition.has_errors


def _differences(plan: Planned, lang: Lang) -> None:
    """What is written otherwise than it came, and what is left out."""
    for one in plan.addition.rewritten:
        words = {"line": one.line, "column": one.column, "written": one.written, "becomes": one.becomes}
        notices.status(say("add.rewritten", lang, **words))
    if plan.addition.left_out:
        positions = ", ".join(map(str, plan.addition.left_out))
        notices.status(say("add.left_out", lang, positions=positions))
