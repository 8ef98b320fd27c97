"""A register of claims whose numbers stand only in their words: each claim in a quote becomes a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

import streamlit as st

from facts.csvfile.source import open_source
from facts.csvfile.writing import Hand, line_ends
from facts.documents import About, Document, about_document, find_candidates, proposed_row
from facts.figures.columns import BY_NAME
from facts.reading.dates import read_date
from facts.reading.incoming import Incoming
from facts.words import Lang

# What the words of a claim say; who said it, and where, stands in the register.
_SAID = (
    "value", "approximator", "unit", "direction", "change_since", "compared_with", "measure_kind", "period",
    "period_basis",
)  # fmt: skip


@st.cache_resource(max_entries=4, show_spinner=False)
def claims_in_text(data: bytes, _new: Incoming, lang: Lang) -> Incoming:
    """The rows with what their quotes say; a quote without a claim keeps its row, to be filled in by hand."""
    source = open_source(data, other_headers=True)
    names = [*source.header.columns, *(name for name in _SAID if name not in source.header.columns)]
    records = [(record.line, dict(zip(source.header.columns, record.cells, strict=False)))
               for record in islice(source.records(), 1, None)]  # fmt: skip
    about = about_document(Document("", ["\n\n".join(cells.get("quote", "") for _, cells in records)]))
    hand = Hand(source.delimiter, "\n")
    parts, line, lines = [hand.record(names)], 2, {1: 1}
    for owner, cells in records:
        for row in _claims(cells, about, lang):
            part = hand.record([row.get(name, "") for name in names])
            parts.append(part)
            lines[line] = _new.line(owner) or owner
            line += line_ends(part)
    return replace(_new, data="".join(parts).encode("utf-8"), lines=lines)


def _claims(cells: Mapping[str, str], about: About, lang: Lang) -> Iterator[dict[str, str]]:
    """The row once for each claim of its quote; the first keeps the id, the others get their own later."""
    day = read_date(cells.get("document_date", "").strip()).value if cells.get("document_date", "").strip() else None
    dated = replace(about, title="", date=day)
    found = [one for part in find_candidates(Document("", [cells.get("quote", "")]), dated) for one in part.candidates]
    if not found:
        yield dict(cells)
    for n, one in enumerate(found):
        said = {name: text for name, text in proposed_row(one, dated, lang).items() if name in _SAID}
        said = {name: text for name, text in said.items() if text and text != BY_NAME[name].default}
        own = {name: text for name, text in cells.items() if text.strip()}
        yield said | own | ({"id": ""} if n else {})
