"""Web addresses: http and https with a host, and nothing that pretends to be one."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import SplitResult, urlsplit

from facts.figures.cell_reading import CellNote, CellReading
from facts.figures.problems import shown

_LONGEST = 8000
_FORBIDDEN = re.compile(r'[\s\x00-\x1f\x7f-\x9f<>"\\^`{}\u200b-\u200f\u2028-\u202e\u2066-\u2069]')
# What nearly all addresses are, and what needs no second look: a plain host and a plain path.
_PLAIN = re.compile(r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/[A-Za-z0-9/._~%?&=+-]*)?")
_LONGEST_HOST = 253
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BARE_HOST = re.compile(r"(?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#].*)?", re.S)
_DOCUMENT = ("document", "dokument", "dokumentet")
_HOST_LABEL = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")


def read_address(text: str) -> CellReading:
    """An http(s) address with a host; a host of mixed alphabets is said, since it can imitate another."""
    if len(text) <= _LONGEST_HOST and _PLAIN.fullmatch(text):
        return CellReading(text)
    if _FORBIDDEN.search(text) or len(text) > _LONGEST:
        return _error("bad-url", text)
    if _BARE_HOST.fullmatch(text):
        return _error("url-no-scheme", text)
    parts = _parts(text)
    if parts is None:
        return _error("bad-url", text)
    host = _as_shown(parts.hostname or "")
    if host.isascii():
        return CellReading(text)
    scripts = sorted({unicodedata.name(letter, "?").split()[0] for letter in host if letter.isalpha()})
    if len(scripts) > 1:
        return CellReading(text, (CellNote("url-mixed-script", {"host": host, "scripts": ", ".join(scripts).title()}),))
    return CellReading(text)


def read_basis(text: str) -> CellReading:
    """How a party is known: "document" (in Swedish too), or an address."""
    if text.casefold() in _DOCUMENT:
        return CellReading("document")
    judged = read_address(text)
    return judged if judged.value else _error("bad-party-basis", text)


def _parts(text: str) -> SplitResult | None:
    """The parts of an http(s) address, None when it has none or carries a name and password."""
    if not _SCHEME.match(text):
        return None
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    well_formed = parts.scheme in ("http", "https") and text[len(parts.scheme) :].startswith("://")
    if not well_formed or not host or "@" in parts.netloc:
        return None
    return parts if "[" in parts.netloc or _is_host(host) else None


def _is_host(host: str) -> bool:
    labels = host.removesuffix(".").split(".")
    return len(host) <= _LONGEST_HOST and all(map(_HOST_LABEL.fullmatch, labels))


def _as_shown(host: str) -> str:
    """The host as a browser shows it: letters that are no ASCII may be written in Punycode (xn--…, RFC 3492)."""
    labels = host.split(".")
    try:
        shown_as = ".".join(
            label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label for label in labels
        )
        shown_as.encode("utf-8")  # not half a character
    except UnicodeError:
        return host
    return shown_as


def _error(code: str, text: str) -> CellReading:
    return CellReading(None, (CellNote(code, {"text": shown(text)}),))
