"""Long work tells how far it has come, and ends when nobody wants it any more."""

from __future__ import annotations

import io
import sys

import pytest

from benchmarks.large import large_table
from facts.commands import terminal
from facts.progress import CalledOff, in_turn, part, report_to, tell
from facts.reading.table import read_table

MANY_ROWS = large_table(6_000)


def test_reading_a_large_table_tells_its_share_all_the_way():
    heard: list[float] = []
    with report_to(heard.append):
        table = read_table(MANY_ROWS)
    assert len(table.figures) == 6_000
    assert len(heard) >= 5
    assert heard == sorted(heard)
    assert heard[0] < 0.3
    assert 0.8 < heard[-1] <= 1


def test_reading_that_nobody_wants_any_more_ends():
    def refuse(share: float) -> None:
        if share > 0.5:
            raise CalledOff

    with report_to(refuse), pytest.raises(CalledOff):
        read_table(MANY_ROWS)


def test_things_are_told_one_by_one():
    heard: list[float] = []
    with report_to(heard.append):
        assert list(in_turn(["a", "b", "c", "d"])) == ["a", "b", "c", "d"]
    assert heard == [0, 0.25, 0.5, 0.75]


def test_the_parts_of_a_piece_of_work_follow_each_other():
    heard: list[float] = []
    with report_to(heard.append):
        for number in range(2):
            with part(number, 2), part(1, 2):
                tell(0.5)
    assert heard == [0.375, 0.875]


def test_what_is_told_after_the_listening_is_heard_by_nobody():
    heard: list[float] = []
    with report_to(heard.append):
        tell(0.5)
    tell(0.9)
    assert heard == [0.5]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "is_told"), [(_Terminal(), True), (io.StringIO(), False)])
def test_a_command_that_takes_long_says_how_far_it_is_on_a_terminal_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, is_told: bool
):
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(terminal, "_AT_ONCE", 0.0)
    monkeypatch.setenv("COLUMNS", "18")
    with terminal.progress_on_terminal("Läser en\x1b[2J fil", "sv"):
        tell(0.5)
        tell(0.6)  # too soon to be seen
    said = "\r" + "Läser en?[2J fil: 50\u00a0%"[-17:] + "\r" + " " * 17 + "\r"
    assert stream.getvalue() == (said if is_told else "")
