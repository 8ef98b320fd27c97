"""A folder in which published tables are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.statistics.reference_runs import PEOPLE, TABLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_bytes(PEOPLE)
    (tmp_path / "sources.csv").write_bytes(TABLE)
    return tmp_path
