"""The pages of a PDF on standard output: `python -P facts/documents/pdf_process.py FILE`.

A program of its own, so that a file made to exhaust time or memory meets a limit here and nowhere else. It writes
records, each a line with the number of bytes and then the bytes: the number of pages first, then the pages in
their order, one at a time, so that the first can be looked at while the last is not read yet. Of a long document
the last page comes first: letters and memos bear their date there.
"""

from __future__ import annotations

import logging
import re
import sys
from collections import Counter
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import Any, NamedTuple

_MEMORY = 1_500_000_000
LONG = 8
"""From so many pages on the last page is sent ahead of the others too."""
_LARGEST_PAGE = 1_000_000
"""Letters of one page that are kept: a page of a book has 3 000."""

# A letter is about half as wide as it is high, in the mean of the usual typefaces.
_WIDTH = 0.5
# So much white of a letter's height parts columns and cells; a blank is a quarter, in justified text up to a half.
_WIDE_GAP = 0.7
# Cells of a row stand on one line; what is written above or below it is further off.
_SAME_LINE = 0.2
# A wall chart of two metres, set in the smallest letters that can be read, has so many on a line.
_WIDEST = 2_000
# Paragraphs stand further apart than lines do; a third is the least that typesetters use.
_PARAGRAPH_GAP = 1.35
# Of a page written line by line nearly all pieces end a line; a column is at least two inches wide.
_MOST_OF, _NARROWEST = 0.8, 144


class _Piece(NamedTuple):
    x: float
    y: float
    size: float
    text: str


def _print_pages(path: str) -> int:
    """Write the pages of the PDF at `path`; 1 when it is locked, 2 when it cannot be read."""
    from pypdf import PdfReader

    _limit_memory()
    logging.disable(logging.CRITICAL)
    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return 1
        pages = reader.pages
        _write(str(len(pages)))
        if len(pages) > LONG:
            _write(_text_of(pages[-1]))
        for page in pages:
            _write(_text_of(page))
    except Exception:  # a damaged PDF fails in any way; to the caller they are one: it cannot be read
        return 2
    return 0


def _write(text: str) -> None:
    data = text.encode("utf-8", "replace")
    sys.stdout.buffer.write(b"%d\n" % len(data) + data)
    sys.stdout.buffer.flush()


def _text_of(page: Any) -> str:
    """The text of a page; "" where it is damaged, so that one page does not cost the others."""
    pieces: list[_Piece] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text:
            x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            pieces.append(_Piece(x, y, abs(size * (tm[3] or 1) * (cm[3] or 1)) or 10.0, text))

    try:
        page.extract_text(visitor_text=visit)
    except (ArithmeticError, AttributeError, KeyError, LookupError, TypeError, ValueError):
        return ""
    return typeset(pieces)[:_LARGEST_PAGE]


# Lines of a column have so many letters, cells of a table fewer; two columns that are no chance have so many lines
# each, and a flattened page goes over from one to the other at least as often.
_LETTERS_OF_A_LINE, _LINES_OF_A_COLUMN = 20, 6
# Such a page is written from its top to its foot; beside a table's cell of several lines the next begins higher up.
_MOST_CLIMBS = 0.2
# A line over the whole page reaches so far into the column beside it; the width of letters is only estimated.
_INTO_THE_NEXT = 0.25


def columns_in_order(pieces: list[_Piece]) -> list[_Piece]:
    """Lines of two columns that a flattened page holds one beside the other, as one column after the other.

    A line over both columns, a heading for instance, ends what stands above it. Other pages stay as they are.
    """
    lines = [piece for piece in pieces if piece.text.strip()]
    if sum(piece.text.endswith("\n") for piece in lines) < _MOST_OF * len(lines):
        return pieces
    left = min((piece.x for piece in lines), default=0.0)
    starts = Counter(round(piece.x) for piece in lines if len(piece.text) > _LETTERS_OF_A_LINE)
    begin, n = max(((x, n) for x, n in starts.items() if x > left + _NARROWEST), key=itemgetter(1), default=(0, 0))
    is_right = [piece.x > begin - 1 for piece in lines]
    crossings = sum(one != other for one, other in pairwise(is_right))
    climbs = sum(below.y > above.y + _SAME_LINE * below.size for above, below in pairwise(lines))
    reach = begin + _INTO_THE_NEXT * (begin - left)
    if min(n, crossings // 2, starts[round(left)]) < _LINES_OF_A_COLUMN or climbs > _MOST_CLIMBS * crossings:
        return pieces
    ordered: list[_Piece] = []
    beside: list[_Piece] = []
    for piece in pieces:
        if piece.x > begin - 1:
            beside.append(piece)
            continue
        if piece.x + len(piece.text.strip()) * _WIDTH * piece.size > reach:
            ordered += beside
            beside = []
        ordered.append(piece)
    return ordered + beside


def typeset(pieces: list[_Piece]) -> str:
    """The pieces as lines: what stands far apart on a line keeps its distance, and so do paragraphs."""
    pieces = columns_in_order(pieces)
    lines: list[tuple[float, str]] = []
    current, end, height = "", 0.0, 0.0
    left = min((piece.x for piece in pieces if piece.text.strip()), default=0.0)
    for piece in pieces:
        first, *more = piece.text.split("\n")
        is_apart = piece.x - end > _WIDE_GAP * piece.size
        is_cell = not current and lines and is_apart and abs(piece.y - height) < _SAME_LINE * piece.size
        if is_cell and first.strip():
            # Each cell of a table was written as a line of its own.
            current = lines.pop()[1]
        if (is_cell or first[:1].isspace()) and first.strip() and current.strip() and is_apart:
            column = _column((piece.x - left) / (_WIDTH * piece.size))
            current = current.rstrip() + " " * max(3, column - len(current.rstrip())) + first.lstrip()
        else:
            current += first
        for part in more:
            lines.append((height, current))
            current, height = part, piece.y
        if piece.text.strip():
            height = piece.y
            end = piece.x + len((more[-1] if more else first).strip()) * _WIDTH * piece.size
    lines.append((height, current))
    return _with_paragraphs([(place, _visible(line)) for place, line in lines if line.strip()])


def _visible(line: str) -> str:
    r"""A line whose soft hyphens are hyphens, but for the last: a page shows only those that break a word.

    >>> _visible("SARA LINDEGREN\u00adPUIG spoke of vio\u00ad")
    'SARA LINDEGREN-PUIG spoke of vio\xad'
    """
    return re.sub("\u00ad(?!\\s*$)", "-", line)


def _column(place: float) -> int:
    """The letter of a line that stands there; 0 for places that are no number, or on no sheet of paper."""
    return round(place) if 0 <= place <= _WIDEST else 0


def _with_paragraphs(lines: list[tuple[float, str]]) -> str:
    gaps = [above[0] - below[0] for above, below in pairwise(lines)]
    usual = median([gap for gap in gaps if gap > 0] or [0.0])
    text = [line for _, line in lines[:1]]
    for gap, (_, line) in zip(gaps, lines[1:], strict=False):
        if usual and gap > _PARAGRAPH_GAP * usual:
            text.append("")
        text.append(line)
    return "\n".join(text)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    sys.exit(_print_pages(sys.argv[1]))
