"""Cubes (.px, JSON-stat): dimensions with their values, and one cell for each combination, the last running fastest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import prod

from facts.statistics.dimension_list import named_values, periods_of
from facts.statistics.headings import Role, are_places, heading_kind
from facts.statistics.period_text import Years, is_time
from facts.statistics.published_table import CellLeftOut, Dimension, PublishedTable, Unpublished, with_figures_only
from facts.words import in_both

# As in sheets: beyond it the memory of a laptop fills.
MOST_CELLS = 8_000_000


@dataclass(slots=True)
class CubeDimension:
    """A dimension as the file gives it; `role` is None where the file does not say."""

    name: str
    values: Sequence[str]
    codes: Sequence[str] = ()
    role: Role | None = None
    notes: dict[int, str] = field(default_factory=dict)


def check_size(sizes: Sequence[int]) -> int:
    """How many cells a cube of these sizes has; Unpublished for one that no laptop holds."""
    cells = prod(sizes)
    if cells > MOST_CELLS:
        raise Unpublished(in_both("published.too_many_cells", cells=cells, most=MOST_CELLS))
    return cells


def cube_table(
    table: PublishedTable, dimensions: Sequence[CubeDimension], cells: Sequence[tuple[str, int]],
    left_out: Sequence[CellLeftOut], years: Years | None,
) -> PublishedTable:  # fmt: skip
    """`table` with the dimensions and the figures of a cube: `cells` are the numbers with their place in the cube."""
    # A frequency that is the same for all says nothing about whom the figures count.
    dimensions = [one for one in dimensions if len(one.values) != 1 or heading_kind(one.name) != "ignored"]
    sizes = [len(one.values) for one in dimensions]
    roles = _roles(dimensions)
    found, positions, notes = [], [], dict(table.value_notes)
    step = prod(sizes)
    for n, (one, role, size) in enumerate(zip(dimensions, roles, sizes, strict=True)):
        step = step // size if size else 0
        found.append(_dimension(one, role, years))
        positions.append([place // step % size for _, place in cells])
        notes |= {(n, value): text for value, text in one.notes.items()}
    whole = replace(
        table, dimensions=tuple(found), positions=tuple(positions), numbers=[number for number, _ in cells],
        left_out=tuple(left_out), value_notes=notes,
    )  # fmt: skip
    return with_figures_only(whole)


def _roles(dimensions: Sequence[CubeDimension]) -> list[Role]:
    roles = [one.role or _likely(one) for one in dimensions]
    if "time" not in roles:
        by_values = [n for n, one in enumerate(dimensions) if one.values and all(map(is_time, one.values))]
        if not by_values:
            raise Unpublished(in_both("published.no_period"))
        roles[by_values[0]] = "time"
    if "place" not in roles:
        by_values = [n for n, one in enumerate(dimensions) if roles[n] == "group" and are_places(one.values)]
        for n in by_values[:1]:
            roles[n] = "place"
    return roles


def _likely(one: CubeDimension) -> Role:
    kind = heading_kind(one.name)
    return kind if kind in ("time", "place", "measure", "unit") else "group"


def _dimension(one: CubeDimension, role: Role, years: Years | None) -> Dimension:
    values, codes = [str(value).strip() for value in one.values], list(one.codes) or [""] * len(one.values)
    if role == "time":
        if not all(map(is_time, values)) and all(map(is_time, codes)):
            values = codes
        return Dimension(one.name, role, tuple(periods_of(values, years, one.name)), tuple(values))
    values, codes = named_values(one.name, role, values, codes, "en")
    return Dimension(one.name, role, tuple(values), tuple(codes))
