"""The page Findings: by rule, each rule with a page of its own, and nothing counted by party."""

from __future__ import annotations

import re

import pytest

from facts.audit import audit
from facts.audit.rules import RULES
from facts.reading.table import read_table
from tests.app.conftest import MEMO, OpenApp
from tests.app.tables import ONE_ROW, SMALL


def test_every_rule_says_what_it_says_whether_it_found_something_or_not(open_app: OpenApp):
    for content in (SMALL, ONE_ROW):
        words = open_app("findings", table=content).words
        assert [rule.name for rule in RULES if rule.title.en not in words] == []
        assert words.count("Where it is silent.") == len(RULES)


def test_the_findings_stand_in_the_order_of_the_rules_and_what_concerns_a_claim_comes_first(open_app: OpenApp):
    figures = {figure.id: figure for figure in read_table(MEMO.read_bytes()).figures}
    of_claims = {
        finding.rule for finding in audit(figures.values()) if any(figures[name].is_claim for name in finding.figures)
    }
    names = {rule.title.en: rule.name for rule in RULES}
    order = [rule.name for rule in sorted(RULES, key=lambda rule: rule.name not in of_claims)]
    found = [names[title] for title in open_app("findings").headings if title in names]
    assert len(found) > 8
    assert found == sorted(found, key=order.index)


def test_a_change_between_two_figures_names_both_and_how_large_it_is(open_app: OpenApp):
    text = open_app("findings", table=SMALL).text
    assert "+25%" in text
    assert "b-1" in text
    assert "b-2" in text


def test_a_finding_names_the_statistic_that_it_is_about(open_app: OpenApp):
    words = open_app("findings", table=SMALL, text="Nya").html_words
    change = next(n for n, text in enumerate(words) if "+25%" in text)
    assert "Nya bostäder" in words[change - 3 : change]


@pytest.mark.parametrize("theirs", ["M;MP", "V;SD"])
def test_other_parties_change_no_finding(open_app: OpenApp, theirs: str):
    one, other = theirs.split(";")
    swap = {"M": one, "MP": other, "S": "C", "V": "KD"}
    memo = MEMO.read_text("utf-8")
    swapped = re.sub(r"(?<=,)(M|MP|S|V)(?=,(?:document|http))", lambda found: swap[found[0]], memo)
    assert swapped != memo
    assert open_app("findings", table=swapped).words == open_app("findings").words


def test_a_filter_keeps_the_findings_about_its_figures(open_app: OpenApp):
    text = open_app("findings", table=SMALL, topic="Work").text
    assert "b-1" not in text
    assert "b-3" in text or "b-4" in text
