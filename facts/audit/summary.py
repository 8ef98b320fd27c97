"""What was found, in short, and the same for app, report and site.

In a sentence: how many claims there are and how they stand. On a card: at most three lines, what a reader would be
misled without first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from facts.audit.findings import Finding
from facts.audit.phrases import CANNOT_BE_TESTED, RELATIONS_COUNTED
from facts.audit.relations import CAUTIONS
from facts.audit.rules import BY_NAME, RULES
from facts.figures.figure import Figure
from facts.words import LANGS, Lang, Text, counted, say
from facts.words.listings import listing

Standing = Literal["agrees", "close", "understated", "proved", "depends", "differs", "not_held"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
"""How a claim stands: it agrees with what is published, is off by little, says less than it, agrees with the figures
that are placed beside it as proof, agrees by some readings only, does not agree, is held against nothing."""

_OF_RELATION: Mapping[str, Standing] = {
    "consistent": "agrees", "within_reading": "agrees", "close": "close", "understated": "understated",
    "depends": "depends", "inconsistent": "differs",
}  # fmt: skip
# Of a claim that is held against several things, what a reader would be misled without is said.
_WEIGHT: tuple[Standing, ...] = ("not_held", "proved", "agrees", "understated", "close", "depends", "differs")


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over some figures: `standings` of the claims, `with_number` those that name one."""

    claims: int
    with_number: int
    references: int
    standings: Mapping[Standing, int]


def standings_of(
    claims: Iterable[Figure], findings: Iterable[Finding], figures: Mapping[str, Figure]
) -> dict[str, Standing]:
    """How each of `claims` stands by `findings`, by id; `figures` are all of the table."""
    standings: dict[str, Standing] = {figure.id: "not_held" for figure in claims}
    for finding in findings:
        standing = _OF_RELATION.get(str(finding.values.get("relation")))
        # Evidence that counts something else than the claim shows neither that it is right nor that it is wrong.
        if standing is None or finding.values.get("scope_same") is False:
            continue
        held = [name for name in finding.figures if name in figures and _is_held(figures[name], finding.rule)]
        others = [figures[name] for name in finding.figures if name in figures and name not in held]
        if standing == "agrees" and others and all(figure.is_claim for figure in others):
            standing = "proved"
        for name in held:
            if name in standings:
                standings[name] = max(standings[name], standing, key=_WEIGHT.index)
    return standings


def _is_held(figure: Figure, rule: str) -> bool:
    """Whether a finding of `rule` that names the figure says how it stands, rather than having it as proof."""
    if not figure.is_claim:
        return False
    match rule:
        case "evidence-direction":
            return bool(figure.direction)
        case "stated-change":
            return figure.change_since is not None
    return True


def summary_of(figures: Sequence[Figure], standings: Mapping[str, Standing]) -> Summary:
    """The counts over `figures`, whose claims stand as `standings` says."""
    claims = [figure for figure in figures if figure.is_claim]
    return Summary(
        claims=len(claims),
        with_number=sum(figure.value is not None for figure in claims),
        references=len(figures) - len(claims),
        standings=Counter(standings[figure.id] for figure in claims if figure.id in standings),
    )


def summary_sentence(summary: Summary, lang: Lang) -> str:
    """The counts in a sentence: "29 claims, 13 with numbers: 4 agree with published figures, …"."""
    references = counted("summary.references", summary.references, lang)
    if not summary.claims:
        return say("summary.no_claims", lang, references=references)
    claims = counted("summary.claims", summary.claims, lang)
    numbers = counted("summary.numbers", summary.with_number, lang)
    parts = [
        counted(f"summary.{name}", summary.standings[name], lang) for name in STANDINGS if summary.standings.get(name)
    ]
    if not parts:
        return say("summary.claims_alone", lang, claims=claims, numbers=numbers)
    return say("summary.sentence", lang, claims=claims, numbers=numbers, standings=listing(parts, lang))


def standing_words(standings: Iterable[Standing], lang: Lang) -> str:
    """How the claims of one statistic stand, in a few words for a row: every kind with its count."""
    counts = Counter(standings)
    if not counts:
        return say("summary.published", lang)
    if sum(counts.values()) == 1:
        return say(f"summary.alone_{next(iter(counts))}", lang)
    return "; ".join(counted(f"summary.row_{name}", counts[name], lang) for name in STANDINGS if counts[name])


# --- on a card: what a reader would be misled without first ------------------------------------------------------

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
_WEIGHTS = ("badge", "note", "caution")


_THEY_CANNOT = Text("They cannot be tested: ", "De går inte att pröva: ")


class OnCard(NamedTuple):
    """The lines that a card shows, each a finding or several as one, and how many findings are left for elsewhere."""

    shown: tuple[Finding, ...]
    more: int


def for_card(findings: Iterable[Finding]) -> OnCard:
    """Choose among the findings of one series, which come in the order of the audit; badges stand on the figures.

    In this order: quote or value not found; how the claims of all sides stand to published figures; claims that
    disagree, and evidence of another scope; a base that a claim rests on, small counts, targets; what cannot be
    compared; then the other rules in their order. What one rule says of several claims stands together, so that
    nobody's result is folded away while another's is shown.
    """
    spoken = [finding for finding in findings if finding.level != "badge"]
    lines: dict[str, list[Finding]] = {}
    for finding in _without_repetition(spoken):
        lines.setdefault(_line(finding), []).append(finding)
    in_order = sorted(lines.values(), key=_rank)
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
    if not _is_whole(group):
        return max(group, key=lambda finding: (_WEIGHTS.index(finding.level), -group.index(finding)))
    if len(group) == 1:
        return group[0]
    heaviest = max(group, key=lambda finding: _WEIGHTS.index(finding.level))
    figures = tuple(dict.fromkeys(name for finding in group for name in finding.figures))
    message = Text(*(_together(group, lang) for lang in LANGS))
    return heaviest._replace(figures=figures, message=message)


def _each_reason_once(group: Sequence[Finding], lang: Lang) -> str:
    """All sentences of a line; a reason why several claims cannot be tested follows the last of them."""
    parts = [finding.message.of(lang).partition(CANNOT_BE_TESTED.of(lang)) for finding in group]
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
        return say("card.several", lang, n=len(group), title=BY_NAME[group[0].rule].title.of(lang))
    tested = [finding for finding in group if finding.values.get("relation") != "not_testable"]
    if 0 < len(tested) <= _MOST_IN_A_LINE:
        rest = counted("card.untested", len(group) - len(tested), lang)
        return " ".join([*(finding.message.of(lang) for finding in tested), rest])
    counts = Counter(str(finding.values.get("relation")) for finding in group)
    in_order = (*CAUTIONS, *(name for name in RELATIONS_COUNTED if name not in CAUTIONS))
    parts = [RELATIONS_COUNTED[name].of(lang).format(n=counts[name]) for name in in_order if counts[name]]
    return say("card.standing", lang, n=len(group), parts=listing(parts, lang))
