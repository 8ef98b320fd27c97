"""Numbers as people write them in Swedish and English, read strictly: one reading, or none.

Digits grouped in threes by a space of any width, an apostrophe, a dot or a comma; a decimal comma or point; a
minus as hyphen, U+2212 or en dash; a unit glued to the number. What has two readings is asked about: in a
semicolon file (Swedish writing) a dot before three digits, in a comma file (English writing) a comma, in a
file with another delimiter both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import isinf
from typing import Literal

from facts.figures.problems import CellNote, one_line

_SPACES = " \u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_APOSTROPHES = "'\u2019\u02bc"
_DIGITS = "[0-9]"
_NUMBER = re.compile(
    rf"(?P<before>[mtkMTK](?:SEK|sek|EUR|eur|NOK|nok|DKK|dkk|GBP|gbp|USD|usd)|[^\W\d_]{{2,3}}|[€$£])?(?P<gap>[{_SPACES}]*)"
    rf"(?P<sign>[+\-\u2212\u2013]?)(?P<apart>[{_SPACES}]*)"
    rf"(?P<body>[.,]?{_DIGITS}[0-9.,{_SPACES}{_APOSTROPHES}]*?)"
    rf"(?P<exponent>[eE][+\-\u2212]?{_DIGITS}+)?"
    rf"(?:[{_SPACES}]*(?P<after>[^\W\d_%‰][^\d]*|[%‰€$£][^\d]*|[,:][-–]))?"
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
DecimalSign = Literal[",", "."]
NumberStyle = Literal["en", "sv"]
"""How a column writes its numbers: 33,580.93 or 33 580,93."""
_DECIMALS_OF: dict[NumberStyle, DecimalSign] = {"en": ".", "sv": ","}
_TWO_FORMS = re.compile(rf"{_DIGITS}(?:[0-9.,{_SPACES}{_APOSTROPHES}]*{_DIGITS})?")
# "1.500,-" is a price without öre: its comma is the decimal sign.
_NO_ORE = (",-", ",–")
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


def has_two_forms(text: str) -> bool:
    """Whether the cell is such as 17.000 or 1,234, whose meaning the writing of its column decides."""
    return any(map(_TWO_READINGS.fullmatch, _TWO_FORMS.findall(text))) if "." in text or "," in text else False


def rewrite_ambiguous(text: str, writing: NumberStyle, decimal_sign: str) -> str:
    """`text` with each number such as 1,234 written so that it has the one meaning that `writing` gives it.

    >>> rewrite_ambiguous("drygt 1,234", "en", ","), rewrite_ambiguous("1,234", "sv", ".")
    ('drygt 1234', '01.234')
    """

    def one(match: re.Match[str]) -> str:
        body = match[0]
        if not _TWO_READINGS.fullmatch(body):
            return body
        sign = _DECIMALS_OF[writing]
        # With a nought before it, it cannot be a thousand in any file.
        return f"0{body.replace(sign, decimal_sign)}" if sign in body else re.sub("[.,]", "", body)

    return _TWO_FORMS.sub(one, text)


def proven_writing(cells: Iterable[str]) -> tuple[NumberStyle, str] | None:
    """How a column writes its numbers, with the cell that proves it; None when nothing does, or both are proven.

    >>> proven_writing(["1,234", "33,580.93"]), proven_writing(["17.000", "1 234,5"]), proven_writing(["17.000", "12"])
    (('en', '33,580.93'), ('sv', '1 234,5'), None)
    """
    proof: dict[NumberStyle, str] = {}
    for cell in cells:
        for body in _TWO_FORMS.findall(cell):
            if (writing := _writing_of(body)) is not None:
                proof.setdefault(writing, cell)
        if len(proof) > 1:
            return None
    return next(iter(proof.items()), None)


def _writing_of(body: str) -> NumberStyle | None:
    """The writing that one number proves by itself: by its decimals, or by two signs that group."""
    if _TWO_READINGS.fullmatch(body) or _ungrouped(body) is None:
        return None
    if body.count(".") > 1 or ("," in body and body.rfind(",") > body.rfind(".") and body.count(",") == 1):
        return "sv"
    if body.count(",") > 1 or "." in body:
        return "en"
    return None


def says_nothing(text: str) -> bool:
    """Whether the cell says that there is no number: blank, .. or … (Statistics Sweden), n/a, saknas."""
    return text.strip().casefold() in _MISSING


def read_number(
    text: str, delimiter: str, writing: NumberStyle | None = None
) -> tuple[Number | None, tuple[CellNote, ...]]:
    """The one number that `text` writes in a file with `delimiter`, with notes; None when it has an error.

    Where it is known how the column is written, `writing` decides what would have two readings.

    >>> [read_number("17.000", ";", writing)[0].value for writing in ("en", "sv")]
    [Decimal('17.000'), Decimal('17000')]
    """
    if len(text) <= _EXACT_DIGITS and text.isascii() and text.isdigit():
        return Number(Decimal(text)), ()
    if _NOT_FINITE.fullmatch(text):
        return None, (CellNote("not-finite", {"text": one_line(text)}),)
    match = _NUMBER.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or (match["before"] and match["after"]):
        return None, (CellNote("not-a-number", {"text": one_line(text)}),)
    body = match["body"]
    if match["after"] in _NO_ORE:
        writing = "sv"
    if writing and _TWO_READINGS.fullmatch(body):
        body = body if _DECIMALS_OF[writing] in body else re.sub("[.,]", "", body)
    elif (two := _two_readings(body, delimiter)) and not match["exponent"]:
        return None, (CellNote("ambiguous-number", _readings(text, match["sign"], *two)),)
    plain = _ungrouped(body)
    if plain is None or match["apart"]:
        return None, (CellNote("bad-grouping", {"text": one_line(text)}),)
    is_negative = match["sign"] in ("-", "\u2212", "\u2013") and plain.strip("0.")
    sign = "-" if is_negative else ""
    exponent = (match["exponent"] or "").replace("\u2212", "-")
    glued = (match["before"] or match["after"] or "").strip().replace("–", "-")
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
        "text": one_line(text), "number_decimal": small, "number_grouped": large,
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


def _finite(text: str, written: str, glued: str) -> tuple[Number | None, tuple[CellNote, ...]]:
    close = float(written)
    if isinf(close):
        return None, (CellNote("not-finite", {"text": one_line(text)}),)
    digits, _, exponent = written.casefold().partition("e")
    if close == 0 and digits.strip("-0."):
        return Number(Decimal(0), glued), (CellNote("underflow", {"text": one_line(text)}),)
    # Nought has no size; written out, its exponent would be noughts without end.
    value = Decimal(written if close else digits)
    if exponent:
        value = Decimal(format(value, "f"))
        return Number(value, glued), (CellNote("scientific-notation", {"text": one_line(text), "number": str(value)}),)
    if Decimal(repr(close)) != value:
        return Number(value, glued), (CellNote("precision-lost", {"text": one_line(text), "number": repr(close)}),)
    return Number(value, glued), ()
