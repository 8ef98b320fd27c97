"""The one way in: the bytes of a published table of any kind become a PublishedTable."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from facts.csvfile import not_a_table
from facts.csvfile.source import encoding_of
from facts.figures.problems import Problem, Unreadable, one_line
from facts.language.written_numbers import DecimalSign
from facts.progress import without_collecting
from facts.reading.workbook_sheets import is_workbook
from facts.statistics import json_stat, json_tables, px_file
from facts.statistics.headings import title_dimensions
from facts.statistics.margins import with_margins
from facts.statistics.office_sheets import as_table
from facts.statistics.period_text import Years, split_heading
from facts.statistics.published_table import PublishedTable, TableKind, Unpublished
from facts.statistics.several_tables import MOST_TABLES, SheetTable, join_tables, tables_of_sheet
from facts.statistics.sheet_table import SheetQuestions, table_of
from facts.statistics.sheets import Sheet, read_sheets
from facts.statistics.table_layout import TableLayout, find_layout
from facts.statistics.table_notes import date_in_notes, notes_of_sheets, read_notes
from facts.words import LANGUAGES, Text, in_both, say

Numbers = Literal["sv", "en"]
# How JSON writes the character that no table can hold.
_NUL = "\\u0000"
_OWN_COLUMNS = frozenset({"id", "series", "value", "unit", "period"})
METADATA = ".metadata.json"
"""What the file with an Our World in Data table's metadata is called, after the table's own name without .csv."""

_SIGNS: dict[Numbers, DecimalSign] = {"sv": ",", "en": "."}
_USUAL: dict[str, DecimalSign | None] = {",": ".", ";": ",", "": "."}
_PASSED_ON: dict[TableKind, str] = {"kolada": "Kolada", "owid": "Our World in Data"}
_PRODUCERS: dict[TableKind, str] = {"eurostat": "Eurostat", "world-bank": "World Bank"}
# Lines of a cover or of notes: a page or two.
_EXPLAINED = 200
# So many of the tables of a sheet are named in one sentence; all of them are a choice.
_NAMED = 12
# Lines below the tables of a sheet that say whose they are.
_FOOT = 10


def read_published(
    data: bytes,
    file: str,
    *,
    sheet: str = "",
    numbers: Numbers | None = None,
    years: Years | None = None,
    metadata: bytes = b"",
) -> PublishedTable:
    """The published table in `data`; `file` is its name, `metadata` what stands in the file of METADATA beside it.

    Unpublished when there is none, or when something has to be asked first; Unreadable when the bytes are no table.
    """
    with without_collecting():
        questions = SheetQuestions(_SIGNS[numbers] if numbers else None, years)
        return _read_table(data, file, sheet, questions, metadata)


def sheets_with_tables(data: bytes) -> list[str]:
    """The names of the sheets that hold a table, in the workbook's order; none for a file that is no workbook."""
    sheets = (as_table(one)[0] for one in read_sheets(data)) if is_workbook(data) else ()
    return [one.name for one in sheets if find_layout(one)]


def _read_table(data: bytes, file: str, sheet: str, questions: SheetQuestions, metadata: bytes) -> PublishedTable:
    if px_file.is_px(data):
        return with_margins(px_file.read_px(data, file, questions.years))
    parsed = _json(data) if is_json(data) else None
    if json_tables.is_keyed(parsed):
        return with_margins(json_tables.read_keyed(parsed, file, questions.years))
    records = None if json_stat.is_json_stat(parsed) else json_tables.records_sheet(parsed)
    if is_json(data) and records is None:
        return with_margins(json_stat.read_json_stat(parsed, file, questions.years))
    made = [(records, None)] if records else list(map(as_table, read_sheets(data)))
    sheets = [one for one, _ in made]
    chosen, tables, names = _choose(sheets, sheet)
    office = next(kind for one, kind in made if one is chosen)
    read = _Reading(file, questions, sheets, chosen, office)
    if len(tables) == 1:
        table = read.table(tables[0])
        table = json_tables.tell_codes(table) if records else table
        table = _with_metadata(table, _json(metadata)) if metadata else table
    else:
        table = read.joined(tables)
    return replace(
        table, sheets=tuple(one.name for one in sheets if one.name), tables=names,
        sheet=chosen.name if table.parts else tables[0].name or chosen.name,
    )  # fmt: skip


