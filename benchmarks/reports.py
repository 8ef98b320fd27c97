"""The memo's report in each format, against drawing the same pictures and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Ratio, in_turns
from facts.reading.table import read_table
from facts.share.formats import REPORT_FORMATS, ReportFormat
from facts.share.publication import choose_series, publication_of
from facts.share.report import report_on
from facts.share.report_charts import ChapterChart, png_of_drawing
from facts.share.report_files import report_file

TABLE = Path(__file__).parents[1] / "sources.csv"
MOST = 1.3
ROUNDS = 3


def measure() -> Iterator[Ratio]:
    """From the table's figures on, whose audit is part of a report; each statistic has a chart in it."""
    table = read_table(TABLE.read_bytes())
    chosen = choose_series(table, ())
    for form in REPORT_FORMATS:

        def ours(form: ReportFormat = form) -> None:
            report_file(report_on(chosen, publication_of(table, "en")), form)

        def theirs(form: ReportFormat = form) -> None:
            publication = publication_of(table, "en")
            for series in chosen:
                _draw(ChapterChart(series, publication), form)

        ours()  # what the formats need is loaded once
        yield Ratio(f"The memo's report as {form}", "drawing its pictures", *in_turns(ours, theirs, ROUNDS), MOST)


def _draw(picture: ChapterChart, form: ReportFormat) -> None:
    """What the format shows of a chart: in HTML one for each width, in Word a picture of points."""
    drawing = picture.narrow
    if form == "html":
        picture.drawing()
    elif form == "docx":
        png_of_drawing(drawing)
