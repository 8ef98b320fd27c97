"""How the figures are read and judged, what is left out, and which version of what is on the screen."""

from __future__ import annotations

from markupsafe import Markup

from facts import __version__
from facts.app import markup
from facts.app.markup import join_html, plain
from facts.app.pages import PageContext
from facts.figures.columns import COLUMNS, NEEDS
from facts.figures.hedges import HEDGES
from facts.words import Lang, say

_SHARES = ("every-nth", "every-second", "almost-every-nth", "more-than-every-nth")
_SECTIONS = ("what", "left_out", "does_not", "neutral")


def show_method(context: PageContext) -> None:
    """Draw the page."""
    lang = context.lang
    markup.show_title(say("pages.method", lang))
    for section in _SECTIONS:
        markup.show_html(_prose(section, lang))
    markup.show_html(_prose("readings", lang) + _readings(lang))
    markup.show_html(_prose("columns", lang) + _columns(lang))
    markup.show_html(_prose("version", lang) + _version(context))


def _prose(section: str, lang: Lang) -> Markup:
    paragraphs = say(f"method.{section}", lang).strip().split("\n\n")
    return _heading(section, lang) + join_html(Markup("<p>{}</p>").format(paragraph) for paragraph in paragraphs)


def _heading(section: str, lang: Lang) -> Markup:
    return Markup("<h2>{}</h2>").format(say(f"method.{section}_title", lang))


def _readings(lang: Lang) -> Markup:
    """Every hedge with its interval; the shares in words come last."""
    heads = [say(f"method.reading_{name}", lang) for name in ("words", "interval")]
    hedges = ((", ".join(words), say(f"method.{reading}", lang)) for reading, words in HEDGES.items())
    shares = ((say(f"method.{share}", lang), say(f"method.{share}-interval", lang)) for share in _SHARES)
    exact = (say("method.no-hedge", lang), say("method.no-hedge-interval", lang))
    return markup.table(heads, [exact, *hedges, *shares], kind="prose")


def _columns(lang: Lang) -> Markup:
    heads = [say(f"method.column_{name}", lang) for name in ("name", "label", "needed", "help")]
    rows = (
        (Markup("<code>{}</code>").format(c.name), c.label.of(lang), NEEDS[c.need].of(lang), c.help.of(lang))
        for c in COLUMNS
    )
    return markup.table(heads, rows)


def _version(context: PageContext) -> Markup:
    opened = context.open_table
    return Markup("<p>{}</p>").format(
        plain(
            say(
                "method.versions",
                context.lang,
                version=__version__,
                file=opened.path.name,
                hash=opened.table.sha256,
            )
        )
    )
