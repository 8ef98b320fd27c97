"""PDF by typst: tagged, with real text in our own fonts, from templates that get all words as data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from facts.charts.typeset import FONTS
from facts.share.xml_text import all_legal
from facts.words import Lang

if TYPE_CHECKING:
    from typst import Compiler

_TEMPLATES = Path(__file__).parent / "templates"


def chart_pdf(sheets: Sequence[tuple[str, str]], title: str, lang: Lang, inches: float) -> bytes:
    """Drawings with their descriptions, each on a page of its own size."""
    drawn = [{"svg": svg, "alt": description} for svg, description in sheets]
    return pdf("chart.typ", {"sheets": drawn, "title": title, "lang": lang, "inches": inches})


def pdf(template: str, content: Mapping[str, object]) -> bytes:
    """A PDF/UA-1 file (ISO 14289-1) from one of the templates.

    The standard asks for a letter form for every sign. A quote may have signs that our fonts lack (another
    script, an emoji): such a file is tagged all the same, and drawn with what fonts the machine has.
    """
    import typst

    source = (_TEMPLATES / template).read_bytes()
    words = {"content": json.dumps(all_legal(content), ensure_ascii=False)}
    try:
        made = _compiler(ours_only=True).compile(input=source, sys_inputs=words, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        made = _compiler(ours_only=False).compile(input=source, sys_inputs=words, format="pdf")
    if not isinstance(made, bytes):
        raise TypeError("typst made no single file")
    return made


@cache
def _compiler(*, ours_only: bool) -> Compiler:
    import typst

    return typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=ours_only)
