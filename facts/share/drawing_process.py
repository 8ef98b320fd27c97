"""vl-convert, which makes an SVG of a specification: here or in a process beside this one.

vl-convert takes a third of a second to start and keeps Python's lock all the while, so that no thread does anything
meanwhile. A command that is going to draw lets a process start it beside the reading of the table. That process runs
this file and nothing else of the project, whose modules would keep it from starting at once; where the fonts are it is
told with each specification, for to know that takes all of facts.charts.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

_EMPTY = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "mark": "point",
    "data": {"values": []},
    "encoding": {},
}
_beside: subprocess.Popen[bytes] | None = None


def svg_of_spec(spec: dict[str, Any]) -> str:
    """The Vega-Lite specification as an SVG, with the project's own fonts and no network."""
    global _beside
    if _beside and _beside.stdin and _beside.stdout:
        try:
            pickle.dump((spec, _fonts()), _beside.stdin)
            _beside.stdin.flush()
            answer: str | ValueError = pickle.load(_beside.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            # It has been killed, or the computer had no memory left for it.
            _beside = None
        else:
            if isinstance(answer, ValueError):
                raise answer
            return answer
    return _draw(spec, _fonts())


@contextmanager
def drawing_beside() -> Iterator[None]:
    """Let what is drawn in this block be drawn by a process that starts now, unless vl-convert runs here already."""
    global _beside
    if "vl_convert" in sys.modules:
        yield
        return
    command = [sys.executable, "-P", __file__]
    try:
        _beside = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    except OSError:
        yield
        return
    with _beside as process:
        try:
            yield
        finally:
            _beside = None
            # It holds nothing that is worth waiting for.
            process.kill()
            if process.stdin:
                # One that ended by itself has left what it was sent last: closing would send that again.
                with suppress(OSError):
                    process.stdin.close()


def _fonts() -> str:
    from facts.charts.typeset import FONTS

    return str(FONTS)


def _draw(spec: dict[str, Any], fonts: str) -> str:
    _register(fonts)
    return _svg_of(spec)


@cache
def _register(fonts: str) -> None:
    import vl_convert

    vl_convert.register_font_directory(fonts)


def _svg_of(spec: dict[str, Any]) -> str:
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return drawn


def _answer() -> None:
    """What the process beside does: start, then draw what it is sent, until nobody sends any."""
    # Ctrl-C reaches both processes; the one that asks ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What vl-convert itself may write must not come between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _svg_of(_EMPTY)
    while True:
        try:
            spec, fonts = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        answer: str | ValueError
        try:
            answer = _draw(spec, fonts)
        except Exception as error:
            answer = ValueError(str(error))
        pickle.dump(answer, answers)
        answers.flush()


if __name__ == "__main__":
    _answer()
