"""The report as one HTML file: charts inside, no scripts, ready to be printed."""

from __future__ import annotations

from markupsafe import Markup

from facts.share.chapters import Chapter, headings
from facts.share.pages import page
from facts.share.pictures import for_any_screen
from facts.share.report import Report


def html_of(report: Report) -> bytes:
    """UTF-8; every word of the table is escaped."""
    charts = [_inline(chapter, number) for number, chapter in enumerate(report.chapters, start=1)]
    return page(
        "report.html",
        report.lang,
        title=report.title,
        report=report,
        chapters=list(zip(report.chapters, charts, strict=True)),
        words=headings(report.lang),
    ).encode()


def _inline(chapter: Chapter, number: int) -> Markup:
    return Markup(for_any_screen(chapter.picture, chapter.picture.description, f"chart-{number}"))
