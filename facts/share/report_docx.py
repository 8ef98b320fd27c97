"""The report as a Word document: real headings, described pictures, its language and title set."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import _Row as TableRow

from facts.share.chapters import Chapter, ChapterSource, Remarks, Statement, headings
from facts.share.report import Report
from facts.share.svg import svg_size
from facts.share.word import (
    ASIDE,
    LABEL,
    SAID,
    TABLE_STYLE,
    TEXT_WIDTH_CM,
    add_field,
    add_inner_link,
    add_link,
    add_mark,
    prepare,
)
from facts.share.xml_text import legal
from facts.words import say

# How wide each column is beside the others.
_SHARES = {"said": 2.6, "reading": 2.3, "kind": 2.3, "period": 2.4, "who": 3.2, "id": 3.2}
# A taller picture is made narrower, so that it stays on the page of its heading.
_TALLEST_CM = 11
# A table with fewer rows stays on one page.
_LONG_TABLE = 6
_LEDGER_CM = (4.9, 5.3, 3.9, 1.9)


def docx_of(report: Report) -> bytes:
    """A4, in the styles of Word, so that the reader's own template can take over."""
    document = docx.Document()
    words = headings(report.lang)
    prepare(document, report.lang, report.title, f"{report.title} · {report.table}")
    document.add_heading(legal(report.title), level=0)
    if report.found:
        document.add_paragraph(report.found)
    for paragraph in report.introduction:
        document.add_paragraph(legal(paragraph))
    if len(report.chapters) > 1:
        _add_ledger(document, report, words)
    _add_about(document, report)
    for number, chapter in enumerate(report.chapters, start=1):
        _add_chapter(document, chapter, number, report, words)
    if report.changes:
        document.add_heading(words["changes"], level=1)
        for change in report.changes:
            document.add_paragraph(legal(change), style="List Bullet")
    if report.sources:
        document.add_heading(words["sources"], level=1)
        _add_sources(document, report.sources)
    document.add_heading(words["terms"], level=1)
    document.add_paragraph(report.terms, style=ASIDE)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_about(document: Document, report: Report) -> None:
    for fact in report.about:
        for label, text in zip((f"{fact.label}: ", *[""] * len(fact.texts)), fact.texts, strict=False):
            paragraph = document.add_paragraph(style=ASIDE)
            paragraph.add_run(label).bold = True
            paragraph.add_run(legal(text))


def _add_ledger(document: Document, report: Report, words: dict[str, str]) -> None:
    """Every statistic in a row, whose name leads to its chapter."""
    names = ("contents", "said", "stands", "cautions")
    table = document.add_table(rows=1 + len(report.ledger), cols=len(names), style=TABLE_STYLE)
    table.autofit = False
    widths = [Cm(width) for width in _LEDGER_CM]
    _add_cells(table.rows[0], [words[name] for name in names], widths, bold=True, keep_with_next=True)
    for number, (row, line) in enumerate(zip(table.rows[1:], report.ledger, strict=True), start=1):
        cautions = f"▲ {line.cautions}" if line.cautions else ""
        _add_cells(row, ["", line.said, line.stands, cautions], widths, bold=False, keep_with_next=False)
        add_inner_link(row.cells[0].paragraphs[0], line.title, _mark_of(number))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _mark_of(number: int) -> str:
    return f"chart{number}"


def _add_chapter(document: Document, chapter: Chapter, number: int, report: Report, words: dict[str, str]) -> None:
    heading = document.add_heading(legal(chapter.heading), level=1)
    add_mark(heading, _mark_of(number), number)
    document.add_paragraph(legal(chapter.said)).paragraph_format.keep_with_next = True
    document.add_paragraph(legal(chapter.scope), style=ASIDE).paragraph_format.keep_with_next = True
    _add_picture(document, chapter, number, report)
    if chapter.statements:
        document.add_heading(words["quotes"], level=2)
        for statement in chapter.statements:
            _add_statement(document, statement)
    if chapter.remarks:
        document.add_heading(words["findings"], level=2)
        for group in chapter.remarks:
            _add_remarks(document, group)
    if chapter.has_table:
        document.add_heading(words["figures"], level=2)
        _add_table(document, chapter, words)
    if chapter.published:
        document.add_heading(words["published"], level=2)
        _add_sources(document, chapter.published)


