"""The app as a server on this machine, with every setting passed to Streamlit: no file of its own need be found."""

from __future__ import annotations

import os
import socket
import sys
import threading
import tomllib
import webbrowser
from collections.abc import Mapping
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from facts.reading.table_files import shipped_file

FIRST_PORT = 8501
_TRIED = 50
_ADDRESS = "127.0.0.1"
_PATIENCE = 90.0
"""Seconds after which nobody waits for the browser any more: a first start on a slow disk takes half of that."""


def start_server(table: Path, port: int, *, read_only: bool, browser: bool) -> None:
    """Serve the app on `table` until it is interrupted; open the browser when it answers."""
    os.environ["FACTS_TABLE"] = str(table.resolve())
    if read_only:
        os.environ["FACTS_READONLY"] = "1"
    if browser and has_screen():
        threading.Thread(target=_open_browser, args=(port,), daemon=True).start()
    _run_streamlit(shipped_file("dashboard.py"), {**server_settings(), "server.port": port})


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
    return next((port for port in range(FIRST_PORT, FIRST_PORT + _TRIED) if _is_free(port)), None)


def has_screen() -> bool:
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
