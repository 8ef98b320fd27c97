"""The one way in: the bytes of a published table of any kind become a PublishedTable."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Any, Literal

from facts.csvfile import foreign
from facts.csvfile.source import encoding_of
from facts.figures.problems import Problem, Unreadable, one_line
from facts.language.written_numbers import DecimalSign
from facts.progress import without_collecting
from facts.reading.workbook_sheets import is_workbook
from facts.statistics import json_stat, px_file
from facts.statistics.headings import title_dimensions
from facts.statistics.margins import with_margins
from facts.statistics.office_sheets import as_table
from facts.statistics.period_text import Years, split_heading
from facts.statistics.published_table import PublishedTable, TableKind, Unpublished
from facts.statistics.sheet_table import SheetQuestions, table_of
from facts.statistics.sheets import Sheet, read_sheets
from facts.statistics.table_layout import TableLayout, find_layout, stacked_tables
from facts.statistics.table_notes import date_in_notes, notes_of_sheets, read_notes
from facts.words import in_both

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
        return with_margins(_read_table(data, file, sheet, questions, metadata))


def sheets_with_tables(data: bytes) -> list[str]:
    """The names of the sheets that hold a table, in the workbook's order; none for a file that is no workbook."""
    sheets = (as_table(one)[0] for one in read_sheets(data)) if is_workbook(data) else ()
    return [one.name for one in sheets if find_layout(one)]


def _read_table(data: bytes, file: str, sheet: str, questions: SheetQuestions, metadata: bytes) -> PublishedTable:
    if is_json(data):
        return json_stat.read_json_stat(_json(data), file, questions.years)
    if px_file.is_px(data):
        return px_file.read_px(data, file, questions.years)
    made = list(map(as_table, read_sheets(data)))
    sheets = [one for one, _ in made]
    chosen, layout, title, stacked = _choose(sheets, sheet)
    if _OWN_COLUMNS.issubset(map(str.casefold, layout.headings[-1])):
        raise Unpublished(in_both("published.own_table"))
    kind = {one.name: kind for one, kind in made}.get(chosen.name) or _kind_of(layout)
    marks = notes_of_sheets(one for one in sheets if one.name != chosen.name and not stacked)
    table = table_of(layout, file, kind, questions, _USUAL.get(chosen.delimiter), marks)
    table = replace(
        table, sheets=tuple(one.name for one in sheets if one.name), sheet=chosen.name, tables=stacked,
        title=table.title or title, passed_on_by=_PASSED_ON.get(kind, ""), producer=_producer(table, kind),
    )  # fmt: skip
    table = _with_cover(table, sheets, chosen)
    if stacked:
        several = in_both("published.stacked", tables="; ".join(stacked), table=chosen.name)
        table = replace(table, remarks=(*table.remarks, several))
    return _with_metadata(table, _json(metadata)) if metadata else table


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


def _choose(sheets: Sequence[Sheet], wanted: str) -> tuple[Sheet, TableLayout, str, tuple[str, ...]]:
    """The sheet to read with its layout, a title from a sheet before it that holds only text, and its tables.

    Where several stand below each other `wanted` may name one; else the first is taken, and its sheet is that part.
    """
    key = wanted.strip().casefold()
    named = [one for one in sheets if one.name.strip().casefold() == key] if wanted else sheets
    if not named:
        return _choose_stacked(sheets, wanted)
    found = [(one, layout) for one in named if (layout := find_layout(one))]
    if not found:
        raise _nothing(sheets)
    if len(found) > 1:
        names = "; ".join(one.name for one, _ in found)
        raise Unpublished(in_both("published.which_sheet", sheets=names), "sheet")
    chosen, layout = found[0]
    cover = _cover_title(sheets, chosen)
    if not layout.next_row:
        return chosen, layout, cover, ()
    parts = stacked_tables(chosen)
    return replace(chosen, name=parts[0].name) if parts else chosen, layout, cover, tuple(one.name for one in parts)


def _choose_stacked(sheets: Sequence[Sheet], wanted: str) -> tuple[Sheet, TableLayout, str, tuple[str, ...]]:
    """The table that is called `wanted` among those that stand below each other on a sheet."""
    names = [one.name for one in sheets if one.name]
    for sheet in sheets:
        parts = stacked_tables(sheet)
        for part in parts:
            if part.name.casefold() == wanted.strip().casefold() and (layout := find_layout(part)):
                return part, layout, "", tuple(one.name for one in parts)
        names += [part.name for part in parts]
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


def _with_cover(table: PublishedTable, sheets: Sequence[Sheet], chosen: Sheet) -> PublishedTable:
    """The table with what sheets that only explain it say of producer, day and address, where it does not itself."""
    others = [one for one in sheets if one.name != chosen.name and not table.tables and _only_explains(one)]
    lines = [" ".join(filter(None, row)) for one in others for row in one.rows[:_EXPLAINED]]
    if table.tables and len(sheets) == 1:  # what stands below the last of several tables is about all
        lines += [" ".join(filter(None, row)) for row in sheets[0].rows[-_FOOT:]]
    about = read_notes(lines, ())
    return replace(
        table, producer=table.producer or about.producer, updated=table.updated or about.updated,
        source_url=table.source_url or about.source_url,
    )  # fmt: skip


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
    if "country name" in headings and headings & {"indicator name", "series name"}:
        return "world-bank"
    if any(name.partition(":")[0] == "obs_value" for name in headings):
        return "oecd" if any("OECD" in cell for row in rows for cell in row) else "sdmx"
    if {"location", "value"} <= headings and headings & {"flag codes", "powercode", "powercode code"}:
        return "oecd"
    if foreign.is_kolada([*layout.headings, *rows]):
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
