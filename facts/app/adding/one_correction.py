"""Correcting one cell or taking one figure out, each with a reason, and the log of what was corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from textwrap import shorten

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.adding import corrections_of_kind, save_and_undo
from facts.app.adding.fields import amount_as_written, echoes, label_and_name
from facts.app.background_work import wait_for
from facts.app.markup import join_html, page_of, plain
from facts.app.pages import PageContext
from facts.app.table_problems import show_problems
from facts.csvfile.source import Source
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.figures.problems import Unreadable
from facts.figures.wording import figure_words
from facts.progress import part
from facts.reading.registers import Registers
from facts.reading.table import Table, read_table
from facts.saving.corrections import Entry, log_of, read_log, withdrawn_cells
from facts.saving.edit import Edit, plan_correction, plan_withdrawal
from facts.saving.file_locks import read_file
from facts.saving.save_errors import SaveError
from facts.words import Lang, say
from facts.words.dates import moment

# Entries hold whole cells, old and new: some screens of them.
_ENTRIES_ON_A_PAGE = 50
# Nobody looks along a longer list: the field above it finds a row by its words.
_LISTED = 200
# Letters of a text in such a list, so that title, number and speaker fit in a line.
_LONG = 60
_SEPARATOR = " · "
# What else is read anew with a column.
_READ_WITH = {"value": ("value", "approximator"), "unit": ("unit", "value")}


@dataclass(frozen=True, slots=True, eq=False)
class CorrectableRow:
    """A record of the table as it is written, readable or not: its cells by column."""

    cells: dict[str, str]

    @property
    def id(self) -> str:
        """Its id."""
        return self.cells.get("id", "").strip()

    def label(self, figure: Figure | None, lang: Lang) -> str:
        """What tells it from the others: as its `figure` is read, else as it stands."""
        if figure:
            said = (figure.series_title(lang), figure_words(figure, lang, worded=True), figure.period.named(lang))
        else:
            words = shorten(amount_as_written(self.cells), _LONG, placeholder=" …")
            said = (self._text("title") or self._text("series"), words, self._text("period"))
        return _SEPARATOR.join(filter(None, (self.id, *said, self._text("cited_by") or self._text("producer"))))

    def _text(self, name: str) -> str:
        return shorten(self.cells.get(name, ""), _LONG, placeholder=" …")


_EditAndTable = tuple[Edit, Table]
"""A correction or a withdrawal, and the table after it."""


@st.cache_resource(max_entries=4, show_spinner=False)
def _cached_plan(mark: str, _plan: Callable[[], Edit], _registers: Registers) -> _EditAndTable:
    with part(0, 2):
        edit = _plan()
    with part(1, 2):
        return edit, read_table(edit.data, _registers)


def show_one_correction(context: PageContext) -> None:
    """Draw this part of the page."""
    lang = context.lang
    markup.show_text(say("corrections.lead", lang))
    source = context.open_table.table.source
    if corrections_of_kind.kind_of_rows(lang) == "kind":
        corrections_of_kind.show_corrections_of_kind(context)
    elif not source or not (rows := _rows(context.open_table.table.sha256, source)):
        markup.show_status(say("corrections.no_rows", lang))
    elif row := _choose(rows, context.open_table.figures, lang):
        _change(row, context)
    save_and_undo.show_outcome(context)
    show_corrections_log(context)


@st.cache_resource(max_entries=4, show_spinner=False)
def _rows(mark: str, _source: Source) -> list[CorrectableRow]:
    """The table's records that have an id, however wrong they may be otherwise."""
    records = iter(_source.records())
    next(records)
    names = _source.header.columns
    rows = (CorrectableRow(dict(zip(names, record.cells, strict=False))) for record in records if not record.fault)
    return [row for row in rows if row.id]


def _choose(rows: Sequence[CorrectableRow], figures: Sequence[Figure], lang: Lang) -> CorrectableRow | None:
    """The row that the reader chose."""
    text = st.text_input(
        say("corrections.search", lang), key="mend-search", max_chars=200, persist_state="session",
        placeholder=say("corrections.search_placeholder", lang),
    )  # fmt: skip
    wanted = (text or "").casefold().split()
    found = {row.id: row for row in rows if corrections_of_kind.has_words(row.cells, wanted)}
    if not found:
        markup.show_status(say("corrections.none", lang))
        return None
    listed = list(found)[:_LISTED]
    if len(found) > _LISTED:
        st.caption(say("corrections.first_of", lang, shown=_LISTED, n=len(found)))
    few = frozenset(listed)
    figure_of = {figure.id: figure for figure in figures if figure.id in few}
    labels = {identity: found[identity].label(figure_of.get(identity), lang) for identity in listed}
    chosen = st.selectbox(
        say("corrections.figure", lang), listed, index=None, key="mend-figure", filter_mode="contains",
        format_func=lambda identity: labels.get(identity, identity),
        placeholder=say("corrections.figure_placeholder", lang), persist_state="session",
    )  # fmt: skip
    # After a save the browser may still call the figure what it was called before; its id comes first.
    return found.get((chosen or "").partition(_SEPARATOR)[0])


def _change(row: CorrectableRow, context: PageContext) -> None:
    """The change that the reader wants, what it does, and a button to save it."""
    lang = context.lang
    actions = ("correct", "withdraw")
    action = st.segmented_control(
        say("corrections.action", lang), actions, default="correct", required=True, key="mend-action",
        format_func=lambda action: say(f"corrections.{action}", lang), persist_state="session",
    )  # fmt: skip
    wanted = _new_cell(row, context) if action == "correct" else ("", "")
    if wanted is None:
        return
    if action == "withdraw":
        markup.show_text(say("corrections.withdraw_lead", lang))
    why = corrections_of_kind.show_reason("mend", lang)
    if not why:
        return
    try:
        made = _plan_edit(row, wanted, why, context)
    except SaveError as refusal:
        markup.show_alert(refusal.text.of(lang))
    except Unreadable as unreadable:
        show_problems(unreadable.problems, lang, "edit")
    else:
        _offer(made, row, context)


