"""A published table: which of its measures, places, groups and years are wanted, and which statistic they continue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import get_args

import streamlit as st

from facts.app import markup
from facts.app.adding.fields import compare_with_known, field, suggestions, unit_words
from facts.app.background_work import wait_for
from facts.app.markup import plain
from facts.app.pages import PageContext
from facts.figures.columns import BY_NAME
from facts.figures.problems import Unreadable
from facts.reading.table import Incoming
from facts.statistics.period_text import Years
from facts.statistics.published_table import Asked, PublishedTable, Unpublished
from facts.statistics.read_published import Numbers, is_json, read_published
from facts.statistics.references import as_incoming, reference_rows
from facts.statistics.statistic_cells import continue_statistic
from facts.words import Lang, counted, say

_MOST_ROWS = 5000
"""More rows than anybody looks through in the grid; `reference` on the command line takes any number."""
_LEFT_OUT_SHOWN = 20


@dataclass(frozen=True, slots=True)
class _Answers:
    """What the file cannot say itself, and the reader has said."""

    sheet: str = ""
    numbers: Numbers | None = None
    years: Years | None = None

    @property
    def given(self) -> Mapping[Asked, str]:
        """The answers that there are, by what was asked."""
        answers: Mapping[Asked, str | None] = {"sheet": self.sheet, "numbers": self.numbers, "years": self.years}
        return {asked: answer for asked, answer in answers.items() if answer}


def is_published(data: bytes, name: str, context: PageContext) -> bool | None:
    """Whether the bytes are a statistics office's table: True for a known kind, None for a table that may be one."""
    try:
        table = _read_published(data, name, _Answers(), context)
    except Unpublished as unpublished:
        # What is wrong with a database's file only the reader of published tables can say.
        return None if unpublished.asks else name.casefold().endswith(".json") and is_json(data)
    except Unreadable:
        return False
    return None if table.kind == "table" and not is_json(data) else True


def choose_references(data: bytes, name: str, context: PageContext) -> Incoming | None:
    """The reference rows that the reader chose from the table; None while something has to be answered first."""
    lang, key = context.lang, sha256(data).hexdigest()[:8]
    answers = _answers(key)
    for asked, answer in answers.given.items():  # an answer can be changed
        _show_question(asked, data, key, lang, answer)
    try:
        table = _read_published(data, name, answers, context)
    except Unpublished as unpublished:
        markup.show_alert(unpublished.text.of(lang))
        if unpublished.asks not in answers.given:
            _show_question(unpublished.asks, data, key, lang)
        return None
    _show_what_it_is(table, context)
    where = _where(table, key, lang)
    many = len(table.select(where))
    if many > _MOST_ROWS:
        markup.show_alert(counted("published_page.too_many", many, lang, most=_MOST_ROWS))
        return None
    series = _series(table, key, context)
    left, right = st.columns(2)
    with left:
        url = _prefilled_field("source_url", table.source_url, key, lang)
    with right:
        producer = _prefilled_field("producer", table.producer, key, lang)
    if not series:
        markup.show_status(say("published_page.series_first", lang))
        return None
    try:
        known = {figure.series for figure in context.open_table.figures}
        of_series = continue_statistic(context.open_table.table, series if series in known else "")
        if series not in known:
            of_series = replace(of_series, cells={"series": series})
        found = reference_rows(
            table, where, source_url=url, producer=producer, series=of_series,
            units=context.open_table.table.registers.units, lang=lang,
        )  # fmt: skip
    except Unpublished as unpublished:
        which = say("published_page.which", lang)
        choose = [say("published_page.choose_above", lang, which=which)] if unpublished.asks == "where" else []
        markup.show_alert(unpublished.text.of(lang), *choose)
        return None
    for remark in [one for one in found.remarks if one not in table.remarks]:
        markup.show_status(remark.of(lang))
    return as_incoming(found, [figure.id for figure in context.open_table.figures])


def _read_published(data: bytes, name: str, answers: _Answers, context: PageContext) -> PublishedTable:
    mark, what = f"published {sha256(data).hexdigest()} {answers}", say("waiting.reading", context.lang, file=name)
    read = wait_for(partial(_read_once, data, name, answers), mark, what, context.lang)
    if isinstance(read, Unpublished):
        raise Unpublished(read.text, read.asks, read.line)
    return read


@st.cache_resource(max_entries=4, show_spinner=False)
def _read_once(data: bytes, name: str, answers: _Answers) -> PublishedTable | Unpublished:
    try:
        return read_published(data, name, sheet=answers.sheet, numbers=answers.numbers, years=answers.years)
    except Unpublished as unpublished:
        return unpublished


def _answers(key: str) -> _Answers:
    state = st.session_state.setdefault(f"published-{key}", {})
    return _Answers(state.get("sheet", ""), state.get("numbers"), state.get("years"))


