"""Pages, PDFs and PNGs from templates that get all words as data: escaped in HTML by jinja, never pasted into typst."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from math import floor
from pathlib import Path
from struct import pack
from threading import Lock
from typing import TYPE_CHECKING, Any
from zlib import crc32

from markupsafe import Markup

from facts.charts.typeset import FONTS
from facts.share.svg import all_legal, font_faces, svg_size
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

    try:
        return _typeset(template, content, ours_only=True, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        return _typeset(template, content, format="pdf")


def png_of_svg(drawing: str, pixels: float, ppi: float) -> bytes:
    """A drawing as PNG, with `pixels` to each of its CSS pixels and its resolution said.

    vl-convert could draw it too, and opens its font's file anew for every letter: of a picture's thousand letters
    that takes ten times as long as all the rest.
    """
    # What is beyond the last whole pixel is cut off, but for a rounding error.
    across, down = (max(1, floor(side * pixels + 1e-3)) for side in svg_size(drawing))
    # Typst rounds the drawing's size up to whole pixels, first across and from there down, and shrinks what it drew to
    # the page. With hundredths and thousandths of a pixel less it draws just these, and shrinks nothing.
    whole = f'<svg xmlns="{_SVG}" width="{across / pixels!r}" height="{(down - 1e-3) / pixels!r}">{drawing}</svg>'
    size = {"width": (across - 1e-2) * _POINTS / ppi, "height": (down - 1e-2) * _POINTS / ppi}
    made = _typeset("drawing.typ", {"svg": whole, **size}, format="png", ppi=ppi)
    density = round(ppi / _INCH)
    return made[:_PNG_HEAD] + _png_chunk(b"pHYs", pack(">IIB", density, density, 1)) + made[_PNG_HEAD:]


_SVG = "http://www.w3.org/2000/svg"
# Points and metres to the inch.
_POINTS, _INCH = 72, 0.0254
# The signature and the chunk IHDR, which is always the first (PNG specification, 5.2 and 11.2.2).
_PNG_HEAD = 8 + 25


def _png_chunk(name: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + name + content + pack(">I", crc32(name + content))


# A compiler refuses a second thread while it works for the first.
_typesetting = Lock()


def _typeset(template: str, content: Mapping[str, object], *, ours_only: bool = False, **options: Any) -> bytes:
    """What typst makes of a template that gets all words as data."""
    source = (TEMPLATES / template).read_bytes()
    words = {"content": json.dumps(all_legal(content), ensure_ascii=False)}
    with _typesetting:
        made = _compiler(ours_only=ours_only).compile(input=source, sys_inputs=words, **options)
    if not isinstance(made, bytes):
        raise TypeError("typst made no single file")
    return made


@cache
def _compiler(*, ours_only: bool) -> Compiler:
    import typst

    return typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=ours_only)
