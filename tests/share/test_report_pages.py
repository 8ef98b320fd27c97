"""The report as paper: what stands together stays together, and no page is wasted."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm

from facts.reading.table import read_table
from facts.share.publication import choose_series, publication_of
from facts.share.report import Report, report_on
from facts.share.report_charts import PAPER_MM
from facts.share.report_files import report_file
from tests.share.making import JOBS, flat, publication

MEMO = Path(__file__).parents[2] / "sources.csv"
DAY = date(2026, 1, 31)
# Fewer letters than this are a running head, a foot, or a line that has lost its page.
NEARLY_NOTHING = 120


@pytest.fixture(scope="module", params=["en", "sv"])
def memo(request: pytest.FixtureRequest) -> Report:
    made = publication_of(read_table(MEMO.read_bytes()), request.param)
    return report_on(choose_series(made.table, []), made, today=DAY)


@pytest.fixture(scope="module")
def reader(memo: Report) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(report_file(memo, "pdf")))


@pytest.fixture(scope="module")
def pages(reader: pypdf.PdfReader) -> list[str]:
    """The words of each page of the PDF, without blanks."""
    return [flat(page.extract_text()) for page in reader.pages]


@pytest.fixture(scope="module")
def document(memo: Report) -> docx.document.Document:
    return docx.Document(io.BytesIO(report_file(memo, "docx")))


def test_no_page_is_empty_or_nearly_so(pages):
    for number, words in enumerate(pages, start=1):
        assert len(words) > NEARLY_NOTHING, number


def test_the_memos_pdf_claims_to_be_readable_by_everybody_and_was_not_made_by_the_way_out(reader):
    """PDF/UA-1 (ISO 14289-1) is said in the file's own description only where typst has found it to be so."""
    description = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in description


def test_every_heading_stands_on_the_page_of_its_chart(memo, reader, pages):
    chapters = [item for item in reader.outline if not isinstance(item, list)]
    for heading, chapter in zip(chapters, memo.chapters, strict=False):
        assert heading["/Title"] == chapter.heading
        assert flat(chapter.claim)[:40] in pages[reader.get_destination_page_number(heading)]


def test_every_quote_stands_on_one_page_with_who_says_it(memo, pages):
    for chapter in memo.chapters:
        for said in chapter.statements:
            assert any(flat(said.quote) in page and flat(f"{said.who}, {said.where}") in page for page in pages)


def test_every_page_names_the_report_the_table_and_its_number(memo, pages):
    for number, words in enumerate(pages, start=1):
        assert flat(f"{memo.title} · {memo.table}") in words
        assert f"{number}/{len(pages)}" in words


def test_addresses_and_ids_are_copied_from_the_pdf_as_they_are(memo, pages):
    """They may be broken into lines, but no unseen sign may come along with them."""
    words = "".join(pages)
    assert "\u200b" not in words
    for source in memo.sources:
        for address in source.addresses:
            assert address in words


def test_a_chapter_that_goes_on_over_a_page_is_named_above_it():
    rows = [JOBS | {"id": f"jobs-{n}", "cited_by": f"Person {n}", "quote": f"Person {n}: 4 300."} for n in range(60)]
    made = publication(*rows)
    report = report_on(choose_series(made.table, []), made, today=DAY)
    reader = pypdf.PdfReader(io.BytesIO(report_file(report, "pdf")))
    going_on = [words for words in (page.extract_text() for page in reader.pages) if "Person 30" in words]
    assert going_on
    assert all("Summer jobs" in words for words in going_on)


def test_short_charts_share_a_page():
    rows = [
        {**JOBS, "id": f"s-{n}", "series": f"s-{n}", "title": f"Statistic {n}", "value": "", "unit": "",
         "approximator": "", "direction": "increase", "quote": "Det ökar.", "quote_en": ""}
        for n in range(6)
    ]  # fmt: skip
    made = publication(*rows)
    report = report_on(choose_series(made.table, []), made, today=DAY)
    pages = pypdf.PdfReader(io.BytesIO(report_file(report, "pdf"))).pages
    assert len(pages) <= 5