def _show_question(asked: Asked, data: bytes, key: str, lang: Lang, answer: str = "") -> None:
    """What has to be known before the table can be read, with the `answer` that was given."""
    options: Mapping[Asked, Sequence[str]] = {
        "numbers": get_args(Numbers), "years": get_args(Years),
        "sheet": _sheets(sha256(data).hexdigest(), data) if asked == "sheet" else (),
    }  # fmt: skip
    if not options.get(asked) or (answer and answer not in options[asked]):
        return
    if answer:
        st.session_state.setdefault(f"answer-{key}-{asked}", answer)
    st.selectbox(
        say(f"published_page.answer_{asked}", lang), options[asked], index=None, key=f"answer-{key}-{asked}",
        placeholder=say("corrections.kind_choose", lang), on_change=_answer, args=(key, asked),
        format_func=lambda one: one if asked == "sheet" else say(f"published_page.{asked}_{one}", lang),
        persist_state="session",
    )  # fmt: skip


@st.cache_data(max_entries=4, show_spinner=False)
def _sheets(mark: str, _data: bytes) -> Sequence[str]:
    from facts.statistics.sheets import read_sheets

    try:
        return [sheet.name for sheet in read_sheets(_data) if sheet.name]
    except Unreadable:
        return []


def _answer(key: str, asked: str) -> None:
    st.session_state[f"published-{key}"][asked] = st.session_state[f"answer-{key}-{asked}"]


def _show_what_it_is(table: PublishedTable, context: PageContext) -> None:
    """What the file says of itself, and which of its cells hold no figure."""
    lang = context.lang
    registers = context.open_table.table.registers
    unit = unit_words(table.unit_name(registers.units), registers, lang)
    facts = (
        ("title", table.title), ("producer", table.producer), ("unit", unit), ("updated", table.updated),
        ("sheet", table.sheet),
    )  # fmt: skip
    markup.show_heading(3, say("published_page.heading", lang))
    lines = [f"{say(f'published_page.{name}', lang)}: {text}" for name, text in facts if text]
    markup.show_status(*lines, counted("figures.kept", len(table.numbers), lang))
    for remark in table.remarks:
        markup.show_status(remark.of(lang))
    if table.left_out:
        with st.expander(counted("published_page.left_out", len(table.left_out), lang)):
            few = table.left_out[:_LEFT_OUT_SHOWN]
            heads = [say("mapping.line", lang), say("published_page.why", lang)]
            markup.show_html(markup.table(heads, ((str(one.line), plain(one.why.of(lang))) for one in few)))


def _where(table: PublishedTable, key: str, lang: Lang) -> dict[str, list[str]]:
    """The values that the reader chose in each dimension with more than one; none chosen means all."""
    markup.show_heading(4, say("published_page.which", lang))
    where: dict[str, list[str]] = {}
    counts = table.count()
    for n, dimension in enumerate(table.dimensions):
        if len(dimension.values) < 2:
            continue
        values = list(filter(None, dimension.values))  # of several tables one may not be divided by it
        role = say(f"published_page.role_{dimension.role}", lang)
        is_same = dimension.name.casefold() == role.casefold()
        label = role if is_same else f"{role}: {markup.label_text(dimension.name)}"
        chosen = st.multiselect(
            label, values, key=f"where-{key}-{n}", placeholder=say("published_page.all", lang),
            format_func=partial(_with_count, counts[n]), filter_mode="contains", persist_state="session",
        )  # fmt: skip
        if chosen:
            where[dimension.name] = chosen
    return where


def _with_count(counts: Mapping[str, int], value: str) -> str:
    return f"{value} ({counts.get(value, 0)})"


def _series(table: PublishedTable, key: str, context: PageContext) -> str:
    """The statistic of the user's table that the figures continue, or the key of a new one."""
    lang = context.lang
    known = suggestions(context.open_table.table, lang)["series"]
    lead = "lead" if known else "first"
    proposed = {table.title: table.title} if table.title and table.title not in known else {}
    markup.show_heading(4, say("mapping.statistic", lang), say(f"mapping.statistic_{lead}", lang))
    chosen = field(BY_NAME["series"], f"published-series-{key}", lang, known=proposed | known, needed=True).strip()
    compare_with_known(chosen, known, lang)
    return chosen


def _prefilled_field(name: str, said: str, key: str, lang: Lang) -> str:
    """A field that begins with what the file says of itself."""
    own = f"published-{key}-{name}"
    st.session_state.setdefault(own, said)
    column = BY_NAME[name]
    label = column.label.of(lang) + (" *" if column.need == "reference" else "")
    return st.text_input(label, key=own, help=column.help.of(lang), persist_state="session").strip()
