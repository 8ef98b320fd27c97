"""Files that are no table of cited figures: what they are, and what their owner can do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from facts.figures.problems import Problem, Unreadable
from facts.words import Text

_ADD_WORKBOOK = Text(
    "Save it as CSV UTF-8, or add its rows with python -m facts add FILE (with --dry-run they are only checked); a "
    "published table becomes rows with python -m facts reference FILE. If those say so too, the file was damaged on "
    "its way: fetch it again.",
    "Spara den som CSV UTF-8, eller lägg till dess rader med python -m facts add FIL (med --dry-run granskas de bara); "
    "en publicerad tabell blir rader med python -m facts reference FIL. Säger de samma sak har filen skadats på vägen: "
    "hämta den på nytt.",
)
SAVE_AS_XLSX = Text(
    "Open it and save it as an Excel workbook (.xlsx) or as CSV UTF-8.",
    "Öppna den och spara den som Excel-arbetsbok (.xlsx) eller som CSV UTF-8.",
)
_OPEN_DOCUMENT = Text("a LibreOffice document (.ods)", "ett LibreOffice-dokument (.ods)")
# What such a document begins with, by its standard: the name and the text of its first part.
_OPEN_DOCUMENT_TYPE = b"mimetypeapplication/vnd.oasis.opendocument"
_UNPACK = Text("Unpack it first and use the CSV file in it.", "Packa upp den först och använd CSV-filen i den.")
_COPY = Text("Write its figures into the template, one row each.", "Skriv in dess siffror i mallen, en rad för varje.")
_DOWNLOAD = Text(
    "Download the table itself as CSV; this is the page around it, or a message that it failed.",
    "Hämta själva tabellen som CSV; det här är sidan omkring den, eller ett besked om att det misslyckades.",
)
_JSON_STAT = Text(
    "Choose CSV where you got it. JSON of a statistics office becomes rows with python -m facts reference FILE.",
    "Välj CSV där du hämtade den. JSON från en statistikmyndighet blir rader med python -m facts reference FIL.",
)
_CHOOSE_CSV = Text("Choose CSV where you got it.", "Välj CSV där du hämtade den.")

_SIGNATURES: tuple[tuple[bytes, Text, Text], ...] = (
    (
        b"PK\x03\x04",
        Text("an Excel workbook or a ZIP archive", "en Excel-arbetsbok eller ett ZIP-arkiv"),
        _ADD_WORKBOOK,
    ),
    (b"PK\x05\x06", Text("an empty ZIP archive", "ett tomt ZIP-arkiv"), _UNPACK),
    (b"\xd0\xcf\x11\xe0", Text("an old Excel workbook (.xls)", "en äldre Excel-arbetsbok (.xls)"), _ADD_WORKBOOK),
    (b"\x1f\x8b", Text("a gzip archive", "ett gzip-arkiv"), _UNPACK),
    (b"BZh", Text("a bzip2 archive", "ett bzip2-arkiv"), _UNPACK),
    (b"7z\xbc\xaf", Text("a 7-Zip archive", "ett 7-Zip-arkiv"), _UNPACK),
    (b"\xfd7zXZ", Text("an xz archive", "ett xz-arkiv"), _UNPACK),
    (b"%PDF", Text("a PDF document", "ett PDF-dokument"), _COPY),
    (b"{\\rtf", Text("a formatted text (RTF)", "en formaterad text (RTF)"), _COPY),
    (b"\x89PNG", Text("a picture (PNG)", "en bild (PNG)"), _COPY),
    (b"\xff\xd8\xff", Text("a picture (JPEG)", "en bild (JPEG)"), _COPY),
    (b"PAR1", Text("a Parquet file", "en Parquet-fil"), _CHOOSE_CSV),
    (b"SQLite format 3", Text("a database (SQLite)", "en databas (SQLite)"), _CHOOSE_CSV),
)
_WRITTEN: tuple[tuple[re.Pattern[str], Text, Text], ...] = (
    (
        re.compile(r"\s*(<!--.*?-->\s*)*<(!doctype|html|head|body|table|div|script|meta)\b", re.I + re.S),
        Text("a web page (HTML)", "en webbsida (HTML)"), _DOWNLOAD,
    ),
    (re.compile(r"\s*<(\?xml|[a-z][\w:.-]*[\s>/])", re.I), Text("an XML file", "en XML-fil"), _CHOOSE_CSV),
    (
        re.compile(r'\s*(\{\s*("|\}|$)|\[\s*([\[{"\d\]-]|$))'),
        Text("JSON", "JSON"), _JSON_STAT,
    ),
)  # fmt: skip
# A file says within its first page what it is.
_HEAD = 4096

_KOLADA_MEASURE = frozenset({"kpi", "kpi_id", "kpi-id", "nyckeltal", "nyckeltals-id", "nyckeltal_id", "nyckeltals_id"})
_KOLADA_ID = re.compile(r"\b[NU]\d{5}\b")
_TIME = re.compile(r"(?:.*\s)?(18|19|20)\d\d([MKQH]\d{1,2})?")
_PXWEB_WORDS = re.compile(
    r"^\W*(källa|source|senaste uppdatering|senast uppdaterad|latest update|databas|database|kontaktperson"
    r"|contact|copyright|måttenhet|units?|enhet|referenstid|officiell statistik|intern referenskod"
    r"|internal reference code)"
    r"\W*:", re.I,
)  # fmt: skip
# What a long table has as a heading where its statistics are named, and how PxWeb's own files (.px) begin.
_PXWEB_HEADINGS = frozenset({"tabellinnehåll", "contentscode"})
_PX_FILE = re.compile(r'(charset|axis-version|codepage|matrix|stub|heading)\s*=\s*"', re.I)


def refuse_other_kinds(data: bytes) -> None:
    """Raise Unreadable when the first bytes are those of another kind of file."""
    if _OPEN_DOCUMENT_TYPE in data[:_HEAD]:
        raise Unreadable(not_csv(_OPEN_DOCUMENT, _ADD_WORKBOOK))
    for signature, what, todo in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(not_csv(what, todo))


def refuse_markup(text: str) -> None:
    """Raise Unreadable when the text is HTML, XML or JSON."""
    for pattern, what, todo in _WRITTEN:
        if pattern.match(text[:_HEAD]):
            raise Unreadable(not_csv(what, todo))


def is_kolada(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first rows are an export from Kolada (kolada.se): key figures such as N01951."""
    cells = [cell.strip() for row in rows for cell in row]
    if any("kolada" in cell.casefold() for cell in cells):
        return True
    names = {cell.casefold() for cell in cells}
    has_place = bool(names & {"municipality", "municipality_id", "kommun", "kommun_id", "region", "ou", "område"})
    has_measure, has_id = bool(names & _KOLADA_MEASURE), any(map(_KOLADA_ID.search, cells))
    return has_place + has_measure + has_id >= 2


def is_pxweb(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows are an export from PxWeb: a title of one cell, then a heading with times in it."""
    filled = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if any(_PX_FILE.match(row[0]) for row in filled[:6]):
        return True
    headings = [row for row in filled[:6] if len(row) > 1]
    if not headings:
        return False
    if not _PXWEB_HEADINGS.isdisjoint(cell.casefold() for cell in headings[0]):
        return True
    times = list(takewhile(_TIME.fullmatch, reversed(headings[0])))
    if len(times) >= 2 or (times and len(filled[0]) == 1):
        return True
    return any(len(row) == 1 and _PXWEB_WORDS.match(row[0]) for row in filled)


def not_csv(what: Text, todo: Text) -> Problem:
    """The problem of a file that is `what` instead; `todo` tells its owner what to do."""
    values = {"what_en": what.en, "what_sv": what.sv, "todo_en": todo.en, "todo_sv": todo.sv}
    return Problem("not-a-csv", 1, values=values)
