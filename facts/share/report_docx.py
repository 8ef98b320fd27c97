"""The report as a Word document: real headings, described pictures, its language and title set.

The styles are Word's own where it has them, so that a reader's template can take over.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import accumulate

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell as Cell
from docx.table import _Row as TableRow
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from facts.share.report import Chapter, ChapterSource, Remarks, Report, headings
from facts.share.report_charts import PAPER_MM, png_of_drawing
from facts.share.svg import legal, svg_size
from facts.words import LANGUAGES, Lang, say

TABLE_STYLE = "Figures"
# Letters of a property of the file, which is not the title on the page ("Core properties", ECMA-376 part 2).
_LONGEST_PROPERTY = 255
_LINK_COLOUR = RGBColor(0x6A, 0x2F, 0x52)
_RULES = (
    f"<w:tblPr {nsdecls('w')}><w:tblBorders>"
    '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="B9BEC8"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="D9DCE2"/>'
    "</w:tblBorders><w:tblCellMar>"
    '<w:left w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr>"
)
_NO_MARGINS = (
    f'<w:tblCellMar {nsdecls("w")}><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)


def _add_table_style(document: Document) -> None:
    """Thin rules between the rows, as in the other formats."""
    style = document.styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.TABLE)
    style.element.append(parse_xml(_RULES))


def _add_field(paragraph: Paragraph, code: str, until_then: str) -> None:
    """A field that Word counts itself; `until_then` stands there until it does."""
    _begin_field(paragraph, code)
    paragraph.add_run(until_then)
    _end_field(paragraph)


def _begin_field(paragraph: Paragraph, code: str) -> None:
    """All that is written until `_end_field` is the field's last result."""
    _add_field_edge(paragraph, "begin")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)
    _add_field_edge(paragraph, "separate")


def _end_field(paragraph: Paragraph) -> None:
    """The end of the field begun last."""
    _add_field_edge(paragraph, "end")


def _add_link(paragraph: Paragraph, address: str) -> None:
    """A link to an address, shown as it is."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    run = paragraph.add_run(legal(address))
    run.font.color.rgb, run.font.underline = _LINK_COLOUR, True
    _link(paragraph, run, "r:id", relation)


def _add_inner_link(paragraph: Paragraph, text: str, bookmark: str) -> None:
    """A link to a place in the same document."""
    _link(paragraph, paragraph.add_run(legal(text)), "w:anchor", bookmark)


def _add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A bookmark around what the paragraph says; `number` is its own in the document."""
    start, end = _bookmark("Start", number), _bookmark("End", number)
    start.set(qn("w:name"), name)
    paragraph.runs[0]._r.addprevious(start)
    paragraph._p.append(end)


def _bookmark(edge: str, number: int) -> BaseOxmlElement:
    element = OxmlElement(f"w:bookmark{edge}")
    element.set(qn("w:id"), str(number))
    return element


def _add_field_edge(paragraph: Paragraph, kind: str) -> None:
    edge = OxmlElement("w:fldChar")
    edge.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(edge)


def _link(paragraph: Paragraph, run: Run, kind: str, target: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn(kind), target)
    link.append(run._r)
    paragraph._p.append(link)


_MARGIN_CM = 1.7
_TEXT_WIDTH_CM = 21 - 2 * _MARGIN_CM
_ASIDE_STYLE = "Aside"
LABEL = "Label"
_SAID = "Said by"
_FONT = "Calibri"
_INK, _QUIET = RGBColor(0x1C, 0x1E, 0x26), RGBColor(0x4C, 0x52, 0x60)
# Size, space before and space after, in points.
_MEASURES = {
    "Normal": (8.5, 0, 3), "Title": (20, 0, 8), "Heading 1": (12, 10, 3), "Heading 2": (9, 4, 2),
    "Caption": (7.5, 2, 3), "Quote": (8.5, 3, 1), "List Bullet": (7.5, 0, 1), "List Number": (7.5, 0, 1),
    _ASIDE_STYLE: (7.5, 0, 1), LABEL: (8, 2, 1), _SAID: (7.5, 0, 1),
}  # fmt: skip