class _Reading(NamedTuple):
    """What the tables of a sheet share while they are read: its file, what was answered, the other sheets."""

    file: str
    questions: SheetQuestions
    sheets: Sequence[Sheet]
    chosen: Sheet
    office: TableKind | None

    def table(self, one: SheetTable) -> PublishedTable:
        """The table on its own."""
        layout = one.layout
        if _OWN_COLUMNS.issubset(map(str.casefold, layout.headings[-1])):
            raise Unpublished(in_both("published.own_table"))
        kind = self.office or _kind_of(layout)
        marks = notes_of_sheets(other for other in self.sheets if other is not self.chosen)
        table = table_of(layout, self.file, kind, self.questions, _USUAL.get(layout.sheet.delimiter), marks)
        table = replace(
            table, title=table.title or (_cover_title(self.sheets, self.chosen) if not one.name else ""),
            passed_on_by=_PASSED_ON.get(kind, ""), producer=_producer(table, kind),
        )  # fmt: skip
        return with_margins(self._with_cover(table, is_alone=not one.name))

    def joined(self, tables: Sequence[SheetTable]) -> PublishedTable:
        """The tables as one; those that cannot be read are named with the reason, as long as one can."""
        found: list[tuple[str, PublishedTable]] = []
        unread: list[tuple[str, Unpublished]] = []
        for one in tables:
            try:
                found.append((one.name, self.table(one)))
            except Unpublished as unpublished:
                if unpublished.asks:
                    raise
                unread.append((one.name, unpublished))
        if not found:
            raise unread[0][1]
        whole = join_tables(found) if len(found) > 1 else found[0][1]
        names = "; ".join(one_line(name) for name, _ in found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
        choose = whole.dimensions[0].name
        remarks = [_unread(one_line(name), why.text) for name, why in unread]
        if whole.parts:
            remarks.insert(0, in_both("published.several_tables", n=len(found), tables=names, choose=choose))
        if len(tables) >= MOST_TABLES:
            remarks.append(in_both("published.first_tables", n=MOST_TABLES))
        return replace(whole, remarks=(*remarks, *whole.remarks))

    def _with_cover(self, table: PublishedTable, *, is_alone: bool) -> PublishedTable:
        """The table with what sheets that only explain it say of producer, day and address, where it does not itself.

        What stands below the last of several tables is about all.
        """
        others = [one for one in self.sheets if one is not self.chosen and _only_explains(one)]
        lines = [" ".join(filter(None, row)) for one in others for row in one.rows[:_EXPLAINED]]
        if not is_alone:
            lines += [" ".join(filter(None, row)) for row in self.chosen.rows[-_FOOT:]]
        about = read_notes(lines, ())
        return replace(
            table, producer=table.producer or about.producer, updated=table.updated or about.updated,
            source_url=table.source_url or about.source_url,
        )  # fmt: skip


def is_json(data: bytes) -> bool:
    """Whether the bytes begin as JSON does, which only a database's table is here."""
    return data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"["))


