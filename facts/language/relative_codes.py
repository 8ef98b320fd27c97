"""What a phrase means that is reckoned from the text's date or from the time that was named before it.

"Ten years ago", "the year before", "since the election"; None where that date or time is not known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from facts.language.period_words import (
    ELECTIONS,
    GOVERNMENTS,
    MONTH,
    SIDES,
    YEAR,
    PhraseMatch,
    TextDate,
    count_of,
    month_code,
)


def _step(match: PhraseMatch) -> int:
    """How far the quarter or month is from the text's own: none, the next or the one before."""
    return 0 if match["this"] else 1 if match["next"] else -1


def code_of_relative_quarter(match: PhraseMatch, text: TextDate) -> str | None:
    """This quarter, or the one before."""
    if text.today is None:
        return None
    quarter = text.today.year * 4 + (text.today.month - 1) // 3 + _step(match)
    return f"{quarter // 4}-Q{quarter % 4 + 1}"


def code_of_relative_month(match: PhraseMatch, text: TextDate) -> str | None:
    """This month, or the one before."""
    if text.today is None:
        return None
    return month_code(text.today.year * 12 + text.today.month - 1 + _step(match))


def code_of_next_month(match: PhraseMatch, text: TextDate) -> str | None:
    """The next month of a name after the text's: "next April"."""
    if text.today is None:
        return None
    month = MONTH[match.word("next")]
    return f"{text.today.year + (month <= text.today.month)}-{month:02}"


def code_of_month_a_year_before(match: PhraseMatch, text: TextDate) -> str | None:
    """A month of the year before the one that is told of: "fler än i april året före"."""
    year = (text.named or text.last)[:4] or (str(text.year) if text.year else "")
    return f"{int(year) - 1}-{MONTH[match.word('month')]:02}" if year.isdecimal() else None


def code_of_after(match: PhraseMatch, text: TextDate) -> str | None:
    """So many years after the time that was named last: "Efter fyra år hade det ökat"."""
    years = count_of(match["n"])
    return shifted(text.last, years) if years and re.fullmatch(YEAR, text.last) else None


def code_of_ago(match: PhraseMatch, text: TextDate) -> str | None:
    """So many years before now."""
    years = _LENGTHS.get(match.word("n")) or count_of(match["n"])
    if not years or text.today is None:
        return None
    # "two years ago this month"
    return f"{text.today.year - years}-{text.today.month:02}" if match["same"] else str(text.today.year - years)


def code_of_lapse(match: PhraseMatch, text: TextDate) -> str | None:
    """So many years before now, or before the year named before: "3,1 miljarder 2012, en ökning på två år"."""
    years = _LENGTHS.get(match.word("n")) or count_of(match["n"]) or 10 * (count_of(match["decades"]) or 0)
    # "over the past decade" ends with the text, "på tio år" with what it tells of.
    topic_year = "" if re.search(r"past|last|senaste", match.text) else text.topic_year
    named = text.named or topic_year
    if match.has_come_about:
        named = ""  # what has come about goes on to the text's day
    until = int(named) if re.fullmatch(YEAR, named) else text.year
    return str(until - years) if years and until else None


def code_of_term_begin(_: PhraseMatch, text: TextDate) -> str | None:
    """The year of the election that began the term."""
    days = [day for day in ELECTIONS["sv"] if text.today and day < text.today.isoformat()]
    return max(days)[:4] if days else None


