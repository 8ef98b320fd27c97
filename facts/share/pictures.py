"""One chart as a file: each format from one drawing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from facts.audit.points import Series
from facts.charts import Evidence, describe, headline, picture
from facts.share import svg
from facts.share.evidence import evidence
from facts.share.figures_csv import csv_of, figure_as_dict
from facts.share.formats import SIZES, Format, Size, Width
from facts.share.output import MAKER
from facts.share.pages import chart_page
from facts.share.publication import Publication
from facts.share.typeset import chart_pdf


@dataclass(frozen=True)
class Picture:
    """The chart of a series with what is said around it, for print in one language and width."""

    series: Series
    publication: Publication
    says: Evidence
    width: Width = "page"

    @cached_property
    def title(self) -> str:
        """The statistic and what was said of it, neutrally."""
        return headline(self.series, self.publication.lang)

    @cached_property
    def description(self) -> str:
        """The chart in words, for those who cannot see it."""
        return describe(self.series, self.publication.lang)

    @cached_property
    def in_words(self) -> str:
        """Everything that the picture says, whole sentences in one text: a reader of an image hears nothing else."""
        said = [f"{', '.join(each.parties)} {each.text}".lstrip() for each in self.says.citations]
        lines = (*self.says.subtitle, *self.says.cautions, *said, *self.says.sources, self.says.identity)
        return "\n".join([self.description, *lines])

    @cached_property
    def spec(self) -> dict[str, Any]:
        """The Vega-Lite specification."""
        publication = self.publication
        chart = picture(
            self.series,
            lang=publication.lang,
            width=self.size.css,
            parties=publication.table.parties,
            evidence=self.says,
        )
        spec: dict[str, Any] = chart.to_dict(validate=False)
        return spec

    @cached_property
    def drawing(self) -> str:
        """The chart as vl-convert draws it, from which all pictures are made."""
        return svg.drawn(self.spec)

    @property
    def size(self) -> Size:
        """Its width in each measure."""
        return SIZES[self.width]


def picture_of(series: Series, publication: Publication, width: Width = "page") -> Picture:
    """The chart of `series` with all its evidence."""
    return Picture(series, publication, evidence(series, publication), width)


def file_of(drawn: Picture, format: Format) -> bytes:
    """The bytes of a picture's file."""
    return _WRITERS[format](drawn)


def png_of(drawn: Picture, *, inline: bool = False) -> bytes:
    """At least 1200 pixels wide, with the resolution that gives it its width on paper; `inline` without the paper."""
    import vl_convert

    size = drawn.size
    drawing = svg.in_line(drawn.drawing) if inline else drawn.drawing
    ppi = size.pixels / size.inches
    return vl_convert.svg_to_png(drawing, scale=size.pixels / size.css * 72 / ppi, ppi=ppi)


def svg_of(drawn: Picture) -> str:
    """A file with title, description and fonts inside."""
    return svg.standing_alone(drawn.drawing, drawn.title, drawn.in_words, drawn.publication.lang)


def _pdf(drawn: Picture) -> bytes:
    return chart_pdf(drawn.drawing, drawn.title, drawn.in_words, drawn.publication.lang, drawn.size.inches)


def for_any_screen(drawn: Picture, description: str, name: str) -> str:
    """A picture inside an HTML page, and the same as narrow as a column, of which a screen shows the one that fits."""
    fitting = {"wide": drawn, "narrow": replace(drawn, width="column")}
    lang = drawn.publication.lang
    inline = {
        room: svg.inside_a_page(svg.in_line(each.drawing), drawn.title, description, lang, f"{name}-{room}")
        for room, each in fitting.items()
    }
    return "".join(f'<div class="{room}">{found}</div>' for room, found in inline.items())


def _html(drawn: Picture) -> bytes:
    lang = drawn.publication.lang
    return chart_page(drawn.title, for_any_screen(drawn, drawn.in_words, "chart"), lang).encode()


def _json(drawn: Picture) -> bytes:
    """The specification, with the figures that it draws: a colour that fades says no program which end is open."""
    meta = {"made_by": MAKER, "figures": [figure_as_dict(figure) for figure in drawn.series.figures]}
    return json.dumps({**drawn.spec, "usermeta": meta}, ensure_ascii=False, indent=2).encode()


_WRITERS: Mapping[Format, Callable[[Picture], bytes]] = {
    "png": png_of,
    "svg": lambda drawn: svg_of(drawn).encode(),
    "pdf": _pdf,
    "html": _html,
    "json": _json,
    "csv": lambda drawn: csv_of(drawn.series.figures),
}
