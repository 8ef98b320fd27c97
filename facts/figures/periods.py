"""Periods: what a figure is about, from a single day to a span of years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from facts.words import Lang, Text, dates, say

PeriodKind = Literal[
    "day", "week", "month", "quarter", "third", "half_year", "year", "school_year", "financial_year", "season", "span"
]  # fmt: skip


_YEAR = (12, 0)
_THE = Text("the {period}", "{period}")
_WITH_ARTICLE = ("quarter", "third", "half_year", "school_year", "financial_year")


@dataclass(frozen=True)
class Period:
    """The days from `start` to `end`, both included; `kind` says how it was meant.

    Two periods with the same days are the same period, however they were written.
    """

    start: date
    end: date
    kind: PeriodKind

    @cached_property
    def days(self) -> tuple[date, date]:
        """First and last day: what makes two periods the same."""
        return self.start, self.end

    @cached_property
    def length(self) -> tuple[int, int]:
        """Length in whole calendar months and the days beyond them: a half-year is (6, 0)."""
        after = self.end + timedelta(days=1)
        months = (after.year - self.start.year) * 12 + after.month - self.start.month
        days = after.day - self.start.day
        if days < 0:
            months -= 1
            days = (after - _months_later(self.start, months)).days
        return months, days

    @cached_property
    def shape(self) -> tuple[tuple[int, int], int]:
        """Length, and of a year the month in which it begins: a school year is no calendar year."""
        return self.length, self.start.month if self.length == _YEAR else 0

    def holds(self, other: Period) -> bool:
        """Whether each day of the other is one of its own."""
        return self.start <= other.start and other.end <= self.end

    def in_year(self, year: int) -> Period:
        """The period of the same kind that begins on the same day of another year.

        >>> Period(date(2013, 4, 1), date(2014, 3, 31), "span").in_year(2020).code
        '2020-04-01/2021-03-31'
        """
        after, years = self.end + timedelta(days=1), year - self.start.year
        end = _in_year(after, after.year + years) - timedelta(days=1)
        return Period(_in_year(self.start, year), end, self.kind)

    @property
    def code(self) -> str:
        """The period in ISO 8601 or SDMX: 2012, 2012-S1, 2012-Q3, 2012-09, 2008-01-01/2012-09-13."""
        year, month = self.start.year, self.start.month
        match self.kind:
            case "day":
                return self.start.isoformat()
            case "week":
                iso = self.start.isocalendar()
                return f"{iso.year}-W{iso.week:02}"
            case "month":
                return f"{year}-{month:02}"
            case "quarter":
                return f"{year}-Q{(month + 2) // 3}"
            case "third":
                return f"{year}-T{(month + 3) // 4}"
            case "half_year":
                return f"{year}-S{(month + 5) // 6}"
            case "year":
                return str(year)
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    def named(self, lang: Lang) -> str:
        """The period as a reader of `lang` says it: first half of 2012, första halvåret 2012."""
        year, month = self.start.year, self.start.month
        match self.kind:
            case "year":
                return str(year)
            case "day":
                return dates.day(self.start, lang)
            case "month":
                return dates.month(self.start, lang)
            case "quarter" | "third" | "half_year":
                part = {"quarter": (month + 2) // 3, "third": (month + 3) // 4, "half_year": (month + 5) // 6}
                return say(f"period.{self.kind}_{part[self.kind]}", lang, year=year)
            case "week":
                iso = self.start.isocalendar()
                return say("period.week", lang, year=iso.year, week=iso.week)
            case "school_year" | "financial_year":
                return say(f"period.{self.kind}", lang, first=year, second=f"{self.end.year % 100:02}")
            case "season":
                return say(f"period.season_{month}", lang, year=year)
        return self._span(lang)

    def in_text(self, lang: Lang) -> str:
        """The same within a sentence, where English has an article before a part of a year: the first half of 2012."""
        is_year_to = self.kind == "span" and self.length == _YEAR and self.start.day == 1 and self.start.month > 1
        has_article = is_year_to or self.kind in _WITH_ARTICLE
        return _THE.of(lang, period=self.named(lang)) if has_article else self.named(lang)

    def _span(self, lang: Lang) -> str:
        whole_years = self.start.timetuple()[1:3] == (1, 1) and self.end.timetuple()[1:3] == (12, 31)
        if whole_years:
            return str(self.start.year) if self.start.year == self.end.year else f"{self.start.year}–{self.end.year}"
        if self.length == _YEAR and self.start.day == 1:
            return say("period.year_to", lang, month=dates.month(self.end, lang))
        if self.start.year == self.end.year and self.start.day == 1 and _ends_month(self.end):
            first, last = (dates.long_month(each.month, lang) for each in (self.start, self.end))
            return say("period.months", lang, first=first, last=last, year=self.start.year)
        if self.start.year == self.end.year:
            return say("period.span", lang, start=_edge(self.start, self.start.day == 1, lang),
                       end=_edge(self.end, _ends_month(self.end), lang))  # fmt: skip
        return say("period.span", lang, start=_first(self.start, lang), end=_last(self.end, lang))


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)


def _first(start: date, lang: Lang) -> str:
    return str(start.year) if (start.month, start.day) == (1, 1) else _edge(start, start.day == 1, lang)


def _last(end: date, lang: Lang) -> str:
    return str(end.year) if (end.month, end.day) == (12, 31) else _edge(end, _ends_month(end), lang)


def _edge(day: date, whole_month: bool, lang: Lang) -> str:
    return dates.month(day, lang) if whole_month else dates.day(day, lang)


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _months_later(start: date, months: int) -> date:
    total = start.year * 12 + start.month - 1 + months
    year, month = divmod(total, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(start.day, last))
