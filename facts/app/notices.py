"""Messages that a screen reader says by itself: what was done, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from facts.app import markup
from facts.app.markup import joined, plain


def status(*texts: str, title: str = "") -> None:
    """Something to know, in its own time."""
    _show("status", title, texts)


def alert(*texts: str, title: str = "") -> None:
    """Something that stands in the way."""
    _show("alert", title, texts)


def echo(read: str, *, doubtful: bool = False) -> None:
    """How what was just written is read; `doubtful` when it may be a slip."""
    kind = "echo warning" if doubtful else "echo"
    markup.show(Markup('<p class="{}" role="status">{}</p>').format(kind, plain(read)))


def _show(role: str, title: str, texts: Iterable[str]) -> None:
    head = Markup("<p><b>{}</b></p>").format(title) if title else Markup("")
    said = joined(Markup("<p>{}</p>").format(plain(text)) for text in texts)
    markup.show(Markup('<div class="notice {0}" role="{0}">{1}{2}</div>').format(role, head, said))
