"""Time series of the UK's Office for National Statistics: lines about each series, then a period and its figures."""

from __future__ import annotations

from dataclasses import replace

from facts.statistics.period_text import is_time
from facts.statistics.sheets import Sheet

_FIRST = "title"
_SECOND = "cdid"
# The lines about a series are a dozen; its figures begin soon.
_TOP = 40


def is_time_series(sheet: Sheet) -> bool:
    """Whether the sheet begins with the title and the identifier (CDID) of its series."""
    keys = [row[0].casefold() for row in sheet.rows[:_TOP] if row and row[0]]
    return keys[:1] == [_FIRST] and _SECOND in keys


def ons_as_table(sheet: Sheet) -> Sheet:
    """The sheet as a table: the series' titles become its headings, what else is said of them the lines above."""
    start = next((n for n, row in enumerate(sheet.rows[:_TOP]) if row and is_time(row[0])), len(sheet.rows))
    said = {row[0].casefold(): list(row[1:]) for row in sheet.rows[:start] if row and row[0]}
    titles = [title for title in said[_FIRST] if title]
    units = [f"{before}{unit}" for before, unit in zip(
        said.get("preunit", [""] * len(titles)) or [""] * len(titles), said.get("unit", titles) or titles, strict=False
    )]  # fmt: skip
    above = [f"Release date: {''.join(said.get('release date', [])[:1])}"]
    if len(set(units)) == 1:
        above.append(f"Unit: {units[0]}")
    else:
        titles = [f"{title} ({unit})" for title, unit in zip(titles, units, strict=False)]
    above += [f"Note: {text}" for text in dict.fromkeys(said.get("important notes", [])) if text]
    rows = [*([text] for text in above), ["Period", *titles], *sheet.rows[start:]]
    return replace(sheet, rows=rows, lines=[*[1] * (len(above) + 1), *sheet.lines[start:]])
