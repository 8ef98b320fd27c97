"""The app's door: its own pages come in, others do not, and nobody frames it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from streamlit.runtime.app_session import AppSession

from facts.app.server import Guard, guards, is_same_origin

HOST = "localhost:8501"


def answers(
    *, kind: str = "http", method: str = "GET", path: str = "/", query: str = "", origin: str = ""
) -> list[Any]:
    """What the browser is told: the messages of the app behind the guard, or of the guard itself."""
    told: list[Any] = []
    headers = [(b"host", HOST.encode()), *([(b"origin", origin.encode())] if origin else [])]
    scope = {
        "type": kind, "method": method, "path": path, "query_string": query.encode(), "headers": headers,
    }  # fmt: skip

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Any) -> None:
        told.append(message)

    asyncio.run(Guard(app)(scope, None, send))  # type: ignore[arg-type]
    return told


@pytest.mark.parametrize(
    "origin",
    [
        "http://localhost:9999", "http://127.0.0.1:8501", "http://0.0.0.0:8501", "http://localhost", "null",
        "http://elsewhere.example", "http://localhost:8501.elsewhere.example", "file://localhost:8501",
        "http://localhost:8501@elsewhere.example", "http://elsewhere@localhost:8501", "http://localhost:8501/path",
        "http://localhost:8501#part", "http://localhost:8501?query", "//localhost:8501", "localhost:8501",
        "http://localhost:8501, http://elsewhere.example", "http://[::1", "http://[x]:1", "http://", " ", "x" * 9_000,
    ],
)  # fmt: skip
@pytest.mark.tried("A page on another port, or by another name of this machine", "refused (403)")
def test_a_page_of_another_origin_may_not_open_the_socket_or_send_anything(origin: str):
    assert not is_same_origin(origin, HOST)
    assert answers(kind="websocket", origin=origin) == [{"type": "websocket.close", "code": 1008}]
    assert answers(method="POST", origin=origin)[0]["status"] == 403


@pytest.mark.parametrize("origin", ["", "http://localhost:8501", "https://localhost:8501"])
def test_its_own_pages_and_programs_without_an_origin_come_in(origin: str):
    assert is_same_origin(origin, HOST)
    assert answers(kind="websocket", origin=origin)[0]["status"] == 200


@pytest.mark.tried("A site that puts the app into a frame", "the browser shows nothing")
def test_no_site_may_frame_the_app_but_for_embeds():
    framed = answers()[0]["headers"]
    assert (b"content-security-policy", b"frame-ancestors 'none'") in framed
    assert answers(query="embed=true&series=jobs")[0]["headers"] == []


def test_where_nothing_can_be_saved_no_upload_is_kept(monkeypatch: pytest.MonkeyPatch):
    upload: dict[str, Any] = {"method": "PUT", "path": "/_stcore/upload_file/session/file"}
    assert answers(**upload)[0]["status"] == 200
    monkeypatch.setenv("FACTS_READONLY", "1")
    assert answers(**upload)[0]["status"] == 403


def test_no_reader_clears_the_caches_of_all():
    assert hasattr(AppSession, "_handle_clear_cache_request"), "Streamlit has moved it: guards() must follow"
    guards()
    assert AppSession._handle_clear_cache_request.__name__ == "_keep_caches"
