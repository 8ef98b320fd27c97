"""What a card says: each reason once, and nothing that a line beside it tells."""

from __future__ import annotations

from facts.audit import audit
from facts.audit.cards import for_card
from facts.audit.rule import example_figures, row

WOMEN = {"population": "women"}


def test_a_reason_why_several_claims_cannot_be_tested_is_said_once() -> None:
    rows = (
        row("a", "2010", "41", **WOMEN),
        row("b", "2011", "43", **WOMEN),
        row("c", "2011", "55", role="reference", population="men"),
    )
    [line] = [one for one in for_card(audit(example_figures(rows))).lines if one.rule == "corroboration"]
    assert line.figures == ("a", "b")
    assert line.message.en == (
        "2010: 41\u00a0jobs (women). 2011: 43\u00a0jobs (women). They cannot be tested: "
        "what is published here differs in population: 55\u00a0jobs (men, 2011)."
    )
    assert line.message.sv.count("publicerat") == 1


def test_what_is_found_of_several_claims_in_the_same_words_is_said_once() -> None:
    twice = (row("a", "2010", "41", quote="Many jobs."), row("b", "2010", "43", quote="Many jobs."))
    [line] = [one for one in for_card(audit(example_figures(twice))).lines if one.rule == "value-not-in-quote"]
    assert line.figures == ("a", "b")
    for text in (line.message.en, line.message.sv):
        sentences = text.split(". ")
        assert len(sentences) == len(set(sentences))


def test_different_reasons_stand_behind_their_claims() -> None:
    rows = (row("a", "2010", "41"), row("b", "2012", "43"), row("c", "2011", "55", role="reference"))
    [line] = [one for one in for_card(audit(example_figures(rows))).lines if one.rule == "corroboration"]
    assert line.message.en.count("This cannot be tested") == 2


def test_a_forecast_set_beside_its_outcome_is_not_said_to_be_untested() -> None:
    rows = (row("a", "2011", "12", measure_kind="forecast"), row("b", "2011", "15", role="reference"))
    findings = list(audit(example_figures(rows)))
    assert "corroboration" in [finding.rule for finding in findings]
    assert [line.rule for line in for_card(findings).lines] == ["forecast-vs-outcome"]
