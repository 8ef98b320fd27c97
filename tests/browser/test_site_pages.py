"""A site in a browser: everybody can use its pages, they fit every screen, and nothing comes from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from facts.__main__ import commands
from tests.browser.test_every_page import violations
from tests.share.making import ALL, JOBS, QUOTE, table_bytes

PAGES = (
    "index.html", "en/index.html", "sv/series/jobs.html", "en/series/up.html", "sv/embed/jobs.html",
    "en/documents/memo.html", "sv/findings.html", "en/corrections.html", "sv/method.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    up = {"id": "up", "series": "up", "direction": "increase", "quote": "Jobben har blivit fler."}
    rows = [*ALL, JOBS | up | dict.fromkeys(("value", "unit", "approximator", "approximator_en"), "")]
    (folder / "sources.csv").write_bytes(table_bytes(*rows))
    (folder / "papers").mkdir()
    (folder / "papers/memo.txt").write_text(f"{QUOTE}\n\nKostnaden blev 12 miljoner kronor.", "utf-8")
    words = ["correct", "jobs-2012", "page", "3", "--why", "Misread", "--in", str(folder / "sources.csv")]
    assert CliRunner().invoke(commands, words).exit_code == 0
    words = ["site", str(folder / "sources.csv"), "--documents", str(folder / "papers"), "--out", str(folder / "site")]
    made = CliRunner().invoke(commands, words)
    assert made.exit_code == 0, made.output
    return folder / "site"


@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (1280, "light")])
def test_a_page_is_for_everybody_fits_its_screen_and_asks_for_nothing_elsewhere(
    browser: Browser, site: Path, width: int, scheme: str
):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page, asked, errors = context.new_page(), list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    for name in PAGES:
        errors.clear()
        page.goto((site / name).as_uri())
        page.wait_for_load_state("networkidle")
        # Before axe-core asks for the styles, which the page's policy keeps from it.
        assert errors == [], name
        assert violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert all(address.startswith(site.as_uri()) for address in asked)
    context.close()
