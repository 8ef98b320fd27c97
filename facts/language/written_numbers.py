"""Numbers as people write them in Swedish and English, read strictly: one reading, or none.

Digits grouped in threes by a space of any width, an apostrophe, a dot or a comma; a decimal comma or point; a
minus as hyphen, U+2212 or en dash; a unit glued to the number. What has two readings is asked about: in a
semicolon file (Swedish writing) a dot before three digits, in a comma file (English writing) a comma, in a
file with another delimiter both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import isinf

from facts.figures.notes import Note
from facts.figures.problems import shown

_SPACES = " \u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_APOSTROPHES = "'\u2019\u02bc"
_DIGITS = "[0-9]"
_NUMBER = re.compile(
    rf"(?P<before>[^\W\d_]{{2,3}}|[€$£])?(?P<gap>[{_SPACES}]*)"
    rf"(?P<sign>[+\-\u2212\u2013]?)(?P<apart>[{_SPACES}]*)"
    rf"(?P<body>[.,]?{_DIGITS}[0-9.,{_SPACES}{_APOSTROPHES}]*?)"
    rf"(?P<exponent>[eE][+\-\u2212]?{_DIGITS}+)?"
    rf"(?:[{_SPACES}]*(?P<after>[^\W\d_%‰][^\d]*|[%‰€$£][^\d]*))?"
)
_PLAIN = re.compile(r"[0-9]+|[0-9]*[.,][0-9]+")
_GROUPED = (
    re.compile(rf"[1-9][0-9]{{0,2}}(?:[{_SPACES}][0-9]{{3}})+(?:[.,][0-9]+)?"),
    re.compile(rf"[1-9][0-9]{{0,2}}(?:[{_APOSTROPHES}][0-9]{{3}})+(?:[.,][0-9]+)?"),
    re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}"),
    re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}"),
)
_TWO_READINGS = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")
_DECIMAL_SIGN = {",": ".", ";": ","}
_NOT_FINITE = re.compile(r"[+\-\u2212\u2013]?(?:nan|inf|infinity|∞|oändlig(?:t|a)?)", re.I)
_MISSING = frozenset(
    [
        "", ".", "..", "...", "…", "-", "--", "–", "—", "−", "n/a", "n.a.", "na", "#n/a", "#saknas!",
        "null", "none", "nil", "saknas", "uppgift saknas", "ej tillgänglig", "ej tillgängligt", "missing",
        "not available", "?",
    ]
)  # fmt: skip
_LONGEST = 1000
_EXACT_DIGITS = 15
"""So many digits any float holds exactly."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was read: `glued` is what stood beside it, as written ("%", "mkr"), else ""."""

    value: Decimal
    glued: str = ""


def says_nothing(text: str) -> bool:
    """Whether the cell says that there is no number: blank, .. or … (Statistics Sweden), n/a, saknas."""
    return text.strip().casefold() in _MISSING


def read_number(text: str, delimiter: str) -> tuple[Number | None, tuple[Note, ...]]:
    """The one number that `text` writes in a file with `delimiter`, with notes; None when it has an error."""
    if len(text) <= _EXACT_DIGITS and text.isascii() and text.isdigit():
        return Number(Decimal(text)), ()
    if _NOT_FINITE.fullmatch(text):
        return None, (Note("not-finite", {"text": shown(text)}),)
    match = _NUMBER.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None, (Note("not-a-number", {"text": shown(text)}),)
    body = match["body"]
    if (two := _two_readings(body, delimiter)) and not match["exponent"]:
        return None, (Note("ambiguous-number", _readings(text, match["sign"], *two)),)
    plain = _ungrouped(body)
    if plain is None or match["apart"]:
        return None, (Note("bad-grouping", {"text": shown(text)}),)
    sign = "-" if match["sign"] in ("-", "\u2212", "\u2013") else ""
    exponent = (match["exponent"] or "").replace("\u2212", "-")
    glued = (match["before"] or match["after"] or "").strip()
    return _finite(text, sign + plain + exponent, glued)


def _two_readings(body: str, delimiter: str) -> tuple[str, str] | None:
    match = _TWO_READINGS.fullmatch(body)
    if match is None or _DECIMAL_SIGN.get(delimiter) == match[1]:
        return None
    return body.replace(match[1], "."), body.replace(match[1], "")


def _readings(text: str, sign: str, decimal: str, grouped: str) -> dict[str, str]:
    minus = "-" if sign in ("-", "\u2212", "\u2013") else ""
    small, large = minus + decimal.rstrip("0").rstrip("."), minus + grouped
    return {
        "text": shown(text), "number_decimal": small, "number_grouped": large,
        "plain_decimal": small, "plain_grouped": large,
    }  # fmt: skip


def _ungrouped(body: str) -> str | None:
    """The digits with a point as the decimal sign, None when they are not grouped as in a number."""
    if _PLAIN.fullmatch(body):
        return body.replace(",", ".")
    for pattern, groups in zip(_GROUPED, (_SPACES, _APOSTROPHES, ".", ","), strict=True):
        if pattern.fullmatch(body):
            return body.translate(dict.fromkeys(map(ord, groups))).replace(",", ".")
    return None


def _finite(text: str, written: str, glued: str) -> tuple[Number | None, tuple[Note, ...]]:
    close = float(written)
    if isinf(close):
        return None, (Note("not-finite", {"text": shown(text)}),)
    value = Decimal(written)
    if close == 0 and value != 0:
        return Number(Decimal(0), glued), (Note("underflow", {"text": shown(text)}),)
    if "e" in written.casefold():
        value = Decimal(format(value, "f"))
        return Number(value, glued), (Note("scientific-notation", {"text": shown(text), "number": str(value)}),)
    if Decimal(repr(close)) != value:
        return Number(value, glued), (Note("precision-lost", {"text": shown(text), "number": repr(close)}),)
    return Number(value, glued), ()
