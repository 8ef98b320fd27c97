"""The grid on the screen: a row a figure, as written beside as read, what is wrong in its cells, one button to save."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from textwrap import shorten

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.adding import save_and_undo
from facts.app.adding.downloads import offer_rest
from facts.app.adding.fields import (
    LONG_COLUMNS,
    SharedWarnings,
    amount_as_written,
    echoes,
    places_of,
    problems_of,
    read_row,
    show_reading,
    suggestions,
)
from facts.app.adding.grid_judgement import JudgedGrid, judge
from facts.app.adding.grid_model import Grid, GridRow, SameIds
from facts.app.adding.unsaved_work import (
    change_by_field,
    change_grid,
    current_grid,
    discard_rows,
    is_unsaved_again,
    keep_grid,
    kept_grid,
    rows_with_all_cells,
)
from facts.app.background_work import wait_for
from facts.app.citations import place_of_quote
from facts.app.field_readings import help_on_screen
from facts.app.markup import join_html, label_text, page_of, plain
from facts.app.pages import PageContext
from facts.app.table_problems import show_problems
from facts.documents.quoted_numbers import is_in_quote
from facts.figures.columns import BY_NAME, COLUMNS, SCOPES
from facts.figures.figure import Figure
from facts.figures.problems import Problem, has_errors
from facts.figures.wording import figure_words, reading_words
from facts.grouping import grouped
from facts.reading.registers import Registers
from facts.words import Lang, Text, counted, say

# Opened rows have some thirty fields each: more of them make a page that answers slowly.
ROWS_ON_A_PAGE = 25
# Grids whose judgement is kept: a mended cell needs the last one, an undone change the one before.
_KEPT = 4
# Letters of a title, so that it stays in one line above its row.
_TITLE = 80
# What these say stands in the row already, as written beside as read; its cells say it again when they are opened.
_SHOWN_BY_THE_ROW = frozenset({"value-in-words", "period-format"})
_MENDED_BESIDE = {"dimension-mismatch": "series", "unit-conflict": "unit", "sign-conflict": "direction"}
"""In which other cell what is wrong may be mended as well."""


def show_grid(
    origin: str,
    name: Text,
    context: PageContext,
    after: Callable[[], None] = lambda: None,
    *,
    of_document: bool = False,
    asks_empty: bool = True,
) -> None:
    """The rows of a kept grid, and the button that saves the sound ones; `after` is done when they are saved.

    Of a document that lies open beside it only the ticked rows are shown, and their quotes are known to stand there.
    `asks_empty` offers to leave out rows without a figure.
    """
    lang = context.lang
    if not of_document:
        keep_grid(origin, name.of(lang), context)
    grid = current_grid(origin)
    judged = judge_grid(grid, context)
    if judged.addition.table_problems:
        markup.show_alert(say("add.table_broken", lang, file=context.open_table.path.name))
    _tell(judged, context, of_document=of_document)
    if asks_empty and (empty := judged.without_figure):
        st.button(
            counted("grid.leave_empty", len(empty), lang), key=f"empty-{origin[:8]}", on_click=change_grid,
            args=(origin, partial(Grid.tick, numbers=empty, wanted=False)),
        )  # fmt: skip
    _decide(judged, origin, lang)
    rows = [row for row in judged.grid.rows if row.number in judged.ticked or not of_document]
    told = SharedWarnings(one for row in rows for one in judged.problems.get(row.number, ()))
    for row in page_of(_chosen_rows(rows, judged, origin, lang), ROWS_ON_A_PAGE, f"rows-{origin[:8]}"):
        _show_row(row, judged, origin, context, told, looks_up=not of_document)
    rest = judged.rest
    if rest and not of_document:
        offer_rest(grid, rest, f"rest-{origin[:8]}", lang)
    if judged.sound:
        back = partial(_put_back, origin, judged.grid)
        saved = partial(_after_save, origin, judged, context.open_table.path, after)
        save_and_undo.offer(judged, name, context, saved, back)


def judge_grid(grid: Grid, context: PageContext) -> JudgedGrid:
    """What saving the grid's ticked rows would do to the table as it is."""
    opened = context.open_table
    marks = (grid.fingerprint, opened.table.sha256, *opened.beside)
    work = partial(
        _cached_judgement, marks, grid, opened.data, opened.table.registers, opened.figures, opened.path.name
    )
    what = say("waiting.adding", context.lang, file=opened.path.name)
    return wait_for(work, f"grid {marks}", what, context.lang)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _cached_judgement(
    marks: tuple[str, ...], _grid: Grid, _data: bytes, _registers: Registers, _figures: Sequence[Figure], file: str
) -> JudgedGrid:
    return judge(_grid, _data, _registers, _figures, file)


