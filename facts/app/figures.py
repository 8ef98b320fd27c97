"""The figures as a table; a chosen row opens to every field, as it was written and as it is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from textwrap import wrap

import pandas as pd
import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.field_readings import every_field, fields_side_by_side
from facts.app.findings import finding_lines
from facts.app.markup import page_of, plain
from facts.app.pages import PageContext
from facts.audit.two_figures import compare_two
from facts.figures.figure import Figure
from facts.figures.wording import figure_words
from facts.words import Lang, counted, say

# All that are sent at once; the table scrolls, and the filters find the rest.
_FIGURES_ON_A_PAGE = 500
# CSS pixels: Streamlit's own row, and a table that leaves the chosen row's fields in sight.
_ROW_HEIGHT, _TABLE_HEIGHT = 35, 640
_TABLE = "figures_table"
# In CSS pixels: a column is as wide as its longest text, within these bounds. What is longer stands whole in the row
# that is opened. Of Streamlit's letters and cells as they were measured.
_NARROWEST, _WIDEST, _PIXELS_A_LETTER, _PADDING = 60, 600, 6.3, 24
# On a telephone a number stands in sight beside what it is about, in as many lines as the longest name takes there, but
# not so many that few rows would be seen.
NARROW_WIDTHS = (165, 140)
_LINE, _MOST_LINES, _AROUND = 17.5, 6, 8
# Streamlit breaks words into lines only in rows that are higher than 4 rem.
_LEAST_WITH_LINES = 65


def show_figures(context: PageContext) -> None:
    """Draw the page."""
    lang, figures = context.lang, context.open_table.figures
    with context.above:
        markup.show_heading(1, say("pages.figures", lang), say("figures.lead", lang))
    kept = context.chosen.matching(figures)
    if not kept:
        markup.show_status(say("filters.none_kept", lang))
        return
    above = st.empty()
    # The table stays where it is when a row is chosen: it would else lose its place and the next click.
    beside = st.columns((3, 2), gap="medium") if context.columns > 1 else (nullcontext(), nullcontext())
    with beside[0]:
        shown = page_of(kept, _FIGURES_ON_A_PAGE, "figures")
        chosen = _choose_figures(shown, context)
    is_beside = len(chosen) == 1 and context.columns > 1
    above.caption(_count(len(kept), len(chosen), lang, is_beside=is_beside))
    with beside[1]:
        if len(chosen) == 1:
            _show_figure(chosen[0], context)
        else:
            markup.show_html(Markup('<span class="no-detail"></span>'))
    if len(chosen) == 2:
        _compare(chosen[0], chosen[1], context)
    elif len(chosen) > 2:
        for figure in chosen:
            _show_figure(figure, context)


def _count(kept: int, chosen: int, lang: Lang, *, is_beside: bool) -> str:
    """How many figures the table has, and where to look for the chosen ones, which a long table hides."""
    words = counted("figures.kept", kept, lang)
    where = "beside" if is_beside else "below"
    return f"{words} · {counted(f'figures.{where}', chosen, lang)}" if chosen else words


def _choose_figures(figures: Sequence[Figure], context: PageContext) -> list[Figure]:
    """Show the table and give the rows that the reader chose."""
    listing = _listing(figures, context.lang)
    widths = {str(name): _width(str(name), texts) for name, texts in listing.items()}
    height = _ROW_HEIGHT
    if context.is_narrow:
        widths |= dict(zip(widths, NARROW_WIDTHS, strict=False))
        height = row_height_on_telephone(map(str, listing.iloc[:, 0]))
    event = st.dataframe(
        listing,
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key=_TABLE,
        alt=say("pages.figures", context.lang),
        height=min(height * len(figures) + _ROW_HEIGHT + 3, _TABLE_HEIGHT),
        row_height=height,
        column_config={name: st.column_config.Column(width=width) for name, width in widths.items()},
    )
    return [figures[row] for row in event.selection.rows if row < len(figures)]


def row_height_on_telephone(names: Iterable[str]) -> int:
    """The height of a row on a telephone in CSS pixels, which Streamlit has the same for all of them."""
    letters = int((NARROW_WIDTHS[0] - _PADDING) / _PIXELS_A_LETTER)
    lines = max((len(wrap(name, letters)) for name in set(names)), default=1)
    if lines == 1:
        return _ROW_HEIGHT
    return max(_LEAST_WITH_LINES, round(_AROUND + _LINE * min(lines, _MOST_LINES)))


def _width(head: str, texts: Iterable[str]) -> int:
    longest = max(len(head), *map(len, texts))
    return max(_NARROWEST, min(_WIDEST, round(longest * _PIXELS_A_LETTER) + _PADDING))


def _listing(figures: Sequence[Figure], lang: Lang) -> pd.DataFrame:
    """One row for each figure, in the reader's words."""
    head = {
        name: say(f"figures.{name}", lang)
        for name in ("series", "figure", "period", "place", "by", "party", "kind", "id")
    }
    return pd.DataFrame(
        {
            head["series"]: [figure.series_title(lang) for figure in figures],
            head["figure"]: [figure_words(figure, lang, worded=True) for figure in figures],
            head["period"]: [figure.period.named(lang) for figure in figures],
            head["place"]: [figure.text("place", lang) for figure in figures],
            head["by"]: [figure.text("cited_by", lang) or figure.text("producer", lang) for figure in figures],
            head["party"]: [", ".join(figure.parties) for figure in figures],
            head["kind"]: [_kind(figure, lang) for figure in figures],
            head["id"]: [figure.id for figure in figures],
        },
        dtype="str",
    )


def _kind(figure: Figure, lang: Lang) -> str:
    return say(f"kinds.{figure.measure_kind}" if figure.is_claim else "kinds.reference", lang)


def _compare(first: Figure, second: Figure, context: PageContext) -> None:
    """What can be said of two figures, or what forbids it; then field by field beside each other."""
    lang = context.lang
    beside = compare_two(context.open_table.table_view(), first.id, second.id)
    markup.show_html(
        Markup("<h2>{}</h2><p><b>{}</b></p>").format(say("figures.compared", lang), plain(beside.message.of(lang)))
        + finding_lines(beside.findings, lang)
        + fields_side_by_side(first, second, (_title_of(first, lang), _title_of(second, lang)), context)
    )


def _title_of(figure: Figure, lang: Lang) -> Markup:
    """What the figure says, with its kind unless it is a claimed outcome: Summer jobs: target 3,000 jobs (2010)."""
    words = figure_words(figure, lang, worded=True)
    kind = "" if figure.is_claim and figure.measure_kind == "outcome" else f"{_kind(figure, lang)} "
    title = plain(figure.series_title(lang))
    return title + Markup(": ") + plain(f"{kind}{words} ({figure.period.named(lang)})")


def _show_figure(figure: Figure, context: PageContext) -> None:
    """Every field of a figure, raw beside interpreted, and the translations."""
    lang = context.lang
    markup.show_html(
        Markup('<div class="detail"><h2>{}</h2><p><code>{}</code> · <span>{}</span></p></div>').format(
            _title_of(figure, lang), figure.id, say("figures.line", lang, line=figure.line)
        )
        + every_field(figure, context.open_table.parties, lang)
    )
