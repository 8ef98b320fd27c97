"""`audit` and `compare` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facts.__main__ import commands

HEADER = "id,series,value,unit,measure_kind,time_kind,period,cited_by,quote,document,page\n"
ROWS = (
    "target,jobs,3000,job,target,flow,2010,A,Målet var 3 000 jobb.,D,1\n"
    "first,jobs,4100,job,outcome,flow,2010,A,Det blev 4 100 jobb.,D,1\n"
    "last,jobs,5023,job,outcome,flow,2012,A,Det blev 5 023 jobb.,D,1\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "sources.csv"
    path.write_text(HEADER + ROWS, "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments])


def test_audit_prints_one_json_object_and_leaves_with_0(table: Path) -> None:
    result = run("audit", table, "--format", "json")
    assert result.exit_code == 0
    findings = json.loads(result.stdout_bytes)["findings"]
    assert {finding["rule"] for finding in findings} == {"target-vs-outcome", "change", "no-producer"}
    for finding in findings:
        assert set(finding) == {"rule", "level", "figures", "values", "message"}
        assert set(finding["message"]) == {"en", "sv"}


def test_audit_of_a_table_without_figures_is_an_empty_list(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text(HEADER, "utf-8")
    result = run("audit", tmp_path / "sources.csv", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout_bytes)) == (0, {"findings": []})


def test_audit_speaks_the_language_that_is_asked_for(table: Path) -> None:
    assert "the target was 3,000 jobs" in run("audit", table).output.replace("\u00a0", " ")
    assert "målet var 3\u202f000\u00a0jobb" in run("audit", table, "--lang", "sv").output


def test_audit_says_what_it_left_out_and_leaves_with_1(table: Path) -> None:
    table.write_text(HEADER + ROWS + "bad,jobs,many,job,outcome,flow,2012,A,Det blev många.,D,1\n", "utf-8")
    result = run("audit", table, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["findings"]
    assert "has errors; rows left out: 1." in result.stderr


def test_audit_looks_for_quotes_in_a_folder(table: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "d.txt").write_text("Målet var 3 000 jobb.\fDet blev 4 100 jobb.", "utf-8")
    result = run("audit", table, "--documents", archive, "--format", "json")
    found = {
        finding["figures"][0]: finding["values"]["pages"]
        for finding in json.loads(result.stdout_bytes)["findings"]
        if finding["rule"] == "quote-not-found"
    }
    assert found == {"first": [2], "last": []}


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "no-such-file.csv"),
        ("audit", "--documents", "no-such-folder"),
        ("compare", "first"),
    ],
)
def test_wrong_usage_leaves_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_compare_gives_the_change_as_an_interval(table: Path) -> None:
    result = run("compare", "first", "last", "--in", table, "--format", "json")
    assert result.exit_code == 0
    compared = json.loads(result.stdout_bytes)
    assert (compared["comparable"], compared["differs"], compared["caveats"]) == (True, [], [])
    assert compared["change"]["percent_low"] == pytest.approx(22.512, abs=0.001)
    assert compared["change"]["difference_low"] == 923


def test_compare_names_the_columns_that_differ_and_the_mixed_comparison(table: Path) -> None:
    result = run("compare", "target", "last", "--in", table, "--format", "json")
    compared = json.loads(result.stdout_bytes)
    assert (compared["comparable"], compared["differs"], compared["change"]) == (False, ["measure_kind"], None)
    (finding,) = compared["findings"]
    assert finding["rule"] == "target-as-baseline"
    assert finding["values"]["mixed_percent_low"] == pytest.approx(67.4, abs=0.05)


def test_compare_of_a_figure_that_is_not_there_leaves_with_2(table: Path) -> None:
    result = run("compare", "first", "nobody", "--in", table)
    assert result.exit_code == 2
    assert "nobody" in result.stderr


def test_compare_finds_an_id_whatever_its_case(table: Path) -> None:
    result = run("compare", "FIRST", "Last", "--in", table, "--format", "json")
    assert json.loads(result.stdout_bytes)["change"]["difference_low"] == 923


def test_compare_of_a_row_with_an_error_leaves_with_1(table: Path) -> None:
    table.write_text(table.read_text("utf-8").replace("4100", "many"), "utf-8")
    assert run("compare", "first", "last", "--in", table).exit_code == 1


def test_compare_names_figures_by_what_tells_them_from_others_of_their_series(table: Path) -> None:
    places = {"first": "Lund", "last": "Lund", "other": "Malmö"}
    rows = [f"{name},jobs,{10 * n},job,outcome,flow,{2010 + n},A,x,D,1,{place}"
            for n, (name, place) in enumerate(places.items(), start=1)]  # fmt: skip
    table.write_text("\n".join([f"{HEADER.strip()},place", *rows, ""]), "utf-8")
    assert run("compare", "first", "last", "--in", table).output.startswith("Lund: from 10\u00a0jobs (2011)")


def test_compare_speaks_to_a_reader(table: Path) -> None:
    assert "+923\u00a0jobs (+22.5%)" in run("compare", "first", "last", "--in", table).output
    assert "går inte att jämföra" in run("compare", "target", "last", "--in", table, "--lang", "sv").output
