"""Findings, statements about figures: as JSON, as lines to read, and those on the figures that a reader has chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Literal, NamedTuple, get_args

import orjson

from facts.figures.figure import Figure
from facts.words import LANGS, Lang, Text, counted, say

FindingLevel = Literal["caution", "note", "badge"]
LEVELS: tuple[FindingLevel, ...] = get_args(FindingLevel)
"""From what a reader would be misled without to a short mark."""
Value = float | int | str | bool | None | list[str] | list[int] | dict[str, str]


class Finding(NamedTuple):
    """What a rule says about figures, never about people.

    `figures` are ids in the order of the table; `values` hold the numbers under the contract's
    names, ready for JSON; `message` is the sentence made from them.
    """

    rule: str
    level: FindingLevel
    figures: tuple[str, ...]
    values: Mapping[str, Value]
    message: Text

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return {
            "rule": self.rule,
            "level": self.level,
            "figures": list(self.figures),
            "values": dict(self.values),
            "message": {"en": self.message.en, "sv": self.message.sv},
        }


# --- as the command prints them --------------------------------------------------------------------------------

# As many ids as fit in a line of a terminal.
_MOST_IDS_IN_TEXT = 4


BETWEEN_OBJECTS = b",\n"


def as_json(finding: Finding) -> bytes:
    """A finding as a JSON object."""
    rule, level, figures, values, message = finding
    said = {"en": message.en, "sv": message.sv}
    return orjson.dumps(
        {"rule": rule, "level": level, "figures": figures, "values": values, "message": said}, default=dict
    )


def in_one_object(stretches: Iterable[bytes]) -> Iterator[bytes]:
    """One JSON object around findings that are written already, piece by piece: no table is too large for it."""
    yield b'{"findings": ['
    between = b"\n"
    for findings in filter(None, stretches):
        yield between + findings
        between = BETWEEN_OBJECTS
    yield b"]}\n" if between == b"\n" else b"\n]}\n"


def as_text(finding: Finding, lang: Lang) -> bytes:
    """A finding for a reader: level and sentence, and below them the rule and the figures it is about."""
    ids = ", ".join(finding.figures[:_MOST_IDS_IN_TEXT])
    more = f" + {len(finding.figures) - _MOST_IDS_IN_TEXT}" if len(finding.figures) > _MOST_IDS_IN_TEXT else ""
    level = say(f"findings.level_{finding.level}", lang)
    return f"{level}: {finding.message.of(lang)}\n    {finding.rule}: {ids}{more}\n".encode("utf-8", "replace")


# --- of the figures that a reader has chosen to see: nothing leans on hidden ones in silence ---------------------

_MOST_NAMED = 4
"""Of more hidden figures only the count is said: any choice among them would be one by order."""


def findings_in_view(
    findings: Iterable[Finding], visible: Set[str] | None, figures: Mapping[str, Figure]
) -> tuple[Finding, ...]:
    """The findings on figures whose ids are `visible`, in their order; None stands for all figures.

    A finding goes when every claim in it is hidden, or every figure. One that compares a visible figure with
    hidden ones says which these are.
    """
    if visible is None:
        return tuple(findings)
    return tuple(
        _naming_hidden(finding, hidden) if (hidden := _hidden_figures(finding, visible, figures)) else finding
        for finding in findings
        if _concerns(finding, visible, figures)
    )


def _concerns(finding: Finding, visible: Set[str], figures: Mapping[str, Figure]) -> bool:
    claims = [name for name in finding.figures if name in figures and figures[name].is_claim]
    return not visible.isdisjoint(claims or finding.figures)


def _hidden_figures(finding: Finding, visible: Set[str], figures: Mapping[str, Figure]) -> list[Figure]:
    return [figures[name] for name in finding.figures if name not in visible and name in figures]


def _naming_hidden(finding: Finding, hidden: Sequence[Figure]) -> Finding:
    message = Text(*(f"{finding.message.of(lang)} {_on_hidden(hidden, lang)}" for lang in LANGS))
    return finding._replace(message=message)


def _on_hidden(hidden: Sequence[Figure], lang: Lang) -> str:
    if len(hidden) > _MOST_NAMED:
        return say("views.hidden_many", lang, n=len(hidden))
    names = dict.fromkeys(_hidden_name(figure, lang) for figure in hidden)
    return counted("views.hidden", len(hidden), lang, figures="; ".join(names))


def _hidden_name(figure: Figure, lang: Lang) -> str:
    """Who says or measured it and for when, which is how a reader finds it again."""
    who = figure.text("cited_by", lang) if figure.is_claim else figure.text("producer", lang)
    letters = f" ({', '.join(figure.parties)})" if figure.parties and figure.is_claim else ""
    return f"{who or figure.id}{letters}, {figure.period.named(lang)}"
