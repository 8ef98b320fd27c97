"""The rules' examples as figures, read like any table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from facts.audit.rule import Example
from facts.figures.figure import Figure
from facts.reading.table import read_table

_CLAIM = {"cited_by": "A", "document": "D"}
_REFERENCE = {"source_url": "https://example.org/"}


def example_figures(example: Example) -> tuple[Figure, ...]:
    """The figures of `example`; ValueError when its rows are no sound table."""
    return figures_of(example.rows)


def figures_of(rows: Iterable[Mapping[str, str]]) -> tuple[Figure, ...]:
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