def _prepare(document: Document, lang: Lang, title: str, foot: str) -> None:
    """Page, language, properties, styles, and what stands below each page: `foot` and the number of the page."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_MARGIN_CM)
    section.top_margin = section.bottom_margin = Cm(1.5)
    section.header_distance = section.footer_distance = Cm(0.8)
    properties = document.core_properties
    properties.title, properties.language = legal(title)[:_LONGEST_PROPERTY], LANGUAGES[lang].tag
    properties.author = properties.comments = ""
    _set_styles(document, lang)
    footer = section.footer.paragraphs[0]
    footer.style = _ASIDE_STYLE
    footer.paragraph_format.tab_stops.add_tab_stop(Cm(_TEXT_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run(f"{legal(foot)}\t")
    _add_field(footer, "PAGE", "1")
    footer.add_run(" / ")
    _add_field(footer, "NUMPAGES", "1")


def _set_styles(document: Document, lang: Lang) -> None:
    styles = document.styles
    [language] = styles.element.iter(qn("w:lang"))
    language.set(qn("w:val"), LANGUAGES[lang].tag)
    for name in (_ASIDE_STYLE, LABEL, _SAID):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    _add_table_style(document)
    for name, (points, before, after) in _MEASURES.items():
        style = styles[name]
        _set_font(style)
        style.font.size, style.font.color.rgb = Pt(points), _QUIET if name == "Caption" else _INK
        form = style.paragraph_format
        form.space_before, form.space_after, form.widow_control = Pt(before), Pt(after), True
        form.line_spacing = 1.0
    styles["Caption"].font.bold = False
    styles[LABEL].font.bold = True
    for name in ("Quote", _SAID):
        styles[name].paragraph_format.left_indent = Cm(0.4)
    for rule in styles["Title"].element.iter(qn("w:bottom")):
        rule.attrib.pop(qn("w:themeColor"), None)
        rule.set(qn("w:color"), str(_INK))
    for name in (LABEL, "Quote"):
        styles[name].paragraph_format.keep_with_next = True


def _set_font(style: ParagraphStyle) -> None:
    """One font for everything: the fonts of Word's theme would win over a style's own."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)


# How wide each column is beside the others.
_SHARES = {"figure": 1.9, "reading": 2.4, "kind": 1.6, "period": 2.1, "who": 4.4, "id": 4.0}
# What stands below a chart has one column here, so rather more than its height stands beside it.
_SLACK_MM = 30.0
_CHART_CM = PAPER_MM / 10
_GAP_CM = 0.5
# A taller picture is made narrower, so that it stays on the page of its heading.
_TALLEST_CM = 23.5
# A table with fewer rows stays on one page.
_LONG_TABLE = 6
_LEDGER_CM = (5.3, 5.1, 2.4, 3.3, 1.5)
_SMALL_CM = 2.0
# Of the small chart: two arrows have room in it, and more there are not.
_ARROWS = 0.4


def docx_of(report: Report) -> bytes:
    """A4, in the styles of Word, so that the reader's own template can take over."""
    document = docx.Document()
    words = headings(report.lang)
    _prepare(document, report.lang, report.title, f"{report.title} · {report.table}")
    document.add_heading(legal(report.title), level=0)
    if report.summary:
        document.add_paragraph(report.summary)
    for paragraph in report.introduction:
        document.add_paragraph(legal(paragraph))
    if len(report.chapters) > 1:
        _add_ledger(document, report, words)
    _add_about(document, report)
    numbers = accumulate(int(chapter.has_table) for chapter in report.chapters)
    for number, (chapter, charts) in enumerate(zip(report.chapters, numbers, strict=True), start=1):
        _add_chapter(document, chapter, (number, charts), report, words)
    if report.changes:
        document.add_heading(words["changes"], level=1)
        for change in report.changes:
            document.add_paragraph(legal(change), style="List Bullet")
    if report.sources:
        document.add_heading(words["sources"], level=1)
        _add_sources(document, report.sources)
    document.add_heading(words["terms"], level=1)
    document.add_paragraph(report.terms, style=_ASIDE_STYLE)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_about(document: Document, report: Report) -> None:
    for fact in report.about:
        for label, text in zip((f"{fact.label}: ", *[""] * len(fact.texts)), fact.texts, strict=False):
            paragraph = document.add_paragraph(style=_ASIDE_STYLE)
            paragraph.add_run(label).bold = True
            paragraph.add_run(legal(text))


