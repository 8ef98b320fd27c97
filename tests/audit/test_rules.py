"""Every rule: its examples, its words in both languages, and its place in the contract's order."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

from facts.audit import rules
from facts.audit.findings import Finding
from facts.audit.rule import Example, Rule, example_figures
from facts.audit.rules import RULES
from facts.audit.series_view import TableView

ORDER = [
    "target-vs-outcome",
    "target-as-baseline",
    "change",
    "percentage-points",
    "stated-change",
    "comparison",
    "superlative",
    "margin-of-error",
    "per-head",
    "fixed-prices",
    "sum-of-years",
    "forecast-vs-outcome",
    "small-counts",
    "low-count",
    "cumulative-total",
    "period-mismatch",
    "scope-mismatch",
    "definition-drift",
    "no-producer",
    "hedged",
    "value-not-in-quote",
    "quote-not-found",
    "evidence-direction",
    "evidence-scope",
    "corroboration",
    "not-independent",
    "disagreement",
    "baseline",
    "conditional",
]
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}: {example.says.en}") for rule in RULES for example in rule.examples
]
VALUES = {
    "target-vs-outcome": {"difference_low", "difference_high", "percent_low", "percent_high"},
    "target-as-baseline": {
        "like_for_like_percent_low", "like_for_like_percent_high", "mixed_percent_low", "mixed_percent_high",
    },
    "change": {"percent_low", "percent_high", "difference_low", "difference_high", "caveats"},
    "percentage-points": {"points_low", "points_high", "percent_low", "percent_high", "caveats"},
    "stated-change": {
        "relation", "stated", "computed_low", "computed_high", "basis", "held_at", "lag_years", "agrees", "differs",
        "as_points",
    },
    "comparison": {"relation", "stated", "computed_low", "computed_high", "held_at"},
    "superlative": {"relation", "exceptions", "missing", "rank", "of", "first_period"},
    "margin-of-error": {"difference_low", "difference_high"},
    "per-head": {"total_percent_low", "total_percent_high", "per_head_percent_low", "per_head_percent_high"},
    "fixed-prices": {"nominal_percent_low", "nominal_percent_high", "real_percent_low", "real_percent_high"},
    "sum-of-years": {"relation", "sum_low", "sum_high"},
    "forecast-vs-outcome": {"difference_low", "difference_high", "percent_low", "percent_high"},
    "corroboration": {
        "relation", "held_at", "lag_years", "agrees", "differs", "difference_low", "difference_high", "nearest",
    },
    "small-counts": {"p", "ratio", "ratio_low", "ratio_high", "pairs"},
    "low-count": set(),
    "cumulative-total": {"per_year_low", "per_year_high"},
    "period-mismatch": set(),
    "scope-mismatch": {"columns"},
    "definition-drift": {"definitions"},
    "no-producer": set(),
    "hedged": {"low", "high", "low_open", "high_open", "contested", "unmarked"},
    "value-not-in-quote": set(),
    "quote-not-found": {"pages"},
    "evidence-direction": {"relation", "scope_same"},
    "evidence-scope": {"columns"},
    "not-independent": set(),
    "disagreement": {"difference_low", "difference_high"},
    "baseline": {"base", "lowest", "highest", "keep_sign", "of"},
    "conditional": set(),
}  # fmt: skip
LOADED = re.compile(
    r"\b(lies?|lied|liar|mislead\w*|false|wrong|only|merely|finally|unfortunately|alarming|dramatic\w*|claimed? to|"
    r"ljug\w*|lögn\w*|vilsel\w*|falsk\w*|fel|endast|bara|äntligen|tyvärr|alarmerande|dramatisk\w*|skenande)\b",
    re.IGNORECASE,
)


def found(rule: Rule, example: Example) -> list[Finding]:
    return [rule.finding(evidence) for case in TableView(example_figures(example.rows)) for evidence in rule.look(case)]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_flagged_or_passed_over_as_the_help_says(rule: Rule, example: Example) -> None:
    assert bool(found(rule, example)) is example.flagged


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_finding_has_the_numbers_that_the_contract_names(rule: Rule, example: Example) -> None:
    assert rule.name in VALUES, f"name the numbers of {rule.name} in VALUES of this file"
    for finding in found(rule, example):
        # What is claimed of each year also names the years without a figure.
        assert set(finding.values) - ({"missing"} - VALUES[rule.name]) == VALUES[rule.name]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_finding_is_a_whole_sentence_in_both_languages(rule: Rule, example: Example) -> None:
    for finding in found(rule, example):
        for text in finding.message:
            assert text.endswith(".")
            assert "{" not in text
            assert "None" not in text
            assert "  " not in text
            assert not text[0].islower()
        assert finding.message.en != finding.message.sv


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_finding_uses_no_loaded_word(rule: Rule, example: Example) -> None:
    for finding in found(rule, example):
        assert not LOADED.search(finding.message.en)
        assert not LOADED.search(finding.message.sv)


def test_the_rules_are_those_of_the_contract_in_its_order() -> None:
    names = [rule.name for rule in RULES]
    assert names == ORDER, f"the order of RULES is that of ORDER in this file; in one only: {set(names) ^ set(ORDER)}"


def test_every_rule_of_a_module_is_one_that_the_audit_asks() -> None:
    modules = [import_module(f"{rules.__name__}.{module.name}") for module in iter_modules(rules.__path__)]
    written = {one.name for module in modules for one in vars(module).values() if isinstance(one, Rule)}
    asked = {rule.name for rule in RULES}
    assert written == asked, f"put these into RULES of facts/audit/rules/__init__.py: {written - asked}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_explains_itself_in_both_languages(rule: Rule) -> None:
    """What it says, why it matters, where it is silent, and what it rests on."""
    for text in (rule.title, rule.says, rule.matters, rule.silent):
        assert text.en
        assert text.sv
        assert text.en != text.sv
    assert re.search(r"[A-Z]", rule.reference)
    assert any(not example.flagged for example in rule.examples)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.name != "quote-not-found"], ids=lambda rule: rule.name)
def test_a_rule_shows_what_it_flags(rule: Rule) -> None:
    assert any(example.flagged for example in rule.examples)
