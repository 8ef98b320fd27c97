"""Many cells for one reason: one save and one undo, an entry a cell, every other byte as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.csvfile.source import open_source
from facts.reading.table import Incoming
from facts.saving.corrections import read_log
from facts.saving.edit import CellChange
from facts.saving.edit_many import plan_corrections, save_corrections
from facts.saving.save_errors import Conflict, LacksColumns, WrongRequest
from facts.saving.table_save import undo_save
from tests.reading.tables import table

THREE = table({"id": "a", "unit": "jobs"}, {"id": "b", "unit": "jobs", "period": "2011"},
              {"id": "c", "unit": "jobs", "period": "2012"})  # fmt: skip


def units(*ids: str, new: str = "children") -> list[CellChange]:
    return [CellChange(identity, "unit", "jobs", new) for identity in ids]


def rows(data: bytes) -> list[dict[str, str]]:
    source = open_source(data)
    return [dict(zip(source.header.columns, record.cells, strict=True)) for record in source.records()][1:]


def test_all_rows_of_a_series_are_corrected_with_one_reason_and_taken_back_at_once(tmp_path: Path):
    path = tmp_path / "sources.csv"
    path.write_text(THREE)
    edits, saved = save_corrections(path, units("a", "b", "c"), "counted children")
    assert saved is not None
    assert edits.is_ready
    assert [row["unit"] for row in rows(path.read_bytes())] == ["children"] * 3
    log = read_log(path.with_name("corrections.csv").read_bytes())
    assert [(entry.id, entry.column, entry.why) for entry in log] == [
        (identity, "unit", "counted children") for identity in "abc"
    ]
    undo_save(saved)
    assert path.read_text() == THREE


def test_one_row_alone_would_contradict_its_series():
    assert not plan_corrections(THREE.encode(), units("b", new="percent"), "x").is_ready
    assert plan_corrections(THREE.encode(), units("a", "b", "c", new="percent"), "x").is_ready


def test_rows_are_added_in_the_same_save(tmp_path: Path):
    path = tmp_path / "sources.csv"
    path.write_text(THREE)
    new = Incoming(table({"id": "d", "unit": "children", "period": "2013"}).encode())
    _, saved = save_corrections(path, units("a", "b", "c"), "counted children", new=new)
    assert saved is not None
    assert [row["id"] for row in rows(path.read_bytes())] == ["a", "b", "c", "d"]
    undo_save(saved)
    assert path.read_text() == THREE


def test_a_cell_that_somebody_else_has_changed_stops_all_of_it():
    with pytest.raises(Conflict):
        plan_corrections(THREE.encode(), [*units("a"), CellChange("b", "unit", "homes", "x")], "x")


def test_an_id_that_is_not_there_and_a_missing_reason_are_refused():
    with pytest.raises(WrongRequest):
        plan_corrections(THREE.encode(), units("z"), "x")
    with pytest.raises(WrongRequest):
        plan_corrections(THREE.encode(), units("a"), " ")


def test_a_column_that_the_table_lacks_has_to_be_agreed_to():
    changes = [CellChange(identity, "office", "", "head of planning") for identity in "abc"]
    refused = plan_corrections(THREE.encode(), changes, "x")
    assert [type(one) for one in refused.obstacles] == [LacksColumns]
    assert plan_corrections(THREE.encode(), changes, "x", new_columns=True).is_ready


@given(st.lists(st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=12),
                min_size=3, max_size=3))  # fmt: skip
def test_only_the_wanted_cells_change(texts: list[str]):
    before = rows(THREE.encode())
    changes = [CellChange(identity, "note", row.get("note", ""), text)
               for identity, row, text in zip("abc", before, texts, strict=True)]  # fmt: skip
    after = rows(plan_corrections(THREE.encode(), changes, "x", new_columns=True).data)
    assert [row["note"] for row in after] == texts
    assert [{**row, "note": ""} for row in after] == [{**row, "note": ""} for row in before]
