"""Periods that are reckoned from the date of a document: "i fjol", "this month", "för tio år sedan".

>>> relative_period("i fjol").on(date(2012, 9, 13)).code, relative_period("two months ago").on(date(2012, 1, 31)).code
('2011', '2011-11')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from facts.figures.periods import Period
from facts.language.quantities import whole_number
from facts.reading.dates import FIRST_YEAR, last_day_of

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
    """What lower-case words say of a time that is reckoned from the document's; None for any other words."""
    if found := _RELATIVE.get(text):
        return found
    match = _AGO.fullmatch(text)
    count = whole_number(match[1] or match[3]) if match else None
    # No document speaks of what lies before the calendar.
    if match is None or count is None or count >= FIRST_YEAR:
        return None
    word = match[2] or match[4]
    return RelativePeriod("year" if word[0] in "åy" else "month" if word[0] == "m" else "day", count)
