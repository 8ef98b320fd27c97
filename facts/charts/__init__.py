"""Charts and their words: any series, drawn by one set of rules in either language and any theme."""

from facts.charts.descriptions import describe
from facts.charts.draw import chart
from facts.charts.picture import Citation, LeadQuote, PictureEvidence, ShortCaution, ShortSource, picture
from facts.charts.sheets import PictureSheet, SheetSize, draw_sheet, evidence_sheet
from facts.charts.theme import DARK, LIGHT, PRINT, Theme
from facts.charts.titles_and_notes import headline, title_of
from facts.charts.typeset import FONTS

__all__ = [
    "DARK",
    "FONTS",
    "LIGHT",
    "PRINT",
    "Citation",
    "LeadQuote",
    "PictureEvidence",
    "PictureSheet",
    "SheetSize",
    "ShortCaution",
    "ShortSource",
    "Theme",
    "chart",
    "describe",
    "draw_sheet",
    "evidence_sheet",
    "headline",
    "picture",
    "title_of",
]
