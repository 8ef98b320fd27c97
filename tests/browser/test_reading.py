"""A reader's way through the app: open, see the charts, choose, follow a link, switch the language."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from facts.words import say
from tests.browser.conftest import Pages
from tests.browser.page_at_rest import settle

ROWS = "[class*='st-key-row-']"
CARDS = "[class*='st-key-card-']"
JOBS = "[class*='st-key-card-summer-jobs']"


def choices(page: Page) -> dict[str, list[str]]:
    """What the page's address says after the question mark; `page.url` hears of it a moment later than the page."""
    return parse_qs(urlsplit(page.evaluate("() => location.href")).query)


def choose(page: Page, label: str, option: str) -> None:
    """Choose `option` in the filter `label`, as with a mouse."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")
    settle(page)


def switch_to(page: Page, language: str) -> None:
    page.get_by_role("radio", name=language).click()
    settle(page)


def titles(page: Page) -> list[str]:
    return page.locator("h3 .series").all_inner_texts()


def test_the_dashboard_opens_with_a_row_for_each_statistic_and_the_first_caution_open(open_page: Pages):
    page = open_page()
    expect(page.get_by_role("heading", level=1)).to_have_text(say("app.title", "en"))
    expect(page.get_by_role("heading", name="Work", exact=True)).to_be_visible()
    assert page.locator(ROWS).count() == len(titles(page)) > 20
    assert page.locator(f"{ROWS} img.small").count() == len(titles(page))
    expect(page.locator(CARDS)).to_have_count(1)
    for words in ("4,100", "5,023", "“drygt” 4,300", "Target 3,000"):
        expect(page.locator(f"{JOBS} [data-testid=stVegaLiteChart] svg")).to_contain_text(words)


def test_all_cards_have_charts_with_marks_that_say_what_they_show(open_page: Pages):
    page = open_page("?view=cards")
    drawn = page.locator(f"{CARDS} [data-testid=stVegaLiteChart] svg")
    assert drawn.count() == page.locator(CARDS).count() > 10
    assert page.locator("[data-testid=stElementToolbar]:visible").count() == 0
    assert not [n for n in range(drawn.count()) if not drawn.nth(n).locator(".role-mark path, .role-mark text").count()]


@pytest.mark.parametrize(("width", "most"), [(1280, 2_600), (400, 5_000)])
def test_the_memo_is_looked_over_in_a_few_screens(open_page: Pages, width: int, most: int):
    page = open_page(width=width)
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight") <= most
    sizes = page.evaluate(TEXT_SIZES)
    assert len(sizes) <= 8, sizes


TEXT_SIZES = """() => [...new Set([...document.querySelectorAll('.stMain *')]
    .filter(one => !one.closest('svg') && one.getClientRects().length
        && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
    .map(one => getComputedStyle(one).fontSize))]"""


def test_the_contents_lead_to_their_topic(open_page: Pages):
    page = open_page()
    page.get_by_role("navigation", name=say("ledger.contents", "en")).get_by_role("link").last.click()
    expect(page.locator("h2.topic").last).to_be_in_viewport()


@pytest.mark.parametrize("locale", ["en-GB", "sv-SE"])
def test_the_menu_and_the_language_switch_keep_their_distance_at_every_width(open_page: Pages, locale: str):
    page = open_page("method", locale=locale)
    for width in range(780, 960, 20):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(f"() => ({BETWEEN_MENU_AND_SWITCH})() >= 16")


BETWEEN_MENU_AND_SWITCH = """() => {
    const shown = document.querySelectorAll('[data-testid=stTopNav] a, [data-testid=stTopNavSection]');
    const ends = [...shown].map(one => one.getBoundingClientRect().right);
    return document.querySelector('.st-key-language').getBoundingClientRect().left - Math.max(...ends);
}"""


def test_on_a_telephone_the_drawer_opens_and_closes_under_the_thumb(open_page: Pages):
    page = open_page(width=400)
    page.locator("[data-testid=stExpandSidebarButton]").click()
    expect(page.locator("[data-testid=stSidebar]").get_by_role("link", name=say("pages.method", "en"))).to_be_visible()
    closing = page.locator("[data-testid=stSidebarCollapseButton] button")
    box = closing.bounding_box() or {}
    assert min(box["width"], box["height"]) >= 44
    closing.click()
    expect(page.locator("[data-testid=stSidebar]")).to_have_attribute("data-collapsed", "true")


def test_a_choice_of_party_narrows_the_cards_and_the_address_keeps_it_through_a_reload(open_page: Pages):
    page = open_page()
    before = len(titles(page))
    choose(page, "Party", "V")
    chosen = titles(page)
    assert "Summer jobs for young people in the City of Stockholm" not in chosen
    assert 0 < len(chosen) < before
    assert choices(page)["party"] == ["V"]
    page.reload()
    settle(page)
    assert titles(page) == chosen
    assert choices(page)["party"] == ["V"]


def test_a_link_with_choices_shows_them_to_others_in_their_own_language(open_page: Pages):
    link = urlencode([("topic", "Work"), ("topic", "Stadens ekonomi"), ("role", "Claims")])
    page = open_page(f"?{link}", locale="sv-SE")
    expect(page.get_by_role("heading", level=2)).to_have_text(["Arbete", "Stadens ekonomi"])
    assert choices(page) == {"topic": ["Arbete", "Stadens ekonomi"], "role": ["Påståenden"]}


def test_the_switch_changes_every_word_and_keeps_the_choices(open_page: Pages):
    page = open_page("?topic=Work")
    english = page.locator("[data-testid=stMain]").inner_text()
    switch_to(page, "Svenska")
    expect(page.get_by_role("heading", level=1)).to_have_text(say("app.title", "sv"))
    expect(page.get_by_role("heading", level=2)).to_have_text(["Arbete"])
    expect(page.get_by_role("link", name=say("pages.citing", "sv"))).to_be_visible()
    swedish = page.locator("[data-testid=stMain]").inner_text()
    same = {line for line in english.splitlines() if any(map(str.isalpha, line))} & set(swedish.splitlines())
    assert {line for line in same if not line.startswith(ALIKE)} == set()
    assert choices(page) == {"lang": ["Svenska"], "topic": ["Arbete"]}
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(say("app.title", "sv"))


ALIKE = ("English", "Svenska", "M", "Sten Nordin", "Daniel Helldén", "keyboard_arrow_right", "År 2010", "År 2011",
         "summer-jobs-")  # fmt: skip
"""Languages, people and parties keep their names, figures their ids, quotes their words; one is Streamlit's arrow."""


def test_another_click_on_the_chosen_language_leaves_it_chosen(open_page: Pages):
    page = open_page("method?lang=Svenska")
    switch_to(page, "Svenska")
    expect(page.get_by_role("heading", level=1)).to_have_text(say("pages.method", "sv"))


def test_a_row_opens_by_a_click_to_what_was_written_and_what_was_read(open_page: Pages):
    page = open_page("figures?text=summer-jobs-2011")
    table = page.locator("[data-testid=stDataFrame]").bounding_box()
    assert table
    page.mouse.click(table["x"] + 18, table["y"] + 52)  # the first row's box; the table is one canvas
    expect(page.get_by_role("heading", level=2)).to_contain_text("4,300 jobs (2011)")
    for words in ("drygt", "4300", "4,300–4,350"):
        expect(page.locator(".scroll").last).to_contain_text(words)


def test_on_a_telephone_quotes_have_the_whole_width_of_their_card(open_page: Pages):
    page = open_page(width=400)
    card = page.locator(JOBS)
    quotes, share = card.locator(".quotes").first, card.get_by_role("button", name="Share")
    whole, wide, below = (one.bounding_box() or {} for one in (card, quotes, share))
    assert wide["width"] > 0.85 * whole["width"]
    assert below["y"] >= wide["y"] + wide["height"]
