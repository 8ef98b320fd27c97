"""The real app in a process of its own, in front of a real browser."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.page_at_rest import PATIENCE, settle

ROOT = Path(__file__).resolve().parents[2]
HERE = {"localhost", "127.0.0.1", ""}


@dataclass(frozen=True)
class App:
    """A running app: its address, the table it reads, its log, and the calls its process made outside."""

    url: str
    table: Path
    log: Path
    process: subprocess.Popen[bytes]
    calls: list[str] = field(default_factory=list)

    def said(self) -> str:
        """What the app's process has written so far."""
        return self.log.read_text("utf-8", errors="replace")


@contextmanager
def running(table: Path, folder: Path, script: Path = ROOT / "dashboard.py", **environment: str) -> Iterator[App]:
    """Start the app on `table` and yield it when it answers; its home is empty, as on a new machine.

    Every call of the process to another host ends at a proxy that notes and refuses it.
    """
    port, home, log = free_port(), folder / "home", folder / "app.log"
    home.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    with noting_proxy() as (proxy, calls), log.open("wb") as output:
        settings = {
            "FACTS_TABLE": str(table),
            "HOME": str(home),
            "USERPROFILE": str(home),
            "PYTHONPATH": str(ROOT),
            "STREAMLIT_SERVER_HEADLESS": "true",
            "NO_PROXY": "localhost,127.0.0.1",
            **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), proxy),
            **environment,
        }
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | settings,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
        app = App(f"http://localhost:{port}", table, log, process, calls)
        try:
            _wait_until_it_answers(app)
            yield app
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_it_answers(app: App) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    end = monotonic() + PATIENCE
    while monotonic() < end:
        if app.process.poll() is not None:
            raise RuntimeError(f"The app stopped at its start:\n{app.said()}")
        try:
            with opener.open(f"{app.url}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            sleep(0.1)
    raise RuntimeError(f"The app did not answer in {PATIENCE} seconds:\n{app.said()}")


@contextmanager
def noting_proxy() -> Iterator[tuple[str, list[str]]]:
    """A proxy that lets nothing through: its address, and what it was asked for."""
    calls: list[str] = []

    class Refusing(BaseHTTPRequestHandler):
        def refuse(self) -> None:
            calls.append(f"{self.command} {self.path}")
            self.send_error(502)

        do_GET = do_POST = do_CONNECT = do_HEAD = refuse  # noqa: N815 -- the names that http.server calls

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Refusing)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", calls
    finally:
        server.shutdown()
        server.server_close()


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_elsewhere(address: str) -> bool:
    """Whether a request to `address` would leave the machine; data: and blob: have no host."""
    return (urlsplit(address).hostname or "") not in HERE


def whole_page(page: Page, path: Path) -> None:
    """A picture of the page from top to end: Streamlit scrolls inside the window, so the window grows."""
    before = page.viewport_size or {"width": 1280, "height": 900}
    for _ in range(3):  # charts that come into view may make the page longer
        height = page.evaluate(
            "() => Math.max(innerHeight, document.querySelector('[data-testid=stMain]')?.scrollHeight ?? 0)"
        )
        if height == page.evaluate("() => innerHeight"):
            break
        page.set_viewport_size({"width": before["width"], "height": min(height, 16_000)})
        settle(page)
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path)
    page.set_viewport_size(before)


def file_name(words: str) -> str:
    """`words` as the name of a file."""
    return re.sub(r"[^\w.-]+", "-", words).strip("-")
