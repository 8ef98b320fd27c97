"""Charts as files: each format of one from one drawing, all in a folder, or in a ZIP with their figures as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from facts.audit.points import Series
from facts.charts import PictureEvidence, PictureSheet, SheetSize, describe, evidence_sheet, headline, picture
from facts.figures.figure import Figure
from facts.saving.atomic_write import remove_abandoned
from facts.share import sources, svg
from facts.share.datapackage import package_files, selection_words
from facts.share.evidence import evidence, framed_sheet
from facts.share.figures_csv import csv_of, figure_as_dict
from facts.share.formats import FORMATS, HIGHEST_IN_SHORT, SIZES, UNFRAMED, Format, Frame, Size
from facts.share.publication import Publication
from facts.share.rendering import chart_page, chart_pdf, png_of_svg
from facts.share.written_files import MAKER, archive_of, file_names, refuse_to_replace, write_one_of_many
from facts.words import say


@dataclass(frozen=True)
class Picture:
    """The chart of a series with what is said around it, for print in one language.

    In a `frame` it has that size, and what does not fit stands on a second sheet. Without one it is as high as all
    it says, or with `short` evidence at most 1.6 times as high as wide; `narrow` as a column.
    """

    series: Series
    publication: Publication
    says: PictureEvidence
    frame: Frame | None = None
    short: bool = False
    narrow: bool = False

    @cached_property
    def title(self) -> str:
        """The statistic, what was said of it and what is published, neutrally."""
        return headline(self.series, self.publication.lang)

    @cached_property
    def description(self) -> str:
        """The chart in words, for those who cannot see it."""
        return describe(self.series, self.publication.lang)

    @cached_property
    def spec(self) -> dict[str, Any]:
        """The Vega-Lite specification of the first sheet."""
        return self._sheet.chart

    @cached_property
    def drawing(self) -> str:
        """The first sheet as vl-convert draws it, from which all pictures are made."""
        return svg.chart_svg(self.spec)

    @cached_property
    def second_drawing(self) -> str:
        """The sheet "Evidence", "" when all has room on the first one or short evidence was asked for."""
        if self._sheet.is_whole or self.short or not self.says.rest:
            return ""
        chart = evidence_sheet(self.series, lang=self.publication.lang, width=self.size.css,
                               parties=self.publication.table.parties, evidence=self.says)  # fmt: skip
        return svg.chart_svg(chart)

    @cached_property
    def _sheet(self) -> PictureSheet:
        lang, parties = self.publication.lang, self.publication.table.parties
        if self.frame or self.short:
            says = (
                replace(self.says, rest=(say("share.rest_elsewhere", lang), say("share.rest_in_report", lang)))
                if self.short
                else self.says
            )
            size = SheetSize(self.size.css, self.size.height, self.size.fixed, 3 if self.size.css < _NARROW else 2)
            where = say("share.in_full_picture" if self.short else "share.on_second_sheet", lang)
            return framed_sheet(self.series, self.publication, size, says, where)
        chart = picture(self.series, lang=lang, width=int(self.size.css), parties=parties, evidence=self.says)
        return PictureSheet(chart, tuple(self.series.figures), is_whole=True)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that its chart shows; a small sheet may have no room for some."""
        return self._sheet.figures

    @property
    def size(self) -> Size:
        """Its size in each measure."""
        if self.frame:
            return SIZES[self.frame]
        size = UNFRAMED["column" if self.narrow else "page"]
        return size._replace(height=size.css * HIGHEST_IN_SHORT) if self.short else size


# In a sheet narrower than this a headline may take three lines.
_NARROW = 700


def picture_of(series: Series, publication: Publication, frame: Frame | None = None, *, short: bool = False) -> Picture:
    """The chart of `series` with its evidence."""
    return Picture(series, publication, evidence(series, publication), frame, short)


def file_of(drawn: Picture, format: Format) -> bytes:
    """The bytes of a picture's file; a PDF and a page hold the sheet "Evidence" as well."""
    return _WRITERS[format](drawn)


def sheets_of(drawn: Picture, format: Format) -> Iterator[tuple[str, bytes]]:
    """The picture's file and, where a file holds one sheet, that of the second: how its name ends, its bytes."""
    yield "", file_of(drawn, format)
    if format in _SECOND_SHEETS and drawn.second_drawing:
        yield "-evidence", _SECOND_SHEETS[format](drawn)


def png_of(drawn: Picture) -> bytes:
    """The first sheet, with the resolution that gives it its width on paper."""
    return _png(drawn.drawing, drawn.size)


def _png(drawing: str, size: Size) -> bytes:
    return png_of_svg(drawing, size.pixels / size.css, size.pixels / size.inches)


def svg_of(drawn: Picture) -> str:
    """A file with title, description and fonts inside."""
    return svg.standing_alone(drawn.drawing, drawn.title, drawn.description, drawn.publication.lang)


def _second_png(drawn: Picture) -> bytes:
    return _png(drawn.second_drawing, drawn.size)


def _second_svg(drawn: Picture) -> bytes:
    lang = drawn.publication.lang
    title = say("charts.evidence_sheet", lang)
    return svg.standing_alone(drawn.second_drawing, title, drawn.description, lang).encode()


