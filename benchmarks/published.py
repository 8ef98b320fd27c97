"""Published tables of 100 000 cells, against what pandas needs to read the same files; both as whole programs."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from openpyxl import Workbook

from benchmarks.measure import Ratio, in_turns

YEARS = range(2000, 2020)
PLACES = 2_500
MOST = 1.5
ROUNDS = 3


def measure() -> Iterator[Ratio]:
    """A table with the years as columns, as CSV and as a workbook: what it holds is listed, then made rows of."""
    with tempfile.TemporaryDirectory() as folder:
        sheet, book = Path(folder) / "table.csv", Path(folder) / "table.xlsx"
        _write(sheet, book)
        for file, reader in ((sheet, "read_csv"), (book, "read_excel")):
            pandas = partial(_run, ["-c", f"import pandas; pandas.{reader}({str(file)!r})"])
            listed = partial(_run, ["-m", "facts", "reference", str(file), "--list"])
            made = partial(_run, ["-m", "facts", "reference", str(file), "--source-url", "https://example.org"])
            what = f"100 000 cells of a published table ({file.suffix[1:]})"
            yield Ratio(f"{what}, listed", f"pandas.{reader}", *in_turns(listed, pandas, ROUNDS), MOST)
            yield Ratio(f"{what}, as rows", f"pandas.{reader}", *in_turns(made, pandas, ROUNDS), MOST)


def _run(words: Sequence[str]) -> None:
    subprocess.run([sys.executable, *words], check=True, capture_output=True)


def _write(sheet: Path, book: Path) -> None:
    chance = random.Random(1)
    rows: list[list[str | int]] = [["region", "kön", *map(str, YEARS)]]
    for place in range(PLACES):
        for sex in ("män", "kvinnor"):
            rows.append([f"{place:04} Ort {place}", sex, *(chance.randrange(10**6) for _ in YEARS)])
    sheet.write_text("".join(",".join(map(str, row)) + "\n" for row in rows), "utf-8")
    workbook = Workbook(write_only=True)
    target = workbook.create_sheet("Tabell")
    for row in rows:
        target.append(row)
    workbook.save(book)
