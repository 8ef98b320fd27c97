"""What can be made of a table, and how wide: names that cost nothing to import."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

Format = Literal["png", "svg", "pdf", "html", "json", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)

EXPORT_FORMATS = (*FORMATS, "package")
"""What `export` writes: charts, or the table as a data package."""

ReportFormat = Literal["html", "pdf", "docx"]
REPORT_FORMATS: tuple[ReportFormat, ...] = get_args(ReportFormat)

MEDIA_TYPES: Mapping[Format | ReportFormat | Literal["zip"], str] = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "html": "text/html",
    "json": "application/json",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
}


class Size(NamedTuple):
    """How wide a picture is: in CSS pixels for its layout, in inches on paper, in pixels as PNG."""

    css: int
    inches: float
    pixels: int


Width = Literal["column", "page", "slide"]
WIDTHS: tuple[Width, ...] = get_args(Width)
SIZES: Mapping[Width, Size] = {
    "column": Size(400, 85 / 25.4, 1200),
    "page": Size(680, 160 / 25.4, 1360),
    "slide": Size(760, 12.0, 1920),
}
"""A column of two on a page, the text of an A4 page, a slide of 13⅓ inches within its margins."""
