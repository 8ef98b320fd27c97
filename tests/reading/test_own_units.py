"""A user's own units, however many are defined by each other: a table is read with them, or it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.reading.registers import MOST_STEPS, registers_beside
from facts.reading.table import read_table
from tests.reading.tables import table


def name(number: int) -> str:
    return "q" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")


@pytest.mark.tried("A chain of 3 000 units in `units.csv`", "twelve are used; the others are named with their lines")
@pytest.mark.parametrize("factor", ["1.001", "999999999999999", "1/999999999999999"])
def test_a_chain_of_thousands_of_units_ends_where_it_can_be_computed(tmp_path: Path, factor: str):
    lines = [f"{name(0)},,count,,", *(f"{name(n)},,,{factor},{name(n - 1)}" for n in range(1, 3_000))]
    (tmp_path / "units.csv").write_text("\n".join(["name,aliases,kind,factor,of", *lines]), "utf-8")
    registers = registers_beside(tmp_path / "sources.csv")
    last = name(MOST_STEPS - 1)
    [figure] = read_table(table({"unit": last}).encode(), registers).figures
    assert figure.unit is not None
    assert (figure.unit.name, figure.unit.dimension) == (last, name(0))
    assert registers.complaints[0].en == (
        f"units.csv, line {MOST_STEPS + 2}: more than 12 units are defined by each other; define it by the first of "
        "them. The line is not used."
    )
    # The first breaks the chain; all that are defined by it are named together.
    assert len(registers.complaints) == 2
    assert registers.complaints[1].sv == (
        f"units.csv, raderna {MOST_STEPS + 3}–3001: ingen enhet ”{name(MOST_STEPS)}”, ”{name(MOST_STEPS + 1)}” … "
        f"”{name(2_998)}” i listan eller ovanför. Raderna används inte."
    )
    read_table(table({"unit": name(2_999)}).encode(), registers)
