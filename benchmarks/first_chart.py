"""How long a reader waits for the first chart, against a Streamlit app that shows one chart and nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.measure import Ratio, in_turns
from tests.browser import chromium
from tests.browser.running import ROOT, running

ROUNDS = 7
CHART = '[data-testid="stVegaLiteChart"] svg, .row img.small'
"""A chart of a card, or the small one of a row."""
BARE = """
import altair as alt
import pandas as pd
import streamlit as st

rows = pd.DataFrame({"year": ["2010", "2011", "2012"], "jobs": [4100, 4300, 5023]})
st.altair_chart(alt.Chart(rows).mark_bar().encode(x="year", y="jobs"))
"""


def measure() -> Iterator[Ratio]:
    """Time both apps in turns, each in a browser session of its own."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        bare_script = folder / "bare.py"
        bare_script.write_text(BARE, "utf-8")
        homes = [folder / name for name in ("ours", "bare")]
        for home in homes:
            home.mkdir()
        ours = stack.enter_context(running(ROOT / "sources.csv", homes[0]))
        bare = stack.enter_context(running(ROOT / "sources.csv", homes[1], script=bare_script))
        playwright = stack.enter_context(sync_playwright())
        browser = stack.enter_context(
            playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        )
        for url in (ours.url, bare.url):
            open_first_chart(browser, url)
        seconds, against = in_turns(
            lambda: open_first_chart(browser, ours.url), lambda: open_first_chart(browser, bare.url), ROUNDS
        )
        yield Ratio("first chart of the dashboard", "first chart of a bare app", seconds, against, 1.2)


def open_first_chart(browser: Browser, url: str, patience: float = 60_000) -> None:
    """Open the page in a session of its own and wait, `patience` milliseconds at most, until it has drawn a chart."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(url)
    page.wait_for_selector(CHART, timeout=patience)
    page.close()
