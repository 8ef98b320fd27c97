"""From page to page: the reader's choices come along, forwards and back, and a link keeps the language."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from facts.words import say
from tests.browser.conftest import Pages
from tests.browser.page_at_rest import settle


def go(page: Page, name: str) -> None:
    """Click on a page in the bar at the top and wait until it is there."""
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_the_filters_follow_from_page_to_page_and_back(open_page: Pages):
    page = open_page("?topic=Work&party=M")
    topic = page.locator(".st-key-topic")
    for name in ("Figures", "Who cites what", "Method", "Findings"):
        go(page, name)
        expect(page).to_have_url(re.compile(r"\?(?=.*topic=Work)(?=.*party=M)"))
        if name != "Method":
            expect(topic).to_contain_text("Work")
    for name in ("Method", "Who cites what"):
        page.go_back()
        expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
        expect(page).to_have_url(re.compile(r"\?(?=.*topic=Work)(?=.*party=M)"))
    expect(topic).to_contain_text("Work")


def test_filters_that_a_page_does_not_have_are_out_of_reach_there(open_page: Pages):
    page = open_page("method?topic=Work")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".st-key-topic")).to_be_hidden()


def test_more_findings_are_shown_for_that_statistic_in_the_same_language_and_with_the_same_filters(open_page: Pages):
    page = open_page("?lang=Svenska&party=M")
    card = page.locator("[class*='st-key-card-summer-jobs']")
    card.get_by_role("link", name="iakttagelser till").click()
    expect(page.get_by_role("heading", level=1, name=say("pages.findings", "sv"))).to_be_visible()
    expect(page.get_by_text("Visar bara: Sommarjobb")).to_be_visible()
    expect(page).to_have_url(re.compile(r"findings\?(?=.*lang=Svenska)(?=.*party=M)(?=.*series=summer-jobs)"))


def test_what_streamlit_itself_writes_follows_the_language_switch(open_page: Pages):
    page = open_page(locale="sv-SE")
    topic = page.locator(".st-key-topic input")
    topic.click()
    page.keyboard.type("zzz")
    expect(page.get_by_text("Inga träffar")).to_be_visible()
    page.keyboard.press("Escape")  # empties the field, and the next one closes it
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Meny", exact=True)).to_be_visible()
    page.get_by_role("radio", name="English").click()
    settle(page)
    expect(page.get_by_role("button", name="Main menu", exact=True)).to_be_visible()
    topic.click()
    page.keyboard.type("zzz")
    expect(page.get_by_text("No results")).to_be_visible()
