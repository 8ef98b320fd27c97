"""Without a mouse: the order of the tabulator key, a focus that is seen, and rows that open."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Pages
from tests.browser.page_at_rest import settle

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
        language: '.st-key-language', filters: '.st-key-filters', row: '[class*=st-key-row-]', navigation: 'header',
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


def test_the_tabulator_reaches_navigation_language_filters_and_the_first_row_in_that_order(open_page: Pages):
    stops = walk(open_page("?topic=Work"), 24)
    order = list(dict.fromkeys(stop["where"] for stop in stops if stop["where"] != "page"))
    assert set(order) == {"navigation", "language", "filters", "row"}
    assert order.index("filters") < order.index("row")
    assert [stop["name"] for stop in stops if not stop["seen"]] == []


RING = """() => {
    const light = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(part => part / 255)
            .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
    };
    const there = document.activeElement;
    const ring = there.closest('[class*=st-key-row-]') || (there.matches('input, textarea') && there.closest(
        '[role=group], [data-testid=stTextInputRootElement], [data-testid=stTextAreaRootElement]')) || there;
    const style = getComputedStyle(ring);
    const screen = light(getComputedStyle(document.querySelector('.stApp')).backgroundColor);
    const own = light(style.outlineColor);
    return [parseFloat(style.outlineWidth), (Math.max(own, screen) + .05) / (Math.min(own, screen) + .05)];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ring_of_focus_is_wide_and_stands_out_three_to_one(open_page: Pages, scheme: str):
    page = open_page("?topic=Work", scheme=scheme)
    for _ in range(18):
        page.keyboard.press("Tab")
        width, contrast = page.evaluate(RING)
        assert width >= 2
        assert contrast >= 3


def test_a_row_opens_and_closes_by_keyboard(open_page: Pages):
    page = open_page("?topic=Work")
    card = page.locator("[class*='st-key-card-jobbtorg-self-support']")
    expect(card).to_have_count(0)
    page.get_by_role("button", name="Open: People helped").focus()
    page.keyboard.press("Enter")
    expect(card.locator("blockquote").first).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Close: People helped").focus()
    page.keyboard.press("Enter")
    expect(card).to_have_count(0)


def test_a_findings_reason_opens_by_keyboard(open_page: Pages):
    page = open_page("?topic=Work")
    why = page.locator(".findings summary").first
    why.focus()
    page.keyboard.press("Space")
    expect(page.locator(".findings details p").first).to_be_visible()


IN_FOCUS = "() => document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || ''"


def test_the_share_dialog_holds_the_focus_and_escape_gives_it_back(open_page: Pages):
    page = open_page("?topic=Work")
    share = page.get_by_role("button", name="Share: Summer jobs")
    share.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="PNG")).to_be_visible()
    settle(page)
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.closest('[role=dialog]') !== null")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(share).to_be_focused()


def test_the_drawer_of_a_telephone_is_reached_left_and_closed_by_keyboard(open_page: Pages):
    page = open_page(width=400)
    opening = page.locator("[data-testid=stExpandSidebarButton]")
    opening.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-testid=stSidebarCollapseButton] button")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(IN_FOCUS) == "Dashboard"
    page.keyboard.press("Escape")
    expect(page.locator("[data-testid=stSidebar]")).to_have_attribute("data-collapsed", "true")
    expect(opening).to_be_focused()


def test_the_menu_and_a_list_of_choices_close_by_escape_where_they_were_opened(open_page: Pages):
    page = open_page()
    menu, topic = page.get_by_role("button", name="Main menu"), page.locator(".st-key-topic input")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menu")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    topic.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(topic).to_be_focused()


def test_a_row_of_the_table_of_figures_is_chosen_by_keyboard(open_page: Pages):
    page = open_page("figures?text=summer-jobs")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.tagName === 'CANVAS'"):
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    expect(page.get_by_role("heading", level=2)).to_contain_text("4,100 jobs (2010)")
