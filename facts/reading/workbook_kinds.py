"""Workbooks of other kinds, locked, damaged or far too large: what they are, and what their owner can do."""

from __future__ import annotations

import io
import zipfile

from facts.csvfile.foreign import not_csv
from facts.figures.problems import Unreadable
from facts.words import Text

# Beyond any table of cited figures, and far below what would fill a laptop's memory.
_UNPACKED = 100_000_000
# Workbooks shrink to a tenth or a thirtieth when they are packed; what shrinks much more was made to burst.
_SMALL = 10_000_000
_TIMES = 100
_PARTS = 2_000
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_SAVE_AS_XLSX = Text(
    "Open it and save it as an Excel workbook (.xlsx) or as CSV UTF-8.",
    "Öppna den och spara den som Excel-arbetsbok (.xlsx) eller som CSV UTF-8.",
)
_UNLOCK = Text("Open it with its password and save it without one.", "Öppna den med lösenordet och spara den utan.")
_ALONE = Text(
    "Copy the rows with figures into a new workbook, or save their sheet as CSV UTF-8.",
    "Kopiera raderna med siffror till en ny arbetsbok, eller spara bladet som CSV UTF-8.",
)
_KINDS = (
    ("xl/workbook.bin", Text("a binary Excel workbook (.xlsb)", "en binär Excel-arbetsbok (.xlsb)")),
    ("content.xml", Text("a LibreOffice document (.ods)", "ett LibreOffice-dokument (.ods)")),
)


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a workbook, or another document that Excel or LibreOffice saves."""
    if data.startswith(_OLE):
        return True
    names = _names(data)
    return "[Content_Types].xml" in names or any(name in names for name, _ in _KINDS)


def refuse(data: bytes) -> None:
    """Raise Unreadable for a workbook that is locked, old, of another program, or would fill the memory."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            what = Text("an Excel workbook with a password", "en Excel-arbetsbok med lösenord")
            raise _other(what, _UNLOCK)
        raise _other(Text("an old Excel workbook (.xls)", "en äldre Excel-arbetsbok (.xls)"), _SAVE_AS_XLSX)
    names = _names(data)
    for name, what in _KINDS:
        if name in names:
            raise _other(what, _SAVE_AS_XLSX)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    if len(parts) > _PARTS or size > _UNPACKED or size > max(_SMALL, _TIMES * len(data)):
        raise too_large()


def _names(data: bytes) -> frozenset[str]:
    if not data.startswith(b"PK"):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return frozenset()


def too_large() -> Unreadable:
    """The exception for a workbook beyond what is read."""
    return _other(
        Text(
            "an Excel workbook that is too large to read safely",
            "en Excel-arbetsbok som är för stor att läsa säkert",
        ),
        _ALONE,
    )  # fmt: skip


def damaged() -> Unreadable:
    """The exception for a workbook that cannot be read to its end."""
    return _other(Text("a damaged Excel workbook", "en skadad Excel-arbetsbok"), _SAVE_AS_XLSX)


def _other(what: Text, todo: Text) -> Unreadable:
    return Unreadable(not_csv(what, todo))
