"""The report as a tagged PDF."""

from __future__ import annotations

from dataclasses import asdict

from facts.share.report import Chapter, Report, headings
from facts.share.svg import size
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
    width, height = size(chapter.picture.drawing)
    return {
        "heading": chapter.heading,
        "svg": chapter.picture.drawing,
        "proportion": height / width,
        "alt": chapter.picture.description,
        "rows": [asdict(row) for row in chapter.rows],
        "remarks": [asdict(remark) for remark in chapter.remarks],
        "statements": [asdict(statement) for statement in chapter.statements],
        "sources": [asdict(source) for source in chapter.sources],
    }
