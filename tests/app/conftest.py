"""Any page of the real app, run without a browser, on any table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.app.screen import Screen
from tests.app.tables import SMALL

ROOT = Path(__file__).resolve().parents[2]
MEMO = ROOT / "sources.csv"
PATIENCE = 120
"""Seconds after which a page that does not come is a failure: a bound, not a measurement."""

OpenApp = Callable[..., Screen]


@pytest.fixture
def open_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenApp:
    """`open_app(path, table=…)` is what a reader sees at an address of the app.

    `table` is a file's text or bytes, or the path of one; without it the project's own table is read.
    """

    def open_app(
        path: str = "",
        *,
        table: str | bytes | Path = MEMO,
        locale: str = "en-GB",
        theme: str = "light",
        **query: str | list[str],
    ) -> Screen:
        if not isinstance(table, Path):
            data = table.encode() if isinstance(table, str) else table
            table = tmp_path / "table.csv"
            table.write_bytes(data)
        monkeypatch.setenv("FACTS_TABLE", str(table))
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=PATIENCE)
        # AppTest.switch_page only knows pages that are files; ours are functions. Streamlit names a page by
        # the hash of its address, and AppTest keeps the page it is to open under that name.
        app._page_hash = calc_hash(path)
        app.query_params.update(query)
        app.context = {"locale": locale, "theme": theme, "url": f"http://localhost/{path}"}
        return Screen(app).run()

    return open_app


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small table, as a file."""
    path = tmp_path / "table.csv"
    path.write_text(SMALL)
    return path
