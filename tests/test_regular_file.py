"""Tables and the files beside them: only regular ones are read, so that nothing is waited for without end."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import facts
from facts.__main__ import commands
from facts.reading.registers import registers_beside
from facts.regular_file import read_regular_file
from facts.share.written_files import NotWritten, write_file
from facts.words import Lang, say
from tests.reading.tables import table


@pytest.mark.tried("A pipe, a device or a folder as `units.csv` or `parties.csv`", "not read, and said")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with names")
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), Path.mkdir])
@pytest.mark.parametrize("name", ["units.csv", "parties.csv"])
def test_what_is_no_regular_file_beside_a_table_is_not_read_and_said(
    tmp_path: Path, make: Callable[[Path], None], name: str
):
    make(tmp_path / name)
    [complaint] = registers_beside(tmp_path / "sources.csv").complaints
    assert complaint.en == f"{name} is not used. The file cannot be read."


def test_a_regular_file_is_read_also_where_a_link_leads_to_it(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"bytes")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert read_regular_file(tmp_path / "link") == b"bytes"


@pytest.mark.tried("A pipe or a device as the table of any command", "refused, and said")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with names")
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
@pytest.mark.parametrize("lang", ["en", "sv"])
@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["audit"],
        ["coverage"],
        ["reference", "--list"],
        ["add", "--to", "own.csv"],
        ["site", "--out", "out"],
        ["report", "--format", "html", "--out", "out"],
        ["export", "--all", "--format", "csv", "--out", "out"],
    ],
)
def test_no_command_waits_for_a_pipe_or_reads_a_device(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], lang: Lang, command: list[str]
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.csv").write_text(table({}), "utf-8")
    make(tmp_path / "table.csv")
    result = CliRunner().invoke(commands, [command[0], "table.csv", *command[1:], "--lang", lang])
    assert (result.exit_code, result.stderr.strip()) == (2, say("command.no_regular_file", lang, file="table.csv"))
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with names")
def test_a_program_that_reads_a_table_does_not_wait_for_a_pipe(tmp_path: Path):
    os.mkfifo(tmp_path / "table.csv")
    with pytest.raises(OSError, match="no regular file"):
        facts.read(tmp_path / "table.csv")


@pytest.mark.tried("A table, a log or an older export of 6 GB", "refused unread, and said")
@pytest.mark.skipif(os.name == "nt", reason="Windows fills the holes of such a file")
@pytest.mark.parametrize("lang", ["en", "sv"])
@pytest.mark.parametrize(
    "command",
    [
        ["check", "huge.csv"],
        ["audit", "huge.csv"],
        ["reference", "huge.csv", "--list"],
        ["add", "huge.csv", "--to", "own.csv"],
        ["correct", "b-1", "value", "6", "--why", "x", "--in", "own.csv"],
        ["report", "own.csv", "--format", "html", "--out", "out"],
    ],
)
def test_no_command_reads_a_file_that_fills_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Lang, command: list[str]
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.csv").write_text(table({}), "utf-8")
    for name in ("huge.csv", "corrections.csv"):
        (tmp_path / name).touch()
        os.truncate(tmp_path / name, 6_000_000_000)
    result = CliRunner().invoke(commands, [*command, "--lang", lang])
    assert result.exit_code in (1, 2)
    assert "500 MB" in result.stderr
    assert (tmp_path / "own.csv").read_text("utf-8") == table({})
    with pytest.raises(NotWritten, match="did not make it"):
        write_file(tmp_path / "huge.csv", b"x", tmp_path / "sources.csv")
