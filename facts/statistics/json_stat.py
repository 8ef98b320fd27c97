"""JSON-stat 2.0 (json-stat.org/full): a dataset, or a collection with one in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from facts.statistics.dimensions import CubeDimension, check_size, cube_table
from facts.statistics.figure_cells import NO_TEXT, read_cell
from facts.statistics.headings import DimensionRole, agency_name, title_dimensions
from facts.statistics.period_text import Years
from facts.statistics.published_table import CellLeftOut, PublishedTable, Unpublished
from facts.statistics.table_notes import date_in_notes
from facts.words import Lang, in_both

_ROLES: dict[str, DimensionRole] = {"time": "time", "geo": "place", "metric": "measure"}
# A collection may hold a collection (json-stat.org/full); deeper nesting is made to exhaust a reader.
_DEEPEST = 3


def is_json_stat(parsed: Any) -> bool:
    """Whether what was `parsed` from JSON calls itself JSON-stat, or has its dimensions."""
    if not isinstance(parsed, Mapping):
        return False
    return "dimension" in parsed or str(parsed.get("class")) in ("dataset", "collection", "dimension")


def read_json_stat(parsed: Any, file: str, years: Years | None) -> PublishedTable:
    """The table in what was `parsed` from JSON; Unpublished when it is no JSON-stat dataset."""
    dataset = _dataset(parsed, 0)
    ids, sizes = dataset.get("id"), dataset.get("size")
    described = dataset.get("dimension")
    if not (isinstance(ids, list) and isinstance(sizes, list) and isinstance(described, Mapping)):
        # Version 1 had both inside the dimensions.
        inner = described if isinstance(described, Mapping) else {}
        ids, sizes = inner.get("id"), inner.get("size")
    if not isinstance(ids, list) or not isinstance(sizes, list) or not isinstance(described, Mapping):
        raise _no_json_stat()
    roles = _roles(dataset, described)
    dimensions = [_dimension(name, described.get(name), roles.get(name)) for name in map(str, ids)]
    if [len(one.values) for one in dimensions] != sizes:
        raise _no_json_stat()
    size = check_size(sizes)
    cells, left_out = _cells(dataset, size, _decimals(described))
    return cube_table(_about(file, dataset, described, cells), dimensions, cells, left_out, years)


def _dataset(parsed: Any, depth: int) -> Mapping[str, Any]:
    if not isinstance(parsed, Mapping):
        raise _no_json_stat()
    if "value" in parsed and "dimension" in parsed:
        return parsed
    link = parsed.get("link")
    items = [*_list(link.get("item"))] if isinstance(link, Mapping) else []
    items += [value for value in parsed.values() if isinstance(value, Mapping) and "dimension" in value]
    found = [item for item in items if isinstance(item, Mapping) and ("dimension" in item or "link" in item)]
    if len(found) != 1 or depth >= _DEEPEST:
        raise _no_json_stat()
    return _dataset(found[0], depth + 1)


def _roles(dataset: Mapping[str, Any], described: Mapping[str, Any]) -> dict[str, DimensionRole]:
    said = dataset.get("role") or described.get("role")
    roles: dict[str, DimensionRole] = {}
    for name, role in _ROLES.items():
        for one in _list(said.get(name)) if isinstance(said, Mapping) else ():
            roles[str(one)] = role
    return roles


def _dimension(name: str, described: Any, role: DimensionRole | None) -> CubeDimension:
    category = described.get("category") if isinstance(described, Mapping) else None
    if not isinstance(category, Mapping):
        raise _no_json_stat()
    labels = category.get("label")
    codes = _codes(category.get("index"), labels)
    texts = [str(labels.get(code, code)) if isinstance(labels, Mapping) else code for code in codes]
    return CubeDimension(str(described.get("label") or name), texts, codes, role, _notes(category, codes))


def _codes(index: Any, labels: Any) -> list[str]:
    """The codes in their order: an index may be a list, an object with places, or missing where there is one value."""
    if isinstance(index, list):
        return list(map(str, index))
    if isinstance(index, Mapping) and all(isinstance(place, int) for place in index.values()):
        return [str(code) for code, _ in sorted(index.items(), key=lambda item: int(item[1]))]
    return list(map(str, labels)) if isinstance(labels, Mapping) else []


def _notes(category: Mapping[str, Any], codes: Sequence[str]) -> dict[int, str]:
    notes = category.get("note")
    if not isinstance(notes, Mapping):
        return {}
    return {codes.index(str(code)): _text(note) for code, note in notes.items() if str(code) in codes and _text(note)}


def _list(thing: Any) -> list[Any]:
    """A list, or none: whatever else a damaged file has there says nothing."""
    return thing if isinstance(thing, list) else []


def _text(note: Any) -> str:
    texts = note if isinstance(note, list) else [note]
    return " ".join(str(text) for text in texts if isinstance(text, str))[:600]


def _units(described: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Each category that has a unit: its dimension, its label and the unit."""
    for name, one in described.items():
        category = one.get("category") if isinstance(one, Mapping) else None
        units = category.get("unit") if isinstance(category, Mapping) else None
        for code, unit in units.items() if isinstance(units, Mapping) else ():
            if isinstance(unit, Mapping) and isinstance(category, Mapping):
                labels = category.get("label")
                yield name, str(labels.get(code, code)) if isinstance(labels, Mapping) else code, unit


