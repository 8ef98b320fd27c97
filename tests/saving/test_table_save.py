"""Saving: whole or not at all, one writer after the other, and a clear word when it cannot be done."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock, SoftFileLock

from facts.csvfile.source import open_source
from facts.reading.incoming import Incoming
from facts.saving import table_save
from facts.saving.append import add
from facts.saving.corrections import log_of, read_log, withdrawn_cells
from facts.saving.edit import correct, withdraw
from facts.saving.save_errors import Conflict, NotSaved
from facts.saving.table_save import Change, backup_of, finish_interrupted_save, save_table
from facts.saving.undo import undo_save
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
    return sorted(other.name for other in path.parent.iterdir() if other.suffix in (".facts-tmp", ".facts-saving"))


def run(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE)


ADD_ROWS = """
import sys
from pathlib import Path
from facts.saving import table_save
from facts.saving.append import add
from facts.reading.incoming import Incoming
path, name, times, table_save.WAIT_SECONDS = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
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
        assert finish_interrupted_save(path) is None
        entries = read_log(log_of(path).read_bytes()) if log_of(path).exists() else []
        # Each change has its reason and each reason its change, in their order.
        assert records[1][4] == (entries[-1].new if entries else "5023")
        assert [entry.old for entry in entries[1:]] == [entry.new for entry in entries[:-1]]
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
    save_table(path, change)
    assert path.read_bytes() == before + b"# somebody else\n# us\n"


def test_a_file_that_never_rests_is_given_up(path: Path):
    def change(data: bytes) -> Change:
        path.write_bytes(data + b"#\n")
        return Change(data + b"# us\n")

    with pytest.raises(NotSaved, match="all the time"):
        save_table(path, change)
    assert b"us" not in path.read_bytes()


FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
DENIED = PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def raising(error: Exception):
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
    in_place = table_save.put_in_place

    def fail_for_the_table(temporary: Path, target: Path) -> None:
        if target == path:
            raise NotSaved(table_save._RESTLESS)
        in_place(temporary, target)

    monkeypatch.setattr(table_save, "put_in_place", fail_for_the_table)
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
    monkeypatch.setattr(table_save, "WAIT_SECONDS", 0.1)
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


@pytest.mark.tried("A save cut off between any two of its steps", "the next one brings log and table in step")
@pytest.mark.parametrize("step", range(1, 12))
@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, OSError(errno.EIO, "input/output error")])
def test_a_save_cut_off_at_any_step_leaves_log_and_table_in_step(path: Path, monkeypatch, step: int, error):
    """Each step on the disk is cut off once before it is done and once after it was done but reported as failed."""
    for is_done in (False, True):
        path.write_bytes(table({}, {"value": "7"}).encode())
        log_of(path).unlink(missing_ok=True)
        steps = iter(range(1, 100))
        with monkeypatch.context() as broken:
            for owner, name in ((Path, "replace"), (Path, "unlink"), (os, "fsync"), (Path, "open")):
                broken.setattr(owner, name, cut_off(getattr(owner, name), steps, step, error, is_done=is_done))
            try:
                correct(path, "b-1", "value", "6", "first")
            except NotSaved as refusal:
                said = refusal.text.en
                if "as it was" in said or "Nothing was changed" in said:
                    assert b"5023" in path.read_bytes()
            except (KeyboardInterrupt, SystemExit, OSError):
                pass
        finish_interrupted_save(path)
        entries = read_log(log_of(path).read_bytes()) if log_of(path).exists() else []
        assert [entry.new for entry in entries] == (["6"] if b"5023" not in path.read_bytes() else [])
        assert left_over(path) == [] or not any(name.endswith("saving") for name in left_over(path))
        correct(path, "b-2", "value", "9", "second")
        assert left_over(path) == []


def cut_off(real, steps, step: int, error, *, is_done: bool):
    def once(*arguments, **named):
        if next(steps) != step:
            return real(*arguments, **named)
        if is_done:
            real(*arguments, **named)
        raise error

    return once


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


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fifos")
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/null"), Path.mkdir])
def test_what_is_no_regular_file_is_never_saved_to(tmp_path: Path, make):
    make(tmp_path / "sources.csv")
    with pytest.raises(NotSaved, match="no ordinary file"):
        add(tmp_path / "sources.csv", NEW)


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
    monkeypatch.setattr(table_save, "WAIT_SECONDS", 0.1)
    with SoftFileLock(f"{path}.lock"), pytest.raises(NotSaved, match="Another program is saving"):
        correct(path, "b-1", "value", "6", "x")


def test_an_addition_is_made_again_on_what_somebody_else_saved_meanwhile(path: Path):
    planned, _ = add(path, Incoming(table({"id": "b-1"}).encode()))
    assert not planned.is_ready
    add(path, NEW)
    again, saved = add(path, NEW)
    assert saved is None
    assert [problem.code for problem in again.problems] == ["duplicate-id"]
