"""Lines of text as the cells of a table: rows of numbers behind a name, and heads of columns.

Cells stand two blanks apart, or are numbers behind a name with one blank between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

SENTENCE_END = re.compile(r"[.!?:;…][\"”’»)\]]*[⁰¹²³⁴-⁹\d]{0,2}\s*$")
_NUMBER_CELL = (
    r"[-−–+]?\s?[£$€]?(?:\d{1,3}(?:[  \u2009\u202f.,]\d{3})+|\d+)(?:[.,]\d+)?\s?%?|\([\d.,]+\)|\.\.|–|-|[nN]/[aA]"
)
# Each stretch of a row between blanks is one of these or none and is not tried in two ways, so that a row of many
# costs what its letters cost: thousands are told from other numbers by what stands ahead, not by trying both. Thousands
# that stand apart are put together afterwards.
_THOUSANDS = r"\d{1,3}(?:[.,]\d{3})+(?![.,]?\d{3}(?!\d))"
_ROW_NUMBER = rf"(?:{_THOUSANDS}(?:[.,]\d+)?|(?!{_THOUSANDS}(?!\d))\d+(?:[.,]\d+)?)"
_ROW_PART = rf"(?:(?:(?:[-–]|[−+]\s?)?{_ROW_NUMBER}(?:\s?%)?|\.\.|–|-)(?=\s|$))"
_ROW = re.compile(rf"\s*(?P<name>\S.*?)\s+(?P<cells>{_ROW_PART}(?:\s+{_ROW_PART})+)\s*")
_CELLS = re.compile(r"\s{2,}|\t")
_CELL = re.compile(rf"(?:{_NUMBER_CELL})[⁰¹²³⁴-⁹*]*")
_NUMBER = re.compile(r"(?P<sign>[-−–+(])?\s?[£$€]?(?P<digits>\d[\d\s.,]*?)\)?\s?%?(?:[⁰¹²³⁴-⁹*]*)$")
_NAMED_BY_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d{2,4})?")
# A frame that text recognition saw.
FRAME = " \t|¦"
_LONGEST_ROW, LONGEST_NAME = 400, 60
_HUNDREDS = re.compile(r"\d{3}(?: \d{3}){2,}")
_SHORT_NAME, _LEAST_COLUMNS = 2, 2

# A run of digits in which letters stand for 0 and 1; two letters and digits at least, since "5l" is five litres.
_MISREAD = re.compile(r"(?<![^\W_])(?=[\dOolI]*\d)(?=[\dOolI]*[OolI])[\dOolI]{3,}(?![^\W_])")
_MISREAD_CELL = re.compile(r"(?<=\s)(?=\d*[OolI]\b)\d+[OolI](?=\s|$)")
_TELEPHONE = re.compile(r"(?<![\d.,])(?<!\d )0[1-9]\d{0,3}[ –-]\d{2,4} \d{2,4}\b|\S@\S+\.\w")
_DIGIT_OF = str.maketrans("OolI", "0011")


def as_digits(text: str) -> str:
    """A text with the letters that text recognition took for digits as digits, each in its place.

    >>> as_digits("1 2OO barn, 3 lO4 journaler, 5l mjölk")
    '1 200 barn, 3 104 journaler, 5l mjölk'
    """
    return _MISREAD.sub(lambda run: run[0].translate(_DIGIT_OF), text)


def spaced_cells(text: str) -> tuple[str, ...]:
    """The parts of a line that stand two blanks apart."""
    return tuple(cell for cell in _CELLS.split(text.strip(FRAME)) if cell)


def number_cells(text: str) -> tuple[str, ...]:
    """The cells of a line that holds numbers alone, () where it holds fewer than two, or years.

    >>> number_cells("81,2   84,0"), number_cells("2021   2022")
    (('81,2', '84,0'), ())
    """
    cells = spaced_cells(text)
    is_row = len(cells) >= _LEAST_COLUMNS and all(map(_CELL.fullmatch, cells))
    return cells if is_row and not any(map(_NAMED_BY_YEAR.fullmatch, cells)) else ()


def head_cells(text: str, following: list[str]) -> tuple[str, ...]:
    """The cells of the head of a table, by the lines that follow it: rows of as many; () where it is none.

    >>> head_cells("Nämnd   Budget   Prognos", ["Skola   412,5   420,1"])
    ('Nämnd', 'Budget', 'Prognos')
    """
    cells = spaced_cells(text)
    if len(cells) < _LEAST_COLUMNS or any(_CELL.fullmatch(cell) and not _NAMED_BY_YEAR.match(cell) for cell in cells):
        return ()
    row = next((row for line in following if (row := row_cells(line))), ())
    return cells if len(row) - 1 <= len(cells) <= len(row) else ()


def row_cells(text: str) -> tuple[str, ...]:
    """The cells of a table's row, its name first; () where a line is no row.

    >>> row_cells("Skatteintäkter och statsbidrag   7 976   8 742   9 255")
    ('Skatteintäkter och statsbidrag', '7 976', '8 742', '9 255')
    >>> row_cells("The number fell to 400 in 2012.")
    ()
    """
    cells = _cells_of_row(text) if len(text) <= _LONGEST_ROW else ()
    return () if cells and _TELEPHONE.search(text) else cells


def _cells_of_row(text: str) -> tuple[str, ...]:
    text = _MISREAD_CELL.sub(lambda cell: cell[0].translate(_DIGIT_OF), text).strip(FRAME)
    cells = spaced_cells(text)
    is_named = len(cells) > 1 and (not _CELL.fullmatch(cells[0]) or _NAMED_BY_YEAR.fullmatch(cells[0]))
    if is_named and all(map(_CELL.fullmatch, cells[1:])):
        return cells
    match = _ROW.fullmatch(text)
    if match is None or SENTENCE_END.search(match["name"]) or len(match["name"]) > LONGEST_NAME:
        return ()
    numbers = tuple(_numbers_of_row(match["cells"]))
    if len(numbers) == 1 and _HUNDREDS.fullmatch(numbers[0]) and len(match["name"].split()) <= _SHORT_NAME:
        # "Lärare 400 400 600" are three cells: a single number of hundreds of millions heads no prose so short.
        numbers = tuple(numbers[0].split())
    # "… hade den 31 december 29 400" is a line of prose: one number in groups.
    return (match["name"], *numbers) if len(numbers) > 1 else ()


def _numbers_of_row(cells: str) -> Iterator[str]:
    """Numbers that stand apart by one blank only; three digits after a blank go with the number before them."""
    for match in re.finditer(r"[-−–+]?\d{1,3}(?: \d{3})+(?:,\d+)?(?=\s|$)|\S+(?: %)?", cells):
        yield match[0]


def number_of_cell(cell: str) -> Fraction | None:
    """The number of a cell, None where it holds none; in accounts a number in brackets is less than nought.

    >>> number_of_cell("1,408"), number_of_cell("(0.9)"), number_of_cell("64 %"), number_of_cell("..")
    (Fraction(1408, 1), Fraction(-9, 10), Fraction(64, 1), None)
    """
    match = _NUMBER.match(cell)
    if match is None:
        return None
    digits = re.sub(r"\s", "", match["digits"])
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    try:
        number = Fraction(digits.replace(",", "."))
    except ValueError:
        return None
    return -number if match["sign"] in ("-", "−", "–", "(") else number
