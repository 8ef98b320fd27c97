"""The app as a server: how it is started on this machine, who may talk to it or frame it, and what it never does."""

from __future__ import annotations

import os
import re
import socket
import sys
import threading
import tomllib
import webbrowser
from collections.abc import Mapping
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, net_util
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.web.server.server_util import is_allowed_origin

from facts.reading.table_files import real_path, shipped_file
from facts.saving.file_locks import is_read_only_mode

_FIRST_PORT = 8501
# Ports, one after the other: as many apps on one machine as anybody has forgotten to end.
_TRIED = 50
_ADDRESS = "127.0.0.1"
_PATIENCE = 90.0
"""Seconds after which nobody waits for the browser any more: a first start on a slow disk takes half of that."""
_UPLOADS = re.compile(r"/_stcore/upload_file(/|$)")
_ONLY_LOOKS = frozenset({"GET", "HEAD", "OPTIONS"})
EMBEDDED = "is_embedded"
"""Where a reader's session keeps that it came in a frame."""
_OPENS_TABLES = "FACTS_OPENS_TABLES"
"""Set by `open`, which serves whoever started it; an app that is served otherwise shows one table."""
_RELAYS = ("X-Forwarded-For", "Forwarded", "X-Real-Ip", "Via")
"""What a proxy adds to a request: its sender may sit anywhere."""
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def start_server(table: Path, port: int, *, read_only: bool, browser: bool) -> None:
    """Serve the app on `table` until it is interrupted; open the browser when it answers."""
    os.environ["FACTS_TABLE"] = str(real_path(table))
    if read_only:
        os.environ["FACTS_READONLY"] = "1"
    os.environ[_OPENS_TABLES] = "1"
    if browser and _has_screen():
        threading.Thread(target=_open_browser, args=(port,), daemon=True).start()
    # Where the dashboard is has been said, in the reader's language.
    own = {"server.port": port, "logger.hideWelcomeMessage": True}
    _run_streamlit(shipped_file("dashboard.py"), server_settings() | own)


def server_settings() -> dict[str, Any]:
    """The project's configuration of Streamlit, by dotted names, as `.streamlit/config.toml` has it in a clone."""
    path = shipped_file("config.toml")
    if not path.exists():
        path = shipped_file(".streamlit/config.toml")
    return _flat(tomllib.loads(path.read_text("utf-8")))


def free_port(wanted: int | None) -> int | None:
    """The port that is asked for, else the first free one from 8501 on; None when what is asked for is taken."""
    if wanted is not None:
        return wanted if _is_free(wanted) else None
    return next((port for port in range(_FIRST_PORT, _FIRST_PORT + _TRIED) if _is_free(port)), None)


def _has_screen() -> bool:
    """Whether a browser could be seen: on Linux without a display one in the terminal would take it over."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _run_streamlit(script: Path, settings: Mapping[str, Any]) -> None:
    from streamlit.web import cli

    # What `streamlit run` calls once it has read its flags; a list can only be passed here.
    run = cli._main_run
    run(str(script), [], {name.replace(".", "_"): value for name, value in settings.items()})


def _flat(table: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in table.items():
        flat |= _flat(value, f"{before}{name}.") if isinstance(value, dict) else {f"{before}{name}": value}
    return flat


def _is_free(port: int) -> bool:
    with socket.socket() as listener:
        # A port that was just given up may be taken again at once, as the server itself does.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0 if sys.platform == "win32" else 1)
        try:
            listener.bind((_ADDRESS, port))
        except OSError:
            return False
    return True


def _open_browser(port: int) -> None:
    end = monotonic() + _PATIENCE
    while monotonic() < end:
        try:
            socket.create_connection((_ADDRESS, port), timeout=1).close()
        except OSError:
            sleep(0.2)
        else:
            webbrowser.open(f"http://localhost:{port}")
            return


# --- what stands between the app and the network ----------------------------------------------------------------------


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
            await self._app(scope, receive, _forbid_frames(send))


def has_been_embedded() -> bool:
    """Whether this reader's page came in a frame of another site; stays so when they go on to another page."""
    return bool(st.session_state.setdefault(EMBEDDED, st.context.is_embedded))


def may_add_figures() -> bool:
    """Whether this reader may change the table on the page Add figures."""
    return not (is_read_only_mode() or has_been_embedded())


def may_choose_table() -> bool:
    """Whether this reader may look into the folders of this machine: they sit at it, and may change its tables."""
    return (
        bool(os.environ.get(_OPENS_TABLES))
        and may_add_figures()
        # Streamlit says None of a browser on this machine.
        and st.context.ip_address is None
        and urlsplit(st.context.url or "").hostname in _HERE
        and not any(name in st.context.headers for name in _RELAYS)
    )


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
    if not origin or origin in (f"http://{host}", f"https://{host}"):
        return True
    try:
        address = urlsplit(origin)
    except ValueError:  # such as half an IPv6 address, which no browser sends
        return False
    if address.scheme not in ("http", "https") or origin != f"{address.scheme}://{address.netloc}":
        return False
    if is_allowed_origin(origin):
        return True
    named = config.get_option("browser.serverAddress") if config.is_manually_set("browser.serverAddress") else None
    return bool(named) and address.hostname == named and named != "localhost"


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def _is_embed(scope: Scope) -> bool:
    return parse_qs(scope["query_string"].decode("latin-1")).get("embed") == ["true"]


def _forbid_frames(send: Send) -> Send:
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
