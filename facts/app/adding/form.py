"""One figure, written field by field and read as it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from facts.app import markup
from facts.app.adding import notices, outcome
from facts.app.adding.echoes import echoes, problems_of
from facts.app.adding.fields import LONG, field, suggestions
from facts.app.adding.offer import offer_planned
from facts.app.adding.planning import planned
from facts.app.broken import show_problems
from facts.app.desk import Desk
from facts.app.markup import joined, plain
from facts.table.columns import BY_NAME, COLUMNS, Need
from facts.table.figures import Figure
from facts.table.identities import make_ids
from facts.table.incoming import incoming_rows
from facts.table.problems import Problem, hint, message
from facts.words import Lang, Text, say

GROUPS: dict[str, tuple[str, ...]] = {
    "statistic": ("series", "title", "topic"),
    "figure": (
        "value", "approximator", "unit", "direction", "period", "period_basis", "measure_kind", "time_kind",
        "change_since",
    ),
    "scope": ("place", "population", "definition"),
    "said": ("role", "cited_by", "office", "party", "party_basis", "page", "quote"),
    "document": ("document", "document_date", "document_url"),
    "source": ("producer", "source_url", "accessed"),
    "more": ("id", "evidence", "note"),
}  # fmt: skip
"""The fields of the form, in the order in which a person finds them in a document."""

# What an existing series or document says of itself; it is shown and can be changed.
_OF_A_SERIES = ("title", "topic", "unit")
_OF_A_DOCUMENT = ("document_date", "document_url")
_BESIDE = 3
_KEPT_FOR_THE_NEXT = frozenset(
    {"topic", "place", "role", "cited_by", "office", "party", "party_basis", "document", *_OF_A_DOCUMENT}
)


def show(desk: Desk) -> None:
    """Draw this way of adding figures."""
    lang, registers = desk.lang, desk.opened.table.registers
    markup.show(Markup("<p>{}</p>").format(say("form.lead", lang)))
    cells = {column.name: _standing(column.name) for column in COLUMNS if column.in_form}
    proposal = next(make_ids([cells], (figure.id for figure in desk.opened.figures)))
    begun = any(cells[name].strip() for name in cells if not BY_NAME[name].has_default)
    read = echoes(cells, registers, lang) if begun else {}
    wrong = _by_column(problems_of(cells, registers)) if begun else {}
    _fields(desk, cells, proposal if begun else "", read, wrong)
    outcome.show(desk)
    if not begun:
        notices.status(say("form.empty", lang))
        return
    row = cells | {"id": cells["id"].strip() or proposal}
    missing = [name for name in cells if name != "id" and any(map(_is_lacking, wrong.get(name, ())))]
    if missing:
        labels = ", ".join(BY_NAME[name].label.of(lang) for name in missing)
        notices.status(say("form.still", lang, columns=labels))
        return
    _offer(row, desk, {(one.code, one.column) for found in wrong.values() for one in found})


def _is_lacking(problem: Problem) -> bool:
    return problem.is_error and problem.code == "missing-value"


def key_of(name: str) -> str:
    """The key of the field of a column."""
    return f"form-{name}"


def _standing(name: str) -> str:
    """What stands in a field, before it is drawn again."""
    default = BY_NAME[name].choices[0] if BY_NAME[name].has_default else ""
    text: str | None = st.session_state.get(key_of(name), default)
    return text or ""


def _fields(
    desk: Desk,
    cells: Mapping[str, str],
    proposal: str,
    read: Mapping[str, str],
    wrong: Mapping[str, list[Problem]],
) -> None:
    lang = desk.lang
    known = suggestions(desk.opened.table, lang)
    fill: dict[str, Callable[[], None]] = {
        "series": partial(_fill, desk.opened.figures, "series", _OF_A_SERIES),
        "document": partial(_fill, desk.opened.figures, "document", _OF_A_DOCUMENT),
    }
    for group, names in GROUPS.items():
        markup.show(Markup("<h2>{}</h2>").format(say(f"form.group_{group}", lang)))
        for name, place in _places(names):
            with place:
                field(
                    BY_NAME[name], key_of(name), lang,
                    known=known.get(name), needed=_is_needed(BY_NAME[name].need, cells, name),
                    placeholder=say("form.proposed", lang, id=proposal) if name == "id" and proposal else "",
                    on_change=fill.get(name),
                )  # fmt: skip
                _echo(read.get(name, ""), wrong.get(name, ()), lang)


def _places(names: Sequence[str]) -> Iterator[tuple[str, DeltaGenerator]]:
    """Where each field stands: three side by side, whole sentences below them over the whole width.

    Row by row, so that the keyboard and a narrow screen come to the fields in their order.
    """
    short = [name for name in names if name not in LONG]
    for start in range(0, len(short), _BESIDE):
        yield from zip(short[start : start + _BESIDE], st.columns(_BESIDE), strict=False)
    for name in names:
        if name in LONG:
            yield name, st.container()


def _is_needed(need: Need, cells: Mapping[str, str], name: str) -> bool:
    if name == "id":
        return False
    if need == "value-or-direction":
        return not cells["direction" if name == "value" else "value"].strip()
    if need in ("with-value", "with-party"):
        return bool(cells["value" if need == "with-value" else "party"].strip())
    return need == "always" or need == (cells["role"] or "claim")


def _echo(read: str, wrong: Iterable[Problem], lang: Lang) -> None:
    """Under a field: how it is read, and what is wrong with it."""
    if read:
        notices.echo(read)
    words = [
        Markup('<p class="echo {0}" role="{1}">{2} {3}</p>').format(
            one.level, "alert" if one.is_error else "status", plain(message(one, lang)), plain(hint(one, lang))
        )
        for one in wrong
        if one.code != "missing-value"
    ]
    if words:
        markup.show(joined(words))


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


def _offer(row: dict[str, str], desk: Desk, told: set[tuple[str, str | None]]) -> None:
    """The same way to the table as a file's: check, preview, save. What is `told` stands beside its field."""
    lang = desk.lang
    new = incoming_rows([{name: text for name, text in row.items() if _says_more(name, text, desk)}])
    plan = planned(new, desk.opened)
    problems = [
        replace(one, line=None)
        for one in plan.addition.problems
        if (one.code, one.column) not in told and (one.column or one.is_error)
    ]
    if plan.addition.table_problems:
        notices.alert(say("add.table_broken", lang, file=desk.opened.path.name))
    if problems:
        show_problems(problems, lang, "form")
    if plan.addition.ids and not plan.addition.has_errors:
        name = Text(say("add.form_name", "en"), say("add.form_name", "sv"))
        offer_planned(plan, new, name, desk, _make_room)


def _says_more(name: str, text: str, desk: Desk) -> bool:
    """Whether a cell is worth writing: a default needs no new column to stand in."""
    source, column = desk.opened.table.source, BY_NAME[name]
    is_default = column.has_default and text == column.choices[0]
    return bool(text.strip()) and not (is_default and source and name not in source.header.columns)


def _make_room() -> None:
    """Clear the fields for the next figure of the same speaker and document."""
    for name in (name for names in GROUPS.values() for name in names):
        if name not in _KEPT_FOR_THE_NEXT:
            st.session_state[key_of(name)] = BY_NAME[name].choices[0] if BY_NAME[name].has_default else None
