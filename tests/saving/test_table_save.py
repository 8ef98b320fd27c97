"""Saving: every other byte stays, what another program has written is kept, and the log says what was done."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from facts.reading.table import Incoming
from facts.saving.append import add
from facts.saving.corrections import log_of, read_log, withdrawn_cells
from facts.saving.edit import correct, withdraw
from facts.saving.save_errors import NotSaved
from facts.saving.table_save import Change, backup_of, save_table
from tests.reading.tables import table
from tests.saving.saved_tables import NEW, ids


@pytest.mark.tried(
    "Another program that writes without the lock, until right before the table is replaced", "its change is kept"
)
def test_a_program_that_knows_no_lock_is_not_overwritten(path: Path):
    calls = []

    def change(data: bytes) -> Change:
        calls.append(data)
        if len(calls) == 1:
            path.write_bytes(data + b"# somebody else\n")
        return Change(data + b"# us\n")

    before = path.read_bytes()
    save_table(path, change)
    assert path.read_bytes() == before + b"# somebody else\n# us\n"


def test_a_file_that_never_rests_is_given_up(path: Path):
    def change(data: bytes) -> Change:
        path.write_bytes(data + b"#\n")
        return Change(data + b"# us\n")

    with pytest.raises(NotSaved, match="all the time"):
        save_table(path, change)
    assert b"us" not in path.read_bytes()


def test_a_file_that_is_not_there_is_said_and_leaves_nothing_behind(tmp_path: Path):
    with pytest.raises(NotSaved, match=r"no file sources\.csv"):
        correct(tmp_path / "sources.csv", "b-1", "value", "9", "x")
    assert list(tmp_path.iterdir()) == []


def test_the_first_figures_begin_a_table_that_does_not_exist_yet(tmp_path: Path):
    path = tmp_path / "sources.csv"
    _, saved = add(path, NEW)
    assert saved
    assert ids(path) == ["ny-1"]


def test_a_link_stays_a_link_and_its_target_is_changed(path: Path):
    link = path.parent / "elsewhere" / "link.csv"
    link.parent.mkdir()
    link.symlink_to(path)
    add(link, NEW)
    assert link.is_symlink()
    assert ids(path) == ["b-1", "b-2", "ny-1"]
    assert list(link.parent.iterdir()) == [link]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no POSIX rights")
def test_the_rights_on_the_file_stay_as_they_were(path: Path):
    path.chmod(0o640)
    add(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert stat.S_IMODE(backup_of(path).stat().st_mode) == 0o640


def test_the_bytes_before_the_last_save_are_kept_beside_it(path: Path):
    before = path.read_bytes()
    add(path, NEW)
    assert backup_of(path).read_bytes() == before


def test_a_users_own_file_with_a_name_like_ours_is_never_removed(path: Path):
    own = [path.with_name(name) for name in ("sources.csv.before summer.tmp", ".sources.csv.old.facts-tmp")]
    for file in own:
        file.write_text("mine")
    correct(path, "b-1", "value", "6", "x")
    assert [file.read_text() for file in own] == ["mine", "mine"]


def test_a_withdrawn_row_stands_in_the_log_byte_for_byte(path: Path):
    lines = path.read_bytes().decode().split("\n")
    lines[0] += ","
    lines[1] += ',"said ""twice"""'
    lines[2] += ",x,too much"
    path.write_text("\n".join(lines))
    withdraw(path, "b-2", "wrong")
    withdraw(path, "b-1", "wrong too")
    kept = [json.loads(entry.old)[""] for entry in read_log(log_of(path).read_bytes())]
    assert kept == [lines[2], lines[1]]


def test_a_log_that_holds_deep_json_is_shown_as_it_stands():
    assert withdrawn_cells("[" * 100_000) == {}
    assert withdrawn_cells('{"id": "a", "": "a,1", "x": {"y": 1}}') == {"id": "a"}


def test_an_addition_is_made_again_on_what_somebody_else_saved_meanwhile(path: Path):
    planned, _ = add(path, Incoming(table({"id": "b-1"}).encode()))
    assert not planned.is_ready
    add(path, NEW)
    again, saved = add(path, NEW)
    assert saved is None
    assert [problem.code for problem in again.problems] == ["duplicate-id"]
