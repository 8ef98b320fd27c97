"""Days, weeks and seasons that are named from the text's date: "last Friday", "förra veckan", "under sommaren".

The months of a season are those of the weather services of both countries: winter is December to February.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from facts.language.period_codes import code_of_day
from facts.language.period_words import MONTH, PhraseMatch, TextDate, count_of, month_code

_WEEKDAYS = ("m", "ti", "o", "to", "f", "l", "s")
"""How the Swedish days of the week begin, Monday first."""
_ENGLISH_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_FIRST_MONTH = {
    "spring": 3, "vår": 3, "summer": 6, "som": 6, "autumn": 9, "fall": 9, "höst": 9, "winter": 12, "vint": 12,
}  # fmt: skip
_SEASON = 3
"""Months of a season."""
_HAD = re.compile(r"\b(?:hade|har|had|has|have)\b[^.;]*$", re.I)
_JULY, _DECEMBER = 7, 12
_JANUARY, _AUGUST, _SEPTEMBER = 1, 8, 9
_JUNE, _LAST_OF_JUNE = 6, 30
# "said last week that 40 per cent": when it was said, not when it was so.
_REPORTED = re.compile(
    r"\b(?:said|told|announced|published|presented|released|reported|showed|sade|sa|berättade|meddelade|presenterade"
    r"|publicera\w+|redovisa\w+|visade|skrev|wrote)\b[^,;.]{0,40}$",
    re.I,
)

_WAS = re.compile(
    r"\b(?:was|were|had|stood|fell|rose|var|hade|uppgick|låg|steg|sjönk|fanns|[a-z]{3,}ed)\b[^.;]*$", re.I
)


def _is_when_it_was_said(match: PhraseMatch) -> bool:
    """Whether a time stands behind a word for saying: "said last week that"."""
    return _REPORTED.search(match.before) is not None


def code_of_weekday(match: PhraseMatch, text: TextDate) -> str | None:
    """The latest such day of the week before the text's: "last Friday", "i fredags"."""
    if text.today is None or _is_when_it_was_said(match):
        return None
    word = match.word("dag") or match.word("weekday")
    begins = _WEEKDAYS if match["dag"] else _ENGLISH_WEEKDAYS
    number = next(number for number, letters in enumerate(begins) if word.startswith(letters))
    back = (text.today.weekday() - number - 1) % 7 + 1
    return (text.today - timedelta(days=back)).isoformat()


def code_of_relative_week(match: PhraseMatch, text: TextDate) -> str | None:
    """The days of this week, or of the one before, Monday to Sunday."""
    if text.today is None or _is_when_it_was_said(match):
        return None
    away = 0 if match["this"] else -7 if match["next"] else 7
    monday = text.today - timedelta(days=text.today.weekday() + away)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _months_of_season(year: int, first: int) -> str:
    return f"{year}-{first:02}/{month_code(year * 12 + first - 1 + _SEASON - 1)}"


def _first_month(match: PhraseMatch) -> int:
    return next(month for start, month in _FIRST_MONTH.items() if match.word("season").startswith(start))


def code_of_near_season(match: PhraseMatch, text: TextDate) -> str | None:
    """The months of a season: the next to end for "i sommar" and "till hösten", else the latest that has begun."""
    if text.today is None:
        return None
    first = _first_month(match)
    year = text.today.year
    if match["year"]:
        return _months_of_season(int(match["year"]), first)
    if text.topic_year and not (match["to"] or match["this"] or match.looks_ahead):
        return _months_of_season(int(text.topic_year), first)
    if match["to"] or match.looks_ahead:
        year += text.today.month > first
    elif match["this"]:
        # In the first half of a year "this winter" began last year; in November "this summer" is the one that was.
        year -= first == _DECEMBER and text.today.month < _JULY
    else:
        year -= text.today.month < first
    months = _months_of_season(year, first)
    goes_on = months[:7] <= text.today.isoformat()[:7] <= months[-7:]
    # What "has" come about in a season that goes on is so on the text's day.
    return None if goes_on and match.has_come_about else months