def _json(data: bytes) -> Any:
    encoding = encoding_of(data)
    try:
        text = data[len(encoding.mark) :].decode(encoding.codec)
        if _NUL in text:
            raise ValueError
        # Numbers stay as they are written, with all their digits.
        return json.loads(text, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise Unpublished(in_both("published.damaged_json")) from None


def _choose(sheets: Sequence[Sheet], wanted: str) -> tuple[Sheet, Sequence[SheetTable], tuple[str, ...]]:
    """The sheet to read, which of its tables, and what all of them are called, where there are several.

    `wanted` names a sheet or one of the tables on it.
    """
    key = wanted.strip().casefold()
    named = [one for one in sheets if one.name.strip().casefold() == key] if wanted else sheets
    if not named:
        return _choose_table(sheets, wanted)
    found = [one for one in named if find_layout(one)]
    if not found:
        raise _nothing(sheets)
    if len(found) > 1:
        names = "; ".join(one.name for one in found)
        raise Unpublished(in_both("published.which_sheet", sheets=names), "sheet")
    tables = tables_of_sheet(found[0])
    return found[0], tables, tuple(one.name for one in tables) if len(tables) > 1 else ()


def _choose_table(sheets: Sequence[Sheet], wanted: str) -> tuple[Sheet, Sequence[SheetTable], tuple[str, ...]]:
    """The table that is called `wanted` among the several of a sheet."""
    names = [one.name for one in sheets if one.name]
    for sheet in sheets:
        tables = tables_of_sheet(sheet)
        own = tuple(one.name for one in tables if one.name)
        for one in tables:
            if one.name and one.name.casefold() == wanted.strip().casefold():
                return sheet, [one], own
        names += own
    raise Unpublished(in_both("published.no_sheet", text=one_line(wanted), sheets="; ".join(names) or "–"), "sheet")


def _nothing(sheets: Sequence[Sheet]) -> Exception:
    if not any(cell for one in sheets for row in one.rows for cell in row):
        return Unreadable(Problem("empty-file", 1))
    return Unpublished(in_both("published.no_table"))


def _cover_title(sheets: Sequence[Sheet], chosen: Sheet) -> str:
    for one in sheets:
        if one is chosen:
            return ""
        if find_layout(one) is None:
            first = next((row[0] for row in one.rows if row and row[0]), "")
            return first[:200]
    return ""


def _unread(table: str, why: Text) -> Text:
    return Text(*(say("published.table_unread", lang, table=table, why=why.of(lang)) for lang in LANGUAGES))


def _only_explains(sheet: Sheet) -> bool:
    """Whether a sheet has texts, with a number or a mark before them at most."""
    return all(sum(map(bool, row)) <= 2 for row in sheet.rows)


def _kind_of(layout: TableLayout) -> TableKind:
    """Whose way of writing tables this is, by its headings and the lines around them."""
    written = [cell for cell in layout.headings[-1] if cell]
    headings = {cell.casefold() for cell in written}
    rows = layout.sheet.rows[layout.body[0] : layout.body[0] + 5]
    if any("\\" in cell and "time" in cell.casefold() for cell in written):
        return "eurostat"
    if {"entity", "code"} <= headings and headings & {"year", "day"}:
        return "owid"
    if "countryiso3code" in headings and "indicator" in headings:
        return "world-bank"
    if "country name" in headings and headings & {"indicator name", "series name"}:
        return "world-bank"
    if any(name.partition(":")[0] == "obs_value" for name in headings):
        return "oecd" if any("OECD" in cell for row in rows for cell in row) else "sdmx"
    if {"location", "value"} <= headings and headings & {"flag codes", "powercode", "powercode code"}:
        return "oecd"
    if not_a_table.is_kolada([*layout.headings, *rows]):
        return "kolada"
    return "pxweb" if _is_pxweb(layout, headings) else "table"


def _is_pxweb(layout: TableLayout, headings: Set[str]) -> bool:
    """Whether the table says by what it is divided, or its headings are a measure with a year each."""
    title = layout.above[0] if layout.above else ""
    if title_dimensions(title)[1] or headings & {"tabellinnehåll", "contentscode"}:
        return True
    timed = [heading for cell in layout.headings[-1] if (heading := split_heading(cell)).time]
    return len(timed) > 1 and all(heading.rest for heading in timed)


def _producer(table: PublishedTable, kind: TableKind) -> str:
    own = _PRODUCERS.get(kind, "")
    return ", ".join(dict.fromkeys(part for part in (own, table.producer) if part))


def _with_metadata(table: PublishedTable, metadata: Any) -> PublishedTable:
    """An Our World in Data table with what its metadata say: titles, units, sources."""
    if not isinstance(metadata, Mapping) or not isinstance(metadata.get("columns"), Mapping):
        return table
    said = metadata.get("chart")
    chart: Mapping[str, Any] = said if isinstance(said, Mapping) else {}
    units: dict[str, str] = {}
    titles: dict[str, str] = {}
    producers, updates, notes = [], [], list(table.notes)
    for name, column in metadata["columns"].items():
        if not isinstance(column, Mapping):
            continue
        says = {key: str(value) for key, value in column.items() if isinstance(value, (str, int))}
        for key in (name, says.get("shortName", ""), says.get("titleShort", "")):
            units[key] = says.get("unit", "") or says.get("shortUnit", "")
            titles[key] = says.get("titleShort", "") or says.get("titleLong", "")
        producers.append(says.get("citationShort", "").partition(" – with ")[0].partition(" - with ")[0])
        updates.append(date_in_notes(says.get("lastUpdated", "")))
        if short := says.get("descriptionShort"):
            notes.append(short[:600])
    address = chart.get("originalChartUrl", "")
    return replace(
        table, title=str(chart.get("title", "") or table.title), measure_units=units, measure_titles=titles,
        producer=", ".join(dict.fromkeys(filter(None, producers))) or table.producer,
        updated=max(updates, default="") or table.updated, notes=tuple(dict.fromkeys(notes)),
        source_url=address if isinstance(address, str) and address.startswith("http") else table.source_url,
        accessed=date_in_notes(str(metadata.get("dateDownloaded", ""))),
    )  # fmt: skip
