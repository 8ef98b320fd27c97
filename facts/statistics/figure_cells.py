"""The cells of a published table that should hold a figure: the number, the flag beside it, or why there is none.

Offices write what they do not say in many ways: `..` (Statistics Sweden), `:` (Eurostat), `[c]` and `[x]` (the UK's
Government Statistical Service, "Using symbols in tables"), a dash. Flags stand behind the number: `21.9 b`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from facts.figures.problems import one_line
from facts.language.written_numbers import DecimalSign
from facts.statistics.period_text import NOTE_NUMBER
from facts.statistics.published_table import CellLeftOut, Unpublished
from facts.words import Text, in_both

_SPACES = " \u00a0\u2007\u2009\u202f"
_NUMBER = (
    rf"(?:[+\-\u2212\u2013] ?)?(?:\d{{1,3}}(?:[{_SPACES}'\u2019]\d{{3}})+(?:[.,]\d+)?|\d[\d.,]*|[.,]\d+)"
    r"(?:[eE][+\-]?\d{1,3})?"
)
# Marks of a footnote and flags: `*`, `1)`, ¹, `(p)`, `[r]`, `b`, `ep`. A digit glued to the number would be its own.
_MARK = (
    rf"\*{{1,4}}|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡§#]+|[{_SPACES}][a-z\d]\)|\([a-zA-Z]{{1,3}}\)|\[[a-zA-Z]{{1,5}}\]|{NOTE_NUMBER}"
    r"|(?<![a-zA-Z])[abdefinprsuwzABDEFINPRSUWZ]{1,3}(?![a-zA-Z])\)?"
)
# Polls and surveys write the margin of error behind the number: "34,8 ±0,9", "14.2 (13.1–15.3)".
_PLAIN = r"\d{1,9}(?:[.,]\d{1,6})?"
_END = rf"[-\u2212]?{_PLAIN}"
_MARGIN = (
    rf"[{_SPACES}]?\(?±[{_SPACES}]?(?P<half>{_PLAIN})[{_SPACES}]?%?\)?"
    rf"|[{_SPACES}]?[(\[](?P<low>{_END})(?:\s?[-\u2013]\s?|, |; | to | till )(?P<high>{_END})[)\]]"
)
_CELL = re.compile(
    rf"(?P<before>(?:(?:\*{{1,3}}|\([a-zA-Z]{{1,3}}\)|\[[a-zA-Z]{{1,3}}\])[{_SPACES}]*)?)(?P<number>{_NUMBER})"
    rf"(?P<percent>[{_SPACES}]?(?:[%‰]|(?:[tm]?kr|mnkr|mdkr)(?!\w)))?(?:{_MARGIN})?(?P<after>(?:[{_SPACES}]*(?:{_MARK})){{0,3}})"
)
_YEAR_AND_MONEY = re.compile(rf"(?:19|20)\d\d,?[{_SPACES}][a-z]{{2,4}}")
# Accountants write amounts below zero in brackets: "(112 480)"; of a footnote's "(1)" and a year it must differ.
_IN_BRACKETS = re.compile(rf"\((?!(?:1[5-9]|20|21)\d\d\))(?:\d{{1,3}}(?:[{_SPACES}.,'\u2019]\d{{1,3}})+|\d{{3,}})\)")
_ANY_IN_BRACKETS = re.compile(rf"\((?P<number>\d[\d{_SPACES}.,'\u2019]*)\)")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SWEDISH = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
# A separator before three digits at the end, after at most three: a thousand, or three decimals.
_TWO_READINGS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
_MISSING = re.compile(
    r"|[.…]{1,6}|[:/]|[-\u2212\u2013\u2014]{1,2}|\*|[x×czXCZ]|\[[a-z]{1,4}\]|:\s*[a-z]{1,3}|n\.?/?a\.?"
    r"|nan|null|none|saknas|uppgift saknas"
    r"|not available|ej tillgänglig|#n/a|#saknas!|\[?low\]?|(?:confidential|sekretess|suppressed)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"\[?c\]?|:\s*c|confidential|sekretess|suppressed", re.IGNORECASE)
# No number with its flag has half as many letters.
_LONGEST = 60
# A spreadsheet writes 1.2E+07; no office publishes a figure beyond this.
_LARGEST_EXPONENT = 15

NO_TEXT = in_both("published.blank")


class FigureCell(NamedTuple):
    """A cell as it is read: `number` in plain digits with a point, "" for none; `why` says why there is none.

    `margin` is the uncertainty that stands behind the number: "0.9" on each side, or the ends "13.1–15.3".
    """

    number: str
    flag: str = ""
    percent: str = ""
    why: Text | None = None
    margin: str = ""


def read_cell(text: str, sign: DecimalSign) -> FigureCell:
    """The figure in a cell whose decimals begin with `sign`.

    >>> read_cell("21,9 b", ",")[:2]
    ('21.9', 'b')
    >>> read_cell("18 402*", ",")[:2]
    ('18402', '*')
    >>> [read_cell(cell, ",").margin for cell in ("34,8 ±0,9", "14,2 (13,1–15,3)", "12 %")]
    ['0.9', '13.1–15.3', '']
    >>> read_cell("..", ",").why.en
    '“..” means that there is no figure.'
    """
    if text.isdecimal() and text.isascii() and len(text) <= _LONGEST:
        return FigureCell(text)
    return _read_written(text, sign)


@lru_cache(maxsize=100_000)
def _read_written(text: str, sign: DecimalSign) -> FigureCell:
    if not text:
        return FigureCell("", why=NO_TEXT)
    if len(text) > _LONGEST:
        return FigureCell("", why=_no_number(text))
    if _MISSING.fullmatch(text):
        return FigureCell("", why=_no_figure(text))
    match = _CELL.fullmatch(text)
    plain = _plain(match["number"], sign) or _alone(match["number"], sign) if match else ""
    if match is None or not plain or not plain.isascii():  # digits of other scripts are read nowhere
        return FigureCell("", why=_no_number(text))
    margin = _margin(match, sign)
    is_lost = not margin and (match["half"] or match["low"])  # its ends are written in another way
    if is_lost or ("–" in margin and not _holds(margin, plain)):
        return FigureCell("", why=_no_number(text))  # two other numbers in brackets
    flag = " ".join((match["before"] + " " + match["after"]).split())
    return FigureCell(plain, flag, (match["percent"] or "").strip(), margin=margin)


def _margin(cell: re.Match[str], sign: DecimalSign) -> str:
    ends = [_plain(end, sign) for end in (cell["half"], cell["low"], cell["high"]) if end]
    return "–".join(ends) if all(ends) else ""


def _holds(margin: str, number: str) -> bool:
    low, high = map(Decimal, margin.split("–"))
    return low <= Decimal(number) <= high


def _alone(number: str, sign: DecimalSign) -> str:
    """The number when its own writing proves that its decimals begin with the other sign: 12 100,5."""
    proof = _proof(number.lstrip("+-\u2212\u2013"))
    return _plain(number, proof) if proof and proof != sign else ""


def is_number(text: str) -> bool:
    """Whether a cell holds a number, whatever stands beside it; a year with a unit is a heading."""
    return text.isdecimal() or (
        len(text) <= _LONGEST
        and (_CELL.fullmatch(text) or _IN_BRACKETS.fullmatch(text)) is not None
        and not _YEAR_AND_MONEY.fullmatch(text)
    )


def amounts_below_zero(columns: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], str]:
    """The columns of amounts with a minus for the brackets around some, and the first of those as written."""
    found = next((cell for cells in columns for cell in cells if cell[:1] == "(" and _IN_BRACKETS.fullmatch(cell)), "")
    if not found:
        return list(columns), ""
    return [
        [f"-{match['number']}" if (match := _ANY_IN_BRACKETS.fullmatch(cell)) else cell for cell in cells]
        for cells in columns
    ], found


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
    return minus + (_without_exponent(whole, int(exponent)) if exponent else whole)


_WITHOUT_SPACES = dict.fromkeys(map(ord, _SPACES + "'\u2019"))


def _without_exponent(digits: str, exponent: int) -> str:
    return format(Decimal(digits).scaleb(exponent), "f")


@dataclass(frozen=True, slots=True)
class Writing:
    """How the numbers of a file are written: the sign before their decimals, None when nothing proves it.

    `example` is then one of the numbers with two readings.
    """

    sign: DecimalSign | None
    example: str = ""


def _writing_of(texts: Iterable[str], usual: DecimalSign | None) -> Writing:
    """How numbers are written, by what the numbers themselves prove; `usual` is what the kind of file goes by.

    >>> _writing_of(["1,234", "33,580.93"], None).sign
    '.'
    >>> _writing_of(["1,234", "5,678"], None)
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


