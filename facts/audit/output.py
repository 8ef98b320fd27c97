"""Findings as the command prints them: a stream of JSON, or lines to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import orjson

from facts.audit.findings import Finding
from facts.words import Lang, say

MOST_IDS = 4


def as_json(findings: Iterable[Finding]) -> bytes:
    """Findings as JSON objects, a line for each and a comma between them."""
    return b",\n".join([orjson.dumps(finding.as_dict()) for finding in findings])


def in_one_object(stretches: Iterable[bytes]) -> Iterator[bytes]:
    """One JSON object around findings that are written already, piece by piece: no table is too large for it."""
    yield b'{"findings": ['
    between = b"\n"
    for findings in filter(None, stretches):
        yield between + findings
        between = b",\n"
    yield b"]}\n" if between == b"\n" else b"\n]}\n"


def as_text(findings: Iterable[Finding], lang: Lang) -> bytes:
    """Findings for a reader: level and sentence, and below them the rule and the figures it is about."""
    return "".join([_lines(finding, lang) for finding in findings]).encode("utf-8", "replace")


def _lines(finding: Finding, lang: Lang) -> str:
    ids = ", ".join(finding.figures[:MOST_IDS])
    more = f" + {len(finding.figures) - MOST_IDS}" if len(finding.figures) > MOST_IDS else ""
    level = say(f"findings.level_{finding.level}", lang)
    return f"{level}: {finding.message.of(lang)}\n    {finding.rule}: {ids}{more}\n"
