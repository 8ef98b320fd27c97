"""Which figures can be compared, and how claims stand to references."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.audit import audit
from facts.audit.compare import change, comparable
from facts.audit.findings import Finding
from facts.audit.relations import Relation, relation
from facts.audit.rule import example_figures, row
from facts.figures.intervals import Interval

BASE = {"time_kind": "flow", "place": "X", "population": "all", "definition": "got", "producer": "SCB"}


def pair(first: dict[str, str], second: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    a, b = example_figures([{**row("a", "2010", "100"), **first}, {**row("b", "2011", "120"), **second}])
    found = comparable(a, b)
    assert found.comparable is not bool(found.differs)
    assert (found.change is None) is bool(found.differs)
    return found.differs, found.caveats


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        ({"place": "Y"}, "place"),
        ({"population": "some"}, "population"),
        ({"time_kind": "stock"}, "time_kind"),
        ({"measure_kind": "target"}, "measure_kind"),
        ({"period": "2011-S1"}, "period"),
        ({"series": "other"}, "series"),
    ],
)
def test_a_stated_difference_forbids_the_comparison(changed: dict[str, str], differs: str) -> None:
    assert pair(BASE, {**BASE, **changed}) == ((differs,), ())


@pytest.mark.parametrize("column", ["place", "population", "time_kind", "definition", "producer"])
def test_what_one_side_leaves_out_is_a_caveat(column: str) -> None:
    assert pair(BASE, {**BASE, column: ""}) == ((), (column,))


@pytest.mark.parametrize(("column", "other"), [("definition", "offered"), ("producer", "BRÅ")])
def test_another_definition_or_producer_is_a_caveat(column: str, other: str) -> None:
    assert pair(BASE, {**BASE, column: other}) == ((), (column,))


def test_months_of_different_days_are_of_one_length() -> None:
    assert pair(BASE | {"period": "2012-02"}, BASE | {"period": "2012-03"}) == ((), ())


def test_the_earlier_comes_first_whichever_is_named_first() -> None:
    a, b = example_figures([row("a", "2010", "100"), row("b", "2011", "150")])
    assert comparable(a, b).change == comparable(b, a).change


def test_units_of_one_kind_are_compared_by_their_factor() -> None:
    a, b = example_figures([row("a", "2010", "1", unit="mdkr"), row("b", "2011", "1500", unit="msek")])
    found = comparable(a, b)
    assert found.change
    assert found.change.as_dict()["percent_low"] == pytest.approx(50)


def test_a_fall_from_a_surplus_to_a_deficit_has_its_percentage_in_the_numbers_and_not_in_the_sentence() -> None:
    rows = row("a", "2010", "10", unit="msek"), row("b", "2011", "-20", unit="msek")
    (finding,) = (f for f in audit(example_figures(rows)) if f.rule == "change")
    assert (finding.values["percent_low"], finding.values["percent_high"]) == (-300, -300)
    assert (
        finding.message.en
        == "From 10\u00a0million kronor (2010) to −20\u00a0million kronor (2011): −30\u00a0million kronor."
    )


numbers = st.floats(0.1, 1e6, allow_nan=False)
signed = st.floats(-1e6, 1e6, allow_nan=False)


@given(numbers, numbers, signed, signed, st.floats(0, 1), st.floats(0, 1))
def test_every_change_that_the_readings_allow_is_in_the_interval(
    a: float, b: float, c: float, d: float, at: float, other: float
) -> None:
    first, second = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    x = min(a, b) + at * abs(a - b)
    y = min(c, d) + other * abs(c - d)
    found = change(first, second)
    assert found.percent
    low, high = found.percent.low, found.percent.high
    assert low is not None
    assert high is not None
    slack = 1e-6 * (abs(low) + abs(high) + 100)
    assert low - slack <= (y / x - 1) * 100 <= high + slack


def test_money_in_the_prices_of_another_year_is_not_compared() -> None:
    cells = {"unit": "msek", "role": "reference"}
    rows = [row("a", "2010", "100", prices="2010", **cells), row("b", "2012", "110", **cells)]
    found = comparable(*example_figures(rows))
    assert found.differs == ("prices",)
    assert found.change is None


@pytest.mark.parametrize(
    ("claim", "reference", "expected"),
    [
        ({"value": "7", "unit": "percent"}, {"value": "7.1", "unit": "percent"}, "consistent"),
        ({"value": "7", "unit": "percent"}, {"value": "7.6", "unit": "percent"}, "inconsistent"),
        ({"value": "17000"}, {"value": "17023"}, "consistent"),
        ({"value": "4100"}, {"value": "4143"}, "consistent"),
        ({"value": "20"}, {"value": "24"}, "inconsistent"),
        ({"value": "20"}, {"value": "21"}, "close"),
        ({"value": "100"}, {"value": "110"}, "consistent"),
        ({"value": "3000"}, {"value": "3200"}, "consistent"),
        ({"value": "3000"}, {"value": "3400"}, "inconsistent"),
        ({"value": "100", "unit": "msek"}, {"value": "120", "unit": "msek"}, "inconsistent"),
        ({"value": "3", "unit": "msek"}, {"value": "3000000", "unit": "SEK"}, "consistent"),
        ({"value": "1", "unit": "mdkr"}, {"value": "1200", "unit": "msek"}, "consistent"),
        ({"value": "24"}, {"value": "24"}, "consistent"),
        ({"value": "500", "approximator": "nära"}, {"value": "480"}, "within_reading"),
        ({"value": "500", "approximator": "nära"}, {"value": "520"}, "close"),
        ({"value": "500", "approximator": "nära"}, {"value": "540"}, "inconsistent"),
        ({"value": "4300", "approximator": "drygt"}, {"value": "4321"}, "within_reading"),
        ({"value": "1", "unit": "mdkr"}, {"value": "1020", "unit": "msek"}, "consistent"),
        ({"value": "1", "unit": "mdkr"}, {"value": "4828", "unit": "msek"}, "inconsistent"),
        ({"value": "20", "unit": "percent", "approximator": "vart femte"}, {"value": "21.3", "unit": "percent"},
         "within_reading"),
    ],
)  # fmt: skip
def test_a_claim_stands_to_a_reference_by_reading_and_written_precision(
    claim: dict[str, str], reference: dict[str, str], expected: Relation
) -> None:
    a, b = example_figures([row("a", "2010", **claim), row("b", "2010", role="reference", **reference)])
    assert relation(a, b) == expected


def corroboration(*rows: Mapping[str, str]) -> list[Finding]:
    return [f for f in audit(example_figures(rows)) if f.rule == "corroboration"]


def test_the_latest_reference_that_was_out_by_then_is_named() -> None:
    share = {"unit": "percent", "role": "reference"}
    (finding,) = corroboration(
        row("claim", "2012", "50", unit="percent", document_date="2012-09-13"),
        row("r2008", "2008", "50.2", document_date="2010-01-05", **share),
        row("r2010", "2010", "55.8", document_date="2012-03-14", **share),
        row("r2011", "2011", "51.6", document_date="2013-12-26", **share),
    )
    assert finding.values.items() >= {"relation": "not_testable", "nearest": "r2010", "lag_years": 2.0}.items()
    assert (finding.level, finding.figures) == ("note", ("claim",))


def test_an_inconsistent_claim_is_a_caution() -> None:
    (finding,) = corroboration(row("c", "2012", "500"), row("r", "2012", "640", role="reference"))
    assert finding.level == "caution"
    assert finding.values.items() >= {"relation": "inconsistent", "difference_low": 140, "difference_high": 140}.items()


def test_a_published_target_says_nothing_of_an_outcome() -> None:
    published = row("r", "2012", "640", role="reference", measure_kind="target")
    (finding,) = corroboration(row("c", "2012", "500"), published)
    assert finding.values["relation"] == "not_testable"
    assert "it is an outcome, and what is published here is a target: 640" in finding.message.en


def test_a_flow_is_not_held_against_a_stock() -> None:
    rows = [row("c", "2012", "500", time_kind="flow"), row("r", "2012", "640", role="reference", time_kind="stock")]
    (finding,) = corroboration(*rows)
    assert finding.values["relation"] == "not_testable"


def test_two_claims_of_round_numbers_disagree_when_neither_rounds_to_the_other() -> None:
    rows = [row("a", "2012", "3000"), row("b", "2012", "3400"), row("c", "2012", "3404")]
    (finding,) = (f for f in audit(example_figures(rows)) if f.rule == "disagreement")
    assert finding.figures == ("a", "b")


def test_a_target_is_not_held_against_references() -> None:
    rows = [row("c", "2012", "500", measure_kind="target"), row("r", "2012", "640", role="reference")]
    assert corroboration(*rows) == []


@pytest.mark.parametrize(
    ("stated", "unit", "expected"),
    [("22.5", "percent", "consistent"), ("30", "percent", "inconsistent"), ("923", "job", "consistent")],
)
def test_a_stated_change_is_held_against_its_two_ends(stated: str, unit: str, expected: str) -> None:
    rows = [
        row("a", "2010", "4100"),
        row("b", "2012", "5023"),
        row("claim", "2012", stated, unit=unit, change_since="2010"),
    ]
    (finding,) = (f for f in audit(example_figures(rows)) if f.rule == "stated-change")
    assert finding.values["relation"] == expected
    assert finding.level == ("caution" if expected == "inconsistent" else "note")


def test_a_card_leads_with_what_would_mislead() -> None:
    from facts.audit.cards import for_card

    rows = [
        row("a", "2010", "9", unit="child", time_kind="flow", quote="Inget tal."),
        row("b", "2011", "24", unit="child", time_kind="flow"),
        row("c", "2011", "29", unit="child", time_kind="flow"),
        row("d", "2011-S1", "3", unit="child", time_kind="flow"),
    ]
    card = for_card(list(audit(example_figures(rows))))
    assert [finding.rule for finding in card.lines] == ["value-not-in-quote", "disagreement", "small-counts"]
    assert card.more > 0


@pytest.mark.parametrize("value", ["0", "1e300", "-5", "0.000000001", "123456789012345678901234567890"])
@pytest.mark.parametrize("unit", ["mdkr", "percent", "job"])
@pytest.mark.parametrize("other", ["0", "7", "1e300"])
def test_no_number_is_too_large_or_small_to_be_audited(value: str, unit: str, other: str) -> None:
    """Whatever can be in a table gives findings that JSON can hold."""
    import json

    cells = {"unit": unit, "time_kind": "flow", "quote": "", "document": "", "cited_by": "", "role": "reference"}
    rows = [row("a", "2010", value, **cells), row("b", "2011", other, **cells), row("c", "2012", "9", **cells)]
    try:
        figures = example_figures(rows)
    except ValueError:
        return
    for finding in audit(figures):
        json.dumps(finding.as_dict(), allow_nan=False)


def test_a_forecast_is_not_called_wrong_by_what_became_of_it() -> None:
    """Only another forecast tells what was forecast; the outcome of the same year is something else."""
    (finding,) = corroboration(
        row("c", "2012", "1", unit="mdkr", measure_kind="forecast"),
        row("r", "2012", "4.8", unit="mdkr", role="reference"),
    )
    assert finding.values["relation"] == "not_testable"
