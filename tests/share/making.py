"""A small table of made-up claims, read as any table is, for the tests of what leaves the program."""

from __future__ import annotations

import csv
import io
import re

from facts.audit.points import Series
from facts.reading.table import read_table
from facts.share.publication import Publication, choose_series, publication_of
from facts.words import Lang

QUOTE = "Drygt 4 300 överförmyndarnämndsledamöter − hälften, ½, av alla − fick sommarjobb."
JOBS = {
    "id": "jobs-2011", "topic": "Work", "series": "jobs", "title": "Summer jobs", "title_sv": "Sommarjobb",
    "value": "4300", "approximator": "drygt", "approximator_en": "just over", "unit": "job", "period": "2011",
    "place": "Stockholm", "population": "unga 16–18 år", "cited_by": "Åsa Öst", "office": "borgarråd",
    "office_en": "city commissioner", "party": "M", "party_basis": "document", "quote": QUOTE,
    "quote_en": "Just over 4,300 got summer jobs.", "page": "1–2", "document": "PM om sommarjobb",
    "document_date": "2012-09-13", "document_url": "https://example.org/pm", "producer": "Stockholms stad",
    "accessed": "2026-01-31",
}  # fmt: skip
MORE = JOBS | {"id": "jobs-2012", "value": "5023", "approximator": "", "approximator_en": "", "period": "2012"}
TARGET = MORE | {"id": "jobs-2012-target", "value": "3000", "measure_kind": "target", "quote": "Målet är 3 000."}
REFERENCE = {
    "id": "ref-2012", "topic": "Work", "series": "jobs", "value": "5100", "unit": "job", "period": "2012",
    "place": "Stockholm", "role": "reference", "document": "Årsrapport", "document_date": "2013-02-05",
    "producer": "SCB", "source_url": "https://example.org/scb", "cited_by": "Mitti",
    "note": "=SUM(A1) är en anmärkning",
}  # fmt: skip
ALL = (JOBS, MORE, TARGET, REFERENCE)


def table_bytes(*rows: dict[str, str]) -> bytes:
    """The rows as a UTF-8 comma file."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def publication(*rows: dict[str, str], lang: Lang = "en") -> Publication:
    """The audited table of the rows; it must have no errors."""
    table = read_table(table_bytes(*(rows or ALL)))
    assert not table.has_errors, table.problems
    return publication_of(table, lang)


def only_series(made: Publication) -> Series:
    """The one series of a small table."""
    [series] = choose_series(made.table, [])
    return series


def citers(count: int) -> list[dict[str, str]]:
    """The same figure said by `count` people, each in words of their own."""
    return [
        MORE | {"id": f"jobs-{n}", "cited_by": f"Person {n}", "quote": f"Person {n} säger att det blev 5 023 jobb."}
        for n in range(1, count + 1)
    ]


def flat(text: str) -> str:
    """A text without the blanks and line ends that setting it in lines brings."""
    return re.sub(r"\s+", "", text)
