"""The rows of a table claim what its caption, its head and their own names say of them together."""

from __future__ import annotations

import pytest

from facts.documents.document_file import read_bytes_of
from facts.documents.find import search
from facts.documents.table_heads import TableHead, heads_of
from tests.documents.dated_text import claims

INTRODUCTIONS = (
    "14 May 2024\n\nThe council on the town in the past year.",
    "14 maj 2024\n\nNämnden om läget i staden i år.",
)


def rows_of(table: str, introduction: str = INTRODUCTIONS[0]) -> list[str]:
    document = read_bytes_of("a.txt", f"{introduction}\n\n{table}".encode())
    rows = (one.as_dict() for one in search(document).candidates)
    return [" ".join(filter(None, (f"{row['value']}", str(row["unit"]), str(row["measure_kind"])))) for row in rows]


def test_thousands_of_pounds_are_said_by_the_title_and_budget_forecast_and_variance_by_the_columns() -> None:
    table = """Revenue monitoring 2023/24 (£000)

Service           Budget    Forecast    Variance
Adult care        12,402      13,117         715
Highways           4,880       4,702        -178
"""
    assert rows_of(table) == [
        "12402 1000 GBP budget", "13117 1000 GBP forecast", "715 1000 GBP forecast",
        "4880 1000 GBP budget", "4702 1000 GBP forecast", "-178 1000 GBP forecast",
    ]  # fmt: skip


def test_columns_say_their_own_units_beside_a_year_that_names_the_row() -> None:
    table = """År       Antal sjukskrivna   Andel kvinnor
2021        119 900            64 %
2022        131 400            65 %
"""
    assert rows_of(table, INTRODUCTIONS[1]) == ["119900 person outcome", "64 percent outcome",
                              "131400 person outcome", "65 percent outcome"]  # fmt: skip


def test_columns_that_name_groups_are_counted_as_the_title_says() -> None:
    table = """Courses of treatment (millions)

Year      Adults   Children
2018/19     28.0       11.7
"""
    assert rows_of(table) == ["28 million courses outcome", "11.7 million courses outcome"]


def test_a_rows_own_count_or_share_is_no_money_in_a_table_of_money() -> None:
    table = """Belopp i miljoner kronor om inget annat anges.

Post                   2022      2023
Intäkter              842,1     860,4
Antal årsarbetare     1 210     1 195
Andel utbildade        71,0      73,5
Väntetid, dagar          41        37
"""
    assert rows_of(table, INTRODUCTIONS[1]) == [
        "842.1 msek outcome", "860.4 msek outcome", "1210 person outcome", "1195 person outcome",
        "71 percent outcome", "73.5 percent outcome", "41 day outcome", "37 day outcome",
    ]  # fmt: skip


def test_a_head_of_two_lines_under_a_rule_and_a_number_in_brackets_are_read() -> None:
    table = """Outturn, £m
                     2022/23   2022/23
Directorate           budget   outturn    Over/(under)
--------------------------------------------------
Place                   12.0      11.1           (0.9)
"""
    assert rows_of(table)[0] == "12 million GBP budget"
    assert rows_of(table)[-1] == "-0.9 million GBP outcome"


def test_years_to_a_month_go_with_a_column_of_changes_and_people_stolen_from_are_not_what_is_counted() -> None:
    table = """Table 4. Recorded offences by type

Offence                 Year to March 2022   Year to March 2023   % change
Theft from the person                  812                  940      +15.8
"""
    assert rows_of(table) == ["812 event outcome", "940 event outcome", "15.8 percent outcome"]
    cells = ("Offence", "Year to March 2022", "Year to March 2023", "% change")
    assert [head.since for head in heads_of(cells, "en")] == ["", "", "2021-04/2022-03"]


def test_a_quarter_that_names_a_row_is_of_the_year_above_its_column() -> None:
    document = read_bytes_of(
        "a.txt", b"14 May 2024\n\nBus passengers (millions)\n\nQuarter  2022   2023\nQ1        4.1    4.6\n"
    )
    assert [one.period for one in search(document).candidates] == ["2022-Q1", "2023-Q1"]


