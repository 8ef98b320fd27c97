"""HTML of our own with text from the table inside it, always escaped and isolated.

Streamlit's Markdown would fetch images, set formulas and colour words that stand in a cell; here a
cell can only ever be text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, TypeVar
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from facts.share.formats import MEDIA_TYPES

_MOST_SIDE_BY_SIDE = 3
"""Columns that a telephone can show side by side."""
_PUNCTUATION = re.compile(r"[!-/;-@\[-`{-~]")
# Two lines of a button at 400 pixels; a screen reader says all of it.
_LONGEST_LABEL = 120
_WHOLE = re.compile(r"(?<![0-9])(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]{4}(?:-[0-9]{2}){1,2})(?![0-9])")
# A writing direction set inside a cell ends with the cell.
_ISOLATED = Markup('<bdi dir="auto">{}</bdi>')


def plain(text: str) -> Markup:
    """Text from the table, to stand inside our own HTML; a line does not end within 5 023 or 2012-09-13."""
    escaped = str(Markup.escape(text))
    return _ISOLATED.format(Markup(_WHOLE.sub(r'<span class="whole">\g<0></span>', escaped)))


def join_html(parts: Iterable[Markup], separator: str = "") -> Markup:
    """Several pieces of HTML as one."""
    return Markup(separator).join(parts)


def link(address: str, words: str) -> Markup:
    """A link to an address that the table's check has let through (http or https)."""
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(address, plain(words))


def page_link_html(path: str, words: Markup | str, **query: str) -> Markup:
    """A link inside our own HTML to another page of the app, under whatever address the app itself stands."""
    return Markup('<a href="./{}?{}" target="_self">{}</a>').format(path, urlencode(query), words)


def label_text(text: str) -> str:
    r"""Text from the table for the label of a button, which Streamlit reads as Markdown: every sign stands for itself.

    >>> label_text("*Jobs* :red[$x$]")
    '\\*Jobs\\* :\u2060red\\[\\$x\\$\\]'
    """
    words = " ".join(text.split())
    words = words if len(words) <= _LONGEST_LABEL else words[:_LONGEST_LABEL].rpartition(" ")[0] + " …"
    # A word joiner after the colon keeps :smile: and :red[…] from being anything but these letters.
    return _PUNCTUATION.sub(r"\\\g<0>", words).replace(":", ":\u2060")


def show_html(html: Markup, *, beside: bool = False) -> None:
    """Put `html` on the page; `beside` something else it takes no more room than its words."""
    st.html(str(html), width="content" if beside else "stretch")


def show_heading(level: int, title: Markup | str, *lead: Markup | str) -> None:
    """A heading, and below it what its part of the page is for."""
    show_html(Markup("<h{0}>{1}</h{0}>{2}").format(level, title, _paragraphs(lead)))


def show_text(*texts: Markup | str) -> None:
    """Paragraphs of our own words."""
    show_html(_paragraphs(texts))


def _paragraphs(texts: Iterable[Markup | str]) -> Markup:
    return join_html(Markup("<p>{}</p>").format(text) for text in texts)


def table(
    heads: Iterable[Markup | str], rows: Iterable[Iterable[Markup | str]], *, stacked: bool = False, kind: str = ""
) -> Markup:
    """A table whose first cell of each row is its heading; plain strings are escaped.

    On a telephone one of many columns, or of long texts (`stacked`), has its cells below each other. `kind` names what
    the style sheet makes of it.
    """
    names = list(heads)
    head = join_html(Markup('<th scope="col">{}</th>').format(name) for name in names)
    body = join_html(_row(list(cells), names) for cells in rows)
    return grid(head, body, f"{kind} stacked" if stacked or len(names) > _MOST_SIDE_BY_SIDE else kind)


def grid(head: Markup, body: Markup, kind: str = "") -> Markup:
    """A table of ready cells; where the page is too narrow it scrolls by itself, by keyboard too.

    On a telephone a table of the kind "stacked" has its cells below each other, each with the head of its column.
    """
    return Markup(
        '<div class="scroll" tabindex="0"><table class="{}"><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(kind, head, body)


def cell(content: Markup | str, head: Markup | str, kind: str = "") -> Markup:
    """A cell that knows the head of its column."""
    return Markup('<td class="{}" data-head="{}">{}</td>').format(kind, Markup(head).striptags(), content)


def _row(cells: list[Markup | str], heads: list[Markup | str]) -> Markup:
    rest = join_html(cell(content, head) for content, head in zip(cells[1:], heads[1:], strict=True))
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(cells[0], rest)


# --- messages that a screen reader says by itself -----------------------------------------------------------------


def show_status(*texts: str, title: str = "") -> None:
    """Something to know, in its own time."""
    _show_notice("status", title, texts)


def show_alert(*texts: str, title: str = "") -> None:
    """Something that stands in the way."""
    _show_notice("alert", title, texts)


def show_echo(read: str, *, doubtful: bool = False) -> None:
    """How what was just written is read; `doubtful` when it may be a slip."""
    kind = "echo warning" if doubtful else "echo"
    show_html(Markup('<p class="{}" role="status">{}</p>').format(kind, plain(read)))


def _show_notice(role: str, title: str, texts: Iterable[str]) -> None:
    head = Markup("<p><b>{}</b></p>").format(title) if title else Markup("")
    said = _paragraphs(map(plain, texts))
    show_html(Markup('<div class="notice {0}" role="{0}">{1}{2}</div>').format(role, head, said))


def offer_file(
    words: str, data: str | bytes | Callable[[], str | bytes], file: str, *, key: str | None = None,
    kind: Literal["primary", "secondary"] = "secondary", help: str | None = None,
) -> None:  # fmt: skip
    """A button that takes a file along; a function makes it when it is asked for. A table may be called anything."""
    mime = MEDIA_TYPES.get(file.rpartition(".")[2], MEDIA_TYPES["csv"])
    st.download_button(words, data, file_name=file, mime=mime, key=key, type=kind, help=help, on_click="ignore")


_Item = TypeVar("_Item")


def side_by_side(items: Sequence[_Item], beside: int) -> Iterator[tuple[_Item, DeltaGenerator]]:
    """Each with its place, so many to a row: the keyboard and a narrow screen come to them in their order."""
    for start in range(0, len(items), beside):
        yield from zip(items[start : start + beside], st.columns(beside), strict=False)


def page_of(items: Sequence[_Item], size: int, key: str) -> Sequence[_Item]:
    """The `size` items of the page that the reader is on; the pages are shown when there is more than one."""
    pages = -(-len(items) // size)
    if pages <= 1:
        return items
    chosen = st.pagination(pages, key=f"page-{key}")
    return items[(chosen - 1) * size : chosen * size]
