"""What is fuzzed: each reader with sound inputs to begin from, what it may refuse with, and how long it may take."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from facts.documents.document_file import UnreadableDocument, read_bytes_of
from facts.documents.find import search
from facts.documents.pdf_process import _Piece, typeset
from facts.documents.quote_search import Pages
from facts.figures.hedges import hedge_of
from facts.figures.problems import Unreadable
from facts.figures.units import Units
from facts.language.number_reader import numbers_in
from facts.language.unit_words import measures_in
from facts.language.values import read_value
from facts.reading.dates import read_date
from facts.reading.mapping import guess_mapping, map_table, open_other
from facts.reading.period_reading import read_period_cell
from facts.reading.registers import registers_beside
from facts.reading.table import check
from facts.reading.workbook import open_incoming
from facts.saving.corrections import read_log, withdrawn_cells
from facts.saving.kept_documents import FILE_NAME, set_aside_beside
from facts.saving.remembered_mappings import MEMORY_NAME, last_mapping, mapping_as_pairs
from facts.saving.save_errors import SaveError
from facts.share.project_settings import read_settings
from facts.statistics.published_table import Unpublished
from facts.statistics.read_published import read_published
from facts.statistics.references import as_incoming, reference_rows
from tests.documents.measure import as_docx
from tests.fuzz.mutations import mutated_archive, mutated_bytes, mutated_json, mutated_text
from tests.reading.tables import table
from tests.statistics.published_files import json_stat, workbook
from tests.statistics.shapes import SHAPES

LABELLED = Path(__file__).parents[1] / "documents" / "labelled"
UNITS = Units()

VALUES = (
    "5023", "1,5 miljoner", "£500m", "40k", "$1.2bn", "seven", "en fjärdedel", "7 ½", "fördubblats", "4,3 per 10 000",
    "ca 500", "> 50 %", "−3", "17 000", "5–7,5",
    "40 to 45", "drygt vart tredje barn", "sju av tio", "one hospital in five", "halverats", "mer än 3,2 mdkr",
    "ett tusen två hundra", "twenty-one", "16,1–18,3",
)  # fmt: skip
PERIODS = (
    "2012", "2012-09", "2012-09-13", "2012-S1", "2012-Q3", "2012K3", "2012 kv 3", "2012-W23", "vecka 23 2012",
    "2012M09", "2008/2012-09-13", "2010–2014",
    "läsåret 2011/12", "FY2011/12", "första halvåret 2012", "april–juni 2024", "13 september 2012",
    "mandatperioden 2010–2014", "year to March 2012", "sedan 2012",
    "three months to June 2024", "for ten years ago", "för tio år sedan", "i fjol", "hösten 2012", "20120913",
    "2011-12", "andra kvartalet 2012",
)  # fmt: skip
UNIT_NAMES = (
    "person", "children", "msek", "mdkr", "£bn", "$ billion", "percent", "per 10 000", "procentenheter",
    "child / half_year", "SEK / person", "kr per invånare",
    "1000 person", "tusental ton", "miljoner passagerare", "million tonnes", "kWh", "celsius", "besök", "persn",
    "millioner", "9**9**9", "m2", "index",
)  # fmt: skip
HEDGES = (
    "drygt",
    "nästan vart",
    "mer än",
    "minst",
    "ca",
    "just over",
    "upp till",
    "between",
    "var tredje",
    "nästan vart femte",
    "an estimated",
)
DATES = (
    "2012-09-13",
    "13 september 2012",
    "13/9 2012",
    "September 13th, 2012",
    "2012-09-13T08:00:00Z",
    "den 3:e maj 1999",
)
SENTENCES = (
    "Drygt vart tredje barn i Rinkeby, 36,2 procent, lever i fattigdom, mot 1 av 10 i riket sedan 2009.",
    "Between 40 and 45 per cent of the £1.2bn went to 17 hospitals, up from a quarter ten years ago.",
    "Arbetslösheten har fördubblats till 8,3 procent; nästan 17 000 personer, ca 2,5 miljoner kr per invånare.",
)


@dataclass(frozen=True)
class Reader:
    """What is fuzzed: `made` makes one input, `read` reads it; `seconds` of computing are the most for one input."""

    name: str
    made: Callable[[random.Random], Any]
    read: Callable[[Any], object]
    seconds: float
    of_thousand: int
    refusals: tuple[type[Exception], ...] = ()


def _text(seeds: Sequence[str], longest: int = 3_000) -> Callable[[random.Random], str]:
    return lambda chance: mutated_text(seeds, chance, longest)


def _bytes(seeds: Callable[[], Sequence[bytes]], longest: int = 20_000) -> Callable[[random.Random], bytes]:
    return lambda chance: mutated_bytes(seeds(), chance, longest)


def _value(text: str) -> None:
    for delimiter in ",;":
        read_value(text, delimiter, UNITS)


def _unit(text: str) -> None:
    if len(UNITS._found) > 100_000:
        UNITS._found.clear()
    unit = UNITS.find(text) or UNITS.own(text)
    UNITS.nearest(text)
    UNITS.scale(text)
    if unit:
        unit.factor  # noqa: B018  what a unit is worth is computed when it is asked for


@cache
def _tables() -> tuple[bytes, ...]:
    rows: list[dict[str, str]] = [{"value": value} for value in VALUES] + [{"period": period} for period in PERIODS]
    return tuple(table(*rows[n : n + 4], delimiter=sign).encode() for n in range(0, len(rows), 4) for sign in ",;\t")


def _own_units(chance: random.Random) -> bytes:
    units = b"name,aliases,kind,factor,of\nbed,beds;platser,count,,\nward,wards,,24,bed\nhospital,,,12,ward\n"
    parties = b"letters,names,colour,shape\nXY,Xy party;Xyz,#112233,square\nZ,Zed,#abcdef,circle\n"
    return mutated_bytes([units, parties], chance, 20_000)


def _registers(data: bytes, folder: Path) -> None:
    for name in ("units.csv", "parties.csv"):
        (folder / name).write_bytes(data)
    registers = registers_beside(folder / "sources.csv")
    for definition in registers.units.definitions[-5:]:
        if unit := registers.units.find(definition.name):
            unit.factor  # noqa: B018


def _mapped(data: bytes) -> None:
    new = open_incoming(data, other_headers=True)
    check(map_table(new, guess_mapping(open_other(new))).data)


@cache
def _documents(suffix: str) -> tuple[bytes, ...]:
    if suffix == ".docx":
        return tuple(as_docx(path.read_text("utf-8")[:4_000]) for path in sorted(LABELLED.glob("*.txt"))[:4])
    return tuple(path.read_bytes()[:6_000] for path in sorted(LABELLED.glob(f"*{suffix}")))


def _document(name: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        document = read_bytes_of(name, data)
        search(document).as_dict("en")
        Pages(name, [page.text for page in document.pages()]).find("mer än vart tredje barn […] i staden")

    return read


def _pieces(chance: random.Random) -> list[_Piece]:
    def number() -> float:
        return chance.choice(
            (0.0, 1e-9, 12.0, 700.0, 1e30, -1e30, float("inf"), float("nan"), chance.uniform(-900, 900))
        )

    seeds = (*SENTENCES, *VALUES, "\n", " \n \n", "   ")
    return [
        _Piece(number(), number(), abs(number()) or 10.0, mutated_text(seeds, chance, 200))
        for _ in range(chance.randint(0, 30))
    ]


@cache
def _published(kind: str) -> tuple[bytes, ...]:
    shapes = [shape.data for shape in SHAPES]
    if kind == "px":
        return tuple(
            data
            for data in shapes
            if data.lstrip(b"\xef\xbb\xbf").startswith((b"CHARSET", b"AXIS")) or b"DATA=" in data
        )
    if kind == "json":
        return (json_stat(), json_stat(value={"0": 41, "3": 39.25}), *(data for data in shapes if data[:1] in b"{["))
    if kind == "xlsx":
        rows = [["Kommun", "2021", "2022"], ["Ale", 5, 7.5], ["Lund", "..", "=1+1"]]
        return (
            workbook(("Blad1", rows), ("Blad2", [["Antal barn"], *rows]), merge=["A1:C1"]),
            *(data for data in shapes if data[:2] == b"PK"),
        )
    return tuple(data for data in shapes if data[:2] != b"PK" and data[:1] not in b"{[" and b"DATA=" not in data)


def _reference(name: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        references = reference_rows(read_published(data, name, years="school"), source_url="https://example.org")
        if not references.lines:
            return
        # A unit that differs within one series, or an interval that does not hold its figure, is the file's own doing:
        # nothing is saved, and the line is named.
        wrong = [
            one
            for one in check(as_incoming(references).data).problems
            if one.is_error and one.code not in ("dimension-mismatch", "bad-margin")
        ]
        assert not wrong, wrong[0]

    return read


@cache
def _workbooks() -> tuple[bytes, ...]:
    sound = list(table({}, {"value": "7"}).splitlines())
    return (workbook(("figures", [line.split(",") for line in sound])), *_published("xlsx"))


SETTINGS = b'title = "Barn i Sverige"\ntitle_en = "Children"\nlanguage = "sv"\nlicence = "CC-BY-4.0"\nsite_url = "https://example.org/x"\n'
LOG = (
    b"when,id,column,old,new,why\n2024-01-01T10:00:00+01:00,b-1,value,5,6,wrong\n"
    b'2024-01-02T10:00:00+01:00,b-2,,"{""id"": ""b-2"", """": ""b-2,x""}",,twice\n'
)


