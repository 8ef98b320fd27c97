"""Workbooks as LibreOffice (.ods) and old Excel (.xls) write them, made by hand as the formats' standards say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from struct import pack
from typing import Any
from xml.sax.saxutils import escape, quoteattr

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_DAY_ZERO = date(1899, 12, 30)


class Shown:
    """A value that is shown as `text`, in Excel by a number format of old Excel's; `more` are further attributes."""

    def __init__(self, value: Any, text: str = "", form: str = "", more: str = "") -> None:
        self.value, self.text, self.form, self.more = value, text, form, more


def open_document(*sheets: tuple[str, Sequence[Sequence[Any]]], more: str = "") -> bytes:
    """Sheets of rows as an .ods file; one whose name begins with "hidden" is hidden, `more` is added to the last."""
    tables = "".join(
        f'<table:table table:name={quoteattr(name)} table:style-name="{"ta2" if name.startswith("hidden") else "ta1"}">'
        f"<office:forms/><table:table-column table:number-columns-repeated='16384'/>"
        f"{''.join(map(_row, rows))}{more if n == len(sheets) else ''}"
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        for n, (name, rows) in enumerate(sheets, start=1)
    )
    return open_document_of(f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>")


def open_document_of(body: str, *, before: str = "") -> bytes:
    """An .ods file with this body."""
    names = " ".join(f'xmlns:{name}="{NAMES}{name}:1.0"' for name in ("office", "table", "text", "style"))
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table">'
        f'<style:table-properties table:display="{shown}"/></style:style>'
        for name, shown in (("ta1", "true"), ("ta2", "false"))
    )
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {names} {calc}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>{body}</office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", xml)
    return file.getvalue()


def _row(row: Sequence[Any]) -> str:
    return f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>"


def _cell(cell: Any) -> str:
    shown = cell if isinstance(cell, Shown) else Shown(cell)
    value, text = shown.value, shown.text
    if value is None:
        return f"<table:table-cell {shown.more}/>"
    if isinstance(value, (int, float)):
        kind = "percentage" if "%" in text else "float"
        said = f'office:value-type="{kind}" office:value="{value}"'
        text = text or str(value)
    elif isinstance(value, date):
        said, text = f'office:value-type="date" office:date-value="{value.isoformat()}"', text or value.isoformat()
    else:
        said, text = 'office:value-type="string"', text or value
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f"<table:table-cell {said} {shown.more}>{lines}</table:table-cell>"


def old_excel(
    *sheets: tuple[str, Sequence[Sequence[Any]]], merge: Sequence[tuple[int, int, int, int]] = (),
    hidden_row: int | None = None,
) -> bytes:  # fmt: skip
    """Sheets of rows as an .xls file (BIFF8). `merge` are first row, last row, first and last column, from 0, of all.

    A sheet whose name begins with "hidden" is hidden; a value with the text "formula" is a formula's result.
    """
    cells = [cell for _, rows in sheets for row in rows for cell in row if isinstance(cell, Shown)]
    forms = ["General", *dict.fromkeys(cell.form for cell in cells if cell.form)]
    parts = [_sheet(rows, forms, merge, hidden_row) for _, rows in sheets]
    head = [_record(0x0809, pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)), _record(0x0042, pack("<H", 1200))]
    head.append(_record(0x0031, pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\x05\x00Arial"))
    head += [_record(0x041E, pack("<H", 164 + n) + _text(form)) for n, form in enumerate(forms)]
    head += [
        _record(0x00E0, pack("<HHHBBBBIIH", 0, 164 + max(n, 0), 0xFFF5 if n < 0 else 0, 0, 0, 0, 0, 0, 0, 0))
        for n in range(-1, len(forms))
    ]
    size = sum(map(len, head)) + sum(12 + len(name) for name, _ in sheets) + 4
    for (name, _), part in zip(sheets, parts, strict=True):
        letters = name.encode("latin-1")
        head.append(_record(0x0085, pack("<IBBBB", size, name.startswith("hidden"), 0, len(letters), 0) + letters))
        size += len(part)
    return _compound(b"".join([*head, _record(0x000A, b""), *parts]))


def _sheet(
    rows: Sequence[Sequence[Any]], forms: Sequence[str], merge: Sequence[tuple[int, int, int, int]], hidden: int | None
) -> bytes:
    found = [_record(0x0809, pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))]
    if hidden is not None:
        found.append(_record(0x0208, pack("<HHHHHHI", hidden, 0, 1, 255, 0, 0, 0x20)))
    for n, row in enumerate(rows):
        for place, cell in enumerate(row):
            shown = cell if isinstance(cell, Shown) else Shown(cell)
            at = pack("<HHH", n, place, 1 + (forms.index(shown.form) if shown.form else 0))
            value = (shown.value - _DAY_ZERO).days if isinstance(shown.value, date) else shown.value
            if isinstance(value, (int, float)) and shown.text == "formula":
                found.append(_record(0x0006, at + pack("<dHIH", value, 0, 0, 0)))
            elif isinstance(value, (int, float)):
                found.append(_record(0x0203, at + pack("<d", value)))
            elif value == "#REF!":
                found.append(_record(0x0205, at + pack("<BB", 0x17, 1)))
            elif value is not None:
                found.append(_record(0x0204, at + _text(value)))
    if merge:
        areas = b"".join(pack("<HHHH", *area) for area in merge)
        found.append(_record(0x00E5, pack("<H", len(merge)) + areas))
    return b"".join([*found, _record(0x000A, b"")])


def _record(kind: int, data: bytes) -> bytes:
    return pack("<HH", kind, len(data)) + data


def _text(text: str) -> bytes:
    return pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _compound(stream: bytes) -> bytes:
    """The stream as the only file in a compound document (MS-CFB): header, allocation table, directory, sectors."""
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // 512)
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    table = [0xFFFFFFFD, end, *range(3, 2 + sectors), end]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + pack("<109I", 0, *[free] * 108)
    folder = _entry("Root Entry", 5, 1, end, 0) + _entry("Workbook", 2, free, 2, len(stream))
    allocation = pack("<128I", *table, *[free] * (128 - len(table)))
    return header + allocation + folder.ljust(512, b"\0") + stream.ljust(sectors * 512, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    links = pack("<BBIII", kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return letters.ljust(64, b"\0") + pack("<H", len(letters)) + links + bytes(36) + pack("<IQ", start, size)
