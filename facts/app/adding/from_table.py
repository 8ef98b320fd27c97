"""A file, or rows pasted from one: brought, read, mapped if need be, and offered for saving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256

import streamlit as st

from facts.app import markup
from facts.app.adding import downloads
from facts.app.adding.choose_document import is_document, kept_file, offer_other_way, put_away, upload
from facts.app.adding.column_mapping import choose_columns
from facts.app.adding.drafts import WITHOUT_HEADINGS, Draft, claims_in_text, map_draft, open_draft
from facts.app.adding.grid import show_grid
from facts.app.adding.grid_model import Grid, grid_of
from facts.app.adding.published_tables import choose_references, is_published
from facts.app.adding.save_and_undo import last_outcome, nothing, show_outcome
from facts.app.adding.unsaved_work import (
    discard_rows,
    grid_from,
    is_kept,
    kept_grid,
    recall_grid,
    show_resumed,
    show_unfinished,
)
from facts.app.background_work import wait_for
from facts.app.markup import plain
from facts.app.pages import PageContext
from facts.app.table_problems import show_problems
from facts.figures.problems import Unreadable
from facts.reading.mapping import ColumnMapping, ambiguous_numbers
from facts.reading.table import Incoming
from facts.saving.remembered_mappings import remember_mapping
from facts.saving.unfinished_work import UnfinishedWork
from facts.words import Lang, Text, in_both, say

_LEFT = "left-rows"
# Letters of a line that tell it from the next.
_LONGEST_LINE = 100


def show_from_table(context: PageContext) -> None:
    """Draw this way of adding figures."""
    lang = context.lang
    show_outcome(context)
    markup.show_heading(2, say("add.get_template", lang), say("add.template_lead", lang))
    downloads.templates(lang)
    markup.show_heading(2, say("add.bring", lang))
    brought = _bring(lang)
    if brought is None:
        if not _show_left(context):
            markup.show_status(say("add.nothing_yet", lang))
        show_unfinished("file", context, _ways_on)
        return
    data, name = brought
    markup.show_heading(2, say("add.look", lang))
    try:
        if _reads_as_published(data, name, context):
            found = choose_references(data, name.of(lang), context)
            ready = (found, nothing) if found else None
        else:
            ready = _ready(_draft(data, name, context), context)
        if ready is None:
            return
        new, after = ready
        origin = sha256(new.data + repr((new.lines, new.problems)).encode()).hexdigest()
        if not is_kept(origin):
            made = recall_grid(origin, context) or _make_grid(new, origin, name, context)
            kept_grid(origin, lambda: made)
    except Unreadable as unreadable:
        title = say("add.no_table", lang, name=name.of(lang))
        if unreadable.problems[0].code in WITHOUT_HEADINGS:  # what the command line says of it leads to this page
            markup.show_alert(say("add.no_headings", lang), title=title)
        else:
            markup.show_alert(say("add.nothing_changed", lang), title=title)
            show_problems(unreadable.problems, lang, "no-table")
        if is_document(name.en):
            offer_other_way("document", name.en, data, lang)
        return

    def saved() -> None:
        st.session_state[_LEFT] = (origin, name)
        put_away("file")
        after()

    show_resumed(origin, context)
    # Of a table with other headings it has been asked above whether rows without a figure are left out.
    show_grid(origin, name, context, saved, asks_empty=after is nothing)


def _make_grid(new: Incoming, origin: str, name: Text, context: PageContext) -> Grid:
    taken = [figure.id for figure in context.open_table.figures]
    work = partial(grid_of, new, context.open_table.table.registers, taken)
    what = say("waiting.reading", context.lang, file=name.of(context.lang))
    return wait_for(work, f"rows {origin}", what, context.lang)


def _reads_as_published(data: bytes, name: Text, context: PageContext) -> bool:
    """Whether the file is read as a statistics office's table: one that is recognised, or that the reader calls so."""
    lang = context.lang
    try:
        if not _open_draft(data, "", 0, name, context).is_foreign:
            return False
    except Unreadable as unreadable:
        return unreadable.problems[0].code == "not-a-csv" and is_published(data, name.of(lang), context) is True
    known = is_published(data, name.of(lang), context)
    if known is False:
        return False
    answers = ("published", "own")
    chosen: str | None = st.segmented_control(
        say("published_page.what", lang), answers, default="published" if known else "own", required=True,
        key=f"what-{sha256(data).hexdigest()[:12]}", format_func=lambda one: say(f"published_page.what_{one}", lang),
        persist_state="session",
    )  # fmt: skip
    return chosen == "published"