# The beginning of a cell that is neither a plain number nor blank: most columns have none, which is told in one go.
_NOT_PLAIN: dict[DecimalSign, re.Pattern[str]] = {
    ".": re.compile(r"^(?!(?:-?[0-9]{1,30}(?:\.[0-9]{1,30})?)?$)", re.MULTILINE),
    ",": re.compile(r"^(?!(?:-?[0-9]{1,30}(?:,[0-9]{1,30})?)?$)", re.MULTILINE),
}


@dataclass(slots=True)
class SheetFigures:
    """The figures of a sheet, row by row; `percent` is the sign or the money behind them.

    `keep` says which cells hold one, None when all do.
    """

    numbers: list[str]
    lines: list[int]
    flags: dict[int, str] = field(default_factory=dict)
    margins: dict[int, str] = field(default_factory=dict)
    left_out: list[CellLeftOut] = field(default_factory=list)
    keep: list[bool] | None = None
    percent: str = ""

    def of_figures(self, per_cell: Sequence[int]) -> list[int]:
        """What stands for each cell, for those only that hold a figure."""
        return list(per_cell) if self.keep is None else list(compress(per_cell, self.keep))


def spread_rows(per_row: Sequence[int], width: int) -> list[int]:
    """What holds for each row, for each of its `width` cells with figures."""
    spread = [0] * (len(per_row) * width)
    for n in range(width):
        spread[n::width] = per_row
    return spread


