"""Single days as people write them, and periods that are reckoned from one: ISO 8601 first, else one reading only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from babel.dates import get_month_names

from facts.figures.periods import Period
from facts.figures.problems import CellNote, CellReading, one_line
from facts.language.quantities import whole_number
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
        return _a_day(year, month or month_2, day or day_2)
    if match := _DAY_FIRST.fullmatch(text):
        day, month, month_2, month_3, year = match.groups()
        return _a_day(year, month or month_2 or month_3, day)
    if match := _EITHER_FIRST.fullmatch(text):
        first, _, second, year = match.groups()
        days = {_a_day(year, second, first), _a_day(year, first, second)} - {None}
        return days.pop() if len(days) == 1 else None
    if match := _NAMED.fullmatch(text):
        return _a_day(match[3], month_of(match[2]), match[1])
    if match := _NAME_FIRST.fullmatch(text):
        return _a_day(match[3], month_of(match[1]), match[2])
    return None


def _a_day(year: str, month: str | int | None, day: str) -> date | None:
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


_Unit = Literal["day", "month", "year"]
_AGO = re.compile(r"(?:för )?(.+?) (år|månader|månad|dagar|dag) ?sedan|(.+?) (years?|months?|days?) ago")


@dataclass(frozen=True, slots=True)
class RelativePeriod:
    """A period that is reckoned from the date of the statement: `back` units before it, or from `since` to it."""

    unit: _Unit
    back: int = 0
    since: Period | None = None

    def on(self, day: date) -> Period:
        """What it means in a document of that day.

        >>> RelativePeriod("year", 1).on(date(2012, 9, 13)).code
        '2011'
        """
        if self.since is not None:
            return Period(self.since.start, max(day, self.since.start), "span")
        if self.unit == "day":
            there = day - timedelta(days=self.back)
            return Period(there, there, "day")
        if self.unit == "year":
            return Period(date(day.year - self.back, 1, 1), date(day.year - self.back, 12, 31), "year")
        year, month = divmod(day.year * 12 + day.month - 1 - self.back, 12)
        return Period(date(year, month + 1, 1), last_day_of(year, month + 1), "month")


_PHRASES: dict[tuple[_Unit, int], str] = {
    ("day", 0): "i dag|idag|today|nu|now|just nu|för närvarande|currently",
    ("day", 1): "i går|igår|yesterday",
    ("month", 0): "denna månad|den här månaden|this month",
    ("month", 1): "förra månaden|last month",
    ("year", 0): "i år|detta år|det här året|innevarande år|this year",
    ("year", 1): "förra året|i fjol|ifjol|föregående år|last year|the previous year|a year ago",
    ("year", 2): "i förfjol|förrförra året|the year before last",
    ("year", -1): "nästa år|next year",
}
_RELATIVE = {phrase: RelativePeriod(*key) for key, phrases in _PHRASES.items() for phrase in phrases.split("|")}


def relative_period(text: str) -> RelativePeriod | None:
    """What lower-case words say of a time that is reckoned from the document's; None for any other words.

    >>> [relative_period(text).on(date(2012, 1, 31)).code for text in ("i fjol", "two months ago", "för tio år sedan")]
    ['2011', '2011-11', '2002']
    """
    if found := _RELATIVE.get(text):
        return found
    match = _AGO.fullmatch(text)
    count = whole_number(match[1] or match[3]) if match else None
    # No document speaks of what lies before the calendar.
    if match is None or count is None or count >= FIRST_YEAR:
        return None
    word = match[2] or match[4]
    return RelativePeriod("year" if word[0] in "åy" else "month" if word[0] == "m" else "day", count)
