"""HTML pages in one file: everything inside, no scripts, and a policy that lets nothing in from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from facts.share.svg import font_faces
from facts.words import Lang

if TYPE_CHECKING:
    from jinja2 import Environment

_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"
_TEMPLATES = Path(__file__).parent / "templates"


def chart_page(title: str, svg: str, evidence: str, lang: Lang) -> str:
    """A page with one chart, and below it the sheet with what has no room on it."""
    return page("chart.html", lang, title=title, svg=Markup(svg), evidence=Markup(evidence))


def page(template: str, lang: Lang, **content: object) -> str:
    """A page from one of the templates; every text is escaped unless it is Markup."""
    style = font_faces() + (_TEMPLATES / "page.css").read_text("utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"{_NOTHING}; style-src 'sha256-{digest}'; font-src data:"
    return _environment().get_template(template).render(lang=lang, policy=policy, style=Markup(style), **content)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
