"""Dates as a reader of each language writes them (Unicode CLDR by babel)."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, get_month_names

from facts.words import LANGUAGES, Lang


def day(value: date, lang: Lang) -> str:
    """13 September 2012, 13 september 2012."""
    return format_date(value, format="d MMMM y", locale=LANGUAGES[lang].dates)


def moment(written: str, lang: Lang) -> str:
    """When it was, in ISO 8601, by the clock of who did it; what is no time is shown as it stands.

    >>> moment("2026-03-04T05:06:07+01:00", "en"), moment("some day", "en")
    ('4 March 2026 05:06', 'some day')
    """
    try:
        when = datetime.fromisoformat(written)
    except ValueError:
        return written
    return f"{day(when.date(), lang)} {when:%H:%M}"


def month(value: date, lang: Lang) -> str:
    """September 2012, september 2012."""
    return format_date(value, format="MMMM y", locale=LANGUAGES[lang].dates)


def long_month(number: int, lang: Lang) -> str:
    """The name of the month `number` (1–12) within a sentence: January, januari."""
    return str(get_month_names("wide", locale=LANGUAGES[lang].dates)[number])


def short_month(number: int, lang: Lang) -> str:
    """The month `number` (1–12) as three or four letters, without a full stop: Jan, sep."""
    return str(get_month_names("abbreviated", locale=LANGUAGES[lang].dates)[number]).rstrip(".")
