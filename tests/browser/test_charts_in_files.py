"""A chart in an HTML file can be read on a phone as well as on a desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from facts.share.pictures import file_of, picture_of
from facts.share.publication import choose_series
from facts.share.report import report_on
from facts.share.report_files import report_file
from tests.share.making import ALL, publication

SMALLEST = 11
_SIZES = """() => [...document.querySelectorAll("svg text")]
    .filter(text => text.checkVisibility())
    .map(text => parseFloat(text.getAttribute("font-size")) * text.getScreenCTM().a)"""


@pytest.mark.parametrize("width", [400, 1280])
def test_no_letters_of_a_chart_are_too_small_and_nothing_is_cut(browser: Browser, tmp_path: Path, width: int) -> None:
    made = publication(*ALL, lang="sv")
    (series,) = choose_series(made.table, ["jobs"])
    files = {
        "chart.html": file_of(picture_of(series, made), "html"),
        "report.html": report_file(report_on([series], made), "html"),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto((tmp_path / name).as_uri())
        assert min(page.evaluate(_SIZES)) >= SMALLEST
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("svg:visible").count() == 1
        page.close()
