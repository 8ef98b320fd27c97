"""A reader's way through the app: open, see the charts, choose, follow a link, switch the language."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Page, expect

from facts.words import say
from tests.browser.conftest import Pages
from tests.browser.settling import settle

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


def test_the_dashboard_opens_with_charts_that_have_marks_and_say_what_they_show(open_page: Pages):
    page = open_page()
    expect(page.get_by_role("heading", level=1)).to_have_text(say("app.title", "en"))
    expect(page.get_by_role("heading", name="Work", exact=True)).to_be_visible()
    drawn = page.locator(f"{CARDS} [data-testid=stVegaLiteChart] svg")
    assert drawn.count() == page.locator(CARDS).count() == len(titles(page)) > 20
    assert page.locator("[data-testid=stElementToolbar]:visible").count() == 0
    assert not [n for n in range(drawn.count()) if not drawn.nth(n).locator(".role-mark path, .role-mark text").count()]
    for words in ("4,100", "5,023", "“drygt” 4,300", "Target 3,000"):
        expect(page.locator(f"{JOBS} [data-testid=stVegaLiteChart] svg")).to_contain_text(words)


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


ALIKE = ("English", "Svenska", "M", "Sten Nordin", "Daniel Helldén", "keyboard_arrow_right")
"""Languages, people and parties keep their names; the last is how Streamlit writes the arrow of an expander."""


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
    quotes, share = card.locator("[data-testid='stExpander']"), card.get_by_role("button", name="Share")
    whole, wide, below = (one.bounding_box() or {} for one in (card, quotes, share))
    assert wide["width"] > 0.85 * whole["width"]
    assert below["y"] >= wide["y"] + wide["height"]
