from __future__ import annotations

import csv
import json
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from frictionless import Package, system

from facts.__main__ import commands
from facts.figures.columns import BY_NAME, COLUMNS
from facts.reading.table import read_table
from facts.share.datapackage import RESOURCE, package_files, row_schema, table_schema
from facts.share.figures_csv import csv_of
from facts.share.project_settings import read_settings
from tests.share.making import ALL, JOBS, publication, table_bytes

SOURCES = Path(__file__).parents[2] / "sources.csv"


def package(folder: Path, *rows: dict[str, str]) -> Package:
    for name, data in package_files(publication(*rows)):
        (folder / name).write_bytes(data)
    with system.use_context(trusted=True):
        return Package(str(folder / "datapackage.json"))


def test_frictionless_finds_the_package_valid(tmp_path: Path):
    report = package(tmp_path, *ALL).validate()
    assert report.valid, report.to_summary()


def test_frictionless_finds_the_projects_own_table_valid(tmp_path: Path):
    with SOURCES.open(encoding="utf-8", newline="") as file:
        report = package(tmp_path, *csv.DictReader(file)).validate()
    assert report.valid, report.to_summary()


def test_frictionless_sees_a_value_that_is_no_number(tmp_path: Path):
    made = package(tmp_path, JOBS)
    data = (tmp_path / RESOURCE).read_text("utf-8-sig")
    (tmp_path / RESOURCE).write_text(data.replace("4300", "about 4300", 1), "utf-8-sig")
    errors = made.validate().flatten(["type", "fieldName"])
    assert ["type-error", "value"] in errors


def test_every_column_has_its_words_in_both_languages():
    fields = table_schema([column.name for column in COLUMNS])["fields"]
    assert [field["name"] for field in fields] == [column.name for column in COLUMNS]
    for field in fields:
        column = BY_NAME[field["name"]]
        assert (field["title"], field["title_sv"]) == column.label
        assert (field["description"], field["description_sv"]) == column.help


def test_each_document_is_a_source_with_its_address():
    made = publication(*ALL)
    assert json.loads(dict(package_files(made))["datapackage.json"])["sources"] == [
        {"title": "PM om sommarjobb", "path": "https://example.org/pm"},
        {"title": "Årsrapport", "path": "https://example.org/scb"},
    ]


@pytest.mark.parametrize(
    ("delimiter", "written"), [(";", "17,25"), (",", "17.25"), (",", "17 250.5"), (";", "4\u202f300")]
)
def test_an_exported_figure_is_read_back_the_same(delimiter: str, written: str):
    names = list(JOBS)
    row = JOBS | {"value": written}
    lines = (names, [f'"{row[name]}"' for name in names])
    text = "\n".join(delimiter.join(line) for line in lines)
    [first] = read_table(text.encode()).figures
    [again] = read_table(csv_of([first])).figures
    assert (again.value, again.reading, again.unit, again.period) == (
        first.value, first.reading, first.unit, first.period,
    )  # fmt: skip


def test_a_column_of_values_that_holds_a_range_is_one_of_texts():
    figure = publication(JOBS).table.figures[0]
    wide = replace(figure, value_high=Decimal(4500))
    types = [table_schema(["value", "low"], figures)["fields"][0]["type"] for figures in ([figure], [figure, wide])]
    assert types == ["number", "string"]


