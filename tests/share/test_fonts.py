from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import ImageFont

from facts.charts.typeset import FONTS
from facts.words import LANGS, vocabulary

ROOT = Path(__file__).parents[2]
DRAW = """
import sys
from facts.share.pictures import file_of, picture_of
from tests.share.making import ALL, publication, only_series
made = publication(*ALL, lang="sv")
sys.stdout.buffer.write(file_of(picture_of(only_series(made), made), "png"))
"""


def drawn(**environment: str) -> bytes:
    return subprocess.run(
        [sys.executable, "-c", DRAW], cwd=ROOT, env=os.environ | environment, capture_output=True, check=True
    ).stdout


def test_a_picture_is_the_same_with_no_fonts_installed(tmp_path: Path):
    """Fontconfig is pointed at nothing, and the home folder is empty."""
    nothing = tmp_path / "fonts.conf"
    nothing.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>')
    bare = drawn(FONTCONFIG_FILE=str(nothing), FONTCONFIG_PATH=str(tmp_path), HOME=str(tmp_path))
    assert bare == drawn()


@pytest.mark.parametrize("face", ["Regular", "Semibold", "Italic"])
def test_no_word_of_ours_becomes_a_box(face: str):
    font = ImageFont.truetype(str(FONTS / f"SourceSans3-{face}.ttf"), 40)
    box = bytes(font.getmask("\uffff"))
    used = {letter for lang in LANGS for text in vocabulary(lang).values() for letter in text}
    used |= set("åäöÅÄÖéüæøß−–½¼¾%‰°§“”’»…≈\u202f\u00a0")
    boxes = {letter for letter in used if letter.isprintable() and bytes(font.getmask(letter)) == box}
    assert boxes == set()


@pytest.mark.parametrize("face", ["Regular", "Semibold", "Italic"])
def test_the_letters_carried_inside_are_those_of_the_font(face: str):
    """A few letters are as wide in the font that files carry as in the one that widths are measured with."""
    whole = ImageFont.truetype(str(FONTS / f"SourceSans3-{face}.ttf"), 1000)
    carried = ImageFont.truetype(str(FONTS / f"FactsSans-{face}.woff2"), 1000)
    for text in ("Räknesticka − 17\u202f000 ½", "“drygt” 4,300–4,350 %"):
        assert carried.getlength(text) == pytest.approx(whole.getlength(text), rel=0.001)
