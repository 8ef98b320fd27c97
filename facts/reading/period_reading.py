"""Periods as people write them, from `2012-S1` to `första halvåret 2012`: one reading, or none.

Sources: ISO 8601 (dates, weeks, intervals), the SDMX time formats (S, Q, T, M, W), and Swedish usage. A school year
runs from 1 July to 30 June, a financial year from 1 April to 31 March (as in the United Kingdom and Japan); seasons
are the meteorological ones of three whole months. A bare 2011/12 may be either of them or two years: it is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from facts.figures.periods import Period, PeriodKind
from facts.figures.problems import CellNote, CellReading, one_line
from facts.language.quantities import whole_number
from facts.reading.cells import has_foreign_digits
from facts.reading.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    RelativePeriod,
    day_of,
    is_full_month,
    last_day_of,
    month_of,
    relative_period,
)

# No writing of a period has half as many letters; whatever is longer is a sentence.
_LONGEST = 120
_Y = r"(\d{4})"
_ORDINALS = {
    "första": 1, "1:a": 1, "1a": 1, "first": 1, "1st": 1,
    "andra": 2, "2:a": 2, "2a": 2, "second": 2, "2nd": 2,
    "tredje": 3, "3:e": 3, "3e": 3, "third": 3, "3rd": 3,
    "fjärde": 4, "4:e": 4, "4e": 4, "fourth": 4, "4th": 4,
}  # fmt: skip
_PARTS: dict[PeriodKind, int] = {"half_year": 2, "third": 3, "quarter": 4}
_LETTERS: dict[str, PeriodKind] = {"s": "half_year", "h": "half_year", "t": "third", "q": "quarter", "k": "quarter"}
_WORDS: dict[str, PeriodKind] = {
    "halvåret": "half_year", "halvår": "half_year", "half": "half_year", "half-year": "half_year",
    "kvartalet": "quarter", "kvartal": "quarter", "quarter": "quarter", "kv": "quarter", "kv.": "quarter",
    "tertialet": "third", "tertial": "third",
}  # fmt: skip
_SEASONS = {
    "våren": 3, "vår": 3, "spring": 3, "sommaren": 6, "sommar": 6, "summer": 6,
    "hösten": 9, "höst": 9, "autumn": 9, "fall": 9, "vintern": 12, "vinter": 12, "winter": 12,
}  # fmt: skip
_NAMES = "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))
_ORDINAL_NAMES = "|".join(map(re.escape, _ORDINALS))

_CODE = re.compile(rf"{_Y}-?([shtqk])([1-4])", re.I)
_MONTH_CODE = re.compile(rf"{_Y}(?:-|-?m)(\d{{2}})", re.I)
_PART_WORDS = re.compile(rf"(?:the )?({_ORDINAL_NAMES}) ({_NAMES})(?: of| av)? {_Y}")
_YEAR_KV = re.compile(rf"{_Y} kv\.? ?([1-4])")
_KV_YEAR = re.compile(rf"([qkht])([1-4]) {_Y}")
_WEEK = re.compile(
    rf"{_Y}-?w(\d{{2}})|(?:vecka|week) (\d{{1,2}}),? {_Y}|(v)\.? ?(\d{{1,2}}) {_Y}|{_Y} ?(v)\.? ?(\d{{1,2}})"
)
_LOOSE_PART = re.compile(
    rf"{_Y}[ :-]*(?:({_NAMES})|([shtqk])) ?([1-4])|(?:({_NAMES})|([shtqk])) ?([1-4])[ :-]+{_Y}|([1-4])([qh]) {_Y}"
)
_PARTS_TO = re.compile(rf"(?:({_NAMES})|([shtqk])) ?([1-4]) ?[–-] ?([1-4]),? {_Y}")
_NAMED_MONTH = re.compile(rf"([^\W\d_]+)(\.?)([ -]){_Y}|{_Y} ([^\W\d_]+)\.?")
_MONTHS = re.compile(rf"([^\W\d_]+)\.? ?[–-] ?([^\W\d_]+)\.? {_Y}")
_MONTHS_LAST = re.compile(rf"{_Y},? ([^\W\d_]+)\.? ?[–-] ?([^\W\d_]+)\.?")
# The halves of a school year: the autumn term is the one that begins it.
_SCHOOL_TERM = re.compile(rf"(?:(höstterminen|hösttermin|ht)|vårterminen|vårtermin|vt)[ -]?{_Y}")
_LOOSE_MONTH = re.compile(
    rf"{_Y}(?:(?:[-/.]|-?m)([1-9])|[/.](0[1-9]|1[0-2])|(0[1-9]|1[0-2]))|([1-9]|0[1-9]|1[0-2])[-/]{_Y}"
)
_LOOSE_YEAR = re.compile(
    rf"(?:(?:kalender|hel|budget|räkenskaps|verksamhets)?år(?:et)?|hela(?: året)?|(?:the )?(?:calendar |full )?year"
    rf"|in|during|under) {_Y}"
)
_DECADE = re.compile(r"(?:the )?(\d\d[1-9]0)(?:'?s|-?tal(?:et)?)")
_FIRST_MONTHS = re.compile(rf"(?:de |the )?(?:första|first) (.+?) (?:månaderna|months)(?: of| in| av| i)? {_Y}")
_YEARS = re.compile(rf"(?:mandatperioden |mandatperiod |(?:the )?term(?: of office)? )?{_Y} ?[–-] ?{_Y}")
_TERM = re.compile(rf"(?:mandatperioden |mandatperiod |(?:the )?term(?: of office)? ){_Y} ?[–-] ?(\d{{2}})")
_TWO_YEARS = rf"{_Y} ?[/–-] ?(\d{{2}}|\d{{4}})"
_SCHOOL = re.compile(
    rf"(?:läsåret|läsår|skolåret|(?:the )?(?:school|academic) year) {_TWO_YEARS}"
    rf"|(?:the )?{_TWO_YEARS} (?:school|academic) year"
)
_FINANCIAL = re.compile(
    rf"(?P<usual>(?:the )?(?:financial|fiscal|tax) year {_TWO_YEARS}|fy ?{_TWO_YEARS}"
    rf"|(?:the )?{_TWO_YEARS} (?:financial|fiscal|tax) year)"
    rf"|(?:räkenskapsåret|räkenskapsår|budgetåret|budgetår) {_TWO_YEARS}"
)
_BARE = re.compile(rf"{_Y} ?[/–-] ?(\d{{2}})")
_MONTHS_TO = re.compile(
    r"(?:the )?(?:(year|året|år|quarter|kvartalet|half[ -]year|halvåret)|(.+?) (?:months?|månader(?:na)?))"
    r" (?:to|till|ending|ended|t\.o\.m\.|till och med) (.+)"
)
_MONTHS_OF = {"year": 12, "året": 12, "år": 12, "quarter": 3, "kvartalet": 3, "halvåret": 6}
_SINCE = re.compile(r"(?:since|sedan|alltsedan|ever since) (.+)")
_SEASON = re.compile(rf"(?:the )?({'|'.join(_SEASONS)})(?: of)? {_Y}(?:[/–-](\d{{2}}|\d{{4}}))?")
_TO = re.compile(
    r"(?:från |from )?(.+?) (?:till och med|t\.o\.m\.|tom|till|to|until|through) (.+)"
    r"|(?:mellan|between) (.+?) (?:och|and) (.+)"
)
_ON = re.compile(r"(?:per|as of|as at|on) (.+)")
# What Excel makes of 2012-09 or 9/2012 in a cell that is not text: sep-12, 12-Sep, or the day as a number.
_MADE_BY_EXCEL = re.compile(r"[^\W\d_]{3}\.?-\d\d|\d\d-[^\W\d_]{3}|[34]\d{4}")


class _Found(NamedTuple):
    period: Period
    is_usual: bool = True


def read_period(text: str) -> CellReading:
    """The Period that `text` means by itself; vague-period for a season, period-format for unusual writing.

    >>> read_period("andra kvartalet 2012").value.code, read_period("year to March 2012").value.code
    ('2012-Q2', '2011-04-01/2012-03-31')
    """
    judged = read_period_cell(text)
    if isinstance(judged.value, RelativePeriod):
        return CellReading(None, (CellNote("bad-period", {"text": one_line(text), "variant": "relative"}),))
    return judged


def read_period_cell(text: str) -> CellReading:
    """As `read_period`, with a RelativePeriod where the words are reckoned from the document's date."""
    plain = "" if len(text) > _LONGEST or has_foreign_digits(text) else _plain(text)
    if relative := relative_period(plain) or _since(plain):
        return CellReading(relative)
    years = two_years(plain)
    is_month = "-" in plain and _MONTH_CODE.fullmatch(plain) and int(plain[-2:]) <= 12
    if years and not is_month:
        return CellReading(None, (CellNote("ambiguous-period", {"text": one_line(text), **years}),))
    found = _any(plain) if plain else None
    if found is None:
        by_excel = {"variant": "excel"} if _MADE_BY_EXCEL.fullmatch(text.strip()) else {}
        return CellReading(None, (CellNote("bad-period", {"text": one_line(text), **by_excel}),))
    period = found.period
    if period.kind == "season":
        values = {"text": one_line(text), "start": period.start.isoformat(), "end": period.end.isoformat()}
        return CellReading(period, (CellNote("vague-period", values),))
    if not found.is_usual:
        return CellReading(period, (CellNote("period-format", {"text": one_line(text), "code": period.code}),))
    return CellReading(period)


