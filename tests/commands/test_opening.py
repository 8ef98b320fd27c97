"""The program as somebody installs it, and the app as it is opened in any folder."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from click.testing import CliRunner, Result

from facts.__main__ import commands
from facts.app.server import free_port, server_settings
from facts.reading.table_files import is_shipped_example, own_table
from tests.share.making import JOBS, table_bytes

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90


def run(*words: object) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words])


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the server would have been started with."""
    found: dict[str, Any] = {}

    def note(table: Path, port: int, **rest: Any) -> None:
        found.update(table=table, port=port, **rest)

    monkeypatch.setattr("facts.app.server.start_server", note)
    return found


def test_in_an_empty_folder_it_begins_a_table_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: dict[str, Any]
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTS_TABLE", raising=False)
    result = run("open", "--lang", "sv", "--no-browser")
    assert result.exit_code == 0, result.output
    assert "börjar med ditt eget dokument" in result.stdout
    assert started["table"].resolve() == tmp_path / "sources.csv"
    assert (started["read_only"], started["browser"]) == (False, False)


def test_the_table_is_the_one_that_is_named_else_that_of_the_environment_else_the_one_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: dict[str, Any]
):
    for name in ("named.csv", "environment.csv", "sources.csv"):
        (tmp_path / name).write_bytes(table_bytes(JOBS))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTS_TABLE", "environment.csv")
    run("open", "named.csv", "--read-only")
    assert (started["table"].name, started["read_only"]) == ("named.csv", True)
    run("open")
    assert started["table"].name == "environment.csv"
    monkeypatch.delenv("FACTS_TABLE")
    run("open")
    assert started["table"].name == "sources.csv"
    run("open", tmp_path)
    assert started["table"] == tmp_path / "sources.csv"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [("plan.pdf", b"%PDF-1.7\n", "a PDF document"), ("claims.xlsx", b"PK\x03\x04", "workbook"),
     ("page.html", b"<!doctype html><p>7", "a web page")],
)  # fmt: skip
def test_a_document_is_no_table_to_open_and_where_it_is_brought_in_is_said(
    name: str, data: bytes, told: str, tmp_path: Path, started: dict[str, Any]
):
    tmp_path.joinpath(name).write_bytes(data)
    result = run("open", tmp_path / name)
    assert (result.exit_code, started) == (2, {})
    assert told in result.stderr
    assert "bring the file in on the page Add figures" in result.stderr


def test_a_port_that_is_taken_is_said_and_a_free_one_found_without_asking(started: dict[str, Any]):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("open", "--port", port)
        assert result.exit_code == 2
        assert str(port) in result.stderr
        assert not started
    assert free_port(None) is not None


def test_commands_read_the_table_here_else_the_one_that_is_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("FACTS_TABLE", raising=False)
    monkeypatch.chdir(tmp_path)
    assert own_table() == ROOT / "sources.csv"
    assert not is_shipped_example(own_table())
    (tmp_path / "sources.csv").touch()
    assert own_table().resolve() == tmp_path / "sources.csv"


def test_every_setting_is_passed_to_the_server():
    settings = server_settings()
    assert settings["server.address"] == "localhost"
    assert settings["server.headless"] is True
    assert settings["browser.gatherUsageStats"] is False
    assert settings["theme.light.primaryColor"].startswith("#")


def test_without_a_word_it_says_what_there_is_to_do_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("FACTS_TABLE", raising=False)
    monkeypatch.chdir(tmp_path)
    empty = run()
    assert empty.exit_code == 0
    assert "open begins one" in empty.stdout
    assert "check" in empty.stdout
    (tmp_path / "sources.csv").write_bytes(table_bytes(JOBS))
    assert "Här: sources.csv" in run("--lang", "sv").stdout


