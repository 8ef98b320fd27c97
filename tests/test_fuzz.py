"""A few of the damaged inputs that `make fuzz` makes by the hundred thousand."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.fuzz.__main__ import Failure, read_in_time
from tests.fuzz.readers import Reader, readers

NAMES = [reader.name for reader in readers(Path())]


@pytest.mark.tried(
    "Values, periods, units, hedges, dates, tables, workbooks, published tables, documents, what lies beside a table: "
    "cut, doubled, shuffled and with hostile letters in them (a million by `make fuzz`)",
    "read or refused, each within its time; no crash",
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such clock")
@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_input_is_read_or_refused_in_time(tmp_path: Path, name: str):
    reader = next(one for one in readers(tmp_path) if one.name == name)
    chance = random.Random(1)
    for _ in range(10 if reader.of_thousand < 5 else 40):
        read_in_time(reader, reader.made(chance))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such clock")
def test_a_reader_that_crashes_or_drags_on_is_found():
    def drags(_: object) -> None:
        while True:
            pass

    with pytest.raises(Failure, match="over"):
        read_in_time(Reader("slow", random.Random.random, drags, 0.05, 1), "")
    with pytest.raises(Failure, match="ZeroDivisionError"):
        read_in_time(Reader("wrong", random.Random.random, lambda _: 1 / 0, 1, 1), "")
    assert read_in_time(Reader("strict", random.Random.random, int, 1, 1, (ValueError,)), "x") == "refused"
