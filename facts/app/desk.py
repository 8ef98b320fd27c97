"""What every page is given: the table as it stands, the reader's language and choices, and how wide a chart may be."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from facts.app.filters import Filters
from facts.app.opened import Opened
from facts.charts import DARK, LIGHT, Theme
from facts.words import Lang


@dataclass(frozen=True, slots=True)
class Desk:
    """One reader at the table; `chart_width` in CSS pixels, `columns` of cards side by side.

    `chosen` is what the filters keep, and `above` the place over them, where a page with filters says what it is;
    `is_narrow` the screen of a telephone.
    """

    opened: Opened
    lang: Lang
    chart_width: int
    columns: int
    chosen: Filters
    above: DeltaGenerator
    is_narrow: bool = False

    @property
    def theme(self) -> Theme:
        """The colours of the reader's light or dark screen."""
        return DARK if st.context.theme.type == "dark" else LIGHT
