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

from facts.audit.case import Cases
from facts.audit.findings import Finding
from facts.audit.run import findings_on

Write = Callable[[Iterable[Finding]], bytes]

WORTH_IT = 5_000
"""The number of figures from which on it pays to start processes."""
_STRETCH = 200


def written_findings(cases: Cases, write: Write) -> Iterator[bytes]:
    """All findings of `cases` in the order of the audit, as `write` writes those of one stretch after the other."""
    processors = _processors()
    if len(cases.figures) >= WORTH_IT and processors > 1:
        try:
            return _on_all(processors, cases, write)
        except OSError:
            pass  # some containers allow no further process
    return (write(_findings(cases, keys)) for keys in _stretches(cases))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _stretches(cases: Cases) -> list[list[str]]:
    keys = cases.keys
    return [keys[at : at + _STRETCH] for at in range(0, len(keys), _STRETCH)]


def _findings(cases: Cases, keys: Sequence[str]) -> Iterator[Finding]:
    return (finding for case in cases.laid_out(keys) for finding in findings_on(case))


def _on_all(processors: int, cases: Cases, write: Write) -> Iterator[bytes]:
    pool = ProcessPoolExecutor(processors, get_context("fork"), _Work.begin, (cases, write))
    return _as_they_come(pool, pool.map(_Work.on, _stretches(cases)))


def _as_they_come(pool: ProcessPoolExecutor, written: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from written
    finally:
        pool.shutdown(cancel_futures=True)


class _Work:
    """What a process was forked with: the cases, and how to write findings."""

    cases: ClassVar[Cases]
    write: ClassVar[Write]

    @classmethod
    def begin(cls, cases: Cases, write: Write) -> None:
        cls.cases, cls.write = cases, staticmethod(write)

    @classmethod
    def on(cls, keys: Sequence[str]) -> bytes:
        return cls.write(_findings(cls.cases, keys))
