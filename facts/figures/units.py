"""Units: the closed list, the users' own, and quotients of them, with pint for the arithmetic.

A text is looked up in the list first: pint sees only definitions that are made here from known names and
numbers, never a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from facts.figures.unit_list import UNITS, UnitDefinition, UnitKind
from facts.words import Text
from facts.words.similar_words import nearest

__all__ = ["Unit", "UnitDefinition", "UnitKind", "Units"]

_LONGEST = 80
_PER = re.compile(r"\s*/\s*|\s+per\s+")


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

    @property
    def is_money(self) -> bool:
        """Whether it is money, or money per something."""
        return self.kind == "money" or self.dimension.partition(" / ")[0] in CURRENCIES

    @property
    def whole(self) -> float | None:
        """What a share cannot exceed, in this unit: 100 for percent, 1000 for permille; None for others."""
        return float(round(100 / self.factor)) if self.dimension == "percent" else None


CURRENCIES = frozenset(unit.name for unit in UNITS if unit.kind == "money" and not unit.of)


class Units:
    """All units that a table may use: the closed list and `own`, in the order of their definition."""

    def __init__(self, own: Iterable[UnitDefinition] = ()) -> None:
        self.definitions = (*UNITS, *own)
        self._definition = {d.name: d for d in self.definitions}
        self._names = {alias: d.name for d in reversed(self.definitions) for alias in _writings(d)}
        self._found: dict[str, Unit | None] = {}

    def find(self, text: str) -> Unit | None:
        """The unit that `text` names, in Swedish or English, whatever its case; None when there is none."""
        key = _key(text)
        if len(key) > _LONGEST:
            return None
        if key not in self._found:
            self._found[key] = self._look_up(key)
        return self._found[key]

    def nearest(self, text: str) -> str:
        """The known unit whose writing is nearest to a misspelt one, "" when none is near."""
        known = frozenset(self._names)
        parts = [self._names.get(part) or self._names.get(nearest(part, known)) for part in _PER.split(_key(text))]
        return " / ".join(part for part in parts if part) if all(parts) and len(parts) <= 2 else ""

    def _look_up(self, key: str) -> Unit | None:
        if name := self._names.get(key):
            return self._simple(self._definition[name])
        top, *rest = _PER.split(key)
        if len(rest) != 1 or top not in self._names or rest[0] not in self._names:
            return None
        return self._quotient(self._definition[self._names[top]], self._definition[self._names[rest[0]]])

    def _simple(self, unit: UnitDefinition) -> Unit:
        root, factor = self._root(unit)
        return Unit(unit.name, root, factor, unit.kind, unit.one, unit.many, unit.symbol)

    def _quotient(self, top: UnitDefinition, bottom: UnitDefinition) -> Unit:
        quantity = self._registry.Quantity(1, f"{_safe(top.name)} / {_safe(bottom.name)}").to_root_units()
        roots = f"{self._root(top)[0]} / {self._root(bottom)[0]}"
        return Unit(
            f"{top.name} / {bottom.name}", roots, float(quantity.magnitude), "rate",
            _per(top.one, bottom.one), _per(top.many, bottom.one),
        )  # fmt: skip

    def _root(self, unit: UnitDefinition) -> tuple[str, float]:
        """The first unit of the dimension, and how many of it one `unit` is."""
        root = unit
        while root.of:
            root = self._definition[root.of]
        if root is unit:
            return root.name, 1.0
        return root.name, float(self._registry.Quantity(1, _safe(unit.name)).to(_safe(root.name)).magnitude)

    @cached_property
    def _registry(self) -> Any:
        from pint import UnitRegistry  # takes a quarter of a second, and most tables need no arithmetic

        registry: Any = UnitRegistry(None, on_redefinition="raise")
        for unit in self.definitions:
            factor = Fraction(unit.factor)
            meaning = f"{float(factor)!r} * {_safe(unit.of)}" if unit.of else f"[{_safe(unit.name)}]"
            registry.define(f"{_safe(unit.name)} = {meaning}")
        return registry


def _writings(unit: UnitDefinition) -> list[str]:
    words = (unit.name, unit.name.replace("_", " "), *unit.one, *unit.many, *unit.aliases, unit.symbol)
    return [_key(word) for word in words if word]


def _key(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()


def _safe(name: str) -> str:
    """A name that pint cannot read as anything else: letters a–z made of the name's characters."""
    return "unit_" + "_".join(f"{ord(letter):x}" if not letter.isascii() or not letter.isalnum() else letter
                              for letter in name)  # fmt: skip


def _per(top: Text, bottom: Text) -> Text:
    return Text(f"{top.en} per {bottom.en}", f"{top.sv} per {bottom.sv}")
