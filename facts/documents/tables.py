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
from facts.language.period_words import MONTH, MONTH_NAMES
from facts.language.prose_periods import times_in
from facts.words import Lang

_HEAD = re.compile(
    r"(?P<kind>[^\W\d_]{3,})?\s*(?:\b(?P<quarter>[QK][1-4])\s*)?(?P<year>(?:19|20)\d\d)"
    r"(?:[/–-](?P<to>(?:19|20)?\d\d))?(?!\d)(?:\s*(?P<quarter2>[QK][1-4])\b(?!\s*(?:19|20)\d\d))?"
    r"|\b(?P<change>(?:Change|Difference|Förändring|Differens)(?:\s*\((?:%|per cent|percent|procent)\)|,?\s*%)?)(?!\w)"
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

_CELL_IN_NAME = re.compile(r"(?P<name>.*[^\W\d_][^\s\d]*)\s(?P<cell>[-−–+]?\d[\d\s.,]*%?)")


class TableHead(NamedTuple):
    """What the head of a column says: a period, and a kind of figure where it names one.

    `since` is the period from which a column of changes goes, `is_percent` whether they are per cent.
    """

    period: str
    kind: str = ""
    since: str = ""
    is_percent: bool = False


def heads_in(text: str) -> list[TableHead]:
    """The columns that a line heads, by the years in it.

    >>> [(head.period, head.kind) for head in heads_in("Tabell 1 Utfall 2018 Budget 2020")]
    [('2018', 'outcome'), ('2020', 'budget')]
    """
    found: list[TableHead] = []
    for match in _HEAD.finditer(text) if len(text) < _LONGEST_HEAD else ():
        if change := match["change"]:
            # A column of changes goes from the first to the last of the two before it.
            if len(found) > 1 and found[-2].period < found[-1].period:
                is_percent = re.search(r"%|per cent|percent|procent", change) is not None
                found.append(TableHead(found[-1].period, "", found[-2].period, is_percent))
            continue
        if alone := match["alone"]:
            # A column without a year of its own is of the year before it.
            if found:
                found.append(TableHead(_year_of_head(found[-1].period), _KINDS[alone.casefold()]))
            continue
        words = f"{match['quarter'] or match['quarter2'] or ''} {match['year']}" + (
            f"/{match['to']}" if match["to"] else ""
        )
        if month := MONTH.get((match["kind"] or "").casefold()):
            found.append(TableHead(f"{match['year']}-{month:02}"))
            continue
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


_YEARS_TO = re.compile(
    rf"\b(?:years?|(?:12|twelve)\s+months)\s+(?:ending|ended|to)\s+(?:the\s+end\s+of\s+)?(?:\d\d?\s+)?(?P<month>{MONTH_NAMES})\b"
    rf"|\b(?:året|(?:12|tolv)\s+månader(?:na)?)\s+till(?:\s+och\s+med)?\s+(?P<manad>{MONTH_NAMES})\b",
    re.I,
)


def last_month_in(text: str) -> int:
    """The month with which the years of a table end, by its caption or head; 0 where neither names one.

    >>> last_month_in("Table 1: Boats sunk, years ending June"), last_month_in("Table 2: Boats built")
    (6, 0)
    """
    match = _YEARS_TO.search(text) if len(text) < _LONGEST_HEAD else None
    return MONTH[(match["month"] or match["manad"]).casefold()] if match else 0


def ending_with(heads: list[TableHead], month: int) -> list[TableHead]:
    """The same columns, their years as the twelve months that end with a month.

    >>> [head.period for head in ending_with([TableHead("2018"), TableHead("2019-Q1")], 6)]
    ['2017-07/2018-06', '2019-Q1']
    """
    return [
        head._replace(period=_twelve_months(head.period, month), since=_twelve_months(head.since, month))
        for head in heads
    ]


def _twelve_months(period: str, month: int) -> str:
    if not month or not re.fullmatch(r"\d{4}", period):
        return period
    first = int(period) * 12 + month - 12
    return f"{first // 12}-{first % 12 + 1:02}/{period}-{month:02}"


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
    ['1000 event', 'million acres', 'million USD']
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
    sentence: Sentence,
    around: Surroundings,
    heads: list[TableHead],
    scale: str | None,
    units: list[str],
    last_month: int = 0,
) -> Iterator[Candidate]:
    """The candidates of a row, one a cell that holds a number; `units` are those of the columns that say theirs.

    `last_month` is that with which the table's years end, 0 where it says none.
    """
    name, *cells = sentence.block.cells or (sentence.text,)
    if len(cells) + 1 == len(heads) and (joined := _CELL_IN_NAME.fullmatch(name)):
        # The longest name of a table leaves one blank to its first cell, as between words.
        name, cells = joined["name"], [joined["cell"], *cells]
    unit = _row_unit(name, scale, around)
    place = len(name)
    aligned = heads[-len(cells) :] if len(heads) >= len(cells) else [TableHead("", "")] * len(cells)
    if own_period := period_of_row(name, around, last_month):
        aligned = [head._replace(period=own_period, since="") for head in aligned]
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
        is_percent = flat.endswith("%") or head.is_percent
        yield candidate(
            sentence, start, place, "change" if head.since else "figure", around, value=number,
            unit="percent" if is_percent else unit, change_since=head.since,
            measure_kind=kind, period=period, period_basis="stated" if head.period else "not-stated",
        )  # fmt: skip


def period_of_row(name: str, around: Surroundings, last_month: int = 0) -> str:
    """The period that a row is named by, "" where its name is none.

    >>> around = Surroundings(None, "en")
    >>> [period_of_row(name, around) for name in ("2021/22", "2014-15 ", "2019 Q2", "March 2020", "Trains 2020")]
    ['2021-04/2022-03', '2014-04/2015-03', '2019-Q2', '2020-03', '']
    >>> period_of_row("2018", around, last_month=6)
    '2017-07/2018-06'
    """
    words = name.strip(" :*⁰¹²³⁴⁵⁶⁷⁸⁹")
    times = times_in(words, around.today, around.lang) if re.search(r"(?:19|20)\d\d", words) else []
    if len(times) != 1 or times[0].start > 0 or times[0].end < len(words):
        return ""
    return _twelve_months(times[0].code, last_month)


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
