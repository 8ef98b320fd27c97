"""Findings as the command prints them: a stream of JSON, or lines to read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from facts.audit.findings import Finding, FindingLevel
from facts.words import Lang, Text

MOST_IDS = 4

LEVELS: dict[FindingLevel, Text] = {
    "caution": Text("Caution", "Varning"),
    "note": Text("Note", "Notering"),
    "badge": Text("Mark", "Märke"),
}


def as_json(findings: Iterable[Finding]) -> Iterator[str]:
    """One JSON object piece by piece, so that no table is too large for it."""
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    between = '{"findings": ['
    for finding in findings:
        yield f"{between}\n{encode(finding.as_dict())}"
        between = ","
    yield f"{between}]}}\n" if between != "," else "\n]}\n"


def as_text(findings: Iterable[Finding], lang: Lang) -> Iterator[str]:
    """A line for each finding: its level, its sentence, its rule and the figures it is about."""
    for finding in findings:
        ids = ", ".join(finding.figures[:MOST_IDS])
        more = f" + {len(finding.figures) - MOST_IDS}" if len(finding.figures) > MOST_IDS else ""
        level = LEVELS[finding.level].of(lang)
        yield f"{level}: {finding.message.of(lang)}\n    {finding.rule}: {ids}{more}\n"
