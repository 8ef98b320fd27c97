"""What a reader sees of a page that AppTest has run: its words, its links and its charts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from streamlit.testing.v1 import AppTest

# What keeps a number in one line parts no text.
_WHOLE = re.compile(r'<span class="whole">([^<]*)</span>')
_SIGNED = {"img": "src", "a": "href"}


@dataclass(frozen=True)
class Screen:
    """A page of the app; `app` is Streamlit's own view of it, for its widgets."""

    app: AppTest

    def run(self) -> Screen:
        """The page after another run, as after any click; no page may end in an exception."""
        self.app.run()
        assert not self.app.exception, [error.message for error in self.app.exception]
        return self

    def choose_rows(self, *rows: int) -> Screen:
        """The page Figures after a click on these rows; AppTest has no clicks for tables, but their state."""
        self.app.session_state["figures_table"] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
        return self.run()

    @property
    def html(self) -> str:
        """Our own HTML on the page, in its order."""
        return "\n".join(part.body for part in self.app.get("html") if "<" in part.body)

    @property
    def html_words(self) -> list[str]:
        """The texts of our own HTML as a reader sees them."""
        return _Reader.of(self.html).texts

    @property
    def words(self) -> list[str]:
        """The texts of our own HTML, and those of Streamlit's elements."""
        shown = self.html_words
        for kind in ("info", "warning", "error", "caption", "text", "code"):
            shown += [part.value for part in self.app.get(kind)]
        for table in self.app.dataframe:
            shown += [*table.value.columns, *table.value.astype(str).to_numpy().ravel()]
        return shown

    @property
    def text(self) -> str:
        """All words of the page in one text."""
        return "\n".join(self.words)

    @property
    def labels(self) -> list[str]:
        """What the widgets of the page are called and offer."""
        widgets = [widget for kind in _WIDGETS for widget in self.app.get(kind)]
        names = [widget.label for widget in widgets if getattr(widget, "label", "")]
        return names + [option for widget in widgets for option in getattr(widget, "options", [])]

    @property
    def headings(self) -> list[str]:
        """The headings of the page, in their order."""
        return _Reader.of(self.html).headings

    @property
    def links(self) -> list[str]:
        """Where the links of the page lead."""
        return [address for tag, address in _Reader.of(self.html).addresses if tag == "a"]

    @property
    def page_links(self) -> list[tuple[str, str]]:
        """The words of each link to another page of the app, and where it leads."""
        links = [link.proto for link in self.app.get("page_link")]
        return [(link.label, f"{link.page}?{link.query_string}".rstrip("?")) for link in links]

    @property
    def pictures(self) -> list[str]:
        """The addresses of the pictures in our own HTML."""
        return [address for tag, address in _Reader.of(self.html).addresses if tag == "img"]

    @property
    def tags(self) -> set[str]:
        """The kinds of elements of our own HTML."""
        return _Reader.of(self.html).tags

    @property
    def charts(self) -> list[dict[str, Any]]:
        """The charts' specifications."""
        return [json.loads(chart.proto.spec) for chart in self.app.get("vega_lite_chart")]

    @property
    def rows(self) -> list[str]:
        """The titles of the statistics that have a row in the ledger."""
        return _Reader.of(self.html).series


_WIDGETS = (
    "text_input", "text_area", "multiselect", "selectbox", "button", "button_group", "download_button",
    "file_uploader", "expander", "radio", "checkbox",
)  # fmt: skip


class _Reader(HTMLParser):
    """Reads HTML as a browser does: the texts between tags, headings, links and pictures."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.headings: list[str] = []
        self.series: list[str] = []
        self.addresses: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self._open: list[tuple[str, dict[str, str | None]]] = []

    @classmethod
    def of(cls, html: str) -> _Reader:
        reader = cls()
        reader.feed(_WHOLE.sub(r"\1", html))
        reader.close()
        return reader

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        if tag in _SIGNED:
            self.addresses.append((tag, given.get(_SIGNED[tag]) or ""))
        if tag != "img":
            self._open.append((tag, given))
        if tag in {"h1", "h2", "h3"}:
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag != "img":
            opened, _ = self._open.pop()
            assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _ in self._open]
        if "style" in inside or not data.strip():
            return
        self.texts.append(data)
        if {"h1", "h2", "h3"} & set(inside):
            self.headings[-1] += data
        if any(given.get("class") == "series" for _, given in self._open):
            self.series.append(data)
