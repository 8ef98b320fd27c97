"""The report as a tagged PDF."""

from __future__ import annotations

from dataclasses import asdict

from facts.share.report import Chapter, Report, headings
from facts.share.svg import in_line, size
from facts.share.typeset import pdf
from facts.words import say


def pdf_of(report: Report) -> bytes:
    """A4, PDF/UA-1, with real text, headings and a description of every chart."""
    return pdf(
        "report.typ",
        {
            "lang": report.lang,
            "title": report.title,
            "introduction": report.introduction,
            "how_to_read": report.how_to_read,
            "chapters": [_chapter(chapter) for chapter in report.chapters],
            "colophon": report.colophon,
            "words": headings(report.lang) | {"contents": say("report.contents", report.lang)},
        },
    )


def _chapter(chapter: Chapter) -> dict[str, object]:
    drawing = in_line(chapter.picture.drawing)
    width, height = size(drawing)
    return {
        "heading": chapter.heading,
        "svg": drawing,
        "proportion": height / width,
        "alt": chapter.picture.description,
        "rows": [asdict(row) for row in chapter.rows],
        "remarks": [asdict(remark) for remark in chapter.remarks],
        "statements": [asdict(statement) for statement in chapter.statements],
        "sources": [asdict(source) for source in chapter.sources],
    }
