"""Sheets that an office lays out as nobody else does, made into tables as all others are.

The time series of the UK's ONS and Australia's ABS have lines about each series before its figures; Eurostat's
workbooks have a column of flags beside each year, and say above the table what all its figures share. Germany's flat
files name their dimensions in their rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from facts.statistics.period_text import is_time
from facts.statistics.published_table import TableKind
from facts.statistics.sheets import Sheet

_ONS_FIRST = "title"
_ONS_SECOND = "cdid"
_ABS = frozenset({"unit", "series type", "series id", "data type"})
# The lines about a series are a dozen; its figures begin soon.
_TOP = 40
_PARTS_OF_NAME = re.compile(r"[;>\s]*[;>]\s*")
_ZEROS = re.compile(r"^'?000(?=\s|$)")
_EUROSTAT = "data extracted on"
# The flat files of Germany's database, in English or German, and what one column for each measure is called there.
_GENESIS = re.compile(r"statisti(?:cs|k)_code", re.IGNORECASE)
_LABEL_OF_DIMENSION = re.compile(r"(\d+)_(?:variable|merkmal)_label", re.IGNORECASE)
_LABEL_OF_VALUE = re.compile(r"(\d+)_(?:variable_attribute|auspraegung)_label", re.IGNORECASE)
_MEASURE_COLUMN = re.compile(r"[A-Z0-9]+__(?P<name>\w+?)__(?P<unit>\w+)")
_GENESIS_COLUMNS = {"time": "time", "zeit": "time", "value": "value", "value_unit": "unit", "value_q": "flag",
                    "value_variable_label": "measure"}  # fmt: skip
# There "e" says that a value is final, and "s" that it is estimated.
_GERMAN_FLAGS = {"e": "", "s": "e"}
_DATASET = re.compile(r"\s*\[[\w$]+\]$")


def as_table(sheet: Sheet) -> tuple[Sheet, TableKind | None]:
    """The sheet as a table, and whose it is; as it is, and None, where it is laid out as others are."""
    top = sheet.rows[:_TOP]
    keys = [row[0].casefold().rstrip(":") for row in top if row and row[0]]
    if keys[:1] == [_ONS_FIRST] and _ONS_SECOND in keys:
        return _of_ons(sheet), "ons"
    if _ABS.issubset(keys) and any(row and not row[0] and any(row[1:]) for row in top):
        return _of_abs(sheet), "table"
    if top and _GENESIS.fullmatch(top[0][0] if top[0] else ""):
        return _of_genesis(sheet), "table"
    if keys and keys[0].startswith(_EUROSTAT) and (table := _of_eurostat(sheet)):
        return table, "eurostat"
    return sheet, None


def _series(sheet: Sheet, start: int, titles: Sequence[str], units: Sequence[str], above: Sequence[str]) -> Sheet:
    """A table of series: each unit stands above all, or behind the title that it is of."""
    above = list(above)
    if len(set(units)) == 1:
        above.append(f"Unit: {units[0]}")
    elif units:
        titles = [f"{title} ({unit})" for title, unit in zip(titles, units, strict=False)]
    rows = [*([text] for text in above), ["Period", *titles], *sheet.rows[start:]]
    return replace(sheet, rows=rows, lines=[*[1] * (len(above) + 1), *sheet.lines[start:]])


def _first_time(sheet: Sheet) -> int:
    return next((n for n, row in enumerate(sheet.rows[:_TOP]) if row and is_time(row[0])), len(sheet.rows))


def _of_ons(sheet: Sheet) -> Sheet:
    start = _first_time(sheet)
    said = {row[0].casefold(): list(row[1:]) for row in sheet.rows[:start] if row and row[0]}
    titles = [title for title in said[_ONS_FIRST] if title]
    units = [f"{before}{unit}" for before, unit in zip(
        said.get("preunit", [""] * len(titles)) or [""] * len(titles), said.get("unit", titles) or titles, strict=False
    )]  # fmt: skip
    notes = [f"Note: {text}" for text in dict.fromkeys(said.get("important notes", [])) if text]
    released = f"Release date: {''.join(said.get('release date', [])[:1])}"
    return _series(sheet, start, titles, units, [released, *notes])


def _of_abs(sheet: Sheet) -> Sheet:
    start = _first_time(sheet)
    top = sheet.rows[:start]
    names = next(row for row in top if row and not row[0] and any(row[1:]))
    said = {row[0].casefold().rstrip(":"): list(row[1:]) for row in top if row and row[0]}
    titles = [", ".join(filter(None, map(str.strip, _PARTS_OF_NAME.split(name)))) for name in names[1:]]
    units = [_ZEROS.sub("thousand", unit) for unit in said["unit"]]
    kinds = dict.fromkeys(filter(None, said["series type"]))
    return _series(sheet, start, titles, units, [f"Note: {kind}" for kind in kinds])


def _of_genesis(sheet: Sheet) -> Sheet:
    """Each dimension under its own name, which stands in the rows, without the codes and what is the same for all."""
    heads, first = sheet.rows[0], sheet.rows[1] if len(sheet.rows) > 1 else ()
    said = dict(zip(heads, first, strict=False))
    names = {match[1]: said.get(head, "") for head in heads if (match := _LABEL_OF_DIMENSION.fullmatch(head))}
    kept: dict[int, str] = {}
    for n, head in enumerate(heads):
        if match := _LABEL_OF_VALUE.fullmatch(head):
            kept[n] = names.get(match[1], "")
        elif match := _MEASURE_COLUMN.fullmatch(head):
            kept[n] = f"{match['name'].replace('_', ' ')} ({match['unit'].replace('_', ' ')})"
        elif head.casefold() in _GENESIS_COLUMNS:
            kept[n] = _GENESIS_COLUMNS[head.casefold()]
    title = next(
        (text for head, text in said.items() if head.casefold() in ("statistics_label", "statistik_label")), ""
    )
    rows = [[row[n] if n < len(row) else "" for n in kept] for row in sheet.rows[1:]]
    for place in (place for place, name in enumerate(kept.values()) if name == "flag"):
        for row in rows:
            row[place] = _GERMAN_FLAGS.get(row[place], row[place])
    about = [[title], ["Quelle: Statistisches Bundesamt"]]
    return replace(sheet, rows=[*about, list(kept.values()), *rows], lines=[1, 1, *sheet.lines])


def _of_eurostat(sheet: Sheet) -> Sheet | None:
    """The years become columns, each with its flags behind the figures; None where the lines stand otherwise."""
    rows = sheet.rows
    time = next((n for n, row in enumerate(rows[:_TOP]) if len(row) > 1 and row[0] == "TIME"), 0)
    if not time or time + 1 >= len(rows) or not rows[time + 1]:
        return None
    heading = rows[time]
    columns = [n for n, cell in enumerate(heading) if n and is_time(cell)]
    above = [row for row in rows[:time] if row and row[0]]
    shared = {row[0]: row[2] for row in above if len(row) > 2 and row[2] and not row[1]}
    lines = [f"{row[0]} {row[1]}".replace("Dataset: ", "") for row in above if len(row) > 1 and row[1]]
    lines.sort(key=lambda line: line.casefold().startswith("last updated"))  # the title stands first
    about = [[_DATASET.sub("", line)] for line in lines]
    table = [*about, [rows[time + 1][0].partition(" (")[0], *shared, *(heading[n] for n in columns)]]
    body = time + 2
    end = next((n for n in range(body, len(rows)) if not any(rows[n])), len(rows))
    for row in rows[body:end]:
        cells = [" ".join(filter(None, row[n : n + 2 if n + 1 not in columns else n + 1])) for n in columns]
        table.append([row[0], *shared.values(), *cells])
    below = [[" = ".join(filter(None, row))] for row in rows[end:]]  # "b = break in time series"
    lines_of = [*[1] * (len(table) - (end - body)), *sheet.lines[body:]]
    return replace(sheet, rows=[*table, *below], lines=lines_of, merged=())