def _add_ledger(document: Document, report: Report, words: dict[str, str]) -> None:
    """Every statistic in a row, whose name leads to its chapter."""
    heads = [words["contents"], words["figure"], "", words["stands"], words["cautions"]]
    table = document.add_table(rows=1 + len(report.ledger), cols=len(heads), style=TABLE_STYLE)
    table.autofit = False
    widths = [Cm(width) for width in _LEDGER_CM]
    _add_cells(table.rows[0], heads, widths, bold=True, keep_with_next=True)
    for number, (row, line) in enumerate(zip(table.rows[1:], report.ledger, strict=True), start=1):
        cautions = f"▲ {line.cautions}" if line.cautions else ""
        _add_cells(row, ["", line.claim, "", line.stands, cautions], widths, bold=False, keep_with_next=False)
        _add_inner_link(row.cells[0].paragraphs[0], line.title, _bookmark_name(number))
        _add_small_picture(row.cells[2].paragraphs[0], line.small, line.claim)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _bookmark_name(number: int) -> str:
    return f"chart{number}"


def _add_chapter(document: Document, chapter: Chapter, numbers: tuple[int, int], report: Report,
                 words: dict[str, str]) -> None:  # fmt: skip
    """A statistic; `numbers` are that of the chapter, and that of its chart among those that are drawn large."""
    number, charts = numbers
    heading = document.add_heading(legal(chapter.heading), level=1)
    _add_bookmark(heading, _bookmark_name(number), number)
    if chapter.has_table:
        drawing = chapter.picture.narrow
        chart, text = _add_columns(document)
        _add_picture(chart, chapter, drawing, charts, report)
        text.add_paragraph().add_run(legal(chapter.claim)).bold = True
        _add_statements(text, chapter)
        levels = chapter.beside_chart(drawing, _SLACK_MM).levels
        for n, group in enumerate(chapter.remarks):
            _add_remarks(text if n < levels else document, group)
        # A cell begins with a paragraph of its own, which nothing has been written in.
        for cell in (chart, text):
            cell._tc.remove(cell.paragraphs[0]._p)
    else:
        # The chart of claims without a number would say once more what stands below: the arrow alone is left.
        claim = document.add_paragraph()
        claim.paragraph_format.keep_with_next = True
        _add_small_picture(claim, chapter.picture.in_a_row(), chapter.picture.description, _ARROWS)
        claim.add_run(legal(chapter.claim)).bold = True
        document.add_paragraph(legal(chapter.scope), style=_ASIDE_STYLE).paragraph_format.keep_with_next = True
        _add_statements(document, chapter)
        for group in chapter.remarks:
            _add_remarks(document, group)
    if chapter.has_table:
        document.add_heading(words["figures"], level=2)
        _add_table(document, chapter, words)
    if chapter.published:
        document.add_heading(words["published"], level=2)
        _add_sources(document, chapter.published)


