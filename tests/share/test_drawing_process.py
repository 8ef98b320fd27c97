"""What is drawn by a process of its own is what would be drawn here, whatever becomes of that process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from facts.share import drawing_process

ROOT = Path(__file__).resolve().parents[2]
DOT = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "mark": "point",
    "data": {"values": [{"x": 1}]},
    "encoding": {"x": {"field": "x", "type": "quantitative"}},
}
NEVER_LOADED = "assert 'vl_convert' not in sys.modules"


def run(code: str) -> str:
    """What lines of Python print that draw in a process of their own."""
    begin = f"import os, sys\nfrom facts.share import drawing_process\nDOT = {DOT!r}\n"
    made = subprocess.run([sys.executable, "-c", begin + code], cwd=ROOT, capture_output=True, check=True)
    return made.stdout.decode().strip()


def test_a_drawing_is_the_same_from_either_process():
    code = f"with drawing_process.drawing_beside():\n    print(drawing_process.svg_of_spec(DOT))\n{NEVER_LOADED}"
    assert run(code) == drawing_process.svg_of_spec(DOT)


def test_where_the_drawing_process_is_killed_this_one_draws():
    code = (
        "with drawing_process.drawing_beside():\n"
        "    drawing_process._beside.kill()\n"
        "    drawing_process._beside.wait()\n"
        "    print(drawing_process.svg_of_spec(DOT)[:4], 'vl_convert' in sys.modules)\n"
        "print('goes on')"
    )
    assert run(code).split("\n") == ["<svg True", "goes on"]


def test_where_no_process_can_be_started_this_one_draws():
    code = (
        "sys.executable = '/nowhere/python'\n"
        "with drawing_process.drawing_beside():\n"
        "    print(drawing_process.svg_of_spec(DOT)[:4], 'vl_convert' in sys.modules)"
    )
    assert run(code) == "<svg True"


def test_what_cannot_be_drawn_is_an_error_here_too():
    code = (
        "with drawing_process.drawing_beside():\n"
        "    try: drawing_process.svg_of_spec({'mark': 'nothing'})\n"
        "    except ValueError as error: print(bool(str(error)))\n"
        "    print(drawing_process.svg_of_spec(DOT)[:4])\n"
        f"{NEVER_LOADED}"
    )
    assert run(code).split() == ["True", "<svg"]
    with pytest.raises(ValueError, match="failed"):
        drawing_process.svg_of_spec({"mark": "nothing"})


def test_the_drawing_process_ends_with_the_block():
    code = (
        "with drawing_process.drawing_beside():\n"
        "    process = drawing_process._beside\n"
        "print(process.returncode is not None, drawing_process._beside)"
    )
    assert run(code) == "True None"
