"""What a rule is: where it looks, what it finds, how it says so, what it tells about itself, and its examples."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from facts.audit.findings import Finding, FindingLevel, Value
from facts.audit.points import Point
from facts.audit.series_view import SeriesView
from facts.figures.figure import Figure
from facts.reading.table import read_table
from facts.words import Lang, Text


class Evidence(NamedTuple):
    """What a rule has found, before it is put into words.

    `points` are what the finding is about, in the order in which the sentence speaks of them; `beside`
    are further points that it mentions. `level` is set where it is not the rule's own. `detail` is what the
    rule's own sentence needs besides.
    """

    points: tuple[Point, ...]
    values: Mapping[str, Value] = MappingProxyType({})
    level: FindingLevel | None = None
    beside: tuple[Point, ...] = ()
    detail: object = None


_line, _id = attrgetter("line"), attrgetter("id")


@dataclass(frozen=True, slots=True)
class Example:
    """A small table that the rule flags or passes over in silence: its test and its help.

    `rows` are cells by column; what a claim needs besides is filled in by `example_figures`.
    """

    says: Text
    rows: tuple[Mapping[str, str], ...]
    flagged: bool


def row(name: str, period: str, value: str = "", **cells: str) -> Mapping[str, str]:
    """One row of an example: its id, period and value, and the cells that matter to it."""
    return {"id": name, "period": period, "value": value, **cells}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the audit.

    `says`, `matters` and `silent` tell a reader what a finding means, why it is worth saying and where the
    rule keeps silent; `reference` is the literature it rests on. `look` returns numbers and points,
    `sentence` makes words of them last.
    """

    name: str
    level: FindingLevel
    title: Text
    says: Text
    matters: Text
    silent: Text
    reference: str
    look: Callable[[SeriesView], Iterable[Evidence]]
    sentence: Callable[[Evidence, Lang], str]
    examples: tuple[Example, ...]

    def finding(self, evidence: Evidence) -> Finding:
        """The evidence as a finding, in words of both languages."""
        message = Text(self.sentence(evidence, "en"), self.sentence(evidence, "sv"))
        return Finding(self.name, evidence.level or self.level, _ids_of(evidence.points), evidence.values, message)


def _ids_of(points: Sequence[Point]) -> tuple[str, ...]:
    """The figures of `points`, each once, in the order of the table."""
    if len(points) == 1 and len(points[0].figures) == 1:
        return (points[0].figure.id,)
    figures = [figure for point in points for figure in point.figures]
    figures.sort(key=_line)
    return tuple(dict.fromkeys(map(_id, figures)))


_CLAIM = {"cited_by": "A", "document": "D"}
_REFERENCE = {"source_url": "https://example.org/"}


def example_figures(rows: Iterable[Mapping[str, str]]) -> tuple[Figure, ...]:
    """The figures of `rows`, with what every row needs filled in; ValueError when they are no sound table."""
    filled = [_filled(row) for row in rows]
    columns = list(dict.fromkeys(name for row in filled for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(filled)
    table = read_table(text.getvalue().encode("utf-8"))
    if table.has_errors:
        raise ValueError(table.problems)
    return table.figures


def _filled(row: Mapping[str, str]) -> dict[str, str]:
    """A row with a series, a unit, and a claimant and a quote or a source address."""
    said = " ".join(part for part in (row.get("approximator", ""), row.get("value", "")) if part)
    unit = {"unit": "job" if row.get("value") else ""}
    needed = _REFERENCE if row.get("role") == "reference" else {**_CLAIM, "quote": f"Det var {said}."}
    return {"series": "example", **unit, **needed, **row}
