"""One figure, written field by field and read as it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from functools import partial
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from facts.app import markup
from facts.app.adding.fields import (
    OF_A_DOCUMENT,
    compare_with_known,
    echoes,
    field,
    places_of,
    problems_of,
    show_reading,
    suggestions,
)
from facts.app.adding.grid import judge_grid
from facts.app.adding.grid_model import grid_of_rows
from facts.app.adding.save_and_undo import offer, show_outcome
from facts.app.pages import PageContext
from facts.app.table_problems import show_problems
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.figures.problems import Problem
from facts.grouping import grouped
from facts.reading.ids import make_ids
from facts.words import Lang, in_both, say

_ROLE = "role"


class _FieldGroup(NamedTuple):
    """Fields under one heading, in the order in which a person finds them in a document."""

    name: str
    visible: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields of the group."""
        return self.visible + self.folded


_STATISTIC = _FieldGroup("statistic", ("series", "title", "topic"))
_FIGURE = _FieldGroup(
    "figure",
    ("value", "approximator", "unit", "period", "place", "measure_kind"),
    ("direction", "change_since", "compared_with", "margin", "condition", "prices", "period_basis", "time_kind",
     "population", "definition"),
)  # fmt: skip

GROUPS: Mapping[str, tuple[_FieldGroup, ...]] = {
    "claim": (
        _STATISTIC,
        _FIGURE,
        _FieldGroup(
            "said",
            ("cited_by", "office", "party", "party_basis", "document", "page", "quote"),
            ("document_date", "document_url"),
        ),
        _FieldGroup("more", folded=("producer", "source_url", "archive_url", "accessed", "evidence", "note", "id")),
    ),
    "reference": (
        _STATISTIC,
        _FIGURE,
        _FieldGroup(
            "source",
            ("producer", "source_url", "document_date"),
            ("document", "document_url", "archive_url", "accessed"),
        ),
        _FieldGroup("passed_on", folded=("cited_by", "office", "party", "party_basis", "page", "quote")),
        _FieldGroup("more", folded=("note", "id")),
    ),
}
"""By role. What belongs to the other role only is neither shown nor saved."""


def fields_of(role: str) -> Iterator[str]:
    """The columns that the form asks for, the role itself first."""
    yield _ROLE
    for group in GROUPS[role]:
        yield from group.fields


# What an existing series says of itself; it is shown and can be changed.
_OF_A_SERIES = ("title", "topic", "unit")
_KEPT_FOR_THE_NEXT = frozenset(
    {"topic", "place", "role", "cited_by", "office", "party", "party_basis", "document", *OF_A_DOCUMENT}
)
_OF_ONE_FIGURE = tuple(
    name
    for name in BY_NAME
    if any(name in group.fields for groups in GROUPS.values() for group in groups) and name not in _KEPT_FOR_THE_NEXT
)
_COMPARED = ("series", "place", "cited_by", "document")
"""Columns in which a text that the table does not have may be a slip for one that it has."""


def show_one_figure(context: PageContext) -> None:
    """Draw this way of adding figures."""
    lang, registers, figures = context.lang, context.open_table.table.registers, context.open_table.figures
    markup.show_text(say("form.lead", lang))
    draft = _FigureDraft({name: _standing(name) for name in fields_of(_choose_role(lang))})
    begun = any(draft.says(name) for name in draft.cells if name != _ROLE)
    if begun:
        cells = draft.cells
        proposal = next(make_ids([cells], (figure.id for figure in figures)))
        wrong = grouped(problems_of(cells, registers), lambda problem: problem.column or "")
        draft = _FigureDraft(cells, proposal, echoes(cells, registers, lang), wrong)
    fill: dict[str, Callable[[], None]] = {
        "series": partial(_fill, figures, "series", _OF_A_SERIES),
        "document": partial(_fill, figures, "document", OF_A_DOCUMENT),
    }
    _show_fields(draft, context, fill)
    show_outcome(context)
    if not begun:
        markup.show_status(say("form.empty", lang))
    elif not _is_unfinished(draft, lang):
        _offer(draft, context)


def _is_unfinished(draft: _FigureDraft, lang: Lang) -> bool:
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
            markup.show_status(say(f"form.{key}", lang, columns=labels))
    return bool(missing or mistaken)


def _standing(name: str) -> str:
    """What stands in a field, before it is drawn again."""
    text: str | None = st.session_state.get(_key_of(name))
    return text or BY_NAME[name].default


def _fill(figures: Iterable[Figure], by: str, names: Iterable[str]) -> None:
    """Fill what the table says of the chosen series or document into the fields."""
    chosen = st.session_state.get(_key_of(by))
    for figure in figures:
        if chosen and getattr(figure, by) == chosen:
            for name in names:
                if text := figure.raw.get(name, "").strip():
                    st.session_state[_key_of(name)] = text


