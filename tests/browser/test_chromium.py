"""Which browser the tests take."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.browser import chromium

pytestmark = pytest.mark.skipif(os.name != "posix", reason="stands in for browsers with shell scripts")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("FACTS_BROWSER", raising=False)
    monkeypatch.setattr(chromium, "PLACES", ())
    return tmp_path


def program(path: Path, script: str) -> str:
    """A program that runs `script`."""
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_browser_on_the_machine_is_taken(shelf: Path):
    chrome = program(shelf / "google-chrome", "echo Google Chrome 140")
    assert chromium.find() == chrome


def test_a_note_in_a_browsers_place_is_no_browser(shelf: Path):
    program(shelf / "chromium-browser", "echo 'This needs another package' >&2; exit 1")
    chrome = program(shelf / "google-chrome", "echo Google Chrome 140")
    assert chromium.find() == chrome


def test_the_browser_that_somebody_names_goes_first(shelf: Path, monkeypatch: pytest.MonkeyPatch):
    program(shelf / "chromium", "echo Chromium 140")
    named = program(shelf / "my-browser", "echo Chromium 141")
    monkeypatch.setenv("FACTS_BROWSER", named)
    assert chromium.find() == named


def test_without_the_right_to_install_nobody_is_asked_for_a_password(shelf: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    program(shelf / "sudo", '[ "$1" = -n ] && exit 1; sleep 1000')
    assert chromium._administrator() is None