def _new_cell(row: CorrectableRow, context: PageContext) -> tuple[str, str] | None:
    """The column and its new text; None while there is none."""
    lang = context.lang
    options = list(dict.fromkeys((*filter(None, row.cells), *BY_NAME)))
    column = st.selectbox(
        say("corrections.column", lang), options, index=None, key="mend-column", filter_mode="contains",
        format_func=lambda name: label_and_name(name, lang),
        placeholder=say("corrections.column_placeholder", lang), persist_state="session",
    )  # fmt: skip
    if column is None:
        return None
    old = row.cells.get(column, "")
    corrections_of_kind.show_cell_now(old, lang)
    key = f"mend-{save_and_undo.last_outcome().number}-{row.id}-{column}"
    new = st.text_area(
        say("corrections.new", lang), old, height="content", key=key,
        help=BY_NAME[column].help.of(lang) if column in BY_NAME else None, persist_state="session",
    )  # fmt: skip
    new = new or ""
    if new == old:
        markup.show_status(say("corrections.same", lang))
        return None
    read = echoes(row.cells | {column: new}, context.open_table.table.registers, lang)
    for name in _READ_WITH.get(column, (column,)):
        if name in read:
            markup.show_echo(read[name])
    return column, new


def _plan_edit(row: CorrectableRow, wanted: tuple[str, str], why: str, context: PageContext) -> _EditAndTable:
    opened = context.open_table
    registers, file = opened.table.registers, opened.path.name
    column, new = wanted
    if column:
        old = row.cells.get(column, "")
        make = partial(plan_correction, opened.data, row.id, column, new, why, registers, expected=old, file=file)
    else:
        make = partial(plan_withdrawal, opened.data, row.id, why, registers, expected=row.cells, file=file)
    mark = repr(((row.id, column, new, why, repr(row.cells)), opened.table.sha256, opened.beside))
    return wait_for(
        partial(_cached_plan, mark, make, registers), mark, say("waiting.adding", context.lang, file=file), context.lang
    )


def _offer(made: _EditAndTable, row: CorrectableRow, context: PageContext) -> None:
    """What the change does to the table and its charts, and a button to save it."""
    lang, (edit, after) = context.lang, made
    if not corrections_of_kind.show_new_problems(edit.problems, lang, "edit"):
        return
    series = _charts(edit, after, context)
    if not save_and_undo.ask_agreement(edit.obstacles, lang, "edit"):
        return
    wanted = (context.open_table.path, replace(edit, obstacles=()), series)
    if edit.entry.column:
        words, save = "corrections.save_correction", partial(save_and_undo.save_correction, *wanted)
    else:
        words, save = "corrections.save_withdrawal", partial(save_and_undo.save_withdrawal, *wanted, row.cells)
    st.button(say(words, lang), type="primary", key="save", on_click=save)


def _charts(edit: Edit, after: Table, context: PageContext) -> tuple[str, ...]:
    """Show the charts that the change touches, and return their series."""
    lang, identity = context.lang, edit.entry.id
    figures = (*context.open_table.figures, *after.figures)
    touched = dict.fromkeys(figure.series for figure in figures if figure.id == identity)
    left = {figure.series for figure in after.figures}
    words = say("preview.corrected" if edit.entry.column else "preview.withdrawn", lang)
    for series in sorted(touched.keys() - left):
        markup.show_status(say("preview.gone", lang, series=series))
    shown = tuple(series for series in touched if series in left)
    if shown:
        save_and_undo.show_charts(after, dict.fromkeys(shown, words), context, "edit")
    return shown


# --- the log: what was changed or withdrawn, when and why, the latest first -------------------------------------------


def show_corrections_log(context: PageContext) -> None:
    """What has been corrected and withdrawn, the latest first."""
    lang = context.lang
    markup.show_heading(2, say("corrections.log", lang))
    log = log_of(context.open_table.path)
    try:
        entries = read_log(read_file(log)) if log.is_file() else []
    except SaveError as refusal:
        markup.show_alert(refusal.text.of(lang))
        return
    if not entries:
        markup.show_text(say("corrections.log_empty", lang))
        return
    heads = [say(f"corrections.{name}", lang) for name in ("when", "id", "cell", "was", "became", "why")]
    page = page_of(entries[::-1], _ENTRIES_ON_A_PAGE, "log")
    markup.show_html(markup.table(heads, (_entry(entry, lang) for entry in page)))


def _entry(entry: Entry, lang: Lang) -> Iterator[Markup | str]:
    yield plain(moment(entry.when, lang))
    yield Markup("<code>{}</code>").format(entry.id)
    yield plain(label_and_name(entry.column, lang) if entry.column else say("corrections.whole_row", lang))
    for text in (entry.old, entry.new):
        yield plain(text) if entry.column else _whole_row(text, lang)
    taken_back = entry.taken_back
    yield plain(entry.why if taken_back is None else say("corrections.taken_back", lang, why=taken_back))


def _whole_row(text: str, lang: Lang) -> Markup:
    """A row that was taken out or put back, folded; JSON that is none is shown as it stands."""
    if not text:
        return Markup("–")
    cells = withdrawn_cells(text)
    if not cells:
        return plain(text)
    lines = join_html(Markup("<p><code>{}</code> {}</p>").format(name, plain(cell)) for name, cell in cells.items())
    return Markup("<details><summary>{}</summary>{}</details>").format(say("corrections.whole_row", lang), lines)