def _decide(judged: JudgedGrid, origin: str, lang: Lang) -> None:
    """Ask what rows are whose id stands in the table with something else: nobody guesses that a row is corrected."""
    if not (judged.changed or judged.grid.same_ids):
        return
    if not judged.grid.same_ids:
        markup.show_alert(counted("grid.same_ids", len(judged.changed), lang))
    answers: tuple[SameIds, ...] = ("correct", "new")
    key = f"same-{origin[:8]}"
    st.session_state[key] = judged.grid.same_ids or None
    st.segmented_control(
        say("grid.same_ids_are", lang), answers, key=key, on_change=change_by_field, args=(origin, key, Grid.decide),
        format_func=lambda answer: say(f"grid.same_ids_{answer}", lang),
    )  # fmt: skip


def _after_save(origin: str, judged: JudgedGrid, table: Path, after: Callable[[], None]) -> None:
    """What was saved leaves the grid; what stays is there for another day."""
    if rest := judged.rest:
        kept = {row.number for row in rest}
        change_grid(origin, lambda grid: grid.without({row.number for row in grid.rows} - kept))
    else:
        discard_rows(table, origin)
    after()


def _put_back(origin: str, grid: Grid) -> None:
    """A save that was undone leaves nothing to be brought or mended twice: its rows stand in the grid again."""
    kept_grid(origin, lambda: grid)
    is_unsaved_again(origin)
    change_grid(origin, lambda now: now.put_back(grid.rows))


def _tell(judged: JudgedGrid, context: PageContext, *, of_document: bool) -> None:
    """What the rows come to, before they are looked at one by one."""
    lang, grid = context.lang, judged.grid
    if grid.sheet:
        markup.show_text(plain(say("add.sheet", lang, sheet=grid.sheet)))
    if not grid.rows:
        markup.show_alert(say("add.no_rows", lang))
    parts = (
        ("sound", len(judged.sound - judged.corrected)),
        ("corrects", len(judged.corrected)),
        ("to_mend", len(judged.to_mend)),
        ("others", len(judged.to_mend) if judged.sound else 0),
        ("known", 0 if of_document else len(judged.in_table)),
        ("unticked", 0 if of_document else len(grid.rows) - len(judged.ticked | judged.in_table.keys())),
        ("numbered", grid.numbered),
    )
    texts = [counted(f"grid.{key}", n, lang) for key, n in parts if n]
    if judged.to_mend:
        markup.show_alert(*texts)
    elif texts:
        warned = any(judged.problems.get(number) for number in judged.sound)
        markup.show_status(*texts, *([say("add.no_problems", lang)] if judged.sound and not warned else []))
    if grid.left_out:
        markup.show_status(say("add.left_out", lang, positions=", ".join(map(str, grid.left_out))))
    problems = judged.about_file
    if len(judged.to_mend) > ROWS_ON_A_PAGE:  # more than one look takes in: first of all by kind
        problems = (*problems, *(one for row in grid.rows for one in judged.problems.get(row.number, ())))
    if problems:
        show_problems(problems, lang, "new", on_screen=True)


