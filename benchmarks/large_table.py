"""`check` and `audit` of a large table: time against a plain validator, memory against the file, growth.

The two commands are timed as somebody waits for them, whatever number of processors they use.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from benchmarks.large import large_table, write_table
from benchmarks.measure import Ratio, in_turns, peak_memory
from benchmarks.plain import plain_check
from facts.reading.table import check

ROWS = int(os.environ.get("BENCH_ROWS", "250000"))
GROWTH = tuple(int(rows) for rows in os.environ.get("BENCH_GROWTH", "10000,100000").split(","))
"""From how many rows to how many; BENCH_GROWTH=1000,1000000 takes some minutes."""
ROUNDS = 3


def measure() -> Iterator[Ratio]:
    """All of them; `check` on rows with line breaks in quotes, so that its line numbers are earned."""
    with tempfile.TemporaryDirectory() as folder:
        table = write_table(Path(folder) / "large.csv", ROWS)
        data = table.read_bytes()
        yield Ratio(
            f"check of {ROWS:,} rows", "a plain pydantic validator",
            *in_turns(lambda: check(data), lambda: plain_check(data), ROUNDS), 1,
        )  # fmt: skip
        yield _growth()
        memory = peak_memory(_command("check", table))
        yield Ratio(f"memory of check on {ROWS:,} rows", "the file", memory / 1e6, len(data) / 1e6, 12, "MB")
        yield Ratio(
            f"audit of {ROWS:,} rows", "their check",
            *in_turns(lambda: _run("audit", table), lambda: _run("check", table), ROUNDS), 3,
        )  # fmt: skip


def _growth() -> Ratio:
    """Time for a row of a large table against a row of a small one, in microseconds of the processor."""
    few, many = GROWTH
    seconds = {}
    for rows in (few, many):
        data = large_table(rows)
        times = []
        for _ in range(ROUNDS):
            start = process_time()
            check(data)
            times.append(process_time() - start)
        seconds[rows] = min(times) / rows * 1e6
    return Ratio(f"check, a row of {many:,}", f"a row of {few:,}", seconds[many], seconds[few], 1.5, "µs")


def _run(name: str, table: Path) -> None:
    subprocess.run(_command(name, table), stdout=subprocess.DEVNULL, check=True)


def _command(name: str, table: Path) -> list[str]:
    return [sys.executable, "-m", "facts", name, str(table), "--format", "json"]
