"""Which row and which column a person means who names them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from itertools import islice

from facts.csvfile.header import KNOWN, column_name
from facts.csvfile.records import Record
from facts.csvfile.source import Source
from facts.csvfile.writing import Placed
from facts.figures.problems import shown
from facts.reading.whole_table import same_id
from facts.saving.refusals import WrongRequest
from facts.words import Text
from facts.words.similar_words import nearest

_MANY = 5000
_NO_ID = Text("There is no figure with the id {id} in {file}.", "Det finns ingen siffra med id {id} i {file}.")
_NEAR = Text(" Did you mean {near}?", " Menade du {near}?")
_TWO_ROWS = Text(
    "Several rows of {file} have the id {id}: lines {lines}. Give each an id of its own in the file first.",
    "Flera rader i {file} har id {id}: rad {lines}. Ge först var och en ett eget id i filen.",
)
_NO_COLUMN = Text("{file} has no column {column}.", "{file} har ingen kolumn {column}.")


def row_of(source: Source, identity: str, file: str) -> Placed:
    """The one record with the id `identity`, whatever its case; WrongRequest names the nearest id."""
    at = source.header.positions().get("id", -1)
    wanted = same_id(identity.strip())
    found: list[Record] = []
    ids: list[str] = []
    for record in islice(source.records(), 1, None):
        if 0 <= at < len(record.cells):
            ids.append(record.cells[at].strip())
            if same_id(ids[-1]) == wanted:
                found.append(record)
    if not found:
        text = _NO_ID.format(id=shown(identity), file=file)
        near = _nearest(identity, ids)
        more = _NEAR.format(near=near) if near else Text("", "")
        raise WrongRequest(Text(text.en + more.en, text.sv + more.sv))
    if len(found) > 1:
        lines = ", ".join(str(record.line) for record in found)
        raise WrongRequest(_TWO_ROWS.format(file=file, id=shown(identity), lines=lines))
    span = source.span(found[0].line)
    return Placed(found[0], span.start, span.end, list(span.cells))


def _nearest(identity: str, ids: Sequence[str]) -> str:
    near = nearest(identity.strip(), frozenset(ids))
    if near or len(ids) > _MANY:
        return near
    return next(iter(get_close_matches(identity, ids, n=1, cutoff=0.75)), "")


def column_of(source: Source, written: str, file: str) -> str:
    """The column that is called so in the file, or could be; WrongRequest names the nearest."""
    name = column_name(written)
    own = [column for column in source.header.columns if column and column.casefold() == name.casefold()]
    if own:
        return own[0] if name not in own else name
    if name in KNOWN:
        return name
    near = nearest(name.casefold(), frozenset(KNOWN) | frozenset(filter(None, source.header.columns)))
    text = _NO_COLUMN.format(file=file, column=shown(written) or "?")
    more = _NEAR.format(near=near) if near else Text("", "")
    raise WrongRequest(Text(text.en + more.en, text.sv + more.sv))


def id_of(source: Source, row: Placed) -> str:
    """The id of a record, as it is written."""
    return row.record.cells[source.header.positions()["id"]].strip()
