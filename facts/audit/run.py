"""The audit: every rule over every series, and of a large table on every processor.

Every finding comes from one series, so their order is that of the audit on one processor. The processes are
forked, so that no figure need be sent to them; forking is unsafe on macOS and absent on Windows, and there,
as for small tables, the audit runs where it is called.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import ClassVar, TypeVar

from facts.audit.findings import Finding
from facts.audit.rules import RULES
from facts.audit.series_view import SeriesView, TableView
from facts.documents.quote_search import Archive
from facts.figures.figure import Figure

_Kept = TypeVar("_Kept")
Write = Callable[[Finding], bytes]

WORTH_IT = 5_000
"""The number of figures from which on it pays to start processes."""
_STRETCH = 200
_AT_ONCE = 200
"""Figures that each rule looks at before the next one does, so that its code stays in the processor's cache: about a
tenth less time than series by series. More would not fit there themselves."""


def audit(figures: Iterable[Figure], documents: Archive | None = None) -> Iterator[Finding]:
    """The findings on `figures`, one series after the other, within a series in the order of the rules.

    With `documents`, each quote is looked for in them.
    """
    table = TableView(figures, documents)
    return _findings(table, table.keys, _as_it_is)


class TableAudit:
    """The findings on a table, series by series, each series audited when it is first asked for."""

    def __init__(self, table: TableView) -> None:
        self.table = table
        self._found: dict[str, tuple[Finding, ...]] = {}

    def findings_of(self, key: str) -> tuple[Finding, ...]:
        """The findings that any figure of the series `key` takes part in, in the order of the audit."""
        figures = {figure.id for figure in self.table.named(key).series.figures}
        return tuple(
            finding
            for view in self.table.that_may_speak_of(key)
            for finding in self.findings_from(view.series.key)
            if view.series.key == key or not figures.isdisjoint(finding.figures)
        )

    def findings_from(self, key: str) -> tuple[Finding, ...]:
        """What the rules find when they look at the series `key`; every finding comes from one series."""
        if key not in self._found:
            self._found[key] = tuple(_found_on([self.table.named(key)], _as_it_is))
        return self._found[key]


def _found_on(views: Sequence[SeriesView], keep: Callable[[Finding], _Kept]) -> Iterator[_Kept]:
    """What the rules find when they look at some series: all on the first, in the order of the rules, then the next.

    Of each finding is kept what `keep` makes of it at once: one that is written needs a third of the room.
    """
    found: list[list[_Kept]] = [[] for _ in views]
    for rule in RULES:
        for view, kept in zip(views, found, strict=True):
            kept += [keep(rule.finding(evidence)) for evidence in rule.look(view)]
    return chain.from_iterable(found)


def _as_it_is(finding: Finding) -> Finding:
    return finding


def written_findings(table: TableView, write: Write, between: bytes = b"") -> Iterator[bytes]:
    """All findings of `table` in the order of the audit, as `write` writes each, with `between` between any two.

    They come one stretch after the other, without what stands between these.
    """
    processors = _processors()
    if len(table.figures) >= WORTH_IT and processors > 1:
        try:
            return _on_all(processors, table, write, between)
        except OSError:
            pass  # some containers allow no further process
    return (between.join(_findings(table, keys, write)) for keys in _stretches(table))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _stretches(table: TableView) -> list[list[str]]:
    keys = table.keys
    return [keys[at : at + _STRETCH] for at in range(0, len(keys), _STRETCH)]


def _findings(table: TableView, keys: Sequence[str], keep: Callable[[Finding], _Kept]) -> Iterator[_Kept]:
    return chain.from_iterable(_found_on(views, keep) for views in table.in_batches(keys, _AT_ONCE))


def _on_all(processors: int, table: TableView, write: Write, between: bytes) -> Iterator[bytes]:
    pool = ProcessPoolExecutor(processors, get_context("fork"), _ForkedWork.begin, (table, write, between))
    return _in_order(pool, pool.map(_ForkedWork.on, _stretches(table)))


def _in_order(pool: ProcessPoolExecutor, written: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from written
    finally:
        pool.shutdown(cancel_futures=True)


def end_with_parent() -> None:
    """Called in a forked process: end it when the one that forked it is gone, killed for instance.

    It would wait for work for ever, since its own copies keep the pipe open through which work comes.
    """
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()


class _ForkedWork:
    """What a process was forked with: the table, and how to write findings."""

    table: ClassVar[TableView]
    write: ClassVar[Write]
    between: ClassVar[bytes]

    @classmethod
    def begin(cls, table: TableView, write: Write, between: bytes) -> None:
        end_with_parent()
        cls.table, cls.write, cls.between = table, staticmethod(write), between
        # The table stays as long as the process: the cycle collector need not look through it again and again.
        gc.freeze()

    @classmethod
    def on(cls, keys: Sequence[str]) -> bytes:
        return cls.between.join(_findings(cls.table, keys, cls.write))
