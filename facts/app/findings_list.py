"""Findings in plain words, each with its rule's own page folded behind "why?"."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from facts.app.markup import joined, plain
from facts.audit.findings import Finding
from facts.audit.rule import Rule
from facts.audit.rules import BY_NAME
from facts.words import Lang, say


def finding_lines(findings: Iterable[Finding], lang: Lang) -> Markup:
    """A list of findings, cautions and notes told apart by a word as well as by their line."""
    return Markup('<ul class="findings">{}</ul>').format(joined(_line(finding, lang) for finding in findings))


def _line(finding: Finding, lang: Lang) -> Markup:
    return Markup('<li class="{0}"><b>{1}</b> {2} <details><summary>{3}</summary>{4}</details></li>').format(
        finding.level,
        say(f"findings.level_{finding.level}", lang),
        plain(finding.message.of(lang)),
        say("findings.why", lang),
        rule_help(BY_NAME[finding.rule], lang),
    )


def rule_help(rule: Rule, lang: Lang) -> Markup:
    """What the rule says, why it matters, where it is silent, and what it rests on."""
    parts = (("says", rule.says), ("matters", rule.matters), ("silent", rule.silent))
    told = joined(
        Markup("<p><b>{}</b> {}</p>").format(say(f"findings.{name}", lang), text.of(lang)) for name, text in parts
    )
    return told + Markup("<p><b>{}</b> {}</p>").format(say("findings.reference", lang), rule.reference)