def resolved_period(text: str, relative: RelativePeriod, document_date: date | None) -> CellReading:
    """What words such as "i fjol" mean in a document of that day, said as read; an error without a day."""
    if document_date is None or (relative.since is not None and relative.since.start > document_date):
        return CellReading(None, (CellNote("bad-period", {"text": one_line(text), "variant": "relative"}),))
    period = relative.on(document_date)
    return CellReading(period, (CellNote("period-format", {"text": one_line(text), "code": period.code}),))


def two_years(text: str) -> dict[str, str]:
    """How a bare 2011/12 or 2011-12 is written so that it has one meaning, as values of a problem; {} for others."""
    match = _BARE.fullmatch(_plain(text))
    if match is None or not _is_next(int(match[1]), match[2]):
        return {}
    both, last = f"{match[1]}/{match[2]}", int(match[1]) + 1
    return {
        "school_en": f"school year {both}", "school_sv": f"läsåret {both}", "financial_en": f"financial year {both}",
        "financial_sv": f"financial year {both}", "calendar": f"{match[1]}–{last}",
    }  # fmt: skip


def _since(text: str) -> RelativePeriod | None:
    match = _SINCE.fullmatch(text)
    found = _simple(match[1]) if match else None
    return RelativePeriod("day", since=found.period) if found else None


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold().replace("\u2212", "–").replace("\u2011", "-")


