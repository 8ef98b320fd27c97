"""Answers that were worked out by hand or in the literature before the audit was written."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from facts.audit import audit
from facts.audit.compare import comparable
from facts.audit.findings import Finding
from facts.audit.rule import example_figures, row
from facts.audit.rules.small_counts import compare_counts
from facts.figures.figure import Figure

CHILD = {"unit": "child", "time_kind": "flow", "place": "Stockholm"}
SUMMER_JOBS = (
    row("target", "2010", "3000", measure_kind="target", definition="offered"),
    row("y2010", "2010", "4100", definition="offered"),
    row("y2011", "2011", "4300", approximator="drygt", definition="got"),
    row("y2012", "2012", "5023", definition="number of jobs"),
)


def findings(*rows: Mapping[str, str]) -> list[Finding]:
    return list(audit(example_figures(rows)))


def by_rule(found: list[Finding], name: str) -> list[Finding]:
    return [finding for finding in found if finding.rule == name]


def figures(*rows: Mapping[str, str]) -> dict[str, Figure]:
    return {figure.id: figure for figure in example_figures(rows)}


@pytest.mark.parametrize(
    ("first", "second", "p"),
    [(9, 24, 0.0135), (21, 24, 0.766), (126, 160, 0.051)],
)
def test_two_counts_have_the_exact_p(first: int, second: int, p: float) -> None:
    assert compare_counts(first, second).p == pytest.approx(p, rel=0.005)


def test_the_ratio_of_9_to_24_has_its_interval() -> None:
    test = compare_counts(9, 24)
    assert (test.ratio, test.ratio_low, test.ratio_high) == (
        pytest.approx(2.67, abs=0.005),
        pytest.approx(1.20, abs=0.005),
        pytest.approx(6.52, abs=0.005),
    )


def test_children_come_several_to_an_eviction() -> None:
    """With 1.76 children an eviction the gap from 9 to 24 is less of a surprise."""
    test = compare_counts(9, 24, 1.76)
    assert test.p == pytest.approx(0.0795, abs=0.0001)
    assert test.ratio_low == pytest.approx(0.91, abs=0.005)
    assert test.ratio_high == pytest.approx(9.35, abs=0.006)


@given(st.integers(0, 400), st.integers(0, 400))
def test_the_test_of_single_events_is_the_binomial_one(first: int, second: int) -> None:
    if first + second == 0:
        return
    known = binomtest(second, first + second)
    interval = known.proportion_ci(method="exact")
    ours = compare_counts(first, second)
    assert ours.p == pytest.approx(known.pvalue, rel=1e-8)
    if ours.ratio_low:
        assert ours.ratio_low == pytest.approx(interval.low / (1 - interval.low), rel=1e-6)
    if ours.ratio_high is not None:
        assert ours.ratio_high == pytest.approx(interval.high / (1 - interval.high), rel=1e-6)


@given(st.integers(0, 400), st.integers(1, 400), st.floats(1, 8))
def test_clustering_never_makes_a_gap_rarer(first: int, second: int, size: float) -> None:
    assert compare_counts(first, second, size).p >= compare_counts(first, second).p - 1e-12


def test_small_counts_say_how_many_pairs_there_were() -> None:
    counts = [("a", "2010-S1", "9"), ("b", "2011-S1", "21"), ("c", "2012-S1", "24")]
    found = by_rule(findings(*(row(*count, **CHILD, cluster_size="1.76") for count in counts)), "small-counts")
    assert {finding.figures for finding in found} == {("a", "b"), ("b", "c"), ("a", "c")}
    assert {finding.values["pairs"] for finding in found} == {3}
    spanning = next(finding for finding in found if finding.figures == ("a", "c"))
    assert spanning.values["p_clustered"] == pytest.approx(0.0795, abs=0.0001)
    assert "lower bound" in spanning.message.en
    assert "3 pairs to choose from" in spanning.message.en


def test_a_count_is_low_when_every_number_of_its_reading_is_under_20() -> None:
    """“Nearly 20” is under 20, and a figure counts events when its series says so of the others."""
    rows = [
        row("a", "2010", "20", approximator="nästan", **CHILD),
        row("b", "2011", "20", **CHILD),
        row("c", "2012", "12", unit="child"),
    ]
    assert [finding.figures for finding in by_rule(findings(*rows), "low-count")] == [("a",), ("c",)]


def test_published_counts_are_tested_too() -> None:
    rows = [row("a", "2011", "126", role="reference", **CHILD), row("b", "2012", "160", role="reference", **CHILD)]
    (finding,) = by_rule(findings(*rows), "small-counts")
    assert finding.values["p"] == pytest.approx(0.051, abs=0.0005)


def test_summer_jobs_rose_by_22_and_a_half_per_cent_while_the_definition_drifts() -> None:
    found = findings(*SUMMER_JOBS)
    span = next(finding for finding in by_rule(found, "change") if finding.figures == ("y2010", "y2012"))
    assert span.values["percent_low"] == span.values["percent_high"] == pytest.approx(22.5, abs=0.05)
    assert span.values["caveats"] == ["definition"]
    (drift,) = by_rule(found, "definition-drift")
    assert drift.values["definitions"] == {"2010": "offered", "2011": "got", "2012": "number of jobs"}


def test_nobody_is_told_67_per_cent_who_does_not_ask() -> None:
    """The change from the target to a later outcome is no finding until somebody makes it."""
    found = findings(*SUMMER_JOBS)
    assert not by_rule(found, "target-as-baseline")
    assert "67.4" not in str([finding.message for finding in found])


def test_a_claim_from_target_to_outcome_is_a_mixed_comparison() -> None:
    claim = row("claim", "2012", direction="increase", unit="job", evidence="target y2012")
    (finding,) = by_rule(findings(*SUMMER_JOBS, claim), "target-as-baseline")
    assert finding.values["mixed_percent_low"] == pytest.approx(67.4, abs=0.05)
    assert finding.values["like_for_like_percent_high"] == pytest.approx(22.5, abs=0.05)
    assert finding.level == "caution"


def test_the_target_of_2010_stands_beside_its_own_outcome() -> None:
    (finding,) = by_rule(findings(*SUMMER_JOBS), "target-vs-outcome")
    assert finding.figures == ("target", "y2010")
    assert finding.values["difference_low"] == 1100


def test_every_fifth_to_almost_every_third_is_read_as_6_to_15_points() -> None:
    share = {"unit": "percent", "place": "Rinkeby"}
    rows = [
        row("a", "2006", "20", approximator="vart femte", **share),
        row("b", "2010", "33.3", approximator="nästan vart tredje", **share),
    ]
    (finding,) = by_rule(findings(*rows), "percentage-points")
    assert finding.values["points_low"] == pytest.approx(6.3, abs=0.06)
    assert finding.values["points_high"] == pytest.approx(15.2, abs=0.06)


def test_since_2007_is_not_testable_from_2005_and_2010() -> None:
    home = {"unit": "household", "place": "Stockholm"}
    rows = [
        row("r2005", "2005", "24234", role="reference", **home),
        row("r2010", "2010", "18440", role="reference", **home),
        row("claim", "2007/2012-05-30", direction="decrease", **home),
    ]
    (finding,) = by_rule(findings(*rows), "evidence-direction")
    assert finding.values["relation"] == "not_testable"
    assert (finding.level, finding.figures) == ("badge", ("claim",))


def test_a_total_of_four_years_and_a_half_is_3600_a_year() -> None:
    total = row("a", "2008/2012-09-13", "17000", approximator="drygt", unit="person", time_kind="cumulative")
    (finding,) = by_rule(findings(total), "cumulative-total")
    low, high = finding.values["per_year_low"], finding.values["per_year_high"]
    assert isinstance(low, float)
    assert isinstance(high, float)
    assert 3600 < low < high < 3750


def test_a_change_carries_both_hedges_through() -> None:
    two = figures(row("a", "2010", "4300", approximator="drygt"), row("b", "2011", "5000", approximator="nära"))
    change = comparable(two["a"], two["b"]).change
    assert change is not None
    assert change.as_dict() == {
        "percent_low": pytest.approx((4500 / 4350 - 1) * 100),
        "percent_high": pytest.approx((5000 / 4300 - 1) * 100),
        "difference_low": 150,
        "difference_high": 700,
    }


def test_an_open_reading_leaves_the_change_open() -> None:
    two = figures(row("a", "2010", "400"), row("b", "2011", "500", approximator="över"))
    change = comparable(two["a"], two["b"]).change
    assert change is not None
    assert change.as_dict()["percent_high"] is None
    assert change.as_dict()["difference_high"] is None
    assert change.as_dict()["percent_low"] == pytest.approx(25)


def test_a_direction_since_a_year_is_held_against_that_year_and_the_figures_own() -> None:
    home = {"unit": "household", "place": "Stockholm"}
    rows = [
        row("r2007", "2007", "24234", role="reference", **home),
        row("r2012", "2012", "18440", role="reference", **home),
        row("claim", "2012", direction="decrease", change_since="2007", **home),
    ]
    (finding,) = by_rule(findings(*rows), "evidence-direction")
    assert (finding.values["relation"], set(finding.figures)) == ("consistent", {"r2007", "r2012", "claim"})
    (finding,) = by_rule(findings(*rows[1:]), "evidence-direction")
    assert "(2007–2012)" in finding.message.en


@pytest.mark.parametrize("quote", ["−5 %", "minskade med 5 procent", "a fall of –5 per cent"])
def test_a_stated_fall_is_read_out_of_its_quote_with_or_without_its_sign(quote: str) -> None:
    fall = row("a", "2012", "-5", unit="percent", change_since="2007", quote=quote)
    assert not by_rule(findings(fall), "value-not-in-quote")


def test_one_percentage_point_is_said_in_the_singular() -> None:
    for first, second in (("4", "5"), ("5", "4")):
        rows = row("a", "2010", first, unit="percent"), row("b", "2011", second, unit="percent")
        (finding,) = by_rule(findings(*rows), "percentage-points")
        assert finding.message.en.endswith("1\u00a0percentage point.")
        assert finding.message.sv.endswith("1\u00a0procentenhet.")
