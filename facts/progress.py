"""Long work: how far it has come, told to whoever waits and may call it off, and no looking for rubbish meanwhile.

Reading and drawing tell it and do not know whether anybody listens: the app does, the commands do not.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Listener = Callable[[float], None]
_Thing = TypeVar("_Thing")

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


class CalledOff(Exception):
    """Nobody waits for the work any longer. Listeners raise it; it ends the work, which has changed nothing."""


@contextmanager
def report_to(listener: Listener) -> Iterator[None]:
    """`listener` is told the share, from 0 to 1, that each piece of work in here has done."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


@contextmanager
def part(number: int, of: int) -> Iterator[None]:
    """What is done in here is one of so many parts of the work, `number` from 0 on."""
    whole = _listener.get()
    if whole is None:
        yield
    else:
        with report_to(lambda share: whole((number + share) / of)):
            yield


def tell(share: float) -> None:
    """So much of the work is done; CalledOff where it is not wanted any more."""
    listener = _listener.get()
    if listener is not None:
        listener(share)


def in_turn(things: Sequence[_Thing]) -> Iterator[_Thing]:
    """`things` one after the other, and before each how many are done."""
    for done, thing in enumerate(things):
        tell(done / len(things))
        yield thing


@contextmanager
def without_collecting() -> Iterator[None]:
    """Python's cycle collector looks again and again through millions of cells that hold no cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
