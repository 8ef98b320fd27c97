"""A table of two rows for each test of saving."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.tables import table


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "sources.csv"
    path.write_bytes(table({}, {"value": "7"}).encode())
    return path