def _log(data: bytes) -> None:
    for entry in read_log(data):
        withdrawn_cells(entry.old)


OTHER = b"Kommun;Antal\nLund;5\n"
CONSTANTS = {
    "series": "jobs", "unit": "person", "period": "2012", "cited_by": "Kim Lund", "quote": "Det blev 5.",
    "document": "Bokslut",
}  # fmt: skip
MAPPING = [
    {"header": ["Kommun", "Antal"], "columns": ["place", "value"], "constants": CONSTANTS, "headings": "",
     "decimals": {"value": ","}, "series": {}, "repeated": [], "leaves_out": [], "reads_text": ""}
]  # fmt: skip
SET_ASIDE = b"document,page,quote,text,why\na.pdf,3,Det blev 400.,400,later\n"


def _mappings(chance: random.Random) -> bytes:
    if chance.random() < 0.3:
        return mutated_bytes([json.dumps(MAPPING).encode()], chance, 20_000)
    return json.dumps(mutated_json(deepcopy(MAPPING), chance)).encode()


def _recalled(data: bytes, folder: Path) -> None:
    (folder / MEMORY_NAME).write_bytes(data)
    last = last_mapping(folder / "sources.csv", OTHER)
    if last:
        mapping_as_pairs(*last)
        check(map_table(*last).data)


