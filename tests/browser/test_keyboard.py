"""Without a mouse: the order of the tabulator key, a focus that is seen, and quotes that open."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Pages
from tests.browser.settling import settle

# What has the focus, where it is, and whether it or what stands around it looks different without the focus.
FOCUSED = """async () => {
    const there = document.activeElement;
    const around = [there];
    for (let box = there.parentElement; box && around.length < 6; box = box.parentElement) around.push(box);
    around.push(...there.parentElement.children);
    const looks = () => around.map(one => {
        const style = getComputedStyle(one);
        return [style.outline, style.boxShadow, style.backgroundColor, style.borderColor, style.color].join();
    }).join('|');
    // A change of looks may take its time by the style sheet; what counts is how it ends.
    const painted = async () => {
        for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
        for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
    };
    await painted();
    const focused = looks();
    there.blur();
    await painted();
    const blurred = looks();
    there.focus();
    const places = {
        language: '.st-key-language', filters: '.st-key-filters', card: '[class*=st-key-card-]', navigation: 'header',
    };
    return {
        name: there.getAttribute('aria-label') || there.innerText || there.tagName,
        scrolls: there.matches('[data-testid=stMain]'),
        where: Object.keys(places).find(place => there.closest(places[place])) || 'page',
        seen: focused !== blurred,
    };
}"""


def walk(page: Page, most: int) -> list[dict[str, object]]:
    """Where the focus is after each press of the tabulator key.

    The browser lets the main part of the page have the focus by itself, so that it can be scrolled.
    """
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    return [stop for stop in stops if not stop["scrolls"]]


def test_the_tabulator_reaches_navigation_language_filters_and_the_first_card_in_that_order(open_page: Pages):
    stops = walk(open_page("?topic=Work"), 24)
    order = list(dict.fromkeys(stop["where"] for stop in stops if stop["where"] != "page"))
    assert set(order) == {"navigation", "language", "filters", "card"}
    assert order.index("filters") < order.index("card")
    assert [stop["name"] for stop in stops if not stop["seen"]] == []


def test_the_quotes_of_a_card_open_and_close_by_keyboard(open_page: Pages):
    page = open_page("?topic=Work")
    card = page.locator("[class*='st-key-card-summer-jobs']")
    summary = card.locator("summary", has_text="quotes")
    summary.focus()
    page.keyboard.press("Enter")
    quote = card.locator("blockquote").first
    expect(quote).to_be_visible()
    expect(quote).to_contain_text("sommarjobb")
    settle(page)
    page.keyboard.press("Enter")
    expect(quote).to_be_hidden()


def test_a_findings_reason_opens_by_keyboard(open_page: Pages):
    page = open_page("?topic=Work")
    why = page.locator(".findings summary").first
    why.focus()
    page.keyboard.press("Space")
    expect(page.locator(".findings details p").first).to_be_visible()
