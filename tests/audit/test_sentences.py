"""Findings read as an editor would write them, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from facts.audit import audit
from facts.audit.findings import Finding
from facts.audit.rule import example_figures, row

FLOW = {"unit": "child", "time_kind": "flow"}
TOTAL = {"time_kind": "cumulative"}


def the(rule: str, *rows: Mapping[str, str]) -> Finding:
    (finding,) = (finding for finding in audit(example_figures(rows)) if finding.rule == rule)
    return finding


def test_what_happens_once_in_a_thousand_is_said_in_the_singular() -> None:
    finding = the("small-counts", row("a", "2010", "9", **FLOW), row("b", "2011", "30", **FLOW))
    assert "arises about once in 1,000 (p = 0.0011;" in finding.message.en
    assert "uppstår en minst så stor skillnad ungefär en gång av 1\u202f000 (p = 0,0011;" in finding.message.sv


def test_a_range_of_falls_has_no_dash_beside_its_minus_signs() -> None:
    finding = the("hedged", row("a", "2012", "-25", unit="percent", approximator="drygt", change_since="2010"))
    assert "read as −25.5 to −25.0%" in finding.message.en
    assert "läses som −25,5 till −25,0\u00a0%" in finding.message.sv


def test_words_that_are_a_bound_themselves_are_not_said_to_be_read_as_what_they_say() -> None:
    finding = the("hedged", row("a", "2012", "400", approximator="över"))
    assert finding.message.sv.startswith("”över”: en gräns anges, över 400\u00a0jobb. Hur långt från den")
    assert finding.message.en.startswith("“over”: a bound is given, over 400\u00a0jobs. How far the figure is")
    up_to = the("hedged", row("a", "2012", "400", approximator="upp till"))
    assert up_to.message.sv == "”upp till”: läses som högst 400\u00a0jobb."
    assert "a bound is given" in up_to.message.en


@pytest.mark.parametrize("rule", ["corroboration", "target-vs-outcome", "disagreement"])
def test_a_sentence_that_begins_with_a_half_year_begins_with_a_capital_letter(rule: str) -> None:
    rows = (
        row("a", "2012-S1", "24"),
        row("b", "2012-S1", "40"),
        row("target", "2012-S1", "50", measure_kind="target"),
        row("published", "2012-S1", "40", role="reference"),
    )
    messages = [finding.message for finding in audit(example_figures(rows)) if finding.rule == rule]
    assert messages
    for message in messages:
        assert message.en.startswith("First half of 2012: ")
        assert message.sv.startswith("Första halvåret 2012: ")


def test_figures_counted_in_other_ways_over_time_are_said_to_be_so_in_words() -> None:
    finding = the("scope-mismatch", row("a", "2010", "1", time_kind="flow"), row("b", "2011", "2", time_kind="stock"))
    assert finding.values == {"columns": ["time_kind"]}
    assert "differ in way of counting over time (counted at a time and counted during the period)" in finding.message.en
    assert "räknat under perioden och räknat vid en tidpunkt" in finding.message.sv


def test_the_places_that_differ_are_named_in_the_order_of_the_alphabet() -> None:
    first = the("scope-mismatch", row("a", "2010", "1", place="Örebro"), row("b", "2011", "2", place="Ale"))
    again = the("scope-mismatch", row("b", "2011", "2", place="Ale"), row("a", "2010", "1", place="Örebro"))
    assert first.message == again.message
    assert "(Ale och Örebro)" in first.message.sv


@pytest.mark.parametrize(
    ("cells", "mean"),
    [
        (row("a", "2009/2012", "1", unit="mdkr", **TOTAL), "0.25\u00a0billion kronor a year"),
        (row("a", "2009/2012", "2", unit="child", **TOTAL), "0.5\u00a0children a year"),
        (row("a", "2011/2012", "10", unit="msek", approximator="mer än", **TOTAL), "over 5\u00a0million kronor a year"),
        (row("a", "2009/2012", "1000", unit="person", role="reference", **TOTAL), "250\u00a0people a year"),
    ],
)
def test_a_mean_of_a_total_keeps_its_digits_its_open_end_and_its_source(cells: Mapping[str, str], mean: str) -> None:
    finding = the("cumulative-total", cells)
    assert f"That is {mean} on average" in finding.message.en
    assert finding.message.en.startswith(
        "Published figures: " if cells.get("role") else ("1\u00a0b", "2\u00a0c", "Over")
    )


def test_a_target_of_nought_has_a_difference_and_no_percentage() -> None:
    finding = the("target-vs-outcome", row("t", "2012", "0", measure_kind="target"), row("o", "2012", "5"))
    assert finding.values["percent_low"] is None
    assert finding.message.en.endswith("The difference is +5\u00a0jobs.")


def test_the_latest_published_figure_may_be_of_the_year_after_the_claims_own() -> None:
    finding = the(
        "corroboration",
        row("claim", "2010", "24", document_date="2012-06-01"),
        row("r", "2011", "30", document_date="2012-02-01", role="reference"),
    )
    assert finding.values["lag_years"] == -1
    assert finding.message.en.endswith("30\u00a0jobs (2011), 1 year later.")


def test_a_change_from_a_number_without_an_upper_bound_has_one_bound_in_both_its_forms() -> None:
    finding = the("change", row("a", "2010", "400", approximator="över"), row("b", "2011", "718"))
    assert (
        finding.message.en
        == "From over 400\u00a0jobs (2010) to 718\u00a0jobs (2011): at most +318\u00a0jobs (at most +79.5%)."
    )


def test_a_direction_with_nothing_to_test_it_says_so_without_denying_other_figures() -> None:
    rows = (row("a", "2011", "4300"), row("b", "2012", "5023"), row("claim", "2012", direction="increase", unit="job"))
    finding = the("evidence-direction", *rows)
    assert finding.message.en.startswith("What is claimed is an increase. This cannot be tested: no figures are placed")
    assert "none are published here" in finding.message.en


def test_a_figure_that_several_hedge_in_their_own_words_names_each_of_them() -> None:
    rows = [row(f"f{at}", "2012", "500", approximator=word) for at, word in enumerate(("nära", "knappt", "Nära"))]
    finding = the("hedged", *rows)
    assert finding.message.sv == "”knappt” och ”nära”: läses som 450–500\u00a0jobb."
    assert finding.message == the("hedged", *reversed(rows)).message


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [("9", "24", "(+166.7%, based on fewer than 20)"), ("24", "9", "(−62.5%)"), ("20", "24", "(+20%)")],
)
def test_a_percentage_over_a_low_count_is_marked(first: str, second: str, said: str) -> None:
    finding = the("change", row("a", "2010-S1", first, time_kind="flow"), row("b", "2012-S1", second, time_kind="flow"))
    assert finding.message.en.endswith(f"{said}.")


def test_a_percentage_over_few_that_are_no_events_is_not_marked() -> None:
    finding = the("change", row("a", "2010", "9", time_kind="stock"), row("b", "2012", "24", time_kind="stock"))
    assert finding.message.en.endswith("(+166.7%).")


def test_a_mean_of_an_open_total_is_never_rounded_beyond_it() -> None:
    finding = the("cumulative-total", row("a", "2011/2013", "14", unit="mdkr", approximator="över", **TOTAL))
    assert "That is over 4.66\u00a0billion kronor a year" in finding.message.en


@pytest.mark.parametrize("quote", ["Nu vill en majoritet av svenskarna ha det.", "De flesta vill.", "Most people do."])
@pytest.mark.parametrize("hedge", ["en majoritet", "över"])
def test_a_majority_says_over_half(quote: str, hedge: str) -> None:
    said = row("a", "2021", "50", unit="percent", approximator=hedge, quote=quote)
    assert not [one for one in audit(example_figures([said])) if one.rule == "value-not-in-quote"]


@pytest.mark.parametrize("quote", ["At most ten people do.", "Några vill."])
def test_what_is_no_majority_does_not_say_over_half(quote: str) -> None:
    assert the("value-not-in-quote", row("a", "2021", "50", unit="percent", approximator="över", quote=quote))


def test_a_change_in_per_cent_is_proved_by_figures_in_any_unit() -> None:
    ends = (row("a", "2018", "1000", unit="home"), row("b", "2019", "1300", unit="home"))
    claim = row("c", "2019", "30", unit="percent", change_since="2018", evidence="a b")
    assert not [one for one in audit(example_figures((*ends, claim))) if one.rule == "evidence-scope"]


def test_no_change_is_computed_from_a_school_year_to_the_calendar_year_that_overlaps_it() -> None:
    rows = (row("a", "school year 2018/19", "90"), row("b", "2019", "84"), row("c", "school year 2019/20", "80"))
    pairs = [one.figures for one in audit(example_figures(rows)) if one.rule == "change"]
    assert pairs == [("a", "c")]


def test_two_who_disagree_are_named_whoever_stands_first_in_the_table() -> None:
    rows = [row("a", "2012", "24", cited_by="Ann Ek"), row("b", "2012", "40", cited_by="Bo Al")]
    finding = the("disagreement", *rows)
    assert (
        "24\u00a0jobs according to Ann Ek and 40\u00a0jobs according to Bo Al, 16\u00a0jobs apart" in finding.message.en
    )
    assert finding.message == the("disagreement", *reversed(rows)).message


def test_periods_within_a_sentence_have_their_article() -> None:
    rows = [row(f"y{n}", f"200{n}-Q3", str(10 + n), role="reference") for n in range(1, 6)]
    finding = the("superlative", *rows, row("c", "2005-Q3", direction="highest", change_since="2001-Q3", unit="job"))
    assert finding.message.en.startswith("Claimed of the third quarter of 2005: highest since the third quarter of")
    assert finding.message.sv.startswith("Påstås om tredje kvartalet 2005: högst sedan tredje kvartalet 2001")


def test_of_a_revised_figure_it_is_said_what_came_out_after_the_claim() -> None:
    rows = (
        row("first", "2022", "606", producer="ONS", document_date="2023-05-25", role="reference"),
        row("revised", "2022", "745", producer="ONS", document_date="2023-11-23", role="reference"),
        row("claim", "2022", "606", document_date="2023-06-10"),
    )
    said = the("corroboration", *rows).message
    assert "What came out after the claim: 745\u00a0jobs" in said.en
    assert "Det som kom ut efter påståendet: 745\u00a0jobb" in said.sv


@pytest.mark.parametrize(
    ("value", "hedge", "english", "swedish"),
    [
        ("-30", "över", "a bound is given, over 30% lower", "en gräns anges, över 30\u00a0% lägre"),
        ("-40", "minst", "a bound is given, at least 40% lower", "en gräns anges, minst 40\u00a0% lägre"),
        ("100", "almost", "read as 90–100%", "läses som 90–100\u00a0%"),
    ],
)
def test_a_hedged_change_is_read_by_its_size(value: str, hedge: str, english: str, swedish: str) -> None:
    finding = the("hedged", row("a", "2012", value, unit="percent", approximator=hedge, change_since="2010"))
    assert f"{english}." in finding.message.en
    assert f"{swedish}." in finding.message.sv


def test_years_that_begin_in_different_months_are_said_not_to_be_compared() -> None:
    rows = (row("a", "school year 2018/19", "90"), row("b", "2019", "84"))
    finding = the("period-mismatch", *rows)
    assert "years that begin in different months (January and July)" in finding.message.en
    assert "år som börjar i olika månader (januari och juli)" in finding.message.sv


def test_a_record_among_too_few_is_said_to_be_so_with_the_years_that_are_missing() -> None:
    rows = [row(f"y{n}", f"202{n}", str(100 + n), role="reference") for n in range(3)]
    since = the("superlative", *rows, row("c", "2022", direction="highest", change_since="2005", unit="job")).message
    assert "is the highest of the 3 published from 2020 to 2022: too few to test the claim." in since.en
    assert since.sv.endswith("för få för att pröva påståendet. År utan siffra i tabellen: 2006–2019.")
    ever = the("superlative", *rows[1:], row("c", "2022", direction="highest", unit="job")).message
    assert ever.en.startswith("Claimed of 2022: highest ever.")


def test_evidence_that_counts_something_else_is_said_to_go_the_same_way_and_no_more() -> None:
    ends = (row("a", "2011", "21", unit="child"), row("b", "2012", "24", unit="child"))
    claim = row("c", "2012", series="families", direction="increase", unit="family", evidence="a b")
    message = the("evidence-direction", *ends, claim).message
    assert "which is higher: the direction is that of the claim. But they do not count" in message.en
    assert "vilket är högre: riktningen är påståendets. Men de räknar inte" in message.sv


def test_a_comparison_of_readings_that_overlap_is_neither_shown_nor_refuted() -> None:
    rows = (
        row("a", "2020", "20", unit="percent", approximator="vart femte", place="A", role="reference"),
        row("b", "2020", "19", unit="percent", place="B", role="reference"),
        row("c", "2020", unit="percent", direction="higher", place="A", compared_with="place: B"),
    )
    finding = the("comparison", *rows)
    assert finding.values["relation"] == "within_reading"
    assert finding.message.en.endswith(": the readings leave room for it but do not show it.")
    assert finding.message.sv.endswith(": läsningarna ger utrymme för det men visar det inte.")


def test_what_is_unchanged_as_rounded_is_said_to_be_so() -> None:
    ends = (row("a", "2018", "100", role="reference"), row("b", "2020", "101", role="reference"))
    claim = row("c", "2020", unit="job", direction="unchanged", change_since="2018")
    message = the("evidence-direction", *ends, claim).message
    assert "What is claimed is no change since 2018." in message.en
    assert message.en.endswith("which is higher: this agrees with the claim after rounding.")
    assert message.sv.endswith("vilket är högre: det stämmer med påståendet efter avrundning.")


@pytest.mark.parametrize(
    ("foreseen", "hedge", "became", "said"),
    [
        ("7", "at least", "20", "that lies within the forecast."),
        ("100", "over", "114", "that lies within the forecast."),
        ("20", "at most", "33", "13\u00a0percentage points above the forecast."),
    ],
)
def test_a_hedged_forecast_is_met_or_missed_by_so_much_and_never_by_any_number(
    foreseen: str, hedge: str, became: str, said: str
) -> None:
    unit = "percent" if float(foreseen) < 100 else "job"
    forecast = row("f", "2012", foreseen, unit=unit, approximator=hedge, measure_kind="forecast")
    finding = the("forecast-vs-outcome", forecast, row("o", "2012", became, unit=unit))
    assert finding.message.en.endswith(said)


def test_nobody_counts_three_tenths_of_a_child() -> None:
    finding = the("change", row("a", "2010", "190", **FLOW), row("b", "2011", "3", approximator="nästan", **FLOW))
    assert "−188 to −187\u00a0children" in finding.message.en


def test_figures_of_parts_of_years_have_their_article_in_a_sentence() -> None:
    published = row("r", "2011-S1", "20", unit="child", role="reference")
    claim = row("claim", "2012-S1", direction="increase", change_since="2010-S1", unit="child")
    message = the("evidence-direction", published, claim).message.en
    assert (
        "(the first half of 2010 to the first half of 2012); there are figures for the first half of 2011." in message
    )


def test_what_lies_within_the_claims_year_is_not_said_to_be_so_many_months_earlier() -> None:
    published = row("r", "2024-05-31", "38100", time_kind="stock", role="reference", document_date="2024-06-18")
    claim = row("claim", "2024", "38000", time_kind="stock", document_date="2024-06-20")
    message = the("corroboration", published, claim).message.en
    assert "held against 31 May 2024, which lies within its period; that was out when the claim was made." in message


def test_days_beside_weeks_have_no_noughts_that_nobody_wrote() -> None:
    weeks = row("r", "2012", "13", unit="week", role="reference")
    assert (
        "13\u00a0weeks, 1\u00a0day above that"
        in the("corroboration", weeks, row("claim", "2012", "90", unit="day", approximator="under")).message.en
    )


def test_a_share_beside_its_target_is_points_away_from_it_and_no_per_cent() -> None:
    target = row("t", "2012", "50", unit="percent", measure_kind="target")
    message = the("target-vs-outcome", target, row("o", "2012", "40", unit="percent")).message.en
    assert message.endswith("The difference is −10\u00a0percentage points.")
