"""The table as data people's tools know it: a Frictionless data package from the one column definition.

Data Package and Table Schema, version 2 (https://datapackage.org). The standard has one language for a title; the
Swedish words stand beside it as `title_sv` and `description_sv`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from facts.figures.columns import BY_NAME, COLUMNS, TRANSLATIONS, Column
from facts.figures.figure import Figure
from facts.saving.corrections import LOG_COLUMNS as LOG_COLUMNS
from facts.saving.corrections import LOG_NAME as CORRECTIONS
from facts.saving.corrections import Entry
from facts.share.changes import entries_about
from facts.share.figures_csv import column_names, csv_of, spreadsheet_bytes, without_formula
from facts.share.project_settings import ProjectSettings
from facts.share.publication import Publication
from facts.share.sources import bibtex, csl_json
from facts.share.written_files import MAKER
from facts.words import LANGS, Lang, Text, say
from facts.words.numbers import number

RESOURCE = "figures.csv"
_ROW_SCHEMA = "row.schema.json"
_PROFILES = "https://datapackage.org/profiles/2.0"

_TYPES: dict[str, dict[str, str]] = {
    "number": {"type": "number"},
    "size": {"type": "number"},
    "date": {"type": "date"},
    "address": {"type": "string", "format": "uri"},
}
_ADDED: dict[str, dict[str, Any]] = {
    name: {"name": name, "type": kind, "title": title.en, "title_sv": title.sv}
    for name, kind, title in (
        ("evidence_elsewhere", "string", Text("Evidence outside this file", "Belägg utanför den här filen")),
        ("low", "number", Text("Read as: lower end", "Läses som: nedre gräns")),
        ("high", "number", Text("Read as: upper end", "Läses som: övre gräns")),
        ("low_open", "boolean", Text("Lower end itself excluded", "Nedre gränsen själv räknas inte in")),
        ("high_open", "boolean", Text("Upper end itself excluded", "Övre gränsen själv räknas inte in")),
        ("start", "date", Text("First day of the period", "Periodens första dag")),
        ("end", "date", Text("Last day of the period", "Periodens sista dag")),
    )
}
"""The columns that an exported table has beside the table's own."""
_LOG_SCHEMA: dict[str, Any] = {
    "$schema": f"{_PROFILES}/tableschema.json",
    "fields": [{"name": name, "type": "string"} for name in LOG_COLUMNS],
    "missingValues": [""],
}
_DESCRIPTIONS: Mapping[str, Lang] = {"description": "en", "description_sv": "sv"}
_FILLED = {"type": "string", "minLength": 1}
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+", re.ASCII)
_KEY = "^[A-Za-z0-9._-]+$"


def package_files(publication: Publication, figures: Sequence[Figure] | None = None) -> Iterator[tuple[str, bytes]]:
    """The package, file by file: table, schema, corrections, works; the same bytes from the same table.

    `figures` are those of the whole table when None; of fewer the package says how many there are besides.
    """
    figures = publication.table.figures if figures is None else figures
    log = entries_about(publication, figures)
    data = {RESOURCE: csv_of(figures), **({CORRECTIONS: _corrections_csv(log)} if log else {})}
    yield "datapackage.json", _json(descriptor(figures, data, publication))
    yield from data.items()
    yield _ROW_SCHEMA, _json(row_schema())
    yield "works.bib", bibtex(figures)
    yield "works.csl.json", csl_json(figures)


def descriptor(figures: Sequence[Figure], data: Mapping[str, bytes], publication: Publication) -> dict[str, Any]:
    """The package's descriptor for the files in `data`, by their names."""
    settings = publication.settings
    schemas = {RESOURCE: table_schema(column_names(figures), figures), CORRECTIONS: _LOG_SCHEMA}
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "figures-and-who-said-them",
        "made_by": MAKER,
        "title": settings.title_in("en") or say("report.title", "en"),
        "title_sv": settings.title_in("sv") or say("report.title", "sv"),
        **_selection(figures, publication),
        "version": publication.hash,
        **({"homepage": settings.site_url} if settings.site_url else {}),
        **({"licenses": [_licence(settings)]} if settings.licence or settings.licence_url else {}),
        "sources": _sources(figures),
        "resources": [_resource(name, content, schemas[name]) for name, content in data.items()],
    }


def _selection(figures: Sequence[Figure], publication: Publication) -> dict[str, str]:
    """That the package holds a part of the table, where it does."""
    if len(figures) == len(publication.table.figures):
        return {}
    return {name: selection_words(figures, publication, lang) for name, lang in _DESCRIPTIONS.items()}