def code_of_months_ago(match: PhraseMatch, text: TextDate) -> str | None:
    """So many months back: twelve are a year."""
    months = count_of(match["n"])
    if not months or text.today is None:
        return None
    if months % 12 == 0:
        return str(text.today.year - months // 12)
    return month_code(text.today.year * 12 + text.today.month - 1 - months)


def code_of_recent_months(match: PhraseMatch, text: TextDate) -> str | None:
    """The day so many months before the text's: "under det senaste halvåret"."""
    if text.today is None:
        return None
    months = 3 if re.match(r"kvartal|quarter", match.word("n")) else 6
    return _day_of_months_from(text.today, -months)


def code_of_year_gone(match: PhraseMatch, text: TextDate) -> str | None:
    """The year that a report tells of, else the year before where the text's has just begun: "det gångna året"."""
    if text.topic_year or text.today is None:
        return text.topic_year or None
    return str(text.today.year - 1) if text.today.month <= _JUST_BEGUN else None


# What is written by April looks back on the year before.
_JUST_BEGUN = 4
_LENGTHS = {"year": 1, "år": 1, "året": 1, "decade": 10, "decenniet": 10, "decennium": 10, "årtionde": 10}


def code_of_year_before(match: PhraseMatch, text: TextDate) -> str | None:
    """The year before the time that was named last, else before now."""
    # "The same quarter a year ago" is that of what is told of, not of what it was held against before.
    last = text.main if re.match(r"(?:the\s+)?same|samma", match.text) else text.last
    last = last or text.topic
    is_to_come = text.year is not None and last[:4].isdigit() and int(last[:4]) > text.year
    if last and not is_to_come:
        return shifted(last, -1)
    return str(text.year - 1) if text.year else None


def code_of_year_after(match: PhraseMatch, text: TextDate) -> str | None:
    """The year after the time that was named last, or so many after it: "a year later".

    Within a sentence that names no time, "four in ten had work a year later" is told of nobody's year.
    """
    count, last = (match["inner"], text.named) if match["inner"] else (match["n"], text.last)
    years = count_of(count) if count else 1
    return shifted(last, years) if last and years else None


def shifted(code: str, years: int) -> str:
    """A period so many years later.

    >>> shifted("2023-04/2024-03", -1)
    '2022-04/2023-03'
    """
    return re.sub(YEAR, lambda match: str(int(match[0]) + years), code)


def code_of_same_part(match: PhraseMatch, text: TextDate) -> str | None:
    """The part of a year that was named last, in another year."""
    year = match.year(text)
    if year is None or not text.last[:4].isdigit():
        return str(year) if year else None
    if match["split"] and (ends := re.match(r"(\d{4})-(\d\d)", text.main)):
        # "The corresponding quarter of 2023/24": the one of that financial year.
        return shifted(text.main, year + (int(ends[2]) < _APRIL) - int(ends[1]))
    if not match["year"] and int(text.last[:4]) == year and text.last[4:]:
        year -= 1  # "In August there were 84 more than in the same month last year", said in March.
    return f"{year}{text.last[4:]}" if "/" not in text.last else shifted(text.last, year - int(text.last[:4]))


def code_of_new_year(match: PhraseMatch, text: TextDate) -> str | None:
    """The turn of the year: since then, or as things stood then or will stand."""
    if text.today is None:
        return None
    if re.search(r"(?:sedan|since)\s+(?:the\s+)?$", match.before, re.I):
        return f"{text.today.year}-01"
    if re.search(r"början|start|beginning", match.text) and not match.looks_ahead:
        return f"{text.topic_year or text.today.year}-01-01"
    return f"{text.today.year - (not match.looks_ahead and not match['next'])}-12-31"


def code_of_election(match: PhraseMatch, text: TextDate) -> str | None:
    """The day of the general election of a year, else of the last one before the text."""
    days = ELECTIONS[text.lang]
    if match["year"]:
        return next((day for day in days if day.startswith(match["year"])), match["year"])
    return max((day for day in days if text.today and day < text.today.isoformat()), default=None)


def code_of_term(match: PhraseMatch, text: TextDate) -> tuple[str, str] | None:
    """The term between two elections, four years in Sweden: this one, or the one before or after."""
    begun = max((int(day[:4]) for day in ELECTIONS["sv"] if text.today and day < text.today.isoformat()), default=0)
    if not begun:
        return None
    which = match.word("which")
    is_before = which.startswith("f") or which in ("gångna", "avslutade", "senaste")
    first = begun - 4 * is_before + 4 * (which in ("kommande", "nästa"))
    if match["term"]:
        # "What has been built under mandatperioden": from the election to now.
        return str(first), text.today.isoformat() if text.today else ""
    return str(first), str(first + 4)


def code_of_years_earlier(match: PhraseMatch, text: TextDate) -> str | None:
    """So many years before the time that was named last."""
    years = count_of(match["n"])
    if not years:
        return None
    before = text.named or text.last
    return shifted(before, -years) if before else str(text.year - years) if text.year else None


def code_of_this_time_last_year(_: PhraseMatch, text: TextDate) -> str | None:
    """The month of the text's day, a year before."""
    return f"{text.today.year - 1}-{text.today.month:02}" if text.today else None


def _length_in_months(match: PhraseMatch) -> int:
    """The months of a length in words: "ten years", "decade", "six months"; 0 where its number is none."""
    unit = match.word("unit")
    if unit[:3] in ("dec", "årt"):
        return 120
    count = count_of(match["n"]) if match["n"] else int(unit == "året")
    return (count or 0) * (1 if unit.startswith("m") else 12)


def code_of_span_ahead(match: PhraseMatch, text: TextDate) -> str | tuple[str, str] | None:
    """From the text's year on so many years, by month where the length is one in months: "the next ten years"."""
    months = _length_in_months(match)
    if not months or text.today is None:
        return None
    if match.word("unit").startswith("m"):
        first = text.today.year * 12 + text.today.month - 1
        return month_code(first), month_code(first + months)
    return str(text.today.year), str(text.today.year + months // 12)


def code_of_end_ahead(match: PhraseMatch, text: TextDate) -> str | None:
    """The year or month by which something is to come about: "within five years", "om tre år"."""
    months = _length_in_months(match)
    if re.match(r"(?:inom|within)\s+(?:(?:ett|one|an?)\b|.*m(?:ånad|onth))", match.text):
        return None  # so long may each take: "ska vara klara inom ett år", "erbjudas vård inom tre månader"
    is_ahead = match.looks_ahead or match.leads_ahead or match.text.startswith(("om ", "in "))
    if not months or text.today is None or not is_ahead:
        return None
    month = month_code(text.today.year * 12 + text.today.month - 1 + months)
    return month if match.word("unit").startswith("m") else month[:4]


def code_of_year_to_date(match: PhraseMatch, text: TextDate) -> str | None:
    """From the first day of the text's year, or the first month of its financial year, to its date."""
    if text.today is None:
        return None
    begins = text.year_begins if match.text.endswith("to date") else 1
    year = text.today.year - (text.today.month < begins)
    return f"{year}-{begins:02}{'-01' if begins == 1 else ''}/{text.today.isoformat()}"


def code_of_decade_end(_: PhraseMatch, text: TextDate) -> str | None:
    """The year in which the text's decade is over."""
    return str(text.year // 10 * 10 + 10) if text.year else None


def code_of_time_ago(match: PhraseMatch, text: TextDate) -> str | None:
    """A day so many days or weeks before the text's, the month so many months before it."""
    if text.today is None:
        return None
    unit, count = match.word("unit"), count_of(match["n"]) or 1
    if days := next((days for start, days in _DAYS.items() if unit.startswith(start)), 0):
        return (text.today - timedelta(days=days * count)).isoformat()
    months = 6 if unit in ("halvår", "year") else count
    return month_code(text.today.year * 12 + text.today.month - 1 - months)


_APRIL = 4
_DAYS = {"dag": 1, "day": 1, "yesterday": 1, "i": 1, "veck": 7, "week": 7, "fortnight": 14}
"""How many days a unit has, by the letters it begins with."""
MONTHS_OF_PART = {"Q": 3, "T": 4, "S": 6}
"""How many months a part of a year has, by the letter of its code: a quarter, a third, a half."""


def code_of_part_before(match: PhraseMatch, text: TextDate) -> str | None:
    """The quarter, month or half-year before the one that was named last: "kvartalet före"."""
    code = text.main
    if part := re.fullmatch(r"(\d{4})-([QST])(\d)", code):
        count = 12 // MONTHS_OF_PART[part[2]]
        before = int(part[1]) * count + int(part[3]) - 2
        return f"{before // count}-{part[2]}{before % count + 1}"
    if match.word("unit").startswith(("veck", "week")):
        days = re.fullmatch(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", code)
        week = timedelta(days=7)
        return "/".join((date.fromisoformat(day) - week).isoformat() for day in days.groups()) if days else None
    months = re.fullmatch(r"(\d{4})-(\d\d)(?:/(\d{4})-(\d\d))?", code)
    if months is None:
        return None
    first = int(months[1]) * 12 + int(months[2]) - 1
    if not months[3]:
        return month_code(first - 1) if match.word("unit")[0] == "m" and not match["n"] else None
    length = int(months[3]) * 12 + int(months[4]) - first
    if match["n"] and count_of(match["n"]) != length:
        return None
    return f"{month_code(first - length)}/{month_code(first - 1)}" if length in (3, 4, 6) else None


def code_of_since_then(match: PhraseMatch, text: TextDate) -> str | None:
    """The time that was named last; of a span of years its end."""
    years = re.fullmatch(rf"{YEAR}/({YEAR})", text.last)
    return years[1] if years else text.last or None


def code_of_before_then(_: PhraseMatch, text: TextDate) -> str | None:
    """The year or month before the time that was named last: "innan dess"."""
    if re.fullmatch(YEAR, text.last):
        return shifted(text.last, -1)
    month = re.match(r"(\d{4})-(\d\d)", text.last)
    return month_code(int(month[1]) * 12 + int(month[2]) - 2) if month else None


def code_of_topic(match: PhraseMatch, text: TextDate) -> str | None:
    """The period that the section tells of, where it is as long as is said: "over the twelve months"."""
    months = {"ha": 6, "qu": 3, "kv": 3, "te": 4}.get(match.word("length")[:2]) or count_of(
        match.word("length").split()[0]
    )
    return text.topic if text.topic and months in (None, months_in(text.topic)) else None


def months_in(code: str) -> int:
    """How many months a year, a part of one or a span of months has; 0 for other periods.

    >>> months_in("2012"), months_in("2012-Q3"), months_in("2012-04/2013-03"), months_in("2012-09-13")
    (12, 3, 12, 0)
    """
    if re.fullmatch(YEAR, code):
        return 12
    if part := re.fullmatch(r"\d{4}-([QST])\d", code):
        return MONTHS_OF_PART[part[1]]
    ends = re.fullmatch(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)", code)
    return (int(ends[3]) - int(ends[1])) * 12 + int(ends[4]) - int(ends[2]) + 1 if ends else 0


def code_of_first_years(match: PhraseMatch, text: TextDate) -> tuple[str, str] | None:
    """The first so many years from the time that was named last: "the first ten years after the market opened"."""
    years, first = count_of(match["n"]), text.last[:4]
    return (first, str(int(first) + years)) if years and re.fullmatch(YEAR, first) else None


def code_of_government(_: PhraseMatch, text: TextDate) -> str | None:
    """The month in which another government took office for the last time before the text."""
    months = GOVERNMENTS[text.lang]
    return max((month for month in months if text.today and month <= text.today.isoformat()[:7]), default=None)


def code_of_side(match: PhraseMatch, text: TextDate) -> str | tuple[str, str] | None:
    """The years in which a side last governed, or the one in which it began to or ceased: "when Labour left office"."""
    spans, year = SIDES[match.word("side")], str(text.year or "")
    if match["took"]:
        return max((first for first, _ in spans if first <= year), default=None)
    ended = [span for span in spans if span[1] and span[1] <= year]
    if not ended:
        return None
    return ended[-1][1] if match["left"] else ended[-1]


def code_of_pandemic(match: PhraseMatch, _: TextDate) -> str:
    """The year of its outbreak: since then, or during it."""
    return "2020"


def _day_of_months_from(day: date, months: int) -> str:
    month = day.year * 12 + day.month - 1 + months
    return f"{month_code(month)}-{min(day.day, monthrange(month // 12, month % 12 + 1)[1]):02}"
