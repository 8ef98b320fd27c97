"""The table as a data frame."""

from __future__ import annotations

import doctest
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

import facts
from facts.figures.columns import COLUMNS
from facts.share import project_settings, written_files
from facts.share.data_frame import TableErrors
from tests.share.making import ALL, JOBS, table_bytes

ROOT = Path(__file__).resolve().parents[2]
READINGS = ["low", "high", "low_open", "high_open", "start", "end"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(table_bytes(*(row | {"mine": "my own"} for row in ALL)))
    return path


def test_the_columns_are_the_tables_then_its_own_then_the_readings(table: Path):
    frame = facts.read(table).frame()
    names = list(frame.columns)
    assert names[: len(COLUMNS)] == [column.name for column in COLUMNS]
    assert {"title_sv", "mine"} <= set(names[len(COLUMNS) : -6])
    assert names[-6:] == READINGS


def test_each_column_has_its_type(table: Path):
    frame = facts.read(table).frame()
    types = frame.dtypes.astype(str)
    assert types[["value", "low", "cluster_size"]].unique().tolist() == ["float64"]
    assert types[["document_date", "start"]].unique().tolist() == ["datetime64[s]"]
    assert types["low_open"] == "boolean"
    assert types["role"] == "category"
    assert (types["quote"], types["mine"]) == ("string", "string")
    assert frame.loc[0, ["low", "high", "low_open"]].tolist() == [4300, 4350, True]
    assert frame["document_date"][0] == pd.Timestamp(2012, 9, 13)
    assert frame["role"].tolist() == ["claim", "claim", "claim", "reference"]


def test_what_is_not_stated_is_missing(table: Path):
    frame = facts.read(table).frame()
    assert pd.isna(frame["quote"][3])
    assert pd.isna(frame["margin"][0])
    assert frame["direction"].isna().all()


def test_an_empty_table_has_the_same_columns(tmp_path: Path):
    path = tmp_path / "t.csv"
    path.write_bytes(table_bytes(JOBS).splitlines(keepends=True)[0])
    frame = facts.read(path).frame()
    assert len(frame) == 0
    assert str(frame["value"].dtype) == "float64"
    assert list(frame.columns)[-6:] == READINGS


def test_findings_name_their_figures_and_speak_both_languages(table: Path):
    findings = facts.read(table).findings()
    assert len(findings)
    assert set(findings["figures"].explode()) <= set(facts.read(table).frame()["id"])
    assert (findings["message_en"] != findings["message_sv"]).all()


def test_a_notebook_gets_the_chart_of_a_series_with_its_evidence_as_an_altair_chart(table: Path):
    read = facts.read(table)
    chart = read.chart("jobs", "sv")
    assert isinstance(chart, alt.LayerChart)
    words = " ".join(row["text"] for row in chart.to_dict()["datasets"]["words"])
    assert read.table.sha256[:12] in words
    with pytest.raises(LookupError):
        read.chart("nothing")


def test_a_table_with_errors_is_refused_with_all_of_them_or_read_without_those_rows(tmp_path: Path):
    path = tmp_path / "t.csv"
    path.write_bytes(table_bytes(JOBS, JOBS | {"id": "b", "value": "many"}, JOBS | {"id": "c", "period": "x"}))
    with pytest.raises(TableErrors, match=r"line 3, value: “many”(.|\n)*line 4"):
        facts.read(path)
    sound = facts.read(path, errors="leave-out")
    assert sound.frame()["id"].tolist() == ["jobs-2011"]
    assert len(sound.table.problems) >= 2


def test_no_such_file_is_an_error_of_the_system(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        facts.read(tmp_path / "none.csv")


def test_the_examples_of_the_documentation_run(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    for module in (facts, project_settings, written_files):
        assert doctest.testmod(module).failed == 0
    page = doctest.testfile(str(ROOT / "docs/data.md"), module_relative=False)
    assert (page.attempted > 5, page.failed) == (True, 0)
