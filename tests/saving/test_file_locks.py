"""Who may write a file: one at a time, and only what is an ordinary file that may be written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from filelock import FileLock, SoftFileLock

from facts.saving import file_locks
from facts.saving.append import add
from facts.saving.edit import correct
from facts.saving.save_errors import NotSaved
from facts.saving.table_save import finish_interrupted_save
from tests.saving.saved_tables import NEW, ids, raising


def test_a_read_only_file_is_respected(path: Path):
    path.chmod(0o444)
    with pytest.raises(NotSaved, match="read-only"):
        add(path, NEW)
    assert ids(path) == ["b-1", "b-2"]


@pytest.mark.tried(
    "A table that belongs to another user, or lies on a disk that is only read", "it is said that the right is missing"
)
def test_a_table_that_one_may_not_write_is_not_called_marked(path: Path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NotSaved, match="You may not write"):
        add(path, NEW)
    assert ids(path) == ["b-1", "b-2"]


@pytest.mark.tried("Saving in read-only mode, past the pages", "refused")
def test_nothing_can_be_saved_in_read_only_mode(path: Path, monkeypatch):
    monkeypatch.setenv("FACTS_READONLY", "1")
    with pytest.raises(NotSaved, match="read-only mode"):
        add(path, NEW)
    assert ids(path) == ["b-1", "b-2"]


def test_a_table_that_is_being_saved_elsewhere_is_waited_for_only_so_long(path: Path, monkeypatch):
    monkeypatch.setattr(file_locks, "WAIT_SECONDS", 0.1)
    with FileLock(f"{path}.lock"), pytest.raises(NotSaved, match="Another program is saving"):
        add(path, NEW)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fifos")
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/null"), Path.mkdir])
def test_what_is_no_regular_file_is_never_saved_to(tmp_path: Path, make):
    make(tmp_path / "sources.csv")
    with pytest.raises(NotSaved, match="no ordinary file"):
        add(tmp_path / "sources.csv", NEW)


@pytest.mark.tried("Links that lead round, as the table or the log", "refused, and said")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such links for everybody")
def test_a_link_that_leads_round_is_said(path: Path):
    before = path.read_bytes()
    log = path.with_name("corrections.csv")
    log.symlink_to(log)
    with pytest.raises(NotSaved):
        correct(path, "b-1", "value", "6", "why")
    assert path.read_bytes() == before
    path.unlink()
    path.symlink_to(path)
    for action in (lambda: add(path, NEW), lambda: correct(path, "b-1", "value", "6", "why")):
        with pytest.raises(NotSaved):
            action()
    assert finish_interrupted_save(path) is None


def test_a_lock_of_another_user_is_named(path: Path, monkeypatch):
    lock = path.with_name("sources.csv.lock")
    lock.touch()
    monkeypatch.setattr(FileLock, "acquire", raising(PermissionError(errno.EACCES, "denied")))
    with pytest.raises(NotSaved, match=r"sources\.csv\.lock belongs to another user"):
        add(path, NEW)


def test_a_drive_without_locks_is_saved_to_one_at_a_time_all_the_same(path: Path, monkeypatch):
    monkeypatch.setattr(FileLock, "acquire", raising(NotImplementedError("no flock")))
    add(path, NEW)
    assert ids(path) == ["b-1", "b-2", "ny-1"]
    monkeypatch.setattr(file_locks, "WAIT_SECONDS", 0.1)
    with SoftFileLock(f"{path}.lock"), pytest.raises(NotSaved, match="Another program is saving"):
        correct(path, "b-1", "value", "6", "x")


@pytest.mark.tried("A table whose name has 244 letters", "read; it is said that it cannot be saved under such a name")
@pytest.mark.parametrize("letters", ["x" * 240, "å" * 115])
def test_a_name_that_leaves_no_room_for_files_beside_it_is_said(path: Path, letters: str):
    long = path.with_name(f"{letters}.csv")
    long.write_bytes(path.read_bytes())
    assert finish_interrupted_save(long) is None
    with pytest.raises(NotSaved, match="too long"):
        add(long, NEW)
    assert ids(long) == ["b-1", "b-2"]
    assert len(list(path.parent.iterdir())) == 2


def test_the_longest_name_that_is_saved_under_has_room_for_all_that_is_beside_it(path: Path):
    long = path.with_name("x" * 206 + ".csv")
    long.write_bytes(path.read_bytes())
    add(long, NEW)
    correct(long, "b-1", "value", "6", "x")
    assert ids(long) == ["b-1", "b-2", "ny-1"]
