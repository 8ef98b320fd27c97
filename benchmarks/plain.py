"""The yardstick of `check`: the same rules as somebody writes them with pydantic in an afternoon, row by row.

It reads with the standard csv reader, keeps the line where each record starts, judges each row with one model and
remembers ids, evidence and the units of each series. It reads fewer ways of writing than `check` and gives no hints.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple
from unicodedata import is_normalized

from pydantic import BaseModel, BeforeValidator, ConfigDict, HttpUrl, ValidationError, model_validator

UNITS = {
    "person": "person", "child": "child", "household": "household", "percent": "share", "%": "share", "sek": "money",
    "ksek": "money", "msek": "money", "job": "job", "home": "home", "event": "event", "family": "family",
}  # fmt: skip
HEDGES = {
    "drygt", "lite över", "just over", "nästan", "nära", "närmare", "knappt", "nearly", "almost", "cirka", "ca",
    "omkring", "ungefär", "about", "around", "mer än", "över", "more than", "mindre än", "under", "minst", "högst",
}  # fmt: skip
PARTIES = {"S", "M", "SD", "C", "V", "KD", "L", "MP"}
_ID = re.compile(r"[\w.-]+")
_NUMBER = re.compile(r"[+\-−]?(?:[0-9]{1,3}(?:[ \u00a0\u202f'][0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?")
_AMBIGUOUS = re.compile(r"[+\-−]?[1-9][0-9]{0,2},[0-9]{3}")
_PERIOD = re.compile(r"([0-9]{4})(?:-(?:([0-9]{2})(?:-([0-9]{2}))?|S([12])|Q([1-4])|T([1-3])))?")
_PAGE = re.compile(r"[1-9][0-9]*(?:[–-][1-9][0-9]*)?")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_FORMULA = re.compile(r"\s*(?:[=@＝＠]|[+\-＋－][^\s\d])")
_MOJIBAKE = re.compile("[ÃÂ][\x80-\xbf\u00a0-\u00bf]|â€|\ufffd")


class Found(NamedTuple):
    """A problem: the line where its record starts, its column and what is wrong."""

    line: int
    column: str
    says: str


def _key(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError("letters, digits, dot, underscore, hyphen")
    return text


def _number(text: str) -> Decimal | None:
    text = text.strip()
    if not text:
        return None
    if _AMBIGUOUS.fullmatch(text):
        raise ValueError("two readings")
    if not _NUMBER.fullmatch(text):
        raise ValueError("not a number")
    return Decimal(re.sub("[ \u00a0\u202f']", "", text).replace(",", ".").replace("−", "-"))


def _period(text: str) -> tuple[date, str] | None:
    text = text.strip()
    if not text:
        return None
    first = text.split("/")[0]
    match = _PERIOD.fullmatch(first)
    if not match:
        raise ValueError("no period")
    year, month, day, half, quarter, third = match.groups()
    begins = int(month or 1)
    for number, months in ((half, 6), (quarter, 3), (third, 4)):
        if number:
            begins = (int(number) - 1) * months + 1
    return date(int(year), begins, int(day or 1)), text


def _unit(text: str) -> str | None:
    if not text.strip():
        return None
    name = text.strip().casefold()
    if name not in UNITS:
        raise ValueError("unknown unit")
    return name


def _hedge(text: str) -> str:
    if text.strip() and text.strip().casefold() not in HEDGES:
        raise ValueError("unknown hedge")
    return text.strip()


def _parties(text: str) -> tuple[str, ...]:
    letters = tuple(part.strip().upper() for part in text.split(";") if part.strip())
    if unknown := set(letters) - PARTIES:
        raise ValueError(f"unknown party {unknown}")
    return letters


def _page(text: str) -> str:
    if text and not _PAGE.fullmatch(text.strip()):
        raise ValueError("no page")
    return text


def _words(text: str) -> str:
    if _FORMULA.match(text):
        raise ValueError("like a formula")
    if _UNSEEN.search(text):
        raise ValueError("control character")
    if not text.isascii():
        if _MOJIBAKE.search(text):
            raise ValueError("damaged letters")
        if not is_normalized("NFC", text):
            raise ValueError("letters in pieces")
    return text


def _or_none(text: str) -> str | None:
    return text.strip() or None


Words = Annotated[str, BeforeValidator(_words)]
Address = Annotated[HttpUrl | None, BeforeValidator(_or_none)]
Day = Annotated[date | None, BeforeValidator(_or_none)]


class Row(BaseModel):
    """One row with what its columns may hold and what it needs."""

    model_config = ConfigDict(str_strip_whitespace=True, extra="allow")

    id: Annotated[str, BeforeValidator(_key)]
    series: Words
    topic: Words = ""
    topic_sv: Words = ""
    title: Words = ""
    title_sv: Words = ""
    value: Annotated[Decimal | None, BeforeValidator(_number)] = None
    approximator: Annotated[str, BeforeValidator(_hedge)] = ""
    unit: Annotated[str | None, BeforeValidator(_unit)] = None
    direction: Literal["", "increase", "decrease"] = ""
    measure_kind: Literal["", "outcome", "target", "forecast", "estimate", "budget"] = ""
    time_kind: Literal["", "flow", "stock", "cumulative", "average"] = ""
    period: Annotated[tuple[date, str] | None, BeforeValidator(_period)] = None
    place: Words = ""
    population: Words = ""
    definition: Words = ""
    role: Literal["", "claim", "reference"] = ""
    cited_by: Words = ""
    office: Words = ""
    party: Annotated[tuple[str, ...], BeforeValidator(_parties)] = ()
    party_basis: Literal["", "document"] | HttpUrl = ""
    quote: Words = ""
    page: Annotated[str, BeforeValidator(_page)] = ""
    document: Words = ""
    document_date: Day = None
    document_url: Address = None
    producer: Words = ""
    source_url: Address = None
    accessed: Day = None
    evidence: Annotated[list[str], BeforeValidator(str.split)] = []
    note: Words = ""

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> Row:
        missing = [name for name in ("series", "period") if not getattr(self, name)]
        needed = ("source_url",) if self.role == "reference" else ("cited_by", "quote", "document")
        missing += [name for name in needed if not getattr(self, name)]
        if self.value is None and not self.direction:
            missing.append("value")
        if self.value is not None and self.unit is None:
            missing.append("unit")
        if self.party and not self.party_basis:
            missing.append("party_basis")
        if missing:
            raise ValueError(f"missing: {', '.join(missing)}")
        if self.value is not None and self.unit and UNITS[self.unit] not in ("money", "share") and self.value < 0:
            raise ValueError("a negative count")
        if self.unit == "percent" and self.value is not None and not 0 <= self.value <= 100:
            raise ValueError("a share outside 0–100")
        return self


class _Table:
    """What only the whole table shows."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.units: dict[str, str] = {}
        self.words: dict[tuple[str, str], str] = {}
        self.evidence: list[tuple[int, list[str]]] = []

    def see(self, line: int, row: Row) -> Iterator[Found]:
        name = row.id.casefold()
        if name in self.ids:
            yield Found(line, "id", "twice")
        self.ids.add(name)
        if row.unit and self.units.setdefault(row.series, UNITS[row.unit]) != UNITS[row.unit]:
            yield Found(line, "unit", "another unit than the series'")
        for column in ("title", "title_sv", "topic", "topic_sv"):
            if (text := getattr(row, column)) and self.words.setdefault((row.series, column), text) != text:
                yield Found(line, column, "another word than the series'")
        if row.evidence:
            self.evidence.append((line, row.evidence))

    def finish(self) -> Iterator[Found]:
        for line, names in self.evidence:
            if not self.ids.issuperset(name.casefold() for name in names):
                yield Found(line, "evidence", "no such id")


def plain_check(data: bytes) -> list[Found]:
    """Every problem of a table in UTF-8 with commas."""
    return [*_found(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))]


def _found(reader: Any) -> Iterator[Found]:
    head = next(reader)
    table = _Table()
    line = reader.line_num + 1
    for cells in reader:
        starts, line = line, reader.line_num + 1
        if len(cells) != len(head):
            yield Found(starts, "", "wrong number of cells")
            continue
        try:
            row = Row.model_validate(dict(zip(head, cells, strict=True)))
        except ValidationError as error:
            yield from (Found(starts, str(one["loc"] and one["loc"][0]), one["msg"]) for one in error.errors())
        else:
            yield from table.see(starts, row)
    yield from table.finish()
