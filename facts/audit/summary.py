"""What was found in a sentence: how many claims there are and how they stand; the same for app, report and site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from facts.audit.findings import Finding
from facts.figures.figure import Figure
from facts.words import Lang, counted, say
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
