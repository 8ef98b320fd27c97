"""The running app under rough handling: too large uploads, files that vanish, crashes, and several readers at once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.app.tables import SMALL
from tests.browser.conftest import Pages
from tests.browser.page_at_rest import PATIENCE, settle
from tests.browser.running import App, running

FIRST_CARD = '[data-testid="stVegaLiteChart"] svg'


def again(page: Page) -> None:
    """The page loaded anew, as after any reader's F5."""
    page.reload()
    settle(page)


@pytest.mark.tried("An upload larger than the app allows, sent past the page", "refused by the server (413)")
def test_a_too_large_upload_is_refused_by_the_server(start_app: Callable[..., App], open_page: Pages):
    app = start_app(STREAMLIT_SERVER_MAX_UPLOAD_SIZE="1")
    page = open_page("add", app=app)
    with page.expect_request(lambda request: "upload_file" in request.url and request.method == "PUT") as asked:
        page.locator('input[type="file"]').first.set_input_files(
            {"name": "s.csv", "mimeType": "text/csv", "buffer": b"id\n"}
        )
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    assert put(app, asked.value.url, b"id\n", cookies) in (200, 204)
    assert put(app, asked.value.url, b"x" * 3_000_000, cookies) == 413


def put(app: App, address: str, data: bytes, cookies: dict[str, str]) -> int:
    parts = urlsplit(address)
    connection = HTTPConnection("127.0.0.1", urlsplit(app.url).port, timeout=PATIENCE)
    body = b'--x\r\nContent-Disposition: form-data; name="s.csv"; filename="s.csv"\r\n\r\n' + data + b"\r\n--x--\r\n"
    headers = {
        "Host": urlsplit(app.url).netloc,
        "Content-Type": "multipart/form-data; boundary=x",
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "X-Xsrftoken": cookies.get("_streamlit_xsrf", ""),
    }
    try:
        connection.request("PUT", parts.path, body, headers)
        return connection.getresponse().status
    except (BrokenPipeError, ConnectionResetError):
        return 413
    finally:
        connection.close()


@pytest.mark.tried("The table deleted, unreadable and a folder under the running app", "a clear message; it recovers")
@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be taken away there")
def test_a_table_that_vanishes_is_said_and_comes_back(start_app: Callable[..., App], open_page: Pages):
    app = start_app()
    page, before = open_page(app=app), app.table.read_bytes()
    app.table.unlink()
    again(page)
    expect(page.get_by_text("There is no table here yet")).to_be_visible()
    app.table.mkdir()
    again(page)
    expect(page.get_by_text("cannot be read")).to_be_visible()
    app.table.rmdir()
    app.table.write_bytes(before)
    again(page)
    expect(page.locator(FIRST_CARD).first).to_be_visible()


@pytest.mark.tried(
    "The table replaced by one that is broken, then by a sound one", "its problems by line, then its figures"
)
def test_a_table_that_is_replaced_under_the_app_is_read_anew(start_app: Callable[..., App], open_page: Pages):
    app = start_app()
    page = open_page(app=app)
    replace(app.table, b"\x1f\x8b\x08 no table")
    again(page)
    expect(page.locator(FIRST_CARD)).to_have_count(0)
    expect(page.locator("table.problems, [role=status]").first).to_be_visible()
    replace(app.table, SMALL.encode())
    again(page)
    expect(page.get_by_text("Nya bostäder").first).to_be_visible()


def replace(file: Path, data: bytes) -> None:
    """As a program that saves well does it: the old file until the new one stands whole."""
    fresh = file.with_suffix(".new")
    fresh.write_bytes(data)
    fresh.replace(file)


@pytest.mark.tried("The app killed after a save, and started again", "every saved figure is there")
def test_a_crash_loses_no_saved_figure(tmp_path: Path, open_page: Pages):
    table = tmp_path / "table.csv"
    table.write_text(SMALL, "utf-8")
    with running(table, tmp_path) as app:
        page = open_page("figures", app=app)
        table.write_text(SMALL.replace("1500", "1700"), "utf-8")
        again(page)
        app.process.kill()
        app.process.wait()
    with running(table, tmp_path) as app:
        assert "1700" in table.read_text("utf-8")
        page = open_page(app=app)
        expect(page.get_by_text("1,700").first).to_be_visible()


@pytest.mark.tried("Two readers at once, one of whom is writing", "each sees what is saved, and nobody another’s draft")
def test_a_draft_is_its_writers_alone(start_app: Callable[..., App], open_page: Pages):
    app = start_app()
    writer, other = open_page("add?way=One+figure", app=app), open_page("add?way=One+figure", app=app)
    field = writer.get_by_label("Quote *", exact=True).first
    field.fill("A sentence that is not finished")
    field.press("Tab")
    settle(writer)
    again(other)
    assert "not finished" not in other.content()
    app.table.write_bytes(app.table.read_bytes().replace(b"17000", b"17500", 1))
    for page in (writer, other):
        page.goto(f"{app.url}/?text=jobbtorg-self-support-2008-2012")
        settle(page)
        expect(page.get_by_text("17,500").first).to_be_attached()


@pytest.mark.tried("An address with choices that nobody offers", "they are passed over")
@pytest.mark.parametrize(
    "query", ["topic=" + "x" * 6_000, "text=%00%1b[2J", "lang=../../etc", "page-cards=-1", "way=<script>"]
)
def test_any_address_of_a_page_opens_it(app: App, open_page: Pages, query: str):
    page = open_page(f"?{query}", app=app)
    expect(page.locator("h1").first).to_be_visible()
    assert open_page.left_the_machine() == []
