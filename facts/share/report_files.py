"""The report as a file: HTML with its charts inside, ready to be printed; a tagged PDF; a Word document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict

from facts.share.formats import ReportFormat
from facts.share.rendering import page, pdf
from facts.share.report import Chapter, Report, headings
from facts.share.report_charts import PAPER_MM
from facts.share.svg import svg_size

_ARROW_MM = 14
"""The small chart of claims without a number is cut to this: to arrows, at most one each way."""


def report_file(report: Report, format: ReportFormat) -> bytes:
    """The bytes of a report's file."""
    return _WRITERS[format](report)


def _html_of(report: Report) -> bytes:
    """UTF-8, no scripts; every word of the table is escaped."""
    chapters = [
        (chapter, chapter.picture.on_any_screen(f"chart{n}"), chapter.beside_chart(chapter.picture.narrow))
        for n, chapter in enumerate(report.chapters, start=1)
    ]
    return page(
        "report.html", report.lang, title=report.title, report=report, chapters=chapters, words=headings(report.lang)
    ).encode()


def _pdf_of(report: Report) -> bytes:
    """A4, PDF/UA-1, with real text, headings and a description of every chart."""
    return pdf(
        "report.typ",
        {
            "lang": report.lang,
            "title": report.title,
            "table": report.table,
            "summary": report.summary,
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
    # Of claims without a number the chart would say once more what stands beside it: the arrow alone is left.
    drawing = chapter.picture.narrow if chapter.has_table else chapter.picture.in_a_row()
    width, height = svg_size(drawing)
    beside = chapter.beside_chart(drawing)
    return {
        "anchor": chapter.anchor,
        "heading": chapter.heading,
        "claim": chapter.claim,
        "scope": chapter.scope,
        "has_table": chapter.has_table,
        "svg": drawing,
        "room": PAPER_MM if chapter.has_table else _ARROW_MM,
        "proportion": height / width,
        "levels_beside": beside.levels,
        "table_beside": beside.has_table,
        "alt": chapter.picture.description,
        "columns": chapter.columns,
        "rows": [asdict(row) for row in chapter.rows],
        "remarks": [asdict(group) for group in chapter.remarks],
        "statements": [asdict(statement) for statement in chapter.statements],
        "published": [asdict(source) for source in chapter.published],
    }


def _docx(report: Report) -> bytes:
    # python-docx takes longer to load than the rest of the page Report.
    from facts.share.report_docx import docx_of

    return docx_of(report)


_WRITERS: Mapping[ReportFormat, Callable[[Report], bytes]] = {"html": _html_of, "pdf": _pdf_of, "docx": _docx}
