"""The drawing as an SVG that stands on its own: named, described, its letters inside, nothing that runs.

A cell may have control characters in it; an SVG, a feed and a Word document, which are XML, may not.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache

# That of xml.sax.saxutils loads what opens a connection, for a twentieth of a second.
from html import escape
from typing import Any

from facts.charts.picture import MARGIN
from facts.charts.typeset import FONT_FAMILY, FONTS
from facts.share.drawing_process import svg_of_spec
from facts.words import Lang

# Everything outside the Char production of XML 1.0 (W3C, fifth edition, 2.2).
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The readers' own Source Sans first, then the letters carried inside, then whatever there is.
_FAMILY = "'Source Sans 3', 'Facts Sans', sans-serif"

_OPENING = re.compile(r"<svg\b[^>]*>")
_SIZE = re.compile(r'\bwidth="([\d.]+)" height="([\d.]+)"')
_VIEW = re.compile(r'\bviewBox="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r'(\bid="|\burl\(#)([^")]+)([")])')
FONT_FACES = (("Regular", 400, "normal"), ("Semibold", 600, "normal"), ("Italic", 400, "italic"))
"""The faces of the project's letters: the end of their files' names, weight and style as in CSS."""


def legal(text: str) -> str:
    """`text` with every character that XML cannot hold shown as the replacement character �."""
    return _ILLEGAL.sub("\ufffd", text)


def all_legal(content: Any) -> Any:
    """Data as for JSON, with every text in it `legal`."""
    if isinstance(content, str):
        return legal(content)
    if isinstance(content, Mapping):
        return {name: all_legal(value) for name, value in content.items()}
    return [all_legal(value) for value in content] if isinstance(content, list | tuple) else content


def chart_svg(spec: dict[str, Any]) -> str:
    """The Vega-Lite specification as vl-convert draws it, with the project's own fonts and no network.

    vl-convert 1.9 ends the whole process when a text that it measures has a sign in it that XML cannot hold.
    """
    return svg_of_spec(all_legal(spec))


def svg_size(svg: str) -> tuple[float, float]:
    """Width and height in CSS pixels."""
    found = _SIZE.search(svg)
    if not found:
        raise ValueError("the drawing has no size")
    return float(found[1]), float(found[2])


def in_line(svg: str) -> str:
    """Without the paper around it, so that its words begin where those around it do."""
    width, height = (f"{side - 2 * MARGIN:g}" for side in svg_size(svg))
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{width}" height="{height}" '
        f'viewBox="{MARGIN:g} {MARGIN:g} {width} {height}">'
    )
    return _OPENING.sub(opening, svg, count=1)


def standing_alone(svg: str, title: str, description: str, lang: Lang) -> str:
    """A file of its own, with title, description and fonts."""
    return _named(svg, title, description, lang, "picture", f"<style>{font_faces()}</style>")


def inside_a_page(svg: str, title: str, description: str, lang: Lang, name: str) -> str:
    """A part of an HTML page that holds the fonts; `name` is unique on the page."""
    return _named(svg, title, description, lang, name, "")


@cache
def font_faces() -> str:
    """The three faces as CSS with the fonts inside."""
    return "".join(_font_face(*face) for face in FONT_FACES)


def _font_face(face: str, weight: int, slant: str) -> str:
    letters = b64encode((FONTS / f"FactsSans-{face}.woff2").read_bytes()).decode()
    return (
        f"@font-face{{font-family:'Facts Sans';font-weight:{weight};font-style:{slant};"
        f"src:url(data:font/woff2;base64,{letters})}}"
    )


def _named(svg: str, title: str, description: str, lang: Lang, name: str, style: str) -> str:
    """vl-convert drops the description: say it, and what the picture is, for those who cannot see it."""
    width, height = svg_size(svg)
    view = _VIEW.search(svg)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{width:g}" height="{height:g}" '
        f'viewBox="{view[1] if view else f"0 0 {width:g} {height:g}"}" role="img" lang="{lang}" xml:lang="{lang}" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-description">'
        f'<title id="{name}-title">{escape(legal(title), quote=False)}</title>'
        f'<desc id="{name}-description">{escape(legal(description), quote=False)}</desc>{style}'
    )
    return _OPENING.sub(lambda _: opening, _with_own_tags(svg, name), count=1)


def _with_own_tags(svg: str, name: str) -> str:
    """Ids that are unique on the page and the same every time, and our fonts; texts are left as they are."""
    ids: dict[str, str] = {}
    family = f'font-family="{FONT_FAMILY}"'

    def own(found: re.Match[str]) -> str:
        before, old, after = found.groups()
        return before + ids.setdefault(old, f"{name}-{len(ids)}") + after

    def tag(found: re.Match[str]) -> str:
        return _ID.sub(own, found[0]).replace(family, f'font-family="{_FAMILY}"')

    return _TAG.sub(tag, svg)
