"""Pages and PDFs from templates that get all words as data: escaped in HTML by jinja, never pasted into typst."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from facts.charts.typeset import FONTS
from facts.share.svg import font_faces
from facts.share.xml_text import all_legal
from facts.words import Lang

if TYPE_CHECKING:
    from jinja2 import Environment
    from typst import Compiler

TEMPLATES = Path(__file__).parent / "templates"
_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"


def chart_page(title: str, svg: str, evidence: str, lang: Lang) -> str:
    """A page with one chart, and below it the sheet with what has no room on it."""
    return page("chart.html", lang, title=title, svg=Markup(svg), evidence=Markup(evidence))


def page(template: str, lang: Lang, **content: object) -> str:
    """A page in one file: everything inside, no scripts, and a policy that lets nothing in from elsewhere."""
    style = font_faces() + (TEMPLATES / "page.css").read_text("utf-8")
    policy = f"{_NOTHING}; style-src {style_source(style)}; font-src data:"
    return environment().get_template(template).render(lang=lang, policy=policy, style=Markup(style), **content)


def style_source(style: str) -> str:
    """What a content security policy calls a style that stands in the page itself."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


@cache
def environment() -> Environment:
    """The templates; every text is escaped unless it is Markup."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def chart_pdf(sheets: Sequence[tuple[str, str]], title: str, lang: Lang, inches: float) -> bytes:
    """Drawings with their descriptions, each on a page of its own size."""
    drawn = [{"svg": svg, "alt": description} for svg, description in sheets]
    return pdf("chart.typ", {"sheets": drawn, "title": title, "lang": lang, "inches": inches})


def pdf(template: str, content: Mapping[str, object]) -> bytes:
    """A PDF/UA-1 file (ISO 14289-1): tagged, with real text in our own fonts.

    The standard asks for a letter form for every sign. A quote may have signs that our fonts lack (another
    script, an emoji): such a file is tagged all the same, and drawn with what fonts the machine has.
    """
    import typst

    source = (TEMPLATES / template).read_bytes()
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
