"""What stands above the rows of a table: what its columns are, its scale, and what it counts."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from facts.documents.units import is_measured
from facts.language.period_words import MONTH, MONTH_NAMES
from facts.language.prose_periods import times_in
from facts.language.unit_words import measure_of, noun_stops, unit_by_name, unit_of_noun
from facts.words import Lang

_HEAD = re.compile(
    r"(?P<kind>[^\W\d_]{3,})?\s*(?:\b(?P<quarter>[QK][1-4])\s*)?(?P<year>(?:19|20)\d\d)"
    r"(?:[/–-](?P<to>(?:19|20)?\d\d))?(?!\d)(?:\s*(?P<quarter2>[QK][1-4])\b(?!\s*(?:19|20)\d\d))?"
    r"|\b(?P<change>(?:Change|Difference|Förändring|Differens|Skillnad)"
    r"(?:\s*\((?:%|per cent|percent|procent)\)|,?\s*%)?)(?!\w)"
    r"|\b(?P<variance>Variance|Avvikelse|(?:Over|Under)\s?/\s?\(?(?:over|under)(?:spend)?\)?)(?!\w)"
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
    r"|tusental|thousands|miljoner|millions|miljarder|billions"
    r"|(?P<sign>[£$€])\s?(?P<scale>['’]?000s?|thousands?|k|m|mn|millions?|bn|billions?)|antal|number|promille)(?!\w)",
    re.I,
)
_UNITS = {
    "miljoner kronor": "msek", "miljarder kronor": "mdkr", "tusen kronor": "ksek", "tusentals kronor": "ksek",
    "procent": "percent",
    "per cent": "percent", "percent": "percent", "%": "percent", "tusental": "1000", "thousands": "1000",
    "miljoner": "million", "millions": "million", "miljarder": "billion", "billions": "billion",
    "antal": "", "number": "", "promille": "permille",
}  # fmt: skip
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR"}
_OF_MONEY = {"0": "1000", "t": "1000", "k": "1000", "m": "million", "b": "billion"}
"""How many pounds a scale behind their sign means, by its first letter: £000, £k, £m, £bn."""
SCALES_ALONE = ("1000", "million", "billion")
# One unit in brackets is that of the whole table.
_LEAST_COLUMNS = 2
_PERCENT = re.compile(r"%|per cent|percent|procent", re.I)
OF_SHARE = re.compile(r"\b(?:andel\w*|shares?|proportion|procent|per cent|percent)\b|%", re.I)
_DIFFERENCE = re.compile(
    r"(?:%|Per\s?cent(?:age)?)?\s*(?:Change|Difference|Variance|Over|Under|Förändring|Differens|Skillnad|Avvikelse)\b",
    re.I,
)
# A forecast outturn is a forecast.
_SURER = ("forecast", "estimate", "target", "budget", "outcome")
# What stands in a caption or a head and is measured in money or in per cent, whatever else it names.
NOT_COUNTED = re.compile(
    r"\b(?:costs?|pay|prices?|spend\w*|expenditure|income|revenue|budgets?|rates?|averages?|median|mean"
    r"|per\s(?:elev|invånare|capita|head|person|\d|barn|patient|pupil|hushåll|household)\w*"
    r"|\w*kostnad\w*|\w*lön\w*|utgift\w*|intäkt\w*|\w*pris\w*|\w*budget\w*|medel\w*|genomsnitt\w*|\w*avgift\w*)\b",
    re.I,
)
COUNTS_OF = re.compile(r"(?:Antal(?:et)?|(?:The )?[Nn]umbers? of|No\. of)\s", re.I)
_PLURAL = re.compile(r"[A-Za-z]{2,}[^su]s(?<!millions)(?<!billions)(?<!thousands)")


class TableHead(NamedTuple):
    """What the head of a column says: a period, and a kind of figure where it names one.

    `since` is the period from which a column of changes goes; `unit` is that of the column, "" where it says none.
    `noun` is what a column is named by, which may be a group of what the table counts: "Adults", "Children".
    """

    period: str
    kind: str = ""
    since: str = ""
    unit: str = ""
    noun: str = ""


def heads_in(text: str) -> list[TableHead]:
    """The columns that a line heads, by the years in it.

    >>> [(head.period, head.kind) for head in heads_in("Tabell 1 Utfall 2018 Budget 2020")]
    [('2018', 'outcome'), ('2020', 'budget')]
    """
    found: list[TableHead] = []
    for match in _HEAD.finditer(text) if len(text) < _LONGEST_HEAD else ():
        if match["change"] or match["variance"]:
            found.extend(_difference(match[0], found))
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


def _difference(text: str, found: list[TableHead]) -> list[TableHead]:
    """The column that holds how far the two before it are apart: a change in time, or a departure from a budget."""
    if len(found) < _LEAST_COLUMNS:
        return []
    one, other = found[-2:]
    unit = "percent" if _PERCENT.search(text) else ""
    if one.period != other.period and {one.kind, other.kind} <= {"", "outcome"}:
        first, last = sorted((one.period, other.period))
        return [TableHead(last, "", first, unit)]
    kinds = [head.kind for head in (other, one) if head.kind not in ("", "budget", "target")]
    return [TableHead(other.period or one.period, kinds[0] if kinds else "", "", unit)]


def heads_of(cells: tuple[str, ...], lang: Lang) -> list[TableHead]:
    """The columns that the cells of a line head, [] where none of them says a period, a kind or a unit.

    >>> [(head.period, head.kind) for head in heads_of(("Service", "2023/24 budget", "Forecast", "Variance"), "en")]
    [('2023-04/2024-03', 'budget'), ('2023-04/2024-03', 'forecast'), ('2023-04/2024-03', 'forecast')]
    >>> [head.unit for head in heads_of(("År", "Antal sjukskrivna", "Andel kvinnor"), "sv")]
    ['person', 'percent']
    """
    found: list[TableHead] = []
    for cell in cells:
        head, *more = ending_with(heads_in(_YEARS_TO.sub("", cell)), last_month_in(cell)) or [TableHead("")]
        if more:
            # Columns whose heads stand one blank apart.
            found.extend([head, *more])
            continue
        kinds = [kind for word in re.findall(r"[^\W\d_]+", cell) if (kind := _KINDS.get(word.casefold()))]
        kind = min(kinds, key=_SURER.index, default="")
        if _DIFFERENCE.match(cell) and (apart := _difference(cell, found)):
            found.extend(apart)
        elif kind and not head.period and found:
            found.append(TableHead(_year_of_head(found[-1].period), kind))
        else:
            found.append(head._replace(kind=kind) if head.period else _measured_head(cell, kind, lang))
    # What the names of the rows are is no column of numbers.
    is_of_names = bool(found) and found[0] in (TableHead("", noun=found[0].noun), TableHead("", unit="year"))
    columns = found[1:] if is_of_names else found
    return columns if any(head != TableHead("") for head in columns) else []


def _measured_head(cell: str, kind: str, lang: Lang) -> TableHead:
    """The head of a column that says what its numbers are, and no time."""
    scale = scale_in(cell) or scale_in(f"({cell})") or ""
    if OF_SHARE.search(cell) or scale == "percent":
        return TableHead("", kind, unit="percent")
    counted = "" if NOT_COUNTED.search(cell) else counted_in(re.sub(r"\([^()]*\)", "", cell), lang)
    if scale:
        return TableHead("", kind, unit=f"{scale} {counted}".strip() if scale in SCALES_ALONE else scale)
    return TableHead("", kind, unit=counted) if COUNTS_OF.match(cell) else TableHead("", kind, noun=counted)


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
        head._replace(period=twelve_months(head.period, month), since=twelve_months(head.since, month))
        for head in heads
    ]


def twelve_months(period: str, month: int) -> str:
    """A year as the twelve months that end with a month; any other period as it is."""
    if not month or not re.fullmatch(r"\d{4}", period):
        return period
    first = int(period) * 12 + month - 12
    return f"{first // 12}-{first % 12 + 1:02}/{period}-{month:02}"


# As in "Energy consumption, gigawatt hours" and in "Uttag (kubikmeter)".
_NAMED_LAST = re.compile(r"[(,]\s*([^\W\d][^(),;\d]{0,30})\)?\s*$")


def scale_in(text: str) -> str | None:
    """The unit that a caption or head gives a whole table, None where it gives none.

    >>> scale_in("Tabellen visar den ekonomiska planen i mkr."), scale_in("Utgifter (tkr)"), scale_in("Costs, £000")
    ('msek', 'ksek', '1000 GBP')
    """
    match = _SCALE.search(text)
    if match is None:
        alone = re.search(r"\(([£$€])\)", text)
        named = _NAMED_LAST.search(text)
        measure = unit_by_name(named[1].casefold()) if named else None
        return _SIGNS[alone[1]] if alone else measure.name if measure else None
    if sign := match["sign"]:
        return f"{_OF_MONEY[match['scale'].lstrip(chr(39) + '’')[0].casefold()]} {_SIGNS[sign]}"
    word = " ".join(match["unit"].casefold().split())
    return _UNITS.get(word, measure_of(word))


def counted_in(text: str, lang: Lang) -> str:
    """The unit of what a table's caption or a row's name says that it counts, "" where it names nothing.

    >>> counted_in("Antal personer i kö", "sv"), counted_in("Local bus passenger journeys, billions", "en")
    ('person', 'journeys')
    >>> counted_in("Antal inskrivna barn i förskola", "sv")
    'child'
    """
    words = re.findall(r"[^\W\d_]+", text)
    phrase = list(takewhile(lambda word: word.casefold() not in noun_stops(lang), words))
    if lang == "sv" and (known := [unit for word in phrase if (unit := unit_of_noun(word, lang))]):
        # "Antal inskrivna barn" counts children.
        return known[-1]
    if lang == "en" and (own := [word for word in words if _PLURAL.fullmatch(word) and not is_measured(word)]):
        # The last noun of a phrase says what is counted: of bus passenger journeys journeys.
        return unit_of_noun(own[0], lang) or measure_of(own[0]) or own[0].casefold()
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
        counted = money or (unit_of_noun(noun, lang) or noun if scale in SCALES_ALONE else "")
        found.append(f"{scale or ''} {counted}".strip() if counted else scale or "")
    return found
