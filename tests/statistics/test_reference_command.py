"""Published tables at the terminal: what is chosen, what they continue, and what has to be asked first."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from facts.reading.table import check
from facts.statistics.read_published import read_published
from facts.statistics.references import reference_rows
from tests.statistics.published_files import text, workbook
from tests.statistics.reference_runs import TABLE, rows, run


def test_where_chooses_rows_and_the_same_column_twice_chooses_both(folder: Path):
    found = rows(
        run(folder, "people.csv", "--source-url", "https://example.org", "--where", "kön=MÄN", "--where", "år=2021")
    )
    assert [(row["place"], row["value"]) for row in found] == [("Stockholm", "480000"), ("Göteborg", "292000")]
    both = ("--where", "region=Stockholm", "--where", "region=1480", "--where", "time=2022")
    found = rows(run(folder, "people.csv", "--source-url", "https://example.org", *both))
    assert [row["value"] for row in found] == ["482100", "294000"]


def test_where_chooses_by_any_column_of_codes_too(folder: Path):
    lines = (
        "ISO,Number code,Series Code,Country,Subject,2021",
        "NOR,47,BORN,Norway,Births,5",
        "SWE,46,BORN,Sweden,Births,7",
        "SWE,46,DIED,Sweden,Deaths,9",
    )
    (folder / "codes.csv").write_bytes(text(*lines))
    for where in ("series code=died", "number code=46", "iso=swe"):
        result = run(
            folder, "codes.csv", "--source-url", "https://example.org", "--where", where, "--where", "subject=deaths"
        )
        assert [row["value"] for row in rows(result)] == ["9"], where


def test_tables_below_each_other_are_one_choice_and_each_is_chosen_by_its_title_too(folder: Path):
    two = (
        "Tabell 1. Antal elever",
        "Kommun;2021",
        "Ale;41",
        "",
        "Tabell 2. Antal barn",
        "Kommun;2021",
        "Ale;3",
        "",
        "2019",
        "Kommun;Barn",
        "Ale;8",
    )
    (folder / "two.csv").write_bytes(text(*two))
    every = run(folder, "two.csv", "--source-url", "https://example.org")
    assert [(row["value"], row["unit"]) for row in rows(every)] == [("41", "person"), ("3", "child"), ("8", "child")]
    assert "The sheet holds 3 tables, and all of them are read" in every.stderr
    chosen = ("--where", "tabell=Tabell 2. Antal barn", "--where", "tabell=2019")
    assert [row["value"] for row in rows(run(folder, "two.csv", "--source-url", "https://example.org", *chosen))] == [
        "3",
        "8",
    ]
    several = run(folder, "two.csv", "--source-url", "https://example.org", "--series", "people", "--to", "sources.csv")
    assert (several.exit_code, "Only one measure can continue a statistic" in several.stderr) == (2, True)
    for name, value, unit, period in (("tabell 2. antal barn", "3", "child", "2021"), ("2019", "8", "child", "2019")):
        (row,) = rows(run(folder, "two.csv", "--source-url", "https://example.org", "--sheet", name))
        assert (row["value"], row["unit"], row["period"]) == (value, unit, period)
    missing = run(folder, "two.csv", "--source-url", "https://example.org", "--sheet", "Tabell 9")
    assert (missing.exit_code, "Tabell 2. Antal barn" in missing.stderr) == (2, True)
    listed = json.loads(run(folder, "two.csv", "--list").stdout)
    assert (
        listed["sheets"]
        == listed["dimensions"][0]["values"]
        == ["Tabell 1. Antal elever", "Tabell 2. Antal barn", "2019"]
    )
    assert listed["figures"] == 3


def test_a_workbook_with_stacked_tables_keeps_their_merged_headings(folder: Path):
    lines = [
        ["Elever"],
        ["Kommun", "2021", "2022"],
        ["Ale", 1, 2],
        [],
        ["Barn"],
        ["Kommun", "2021", None],
        [None, "Män", "Kvinnor"],
        ["Ale", 3, 4],
    ]
    book = workbook(("Data", lines), merge=("B6:C6", "A6:A7"))
    table = read_published(book, "b.xlsx", sheet="Barn")
    found = reference_rows(table, source_url="https://example.org").columns
    assert (found["population"], found["value"], found["period"]) == (["Män", "Kvinnor"], ["3", "4"], ["2021", "2021"])


@pytest.mark.parametrize("heading", ["Jan-23", "Feb 23", "03-mar"])
def test_a_month_beside_two_digits_is_asked_about(folder: Path, heading: str):
    (folder / "short.csv").write_bytes(text(f"Area,{heading},{heading}", "London,12,13"))
    result = run(folder, "short.csv", "--source-url", "https://example.org")
    assert result.exit_code == 1
    assert f"“{heading}”" in result.stderr
    assert "four digits" in result.stderr


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("region=Stokholm", "Stockholm"),
        ("kommun=Lund", "region"),
        ("region", "COLUMN=VALUE"),
        ("år=2019", "2021, 2022"),
    ],
)
def test_a_choice_that_the_table_does_not_have_is_answered_with_what_it_has(folder: Path, where: str, says: str):
    result = run(folder, "people.csv", "--source-url", "https://example.org", "--where", where)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stdout == ""


def test_an_address_that_neither_the_file_nor_the_words_give_is_asked_for(folder: Path):
    result = run(folder, "people.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--source-url" in result.stderr
    result = run(folder, "people.csv", "--source-url", "example.org", "--lang", "sv")
    assert result.exit_code == 2
    assert "ingen webbadress" in result.stderr


def test_each_cell_without_a_figure_is_named_with_its_line(folder: Path):
    result = run(folder, "people.csv", "--source-url", "https://example.org")
    assert "1 cell holds no figure and is left out:" in result.stderr
    assert "line 3: “..” means that there is no figure." in result.stderr


def test_rows_continue_a_statistic_with_its_title_unit_and_definition(folder: Path):
    before = (folder / "sources.csv").read_bytes()
    result = run(
        folder,
        "people.csv",
        "--source-url",
        "https://example.org/t",
        "--producer",
        "Office",
        "--series",
        "people",
        "--to",
        "sources.csv",
    )
    assert result.exit_code == 0, result.stderr
    after = (folder / "sources.csv").read_bytes()
    assert after.startswith(before)
    added = list(csv.DictReader(io.StringIO(after.decode())))[1:]
    assert {
        (row["series"], row["title"], row["unit"], row["definition"], row["role"], row["producer"]) for row in added
    } == {("people", "Inhabitants", "person", "registered", "reference", "Office")}
    assert [row["value"] for row in added] == ["480000", "482100", "491000", "292000", "294000"]
    assert [problem for problem in check(after).problems if problem.is_error] == []


def test_a_dry_run_says_what_would_be_added_and_saves_nothing(folder: Path):
    result = run(
        folder,
        "people.csv",
        "--source-url",
        "https://example.org/t",
        "--to",
        "sources.csv",
        "--dry-run",
        "--new-columns",
    )
    assert result.exit_code == 0, result.stderr
    assert "5 rows" in result.stdout
    assert (folder / "sources.csv").read_bytes() == TABLE


def test_the_total_of_a_group_continues_a_statistic_of_all(folder: Path):
    (folder / "ages.csv").write_bytes(text("region;ålder;2021", "Stockholm;0-17 år;90000", "Stockholm;totalt;480000"))
    total = ("--where", "ålder=totalt", "--series", "people", "--to", "sources.csv")
    assert run(folder, "ages.csv", "--source-url", "https://example.org/t", *total).exit_code == 0
    row = list(csv.DictReader(io.StringIO((folder / "sources.csv").read_text())))[1]
    assert (row["value"], row["population"]) == ("480000", "")


def test_figures_in_another_scale_of_the_same_unit_keep_their_own(folder: Path):
    (folder / "thousands.csv").write_bytes(text("region;Antal invånare (tusental);år", "Stockholm;480;2021"))
    result = run(
        folder, "thousands.csv", "--source-url", "https://example.org/t", "--series", "people", "--to", "sources.csv"
    )
    assert result.exit_code == 0, result.stderr
    row = list(csv.DictReader(io.StringIO((folder / "sources.csv").read_text())))[1]
    assert (row["value"], row["unit"], row["title"]) == ("480", "1000 person", "Inhabitants")


def test_a_statistic_that_the_table_does_not_have_is_refused_and_nothing_is_saved(folder: Path):
    result = run(
        folder, "people.csv", "--source-url", "https://example.org/t", "--series", "peopel", "--to", "sources.csv"
    )
    assert result.exit_code == 2
    assert "people" in result.stderr
    assert (folder / "sources.csv").read_bytes() == TABLE


def test_figures_in_another_kind_of_unit_do_not_continue_a_statistic(folder: Path):
    (folder / "money.csv").write_bytes(text("region;Kostnad, mkr;år", "Stockholm;12,5;2021"))
    result = run(
        folder, "money.csv", "--source-url", "https://example.org/t", "--series", "people", "--to", "sources.csv"
    )
    assert result.exit_code == 2
    assert "msek" in result.stderr


def test_a_place_is_named_as_the_table_names_it_and_that_is_said(folder: Path):
    (folder / "long.csv").write_bytes(text("kommun;år;antal invånare", "0180 Stockholms kommun;2021;480000"))
    result = run(
        folder,
        "long.csv",
        "--source-url",
        "https://example.org/t",
        "--series",
        "people",
        "--to",
        "sources.csv",
        "--dry-run",
    )
    assert "Stockholms kommun → Stockholm" in result.stderr


def test_a_number_with_two_readings_is_asked_about_unless_the_column_proves_its_writing(folder: Path):
    (folder / "two.csv").write_bytes(text("kommun\tår\tAntal", "Ale\t2021\t1.234", "Lund\t2021\t5.678"))
    result = run(folder, "two.csv", "--source-url", "https://example.org")
    assert result.exit_code == 2
    assert "--numbers" in result.stderr
    assert "1.234" in result.stderr
    swedish = rows(run(folder, "two.csv", "--source-url", "https://example.org", "--numbers", "sv"))
    english = rows(run(folder, "two.csv", "--source-url", "https://example.org", "--numbers", "en"))
    assert [row["value"] for row in swedish] == ["1234", "5678"]
    assert [row["value"] for row in english] == ["1.234", "5.678"]
    (folder / "proof.csv").write_bytes(text("kommun\tår\tAntal", "Ale\t2021\t1.234", "Lund\t2021\t1.234,5"))
    assert [row["value"] for row in rows(run(folder, "proof.csv", "--source-url", "https://example.org"))] == [
        "1234",
        "1234.5",
    ]


@pytest.mark.parametrize(
    ("years", "period"),
    [("school", "school year 2021/22"), ("financial", "financial year 2021/22"), ("calendar", "2021–2022")],
)
def test_a_pair_of_years_is_asked_about(folder: Path, years: str, period: str):
    (folder / "years.csv").write_bytes(text("kommun,2021/22", "Ale,17"))
    result = run(folder, "years.csv", "--source-url", "https://example.org")
    assert result.exit_code == 2
    assert "--years" in result.stderr
    [row] = rows(run(folder, "years.csv", "--source-url", "https://example.org", "--years", years))
    assert row["period"] == period
    table = ",".join(row) + "\n" + ",".join(row.values())
    assert [problem.code for problem in check(table.encode()).problems if problem.is_error] == []


def test_several_sheets_are_asked_about_and_the_list_names_them(folder: Path):
    book = workbook(("A", [["Kommun", "2021"], ["Ale", 1]]), ("B", [["Kommun", "2021"], ["Ale", 2]]))
    (folder / "book.csv").write_bytes(book)
    result = run(folder, "book.csv", "--source-url", "https://example.org")
    assert result.exit_code == 2
    assert "--sheet" in result.stderr
    assert json.loads(run(folder, "book.csv", "--list").stdout)["sheets"] == ["A", "B"]
    [row] = rows(run(folder, "book.csv", "--source-url", "https://example.org", "--sheet", "b"))
    assert row["value"] == "2"


def test_two_measures_become_two_statistics_and_only_one_can_continue_a_third(folder: Path):
    (folder / "two.csv").write_bytes(text("kommun;år;Antal;Andel (%)", "Ale;2021;12;3,4", "Ale;2022;13;3,5"))
    found = rows(run(folder, "two.csv", "--source-url", "https://example.org"))
    assert {(row["series"], row["unit"]) for row in found} == {("two-antal", "item"), ("two-andel", "percent")}
    result = run(folder, "two.csv", "--source-url", "https://example.org", "--series", "people", "--to", "sources.csv")
    assert result.exit_code == 2
    assert "--where" in result.stderr


def test_two_figures_for_the_same_thing_are_refused_with_their_lines(folder: Path):
    (folder / "twins.csv").write_bytes(text("kommun;år;Antal", "Ale;2021;12", "Ale;2021;13"))
    result = run(folder, "twins.csv", "--source-url", "https://example.org")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "lines 2 and 3" in result.stderr


def test_a_figure_that_stands_twice_is_taken_once_and_said(folder: Path):
    (folder / "again.csv").write_bytes(
        text("kommun;län;år;Antal", "Ale;Västra Götalands län;2021;12", "Ale;Västra Götalands län;2021;12")
    )
    result = run(folder, "again.csv", "--source-url", "https://example.org")
    assert [(row["place"], row["value"]) for row in rows(result)] == [("Ale", "12")]
    assert "line 3: The figure of line 2 stands here once more." in result.stderr


def test_fewer_than_none_are_left_out_of_a_count_and_said(folder: Path):
    (folder / "moves.csv").write_bytes(text("kommun;2021;2022", "Ale;-12;13", newline="\r\n"))
    result = run(folder, "moves.csv", "--source-url", "https://example.org")
    assert [row["value"] for row in rows(result)] == ["13"]
    assert "below nought" in result.stderr


def test_riket_is_sweden_where_the_table_names_it_so_and_a_total_is_said_to_be_no_place(folder: Path):
    (folder / "sources.csv").write_bytes(TABLE.replace(b"Stockholm", b"Sweden"))
    (folder / "land.csv").write_bytes(text("Kommun;2021", "Riket;480", "Ale;41", "Totalt;521"))
    result = run(folder, "land.csv", "--source-url", "https://example.org", "--to", str(folder / "sources.csv"))
    assert result.exit_code == 0, result.output
    added = list(csv.DictReader(io.StringIO((folder / "sources.csv").read_text())))[1:]
    assert [row["place"] for row in added] == ["Sweden", "Ale", "Totalt"]
    assert "“Totalt” in Kommun is a total and no place" in result.stderr


def test_a_code_is_called_what_the_file_calls_it_else_a_title_is_asked_for(folder: Path):
    rest = ("kpi;kommun;år;värde", "N00945;Ale;2021;41", "N00945;Lund;2021;43")
    (folder / "code.csv").write_bytes(text(*rest, "", "N00945: Invånare totalt"))
    named = run(folder, "code.csv", "--source-url", "https://example.org")
    assert {(row["title"], row["series"]) for row in rows(named)} == {("Invånare totalt", "invanare-totalt")}
    (folder / "code.csv").write_bytes(text(*rest))
    asked = run(folder, "code.csv", "--source-url", "https://example.org")
    assert {row["title"] for row in rows(asked)} == {"N00945"}
    assert "only the code N00945" in asked.stderr