# --- the installed program --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and installed beside the packages that this Python has; the folder of its programs."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    leave_out = shutil.ignore_patterns(".git", ".venv", "build", "tests", ".hypothesis", "*_cache", "__pycache__")
    shutil.copytree(ROOT, source, ignore=leave_out, symlinks=True)
    target = folder / "site"
    # A wheel needs setuptools; where this Python has none and no network, there is nothing to test.
    build = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    made = subprocess.run([*build, "--target", target, source], capture_output=True, text=True, check=False)
    if "setuptools" in made.stderr and made.returncode:
        pytest.skip(f"no wheel can be built here: {made.stderr[-300:]}")
    assert made.returncode == 0, made.stderr
    return target


def call(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("FACTS_TABLE", "PYTHONPATH")}
    return subprocess.run(
        [sys.executable, installed / "bin" / "facts", *words], cwd=folder, capture_output=True, text=True, check=False,
        env=environment | {"PYTHONPATH": str(installed)}, timeout=PATIENCE,
    )  # fmt: skip


def test_the_installed_program_holds_the_app_its_settings_and_the_example(installed: Path, tmp_path: Path):
    assert {path.name for path in (installed / "facts/shipped").glob("*.*")} == {
        "dashboard.py", "sources.csv", "config.toml",
    }  # fmt: skip
    checked = call(installed, tmp_path, "check", "--format", "json")
    assert checked.returncode == 0, checked.stderr
    assert "shipped" in checked.stdout
    assert "the example that comes with the program" in checked.stderr
    template = call(installed, tmp_path, "template")
    assert template.stdout.startswith("id,")
    assert "Usage: facts check" in call(installed, tmp_path, "check", "--help").stdout
    assert "Användning: facts check" in call(installed, tmp_path, "check", "--help", "--lang", "sv").stdout


def test_the_example_of_the_installed_program_cannot_be_saved_to(installed: Path, tmp_path: Path):
    refused = call(installed, tmp_path, "correct", "summer-jobs-2012", "page", "9", "--why", "x")
    assert refused.returncode == 2, refused.stdout
    assert "example" in refused.stderr


@pytest.mark.browser
def test_the_installed_app_answers_on_this_machine_from_an_empty_folder(installed: Path, tmp_path: Path):
    with served(installed, tmp_path) as port:
        with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=10) as answer:
            assert answer.read() == b"ok"
        outside = [name for name in _addresses() if not name.startswith("127.")]
        for address in outside:
            with pytest.raises(OSError, match=r"."):
                socket.create_connection((address, port), timeout=1)
    told = words_of(tmp_path).read_text("utf-8")
    assert told.count(f"http://localhost:{port}") == 1
    assert "Streamlit" not in told


def words_of(folder: Path) -> Path:
    """Where what the app of `folder` says in its terminal is kept."""
    return folder.with_suffix(".txt")


