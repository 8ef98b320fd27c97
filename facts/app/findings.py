"""Findings: all of them by rule on a page of their own, and those of a card, each with its rule's own page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.citations import ids_html
from facts.app.markup import join_html, page_of, plain
from facts.app.pages import PageContext
from facts.audit.findings import Finding, findings_in_view
from facts.audit.points import by_series
from facts.audit.rule import Rule
from facts.audit.rules import RULE_BY_NAME, RULES
from facts.figures.figure import Figure
from facts.grouping import grouped
from facts.words import Lang, counted, say

# More of a rule, or of more statistics, make a page that nobody looks along, and that a browser draws slowly.
_FINDINGS_ON_A_PAGE = 50
_SERIES_ON_A_PAGE = 500


def show_findings(context: PageContext) -> None:
    """Draw the page."""
    lang = context.lang
    with context.above:
        markup.show_heading(1, say("pages.findings", lang), say("findings.lead", lang))
    keys = page_of(list(by_series(context.in_view)), _SERIES_ON_A_PAGE, "findings")
    found = _findings_by_rule(keys, context)
    if not found:
        markup.show_status(say("findings.none", lang))
    figures = context.open_table.table_view().figures
    for rule in sorted(RULES, key=lambda rule: not _concern_claims(found.get(rule.name, ()), figures)):
        if rule.name in found:
            findings = sorted(found[rule.name], key=lambda finding: not _concern_claims([finding], figures))
            _show_rule(rule, findings, context)
    silent = [rule for rule in RULES if rule.name not in found]
    if silent:
        markup.show_html(_silent(silent, lang))


def _findings_by_rule(keys: Sequence[str], context: PageContext) -> dict[str, list[Finding]]:
    """By rule, the findings on these series that are about figures in view; a series is audited once."""
    audited = context.open_table.table_audit()
    found: list[Finding] = []
    with st.spinner(say("findings.looking", context.lang)):
        for series in {case.series.key: None for key in keys for case in audited.table.that_may_speak_of(key)}:
            found += findings_in_view(audited.findings_from(series), context.visible, audited.table.figures)
    return grouped(found, lambda finding: finding.rule)


def _concern_claims(findings: Iterable[Finding], figures: Mapping[str, Figure]) -> bool:
    """Whether any of the findings is about what somebody claims: those come first."""
    return any(figures[name].is_claim for finding in findings for name in finding.figures if name in figures)


def _show_rule(rule: Rule, findings: list[Finding], context: PageContext) -> None:
    lang = context.lang
    title = Markup('<h2 id="{}">{}</h2>').format(rule.name, rule.title.of(lang))
    help_text = Markup(
        '<div class="count-line">{} · <code>{}</code> · <details><summary>{}</summary>{}</details></div>'
    ).format(
        counted("findings.found", len(findings), lang), rule.name, say("findings.about", lang), _rule_help(rule, lang)
    )
    figures = context.open_table.table_view().figures
    shown = join_html(_line(finding, figures, lang) for finding in page_of(findings, _FINDINGS_ON_A_PAGE, rule.name))
    listed = Markup('<ul class="findings">{}</ul>').format(shown)
    if rule.level == "badge":
        folded = counted("findings.marks", len(findings), lang)
        listed = Markup("<details><summary>{}</summary>{}</details>").format(folded, listed)
    markup.show_html(title + help_text + listed)


def _line(finding: Finding, figures: Mapping[str, Figure], lang: Lang) -> Markup:
    """What is found, under the title of the statistic that it is about."""
    about = figures[finding.figures[0]]
    ids = ids_html(finding.figures, lang, " · ")
    return Markup('<li class="{}"><span class="about">{}</span><b>{}</b> {} <div class="ids">{}</div></li>').format(
        finding.level,
        plain(about.series_title(lang)),
        say(f"findings.level_{finding.level}", lang),
        plain(finding.message.of(lang)),
        ids,
    )


def _silent(rules: list[Rule], lang: Lang) -> Markup:
    """The rules that found nothing, so that a reader sees they were asked."""
    items = join_html(
        Markup("<li><details><summary>{}</summary>{}</details></li>").format(
            rule.title.of(lang), _rule_help(rule, lang)
        )
        for rule in rules
    )
    return Markup('<h2>{}</h2><ul class="silent">{}</ul>').format(say("findings.silent_rules", lang), items)


# --- findings on a card ------------------------------------------------------------------------------------------


def finding_lines(findings: Iterable[Finding], lang: Lang) -> Markup:
    """A list of findings, cautions and notes told apart by a word as well as by their line."""
    return Markup('<ul class="findings">{}</ul>').format(
        join_html(_finding_html(finding, lang) for finding in findings)
    )


def _finding_html(finding: Finding, lang: Lang) -> Markup:
    return Markup('<li class="{0}"><b>{1}</b> {2} <details><summary>{3}</summary>{4}</details></li>').format(
        finding.level,
        say(f"findings.level_{finding.level}", lang),
        plain(finding.message.of(lang)),
        say("findings.why", lang),
        _rule_help(RULE_BY_NAME[finding.rule], lang),
    )


def _rule_help(rule: Rule, lang: Lang) -> Markup:
    """What the rule says, why it matters, where it is silent, and what it rests on."""
    parts = (("says", rule.says), ("matters", rule.matters), ("silent", rule.silent))
    told = join_html(
        Markup("<p><b>{}</b> {}</p>").format(say(f"findings.{name}", lang), text.of(lang)) for name, text in parts
    )
    return told + Markup("<p><b>{}</b> {}</p>").format(say("findings.reference", lang), rule.reference)