def _chosen_rows(rows: Sequence[GridRow], judged: JudgedGrid, origin: str, lang: Lang) -> Sequence[GridRow]:
    """All rows, those that the table has not, or those with something to look at: a choice where a page is too small.

    Who brings a table back has it before them already, and begins with what is new in it.
    """
    kinds = {
        "all": rows,
        "new": [row for row in rows if row.number not in judged.in_table],
        "doubtful": [row for row in rows if judged.problems.get(row.number) or row.written],
    }
    kinds = {kind: some for kind, some in kinds.items() if kind == "all" or 0 < len(some) < len(rows)}
    if len(rows) <= ROWS_ON_A_PAGE or len(kinds) == 1:
        return rows
    chosen: str | None = st.segmented_control(
        say("grid.which", lang), tuple(kinds), default="new" if "new" in kinds else "all", required=True,
        key=f"which-{origin[:8]}", format_func=lambda kind: say(f"grid.which_{kind}", lang, n=len(kinds[kind])),
    )  # fmt: skip
    return kinds.get(chosen or "all", rows)


def _show_row(
    row: GridRow, judged: JudgedGrid, origin: str, context: PageContext, told: SharedWarnings, *, looks_up: bool
) -> None:
    lang, number = context.lang, row.number
    problems = judged.problems.get(number, ())
    with st.container(border=True, key=f"row-{origin[:8]}-{number}", gap="small"):
        ticks, says, opens = st.columns([2, 12, 2], vertical_alignment="top")
        with ticks:
            key = f"tick-{origin[:8]}-{number}"
            st.session_state[key] = number in judged.ticked
            st.checkbox(
                say("grid.row", lang, n=row.line), key=key, on_change=change_by_field,
                args=(origin, key, lambda grid, wanted: grid.tick([number], wanted=bool(wanted))),
                disabled=not row.is_whole,
            )  # fmt: skip
        with says:
            markup.show_html(_summary(row, judged, context, looks_up=looks_up))
        opened = rows_with_all_cells(origin)
        is_open = number in opened
        with opens:
            words = say("grid.close" if is_open else "grid.change", lang, n=row.line)
            if row.is_whole:
                st.button(
                    words, key=f"open-{origin[:8]}-{number}", on_click=opened.symmetric_difference_update,
                    args=({number},), type="tertiary", help=say("grid.change_help", lang, n=row.line),
                )  # fmt: skip
        show_reading("", [one for one in problems if one.column is None or not row.is_whole], lang)
        if row.is_whole:
            shown = _SHOWN_BY_THE_ROW if number in judged.figures and not is_open else ()
            of_cells = [one for one in problems if one.column is not None and one.code not in shown]
            _show_cells(row, of_cells, origin, context, told, is_open=is_open)
        elif row.text:
            _show_line(row, origin, context)


def _show_line(row: GridRow, origin: str, context: PageContext) -> None:
    """A row whose cells cannot be told apart, to be mended as it stands, and what it may mean."""
    lang, key = context.lang, f"line-{origin[:8]}-{row.number}"
    registers, grid = context.open_table.table.registers, current_grid(origin)
    for name, line in grid.joined_cells(row.number).items():
        meant = grid.mend_line(row.number, line).row(row.number).cells
        if not has_errors(problems_of({**meant, "id": meant.get("id") or "x"}, registers)):
            column = BY_NAME[name].label.of(lang) if name in BY_NAME else name
            words = say("grid.join", lang, cell=label_text(meant[name]), column=column)
            st.button(words, key=f"{key}-{name}", on_click=change_grid,
                      args=(origin, partial(Grid.mend_line, number=row.number, text=line)))  # fmt: skip
    st.session_state[key] = row.text
    st.text_area(
        say("grid.line", lang), key=key, help=say("grid.line_help", lang), on_change=change_by_field,
        args=(origin, key, lambda grid, text: grid.mend_line(row.number, text)),
    )  # fmt: skip


