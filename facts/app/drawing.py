"""Charts on the screen, each drawn once for a state of the table, a language, a theme and a width."""

from __future__ import annotations

from typing import Any

# Altair looks for pandas among the loaded modules, also while another run of the page is still loading it
# (Streamlit does so at its first chart). It is whole before any chart is drawn when it is loaded here.
import pandas  # noqa: F401 -- loaded for its effect, see above
import streamlit as st

from facts import charts
from facts.app.desk import Desk
from facts.audit.points import Series
from facts.charts import Theme
from facts.figures.parties import Parties
from facts.words import Lang

_DRAWN_AT_ONCE = 2000


def show_chart(series: Series, desk: Desk) -> None:
    """Draw the chart of `series`; it describes itself to those who cannot see it."""
    st.vega_lite_chart(_drawn(series, desk), theme=None, width="content", key=f"chart-{series.key}")


def chart_height(series: Series, desk: Desk) -> float:
    """How high the chart of `series` is, in CSS pixels."""
    return float(_drawn(series, desk)["height"])


def _drawn(series: Series, desk: Desk) -> dict[str, Any]:
    ids = tuple(figure.id for figure in series.figures)
    state = (desk.opened.table.sha256, series.key, ids)
    return _spec(state, desk.lang, desk.theme, desk.chart_width, series, desk.opened.parties)


@st.cache_data(max_entries=_DRAWN_AT_ONCE, show_spinner=False)
def _spec(
    state: tuple[object, ...], lang: Lang, theme: Theme, width: int, _series: Series, _parties: Parties
) -> dict[str, Any]:
    drawn = charts.chart(_series, lang=lang, theme=theme, width=width, parties=_parties)
    spec: dict[str, Any] = drawn.to_dict(validate=False)
    # Streamlit would send each named set of rows as an Arrow table, most of which is its own head.
    rows = spec.pop("datasets")
    spec["layer"] = [{**layer, "data": {"values": rows[layer["data"]["name"]]}} for layer in spec["layer"]]
    return spec
