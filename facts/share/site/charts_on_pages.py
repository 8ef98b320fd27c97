"""Charts on a page that is light or dark as the reader's screen is, and the pictures that links are shown with."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple, replace
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

from facts import charts
from facts.audit.points import Series
from facts.charts import DARK, LIGHT, PRINT, SheetSize
from facts.charts.small_chart import small_chart
from facts.charts.theme import legible
from facts.charts.typeset import FONT_FAMILY, SMALL, SUBTITLE, TITLE, Style, balance_lines, wrap_text
from facts.figures.figure import Figure
from facts.figures.parties import Parties
from facts.share import svg
from facts.share.evidence import evidence, framed_sheet
from facts.share.publication import Publication
from facts.share.rendering import png_of_svg
from facts.share.svg import legal
from facts.words import Lang, say

WIDE, NARROW = 680, 352
"""CSS pixels: the column of a page, and a telephone of 400 less its margins."""
CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""What Open Graph's readers show whole (1.91 to 1)."""

_PAINT = re.compile(r'\b(fill|stroke|stop-color)="(#[0-9a-f]{6}|rgba\((\d+), (\d+), (\d+), ([\d.]+)\))"')
_OPACITY = {"fill": "fill-opacity", "stroke": "stroke-opacity", "stop-color": "stop-opacity"}
# A chart's smallest text is 12.5 CSS pixels, and 19 in the picture: it is read where a feed shows it at half its width.
_CHART_SCALE = 1.5
# The title's picture has larger letters: it has nothing else.
_TITLE_SCALE = 2.5
# What a palette holds: the chart's dozen and the shades on the edges of its letters.
_COLOURS = 256
# Pixels beside the title's words, at its own scale.
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
        colour = parties.find_or_grey(letters).colour
        pairs.setdefault(legible(colour, LIGHT), legible(colour, DARK))
    return pairs


def _themed(drawing: str, known: Mapping[str, str]) -> str:
    """A drawing whose colours follow the page's variables, and are its own where a reader has turned styles off.

    `known` are the colours that have a variable.
    """

    def paint(found: re.Match[str]) -> str:
        name, colour, *channels, opacity = found.groups()
        if opacity is not None:
            colour = "#" + "".join(f"{int(channel):02x}" for channel in channels)
        value = f"var(--c{colour[1:]},{colour})" if colour in known else colour
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
        spec = charts.chart(series, lang=self._lang, theme=LIGHT, width=width, parties=self._parties)
        return svg.chart_svg(spec)

    def on_page(self, series: Series, wide: str, narrow: str) -> Markup:
        """The chart `wide` and as `narrow` as a telephone, of which the page's style shows the one that fits."""
        title, description = charts.headline(series, self._lang), charts.describe(series, self._lang)
        parts = [
            f"<div {attributes}>"
            f"{svg.inside_a_page(_themed(drawing, self._known), title, description, self._lang, f'chart:{room}')}</div>"
            for room, attributes, drawing in (
                ("wide", 'class="wide"', wide),
                # Without a style one chart is enough.
                ("narrow", 'class="narrow" hidden', narrow),
            )
        ]
        return Markup("".join(parts))

    def in_a_row(self, series: Series) -> Markup:
        """The chart as small as a line of text."""
        return Markup(_themed(small_chart(series, LIGHT), self._known))


def link_picture(series: Series, publication: Publication, rest: str) -> bytes:
    """A PNG for those who show a link to a statistic: its picture in a frame, as it leaves the program elsewhere.

    `rest` says where all that has no room in it stands.
    """
    says = replace(evidence(series, publication), rest=(rest,) if rest else ())
    size = SheetSize(CARD_WIDTH / _CHART_SCALE, CARD_HEIGHT / _CHART_SCALE, fixed=True, headline_lines=2)
    sheet = framed_sheet(series, publication, size, says, say("share.on_the_page", publication.lang))
    return _card(svg.chart_svg(sheet.chart), size.width, size.height)


def title_picture(title: str, sentence: str, foot: str) -> bytes:
    """A PNG for those who show a link to the site: what it is called, what was found, and which table it is made of."""
    width, height = CARD_WIDTH / _TITLE_SCALE, CARD_HEIGHT / _TITLE_SCALE
    inner = width - 2 * _SIDE
    parts: list[str] = []
    top = _paragraph(parts, _first(balance_lines(title, TITLE, inner), 3), TITLE, PRINT.ink, _SIDE)
    _paragraph(parts, _first(balance_lines(sentence, SUBTITLE, inner), 6), SUBTITLE, PRINT.soft, top + 4)
    _paragraph(parts, _first(wrap_text(foot, SMALL, inner), 1), SMALL, PRINT.soft, height - _SIDE - SMALL.line)
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}">'
    return _card(f"{opening}{''.join(parts)}</svg>", width, height)


def _card(drawing: str, width: float, height: float) -> bytes:
    """A drawing as a PNG of the size that Open Graph's readers show whole, smaller where it is a little too large."""
    from PIL import Image

    own_width, own_height = svg.svg_size(drawing)
    scale = min(width / own_width, height / own_height)
    body = drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")]
    drawn = png_of_svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}">'
        f'<rect width="{width:g}" height="{height:g}" fill="{PRINT.ground}"/>'
        f'<g transform="translate({(width - own_width * scale) / 2:g},0) scale({scale:.4f})">{body}</g></svg>',
        CARD_WIDTH / width,
        144,
    )
    # A sixth of the bytes, which some that show links ask for: they take no picture of more than 300 kB.
    few = (
        Image.open(io.BytesIO(drawn))
        .convert("RGB")
        .quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    )
    made = io.BytesIO()
    few.save(made, "PNG", dpi=(144, 144))
    return made.getvalue()


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
