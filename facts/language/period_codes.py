"""What a phrase that names a time means, as the table writes periods: a code, or the two ends of a span.

None where the words name no time after all, or one that only the text's date would tell.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from facts.language.period_words import ELECTIONS, MONTH, ORDINAL, YEAR, PhraseMatch, TextDate, count_of, month_code

# The months in which a school year and a financial year begin.
_JULY, _APRIL = 7, 4


def code_of_part(match: PhraseMatch, text: TextDate) -> str | None:
    """A half, quarter or third of a year; without a year the latest that has begun."""
    letter, months = {"h": ("S", 6), "k": ("Q", 3), "q": ("Q", 3), "t": ("T", 4)}[match.word("part")[0]]
    word = match.word("ordinal")
    if match["split"]:
        return _part_of_financial_year(match, ORDINAL[word], months) if text.lang == "en" else None
    number = 12 // months if word in ("sista", "last", "final") else ORDINAL[word]
    year = match.year(text)
    if year is None and text.topic_year and not match.looks_ahead:
        year = int(text.topic_year)
    elif year is None and text.today:
        year = text.today.year - (text.today.month <= (number - 1) * months and not match.looks_ahead)
    return f"{year}-{letter}{number}" if year and number <= 12 // months else None


def code_of_relative_quarter(match: PhraseMatch, text: TextDate) -> str | None:
    """This quarter, or the one before."""
    if text.today is None:
        return None
    quarter = text.today.year * 4 + (text.today.month - 1) // 3 - (not match["this"])
    return f"{quarter // 4}-Q{quarter % 4 + 1}"


def code_of_relative_month(match: PhraseMatch, text: TextDate) -> str | None:
    """This month, or the one before."""
    if text.today is None:
        return None
    return month_code(text.today.year * 12 + text.today.month - 1 - (not match["this"]))


def code_of_after(match: PhraseMatch, text: TextDate) -> str | None:
    """So many years after the time that was named last: "Efter fyra år hade det ökat"."""
    years = count_of(match["n"])
    return _shifted(text.last, years) if years and re.fullmatch(YEAR, text.last) else None


def code_of_quarter_short(match: PhraseMatch, text: TextDate) -> str | None:
    """A quarter by its letter; of a financial year, which begins in April, as months: "Q2 2021/22"."""
    number = int(match["n"])
    return _part_of_financial_year(match, number, 3) if match["split"] else f"{match['year']}-Q{number}"


def code_of_day(match: PhraseMatch, text: TextDate) -> str | None:
    """A day; without a year the nearest."""
    month, day = MONTH[match.word("month")], int(match["day"])
    year = int(match["year"]) if match["year"] else _nearest_year(month, day, match, text)
    try:
        return date(year, month, day).isoformat() if year else None
    except ValueError:
        return None


def _nearest_year(month: int, day: int, match: PhraseMatch, text: TextDate) -> int | None:
    """The year of the day or month that the text looks back on, or ahead to."""
    if text.today is None:
        return None
    if match.looks_ahead:
        return text.today.year + ((month, day) < (text.today.month, text.today.day))
    if text.topic_year:
        return int(text.topic_year)
    return text.today.year - ((month, day) > (text.today.month, text.today.day))


def code_of_month(match: PhraseMatch, text: TextDate) -> str | None:
    """A month; without a year the nearest."""
    # "May" and "March" are verbs and names too: without a year they need a capital, and a word for a time before.
    month = MONTH[match.word("month")]
    year = match.year(text) or _nearest_year(month, 1, match, text)
    return f"{year}-{month:02}" if year else None


def code_of_span(match: PhraseMatch, text: TextDate) -> str | tuple[str, str] | None:
    """Two years; in English 2016-17 is one financial year, as 2016/17 is."""
    first, second = match["first"], match["second"]
    if len(second) == 2:
        second = first[:2] + second
        if text.lang == "en" and int(second) == int(first) + 1:
            return code_of_financial_year(match, text)
    return (first, second) if int(first) < int(second) else None


def code_of_points(match: PhraseMatch, text: TextDate) -> tuple[str, str] | None:
    """Between two times, each a year, a month, a day, "last year", "then" or now: "from 2011 to last year"."""
    first, second = _point(match, "a", text), _point(match, "b", text)
    same = min(len(first), len(second))  # a year and a month are compared as years
    return (first, second) if same and first[:same] <= second[:same] and first != second else None


def _point(match: PhraseMatch, end: str, text: TextDate) -> str:
    if match[f"then_{end}"]:
        return text.last.split("/")[0]
    if match[f"now_{end}"]:
        return text.today.isoformat() if text.today else ""
    year = match[f"year_{end}"] or str(match.relative_year(match.word(f"relative_{end}"), text) or "")
    month, day = match.word(f"month_{end}"), match[f"day_{end}"]
    if not year or not month:
        return year
    return f"{year}-{MONTH[month]:02}" + (f"-{int(day):02}" if day else "")


def code_of_years_together(match: PhraseMatch, text: TextDate) -> str | None:
    """Two years that follow each other: "för vart och ett av åren 2020 och 2021".

    Of others, "both 2015 and 2020", it is the later one: of the years between them nothing is said.
    """
    first, second = int(match["first"]), int(match["second"])
    if first >= second:
        return None
    return f"{first}/{second}" if second == first + 1 else str(second)


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
    month = text.today.year * 12 + text.today.month - 1 - months
    day = min(text.today.day, monthrange(month // 12, month % 12 + 1)[1])
    return f"{month_code(month)}-{day:02}"


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
    is_to_come = text.year is not None and text.last[:4].isdigit() and int(text.last[:4]) > text.year
    if text.last and not is_to_come:
        return _shifted(text.last, -1)
    return str(text.year - 1) if text.year else None


def code_of_year_after(match: PhraseMatch, text: TextDate) -> str | None:
    """The year after the time that was named last."""
    return _shifted(text.last, 1) if text.last else None


def _shifted(code: str, years: int) -> str:
    return re.sub(YEAR, lambda match: str(int(match[0]) + years), code)


def code_of_same_part(match: PhraseMatch, text: TextDate) -> str | None:
    """The part of a year that was named last, in another year."""
    year = match.year(text)
    if year is None or not text.last[:4].isdigit():
        return str(year) if year else None
    if not match["year"] and int(text.last[:4]) == year and text.last[4:]:
        year -= 1  # "In August there were 84 more than in the same month last year", said in March.
    return f"{year}{text.last[4:]}" if "/" not in text.last else _shifted(text.last, year - int(text.last[:4]))


def code_of_relative(match: PhraseMatch, text: TextDate) -> str | None:
    """A year by a word: "i fjol"."""
    year = match.year(text)
    return str(year) if year else None


def code_of_year_end(match: PhraseMatch, text: TextDate) -> str | None:
    """The last day of a year."""
    year = match.year(text)
    return f"{year}-12-31" if year else None


def code_of_new_year(match: PhraseMatch, text: TextDate) -> str | None:
    """The turn of the year: since then, or as things stood then or will stand."""
    if text.today is None:
        return None
    if re.search(r"(?:sedan|since)\s+(?:the\s+)?$", match.before, re.I):
        return f"{text.today.year}-01"
    if re.search(r"början|start|beginning", match.text) and not match.looks_ahead:
        return f"{text.topic_year or text.today.year}-01-01"
    return f"{text.today.year - (not match.looks_ahead)}-12-31"


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
    is_before = which[0] == "f" or which in ("gångna", "avslutade", "senaste")
    first = begun - 4 * is_before + 4 * (which in ("kommande", "nästa"))
    return str(first), str(first + 4)


def code_of_months_to(match: PhraseMatch, text: TextDate) -> str | None:
    """So many months that end with a month."""
    month = MONTH[match.word("month")]
    year = match.year(text) or _nearest_year(month, 28, match, text)
    length = 12 if match.word("n") in ("year", "years", "året") else count_of(match["n"])
    return f"{month_code(year * 12 + month - length)}/{year}-{month:02}" if length and year else None


def code_of_months_from(match: PhraseMatch, text: TextDate) -> str | None:
    """So many months that begin with a month."""
    length = count_of(match["n"])
    month = MONTH[match.word("month")]
    year = match.year(text) or _nearest_year(month, 1, match, text)
    if not length or year is None:
        return None
    return f"{year}-{month:02}/{month_code(year * 12 + month - 2 + length)}"


def code_of_first_months(match: PhraseMatch, text: TextDate) -> str | None:
    """The first nine months of a year."""
    year, months = match.year(text) or int(text.topic_year or 0) or text.year, count_of(match["n"])
    return _first_months(year, months)


def _first_months(year: int | None, months: int | None) -> str | None:
    if not year or not months or months > 12:
        return None
    return {3: f"{year}-Q1", 6: f"{year}-S1", 12: str(year)}.get(months, f"{year}-01/{year}-{months:02}")


def code_of_week(match: PhraseMatch, text: TextDate) -> str | None:
    """A week by its number; without a year the latest that has begun."""
    week = int(match["n"])
    if match["year"]:
        return f"{match['year']}-W{week:02}"
    if text.today is None:
        return None
    year, this, _ = text.today.isocalendar()
    return f"{year - (week > this)}-W{week:02}"


def code_of_years_earlier(match: PhraseMatch, text: TextDate) -> str | None:
    """So many years before the time that was named last."""
    years = count_of(match["n"])
    if not years:
        return None
    before = text.named or text.last
    return _shifted(before, -years) if before else str(text.year - years) if text.year else None


def code_of_month_span(match: PhraseMatch, text: TextDate) -> str | tuple[str, str] | None:
    """From one month to another; "between March and June" may be two times."""
    year = match.year(text) or int(text.topic_year or 0) or _nearest_year(MONTH[match.word("to")], 1, match, text)
    if year is None:
        return None
    first, last = f"{year}-{MONTH[match.word('from')]:02}", f"{year}-{MONTH[match.word('to')]:02}"
    return (first, last) if match["between"] else f"{first}/{last}"


_RESULT_AFTER = re.compile(
    r"\b(?:\w*(?:resultat|utfall|överskott|underskott|intäkter|kostnader|omsättning|bokslut)\w*|result|surplus|deficit"
    r"|outturn|spending|revenue|accounts)\s*$|^\s*$",
    re.I,
)


def code_of_months_gone(match: PhraseMatch, text: TextDate) -> str | None:
    """The months from January that accounts speak of: "resultatet efter åtta månader"."""
    year, months = int(text.topic_year or 0) or text.year, count_of(match["n"])
    is_of_accounts = _RESULT_AFTER.search(match.before) is not None
    return _first_months(year, months) if is_of_accounts else None


def _year_from(month: int, year: int) -> str:
    """The twelve months from `month` of `year` on."""
    return f"{year}-{month:02}/{year + 1}-{month - 1:02}"


def _part_of_financial_year(match: PhraseMatch, number: int, months: int) -> str | None:
    """A part of a financial year, which begins in April, as months: "the first quarter of 2023/24"."""
    first = int(match["year"]) * 12 + _APRIL - 1 + (number - 1) * months
    return f"{month_code(first)}/{month_code(first + months - 1)}" if number <= 12 // months else None


def code_of_split_span(match: PhraseMatch, text: TextDate) -> tuple[str, str]:
    """Between two years that stand as 1985/86 and 2018/19: school years in Swedish, financial years in English."""
    month = _JULY if text.lang == "sv" else _APRIL
    return _year_from(month, int(match["first"])), _year_from(month, int(match["second"]))


def code_of_school_year(match: PhraseMatch, text: TextDate) -> str | None:
    """A school year, July to June: of a year that is named, else this one or the last."""
    return _year_from(_JULY, int(match["first"])) if match["first"] else _relative_year_from(_JULY, match, text)


def code_of_financial_year(match: PhraseMatch, text: TextDate) -> str | None:
    """A financial year, April to March: of a year that is named, else this one or the last."""
    return _year_from(_APRIL, int(match["first"])) if match["first"] else _relative_year_from(_APRIL, match, text)


def _relative_year_from(month: int, match: PhraseMatch, text: TextDate) -> str | None:
    if text.today is None:
        return None
    return _year_from(month, text.today.year - (text.today.month < month) - (not match["this"]))


def code_of_split_year(match: PhraseMatch, text: TextDate) -> str | None:
    """The year 2011/12 alone: in English a financial year; in Swedish it may be a school year, and is not guessed."""
    return code_of_financial_year(match, text) if text.lang == "en" else None


def code_of_fiscal_year(match: PhraseMatch, text: TextDate) -> str:
    """A fiscal year by one number, as Americans name it: from October of the year before."""
    return _year_from(10, int(match["year"]) - 1)


def code_of_years_to(match: PhraseMatch, text: TextDate) -> tuple[str, str] | None:
    """So many years by their ends: "in the five years to 2018-19" begins with 2013-14."""
    years, last = count_of(match["n"]), int(match["year"])
    return _span_of_years(last - years, last, match, text) if years else None


def code_of_years_from(match: PhraseMatch, text: TextDate) -> tuple[str, str] | None:
    """So many years by their first: "over the five years from 2021-22" ends with 2025-26."""
    years, first = count_of(match["n"]), int(match["year"])
    return _span_of_years(first, first + years - 1, match, text) if years else None


def _span_of_years(first: int, last: int, match: PhraseMatch, text: TextDate) -> tuple[str, str] | None:
    if not match["split"]:
        return str(first), str(last)
    return (_year_from(_APRIL, first), _year_from(_APRIL, last)) if text.lang == "en" else None
