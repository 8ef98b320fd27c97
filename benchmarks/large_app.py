"""The app with a quarter of a million figures, against the memo's table and against a bare app."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks.first_chart import BARE, open_first_chart
from benchmarks.large import write_table
from benchmarks.measure import Ratio, in_turns
from tests.browser import chromium
from tests.browser.page_at_rest import settle, watch
from tests.browser.running import ROOT, running

ROWS = 250_000
ROUNDS = 5
FIRST_READING, PATIENCE = 300_000, 60_000  # milliseconds
WINDOW: ViewportSize = {"width": 1280, "height": 900}
FOUND = """text => [...document.querySelectorAll('[class*="st-key-card-"]')].some(card =>
    card.querySelector('code')?.textContent.startsWith(text)
    && card.querySelector('[data-testid=stVegaLiteChart] svg'))"""
BARE_FILTER = (
    BARE
    + """
st.text_input("Search", key="text")
st.caption(f"found {st.session_state.text}")
"""
)


def measure() -> Iterator[Ratio]:
    """First chart, a filter change, and what a visit sends to the browser; the table has been read once."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        script = folder / "bare.py"
        script.write_text(BARE_FILTER, "utf-8")
        table = write_table(folder / "large.csv", ROWS)
        homes = [folder / name for name in ("large", "memo", "bare")]
        for home in homes:
            home.mkdir()
        large = stack.enter_context(running(table, homes[0]))
        memo = stack.enter_context(running(ROOT / "sources.csv", homes[1]))
        bare = stack.enter_context(running(ROOT / "sources.csv", homes[2], script=script))
        playwright = stack.enter_context(sync_playwright())
        browser = stack.enter_context(
            playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        )
        for url in (large.url, memo.url, bare.url):
            open_first_chart(browser, url, FIRST_READING)
        yield Ratio(
            f"first chart of {ROWS:,} figures", "first chart of the memo",
            *in_turns(
                lambda: open_first_chart(browser, large.url), lambda: open_first_chart(browser, memo.url), ROUNDS
            ),
            3,
        )  # fmt: skip
        yield _search_in(browser, large.url, bare.url)
        sent = _megabytes_sent(browser, large.url)
        yield Ratio(
            f"sent to the browser for {ROWS:,} figures", "the table", sent, table.stat().st_size / 1e6, 0.02, "MB"
        )


def _search_in(browser: Browser, url: str, bare_url: str) -> Ratio:
    """From a search to the first chart of what was found, against a bare app's rerun and one second."""
    ours, bare = browser.new_page(viewport=WINDOW), browser.new_page(viewport=WINDOW)
    for page, address in ((ours, url), (bare, bare_url)):
        watch(page)
        page.goto(address)
        settle(page)
    words = iter(range(1000))
    _search(ours, "f0200000", FOUND)  # the first search gathers what can be searched
    seconds, against = in_turns(
        lambda: _search(ours, f"f0{100 + next(words)}", FOUND),
        lambda: _search(bare, f"x{next(words)}", "text => document.body.innerText.includes('found ' + text)"),
        ROUNDS,
    )
    ours.close()
    bare.close()
    return Ratio("a search in them", "a bare app's rerun + 1 s", seconds, against + 1, 1)


def _search(page: Page, text: str, has_found: str) -> None:
    field = page.get_by_role("textbox").first
    field.fill(text)
    field.press("Enter")
    page.wait_for_function(has_found, arg=text, timeout=PATIENCE)


def _megabytes_sent(browser: Browser, url: str) -> float:
    """Megabytes of the app's own messages until the page has settled."""
    received = 0
    page = browser.new_page()

    def count(payload: bytes | str) -> None:
        nonlocal received
        received += len(payload)

    page.on("websocket", lambda socket: socket.on("framereceived", count))
    watch(page)
    page.goto(url)
    settle(page)
    page.close()
    return received / 1e6