def _decimals(described: Mapping[str, Any]) -> int:
    """The decimals that all measures are published with; 0 where they differ or are not said."""
    said = [unit.get("decimals") for _, _, unit in _units(described)]
    only = said[0] if said and said.count(said[0]) == len(said) else 0
    return only if isinstance(only, int) and 0 < only < 10 else 0


def _cells(dataset: Mapping[str, Any], size: int, decimals: int) -> tuple[list[tuple[str, int]], list[CellLeftOut]]:
    values, status = dataset.get("value"), dataset.get("status")
    if isinstance(values, list):
        if len(values) != size:
            raise _no_json_stat()
        places: Iterator[tuple[int, Any]] = enumerate(values)
    elif isinstance(values, Mapping) and all(str(place).isdecimal() and int(place) < size for place in values):
        places = ((int(place), value) for place, value in values.items())
    else:
        raise _no_json_stat()
    cells, left_out, seen = [], [], set()
    for place, value in places:
        number = _number(value, decimals)
        if number:
            cells.append((number, place))
            seen.add(place)
    for place in range(size) if len(seen) < size else ():
        if place not in seen:
            flag = _status(status, place)
            left_out.append(CellLeftOut(1, read_cell(flag, ".").why or NO_TEXT))
    return cells, left_out


def _number(value: Any, decimals: int) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return ""
    number = read_cell(str(value), ".").number
    if number and decimals:
        whole, _, rest = number.partition(".")
        return f"{whole}.{rest.ljust(decimals, '0')}"
    return number


def _status(status: Any, place: int) -> str:
    if isinstance(status, list):
        found = status[place] if place < len(status) else ""
    else:
        found = status.get(str(place), "") if isinstance(status, Mapping) else status
    return found if isinstance(found, str) else ""


def _about(
    file: str, dataset: Mapping[str, Any], described: Mapping[str, Any], cells: Sequence[tuple[str, int]]
) -> PublishedTable:
    status = dataset.get("status")
    flags = {n: flag for n, (_, place) in enumerate(cells) if status and (flag := _status(status, place))}
    extension = dataset.get("extension")
    px = extension.get("px") if isinstance(extension, Mapping) else None
    label = str(dataset.get("label") or "")
    units = {name: _unit(unit) for _, name, unit in _units(described)}
    what = title_dimensions(label)[0]
    contents = str(px.get("contents") or "") if isinstance(px, Mapping) else ""
    language = str(px.get("language") or "") if isinstance(px, Mapping) else ""
    lang: Lang = "sv" if language == "sv" or any(letter in label.casefold() for letter in "åäö") else "en"
    legend = extension.get("status") if isinstance(extension, Mapping) else None
    address, notes = dataset.get("href"), dataset.get("note")
    return PublishedTable(
        file, "json-stat", (), (), (), [1] * len(cells), flags=flags, title=contents or what, lang=lang,
        producer=agency_name(str(dataset.get("source") or "")),
        updated=date_in_notes(str(dataset.get("updated") or "")),
        unit="; ".join(dict.fromkeys(filter(None, (contents, label)))), measure_units=units,
        marks={str(mark): str(text) for mark, text in _labels(legend)},
        notes=tuple(filter(None, map(_text, notes))) if isinstance(notes, list) else (),
        source_url=address if isinstance(address, str) and address.startswith(("http:", "https:")) else "",
    )  # fmt: skip


def _labels(legend: Any) -> Iterator[tuple[str, str]]:
    labels = legend.get("label") if isinstance(legend, Mapping) else None
    if isinstance(labels, Mapping):
        yield from labels.items()


def _unit(unit: Mapping[str, Any]) -> str:
    multiplier = unit.get("multiplier")
    scale = f"{10**multiplier} " if isinstance(multiplier, int) and 0 < multiplier <= 12 else ""
    base = unit.get("base") or unit.get("label") or unit.get("symbol") or ""
    return f"{scale}{base}".strip()


def _no_json_stat() -> Unpublished:
    return Unpublished(in_both("published.no_json_stat"))
