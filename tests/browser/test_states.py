"""What a reader comes to by a click or by bad luck: as readable and accessible as the pages themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from facts.words import say
from tests.browser.conftest import Pages
from tests.browser.running import App, settle
from tests.browser.test_every_page import WIDER_THAN_THE_PAGE, violations
from tests.reading.tables import table

NEW = table({"id": "ny-1", "period": "2013", "value": "1600"})
WRONG = table({"id": "ny-1", "value": "waffles"}, {"id": "ny-1", "period": "2013-13", "unit": "parsecs"})
in_every_manner = pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 400)])

FAINT = """() => {
    const parts = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
        .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
        .reduce((sum, part, n) => sum + part * [.2126, .7152, .0722][n], 0);
    const behind = element => {
        for (let box = element; box; box = box.parentElement) {
            const colour = parts(getComputedStyle(box).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return light(colour);
        }
        return 1;
    };
    const words = [...document.querySelectorAll('[role=dialog] p, [role=dialog] h2, [role=dialog] code')]
        .filter(one => one.textContent.trim());
    return { looked_at: words.length, found: words.filter(one => {
        const [own, screen] = [light(parts(getComputedStyle(one).color)), behind(one)];
        return (Math.max(own, screen) + .05) / (Math.min(own, screen) + .05) < 4.5;
    }).map(one => one.textContent) };
}"""


def accessible(page: Page) -> None:
    """Nothing that axe-core finds serious, and nothing that scrolls sideways."""
    settle(page)
    assert violations(page) == []
    assert max(page.evaluate(WIDER_THAN_THE_PAGE)) <= 0


@in_every_manner
def test_the_open_dialog_for_sharing(open_page: Pages, scheme: str, width: int):
    page = open_page("?topic=Work", scheme=scheme, width=width)
    page.get_by_role("button", name="Share").first.click()
    expect(page.get_by_role("dialog").locator("img")).to_be_visible()
    expect(page.get_by_role("dialog").locator("code")).to_have_count(4)
    accessible(page)
    faint = page.evaluate(FAINT)
    assert faint["looked_at"] > 10
    assert faint["found"] == []


@in_every_manner
def test_all_rows_open(open_page: Pages, scheme: str, width: int):
    accessible(open_page("?view=cards", scheme=scheme, width=width))


@in_every_manner
def test_a_file_with_mistakes(open_page: Pages, start_app: Callable[..., App], scheme: str, width: int):
    page = open_page("add", app=start_app(), scheme=scheme, width=width)
    bring(page, WRONG)
    expect(page.get_by_text("is not a period that can be read")).to_be_visible()
    accessible(page)


@in_every_manner
def test_figures_that_are_about_to_be_saved(open_page: Pages, start_app: Callable[..., App], scheme: str, width: int):
    page = open_page("add", app=start_app(), scheme=scheme, width=width)
    bring(page, NEW)
    expect(page.get_by_role("button", name="Save 1")).to_be_visible()
    accessible(page)


@in_every_manner
def test_the_form_with_a_mistake(open_page: Pages, scheme: str, width: int):
    page = open_page("add?way=form", scheme=scheme, width=width)
    page.get_by_role("textbox", name="Period").fill("2012-99")
    page.keyboard.press("Tab")
    expect(page.get_by_text("is not a period that can be read")).to_be_visible()
    page.locator("summary", has_text="More about the document").click()
    expect(page.get_by_role("textbox", name="Document address")).to_be_visible()
    accessible(page)


@in_every_manner
def test_two_figures_side_by_side(open_page: Pages, scheme: str, width: int):
    page = open_page("figures?topic=Work&role=Claims", scheme=scheme, width=width)
    rows = page.locator("[data-testid=stDataFrame] .dvn-scroller").first
    for row in (2, 4):
        rows.click(position={"x": 17, "y": 35 * row + 17})
    expect(page.get_by_role("heading", name=say("figures.compared", "en"))).to_be_visible()
    accessible(page)


@in_every_manner
def test_a_table_that_cannot_be_shown(
    open_page: Pages, start_app: Callable[..., App], tmp_path: Path, scheme: str, width: int
):
    broken = tmp_path / "table.csv"
    broken.write_text(WRONG, "utf-8")
    page = open_page(app=start_app(broken), scheme=scheme, width=width)
    expect(page.get_by_role("heading", name=say("broken.title", "en"))).to_be_visible()
    accessible(page)


@in_every_manner
def test_a_dashboard_in_which_nothing_can_be_saved(
    open_page: Pages, start_app: Callable[..., App], scheme: str, width: int
):
    page = open_page("add", app=start_app(FACTS_READONLY="1"), scheme=scheme, width=width)
    expect(page.get_by_text(say("add.read_only", "en"))).to_be_visible()
    accessible(page)


def test_on_a_telephone_the_filters_are_folded_until_they_are_wanted(open_page: Pages):
    page = open_page("figures", width=400)
    search = page.get_by_role("textbox", name=say("filters.text", "en"))
    expect(page.get_by_text(say("filters.fold", "en"))).to_be_visible()
    expect(search).to_be_hidden()
    page.get_by_text(say("filters.fold", "en")).click()
    expect(search).to_be_visible()


def test_on_a_telephone_a_table_of_problems_is_read_without_scrolling_sideways(
    open_page: Pages, start_app: Callable[..., App], tmp_path: Path
):
    broken = tmp_path / "table.csv"
    broken.write_text(WRONG, "utf-8")
    page = open_page(app=start_app(broken), width=400)
    problems = page.locator(".scroll:has(table.problems)")
    expect(problems).to_be_visible()
    assert problems.evaluate("box => box.scrollWidth - box.clientWidth") <= 0


def bring(page: Page, text: str) -> None:
    """Choose a file with this text."""
    page.locator("input[type=file]").set_input_files(
        {"name": "new.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
