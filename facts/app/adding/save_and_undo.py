"""Every change that the app makes to the table: what it would become, what has to be agreed to, the save, its undoing.

What a reader has saved last is kept in the session, so that it can be told and undone after the next run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import streamlit as st
from markupsafe import Markup

from facts import charts
from facts.app import filters, markup
from facts.app.adding.fields import OF_A_DOCUMENT, label_and_name
from facts.app.adding.grid_judgement import JudgedGrid
from facts.app.card import show_chart
from facts.app.links import link_to_page
from facts.app.markup import page_of, plain
from facts.app.pages import PageContext
from facts.audit.points import series_of
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.reading.registers import Registers
from facts.reading.table import Incoming, Table, read_table
from facts.saving import append, edit
from facts.saving.append import Addition
from facts.saving.change_text import addition_text, edit_text
from facts.saving.edit import CellChange, Edit
from facts.saving.edit_many import Edits, save_corrections
from facts.saving.save_errors import LacksColumns, LacksLetters, NotSaved, SaveError, Unfit
from facts.saving.table_save import undo_save
from facts.saving.undo import Saved
from facts.words import Lang, Text, counted, dates, in_both, say

_OUTCOME = "outcome"
# Two screens of charts; more of them are turned over page by page.
_CHARTS_ON_A_PAGE = 6


def nothing() -> None:
    """Nothing is done after this save or its undoing."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the last save of this session did, or why nothing was saved.

    `number` counts the session's saves, so that what was saved makes room for new input. `series` are
    those that the figures belong to which were added or changed; `back` puts what was saved back where it came from.
    """

    number: int = 0
    texts: tuple[Text, ...] = ()
    saved: Saved | None = None
    series: tuple[str, ...] = ()
    back: Callable[[], None] = nothing
    refused: bool = False
    undone: bool = False

    def can_undo(self, data: bytes) -> bool:
        """Whether the save can be taken back alone, whatever others have saved since."""
        return self.saved is not None and self.saved.splice.taken_back(data) is not None


def last_outcome() -> Outcome:
    """The outcome of this session's last save."""
    outcome: Outcome = st.session_state.get(_OUTCOME, Outcome())
    return outcome


def save_addition(
    path: Path,
    new: Incoming,
    planned: Addition,
    name: Text,
    series: tuple[str, ...],
    after: Callable[[], None] = nothing,
    back: Callable[[], None] = nothing,
) -> None:
    """Add the rows that were shown, with what the reader agreed to.

    `after` is done when they are saved, `back` when that is undone.
    """

    def save() -> tuple[Addition, Saved | None]:
        return append.add(
            path, new, new_columns=bool(planned.new_columns), convert=bool(planned.letters), planned=planned
        )

    def told(addition: Addition, lang: Lang) -> list[str]:
        return addition_text(addition, name.of(lang), path.name, lang, saved=True, dry_run=False)

    _save(save, told, series, after, back)


def save_correction(path: Path, shown: Edit, series: tuple[str, ...]) -> None:
    """Save the correction that was shown, unless somebody has changed the cell meanwhile."""
    entry = shown.entry
    _edit(
        path,
        series,
        lambda: edit.correct(
            path, entry.id, entry.column, entry.new, entry.why,
            expected=entry.old, new_columns=True, convert=bool(shown.letters),
        ),
    )  # fmt: skip


def correct_many(
    path: Path,
    changes: tuple[CellChange, ...],
    why: str,
    new: Incoming | None,
    series: tuple[str, ...],
    after: Callable[[], None] = nothing,
    back: Callable[[], None] = nothing,
) -> None:
    """Save the corrections that were shown, and the rows that are new, unless somebody has changed a cell meanwhile."""

    def told(edits: Edits, lang: Lang) -> list[str]:
        added = len(edits.addition.ids) if edits.addition else 0
        counts = [("add.corrected", len(edits.entries)), *([("add.added_too", added)] if edits.addition else [])]
        return [counted(key, n, lang, file=path.name) for key, n in counts]

    save = partial(save_corrections, path, changes, why, new=new, new_columns=True, convert=True)
    _save(save, told, series, after, back)


def save_withdrawal(path: Path, shown: Edit, series: tuple[str, ...], cells: dict[str, str]) -> None:
    """Take out the row that was shown with `cells`, unless somebody has changed it meanwhile."""
    _edit(path, series, lambda: edit.withdraw(path, shown.entry.id, shown.entry.why, expected=cells))


def undo(saved: Saved) -> None:
    """Put back what was there before the save, and what was saved where it can be saved again."""
    back = last_outcome().back

    def work() -> Outcome:
        undo_save(saved)
        back()
        return Outcome(last_outcome().number + 1, (in_both("add.undone", file=saved.path.name),), undone=True)

    _keep(work)


