"""What a card shows of the findings of a series: at most three lines, what a reader would be misled without first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from facts.audit.findings import LEVELS, Finding
from facts.audit.phrases import CANNOT_BE_TESTED, RELATIONS_COUNTED
from facts.audit.relations import CAUTIONS
from facts.audit.rules import RULE_BY_NAME, RULES
from facts.grouping import grouped
from facts.words import LANGS, Lang, Text, counted, say
from facts.words.listings import listing

MOST = 3
_MOST_IN_A_LINE = 3
"""Sentences that a reader takes in at once; of more it is counted how they come out."""

HELD = ("corroboration", "stated-change", "comparison", "superlative", "sum-of-years", "evidence-direction")
"""The rules that say how claims stand to figures: one line for the claims of all sides."""
_NOT_FOUND = ("quote-not-found", "value-not-in-quote")
_BESIDE = ("disagreement", "evidence-scope")
_WEIGHED = ("baseline", "small-counts", "margin-of-error", "per-head", "fixed-prices", "target-as-baseline",
            "target-vs-outcome")  # fmt: skip
_CHANGES = ("change", "percentage-points")
_TELL_THE_CHANGE = ("per-head", "fixed-prices", "margin-of-error")
_PLANS = ("forecast-vs-outcome", "target-vs-outcome")
_ONLY_AS_CAUTION = ("baseline", "per-head", "fixed-prices")
_CANNOT_BE_COMPARED = ("period-mismatch", "scope-mismatch", "definition-drift")
_PLACE = {rule.name: place for place, rule in enumerate(RULES)}


_THEY_CANNOT = Text("They cannot be tested: ", "De går inte att pröva: ")


class OnCard(NamedTuple):
    """The lines that a card shows, each a finding or several as one, and how many findings are left for elsewhere."""

    lines: tuple[Finding, ...]
    more: int


def for_card(findings: Iterable[Finding]) -> OnCard:
    """Choose among the findings of one series, which come in the order of the audit; badges stand on the figures.

    In this order: quote or value not found; how the claims of all sides stand to published figures; claims that
    disagree, and evidence of another scope; a base that a claim rests on, small counts, targets; what cannot be
    compared; then the other rules in their order. What one rule says of several claims stands together, so that
    nobody's result is folded away while another's is shown.
    """
    spoken = [finding for finding in findings if finding.level != "badge"]
    in_order = sorted(grouped(_without_repetition(spoken), _line).values(), key=_rank)
    shown = [_as_one(group) for group in in_order[:MOST]]
    left = len(spoken) - sum(len(group) if _is_whole(group) else 1 for group in in_order[:MOST])
    return OnCard(tuple(shown), left)


def _without_repetition(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Without what a card need not say: what a line beside it tells, a base on which nothing hangs."""
    told = [set(one.figures) for one in findings if one.rule in HELD or one.rule in _TELL_THE_CHANGE]
    plans = [set(one.figures) for one in findings if one.rule in _PLANS]
    for finding in findings:
        is_told = finding.rule in _CHANGES and any(told_of.issuperset(finding.figures) for told_of in told)
        if finding.rule == "corroboration" and (nearest := finding.values["nearest"]):
            # That a forecast is not held against the outcome goes without saying beside the line that sets them apart.
            is_told = any(plan.issuperset((*finding.figures, str(nearest))) for plan in plans)
        elif finding.rule == "stated-change" and finding.values["relation"] == "not_testable":
            is_told = any(plan.issuperset(finding.figures) for plan in plans)
        hangs = finding.rule != "baseline" or finding.values["keep_sign"] != finding.values["of"]
        if not is_told and (hangs or finding.level == "caution"):
            yield finding


def _line(finding: Finding) -> str:
    if finding.rule in HELD:
        return "held"
    return "not compared" if finding.rule in _CANNOT_BE_COMPARED else finding.rule


def _rank(group: Sequence[Finding]) -> tuple[int, int]:
    """Where a line stands; within a line findings keep the order of the audit, which is that of the figures."""
    rule = group[0].rule
    if rule in _NOT_FOUND:
        return 0, _NOT_FOUND.index(rule)
    if rule in HELD:
        # What cannot be tested misleads nobody, and waits for what can.
        return (1, 0) if any(finding.values.get("relation") != "not_testable" for finding in group) else (5, 0)
    if rule in _BESIDE:
        return 2, _BESIDE.index(rule)
    if rule in _WEIGHED and (rule not in _ONLY_AS_CAUTION or any(finding.level == "caution" for finding in group)):
        return 3, _WEIGHED.index(rule)
    return (4, 0) if rule in _CANNOT_BE_COMPARED else (6, _PLACE[rule])


def _is_whole(group: Sequence[Finding]) -> bool:
    """Whether all findings of a line are said in it: they speak of claims, and any of them left out would favour."""
    return _line(group[0]) == "held" or group[0].rule in (*_NOT_FOUND, *_BESIDE)


def _as_one(group: Sequence[Finding]) -> Finding:
    """A line: the first of context findings, the claims' findings together."""
    heaviest = min(group, key=lambda finding: LEVELS.index(finding.level))
    if len(group) == 1 or not _is_whole(group):
        return heaviest
    figures = tuple(dict.fromkeys(name for finding in group for name in finding.figures))
    message = Text(*(_together(group, lang) for lang in LANGS))
    return heaviest._replace(figures=figures, message=message)


def _each_reason_once(group: Sequence[Finding], lang: Lang) -> str:
    """All sentences of a line, each once; a reason why several claims cannot be tested follows the last of them."""
    sentences = dict.fromkeys(finding.message.of(lang) for finding in group)
    parts = [sentence.partition(CANNOT_BE_TESTED.of(lang)) for sentence in sentences]
    shared = {reason for reason, n in Counter(reason for *_, reason in parts if reason).items() if n > 1}
    last = {reason: at for at, (*_, reason) in enumerate(parts)}
    return " ".join(
        "".join(part) if part[2] not in shared
        else part[0] + _THEY_CANNOT.of(lang) + part[2] if last[part[2]] == at
        else part[0].rstrip()
        for at, part in enumerate(parts)
    )  # fmt: skip


def _together(group: Sequence[Finding], lang: Lang) -> str:
    if len(group) <= _MOST_IN_A_LINE:
        return _each_reason_once(group, lang)
    if _line(group[0]) != "held":
        return say("card.several", lang, n=len(group), title=RULE_BY_NAME[group[0].rule].title.of(lang))
    tested = [finding for finding in group if finding.values.get("relation") != "not_testable"]
    if 0 < len(tested) <= _MOST_IN_A_LINE:
        rest = counted("card.untested", len(group) - len(tested), lang)
        return " ".join([*(finding.message.of(lang) for finding in tested), rest])
    counts = Counter(str(finding.values.get("relation")) for finding in group)
    in_order = (*CAUTIONS, *(name for name in RELATIONS_COUNTED if name not in CAUTIONS))
    parts = [RELATIONS_COUNTED[name].of(lang, n=counts[name]) for name in in_order if counts[name]]
    return say("card.standing", lang, n=len(group), parts=listing(parts, lang))
