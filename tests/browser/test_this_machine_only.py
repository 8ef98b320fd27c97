"""The app serves this machine and calls no other."""

from __future__ import annotations

import socket
from collections.abc import Callable
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from facts.app.pages import PAGES
from tests.browser.conftest import Pages
from tests.browser.page_at_rest import PATIENCE
from tests.browser.running import App


def handshake(app: App, *, host: str | None = None, origin: str | None = None) -> int:
    """The status that the app answers to a browser that wants to talk to it: 101 is yes."""
    address = urlsplit(app.url)
    connection = HTTPConnection("127.0.0.1", address.port, timeout=PATIENCE)
    headers = {
        "Host": host or address.netloc,
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    connection.request("GET", "/_stcore/stream", headers=headers | ({"Origin": origin} if origin else {}))
    try:
        return connection.getresponse().status
    finally:
        connection.close()


def own_addresses() -> set[str]:
    """The addresses by which other machines would reach this one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; only chooses the interface
        except OSError:
            return set()
        return {probe.getsockname()[0]} - {"127.0.0.1", "0.0.0.0"}


def test_a_page_of_the_app_may_talk_to_it(app: App):
    assert handshake(app, origin=app.url) == 101


@pytest.mark.tried("A foreign name that points to this machine (DNS rebinding)", "refused (403)")
def test_another_name_that_points_here_is_refused(app: App):
    assert handshake(app, host="rebound.example") == 403


@pytest.mark.tried("A page from elsewhere that wants to talk to the app", "refused (403)")
def test_a_page_from_elsewhere_is_refused(app: App):
    assert handshake(app, origin="http://elsewhere.example") == 403


@pytest.mark.tried("A page on another port of this machine, before any reader has come", "refused (403)")
def test_a_page_on_another_port_is_refused_from_the_start(start_app: Callable[..., App]):
    app = start_app()
    port = urlsplit(app.url).port
    for origin in ("http://localhost:9999", f"http://127.0.0.1:{port}", f"http://0.0.0.0:{port}"):
        assert handshake(app, origin=origin) == 403
    assert handshake(app, origin=app.url) == 101


@pytest.mark.tried("Another machine that connects", "nobody listens")
def test_other_machines_find_nobody_listening(app: App):
    addresses = own_addresses()
    if not addresses:
        pytest.skip("this machine has no address that others could use")
    for address in addresses:
        with pytest.raises(OSError, match=r"refused|timed out"):
            socket.create_connection((address, urlsplit(app.url).port), timeout=5)


def test_the_first_start_asks_nothing_in_the_terminal(app: App):
    assert "mail" not in app.said().lower()


@pytest.mark.tried("Every page, with every request noted", "no request leaves the machine")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_request_of_a_page_leaves_the_machine(open_page: Pages, page):
    open_page(page.path)
    assert open_page.requests
    assert open_page.left_the_machine() == []


@pytest.mark.tried("The app’s own process, behind a proxy that notes every call", "it calls nobody")
def test_the_app_itself_calls_nobody_even_when_a_page_from_elsewhere_knocks(
    start_app: Callable[..., App], open_page: Pages
):
    app = start_app()
    open_page(app=app)
    handshake(app, origin="http://elsewhere.example")
    assert app.calls == []
