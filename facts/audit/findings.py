"""Findings: statements about figures, numbers first and words last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from facts.words import Text

FindingLevel = Literal["caution", "note", "badge"]
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
