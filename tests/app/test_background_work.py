"""Long work on a page is told, shared by who waits for it, called off, and begun again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event
from time import sleep

import pytest
from streamlit.testing.v1 import AppTest

from facts.app import background_work
from facts.progress import CalledOff, tell

PATIENCE = 60


def page() -> None:
    """A page that waits for the work of this test."""
    import streamlit as st

    from facts.app.background_work import wait_for
    from tests.app import test_background_work

    st.write(wait_for(test_background_work.work.do, "mark", "Reading table.csv", "sv"))


def page_with_two() -> None:
    """A page that waits for two things, one after the other."""
    import streamlit as st

    from facts.app.background_work import wait_for
    from tests.app import test_background_work

    for mark in ("first", "second"):
        st.write(wait_for(test_background_work.work.do, mark, f"Reading {mark}.csv", "sv"))


class Work:
    """What is done beside the page, in so many `seconds`; `begun` counts how often."""

    begun = 0
    seconds = 0.0

    def do(self) -> str:
        self.begun += 1
        for step in range(10):
            tell(step / 10)
            sleep(self.seconds / 10)
        return "All figures"


work = Work()


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    work.begun, work.seconds = 0, 0.0
    yield
    background_work._begun.clear()


def opened(**state: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=PATIENCE)
    for name, value in state.items():
        app.session_state[name] = value
    return app.run()


@pytest.mark.parametrize("seconds", [0.0, 1.0])
def test_the_page_has_what_the_work_gave_and_no_bar_is_left(seconds: float):
    work.seconds = seconds
    app = opened()
    assert [text.value for text in app.markdown] == ["All figures"]
    assert not app.button
    assert not app.get("progress")


def test_a_page_can_wait_for_one_thing_after_the_other():
    work.seconds = 1.0
    app = AppTest.from_function(page_with_two, default_timeout=PATIENCE).run()
    assert not app.exception
    assert work.begun == 2
    assert [text.value for text in app.markdown] == ["All figures"] * 2


def test_work_that_was_called_off_is_begun_again_only_when_the_reader_says_so():
    app = opened(called_off="mark")
    assert work.begun == 0
    assert [button.label for button in app.button] == ["Börja om"]
    assert not app.exception
    app.button[0].click().run()
    assert work.begun == 1
    assert [text.value for text in app.markdown] == ["All figures"]


def test_work_that_others_called_off_is_nobody_elses():
    assert [text.value for text in opened(called_off="another mark").markdown] == ["All figures"]


def test_two_readers_wait_for_the_same_work():
    released = Event()
    calls: list[int] = []

    def slow() -> int:
        calls.append(1)
        released.wait(PATIENCE)
        return 7

    first, second = background_work._join(slow, "table"), background_work._join(slow, "table")
    assert not first.is_done(0.05)
    released.set()
    assert first.result() == second.result() == 7
    assert len(calls) == 1


def test_work_that_nobody_has_looked_at_for_some_time_ends(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(background_work, "_FORGOTTEN", 0.05)
    begun = background_work._join(endless(tell), "table")
    with pytest.raises(CalledOff):
        begun.result()
    assert background_work._begun == {}


def endless(step: Callable[[float], None]) -> Callable[[], None]:
    def work() -> None:
        while True:
            sleep(0.01)
            step(0.5)

    return work


def test_what_goes_wrong_in_the_work_is_said_where_it_is_waited_for():
    def broken() -> None:
        raise ValueError("no table")

    with pytest.raises(ValueError, match="no table"):
        background_work._join(broken, "table").result()
