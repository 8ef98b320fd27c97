"""Charts on a page that is light or dark as the reader's screen is, and the pictures that links are shown with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

from facts import charts
from facts.audit.points import Series
from facts.charts import DARK, LIGHT
from facts.charts.small_chart import small_chart
from facts.charts.theme import legible
from facts.charts.typeset import FONT_FAMILY, SMALL, SUBTITLE, TITLE, Style, balanced, wrapped
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.share import svg
from facts.share.publication import Publication
from facts.share.xml_text import legal
from facts.words import Lang

WIDE, NARROW = 680, 352
"""CSS pixels: the column of a page, and a telephone of 400 less its margins."""
CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""What Open Graph's readers show whole (1.91 to 1)."""

_PAINT = re.compile(r'\b(fill|stroke|stop-color)="(#[0-9a-f]{6}|rgba\((\d+), (\d+), (\d+), ([\d.]+)\))"')
_OPACITY = {"fill": "fill-opacity", "stroke": "stroke-opacity", "stop-color": "stop-opacity"}
# The card is laid out at half its size, in the pixels that the type's sizes are made for.
_SCALE = 2
_SIDE = 28.0


def colour_variables(figures: Iterable[Figure], parties: Parties) -> tuple[str, str]:
    """The charts' colours as CSS variables: declarations for a light screen and for a dark one."""
    pairs = _pairs(figures, parties)
    return tuple(  # type: ignore[return-value] # of two
        "".join(f"--c{colour[1:]}:{(colour, pairs[colour])[dark]};" for colour in sorted(pairs)) for dark in (0, 1)
    )


def _pairs(figures: Iterable[Figure], parties: Parties) -> dict[str, str]:
    pairs = dict(zip(astuple(LIGHT), astuple(DARK), strict=True))
    for letters in {letters for figure in figures for letters in figure.parties}:
        colour = parties.drawn(letters).colour
        pairs.setdefault(legible(colour, LIGHT), legible(colour, DARK))
    return pairs


def themed(drawing: str, known: Mapping[str, str]) -> str:
    """A drawing whose colours follow the page's variables; `known` are the colours that have one."""

    def paint(found: re.Match[str]) -> str:
        name, colour, *channels, opacity = found.groups()
        if opacity is not None:
            colour = "#" + "".join(f"{int(channel):02x}" for channel in channels)
        value = f"var(--c{colour[1:]})" if colour in known else colour
        return f'{name}="{value}"' + (f' {_OPACITY[name]}="{opacity}"' if opacity is not None else "")

    return _PAINT.sub(paint, drawing)


class PageCharts:
    """The charts of one table's pages, in one language."""

    def __init__(self, publication: Publication) -> None:
        self._lang: Lang = publication.lang
        self._parties = publication.table.parties
        self._known = _pairs(publication.table.figures, self._parties)

    def drawing(self, series: Series, width: int) -> str:
        """The chart as it stands on a light page, as SVG."""
        chart = charts.chart(series, lang=self._lang, theme=LIGHT, width=width, parties=self._parties)
        return svg.drawn(chart.to_dict(validate=False))

    def on_page(self, series: Series, wide: str) -> Markup:
        """The chart `wide` and as narrow as a telephone, of which the page shows the one that fits."""
        narrow = self.drawing(series, NARROW)
        title, description = charts.headline(series, self._lang), charts.describe(series, self._lang)
        parts = [
            f'<div class="{room}">'
            f"{svg.inside_a_page(themed(drawing, self._known), title, description, self._lang, f'chart:{room}')}</div>"
            for room, drawing in (("wide", wide), ("narrow", narrow))
        ]
        return Markup("".join(parts))

    def in_a_row(self, series: Series) -> Markup:
        """The chart as small as a line of text."""
        return Markup(themed(small_chart(series, LIGHT), self._known))


def link_card(title: str, lines: Iterable[str], foot: str, drawing: str = "") -> bytes:
    """A PNG for those who show a link: a title, a few lines, the chart where there is one, and whose it is."""
    import vl_convert

    width, height = CARD_WIDTH / _SCALE, CARD_HEIGHT / _SCALE
    inner = width - 2 * _SIDE
    parts = [f'<rect width="{width:g}" height="{height:g}" fill="{LIGHT.ground}"/>']
    top = _SIDE
    top = _paragraph(parts, _first(balanced(title, TITLE, inner), 3), TITLE, LIGHT.ink, top)
    for line in lines:
        top = _paragraph(parts, _first(balanced(line, SUBTITLE, inner), 4), SUBTITLE, LIGHT.soft, top + 4)
    bottom = height - _SIDE - SMALL.line
    if drawing:
        own_width, own_height = svg.svg_size(drawing)
        scale = min(inner / own_width, (bottom - top - 16) / own_height)
        if scale > 0:
            body = drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")]
            parts.append(f'<g transform="translate({_SIDE:g},{top + 10:g}) scale({scale:.4f})">{body}</g>')
    _paragraph(parts, _first(wrapped(foot, SMALL, inner), 1), SMALL, LIGHT.soft, bottom)
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}">'
    svg.register_fonts()
    return vl_convert.svg_to_png(f"{opening}{''.join(parts)}</svg>", scale=_SCALE * 0.5, ppi=144)


def _paragraph(parts: list[str], lines: list[str], style: Style, colour: str, top: float) -> float:
    for line in lines:
        weight = ' font-weight="600"' if style.strong else ""
        parts.append(
            f'<text x="{_SIDE:g}" y="{top + style.baseline:.1f}" font-family={quoteattr(FONT_FAMILY)} '
            f'font-size="{style.size:g}"{weight} fill="{colour}">{escape(legal(line))}</text>'
        )
        top += style.line
    return top


def _first(lines: list[str], most: int) -> list[str]:
    """At most so many lines, and that there is more."""
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]