def _show_cells(
    row: GridRow, problems: Sequence[Problem], origin: str, context: PageContext, told: SharedWarnings, *, is_open: bool
) -> None:
    """The cells with a problem, those that were mended, and all others where the reader opened them."""
    lang = context.lang
    by_column = grouped(problems, lambda one: one.column or "")
    wrong = {name for name, found in by_column.items() if any(one.is_error for one in found)}
    beside = {_MENDED_BESIDE[one.code] for one in problems if one.code in _MENDED_BESIDE}
    wanted = {*wrong, *beside, *row.written, *(column.name for column in COLUMNS if is_open)}
    for name in sorted(by_column.keys() - wanted):
        for one in by_column[name]:
            told.show_warning(one, lang)
    names = [name for name in dict.fromkeys((*BY_NAME, *row.cells)) if name in wanted]
    read = echoes(row.cells, context.open_table.table.registers, lang) if names else {}
    known = suggestions(context.open_table.table, lang, current_grid(origin)) if names else {}
    for name, place in places_of(names):
        with place:
            _show_cell(row, name, by_column.get(name, ()), read.get(name, ""), origin, lang, known.get(name, {}))
            if any(one.code == "missing-value" for one in by_column.get(name, ())):
                told.show_needed(name, lang)


def _show_cell(
    row: GridRow, name: str, problems: Sequence[Problem], read: str, origin: str, lang: Lang, known: Mapping[str, str]
) -> None:
    column, text = BY_NAME.get(name), row.cells.get(name, "")
    label = column.label.of(lang) if column else name
    words = help_on_screen(column, lang) if column else None
    key = f"cell-{origin[:8]}-{row.number}-{name}"
    st.session_state[key] = text
    changed = partial(change_by_field, origin, key, lambda grid, text: grid.mend(row.number, name, text))
    if column and column.choices:
        choices = column.choices
        options = [*([] if text in ("", *choices) else [text]), "", *choices]
        st.selectbox(
            label, options, format_func=lambda one: _choice(one, choices, lang), key=key, help=words, on_change=changed
        )
    elif name in LONG_COLUMNS:
        st.text_area(label, height="content", key=key, help=words, on_change=changed)
    elif column and column.kind == "label":
        st.session_state[key] = text or None
        st.selectbox(
            label, [*([text] if text and text not in known else []), *known], index=None, accept_new_options=True,
            format_func=lambda one: known.get(one, one), key=key, help=words, on_change=changed,
            placeholder=say("form.choose", lang), filter_mode="contains",
        )  # fmt: skip
    else:
        st.text_input(label, key=key, help=words, on_change=changed)
    if name in row.written:
        was = row.written[name].strip()
        if was:
            markup.show_echo(say("grid.was", lang, text=was))
        if alike := len(current_grid(origin).same_text(row.number, name)):
            st.button(
                counted("grid.alike" if was else "grid.alike_blank", alike, lang),
                key=f"alike-{origin[:8]}-{row.number}-{name}",
                on_click=change_grid, args=(origin, partial(Grid.mend_alike, number=row.number, column=name)),
            )  # fmt: skip
    show_reading(read, problems, lang)


def _choice(text: str, choices: Sequence[str], lang: Lang) -> str:
    return say(f"kinds.{text}", lang) if text in choices else text or say("form.not_stated", lang)


