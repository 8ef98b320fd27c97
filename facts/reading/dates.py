"""Single days as people write them: ISO 8601 first, other writing when it has only one reading."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from babel.dates import get_month_names

from facts.figures.problems import CellNote, CellReading, one_line
from facts.reading.cells import has_foreign_digits

_TIME = r"(?:[T ](?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-6]\d(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEAR_FIRST = re.compile(rf"(\d{{4}})(?:([-/.])(\d{{1,2}})\2(\d{{1,2}})|(\d{{2}})(\d{{2}})){_TIME}", re.I)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:/(\d{1,2}) |\.\s?(\d{1,2})\.\s?|/(\d{1,2})\s?-\s?)(\d{4})")
_EITHER_FIRST = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})")
_NAMED = re.compile(r"(?:den |the )?(\d{1,2})(?::?[ea]|st|nd|rd|th)?(?: of)?[ -]([^\W\d_]+)\.?,?[ -](\d{4})", re.I)
_NAME_FIRST = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.I)
FIRST_YEAR, LAST_YEAR = 1000, 2999


def read_date(text: str) -> CellReading:
    """A day; date-format where it is not written as 2012-09-13 but can mean only one day."""
    found = day_of(text)
    if found is None:
        return CellReading(None, (CellNote("bad-date", {"text": one_line(text)}),))
    if _ISO.fullmatch(text):
        return CellReading(found)
    return CellReading(found, (CellNote("date-format", {"text": one_line(text), "code": found.isoformat()}),))


def day_of(text: str) -> date | None:
    """The one day that `text` can mean, None where there is none or more than one."""
    text = re.sub(r"\s+", " ", text.strip())
    if has_foreign_digits(text):
        return None
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, month, day, month_2, day_2 = match.groups()
        return a_day(year, month or month_2, day or day_2)
    if match := _DAY_FIRST.fullmatch(text):
        day, month, month_2, month_3, year = match.groups()
        return a_day(year, month or month_2 or month_3, day)
    if match := _EITHER_FIRST.fullmatch(text):
        first, _, second, year = match.groups()
        days = {a_day(year, second, first), a_day(year, first, second)} - {None}
        return days.pop() if len(days) == 1 else None
    if match := _NAMED.fullmatch(text):
        return a_day(match[3], month_of(match[2]), match[1])
    if match := _NAME_FIRST.fullmatch(text):
        return a_day(match[3], month_of(match[1]), match[2])
    return None


def a_day(year: str, month: str | int | None, day: str) -> date | None:
    """The day, None when the calendar does not have it."""
    if month is None or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def last_day_of(year: int, month: int) -> date:
    """The last day of the month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def month_of(word: str) -> int | None:
    """The month (1–12) that a Swedish or English name or its usual short form means."""
    return _months().get(word.casefold())


def is_full_month(word: str) -> bool:
    """Whether `word` is a month's name in full."""
    return word.casefold() in _full_months()


@cache
def _full_months() -> dict[str, int]:
    return {
        name.casefold(): number
        for language in ("sv", "en")
        for number, name in get_month_names("wide", locale=language).items()
    }


@cache
def _months() -> dict[str, int]:
    short = {name[:3]: number for name, number in _full_months().items()}
    return _full_months() | short | {"sept": 9, "febr": 2}
