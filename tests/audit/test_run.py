"""A large table is audited on every processor, and says the same as on one."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import NoReturn

import pytest

from facts.audit import audit, run
from facts.audit.findings import as_json
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
    written = list(run.written_findings(TableView(figures), as_json))
    assert b",\n".join(filter(None, written)) == as_json(audit(figures))
    assert len(written) > 5


@pytest.mark.skipif("sys.platform != 'linux'", reason="processes are forked on Linux only")
def test_whoever_stops_reading_is_not_kept_waiting_for_the_rest(
    figures: tuple[Figure, ...], monkeypatch: pytest.MonkeyPatch
):
    on_several(monkeypatch, lambda: 2)
    written = run.written_findings(TableView(figures), as_json)
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
    written = list(run.written_findings(TableView(figures), as_json))
    assert b",\n".join(filter(None, written)) == as_json(audit(figures))