def run(*words: object) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a table, one correction and one withdrawal, and what the work says of itself."""
    folder = tmp_path / "project"
    folder.mkdir()
    table = folder / "sources.csv"
    table.write_bytes(table_bytes(*ALL, JOBS | {"id": "gone"}))
    settings = 'title = "Jobs and words"\nsite_url = "https://example.org/facts"\nlicence = "CC-BY-4.0"\n'
    (folder / "facts.toml").write_text(settings, "utf-8")
    assert run("correct", "jobs-2012", "page", "3", "--why", "Misread", "--in", table).exit_code == 0
    assert run("withdraw", "gone", "--why", "=cmd|x", "--in", table).exit_code == 0
    return table


@pytest.mark.parametrize("name", ["package", "package.zip"])
def test_the_command_writes_a_valid_package_with_licence_and_corrections(project: Path, tmp_path: Path, name: str):
    out = tmp_path / name
    for _ in range(2):
        result = run("export", project, "--all", "--format", "package", "--out", out)
        assert (result.exit_code, result.stdout) == (0, f"{out}\n"), result.stderr
    folder = out
    if out.suffix:
        folder = tmp_path / "unpacked"
        zipfile.ZipFile(out).extractall(folder)
    with system.use_context(trusted=True):
        made = Package(str(folder / "datapackage.json"))
    report = made.validate()
    assert report.valid, report.to_summary()
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["licenses"] == [{"name": "CC-BY-4.0"}]
    assert (descriptor["title"], descriptor["homepage"]) == ("Jobs and words", "https://example.org/facts/")
    log = (folder / "corrections.csv").read_text("utf-8-sig").splitlines()
    assert log[0] == "when,id,column,old,new,why"
    assert "Misread" in log[1]
    assert log[2].endswith("'=cmd|x")


@pytest.mark.parametrize(
    ("settings", "licence"),
    [
        ('licence = "CC-BY-4.0"', {"name": "CC-BY-4.0"}),
        ('licence = "Free to use"', {"name": "Free-to-use", "title": "Free to use"}),
        ('licence_url = "https://example.org/terms"', {"path": "https://example.org/terms"}),
    ],
)
def test_a_licence_has_a_name_or_an_address_as_the_standard_asks(settings: str, licence: dict[str, str]):
    made = replace(publication(*ALL), settings=read_settings(settings.encode()))
    descriptor = json.loads(dict(package_files(made))["datapackage.json"])
    assert descriptor["licenses"] == [licence]


def test_a_package_of_one_statistic_holds_that_one_only(project: Path, tmp_path: Path):
    project.write_bytes(table_bytes(*ALL, JOBS | {"id": "else", "series": "else"}))
    run("export", project, "--series", "else", "--format", "package", "--out", tmp_path / "out")
    assert len((tmp_path / "out/figures.csv").read_text("utf-8-sig").splitlines()) == 2


def test_what_others_have_put_into_the_folder_stays_and_what_they_changed_is_not_replaced(
    project: Path, tmp_path: Path
):
    out = tmp_path / "package"
    run("export", project, "--all", "--format", "package", "--out", out)
    (out / "notes").mkdir()
    (out / "notes/mine.txt").write_text("mine")
    assert run("export", project, "--all", "--format", "package", "--out", out).exit_code == 0
    assert (out / "notes/mine.txt").read_text() == "mine"
    (out / "figures.csv").write_text("changed")
    result = run("export", project, "--all", "--format", "package", "--out", out)
    assert result.exit_code == 2
    assert "figures.csv" in result.stderr
    assert (out / "figures.csv").read_text() == "changed"
    assert {path.name for path in tmp_path.iterdir()} == {"project", "package"}


@pytest.mark.parametrize("out", [".", "..", "documents", "documents/deep", "full", "link"])
def test_a_folder_that_is_not_ours_is_left_alone(project: Path, tmp_path: Path, out: str):
    folder = project.parent
    (folder / "documents").mkdir()
    (folder / "full").mkdir()
    (folder / "full/thesis.txt").write_text("years of work")
    (folder / "link").symlink_to(tmp_path)
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    result = run("export", project, "--all", "--format", "package", "--out", folder / out)
    assert result.exit_code == 2
    assert "Nothing was written" in result.stderr
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before


def test_the_rows_of_the_table_fit_the_json_schema():
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(row_schema())
    validator = jsonschema.Draft202012Validator(row_schema())
    with SOURCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert not [error.message for row in rows for error in validator.iter_errors(row)]
    for bad in (
        {"id": "å/ö"},
        {"id": ""},
        {"period": ""},
        {"quote": ""},
        {"measure_kind": "guess"},
        {"value": "", "direction": ""},
    ):
        assert list(validator.iter_errors(rows[0] | bad))
