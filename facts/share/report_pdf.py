"""The report as a tagged PDF."""

from __future__ import annotations

from dataclasses import asdict

from facts.share.chapters import Chapter, headings
from facts.share.report import Report
from facts.share.svg import svg_size
from facts.share.typeset import pdf


def pdf_of(report: Report) -> bytes:
    """A4, PDF/UA-1, with real text, headings and a description of every chart."""
    return pdf(
        "report.typ",
        {
            "lang": report.lang,
            "title": report.title,
            "table": report.table,
            "found": report.found,
            "introduction": report.introduction,
            "ledger": [asdict(line) for line in report.ledger] if len(report.ledger) > 1 else [],
            "changes": report.changes,
            "about": [asdict(fact) for fact in report.about],
            "chapters": [_chapter(chapter) for chapter in report.chapters],
            "sources": [asdict(source) for source in report.sources],
            "terms": report.terms,
            "words": headings(report.lang),
        },
    )


def _chapter(chapter: Chapter) -> dict[str, object]:
    # As narrow as a column, beside the words: its letters are as large as in the text at half the width.
    drawing = chapter.picture.drawing(narrow=True)
    width, height = svg_size(drawing)
    return {
        "anchor": chapter.anchor,
        "heading": chapter.heading,
        "said": chapter.said,
        "scope": chapter.scope,
        "has_table": chapter.has_table,
        "svg": drawing,
        "proportion": height / width,
        "alt": chapter.picture.description,
        "columns": chapter.columns,
        "rows": [asdict(row) for row in chapter.rows],
        "remarks": [asdict(group) for group in chapter.remarks],
        "statements": [asdict(statement) for statement in chapter.statements],
        "published": [asdict(source) for source in chapter.published],
    }
