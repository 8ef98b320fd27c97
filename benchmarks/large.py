"""Tables of any size that look like a collection of fact checks: many documents, people, topics and series.

The rows are the same on every machine. A table of 250 000 rows holds 25 000 series, 5 000 documents, 2 500 people,
290 places and 120 topics; every tenth row is a reference, every eighth quote has a line break in it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

COLUMNS = (
    "id", "topic", "topic_sv", "series", "title", "title_sv", "value", "approximator", "unit", "measure_kind",
    "time_kind", "period", "place", "population", "role", "cited_by", "office", "party", "party_basis", "quote",
    "page", "document", "document_date", "document_url", "producer", "source_url", "evidence", "note",
)  # fmt: skip
IN_SERIES = 10
_UNITS = ("person", "child", "household", "percent", "SEK", "msek", "job", "home", "event", "percent")
_AFTER_IN_WORDS = {"percent": "procent", "msek": "miljoner"}
_HEDGES = ("", "", "", "drygt", "", "nästan", "", "cirka", "", "")
_PARTIES = ("S", "M", "SD", "C", "V", "KD", "L", "MP", "", "S;V")
_FIRST = ("Anna", "Björn", "Cecilia", "David", "Eva", "Fredrik", "Göran", "Helena", "Ingrid", "Johan")
_LAST = ("Åberg", "Bergström", "Dahl", "Ek", "Forsberg", "Gren", "Holm", "Isaksson", "Jonsson", "Kvist")


def large_table(rows: int) -> bytes:
    """A table of `rows` rows without an error, as UTF-8 with LF."""
    text = io.StringIO()
    write = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    write.writeheader()
    write.writerows(_row(n) for n in range(rows))
    return text.getvalue().encode("utf-8")


def write_table(path: Path, rows: int) -> Path:
    """The same as a file."""
    path.write_bytes(large_table(rows))
    return path


def _row(n: int) -> dict[str, str]:
    series, at = divmod(n, IN_SERIES)
    topic, document = series % 120, n // 50
    unit = _UNITS[series % 10]
    value = 5 + (n * 37 + series) % 90 if unit == "percent" else 200 + (n * 7919) % 99_800
    scope = {
        "topic": f"Topic {_word(topic)}", "topic_sv": f"Ämne {_word(topic)}",
        "series": f"series-{series:06}", "title": f"What is counted in {_word(series)}",
        "title_sv": f"Vad som räknas i {_word(series)}", "value": str(value), "unit": unit, "time_kind": "flow",
        "period": str(2004 + at), "place": f"Kommun {_word(series % 290)}", "population": "invånare",
    }  # fmt: skip
    said = f"{value} {_AFTER_IN_WORDS[unit]}" if unit in _AFTER_IN_WORDS else str(value)
    return {"id": f"f{n:07}"} | scope | (_reference(n) if at == IN_SERIES - 1 else _claim(n, said, document))


def _claim(n: int, said: str, document: int) -> dict[str, str]:
    person = n % 2500
    hedge, party = _HEDGES[n % 10], _PARTIES[person % 10]
    line_break = "\n" if n % 8 == 0 else " "
    quote = f"År efter år, säger rapporten ”{_word(n)}”,{line_break}var det {hedge} {said} som räknades."
    return {
        "approximator": hedge, "role": "claim", "quote": quote.replace("  ", " "), "page": str(n % 200 + 1),
        "cited_by": f"{_FIRST[person % 10]} {_LAST[person // 10 % 10]} {_word(person // 100)}",
        "office": "kommunalråd" if party else "utredare", "party": party,
        "party_basis": "document" if party else "", "document": f"Rapport {_word(document)}",
        "document_date": f"{2014 + document % 10}-{document % 12 + 1:02}-{document % 28 + 1:02}",
        "document_url": f"https://example.org/rapport/{document}", "producer": "SCB" if n % 3 else "",
        "note": f"Read on page {n % 200 + 1}." if n % 5 == 0 else "",
    }  # fmt: skip


def _reference(n: int) -> dict[str, str]:
    return {
        "role": "reference", "producer": "SCB", "source_url": f"https://example.org/statistik/{n}",
        "document_date": f"{2014 + n % 10}-03-01",
    }  # fmt: skip


_SYLLABLES = ("ba", "de", "fi", "go", "hu", "jy", "kå", "lä", "mö", "na", "pe", "ri", "so", "tu", "vy", "brå")


def _word(n: int) -> str:
    """A word for each number; words of different numbers differ in more than one letter."""
    # Multiplication by an odd number mixes the syllables of neighbours, and loses none below 16 ** 5.
    mixed = n * 638_977 % 16**5
    return "".join(_letters(mixed)).capitalize()


def _letters(n: int) -> Iterator[str]:
    for _ in range(5):
        n, at = divmod(n, 16)
        yield _SYLLABLES[at]
