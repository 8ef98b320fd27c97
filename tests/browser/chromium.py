"""Which browser the tests drive: one that is there, else the distribution's, else Playwright's own.

`python -m tests.browser.chromium` sees to it that there is one, and prints its path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
PACKAGE_MANAGERS = {
    "apt-get": (
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"],
    ),
    "dnf": (["dnf", "install", "-y", "chromium"],),
    "zypper": (["zypper", "--non-interactive", "install", "chromium"],),
    "pacman": (["pacman", "-S", "--noconfirm", "chromium"],),
    "apk": (["apk", "add", "chromium"],),
}

# What keeps a browser from calling home, and lets it start as root and without a graphics card.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    # Whatever a page asks for, no name but this machine's is looked up.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


def find() -> str | None:
    """The path of a browser that starts; FACTS_BROWSER names one that goes first."""
    return next((path for path in _candidates() if Path(path).is_file() and _starts(path)), None)


def _candidates() -> Iterator[str]:
    if named := os.environ.get("FACTS_BROWSER"):
        yield named
    yield from filter(None, map(shutil.which, NAMES))
    yield from PLACES
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def install() -> None:
    """Fetch a browser from the distribution, else Playwright's own build. Never asks for a password."""
    for manager, commands in PACKAGE_MANAGERS.items():
        prefix = _administrator()
        if shutil.which(manager) and prefix is not None:
            done = all(_quietly([*prefix, *command]) for command in commands)
            if done and find():
                return
    _quietly([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium-headless-shell"]) or _quietly(
        [sys.executable, "-m", "playwright", "install", "chromium-headless-shell"]
    )


def _administrator() -> list[str] | None:
    """What to put before a command that changes the system; None where that would need a password."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and _quietly(["sudo", "-n", "true"]) else None


def _starts(path: str) -> bool:
    """Whether the program really is a browser: some distributions put a note about another package there."""
    if sys.platform == "win32":
        return True  # chrome.exe answers --version with a window
    return _quietly([path, "--version"])


def _quietly(command: list[str]) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=600)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main() -> int:
    """Find a browser or fetch one; 1 and a message when neither works."""
    path = find()
    if path is None:
        print("No browser found; fetching one (some minutes).", file=sys.stderr)
        install()
        path = find()
    if path is None:
        print(
            "The browser tests need Chromium, Chrome or Edge; none could be installed without a password.\n"
            "Install one (Debian: apt-get install chromium), or name one in FACTS_BROWSER, and run again.",
            file=sys.stderr,
        )
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