def _add_picture(document: Document, chapter: Chapter, number: int, report: Report) -> None:
    """The chart with its description as alternative text, and with a caption that can be referred to."""
    drawing = chapter.picture.drawing()
    width, height = svg_size(drawing)
    centimetres = min(TEXT_WIDTH_CM, _TALLEST_CM * width / height)
    image = io.BytesIO(chapter.picture.png(drawing))
    inline = document.add_picture(image, width=Cm(centimetres))._inline
    inline.docPr.set("title", legal(chapter.picture.title))
    inline.docPr.set("descr", legal(chapter.picture.description))
    for side in "TBLR":
        inline.set(f"dist{side}", "0")
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    word = say("report.chart", report.lang)
    caption = document.add_paragraph(f"{word} ", style="Caption")
    add_field(caption, rf"SEQ {word} \* ARABIC", str(number))
    caption.add_run(legal(f". {chapter.picture.title}"))


def _add_remarks(document: Document, group: Remarks) -> None:
    document.add_paragraph(group.level, style=LABEL)
    for text in group.texts:
        document.add_paragraph(legal(text), style="List Bullet").paragraph_format.keep_together = True


def _add_statement(document: Document, said: Statement) -> None:
    """The sentence and what belongs to it, on one page."""
    document.add_paragraph(legal(said.quote), style="Quote")
    texts = (f"{said.who}, {said.where} · {', '.join(said.ids)}", *said.lines)
    lines = [document.add_paragraph(legal(line), style=SAID) for line in texts]
    for line in lines[:-1]:
        line.paragraph_format.keep_with_next = True


def _add_table(document: Document, chapter: Chapter, words: dict[str, str]) -> None:
    """The figures; the header is repeated on each page, and a row stays on one."""
    columns, rows = chapter.columns, chapter.rows
    table = document.add_table(rows=1 + len(rows), cols=len(columns), style=TABLE_STYLE)
    table.autofit = False
    together = len(rows) < _LONG_TABLE
    whole = sum(_SHARES[name] for name in columns)
    widths = [Cm(TEXT_WIDTH_CM * _SHARES[name] / whole) for name in columns]
    texts = [[words[name] for name in columns], *([getattr(row, name) for name in columns] for row in rows)]
    for number, (line, cells) in enumerate(zip(table.rows, texts, strict=True)):
        kept = number == 0 or (together and number < len(rows))
        _add_cells(line, cells, widths, bold=number == 0, keep_with_next=kept)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for look in table._tbl.iter(qn("w:tblLook")):
        look.set(qn("w:val"), "0020")
        look.set(qn("w:firstColumn"), "0")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _add_cells(line: TableRow, texts: Sequence[str], widths: Sequence[Cm], *, bold: bool, keep_with_next: bool) -> None:
    line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, width in zip(line.cells, texts, widths, strict=True):
        cell.width = width
        [paragraph] = cell.paragraphs
        paragraph.style = ASIDE
        paragraph.add_run(legal(text)).bold = bold
        paragraph.paragraph_format.keep_with_next = keep_with_next


def _add_sources(document: Document, sources: Sequence[ChapterSource]) -> None:
    for source in sources:
        paragraph = document.add_paragraph(legal(source.text), style="List Bullet")
        paragraph.paragraph_format.keep_together = True
        for address in source.addresses:
            paragraph.add_run(" ")
            add_link(paragraph, address)
        if source.accessed:
            paragraph.add_run(f" ({source.accessed})")
        for note in source.notes:
            paragraph.add_run().add_break()
            paragraph.add_run(legal(note))