def _pdf(drawn: Picture) -> bytes:
    sheets = [(drawn.drawing, drawn.description)]
    if drawn.second_drawing:
        sheets.append((drawn.second_drawing, say("charts.evidence_sheet", drawn.publication.lang)))
    return chart_pdf(sheets, drawn.title, drawn.publication.lang, drawn.size.inches)


def _for_any_screen(drawn: Picture, description: str, name: str) -> str:
    """A picture inside an HTML page, and the same as narrow as a column, of which a screen shows the one that fits."""
    fitting = {"wide": drawn, "narrow": replace(drawn, frame="column" if drawn.frame else None, narrow=True)}
    lang = drawn.publication.lang
    inline = {
        room: svg.inside_a_page(svg.in_line(each.drawing), drawn.title, description, lang, f"{name}-{room}")
        for room, each in fitting.items()
    }
    return "".join(f'<div class="{room}">{found}</div>' for room, found in inline.items())


def _html(drawn: Picture) -> bytes:
    lang = drawn.publication.lang
    second = ""
    if drawn.second_drawing:
        title = say("charts.evidence_sheet", lang)
        second = svg.inside_a_page(svg.in_line(drawn.second_drawing), title, title, lang, "evidence")
    return chart_page(drawn.title, _for_any_screen(drawn, drawn.description, "chart"), second, lang).encode()


def _json(drawn: Picture) -> bytes:
    """The specification, with the figures that it draws: a band says no program which of its ends is open."""
    meta = {"made_by": MAKER, "figures": [figure_as_dict(figure) for figure in drawn.series.figures]}
    return json.dumps({**drawn.spec, "usermeta": meta}, ensure_ascii=False, indent=2).encode()


_WRITERS: Mapping[Format, Callable[[Picture], bytes]] = {
    "png": png_of,
    "svg": lambda drawn: svg_of(drawn).encode(),
    "pdf": _pdf,
    "html": _html,
    "json": _json,
    "csv": lambda drawn: csv_of(drawn.series.figures, drawn.publication.lang),
}
_SECOND_SHEETS: Mapping[Format, Callable[[Picture], bytes]] = {"png": _second_png, "svg": _second_svg}
"""The formats whose file holds one sheet, so that the sheet "Evidence" needs a file of its own."""


def write_charts(paths: Sequence[Path], pictures: Iterable[Picture], format: Format,
                 table: Path) -> Iterator[Path]:  # fmt: skip
    """Each picture in the file of its path, and a second sheet beside it; yields each path when it is written.

    Whether each may be written is looked at before the first one is: NotWritten. Raises OSError.
    """
    for path in paths:
        refuse_to_replace(path, table)
    for path, drawn in zip(paths, pictures, strict=True):
        for ending, data in sheets_of(drawn, format):
            sheet = path.with_name(f"{path.stem}{ending}{path.suffix}")
            refuse_to_replace(sheet, table)
            write_one_of_many(sheet, data, table)
            yield sheet
    for folder in {path.parent for path in paths}:
        remove_abandoned(folder)


def paths_in(folder: Path, chosen: Sequence[Series], format: Format) -> list[Path]:
    """The file of each series in a folder, named after it."""
    names = file_names(series.key for series in chosen)
    return [folder / f"{names[series.key]}.{format}" for series in chosen]


def bundle_of(chosen: Sequence[Series], publication: Publication) -> bytes:
    """A ZIP with the charts of `chosen` as wide as a page, and their figures as a data package."""
    return archive_of(_files(chosen, publication))


def readme_of(chosen: Sequence[Series], publication: Publication) -> str:
    """What the files are, where each chart's figures come from, and on which terms they may be used."""
    lang = publication.lang
    figures = _figures_of(chosen, publication)
    names = file_names(series.key for series in chosen)
    charts = [f"{names[series.key]}\n    {series.title(lang)}" for series in chosen]
    cited = [sources.long_citation(series.figures, publication) for series in chosen]
    parts = [
        _heading(say("share.readme_title", lang), "="),
        say("share.readme_lead", lang),
        say("share.readme_table", lang, hash=publication.table.sha256),
        *([selection_words(figures, publication, lang)] if len(figures) < len(publication.table.figures) else []),
        _heading(say("share.readme_charts", lang), "-"),
        *charts,
        _heading(say("share.readme_sources", lang), "-"),
        *cited,
        _heading(say("share.readme_terms", lang), "-"),
        say("share.readme_terms_text", lang),
    ]
    return "\n\n".join(parts) + "\n"


def _figures_of(chosen: Sequence[Series], publication: Publication) -> list[Figure]:
    """The figures of some series in the order of the table."""
    ids = {figure.id for series in chosen for figure in series.figures}
    return [figure for figure in publication.table.figures if figure.id in ids]


def _files(chosen: Sequence[Series], publication: Publication) -> Iterator[tuple[str, bytes]]:
    yield "README.txt", readme_of(chosen, publication).encode()
    yield from package_files(publication, _figures_of(chosen, publication))
    names = file_names(series.key for series in chosen)
    for series in chosen:
        drawn = picture_of(series, publication, "page")
        for format in FORMATS:
            for ending, data in sheets_of(drawn, format):
                yield f"{format}/{names[series.key]}{ending}.{format}", data


def _heading(text: str, line: str) -> str:
    return f"{text}\n{line * len(text)}"
