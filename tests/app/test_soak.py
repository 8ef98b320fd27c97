"""The app used for a long time: memory stays as it was."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from facts.reading.table import read_table
from facts.share.publication import choose_series, publication_of
from facts.share.report import report_on
from facts.share.report_files import report_file
from tests.app.adding import new_table, upload
from tests.app.conftest import OpenApp
from tests.app.tables import SMALL

MEGABYTE = 1_000_000
MOST = 20 * MEGABYTE
"""What may stay after the warm-up: allocators keep some pages. A leak of one small table a run is far above it."""

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="resident memory is read from /proc"),
    pytest.mark.xdist_group("memory"),
]


def grown(work: Callable[[int], None], *, warm_up: int, rounds: int) -> int:
    """By how many bytes the process has grown in `rounds` of `work`, after some that fill the caches."""
    for n in range(warm_up):
        work(n)
    before = resident()
    for n in range(warm_up, warm_up + rounds):
        work(n)
    return resident() - before


def resident() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


@pytest.mark.tried("200 reruns of the dashboard", "memory as before")
def test_two_hundred_reruns_leave_memory_as_it_was(open_app: OpenApp):
    screen = open_app(table=SMALL)
    assert grown(lambda _: void(screen.run()), warm_up=40, rounds=200) < MOST


@pytest.mark.tried("50 uploads one after the other", "memory as before")
def test_fifty_uploads_leave_memory_as_it_was(open_app: OpenApp, small: Path):
    screen = open_app("add", table=small)
    assert grown(lambda n: void(upload(screen, new_table({"value": str(n)}))), warm_up=10, rounds=50) < MOST


@pytest.mark.tried("50 reports one after the other", "memory as before")
def test_fifty_reports_leave_memory_as_it_was():
    table = read_table(SMALL.encode())

    def make_report(_: int) -> None:
        publication = publication_of(table, "sv")
        assert report_file(report_on(choose_series(table, ("jobs",)), publication), "html")

    # Allocators and the caches of measured words settle within eighty reports; from there on nothing may grow.
    assert grown(make_report, warm_up=80, rounds=50) < MOST


def void(_: object) -> None:
    """What a round gives is let go."""
