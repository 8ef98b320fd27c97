"""One change with one reason for all figures of a kind: of a statistic, a document, a speaker, a place, or a search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.adding import save_and_undo
from facts.app.adding.fields import echoes, label_and_name, suggestions
from facts.app.background_work import wait_for
from facts.app.markup import page_of, plain
from facts.app.pages import PageContext
from facts.app.table_problems import show_problems
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.figures.problems import Problem, Unreadable, has_errors
from facts.figures.wording import figure_words
from facts.reading.registers import Registers
from facts.saving.edit import CellChange
from facts.saving.edit_many import Edits, plan_corrections
from facts.saving.save_errors import SaveError
from facts.words import Lang, counted, say

_KINDS = ("series", "document", "cited_by", "place", "producer", "words")
# One screen: they are looked over before all of them are changed.
_ROWS_ON_A_PAGE = 20
# What belongs to one figure alone: the same text in several rows would be a mistake.
_OF_ONE = frozenset({"id", "value", "quote", "margin", "evidence", "cluster_size"})


def show_corrections_of_kind(context: PageContext) -> None:
    """Draw this part of the page."""
    lang = context.lang
    markup.show_text(say("corrections.kind_lead", lang))
    rows = _chosen_rows(context)
    if not rows:
        return
    changes = _changes(rows, context)
    if not changes:
        return
    why = show_reason("kind", lang)
    if not why:
        return
    try:
        edits = _plan_many(changes, context)
    except SaveError as refused:
        markup.show_alert(refused.text.of(lang))
    except Unreadable as unreadable:
        show_problems(unreadable.problems, lang, "kind")
    else:
        _offer(edits, changes, rows, why, context)


def _chosen_rows(context: PageContext) -> list[Figure]:
    """The figures of the kind that the reader chose, shown as they are."""
    lang, figures = context.lang, context.open_table.figures
    named = {name: BY_NAME[name].label.of(lang) for name in _KINDS if name in BY_NAME}
    kind: str | None = st.segmented_control(
        say("corrections.kind", lang), _KINDS, default="series", required=True, key="kind-of", persist_state="session",
        format_func=lambda name: named.get(name) or say("corrections.kind_words", lang),
    )  # fmt: skip
    kind = kind or "series"
    if kind == "words":
        text = st.text_input(say("corrections.search", lang), key="kind-words", max_chars=200, persist_state="session")
        wanted = (text or "").casefold().split()
        rows = [figure for figure in figures if wanted and has_words(figure.raw, wanted)]
    else:
        known = suggestions(context.open_table.table, lang)[kind]
        chosen = st.selectbox(
            BY_NAME[kind].label.of(lang), list(known), index=None, key=f"kind-{kind}", filter_mode="contains",
            format_func=lambda text: known.get(text, text), placeholder=say("corrections.kind_choose", lang),
            persist_state="session",
        )  # fmt: skip
        rows = [figure for figure in figures if chosen and figure.raw.get(kind, "").strip() == chosen]
    if not rows:
        return []
    ids = [figure.id for figure in rows]
    left = st.multiselect(
        say("corrections.kind_except", lang), ids, key=f"kind-except-{kind}",
        placeholder=say("corrections.kind_no_exception", lang), filter_mode="contains",
    )  # fmt: skip
    rows = [figure for figure in rows if figure.id not in left]
    markup.show_html(Markup("<p><b>{}</b></p>").format(counted("figures.kept", len(rows), lang)))
    heads = [say(f"corrections.{name}", lang) for name in ("id", "figure", "period", "who")]
    shown = page_of(rows, _ROWS_ON_A_PAGE, "kind-rows")
    who = {figure.id: figure.text("cited_by", lang) or figure.text("producer", lang) for figure in shown}
    table_rows = (
        [figure.id, *map(plain, (figure_words(figure, lang), figure.period.named(lang), who[figure.id]))]
        for figure in shown
    )
    markup.show_html(markup.table(heads, table_rows))
    return rows


def _changes(rows: Sequence[Figure], context: PageContext) -> tuple[CellChange, ...]:
    """The cells that get another text: all of a column, or those that say something now."""
    lang = context.lang
    columns = [name for name in dict.fromkeys((*BY_NAME, *rows[0].raw)) if name not in _OF_ONE]
    column = st.selectbox(
        say("corrections.column", lang), columns, index=None, key="kind-column", filter_mode="contains",
        format_func=lambda name: label_and_name(name, lang), placeholder=say("corrections.column_placeholder", lang),
        persist_state="session",
    )  # fmt: skip
    if column is None:
        return ()
    texts = Counter(figure.raw.get(column, "") for figure in rows)
    if len(texts) > 1:
        chosen = st.multiselect(
            say("corrections.kind_now", lang), list(texts), list(texts), key=f"kind-now-{column}-{len(rows)}",
            format_func=lambda text: f"{text or say('corrections.blank', lang)} ({texts[text]})",
            filter_mode="contains",
        )  # fmt: skip
    else:
        chosen = list(texts)
        show_cell_now(chosen[0], lang)
    key = f"kind-new-{save_and_undo.last_outcome().number}-{column}"
    new = st.text_input(say("corrections.new", lang), key=key, persist_state="session",
                        help=BY_NAME[column].help.of(lang) if column in BY_NAME else None)  # fmt: skip
    new = new or ""
    concerned = [figure for figure in rows if figure.raw.get(column, "") in chosen]
    changes = [CellChange(figure.id, column, figure.raw.get(column, ""), new) for figure in concerned]
    changes = [one for one in changes if one.old != one.new]
    if not new.strip() and not st.checkbox(say("corrections.kind_empty", lang), key=f"kind-blank-{column}"):
        return ()
    if not changes:
        markup.show_status(say("corrections.same", lang))
        return ()
    cells = {**concerned[0].raw, column: new}
    if read := echoes(cells, context.open_table.table.registers, lang).get(column):
        markup.show_echo(read)
    return tuple(changes)


def _plan_many(changes: tuple[CellChange, ...], context: PageContext) -> Edits:
    opened = context.open_table
    mark = repr((changes, opened.table.sha256, opened.beside))
    work = partial(_cached_plans, mark, changes, opened.data, opened.table.registers, opened.path.name)
    what = say("waiting.adding", context.lang, file=opened.path.name)
    return wait_for(work, mark, what, context.lang)


@st.cache_resource(max_entries=4, show_spinner=False)
def _cached_plans(mark: str, _changes: tuple[CellChange, ...], _data: bytes, _registers: Registers, file: str) -> Edits:
    return plan_corrections(_data, _changes, "-", _registers, file=file)


def _offer(
    edits: Edits, changes: tuple[CellChange, ...], rows: Sequence[Figure], why: str, context: PageContext
) -> None:
    """What the change does to the table and its charts, and a button to save it."""
    lang = context.lang
    if not show_new_problems(edits.problems, lang, "kind"):
        return
    after = save_and_undo.table_after(edits.data, context)
    ids = {one.id for one in changes}
    series = tuple(dict.fromkeys(figure.series for figure in (*rows, *after.figures) if figure.id in ids))
    left = {figure.series for figure in after.figures}
    touched = {key: say("preview.corrected", lang) for key in series if key in left}
    if touched:
        save_and_undo.show_charts(after, touched, context, "kind")
    if save_and_undo.ask_agreement(edits.obstacles, lang, "kind"):
        st.button(
            say("add.save", lang, rows=counted("grid.corrections", len(changes), lang)), type="primary", key="save",
            on_click=save_and_undo.correct_many, args=(context.open_table.path, changes, why, None, tuple(touched)),
        )  # fmt: skip


# --- what correcting one figure has in common with correcting many ----------------------------------------------


def show_reason(key: str, lang: Lang) -> str:
    """The field for the reason, and what was written there; "" while nothing was, which is said."""
    why = st.text_input(
        say("corrections.why", lang), key=f"{key}-why-{save_and_undo.last_outcome().number}", max_chars=1000,
        placeholder=say("corrections.why_placeholder", lang), persist_state="session",
    )  # fmt: skip
    if not (why or "").strip():
        markup.show_status(say("corrections.say_why", lang))
        return ""
    return why or ""


def show_cell_now(text: str, lang: Lang) -> None:
    """What stands in the table now."""
    now = plain(text or say("corrections.blank", lang))
    markup.show_html(Markup('<p class="now"><b>{}:</b> {}</p>').format(say("corrections.old", lang), now))


def show_new_problems(problems: Sequence[Problem], lang: Lang, key: str) -> bool:
    """What the change would bring that is not right; whether it may be saved all the same."""
    if problems:
        markup.show_heading(3, say("corrections.brings", lang))
        show_problems(problems, lang, key, on_screen=True)
    return not has_errors(problems)


def has_words(cells: Mapping[str, str], wanted: Iterable[str]) -> bool:
    """Whether each word, in small letters, stands somewhere in a row."""
    text = " ".join(cells.values()).casefold()
    return all(word in text for word in wanted)


def kind_of_rows(lang: Lang) -> str:
    """Whether one figure is corrected, or all of a kind."""
    chosen: str | None = st.segmented_control(
        say("corrections.scope", lang), ("figure", "kind"), default="figure", required=True, key="mend-scope",
        format_func=lambda name: say(f"corrections.scope_{name}", lang), persist_state="session",
    )  # fmt: skip
    return chosen or "figure"