def show_outcome(context: PageContext) -> None:
    """What this session's last save did, the way to it, and the way back."""
    lang, outcome = context.lang, last_outcome()
    if not outcome.texts:
        return
    texts = [text.of(lang) for text in outcome.texts]
    with st.container(border=True, key="outcome"):
        if outcome.refused:
            markup.show_alert(*texts, title=say("add.not_done", lang))
            return
        markup.show_status(*texts, title=say("add.taken_back" if outcome.undone else "add.done", lang))
        if not outcome.saved:
            return
        link_to_page("", say("add.to_dashboard", lang), series=outcome.series)
        if outcome.can_undo(context.open_table.data):
            st.button(say("add.undo", lang), key="undo", on_click=undo, args=(outcome.saved,))
        else:
            st.caption(say("add.cannot_undo", lang))


def ask_agreement(obstacles: Iterable[Unfit], lang: Lang, key: str) -> bool:
    """Show a box to tick for each change that is needed; whether all are ticked."""
    answers = [_ask(obstacle, lang, key) for obstacle in obstacles]
    if not all(answers):
        markup.show_status(say("add.agree_first", lang))
    return all(answers)


def _ask(obstacle: Unfit, lang: Lang, key: str) -> bool:
    if isinstance(obstacle, LacksColumns):
        columns, many = ", ".join(obstacle.columns), len(obstacle.columns)
        markup.show_status(counted("add.columns_lead", many, lang, columns=columns))
        return st.checkbox(counted("add.columns_agree", many, lang), key=f"columns-{key}-{columns}")
    if isinstance(obstacle, LacksLetters):
        letters = ", ".join(f"“{letter}”" for letter in dict.fromkeys(obstacle.letters))
        markup.show_status(say("add.letters_lead", lang, encoding=obstacle.encoding, letters=letters))
        return st.checkbox(say("add.letters_agree", lang), key=f"letters-{key}")
    markup.show_alert(obstacle.text.of(lang))
    return False


def _edit(path: Path, series: tuple[str, ...], save: Callable[[], tuple[Edit, Saved | None]]) -> None:
    def told(done: Edit, lang: Lang) -> list[str]:
        column = done.entry.column
        return [edit_text(done, path.name, lang, saved=True, column=column and label_and_name(column, lang))]

    _save(save, told, series)


_Done = TypeVar("_Done")


def _save(
    save: Callable[[], tuple[_Done, Saved | None]],
    told: Callable[[_Done, Lang], list[str]],
    series: tuple[str, ...],
    after: Callable[[], None] = nothing,
    back: Callable[[], None] = nothing,
) -> None:
    """Save, and keep what was done as it is `told`; nothing is saved where the table is no longer what was shown."""

    def work() -> Outcome:
        done, saved = save()
        if saved is None:
            return _refusal(in_both("add.changed_meanwhile"))
        texts = map(Text, told(done, "en"), told(done, "sv"))
        filters.clear_filters()  # what was saved is not to be hidden by a choice made before
        return Outcome(last_outcome().number + 1, (*texts, *_afterwards(after)), saved, series, back)

    _keep(work)


def _keep(work: Callable[[], Outcome]) -> None:
    try:
        st.session_state[_OUTCOME] = work()
    except SaveError as refusal:
        st.session_state[_OUTCOME] = _refusal(refusal.text)


def _afterwards(after: Callable[[], None]) -> tuple[Text, ...]:
    """Do what comes after a save; the figures are saved also where it cannot be done, and both are said."""
    try:
        after()
    except NotSaved as refusal:
        return (refusal.text,)
    return ()


def _refusal(text: Text) -> Outcome:
    # What was saved before can still be taken back.
    return Outcome(last_outcome().number, (text,), last_outcome().saved, back=last_outcome().back, refused=True)


# --- what saving would make of the table: how many figures join which statistics, the charts that change --------------


def offer(
    judged: JudgedGrid, name: Text, context: PageContext, after: Callable[[], None], back: Callable[[], None]
) -> None:
    """What the table becomes with the sound rows, and a button to save them; `after` and `back` follow it."""
    lang, addition = context.lang, judged.addition
    figures = tuple(judged.figures.values())
    markup.show_heading(2, say("preview.title", lang))
    _show_counts(figures, context)
    for words in _at_odds(figures, judged.table, lang):
        markup.show_status(words)
    owners = {row.number: row.line for row in judged.grid.rows}
    for one in addition.rewritings:
        values = {"line": owners[one.line], "column": one.column, "written": one.written, "becomes": one.becomes}
        markup.show_status(say("saving.rewritten", lang, **values))
    show_charts(judged.table, _additions_by_series(figures, context), context, "rows")
    can_save = ask_agreement(judged.obstacles, lang, "rows")
    series = tuple(dict.fromkeys(figure.series for figure in figures))
    if judged.changes:
        _offer_corrections(judged, series, context, after, back, can_save=can_save)
    elif can_save:
        st.button(
            say("add.save", lang, rows=counted("figures.kept", len(judged.sound), lang)),
            type="primary",
            key="save",
            on_click=save_addition,
            args=(context.open_table.path, judged.incoming, replace(addition, obstacles=()), name, series, after, back),
        )


