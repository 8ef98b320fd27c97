"""A folder that the program fills: the old one or the new one, and what somebody has put there is never lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from facts.share import output_folder
from facts.share.output_folder import SUMS, folder_to_fill, write_folder
from facts.share.written_files import NotWritten

ROOT = Path(__file__).parents[2]
OLD = [("index.html", b"old"), ("en/gone.html", b"old page")]
NEW = [("index.html", b"new"), ("en/here.html", b"new page")]
TABLE = Path("sources.csv")
KILLED = """
import os, sys
from pathlib import Path
from facts.share import output_folder
step, steps = int(sys.argv[2]), iter(range(1, 1000))

def dying(real):
    def once(*arguments, **named):
        if next(steps) == step:
            os._exit(9)
        return real(*arguments, **named)
    return once

for name in ("rename", "unlink", "rmdir", "mkdir", "write_bytes"):
    setattr(Path, name, dying(getattr(Path, name)))
files = [("index.html", b"new"), ("en/here.html", b"new page")]
output_folder.write_folder(Path(sys.argv[1]), files, Path("sources.csv"))
"""
WRITES = """
import sys
from pathlib import Path
from facts.share.written_files import NotWritten
from facts.share.output_folder import write_folder
for n in range(20):
    try:
        files = [("index.html", f"{sys.argv[2]} {n}".encode()), (f"{sys.argv[2]}.html", b"x")]
        write_folder(Path(sys.argv[1]), files, Path("sources.csv"))
    except NotWritten as refusal:
        assert "another program" in str(refusal) or "changed since" in str(refusal), refusal
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that the program has made, with a note that somebody has put into it."""
    folder = tmp_path / "www"
    write_folder(folder, OLD, TABLE)
    (folder / "en/note.txt").write_text("mine")
    return folder


def run(code: str, *words: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, *map(str, words)], cwd=ROOT, stderr=subprocess.PIPE)


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.tried("A process killed at any moment while it fills a folder", "the old folder or the new one, whole")
@pytest.mark.parametrize("step", range(1, 16))
def test_after_a_kill_at_any_step_the_next_one_finishes_and_nothing_of_others_is_lost(folder: Path, step: int):
    assert run(KILLED, folder, step).wait() == 9
    for path in folder.parent.glob(".www.*.part"):
        os.utime(path, (1, 1))
    write_folder(folder, NEW, TABLE)
    found = files_in(folder)
    assert {name: found.pop(name) for name in (SUMS, "en/note.txt")}["en/note.txt"] == b"mine"
    assert found == dict(NEW)
    assert list(folder.parent.iterdir()) == [folder]


@pytest.mark.tried("Three processes that fill one folder at once", "one after the other, whole")
def test_three_at_once_leave_one_whole_folder_and_what_somebody_put_there(folder: Path):
    writers = [run(WRITES, folder, name) for name in "abc"]
    assert [writer.communicate()[1] for writer in writers] == [b""] * 3
    write_folder(folder, NEW, TABLE)
    found = files_in(folder)
    assert found.pop("en/note.txt") == b"mine"
    assert found.keys() == {SUMS, *dict(NEW)}
    assert list(folder.parent.iterdir()) == [folder]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no lock on a folder")
def test_a_run_that_rests_while_it_takes_the_place_is_waited_for_a_bounded_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    import fcntl

    monkeypatch.setattr(output_folder, "_PATIENCE", 0.1)
    before = files_in(folder)
    descriptor = os.open(folder.parent, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        with pytest.raises(NotWritten, match="by another program at the same time"):
            write_folder(folder, NEW, TABLE)
    finally:
        os.close(descriptor)
    assert files_in(folder) == before
    write_folder(folder, NEW, TABLE)


def test_a_file_that_somebody_changes_while_the_new_folder_is_built_stays_as_they_left_it(folder: Path):
    def made() -> Iterator[tuple[str, bytes]]:
        (folder / "index.html").write_bytes(b"mended by hand")
        yield "index.html", b"new"

    with pytest.raises(NotWritten, match=r"index\.html .* has been changed"):
        write_folder(folder, made(), TABLE)
    assert (folder / "index.html").read_bytes() == b"mended by hand"
    assert list(folder.parent.iterdir()) == [folder]


def test_ctrl_c_between_the_two_moves_leaves_the_old_folder(folder: Path, monkeypatch: pytest.MonkeyPatch):
    before, move = files_in(folder), Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        if path.suffix == ".part":
            raise KeyboardInterrupt
        return move(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_folder(folder, NEW, TABLE)
    assert files_in(folder) == before
    assert list(folder.parent.iterdir()) == [folder]


def test_a_folder_that_is_still_being_built_and_one_of_somebody_elses_are_not_swept_away(folder: Path):
    theirs = folder.with_name(".www.precious.part")
    theirs.mkdir()
    with folder_to_fill(folder, TABLE) as building:
        os.utime(building, (1, 1))
        write_folder(folder, NEW, TABLE)
        assert building.is_dir()
        (building / "index.html").write_bytes(b"newer")
    assert (folder / "index.html").read_bytes() == b"newer"
    assert theirs.is_dir()


def test_a_list_that_names_files_elsewhere_is_not_ours(folder: Path):
    (folder.parent / "precious").write_text("precious")
    with (folder / SUMS).open("a") as sums:
        sums.write("0  ../precious\n")
    with pytest.raises(NotWritten, match="not empty"):
        write_folder(folder, NEW, TABLE)
    assert (folder.parent / "precious").read_text() == "precious"
