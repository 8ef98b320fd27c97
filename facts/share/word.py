"""A Word document of ours: its page and styles, and what python-docx has no call for: fields, links, marks to link to.

The styles are Word's own where it has them, so that a reader's template can take over.
"""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from facts.share.xml_text import legal
from facts.words import LANGUAGES, Lang

TABLE_STYLE = "Figures"
_LINK_COLOUR = RGBColor(0x6A, 0x2F, 0x52)
_RULES = (
    f"<w:tblPr {nsdecls('w')}><w:tblBorders>"
    '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="B9BEC8"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="D9DCE2"/>'
    "</w:tblBorders><w:tblCellMar>"
    '<w:left w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr>"
)


def add_table_style(document: Document) -> None:
    """Thin rules between the rows, as in the other formats."""
    style = document.styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.TABLE)
    style.element.append(parse_xml(_RULES))


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field that Word counts itself; `shown` stands there until it does."""
    begin_field(paragraph, code)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, code: str) -> None:
    """All that is written until `end_field` is the field's last result."""
    _mark(paragraph, "begin")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)
    _mark(paragraph, "separate")


def end_field(paragraph: Paragraph) -> None:
    """The end of the field begun last."""
    _mark(paragraph, "end")


def add_link(paragraph: Paragraph, address: str) -> None:
    """A link to an address, shown as it is."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    run = paragraph.add_run(legal(address))
    run.font.color.rgb, run.font.underline = _LINK_COLOUR, True
    _link(paragraph, run, "r:id", relation)


def add_inner_link(paragraph: Paragraph, text: str, mark: str) -> None:
    """A link to a place in the same document."""
    _link(paragraph, paragraph.add_run(legal(text)), "w:anchor", mark)


def add_mark(paragraph: Paragraph, name: str, number: int) -> None:
    """A bookmark around what the paragraph says; `number` is its own in the document."""
    start, end = _bookmark("Start", number), _bookmark("End", number)
    start.set(qn("w:name"), name)
    paragraph.runs[0]._r.addprevious(start)
    paragraph._p.append(end)


def _bookmark(edge: str, number: int) -> BaseOxmlElement:
    element = OxmlElement(f"w:bookmark{edge}")
    element.set(qn("w:id"), str(number))
    return element


def _mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _link(paragraph: Paragraph, run: Run, kind: str, target: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn(kind), target)
    link.append(run._r)
    paragraph._p.append(link)


TEXT_WIDTH_CM = 16.0
ASIDE = "Aside"
LABEL = "Label"
SAID = "Said by"
_FONT = "Calibri"
_INK, _QUIET = RGBColor(0x1C, 0x1E, 0x26), RGBColor(0x4C, 0x52, 0x60)
# Size, space before and space after, in points.
_MEASURES = {
    "Normal": (10.5, 0, 6), "Title": (22, 0, 12), "Heading 1": (15, 24, 6), "Heading 2": (11, 12, 4),
    "Caption": (9, 3, 6), "Quote": (10.5, 4, 2), "List Bullet": (10, 0, 3), "List Number": (10, 0, 2),
    ASIDE: (9, 0, 2), LABEL: (10, 4, 2), SAID: (9, 0, 2),
}  # fmt: skip


def prepare(document: Document, lang: Lang, title: str, foot: str) -> None:
    """Page, language, properties, styles, and what stands below each page: `foot` and the number of the page."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - TEXT_WIDTH_CM) / 2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    properties = document.core_properties
    properties.title, properties.language = legal(title), LANGUAGES[lang].tag
    properties.author = properties.comments = ""
    _set_styles(document, lang)
    footer = section.footer.paragraphs[0]
    footer.style = ASIDE
    footer.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run(f"{legal(foot)}\t")
    add_field(footer, "PAGE", "1")
    footer.add_run(" / ")
    add_field(footer, "NUMPAGES", "1")


def _set_styles(document: Document, lang: Lang) -> None:
    styles = document.styles
    [language] = styles.element.iter(qn("w:lang"))
    language.set(qn("w:val"), LANGUAGES[lang].tag)
    for name in (ASIDE, LABEL, SAID):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    add_table_style(document)
    for name, (points, before, after) in _MEASURES.items():
        style = styles[name]
        _set_font(style)
        style.font.size, style.font.color.rgb = Pt(points), _QUIET if name == "Caption" else _INK
        form = style.paragraph_format
        form.space_before, form.space_after, form.widow_control = Pt(before), Pt(after), True
    styles["Caption"].font.bold = False
    styles[LABEL].font.bold = True
    for name in ("Quote", SAID):
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
