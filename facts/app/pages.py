"""The pages of the app, the one list that navigation, titles and addresses follow, and what every page is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module

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
        return Publication(self.open_table.table, self.open_table.table_audit(), self.lang, self.visible)

    @property
    def theme(self) -> Theme:
        """The colours of the reader's light or dark screen."""
        return DARK if st.context.theme.type == "dark" else LIGHT


@dataclass(frozen=True, slots=True)
class AppPage:
    """One page: `name` is its key among the words, `path` its address, `draw` the module and function that draw it.

    A page that `needs_figures` gives way to the problems of a table that cannot be read; one that
    `has_filters` shows the figures that the reader chose. One `is_for_owner` is named only to who may choose a table.
    """

    name: str
    path: str
    draw: str
    needs_figures: bool = True
    has_filters: bool = False
    is_for_owner: bool = False

    @property
    def show(self) -> Callable[[PageContext], None]:
        """What draws the page; its module is loaded when the page is first opened."""
        module, _, function = self.draw.rpartition(".")
        show: Callable[[PageContext], None] = getattr(import_module(f"facts.app.{module}"), function)
        return show


PAGES: tuple[AppPage, ...] = (
    AppPage("dashboard", "", "dashboard.show_dashboard", has_filters=True),
    AppPage("documents", "documents", "documents.show_documents"),
    AppPage("figures", "figures", "figures.show_figures", has_filters=True),
    AppPage("citing", "who-cites-what", "who_cites_what.show_who_cites_what", has_filters=True),
    AppPage("findings", "findings", "findings.show_findings", has_filters=True),
    AppPage("add", "add", "adding.page.show_add_page", needs_figures=False),
    AppPage("report", "report", "report.show_report", has_filters=True),
    AppPage("method", "method", "method.show_method", needs_figures=False),
    AppPage("open", "open", "choose_table.show_open_page", needs_figures=False, is_for_owner=True),
)
