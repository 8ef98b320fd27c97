"""PDF by typst: tagged, with real text in our own fonts, from templates that get all words as data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from facts.charts.typeset import FONTS
from facts.words import Lang

if TYPE_CHECKING:
    from typst import Compiler

_TEMPLATES = Path(__file__).parent / "templates"


def chart_pdf(svg: str, title: str, description: str, lang: Lang, inches: float) -> bytes:
    """One chart on a page of its own size."""
    return pdf("chart.typ", {"svg": svg, "title": title, "alt": description, "lang": lang, "inches": inches})


def pdf(template: str, content: Mapping[str, object]) -> bytes:
    """A PDF/UA-1 file (ISO 14289-1) from one of the templates."""
    made = _compiler().compile(
        input=(_TEMPLATES / template).read_bytes(),
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        format="pdf",
        pdf_standards=["ua-1"],
    )
    if not isinstance(made, bytes):
        raise TypeError("typst made no single file")
    return made


@cache
def _compiler() -> Compiler:
    import typst

    return typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)
