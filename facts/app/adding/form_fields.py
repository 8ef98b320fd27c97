"""The form's fields on the screen: each with how it is read, what is wrong with it, and what the table has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from facts.app import markup, notices
from facts.app.adding.fields import LONG, compare, suggestions
from facts.app.adding.fields import field as field_of
from facts.app.adding.groups import GROUPS, ROLE, Group
from facts.app.desk import Desk
from facts.app.markup import joined, plain
from facts.figures.columns import BY_NAME
from facts.figures.problems import Problem, hint, message
from facts.words import Lang, say

_BESIDE = 3
_COMPARED = ("series", "place", "cited_by", "document")
"""Columns in which a text that the table does not have may be a slip for one that it has."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the fields by column, how it is `read`, what is `wrong`; a `proposal` for the id."""

    cells: Mapping[str, str]
    proposal: str = ""
    read: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, list[Problem]] = field(default_factory=dict)

    @property
    def role(self) -> str:
        """A claim or a reference."""
        return self.cells[ROLE]

    def says(self, name: str) -> bool:
        """Whether somebody wrote in a field, or chose something else than what is usual."""
        text = self.cells[name].strip()
        return text not in ("", BY_NAME[name].default)


def key_of(name: str) -> str:
    """The key of the field of a column."""
    return f"form-{name}"


def choose_role(lang: Lang) -> str:
    """A claim, or a published figure to hold claims against: the other fields follow from it."""
    return st.segmented_control(
        say("form.role", lang), BY_NAME[ROLE].choices, default=BY_NAME[ROLE].default, required=True,
        format_func=lambda role: say(f"form.role_{role}", lang), key=key_of(ROLE), persist_state="session",
    )  # fmt: skip


def show_fields(draft: Draft, desk: Desk, on_change: Mapping[str, Callable[[], None]]) -> None:
    """Draw the groups of the draft's role."""
    lang = desk.lang
    known = suggestions(desk.opened.table, lang)
    for group in GROUPS[draft.role]:
        if group.shown:
            markup.show(Markup("<h2>{}</h2>").format(say(f"form.group_{group.name}", lang)))
            _show(group.shown, draft, known, lang, on_change)
        if group.folded:
            with _fold(group, draft, lang):
                _show(group.folded, draft, known, lang, on_change)


def _fold(group: Group, draft: Draft, lang: Lang) -> DeltaGenerator:
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
    draft: Draft,
    known: Mapping[str, Mapping[str, str]],
    lang: Lang,
    on_change: Mapping[str, Callable[[], None]],
) -> None:
    for name, place in _places(names):
        with place:
            field_of(
                BY_NAME[name], key_of(name), lang,
                known=known.get(name), needed=_is_needed(name, draft),
                placeholder=say("form.proposed", lang, id=draft.proposal) if name == "id" and draft.proposal else "",
                on_change=on_change.get(name),
            )  # fmt: skip
            _echo(draft.read.get(name, ""), draft.wrong.get(name, ()), lang)
            if name in _COMPARED:
                compare(draft.cells[name].strip(), known[name], lang)


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


def _is_needed(name: str, draft: Draft) -> bool:
    need, cells = BY_NAME[name].need, draft.cells
    if name == "id":
        return False
    if need == "value-or-direction":
        return not cells["direction" if name == "value" else "value"].strip()
    if need in ("with-value", "with-party"):
        return bool(cells["value" if need == "with-value" else "party"].strip())
    return need == "always" or need == draft.role


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
