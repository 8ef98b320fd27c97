"""A table with other headers: the reader says what each column holds, and what the file does not say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.adding.drafts import Draft, first_rows
from facts.app.adding.fields import compare_with_known, field, label_and_name, suggestions
from facts.app.markup import label_text, plain
from facts.app.pages import PageContext
from facts.csvfile.source import Source
from facts.figures.columns import BY_NAME
from facts.figures.figure import Figure
from facts.language.written_numbers import DecimalSign
from facts.reading.mapping import (
    OF_A_CLAIM,
    ColumnMapping,
    ambiguous_numbers,
    count_gaps,
    guess_mapping,
    rows_by_kind,
    titles,
)
from facts.reading.number_writing import TwoReadings
from facts.saving.remembered_mappings import OF_ONE_DOCUMENT, recall_mapping
from facts.words import LANGS, Lang, counted, say
from facts.words.numbers import number

_LEAVE_OUT = ""
# A few cells show what a column holds; of numbers with two readings some more show which is meant.
_EXAMPLES = 3
_NUMBERS = 6
# New years are comparable with the earlier ones only where these are the same.
_SHARED = ("unit", "place", "population", "definition", "time_kind")
_SEVERAL = 2
_OF_HEADINGS = ("period", "place", "population", "definition", "title", "series", "unit", "measure_kind", "note")
# What hardly two rows share is not offered as the same for all; a figure never is.
_OF_EACH_ROW = ("id", "series", "quote", "value")
_OF_A_REFERENCE = ("source_url", "producer", "document_date")


def choose_columns(draft: Draft, context: PageContext) -> ColumnMapping | None:
    """The mapping that the reader chose; None while something is missing."""
    lang, source = context.lang, draft.source
    key = sha256(repr(source.header.written).encode()).hexdigest()[:12]
    known = recall_mapping(context.open_table.path, source)
    if draft.is_foreign:
        start = known or guess_mapping(source)
        mapping = _chosen_mapping(source, start, context, key, is_known=known is not None)
    else:
        start = known or ColumnMapping(())
        mapping = ColumnMapping(source.header.columns)
    if mapping is None:
        return None
    readings = ambiguous_numbers(source, mapping)
    signs = {name: _choose_decimals(name, found, start, lang, key) for name, found in readings.items()}
    if not all(signs.values()):
        return None
    return replace(mapping, decimals={name: sign for name, sign in signs.items() if sign})


def _chosen_mapping(
    source: Source, start: ColumnMapping, context: PageContext, key: str, *, is_known: bool
) -> ColumnMapping | None:
    """What each column is, and what the file does not say; None, with the reason said, while that is not enough."""
    lang = context.lang
    markup.show_heading(3, say("mapping.title", lang))
    markup.show_status(say("mapping.remembered" if is_known else "mapping.lead", lang))
    carried = {name: text for name, text in start.constants.items() if name not in OF_ONE_DOCUMENT}
    for name, text in carried.items():
        st.session_state.setdefault(_constant_key(key, name), text)
    if carried:
        texts = "; ".join(f"{BY_NAME[name].label.of(lang) if name in BY_NAME else name}: {text}"
                          for name, text in carried.items())  # fmt: skip
        markup.show_status(say("mapping.taken_over", lang, texts=texts))
    columns = tuple(_columns(source, start, lang, key))
    if twice := sorted({name for name in columns if name and name != "value" and columns.count(name) > 1}):
        markup.show_alert(say("mapping.twice", lang, columns=_labels(twice, lang)))
        return None
    headings = _headings(columns, start, lang, key)
    repeated = _ask_repeated(source, columns, start, lang, key)
    given = (*columns, headings) if headings else columns
    statistic = _choose_statistic(source, given, context, key)
    reads_text = _reads_text(columns, start, lang, key)
    constants = _constants(given, statistic, carried, context, key, reads_text=reads_text)
    mapping = ColumnMapping(columns, constants, {}, statistic.titled, headings, repeated, reads_text=reads_text)
    if mapping.missing:
        hint = [say("mapping.no_figures", lang)] if "value" in mapping.missing else []
        markup.show_alert(say("form.still", lang, columns=_labels(mapping.missing, lang)), *hint)
        return None
    return replace(mapping, leaves_out=_leaves_out(source, mapping, start, lang, key))


def _headings(columns: tuple[str, ...], start: ColumnMapping, lang: Lang, key: str) -> str:
    """Which column of ours the headings of several columns of figures fill; "" where there is one such column."""
    if columns.count("value") < _SEVERAL:
        return ""
    options = [_LEAVE_OUT, *(name for name in _OF_HEADINGS if name not in columns)]
    guessed = start.headings if start.headings in options else _LEAVE_OUT
    chosen: str = st.selectbox(
        say("mapping.headings", lang), options, options.index(guessed), key=f"headings-{key}",
        format_func=lambda name: _option(name, lang), help=say("mapping.headings_help", lang), persist_state="session",
    )  # fmt: skip
    return chosen


def _reads_text(columns: tuple[str, ...], start: ColumnMapping, lang: Lang, key: str) -> bool:
    """Whether the figures stand only in the words: asked of a file with quotes and no column of figures."""
    if "quote" not in columns or "value" in columns or "direction" in columns:
        return False
    return st.checkbox(
        say("mapping.reads_text", lang),
        value=start.reads_text,
        key=f"text-{key}",
        help=say("mapping.reads_help", lang),
        persist_state="session",
    )


def _ask_repeated(
    source: Source, columns: tuple[str, ...], start: ColumnMapping, lang: Lang, key: str
) -> tuple[str, ...]:
    """The columns in which a blank cell means the text above it."""
    return tuple(
        name
        for name, n in count_gaps(source, columns).items()
        if st.checkbox(
            counted("mapping.repeat", n, lang, column=BY_NAME[name].label.of(lang)),
            value=name in start.repeated, key=f"repeat-{key}-{name}", persist_state="session",
        )
    )  # fmt: skip


def _leaves_out(source: Source, mapping: ColumnMapping, start: ColumnMapping, lang: Lang, key: str) -> tuple[str, ...]:
    """The kinds of rows that the reader leaves out: those without a figure, and totals."""
    chosen = []
    for kind, rows in rows_by_kind(source, mapping).items():
        words = counted(f"mapping.leave_{kind}", len(rows), lang)
        if st.checkbox(words, value=kind in start.leaves_out, key=f"leave-{key}-{kind}", persist_state="session"):
            chosen.append(kind)
        else:
            few = "; ".join(rows[:_EXAMPLES]) + (" …" if len(rows) > _EXAMPLES else "")
            markup.show_html(Markup('<p class="echo">{}</p>').format(plain(few)))
    return tuple(chosen)


def _columns(source: Source, start: ColumnMapping, lang: Lang, key: str) -> list[str]:
    """What each column of the file becomes."""
    examples = list(first_rows(source, _EXAMPLES))
    chosen = []
    for n, written in enumerate(source.header.written):
        says, becomes = st.columns([2, 3], vertical_alignment="center")
        cells = ", ".join(row[n] for row in examples if n < len(row) and row[n].strip())
        heading = written if written.strip() else say("mapping.no_heading", lang, n=n + 1)
        with says:
            markup.show_html(
                Markup('<p><b>{}</b> <small class="sub">{}</small></p>').format(plain(heading), plain(cells))
            )
        own = written.strip()
        options = [_LEAVE_OUT, *BY_NAME, *([own] if own and own not in BY_NAME else [])]
        guessed = start.columns[n] if start.columns[n] in options else _LEAVE_OUT
        with becomes:
            chosen.append(
                st.selectbox(
                    say("mapping.column", lang, n=n + 1, heading=label_text(heading)), options,
                    options.index(guessed), key=f"map-{key}-{n}",
                    format_func=lambda name: _option(name, lang), label_visibility="collapsed",
                    filter_mode="contains", persist_state="session",
                )
            )  # fmt: skip
    return chosen


def _option(name: str, lang: Lang) -> str:
    if name == _LEAVE_OUT:
        return say("mapping.leave_out", lang)
    return label_and_name(name, lang) if name in BY_NAME else say("mapping.own", lang)


def _constants(
    columns: tuple[str, ...],
    statistic: Statistic,
    carried: Mapping[str, str],
    context: PageContext,
    key: str,
    *,
    reads_text: bool,
) -> dict[str, str]:
    """What is the same for all rows and stands in no column."""
    lang = context.lang
    constants = {} if "series" in columns else {"series": statistic.series}
    markup.show_heading(4, say("mapping.constants", lang), say("mapping.constants_lead", lang))
    known = suggestions(context.open_table.table, lang)
    lacking = [name for name in BY_NAME if name not in columns and name not in _OF_EACH_ROW]
    asked = st.session_state.get(_more_key(key), carried)
    st.session_state[_more_key(key)] = [name for name in asked if name in lacking]
    more = st.multiselect(
        say("mapping.more", lang), lacking, key=_more_key(key), format_func=lambda name: _option(name, lang),
        placeholder=say("mapping.more_placeholder", lang), filter_mode="contains", persist_state="session",
    )  # fmt: skip
    # A claim is what a row is anyway, and the columns that claims need are asked for; where nobody says anything, and
    # somebody measured, the figures are published ones.
    if "producer" in columns and OF_A_CLAIM.isdisjoint(columns):
        st.session_state.setdefault(_constant_key(key, "role"), "reference")
    if "role" not in columns and field(BY_NAME["role"], _constant_key(key, "role"), lang) == "reference":
        constants["role"] = "reference"
    needed = ColumnMapping(columns, constants, reads_text=reads_text).missing
    of_role = _OF_A_REFERENCE if "role" in constants else ("party_basis",) if "party" in columns else ()
    for name in dict.fromkeys((*needed, *of_role, *more)):
        if name != "value" and name not in (*columns, *constants):
            constants[name] = field(
                BY_NAME[name], _constant_key(key, name), lang, known=known.get(name), needed=name in needed
            )
    return {name: text for name, text in constants.items() if text}


def _choose_decimals(
    name: str, found: Sequence[TwoReadings], start: ColumnMapping, lang: Lang, key: str
) -> DecimalSign | None:
    """Which sign begins the decimals in a column, and what its numbers become."""
    label = BY_NAME[name].label.of(lang)
    markup.show_heading(4, say("mapping.decimals_title", lang))
    markup.show_status(say("mapping.decimals_lead", lang, column=label))
    signs: tuple[DecimalSign, DecimalSign] = (",", ".")
    chosen: DecimalSign | None = st.segmented_control(
        say("mapping.sign", lang, column=label), signs, default=start.decimals.get(name), key=f"sign-{key}-{name}",
        format_func=lambda sign: say("mapping.sign_comma" if sign == "," else "mapping.sign_point", lang),
        persist_state="session",
    )  # fmt: skip
    columns = [name for name, sign in zip(("with_comma", "with_point"), signs, strict=True) if chosen in (None, sign)]
    heads = ["written", "is_read"] if chosen else ["written", *columns]
    rows = (
        [plain(one.written), *(number(getattr(one, column), lang) for column in columns)] for one in found[:_NUMBERS]
    )
    markup.show_html(markup.table([say(f"mapping.{head}", lang) for head in heads], rows))
    return chosen


def _labels(names: Sequence[str], lang: Lang) -> str:
    return ", ".join(BY_NAME[name].label.of(lang) if name in BY_NAME else name for name in names)


class Statistic(NamedTuple):
    """The series that all rows continue, "" for none, and those that rows continue by their title."""

    series: str = ""
    titled: Mapping[str, str] = MappingProxyType({})


def _choose_statistic(source: Source, columns: tuple[str, ...], context: PageContext, key: str) -> Statistic:
    """The statistic, chosen among those in the table or new; nothing to choose where the file has a column for it."""
    lang, titled = context.lang, "title" in columns
    known = suggestions(context.open_table.table, lang)["series"]
    if "series" in columns or (titled and not known):
        return Statistic()
    lead = "titled" if titled else "lead" if known else "first"
    markup.show_heading(4, say("mapping.statistic", lang), say(f"mapping.statistic_{lead}", lang))
    chosen = field(
        BY_NAME["series"], _constant_key(key, "series"), lang, known=known, needed=not titled,
        on_change=partial(_carry, context.open_table.figures, columns, key),
    ).strip()  # fmt: skip
    compare_with_known(chosen, known, lang)
    if titled and not chosen:
        return Statistic(titled=_series_by_title(titles(source, columns), context, key))
    said = _said_by_all(context.open_table.figures, chosen)
    carried = [name for name, text in said.items() if st.session_state.get(_constant_key(key, name)) == text]
    if labels := ", ".join(BY_NAME[name].label.of(lang) for name in carried if name not in columns):
        markup.show_status(say("mapping.carried", lang, columns=labels))
    return Statistic(chosen)


def _series_by_title(written: Iterable[str], context: PageContext, key: str) -> dict[str, str]:
    """By title in the file, the series of the table that has it in either language, unless the reader says no."""
    named: dict[str, set[str]] = {}
    for figure in {figure.series: figure for figure in context.open_table.figures}.values():
        for lang in LANGS:
            named.setdefault(figure.series_title(lang).casefold(), set()).add(figure.series)
    found = {title: named[title.casefold()] for title in written if len(named.get(title.casefold(), ())) == 1}
    if not found:
        return {}
    markup.show_status(say("mapping.same_title", context.lang, titles="; ".join(found)))
    if not st.checkbox(
        say("mapping.continue", context.lang), value=True, key=f"continue-{key}", persist_state="session"
    ):
        return {}
    return {title: series for title, (series,) in found.items()}


def _constant_key(key: str, name: str) -> str:
    """The key of the field for what is the same in all rows."""
    return f"all-{key}-{name}"


def _more_key(key: str) -> str:
    """The key of the choice of further columns to fill."""
    return f"more-{key}"


def _carry(figures: Iterable[Figure], columns: tuple[str, ...], key: str) -> None:
    """Propose in the fields below what all figures of the chosen series say."""
    said = _said_by_all(figures, st.session_state.get(_constant_key(key, "series")) or "")
    for name in _SHARED:
        st.session_state[_constant_key(key, name)] = said.get(name)
    asked = [name for name in st.session_state.get(_more_key(key), ()) if name not in _SHARED]
    st.session_state[_more_key(key)] = [*asked, *(name for name in said if name not in (*columns, "unit"))]


def _said_by_all(figures: Iterable[Figure], series: str) -> Mapping[str, str]:
    """What is one and the same text in every figure of the series, by column."""
    own = [figure for figure in figures if figure.series == series]
    said = {}
    for name in _SHARED:
        texts = {figure.raw.get(name, "").strip() for figure in own}
        if len(texts) == 1 and (text := texts.pop()):
            said[name] = text
    return said
