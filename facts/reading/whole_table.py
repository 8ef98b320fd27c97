"""What only the whole table shows: ids that come back, missing evidence, series that do not hold together."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median

from facts.figures.columns import OF_SERIES
from facts.figures.notes import BLANK
from facts.figures.problems import Problem, shown
from facts.figures.units import Unit
from facts.reading.rows import Row
from facts.reading.scopes import SCOPES, Scopes, may_be_group
from facts.words.similar_words import near_twins

_TWIN_COLUMNS = ("series", "place", "cited_by")
# What is merged over several rows of one place or group; what every row needs is missed anyway.
_MERGED_COLUMNS = ("place", "population", "definition", "producer")
_SCALE = 5


@dataclass(slots=True)
class _Series:
    """What the first rows of a series say: its unit, its title and topic, its shares.

    `otherwise` are lines that say another title or topic: by column, the line, the text, and its translations there.
    """

    unit: tuple[int, Unit] | None = None
    said: dict[str, tuple[int, str]] = field(default_factory=dict)
    otherwise: list[tuple[str, int, str, set[str]]] = field(default_factory=list)
    shares: list[tuple[int, Decimal, Unit]] = field(default_factory=list)
    changes: list[tuple[int, Unit]] = field(default_factory=list)
    scopes: Scopes = field(default_factory=Scopes)
    compared: list[tuple[int, tuple[tuple[str, str], ...], bool]] = field(default_factory=list)


@dataclass(slots=True)
class _Blocks:
    """A column whose every text is followed by blanks, as Excel saves merged cells: where the first blank is."""

    first_blank: int = 0
    blocks: int = 0
    is_blank: bool = True

    def see(self, is_blank: bool, line: int) -> bool:
        """Take one row into account; False once the column cannot be one of merged cells."""
        if is_blank:
            self.first_blank = self.first_blank or line
        elif not self.is_blank or (self.first_blank and not self.blocks):
            return False
        else:
            self.blocks += 1
        self.is_blank = is_blank
        return True


class WholeTable:
    """Sees each row once, in order; `problems` then holds what no single row could tell."""

    def __init__(self, at: dict[str, int], width: int) -> None:
        """`at` is the place of each column in a row of `width` cells; a column that is absent stands after them."""
        self._at = at
        self._width = width
        self._of_series = [
            name for one, own in OF_SERIES.items() for name in (one, *own) if at.get(name, width) < width
        ]
        self._own_units: dict[str, int] = {}
        self._blocks = {name: _Blocks() for name in _MERGED_COLUMNS if at[name] < width}
        self._compares = at["compared_with"] < width
        self._ids: dict[str, int] = {}
        self._evidence: list[tuple[int, tuple[str, ...]]] = []
        self._series: dict[str, _Series] = {}
        self._first: dict[str, dict[str, int]] = {name: {} for name in _TWIN_COLUMNS}
        self.problems: list[Problem] = []

    def see(self, row: Row) -> None:
        """Take one row into account."""
        judged, at = row.judged, self._at
        if identity := judged[at["id"]].value:
            self._see_id(identity, row.line)
        if evidence := judged[at["evidence"]].value:
            self._evidence.append((row.line, evidence))
        for name, first in self._first.items():
            if label := judged[at[name]].value:
                first.setdefault(label, row.line)
        if self._blocks:
            self._see_blocks(row)
        unit = judged[at["unit"]].value
        if unit is not None and unit.own_word:
            self._own_units.setdefault(unit.own_word, row.line)
        if series := judged[at["series"]].value:
            self._see_series(series, row)

    def see_unreadable(self, cells: list[str]) -> None:
        """A record with too few or too many cells: its id exists, so evidence may name it."""
        if self._at["id"] < min(self._width, len(cells)):
            self._ids.setdefault(same_id(cells[self._at["id"]].strip()), 0)

    def finish(self) -> list[Problem]:
        """All problems, when every row has been seen."""
        self.problems += self._bad_evidence()
        for series, seen in self._series.items():
            self.problems += _inconsistent(series, seen)
            self.problems += _late_mismatches(series, seen)
            self.problems += _mixed_scale(seen)
            self.problems += _ambiguous_scopes(series, seen)
        self.problems += self._merged_cells()
        self.problems += (
            Problem("own-unit", line, "unit", {"text": shown(word)}) for word, line in self._own_units.items()
        )
        for name, first in self._first.items():
            for label, other in near_twins(first).items():
                values = {"text": shown(label), "other": shown(other), "first": str(first[other])}
                self.problems.append(Problem("near-twin", first[label], name, values))
        return self.problems

    def _see_blocks(self, row: Row) -> None:
        over = [
            name for name, seen in self._blocks.items() if not seen.see(row.judged[self._at[name]] is BLANK, row.line)
        ]
        for name in over:
            del self._blocks[name]

    def _merged_cells(self) -> Iterator[Problem]:
        for name, seen in self._blocks.items():
            # One text above blanks may just be all that is known; two or more are a pattern.
            if seen.blocks > 1 and seen.is_blank:
                yield Problem("merged-cells", seen.first_blank, name, {"name": name, "variant": "blank"})

    def _see_id(self, identity: str, line: int) -> None:
        first = self._ids.setdefault(same_id(identity), line)
        if first == 0:
            self._ids[same_id(identity)] = line
        elif first != line:
            values = {"text": shown(identity), "first": str(first)}
            self.problems.append(Problem("duplicate-id", line, "id", values))

    def _bad_evidence(self) -> Iterator[Problem]:
        for line, evidence in self._evidence:
            unknown = [identity for identity in evidence if same_id(identity) not in self._ids]
            if unknown:
                yield Problem("bad-evidence", line, "evidence", {"text": shown(", ".join(unknown))})

    def _see_series(self, series: str, row: Row) -> None:
        seen = self._series.get(series)
        if seen is None:
            seen = self._series[series] = _Series()
        for name in self._of_series:
            if text := row.judged[self._at[name]].value:
                _, said = seen.said.setdefault(name, (row.line, text))
                if said != text:
                    seen.otherwise.append((name, row.line, text, self._translations(name, row)))
        if self._compares:
            self._see_scopes(seen, row)
        unit: Unit | None = row.judged[self._at["unit"]].value
        if unit is not None:
            self._see_unit(series, seen, unit, row)

    def _see_scopes(self, seen: _Series, row: Row) -> None:
        judged, at = row.judged, self._at
        seen.scopes.see((column, judged[at[column]].value) for column in SCOPES)
        if compared := judged[at["compared_with"]].value:
            is_of_a_group = may_be_group(judged[at["direction"]].value, judged[at["unit"]].value)
            seen.compared.append((row.line, compared, is_of_a_group))

    @property
    def scopes(self) -> dict[str, Scopes]:
        """The labels that the rows of each series have, to read what a comparison is made with."""
        return {series: seen.scopes for series, seen in self._series.items()} if self._compares else {}

    def _translations(self, name: str, row: Row) -> set[str]:
        own = (row.judged[self._at[other]].value for other in OF_SERIES.get(name, ()) if other in self._at)
        return {text for text in own if text}

    def _see_unit(self, series: str, seen: _Series, unit: Unit, row: Row) -> None:
        judged, at = row.judged, self._at
        if judged[at["change_since"]] is not BLANK or judged[at["compared_with"]] is not BLANK:
            # A change may be given in percent or points, whatever the series counts.
            if unit.kind not in ("share", "points") and unit.name not in ("times", "rank"):
                seen.changes.append((row.line, unit))
            return
        if seen.unit is None:
            seen.unit = (row.line, unit)
        elif seen.unit[1].dimension != unit.dimension:
            self.problems.append(_mismatch(series, seen.unit, row.line, unit))
        if unit.kind == "share" and row.amount.value is not None:
            seen.shares.append((row.line, row.amount.value, unit))


def same_id(identity: str) -> str:
    """What two writings of one id have in common: ids are the same after NFC and case folding."""
    return identity.casefold() if identity.isascii() else unicodedata.normalize("NFC", identity).casefold()


def _inconsistent(series: str, seen: _Series) -> Iterator[Problem]:
    """Titles and topics that are neither what the series is called nor that name in the other language."""
    if not seen.otherwise:
        return
    same = {name: {seen.said[other][1] for other in own if other in seen.said} for name, own in OF_SERIES.items()}
    for name, _, text, translations in seen.otherwise:
        if seen.said[name][1] in translations:
            same[name].add(text)
    for name, line, text, _ in seen.otherwise:
        first, said = seen.said[name]
        if text not in same.get(name, ()):
            values = {"text": shown(text), "other": shown(said), "first": str(first), "series": shown(series)}
            yield Problem("inconsistent-series", line, name, values)


def _mismatch(series: str, first: tuple[int, Unit], line: int, unit: Unit) -> Problem:
    values = {"text": unit.name, "other": first[1].name, "first": str(first[0]), "series": shown(series)}
    return Problem("dimension-mismatch", line, "unit", values)


def _ambiguous_scopes(series: str, seen: _Series) -> Iterator[Problem]:
    for line, compared, is_of_a_group in seen.compared:
        for scope in compared:
            if len(columns := seen.scopes.columns(scope, is_of_a_group)) != 1:
                values = {"text": shown(scope[1]), "series": shown(series)}
                if columns:
                    values |= {"variant": "several", "columns": ", ".join(columns)}
                yield Problem("ambiguous-scope", line, "compared_with", values)


def _late_mismatches(series: str, seen: _Series) -> Iterator[Problem]:
    for line, unit in seen.changes:
        if seen.unit is not None and unit.dimension != seen.unit[1].dimension:
            yield _mismatch(series, seen.unit, line, unit)


def _mixed_scale(seen: _Series) -> Iterator[Problem]:
    """Shares of at most 1 that, a hundred times larger, would lie among the series' other shares."""
    large = [(value, line) for line, value, _ in seen.shares if value > 1]
    if not large or len(large) == len(seen.shares):
        return
    middle = median(value for value, _ in large)
    for line, value, unit in seen.shares:
        if 0 < value < 1 and middle / _SCALE <= value * 100 <= middle * _SCALE:
            other, first = large[0]
            values = {
                "text": str(value),
                "unit": unit.symbol or unit.name,
                "other": str(other),
                "first": str(first),
            }
            yield Problem("mixed-scale", line, "value", values)
