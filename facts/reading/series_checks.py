"""What the rows of one series show together: one dimension, one title, one size of numbers, periods of one kind."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median

from facts.figures.columns import OF_SERIES, SCOPES
from facts.figures.figure import SUPERLATIVES
from facts.figures.problems import Problem, one_line
from facts.figures.units import Unit
from facts.grouping import grouped
from facts.reading.beside_the_number import Scopes, may_be_group
from facts.reading.rows import Row
from facts.words import LANGS, Text

# A share below one that is a fifth to five times of the others when taken times a hundred was meant as one of them.
_SCALE = 5
_RATE = re.compile(
    r"förändring|ändring|tillväxt|inflation|ökning|minskning|årstakt|utvecklingstakt"
    r"|change|growth|increase|decrease|year[ -]on[ -]year|annual rate",
    re.I,
)
_SAYS_SCALE = {
    1000: re.compile(
        r"\b1[  .,]?000-tal\b|\btusentals?\b|\b(?:i|in) (?:tusen|thousands?)\b|[(,] ?(?:thousands?|tusen)\b|\btkr\b"
        r"|\(1[  .,]?000\b|['’]000\b|\b000s\b",
        re.I,
    ),
    10**6: re.compile(
        r"\b(?:i|in) (?:miljoner|millions?)\b|[(,] ?(?:miljoner|millions?|mn)\b|\b(?:mkr|mnkr|msek)\b|[€£$]m\b", re.I
    ),
    10**9: re.compile(
        r"\b(?:i|in) (?:miljarder|billions?)\b|[(,] ?(?:miljarder|billions?|bn)\b|\b(?:mdkr|mdr)\b|[€£$]bn\b", re.I
    ),
}
# One of these stands in every heading that says a scale.
_HINTS_OF_SCALE = (
    "000", "tus", "thous", "milj", "mill", "bill", "mkr", "nkr", "tkr", "dkr", "mdr", "sek", "mn", "bn", "£m", "€m",
    "$m",
)  # fmt: skip
_SCALE_WORDS = {
    1000: Text("thousands", "tusental"), 10**6: Text("millions", "miljoner"), 10**9: Text("billions", "miljarder"),
}  # fmt: skip
# A slip leaves the number as it was: put right, it lies among the others, which must be near each other themselves to
# prove it. Where other numbers are out of line too, sizes prove nothing. Of two figures only a thousand nearly to the
# point is one.
_SLIPS = (1000, 1_000_000)
# Put right it lies within half of the others, of two within a quarter; figures of one scope that lie within five times
# of their middle are near each other. A series without scopes proves something only with more than three figures.
_AMONG = 1.5
_AMONG_TWO = 1.25
_APART = 5.0
_FEW = 3


def _stated_scale(heading: str) -> int | None:
    """The power of ten that a title or a column's head says its numbers are in, None when it says none.

    >>> [_stated_scale(text) for text in ("Arbetslösa (1000 personer)", "Revenue, in millions", "Antal personer")]
    [1000, 1000000, None]
    """
    words = heading.casefold()
    if not any(map(words.__contains__, _HINTS_OF_SCALE)):
        return None
    return next((scale for scale, pattern in _SAYS_SCALE.items() if pattern.search(heading)), None)


class _Levels:
    """The numbers of a series that are no changes and no shares: lines, sizes in the dimension's first unit, scopes.

    They stand in arrays, since a large table has one for each row.
    """

    __slots__ = ("lines", "scopes", "sizes")

    def __init__(self) -> None:
        self.lines = array("q")
        self.sizes = array("d")
        self.scopes = array("q")

    def slips(self) -> Iterator[tuple[int, int, int]]:
        """Lines of numbers that lie a thousand or a million times off the others of their scope."""
        if max(self.sizes) < min(self.sizes) * _SLIPS[0] / (_APART * _AMONG):
            return
        levels = list(zip(self.lines, self.sizes, strict=True))
        by_scope = grouped(range(len(levels)), self.scopes.__getitem__).values()
        groups = [[levels[n] for n in own] for own in by_scope if len(own) > 1]
        for group in groups or ([levels] if len(levels) > _FEW else []):
            yield from _off_by_a_scale(group)


@dataclass(slots=True, eq=False)
class _Shares:
    """The shares of a series, those outside 0–100 percent as written, and what they are said to be shares of."""

    values: list[tuple[int, Decimal, Unit]] = field(default_factory=list)
    outside: list[tuple[int, str]] = field(default_factory=list)
    definitions: set[str] = field(default_factory=set)


# A large table has thousands of series: what most of them lack is made when it is needed.
@dataclass(slots=True, eq=False)
class SeriesChecks:
    """Sees the rows of one series in order.

    `first_texts` are the first title and topic by column, with their lines. `otherwise` are lines that say another one:
    the column, the line, the text, and its translations there.
    """

    name: str
    unit: tuple[int, Unit] | None = None
    names: object = None
    """The readings of the first row's title and topic: a row that repeats them all says nothing new."""
    first_texts: dict[str, tuple[int, str]] = field(default_factory=dict)
    otherwise: list[tuple[str, int, str, set[str]]] = field(default_factory=list)
    shares: _Shares | None = None
    changes: list[tuple[int, Unit]] = field(default_factory=list)
    scopes: Scopes | None = None
    compared: list[tuple[int, tuple[tuple[str, str], ...], bool]] | None = None
    levels: _Levels | None = None
    months_or_years: list[tuple[int, str, str]] | None = None
    """Lines, columns and texts of months whose number is that of the next year: 2007-08."""
    has_months: bool = False
    """Whether another month is written with two numbers, which shows that these are months too."""

    def see_names(self, row: Row, at: dict[str, int], columns: Sequence[tuple[str, int]]) -> None:
        """The title and the topic, each with its translations."""
        for name, n in columns:
            if text := row.readings[n].value:
                first = self.first_texts.get(name)
                if first is None:
                    self.first_texts[name] = (row.line, text)
                elif first[1] != text:
                    own = (row.readings[at[other]].value for other in OF_SERIES.get(name, ()) if other in at)
                    self.otherwise.append((name, row.line, text, {text for text in own if text}))

    def see_scopes(self, row: Row, at: dict[str, int]) -> None:
        """The labels of the row, and what it is compared with."""
        readings = row.readings
        if self.scopes is None:
            self.scopes = Scopes()
        self.scopes.see((column, readings[at[column]].value) for column in SCOPES)
        # What a word that is no direction or unit compares, nobody can tell before it is mended.
        is_open = any(one.value is None and one.notes for one in (readings[at["direction"]], readings[at["unit"]]))
        if (compared := readings[at["compared_with"]].value) and not is_open:
            self.compared = self.compared or []
            self.compared.append((row.line, compared, may_be_group(row.amount.direction, row.amount.unit)))

    def see_month(self, line: int, column: str, text: str) -> None:
        """A cell that is read as a month and written with two numbers."""
        if int(text[5:7]) == (int(text[2:4]) + 1) % 100:
            self.months_or_years = self.months_or_years or []
            self.months_or_years.append((line, column, text))
        else:
            self.has_months = True

    def see_amount(self, row: Row, unit: Unit, at: dict[str, int], scope: tuple[str, ...]) -> Problem | None:
        """The number of a row, its unit and the cells of its scope; a unit of another dimension is said at once."""
        amount = row.amount
        if row.is_relative or (unit.kind == "rank" and amount.direction in SUPERLATIVES):
            # A change may be given in percent, points or times, and a place in an order, whatever the series counts.
            if unit.kind not in ("share", "points", "times", "rank"):
                self.changes.append((row.line, unit))
            return None
        if self.unit is None:
            self.unit = (row.line, unit)
        elif self.unit[1].dimension != unit.dimension:
            return _mismatch(self.name, self.unit, row.line, unit)
        if amount.value is not None:
            self._see_level(row, unit, amount.value, at, scope)
        return None

    def _see_level(self, row: Row, unit: Unit, value: Decimal, at: dict[str, int], scope: tuple[str, ...]) -> None:
        if unit.kind == "share":
            shares = self.shares = self.shares or _Shares()
            shares.values.append((row.line, value, unit))
            if row.amount.is_outside:
                shares.outside.append((row.line, row.cells[at["value"]].strip()))
            if definition := row.readings[at["definition"]].value:
                shares.definitions.add(definition)
        elif value and unit.kind != "index":
            levels = self.levels
            if levels is None:
                levels = self.levels = _Levels()
            levels.lines.append(row.line)
            levels.sizes.append(abs(float(value)) * unit.factor)
            levels.scopes.append(hash(scope))

    def problems(self) -> Iterator[Problem]:
        """What is to be said when every row has been seen."""
        if self.otherwise:
            yield from self._inconsistent()
        if self.compared:
            yield from self._ambiguous_scopes(self.compared)
        for line, unit in self.changes:
            if self.unit is not None and unit.dimension != self.unit[1].dimension:
                yield _mismatch(self.name, self.unit, line, unit)
        if self.shares and (found := list(self._no_shares(self.shares))) and not self.is_rate:
            yield from found
        if self.levels:
            yield from self._slips(self.levels)

    def asks_about_months(self) -> bool:
        """Whether its writings such as 2007-08 follow each other as years do, and no other month stands among them."""
        first_years = {int(text[:4]) for _, _, text in self.months_or_years or ()}
        return not self.has_months and any(year + 1 in first_years for year in first_years)

    @property
    def is_rate(self) -> bool:
        """Whether its per cents are a rate of change, which is no share of anything."""
        titles = (text for name, (_, text) in self.first_texts.items() if name.startswith("title"))
        definitions = self.shares.definitions if self.shares else ()
        return any(map(_RATE.search, (self.name, *titles, *definitions)))

    def _inconsistent(self) -> Iterator[Problem]:
        """Titles and topics that are neither what the series is called nor that name in the other language."""
        texts = {name: text for name, (_, text) in self.first_texts.items()}
        same = {name: {texts[other] for other in own if other in texts} for name, own in OF_SERIES.items()}
        for name, _, text, translations in self.otherwise:
            if texts[name] in translations:
                same[name].add(text)
        for name, line, text, _ in self.otherwise:
            if text not in same.get(name, ()):
                first = str(self.first_texts[name][0])
                values = {"text": one_line(text), "other": one_line(texts[name]), "first": first}
                yield Problem("inconsistent-series", line, name, values | {"series": one_line(self.name)})

    def _ambiguous_scopes(
        self, comparisons: Sequence[tuple[int, tuple[tuple[str, str], ...], bool]]
    ) -> Iterator[Problem]:
        scopes = self.scopes or Scopes()
        for line, compared, is_of_a_group in comparisons:
            for scope in compared:
                if len(columns := scopes.columns(scope, is_of_a_group)) != 1:
                    values = {"text": one_line(scope[1]), "series": one_line(self.name)}
                    if columns:
                        values |= {"variant": "several", "columns": ", ".join(columns)}
                    yield Problem("ambiguous-scope", line, "compared_with", values)

    def _no_shares(self, shares: _Shares) -> Iterator[Problem]:
        """What cannot be a share of anything, or not of what the others are."""
        for line, text in shares.outside:
            yield Problem("percent-range", line, "value", {"text": one_line(text)})
        yield from self._mixed_scale(shares.values)

    def _mixed_scale(self, shares: Sequence[tuple[int, Decimal, Unit]]) -> Iterator[Problem]:
        """Shares of at most 1 that, a hundred times larger, would lie among the series' other shares."""
        large = [(value, line) for line, value, _ in shares if value > 1]
        if not large:
            yield from self._all_small(shares)
        if not large or len(large) == len(shares):
            return
        middle = median(value for value, _ in large)
        for line, value, unit in shares:
            if 0 < value < 1 and middle / _SCALE <= value * 100 <= middle * _SCALE:
                other, first = large[0]
                sign = unit.symbol or unit.name
                values = {"text": str(value), "unit": sign, "other": str(other), "first": str(first)}
                yield Problem("mixed-scale", line, "value", values)

    def _all_small(self, shares: Sequence[tuple[int, Decimal, Unit]]) -> Iterator[Problem]:
        """A series of shares wholly between 0 and 1, as a spreadsheet holds per cents."""
        small = [line for line, value, _ in shares if 0 < value < 1]
        if len(small) > 1 and len(small) == sum(value != 0 for _, value, _ in shares):
            line, value, unit = next(share for share in shares if share[1])
            values = {"text": str(value), "unit": unit.symbol or unit.name, "series": one_line(self.name)}
            yield Problem("scale-slip", line, "value", values | {"variant": "shares"})

    def _slips(self, levels: _Levels) -> Iterator[Problem]:
        yield from self._title_says_otherwise()
        for line, times, first in levels.slips():
            values = {"number_times": str(times), "first": str(first), "series": one_line(self.name)}
            yield Problem("scale-slip", line, "value", values)

    def _title_says_otherwise(self) -> Iterator[Problem]:
        if self.unit is None or self.unit[1].scale > 1 or self.unit[1].kind in ("share", "points", "rate", "index"):
            return
        for name, (line, text) in self.first_texts.items():
            if name.startswith("title") and (scale := _stated_scale(text)):
                words = _SCALE_WORDS[scale]
                values = {"text": one_line(text), "unit": self.unit[1].name, "scale_en": words.en, "scale_sv": words.sv}
                yield Problem("scale-slip", line, "unit", values | {"variant": "title"})
                return


