from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facts.__main__ import commands
from facts.share.formats import FORMATS, REPORT_FORMATS
from tests.share.making import ALL, JOBS, table_bytes

OTHER = JOBS | {"id": "homes-2012", "series": "Homes", "quote": "Fler hem, 4 300."}
TWIN = JOBS | {"id": "homes-2013", "series": "homes/all", "quote": "Fler hem, 4 300."}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(table_bytes(*ALL, OTHER, TWIN))
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words])


@pytest.mark.parametrize("form", FORMATS)
def test_one_series_is_one_file(table: Path, tmp_path: Path, form: str):
    out = tmp_path / f"new folder/jobs.{form}"
    result = run("export", table, "--series", "jobs", "--format", form, "--out", out)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{out}\n"
    assert out.stat().st_size > 100


def test_all_series_go_into_a_folder_under_safe_names(table: Path, tmp_path: Path):
    out = tmp_path / "charts"
    result = run("export", table, "--all", "--format", "csv", "--out", out)
    assert result.exit_code == 0
    assert {path.name for path in out.iterdir()} == {"jobs.csv", "Homes.csv", "homes-all.csv"}


@pytest.mark.parametrize("words", [["--series", "jobs", "--series", "Homes"], ["--series", "jobs", "Homes"]])
def test_several_series_go_into_a_folder(table: Path, tmp_path: Path, words: list[str]):
    out = tmp_path / "charts"
    assert run("export", table, *words, "--format", "csv", "--out", out).exit_code == 0
    assert {path.name for path in out.iterdir()} == {"jobs.csv", "Homes.csv"}


def test_a_folder_that_is_there_takes_the_one_file(table: Path, tmp_path: Path):
    run("export", table, "--series", "jobs", "--format", "csv", "--out", tmp_path)
    assert (tmp_path / "jobs.csv").exists()


def test_the_width_is_chosen(table: Path, tmp_path: Path):
    sizes = set()
    for width in ("column", "page", "slide"):
        out = tmp_path / f"{width}.svg"
        run("export", table, "--series", "jobs", "--format", "svg", "--width", width, "--out", out)
        sizes.add(out.read_text("utf-8").split('width="')[1].split('"')[0])
    assert sizes == {"400", "800", "1080"}


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_a_report_is_on_all_series_or_on_those_named(table: Path, tmp_path: Path, form: str):
    all_of_them, one = tmp_path / "all", tmp_path / "one"
    assert run("report", table, "--format", form, "--out", all_of_them).exit_code == 0
    assert run("report", table, "--format", form, "--series", "jobs", "--out", one).exit_code == 0
    assert all_of_them.stat().st_size > one.stat().st_size > 1000


@pytest.mark.parametrize("command", ["export", "report"])
def test_an_unknown_series_is_told_with_the_nearest_names(table: Path, tmp_path: Path, command: str):
    form = "html"
    result = run(command, table, "--series", "home", "--format", form, "--lang", "sv", "--out", tmp_path / "x")
    assert result.exit_code == 2
    assert result.stderr == "Det finns ingen serie home. Närmast: Homes, homes/all.\n"
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("command", ["export", "report"])
def test_a_table_with_errors_is_refused_with_its_problems(tmp_path: Path, command: str):
    broken = tmp_path / "broken.csv"
    broken.write_bytes(table_bytes(JOBS, JOBS | {"id": "other", "value": "many"}))
    choice = ["--all"] if command == "export" else []
    result = run(command, broken, *choice, "--format", "html", "--out", tmp_path / "x")
    assert result.exit_code == 1
    assert "not-a-number" in result.stderr
    assert "line 3" in result.stderr
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("choice", [[], ["--all", "--series", "jobs"]])
def test_either_some_series_or_all_must_be_asked_for(table: Path, tmp_path: Path, choice: list[str]):
    result = run("export", table, *choice, "--format", "csv", "--out", tmp_path / "x")
    assert result.exit_code == 2
    assert "--all" in result.stderr


def test_no_such_table_is_said(tmp_path: Path):
    result = run("export", tmp_path / "none.csv", "--all", "--format", "csv", "--out", tmp_path / "x")
    assert result.exit_code == 2
    assert "none.csv" in result.stderr


@pytest.mark.parametrize("command", ["export", "report"])
def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left_behind(table: Path, tmp_path: Path, command: str):
    (tmp_path / "file").write_text("a file, not a folder")
    choice = ["--all"] if command == "export" else []
    result = run(command, table, *choice, "--format", "html", "--out", tmp_path / "file/deeper")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "table.csv"]
