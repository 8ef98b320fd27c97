"""A save that is killed, cut off or refused by the disk: the old table or the new one, and the log in step."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from facts.csvfile.source import open_source
from facts.saving import table_save
from facts.saving.append import add
from facts.saving.corrections import log_of, read_log
from facts.saving.edit import correct, withdraw
from facts.saving.save_errors import NotSaved
from facts.saving.table_save import finish_interrupted_save, journal_of
from tests.reading.tables import table
from tests.saving.saved_tables import DENIED, FULL, NEW, ids, left_over, raising

ROOT = Path(__file__).parents[2]
PATIENCE = 600
"""Seconds after which a process that has not ended is a failure: a bound, not a measurement."""


def run(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE)


ADD_ROWS = """
import sys
from pathlib import Path
from facts.saving import file_locks, table_save
from facts.saving.append import add
from facts.reading.table import Incoming
path, name, times, file_locks.WAIT_SECONDS = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
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


def test_nothing_is_logged_when_the_table_could_not_be_replaced(path: Path, monkeypatch):
    monkeypatch.setattr(table_save, "put_in_place", raising(NotSaved(table_save._RESTLESS)))
    with pytest.raises(NotSaved):
        correct(path, "b-2", "value", "9", "x")
    assert not log_of(path).exists()


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


@pytest.mark.tried("A pipe, a device, a folder or a link planted where a save keeps its note", "swept away, or named")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no fifos")
@pytest.mark.parametrize(
    "plant",
    [os.mkfifo, lambda note: note.symlink_to("/dev/zero"), lambda note: note.symlink_to(note.with_name("own.csv"))],
)
def test_what_was_planted_where_a_save_keeps_its_note_is_neither_waited_for_nor_followed(path: Path, plant):
    own = path.with_name("own.csv")
    own.write_text("mine")
    plant(journal_of(path))
    assert finish_interrupted_save(path) is None
    correct(path, "b-1", "value", "6", "x")
    assert own.read_text() == "mine"
    assert left_over(path) == []


def test_a_folder_where_a_save_keeps_its_note_is_named_and_nothing_is_saved(path: Path):
    journal_of(path).mkdir()
    before = path.read_bytes()
    assert finish_interrupted_save(path) is None
    with pytest.raises(NotSaved, match=r"\.sources\.csv\.facts-saving lies where"):
        correct(path, "b-1", "value", "6", "x")
    assert path.read_bytes() == before
