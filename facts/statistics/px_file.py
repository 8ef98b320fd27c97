"""Files of the PC-Axis family (.px): keywords with their values, then the cells. By the PX file format 2013 (SCB)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import prod

from facts.figures.problems import Problem, Unreadable
from facts.statistics.dimensions import CubeDimension, check_size, cube_table
from facts.statistics.figure_cells import read_cell
from facts.statistics.headings import DimensionRole, title_dimensions
from facts.statistics.period_text import Years
from facts.statistics.published_table import CellLeftOut, PublishedTable, Unpublished
from facts.statistics.table_notes import date_in_notes
from facts.words import Lang, in_both

_BEGIN = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:CHARSET|AXIS-VERSION|CODEPAGE|LANGUAGES?|CREATION-DATE|MATRIX|SUBJECT-CODE|TITLE|DECIMALS)\s*="
)
_ENTRY = re.compile(
    r'\s*(?P<key>[A-Z][A-Z0-9_\-]*)(?:\[(?P<lang>[^\]]{1,20})\])?\s*(?:\((?P<of>(?:\s*"[^"]*"\s*,?)*)\))?\s*=',
    re.IGNORECASE,
)
_TEXT = re.compile(r'"([^"]*)"')
_VALUE = re.compile(r'[^";]*+(?:"[^"]*+"[^";]*+)*;')
_CELL = re.compile(r'"([^"]*)"|([^\s",;]+)')
_LIST = re.compile(r"TLIST\(\s*([A-Z])1\s*(?:,\s*\"([^\"]*)\"\s*-\s*\"([^\"]*)\"\s*)?\)", re.IGNORECASE)
_CODEPAGE = re.compile(rb'CODEPAGE\s*=\s*"([^"]{1,30})"', re.IGNORECASE)
_CHARSET = re.compile(rb'CHARSET\s*=\s*"([^"]{1,30})"', re.IGNORECASE)
_TIME_KINDS = {"s": "stock", "f": "flow", "a": "average"}
# No file says more about itself; a hostile one would.
_MOST_KEYWORDS = 200_000
# A file of a few lines may leave out millions of noughts, and each becomes a row.
_MOST_NOUGHTS = 500_000
# Each note is looked for in all cells; a file with more has them in its documentation too.
_MOST_CELL_NOTES = 50


def is_px(data: bytes) -> bool:
    """Whether the bytes begin as a .px file does."""
    return _BEGIN.match(data[:4096]) is not None


@dataclass(frozen=True, slots=True)
class _Keywords:
    """The keywords: for each name, language ("" for the file's own) and what it is about, its texts."""

    found: dict[tuple[str, str, tuple[str, ...]], list[str]]

    def first(self, key: str, *of: str) -> str:
        """The text of a keyword about `of`, several lines of it joined; "" where it is missing."""
        return " ".join("".join(self.all(key, *of)).replace("#", " ").split())

    def all(self, key: str, *of: str) -> list[str]:
        """The texts of a keyword about `of`."""
        return self.found.get((key, "", of), [])

    def about(self, key: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """Each text of a keyword in the file's own language with what it is about."""
        for (name, lang, of), texts in self.found.items():
            if name == key and not lang:
                yield of, " ".join("".join(texts).replace("#", " ").split())


def read_px(data: bytes, file: str, years: Years | None) -> PublishedTable:
    """The table of a .px file; Unpublished, saying what is missing, for one that is cut off or of another make.

    Unreadable where it holds NUL characters.
    """
    text = _decode(data)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Unreadable(Problem("nul-byte", line, values={"at": str(line)}))
    keywords, start = _keywords(text)
    names = [*keywords.all("STUB"), *keywords.all("HEADING")]
    if not names:
        raise _damaged_file("STUB, HEADING")
    dimensions = [_dimension(name, keywords) for name in names]
    if empty := next((one.name for one in dimensions if not one.values), ""):
        raise _damaged_file(f'VALUES("{empty}")')
    size = check_size([len(one.values) for one in dimensions])
    keyed = _keys(keywords, dimensions)
    cells, left_out, lines = _keyed_cells(text, start, size, keyed) if keyed else _cells(text, start, size)
    table = replace(
        _describe(file, keywords, lines), flags=_cell_notes(keywords, dimensions, cells),
        remarks=(in_both("published.px_noughts"),) if keyed else (),
    )  # fmt: skip
    return cube_table(table, dimensions, cells, left_out, years)


def _keys(keywords: _Keywords, dimensions: Sequence[CubeDimension]) -> list[Sequence[str]]:
    """What each row begins with, in a file whose rows say where they stand: codes or values of the first dimensions."""
    named = [bool(keywords.all("KEYS", one.name)) for one in dimensions]
    if any(named[named.count(True) :]):
        raise _damaged_file(f'KEYS("{dimensions[0].name}")')
    keys: list[Sequence[str]] = []
    for one in dimensions[: named.count(True)]:
        by_code = keywords.first("KEYS", one.name).casefold() == "codes"
        if by_code and not one.codes:
            raise _damaged_file(f'CODES("{one.name}")')
        keys.append(one.codes if by_code else one.values)
    return keys


def _cell_notes(
    keywords: _Keywords, dimensions: Sequence[CubeDimension], cells: Sequence[tuple[str, int]]
) -> dict[int, str]:
    """The notes of single cells, by the cells' order: in each dimension a value or "*" for all of them."""
    sizes = [len(one.values) for one in dimensions]
    found: dict[int, str] = {}
    notes = [pair for key in ("CELLNOTE", "CELLNOTEX", "DATANOTECELL") for pair in keywords.about(key)]
    for of, text in notes[:_MOST_CELL_NOTES]:
        if len(of) != len(dimensions) or not text:
            continue
        wanted = [None if name == "*" else name for name in of]
        for n, (_, place) in enumerate(cells):
            if _is_at(place, sizes, dimensions, wanted):
                found[n] = "\n".join(filter(None, (found.get(n, ""), text[:600])))
    return found


def _is_at(place: int, sizes: Sequence[int], dimensions: Sequence[CubeDimension], wanted: Sequence[str | None]) -> bool:
    for size, one, name in zip(reversed(sizes), reversed(dimensions), reversed(wanted), strict=True):
        place, value = divmod(place, size)
        if name is not None and one.values[value] != name:
            return False
    return True


def _describe(file: str, keywords: _Keywords, lines: list[int]) -> PublishedTable:
    contents = keywords.first("CONTENTS")
    title = keywords.first("DESCRIPTION") or keywords.first("TITLE")
    language = keywords.first("LANGUAGE")
    lang: Lang = "sv" if language in ("sv", "no", "da") else "en"
    of_measure = keywords.first("CONTVARIABLE")
    units = {of[-1]: text for of, text in keywords.about("UNITS") if of}
    notes = [text for key in ("NOTE", "NOTEX") for of, text in keywords.about(key) if text and len(of) < 1]
    updated = keywords.first("LAST-UPDATED") or next((text for _, text in keywords.about("LAST-UPDATED")), "")
    kinds = {text.casefold() for _, text in keywords.about("STOCKFA")}
    what = title_dimensions(title)[0]
    return PublishedTable(
        file, "px", (), (), (), lines, title=contents or what, lang=lang, producer=keywords.first("SOURCE"),
        updated=date_in_notes(updated), unit="; ".join(filter(None, (keywords.first("UNITS"), contents, title))),
        measure_units=units if of_measure else {}, notes=tuple(dict.fromkeys(note[:600] for note in notes)),
        source_url=next((text for _, text in keywords.about("LINK") if text.startswith("http")), ""),
        time_kind=_TIME_KINDS.get(next(iter(kinds)), "") if len(kinds) == 1 else "",
    )  # fmt: skip


def _dimension(name: str, keywords: _Keywords) -> CubeDimension:
    values = keywords.all("VALUES", name)
    codes = keywords.all("CODES", name)
    notes = {
        values.index(of[1]): text[:600] for key in ("VALUENOTE", "VALUENOTEX") for of, text in keywords.about(key)
        if len(of) == 2 and of[0] == name and of[1] in values
    }  # fmt: skip
    role: DimensionRole | None = None
    if keywords.all("TIMEVAL", name):
        role = "time"
    elif keywords.first("CONTVARIABLE") == name or name.casefold() in ("contentscode", "tabellinnehåll"):
        role = "measure"
    elif keywords.all("MAP", name) or keywords.first("VARIABLE-TYPE", name).casefold().startswith("geo"):
        role = "place"
    return CubeDimension(name, values, codes if len(codes) == len(values) else (), role, notes)


def _decode(data: bytes) -> str:
    """The text: in the code page that the file names, UTF-8 where it is UTF-8 beyond doubt."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    named = _CODEPAGE.search(data[:4096]) or _CHARSET.search(data[:4096])
    name = named[1].decode("ascii", "replace").casefold() if named else ""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # "ANSI" is Windows' own code page; without a word a file is of the days of DOS ("OEM").
    codec = {"": "cp850", "oem": "cp850", "ansi": "cp1252", "iso-8859-1": "cp1252", "utf-8": "cp1252"}.get(name, name)
    try:
        return data.decode(codec, "replace")
    except (LookupError, ValueError):  # a name that is none, or one with a NUL in it
        return data.decode("cp1252", "replace")


def _keywords(text: str) -> tuple[_Keywords, int]:
    """All keywords before the cells, and where the cells begin."""
    found: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    own = ""
    start = 0
    while len(found) < _MOST_KEYWORDS:
        entry = _ENTRY.match(text, start)
        if entry is None:
            break
        key = entry["key"].upper()
        if key == "DATA":
            return _Keywords(found), entry.end()
        value = _VALUE.match(text, entry.end())
        if value is None:
            break
        of = tuple(_TEXT.findall(entry["of"] or ""))
        lang = (entry["lang"] or "").casefold()
        if key == "LANGUAGE":
            own = "".join(_TEXT.findall(value[0])).casefold()
        found[key, "" if lang == own else lang, of] = _texts(key, value[0])
        start = value.end()
    raise _damaged_file("DATA")


def _texts(key: str, value: str) -> list[str]:
    if key == "TIMEVAL":
        return _times(value) or ["?"]
    return _TEXT.findall(value) or [value.rstrip(";").strip()]


def _times(value: str) -> list[str]:
    match = _LIST.search(value)
    return _TEXT.findall(value[match.end() :]) or [match[0]] if match else []


def _cells(text: str, start: int, size: int) -> tuple[list[tuple[str, int]], list[CellLeftOut], list[int]]:
    """The numbers with their place in the cube, the cells without a figure, and the lines of the numbers."""
    line = text.count("\n", 0, start) + 1
    cells: list[tuple[str, int]] = []
    lines: list[int] = []
    left_out = []
    place, done = 0, start
    for row in text[start:].split("\n"):
        for match in _CELL.finditer(row):
            if place < size:
                written = match[1] if match[1] is not None else match[2]
                number, _, _, why, _ = read_cell(written, ".")
                if why:
                    left_out.append(CellLeftOut(line, why))
                else:
                    cells.append((number, place))
                    lines.append(line)
            place += 1
        done += len(row) + 1
        line += 1
    if place != size:
        raise Unpublished(in_both("published.px_cells", found=place, wanted=size))
    return cells, left_out, lines


def _keyed_cells(
    text: str, start: int, size: int, keys: Sequence[Sequence[str]]
) -> tuple[list[tuple[str, int]], list[CellLeftOut], list[int]]:
    """The same of a file whose rows begin with their values in the stub (KEYS); rows that it leaves out are noughts."""
    width = size // prod(map(len, keys))
    positions = [{name: n for n, name in enumerate(names)} for names in keys]
    first = text.count("\n", 0, start) + 1
    found: dict[int, tuple[str, int]] = {}
    left_out = []
    listed = set[int]()
    for line, row in enumerate(text[start:].split("\n"), start=first):
        written = [quoted if quoted or not bare else bare for quoted, bare in _CELL.findall(row)]
        if not written:
            continue
        names, cells = written[: len(keys)], written[len(keys) :]
        if len(cells) != width or not all(name in known for name, known in zip(names, positions, strict=True)):
            raise Unpublished(in_both("published.px_row", line=line))
        place = 0
        for name, known in zip(names, positions, strict=True):
            place = place * len(known) + known[name]
        listed.add(place)
        for n, cell in enumerate(cells, start=place * width):
            number, _, _, why, _ = read_cell(cell, ".")
            if why:
                left_out.append(CellLeftOut(line, why))
            else:
                found[n] = number, line
    if size - len(listed) * width > _MOST_NOUGHTS:
        raise Unpublished(in_both("published.too_many_cells", cells=size, most=_MOST_NOUGHTS))
    absent = (row for row in range(size // width) if row not in listed)
    found |= {n: ("0", first) for row in absent for n in range(row * width, (row + 1) * width)}
    order = sorted(found)
    return [(found[n][0], n) for n in order], left_out, [found[n][1] for n in order]


def _damaged_file(what: str) -> Unpublished:
    return Unpublished(in_both("published.px_damaged", what=what))
