"""The table as data people's tools know it: a Frictionless data package from the one column definition.

Data Package and Table Schema, version 1 (specs.frictionlessdata.io). The specification has one language
for a title; the Swedish words stand beside it as `title_sv` and `description_sv`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from facts.figures.columns import BY_NAME, TRANSLATIONS, Column
from facts.figures.figure import Figure
from facts.share.figures_csv import column_names, csv_of
from facts.share.publication import Publication
from facts.words import LANGS, Text, say

RESOURCE = "figures.csv"

_TYPES: dict[str, dict[str, str]] = {
    "number": {"type": "number"},
    "size": {"type": "number"},
    "date": {"type": "date"},
    "address": {"type": "string", "format": "uri"},
}
ADDED: dict[str, dict[str, Any]] = {
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
_KEY = "^[A-Za-z0-9._-]+$"


def data_package(publication: Publication) -> bytes:
    """`datapackage.json` for `figures.csv`: its columns, its documents as sources, its hash."""
    figures = publication.table.figures
    return json.dumps(descriptor(figures, csv_of(figures), publication), ensure_ascii=False, indent=2).encode()


def descriptor(figures: Sequence[Figure], data: bytes, publication: Publication) -> dict[str, Any]:
    """The package's descriptor for `data`, the CSV of `figures`."""
    return {
        "profile": "tabular-data-package",
        "name": "figures-and-who-said-them",
        "title": say("report.title", "en"),
        "title_sv": say("report.title", "sv"),
        "version": publication.hash,
        "sources": _sources(figures),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "figures",
                "path": RESOURCE,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8-sig",
                "bytes": len(data),
                "hash": f"sha256:{sha256(data).hexdigest()}",
                "dialect": {"delimiter": ",", "doubleQuote": True, "header": True},
                "schema": table_schema(column_names(figures)),
            }
        ],
    }


def table_schema(names: Sequence[str]) -> dict[str, Any]:
    """The Table Schema of columns in the given order."""
    return {"fields": [_field(name) for name in names], "missingValues": [""], "primaryKey": ["id"]}


def _field(name: str) -> dict[str, Any]:
    if name in ADDED:
        return ADDED[name]
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
