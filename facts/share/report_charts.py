"""The charts of a report: for any screen, beside the quotes on paper, and as small as a line of text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from facts.audit.points import Series
from facts.charts import PRINT, chart, describe, headline
from facts.charts.draw import ALL
from facts.charts.picture import MARGIN
from facts.charts.small_chart import small_chart
from facts.share import svg
from facts.share.formats import UNFRAMED
from facts.share.publication import Publication
from facts.share.rendering import png_of_svg

PAGE_WIDTH, COLUMN_WIDTH = (UNFRAMED[size].css - 2 * MARGIN for size in ("page", "column"))
"""How wide a chart is drawn in CSS pixels, without the paper around it: as the text of a page, as a column of two."""
PAPER_MM = 72
"""How wide the narrow one is beside its quotes on paper: the smallest text of a chart is 7.2 pt high then."""
_PLOTS = (135.0, 100.0)
"""How high the plots of the narrow one are in CSS pixels: lower than elsewhere, for beside its quotes a chart has a
third of the page; lower once more where a chart of several panels would have more than that."""
_HIGH = 1.4


@dataclass(frozen=True)
class ChapterChart:
    """The chart alone, on paper: the text around it says the rest."""

    series: Series
    publication: Publication

    @property
    def title(self) -> str:
        """The statistic and what was said of it, neutrally."""
        return headline(self.series, self.publication.lang)

    @cached_property
    def description(self) -> str:
        """The chart in words, for those who cannot see it."""
        return describe(self.series, self.publication.lang)

    def drawing(self, width: float = PAGE_WIDTH, plot: float = ALL.plot) -> str:
        """The chart as SVG, `width` in CSS pixels: as wide as the text of a page where nothing else is said.

        Its plots are `plot` high, in the same pixels.
        """
        spec = chart(
            self.series, lang=self.publication.lang, theme=PRINT, width=round(width),
            parties=self.publication.table.parties, plot=plot,
        )  # fmt: skip
        return svg.chart_svg(spec)

    @cached_property
    def narrow(self) -> str:
        """The chart as SVG for a telephone, and for a column of paper with its quotes in the other."""
        drawing = ""
        for plot in _PLOTS:
            drawing = self.drawing(COLUMN_WIDTH, plot=plot)
            width, height = svg.svg_size(drawing)
            if height < _HIGH * width:
                break
        return drawing

    def in_a_row(self) -> str:
        """The chart as small as a line of text, without words, as SVG."""
        return small_chart(self.series, PRINT)

    def on_any_screen(self, name: str) -> Markup:
        """The chart in an HTML page, and the same for a telephone, of which a screen shows the one that fits."""
        lang = self.publication.lang
        return Markup("").join(
            Markup('<div class="{}">{}</div>').format(
                room, Markup(svg.inside_a_page(drawing, self.title, self.description, lang, f"{name}:{room}"))
            )
            for room, drawing in (("wide", self.drawing()), ("narrow", self.narrow))
        )


def png_of_drawing(drawing: str) -> bytes:
    """A drawing as PNG, sharp enough for print: of the page's width it has as many pixels as a chart of that width."""
    paper = UNFRAMED["page"]
    return png_of_svg(drawing, paper.pixels / paper.css, paper.pixels / paper.inches)