def _any(text: str) -> _Found | None:
    return (
        _named_year(text) or _simple(text) or _season(text) or _decade(text) or _first_months(text)
        or _months_to(text) or _interval(text)
    )  # fmt: skip


def _simple(text: str) -> _Found | None:
    """A year, a part of one, a month or a day."""
    readers: tuple[Callable[[str], _Found | None], ...] = (
        _year, _code, _part_in_words, _month_code, _named_month, _day, _week, _loose_part, _loose_month,
    )  # fmt: skip
    return next((found for reader in readers if (found := reader(text))), None)


def _year(text: str) -> _Found | None:
    if re.fullmatch(_Y, text):
        return _months_of(text, 1, 12, "year")
    match = _LOOSE_YEAR.fullmatch(text)
    return _unusual(_months_of(match[1], 1, 12, "year")) if match else None


def _decade(text: str) -> _Found | None:
    """The nineties; 2000-talet is none, since it may be a century."""
    match = _DECADE.fullmatch(text)
    return _unusual(_span(_year(match[1]), _year(f"{match[1][:3]}9"))) if match else None


def _code(text: str) -> _Found | None:
    if match := _CODE.fullmatch(text):
        return _part(match[1], _LETTERS[match[2]], int(match[3]))
    if match := _KV_YEAR.fullmatch(text):
        return _part(match[3], _LETTERS[match[1]], int(match[2]))
    match = _YEAR_KV.fullmatch(text)
    return _part(match[1], "quarter", int(match[2])) if match else None