def decimal_sign(columns: Sequence[Sequence[str]], usual: DecimalSign | None) -> tuple[DecimalSign, tuple[Text, ...]]:
    """The sign before decimals, by what the numbers themselves prove, and what is to be said of that.

    Unpublished where it must be asked.
    """
    # Of a column at once, for most hold whole numbers only.
    with_signs = [cells for cells in columns if {",", "."} & set("".join(cells))]
    texts = dict.fromkeys(text for cells in with_signs for text in cells if "," in text or "." in text)
    writing = _writing_of(texts, usual)
    if writing.sign:
        return writing.sign, ()
    if sign := _sign_by_size(columns):
        number = read_cell(writing.example, sign).number
        return sign, (in_both("published.number_by_size", text=one_line(writing.example), number=number),)
    raise Unpublished(in_both("published.which_numbers", text=one_line(writing.example)), "numbers")


# Two whole numbers may be whole by chance; with three, a single one of three decimals would be odd.
_FEWEST_WHOLE = 3


def _sign_by_size(columns: Sequence[Sequence[str]]) -> DecimalSign | None:
    """The sign with which no number is a thousand times smaller than all others of its column, which are whole.

    A person typed "146,430 [r]" below 133450 and 140790: as a decimal it would be smaller than anything beside it.

    >>> _sign_by_size([["133450", "140790", "146,430 [r]", "1820"]]), _sign_by_size([["12", "15", "1,234", "17"]])
    ('.', None)
    """
    signs: set[DecimalSign | None] = set()
    for cells in columns:
        numbers = [match["number"] for cell in cells if len(cell) <= _LONGEST and (match := _CELL.fullmatch(cell))]
        doubtful = [two for number in numbers if (two := _TWO_READINGS.fullmatch(number))]
        whole = [int(number) for number in numbers if number.isdecimal() and int(number)]
        if not doubtful:
            continue
        are_whole = len(whole) >= _FEWEST_WHOLE and all(n.isdecimal() or _TWO_READINGS.fullmatch(n) for n in numbers)
        thousands = [int(two[0].replace(two[1], "")) for two in doubtful]
        is_grouped = (
            are_whole and min(whole) <= min(thousands) and max(thousands) < min(1000 * min(whole), 10 * max(whole))
        )
        signs |= {"." if two[1] == "," else "," for two in doubtful} if is_grouped else {None}
    return signs.pop() if len(signs) == 1 else None


def sheet_figures(
    columns: Sequence[Sequence[str]],
    lines: Sequence[int],
    sign: DecimalSign,
    flags: Sequence[str],
    marks: Sequence[str],
) -> SheetFigures:
    """The figures of the columns; `marks` stand on the columns' headings, `flags` beside the rows of a single one."""
    width = len(columns)
    found = SheetFigures([""] * (len(lines) * width), spread_rows(lines, width))
    why: dict[int, Text] = {}
    for n, cells in enumerate(columns):
        found.numbers[n::width] = _column(cells, sign, n, width, found, why)
    if flags and width == 1:
        found.flags |= {n: flag for n, flag in enumerate(flags) if flag and not _says_normal(flag)}
    for first, mark in enumerate(marks):
        for n in range(first, len(lines) * width, width) if mark else ():
            found.flags[n] = " ".join(filter(None, (found.flags.get(n, ""), mark)))
    if why:
        found.keep = list(map(bool, found.numbers))
        found.left_out = [CellLeftOut(found.lines[n], text) for n, text in sorted(why.items())]
        if found.flags or found.margins:
            moved = {old: new for new, old in enumerate(compress(range(len(found.keep)), found.keep))}
            found.flags = {moved[n]: flag for n, flag in found.flags.items() if n in moved}
            found.margins = {moved[n]: margin for n, margin in found.margins.items() if n in moved}
        found.numbers = list(compress(found.numbers, found.keep))
        found.lines = found.of_figures(found.lines)
    return found


def _column(
    cells: Sequence[str], sign: DecimalSign, first: int, step: int, found: SheetFigures, why: dict[int, Text]
) -> list[str]:
    if not _NOT_PLAIN[sign].search("\n".join(cells)):
        if "" in cells:
            why |= {first + n * step: NO_TEXT for n, cell in enumerate(cells) if not cell}
        return list(cells) if sign == "." else [cell.replace(",", ".") for cell in cells]
    numbers = []
    for n, cell in enumerate(cells):
        number, flag, percent, reason, margin = read_cell(cell, sign)
        numbers.append(number)
        if margin:
            found.margins[first + n * step] = margin
        if reason:
            why[first + n * step] = reason
        if flag:
            found.flags[first + n * step] = flag
        found.percent = found.percent or percent
    return numbers


def _says_normal(flag: str) -> bool:
    """What SDMX says of a figure of which nothing is to be said."""
    return flag.casefold() in ("a", "normal value", "normal", "a: normal value")
