"""Each shape in which an office publishes a table gives just its figures, named, scaled and noted."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facts.__main__ import commands
from facts.figures.units import Units
from facts.reading.table import check
from tests.statistics.published_files import Row, Shape, text
from tests.statistics.shapes import SHAPES

every_shape = pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)


def run(shape: Shape, folder: Path, *arguments: str) -> Result:
    (folder / shape.file).write_bytes(shape.data)
    for name, data in shape.beside.items():
        (folder / name).write_bytes(data)
    return CliRunner().invoke(commands, ["reference", str(folder / shape.file), *shape.arguments, *arguments])


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def in_full(row: dict[str, str], unit: str) -> str:
    """The value, times the scale that its unit has beyond `unit`."""
    found, wanted = Units().find(row["unit"]), Units().find(unit) if unit else None
    if found and wanted and found.dimension == wanted.dimension and found.factor != wanted.factor:
        return format(Decimal(row["value"]) * Decimal(str(found.factor / wanted.factor)), "f").partition(".")[0]
    return row["value"]


def fits(row: dict[str, str], wanted: Row, unit: str) -> bool:
    place, group, period, value = wanted
    words = " ".join(row.get(name, "") for name in ("title", "population", "definition"))
    return (row.get("place", ""), row["period"], in_full(row, unit)) == (place, period, value) and group in words


@every_shape
def test_the_rows_are_its_figures_and_nothing_more(shape: Shape, tmp_path: Path):
    found = rows(run(shape, tmp_path, "--source-url", "https://example.org/table"))
    assert [row for row in found if not any(fits(row, one, shape.unit) for one in shape.rows)] == []
    assert [one for one in shape.rows if not any(fits(row, one, shape.unit) for row in found)] == []
    assert len(found) == len(shape.rows)


@every_shape
def test_what_the_file_says_of_itself_is_in_its_rows(shape: Shape, tmp_path: Path):
    found = rows(run(shape, tmp_path, "--source-url", "https://example.org/table"))
    assert {row["role"] for row in found} == {"reference"}
    assert {row["source_url"] for row in found} == {"https://example.org/table"}
    assert shape.producer in found[0].get("producer", "")
    assert shape.title in found[0]["title"]
    assert any(shape.note in row.get("note", "") for row in found)
    if shape.unit:
        assert {row["unit"].removeprefix("1000 ") for row in found} == {shape.unit}


@every_shape
def test_check_accepts_the_rows(shape: Shape, tmp_path: Path):
    result = run(shape, tmp_path, "--source-url", "https://example.org/table")
    assert [problem for problem in check(result.stdout_bytes).problems if problem.is_error] == []


@every_shape
def test_the_list_names_dimensions_figures_and_what_is_left_out(shape: Shape, tmp_path: Path):
    result = run(shape, tmp_path, "--list")
    assert result.exit_code == 0, result.stderr
    listed = json.loads(result.stdout)
    assert (listed["kind"], listed["figures"], len(listed["left_out"])) == (shape.kind, len(shape.rows), shape.left_out)
    roles = [dimension["role"] for dimension in listed["dimensions"]]
    assert roles.count("time") == 1
    assert all(one["line"] and one["why"] for one in listed["left_out"])


def test_a_figure_has_the_margin_and_the_unit_of_its_own_cell_and_measure(tmp_path: Path):
    shapes = {shape.file: shape for shape in SHAPES}
    poll = rows(run(shapes["matning.csv"], tmp_path, "--source-url", "https://example.org"))
    assert [row["margin"] for row in poll] == ["0.9", "33.1–34.7", ""]
    crimes = rows(run(shapes["brott.csv"], tmp_path, "--source-url", "https://example.org"))
    assert [row["unit"] for row in crimes] == ["item", "per_100000"] * 2
    mixed = rows(run(shapes["blandat.csv"], tmp_path, "--source-url", "https://example.org"))
    assert [row["unit"] for row in mixed] == ["child", "percent"]
    assert rows(run(shapes["stod.csv"], tmp_path, "--source-url", "https://example.org"))[0]["margin"] == "33.9–35.7"


@pytest.mark.parametrize(("title", "headings"), [
    ("Väljarstöd efter parti, procent", "Parti;2021;Felmarginal;2022;Felmarginal"),
    ("Väljarstöd efter parti, procent", "Parti;2021;Felmarginal 2021;2022;Felmarginal 2022"),
    ("Lower limit of pay by region, GBP", "Region;2021;Margin of error 2021;2022;Margin of error 2022"),
])  # fmt: skip
def test_margins_beside_figures_that_only_their_years_head_are_those_of_the_figures(
    title: str, headings: str, tmp_path: Path
):
    shape = Shape("", "m.csv", text(title, headings, "Ale;10;2;11;3"), [])
    found = rows(run(shape, tmp_path, "--source-url", "https://example.org"))
    assert [(row["value"], row["margin"], row["period"]) for row in found] == [("10", "2", "2021"), ("11", "3", "2022")]


def test_a_margin_that_cannot_be_read_is_not_left_out_of_its_figure_in_silence(tmp_path: Path):
    shape = Shape("", "m.csv", text("Share who smoke, per cent", "Area;2021;2022", "Leeds;14.2 (13,1–15.3);13.0"), [])
    found = run(shape, tmp_path, "--source-url", "https://example.org")
    assert [row["value"] for row in rows(found)] == ["13.0"]


@pytest.mark.parametrize(("title", "prices"), [
    ("Kostnad i 2020 års priser, mkr", "2020"), ("Costs, SEK million, constant prices (2015)", "2015"), ("Costs in 2019 prices, SEK", "2019"),
    ("Kostnad, mkr", ""), ("Antal barn, 2020 års priser", ""),
    ("Costs, SEK. In 2020 prices rose faster", ""), ("Costs, SEK, constant prices, 2000 to 2020", ""),
    ("Kostnad i löpande priser och i 2020 års priser, mkr", ""),
])  # fmt: skip
def test_the_year_of_the_prices_of_money_is_kept(title: str, prices: str, tmp_path: Path):
    shape = Shape("", "p.csv", text(title, "År;Belopp", "2021;12", "2022;13"), [])
    assert [row.get("prices", "") for row in rows(run(shape, tmp_path, "--source-url", "https://example.org"))] == [
        prices
    ] * 2


@pytest.mark.parametrize(("lines", "kinds"), [
    (("Prognos för befolkningen", "Kommun;2025;2026", "Ale;33;34"), {"forecast"}),
    (("Område;Utfall 2022 (mdkr);Budget 2023 (mdkr);Prognos 2024 (mdkr)", "Polis;62,1;66,9;72,0"), {"", "budget", "forecast"}),
    (("Prognosinstitutets besök", "Kommun;2021;2022", "Ale;33;34"), {""}),
    (("Prognos och utfall för befolkningen", "Kommun;2021;2025", "Ale;33;34"), {""}),
])  # fmt: skip
def test_a_forecast_by_its_title_or_heading_is_no_outcome(lines: tuple[str, ...], kinds: set[str], tmp_path: Path):
    found = rows(run(Shape("", "kind.csv", text(*lines), []), tmp_path, "--source-url", "https://example.org"))
    assert {row.get("measure_kind", "") for row in found} == kinds
    assert len({row["series"] for row in found}) == 1
