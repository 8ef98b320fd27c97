"""The report as a Word document: real headings, described pictures, its language and title set."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Row as TableRow
from docx.text.paragraph import Paragraph

from facts.share.pictures import png_of
from facts.share.report import Chapter, Report, Row, headings
from facts.share.svg import size
from facts.share.xml_text import legal
from facts.words import LANGUAGES

_COLUMNS = {"said": 2.8, "reading": 3.0, "kind": 1.9, "period": 2.3, "who": 3.2, "id": 2.8}
_TEXT_WIDTH_CM = 16.0
# A taller picture is made narrower, so that it stays on the page of its heading.
_TALLEST_CM = 21.5


def docx_of(report: Report) -> bytes:
    """A4, in the styles of Word, so that the reader's own template can take over."""
    document = docx.Document()
    _prepare(document, report)
    document.add_heading(legal(report.title), level=0)
    for paragraph in report.introduction:
        document.add_paragraph(legal(paragraph))
    document.add_paragraph(report.how_to_read, style="Caption")
    words = headings(report.lang)
    for chapter in report.chapters:
        _write(document, chapter, words)
    for line in report.colophon:
        document.add_paragraph(line, style="Caption")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _prepare(document: Document, report: Report) -> None:
    """Page, language and core properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - _TEXT_WIDTH_CM) / 2)
    section.top_margin = section.bottom_margin = Cm(2.4)
    properties = document.core_properties
    properties.title, properties.language = legal(report.title), LANGUAGES[report.lang].tag
    properties.author = properties.comments = ""
    [language] = document.styles.element.iter(qn("w:lang"))
    language.set(qn("w:val"), LANGUAGES[report.lang].tag)
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10.5)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    for name in ("Title", "Heading 1", "Heading 2", "Caption"):
        document.styles[name].font.color.rgb = RGBColor(0x1C, 0x1E, 0x26)
    document.styles["Caption"].font.bold = False
    document.styles["Caption"].paragraph_format.space_after = Pt(4)


def _write(document: Document, chapter: Chapter, words: dict[str, str]) -> None:
    document.add_heading(legal(chapter.heading), level=1)
    _add_picture(document, chapter)
    if chapter.remarks:
        document.add_heading(words["findings"], level=2)
        for remark in chapter.remarks:
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run(f"{remark.level}: ").bold = True
            paragraph.add_run(legal(remark.text))
    if chapter.statements:
        document.add_heading(words["quotes"], level=2)
        for statement in chapter.statements:
            quote = document.add_paragraph(legal(statement.quote), style="Quote")
            quote.paragraph_format.keep_with_next = True
            for line in (f"{statement.who}, {statement.where}", *statement.lines):
                document.add_paragraph(legal(line), style="Caption")
    document.add_heading(words["figures"], level=2)
    _add_table(document, chapter.rows, words)
    document.add_heading(words["sources"], level=2)
    for source in chapter.sources:
        paragraph = document.add_paragraph(legal(source.text), style="List Bullet")
        for address in source.addresses:
            paragraph.add_run(" ")
            _add_link(paragraph, address)


def _add_picture(document: Document, chapter: Chapter) -> None:
    """The chart with its description as alternative text."""
    width, height = size(chapter.picture.drawing)
    centimetres = min(_TEXT_WIDTH_CM, _TALLEST_CM * width / height)
    picture = document.add_picture(io.BytesIO(png_of(chapter.picture)), width=Cm(centimetres))
    named = picture._inline.docPr
    named.set("title", legal(chapter.picture.title))
    named.set("descr", legal(chapter.picture.description))


def _add_table(document: Document, rows: tuple[Row, ...], words: dict[str, str]) -> None:
    """The figures; the header is repeated on each page, and a row stays on one."""
    table = document.add_table(rows=1 + len(rows), cols=len(_COLUMNS), style="Light Shading")
    for look in table._tbl.iter(qn("w:tblLook")):
        look.set(qn("w:firstColumn"), "0")
        look.set(qn("w:noHBand"), "1")
    table.autofit = False
    _add_cells(table.rows[0], [words[name] for name in _COLUMNS])
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for line, row in zip(table.rows[1:], rows, strict=True):
        _add_cells(line, [legal(getattr(row, name)) for name in _COLUMNS])
    for column, centimetres in zip(table.columns, _COLUMNS.values(), strict=True):
        column.width = Cm(centimetres)


def _add_cells(line: TableRow, texts: list[str]) -> None:

    line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, centimetres in zip(line.cells, texts, _COLUMNS.values(), strict=True):
        cell.width = Cm(centimetres)
        [paragraph] = cell.paragraphs
        paragraph.add_run(text).font.size = Pt(8.5)
        paragraph.paragraph_format.space_after = Pt(1)


def _add_link(paragraph: Paragraph, address: str) -> None:
    """A link to `address`; python-docx reads links but has no call that writes one."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(paragraph.add_run(legal(address))._r)
    paragraph._p.append(link)