def selection_words(figures: Sequence[Figure], publication: Publication, lang: Lang) -> str:
    """How much of the table some figures are."""
    return say(
        "share.selection", lang,
        n=number(len(figures), lang), of=number(len(publication.table.figures), lang)
    )  # fmt: skip


def _resource(name: str, data: bytes, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": name.removesuffix(".csv"),
        "type": "table",
        "path": name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "dialect": {"delimiter": ",", "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _licence(settings: ProjectSettings) -> dict[str, str]:
    """By SPDX code where it is one; in words it is a title too, for a name has no blanks and one has to be there."""
    named: dict[str, str] = {}
    if settings.licence:
        named["name"] = _NOT_IN_NAMES.sub("-", settings.licence).strip("-") or "other"
    if named and named["name"] != settings.licence:
        named["title"] = settings.licence
    return named | ({"path": settings.licence_url} if settings.licence_url else {})


def _corrections_csv(log: Sequence[Entry]) -> bytes:
    """What was changed and withdrawn, when and why, oldest first."""
    rows = ([without_formula(str(getattr(entry, name))) for name in LOG_COLUMNS] for entry in log)
    return spreadsheet_bytes([LOG_COLUMNS, *rows])


def row_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one row of the table, its cells as texts: for editors and programs that write rows.

    What a cell may hold beyond a closed list or a key is the reader's to judge: numbers and periods have many writings.
    """
    properties: dict[str, Any] = {}
    for column in COLUMNS:
        rule: dict[str, Any] = {"type": "string", "title": column.label.en, "description": column.help.en}
        if column.kind == "key":
            rule["pattern"] = _KEY
        if column.choices:
            rule["enum"] = [*(() if column.need == "always" else ("",)), *column.choices]
        elif column.need == "always":
            rule |= _FILLED
        properties |= {column.name: rule}
        properties |= {name: {"type": "string", "title": rule["title"]} for name in column.translations}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A row of a table of cited figures",
        "type": "object",
        "properties": properties,
        "required": [column.name for column in COLUMNS if column.need == "always"],
        "anyOf": [{"required": [name], "properties": {name: _FILLED}} for name in ("value", "direction")],
        "if": {"properties": {"role": {"const": "reference"}}, "required": ["role"]},
        "then": _all_filled("reference"),
        "else": _all_filled("claim"),
        "additionalProperties": True,
    }


def _all_filled(need: str) -> dict[str, Any]:
    names = [column.name for column in COLUMNS if column.need == need]
    return {"required": names, "properties": dict.fromkeys(names, _FILLED)}


def table_schema(names: Sequence[str], figures: Sequence[Figure] = ()) -> dict[str, Any]:
    """The Table Schema of columns in the given order; a column of values that holds a range is one of texts."""
    fields = [_field(name) for name in names]
    if any(figure.is_range for figure in figures):
        fields = [field | {"type": "string"} if field["name"] == "value" else field for field in fields]
    return {
        "$schema": f"{_PROFILES}/tableschema.json", "fields": fields, "missingValues": [""], "primaryKey": ["id"],
    }  # fmt: skip


def _field(name: str) -> dict[str, Any]:
    if name in _ADDED:
        return _ADDED[name]
    column, suffix = (BY_NAME[name], "") if name in BY_NAME else _translated(name)
    constraints: dict[str, Any] = {"required": True} if column.need == "always" else {}
    if column.kind == "key":
        constraints |= {"unique": True, "pattern": _KEY}
    if column.choices:
        constraints["enum"] = list(column.choices)
    field: dict[str, Any] = {"name": name, **_TYPES.get(column.kind, {"type": "string"})}
    for lang in LANGS:
        ending = "" if lang == "en" else f"_{lang}"
        field[f"title{ending}"] = column.label.of(lang) + suffix
        field[f"description{ending}"] = column.help.of(lang)
    return field | ({"constraints": constraints} if constraints else {})


def _translated(name: str) -> tuple[Column, str]:
    column, lang = TRANSLATIONS[name]
    return column, f" ({lang})"


def _sources(figures: Sequence[Figure]) -> list[dict[str, str]]:
    """Each document once, with the address at which it or its figures can be read."""
    found: dict[tuple[str, str], None] = {}
    for figure in figures:
        if title := figure.document or figure.source_url:
            found.setdefault((title, figure.document_url or figure.source_url))
    return [{"title": title} | ({"path": address} if address else {}) for title, address in found]


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
