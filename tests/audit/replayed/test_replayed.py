"""The audit says what a professional fact-checker says, and for the same reason."""

from __future__ import annotations

import pytest

from facts.audit import audit
from facts.audit.findings import Finding
from facts.audit.rule import example_figures
from tests.audit.replayed.checks import CHECKS, Check
from tests.audit.replayed.kinds_of_claims import KINDS_OF_CLAIMS
from tests.audit.replayed.ranks_and_comparisons import RANKS_AND_COMPARISONS

ALL = (*CHECKS, *KINDS_OF_CLAIMS, *RANKS_AND_COMPARISONS)
HELD = ("corroboration", "stated-change", "comparison", "superlative", "sum-of-years")


def findings_on(check: Check) -> list[Finding]:
    return list(audit(example_figures(check.rows)))


@pytest.mark.parametrize("check", [pytest.param(check, id=check.verdict) for check in ALL])
def test_the_audit_says_what_the_professional_says(check: Check) -> None:
    found = [f for f in findings_on(check) if f.rule == check.rule and check.claim in f.figures]
    assert len(found) == 1, [f.rule for f in findings_on(check)]
    [finding] = found
    assert {name: finding.values[name] for name in check.values} == check.values
    assert not check.level or finding.level == check.level
    for word in check.words:
        assert word.replace("\u00a0", " ") in finding.message.en.replace("\u00a0", " ")


@pytest.mark.parametrize("check", [pytest.param(check, id=check.verdict) for check in ALL])
def test_nothing_is_said_to_be_unpublished_where_figures_stand(check: Check) -> None:
    if any(cells.get("role") == "reference" for cells in check.rows):
        for finding in findings_on(check):
            assert "no figure" not in finding.message.en.casefold()
            assert "no published figure" not in finding.message.en.casefold()


def test_a_conditional_claim_is_never_held_against_outcomes() -> None:
    [check] = [check for check in CHECKS if check.rule == "conditional"]
    assert not [finding for finding in findings_on(check) if finding.rule in HELD]
