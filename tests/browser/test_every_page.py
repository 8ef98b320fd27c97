"""Every page, in both languages, light and dark, wide and narrow: readable for all, and nothing wrong behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from facts.app import pages
from facts.app.pages import PAGES
from facts.words import LANGS, LANGUAGES, Lang, say
from tests.browser.conftest import Pages
from tests.browser.page_at_rest import settle
from tests.browser.running import ROOT, App

# Contrast does not depend on the language, nor names and order on the colours; Swedish words are the longer ones.
SCHEMES: dict[Lang, str] = {"en": "light", "sv": "dark"}
WIDTHS: dict[Lang, int] = {"en": 1280, "sv": 400}

every_page = pytest.mark.parametrize("shown", PAGES, ids=lambda page: page.name)
every_manner = pytest.mark.parametrize("lang", LANGS)

WIDER_THAN_THE_PAGE = """() => {
    const main = document.querySelector('[data-testid=stMain]');
    return [document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth];
}"""
CHARTS_OUTSIDE_THEIR_CARDS = """() => {
    const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg')];
    return charts.filter(chart => {
        const card = chart.closest('[class*=st-key-card-]').getBoundingClientRect();
        const box = chart.getBoundingClientRect();
        return box.left < card.left || box.right > card.right;
    }).length;
}"""
FITS = f"() => Math.max(...({WIDER_THAN_THE_PAGE})()) <= 0 && ({CHARTS_OUTSIDE_THEIR_CARDS})() === 0"
"""Whether nothing scrolls sideways and every chart is inside its card."""

FAINT_WORDS = """() => {
    const light = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(part => part / 255)
            .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
    };
    const screen = light(getComputedStyle(document.querySelector('.stApp')).backgroundColor);
    const words = [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg text')]
        .filter(text => text.textContent.trim());
    const contrast = text => {
        const own = light(getComputedStyle(text).fill);
        return (Math.max(own, screen) + .05) / (Math.min(own, screen) + .05);
    };
    return { looked_at: words.length, found: words.filter(text => contrast(text) < 4.5).map(text => text.textContent) };
}"""


CUT_TEXTS = """() => [...document.querySelectorAll('.stApp *')].filter(one => {
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    if (!one.innerText?.trim() || one.closest('.unseen') || box.width < 2 || !one.checkVisibility()) return false;
    const across = style.overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1;
    const down = style.webkitLineClamp !== 'none' && one.scrollHeight > one.clientHeight + 1;
    return (across && (style.textOverflow === 'ellipsis' || !one.children.length)) || down;
}).map(one => one.innerText)"""
"""Words that end in three dots, or just end, because they have no room."""

LYING_ON_EACH_OTHER = """() => {
    const seen = {checkOpacity: true, checkVisibilityCSS: true};
    const found = [...document.querySelectorAll('.stApp :is(button, a, input, textarea, summary, label, h1, h2, h3)')]
        .filter(one => one.checkVisibility(seen)
            && !one.closest('details:not([open]), [aria-hidden=true], [class*=st-key-turn-]'));
    const boxes = found.map(one => [...one.getClientRects()]);
    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
    return found.flatMap((one, n) => found.slice(n + 1)
        .filter((other, m) => !one.contains(other) && !other.contains(one) && !one.closest('label')
            && boxes[n].some(box => boxes[n + 1 + m].some(its => meet(box, its))))
        .map(other => [one.innerText, other.innerText]));
}"""


def violations(page: Page) -> list[str]:
    """What axe-core finds serious or critical, with where and why."""
    results = Axe().run(page)
    return [
        f"{found['id']}: {node['target']} {node['html'][:200]} {node['failureSummary']}"
        for found in results.response["violations"]
        if found["impact"] in {"serious", "critical"}
        for node in found["nodes"]
    ]


@every_page
@every_manner
def test_a_page_is_accessible_fits_its_window_and_has_no_error_behind_it(
    open_page: Pages, shown: pages.AppPage, lang: Lang
):
    page = open_page(shown.path, locale=LANGUAGES[lang].tag, scheme=SCHEMES[lang], width=WIDTHS[lang])
    title = "app.title" if shown.name == "dashboard" else f"pages.{shown.name}"
    expect(page.get_by_role("heading", level=1).first).to_have_text(say(title, lang))
    expect(page).to_have_title(say(f"pages.{shown.name}", lang))
    expect(page.locator("html")).to_have_attribute("lang", lang)
    assert violations(page) == []
    assert page.evaluate(FITS)
    assert page.evaluate(CUT_TEXTS) == []
    assert page.evaluate(LYING_ON_EACH_OTHER) == []
    assert open_page.errors == []


@pytest.mark.parametrize("width", [400, 780, 1280])
@pytest.mark.parametrize("table", ["one figure", "no figure", "all cards"])
def test_no_word_is_cut_and_nothing_lies_on_anything(
    open_page: Pages, start_app: Callable[..., App], tmp_path: Path, table: str, width: int
):
    if table == "all cards":
        page = open_page("?view=cards", width=width)
    else:
        rows = (ROOT / "sources.csv").read_text().splitlines(keepends=True)
        path = tmp_path / "sources.csv"
        path.write_text("".join(rows[: 2 if table == "one figure" else 1]))
        page = open_page(app=start_app(path), locale="sv-SE", width=width)
    assert page.evaluate(FITS)
    assert page.evaluate(CUT_TEXTS) == []
    assert page.evaluate(LYING_ON_EACH_OTHER) == []


def test_the_charts_follow_a_window_that_changes_its_width(open_page: Pages):
    page = open_page(locale="sv-SE")
    for width in (820, 400, 1100):
        page.set_viewport_size({"width": width, "height": 900})
        # The window tells its width a moment after it has changed, and then the charts are drawn anew.
        page.wait_for_function(FITS)
        settle(page)
        assert page.evaluate(FITS), width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_words_in_the_charts_stand_out_from_the_screen(open_page: Pages, scheme: str):
    """A ratio of 4.5 to 1 (WCAG 2.2, 1.4.3); axe-core passes over the words in a picture."""
    faint = open_page("?view=cards", scheme=scheme).evaluate(FAINT_WORDS)
    assert faint["looked_at"] > 100
    assert faint["found"] == []


BROKEN_IDS = """() => [...document.querySelectorAll(".findings .ids code")]
  .filter(id => [...id.querySelectorAll("bdi")].some(word => word.getClientRects().length > 1)).length"""
SIDEWAYS = "() => [...document.querySelectorAll('.scroll')].filter(box => box.scrollWidth > box.clientWidth).length"


@pytest.mark.parametrize("width", [400, 1280])
def test_the_ids_under_a_finding_are_never_broken(open_page: Pages, width: int):
    page = open_page("findings", width=width)
    assert page.locator(".findings .ids code").count() > 50
    assert page.evaluate(BROKEN_IDS) == 0


def test_an_opened_figure_is_read_on_a_telephone_without_scrolling_sideways(open_page: Pages):
    page = open_page("figures?text=summer-jobs-2011", locale="sv-SE", width=400)
    table = page.locator("[data-testid=stDataFrame]").bounding_box()
    assert table
    page.mouse.click(table["x"] + 18, table["y"] + 52)  # the first row's box; the table is one canvas
    settle(page)
    expect(page.locator(".scroll").last).to_contain_text("4\u202f300–4\u202f350")
    assert page.evaluate(SIDEWAYS) == 0


def test_the_heading_of_every_page_stands_at_the_same_height(open_page: Pages):
    heights = {}
    for shown in pages.PAGES:
        box = open_page(shown.path).get_by_role("heading", level=1).first.bounding_box()
        assert box
        heights[shown.name] = round(box["y"])
    assert max(heights.values()) - min(heights.values()) <= 4, heights


OPEN_BUTTONS = """() => [...document.querySelectorAll("[data-testid=stButtonGroup] button")]
  .filter(button => getComputedStyle(button).borderLeftColor === "rgba(0, 0, 0, 0)").map(button => button.innerText)"""


def test_choices_that_stand_on_two_lines_have_a_border_on_every_side(open_page: Pages):
    page = open_page("add", locale="sv-SE", width=400)
    page.get_by_role("radio", name=say("add.way_form", "sv")).click()
    settle(page)
    assert page.evaluate(OPEN_BUTTONS) == []
