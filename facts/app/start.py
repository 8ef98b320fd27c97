"""An empty table: how to start with one's own document."""

from __future__ import annotations

from markupsafe import Markup

from facts.app import markup
from facts.app.adding.downloads import templates
from facts.app.desk import Desk
from facts.app.links import to_page
from facts.app.markup import joined, plain
from facts.words import say

_STEPS = ("read", "fill", "save")


def show(desk: Desk) -> None:
    """Draw the page."""
    lang = desk.lang
    steps = joined(Markup("<li>{}</li>").format(say(f"start.{step}", lang)) for step in _STEPS)
    markup.show(
        Markup("<h1>{}</h1><p>{}</p><ol>{}</ol><p>{}</p>").format(
            say("start.title", lang), say("start.lead", lang), steps,
            plain(say("start.where", lang, file=desk.opened.path.name)),
        )
    )  # fmt: skip
    templates(lang)
    to_page("add", say("start.bring", lang))
