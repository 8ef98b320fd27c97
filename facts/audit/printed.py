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


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def as_json(finding: Finding) -> str:
    """A finding as a JSON object in one line."""
    return _encode(finding.as_dict())


def in_one_object(findings: Iterable[str]) -> Iterator[str]:
    """One JSON object around findings that are written already, piece by piece: no table is too large for it."""
    between = '{"findings": ['
    for finding in findings:
        yield f"{between}\n{finding}"
        between = ","
    yield f"{between}]}}\n" if between != "," else "\n]}\n"


def as_text(finding: Finding, lang: Lang) -> str:
    """A finding for a reader: its level and sentence, and below them its rule and the figures it is about."""
    ids = ", ".join(finding.figures[:MOST_IDS])
    more = f" + {len(finding.figures) - MOST_IDS}" if len(finding.figures) > MOST_IDS else ""
    level = LEVELS[finding.level].of(lang)
    return f"{level}: {finding.message.of(lang)}\n    {finding.rule}: {ids}{more}\n"