def _summary(row: GridRow, judged: JudgedGrid, context: PageContext, *, looks_up: bool) -> Markup:
    """The row in one look: what it is about, as written, as read, who says it, and what is known of its quote."""
    lang, text, saved = context.lang, row.cells.get, judged.figures.get(row.number)
    figure = saved or read_row(row.cells, context.open_table.table.registers)
    title = saved.series_title(lang) if saved else text(f"title_{lang}") or text("title") or text("series", "")
    title = title or shorten(text("quote", ""), _TITLE, placeholder=" …")
    # Of a document nobody wrote these cells: its words are the quote, and what was read out of them stands beside it.
    is_proposed = figure is not None and not looks_up
    written = "" if is_proposed else amount_as_written(row.cells)
    read = [figure_words(figure, lang, worded=True), reading_words(figure, lang)] if figure else []
    # What is read just as it is written is not said twice; of blanks we write narrow ones.
    read = [one for one in read if " ".join(one.replace("\u202f", " ").split()) != written]
    about = join_html((plain(text(name, "").strip()) for name in SCOPES if text(name, "").strip()), ", ")
    page = text("page", "").strip() and say("grid.page", lang, page=text("page", ""))
    party = text("party", "").strip()
    speaker = text("cited_by", "") + (f" ({party})" if party else "")
    who = (speaker or text("producer", ""), text("document", ""), page)
    period = figure.period.named(lang) if figure else ""
    wrote = text("period", "").strip()
    periods = [wrote if period in ("", wrote) else period if is_proposed else f"{wrote} → {period}"]
    if since := figure.change_since.named(lang) if figure and figure.change_since else text("change_since", "").strip():
        periods.append(say("charts.since", lang, period=since))
    if figure and figure.measure_kind != "outcome":
        periods.append(say(f"kinds.{figure.measure_kind}", lang))
    parts = [
        Markup('<span class="cell"><b>{}</b> {} <code>{}</code></span>').format(plain(title), about, text("id", "")),
        Markup("") if is_proposed else Markup('<span class="cell">{}</span>').format(plain(written)),
        Markup('<span class="cell read">{}</span>').format(join_html((plain(one) for one in read if one), ", ")),
        Markup('<span class="cell">{}</span>').format(join_html(map(plain, periods), ", ")),
        Markup('<span class="cell">{}</span>').format(join_html((plain(one) for one in who if one), ", ")),
    ]  # fmt: skip
    kind = "figure-row proposed" if is_proposed else "figure-row"
    head = Markup('<div class="{}" role="group">{}</div>').format(kind, join_html(parts))
    return head + _known(row, judged, context) + _changes(row, judged, lang) + _of_quote(row, figure, context, looks_up)


def _known(row: GridRow, judged: JudgedGrid, context: PageContext) -> Markup:
    if row.number not in judged.in_table:
        return Markup("")
    identity = judged.in_table[row.number]
    words = say("grid.in_table", context.lang, id=identity) if identity else say("grid.example", context.lang)
    return Markup('<p class="echo">{}</p>').format(plain(words))


def _changes(row: GridRow, judged: JudgedGrid, lang: Lang) -> Markup:
    """What the row would change in the table, cell by cell."""
    return join_html(
        Markup('<p class="echo"><b>{}:</b> <del>{}</del> → <ins>{}</ins></p>').format(
            BY_NAME[one.column].label.of(lang) if one.column in BY_NAME else one.column,
            plain(one.old or say("corrections.blank", lang)), plain(one.new or say("corrections.blank", lang)),
        )
        for one in judged.changed.get(row.number, ())
    )  # fmt: skip


def _of_quote(row: GridRow, figure: Figure | None, context: PageContext, looks_up: bool) -> Markup:
    """Whether the number stands in the quote, and the quote in a document that is at hand."""
    lang, quote = context.lang, row.cells.get("quote", "").strip()
    if not quote:
        return Markup("")
    lines = [] if not figure or figure.value is None or is_in_quote(figure) else [(say("grid.no_number", lang), True)]
    if looks_up and (place := place_of_quote(quote, row.cells.get("page", ""), context)):
        lines.append(place)
    kinds = {True: "echo warning", False: "echo"}
    return join_html(Markup('<p class="{}">{}</p>').format(kinds[doubtful], plain(text)) for text, doubtful in lines)
