"""The figures of a chart as CSV, in the table's own columns, so that they can be read and added again."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from facts.figures.columns import BY_NAME, COLUMNS
from facts.figures.figure import Figure

ALWAYS = frozenset({"id", "series", "value", "unit", "period", "note", "document", "source_url"})


def csv_of(figures: Sequence[Figure]) -> bytes:
    """UTF-8 with a byte order mark and commas; numbers, days and closed lists as read, the rest as written.

    Numbers are written anew because a comma file reads 17.000 as 17 where a semicolon file would not.
    A cell that begins with = stays as it is: it is a quote, and changing it would change the words.
    """
    rows = [{name: _cell(figure, name) for name in column_names(figures)} for figure in figures]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, column_names(figures))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def column_names(figures: Sequence[Figure]) -> list[str]:
    """The columns that any figure fills, in the order of the definition, each with its translations."""
    return [
        name
        for column in COLUMNS
        for name in (column.name, *column.translations)
        if name in ALWAYS or any(figure.raw.get(name, "").strip() for figure in figures)
    ]


def _cell(figure: Figure, name: str) -> str:
    match name:
        case "value":
            return "" if figure.value is None else f"{figure.value:f}"
        case "unit":
            return figure.raw.get("unit", "").strip() or (figure.unit.name if figure.unit else "")
        case "document_date" | "accessed":
            day = figure.document_date if name == "document_date" else figure.accessed
            return day.isoformat() if day else ""
    written = figure.raw.get(name, "").strip()
    is_choice = name in BY_NAME and BY_NAME[name].kind == "choice"
    return str(getattr(figure, name)) if written and is_choice else written
