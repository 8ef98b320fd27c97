"""What stands beside a number: margin, prices, condition, and what it is compared with."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from facts.documents.quoted_numbers import is_in_quote
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.figures.problems import hint, message
from facts.figures.wording import figure_words, written_amount
from facts.reading.beside_the_number import Scopes
from facts.reading.table import read_table
from tests.reading.tables import checked, found, table

TABLE = Path(__file__).parents[1] / "csv" / "beside-the-number.csv"


@pytest.fixture(scope="module")
def figures() -> dict[str, Figure]:
    return {figure.id: figure for figure in read_table(TABLE.read_bytes()).figures}


def test_a_direction_gives_an_unsigned_change_its_sign(figures: dict[str, Figure]) -> None:
    assert figures["c-1"].value == 20
    assert figures["c-2"].value == -20
    assert figures["c-2"].reading == Interval(-20, -20)
    assert figures["c-7"].value == -20


def test_a_label_alone_is_read_under_the_one_column_of_the_series_that_has_it(figures: dict[str, Figure]) -> None:
    assert "c-5" not in figures, "both a place and a population are called Sverige"
    assert figures["c-6"].compared_with == (("population", "män"),)
    assert figures["c-7"].compared_with == (("place", "Sverige"), ("population", "män"))


def test_the_highest_may_be_so_among_a_group_that_no_row_is_about(figures: dict[str, Figure]) -> None:
    assert figures["c-9"].compared_with == (("group", "EU-länderna"),)


def test_a_word_that_is_no_direction_or_unit_is_said_alone_and_what_it_is_compared_with_is_left_open() -> None:
    for direction, value, unit, code in (("störst", "", "", "bad-choice"), ("increase", "9", "percnt", "unknown-unit")):
        row = {"value": value, "unit": unit, "direction": direction, "compared_with": "kommunerna i väst"}
        assert [problem.code for problem in checked(row).problems if problem.level == "error"] == [code]


def test_a_margin_is_an_interval_around_the_value(figures: dict[str, Figure]) -> None:
    assert figures["c-10"].margin == Interval(19.5, 20.5)
    assert figures["c-11"].margin == Interval(16.1, 23.9)
    assert figures["c-1"].margin is None


def test_money_is_in_current_prices_unless_a_year_is_named(figures: dict[str, Figure]) -> None:
    assert figures["c-14"].prices == "2020"
    assert figures["c-14"].condition == "om den blir sen"
    assert figures["c-14"].archive_url == "https://example.org/kopia"
    assert figures["c-1"].prices == ""


def test_a_direction_without_a_number_has_no_value(figures: dict[str, Figure]) -> None:
    figure = figures["c-16"]
    assert (figure.direction, figure.value, figure.value_high, figure.reading) == ("unchanged", None, None, None)
    assert not figure.is_range
    assert not figure.is_relative
    assert figures["c-2"].is_relative
    assert figures["c-10"].value == Decimal(20)


def test_a_label_that_only_one_column_has_names_that_column() -> None:
    scopes = Scopes()
    scopes.see([("place", "Norge"), ("population", "alla")])
    assert scopes.named([("", "Norge"), ("", "alla"), ("", "Oslo")], is_of_a_group=False) == (
        ("place", "Norge"),
        ("population", "alla"),
        ("", "Oslo"),
    )


def test_a_range_is_said_with_both_its_ends() -> None:
    cells = {"value": "40–45", "unit": "%", "approximator": "cirka"}
    (figure,) = read_table(table(cells).encode()).figures
    assert (figure.value, figure.value_high, figure.is_range) == (40, 45, True)
    assert figure.reading == Interval(36, 45.5 + 2 - 2)
    assert figure_words(figure, "sv") == "”cirka” 40–45\u00a0%"
    assert written_amount(figure, "en") == "40–45%"


def test_what_stands_beside_a_number_fills_what_is_blank() -> None:
    (figure,) = read_table(table({"value": "drygt 1,5 miljoner kr", "unit": ""}).encode()).figures
    assert figure.unit is not None
    assert (figure.value, figure.unit.name, figure.approximator) == (Decimal("1.5"), "msek", "drygt")
    assert figure.raw["approximator"] == ""


@pytest.mark.parametrize(
    ("value", "direction", "code"),
    [
        ("fördubblats", "decrease", "sign-conflict"),
        ("2", "decrease", "sign-conflict"),
        ("0,5", "increase", "sign-conflict"),
    ],
)
def test_twice_as_many_is_no_decrease(value: str, direction: str, code: str) -> None:
    cells = {"value": value, "unit": "gånger", "direction": direction, "change_since": "2009"}
    assert code in [problem.code for problem in read_table(table(cells).encode()).problems]


@pytest.mark.parametrize(
    ("value", "beside", "amount", "direction"),
    [
        ("7 000 fler", {"change_since": "2010", "unit": "jobb"}, "7000", "increase"),
        ("20 % less", {"compared_with": "population: men"}, "-20", "lower"),
        ("12,5 % högre", {"compared_with": "place: riket"}, "12.5", "higher"),
        ("drygt 5 kr mindre", {"change_since": "för tio år sedan"}, "-5", "decrease"),
    ],
)
def test_a_word_behind_the_number_says_which_way_it_went(
    value: str, beside: dict[str, str], amount: str, direction: str
) -> None:
    (figure,) = read_table(table({"value": value, "unit": "", **beside}).encode()).figures
    assert (figure.value, figure.direction) == (Decimal(amount), direction)


@pytest.mark.parametrize(
    ("margin", "unit", "problems"),
    [
        ("± 0,5 procentenheter", "percent", []),
        ("±3 %", "percent", []),
        ("±3 %", "SEK", ["2 margin bad-margin"]),
        ("16,1–18,3 %", "percent", []),
        ("± 2 kr", "SEK", []),
        ("± 2 äpplen", "SEK", ["2 margin bad-margin"]),
    ],
)
def test_a_margin_is_in_the_unit_of_its_value(margin: str, unit: str, problems: list[str]) -> None:
    assert found(checked({"value": "17", "unit": unit, "margin": margin})) == problems


@pytest.mark.parametrize(
    ("value", "unit", "problems"),
    [
        ("120 elever", "person", ["2 value unit-in-value"]),
        ("120 kvinnor", "person", ["2 value unit-in-value"]),
        ("120 elever", "SEK", ["2 value unit-conflict"]),
        ("20,5O", "SEK", ["2 value not-a-number"]),
        ("l2", "SEK", ["2 value not-a-number"]),
        ("120 kvinnor", "", ["2 value unknown-unit", "2 unit missing-value"]),
        ("120 ungdomar", "", ["2 value value-in-words", "2 unit own-unit"]),
        ("1 500 kr", "NOK", ["2 value value-in-words"]),
        ("1 500 SEK", "NOK", ["2 value unit-conflict"]),
    ],
)
def test_the_noun_beside_a_number_may_name_what_its_unit_counts(value: str, unit: str, problems: list[str]) -> None:
    assert found(checked({"value": value, "unit": unit})) == problems


@pytest.mark.parametrize(
    "prices", ["2015 års priser", "fasta priser 2015", "constant 2015 prices", "2015 års penningvärde"]
)
def test_fixed_prices_are_read_by_their_year(prices: str) -> None:
    (figure,) = read_table(table({"unit": "SEK", "prices": prices}).encode()).figures
    assert figure.prices == "2015"


@pytest.mark.parametrize(
    ("value", "unit", "quote"),
    [
        ("5", "percent", "Andelen gick ned med 5 procent."),
        ("5", "percent", "Andelen har gått upp 5 procent."),
        ("1200", "job", "The number of jobs has risen by 1,200."),
        ("2", "times", "Antalet har fördubblats."),
        ("0,5", "times", "The number has halved."),
    ],
)
def test_what_changed_by_a_number_is_no_level(value: str, unit: str, quote: str) -> None:
    assert "2 value change-without-since" in found(checked({"value": value, "unit": unit, "quote": quote}))


@pytest.mark.parametrize(
    "cells", [{"title": "Prisernas årstakt"}, {"definition": "annual change"}, {"series": "inflation"}]
)
def test_a_rate_of_change_is_given_as_it_is(cells: dict[str, str]) -> None:
    cells = {"value": "5", "unit": "percent", "quote": "Priserna steg med 5 procent.", **cells}
    assert found(checked(cells)) == []
    assert found(checked({**cells, "direction": "decrease"})) == ["2 value sign-conflict"]


@pytest.mark.parametrize(
    ("value", "unit", "quote"),
    [
        ("12", "person", "Vi följer upp med 12 personer."),
        ("75", "percent", "Andelen har minskat till 75 procent."),
        ("2", "times", "Twice as many as men."),
    ],
)
def test_a_number_that_nothing_changed_by_is_a_level(value: str, unit: str, quote: str) -> None:
    assert "2 value change-without-since" not in found(checked({"value": value, "unit": unit, "quote": quote}))


@pytest.mark.parametrize(
    ("value", "todo"),
    [("hundratals", "Leave the row out"), ("ett par hundra", "Leave the row out"),
     ("a few thousand", "Leave the row out"), ("ökat", "Leave value blank"), ("unchanged", "Leave value blank"),
     ("#DIV/0!", "Excel shows #"), ("########", "Excel shows #"), ("x5x", "Write the number")],
)  # fmt: skip
def test_a_word_that_is_no_number_is_answered_with_what_to_do(value: str, todo: str) -> None:
    (problem,) = checked({"value": value, "unit": "person"}).problems
    assert value in message(problem, "sv")
    assert hint(problem, "en").startswith(todo)


@pytest.mark.parametrize(
    ("since", "problems"), [("2015", ["2 change_since bad-period"]), ("2012", []), ("september 2012", []), ("2009", [])]
)
def test_a_change_begins_before_it_ends(since: str, problems: list[str]) -> None:
    assert found(checked({"value": "5", "unit": "percent", "period": "2012", "change_since": since})) == problems


@pytest.mark.parametrize(
    ("quote", "beside", "value"),
    [
        ("Kvinnor tjänar 90 procent av mäns löner.", {"compared_with": "population: män"}, "0.90"),
        ("Women earn 90% as much as men.", {"compared_with": "population: men"}, "0.90"),
        ("Utsläppen är nere på 90 procent av 1990 års nivå.", {"change_since": "1990"}, "0.90"),
        ("Women earn 90 per cent of what men do.", {"compared_with": "population: men", "value": "90,0"}, "0.900"),
    ],
)
def test_so_many_per_cent_of_another_figure_is_no_difference_from_it(
    quote: str, beside: dict[str, str], value: str
) -> None:
    rows = table({"id": "a", "value": "90", "unit": "percent", "quote": quote, "period": "2012", **beside})
    read = read_table(rows.encode())
    [figure] = read.figures
    assert (str(figure.value), figure.unit and figure.unit.name) == (value, "times")
    assert is_in_quote(figure)
    assert "value-in-words" in [problem.code for problem in read.problems]


@pytest.mark.parametrize(
    ("quote", "beside"),
    [
        ("Sverige lägger 2 procent av BNP på försvaret, mer än Norge.", {"compared_with": "place: Norge"}),
        ("Kvinnor tjänar 2 procent mer än män.", {"compared_with": "population: män"}),
        ("Sedan 1990 kom 2 procent av ökningen sedan 1990 härifrån.", {"change_since": "1990"}),
    ],
)
def test_so_many_per_cent_of_something_else_stay_a_difference(quote: str, beside: dict[str, str]) -> None:
    rows = table({"id": "a", "value": "2", "unit": "percent", "quote": quote, "period": "2012", **beside})
    [figure] = read_table(rows.encode()).figures
    assert figure.unit
    assert figure.unit.name == "percent"


def test_a_rate_per_so_many_is_read_beside_its_number_as_in_its_own_column() -> None:
    rows = table(
        {"value": "12,5 brott per 100 000 invånare", "unit": "", "series": "a"},
        {"value": "12,5", "unit": "brott per 100 000 invånare", "series": "b"},
    )
    first, second = read_table(rows.encode()).figures
    assert (first.value, first.unit) == (second.value, second.unit)
    assert second.unit
    assert second.unit.name == "brott / 100000 person"


def test_what_a_rate_counts_may_stand_beside_its_number_alone() -> None:
    [figure] = read_table(table({"value": "12 brott per 100 000 invånare", "unit": "per_100000"}).encode()).figures
    assert (figure.value, figure.unit and figure.unit.name) == (12, "per_100000")
    assert "2 value unit-conflict" in found(checked({"value": "12 brott per 10 000 invånare", "unit": "per_100000"}))