def _part_in_words(text: str) -> _Found | None:
    if match := _SCHOOL_TERM.fullmatch(text):
        return _unusual(_part(match[2], "half_year", 2 if match[1] else 1))
    match = _PART_WORDS.fullmatch(text)
    return _part(match[3], _WORDS[match[2]], _ORDINALS[match[1]]) if match else None


def _loose_part(text: str) -> _Found | None:
    match = _LOOSE_PART.fullmatch(text)
    if match is None:
        return None
    year, word = match[1] or match[8] or match[11], match[2] or match[5]
    letter, number = match[3] or match[6] or match[10], match[4] or match[7] or match[9]
    return _unusual(_part(year, _WORDS[word] if word else _LETTERS[letter], int(number)))


def _month_code(text: str) -> _Found | None:
    match = _MONTH_CODE.fullmatch(text)
    return _months_of(match[1], int(match[2]), int(match[2]), "month") if match else None


def _named_month(text: str) -> _Found | None:
    match = _NAMED_MONTH.fullmatch(text)
    word = (match[1] or match[6]) if match else ""
    number = month_of(word)
    if match is None or number is None:
        return None
    found = _months_of(match[4] or match[5], number, number, "month")
    return found if is_full_month(word) and match[3] == " " else _unusual(found)


def _loose_month(text: str) -> _Found | None:
    match = _LOOSE_MONTH.fullmatch(text)
    if match is None:
        return None
    number = int(match[2] or match[3] or match[4] or match[5])
    return _unusual(_months_of(match[1] or match[6], number, number, "month"))


def _day(text: str) -> _Found | None:
    if match := _ON.fullmatch(text):
        return _unusual(_day(match[1]))
    found = day_of(text)
    if found is None:
        return None
    named = re.fullmatch(r"\d{1,2} ([^\W\d_]+) \d{4}", text)
    usual = re.fullmatch(r"\d{4}-\d\d-\d\d", text) or (named and is_full_month(named[1]))
    return _Found(Period(found, found, "day"), bool(usual))


def _named_year(text: str) -> _Found | None:
    """A school year or a financial year, said to be one."""
    match = _SCHOOL.fullmatch(text) or _FINANCIAL.fullmatch(text)
    if match is None:
        return None
    first, second = (part for part in match.groups() if part and part.isdecimal())
    year = _valid(first)
    if year is None or not _is_next(year, second):
        return None
    if match.re is _SCHOOL:
        return _Found(Period(date(year, 7, 1), date(year + 1, 6, 30), "school_year"))
    return _Found(Period(date(year, 4, 1), date(year + 1, 3, 31), "financial_year"), match["usual"] is not None)


def _first_months(text: str) -> _Found | None:
    """So many months from January on."""
    match = _FIRST_MONTHS.fullmatch(text)
    count = whole_number(match[1]) if match else None
    return _unusual(_months_of(match[2], 1, count, "span")) if match and count else None


def _months_to(text: str) -> _Found | None:
    """So many months that end with a month: "year to March 2012", "tre månader till juni 2024"."""
    match = _MONTHS_TO.fullmatch(text)
    if match is None:
        return None
    end = _named_month(match[3]) or _month_code(match[3]) or _day(match[3])
    if end is None or end.period.end != last_day_of(end.period.end.year, end.period.end.month):
        return None
    months = _MONTHS_OF.get(match[1], 6) if match[1] else whole_number(match[2])
    last = end.period.end
    year, month = divmod(last.year * 12 + last.month - (months or 0), 12)
    if not months or year < FIRST_YEAR:
        return None
    return _Found(Period(date(year, month + 1, 1), last, "span"))


