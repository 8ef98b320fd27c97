import ast
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import facts
from facts.figures.problems import CATALOGUE, hint, message
from facts.reading.table import check, read_table
from facts.words import LANGS
from tests.reading.tables import ROW, checked, found, table

CORPUS = Path(__file__).parents[1] / "csv"
EXPECTED = tomllib.loads((CORPUS / "expected.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_file_of_the_corpus_gets_exactly_its_problems(name: str) -> None:
    assert found(check((CORPUS / name).read_bytes())) == EXPECTED[name]


def test_every_file_of_the_corpus_is_expected_to_get_something() -> None:
    assert {path.name for path in CORPUS.glob("*.csv")} == set(EXPECTED)


def test_the_corpus_shows_every_problem_that_a_csv_file_can_have() -> None:
    shown = {line.split()[-1] for lines in EXPECTED.values() for line in lines}
    # Rows that are there already are said of what is added.
    missing = {code for code in CATALOGUE if not code.startswith("excel-")} - {"duplicate-row"} - shown
    assert not missing, f"write a file that shows it into tests/csv/, and its line into expected.toml: {missing}"


def test_every_problem_that_the_code_notices_is_in_the_catalogue() -> None:
    house = Path(facts.__file__).parent
    named = {
        (node.args[0].value, path.name)
        for path in house.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("CellNote", "Problem")
        if node.args and isinstance(node.args[0], ast.Constant)
    }
    unknown = {(code, name) for code, name in named if code not in CATALOGUE}
    assert named
    assert not unknown, f"describe these in facts/figures/problems.toml: {unknown}"


@pytest.mark.tried("Any bytes at all (hypothesis)", "a report")
@given(st.binary(max_size=400))
def test_any_bytes_at_all_give_a_report(data: bytes) -> None:
    for problem in check(data).problems:
        assert message(problem, "en")
        assert hint(problem, "sv")


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=6), max_size=4), st.sampled_from(",;\t|"))
def test_a_known_header_over_any_text_gives_a_report(rows: list[list[str]], delimiter: str) -> None:
    header = delimiter.join(ROW)
    data = "\n".join([header, *(delimiter.join(row) for row in rows)]).encode("utf-8", "replace")
    for problem in check(data).problems:
        assert all(message(problem, lang) and hint(problem, lang) for lang in LANGS)


# A row whose first cell begins with # is a comment.
@pytest.mark.tried("Any text in any cell (hypothesis)", "read, or named with its column")
@given(st.sampled_from(sorted(set(ROW) - {"id"})), st.text(max_size=60))
def test_any_text_in_any_cell_is_read_or_named_in_its_own_column(column: str, cell: str) -> None:
    report = check(table({column: cell}).encode("utf-8", "replace"))
    assert report.rows == 1 or any(problem.level == "error" for problem in report.problems)
    for problem in report.problems:
        assert problem.level in ("error", "warning")
        assert all(message(problem, lang) and hint(problem, lang) for lang in LANGS)


@pytest.mark.parametrize("period", ["sep-12", "12-Sep", "41165"])
def test_a_period_that_excel_has_made_a_date_of_is_said_to_need_cells_of_text(period: str) -> None:
    [problem] = checked({"period": period}).problems
    assert "Format the cells as text" in hint(problem, "en")
    assert "Formatera cellerna som text" in hint(problem, "sv")


def test_another_period_that_cannot_be_read_gets_the_ways_to_write_it() -> None:
    [problem] = checked({"period": "idagen"}).problems
    assert "Write 2012, 2012-09" in hint(problem, "en")


def test_the_words_of_a_closed_list_are_explained_to_who_wrote_another() -> None:
    [problem] = checked({"measure_kind": "mål"}).problems
    assert hint(problem, "sv") == (
        "Använd något av: outcome (utfall), target (mål), forecast (prognos), estimate (uppskattning), budget."
    )
    assert hint(problem, "en") == "Use one of: outcome, target, forecast, estimate, budget."
    [problem] = checked({"time_kind": "per year"}).problems
    assert "flow (counted during the period), stock (counted at a time)" in hint(problem, "en")


def test_a_councils_own_table_with_years_as_columns_is_not_said_to_come_from_a_database() -> None:
    [problem] = check("Nämnd;2011;2012;2013\nSocialnämnden;4 100;4 300;5 023\n".encode("cp1252")).problems
    assert problem.code == "pxweb-export"
    assert "eller en annan tabell med år som kolumner" in message(problem, "sv")
    assert "the command reference" in hint(problem, "en")


