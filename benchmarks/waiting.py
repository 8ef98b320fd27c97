"""What is waited for in daily work: a search, a filter, a field, an upload; against a bare app's rerun."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks.large_app import BARE_FILTER, WINDOW
from benchmarks.measure import Ratio
from facts.reading.template import template
from tests.browser import chromium
from tests.browser.page_at_rest import settle, watch
from tests.browser.running import ROOT, running

ROUNDS = 5
FELT, UPLOADED = 0.3, 1.0
"""Seconds on top of a bare rerun: what is not yet felt as a break in one's thoughts, and what a file may take."""
ROWS = 50


def measure() -> Iterator[Ratio]:
    """From the key or the click until all that came of it is drawn."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        script, table = folder / "bare.py", folder / "sources.csv"
        script.write_text(BARE_FILTER, "utf-8")
        table.write_bytes((ROOT / "sources.csv").read_bytes())
        homes = [folder / name for name in ("memo", "bare")]
        for home in homes:
            home.mkdir()
        memo = stack.enter_context(running(table, homes[0])).url
        bare = stack.enter_context(running(table, homes[1], script=script)).url
        playwright = stack.enter_context(sync_playwright())
        browser = stack.enter_context(
            playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        )
        rerun = _written_in(_opened(browser, bare), "Search", ("a", "b"))
        dashboard = _opened(browser, memo)
        form = _opened(browser, f"{memo}/add?way=form")
        file = folder / "new.csv"
        file.write_text(_new_rows(), "utf-8")
        yield _waiting("a search in the memo", _written_in(dashboard, "Search", ("jobb", "")), rerun, FELT)
        yield _waiting("a filter of the memo", _chosen_in(dashboard, ("Claims", "References")), rerun, FELT)
        yield _waiting("a field of the form", _written_in(form, "Value *", ("5 023", "5 024")), rerun, FELT)
        yield _waiting(f"{ROWS} rows brought to the grid", _uploads(browser, memo, file), rerun, UPLOADED)


def _waiting(what: str, ours: Iterator[Callable[[], None]], rerun: Iterator[Callable[[], None]], more: float) -> Ratio:
    """In turns, so that a busy moment of the machine hits both; what is done first loads what later ones need."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS + 1):
        for acts, taken in zip((ours, rerun), times, strict=True):
            act = next(acts)
            start = perf_counter()
            act()
            taken.append(perf_counter() - start)
    seconds, against = (median(islice(taken, 1, None)) for taken in times)
    return Ratio(what, f"a bare app's rerun + {more:g} s", seconds, against + more, 1)


def _opened(browser: Browser, url: str) -> Page:
    page = browser.new_page(viewport=WINDOW)
    watch(page)
    page.goto(url)
    settle(page)
    return page


def _written_in(page: Page, name: str, texts: tuple[str, ...]) -> Iterator[Callable[[], None]]:
    field = page.get_by_role("textbox", name=name, exact=True).first

    def write(text: str) -> None:
        field.fill(text)
        field.press("Enter")
        settle(page)

    return (lambda text=text: write(text) for text in cycle(texts))  # type: ignore[misc]


def _chosen_in(page: Page, options: tuple[str, ...]) -> Iterator[Callable[[], None]]:
    """Each when the list of what may be chosen is open."""
    for option in cycle(options):
        page.get_by_role("combobox", name="Claims or references").click()
        offered = page.get_by_role("option", name=option, exact=True)
        offered.wait_for()

        def choose(offered: Locator = offered) -> None:
            offered.click()
            settle(page)

        yield choose


def _uploads(browser: Browser, url: str, file: Path) -> Iterator[Callable[[], None]]:
    """Each on a page of its own, which is open before."""
    while True:
        page = _opened(browser, f"{url}/add?way=file")

        def upload(page: Page = page) -> None:
            page.locator('input[type="file"]').set_input_files(file)
            page.get_by_text(f"{ROWS} rows can be saved.").first.wait_for()
            settle(page)

        yield upload
        page.close()


def _new_rows() -> str:
    """The template's first row, so many times, each with a year and a number of its own."""
    header, row = template("en").splitlines()[:2]
    rows = [
        f"new-{n}{row[row.index(',') :]}".replace("1200", f"{1_100 + n}").replace("1,200", f"{1_100 + n:,}")
        .replace("2023", f"{1960 + n}")
        for n in range(ROWS)
    ]  # fmt: skip
    return "\n".join([header, *rows]) + "\n"