def _offer_corrections(
    judged: JudgedGrid,
    series: tuple[str, ...],
    context: PageContext,
    after: Callable[[], None],
    back: Callable[[], None],
    *,
    can_save: bool,
) -> None:
    """One reason for all that a file that came back changes, and a button that saves it with what is new."""
    lang, corrected = context.lang, len(judged.corrected)
    new = len(judged.sound) - corrected
    why = st.text_input(
        say("corrections.why", lang), key=f"grid-why-{last_outcome().number}", max_chars=1000,
        placeholder=say("corrections.why_placeholder", lang),
    )  # fmt: skip
    if not (why or "").strip():
        markup.show_status(counted("grid.why", corrected, lang))
    elif can_save:
        parts = [counted("grid.corrections", corrected, lang), *([counted("figures.kept", new, lang)] if new else [])]
        st.button(
            say("add.save", lang, rows=say("grid.and", lang).join(parts)), type="primary", key="save",
            on_click=correct_many,
            args=(context.open_table.path, judged.changes, why, judged.incoming if new else None, series, after, back),
        )  # fmt: skip


def table_after(data: bytes, context: PageContext) -> Table:
    """The table as it would be read with a change; read once for each state of it."""
    mark = (sha256(data).hexdigest(), *context.open_table.beside)
    return _cached_table(mark, data, context.open_table.table.registers)


@st.cache_resource(max_entries=4, show_spinner=False)
def _cached_table(mark: tuple[str, ...], _data: bytes, _registers: Registers) -> Table:
    return read_table(_data, _registers)


def _show_counts(figures: Sequence[Figure], context: PageContext) -> None:
    """How many figures continue statistics of the table, and how many begin new ones."""
    known = {figure.series for figure in context.open_table.figures}
    joins = sum(figure.series in known for figure in figures)
    counts = (("joins", joins), ("begins", len(figures) - joins))
    markup.show_status(*(counted(f"preview.{name}", n, context.lang) for name, n in counts if n))


def show_charts(after: Table, changed: Mapping[str, str], context: PageContext, key: str) -> None:
    """The charts of the series in `changed`, each with the words for what is new in it."""
    lang = context.lang
    drawn = [one for one in series_of(after.figures) if one.key in changed]
    markup.show_heading(3, say("preview.charts", lang))
    beside = replace(context, open_table=replace(context.open_table, table=after))
    page = page_of(drawn, _CHARTS_ON_A_PAGE, f"charts-{key}")
    for one, column in markup.side_by_side(page, context.columns):
        with column, st.container(border=True, gap="small"):
            markup.show_html(
                Markup('<h4>{} <small class="change">{}</small></h4><p>{}</p>').format(
                    plain(one.title(lang)), changed[one.key], plain(charts.title_of(one, lang))
                )
            )
            show_chart(one, beside)


def _additions_by_series(figures: Iterable[Figure], context: PageContext) -> dict[str, str]:
    """The series that get figures, and whether each is new or how many it gets."""
    lang = context.lang
    known = {figure.series for figure in context.open_table.figures}
    counts: dict[str, int] = {}
    for figure in figures:
        counts[figure.series] = counts.get(figure.series, 0) + 1
    return {
        series: counted("preview.more_figures", n, lang) if series in known else say("preview.new_series", lang)
        for series, n in counts.items()
    }


def _at_odds(figures: Iterable[Figure], after: Table, lang: Lang) -> Iterator[str]:
    """A sentence for each document that is added to and has several dates or addresses."""
    touched = {figure.document for figure in figures if figure.document}
    for column in OF_A_DOCUMENT:
        said: dict[str, dict[str, None]] = {}
        for figure in after.figures:
            day = figure.document_date
            value = figure.document_url if column == "document_url" else day and dates.day(day, lang)
            if figure.document in touched and value:
                said.setdefault(figure.document, {})[value] = None
        for document, values in said.items():
            if len(values) > 1:
                label = BY_NAME[column].label.of(lang)
                yield say("preview.at_odds", lang, document=document, column=label, values=", ".join(values))
