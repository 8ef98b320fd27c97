"""What a claim of direction, and a stated change, is held against."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from facts.audit import audit
from facts.audit.findings import Finding
from facts.audit.rule import example_figures, row

CHILD = {"unit": "child"}
PUBLISHED = {"unit": "child", "role": "reference"}
REFERENCES = (row("r2011", "2011", "20", **PUBLISHED), row("r2012", "2012", "22", **PUBLISHED))


def the(rule: str, *rows: Mapping[str, str]) -> Finding:
    (finding,) = (finding for finding in audit(example_figures(rows)) if finding.rule == rule)
    return finding


def test_a_claim_that_names_no_unit_is_held_against_the_published_figures_of_its_series() -> None:
    finding = the("evidence-direction", *REFERENCES, row("claim", "2011/2012", direction="decrease"))
    assert (finding.level, finding.values["relation"]) == ("caution", "inconsistent")
    assert finding.figures == ("r2011", "r2012", "claim")


def test_evidence_that_cannot_tell_leaves_it_to_the_published_figures() -> None:
    beside = (row("a", "2011", "24", **CHILD), row("b", "2012-S1", "30", **CHILD))
    claim = row("claim", "2011/2012", direction="increase", evidence="a b", **CHILD)
    finding = the("evidence-direction", *REFERENCES, *beside, claim)
    assert finding.values == {"relation": "consistent", "scope_same": True}
    assert "Published figures go from 20\u00a0children (2011)" in finding.message.en


def test_evidence_that_can_tell_goes_before_published_figures() -> None:
    beside = (row("a", "2011", "30", **CHILD), row("b", "2012", "24", **CHILD))
    claim = row("claim", "2011/2012", direction="increase", evidence="a b", **CHILD)
    finding = the("evidence-direction", *REFERENCES, *beside, claim)
    assert finding.values["relation"] == "inconsistent"
    assert "The figures placed beside it go from 30\u00a0children (2011)" in finding.message.en


def test_one_figure_beside_a_claim_is_not_said_to_differ_from_itself() -> None:
    claim = row("claim", "2012", direction="increase", evidence="a", **CHILD)
    finding = the("evidence-direction", row("a", "2011", "24", **CHILD), claim)
    assert (finding.level, finding.values["relation"]) == ("badge", "not_testable")
    assert "only one figure is placed beside it" in finding.message.en
    assert "bara en siffra står bredvid det" in finding.message.sv


def test_readings_that_overlap_leave_room_for_a_direction_and_do_not_show_it() -> None:
    beside = (row("a", "2011", "24", approximator="ca", **CHILD), row("b", "2012", "24", **CHILD))
    finding = the("evidence-direction", *beside, row("claim", "2012", direction="increase", evidence="a b", **CHILD))
    assert (finding.level, finding.values["relation"]) == ("note", "within_reading")
    assert "leave room for it but do not show it" in finding.message.en


def test_a_stated_change_is_counted_within_claims_rather_than_from_a_claim_to_a_reference() -> None:
    finding = the(
        "stated-change",
        row("a", "2010", "200"),
        row("b", "2012", "220"),
        row("r", "2012", "300", role="reference"),
        row("claim", "2012", "10", unit="percent", change_since="2010"),
    )
    assert finding.values["relation"] == "consistent"
    assert finding.figures == ("a", "b", "claim")


def test_hundreds_of_directions_beside_hundreds_of_published_figures_each_find_their_own_years() -> None:
    """The first and last year that hold the ends of each period, whatever else the series has."""
    published = [row(f"r{year}", str(year), str(100 + year % 7), **PUBLISHED) for year in range(1500, 1800)]
    claims = [row(f"d{year}", f"{year}/{year + 3}", direction="increase", **CHILD) for year in range(1500, 1797)]
    found = [f for f in audit(example_figures([*published, *claims])) if f.rule == "evidence-direction"]
    assert len(found) == len(claims)
    for year, finding in zip(range(1500, 1797), found, strict=True):
        assert finding.figures == (f"r{year}", f"r{year + 3}", f"d{year}")
        assert finding.values["relation"] == ("consistent" if year % 7 < (year + 3) % 7 else "inconsistent")


def test_years_go_before_halves_whatever_stands_first_in_the_table() -> None:
    halves = [row(f"h{n}", period, str(30 - n), **PUBLISHED) for n, period in enumerate(("2011-S1", "2012-S2"))]
    claim = row("claim", "2011/2012", direction="increase", **CHILD)
    for rows in ((*halves, *REFERENCES), (*REFERENCES, *halves)):
        assert set(the("evidence-direction", *rows, claim).figures) == {"r2011", "r2012", "claim"}


def test_of_many_figures_that_go_further_the_hundred_furthest_are_named_and_all_are_counted() -> None:
    years = [row(f"y{year}", str(year), str(year), unit="person", role="reference") for year in range(1800, 1950)]
    claim = row("claim", "1950", direction="highest", unit="person")
    found = audit(example_figures((*years, row("y1950", "1950", "1", unit="person", role="reference"), claim)))
    [finding] = [one for one in found if one.rule == "superlative"]
    exceptions = finding.values["exceptions"]
    assert exceptions == [f"y{year}" for year in range(1850, 1950)]
    assert finding.values["rank"] == 151
    assert "146 more" in finding.message.en


YEARS = [row(f"r{n}", f"201{n}", value, **PUBLISHED) for n, value in enumerate(("100", "110", "105", "105", "125"))]


def rising(said: str, identifier: str = "claim") -> Mapping[str, str]:
    return row(identifier, "2014", direction="increase", change_since="2010", quote=said, **CHILD)


def test_a_rise_each_year_is_refuted_by_one_year_that_fell_or_stood_still() -> None:
    finding = the("evidence-direction", *YEARS, rising("Det har ökat varje år sedan 2010."))
    assert (finding.level, finding.values["relation"]) == ("caution", "inconsistent")
    assert "105 children (2012) and 105 children (2013): this does not agree" in finding.message.en.replace(
        "\u00a0", " "
    )


def test_a_rise_since_a_year_stands_by_its_ends_and_the_step_down_is_named() -> None:
    finding = the("evidence-direction", *YEARS, rising("Det har ökat sedan 2010."))
    assert (finding.level, finding.values["relation"]) == ("note", "consistent")
    assert finding.message.en.endswith("Not in every step, though: the other way went 105\u00a0children (2012).")


def test_who_says_each_year_and_who_says_since_are_answered_apart() -> None:
    claims = (rising("It has risen every year.", "each"), rising("It has risen.", "since"))
    found = [one for one in audit(example_figures([*YEARS, *claims])) if one.rule == "evidence-direction"]
    assert {one.figures[-1]: one.values["relation"] for one in found} == {"each": "inconsistent", "since": "consistent"}


@pytest.mark.parametrize(
    "said",
    [
        "Varje år dör 400 i trafiken, och antalet har ökat sedan 2010.",
        "Antalet som dör varje år har ökat sedan 2010.",
        "The number who die each year has risen since 2010.",
        "It has risen to 400 every year.",
    ],
)
def test_a_number_for_each_year_claims_no_rise_in_each(said: str) -> None:
    assert the("evidence-direction", *YEARS, rising(said)).values["relation"] == "consistent"


@pytest.mark.parametrize(
    "said",
    [
        "Det har ökat med 2 procent varje år.",
        "Tre år i rad har antalet ökat.",
        "Every year since 2010, the number has risen.",
        "It has grown for four consecutive years.",
        "Varje år blir de fler.",
    ],
)
def test_a_rise_in_each_year_is_known_in_other_words(said: str) -> None:
    assert the("evidence-direction", *YEARS, rising(said)).values["relation"] == "inconsistent"