def _off_by_a_scale(group: Sequence[tuple[int, float]]) -> Iterator[tuple[int, int, int]]:
    """Lines of numbers that lie a thousand or a million times off the others, and the line of one of these."""
    middle = median(size for _, size in group) if len(group) > 2 else group[0][1]
    kept = [(line, size) for line, size in group if size / _APART <= middle <= size * _APART]
    off = [(line, size) for line, size in group if not size / _APART <= middle <= size * _APART]
    sizes = [size for _, size in kept]
    if not off or len(kept) <= len(off) - (len(group) == 2) or max(sizes) > _APART * min(sizes):
        return
    near = _AMONG if len(group) > 2 else _AMONG_TWO
    found = []
    for line, size in off:
        right = ((size / times if size > middle else size * times, times) for times in _SLIPS)
        found += [(line, times, kept[0][0]) for put_right, times in right
                  if min(sizes) / near <= put_right <= max(sizes) * near]  # fmt: skip
    if len(found) == len(off):
        yield from found


def _mismatch(series: str, first: tuple[int, Unit], line: int, unit: Unit) -> Problem:
    units = {
        f"{name}_{lang}": one.many.of(lang) for name, one in (("text", unit), ("other", first[1])) for lang in LANGS
    }
    values = {**units, "first": str(first[0]), "series": one_line(series)}
    return Problem("dimension-mismatch", line, "unit", values)
