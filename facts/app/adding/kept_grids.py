"""Grids that a reader works on, kept in the session by what they were made of until their rows are saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from facts.app.adding.grid_model import Grid

_GRIDS = "grids"


def kept_grid(origin: str, make: Callable[[], Grid]) -> Grid:
    """The grid made of `origin` as the reader has mended it so far, else a new one."""
    grids: dict[str, Grid] = st.session_state.setdefault(_GRIDS, {})
    if origin not in grids:
        grids[origin] = make()
    return grids[origin]


def current_grid(origin: str) -> Grid:
    """A kept grid as it stands now."""
    grids: dict[str, Grid] = st.session_state[_GRIDS]
    return grids[origin]


def is_kept(origin: str) -> bool:
    """Whether there is such a grid in this session."""
    return origin in st.session_state.get(_GRIDS, {})


def forget_grid(origin: str) -> None:
    """Let go of a grid and all that was mended in it."""
    st.session_state.get(_GRIDS, {}).pop(origin, None)


def change_grid(origin: str, change: Callable[[Grid], Grid]) -> None:
    """Put what `change` makes of a kept grid in its place; of one that was let go meanwhile nothing is made."""
    if is_kept(origin):
        grids: dict[str, Grid] = st.session_state[_GRIDS]
        grids[origin] = change(grids[origin])


def change_by_field(origin: str, key: str, change: Callable[[Grid, Any], Grid]) -> None:
    """Put what `change` makes of a kept grid and of what stands in the field `key` in the grid's place."""
    change_grid(origin, lambda grid: change(grid, st.session_state[key] or ""))


def rows_with_all_cells(origin: str) -> set[int]:
    """The numbers of the rows of which the reader sees all cells."""
    opened: dict[str, set[int]] = st.session_state.setdefault("open-rows", {})
    return opened.setdefault(origin, set())
