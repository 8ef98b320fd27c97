"""Periods as people write them, from `2012-S1` to `första halvåret 2012`: one reading, or none.

Sources: ISO 8601 (dates, intervals), the SDMX time formats (S, Q, T, M), and Swedish usage. A school year
runs from 1 July to 30 June; seasons are the meteorological ones of three whole months.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from facts.figures.notes import Judged, Note
from facts.figures.periods import Period, PeriodKind
from facts.figures.problems import shown
from facts.reading.cells import has_foreign_digits
from facts.reading.dates import FIRST_YEAR, LAST_YEAR, day_of, is_full_month, month_of

_LONGEST = 120
_Y = r"(\d{4})"
_ORDINALS = {
    "första": 1, "1:a": 1, "1a": 1, "first": 1, "1st": 1,
    "andra": 2, "2:a": 2, "2a": 2, "second": 2, "2nd": 2,
    "tredje": 3, "3:e": 3, "3e": 3, "third": 3, "3rd": 3,
    "fjärde": 4, "4:e": 4, "4e": 4, "fourth": 4, "4th": 4,
}  # fmt: skip
_PARTS: dict[PeriodKind, int] = {"half_year": 2, "third": 3, "quarter": 4}
_LETTERS: dict[str, PeriodKind] = {
    "s": "half_year",
    "h": "half_year",
    "t": "third",
    "q": "quarter",
    "k": "quarter",
}
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
_LOOSE_PART = re.compile(rf"{_Y}[ :-]*(?:({_NAMES})|([shtqk])) ?([1-4])|(?:({_NAMES})|([shtqk])) ?([1-4])[ :-]+{_Y}")
_NAMED_MONTH = re.compile(rf"([^\W\d_]+)(\.?)([ -]){_Y}|{_Y} ([^\W\d_]+)\.?")
_MONTHS = re.compile(rf"([^\W\d_]+)\.? ?[–-] ?([^\W\d_]+)\.? {_Y}")
_LOOSE_MONTH = re.compile(
    rf"{_Y}(?:(?:[-/.]|-?m)([1-9])|[/.](0[1-9]|1[0-2])|(0[1-9]|1[0-2]))|([1-9]|0[1-9]|1[0-2])[-/]{_Y}"
)
_LOOSE_YEAR = re.compile(rf"(?:(?:kalender|hel)?år(?:et)?|hela(?: året)?|(?:the )?(?:calendar )?year) {_Y}")
_YEARS = re.compile(rf"(?:mandatperioden |mandatperiod |(?:the )?term(?: of office)? )?{_Y} ?[–-] ?{_Y}")
_SCHOOL = re.compile(
    rf"(?:läsåret|läsår|skolåret|(?:the )?(?:school|academic) year) {_Y} ?[/–-] ?(\d{{2}}|\d{{4}})"
    rf"|{_Y}/(\d{{2}})"
)
_SEASON = re.compile(rf"(?:the )?({'|'.join(_SEASONS)})(?: of)? {_Y}(?:[/–-](\d{{2}}|\d{{4}}))?")
_TO = re.compile(r"(?:från |from )?(.+?) (?:till och med|t\.o\.m\.|tom|till|to|until|through) (.+)")
# What Excel makes of 2012-09 or 9/2012 in a cell that is not text: sep-12, 12-Sep, or the day as a number.
_MADE_BY_EXCEL = re.compile(r"[^\W\d_]{3}\.?-\d\d|\d\d-[^\W\d_]{3}|[34]\d{4}")


class _Found(NamedTuple):
    period: Period
    is_usual: bool = True


def read_period(text: str) -> Judged:
    """The Period that `text` means; vague-period for a season, period-format for unusual writing."""
    found = None if len(text) > _LONGEST or has_foreign_digits(text) else _any(_plain(text))
    if found is None:
        by_excel = {"variant": "excel"} if _MADE_BY_EXCEL.fullmatch(text.strip()) else {}
        return Judged(None, (Note("bad-period", {"text": shown(text), **by_excel}),))
    period = found.period
    if period.kind == "season":
        values = {"text": shown(text), "start": period.start.isoformat(), "end": period.end.isoformat()}
        return Judged(period, (Note("vague-period", values),))
    if not found.is_usual:
        return Judged(period, (Note("period-format", {"text": shown(text), "code": period.code}),))
    return Judged(period)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold().replace("\u2212", "–").replace("\u2011", "-")


def _any(text: str) -> _Found | None:
    return _school_year(text) or _simple(text) or _season(text) or _interval(text)


def _simple(text: str) -> _Found | None:
    """A year, a part of one, a month or a day."""
    readers: tuple[Callable[[str], _Found | None], ...] = (
        _year, _code, _part_in_words, _month_code, _named_month, _day, _loose_part, _loose_month,
    )  # fmt: skip
    return next((found for reader in readers if (found := reader(text))), None)


def _year(text: str) -> _Found | None:
    if re.fullmatch(_Y, text):
        return _months_of(text, 1, 12, "year")
    match = _LOOSE_YEAR.fullmatch(text)
    return _unusual(_months_of(match[1], 1, 12, "year")) if match else None


def _code(text: str) -> _Found | None:
    if match := _CODE.fullmatch(text):
        return _part(match[1], _LETTERS[match[2]], int(match[3]))
    match = _YEAR_KV.fullmatch(text)
    return _part(match[1], "quarter", int(match[2])) if match else None


def _part_in_words(text: str) -> _Found | None:
    match = _PART_WORDS.fullmatch(text)
    return _part(match[3], _WORDS[match[2]], _ORDINALS[match[1]]) if match else None


def _loose_part(text: str) -> _Found | None:
    match = _LOOSE_PART.fullmatch(text)
    if match is None:
        return None
    year, word, letter, number = (
        match[1] or match[8],
        match[2] or match[5],
        match[3] or match[6],
        match[4] or match[7],
    )
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
    found = day_of(text)
    if found is None:
        return None
    named = re.fullmatch(r"\d{1,2} ([^\W\d_]+) \d{4}", text)
    usual = re.fullmatch(r"\d{4}-\d\d-\d\d", text) or (named and is_full_month(named[1]))
    return _Found(Period(found, found, "day"), bool(usual))


def _school_year(text: str) -> _Found | None:
    match = _SCHOOL.fullmatch(text)
    if match is None:
        return None
    year = _valid(match[1] or match[3])
    if year is None or not _is_next(year, match[2] or match[4]):
        return None
    return _Found(Period(date(year, 7, 1), date(year + 1, 6, 30), "school_year"))


def _season(text: str) -> _Found | None:
    match = _SEASON.fullmatch(text)
    year = _valid(match[2]) if match else None
    if match is None or year is None:
        return None
    month = _SEASONS[match[1]]
    if match[3] and (month != 12 or not _is_next(year, match[3])):
        return None
    start = date(year, month, 1)
    return _Found(Period(start, _last_day(year + month // 12, month % 12 + 2), "season"))


def _interval(text: str) -> _Found | None:
    """From the start of its first part to the end of its last."""
    if match := _YEARS.fullmatch(text):
        return _span(_year(match[1]), _year(match[2]))
    if match := _MONTHS.fullmatch(text):
        return _span(_named_month(f"{match[1]} {match[3]}"), _named_month(f"{match[2]} {match[3]}"))
    if text.count("/") == 1 and (found := _span(*map(_simple, text.split("/")))):
        return found
    for sign in ("–", " - ", "—", "-"):
        if text.count(sign) == 1:
            found = _between(*text.split(sign))
            return found if sign == "–" else _unusual(found)
    match = _TO.fullmatch(text)
    return _unusual(_between(match[1], match[2])) if match else None


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
    return _Found(Period(date(valid, first, 1), _last_day(valid, last), kind))


def _unusual(found: _Found | None) -> _Found | None:
    return None if found is None else found._replace(is_usual=False)


def _valid(year: str) -> int | None:
    return int(year) if FIRST_YEAR <= int(year) <= LAST_YEAR else None


def _is_next(year: int, second: str) -> bool:
    return int(second) == (year + 1 if len(second) == 4 else (year + 1) % 100)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
