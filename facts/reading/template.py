"""The template: the header most people need, with two filled rows that show how a figure is written."""

from __future__ import annotations

import csv
import io

from facts.figures.columns import COLUMNS
from facts.grouping import grouped
from facts.words import LANGS, LANGUAGES, Lang, Text

_BOTH = {
    "topic": Text("Housing", "Bostäder"),
    "series": Text("new-homes", "nya-bostader"),
    "title": Text("Completed homes", "Färdigställda bostäder"),
    "unit": Text("homes", "bostäder"),
    "measure_kind": Text("outcome", "outcome"),
    "time_kind": Text("flow", "flow"),
    "period": Text("2023", "2023"),
    "place": Text("Example town", "Exempelstad"),
    "definition": Text("completed", "färdigställda"),
    "producer": Text("Statistics Sweden", "SCB"),
    "source_url": Text("https://example.org/homes", "https://example.org/bostader"),
}
_CLAIM = _BOTH | {
    "id": Text("example-1", "exempel-1"),
    "value": Text("1200", "1 200"),
    "approximator": Text("just over", "drygt"),
    "role": Text("claim", "claim"),
    "cited_by": Text("Kim Example", "Kim Exempel"),
    "office": Text("head of planning", "planeringschef"),
    "quote": Text(
        "Just over 1,200 homes were completed in the town in 2023.",
        "Under 2023 färdigställdes drygt 1 200 bostäder i staden.",
    ),
    "page": Text("4", "4"),
    "document": Text("Annual report 2023", "Årsredovisning 2023"),
    "document_date": Text("2024-03-15", "2024-03-15"),
    "document_url": Text("https://example.org/annual-report", "https://example.org/arsredovisning"),
}
_REFERENCE = _BOTH | {
    "id": Text("example-2", "exempel-2"),
    "value": Text("1234", "1 234"),
    "role": Text("reference", "reference"),
    "document_date": Text("2024-05-02", "2024-05-02"),
    "note": Text(
        "A reference is a published figure that claims are held against.",
        "En referens är en publicerad siffra att pröva påståenden mot.",
    ),
}


def examples() -> dict[str, list[dict[str, str]]]:
    """The filled rows in every language, by their series: they show how a row is written and are nobody's figures."""
    rows = [{name: text.of(lang) for name, text in row.items()} for lang in LANGS for row in (_CLAIM, _REFERENCE)]
    return grouped(rows, lambda row: row["series"])


def template(lang: Lang) -> str:
    """The template as CSV text: with commas in English, with semicolons as Swedish Excel wants them."""
    names = [column.name for column in COLUMNS if column.in_template]
    text = io.StringIO()
    writer = csv.DictWriter(text, names, delimiter=LANGUAGES[lang].delimiter, lineterminator="\n")
    writer.writeheader()
    for row in (_CLAIM, _REFERENCE):
        writer.writerow({name: words.of(lang) for name, words in row.items()})
    return text.getvalue()