def _set_aside(data: bytes, folder: Path) -> None:
    (folder / FILE_NAME).write_bytes(data)
    set_aside_beside(folder / "sources.csv")


def _other_tables() -> Sequence[bytes]:
    return (*_tables(), *_published("csv"))


def _json(chance: random.Random) -> bytes:
    """JSON-stat damaged as text, or sound JSON in which a part is another than it should be."""
    data = chance.choice(_published("json"))
    if chance.random() < 0.3:
        return mutated_bytes([data], chance, 20_000)
    return json.dumps(mutated_json(json.loads(data.decode("utf-8-sig")), chance)).encode()


def readers(folder: Path) -> Iterator[Reader]:
    """All of them; `folder` is for what is read beside a table."""
    refused = (Unreadable, UnreadableDocument, Unpublished, SaveError)

    def archives(seeds: Callable[[], Sequence[bytes]]) -> Callable[[random.Random], bytes]:
        return lambda chance: mutated_archive(seeds(), chance, 60_000)

    yield Reader("values", _text(VALUES), _value, 2, 200)
    yield Reader("periods", _text(PERIODS), read_period_cell, 1, 150)
    yield Reader("units", _text(UNIT_NAMES), _unit, 1, 150)
    yield Reader("hedges", _text(HEDGES), hedge_of, 1, 40)
    yield Reader("dates", _text(DATES), read_date, 1, 40)
    yield Reader("numbers in sentences", _text((*SENTENCES, *VALUES)), numbers_in, 5, 100)
    yield Reader("amounts in sentences", _text((*SENTENCES, *VALUES)), measures_in, 5, 100)
    yield Reader("facts.toml", _bytes(lambda: (SETTINGS,)), read_settings, 2, 20)
    yield Reader("corrections.csv", _bytes(lambda: (LOG,)), _log, 5, 20, refused)
    yield Reader("units.csv and parties.csv", _own_units, lambda data: _registers(data, folder), 5, 10)
    yield Reader("mappings.json", _mappings, lambda data: _recalled(data, folder), 5, 10)
    yield Reader("set-aside.csv", _bytes(lambda: (SET_ASIDE,)), lambda data: _set_aside(data, folder), 5, 10)
    yield Reader("tables", _bytes(_tables), check, 10, 60)
    yield Reader("tables with other headers", _bytes(_other_tables), _mapped, 10, 30, refused)
    yield Reader(
        "workbooks", archives(_workbooks), lambda data: open_incoming(data, other_headers=True), 10, 20, refused
    )
    yield Reader("published tables", _bytes(lambda: _published("csv")), _reference("a.csv"), 10, 40, refused)
    yield Reader("published workbooks", archives(lambda: _published("xlsx")), _reference("a.xlsx"), 10, 20, refused)
    yield Reader("px files", _bytes(lambda: _published("px")), _reference("a.px"), 10, 30, refused)
    yield Reader("JSON-stat", _json, _reference("a.json"), 10, 40, refused)
    yield Reader("texts", _bytes(lambda: _documents(".txt")), _document("a.txt"), 20, 10, refused)
    yield Reader("HTML", _bytes(lambda: _documents(".html")), _document("a.html"), 20, 10, refused)
    yield Reader("DOCX", archives(lambda: _documents(".docx")), _document("a.docx"), 20, 5, refused)
    yield Reader("lines of a PDF's page", _pieces, typeset, 5, 5)
