"""What is not saved yet is kept beside the table until it is saved or discarded, and nothing else is."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.app.adding.grid_model import grid_of
from facts.app.adding.unsaved_work import grid_content, grid_from
from facts.reading.registers import Registers
from facts.reading.table import Incoming
from facts.reading.table_files import UNFINISHED
from facts.saving import unfinished_work
from facts.saving.save_errors import NotSaved
from facts.saving.unfinished_work import drop_unfinished, keep_unfinished, unfinished_beside


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "sources.csv"


def kept(table: Path) -> list[tuple[str, Any]]:
    return [(one.origin, one.content) for one in unfinished_beside(table)]


def test_the_last_state_of_each_work_is_kept_for_its_table(table: Path):
    keep_unfinished(table, "file", "a", "a.csv", {"n": 1})
    keep_unfinished(table, "document", "b", "b.pdf", {"n": 2})
    keep_unfinished(table, "file", "a", "a.csv", {"n": 3})
    keep_unfinished(table.with_name("other.csv"), "file", "a", "a.csv", {"n": 4})
    assert sorted(kept(table)) == [("a", {"n": 3}), ("b", {"n": 2})]
    drop_unfinished(table, "a")
    assert kept(table) == [("b", {"n": 2})]
    assert kept(table.with_name("other.csv")) == [("a", {"n": 4})]


def test_where_nothing_waits_there_is_no_file(table: Path):
    drop_unfinished(table, "a")
    assert list(table.parent.iterdir()) == []
    keep_unfinished(table, "file", "a", "a.csv", {})
    drop_unfinished(table, "a")
    assert not table.with_name(UNFINISHED).exists()


@pytest.mark.parametrize(
    "data",
    ["[", '{"a": 1}', "[1]", "null", '[{"table": 1}]', "[" * 100_000, '[{"table":"a","way":"file","origin":"a",'
     '"name":"a","when":[],"content":{}}]'],
)  # fmt: skip
def test_a_damaged_file_is_said_and_left_as_it_is(table: Path, data: str):
    table.with_name(UNFINISHED).write_text(data)
    for attempt in (lambda: unfinished_beside(table), lambda: keep_unfinished(table, "file", "a", "a.csv", {})):
        with pytest.raises(NotSaved, match="is damaged"):
            attempt()
    assert table.with_name(UNFINISHED).read_text() == data


def test_of_one_work_that_stands_there_twice_the_last_counts(table: Path):
    keep_unfinished(table, "file", "a", "a.csv", {"n": 1})
    (entry,) = json.loads(table.with_name(UNFINISHED).read_text())
    table.with_name(UNFINISHED).write_text(json.dumps([entry, entry | {"content": {"n": 2}}]))
    assert kept(table) == [("a", {"n": 2})]


def test_nothing_is_kept_where_nothing_may_be_saved(table: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FACTS_READONLY", "1")
    with pytest.raises(NotSaved):
        keep_unfinished(table, "file", "a", "a.csv", {})
    assert list(table.parent.iterdir()) == []


def test_more_than_can_be_kept_is_refused_and_the_rest_stays(table: Path, monkeypatch: pytest.MonkeyPatch):
    keep_unfinished(table, "file", "a", "a.csv", {})
    monkeypatch.setattr(unfinished_work, "_MOST_LETTERS", 300)
    with pytest.raises(NotSaved, match="more unfinished work"):
        keep_unfinished(table, "file", "b", "b.csv", {"rows": "x" * 300})
    assert kept(table) == [("a", {})]


def test_windows_that_work_at_once_lose_nothing_of_each_other(table: Path):
    def work(name: str) -> None:
        for n in range(8):
            keep_unfinished(table, "file", name, name, {"n": n})

    threads = [threading.Thread(target=work, args=(f"w{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(kept(table)) == [(f"w{n}", {"n": 7}) for n in range(4)]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
WHOLE: dict[str, Any] = {
    "names": ["id"], "delimiter": ",", "fingerprint": "f", "sheet": "", "left_out": [], "numbered": 0,
    "same_ids": "", "header": {"line": 1, "written": ["id"]}, "writing": {"value": "sv"},
    "problems": [{"code": "empty-row", "line": 2, "column": None, "values": {}}],
    "rows": [{"number": 1, "line": 2, "cells": {"id": "a"}, "written": {"id": "b"}, "noticed": [], "is_whole": True,
              "text": "", "tick": None}],
}  # fmt: skip


@given(st.sampled_from(sorted(WHOLE)), ANYTHING, st.sampled_from([*WHOLE["rows"][0], ""]))
def test_what_others_wrote_into_the_file_is_a_grid_or_none(name: str, value: Any, of_row: str):
    content = json.loads(json.dumps(WHOLE))
    if of_row:
        content["rows"][0][of_row] = value
    else:
        content[name] = value
    grid = grid_from(content)
    if grid:
        str([(row.cells, row.written, row.text) for row in grid.rows]).encode("utf-8")


def test_two_rows_of_one_number_are_no_grid():
    assert grid_from(WHOLE)
    assert grid_from(WHOLE | {"rows": WHOLE["rows"] * 2}) is None


def test_a_grid_comes_back_as_it_was():
    data = b"id,series,value,unit,period\na,jobs,17.000,jobs,2012\nb,jobs,1,2,jobs,2012,7\n,jobs,x,jobs,2012\n"
    made = grid_of(Incoming(data), Registers())
    grid = made.mend(1, "value", "17").tick([3], wanted=False).decide("new")
    assert not grid.rows[1].is_whole
    assert grid_from(json.loads(json.dumps(grid_content(grid)))) == grid