def _week(text: str) -> _Found | None:
    match = _WEEK.fullmatch(text)
    if match is None:
        return None
    year, week = match[1] or match[4] or match[7] or match[8], match[2] or match[3] or match[6] or match[10]
    if _valid(year) is None:
        return None
    try:
        first = date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        return None
    return _Found(Period(first, first + timedelta(days=6), "week"), not (match[5] or match[9]))


def _season(text: str) -> _Found | None:
    match = _SEASON.fullmatch(text)
    year = _valid(match[2]) if match else None
    if match is None or year is None:
        return None
    month = _SEASONS[match[1]]
    if match[3] and (month != 12 or not _is_next(year, match[3])):
        return None
    start = date(year, month, 1)
    return _Found(Period(start, last_day_of(year + month // 12, month % 12 + 2), "season"))


def _interval(text: str) -> _Found | None:
    """From the start of its first part to the end of its last."""
    if match := _YEARS.fullmatch(text):
        return _span(_year(match[1]), _year(match[2]))
    if match := _TERM.fullmatch(text):
        return _unusual(_span(_year(match[1]), _year(f"{match[1][:2]}{match[2]}")))
    if match := _MONTHS.fullmatch(text):
        return _span(_named_month(f"{match[1]} {match[3]}"), _named_month(f"{match[2]} {match[3]}"))
    if match := _MONTHS_LAST.fullmatch(text):
        return _unusual(_span(_named_month(f"{match[2]} {match[1]}"), _named_month(f"{match[3]} {match[1]}")))
    if text.count("/") == 1 and (found := _span(*map(_simple, text.split("/")))):
        return found
    if match := _PARTS_TO.fullmatch(text):
        kind = _WORDS[match[1]] if match[1] else _LETTERS[match[2]]
        return _unusual(_span(_part(match[5], kind, int(match[3])), _part(match[5], kind, int(match[4]))))
    for sign in ("–", " - ", "—", "--", "-"):
        if text.count(sign) == 1:
            found = _between(*text.split(sign))
            return found if sign == "–" else _unusual(found)
    match = _TO.fullmatch(text)
    return _unusual(_between(match[1] or match[3], match[2] or match[4])) if match else None


def _between(first: str, last: str) -> _Found | None:
    """From `first` to `last`, whose ending may be that of both: "1–15 september 2012"."""
    first, last = first.strip(), last.strip()
    end, words = _simple(last), last.split()
    if found := _span(_simple(first), end):
        return found
    starts = (_simple(" ".join([first, *words[n:]])) for n in range(1, len(words)))
    return _unusual(next((found for start in starts if (found := _span(start, end))), None))


def _span(first: _Found | None, last: _Found | None) -> _Found | None:
    if first is None or last is None or last.period.end < first.period.start:
        return None
    if last.period.start < first.period.start:
        return None
    return _Found(Period(first.period.start, last.period.end, "span"), first.is_usual and last.is_usual)


def _part(year: str, kind: PeriodKind, number: int) -> _Found | None:
    if number > _PARTS[kind]:
        return None
    months = 12 // _PARTS[kind]
    return _months_of(year, (number - 1) * months + 1, number * months, kind)


def _months_of(year: str, first: int, last: int, kind: PeriodKind) -> _Found | None:
    valid = _valid(year)
    if valid is None or not 1 <= first <= last <= 12:
        return None
    return _Found(Period(date(valid, first, 1), last_day_of(valid, last), kind))


def _unusual(found: _Found | None) -> _Found | None:
    return None if found is None else found._replace(is_usual=False)


def _valid(year: str) -> int | None:
    return int(year) if FIRST_YEAR <= int(year) <= LAST_YEAR else None


def _is_next(year: int, second: str) -> bool:
    return int(second) == (year + 1 if len(second) == 4 else (year + 1) % 100)
