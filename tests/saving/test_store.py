"""Saving: whole or not at all, one writer after the other, and a clear word when it cannot be done."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from facts.csvfile.source import open_source
from facts.reading.incoming import Incoming
from facts.saving import disk, store
from facts.saving.append import add
from facts.saving.corrections import log_of, read_log
from facts.saving.edit import correct, withdraw
from facts.saving.refusals import Conflict, NotSaved
from facts.saving.store import Change, backup_of, save, undo
from tests.reading.tables import table

ROOT = Path(__file__).parents[2]
NEW = Incoming(table({"id": "ny-1"}).encode())
PATIENCE = 600
"""Seconds after which a process that has not ended is a failure: a bound, not a measurement."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "sources.csv"
    path.write_bytes(table({}, {"value": "7"}).encode())
    return path


def ids(path: Path) -> list[str]:
    return [record.cells[0] for record in open_source(path.read_bytes()).records()][1:]


def left_over(path: Path) -> list[str]:
    return sorted(other.name for other in path.parent.iterdir() if other.suffix == ".tmp")


def run(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE)


ADD_ROWS = """
import sys
from pathlib import Path
from facts.saving import store
from facts.saving.append import add
from facts.reading.incoming import Incoming
path, name, times, store.WAIT_SECONDS = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
header = path.read_bytes().split(b"\\n")[0]
row = path.read_bytes().split(b"\\n")[1]
print("ready", flush=True)
for n in range(times):
    addition, saved = add(path, Incoming(header + b"\\n" + row.replace(b"b-1", f"{name}-{n}".encode(), 1) + b"\\n"))
    assert saved, addition.problems
"""

CORRECT_FOR_EVER = """
import itertools, sys
from pathlib import Path
from facts.saving.edit import correct
path = Path(sys.argv[1])
print("ready", flush=True)
for n in itertools.count():
    correct(path, "b-1", "value", str(1000 + n), f"round {n}")
"""


@pytest.mark.tried("Six processes that save at once", "every figure is there, once")
def test_six_writers_side_by_side_lose_nothing(path: Path):
    writers = [run(ADD_ROWS, str(path), f"w{n}", "10", str(PATIENCE)) for n in range(6)]
    assert [writer.wait(PATIENCE) for writer in writers] == [0] * 6
    assert ids(path)[:2] == ["b-1", "b-2"]
    assert sorted(ids(path)[2:]) == sorted(f"w{n}-{row}" for n in range(6) for row in range(10))


@pytest.mark.tried("A process killed at any moment while it saves", "the old table or the new one, whole")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_writer_killed_at_any_moment_leaves_the_old_or_the_new_table_whole(path: Path):
    path.write_bytes(table(*({"note": "å" * 2000} for _ in range(30))).encode())
    whole = [record.cells[:4] + record.cells[5:] for record in open_source(path.read_bytes()).records()]
    moments = random.Random(1)
    value, logged = "5023", 0
    for _ in range(12):
        writer = run(CORRECT_FOR_EVER, str(path))
        assert writer.stdout is not None
        writer.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(moments.uniform(0.0, 0.08))
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        records = [record.cells for record in open_source(path.read_bytes()).records()]
        assert [cells[:4] + cells[5:] for cells in records] == whole
        entries = read_log(log_of(path).read_bytes()) if log_of(path).exists() else []
        # The reason is written before its change, so that at most the last one has not come to pass.
        assert records[1][4] in [value, *(entry.new for entry in entries[logged:])][-2:]
        value, logged = records[1][4], len(entries)
    correct(path, "b-1", "value", "1", "the lock is free and what was left is swept away")
    assert left_over(path) == []


@pytest.mark.tried("Another program that writes without the lock", "its change is kept")
def test_a_program_that_knows_no_lock_is_not_overwritten(path: Path):
    calls = []

    def change(data: bytes) -> Change:
        calls.append(data)
        if len(calls) == 1:
            path.write_bytes(data + b"# somebody else\n")
        return Change(data + b"# us\n")

    before = path.read_bytes()
    save(path, change)
    assert path.read_bytes() == before + b"# somebody else\n# us\n"


def test_a_file_that_never_rests_is_given_up(path: Path):
    def change(data: bytes) -> Change:
        path.write_bytes(data + b"#\n")
        return Change(data + b"# us\n")

    with pytest.raises(NotSaved, match="all the time"):
        save(path, change)
    assert b"us" not in path.read_bytes()


FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
DENIED = PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def raising(error: OSError):
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.tried("A full disk, and a disk that refuses", "a message; table and log as they were")
@pytest.mark.parametrize(
    ("target", "error", "says"),
    [
        ("os.fsync", FULL, ("disk is full", "Disken är full")),
        ("pathlib.Path.open", FULL, ("disk is full", "Disken är full")),
        ("pathlib.Path.open", DENIED, ("may not write in the folder", "får inte skriva i mappen")),
        ("pathlib.Path.open", OSError(errno.EROFS, "read-only"), ("may not write", "får inte skriva")),
        ("pathlib.Path.replace", DENIED, ("open in another program", "öppen i ett annat program")),
        ("pathlib.Path.replace", OSError(errno.EIO, "input/output error"), ("input/output error", "kunde inte sparas")),
    ],
)
@pytest.mark.parametrize("action", ["add", "correct", "withdraw"])
def test_when_the_disk_says_no_the_table_and_the_log_are_as_they_were(
    path: Path, monkeypatch, target, error, says, action
):
    correct(path, "b-1", "value", "6", "there is a log already")
    table_before, log_before = path.read_bytes(), log_of(path).read_bytes()
    actions = {
        "add": lambda: add(path, NEW),
        "correct": lambda: correct(path, "b-2", "value", "9", "x"),
        "withdraw": lambda: withdraw(path, "b-2", "x"),
    }
    with monkeypatch.context() as broken:
        broken.setattr(target, raising(error))
        with pytest.raises(NotSaved) as refusal:
            actions[action]()
    assert says[0] in refusal.value.text.en
    assert says[1] in refusal.value.text.sv
    assert path.read_bytes() == table_before
    assert log_of(path).read_bytes() == log_before
    assert left_over(path) == []


def test_a_log_entry_is_taken_back_when_the_table_could_not_be_replaced(path: Path, monkeypatch):
    in_place = disk.put_in_place

    def fail_for_the_table(temporary: Path, target: Path) -> None:
        if target == path:
            raise NotSaved(store._RESTLESS)
        in_place(temporary, target)

    monkeypatch.setattr(disk, "put_in_place", fail_for_the_table)
    with pytest.raises(NotSaved):
        correct(path, "b-2", "value", "9", "x")
    assert not log_of(path).exists()


def test_a_read_only_file_is_respected(path: Path):
    path.chmod(0o444)
    with pytest.raises(NotSaved, match="read-only"):
        add(path, NEW)
    assert ids(path) == ["b-1", "b-2"]


@pytest.mark.tried("Saving in read-only mode, past the pages", "refused")
def test_nothing_can_be_saved_in_read_only_mode(path: Path, monkeypatch):
    monkeypatch.setenv("FACTS_READONLY", "1")
    with pytest.raises(NotSaved, match="read-only mode"):
        add(path, NEW)
    assert ids(path) == ["b-1", "b-2"]


def test_a_table_that_is_being_saved_elsewhere_is_waited_for_only_so_long(path: Path, monkeypatch):
    monkeypatch.setattr(store, "WAIT_SECONDS", 0.1)
    with FileLock(f"{path}.lock"), pytest.raises(NotSaved, match="Another program is saving"):
        add(path, NEW)


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


def test_the_last_save_can_be_undone_and_redone(path: Path):
    before = path.read_bytes()
    _, saved = correct(path, "b-2", "value", "9", "x")
    assert saved
    after = path.read_bytes()
    undone = undo(saved)
    assert path.read_bytes() == before
    undo(undone)
    assert path.read_bytes() == after
    assert [(entry.old, entry.new) for entry in read_log(log_of(path).read_bytes())] == [
        ("7", "9"),
        ("9", "7"),
        ("7", "9"),
    ]


def test_a_save_is_not_undone_over_what_somebody_else_saved_since(path: Path):
    _, saved = add(path, NEW)
    assert saved
    correct(path, "b-1", "value", "6", "somebody else")
    now = path.read_bytes()
    with pytest.raises(Conflict):
        undo(saved)
    assert path.read_bytes() == now


def test_an_addition_is_made_again_on_what_somebody_else_saved_meanwhile(path: Path):
    planned, _ = add(path, Incoming(table({"id": "b-1"}).encode()))
    assert not planned.is_ready
    add(path, NEW)
    again, saved = add(path, NEW)
    assert saved is None
    assert [problem.code for problem in again.problems] == ["duplicate-id"]
