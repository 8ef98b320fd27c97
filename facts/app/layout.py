"""What stands around every page: its style, how wide a chart may be, the filters, and what is shown without a table."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from facts.app import filters, markup, table_problems
from facts.app.filters import Filters
from facts.app.open_table import OpenTable
from facts.app.page_context import PageContext
from facts.app.pages import PAGES, AppPage
from facts.words import Lang, say

ICON = Path(__file__).with_name("icon.svg")
"""The picture in the browser's tab; a named icon would be fetched from the network."""
_FOLD = "fold-filters"
_WIDE = 1280
_STEP = 40
_REPORT = """
export default function ({ setStateValue, data }) {
  const step = data.step;
  let told = data.told;
  const tell = () => {
    const width = Math.min(data.wide, Math.floor(window.innerWidth / step) * step);
    if (width !== told) { told = width; setStateValue("width", width); }
  };
  tell();
  let waiting;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(tell, 250); };
  window.addEventListener("resize", later);
  return () => window.removeEventListener("resize", later);
}
"""


@dataclass(frozen=True, slots=True)
class WindowLayout:
    """Cards side by side and the width of the chart in each, in CSS pixels; `is_narrow` on a telephone."""

    columns: int
    chart_width: int
    is_narrow: bool = False


def layout_for(window: int) -> WindowLayout:
    """The layout for a window `window` CSS pixels wide: two columns of cards from 1 080 pixels."""
    # Measured: the page's padding and a card's border and padding take 64 pixels below 640, else 128.
    if window >= 1080:
        return WindowLayout(2, (window - 128 - 16) // 2 - 40)
    is_narrow = window < 640
    return WindowLayout(1, max(260, min(720, window - (72 if is_narrow else 200))), is_narrow)


def window_layout() -> WindowLayout:
    """The layout for this reader's window, which is taken as wide until it says otherwise."""
    report = st.components.v2.component("window_width", js=_REPORT)
    told = (st.session_state.get("window") or {}).get("width") or _WIDE
    report(
        key="window",
        data={"step": _STEP, "wide": _WIDE, "told": told},
        on_width_change=lambda: None,
        height=1,
    )
    return layout_for(int(told))


def show_style() -> None:
    """The style sheet of the markup."""
    st.html(Path(__file__).with_name("style.css"))


def show_filters(path: str, opened: OpenTable, lang: Lang, *, folded: bool) -> Filters:
    """What the reader chose, for the page at `path`; everything when there is nothing to choose from.

    Where they would fill the screen the filters are `folded`, and open when the address chooses something.
    """
    figures = opened.figures
    if opened.is_broken or not figures:
        return Filters()
    if not any(page.has_filters for page in PAGES if page.path == path):
        return filters.choose_filters(figures, lang, shown=False)
    with _fold(lang) if folded else nullcontext():
        chosen = filters.choose_filters(figures, lang)
    if chosen.series:
        filters.show_linked_series(chosen.series, figures, lang)
    return chosen


def _fold(lang: Lang) -> DeltaGenerator:
    st.session_state.setdefault(_FOLD, any(name in st.query_params for name in filters.NAMES))
    return st.expander(say("filters.fold", lang), key=_FOLD, on_change="rerun")


def show_page(page: AppPage, context: PageContext) -> None:
    """`page`, or what a reader must know first: the table's problems, or how to start with an empty one."""
    if page.needs_figures:
        for complaint in context.open_table.table.registers.complaints:
            markup.show_status(complaint.of(context.lang))
    if page.needs_figures and context.open_table.is_broken:
        table_problems.show_broken(context)
    elif page.needs_figures and not context.open_table.figures:
        table_problems.show_start(context)
    else:
        page.show(context)
