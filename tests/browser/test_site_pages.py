"""A site in a browser: everybody can use its pages, they fit every screen, and nothing comes from elsewhere."""

from __future__ import annotations

import re
from html import unescape
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


def test_the_frame_of_a_card_is_high_enough_at_any_width(browser: Browser, site: Path, tmp_path: Path):
    page = browser.new_page()
    for name in ("en/series/jobs.html", "sv/series/jobs.html", "en/series/up.html", "sv/series/up.html"):
        text = unescape((site / name).read_text("utf-8"))
        [frame] = re.findall(r"<iframe .*?</iframe>", text)
        host = tmp_path / "host.html"
        frame = frame.replace('src="', f'src="{site.as_uri()}/').replace('loading="lazy"', "")
        host.write_text(f'<!DOCTYPE html><meta charset="utf-8"><body style="margin: 0">{frame}', "utf-8")
        for width in (320, 384, 543, 544, 720, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(host.as_uri())
            hidden = page.frames[1].evaluate("""[
                document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth
            ]""")
            assert hidden == [0, 0], (name, width)
    page.close()


def test_a_telephone_sees_the_chart_that_is_drawn_for_it_and_a_wide_screen_the_other(browser: Browser, site: Path):
    page = browser.new_page()
    page.goto((site / "en/series/jobs.html").as_uri())
    for width, shown in ((400, ".narrow"), (1280, ".wide")):
        page.set_viewport_size({"width": width, "height": 900})
        assert [page.is_visible(f".picture {room}") for room in (".wide", ".narrow")] == [
            room == shown for room in (".wide", ".narrow")
        ]
    page.close()
