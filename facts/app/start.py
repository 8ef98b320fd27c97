"""An empty table: how to start with one's own document."""

from __future__ import annotations

from markupsafe import Markup

from facts.app import markup
from facts.app.adding.downloads import templates
from facts.app.desk import Desk
from facts.app.links import to_page
from facts.app.markup import joined, plain
from facts.words import Lang, say

_STEPS = ("read", "fill", "save")


def show(desk: Desk) -> None:
    """Draw the page."""
    lang = desk.lang
    markup.show(Markup("<h1>{}</h1><p>{}</p>").format(say("start.title", lang), say("start.lead", lang)))
    steps(lang)
    markup.show(Markup("<p>{}</p>").format(plain(say("start.where", lang, file=desk.opened.path.name))))


def steps(lang: Lang) -> None:
    """From a document to a first table: what to do, the templates, and the page that takes them in."""
    items = joined(Markup("<li>{}</li>").format(say(f"start.{step}", lang)) for step in _STEPS)
    markup.show(Markup("<ol>{}</ol>").format(items))
    templates(lang)
    to_page("add", say("start.bring", lang))
