"""A table's rows as candidates: a number for each cell, its time and kind from the head, its unit from around.

`TableReader` takes in the lines above a table (caption, scale, heads of columns) and gives what its rows claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from facts.documents.blocks import Block
from facts.documents.candidates import Candidate, Surroundings, candidate
from facts.documents.sentences import Sentence
from facts.documents.table_heads import (
    COUNTS_OF,
    NOT_COUNTED,
    OF_SHARE,
    SCALES_ALONE,
    TableHead,
    counted_in,
    ending_with,
    heads_in,
    heads_of,
    last_month_in,
    scale_in,
    twelve_months,
    units_in,
)
from facts.documents.table_lines import number_of_cell
from facts.documents.units import own_noun
from facts.language.period_words import MONTH, MONTH_NAMES
from facts.language.prose_periods import times_in
from facts.language.unit_words import measure_of, noun_stops, unit_of_noun
from facts.words import Lang

_CELL_IN_NAME = re.compile(r"(?P<name>.*[^\W\d_][^\s\d]*)\s(?P<cell>[-−–+]?\d[\d\s.,]*%?)")
_CAPTION = re.compile(r"(?:Table|Tabell)\s+\w")
_PROPOSED = re.compile(
    r"(?:Förslag|Våra? (?:förslag|satsning\w*|prioritering\w*)|Yrkande\w*|Proposals?|Our (?:plans?|proposals?))\b"
)
# "Budgetmotion för 2020   14" is the foot of a page.
_FOOT_OF_PAGE = re.compile(r"(?=[^\W\d]).*\b(?:19|20)\d\d\s\d{1,3}")
# "Median wait (months)", "Väntetid, dagar": what a row is measured in.
_MEASURED_IN = re.compile(r"[(,]\s*(?:i\s|in\s)?(?P<unit>[^\W\d_]+)\)?\s*$")


class TableReader:
    """What the lines above a table say of its rows, and the candidates that the rows give."""

    def __init__(self) -> None:
        self._heads: list[TableHead] = []
        self._is_below_heads = False
        self._scale: str | None = None
        self._units: list[str] = []
        self._counted = ""
        self._last_month = 0
        self._is_proposed = False

    def take_line(self, block: Block, lang: Lang) -> None:
        """Take in a block that may be a caption or the head of columns."""
        text = block.text
        self._units = units_in(text, lang) or ([] if block.kind == "heading" else self._units)
        heads = heads_of(block.cells, lang) or heads_in(text)
        if heads or block.kind == "heading" or _CAPTION.match(text):
            month = last_month_in(text)
            # The head of a table stands under the caption that says it for the table.
            self._last_month = month or (self._last_month if heads else 0)
        if heads:
            self._take_heads(heads, text)
        elif block.kind == "heading" or _CAPTION.match(text):
            self._counted = "" if NOT_COUNTED.search(text) or OF_SHARE.search(text) else _known_noun(text, lang)
        self._is_below_heads = bool(heads)

    def take_scale(self, sentence: Sentence, lang: Lang) -> None:
        """Take in a sentence that may give the tables below it their scale; of heads only the first holds for all."""
        text = sentence.block.cells[0] if self._is_below_heads and sentence.block.cells else sentence.text
        scale = scale_in(text)
        if scale in SCALES_ALONE:
            scale = f"{scale} {counted_in(text, lang)}".strip()
        self._scale = self._scale if scale is None else scale

    def _take_heads(self, heads: list[TableHead], text: str) -> None:
        """Put the heads of columns in the place of those before, or under them where a head takes two lines."""
        if self._is_below_heads and len(heads) == len(self._heads):
            heads = [
                TableHead(*(own or other for own, other in zip(head, above, strict=True)))
                for head, above in zip(heads, self._heads, strict=True)
            ]
        self._heads = ending_with(heads, self._last_month)
        self._is_proposed = _PROPOSED.match(text) is not None

    def rows_of(self, sentence: Sentence, around: Surroundings) -> Iterator[Candidate]:
        """The candidates of a row, one a cell that holds a number; none of a row that heads others."""
        name, *cells = sentence.block.cells or (sentence.text,)
        if all(_period_of_row(cell, around) for cell in cells):
            self._is_below_heads = True
            self.take_scale(sentence, around.lang)
            self._take_heads(heads_of(sentence.block.cells, around.lang), sentence.text)
            return
        heads = self._heads
        if len(cells) + 1 == len(heads) and (joined := _CELL_IN_NAME.fullmatch(name)):
            # The longest name of a table leaves one blank to its first cell, as between words.
            name, cells = joined["name"], [joined["cell"], *cells]
        unit = self._unit_of_row(name, around.lang)
        place = len(name)
        aligned = heads[-len(cells) :] if len(heads) >= len(cells) else [TableHead("")] * len(cells)
        if own_period := _period_of_row(name, around, self._last_month):
            aligned = [head._replace(period=own_period, since="") for head in aligned]
        elif part := _PART_OF_YEAR.fullmatch(name):
            aligned = [head._replace(period=_part_of_year(head.period, part)) for head in aligned]
        own = self._units[-len(cells) :] if len(self._units) >= len(cells) else [""] * len(cells)
        for cell, head, of_column in zip(cells, aligned, own, strict=True):
            flat = " ".join(cell.split())
            start = sentence.text.find(flat, min(place, len(sentence.text)))
            number = number_of_cell(flat)
            if start < 0 or number is None or (len(cells) == 1 and _FOOT_OF_PAGE.fullmatch(sentence.text)):
                continue
            place = start + len(flat)
            period = head.period or around.period or around.day
            made = candidate(
                sentence, start, place, "change" if head.since else "figure", around, value=number,
                unit="percent" if flat.endswith("%") else head.unit or of_column or unit or head.noun,
                change_since=head.since,
                measure_kind=head.kind or ("forecast" if around.is_to_come(period) else "outcome"),
                period=period, period_basis="stated" if head.period else "not-stated",
            )  # fmt: skip
            yield replace(made, kind="demand") if self._is_proposed else made

    def _unit_of_row(self, name: str, lang: Lang) -> str:
        """The unit of a row: by its own name, by the scale of its table, by what the caption counts."""
        measured = _MEASURED_IN.search(name)
        own = scale_in(name if "(" in name else f"({name})") or (measure_of(measured["unit"]) if measured else "")
        if own:
            return own
        if OF_SHARE.search(name):
            return "percent"
        noun = counted_in(name, lang)
        if self._scale and self._scale not in SCALES_ALONE:
            return noun if COUNTS_OF.match(name) else self._scale
        if self._counted and not COUNTS_OF.match(name):
            phrase = takewhile(lambda word: word.casefold() not in noun_stops(lang), name.split())
            noun = _known_noun(" ".join(phrase), lang) or self._counted
        if self._scale and not noun and lang == "sv":
            # "Fysiska besök 59,2" in a table of millions
            noun = own_noun(name, lang)
        return f"{self._scale} {noun}".strip() if self._scale else noun


# A row named "Q1" or "Januari", with a year above each column.
_PART_OF_YEAR = re.compile(
    rf"(?:[QK]|[Kk]vartal\s|kv\.?\s|[Qq]uarter\s)(?P<quarter>[1-4])|(?P<month>{MONTH_NAMES})", re.I
)


def _part_of_year(year: str, part: re.Match[str]) -> str:
    if not re.fullmatch(r"\d{4}", year):
        return year
    return f"{year}-Q{part['quarter']}" if part["quarter"] else f"{year}-{MONTH[part['month'].casefold()]:02}"


def _known_noun(text: str, lang: Lang) -> str:
    """The unit that the table has for what a text names, "" where it has none."""
    words = re.findall(r"[^\W\d_]+", text)
    return next((unit for word in words if (unit := unit_of_noun(word, lang))), "")


def _period_of_row(name: str, around: Surroundings, last_month: int = 0) -> str:
    """The period that a row is named by, "" where its name is none.

    >>> around = Surroundings(None, "en")
    >>> [_period_of_row(name, around) for name in ("2021/22", "2014-15 ", "2019 Q2", "March 2020", "Trains 2020")]
    ['2021-04/2022-03', '2014-04/2015-03', '2019-Q2', '2020-03', '']
    >>> _period_of_row("2018", around, last_month=6)
    '2017-07/2018-06'
    """
    words = name.strip(" :*⁰¹²³⁴⁵⁶⁷⁸⁹")
    times = times_in(words, around.today, around.lang) if re.search(r"(?:19|20)\d\d", words) else []
    if len(times) != 1 or times[0].start > 0 or times[0].end < len(words):
        return ""
    return twelve_months(times[0].code, last_month)
