"""The app from above: the table is read once, and around every page stand its style, language switch and filters."""

from __future__ import annotations

import tomllib
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from facts.app import filters, markup, open_table, server, table_problems
from facts.app.filters import Filters
from facts.app.links import adopt_address
from facts.app.open_table import OpenTable
from facts.app.pages import PAGES, AppPage, PageContext
from facts.words import LANGS, LANGUAGES, Lang, say

_ICON = Path(__file__).with_name("icon.svg")
"""The picture in the browser's tab; a named icon would be fetched from the network."""
_STYLE = Path(__file__).with_name("style.css")
_FOLD = "fold-filters"
# CSS pixels, until the browser has said how wide it is: a usual screen of a laptop.
_WIDE = 1280
# The page is drawn anew at each step, not at each pixel that a window is drawn wider.
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
# Streamlit calls every page English, which a screen reader follows, and has its own labels in English alone; its
# drawer loses the focus.
_PAGE = Path(__file__).with_name("page.js").read_text("utf-8")
_WORDS = tomllib.loads(Path(__file__).with_name("streamlit_sv.toml").read_text("utf-8"))
STREAMLIT_SENTENCES = [(label, *texts) for label, texts in _WORDS.pop("instead").items()]
STREAMLIT_LABELS = list(_WORDS.items())


def draw_app() -> None:
    """Draw the whole screen for one reader, as at every click."""
    server.has_been_embedded()
    st.set_page_config(page_icon=str(_ICON), layout="wide")
    st.html(_STYLE)
    titles = _language_of_titles()
    is_owner = server.may_choose_table()
    # The page itself is drawn at the end, when all that it needs is there: navigation only chooses which.
    chosen = st.navigation(
        [
            st.Page(
                lambda: None,
                title=say(f"pages.{page.name}", titles),
                url_path=page.path,
                default=page.path == "",
                visibility="hidden" if page.is_for_owner and not is_owner else "visible",
            )
            for page in PAGES
        ],
        position="top",
    )
    with st.container(key="language"):
        lang = _choose_language()
    window = _window_layout()
    table = open_table.read_open_table(lang)
    above = st.container(key="above")
    # Drawn here and not by a page, the filters stay what they are, also in the address, from page to page.
    kept = _show_filters(chosen.url_path, table, lang, folded=window.is_narrow)
    context = PageContext(table, lang, window.chart_width, window.columns, kept, above, window.is_narrow)
    chosen.run()
    _show_page(next(page for page in PAGES if page.path == chosen.url_path), context)


def _show_page(page: AppPage, context: PageContext) -> None:
    """`page`, or what a reader must know first: the table's problems, or how to start with an empty one."""
    if page.needs_figures:
        for complaint in context.open_table.table.registers.complaints:
            markup.show_status(complaint.of(context.lang))
    if page.needs_figures and context.open_table.is_broken:
        table_problems.show_broken(context)
    elif page.needs_figures and not context.open_table.figures:
        table_problems.show_start(context)
    else:
        if page.needs_figures:
            open_table.wait_for_documents(context.open_table, context.lang)
        page.show(context)


def _show_filters(path: str, opened: OpenTable, lang: Lang, *, folded: bool) -> Filters:
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


# --- the reader's language: the address, else the switch, else the browser decides ------------------------------------


def _language_of_titles() -> Lang:
    """The language in which the pages are named: they must be known before the switch is drawn."""
    chosen: Lang | None = st.session_state.get("lang")
    if chosen is not None:
        return chosen
    written = st.query_params.get_all("lang")
    return next((lang for lang in LANGS if {lang, LANGUAGES[lang].name} & set(written)), _browser_language())


def _choose_language() -> Lang:
    """Show the switch and return the language; the address keeps it when it is not the browser's own."""
    browser = _browser_language()
    adopt_address("lang", LANGS, lambda option, _: LANGUAGES[option].name, browser)
    chosen: Lang | None = st.segmented_control(
        say("app.language", browser), LANGS, default=browser, required=True, key="lang", bind="query-params",
        format_func=lambda lang: LANGUAGES[lang].name, label_visibility="collapsed",
    )  # fmt: skip
    lang = chosen or browser  # an address that ends in lang= chooses nothing
    st.components.v2.component("page", js=_PAGE)(
        data={"lang": lang, "words": STREAMLIT_LABELS, "instead": STREAMLIT_SENTENCES}, height=1
    )
    return lang


def _browser_language() -> Lang:
    """The browser's own language where it is one of ours, English for every other."""
    return next((lang for lang in LANGS if (st.context.locale or "").lower().startswith(lang)), "en")


# --- how wide a chart may be ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _WindowLayout:
    """Cards side by side and the width of the chart in each, in CSS pixels; `is_narrow` on a telephone."""

    columns: int
    chart_width: int
    is_narrow: bool = False


def _layout_for(window: int) -> _WindowLayout:
    """The layout for a window `window` CSS pixels wide: two columns of cards from 1 080 pixels."""
    # Measured: the page's padding and a card's border take 72 pixels, and 200 from 864 on, where Streamlit's padding
    # grows.
    if window >= 1080:
        return _WindowLayout(2, (window - 128 - 16) // 2 - 40)
    return _WindowLayout(1, max(260, min(720, window - (72 if window < 864 else 200))), is_narrow=window < 640)


def _window_layout() -> _WindowLayout:
    """The layout for this reader's window, which is taken as wide until it says otherwise."""
    report = st.components.v2.component("window_width", js=_REPORT)
    told = (st.session_state.get("window") or {}).get("width") or _WIDE
    report(key="window", data={"step": _STEP, "wide": _WIDE, "told": told}, on_width_change=lambda: None, height=1)
    return _layout_for(int(told))
