"""What every page is given: the table as it stands, the reader's language and choices, and how wide a chart may be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from facts.app.filters import Filters
from facts.app.open_table import OpenTable
from facts.charts import DARK, LIGHT, Theme
from facts.figures.figure import Figure
from facts.share.publication import Publication
from facts.words import Lang


@dataclass(frozen=True)
class PageContext:
    """One reader at the table; `chart_width` in CSS pixels, `columns` of cards side by side.

    `chosen` is what the filters keep, and `above` the place over them, where a page with filters says what it is;
    `is_narrow` the screen of a telephone.
    """

    open_table: OpenTable
    lang: Lang
    chart_width: int
    columns: int
    chosen: Filters
    above: DeltaGenerator
    is_narrow: bool = False

    @cached_property
    def in_view(self) -> tuple[Figure, ...]:
        """The figures that the reader chose, and the references that the chosen claims can be held against."""
        return self.chosen.with_references(self.open_table.figures)

    @cached_property
    def visible(self) -> frozenset[str] | None:
        """The ids of the figures in view, None when these are all."""
        if len(self.in_view) == len(self.open_table.figures):
            return None
        return frozenset(figure.id for figure in self.in_view)

    @cached_property
    def publication(self) -> Publication:
        """The figures in view with their findings in the reader's language, ready to leave the app."""
        return Publication(self.open_table.table, self.open_table.audited(), self.lang, self.visible)

    @property
    def theme(self) -> Theme:
        """The colours of the reader's light or dark screen."""
        return DARK if st.context.theme.type == "dark" else LIGHT
