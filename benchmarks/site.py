"""A site of twice as many statistics, against one of half as many: its time grows with the table."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Ratio, in_turns

ROOT = Path(__file__).parents[1]
FEW, MANY = 60, 120
MOST = 2.4
"""Twice the statistics in twice the time, and a fifth for a busy machine."""


def measure() -> Iterator[Ratio]:
    """The command as a user calls it, with reading, audit and all processors."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        for count in (FEW, MANY):
            (folder / f"{count}.csv").write_text("\n".join(_lines(count)), "utf-8")
        seconds = in_turns(lambda: _build(folder, MANY), lambda: _build(folder, FEW), 1)
        yield Ratio(f"A site of {MANY} statistics", f"A site of {FEW} statistics", *seconds, MOST)


def _build(folder: Path, count: int) -> None:
    command = [
        sys.executable,
        "-m",
        "facts",
        "site",
        f"{folder / str(count)}.csv",
        "--out",
        f"{folder / f'site-{count}'}",
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def _lines(count: int) -> Iterator[str]:
    yield "id,topic,series,title,value,unit,period,place,role,cited_by,quote,document,source_url"
    for n in range(count):
        for year in range(2018, 2023):
            value = 1000 + n + year
            claim = f"claim,Kim Ek,Det var {value} personer.,Doc {n % 40},"
            said = claim if year == 2020 else "reference,,,Table,https://example.org/table"
            yield f"f{n}-{year},T{n // 20},s{n},Statistic {n},{value},person,{year},Stockholm,{said}"
