"""What a cell says once it is read: a value, and notes of what is wrong or was interpreted."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import SplitResult, urlsplit

from facts.figures.columns import Column
from facts.figures.problems import CellNote, CellReading, one_line
from facts.words import LANGS, Lang, say

_PAGE = re.compile(r"(?P<words>(?:s|sid|sida|sidan|sidor|sidorna|p|pp|page|pages)\b\.?\s*)?"
                   r"(?P<first>\d{1,5})(?:(?P<dash>\s*[–—−-]\s*)(?P<last>\d{1,5}))?", re.I)  # fmt: skip
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_PLAIN_ID = re.compile(r"[0-9A-Za-z._][0-9A-Za-z._-]*")
_FORMULA = re.compile(r"\s*(?:[=@＝＠]|[+\-＋－][^\s\d])")
# Not seen on a screen: controls other than tab and line ends, directions (bidi), zero widths, separators.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]"
)
_DAMAGED = re.compile(
    "\ufffd|"
    + "|".join(
        sorted(
            {
                letter.encode("utf-8").decode(codec, "ignore")
                for letter in "åäöÅÄÖéÉüÜèáóíñøæßçêôâîØÆ–—−“”’‘…•€½§°·\u00a0"
                for codec in ("cp1252", "latin-1")
                if len(letter.encode("utf-8").decode(codec, "ignore")) == len(letter.encode("utf-8"))
            }
        )
    )
)


def is_plain_id(text: str) -> bool:
    """Whether it is a stable key of unaccented letters, as nearly all are."""
    return _PLAIN_ID.fullmatch(text) is not None


def read_id(text: str) -> CellReading:
    """A stable key: letters, digits, dot, underscore, hyphen."""
    if is_plain_id(text):
        return CellReading(text)
    if all(letter.isalnum() or letter in "._-" or unicodedata.category(letter)[0] == "M" for letter in text):
        return CellReading(text, _text_notes(text))
    return CellReading(None, (CellNote("bad-id", {"text": one_line(text)}),))


def read_ids(text: str) -> CellReading:
    """Ids with blanks between them."""
    return CellReading(tuple(text.split()))


def read_choice(text: str, column: Column) -> CellReading:
    """One word of a closed list; case does not matter."""
    if text.casefold() in column.choices:
        return CellReading(text.casefold())
    choices = {f"choices_{lang}": ", ".join(_explained(choice, lang) for choice in column.choices) for lang in LANGS}
    return CellReading(None, (CellNote("bad-choice", {"text": one_line(text), "name": column.name, **choices}),))


def _explained(choice: str, lang: Lang) -> str:
    """A word of a closed list with what it means, where the reader would say it otherwise."""
    words = say(f"kinds.{choice}", lang)
    return choice if words == choice else f"{choice} ({words})"


def read_page(text: str) -> CellReading:
    """A page "3" or a range "2–3"; "s. 12" is read with page-format."""
    match = None if has_foreign_digits(text) else _PAGE.fullmatch(text)
    first, last = (match["first"], match["last"]) if match else ("0", None)
    if not match or int(first) == 0 or (last is not None and int(last) <= int(first)):
        return CellReading(None, (CellNote("bad-page", {"text": one_line(text)}),))
    code = str(int(first)) if last is None else f"{int(first)}–{int(last)}"
    plain = not match["words"] and (match["dash"] or "").strip() == (match["dash"] or "")
    return CellReading(code, () if plain else (CellNote("page-format", {"text": one_line(text), "code": code}),))


def has_foreign_digits(text: str) -> bool:
    """Whether a digit stands in it that is not one of 0–9, such as a full-width or an Arabic one."""
    return not text.isascii() and _FOREIGN_DIGIT.search(text) is not None


def read_label(text: str) -> CellReading:
    """A short text that is compared with others: composed letters (Unicode NFC), single blanks as written."""
    return CellReading(unicodedata.normalize("NFC", text), _text_notes(text))


def read_prose(text: str) -> CellReading:
    """A text that is shown exactly as it stands."""
    return CellReading(text, _text_notes(text))


def _text_notes(text: str) -> tuple[CellNote, ...]:
    """What a reader should know about a text: formulas, unseen characters, damaged or decomposed letters."""
    notes = []
    if not text[:1].isalnum() and _FORMULA.match(text):
        notes.append(CellNote("formula-like", {"text": one_line(text)}))
    if not text.isprintable() and _UNSEEN.search(text):
        unseen = set(_UNSEEN.findall(text))
        names = ", ".join(f"U+{ord(letter):04X}" for letter in sorted(unseen)[:5])
        notes.append(CellNote("control-character", {"characters": names}))
    if not text.isascii():
        if damaged := _DAMAGED.search(text):
            start = max(0, damaged.start() - 20)
            notes.append(CellNote("mojibake", {"text": one_line(text[start : damaged.end() + 20])}))
        if not unicodedata.is_normalized("NFC", text):
            notes.append(CellNote("not-nfc", {"text": one_line(text)}))
    return tuple(notes)


# Servers refuse longer addresses (RFC 9110, 4.1, asks for 8 000 at least); a name of a host has 253 letters at most
# (RFC 1035, 2.3.4).
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
    host = _decoded_host(parts.hostname or "")
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


def _decoded_host(host: str) -> str:
    """The host as a browser shows it: letters that are no ASCII may be written in Punycode (xn--…, RFC 3492)."""
    labels = host.split(".")
    try:
        decoded = ".".join(
            label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label for label in labels
        )
        decoded.encode("utf-8")  # not half a character
    except UnicodeError:
        return host
    return decoded


def _error(code: str, text: str) -> CellReading:
    return CellReading(None, (CellNote(code, {"text": one_line(text)}),))
