"""The JSON of statistics databases other than JSON-stat: PxWeb's older one, and records as interfaces give them.

Kolada, the World Bank, the World Health Organization and UNHCR give one record a figure, some with records inside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, TypeGuard

from facts.figures.problems import one_line
from facts.statistics.dimensions import CubeDimension, check_size, cube_table
from facts.statistics.figure_cells import NO_TEXT, read_cell
from facts.statistics.headings import DimensionRole, agency_name, are_codes, title_dimensions
from facts.statistics.period_text import Years
from facts.statistics.published_table import CellLeftOut, PublishedTable, Unpublished
from facts.statistics.sheets import Sheet
from facts.statistics.table_notes import date_in_notes
from facts.words import Lang, Text, in_both

# The names that interfaces give to a thing beside its code.
_NAMES = ("value", "name", "label", "text", "title")
# A record may hold records, and those again; what is nested deeper is no table.
_DEEPEST = 3
_ROLES: Mapping[str, DimensionRole] = {"t": "time", "c": "measure"}


def is_keyed(parsed: Any) -> TypeGuard[Mapping[str, Any]]:
    """Whether what was `parsed` is PxWeb's older JSON: columns, and rows of a key and values."""
    parts = (parsed.get("columns"), parsed.get("data")) if isinstance(parsed, Mapping) else ()
    return bool(parts) and all(isinstance(part, list) for part in parts)


def read_keyed(parsed: Mapping[str, Any], file: str, years: Years | None) -> PublishedTable:
    """The table of PxWeb's older JSON, whose places and groups have codes for names; Unpublished for a damaged one."""
    columns = [_column(one) for one in parsed["columns"]]
    if all(kind != "c" for _, kind in columns):  # what is behind the keys, or has no name at all
        keys, values = _parts(next(iter(parsed["data"]), None))
        columns = [(text, "c" if n >= len(keys) else kind) for n, (text, kind) in enumerate(columns)]
        columns += [("value", "c")] * (len(keys) + len(values) - len(columns))
    names = [text for text, kind in columns if kind != "c"]
    measures = [text for text, kind in columns if kind == "c"]
    rows = [_parts(row) for row in parsed["data"]]
    if not rows or not measures or any((len(key), len(own)) != (len(names), len(measures)) for key, own in rows):
        raise Unpublished(in_both("published.damaged_json"))
    roles = [_ROLES.get(kind) for _, kind in columns if kind != "c"]
    dimensions, places = _dimensions(names, roles, [key for key, _ in rows])
    dimensions.append(CubeDimension("contents", measures, (), "measure"))
    check_size([len(one.values) for one in dimensions])
    cells, left_out = [], []
    for place, (_, values) in zip(places, rows, strict=True):
        for n, text in enumerate(values):
            cell = read_cell(text, ".")
            if cell.number:
                cells.append((cell.number, place * len(measures) + n))
            else:
                left_out.append(CellLeftOut(1, cell.why or NO_TEXT))
    coded = [name for name, role in zip(names, roles, strict=True) if role != "time"]
    about = replace(_about(parsed, file, len(cells)), remarks=tuple(_codes_only(coded)))
    return cube_table(about, dimensions, cells, left_out, years)


def _column(one: Any) -> tuple[str, str]:
    if not isinstance(one, Mapping):
        raise Unpublished(in_both("published.damaged_json"))
    return str(one.get("text") or one.get("code") or ""), str(one.get("type") or "d")


def _parts(row: Any) -> tuple[list[str], list[str]]:
    key, values = (row.get("key"), row.get("values")) if isinstance(row, Mapping) else (None, None)
    if not isinstance(key, list) or not isinstance(values, list):
        raise Unpublished(in_both("published.damaged_json"))
    return list(map(str, key)), ["" if one is None else str(one) for one in values]


def _dimensions(
    names: Sequence[str], roles: Sequence[DimensionRole | None], keys: Sequence[Sequence[str]]
) -> tuple[list[CubeDimension], list[int]]:
    """A dimension for each part of the keys, and the place of each key among all that could be."""
    found, places = [], [0] * len(keys)
    for n, (name, role) in enumerate(zip(names, roles, strict=True)):
        index: dict[str, int] = {}
        order = [index.setdefault(key[n], len(index)) for key in keys]
        places = [place * len(index) + value for place, value in zip(places, order, strict=True)]
        found.append(CubeDimension(name, list(index), list(index), role))
    return found, places


