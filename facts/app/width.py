"""How wide a chart may be drawn in this browser window.

Labels are placed by measured pixels, so a chart is drawn for the width that it gets. The window
tells its width only when another number of columns or another chart width follows from it.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

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
class Layout:
    """Cards side by side and the width of the chart in each, in CSS pixels; `is_narrow` on a telephone."""

    columns: int
    chart_width: int
    is_narrow: bool = False


def layout_for(window: int) -> Layout:
    """The layout for a window `window` CSS pixels wide: two columns of cards from 1 080 pixels."""
    # Measured: the page's padding and a card's border and padding take 64 pixels below 640, else 128.
    if window >= 1080:
        return Layout(2, (window - 128 - 16) // 2 - 40)
    is_narrow = window < 640
    return Layout(1, max(260, min(720, window - (72 if is_narrow else 200))), is_narrow)


def of_window() -> Layout:
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
