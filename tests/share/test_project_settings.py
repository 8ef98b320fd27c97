"""What a project says of itself in `facts.toml`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facts.share.project_settings import ProjectSettings, read_settings, settings_beside


def test_every_setting_is_read():
    text = (
        'title_sv = "Hem"\ntitle = "Homes"\nlanguage = "sv"\nlicence = "CC BY"\nsite_url = "https://example.org/a/"\n'
    )
    settings = read_settings(text.encode())
    assert (settings.title_in("sv"), settings.title_in("en")) == ("Hem", "Homes")
    assert (settings.language, settings.licence, settings.site_url) == ("sv", "CC BY", "https://example.org/a/")
    assert not settings.complaints


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("title = 7", "title"),
        ("titel = 'x'", "titel"),
        ("language = 'fi'", "language"),
        ("language = ['en']", "language"),
        ("site_url = 'javascript:alert(1)'", "site_url"),
        ("site_url = 'https://example.org/?x'", "site_url"),
        ("site_url = 'https://[bad'", "site_url"),
        ("title = ", "facts.toml cannot be read"),
        ("\ufffe", "facts.toml cannot be read"),
        ("a = " + "[" * 5000, "facts.toml cannot be read"),
    ],
)
def test_what_cannot_be_used_is_said_in_both_languages_and_left_out(text: str, named: str):
    settings = read_settings(text.encode())
    [complaint] = settings.complaints
    assert named in complaint.en
    assert complaint.sv != complaint.en
    assert settings == ProjectSettings(complaints=settings.complaints)


def test_bytes_that_are_no_text_are_said():
    assert read_settings(b"\xff\xfe\x00").complaints


def test_without_a_file_nothing_is_said(tmp_path: Path):
    assert settings_beside(tmp_path / "sources.csv") == ProjectSettings()


def test_a_file_that_never_ends_is_not_read(tmp_path: Path):
    os.mkfifo(tmp_path / "facts.toml")
    [complaint] = settings_beside(tmp_path / "sources.csv").complaints
    assert "regular file" in complaint.en
