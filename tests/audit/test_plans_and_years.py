"""Plans beside what came of them, years that are none of the calendar, and what claims rest on."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from facts.audit import audit
from facts.audit.findings import Finding
from facts.audit.rule import example_figures, row

PCT = {"unit": "percent"}


def every(rule: str, *rows: Mapping[str, str]) -> list[Finding]:
    return [finding for finding in audit(example_figures(rows)) if finding.rule == rule]


def plain(finding: Finding) -> str:
    return finding.message.en.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("kind", "rule"),
    [("target", "target-vs-outcome"), ("budget", "target-vs-outcome"), ("forecast", "forecast-vs-outcome")],
)
def test_a_planned_change_stands_beside_the_one_between_outcomes_and_is_not_called_untested(
    kind: str, rule: str
) -> None:
    plan = row("plan", "2024", "10000", unit="person", change_since="2016", measure_kind=kind, quote="10 000 more.")
    ends = (
        row("a", "2016", "28700", unit="person", role="reference"),
        row("b", "2024", "39400", unit="person", role="reference"),
    )
    [found] = every(rule, plan, *ends)
    assert found.figures == ("plan", "a", "b")
    assert (found.values["difference_low"], found.values["difference_high"]) == (700, 700)
    assert "it became +10,700 people, a difference of +700 people" in plain(found)
    assert not every("stated-change", plan, *ends)


def test_a_plan_without_an_outcome_at_both_ends_is_beside_nothing() -> None:
    plan = row("plan", "2024", "10000", unit="person", change_since="2016", measure_kind="target", quote="10 000 more.")
    assert not every("target-vs-outcome", plan, row("b", "2024", "39400", unit="person", role="reference"))


@pytest.mark.parametrize(("published_kind", "is_told"), [("budget", True), ("outcome", False)])
def test_a_budget_is_called_untested_only_where_other_budgets_are_published(published_kind: str, is_told: bool) -> None:
    claim = row("claim", "2023", "32", unit="msek", measure_kind="budget", quote="We set aside 32 million.")
    other = row("r", "financial year 2023/24", "31", unit="msek", measure_kind=published_kind, role="reference")
    found = every("corroboration", claim, other)
    assert [finding.values["relation"] for finding in found] == ["not_testable"] * is_told


def test_years_that_begin_in_april_are_missing_as_others_are() -> None:
    claim = row("claim", "financial year 2023/24", direction="highest", quote="The highest ever.")
    years = {"2015/16": "40", "2016/17": "41", "2021/22": "42", "2023/24": "43"}
    published = [row(f"y{n[:4]}", f"financial year {n}", v, role="reference", **PCT) for n, v in years.items()]
    found = every("superlative", claim, *published)
    assert found[0].values["missing"][:1] == ["2017-04-01/2018-03-31"]
    assert "financial year 2017/18 to financial year 2020/21 and financial year 2022/23" in plain(found[0])


def test_what_is_to_be_the_highest_is_ranked_among_what_has_been() -> None:
    claim = row("claim", "2028", direction="highest", measure_kind="forecast", quote="It will be the highest ever.")
    been = [row(f"y{y}", str(y), v, role="reference", **PCT) for y, v in ((2023, "40"), (2024, "36"), (2025, "36"))]
    foreseen = [
        row(f"f{y}", str(y), v, role="reference", measure_kind="forecast", **PCT)
        for y, v in ((2026, "37"), (2027, "37.5"), (2028, "38"))
    ]
    [found] = every("superlative", claim, *been, *foreseen)
    assert found.values["relation"] == "inconsistent"
    assert found.values["exceptions"] == ["y2023"]


def test_who_names_no_year_is_held_against_years_of_april_where_there_are_no_others() -> None:
    claim = row("claim", "2024-05-01", "25", period_basis="not-stated", quote="25 per cent are poor.", **PCT)
    [found] = every("corroboration", claim, row("a", "year to March 2023", "25", role="reference", **PCT))
    assert found.values["relation"] == "consistent"
    assert "the year to March 2023, which ended" in plain(found)
    own = row("claim", "2022", "25", period_basis="not-stated", quote="25 per cent were poor.", **PCT)
    [other] = every("corroboration", own, row("a", "year to March 2023", "25", role="reference", **PCT))
    assert other.values["relation"] == "not_testable"


def test_a_claim_that_rests_on_small_counts_is_named_with_them() -> None:
    cells = {"unit": "event", "time_kind": "flow", "role": "reference"}
    claim = row("claim", "2023", direction="increase", change_since="2022", quote="It has risen.")
    counts = [row(f"y{year}", year, n, **cells) for year, n in (("2021", "20"), ("2022", "14"), ("2023", "22"))]
    named = [found.figures for found in every("small-counts", claim, *counts)]
    assert ("claim", "y2022", "y2023") in named
    [of_years] = [found for found in every("small-counts", claim, *counts) if "claim" in found.figures]
    assert "with unchanged risk" in of_years.message.en


def test_a_record_whose_level_is_published_is_not_said_to_differ_in_its_base() -> None:
    claim = row("claim", "2023", "12", direction="highest", change_since="1990", quote="12, the highest since 1990.")
    [found] = every("corroboration", claim, row("a", "2023", "12", role="reference"))
    assert "change since" not in found.message.en


def test_one_million_is_said_in_the_singular() -> None:
    claim = row("claim", "2023", "1", unit="million person", approximator="över", quote="över 1 miljon personer")
    [found] = every("hedged", claim)
    assert found.message.sv.replace("\u00a0", " ").startswith("”över”: en gräns anges, över 1 miljon personer.")


def test_a_forecast_further_off_than_numbers_go_is_said_to_be_at_least_so_far() -> None:
    forecast = row("plan", "2024", "-1e308", measure_kind="forecast", unit="SEK", quote="So it is.")
    [found] = every("forecast-vs-outcome", forecast, row("a", "2024", "1e308", unit="SEK", role="reference"))
    assert "at least 1.8 × 10^308 kronor" in plain(found)
