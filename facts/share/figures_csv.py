"""Figures as CSV, in the table's own columns and with what they are read as, so that others can compute with them.

Such a file passes `check`: it holds nothing that points out of it, and numbers are written anew because a comma file
reads 17.000 as 17 where a semicolon file would not. It is written as the reader's spreadsheet wants it: with commas, or
for Swedish Excel, which puts a comma file into one column, with semicolons and decimal commas.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from facts.figures.columns import BY_NAME, COLUMNS
from facts.figures.figure import Figure
from facts.figures.intervals import Interval
from facts.share.written_files import EXPORTED_COLUMNS
from facts.words import LANGUAGES, Lang

_ALWAYS_EXPORTED = frozenset({"id", "series", "value", "unit", "period", "note", "document", "source_url"})
_ELSEWHERE = "evidence_elsewhere"
"""Evidence that the file does not hold, which `check` would look for in vain."""
_BESIDE_A_NUMBER = ("approximator", "direction")
"""What may stand beside the number in its own cell ("> 5", "ökat med 3 %") and has a column of its own."""

_NUMBERS = frozenset(
    {*(column.name for column in COLUMNS if column.kind in ("number", "margin", "size")), "low", "high"}
)
# What arithmetic with binary fractions leaves right of a reading, whatever was computed.
_DIGITS = 12
# What spreadsheets compute, also after blanks and with the full-width signs that some of them take for the narrow ones.
_CALCULATED = re.compile(r"[\s\x00-\x1f]*(?:[=@＝＠]|[-+－＋](?![\d\s.,\u00a0\u202f]*%?\s*$))")


def csv_of(figures: Sequence[Figure], lang: Lang = "en") -> bytes:
    """UTF-8 with a byte order mark; numbers, days and closed lists as read, the rest as written.

    A cell that a spreadsheet would compute has an apostrophe before it, which makes it text there; the table itself
    and JSON keep it as it stands.
    """
    names, ids = column_names(figures), {figure.id for figure in figures}
    rows = [names]
    for figure in figures:
        read = _interval_cells(figure)
        cells = [_safe_cell(figure, name, ids) for name in names[: -len(read)]] + list(read)
        rows.append([_in_writing(lang, name, cell) for name, cell in zip(names, cells, strict=True)])
    return spreadsheet_bytes(rows, LANGUAGES[lang].delimiter)


def spreadsheet_bytes(rows: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    """Rows of cells as a file that spreadsheets know to be UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _in_writing(lang: Lang, name: str, cell: str) -> str:
    """A cell with the decimal sign that goes with the delimiter of `lang`."""
    return cell.replace(".", ",") if name in _NUMBERS and LANGUAGES[lang].delimiter == ";" else cell


def column_names(figures: Sequence[Figure]) -> list[str]:
    """The columns that any figure fills, in the order of the definition, each with its translations."""
    ids = {figure.id for figure in figures}
    filled = {name for figure in figures for name, cell in figure.raw.items() if cell.strip()}
    filled |= {name for name in _BESIDE_A_NUMBER if any(getattr(figure, name) for figure in figures)}
    names = [
        name
        for column in COLUMNS
        for name in (column.name, *column.translations)
        if name in _ALWAYS_EXPORTED or name in filled
    ]
    if any(not ids.issuperset(figure.evidence) for figure in figures):
        names.append(_ELSEWHERE)
    return [*names, *EXPORTED_COLUMNS]


def _interval_cells(figure: Figure) -> tuple[str, ...]:
    """The cells of the six columns that say how a figure is read: its interval, and the days of its period."""
    start, end = figure.period.start.isoformat(), figure.period.end.isoformat()
    interval = figure.reading
    if interval is None:
        return "", "", "", "", start, end
    ends = (_number(interval.low), _number(interval.high))
    return *ends, _truth(interval.low_open), _truth(interval.high_open), start, end


def figure_as_dict(figure: Figure) -> dict[str, object]:
    """A figure for JSON: its number, unit and period as read, its interval (null for no bound), and its words.

    A claim of direction has no interval: all four of its fields are null.
    """
    interval = figure.reading.as_dict() if figure.reading else dict.fromkeys(Interval._fields)
    return {
        "id": figure.id,
        "role": figure.role,
        "value": None if figure.value is None else float(figure.value),
        "approximator": figure.approximator or None,
        "unit": figure.unit.name if figure.unit else None,
        "direction": figure.direction or None,
        **interval,
        "period": figure.period.code,
        "start": figure.period.start.isoformat(),
        "end": figure.period.end.isoformat(),
        "place": figure.place or None,
        "population": figure.population or None,
        "cited_by": figure.cited_by or None,
        "quote": figure.quote or None,
    }


def _number(value: float | None) -> str:
    """A computed number without the noise of its last binary digits, and never as a power of ten."""
    return "" if value is None else f"{Decimal(f'{value:.{_DIGITS}g}'):f}"


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _safe_cell(figure: Figure, name: str, ids: set[str]) -> str:
    """A cell as text for a spreadsheet; numbers are written by this program, and none of them ("-5 to -3") computes."""
    cell = _cell(figure, name, ids)
    return cell if name in _NUMBERS else without_formula(cell)


def _cell(figure: Figure, name: str, ids: set[str]) -> str:
    match name:
        case "unit":
            return figure.raw.get("unit", "").strip() or cell_of(figure, name)
        case "evidence":
            return " ".join(identity for identity in figure.evidence if identity in ids)
        case "evidence_elsewhere":
            return " ".join(identity for identity in figure.evidence if identity not in ids)
        case "measure_kind" | "period_basis" | "role":
            # Left blank where the table leaves it so: the default is the column's, not the row's.
            return cell_of(figure, name) if figure.raw.get(name, "").strip() else ""
    return cell_of(figure, name)


def cell_of(figure: Figure, name: str) -> str:
    """A cell as it is read: numbers, days and closed lists anew, with their defaults, the rest as written."""
    match name:
        case "value":
            return _value(figure)
        case "margin":
            return _range(figure.margin.low, figure.margin.high) if figure.margin else ""
        case "cluster_size":
            return _number(figure.cluster_size)
        case "unit":
            return figure.unit.name if figure.unit else ""
        case "approximator":
            return figure.raw.get(name, "").strip() or figure.approximator
        case "document_date" | "accessed":
            day = figure.document_date if name == "document_date" else figure.accessed
            return day.isoformat() if day else ""
    if name in BY_NAME and BY_NAME[name].kind == "choice":
        return str(getattr(figure, name))
    return figure.raw.get(name, "").strip()


def _value(figure: Figure) -> str:
    if figure.value is None:
        return ""
    return f"{figure.value:f}" if figure.value_high is None else f"{figure.value:f} to {figure.value_high:f}"


def _range(low: float | None, high: float | None) -> str:
    """In words, since a dash beside a minus sign would be taken for one more."""
    return f"{_number(low)} to {_number(high)}"


def without_formula(cell: str) -> str:
    """A cell that no spreadsheet computes: `=1+1` has an apostrophe before it, `-3` and `+2,5 %` stay as they are."""
    return f"'{cell}" if _CALCULATED.match(cell) else cell
