"""vl-convert's two steps, from a specification to an SVG and from that to a PNG: here or in a process beside this one.

vl-convert takes a third of a second to start and keeps Python's lock all the while, so that no thread does anything
meanwhile. A command that is going to draw lets a process start it beside the reading of the table. That process runs
this file and nothing else of the project, whose modules would keep it from starting at once.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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
    drawn: str = _asked("vegalite_to_svg", spec, allowed_base_urls=[])
    return drawn


def png_of_svg(svg: str, scale: float, ppi: float) -> bytes:
    """An SVG as a PNG; `scale` is the number of pixels to a CSS pixel at 72 `ppi`."""
    drawn: bytes = _asked("svg_to_png", svg, scale=scale, ppi=ppi)
    return drawn


@contextmanager
def drawing_beside() -> Iterator[None]:
    """Let what is drawn in this block be drawn by a process that starts now, unless vl-convert runs here already."""
    global _beside
    if "vl_convert" in sys.modules:
        yield
        return
    command = [sys.executable, "-P", __file__, _fonts()]
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


def _asked(step: str, content: Any, **options: Any) -> Any:
    global _beside
    if _beside and _beside.stdin and _beside.stdout:
        try:
            pickle.dump((step, content, options), _beside.stdin)
            _beside.stdin.flush()
            answer = pickle.load(_beside.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            # It has been killed, or the computer had no memory left for it.
            _beside = None
        else:
            if isinstance(answer, Exception):
                raise answer
            return answer
    return getattr(_vl_convert(_fonts()), step)(content, **options)


def _fonts() -> str:
    from facts.charts.typeset import FONTS

    return str(FONTS)


@cache
def _vl_convert(fonts: str) -> Any:
    """vl-convert, which knows the project's fonts."""
    import vl_convert

    vl_convert.register_font_directory(fonts)
    return vl_convert


def _answer(fonts: str) -> None:
    """What the process beside does: start, then do the steps that it is sent, until nobody sends any."""
    # Ctrl-C reaches both processes; the one that asks ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What vl-convert itself may write must not come between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    steps = _vl_convert(fonts)
    steps.vegalite_to_svg(_EMPTY, allowed_base_urls=[])
    while True:
        try:
            step, content, options = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer = getattr(steps, step)(content, **options)
        except Exception as error:
            answer = ValueError(str(error))
        pickle.dump(answer, answers)
        answers.flush()


if __name__ == "__main__":
    _answer(sys.argv[1])
