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

MEDIA_TYPES: Mapping[str, str] = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "html": "text/html",
    "json": "application/json",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


class Size(NamedTuple):
    """How large a picture is: in CSS pixels for its layout, in inches on paper, in pixels as PNG.

    `height` is that of its layout: of a slide and a square what it always is, of a column and a page the most.
    """

    css: float
    height: float
    inches: float
    pixels: int
    fixed: bool


Frame = Literal["column", "page", "square", "slide"]
FRAMES: tuple[Frame, ...] = get_args(Frame)
_MM = 1 / 25.4
# A PNG counts whole pixels to the metre: a little more than 144 to the inch is not written as less.
# The smallest text of a chart is 12.5 CSS pixels: with these widths it is 7 pt in print and 22 pixels on a slide.
SIZES: Mapping[Frame, Size] = {
    "column": Size(400, 400 * 130 / 85, 85 * _MM, 1200, fixed=False),
    "page": Size(800, 800 * 110 / 160, 160 * _MM, 1600, fixed=False),
    "square": Size(600, 600, 1080 / 144.02, 1080, fixed=True),
    "slide": Size(1080, 1080 * 9 / 16, 1920 / 144.02, 1920, fixed=True),
}
"""85 × at most 130 mm, 160 × at most 110 mm, 1080 × 1080 and 1920 × 1080 pixels."""

UNFRAMED: Mapping[Literal["page", "column"], Size] = {
    "page": Size(680, 0, 160 * _MM, 1360, fixed=False),
    "column": Size(400, 0, 85 * _MM, 1200, fixed=False),
}
"""As high as all evidence needs, as wide as the text of an A4 page or a column of two."""

HIGHEST_IN_SHORT = 1.6
"""With short evidence a picture is at most so many times as high as wide."""
