"""A large table is audited on every processor, and says the same as on one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import NoReturn

import pytest

from facts.audit import audit, run
from facts.audit.findings import BETWEEN_OBJECTS, as_json
from facts.audit.series_view import TableView
from facts.figures.figure import Figure
from facts.reading.table import read_table

# The tests' own process has threads, of which Python 3.12 and later warn; the command's has none.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")

TABLE = Path(__file__).parents[2] / "sources.csv"


@pytest.fixture
def figures() -> tuple[Figure, ...]:
    return read_table(TABLE.read_bytes()).figures


def on_several(monkeypatch: pytest.MonkeyPatch, processors: Callable[[], int]) -> None:
    monkeypatch.setattr(run, "WORTH_IT", 1)
    monkeypatch.setattr(run, "_STRETCH", 3)
    monkeypatch.setattr(run, "_processors", processors)


@pytest.mark.skipif("sys.platform != 'linux'", reason="processes are forked on Linux only")
def test_several_processors_find_the_same_in_the_same_order(
    figures: tuple[Figure, ...], monkeypatch: pytest.MonkeyPatch
):
    on_several(monkeypatch, lambda: 3)
    written = list(run.written_findings(TableView(figures), as_json, BETWEEN_OBJECTS))
    assert BETWEEN_OBJECTS.join(filter(None, written)) == BETWEEN_OBJECTS.join(map(as_json, audit(figures)))
    assert len(written) > 5


@pytest.mark.skipif("sys.platform != 'linux'", reason="processes are forked on Linux only")
def test_whoever_stops_reading_is_not_kept_waiting_for_the_rest(
    figures: tuple[Figure, ...], monkeypatch: pytest.MonkeyPatch
):
    on_several(monkeypatch, lambda: 2)
    written = run.written_findings(TableView(figures), as_json, BETWEEN_OBJECTS)
    assert isinstance(written, Generator)
    next(written)
    written.close()
    assert next(written, None) is None


def test_where_no_process_may_be_started_the_audit_runs_where_it_is_called(
    figures: tuple[Figure, ...], monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object) -> NoReturn:
        raise PermissionError("no semaphores here")

    on_several(monkeypatch, lambda: 2)
    monkeypatch.setattr(run, "ProcessPoolExecutor", refuse)
    written = list(run.written_findings(TableView(figures), as_json, BETWEEN_OBJECTS))
    assert BETWEEN_OBJECTS.join(filter(None, written)) == BETWEEN_OBJECTS.join(map(as_json, audit(figures)))


FORKS = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from facts.audit.run import end_with_parent

pool = ProcessPoolExecutor(2, get_context("fork"), end_with_parent)
begun = [pool.submit(time.sleep, 0.2) for _ in range(4)]
begun[-1].result()
print(*pool._processes, flush=True)
time.sleep(600)
"""


@pytest.mark.tried("A site or an audit of a large table, killed", "its processes end with it, and none is left behind")
@pytest.mark.skipif("sys.platform != 'linux'", reason="processes are forked on Linux only")
def test_processes_end_with_the_one_that_forked_them():
    with subprocess.Popen([sys.executable, "-c", FORKS], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        workers = [int(number) for number in program.stdout.readline().split()]
        assert len(workers) == 2
        program.kill()
        # The pipe is theirs too: it ends when the last of them is gone, and else is waited for in vain.
        assert program.communicate(timeout=60) == ("", None)