def _offer(draft: _FigureDraft, context: PageContext) -> None:
    """The same way to the table as a file's rows. What is told beside a field is not told again."""
    lang = context.lang
    row = {**draft.cells, "id": draft.cells["id"].strip() or draft.proposal}
    cells = {name: text for name, text in row.items() if _says_more(name, text, context)}
    told = {(one.code, one.column) for found in draft.wrong.values() for one in found}
    # A row is asked for by name here: whether the table has it already is a warning, not a reason to leave it out.
    grid = grid_of_rows([cells], repr(cells)).tick([1], wanted=True)
    judged = judge_grid(grid, context)
    problems = [
        replace(one, line=None)
        for one in judged.problems.get(1, ())
        if (one.code, one.column) not in told and one.code != "near-twin" and (one.column or one.is_error)
    ]
    if judged.addition.table_problems:
        markup.show_alert(say("add.table_broken", lang, file=context.open_table.path.name))
    if problems:
        show_problems(problems, lang, "form", on_screen=True)
    if judged.sound:
        offer(judged, in_both("add.form_name"), context, _make_room, partial(_put_back, draft.cells))


def _says_more(name: str, text: str, context: PageContext) -> bool:
    """Whether a cell is worth writing: a default needs no new column to stand in."""
    source, column = context.open_table.table.source, BY_NAME[name]
    has_column = not source or name in source.header.columns
    return bool(text.strip()) and (has_column or text != column.default)


def _make_room() -> None:
    """Clear the fields for the next figure of the same speaker and document."""
    for name in _OF_ONE_FIGURE:
        st.session_state[_key_of(name)] = BY_NAME[name].default or None


def _put_back(cells: Mapping[str, str]) -> None:
    """A figure whose save was undone stands in the fields again, unless the next one has been begun."""
    if all(_standing(name).strip() in ("", BY_NAME[name].default) for name in _OF_ONE_FIGURE):
        for name, text in cells.items():
            st.session_state[_key_of(name)] = text or None


@dataclass(frozen=True, slots=True)
class _FigureDraft:
    """What stands in the fields by column, how it is `read`, what is `wrong`; a `proposal` for the id."""

    cells: Mapping[str, str]
    proposal: str = ""
    read: Mapping[str, str] = dataclass_field(default_factory=dict)
    wrong: Mapping[str, list[Problem]] = dataclass_field(default_factory=dict)

    @property
    def role(self) -> str:
        """A claim or a reference."""
        return self.cells[_ROLE]

    def says(self, name: str) -> bool:
        """Whether somebody wrote in a field, or chose something else than what is usual."""
        text = self.cells[name].strip()
        return text not in ("", BY_NAME[name].default)


def _key_of(name: str) -> str:
    """The key of the field of a column."""
    return f"form-{name}"


def _choose_role(lang: Lang) -> str:
    """A claim, or a published figure to hold claims against: the other fields follow from it."""
    return st.segmented_control(
        say("form.role", lang), BY_NAME[_ROLE].choices, default=BY_NAME[_ROLE].default, required=True,
        format_func=lambda role: say(f"form.role_{role}", lang), key=_key_of(_ROLE), persist_state="session",
    )  # fmt: skip


def _show_fields(draft: _FigureDraft, context: PageContext, on_change: Mapping[str, Callable[[], None]]) -> None:
    """Draw the groups of the draft's role."""
    lang = context.lang
    known = suggestions(context.open_table.table, lang)
    for group in GROUPS[draft.role]:
        if group.visible:
            markup.show_heading(2, say(f"form.group_{group.name}", lang))
            _show(group.visible, draft, known, lang, on_change)
        if group.folded:
            with _fold(group, draft, lang):
                _show(group.folded, draft, known, lang, on_change)


def _fold(group: _FieldGroup, draft: _FigureDraft, lang: Lang) -> DeltaGenerator:
    """A fold that says what is in it, and comes open where something is written."""
    key = f"fold-{draft.role}-{group.name}"
    if any(map(draft.says, group.folded)):
        st.session_state.setdefault(key, True)
    labels = ", ".join(_lower_first(BY_NAME[name].label.of(lang)) for name in group.folded)
    return st.expander(say(f"form.fold_{group.name}", lang, fields=labels), key=key, on_change="rerun")


def _lower_first(label: str) -> str:
    return label[:1].lower() + label[1:]


def _show(
    names: Sequence[str],
    draft: _FigureDraft,
    known: Mapping[str, Mapping[str, str]],
    lang: Lang,
    on_change: Mapping[str, Callable[[], None]],
) -> None:
    for name, place in places_of(names):
        with place:
            field(
                BY_NAME[name], _key_of(name), lang,
                known=known.get(name), needed=_is_needed(name, draft),
                placeholder=say("form.proposed", lang, id=draft.proposal) if name == "id" and draft.proposal else "",
                on_change=on_change.get(name),
            )  # fmt: skip
            show_reading(draft.read.get(name, ""), draft.wrong.get(name, ()), lang)
            if name in _COMPARED:
                compare_with_known(draft.cells[name].strip(), known[name], lang)


def _is_needed(name: str, draft: _FigureDraft) -> bool:
    need, cells = BY_NAME[name].need, draft.cells
    if name == "id":
        return False
    if need == "value-or-direction":
        return not cells["direction" if name == "value" else "value"].strip()
    if need in ("with-value", "with-party"):
        return bool(cells["value" if need == "with-value" else "party"].strip())
    return need == "always" or need == draft.role
