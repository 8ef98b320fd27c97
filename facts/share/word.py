"""What a Word document has and python-docx has no call for: fields, links, marks to link to, a plain table style."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from facts.share.xml_text import legal

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
