"""One figure, written field by field and read as it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from facts.app import markup, notices
from facts.app.adding import outcome
from facts.app.adding.echoes import echoes, problems_of
from facts.app.adding.form_fields import Draft, choose_role, key_of, show_fields
from facts.app.adding.groups import GROUPS, OF_A_DOCUMENT, ROLE, fields_of
from facts.app.adding.offer import offer_planned
from facts.app.adding.planning import planned
from facts.app.broken import show_problems
from facts.app.desk import Desk
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.figures.problems import Problem
from facts.reading.ids import make_ids
from facts.reading.incoming import incoming_rows
from facts.words import Lang, in_both, say

# What an existing series says of itself; it is shown and can be changed.
_OF_A_SERIES = ("title", "topic", "unit")
_KEPT_FOR_THE_NEXT = frozenset(
    {"topic", "place", "role", "cited_by", "office", "party", "party_basis", "document", *OF_A_DOCUMENT}
)


def show(desk: Desk) -> None:
    """Draw this way of adding figures."""
    lang, registers, figures = desk.lang, desk.opened.table.registers, desk.opened.figures
    markup.show(Markup("<p>{}</p>").format(say("form.lead", lang)))
    draft = Draft({name: _standing(name) for name in fields_of(choose_role(lang))})
    begun = any(draft.says(name) for name in draft.cells if name != ROLE)
    if begun:
        cells = draft.cells
        proposal = next(make_ids([cells], (figure.id for figure in figures)))
        draft = Draft(cells, proposal, echoes(cells, registers, lang), _by_column(problems_of(cells, registers)))
    fill: dict[str, Callable[[], None]] = {
        "series": partial(_fill, figures, "series", _OF_A_SERIES),
        "document": partial(_fill, figures, "document", OF_A_DOCUMENT),
    }
    show_fields(draft, desk, fill)
    outcome.show(desk)
    if not begun:
        notices.status(say("form.empty", lang))
    elif not _is_unfinished(draft, lang):
        _offer(draft, desk)


def _is_unfinished(draft: Draft, lang: Lang) -> bool:
    """Say which fields still need something, and which have a mistake, also where it is folded out of sight."""
    missing, mistaken = [], []
    for name in draft.cells:
        codes = {problem.code for problem in draft.wrong.get(name, ()) if problem.is_error}
        if codes == {"missing-value"} and name != "id":
            missing.append(name)
        elif codes - {"missing-value"}:
            mistaken.append(name)
    for key, names in (("still", missing), ("mend", mistaken)):
        if names:
            labels = ", ".join(BY_NAME[name].label.of(lang) for name in names)
            notices.status(say(f"form.{key}", lang, columns=labels))
    return bool(missing or mistaken)


def _standing(name: str) -> str:
    """What stands in a field, before it is drawn again."""
    text: str | None = st.session_state.get(key_of(name))
    return text or BY_NAME[name].default


def _by_column(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.column or "", []).append(problem)
    return found


def _fill(figures: Iterable[Figure], by: str, names: Iterable[str]) -> None:
    """Fill what the table says of the chosen series or document into the fields."""
    chosen = st.session_state.get(key_of(by))
    for figure in figures:
        if chosen and getattr(figure, by) == chosen:
            for name in names:
                if text := figure.raw.get(name, "").strip():
                    st.session_state[key_of(name)] = text


def _offer(draft: Draft, desk: Desk) -> None:
    """The same way to the table as a file's: check, preview, save. What is told beside a field is not told again."""
    lang = desk.lang
    row = {**draft.cells, "id": draft.cells["id"].strip() or draft.proposal}
    told = {(one.code, one.column) for found in draft.wrong.values() for one in found}
    new = incoming_rows([{name: text for name, text in row.items() if _says_more(name, text, desk)}])
    plan = planned(new, desk.opened, lang)
    problems = [
        replace(one, line=None)
        for one in plan.addition.problems
        if (one.code, one.column) not in told and one.code != "near-twin" and (one.column or one.is_error)
    ]
    if plan.addition.table_problems:
        notices.alert(say("add.table_broken", lang, file=desk.opened.path.name))
    if problems:
        show_problems(problems, lang, "form")
    if plan.addition.ids and not plan.addition.has_errors:
        offer_planned(plan, new, in_both("add.form_name"), desk, _make_room)


def _says_more(name: str, text: str, desk: Desk) -> bool:
    """Whether a cell is worth writing: a default needs no new column to stand in."""
    source, column = desk.opened.table.source, BY_NAME[name]
    has_column = not source or name in source.header.columns
    return bool(text.strip()) and (has_column or text != column.default)


def _make_room() -> None:
    """Clear the fields for the next figure of the same speaker and document."""
    for name in {name for role in GROUPS for name in fields_of(role)} - _KEPT_FOR_THE_NEXT:
        st.session_state[key_of(name)] = BY_NAME[name].default or None
