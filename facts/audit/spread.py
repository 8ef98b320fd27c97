"""The audit of a large table on every processor: each takes the next stretch of series.

Every finding comes from one series, so their order is that of the audit on one processor. The processes are
forked, so that no figure need be sent to them; forking is unsafe on macOS and absent on Windows, and there,
as for small tables, the audit runs where it is called.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import ClassVar

from facts.audit.findings import Finding
from facts.audit.run import findings_on
from facts.audit.series_view import TableView

Write = Callable[[Iterable[Finding]], bytes]

WORTH_IT = 5_000
"""The number of figures from which on it pays to start processes."""
_STRETCH = 200


def written_findings(table: TableView, write: Write) -> Iterator[bytes]:
    """All findings of `table` in the order of the audit, as `write` writes those of one stretch after the other."""
    processors = _processors()
    if len(table.figures) >= WORTH_IT and processors > 1:
        try:
            return _on_all(processors, table, write)
        except OSError:
            pass  # some containers allow no further process
    return (write(_findings(table, keys)) for keys in _stretches(table))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _stretches(table: TableView) -> list[list[str]]:
    keys = table.keys
    return [keys[at : at + _STRETCH] for at in range(0, len(keys), _STRETCH)]


def _findings(table: TableView, keys: Sequence[str]) -> Iterator[Finding]:
    return (finding for view in table.laid_out(keys) for finding in findings_on(view))


def _on_all(processors: int, table: TableView, write: Write) -> Iterator[bytes]:
    pool = ProcessPoolExecutor(processors, get_context("fork"), _Work.begin, (table, write))
    return _as_they_come(pool, pool.map(_Work.on, _stretches(table)))


def _as_they_come(pool: ProcessPoolExecutor, written: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from written
    finally:
        pool.shutdown(cancel_futures=True)


class _Work:
    """What a process was forked with: the table, and how to write findings."""

    table: ClassVar[TableView]
    write: ClassVar[Write]

    @classmethod
    def begin(cls, table: TableView, write: Write) -> None:
        cls.table, cls.write = table, staticmethod(write)

    @classmethod
    def on(cls, keys: Sequence[str]) -> bytes:
        return cls.write(_findings(cls.table, keys))
