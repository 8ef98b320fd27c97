"""How the figures are read and judged, what is left out, and which version of what is on the screen."""

from __future__ import annotations

from markupsafe import Markup

from facts import __version__
from facts.app import markup
from facts.app.markup import join_html, plain
from facts.app.pages import PageContext
from facts.share.method_text import MethodPart, method_part, method_parts
from facts.words import say


def show_method(context: PageContext) -> None:
    """Draw the page."""
    markup.show_heading(1, say("pages.method", context.lang))
    for part in method_parts(context.lang):
        markup.show_html(_part_html(part))
    markup.show_html(_part_html(method_part("version", context.lang)) + _version(context))


def _part_html(part: MethodPart) -> Markup:
    head = Markup("<h2>{}</h2>").format(part.title)
    prose = join_html(Markup("<p>{}</p>").format(text) for text in part.texts)
    if not part.heads:
        return head + prose
    first = Markup("<code>{}</code>" if part.code else "{}")
    rows = ((first.format(cells[0]), *cells[1:]) for cells in part.rows)
    return head + prose + markup.table(part.heads, rows, kind="" if part.code else "prose")


def _version(context: PageContext) -> Markup:
    opened = context.open_table
    return Markup("<p>{}</p>").format(
        plain(
            say("method.versions", context.lang, version=__version__, file=opened.path.name, hash=opened.table.sha256)
        )
    )
