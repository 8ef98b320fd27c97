"""Units: the closed list, the users' own, and quotients of them, with pint for the arithmetic.

A text is looked up in the list first: pint sees only definitions that are made here from known names and
numbers, never a cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from facts.figures.unit_list import GROUPS_OF_PEOPLE, SCALES, TONNES, UNITS, UnitDefinition, UnitKind
from facts.words import LANGS, Text
from facts.words.numbers import number
from facts.words.similar_words import all_nearest, is_slip

__all__ = ["MEASURED", "Unit", "UnitDefinition", "UnitKind", "Units"]

# No name of a unit has half as many letters, also as a quotient of two.
_LONGEST = 80
_PER = re.compile(r"\s*/\s*|\s+per\s+(?!\d)")
# "Brott per 100 000 invånare", "kronor per 10 mil": what it is per is so many of something.
_PER_MANY_OF = re.compile(r"(.+?)(?:\s*/\s*|\s+per\s+)(10{0,2}(?:[ .,\u00a0]?000){1,2}|100?) (?:of )?(.+)")
_SHARES_OF_PEOPLE = {10**3: "permille", 10**4: "per_10000", 10**5: "per_100000"}
_PER_SO_MANY = re.compile(r"(per 10{0,2}[ .,]?000) [^\W\d_]+\.?(?: [^\W\d_]+\.?)?")
_DIGIT = re.compile(r"\d")
# "Antal personer" counts persons.
_NUMBER_OF = re.compile(r"(?:antal(?:et)?|number of|no\. of|st|stycken) (?=\S)")
_TWICE = re.compile(r"(.+) \((.+)\)")
_BASE = re.compile(r"(?:19|20)\d\d ?= ?100")
_SHARE_WORDS = ("andel", "andelen", "share", "proportion", "rate")
_SHARE_OF = re.compile(r"(%|per ?cent|procent) (?:of|av) .+")
_WORD = re.compile(r"[^\W\d_]+(?:[ _-][^\W\d_]+){0,2}")
# Of three letters nearly every word is one letter from a unit: "bil" is no slip of "mil".
_SHORTEST_SLIP = 4
_NEVER_SCALED = ("share", "points", "rate", "times", "rank", "index", "temperature")
MEASURED = ("money", "time", "mass", "length", "area", "volume", "energy", "power")
_CURRENCIES = frozenset(unit.name for unit in UNITS if unit.kind == "money" and not unit.of)
_SCALE_OF = {scale.factor: scale for scale in SCALES}
_SCALE_WORDS = {
    word.casefold(): scale.factor for scale in SCALES for word in (scale.name, *scale.words, *scale.aliases)
}
_SCALE_LETTERS = {letters: scale.factor for scale in SCALES for letters in scale.letters.split()}
_SCALE_NAMES = frozenset(word for word in _SCALE_WORDS if word.isalpha() and len(word) >= _SHORTEST_SLIP)
# Two letters off, and met often: the words of the neighbouring languages.
_SCALE_SLIPS = {"millioner": "miljoner", "millionen": "miljonen", "milliarder": "miljarder"}
_SIGNED = re.compile(
    r"(?P<sign>[€$£]|us\$|sek|eur|usd|gbp|nok|dkk) ?(?P<after>\w+)"
    r"|(?P<before>[a-z]{1,3})(?P<last>[€$£]|eur|usd|gbp|nok|dkk)"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the program uses it.

    `name` is its fixed name ("child", "msek", "million tonne", "child / half_year"). Units of one `dimension`
    can be compared: a number in this unit times `factor` is the number in the dimension's first unit (SEK
    for money, percent for shares). `one` and `many` are its words after a number; for a per cent or
    per mille sign `symbol` is set and stands directly after the number. `scale` is the power of ten that it
    names: a million for msek. `own_word` is set for a word that no list has, comparable only with itself.
    """

    name: str
    dimension: str
    factor: float
    kind: UnitKind
    one: Text
    many: Text
    symbol: str = ""
    scale: int = 1
    own_word: str = ""

    @property
    def is_money(self) -> bool:
        """Whether it is money, or money per something."""
        return self.kind == "money" or self.dimension.partition(" / ")[0] in _CURRENCIES

    @property
    def full_share(self) -> float | None:
        """What a share cannot exceed, in this unit: 100 for percent, 1000 for permille; None for others."""
        return float(round(100 / self.factor)) if self.dimension == "percent" else None


