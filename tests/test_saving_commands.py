"""The commands add, correct and withdraw, as a person at a terminal meets them."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from facts.__main__ import commands
from facts.csvfile.source import open_source
from facts.reading.mapping import guess_mapping, open_other
from facts.reading.table import Incoming
from facts.saving.remembered_mappings import remember_mapping
from facts.share.workbooks import as_workbook
from tests.reading.tables import ROW, table

NEW = {"id": "ny-1", "series": "k", "title": "Kostnad", "unit": "kr", "value": "1,234"}


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "sources.csv"
    path.write_bytes(table({}, {"value": "7"}).encode())
    monkeypatch.setenv("FACTS_TABLE", str(path))
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments])


def new_file(path: Path, *rows: dict[str, str], name: str = "ny.csv") -> Path:
    new = path.with_name(name)
    new.write_bytes(table(*rows, delimiter=";").encode())
    return new


def test_add_appends_and_tells_what_was_written_otherwise(path: Path):
    before = path.read_bytes()
    result = run("add", new_file(path, NEW))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 row of ny.csv was added to sources.csv." in result.stdout
    assert "“1,234” is written 1.234" in result.stdout
    assert path.read_bytes().startswith(before)
    assert path.read_bytes().count(b"\n") == before.count(b"\n") + 1


def test_a_dry_run_says_the_same_and_saves_nothing(path: Path):
    before = path.read_bytes()
    result = run("add", new_file(path, NEW), "--to", path, "--dry-run", "--lang", "sv")
    assert result.exit_code == 0
    assert "Inget sparades." in result.stdout
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["ny.csv", "sources.csv"]


def test_errors_go_to_standard_error_with_the_lines_of_the_new_file(path: Path):
    before = path.read_bytes()
    result = run("add", new_file(path, NEW, {"value": "många"}))
    assert result.exit_code == 1
    assert "line 3" in result.stderr
    assert "not-a-number" in result.stderr
    assert "Nothing of ny.csv was added" in result.stdout
    assert path.read_bytes() == before


def test_add_answers_in_json(path: Path):
    result = run("add", new_file(path, NEW | {"id": "B-1"}), "--format", "json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (1, "")
    assert [(p["line"], p["column"], p["code"], p["level"]) for p in answer["problems"]] == [
        (2, "id", "duplicate-id", "error")
    ]
    assert (answer["saved"], answer["rows"]) == (False, 1)


def test_a_workbook_is_added_whatever_it_is_called(path: Path):
    new = path.with_name("siffror.csv")
    new.write_bytes(as_workbook(open_source(table(NEW, delimiter=";").encode())))
    assert run("add", new).exit_code == 0
    assert b"\nny-1," in path.read_bytes()


def test_a_number_in_a_workbook_is_written_as_the_table_writes_numbers(path: Path):
    new = path.with_name("siffror.xlsx")
    book = Workbook()
    book.active.append(list(ROW))
    book.active.append([{**ROW, **NEW, "value": 1.234}[name] or None for name in ROW])
    book.save(new)
    answer = json.loads(run("add", new, "--format", "json").stdout)
    assert (answer["saved"], answer["rewritten"]) == (True, [])
    assert path.read_bytes().splitlines()[-1].split(b",")[4] == b"1.234"


def test_an_error_that_excel_shows_in_a_cell_is_told_once(path: Path):
    new = path.with_name("siffror.xlsx")
    book = Workbook()
    book.active.append(list(ROW))
    book.active.append([{**ROW, **NEW, "value": "#DIV/0!"}[name] or None for name in ROW])
    book.save(new)
    answer = json.loads(run("add", new, "--format", "json").stdout)
    assert [problem["code"] for problem in answer["problems"]] == ["excel-error"]


def test_new_columns_and_a_conversion_are_asked_for_by_name(path: Path):
    path.write_bytes(table({}, delimiter=";").encode("cp1252"))
    new = new_file(path, NEW | {"dnr": "7/12", "note": "≈"})
    refused = run("add", new)
    assert refused.exit_code == 1
    assert "--new-columns" in refused.stderr
    assert "--convert" in refused.stderr
    done = run("add", new, "--new-columns", "--convert")
    assert done.exit_code == 0
    assert "dnr" in done.stdout
    assert path.read_bytes().decode("utf-8-sig").splitlines()[0].endswith(";note;dnr")


def test_other_headers_are_read_as_the_last_time_only_when_that_is_asked_for(path: Path):
    new = path.with_name("ny.csv")
    new.write_text("Serie;Värde;Enhet;År;Sagt av;Citat;Dokument\nk;5;kr;2012;Kim;Så.;Bok\n", "utf-8")
    assert run("add", new).exit_code == 1
    source = open_other(Incoming(new.read_bytes()))
    constants, decimals = {"party": "M", "party_basis": "document"}, {"value": ","}
    remember_mapping(path, source, replace(guess_mapping(source), constants=constants, decimals=decimals))
    before = path.read_bytes()
    asked = run("add", new)
    assert asked.exit_code == 1
    assert "--as-last-time" in asked.stderr
    assert "party: M" in asked.stderr
    assert path.read_bytes() == before
    result = run("add", new, "--as-last-time")
    assert result.exit_code == 0
    assert "Serie: series" in result.stderr
    assert "party: M; party_basis: document; value: 1,5" in result.stderr
    assert b"\nk-2012-kim," in path.read_bytes()


def test_a_file_without_rows_has_nothing_to_add(path: Path):
    before = path.read_bytes()
    assert "ny.csv has no rows to add to sources.csv." in run("add", new_file(path)).stdout
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", [("add", "nofile.csv"), ("correct", "b-1", "value", "5", "--why", "x")])
def test_a_file_that_is_not_there_is_wrong_usage(path: Path, command: tuple[str, ...]):
    path.unlink()
    result = run(*command)
    assert result.exit_code == 2
    assert "There is no file" in result.stderr


def test_correct_changes_one_cell_and_logs_it(path: Path):
    before = path.read_bytes()
    result = run("correct", "B-2", "value", "8", "--why", "stod 8")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "b-2 in sources.csv: value was “7” and is “8”." in result.stdout
    assert path.read_bytes() == before.replace(b",7,,", b",8,,")
    [entry] = csv.DictReader(path.with_name("corrections.csv").read_text("utf-8").splitlines())
    assert entry | {"when": ""} == {
        "when": "", "id": "b-2", "column": "value", "old": "7", "new": "8", "why": "stod 8",
    }  # fmt: skip


def test_a_value_may_begin_with_a_minus_sign(path: Path):
    result = run("correct", "b-2", "note", "-5 %", "--why", "x")
    assert result.exit_code == 0
    assert b",-5 %\n" in path.read_bytes()


def test_a_correction_that_brings_an_error_is_refused_with_its_line(path: Path):
    before = path.read_bytes()
    result = run("correct", "b-2", "value", "många", "--why", "x")
    assert result.exit_code == 1
    assert "line 3" in result.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("correct", "b2", "value", "5", "--why", "x"), "Did you mean b-2?"),
        (("correct", "b-2", "vlaue", "5", "--why", "x"), "Did you mean value?"),
        (("correct", "b-2", "value", "5", "--why", " "), "Say why"),
        (("withdraw", "b-3", "--why", "x"), "no figure with the id b-3"),
        (("withdraw", "b-2"), "Missing option '--why'"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(path: Path, command: tuple[str, ...], says: str):
    before = path.read_bytes()
    result = run(*command)
    assert result.exit_code == 2
    assert says in result.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        (("check", "nofile.csv"), 2, "There is no file nofile.csv."),
        (("check", "--lang", "de"), 2, "'de' is not one of 'en', 'sv'"),
        (("check", "--colour"), 2, "No such option '--colour'"),
        (("check", "a.csv", "b.csv", "--lang", "sv"), 2, "Kommandot fick ett ord mer än det tar emot (b.csv)."),
        (("compare", "b-1", "b-9"), 2, "There is no figure b-9"),
        (("add", "nofile.csv"), 2, "There is no file nofile.csv."),
        (("correct", "b-9", "value", "5", "--why", "x"), 2, "no figure with the id b-9"),
        (("correct", "b-1", "value", "5"), 2, "Missing option '--why'"),
        (("withdraw", "b-9", "--why", "x"), 2, "no figure with the id b-9"),
    ],
)
def test_who_asks_for_json_gets_one_object_also_when_the_request_cannot_be_met(
    path: Path, command: tuple[str, ...], code: int, says: str
):
    result = run(*command, "--format", "json")
    assert result.exit_code == code
    assert says in json.loads(result.stdout)["error"]
    assert says in result.stderr


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("chekc", "--lang", "sv"), "Kommandot 'chekc' finns inte. Menade du 'check'?"),
        (("--langu", "sv", "check", "--lang", "sv"), "Alternativet '--langu' finns inte."),
        (("audit", "--documets", "d", "--lang=sv"), "Alternativet '--documets' finns inte. Menade du '--documents'?"),
        (("correct", "b-1", "--why", "x", "--lang", "sv"), "Det här måste anges: 'COLUMN'."),
        (("withdraw", "b-1", "--lang", "sv"), "Det här alternativet måste anges: '--why'."),
        (("withdraw", "b-1", "--lang", "sv", "--why"), "Alternativet '--why' behöver ett värde."),
        (("add", "--lang", "sv", "--dry-run=ja", "x.csv"), "Alternativet '--dry-run' tar inget värde."),
        (("check", "--lang", "sv", "--format", "xml"), "'xml' är inget av 'text', 'json'."),
        (("export", "--lang", "sv", "--all", "--out", "x"), "måste anges: '--format'. Välj bland:\n\tpng,"),
        (("report", "a.csv", "b.csv", "--lang", "sv", "--format", "pdf", "--out", "x"), "Kommandot fick fler ord"),
    ],
)
def test_a_command_that_is_used_wrongly_says_so_in_the_language_asked_for(command: tuple[str, ...], says: str):
    result = run(*command)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not re.search("Usage|Error|Try|Missing|Invalid", result.stderr)


def test_who_asks_for_json_gets_the_problems_of_a_file_that_is_no_table(path: Path):
    pdf = path.with_name("bokslut.pdf")
    pdf.write_bytes(b"%PDF-1.7")
    for command in (("add", pdf), ("correct", "b-1", "value", "5", "--why", "x", "--in", pdf)):
        result = run(*command, "--format", "json")
        answer = json.loads(result.stdout)
        assert (result.exit_code, answer["saved"]) == (1, False)
        assert [problem["code"] for problem in answer["problems"]] == ["not-a-csv"]


def test_withdraw_takes_the_row_out_and_keeps_it_in_the_log(path: Path):
    result = run("withdraw", "b-2", "--why", "dubblett", "--format", "json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["column"], answer["line"]) == (0, None, 3)
    assert path.read_bytes() == table({}).encode()
    [entry] = csv.DictReader(path.with_name("corrections.csv").read_text("utf-8").splitlines())
    assert json.loads(entry["old"])["quote"] == ROW["quote"]
