"""The report as one HTML file: charts inside, no scripts, ready to be printed."""

from __future__ import annotations

from facts.share.chapters import headings
from facts.share.pages import page
from facts.share.report import Report


def html_of(report: Report) -> bytes:
    """UTF-8; every word of the table is escaped."""
    charts = [
        chapter.picture.on_any_screen(f"chart{number}") for number, chapter in enumerate(report.chapters, start=1)
    ]
    return page(
        "report.html",
        report.lang,
        title=report.title,
        report=report,
        chapters=list(zip(report.chapters, charts, strict=True)),
        words=headings(report.lang),
    ).encode()