def test_a_word_reports_charts_stand_beside_their_quotes_and_have_no_room_around_them(memo, document):
    section = document.sections[0]
    assert (section.page_width, section.page_height) == pytest.approx((Cm(21), Cm(29.7)), rel=0.001)
    charts = [shape for shape in document.inline_shapes if shape.width > Cm(3)]  # others are small ones and arrows
    drawn = [chapter for chapter in memo.chapters if chapter.has_table]
    assert len(charts) == len(drawn)
    for shape, chapter in zip(charts, drawn, strict=True):
        assert shape.width <= Cm(PAPER_MM / 10)
        assert shape.height <= section.page_height - section.top_margin - section.bottom_margin
        assert [shape._inline.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4
        [row] = shape._inline.iterancestors(qn("w:tr"))
        chart, words = row.iter(qn("w:tc"))
        assert chapter.scope in _text(chart)
        assert all(said.quote in _text(words) for said in chapter.statements)


def test_a_word_reports_columns_are_as_wide_as_the_text(document):
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert sum(column.width for column in table.columns) == pytest.approx(room, rel=0.001)


def test_what_a_word_report_says_of_a_level_in_few_words_stands_in_its_line(memo, document):
    lines = [_text(part) for part in document.element.body.iter(qn("w:p"))]
    for chapter in memo.chapters:
        for group in chapter.remarks:
            if group.is_short:
                assert f"{group.level}: {' '.join(group.texts)}" in lines
            else:
                assert group.level in lines
                assert set(group.texts) <= set(lines)


def test_a_word_reports_contents_lead_to_every_chart(memo, document):
    marks = {mark.get(qn("w:name")): mark.getparent() for mark in document.element.iter(qn("w:bookmarkStart"))}
    links = [link for link in document.element.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]
    assert [_text(link) for link in links] == [chapter.heading for chapter in memo.chapters]
    for link in links:
        assert _text(marks[link.get(qn("w:anchor"))]) == _text(link)


def test_a_word_reports_fields_all_begin_and_end(document):
    """The contents, a number for each chart, and the page below each page."""
    for part in (document.element, document.sections[0].footer._element):
        kinds = [mark.get(qn("w:fldCharType")) for mark in part.iter(qn("w:fldChar"))]
        assert kinds
        assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)
    codes = [code.text.split()[0] for code in document.sections[0].footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_a_word_reports_addresses_are_links_that_can_be_seen_to_be_links(memo, document):
    listed = [*memo.sources, *(source for chapter in memo.chapters for source in chapter.published)]
    addresses = {address for source in listed for address in source.addresses}
    links = [link for link in document.element.iter(qn("w:hyperlink")) if link.get(qn("r:id"))]
    assert {document.part.rels[link.get(qn("r:id"))].target_ref for link in links} == addresses
    assert all(next(link.iter(qn("w:u"))).get(qn("w:val")) == "single" for link in links)


def test_a_word_report_uses_one_font_and_describes_its_charts_in_captions(memo, document):
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Caption", "Quote"):
        fonts = document.styles[name].element.rPr.rFonts
        assert set(fonts.attrib.values()) == {"Calibri"}
    captions = [
        _text(part)
        for part in document.element.body.iter(qn("w:p"))
        if part.style == document.styles["Caption"].style_id
    ]
    word = {"en": "Chart", "sv": "Diagram"}[memo.lang]
    drawn = [chapter for chapter in memo.chapters if chapter.has_table]
    assert captions == [f"{word} {number}. {chapter.scope}" for number, chapter in enumerate(drawn, start=1)]


def _text(element) -> str:
    return "".join(node.text for node in element.iter(qn("w:t")))


def test_a_readers_report_on_the_memo_is_under_twelve_pages(pages):
    assert len(pages) < 12


def test_no_word_of_the_report_is_smaller_than_print_allows(reader):
    """7 pt, those in the charts too; an arrow stands for a claim whose words are beside it."""
    sizes: set[float] = set()

    def note(text: str, page: list[float], line: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(size * abs(line[0] * page[0]))

    for page in reader.pages:
        page.extract_text(visitor_text=note)
    assert 6.99 < min(sizes) < 8


def test_no_address_and_no_reading_stands_twice_in_the_report(memo):
    for chapter in memo.chapters:
        for source in chapter.published:
            assert not any(address.partition("://")[2].rstrip("/") in source.text for address in source.addresses)
        findings = " ".join(text for group in chapter.remarks for text in group.texts)
        assert not [row.reading for row in chapter.rows if row.reading and f"{row.reading} " in findings]


def test_a_report_begins_with_what_was_found_and_a_row_for_each_statistic(memo, pages):
    assert flat(memo.summary) in pages[0]
    for line in memo.ledger:
        assert flat(line.title) in pages[0]
