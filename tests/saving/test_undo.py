"""A save is taken back alone, and what others have saved since stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facts.reading.table import Incoming
from facts.saving import corrections
from facts.saving.append import add
from facts.saving.corrections import log_of, read_log
from facts.saving.edit import correct, withdraw
from facts.saving.save_errors import Conflict
from facts.saving.table_save import backup_of, undo_save
from facts.share.changes import logged_changes
from tests.reading.tables import table
from tests.saving.saved_tables import NEW, ids


def test_the_last_save_can_be_undone_and_redone(path: Path):
    before = path.read_bytes()
    _, saved = correct(path, "b-2", "value", "9", "x")
    assert saved
    after = path.read_bytes()
    undone = undo_save(saved)
    assert path.read_bytes() == before
    undo_save(undone)
    assert path.read_bytes() == after
    assert [(entry.old, entry.new) for entry in read_log(log_of(path).read_bytes())] == [
        ("7", "9"),
        ("9", "7"),
        ("7", "9"),
    ]


def test_undo_takes_back_what_was_saved_here_and_leaves_what_others_have_saved_since(path: Path):
    before = path.read_bytes()
    _, saved = add(path, NEW)
    assert saved
    add(path, Incoming(table({"id": "theirs"}).encode()))
    correct(path, "b-1", "value", "6", "somebody else")
    undo_save(saved)
    assert ids(path) == ["b-1", "b-2", "theirs"]
    assert path.read_bytes().startswith(before.replace(b"5023", b"6"))


def test_a_withdrawal_is_undone_in_its_place_though_others_have_added_rows_since(path: Path):
    _, saved = withdraw(path, "b-1", "twice")
    assert saved
    add(path, NEW)
    undo_save(saved)
    assert ids(path) == ["b-1", "b-2", "ny-1"]


def test_a_save_is_not_undone_when_its_own_lines_have_been_changed_since(path: Path):
    _, saved = correct(path, "b-1", "value", "6", "ours")
    assert saved
    correct(path, "b-1", "value", "8", "somebody else")
    now = path.read_bytes()
    with pytest.raises(Conflict, match="in the lines that were saved here"):
        undo_save(saved)
    assert path.read_bytes() == now


def test_a_save_is_not_undone_when_other_rows_build_on_it(path: Path):
    path.write_bytes(table({}, {"evidence": "b-1"}).encode())
    _, saved = add(path, NEW)
    assert saved
    add(path, Incoming(table({"id": "theirs", "evidence": "ny-1"}).encode()))
    with pytest.raises(Conflict, match="other rows build on it"):
        undo_save(saved)
    assert ids(path)[-2:] == ["ny-1", "theirs"]


def test_a_save_that_is_refused_leaves_the_undo_of_the_one_before(path: Path):
    before = path.read_bytes()
    _, saved = add(path, NEW)
    assert saved
    _, refused = add(path, Incoming(table({"id": "b-1"}).encode()))
    assert refused is None
    assert backup_of(path).read_bytes() == before
    undo_save(saved)
    assert path.read_bytes() == before


@pytest.mark.tried("A clock that goes back between a save, its undo and the next one", "order is kept by the log")
def test_a_clock_that_goes_back_changes_neither_the_undo_nor_the_order_of_the_log(path: Path, monkeypatch):
    before, times = (
        path.read_bytes(),
        iter(["2031-01-01T00:00:00+01:00", "1970-01-01T00:00:00+00:00", "0001-01-01T00:00:00"]),
    )
    monkeypatch.setattr(corrections, "_now", lambda: next(times))
    _, saved = correct(path, "b-2", "value", "9", "first")
    assert saved
    os.utime(path, (4_000_000_000, 4_000_000_000))
    undo_save(saved)
    assert path.read_bytes() == before
    os.utime(path, (1, 1))
    correct(path, "b-1", "value", "8", "last")
    entries = read_log(log_of(path).read_bytes())
    assert [entry.why for entry in entries] == ["first", "undone: first", "last"]
    assert [change.why for change in logged_changes(entries)] == ["last", "undone: first", "first"]
