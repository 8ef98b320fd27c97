"""Long work on a page: how far it has come is shown, and the reader can leave it or call it off.

The work is done beside the page's own thread. A page that is drawn anew, and other readers, wait for the same work;
when nobody has looked at it for some seconds it ends.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from hashlib import sha256
from threading import Lock, Thread
from time import monotonic
from typing import Any, Generic, TypeVar

import streamlit as st

from facts.app import markup
from facts.progress import CalledOff, report_to
from facts.words import Lang, say
from facts.words.numbers import percent

# Seconds: what takes longer is felt as waiting.
_AT_ONCE = 0.4
# Seconds between two looks: a bar that moves five times a second moves, and a page costs nothing meanwhile. Who has
# not looked for five seconds has left.
_LOOKS = 0.2
_FORGOTTEN = 5.0
_CALLED_OFF = "called_off"

_Result = TypeVar("_Result")


class _Work(Generic[_Result]):
    """Work that has begun; `share` of it is done, from 0 to 1."""

    def __init__(self, work: Callable[[], _Result], ended: Callable[[], None]) -> None:
        self.share = 0.0
        self._work, self._ended = work, ended
        self._looked = monotonic()
        self._result: Future[_Result] = Future()
        Thread(target=self._run, daemon=True).start()

    def is_done(self, seconds: float) -> bool:
        """Whether it is done when so many seconds have passed at most."""
        self._looked = monotonic()
        try:
            self._result.exception(seconds)
        except TimeoutError:
            return False
        return True

    def result(self) -> _Result:
        """What it gave; what it raised is raised here."""
        return self._result.result()

    def _run(self) -> None:
        try:
            with report_to(self._hear):
                self._result.set_result(self._work())
        except BaseException as error:  # whatever it is belongs to who waits for the work
            self._result.set_exception(error)
        finally:
            self._ended()

    def _hear(self, share: float) -> None:
        self.share = share
        if monotonic() - self._looked > _FORGOTTEN:
            raise CalledOff


_begun: dict[str, _Work[Any]] = {}
_one_at_a_time = Lock()


def wait_for(work: Callable[[], _Result], name: str, what: str, lang: Lang) -> _Result:
    """What `work` gives; where that takes long the page shows `what` is done and how far it has come.

    `name` tells one piece of work from another. When the reader calls it off, the page ends here until they begin
    again.
    """
    if st.session_state.get(_CALLED_OFF) == name:
        markup.show_status(say("waiting.called_off", lang))
        st.button(say("waiting.again", lang), key="begin-again", on_click=st.session_state.pop, args=(_CALLED_OFF,))
        st.stop()
    begun = _join(work, name)
    if not begun.is_done(_AT_ONCE):
        place = st.empty()
        with place.container():
            _watch(begun, name, what, lang)
        place.empty()
    try:
        return begun.result()
    except CalledOff:  # it ended, forgotten by those who waited before, just as this reader came
        st.rerun()


def _join(work: Callable[[], _Result], name: str) -> _Work[_Result]:
    """The work as others began it, else begun now."""
    with _one_at_a_time:
        if name not in _begun:
            _begun[name] = _Work(work, lambda: _forget(name))
        return _begun[name]


def _forget(name: str) -> None:
    with _one_at_a_time:
        _begun.pop(name, None)


def _watch(begun: _Work[Any], name: str, what: str, lang: Lang) -> None:
    bar = st.progress(0.0, text=what)
    key = f"call-off-{sha256(name.encode()).hexdigest()}"  # one page may wait for several things, one after the other
    st.button(say("waiting.call_off", lang), key=key, on_click=st.session_state.update, args=({_CALLED_OFF: name},))
    while not begun.is_done(_LOOKS):
        share = percent(round(begun.share * 100), lang)
        bar.progress(begun.share, text=say("waiting.far", lang, what=what, share=share))
