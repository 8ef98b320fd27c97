"""The tests read a page when it is at rest, and a machine that is slow is no reason to read too early."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from threading import Timer
from time import sleep

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import Pages
from tests.browser.page_at_rest import settle
from tests.browser.running import ROOT, App, running

SCRIPT = """
import streamlit as st
from time import sleep

st.title(f"Pressed {st.session_state.get('pressed', 0)}")

def press():
    st.session_state.pressed = st.session_state.get("pressed", 0) + 1

st.button("Press", on_click=press)
word = st.segmented_control("Word", ["one", "two"], default="one", bind="query-params", key="word")
tell = st.components.v2.component(
    "teller", js="export default ({ setStateValue, data }) => { if (!data.told) setStateValue('told', true); }"
)
told = (st.session_state.get("teller") or {}).get("told", False)
tell(key="teller", data={"told": told}, on_told_change=lambda: None)
sleep(0.7)
st.write(f"The word is {word}.", "It has told." if told else "It has not told.")
"""


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """An app that takes its time, with a component that asks for another rerun as soon as it is there."""
    folder = tmp_path_factory.mktemp("slow")
    script = folder / "slow.py"
    script.write_text(SCRIPT, "utf-8")
    with running(ROOT / "sources.csv", folder, script=script) as app:
        yield app


def words(page: Page) -> str:
    return page.locator("[data-testid=stMain]").inner_text()


def test_a_page_that_asks_again_by_itself_is_at_rest_after_the_last_answer(slow: App, open_page: Pages):
    assert "It has told." in words(open_page(app=slow))


def test_a_component_that_comes_late_is_waited_for(slow: App, open_page: Pages):
    def late(route: Route) -> None:
        sleep(1.5)
        route.continue_()

    page = open_page(app=slow)
    page.route("**/BidiComponent*.js", late)
    page.reload()
    settle(page)
    assert "It has told." in words(page)


@pytest.mark.skipif(os.name != "posix", reason="Windows cannot stop a process for a while")
@pytest.mark.parametrize(
    ("act", "then"),
    [
        (lambda page: page.get_by_role("button", name="Press").click(), "Pressed 1"),
        (lambda page: page.get_by_role("radio", name="two").click(), "The word is two."),
    ],
    ids=["button", "choice that the address keeps"],
)
def test_an_answer_that_begins_late_is_waited_for(slow: App, open_page: Pages, act: Callable[[Page], None], then: str):
    """A stopped process is what a busy machine looks like from the page: nothing begins for a while."""
    page = open_page(app=slow)
    slow.process.send_signal(signal.SIGSTOP)
    wakes = Timer(1.5, slow.process.send_signal, [signal.SIGCONT])
    wakes.start()
    act(page)
    settle(page)
    assert then in words(page)


def test_a_page_that_never_rests_is_said_with_the_reason(slow: App, open_page: Pages, monkeypatch):
    page = open_page(app=slow)
    monkeypatch.setattr("tests.browser.page_at_rest.PATIENCE", 1)
    page.evaluate("() => setInterval(() => { document.body.dataset.now = performance.now() }, 20)")
    with pytest.raises(AssertionError, match=r"did not come to rest in 1 seconds: it changes\."):
        settle(page)
