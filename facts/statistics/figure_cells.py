"""The cells of a published table that should hold a figure: the number, the flag beside it, or why there is none.

Offices write what they do not say in many ways: `..` (Statistics Sweden), `:` (Eurostat), `[c]` and `[x]` (the UK's
Government Statistical Service, "Using symbols in tables"), a dash. Flags stand behind the number: `21.9 b`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from facts.words import Text, in_both

DecimalSign = Literal[".", ","]

_SPACES = " \u00a0\u2007\u2009\u202f"
_NUMBER = (
    rf"[+\-\u2212\u2013]?(?:\d{{1,3}}(?:[{_SPACES}'\u2019]\d{{3}})+(?:[.,]\d+)?|\d[\d.,]*|[.,]\d+)"
    r"(?:[eE][+\-]?\d{1,3})?"
)
# Marks of a footnote and flags: `*`, `1)`, ¹, `(p)`, `[r]`, `b`, `ep`. A digit glued to the number would be its own.
_MARK = (
    rf"\*{{1,4}}|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡§#]+|[{_SPACES}]\d\)|\([a-zA-Z]{{1,3}}\)|\[[a-zA-Z]{{1,5}}\]"
    r"|(?<![a-zA-Z])[abdefinprsuwzABDEFINPRSUWZ]{1,3}(?![a-zA-Z])\)?"
)
_CELL = re.compile(
    rf"(?P<before>(?:(?:\*{{1,3}}|\([a-zA-Z]{{1,3}}\)|\[[a-zA-Z]{{1,3}}\])[{_SPACES}]*)?)(?P<number>{_NUMBER})"
    rf"(?P<percent>[{_SPACES}]?[%‰])?(?P<after>(?:[{_SPACES}]*(?:{_MARK})){{0,3}})"
)
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SWEDISH = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
# A separator before three digits at the end, after at most three: a thousand, or three decimals.
_TWO_READINGS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
_MISSING = re.compile(
    r"|[.…]{1,6}|:|[-\u2212\u2013\u2014]{1,2}|\*|[x×czXCZ]|\[[a-z]{1,4}\]|:\s*[a-z]{1,3}|n\.?/?a\.?"
    r"|nan|null|none|saknas|uppgift saknas"
    r"|not available|ej tillgänglig|#n/a|#saknas!|\[?low\]?|(?:confidential|sekretess|suppressed)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"\[?c\]?|:\s*c|confidential|sekretess|suppressed", re.IGNORECASE)
_LONGEST = 60
# A spreadsheet writes 1.2E+07; no office publishes a figure beyond this.
_LARGEST_EXPONENT = 15

BLANK = in_both("published.blank")


class FigureCell(NamedTuple):
    """A cell as it is read: `number` in plain digits with a point, "" for none; `why` says why there is none."""

    number: str
    flag: str = ""
    percent: str = ""
    why: Text | None = None


def read_cell(text: str, sign: DecimalSign) -> FigureCell:
    """The figure in a cell whose decimals begin with `sign`.

    >>> read_cell("21,9 b", ",")[:2]
    ('21.9', 'b')
    >>> read_cell("18 402*", ",")[:2]
    ('18402', '*')
    >>> read_cell("..", ",").why.en
    '“..” stands for no figure.'
    """
    if text.isdecimal() and text.isascii() and len(text) <= _LONGEST:
        return FigureCell(text)
    return _read(text, sign)


@lru_cache(maxsize=100_000)
def _read(text: str, sign: DecimalSign) -> FigureCell:
    if not text:
        return FigureCell("", why=BLANK)
    if len(text) > _LONGEST:
        return FigureCell("", why=_no_number(text))
    if _MISSING.fullmatch(text):
        return FigureCell("", why=_no_figure(text))
    match = _CELL.fullmatch(text)
    plain = _plain(match["number"], sign) or _alone(match["number"], sign) if match else ""
    if match is None or not plain:
        return FigureCell("", why=_no_number(text))
    flag = " ".join((match["before"] + " " + match["after"]).split())
    return FigureCell(plain, flag, (match["percent"] or "").strip())


def _alone(number: str, sign: DecimalSign) -> str:
    """The number when its own writing proves that its decimals begin with the other sign: 12 100,5."""
    proof = _proof(number.lstrip("+-\u2212\u2013"))
    return _plain(number, proof) if proof and proof != sign else ""


def is_number(text: str) -> bool:
    """Whether a cell holds a number, whatever stands beside it."""
    return text.isdecimal() or (len(text) <= _LONGEST and _CELL.fullmatch(text) is not None)


def is_missing(text: str) -> bool:
    """Whether a cell that is not blank says that there is no figure."""
    return bool(text) and len(text) <= _LONGEST and _MISSING.fullmatch(text) is not None


def _no_figure(text: str) -> Text:
    if _HIDDEN.fullmatch(text):
        return in_both("published.hidden", text=text)
    return in_both("published.no_figure", text=text)


def _no_number(text: str) -> Text:
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return in_both("published.no_number", text=short)


def _plain(number: str, sign: DecimalSign) -> str:
    """The number in ASCII digits with a point; "" when its separators do not stand as in a number."""
    minus = "-" if number[0] in "-\u2212\u2013" else ""
    body = number.lstrip("+-\u2212\u2013").translate(_WITHOUT_SPACES)
    whole, _, exponent = body.partition("e") if "e" in body else body.partition("E")
    group = "," if sign == "." else "."
    if group in whole:
        pattern = _ENGLISH if sign == "." else _SWEDISH
        if not pattern.fullmatch(whole):
            return ""
        whole = whole.replace(group, "")
    whole = whole.replace(",", ".")
    if whole.count(".") > 1 or whole.endswith("."):
        return ""
    if whole.startswith("."):
        whole = "0" + whole
    if exponent and abs(int(exponent)) > _LARGEST_EXPONENT:
        return ""
    return minus + (_scaled(whole, int(exponent)) if exponent else whole)


_WITHOUT_SPACES = dict.fromkeys(map(ord, _SPACES + "'\u2019"))


def _scaled(digits: str, exponent: int) -> str:
    from decimal import Decimal

    return format(Decimal(digits).scaleb(exponent), "f")


@dataclass(frozen=True, slots=True)
class Writing:
    """How the numbers of a file are written: the sign before their decimals, None when nothing proves it.

    `example` is then one of the numbers with two readings.
    """

    sign: DecimalSign | None
    example: str = ""


def writing_of(texts: Iterable[str], usual: DecimalSign | None) -> Writing:
    """How numbers are written, by what the numbers themselves prove; `usual` is what the kind of file goes by.

    >>> writing_of(["1,234", "33,580.93"], None).sign
    '.'
    >>> writing_of(["1,234", "5,678"], None)
    Writing(sign=None, example='1,234')
    """
    proofs: set[DecimalSign] = set()
    doubtful: dict[str, str] = {}
    for text in texts:
        if "," not in text and "." not in text:
            continue
        match = _CELL.fullmatch(text) if len(text) <= _LONGEST else None
        if match is None:
            continue
        body = match["number"].lstrip("+-\u2212\u2013")
        if two := _TWO_READINGS.fullmatch(body):
            doubtful.setdefault(two[1], text)
        elif proof := _proof(body):
            proofs.add(proof)
    if len(proofs) == 1:
        return Writing(proofs.pop())
    if not doubtful:
        return Writing(usual or ".")
    if usual and usual in doubtful and len(doubtful) == 1:
        return Writing(usual)
    if len(doubtful) == 1 and not proofs and usual is None:
        return Writing(None, next(iter(doubtful.values())))
    other: DecimalSign = "," if usual == "." else "."
    return Writing(None, doubtful.get(other) or next(iter(doubtful.values())))


def _proof(body: str) -> DecimalSign | None:
    """The decimal sign that a number can only have; None when it has neither."""
    last = max(body.rfind(","), body.rfind("."))
    if last < 0:
        return None
    sign: DecimalSign = "," if body[last] == "," else "."
    other: DecimalSign = "." if sign == "," else ","
    if body.count(sign) > 1:
        return other
    if other in body:
        return sign
    return sign if len(body) - last - 1 != 3 or last > 3 or body[0] == "0" or last == 0 else None
