"""What stated margins of error, and claims of one figure that differ, do to what is said."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from facts.audit import audit
from facts.audit.findings import Finding
from facts.audit.rule import example_figures, row

SHARE = {"unit": "percent"}


def every(rule: str, *rows: Mapping[str, str]) -> list[Finding]:
    return [finding for finding in audit(example_figures(rows)) if finding.rule == rule]


def survey(name: str, period: str, value: str, margin: str, **cells: str) -> Mapping[str, str]:
    return row(name, period, value, margin=margin, role="reference", **SHARE, **cells)


@pytest.mark.parametrize(
    ("margin", "relation", "said"), [("3", "close", "the change may be as claimed"), ("0.3", "inconsistent", "")]
)
@pytest.mark.parametrize(
    ("value", "unit", "quote"),
    [("2", "percentage_point", "Up by 2 points."), ("5", "percent", "Up by 5 per cent.")],
)
def test_a_stated_change_within_the_margin_of_the_computed_one_is_close(
    margin: str, relation: str, said: str, value: str, unit: str, quote: str
) -> None:
    claim = row("claim", "2020", value, unit=unit, change_since="2018", quote=quote)
    rows = (claim, survey("a", "2018", "45", margin), survey("b", "2020", "45.1", margin))
    [found] = every("stated-change", *rows)
    assert found.values["relation"] == relation
    assert said in found.message.en


@pytest.mark.parametrize("direction", ["increase", "decrease"])
def test_a_direction_that_rests_on_a_difference_within_its_margin_is_said_to_do_so(direction: str) -> None:
    claim = row("claim", "2020", direction=direction, change_since="2018", quote="It has changed.")
    [found] = every("evidence-direction", claim, survey("a", "2018", "45", "3"), survey("b", "2020", "46", "3"))
    assert found.values["relation"] == ("consistent" if direction == "increase" else "inconsistent")
    assert "less than the margin of error of the difference, ±4.2" in found.message.en
    assert "mindre än skillnadens felmarginal, ±4,2" in found.message.sv


def test_a_published_change_whose_margin_holds_nought_may_be_none() -> None:
    claim = row("claim", "2020", direction="increase", change_since="2018", quote="It has risen.")
    [within] = every("evidence-direction", claim, survey("a", "2020", "2", "3", change_since="2018"))
    [outside] = every("evidence-direction", claim, survey("a", "2020", "5", "3", change_since="2018"))
    assert "there may have been no change" in within.message.en
    assert "there may have been no change" not in outside.message.en


def test_a_comparison_within_its_margin_says_so_with_and_without_a_number() -> None:
    women = {"population": "women"}
    men = survey("men", "2020", "45", "3", population="men")
    own = survey("women", "2020", "47", "3", **women)
    cells = {"compared_with": "population: men", **women}
    more = row("claim", "2020", direction="higher", quote="More than men.", **cells)
    by_five = row("claim", "2020", "5", unit="percentage_point", quote="5 points more than men.", **cells)
    [directed], [numbered] = every("comparison", more, men, own), every("comparison", by_five, men, own)
    assert "less than the margin of error" in directed.message.en
    assert (numbered.values["relation"], numbered.level) == ("close", "note")
    assert "the difference may be as claimed" in numbered.message.en


def test_a_record_says_which_figures_differ_from_it_by_less_than_the_margin() -> None:
    claim = row("claim", "2020", direction="highest", quote="The highest ever.")
    values = {"2017": "40", "2018": "46", "2020": "46.5"}
    [found] = every("superlative", claim, *(survey(f"y{year}", year, value, "2") for year, value in values.items()))
    assert found.values["relation"] == "consistent"
    assert "From 46% (2018) it differs by less than the margin of error" in found.message.en


def test_two_claims_within_their_margins_are_said_to_be_no_contradiction() -> None:
    polls = [row(name, "2020", value, margin="3", cited_by=name, **SHARE) for name, value in (("A", "45"), ("B", "48"))]
    [found] = every("disagreement", *polls)
    assert found.level == "caution"
    assert "the two are no contradiction" in found.message.en


CHANGED = {"unit": "percent", "change_since": "2010"}


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            {"value": "10", "quote": "Up by 10 per cent.", **CHANGED},
            {"value": "-5", "quote": "Down by 5 per cent.", **CHANGED},
            "2020, since 2010: −5% according to B and +10% according to A, 15 percentage points apart.",
        ),
        (
            {"value": "3", "unit": "rank", "direction": "highest", "compared_with": "EU countries"},
            {"value": "5", "unit": "rank", "direction": "highest", "compared_with": "EU countries"},
            "2020, among EU countries: place 3 according to A and place 5 according to B, 2 places apart.",
        ),
        (
            {"value": "2", "unit": "times", "change_since": "2010"},
            {"value": "3", "unit": "times", "change_since": "2010"},
            "2020, since 2010: 2 times according to A and 3 times according to B.",
        ),
    ],
)
def test_two_who_claim_different_changes_or_places_disagree_once(
    one: Mapping[str, str], other: Mapping[str, str], said: str
) -> None:
    rows = [row("a", "2020", cited_by="A", **one), row("b", "2020", cited_by="B", **other)]
    [found], [turned] = every("disagreement", *rows), every("disagreement", *reversed(rows))
    assert found.message.en.replace("\u00a0", " ") == said
    assert turned.message == found.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"value": "10", **CHANGED}, {"value": "-5", **CHANGED, "change_since": "2015"}),
        ({"value": "10", **CHANGED}, {"value": "10.4", **CHANGED}),
        (
            {"value": "10", "quote": "Up by 10 per cent.", **CHANGED},
            {"value": "1", "quote": "Up by 1 per cent a year.", **CHANGED},
        ),
        (
            {"value": "3", "unit": "rank", "direction": "highest", "compared_with": "EU countries"},
            {"value": "5", "unit": "rank", "direction": "lowest", "compared_with": "EU countries"},
        ),
    ],
)
def test_claims_of_different_changes_do_not_disagree(one: Mapping[str, str], other: Mapping[str, str]) -> None:
    assert not every("disagreement", row("a", "2020", **one), row("b", "2020", **other))
