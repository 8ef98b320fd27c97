"""A table that takes some time to read: how far it is, leaving it, and going on, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from benchmarks.large import write_table
from tests.browser.conftest import Pages
from tests.browser.running import App

FIRST_CARD = '[data-testid="stVegaLiteChart"] svg'


@pytest.mark.tried("A table of 60 000 rows opened, cancelled while it is read, and begun again", "each time it is said")
def test_reading_a_large_table_is_shown_called_off_and_begun_again(start_app: Callable[..., App], open_page: Pages):
    app = start_app()
    page = open_page(app=app)
    write_table(app.table, 60_000)
    page.reload()
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Cancelled. Nothing has been changed.")).to_be_visible()
    expect(page.locator(FIRST_CARD)).to_have_count(0)
    page.get_by_role("button", name="Begin again").click()
    expect(page.locator(FIRST_CARD).first).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)


@pytest.mark.tried("A report on a table of hundreds of statistics", "those that are looked for are offered")
def test_of_very_many_charts_those_that_are_looked_for_can_be_chosen(start_app: Callable[..., App], open_page: Pages):
    app = start_app()
    write_table(app.table, 8_000)
    page = open_page("report", app=app)
    expect(page.get_by_text("The first 300 of 800 charts can be chosen.")).to_be_visible()
    page.get_by_role("textbox", name="Look for a chart").fill("series-000777")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The first 300 of 800 charts can be chosen.")).to_have_count(0)
    page.get_by_role("combobox", name="Charts").click()
    expect(page.get_by_role("option")).to_have_count(1)
