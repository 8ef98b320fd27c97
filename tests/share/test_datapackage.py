from __future__ import annotations

import json
from pathlib import Path

import pytest
from frictionless import Package, system

from facts.figures.columns import BY_NAME, COLUMNS
from facts.reading.table import read_table
from facts.share.datapackage import RESOURCE, data_package, table_schema
from facts.share.figures_csv import csv_of
from tests.share.making import ALL, JOBS, publication

SOURCES = Path(__file__).parents[2] / "sources.csv"


def package(folder: Path, *rows: dict[str, str]) -> Package:
    made = publication(*rows)
    (folder / RESOURCE).write_bytes(csv_of(made.table.figures))
    (folder / "datapackage.json").write_bytes(data_package(made))
    with system.use_context(trusted=True):
        return Package(str(folder / "datapackage.json"))


def test_frictionless_finds_the_package_valid(tmp_path: Path):
    report = package(tmp_path, *ALL).validate()
    assert report.valid, report.to_summary()


def test_frictionless_finds_the_projects_own_table_valid(tmp_path: Path):
    with SOURCES.open(encoding="utf-8", newline="") as file:
        import csv

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
    assert json.loads(data_package(made))["sources"] == [
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
