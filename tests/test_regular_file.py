"""Files that lie beside a table: only regular ones are read, so that nothing is waited for without end."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from facts.reading.registers import registers_beside
from facts.regular_file import read_regular_file


@pytest.mark.tried("A pipe, a device or a folder as `units.csv` or `parties.csv`", "not read, and said")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with names")
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), Path.mkdir])
@pytest.mark.parametrize("name", ["units.csv", "parties.csv"])
def test_what_is_no_regular_file_beside_a_table_is_not_read_and_said(
    tmp_path: Path, make: Callable[[Path], None], name: str
):
    make(tmp_path / name)
    [complaint] = registers_beside(tmp_path / "sources.csv").complaints
    assert complaint.en == f"{name} is not used. The file cannot be read."


def test_a_regular_file_is_read_also_where_a_link_leads_to_it(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"bytes")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert read_regular_file(tmp_path / "link") == b"bytes"