class Units:
    """All units that a table may use: the closed list and `own`, in the order of their definition.

    >>> units = Units()
    >>> [units.find(text).name for text in ("Mkr", "£bn", "tusental ton", "kr per invånare")]
    ['msek', 'billion GBP', '1000 tonne', 'SEK / person']
    >>> units.find("besök"), units.own("besök").dimension
    (None, 'besök')
    """

    def __init__(self, own: Iterable[UnitDefinition] = ()) -> None:
        self.definitions = (*UNITS, *own)
        self._definition = {d.name: d for d in self.definitions}
        self._names = {alias: d.name for d in reversed(self.definitions) for alias in _writings(d)}
        self._found: dict[str, Unit | None] = {}

    def find(self, text: str) -> Unit | None:
        """The unit that `text` names, in Swedish or English, whatever its case; None when there is none."""
        return self._cached(_key(text), may_be_own=False)

    def own(self, text: str) -> Unit | None:
        """The unit that `text` names, where a word of letters that no list has is a countable thing of its own.

        None for what is no word, for a word that is nearly a known one, and for a scale that scales nothing.
        """
        return self._cached(_key(text), may_be_own=True)

    def measures(self) -> Mapping[str, Unit]:
        """The units of what is measured rather than counted (money, time, length …), by each of their writings."""
        return {
            writing: self._simple(definition)
            for definition in self.definitions
            if definition.kind in MEASURED
            for writing in _writings(definition)
        }

    def counts_anything(self, text: str) -> bool:
        """Whether `text` only says that things are counted: "st", "stycken", "pcs"."""
        return self._names.get(_key(text)) == "item"

    def scale(self, text: str) -> int | None:
        """The power of ten that `text` is: 10^6 for "miljoner" and "m"; None when it is none."""
        key = _key(text)
        return _SCALE_WORDS.get(key) or _SCALE_LETTERS.get(key)

    def nearest(self, text: str) -> str:
        """What a misspelt unit probably is, at the same size: "msek" for "MSekk"; "" when nothing is near."""
        key = _key(text)
        if len(key) > _LONGEST:
            return ""
        if key in GROUPS_OF_PEOPLE:
            return "person"
        if _SHARE_OF.fullmatch(key):
            return "percent"
        parts = [self._nearest_part(part) for part in _PER.split(key)]
        return " / ".join(parts) if all(parts) and len(parts) <= 2 else ""

    def near_scale(self, text: str) -> str:
        """The word for a power of ten that `text` is or misspells, without anything that it scales; else ""."""
        key = _key(text)
        return key if key in _SCALE_WORDS else _SCALE_SLIPS.get(key) or next(iter(all_nearest(key, _SCALE_NAMES)), "")

    def _nearest_part(self, key: str) -> str:
        if name := self._names.get(key):
            return name
        # Where a digit differs the size does: "per 1,000" is no slip of "per 10,000".
        if _DIGIT.search(key):
            return ""
        words = key.split(" ")
        if (
            len(words) > 1
            and (scale := self.near_scale(words[0]))
            and (base := self._nearest_part(" ".join(words[1:])))
        ):
            found = self.find(f"{scale} {base}")
            return found.name if found else ""
        # Two units that are equally near, such as mkr and mdkr, are no hint: one of them is a thousand times off.
        found_names = {self._names[word] for word in all_nearest(key, self._known)}
        return found_names.pop() if len(found_names) == 1 else ""

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(name for name in self._names if not _DIGIT.search(name))

    def _is_nearly_known(self, key: str) -> bool:
        """Whether a word is rather a slip than a word of its own. Of short words too many are near another."""
        for word in re.split(r"[ _-]", key):
            if word in GROUPS_OF_PEOPLE or self.near_scale(word) or (word != key and word in self._names):
                return True
            near = (
                (*all_nearest(word, self._known), *all_nearest(word, _SCALE_NAMES))
                if len(word) >= _SHORTEST_SLIP
                else ()
            )
            if any(is_slip(word, other) for other in near if len(other) >= _SHORTEST_SLIP):
                return True
        return False

    def _cached(self, key: str, *, may_be_own: bool) -> Unit | None:
        if len(key) > _LONGEST:
            return None
        if key not in self._found:
            self._found[key] = self._look_up(key)
        found = self._found[key]
        if found is not None or not may_be_own:
            return found
        own = f"\0{key}"
        if own not in self._found:
            self._found[own] = self._quotient(key, self._part_or_own) or self._part_or_own(key)
        return self._found[own]

    def _look_up(self, key: str) -> Unit | None:
        return self._part(key) or self._quotient(key, self._part) or self._named_twice(key)

    def _named_twice(self, key: str) -> Unit | None:
        """A unit with more about it in brackets: "procent (%)", "andel (%)", "SEK (mn)", "index (2015=100)"."""
        match = _TWICE.fullmatch(key)
        if match is None:
            return None
        one, other = self._listed(match[1]), self._listed(match[2])
        if one and one.name == "index" and _BASE.fullmatch(match[2]):
            return one
        if match[1] in _SHARE_WORDS and other and other.dimension == "percent":
            return other
        if one and other:
            return one if one.name == other.name else None
        return self._scaled(f"{match[2]} {match[1]}", self._listed) if one else None

    def _part(self, key: str) -> Unit | None:
        """A unit of the list, alone or with a scale."""
        # What a scale stands before has none itself, so that each word of many is looked up once.
        return self._listed(key) or self._scaled(key, self._listed)

    def _listed(self, key: str) -> Unit | None:
        name = self._names.get(key) or self._names.get(_per_so_many(key))
        return self._simple(self._definition[name]) if name else None

    def _part_or_own(self, key: str) -> Unit | None:
        if found := self._part(key) or self._scaled(key, self._own_word):
            return found
        return self._own_word(key)

    def _own_word(self, key: str) -> Unit | None:
        if not _WORD.fullmatch(key) or key.startswith("per ") or self._is_nearly_known(key):
            return None
        return Unit(key, key, 1.0, "count", Text(key, key), Text(key, key), own_word=key)

    def _scaled(self, key: str, find: Callable[[str], Unit | None]) -> Unit | None:
        """A unit with a power of ten before it or, for money, letters on either side: "£m", "MEUR", "€ billion"."""
        for word, rest in _scale_and_rest(key):
            unit = find(rest)
            scale = _SCALE_WORDS.get(word) or (_SCALE_LETTERS.get(word) if unit and unit.kind == "money" else None)
            if unit and scale and unit.scale == 1 and unit.kind not in _NEVER_SCALED:
                return self._times(unit, scale)
        return None

    def _times(self, unit: Unit, scale: int) -> Unit:
        for definition in self.definitions:
            if definition.of == unit.name and definition.kind == "money" and Fraction(definition.factor) == scale:
                return self._simple(definition)
        named = _SCALE_OF[scale]
        many = Text(f"{named.words.en} {unit.many.en}", f"{named.words.sv} {unit.many.sv}")
        # En miljon personer, men tusen.
        one = Text(many.en, f"{named.words.sv.removesuffix('er')} {unit.many.sv}")
        return Unit(
            f"{named.name} {unit.name}", unit.dimension, unit.factor * scale, unit.kind, one, many,
            scale=scale, own_word=unit.own_word,
        )  # fmt: skip

    def _simple(self, unit: UnitDefinition) -> Unit:
        root, factor = self._root(unit)
        scale = max(1, round(factor)) if unit.kind == "money" else 1
        return Unit(unit.name, root, factor, unit.kind, unit.one, unit.many, unit.symbol, scale)

    def _quotient(self, key: str, find: Callable[[str], Unit | None]) -> Unit | None:
        if many := _PER_MANY_OF.fullmatch(key):
            top, bottom, n = find(many[1]), find(many[3]), int(re.sub(r"\D", "", many[2]))
        else:
            parts = _PER.split(key)
            top, bottom = (find(part) for part in parts) if len(parts) == 2 else (None, None)
            n = 1
        if top is None or bottom is None or bottom.scale > 1 < n:
            return None
        if n in _SHARES_OF_PEOPLE and top.name == bottom.name == "person":
            return self._simple(self._definition[_SHARES_OF_PEOPLE[n]])
        so_many = bottom.one if n == 1 else Text(*(f"{number(n, lang)}\u00a0{bottom.many.of(lang)}" for lang in LANGS))
        return Unit(
            f"{top.name} / {bottom.name if n == 1 else f'{n} {bottom.name}'}", f"{top.dimension} / {bottom.dimension}",
            top.factor / (bottom.factor * n), "rate",
            _per(top.one, so_many), _per(top.many, so_many),
            scale=top.scale, own_word=top.own_word or bottom.own_word,
        )  # fmt: skip

    def _root(self, unit: UnitDefinition) -> tuple[str, float]:
        """The first unit of the dimension, and how many of it one `unit` is."""
        root = unit
        while root.of:
            root = self._definition[root.of]
        if root is unit:
            return root.name, 1.0
        if unit.of == root.name:
            return root.name, float(Fraction(unit.factor))
        return root.name, float(self._registry.Quantity(1, _safe(unit.name)).to(_safe(root.name)).magnitude)

    @cached_property
    def _registry(self) -> Any:
        from pint import UnitRegistry  # takes a quarter of a second, and only own units are made of units that are made

        registry: Any = UnitRegistry(None, on_redefinition="raise")
        for unit in self.definitions:
            factor = Fraction(unit.factor)
            meaning = f"{float(factor)!r} * {_safe(unit.of)}" if unit.of else f"[{_safe(unit.name)}]"
            registry.define(f"{_safe(unit.name)} = {meaning}")
        return registry