def test_a_separator_that_is_a_comma_is_told_from_the_commas_of_the_sentence() -> None:
    [problem] = check((",".join(ROW) + "\n" + ",".join([*ROW.values(), "5"]) + "\n").encode()).problems
    assert problem.code == "too-many-fields"
    assert "the separator “,”, such as" in hint(problem, "en")


def test_a_table_with_other_headers_is_told_where_its_columns_can_be_chosen() -> None:
    [problem] = check("Kommun;År;Antal\nUppsala;2012;340\n".encode("cp1252")).problems
    assert "on the page Add figures" in hint(problem, "en")
    assert "på sidan Lägg till siffror" in hint(problem, "sv")


@given(st.lists(st.sampled_from(['"', "a", ",", "\n", "\r", '""', "#", "id"]), max_size=40))
def test_quotation_marks_anywhere_keep_line_numbers_inside_the_file(parts: list[str]) -> None:
    text = table({}) + "".join(parts)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    report = check(text.encode())
    assert all(1 <= (problem.line or 1) <= lines for problem in report.problems)


def test_one_missing_quotation_mark_does_not_hide_the_rows_after_it() -> None:
    rows = table({}, {"quote": "OPEN"}, *[{}] * 20, {"value": "x"}).replace("OPEN", '"open')
    assert found(check(rows.encode())) == ["3 quote quote-syntax", "24 value not-a-number"]


def test_a_missing_quotation_mark_before_a_hundred_thousand_characters_is_no_large_cell() -> None:
    rows = table({"quote": "OPEN"}, *[{}] * 700).replace("OPEN", '"open')
    assert found(check(rows.encode())) == ["2 quote quote-syntax"]


def test_broken_quotation_marks_in_neighbouring_rows_are_all_named() -> None:
    for broken in ('"open', '"closed" early'):
        rows = table({"quote": "BROKEN"}, {"quote": "BROKEN"}, {"value": "x"}).replace("BROKEN", broken)
        assert found(check(rows.encode())) == [
            "2 quote quote-syntax", "3 quote quote-syntax", "4 value not-a-number",
        ]  # fmt: skip
    large = {"quote": "x" * 140_000}
    assert found(checked(large, large)) == ["2 quote field-too-large", "3 quote field-too-large"]


def test_an_empty_row_is_said_and_not_counted() -> None:
    header, row = table({}).splitlines()
    blank = "," * header.count(",")
    report = check(f"{header}\n{row}\n{blank}\n".encode())
    assert (found(report), report.rows) == (["3 - empty-row"], 1)
    assert found(check(f"{header}\n{blank}\n".encode())) == ["1 - no-rows", "2 - empty-row"]


def test_a_header_comes_back_in_any_case_and_with_the_mark_of_a_file_put_after_another() -> None:
    header, row = table({}).splitlines()
    for again in (header, header.upper(), f"\ufeff{header}"):
        assert found(check(f"{header}\n{again}\n{row}\n".encode())) == ["2 - repeated-header"]


@pytest.mark.parametrize("line", ["# om tabellen\n", "\n"])
def test_any_number_of_comments_and_blank_lines_may_stand_before_the_header(line: str) -> None:
    assert found(check((line * 300 + table({"value": "x"})).encode())) == ["302 value not-a-number"]


def test_a_merge_conflict_above_the_header_is_called_by_its_name() -> None:
    assert found(check(f"<<<<<<< HEAD\n{table({})}".encode())) == ["1 - conflict-marker"]


def test_a_column_name_that_is_too_long_is_no_unknown_delimiter() -> None:
    assert found(checked({"x" * 140_000: ""})) == ["1 - field-too-large"]


def test_a_stated_change_since_an_unreadable_period_has_that_one_error() -> None:
    fall = {"value": "-12", "unit": "%", "change_since": "then"}
    assert found(checked({}, fall)) == ["3 change_since bad-period"]


def test_units_per_event_may_be_written_with_an_exponent() -> None:
    report = read_table(table({"cluster_size": "2e0"}).encode())
    assert (found(report), report.figures[0].cluster_size) == (["2 cluster_size scientific-notation"], 2.0)


def test_a_cell_with_an_error_is_not_warned_about_as_well() -> None:
    assert found(checked({"value": " nan "})) == ["2 value not-finite"]


def test_problems_come_by_line_and_then_by_column_from_the_left() -> None:
    report = checked({"page": "x", "value": "x", "id": "a b"}, {"unit": "persn"})
    assert found(report) == [
        "2 id bad-id", "2 value not-a-number", "2 page bad-page", "3 unit unknown-unit",
    ]  # fmt: skip


