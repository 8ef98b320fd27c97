"""A table up to no good: on the real screen a cell is the text that stands in the file, and nothing happens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from facts.app.pages import PAGES
from tests.app.tables import HOSTILE, TEXT_COLUMNS
from tests.browser.conftest import Pages
from tests.browser.page_at_rest import settle
from tests.browser.running import App, running
from tests.reading.tables import table


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on a table with a series for each trick, which stands in every text column."""
    folder = tmp_path_factory.mktemp("hostile")
    rows = [
        dict.fromkeys(TEXT_COLUMNS, text) | {"series": f"{name} {text}"[:4000], "quote": text}
        for name, text in HOSTILE.items()
    ]
    file = folder / "table.csv"
    file.write_text(table(*rows), "utf-8", newline="")
    with running(file, folder) as app:
        yield app


@pytest.mark.tried(
    "HTML, Markdown, LaTeX, colour directives, entities and bidi overrides in every text cell",
    "each stands on the screen letter by letter",
)
def test_every_cell_is_shown_letter_by_letter(open_page: Pages, hostile: App):
    page = open_page("?view=cards", app=hostile)
    page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
    settle(page)
    shown = page.locator("blockquote bdi").evaluate_all("all => all.map(one => one.innerText)")
    assert sorted(shown) == sorted(HOSTILE.values())
    titles = page.locator("h3 .series bdi").evaluate_all("all => all.map(one => one.textContent)")
    assert sorted(titles) == sorted(HOSTILE.values())


@pytest.mark.tried("The same on every page", "no picture, link, script or dialog; no request leaves the machine")
@pytest.mark.parametrize("shown", PAGES, ids=lambda page: page.name)
def test_no_cell_becomes_a_picture_a_link_a_script_or_a_dialog(open_page: Pages, hostile: App, shown):
    page = open_page(shown.path, app=hostile, width=400)
    page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
    settle(page)
    main = page.locator("[data-testid=stMain]")
    pictures = main.locator("img, svg image").evaluate_all("all => all.map(one => one.src || one.href.baseVal)")
    assert [address for address in pictures if not address.startswith("data:image/svg+xml;base64,")] == []
    links = main.locator("a").evaluate_all("all => all.map(one => one.href)")
    assert [link for link in links if "elsewhere" in link or not link.startswith("http")] == []
    assert main.locator("script, .katex, iframe:not([srcdoc]), h1:text('taken over')").count() == 0
    assert main.evaluate("one => one.scrollWidth - one.clientWidth") <= 0
    assert open_page.dialogs == []
    assert open_page.left_the_machine() == []


@pytest.mark.tried("The same, shared as a picture and a page", "the words as they stand, no script")
def test_a_chart_with_hostile_words_is_shared_as_they_stand(open_page: Pages, hostile: App, tmp_path: Path):
    page = open_page(app=hostile)
    page.get_by_role("button", name="Share").first.click()
    picture = page.get_by_role("dialog").locator("img")
    expect(picture).to_be_visible()
    settle(page)
    assert next(iter(HOSTILE.values())) in (picture.get_attribute("alt") or "")
    with page.expect_download() as waiting:
        page.get_by_role("dialog").get_by_role("button", name="HTML").click()
    waiting.value.save_as(tmp_path / "chart.html")
    assert "<script" not in (tmp_path / "chart.html").read_text("utf-8")
    assert open_page.dialogs == []
    assert open_page.left_the_machine() == []
