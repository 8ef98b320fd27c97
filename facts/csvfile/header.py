"""The header: which line it is, what separates its names, and which columns they are.

In tables of their own people call the columns otherwise: `column_aliases.toml` has the names, Swedish and English.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from facts.csvfile import not_a_table
from facts.figures.columns import BY_NAME, COLUMNS, TRANSLATIONS
from facts.figures.problems import Problem, Unreadable, one_line
from facts.words.similar_words import nearest

DELIMITERS = ",;\t|"
KNOWN = frozenset(BY_NAME) | frozenset(TRANSLATIONS)
_SEP = re.compile(r'"?sep=(.)"?\s*$', re.I)
CONFLICT_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
# One word of a title may be a column's name by chance.
_FEW = 2


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns: as written, and as the program calls them.

    `columns` holds the fixed name of a known column, the user's own name of another, "" where the header
    is blank. `line` is the physical line where the header starts.
    """

    line: int
    written: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The name of each column, from the left."""
        return tuple(column_name(name) for name in self.written)

    def positions(self) -> dict[str, int]:
        """The position of each named column."""
        return {name: n for n, name in enumerate(self.columns) if name}


def column_name(written: str) -> str:
    """The fixed name that a header cell means, else the cell without surrounding blanks."""
    name = written.strip().strip("\ufeff").strip()
    return name.casefold() if name.casefold() in KNOWN else name


def sep_of(line: str) -> str | None:
    """The separator that a first line such as `sep=;` announces to Excel."""
    match = _SEP.match(line.rstrip("\r\n"))
    return match[1] if match else None


def find_delimiter(lines: Sequence[str], announced: str | None) -> str:
    """The delimiter that yields known column names in the first of `lines` that is no comment.

    `lines` are the file's first physical lines without a `sep=` line. Raises Unreadable, saying what the
    file is instead, when the first record is not the header.
    """
    candidates = list(_candidates(lines))
    if not candidates:
        raise Unreadable(Problem("no-header", 1))
    first, *later = candidates
    if first[1].startswith(CONFLICT_MARKERS):
        raise Unreadable(Problem("conflict-marker", first[0], values={"text": one_line(first[1])}))
    delimiter, known = _best_delimiter(first[1], announced)
    if known >= _FEW:
        if not_a_table.is_kolada([_split(first[1], delimiter)]) and "series" not in first[1].casefold():
            raise Unreadable(Problem("kolada-export", 1))
        return delimiter
    for number, line in later:
        if _best_delimiter(line, announced)[1] > _FEW:
            raise Unreadable(Problem("header-not-first", first[0], values={"at": str(number)}))
    raise Unreadable(_not_ours(candidates))


def likely_delimiter(lines: Sequence[str]) -> str:
    """The delimiter that cuts the lines most evenly into cells, for a table with other headers."""
    texts = [line for _, line in _candidates(lines)][:20]

    def agreement(delimiter: str) -> tuple[int, int]:
        widths = Counter(width for text in texts if (width := len(_split(text, delimiter))) > 1)
        width, times = widths.most_common(1)[0] if widths else (0, 0)
        return times, width

    return max(DELIMITERS, key=agreement)


def header_errors(header: Header) -> list[Problem]:
    """Duplicate columns, and columns that every row needs."""
    named = [name for name in header.columns if name]
    twice = [name for name, times in Counter(named).items() if times > 1]
    if twice:
        return [Problem("duplicate-column", header.line, name, {"name": name}) for name in twice]
    return missing_columns(header, needed_columns(set(named)))


def missing_columns(header: Header, names: Sequence[str]) -> list[Problem]:
    """A problem for each column of `names`."""
    return [Problem("missing-column", header.line, name, {"name": name, **column_help(name)}) for name in names]


def column_help(name: str) -> dict[str, str]:
    """The help of a known column in both languages, as values of a problem."""
    return {"help_en": BY_NAME[name].help.en, "help_sv": BY_NAME[name].help.sv}


def header_warnings(header: Header) -> list[Problem]:
    """Names written otherwise, columns of the user's own, columns without a name."""
    problems = [
        Problem("header-normalised", header.line, name, {"text": one_line(written) or "?", "name": name})
        for written, name in zip(header.written, header.columns, strict=True)
        if name in KNOWN and written != name
    ]
    own = [name for name in header.columns if name and name not in KNOWN]
    if own:
        near = nearest(own[0].casefold(), KNOWN)
        values = {"names": one_line(", ".join(own)), **({"nearest": near, "variant": "near"} if near else {})}
        problems.append(Problem("unknown-column", header.line, own[0], values))
    nameless = [str(n) for n, name in enumerate(header.columns, start=1) if not name]
    if nameless:
        problems.append(Problem("nameless-column", header.line, None, {"positions": one_line(", ".join(nameless))}))
    return problems


def needed_columns(named: set[str]) -> list[str]:
    """The columns that rows need beside those that are `named`."""
    needed = [column.name for column in BY_NAME.values() if column.need == "always"]
    if "value" not in named and "direction" not in named:
        needed += ["value", "unit"]
    elif "value" in named:
        needed.append("unit")
    if "role" not in named:
        needed += [column.name for column in BY_NAME.values() if column.need == "claim"]
    return [name for name in BY_NAME if name in needed and name not in named]


def _candidates(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, start=1) if may_be_header(line))


def may_be_header(line: str) -> bool:
    """Whether the line is neither blank nor a comment."""
    return bool(line.strip()) and not line.startswith("#")


def _best_delimiter(line: str, announced: str | None) -> tuple[str, int]:
    counts = {delimiter: _count_known(_split(line, delimiter)) for delimiter in DELIMITERS}
    preferred = announced if announced in counts else DELIMITERS[0]
    delimiter = max(counts, key=lambda d: (counts[d], d == preferred))
    return delimiter, counts[delimiter]


def _count_known(cells: Sequence[str]) -> int:
    return len({column_name(cell) for cell in cells} & KNOWN)


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # a cell longer than any column's name
        return line.split(delimiter)


def _not_ours(candidates: Sequence[tuple[int, str]]) -> Problem:
    delimiter = likely_delimiter([line for _, line in candidates])
    rows = [_split(line, delimiter) for _, line in candidates]
    if not_a_table.is_kolada(rows):
        return Problem("kolada-export", 1)
    if not_a_table.is_pxweb(rows):
        return Problem("pxweb-export", 1)
    line, text = candidates[0]
    words = re.findall(r"\w+", text.casefold())
    if len(KNOWN.intersection(words)) > _FEW:
        return Problem("unknown-delimiter", line)
    return Problem("no-header", line)


_BETWEEN = re.compile(r"[\W_]+")
_BESIDE = re.compile(r"\s*[(\[].*")


def likely_column(written: str) -> str:
    """The column that a header cell such as "År" or "Källa (länk)" probably means; "" when none is likely."""
    name = column_name(written)
    if name in KNOWN:
        return name
    return _words().get(_key(written)) or _words().get(_key(_BESIDE.sub("", written)), "")


@cache
def _words() -> dict[str, str]:
    """Every way of calling a column; its own name and labels first, then the list beside this module."""
    words: dict[str, str] = {}
    for column in COLUMNS:
        for text in (column.name, *column.label):
            words.setdefault(_key(text), column.name)
    listed = tomllib.loads(Path(__file__).with_name("column_aliases.toml").read_text("utf-8"))
    for name, aliases in listed.items():
        for alias in aliases:
            words.setdefault(_key(alias), name)
    return words | {_key(name): name for name in TRANSLATIONS}


def _key(text: str) -> str:
    return _BETWEEN.sub(" ", text.casefold()).strip()