def test_a_column_that_claims_need_is_missing_only_where_there_is_a_claim() -> None:
    reference = "id,series,value,unit,period,role,source_url\na,b,1,barn,2012,reference,https://example.org\n"
    assert found(check(reference.encode())) == []
    claim = "id,series,value,unit,period,role\na,b,1,barn,2012,claim\n"
    assert found(check(claim.encode())) == [
        "1 cited_by missing-column", "1 quote missing-column", "1 document missing-column",
    ]  # fmt: skip


def test_the_future_begins_tomorrow() -> None:
    data = table({"period": "2024-05-02"}).encode()
    assert found(check(data, today=date(2024, 5, 1))) == ["2 period future-period"]
    assert found(check(data, today=date(2024, 5, 2))) == []


def test_a_claim_of_direction_needs_neither_number_nor_unit() -> None:
    assert found(checked({"value": "", "unit": "", "direction": "increase"})) == []


def test_a_stated_change_may_be_given_in_percent_in_a_series_of_homes() -> None:
    assert found(checked({}, {"value": "-12", "unit": "%", "change_since": "2010"})) == []
    mismatch = checked({"value": "2", "unit": "kr", "change_since": "2010"}, {})
    assert found(mismatch) == ["2 unit dimension-mismatch"]


def test_two_scales_of_shares_are_suspected_only_where_a_hundredfold_would_fit() -> None:
    small = [{"unit": "%", "value": value} for value in ("0.8", "1.2", "0.9")]
    assert found(checked(*small)) == []
    mixed = [{"unit": "%", "value": value} for value in ("23", "0.25", "21")]
    assert found(checked(*mixed)) == ["3 value mixed-scale"]


WORK = {"topic": "Work", "topic_sv": "Arbete"}
ARBETE = {"topic": "Arbete", "topic_en": "Work"}
ARBETE_ALONE = {"topic": "Arbete", "topic_sv": "", "topic_en": ""}


@pytest.mark.parametrize(
    "rows",
    [
        (WORK, ARBETE_ALONE),
        (ARBETE, WORK),
        (ARBETE_ALONE, WORK),
        (WORK, ARBETE, ARBETE_ALONE),
        (ARBETE_ALONE, {}, WORK),
    ],
)
def test_a_topic_in_the_other_language_is_the_same_topic(rows: tuple[dict[str, str], ...]) -> None:
    assert found(checked(*({"topic": ""} | row for row in rows))) == []


def test_a_title_that_is_no_translation_of_the_other_is_another_title() -> None:
    known = {"title": "New homes", "title_sv": "Nya bostäder"}
    assert found(checked(known, {"title": "Nya hus"}, {"title": "Nya bostäder", "title_sv": "Nybyggt"})) == [
        "3 title inconsistent-series", "4 title_sv inconsistent-series",
    ]  # fmt: skip


def test_the_report_as_json_has_the_contracts_names() -> None:
    report = check(table({"value": "x"}, delimiter=";", newline="\r\n").encode("utf-8-sig")).as_dict("t.csv", "sv")
    problems = report.pop("problems")
    assert report == {"file": "t.csv", "encoding": "utf-8-sig", "delimiter": ";", "newline": "\r\n", "rows": 1}
    assert list(problems[0]) == ["line", "column", "code", "level", "message", "hint"]


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        ({"value": "10", "compared_with": "population: men", "quote": "10 per cent less than men"}, {"sign-conflict"}),
        ({"value": "10", "direction": "higher", "compared_with": "population: men", "quote": "10 % lägre än män"},
         {"sign-conflict"}),
        ({"value": "10", "direction": "lower", "compared_with": "population: men", "quote": "10 % lägre än de"}, set()),
        ({"value": "-10", "compared_with": "population: men", "quote": "10 per cent less than men"}, set()),
        ({"value": "67", "change_since": "2009", "quote": "67 procent färre väntar"}, {"sign-conflict"}),
        ({"value": "-67", "change_since": "2009", "quote": "67 procent färre väntar"}, set()),
        ({"value": "30", "change_since": "2009", "quote": "30 procent billigare"}, {"sign-conflict"}),
        ({"value": "67", "change_since": "2009", "quote": "67 procent fler väntar"}, set()),
    ],
)  # fmt: skip
def test_a_number_that_goes_the_other_way_than_its_quote_is_an_error(cells: dict[str, str], codes: set[str]) -> None:
    rows = [{"unit": "percent", "population": "women"} | cells, {"unit": "percent", "population": "men", "value": "1"}]
    found = check(table(*rows).encode()).problems
    assert {problem.code for problem in found if problem.code in ("sign-conflict", "change-without-since")} == codes