def _show_left(context: PageContext) -> bool:
    """Show the rows that stayed when others of the same grid were saved; whether there are any."""
    left: tuple[str, Text] | None = st.session_state.get(_LEFT)
    if left is None or not is_kept(left[0]):
        return False
    origin, name = left
    markup.show_heading(2, plain(say("grid.left", context.lang, name=name.of(context.lang))))
    show_grid(origin, name, context)
    st.button(say("grid.let_go", context.lang), key="let-go", on_click=discard_rows,
              args=(context.open_table.path, origin))  # fmt: skip
    return True


def _ways_on(work: UnfinishedWork) -> Callable[[], None] | None:
    """How to go on with rows that wait: the grid alone says all of them, whatever file they came from."""
    grid = grid_from(work.content)
    return partial(_go_on, work, grid) if grid else None


def _go_on(work: UnfinishedWork, grid: Grid) -> None:
    kept_grid(work.origin, lambda: grid)
    st.session_state[_LEFT] = (work.origin, Text(work.name, work.name))


def _draft(data: bytes, name: Text, context: PageContext) -> Draft:
    """The table, from the sheet and with the headings that the reader chose."""
    lang = context.lang
    draft = _open_draft(data, "", 0, name, context)
    key, sheet, line = sha256(data).hexdigest()[:12], "", 0
    if len(draft.new.sheets) > 1:
        sheets = draft.new.sheets
        sheet = st.selectbox(
            say("mapping.sheet", lang), sheets, sheets.index(draft.new.sheet), key=f"sheet-{key}",
            persist_state="session",
        )  # fmt: skip
        draft = _open_draft(data, sheet, 0, name, context)
    if draft.is_foreign and len(draft.top) > 1:
        now = draft.new.line(draft.source.header.line) or draft.source.header.line
        lines = [line for line, _ in draft.top]
        line = st.selectbox(
            say("mapping.header_line", lang), lines, lines.index(now), key=f"head-{key}-{draft.new.sheet}",
            format_func=lambda line: say("grid.row", lang, n=line), persist_state="session",
        )  # fmt: skip
        rows = (
            (str(n), plain(" · ".join(filter(None, map(str.strip, cells)))[:_LONGEST_LINE])) for n, cells in draft.top
        )
        with st.expander(say("mapping.first_lines", lang)):
            markup.show_html(markup.table([say("mapping.line", lang), say("mapping.cells", lang)], rows))
        if line != now:
            draft = _open_draft(data, sheet, line, name, context)
    return draft


def _open_draft(data: bytes, sheet: str, line: int, name: Text, context: PageContext) -> Draft:
    lang = context.lang
    mark = f"draft {sha256(data).hexdigest()} {sheet} {line}"
    what = say("waiting.reading", lang, file=name.of(lang))
    return wait_for(partial(open_draft, data, sheet, line), mark, what, lang)


def _bring(lang: Lang) -> tuple[bytes, Text] | None:
    """The bytes that the reader chose or pasted, and what they are called; None when there are none yet."""
    turn = last_outcome().number
    is_in_place = upload("file", say("add.file", lang), f"file-{turn}")
    with (
        st.expander(say("add.paste_instead", lang)),
        st.form(f"paste-form-{turn}", border=False, enter_to_submit=False),
    ):
        pasted = st.text_area(say("add.paste", lang), key=f"paste-{turn}", height=160, persist_state="session")
        st.form_submit_button(say("add.paste_read", lang), on_click=put_away, args=("file",))
    if file := kept_file("file", lang, is_in_place=is_in_place):
        return file.content, Text(file.name, file.name)
    return (pasted.encode(), in_both("add.pasted")) if pasted.strip() else None


def _ready(draft: Draft, context: PageContext) -> tuple[Incoming, Callable[[], None]] | None:
    """The rows with our columns, and what to do when they are saved; None while the reader has to choose."""
    plain_mapping = ColumnMapping(draft.source.header.columns)
    if not draft.is_foreign and not ambiguous_numbers(draft.source, plain_mapping):
        return draft.new, nothing
    mapping = choose_columns(draft, context)
    if mapping is None:
        return None
    taken = tuple(figure.id for figure in context.open_table.figures)
    marks = (sha256(draft.new.data).hexdigest(), repr(mapping), context.open_table.table.sha256)
    new = map_draft(marks, draft.new, mapping, taken)
    if mapping.reads_text:
        new = claims_in_text(new.data, new, context.lang)
    return new, partial(remember_mapping, context.open_table.path, draft.source, mapping)