@contextmanager
def served(installed: Path, folder: Path) -> Iterator[int]:
    port = free_port(None)
    assert port
    environment = {name: value for name, value in os.environ.items() if name != "FACTS_TABLE"}
    with words_of(folder).open("wb") as words:
        process = subprocess.Popen(
            [sys.executable, installed / "bin" / "facts", "open", "--no-browser", "--port", str(port)], cwd=folder,
            env=environment | {"PYTHONPATH": str(installed), "HOME": str(folder)},
            stdout=words, stderr=subprocess.PIPE,
        )  # fmt: skip
    try:
        end = monotonic() + PATIENCE
        while monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert process.poll() is None, (process.stderr.read() if process.stderr else b"").decode()
                sleep(0.2)
        yield port
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _addresses() -> set[str]:
    try:
        return {str(found[4][0]) for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    except OSError:
        return set()


# --- files to double-click ---------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="a file for macOS")
def test_the_file_for_macos_opens_the_dashboard_with_what_stands_beside_it(tmp_path: Path):
    script = tmp_path / "folder with blanks" / "open-macos.command"
    python = script.parent / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    shutil.copy(ROOT / script.name, script)
    python.write_text('#!/bin/sh\necho "$PWD: $*"\n')
    python.chmod(0o755)
    assert os.access(ROOT / script.name, os.X_OK)
    done = subprocess.run([script], capture_output=True, text=True, check=True, cwd="/")
    assert done.stdout.splitlines()[-1] == f"{script.parent}: -m facts open"


@pytest.mark.skipif(os.name == "nt", reason="a file for macOS")
def test_an_environment_whose_python_is_gone_is_made_anew(tmp_path: Path):
    script, found = tmp_path / "open-macos.command", tmp_path / "found/python3.14"
    broken = tmp_path / ".venv/bin/python"
    broken.parent.mkdir(parents=True)
    broken.symlink_to(tmp_path / "taken away")
    shutil.copy(ROOT / script.name, script)
    found.parent.mkdir()
    found.write_text('#!/bin/sh\n[ "$2" = venv ] && rm -f .venv/bin/python && cp "$0" .venv/bin/python\necho "$*"\n')
    found.chmod(0o755)
    path = f"{found.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run([script], capture_output=True, text=True, check=True, env=os.environ | {"PATH": path})
    assert "-m venv --clear .venv" in done.stdout
    assert done.stdout.splitlines()[-1] == "-m facts open"


@pytest.mark.skipif(os.name == "nt", reason="a file for macOS")
@pytest.mark.parametrize(
    ("fails", "told"), [("venv", "Move the folder to Documents"), ("pip install", "Is this computer online?")]
)
def test_what_the_file_for_macos_could_not_do_is_said_in_both_languages(tmp_path: Path, fails: str, told: str):
    script, found = tmp_path / "åäö & co/open-macos.command", tmp_path / "found/python3.14"
    script.parent.mkdir()
    shutil.copy(ROOT / script.name, script)
    found.parent.mkdir()
    found.write_text(
        "#!/bin/sh\n"
        f'case "$*" in *"-m {fails}"*) exit 1;; esac\n'
        '[ "$2" = venv ] && mkdir -p .venv/bin && cp "$0" .venv/bin/python\nexit 0\n'
    )
    found.chmod(0o755)
    path = f"{found.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run([script], capture_output=True, text=True, input="\n", env=os.environ | {"PATH": path})
    assert done.returncode == 1
    english, swedish = done.stdout.splitlines()[-2:]
    assert told in english
    assert re.search(r"[åäö]", swedish)


def test_the_file_for_windows_does_the_same_without_an_administrator():
    data = (ROOT / "open-windows.bat").read_bytes()
    # Labels are missed by cmd in a file whose lines end as on other systems.
    assert data.count(b"\n") == data.count(b"\r\n")
    lines = data.decode().splitlines()
    assert any("-m facts open" in line for line in lines)
    assert 'pushd "%~dp0"' in data.decode()
    assert "runas" not in data.decode()
    jumps = {words[words.index("goto") + 1].strip(")") for line in lines if "goto" in (words := line.split())}
    assert jumps == {line[1:] for line in lines if line.startswith(":")}
    assert jumps == {"make", "install", "packed", "unwritable", "unfetched", "failed"}


def test_the_window_of_the_file_for_windows_stays_open_after_everything_that_goes_wrong():
    lines = (ROOT / "open-windows.bat").read_text("utf-8").splitlines()
    can_fail = [line for line in lines if line.startswith(("%PYTHON%", "%FOUND%"))]
    assert len(can_fail) == 3
    assert all(re.search(r"\|\| goto \w+$", line) for line in can_fail)
    # What is told ends where the window waits, and a letter that the network folder was given is given back.
    end = lines.index(":failed")
    assert lines[end + 2 :] == ["pause", "popd", "exit /b 1"]
    told = [n for n, line in enumerate(lines) if line.startswith("echo ")]
    assert all(lines[n + 1].startswith(("echo ", "goto ", ":failed", "%FOUND%")) for n in told)


def test_the_file_for_windows_finds_in_the_copy_what_it_names():
    text = (ROOT / "open-windows.bat").read_text("utf-8")
    assert "if not exist requirements.txt" in text
    assert (ROOT / "requirements.txt").is_file()
