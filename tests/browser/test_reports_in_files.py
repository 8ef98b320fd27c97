"""The report as a page: it can be read on a telephone, and printed without anything torn apart."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from facts.reading.table import read_table
from facts.share.publication import choose_series, publication_of
from facts.share.report import Report, report_on
from facts.share.report_files import report_file
from facts.words import LANGS, Lang
from tests.share.making import flat

MEMO = Path(__file__).parents[2] / "sources.csv"
MOST_LINES = 6
_LINES = """() => Math.max(...[...document.querySelectorAll("td:not(:empty)")].map(cell => {
    const words = document.createRange();
    words.selectNodeContents(cell);
    return words.getBoundingClientRect().height / parseFloat(getComputedStyle(cell).lineHeight);
}))"""


@pytest.fixture(scope="module")
def report() -> Report:
    return _report("sv")


def _report(lang: Lang) -> Report:
    made = publication_of(read_table(MEMO.read_bytes()), lang)
    return report_on(choose_series(made.table, []), made, today=date(2026, 1, 31))


@pytest.fixture
def page(browser: Browser, report: Report, tmp_path: Path) -> Page:
    path = tmp_path / "report.html"
    path.write_bytes(report_file(report, "html"))
    page = browser.new_page()
    page.goto(path.as_uri())
    yield page
    page.close()


@pytest.mark.parametrize("width", [360, 480, 620, 1280])
def test_no_cell_of_a_table_is_squeezed_to_single_letters(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(_LINES) <= MOST_LINES


def test_each_cell_on_a_telephone_stands_beside_the_name_of_its_column(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    tables = page.evaluate("""[...document.querySelectorAll('table')].map(table => [
        [...table.querySelectorAll('thead th')].map(head => head.textContent.trim()),
        [...table.querySelectorAll('tbody tr:first-child td:not(.small)')]
            .map(cell => getComputedStyle(cell, '::before').content),
    ])""")
    assert ["Sagt", "Läses som", "Slag", "Period", "Vem", "Id"] in [heads for heads, _ in tables]
    for heads, names in tables:
        # A row of the contents begins with the statistic that it leads to, which needs no name beside it.
        assert names == [f'"{head}"' if head != "Innehåll" else '""' for head in heads]


def test_in_print_every_heading_stands_on_the_page_of_its_chart(page: Page, report: Report) -> None:
    pages = [
        flat(each.extract_text()) for each in pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    ]
    assert all(len(words) > 60 for words in pages)
    for chapter in report.chapters:
        heading = flat(chapter.heading)
        # The chart and its words follow: a heading never ends a page.
        assert any(len(words.partition(heading)[2]) > 100 for words in pages if heading in words)


@pytest.mark.parametrize("lang", LANGS)
def test_in_print_the_memos_report_has_under_twelve_pages(page: Page, report: Report, lang: Lang) -> None:
    """It had 31 pages in English and 28 in Swedish."""
    if lang != report.lang:
        page.set_content(report_file(_report(lang), "html").decode())
    assert len(pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) < 12


def test_in_print_every_chart_stands_beside_its_quotes(page: Page) -> None:
    page.emulate_media(media="print")
    for chart, words in page.evaluate("""[...document.querySelectorAll('.opening:not(.wordless)')].map(each => [
        each.querySelector('.picture').getBoundingClientRect().toJSON(),
        each.querySelector('.words').getBoundingClientRect().toJSON()])"""):
        assert chart["right"] <= words["left"]
