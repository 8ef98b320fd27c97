"""What can be wrong with a table: one catalogue of codes, with words in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from facts.words import Lang, Text

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One code of the catalogue: its level, when it arises, what to tell the reader and how to mend it.

    `message` and `hint` may hold placeholders, filled from the values of each problem.
    """

    code: str
    level: Level
    condition: Text
    message: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem at a place in the file.

    `line` is the physical line where the record starts, None for the whole file; `column` the
    column's name, None for the whole record.
    """

    code: str
    line: int | None = None
    column: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