def _add_columns(document: Document) -> tuple[Cell, Cell]:
    """A column for the chart and one for the words beside it, which may go on over the page."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    table._tbl.tblPr.append(parse_xml(_NO_MARGINS))
    widths = (Cm(_CHART_CM + _GAP_CM), Cm(_TEXT_WIDTH_CM - _CHART_CM - _GAP_CM))
    for column, cell, width in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = width
    chart, text = table.rows[0].cells
    return chart, text


def _add_picture(column: Cell, chapter: Chapter, drawing: str, number: int, report: Report) -> None:
    """The chart with its description as alternative text, and with a caption that can be referred to."""
    width, height = svg_size(drawing)
    centimetres = min(_CHART_CM, _TALLEST_CM * width / height)
    shape = column.add_paragraph().add_run().add_picture(io.BytesIO(png_of_drawing(drawing)), width=Cm(centimetres))
    inline = shape._inline
    inline.docPr.set("title", legal(chapter.picture.title))
    inline.docPr.set("descr", legal(chapter.picture.description))
    for side in "TBLR":
        inline.set(f"dist{side}", "0")
    word = say("report.chart", report.lang)
    caption = column.add_paragraph(f"{word} ", style="Caption")
    caption.paragraph_format.right_indent = Cm(_GAP_CM)
    _add_field(caption, rf"SEQ {word} \* ARABIC", str(number))
    caption.add_run(legal(f". {chapter.scope}"))


def _add_small_picture(paragraph: Paragraph, drawing: str, description: str, part: float = 1.0) -> None:
    """A chart as small as a line of text, of whose width the first `part` is shown."""
    shape = paragraph.add_run().add_picture(io.BytesIO(png_of_drawing(drawing)), width=Cm(_SMALL_CM))
    shape.width = Cm(_SMALL_CM * part)
    shape._inline.docPr.set("descr", legal(description))
    [filling] = shape._inline.iter(qn("pic:blipFill"))
    rest = round((1 - part) * 100_000)
    filling.find(qn("a:blip")).addnext(parse_xml(f'<a:srcRect {nsdecls("a")} r="{rest}"/>'))


def _add_remarks(column: Document | Cell, group: Remarks) -> None:
    if group.is_short:
        paragraph = column.add_paragraph(style=_ASIDE_STYLE)
        paragraph.add_run(f"{group.level}: ").bold = True
        paragraph.add_run(legal(" ".join(group.texts)))
        return
    column.add_paragraph(group.level, style=LABEL)
    for text in group.texts:
        column.add_paragraph(legal(text), style="List Bullet").paragraph_format.keep_together = True


def _add_statements(column: Document | Cell, chapter: Chapter) -> None:
    """Each quote and what belongs to it, on one page."""
    for statement in chapter.statements:
        column.add_paragraph(legal(statement.quote), style="Quote")
        texts = (f"{statement.who}, {statement.where} · {', '.join(statement.ids)}", *statement.lines)
        lines = [column.add_paragraph(legal(line), style=_SAID) for line in texts]
        for line in lines[:-1]:
            line.paragraph_format.keep_with_next = True


def _add_table(document: Document, chapter: Chapter, words: dict[str, str]) -> None:
    """The figures; the header is repeated on each page, and a row stays on one."""
    columns, rows = chapter.columns, chapter.rows
    table = document.add_table(rows=1 + len(rows), cols=len(columns), style=TABLE_STYLE)
    table.autofit = False
    together = len(rows) < _LONG_TABLE
    whole = sum(_SHARES[name] for name in columns)
    widths = [Cm(_TEXT_WIDTH_CM * _SHARES[name] / whole) for name in columns]
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
        # By its key: the name would be looked for among all of Word's styles, for each cell anew.
        paragraph._p.style = _ASIDE_STYLE.replace(" ", "")
        paragraph.add_run(legal(text)).bold = bold
        paragraph.paragraph_format.keep_with_next = keep_with_next


def _add_sources(document: Document, sources: Sequence[ChapterSource]) -> None:
    for source in sources:
        paragraph = document.add_paragraph(legal(source.text), style="List Bullet")
        paragraph.paragraph_format.keep_together = True
        for address in source.addresses:
            paragraph.add_run(" ")
            _add_link(paragraph, address)
        if source.accessed:
            paragraph.add_run(f" ({source.accessed})")
        for note in source.notes:
            paragraph.add_run().add_break()
            paragraph.add_run(legal(note))