def _per_so_many(key: str) -> str:
    """The "per 10 000" of "per 10 000 elever": whatever they are, it is so many in ten thousand."""
    match = _PER_SO_MANY.fullmatch(key)
    return match[1] if match else ""


def _scale_and_rest(key: str) -> Iterator[tuple[str, str]]:
    """What may be a power of ten, and the unit that it scales: "tusental ton", "1 000 kr", "millions of people"."""
    words = key.split(" ")
    if words[0] in TONNES:
        yield TONNES[words[0]], " ".join(("ton", *words[1:]))
    for n in (1, 2):
        rest = " ".join(words[n:]).removeprefix("of ")
        if rest:
            yield " ".join(words[:n]), rest
    if match := _SIGNED.fullmatch(key):
        yield (match["after"], match["sign"]) if match["sign"] else (match["before"], match["last"])


def _writings(unit: UnitDefinition) -> list[str]:
    # A place in a ranking is no unit called "place", which people write for what can be filled.
    words = () if unit.kind == "rank" else (*unit.one, *unit.many)
    words = (unit.name, unit.name.replace("_", " "), *words, *unit.aliases, unit.symbol)
    return [_key(word) for word in words if word]


def _key(text: str) -> str:
    return _NUMBER_OF.sub("", re.sub(r"\s+", " ", text).strip().casefold(), count=1)


def _safe(name: str) -> str:
    """A name that pint cannot read as anything else: letters a–z made of the name's characters."""
    return "unit_" + "_".join(f"{ord(letter):x}" if not letter.isascii() or not letter.isalnum() else letter
                              for letter in name)  # fmt: skip


def _per(top: Text, bottom: Text) -> Text:
    return Text(f"{top.en} per {bottom.en}", f"{top.sv} per {bottom.sv}")
