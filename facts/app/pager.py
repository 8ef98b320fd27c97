"""Long lists a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

Item = TypeVar("Item")


def page_of(items: Sequence[Item], size: int, key: str) -> Sequence[Item]:
    """The `size` items of the page that the reader is on; the pages are shown when there is more than one."""
    pages = -(-len(items) // size)
    if pages <= 1:
        return items
    chosen = st.pagination(pages, key=f"page-{key}")
    return items[(chosen - 1) * size : chosen * size]