def code_of_season(match: PhraseMatch, text: TextDate) -> str | None:
    """The months of the season that was last: "i höstas", "last spring"."""
    if text.today is None:
        return None
    first = _first_month(match)
    if match["last"]:
        return _months_of_season(text.today.year - 1, first)
    over = text.today.year * 12 + text.today.month - first - _SEASON  # in February the winter is not over
    return _months_of_season(over // 12, first)


def code_of_holiday(match: PhraseMatch, text: TextDate) -> str | None:
    """The day of a holiday in a year that is named, else the nearest that the text looks back on, or ahead to."""
    name = " ".join(match.word("holiday").replace("’", "'").split())
    year = match.year(text) or int(text.topic_year or 0)
    if year:
        return _holiday(name, year).isoformat()
    if text.today is None:
        return None
    day = _holiday(name, text.today.year)
    if match.looks_ahead and day < text.today:
        day = _holiday(name, text.today.year + 1)
    elif not match.looks_ahead and day > text.today:
        day = _holiday(name, text.today.year - 1)
    return day.isoformat()


def _holiday(name: str, year: int) -> date:
    month, day, weekday = _HOLIDAYS[name]
    if not month:
        return _easter(year) + timedelta(days=day)
    first = date(year, month, day)
    return first if weekday is None else first + timedelta(days=(weekday - first.weekday()) % 7)


def code_of_feast(match: PhraseMatch, text: TextDate) -> str | None:
    """The month of Christmas or Easter that was last, or the next one: "at Christmas", "till jul"."""
    if text.today is None:
        return None
    words = match.word("holiday") or match.word("to")
    is_easter = "easter" in words or "påsk" in words
    days = [
        _easter(year) if is_easter else date(year, _DECEMBER, 25)
        for year in range(text.today.year - 1, text.today.year + 2)
    ]
    day = min(day for day in days if day > text.today) if match["to"] else max(day for day in days if day <= text.today)
    return month_code(day.year * 12 + day.month - 1)


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, after Meeus, Jones and Butcher."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    (leap, left), (years, days) = divmod(century, 4), divmod(rest, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * left + 2 * years - moon - days) % 7
    month, day = divmod(moon + week - 7 * ((golden + 11 * moon + 22 * week) // 451) + 114, 31)
    return date(year, month, day + 1)


_HOLIDAYS: dict[str, tuple[int, int, int | None]] = {
    "skärtorsdagen": (0, -3, None), "långfredagen": (0, -2, None), "påskafton": (0, -1, None),
    "påskdagen": (0, 0, None), "annandag påsk": (0, 1, None), "kristi himmelsfärdsdag": (0, 39, None),
    "pingstdagen": (0, 49, None), "good friday": (0, -2, None), "easter sunday": (0, 0, None),
    "easter monday": (0, 1, None), "ascension day": (0, 39, None), "whit monday": (0, 50, None),
    "nyårsdagen": (1, 1, None), "trettondagen": (1, 6, None), "trettondedag jul": (1, 6, None),
    "valborgsmässoafton": (4, 30, None), "valborg": (4, 30, None), "första maj": (5, 1, None),
    "nationaldagen": (6, 6, None), "midsommarafton": (6, 19, 4), "midsommardagen": (6, 20, 5),
    "alla helgons dag": (10, 31, 5), "luciadagen": (12, 13, None), "julafton": (12, 24, None),
    "juldagen": (12, 25, None), "annandag jul": (12, 26, None), "annandagen": (12, 26, None),
    "nyårsafton": (12, 31, None), "new year's day": (1, 1, None), "may day": (5, 1, None),
    "independence day": (7, 4, None), "labor day": (9, 1, 0), "halloween": (10, 31, None),
    "bonfire night": (11, 5, None), "remembrance day": (11, 11, None), "thanksgiving": (11, 22, 3),
    "christmas eve": (12, 24, None), "christmas day": (12, 25, None), "boxing day": (12, 26, None),
    "new year's eve": (12, 31, None),
}  # fmt: skip
"""Month, day and, where it moves, the day of the week on or after it, Monday 0; month 0: days from Easter Sunday."""
HOLIDAYS = "|".join(
    sorted((name.replace(" ", r"\s+").replace("'", "['’]") for name in _HOLIDAYS), key=len, reverse=True)
)
"""The names of holidays, as an expression."""


def code_of_months_until(match: PhraseMatch, text: TextDate) -> str | None:
    """From January to a month: "var till och med oktober 372 miljoner".

    What is to come only ends then, and what "hade" come till then may have begun long before: the month alone.
    """
    month, year = MONTH[match.word("month")], match.year(text)
    if year is None and text.topic_year and not match.looks_ahead:
        year = int(text.topic_year)
    elif year is None and text.today:
        year = text.today.year - (month > text.today.month and not match.looks_ahead)
    if year is None:
        return None
    is_to_come = text.today is not None and (year, month) > (text.today.year, text.today.month)
    return f"{year}-{month:02}" if is_to_come or _HAD.search(match.before) else f"{year}-01/{year}-{month:02}"


def code_of_this_year_end(match: PhraseMatch, text: TextDate) -> str | None:
    """The last day of the year that the sentence names or the text tells of, else of the text's, or the one before."""
    if re.fullmatch(r"\d{4}", text.named):
        return f"{text.named}-12-31"
    if text.topic_year and not match.looks_ahead:
        return f"{text.topic_year}-12-31"
    if text.today is None:
        return None
    is_past = _WAS.search(match.before) is not None and not match.looks_ahead
    return f"{text.today.year - is_past}-12-31"


def code_of_days_to(match: PhraseMatch, text: TextDate) -> str | None:
    """So many weeks or days that end with a day: "in the four weeks to 25 May"."""
    length, last = count_of(match["n"]), code_of_day(match, text)
    if not length or not last:
        return None
    days = length * (7 if match.word("unit").startswith(("week", "veck")) else 1)
    return f"{(date.fromisoformat(last) - timedelta(days=days - 1)).isoformat()}/{last}"


def code_of_mid_year(match: PhraseMatch, text: TextDate) -> str | None:
    """The last day of June of the year that is named, else of the latest that has passed it: "vid halvårsskiftet"."""
    year = match.year(text) or int(text.topic_year or 0)
    if not year and text.today is not None:
        is_before = (text.today.month, text.today.day) < (_JUNE, _LAST_OF_JUNE)
        year = text.today.year - (is_before and not match.looks_ahead)
    return f"{year}-{_JUNE:02}-{_LAST_OF_JUNE}" if year else None


def code_of_term_start(match: PhraseMatch, text: TextDate) -> str | None:
    """The month in which a term begins: January, and August in Swedish or September in English."""
    if text.today is None:
        return None
    is_spring = match.word("term") in ("vår", "spring")
    month = _JANUARY if is_spring else _AUGUST if text.lang == "sv" else _SEPTEMBER
    year = (
        text.today.year
        + (match.looks_ahead and text.today.month > month)
        - (not match.looks_ahead and text.today.month < month)
    )
    return f"{text.topic_year or year}-{month:02}"


def code_of_month_end(match: PhraseMatch, text: TextDate) -> str | None:
    """The last day of a month; without a year the latest, or the next where the text looks ahead."""
    month, year = MONTH[match.word("month")], match.year(text)
    if year is None and text.today is not None:
        year = text.today.year
        last = (month, monthrange(year, month)[1])
        today = (text.today.month, text.today.day)
        year += (last < today) if match.looks_ahead else -(last > today)
    return f"{year}-{month:02}-{monthrange(year, month)[1]}" if year else None


_TERMS = {
    "höst": (8, 12), "vår": (1, 6), "autumn": (9, 12), "spring": (1, 3), "summer": (4, 7),
}  # fmt: skip
"""The first and the last month of a term at school: two a year in Sweden, three in England."""


def code_of_school_term(match: PhraseMatch, text: TextDate) -> str | None:
    """The months of a term: of a year that is named, else the latest that has begun, or the next."""
    first, last = _TERMS[match.word("term")]
    year = match.year(text) or int(text.topic_year or 0)
    if not year and text.today is not None:
        has_begun = first <= text.today.month
        year = text.today.year - (not has_begun and not match.looks_ahead) + (has_begun and match.looks_ahead)
    return f"{year}-{first:02}/{year}-{last:02}" if year else None