def _about(parsed: Mapping[str, Any], file: str, figures: int) -> PublishedTable:
    said = parsed.get("metadata")
    about = next((one for one in (said if isinstance(said, list) else [said]) if isinstance(one, Mapping)), {})
    label = str(about.get("label") or "")
    texts = [label, *(str(one.get("text")) for one in parsed["columns"] if isinstance(one, Mapping))]
    lang: Lang = "sv" if any(letter in text.casefold() for text in texts for letter in "åäö") else "en"
    comments = parsed.get("comments")
    comments = comments if isinstance(comments, list) else []
    notes = [str(one.get("comment") or "") for one in comments if isinstance(one, Mapping)]
    return PublishedTable(
        file, "pxweb", (), (), (), [1] * figures, title=title_dimensions(label)[0], lang=lang,
        producer=agency_name(str(about.get("source") or "")), updated=date_in_notes(str(about.get("updated") or "")),
        unit=label, notes=tuple(dict.fromkeys(filter(None, (note.strip() for note in notes)))),
    )  # fmt: skip


def records_sheet(parsed: Any) -> Sheet | None:
    """The records of an interface as rows under the names of their fields; None where there are none.

    >>> records_sheet([{"country": {"id": "SE", "value": "Sweden"}, "date": "2021", "value": 4.5}]).rows
    [['country', 'country code', 'date', 'value'], ['Sweden', 'SE', '2021', '4.5']]
    """
    records = _records(parsed, 0)
    if not records:
        return None
    flat: list[dict[str, str]] = []
    names: dict[str, None] = {}
    for row in (row for record in records for row in _flat(record, 0)):
        flat.append(row)
        names.update(dict.fromkeys(row))
        check_size((len(names), len(flat)))
    columns = [_whole([row.get(name, "") for row in flat]) for name in names]
    # The World Health Organization names its indicators by their codes alone here.
    headings = ["Indicator" if name == "IndicatorCode" and "Indicator" not in names else name for name in names]
    return Sheet("", [headings, *map(list, zip(*columns, strict=True))], [1] * (len(flat) + 1), ",")


def _whole(cells: list[str]) -> list[str]:
    """The numbers of a field as they are meant: where each ends with ".0", a computer's way to keep whole ones."""
    points = [cell for cell in cells if "." in cell]
    if not points or not all(cell.endswith(".0") for cell in points):
        return cells
    return [cell.removesuffix(".0") for cell in cells]


def tell_codes(table: PublishedTable) -> PublishedTable:
    """The table, with a remark on its places and groups that have only codes."""
    coded = [
        one.name for one in table.dimensions
        if one.role in ("place", "group") and all(value.isdecimal() or are_codes([value]) for value in one.values)
    ]  # fmt: skip
    return replace(table, remarks=(*table.remarks, *_codes_only(coded)))


def _codes_only(names: Sequence[str]) -> list[Text]:
    return [in_both("published.codes_only", columns=one_line(", ".join(names)))] if names else []


def _records(parsed: Any, depth: int) -> list[Mapping[str, Any]]:
    """The longest list of records in what was parsed, at its top or a step below."""
    if isinstance(parsed, list) and parsed and all(isinstance(one, Mapping) for one in parsed):
        return parsed if len(parsed) > 1 or depth else _records(parsed[0], depth + 1) or parsed
    inner = parsed if isinstance(parsed, list) else list(parsed.values()) if isinstance(parsed, Mapping) else []
    found = [_records(one, depth + 1) for one in inner if isinstance(one, list)] if depth < _DEEPEST else []
    return max(found, key=len, default=[])


def _flat(record: Mapping[str, Any], depth: int) -> Iterator[dict[str, str]]:
    """The rows of a record: one, or one for each of the records in it."""
    row: dict[str, str] = {}
    inner: list[Mapping[str, Any]] = []
    for name, value in record.items():
        if isinstance(value, Mapping):
            row.update(_named(name, value))
        elif isinstance(value, list):
            if depth < _DEEPEST and all(isinstance(one, Mapping) for one in value):
                inner += value
        else:
            row[name] = _text(value)
    for one in inner:
        yield from (row | below for below in _flat(one, depth + 1))
    if not inner:
        yield row


def _named(name: str, value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A thing by its name, with its code beside it."""
    texts = {key: _text(one) for key, one in islice(value.items(), 20) if not isinstance(one, Mapping | list)}
    called = next((key for key in _NAMES if texts.get(key)), "")
    if called:
        yield name, texts.pop(called)
    yield from ((f"{name} code" if key in ("id", "code") else f"{name} {key}", text) for key, text in texts.items())


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, bool) else str(value).strip()
