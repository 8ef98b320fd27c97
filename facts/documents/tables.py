"""A table's rows as candidates: a number for each cell, its time and kind from the head, its unit from around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from facts.documents.candidates import Candidate, Surroundings, candidate
from facts.documents.sentences import Sentence
from facts.documents.units import is_measured
from facts.language.nouns import measure_of, unit_of_noun
from facts.language.prose_periods import times_in
from facts.words import Lang

_HEAD = re.compile(
    r"(?P<kind>[^\W\d_]{3,})?\s*(?:\b(?P<quarter>[QK][1-4])\s*)?(?P<year>(?:19|20)\d\d)"
    r"(?:[/–-](?P<to>(?:19|20)?\d\d))?(?!\d)(?:\s*(?P<quarter2>[QK][1-4])\b(?!\s*(?:19|20)\d\d))?"
    r"|\b(?P<alone>Target|Mål|Målvärde|Budget|Prognos|Forecast|Plan|Utfall|Actual|Outturn)\b(?!\s*(?:[QK][1-4]\s*)?(?:19|20)\d\d)"
)
# The head of a table is a line or two.
_LONGEST_HEAD = 300
_KINDS = {
    "utfall": "outcome", "bokslut": "outcome", "resultat": "outcome", "outcome": "outcome", "outturn": "outcome",
    "actual": "outcome",
    "budget": "budget", "plan": "budget", "flerårsplan": "budget", "ram": "budget", "anslag": "budget",
    "prognos": "forecast", "forecast": "forecast", "projection": "forecast", "mål": "target", "målvärde": "target",
    "target": "target",
    "estimate": "estimate", "skattning": "estimate",
}  # fmt: skip
_SCALE = re.compile(
    r"(?:\b(?:i|in|anges i|belopp i)\s+|[(,]\s*|^)(?P<unit>mkr|mnkr|msek|tkr|ksek|mdkr|miljoner kronor"
    r"|miljarder kronor|tusen(?:tals)? kronor|kronor|kr|procent|per cent|percent|%"
    r"|tusental|thousands|miljoner|millions|miljarder|billions|£m|£ ?million|£bn|£ ?billion|antal|number"
    r"|promille)(?!\w)",
    re.I,
)
_UNITS = {
    "miljoner kronor": "msek", "miljarder kronor": "mdkr", "tusen kronor": "ksek", "tusentals kronor": "ksek",
    "procent": "percent",
    "per cent": "percent", "percent": "percent", "%": "percent", "tusental": "1000", "thousands": "1000",
    "miljoner": "million", "millions": "million", "miljarder": "billion", "billions": "billion",
    "£m": "million GBP", "£ million": "million GBP", "£million": "million GBP", "£bn": "billion GBP",
    "£ billion": "billion GBP", "£billion": "billion GBP",
    "antal": "", "number": "", "promille": "permille",
}  # fmt: skip
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR"}
_SCALES_ALONE = ("1000", "million", "billion")
# One unit in brackets is that of the whole table.
_LEAST_COLUMNS = 2
_PLURAL = re.compile(r"[A-Za-z]{2,}[^su]s(?<!millions)(?<!billions)(?<!thousands)")
_NUMBER = re.compile(r"(?P<sign>[-−–+])?\s?(?P<digits>\d[\d\s.,]*?)\s?(?P<percent>%)?(?:[⁰¹²³⁴-⁹*]*)$")


class TableHead(NamedTuple):
    """What the head of a column says: a period, and a kind of figure where it names one."""

    period: str
    kind: str


def heads_in(text: str) -> list[TableHead]:
    """The columns that a line heads, by the years in it.

    >>> heads_in("Tabell 1 Utfall 2018 Budget 2020")
    [TableHead(period='2018', kind='outcome'), TableHead(period='2020', kind='budget')]
    """
    found: list[TableHead] = []
    for match in _HEAD.finditer(text) if len(text) < _LONGEST_HEAD else ():
        if alone := match["alone"]:
            # A column without a year of its own is of the year before it.
            if found:
                found.append(TableHead(_year_of_head(found[-1].period), _KINDS[alone.casefold()]))
            continue
        words = f"{match['quarter'] or match['quarter2'] or ''} {match['year']}" + (
            f"/{match['to']}" if match["to"] else ""
        )
        times = times_in(words, None, "en")
        found.append(
            TableHead(times[0].code if times else match["year"], _KINDS.get((match["kind"] or "").casefold(), ""))
        )
    return found


def _year_of_head(period: str) -> str:
    """The year that a quarter belongs to: "2022-07/2022-09" is of the financial year from April 2022."""
    months = re.match(r"(\d{4})-(\d\d)/", period)
    if months is None:
        return period[:4]
    first = int(months[1]) - (int(months[2]) < 4)
    return f"{first}-04/{first + 1}-03"


def scale_in(text: str) -> str | None:
    """The unit that a caption or head gives a whole table, None where it gives none.

    >>> scale_in("Tabellen visar den ekonomiska planen i mkr."), scale_in("Utgifter (tkr)")
    ('msek', 'ksek')
    """
    match = _SCALE.search(text)
    if match is None:
        return None
    word = " ".join(match["unit"].casefold().split())
    return _UNITS.get(word, measure_of(word))


def counted_in(text: str, lang: Lang) -> str:
    """The unit of what a table's caption or a row's name says that it counts, "" where it names nothing.

    >>> counted_in("Antal personer i kö", "sv"), counted_in("Local bus passenger journeys, billions", "en")
    ('person', 'journeys')
    """
    words = re.findall(r"[^\W\d_]+", text)
    if lang == "en" and (own := [word for word in words if _PLURAL.fullmatch(word) and not is_measured(word)]):
        # The last noun of a phrase says what is counted: of bus passenger journeys journeys.
        return unit_of_noun(own[0], lang) or own[0].casefold()
    return next((unit for word in words if (unit := unit_of_noun(word, lang))), "")


_COLUMN = re.compile(r"(?P<noun>[A-ZÅÄÖ$£€][^()\d]{0,40}?)\s?\((?P<unit>[^()\d]{1,30})\)")


def units_in(text: str, lang: Lang) -> list[str]:
    """The unit of each column, where a table's head says them in brackets; [] where it does not.

    >>> units_in("Year Fires (thousands) Acres (millions) Suppression ($ millions)", "en")
    ['1000 fires', 'million acres', 'million USD']
    """
    columns = list(_COLUMN.finditer(text)) if len(text) < _LONGEST_HEAD else []
    if len(columns) < _LEAST_COLUMNS:
        return []
    found = []
    for column in columns:
        unit = column["unit"].strip()
        money = next((code for sign, code in _SIGNS.items() if sign in unit), "")
        scale = scale_in(f"({unit.lstrip('$£€ ')})")
        noun = column["noun"].split()[-1].casefold()
        counted = money or (unit_of_noun(noun, lang) or noun if scale in _SCALES_ALONE else "")
        found.append(f"{scale or ''} {counted}".strip() if counted else scale or "")
    return found


def rows_of(
    sentence: Sentence, around: Surroundings, heads: list[TableHead], scale: str | None, units: list[str]
) -> Iterator[Candidate]:
    """The candidates of a row, one a cell that holds a number; `units` are those of the columns that say theirs."""
    name, *cells = sentence.block.cells or (sentence.text,)
    unit = _row_unit(name, scale, around)
    place = len(name)
    aligned = heads[-len(cells) :] if len(heads) >= len(cells) else [TableHead("", "")] * len(cells)
    if re.fullmatch(r"(?:19|20)\d\d", name.strip()):
        aligned = [TableHead(name.strip(), head.kind) for head in aligned]
    own = units[-len(cells) :] if len(units) >= len(cells) else [unit] * len(cells)
    for cell, head, unit in zip(cells, aligned, own, strict=True):
        flat = " ".join(cell.split())
        start = sentence.text.find(flat, min(place, len(sentence.text)))
        number = _number_of(flat)
        if start < 0 or number is None:
            continue
        place = start + len(flat)
        period = head.period or around.period or around.day
        kind = head.kind or ("forecast" if around.today and period[:4] > str(around.today.year) else "outcome")
        yield candidate(
            sentence, start, place, "figure", around, value=number, unit="percent" if flat.endswith("%") else unit,
            measure_kind=kind, period=period, period_basis="stated" if head.period else "not-stated",
        )  # fmt: skip


def _row_unit(name: str, scale: str | None, around: Surroundings) -> str:
    own = scale_in(f"({name}") if "(" not in name else scale_in(name)
    if own:
        return own
    if scale and scale not in ("1000", "million", "billion"):
        return scale
    if re.search(r"\b(?:andel|share|procent)|%", name, re.I):
        return "percent"
    noun = counted_in(name, around.lang)
    return f"{scale} {noun}".strip() if scale else noun


def _number_of(cell: str) -> Fraction | None:
    match = _NUMBER.match(cell)
    if match is None:
        return None
    digits = re.sub(r"\s", "", match["digits"])
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    try:
        number = Fraction(digits.replace(",", "."))
    except ValueError:
        return None
    return -number if match["sign"] in ("-", "−", "–") else number
