"""Margins of error and ends of intervals: beside the figures that they are about, they are no figures of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import compress

from facts.statistics.figure_cells import is_missing
from facts.statistics.published_table import PublishedTable, with_figures_only

_HALF = re.compile(r"(?:fel|osäkerhets)marginal|margins? of error|±", re.IGNORECASE)
_LOW = re.compile(r"numericlow|\b(?:lower|low|undre|nedre|lägre|lcl)\b", re.IGNORECASE)
_HIGH = re.compile(r"numerichigh|\b(?:upper|high|övre|högre|ucl)\b", re.IGNORECASE)
# "Lower secondary" and "Övre Norrland" have one of these words too, and not what makes it the end of an interval.
_OF_INTERVAL = re.compile(
    r"factvaluenumeric(?:low|high)|\b(?:ci|ki|confidence|konfidens\w*|intervals?|limits?|bounds?|gräns\w*|[lu]cl)\b|^(?:lower|upper|low|high|undre|övre|nedre)$",
    re.IGNORECASE,
)


_INTERVAL_HEADING = re.compile(
    r"(?:95 ?%[ -]?)?(?:ki|ci|konfidensintervall|confidence interval)(?:[ ,]*\(?95 ?%\)?)?", re.IGNORECASE
)
_INTERVAL = re.compile(r"[(\[]?\s?(?P<low>-?\d[\d.,]*)\s?(?:[-–−]|to|till|;)\s?(?P<high>-?\d[\d.,]*)\s?[)\]]?")


def join_intervals(headings: Sequence[str], columns: list[Sequence[str]]) -> None:
    """Write the intervals of a column "95 % KI" behind the figures left of it, as others write both in one cell."""
    for place, heading in enumerate(headings):
        found = [_INTERVAL.fullmatch(cell) for cell in columns[place]] if _INTERVAL_HEADING.fullmatch(heading) else []
        others = (cell for cell, interval in zip(columns[place], found, strict=False) if cell and not interval)
        if place and any(found) and all(map(is_missing, others)):
            columns[place - 1] = [
                f"{cell} ({interval['low']}–{interval['high']})" if cell and interval else cell
                for cell, interval in zip(columns[place - 1], found, strict=True)
            ]
            columns[place] = [""] * len(found)


def with_margins(table: PublishedTable) -> PublishedTable:
    """The table with its margins among `row_values`, as the user's table writes them: "0.5", or "7.2–7.6".

    A table stays as it is where it is not plain which figures they are about.
    """
    for n, dimension in enumerate(table.dimensions):
        kinds = list(map(margin_kind, dimension.values)) if dimension.role in ("measure", "group", "unit") else []
        owners = _owners(dimension.values, kinds)
        if any(kinds) and None not in owners:
            return _beside_figures(table, n, kinds, [owner or 0 for owner in owners])
        if any(kinds) and kinds[0] == "" and not _own_margins(table):
            # Those that name no figure are of the one left of them, if all figures lie within.
            found = _beside_figures(table, n, kinds, _left_of(kinds, owners))
            if _hold_figures(found):
                return found
    return table


def _own_margins(table: PublishedTable) -> bool:
    return "margin" in table.row_values


def _left_of(kinds: Sequence[str], owners: Sequence[int | None]) -> list[int]:
    found: list[int] = []
    for n, (kind, owner) in enumerate(zip(kinds, owners, strict=True)):
        found.append(n if not kind else owner if owner is not None else found[-1])
    return found


def _hold_figures(table: PublishedTable) -> bool:
    ends = [
        (margin.split("–"), Decimal(number))
        for margin, number in zip(table.row_values["margin"], table.numbers, strict=True) if "–" in margin
    ]  # fmt: skip
    return bool(ends) and all(Decimal(low) <= number <= Decimal(high) for (low, high), number in ends)


def margin_kind(name: str) -> str:
    """Whether a value names half a margin of error, the lower or the upper end of an interval; "" for neither.

    >>> margin_kind("Felmarginal ±"), margin_kind("KI_nedre"), margin_kind("95% upper limit")
    ('half', 'low', 'high')
    >>> margin_kind("Lower secondary education")
    ''
    """
    name = name.replace("_", " ")
    if _HALF.search(name):
        return "half"
    is_end = _OF_INTERVAL.search(name)
    return "low" if is_end and _LOW.search(name) else "high" if is_end and _HIGH.search(name) else ""


def _owners(values: Sequence[str], kinds: Sequence[str]) -> list[int | None]:
    """For each value the one whose figures it is about: itself for a figure, None where that is not plain."""
    figures = [n for n, kind in enumerate(kinds) if not kind]
    found: list[int | None] = []
    for n, kind in enumerate(kinds):
        named = [one for one in figures if values[one].casefold() in values[n].casefold()]
        # The longest name: "Unemployed, 15–24" is part of its margin's name, and so is "Unemployed".
        owner = max(named, key=lambda one: len(values[one])) if named else figures[0] if len(figures) == 1 else None
        found.append(owner if kind else n)
    return found


def _beside_figures(table: PublishedTable, n: int, kinds: Sequence[str], owners: Sequence[int]) -> PublishedTable:
    others = list(zip(*(codes for m, codes in enumerate(table.positions) if m != n), strict=True))
    said: dict[tuple[int, tuple[int, ...]], dict[str, str]] = {}
    codes = table.positions[n]
    for figure, code in enumerate(codes):
        if kinds[code]:
            said.setdefault((owners[code], others[figure]), {}).setdefault(kinds[code], table.numbers[figure])
    margins = [_margin_text(said.get((code, other), {})) for code, other in zip(codes, others, strict=True)]
    keep = [not kinds[code] for code in codes]
    moved = {old: new for new, old in enumerate(compress(range(len(keep)), keep))}
    in_cells = table.row_values.get("margin", margins)
    values = {**table.row_values, "margin": [one or other for one, other in zip(margins, in_cells, strict=True)]}
    return with_figures_only(
        replace(
            table, positions=tuple(list(compress(one, keep)) for one in table.positions),
            numbers=list(compress(table.numbers, keep)), lines=list(compress(table.lines, keep)),
            flags={moved[figure]: flag for figure, flag in table.flags.items() if figure in moved},
            row_values={name: list(compress(texts, keep)) for name, texts in values.items()},
        )
    )  # fmt: skip


def _margin_text(said: dict[str, str]) -> str:
    if "low" in said and "high" in said:
        return f"{said['low']}–{said['high']}"
    return said.get("half", "").lstrip("-")
