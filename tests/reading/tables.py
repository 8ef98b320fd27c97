"""Small tables for the tests: a sound row, in which a test changes the cells it is about."""

from __future__ import annotations

import csv
import io

from facts.reading.table import Table, check

ROW = {
    "id": "b-1", "topic": "Boende", "series": "nya-bostader", "title": "Nya bostäder", "value": "5023",
    "approximator": "", "unit": "bostäder", "direction": "", "measure_kind": "outcome", "time_kind": "flow",
    "period": "2012", "place": "Västerås", "role": "claim", "cited_by": "Kim Lund", "party": "S",
    "party_basis": "document", "quote": "Det byggdes fler bostäder än någonsin.", "page": "7",
    "document": "Bokslut 2012", "document_date": "2013-02-28", "document_url": "https://example.org/bokslut",
    "producer": "SCB", "source_url": "https://example.org/scb", "note": "",
}  # fmt: skip


def table(*rows: dict[str, str], delimiter: str = ",", newline: str = "\n") -> str:
    """A table of sound rows b-1, b-2 …, each with the changes of one of `rows`."""
    names = list(dict.fromkeys([*ROW, *(name for row in rows for name in row)]))
    written = [ROW | {"id": f"b-{number}"} | row for number, row in enumerate(rows, start=1)]
    lines = [names, *([row.get(name, "") for name in names] for row in written)]
    return "".join(_line(cells, delimiter) + newline for cells in lines)


def _line(cells: list[str], delimiter: str) -> str:
    # Written with CRLF: with a lone CR, Python before 3.13 leaves a line feed in a cell without quotation marks.
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return text.getvalue().removesuffix("\r\n")


def checked(*rows: dict[str, str], delimiter: str = ",") -> Table:
    """The report on such a table."""
    return check(table(*rows, delimiter=delimiter).encode())


def found(report: Table) -> list[str]:
    """The problems as "line column code", with "-" for none."""
    return [f"{problem.line or '-'} {problem.column or '-'} {problem.code}" for problem in report.problems]
