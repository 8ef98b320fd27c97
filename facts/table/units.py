"""Units: the closed list of §3 and the users' own, with pint for the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facts.words import Text

UnitKind = Literal["count", "money", "share", "points", "rate", "time", "mass"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the program uses it.

    `name` is its fixed name ("child", "msek", "child / half_year"). Units of one `dimension` can be
    compared: a number in this unit times `factor` is the number in the dimension's first unit (SEK
    for money, percent for shares). `one` and `many` are its words after a number; for a per cent or
    per mille sign `symbol` is set and stands directly after the number.
    """

    name: str
    dimension: str
    factor: float
    kind: UnitKind
    one: Text
    many: Text
    symbol: str = ""