def test_the_scale_of_one_column_is_not_that_of_its_neighbour() -> None:
    table = """Parti        Mandat    Belopp (kr)
A-partiet        21      1 050 000
"""
    assert rows_of(table, INTRODUCTIONS[1]) == ["21 outcome", "1050000 SEK outcome"]


def test_the_name_of_a_row_may_take_lines_of_its_own() -> None:
    table = """Measure             2021/22   2022/23
Repairs done the
first time (%)
   81.2    84.0
"""
    assert rows_of(table) == ["81.2 percent outcome", "84 percent outcome"]


def test_the_foot_of_a_page_is_no_row_and_a_line_below_words_makes_them_a_heading() -> None:
    assert rows_of("Budgetmotion för 2020            14\n") == []
    (row,) = rows_of("Work\n----\nIn 2023 some 400 visas were granted.\n")
    assert row == "400 visas outcome"


@pytest.mark.parametrize(
    ("cells", "heads"),
    [
        (("Tenure", "2022", "2023", "Change"), [("2022", ""), ("2023", ""), ("2023", "2022")]),
        (("Nämnd", "Budget 2023", "Utfall 2023", "Avvikelse"), [("2023", ""), ("2023", ""), ("2023", "")]),
        (("Name", "Place"), []),
    ],
    ids=["change", "departure", "none"],
)
def test_a_column_of_differences_is_a_change_between_years_and_a_departure_from_a_budget(
    cells: tuple[str, ...], heads: list[tuple[str, str]]
) -> None:
    assert [(head.period, head.since) for head in heads_of(cells, "en")] == heads
    assert all(isinstance(head, TableHead) for head in heads_of(cells, "sv"))


def test_a_quarters_table_with_targets_has_its_periods_units_and_kinds() -> None:
    table = (
        "Indicator                     Q2 2017/18   Q2 2018/19   Target\n"
        "Boats repaired on time (%)          91.4         84.7     95.0\n"
        "Leaking boats reported               118          240      100\n"
    )
    found = claims(table)
    assert [one.period for one in found[:3]] == ["2017-07/2017-09", "2018-07/2018-09", "2018-04/2019-03"]
    assert [one.measure_kind for one in found[:3]] == ["outcome", "outcome", "target"]
    assert {one.unit for one in found[:3]} == {"percent"}
    assert {one.unit for one in found[3:]} == {"boats"}


def test_the_first_figure_of_the_row_with_the_longest_name_is_found_too() -> None:
    table = (
        "Hamnens båtar             2021   2022   2023\n"
        "Roddbåtar, antal            40     41     43\n"
        "Båtar under reparation 874     891    930\n"
    )
    found = claims(table, "sv")
    assert [(one.value, one.period) for one in found[3:]] == [(874, "2021"), (891, "2022"), (930, "2023")]


def test_the_columns_of_a_table_may_have_units_of_their_own() -> None:
    table = (
        "Year      Fires (thousands)     Acres (millions)   Cost ($ millions)\n"
        "2000                  92.3                 7.4               1,410\n"
    )
    found = claims(table)
    assert [(one.value and float(one.value), one.unit) for one in found] == [
        (92.3, "1000 event"), (7.4, "million acres"), (1410, "million USD"),
    ]  # fmt: skip
    assert {one.period for one in found} == {"2000"}


def test_a_tables_years_end_with_the_month_of_its_caption_and_its_changes_go_between_them() -> None:
    table = (
        "Table 1: Boats sunk by type, years ending June\n\n"
        "Type of boat                    2016          2017    Change (%)\n"
        "Skiffs                           450           405         -10.0\n"
        "Barges                           120           126           5.0\n\n"
        "Table 2: Boats built by type\n\n"
        "Type of boat                    2016          2017    Change (%)\n"
        "Skiffs                            40            50          25.0\n"
    )
    sunk, since, change, *_, built, _, more = claims(table)
    assert (sunk.period, since.period, built.period) == ("2015-07/2016-06", "2016-07/2017-06", "2016")
    assert (change.kind, change.unit, change.period, change.change_since) == (
        "change", "percent", "2016-07/2017-06", "2015-07/2016-06",
    )  # fmt: skip
    assert (more.value, more.change_since) == (25, "2016")
