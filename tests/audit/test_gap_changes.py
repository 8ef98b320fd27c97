"""Claims of how the gap between two groups or places has changed."""

from __future__ import annotations

import pytest

from facts.audit import audit
from facts.audit.findings import Finding
from facts.audit.points import Point
from facts.audit.rule import example_figures, row
from facts.charts.titles_and_notes import bare_claim_words

BESIDE = {"population": "born abroad", "compared_with": "population: born here", "change_since": "2013"}
POINTS = {"unit": "percentage_point"}


def published(unit: str, *values: str) -> list[dict[str, str]]:
    """Both groups at both times: born abroad, then born here, in 2013 and in 2023."""
    scopes = [(group, year) for year in ("2013", "2023") for group in ("born abroad", "born here")]
    return [
        row(f"r{n}", year, value, unit=unit, population=group, role="reference")
        for n, ((group, year), value) in enumerate(zip(scopes, values, strict=True))
    ]


EMPLOYED = published("percent", "60", "70", "66", "79")
PAY = published("SEK / hour", "36", "40", "38", "41.5")


def comparisons(*rows: dict[str, str]) -> list[Finding]:
    return [one for one in audit(example_figures(rows)) if one.rule == "comparison"]


@pytest.mark.parametrize(
    ("value", "columns", "relation"),
    [
        ("3", {"direction": "increase", **POINTS}, "consistent"),
        ("2", {"direction": "decrease", **POINTS}, "inconsistent"),
        ("30", {"direction": "increase", "unit": "percent"}, "consistent"),
        ("1.3", {"unit": "times"}, "consistent"),
        ("3", {"direction": "lower", **POINTS}, "consistent"),
        ("3", {"direction": "higher", **POINTS}, "inconsistent"),
        ("", {"direction": "increase"}, "consistent"),
        ("", {"direction": "decrease"}, "inconsistent"),
        ("", {"direction": "lower"}, "consistent"),
    ],
)
def test_a_gap_is_held_against_both_groups_at_both_times(value: str, columns: dict[str, str], relation: str) -> None:
    [finding] = comparisons(row("claim", "2023", value, **BESIDE, **columns), *EMPLOYED)
    assert finding.values["relation"] == relation
    assert set(finding.figures) == {"claim", "r0", "r1", "r2", "r3"}


def test_a_gap_that_shrinks_in_kronor_and_in_per_cent_is_said_in_both_ways() -> None:
    [finding] = comparisons(row("claim", "2023", direction="increase", **BESIDE), *PAY)
    words = finding.message.en.replace("\u00a0", " ")
    assert finding.values["relation"] == "inconsistent"
    assert "4 kronor per hour apart" in words
    assert "In per cent of born here the gap went from 10% to 8.4%" in words


def test_a_gap_that_moves_one_way_in_kronor_and_the_other_in_per_cent_depends() -> None:
    wider = published("SEK / hour", "36", "40", "45.5", "50")
    [finding] = comparisons(row("claim", "2023", direction="increase", **BESIDE), *wider)
    assert (finding.level, finding.values["relation"]) == ("caution", "depends")


def test_a_number_without_direction_may_be_of_the_gap_or_of_the_two_changes() -> None:
    [finding] = comparisons(row("claim", "2023", "3", **BESIDE, **POINTS), *EMPLOYED)
    assert finding.values["relation"] == "depends"


def test_a_gap_that_one_side_has_no_base_for_cannot_be_tested() -> None:
    [finding] = comparisons(row("claim", "2023", direction="increase", **BESIDE), *EMPLOYED[2:])
    assert finding.values["relation"] == "not_testable"


def test_who_is_on_which_side_of_a_gap_does_not_matter() -> None:
    turned = {**BESIDE, "population": "born here", "compared_with": "population: born abroad"}
    for beside in (BESIDE, turned):
        [finding] = comparisons(row("claim", "2023", "3", direction="increase", **POINTS, **beside), *EMPLOYED)
        assert finding.values["relation"] == "consistent"


def test_how_the_gap_moved_and_how_much_more_one_side_rose_are_no_disagreement() -> None:
    claims = (
        row("a", "2023", "2", direction="decrease", **BESIDE, **POINTS),
        row("b", "2023", "3", direction="lower", **BESIDE, **POINTS),
    )
    found = audit(example_figures([*claims, *EMPLOYED]))
    assert not [one for one in found if one.rule == "disagreement"]


def test_a_place_or_a_record_beside_others_is_no_gap() -> None:
    claims = (
        row("a", "2023", "2", unit="rank", **BESIDE),
        row("b", "2023", "66", unit="percent", direction="highest", **BESIDE),
    )
    found = audit(example_figures([*claims, *EMPLOYED]))
    assert not [one for one in found if one.rule == "comparison" and "gap" in one.message.en]


@pytest.mark.parametrize(
    ("value", "columns", "words"),
    [
        ("1.3", {"unit": "times"}, "Gap to born here: 1.3 times since 2013"),
        ("3", {"direction": "increase", **POINTS}, "Gap to born here: +3 percentage points since 2013"),
        ("3", {"direction": "lower", **POINTS}, "−3 percentage points since 2013 compared with born here"),
    ],
)
def test_a_chart_says_that_the_gap_moved_and_not_that_one_is_so_many_times_the_other(
    value: str, columns: dict[str, str], words: str
) -> None:
    [figure] = example_figures([row("claim", "2023", value, **BESIDE, **columns)])
    assert bare_claim_words(Point.of(figure), "en").replace("\u00a0", " ") == words
