"""Candidates as rows of the table: what the document says is filled in, what a person must decide is blank."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from facts.documents.candidates import Candidate, plain_number
from facts.documents.find import About, Search
from facts.figures.columns import COLUMNS
from facts.words import LANGUAGES, Lang

_DAY = len("2012-09-13")

ALWAYS = ("approximator", "direction", "change_since", "compared_with", "period_basis")
"""Columns that the template leaves out and a candidate may fill."""


def rows_as_csv(search: Search, lang: Lang) -> str:
    """The candidates of a document as CSV, demands left out, in the template's columns and writing."""
    names = [column.name for column in COLUMNS if column.in_template or column.name in ALWAYS]
    text = io.StringIO()
    writer = csv.DictWriter(
        text, names, extrasaction="ignore", delimiter=LANGUAGES[lang].delimiter, lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(proposed_rows(search.candidates, search.about, lang))
    return text.getvalue()


def proposed_rows(candidates: Iterable[Candidate], about: About, lang: Lang) -> Iterable[Mapping[str, str]]:
    """One row a candidate, by column; `id`, `series`, `place` and what else only a person knows are not there."""
    for candidate in candidates:
        if candidate.kind != "demand":
            yield proposed_row(candidate, about, lang)


def proposed_row(candidate: Candidate, about: About, lang: Lang) -> dict[str, str]:
    """A candidate as a row, with numbers in the writing of `lang`."""
    value = proposed_value(candidate, lang)
    return {
        "value": value,
        "approximator": candidate.approximator, "unit": candidate.unit, "direction": candidate.direction,
        "change_since": candidate.change_since, "compared_with": candidate.compared_with,
        "measure_kind": candidate.measure_kind, "period": candidate.period, "period_basis": candidate.period_basis,
        "role": "claim", "cited_by": candidate.speaker.name, "office": candidate.speaker.office,
        "party": candidate.speaker.party, "party_basis": "document" if candidate.speaker.party else "",
        "quote": candidate.quote, "page": candidate.page, "document": about.title,
        "document_date": about.date_code if len(about.date_code) == _DAY else "",
    }  # fmt: skip


def proposed_value(candidate: Candidate, lang: Lang) -> str:
    """The number of a candidate as it is written in the table, a range with both ends; "" where it has none."""
    ends = [plain_number(value) for value in (candidate.value, candidate.value_high) if value is not None]
    return "–".join(str(end).replace(".", "," if lang == "sv" else ".") for end in ends)
