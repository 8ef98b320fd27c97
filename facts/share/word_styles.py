"""The page and the styles of a Word report: Word's own where it has them, so that a template can take over."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from facts.share.report import Report
from facts.share.word import add_field, add_table_style
from facts.share.xml_text import legal
from facts.words import LANGUAGES, Lang

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


def prepare(document: Document, report: Report) -> None:
    """Page, language, properties, styles, and what stands below each page."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - TEXT_WIDTH_CM) / 2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    properties = document.core_properties
    properties.title, properties.language = legal(report.title), LANGUAGES[report.lang].tag
    properties.author = properties.comments = ""
    _set_styles(document, report.lang)
    footer = section.footer.paragraphs[0]
    footer.style = ASIDE
    footer.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run(f"{legal(report.title)} · {report.table}\t")
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
