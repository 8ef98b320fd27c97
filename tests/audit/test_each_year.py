"""What is claimed of each year is held against all of them, and the years without a figure are said."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from facts.audit import audit
from facts.audit.findings import Finding
from facts.audit.rule import example_figures, row


def the(rule: str, *rows: Mapping[str, str]) -> Finding:
    [found] = [finding for finding in audit(example_figures(rows)) if finding.rule == rule]
    return found


def published(values: str, unit: str = "person") -> list[Mapping[str, str]]:
    """Published figures of the years from 2015, a blank where there is none."""
    return [
        row(f"y{2015 + n}", str(2015 + n), value, unit=unit, role="reference")
        for n, value in enumerate(values.split(","))
        if value
    ]


RISING = row("claim", "2020", direction="increase", change_since="2015", quote="It has risen every year since 2015.")


def test_years_without_a_figure_are_said_of_a_rise_in_each_year() -> None:
    found = the("evidence-direction", RISING, *published("100,105,,110,,120"))
    assert found.values["relation"] == "consistent"
    assert found.values["missing"] == ["2017", "2019"]
    assert "Years without a figure in the table: 2017 and 2019." in found.message.en
    assert "År utan siffra i tabellen: 2017 och 2019." in found.message.sv


def test_a_rise_in_each_year_cannot_be_tested_by_the_first_and_the_last() -> None:
    found = the("evidence-direction", RISING, *published("100,,,,,120"))
    assert found.values["relation"] == "not_testable"
    assert "2016–2019" in found.message.en


def test_one_year_refutes_a_rise_in_each_however_few_are_there() -> None:
    found = the("evidence-direction", RISING, *published("100,99,,,,120"))
    assert found.values["relation"] == "inconsistent"
    assert "99\u00a0people (2016)" in found.message.en


def test_of_a_rise_since_a_year_no_year_is_missing() -> None:
    since = {**RISING, "quote": "It has risen since 2015."}
    found = the("evidence-direction", since, *published("100,,,,,120"))
    assert found.values == {"relation": "consistent", "scope_same": True}


@pytest.mark.parametrize(
    ("quote", "relation"),
    [
        ("Costs have grown by 2 per cent a year since 2015.", "consistent"),
        ("Kostnaderna har ökat med 2 procent varje år sedan 2015.", "consistent"),
        ("Kostnaderna har i snitt ökat med 2 procent per år.", "consistent"),
        ("Kostnaderna har årligen ökat med 2 procent.", "consistent"),
        ("An annual growth of 2 per cent since 2015.", "consistent"),
        ("Costs have grown by 2 per cent since 2015.", "understated"),
        ("Annual costs have grown by 2 per cent since 2015.", "understated"),
        ("Kostnaderna har ökat med 2 procent på ett år.", "understated"),
    ],
)
def test_a_change_of_one_year_is_held_against_the_mean_of_a_year(quote: str, relation: str) -> None:
    claim = row("claim", "2020", "2", unit="percent", change_since="2015", quote=quote)
    found = the("stated-change", claim, *published("100,102,104,106.1,108.2,110.4", "msek"))
    assert found.values["relation"] == relation
    assert ("a year on average" in found.message.en) == (relation == "consistent")


def test_a_mean_of_a_year_is_compounded() -> None:
    claim = row("claim", "2025", "7.2", unit="percent", change_since="2015", quote="It grew by 7.2 per cent a year.")
    found = the("stated-change", claim, *published("100,,,,,,,,,,200", "msek"))
    assert found.values["computed_low"] == pytest.approx(7.177, abs=0.001)


def test_an_amount_a_year_more_may_be_so_much_more_in_all_but_each_year_is_of_one_year() -> None:
    rows = published("100,102,104,106,108,110", "msek")
    in_all = row("claim", "2020", "10", unit="msek", change_since="2015", quote="It is up by 10 mkr a year.")
    of_one = row("claim", "2020", "2", unit="msek", change_since="2015", quote="It has risen by 2 mkr every year.")
    assert the("stated-change", in_all, *rows).values["relation"] == "consistent"
    assert the("stated-change", of_one, *rows).values["relation"] == "consistent"


def test_a_change_in_each_year_is_refuted_by_a_year_in_which_it_was_another() -> None:
    claim = row(
        "claim", "2020", "2", unit="percent", change_since="2015", quote="It has risen by 2 per cent every year."
    )
    found = the("stated-change", claim, *published("100,102,99,106,108,110.4", "msek"))
    assert found.values["relation"] == "inconsistent"
    assert "99\u00a0million kronor (2017)" in found.message.en


@pytest.mark.parametrize(
    ("values", "relation", "said"),
    [
        ("410,420,430,440,450,460", "within_reading", "between 410 people (2015) and 460 people (2020)"),
        ("410,420,,440,450,460", "within_reading", "Years without a figure in the table: 2017."),
        ("410,420,300,440,450,460", "inconsistent", "Not as claimed: 300 people (2017)"),
        ("410,,,,,460", "not_testable", "too few of its years"),
        ("410,,300,,,460", "inconsistent", "Not as claimed: 300 people (2017)"),
    ],
)
@pytest.mark.parametrize(
    ("period", "quote"),
    [
        ("2015–2020", "More than 400 die every year."),
        ("2020", "Every year since 2015 more than 400 have died."),
        ("2020", "Varje år sedan 2015 har mer än 400 dött."),
    ],
)
def test_a_level_of_each_year_is_held_against_all_of_them(
    values: str, relation: str, said: str, period: str, quote: str
) -> None:
    claim = row("claim", period, "400", unit="person", approximator="more than", quote=quote)
    found = the("corroboration", claim, *published(values))
    assert found.values["relation"] == relation
    assert said in found.message.en.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "unit", "values", "relation", "said"),
    [
        ("48", "person", "45,42,47,45,62", "consistent", "The mean of the 5 published figures of these years is 48.2"),
        ("40", "person", "45,42,47,45,62", "inconsistent", "48.2 people"),
        ("48", "person", "45,42,,45,62", "not_testable", "not all of these years have a published figure"),
        ("40", "percent", "30,40,40,40,50", "not_testable", "another period"),
    ],
)
@pytest.mark.parametrize("quote", ["On average it was {}.", "Det var {} om året.", "I snitt {} per år."])
def test_a_mean_of_years_is_held_against_their_mean_and_shares_have_none(
    value: str, unit: str, values: str, relation: str, said: str, quote: str
) -> None:
    claim = row("claim", "2015–2019", value, unit=unit, quote=quote.format(value))
    found = the("corroboration", claim, *published(values, unit))
    assert found.values["relation"] == relation
    assert said in found.message.en.replace("\u00a0", " ")


def test_each_year_of_one_period_is_said_of_that_period() -> None:
    claim = row("claim", "2020", "400", unit="person", quote="400 die each year.")
    found = the("corroboration", claim, *published("100,,,,,400"))
    assert (found.values["relation"], found.values["held_at"]) == ("consistent", "2020")


def test_what_is_claimed_on_a_leap_day_of_each_year_since_another_is_held_against_these_years() -> None:
    quote = "Every year since 2015 more than 400 have died."
    claim = row("claim", "2020-02-29", "400", unit="person", approximator="more than", quote=quote)
    found = the("corroboration", claim, *published("410,420,430,440,450,460"))
    assert found.values["relation"] == "within_reading"
