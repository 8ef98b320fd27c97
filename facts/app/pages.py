"""The pages of the app: the one list that navigation, titles and addresses follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from facts.app.page_context import PageContext


@dataclass(frozen=True, slots=True)
class AppPage:
    """One page: `name` is its key among the words, `path` its address, `draw` the module and function that draw it.

    A page that `needs_figures` gives way to the problems of a table that cannot be read; one that
    `has_filters` shows the figures that the reader chose.
    """

    name: str
    path: str
    draw: str
    needs_figures: bool = True
    has_filters: bool = False

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
)
