"""What the page Method says, in the app and on a site: what is left out, how words are read, what the columns hold."""

from __future__ import annotations

from typing import NamedTuple

from facts.figures.columns import COLUMNS, NEEDS
from facts.figures.hedges import HEDGES
from facts.words import Lang, say

_PROSE = ("what", "left_out", "does_not", "neutral")
SHARES_IN_WORDS = {
    "every-nth": ("vart femte", "20"),
    "every-second": ("vartannat", "50"),
    "almost-every-nth": ("nästan vart tredje", "33.3"),
    "more-than-every-nth": ("mer än vart fjärde", "25"),
}
"""Shares that are hedges themselves, as the key in `method` calls them, each with an example: words, percent."""


class MethodPart(NamedTuple):
    """A part under its heading: paragraphs, then a table where it has `heads`; its first cells may be `code`."""

    title: str
    texts: tuple[str, ...]
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    code: bool = False


def method_parts(lang: Lang) -> list[MethodPart]:
    """All that holds for every table."""
    readings, columns = method_part("readings", lang), method_part("columns", lang)
    return [
        *(method_part(name, lang) for name in _PROSE),
        readings._replace(heads=_heads("reading", ("words", "interval"), lang), rows=_readings(lang)),
        columns._replace(
            heads=_heads("column", ("name", "label", "needed", "help"), lang), code=True,
            rows=tuple((c.name, c.label.of(lang), NEEDS[c.need].of(lang), c.help.of(lang)) for c in COLUMNS),
        ),
    ]  # fmt: skip


def method_part(name: str, lang: Lang) -> MethodPart:
    """The heading and the paragraphs of one part."""
    return MethodPart(say(f"method.{name}_title", lang), tuple(say(f"method.{name}", lang).strip().split("\n\n")))


def _heads(kind: str, names: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    return tuple(say(f"method.{kind}_{name}", lang) for name in names)


def _readings(lang: Lang) -> tuple[tuple[str, str], ...]:
    """Every hedge with its interval; the shares in words come last."""
    hedges = ((", ".join(words), say(f"method.{reading}", lang)) for reading, words in HEDGES.items())
    shares = ((say(f"method.{share}", lang), say(f"method.{share}-interval", lang)) for share in SHARES_IN_WORDS)
    return ((say("method.no-hedge", lang), say("method.no-hedge-interval", lang)), *hedges, *shares)
