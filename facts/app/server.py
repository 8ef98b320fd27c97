"""What stands between the app and the network: who may talk to it, who may frame it, and what it never does."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, net_util
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.web.server.server_util import is_allowed_origin

from facts.saving.file_locks import is_read_only_mode

_UPLOADS = re.compile(r"/_stcore/upload_file(/|$)")
_ONLY_LOOKS = frozenset({"GET", "HEAD", "OPTIONS"})
_EMBEDDED = "is_embedded"


def is_script_run() -> bool:
    """Whether this is a reader's run of the page, rather than the server's import of its script."""
    return get_script_run_ctx(suppress_warning=True) is not None


def guards() -> list[Middleware]:
    """What every request passes before Streamlit sees it; also turns off what Streamlit has no option for."""
    # Streamlit 1.67 asks checkip.amazonaws.com for this machine's public address whenever a page from elsewhere tries
    # to connect, and makes everybody wait for the answer. The app has no public address.
    net_util.get_external_ip = _no_address
    # The browser may ask the server to clear its caches, which are those of all readers.
    setattr(AppSession, "_handle_clear_cache_request", _keep_caches)  # noqa: B010 -- there is no public way
    return [Middleware(Guard)]


class Guard:
    """Refuses pages of other origins, uploads where nothing can be saved, and frames around the app.

    Only an address with `embed=true` may be framed; nothing can be saved from there.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it with 403."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
        elif _is_refused(scope):
            await _refuse(scope, send)
        elif scope["type"] == "websocket" or _is_embed(scope):
            await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, _unframed(send))


def has_been_embedded() -> bool:
    """Whether this reader's page came in a frame of another site; stays so when they go on to another page."""
    return bool(st.session_state.setdefault(_EMBEDDED, st.context.is_embedded))


def _is_refused(scope: Scope) -> bool:
    changes = scope["type"] == "websocket" or scope["method"] not in _ONLY_LOOKS
    if changes and not is_same_origin(_header(scope, b"origin"), _header(scope, b"host")):
        return True
    return scope["type"] == "http" and changes and bool(_UPLOADS.search(scope["path"])) and is_read_only_mode()


def is_same_origin(origin: str, host: str) -> bool:
    """Whether a page at `origin` is one of this app's, which the browser reached as `host` (name and port).

    What is no browser names no origin. Behind a proxy that changes the host, the origins named in
    `server.corsAllowedOrigins` and the name in `browser.serverAddress` are the app's own too.

    >>> is_same_origin("http://localhost:8501", "localhost:8501")
    True
    >>> is_same_origin("http://localhost:9999", "localhost:8501")
    False
    """
    if not origin:
        return True
    address = urlsplit(origin)
    if address.scheme not in ("http", "https"):
        return False
    if address.netloc == host or is_allowed_origin(origin):
        return True
    named = config.get_option("browser.serverAddress") if config.is_manually_set("browser.serverAddress") else None
    return bool(named) and address.hostname == named and named != "localhost"


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def _is_embed(scope: Scope) -> bool:
    return parse_qs(scope["query_string"].decode("latin-1")).get("embed") == ["true"]


def _unframed(send: Send) -> Send:
    async def send_with_policy(message: Message) -> None:
        if message["type"] == "http.response.start":
            policy = [(b"content-security-policy", b"frame-ancestors 'none'"), (b"x-frame-options", b"DENY")]
            message = {**message, "headers": [*message.get("headers", ()), *policy]}
        await send(message)

    return send_with_policy


async def _refuse(scope: Scope, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    await send({"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": b"Refused: this request comes from another page."})


def _no_address() -> None:
    return None


def _keep_caches(_session: Any) -> None:
    """Other readers' caches are theirs too."""
