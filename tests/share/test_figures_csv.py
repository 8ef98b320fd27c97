"""The figures as others compute with them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.figures.figure import Figure
from facts.reading.table import check, read_table
from facts.share.figures_csv import csv_of
from facts.words import Lang
from tests.reading.tables import table as table_of
from tests.share.making import ALL, JOBS, table_bytes

SOURCES = Path(__file__).parents[2] / "sources.csv"


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def exported(*rows: dict[str, str]) -> list[dict[str, str]]:
    table = read_table(table_bytes(*rows))
    assert not table.has_errors, table.problems
    return rows_of(csv_of(table.figures))


def test_each_figure_has_its_interval_and_the_days_of_its_period():
    names = ("low", "high", "low_open", "high_open", "start", "end")
    hedged, exact, *_ = exported(*ALL)
    assert [hedged[name] for name in names] == ["4300", "4350", "true", "true", "2011-01-01", "2011-12-31"]
    assert [exact[name] for name in names] == ["5023", "5023", "false", "false", "2012-01-01", "2012-12-31"]
    assert list(hedged)[-6:] == list(names)


def test_an_end_without_a_bound_and_a_claim_of_direction_have_blank_cells():
    over = JOBS | {"approximator": "mer än", "approximator_en": "", "quote": "Mer än 4 300 jobb."}
    up = JOBS | {
        "id": "up",
        "value": "",
        "unit": "",
        "approximator": "",
        "approximator_en": "",
        "direction": "increase",
    }
    first, second = exported(over, up)
    assert (first["low"], first["high"], first["low_open"]) == ("4300", "", "true")
    assert [second[name] for name in ("low", "high", "low_open", "high_open")] == [""] * 4
    assert second["start"] == "2011-01-01"


def test_swedish_excel_gets_semicolons_and_decimal_commas_and_reads_back_the_same():
    exact = {"approximator": "", "approximator_en": "", "quote": "4 300,5 jobb."}
    given = table_bytes(JOBS | exact | {"value": "4300.5", "margin": "2.25", "cluster_size": "1.125"})
    [figure] = read_table(given).figures
    data = csv_of([figure], "sv")
    [row] = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    assert (row["value"], row["low"], row["cluster_size"]) == ("4300,5", "4300,5", "1,125")
    [again] = read_table(data).figures
    assert (again.value, again.margin, again.cluster_size) == (figure.value, figure.margin, figure.cluster_size)


def test_a_margin_is_read_back_the_same():
    table = read_table(table_bytes(JOBS | {"approximator": "", "approximator_en": "", "margin": "50"}))
    assert not table.has_errors, table.problems
    again = read_table(csv_of(table.figures))
    assert not again.has_errors, again.problems
    assert again.figures[0].margin == table.figures[0].margin is not None


def test_computed_ends_have_no_digits_of_the_computer():
    [row] = exported(JOBS | {"value": "20", "unit": "percent", "approximator": "vart femte", "approximator_en": ""})
    assert row["high"] == "22.2222222222"


@pytest.mark.parametrize(
    "live", ["=1+1", "  =1+1", "@SUM(1)", "＝1+1", "-2+3+cmd|' /C calc'!A0", "+cmd|x", "-sum(a1)", "\t=1"]
)
def test_no_cell_is_a_formula_in_a_spreadsheet(live: str):
    [row] = exported(JOBS | {"note": live, "quote": live + " 4300"})
    assert row["note"] == f"'{live.strip()}"
    assert row["quote"].startswith("'")


@pytest.mark.parametrize("text", ["-3", "+2,5 %", "– tankstreck 5", "en vanlig not", "5-6"])
def test_other_cells_stay_as_they_are(text: str):
    assert exported(JOBS | {"note": text})[0]["note"] == text


def test_every_statistic_exported_alone_passes_check():
    table = read_table(SOURCES.read_bytes())
    by_series: dict[str, list[object]] = {}
    for figure in table.figures:
        by_series.setdefault(figure.series, []).append(figure)
    for figures in by_series.values():
        report = check(csv_of(figures))  # type: ignore[arg-type]
        assert not report.has_errors, report.problems


def test_evidence_that_the_file_does_not_hold_is_named_beside():
    claim = JOBS | {"evidence": "ref-2012 other"}
    table = read_table(table_bytes(claim, ALL[3], JOBS | {"id": "other", "series": "else"}))
    [row, _] = rows_of(csv_of([figure for figure in table.figures if figure.series == "jobs"]))
    assert (row["evidence"], row["evidence_elsewhere"]) == ("ref-2012", "other")


def test_columns_are_looked_at_once_for_a_table_and_not_for_each_row(monkeypatch: pytest.MonkeyPatch):
    rows = [JOBS | {"id": f"n{n}"} for n in range(50)]
    figures = read_table(table_bytes(*rows)).figures
    asked = 0

    class Counted(dict):  # type: ignore[type-arg]
        def items(self):  # type: ignore[no-untyped-def]
            nonlocal asked
            asked += 1
            return super().items()

    csv_of([replace(figure, raw=Counted(figure.raw)) for figure in figures])
    assert asked == len(figures)


# What each column may hold that is hard to write so that it is read again: signs, hedges and units beside numbers,
# formulas, delimiters, quotation marks, line breaks, other writings of days and periods, comparisons, evidence.
HARD_CELLS = {
    "value": ("5,5", "-3", "-5 to -3", "40–45", "> 5", "ca 500", "drygt 2 miljoner", "vart femte", "7 ½", "−3",
              "1e-300", "1e300", "17 000", "en fjärdedel", "fördubblats", "£500m", "sju av tio", ""),
    "unit": ("", "SEK", "mdkr", "percent", "procentenheter", "besök", "1000 person", "child / half_year", "times"),
    "approximator": ("drygt", "mer än", "upp till", "nästan vart femte"),
    "direction": ("increase", "decrease", "higher", "lower", "highest", "unchanged"),
    "change_since": ("2009", "sedan 2009"),
    "compared_with": ("place: Norge", "population: män; place: Oslo", "EU-länder"),
    "margin": ("0,5", "4 to 6", "1 %", "±3"),
    "period": ("läsåret 2011/12", "2012 kv 3", "i fjol", "2010–2014", "år 2012", "3 maj 2012"),
    "document_date": ("13/9 2012", "2020-01-01"),
    "measure_kind": ("target", "forecast", ""),
    "place": ("=1+1", "-5", "+x", "Å, b;c", "A\u030are"),
    "quote": ("=cmd", "-2+3 jobb", '"a"', "a\nb", "a\rb", "'=1", "ökade med 5 procent", "#5"),
    "cited_by": ("=Kim", "@a", "Kim; Lund"),
    "party": ("S;M", "m", "XX", "-S"),
    "series": ("=s", "-s", "#s", "A"),
    "page": ("2-3", "s. 5"),
    "evidence": ("b-1", "B-2 b-1"),
    "cluster_size": ("2,5", "1.125"),
    "prices": ("2020",),
    "note": ("=1", "- 5", "+", "a;b"),
    "topic_en": ("@t",),
}  # fmt: skip
AS_READ = (
    "id", "value", "value_high", "reading", "contested", "unit", "approximator", "direction", "change_since",
    "compared_with", "measure_kind", "period", "period_basis", "margin", "document_date", "role", "prices",
    "cluster_size", "evidence",
)  # fmt: skip
hard_rows = st.lists(
    st.fixed_dictionaries({}, optional={name: st.sampled_from(cells) for name, cells in HARD_CELLS.items()}),
    min_size=1,
    max_size=3,
)


def as_read(figure: Figure) -> list[object]:
    return [getattr(figure, name) for name in AS_READ]


@given(hard_rows, st.sampled_from(",;"), st.sampled_from(("en", "sv")))
@pytest.mark.tried(
    "Tables of signs, hedges, ranges, formulas, quotation marks and line breaks, exported as CSV (hypothesis)",
    "the file passes `check`, and is read as the table was",
)
def test_whatever_a_table_holds_its_export_passes_check_and_says_the_same(
    rows: list[dict[str, str]], delimiter: str, lang: Lang
):
    # An error is of its row or its series; each row alone leaves more of them to look at.
    for few in [rows] if len(rows) == 1 else [rows, *([row] for row in rows)]:
        given_table = read_table(table_of(*few, delimiter=delimiter).encode())
        if given_table.has_errors:
            continue
        again = read_table(csv_of(given_table.figures, lang))
        assert not again.has_errors, again.problems
        assert list(map(as_read, again.figures)) == list(map(as_read, given_table.figures))
