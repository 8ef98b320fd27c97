"""What a phrase that names a time means, as the table writes periods: a code, or the two ends of a span.

None where the words name no time after all, or one that only the text's date would tell.
"""

from __future__ import annotations

import re
from datetime import date

from facts.language.period_words import MONTH, ORDINAL, PhraseMatch, TextDate, count_of, month_code

# The months in which a school year and a financial year begin.
_JULY, _APRIL, _OCTOBER = 7, 4, 10


def code_of_part(match: PhraseMatch, text: TextDate) -> str | None:
    """A half, quarter or third of a year; without a year the latest that has begun."""
    letter, months = {"h": ("S", 6), "k": ("Q", 3), "q": ("Q", 3), "t": ("T", 4)}[match.word("part")[0]]
    word, count = match.word("ordinal"), 12 // months
    number = count if word in ("sista", "last", "final") else ORDINAL.get(word) or count_of(match["n"]) or 0
    if not 0 < number <= count:
        return None
    if match["split"]:
        return _part_from(_APRIL, int(match["year"]), number, months) if text.lang == "en" else None
    if match["fiscal_year"]:
        return _part_from(_begin_of_fiscal_year(text), int(match["year"]) - 1, number, months)
    if year_begins := _begin_of_own_year(match, text):
        return _part_of_own_year(match, text, year_begins, number, months)
    year = match.year(text)
    if year is None and text.topic_year and not match.looks_ahead:
        year = int(text.topic_year)
    elif year is None and text.today:
        year = text.today.year - (text.today.month <= (number - 1) * months and not match.looks_ahead)
    return f"{year}-{letter}{number}" if year else None


def code_of_parts(match: PhraseMatch, text: TextDate) -> tuple[str, str] | None:
    """From one quarter of a year to another: "between the first and third quarters"."""
    letter, count = ("T", 3) if match.word("part")[0] == "t" else ("Q", 4)
    first, last = ORDINAL[match.word("ordinal")], ORDINAL[match.word("last")]
    year = match.year(text) or int(text.topic_year or 0)
    if not year and text.today is not None:
        year = text.today.year - ((text.today.month - 1) * count // 12 + 1 < last)
    return (f"{year}-{letter}{first}", f"{year}-{letter}{last}") if year and first < last <= count else None


def _begin_of_own_year(match: PhraseMatch, text: TextDate) -> int:
    """The month with which the year begins that a part of one is of, where that is no calendar year; else 0."""
    if match["year"] or match["relative"] or match["calendar"] or text.today is None or text.topic_year:
        return 0
    begins = text.year_begins if text.year_begins > 1 else _APRIL
    return begins if match["fiscal"] or text.year_begins > 1 else 0


def _part_of_own_year(match: PhraseMatch, text: TextDate, begins: int, number: int, months: int) -> str | None:
    """A part of a year that is no calendar year, as months: the latest that has begun, or the next."""
    if text.today is None:
        return None
    first = begins + (number - 1) * months
    year = text.today.year + (first - 1) // 12
    while (year, (first - 1) % 12 + 1) > (text.today.year, text.today.month):
        year -= 1
    year += match.looks_ahead
    return _part_from(begins, year - (first - 1) // 12, number, months)


def code_of_quarter_short(match: PhraseMatch, text: TextDate) -> str | None:
    """A quarter by its letter; of a financial year, which begins in April, as months: "Q2 2021/22"."""
    number = int(match["n"])
    return _part_from(_APRIL, int(match["year"]), number, 3) if match["split"] else f"{match['year']}-Q{number}"


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


def code_of_month_before(match: PhraseMatch, text: TextDate) -> str | None:
    """The month before something happened: "before the rules changed in December it had been 412"."""
    month = code_of_month(match, text)
    return month_code(int(month[:4]) * 12 + int(month[5:]) - 2) if month else None


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
    if year and (quarter := match.word(f"quarter_{end}")):
        return f"{year}-Q{ORDINAL[quarter]}"
    if not year or not month:
        return year
    return f"{year}-{MONTH[month]:02}" + (f"-{int(day):02}" if day else "")


def code_of_months_together(match: PhraseMatch, _: TextDate) -> str | None:
    """Two months that follow each other, with their years: "in December 2018 and January 2019"."""
    first, second = (int(match[f"year_{end}"]) * 12 + MONTH[match.word(f"month_{end}")] - 1 for end in "ab")
    return f"{month_code(first)}/{month_code(second)}" if second == first + 1 else month_code(second)


def code_of_years_together(match: PhraseMatch, text: TextDate) -> str | None:
    """Two years that follow each other: "för vart och ett av åren 2020 och 2021".

    Of others, "both 2015 and 2020", it is the later one: of the years between them nothing is said.
    """
    first, second = int(match["first"]), int(match["second"])
    if first >= second:
        return None
    return f"{first}/{second}" if second == first + 1 else str(second)


def code_of_year_end(match: PhraseMatch, text: TextDate) -> str | None:
    """The last day of a year."""
    year = match.year(text)
    return f"{year}-12-31" if year else None


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
    months = count_of(match["n"])
    if re.search(r"quarters|kvartalen", match.text):
        months = 3 * (3 if re.search(r"three|tre", match.text) else 2)
    if (begins := _begin_of_own_year(match, text)) and months and months < 12:
        return _part_of_own_year(match, text, begins, 1, months)
    return _first_months(match.year(text) or int(text.topic_year or 0) or text.year, months)


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


def _part_from(begins: int, year: int, number: int, months: int) -> str | None:
    """A part of the year that begins with a month, as months: "the first quarter of 2023/24", from April on."""
    first = year * 12 + begins - 1 + (number - 1) * months
    return f"{month_code(first)}/{month_code(first + months - 1)}" if number <= 12 // months else None


def code_of_split_span(match: PhraseMatch, text: TextDate) -> tuple[str, str]:
    """Between two years that stand as 1985/86 and 2018/19: school years in Swedish, financial years in English."""
    month = _JULY if text.lang == "sv" else _APRIL
    return _year_from(month, int(match["first"])), _year_from(month, int(match["second"]))


def code_of_school_year(match: PhraseMatch, text: TextDate) -> str | None:
    """A school year, July to June: of a year that is named, else this one or the last."""
    return _year_from(_JULY, int(match["first"])) if match["first"] else _relative_year_from(_JULY, match, text)


def code_of_financial_year(match: PhraseMatch, text: TextDate) -> str | None:
    """A financial year, from April unless the text says another month: of a year that is named, else by a word."""
    begins = text.year_begins if text.year_begins > 1 else _APRIL
    return _year_from(_APRIL, int(match["first"])) if match["first"] else _relative_year_from(begins, match, text)


def code_of_relative(match: PhraseMatch, text: TextDate) -> str | None:
    """A year by a word: "i fjol"."""
    year = match.year(text)
    return str(year) if year else None


def code_of_own_year(match: PhraseMatch, text: TextDate) -> str | None:
    """A year of a text whose years are financial ones: "the current year" of a council's accounts."""
    if text.today is None:
        return None
    if text.year_begins == 1:
        return str(text.today.year + (1 if match["next"] else 0))
    return _relative_year_from(text.year_begins, match, text)


def _relative_year_from(month: int, match: PhraseMatch, text: TextDate) -> str | None:
    if text.today is None:
        return None
    ahead = 0 if match["this"] else 1 if match["next"] else -1
    return _year_from(month, text.today.year - (text.today.month < month) + ahead)


def code_of_split_year(match: PhraseMatch, text: TextDate) -> str | None:
    """The year 2011/12 alone: in English a financial year; in Swedish it may be a school year, and is not guessed."""
    return code_of_financial_year(match, text) if text.lang == "en" else None


def code_of_fiscal_year(match: PhraseMatch, text: TextDate) -> str:
    """A fiscal year by one number, as Americans name it: from October unless the text says another month."""
    return _year_from(_begin_of_fiscal_year(text), int(match["year"]) - 1)


def _begin_of_fiscal_year(text: TextDate) -> int:
    return text.year_begins if text.year_begins > 1 else _OCTOBER


def code_of_years_to(match: PhraseMatch, text: TextDate) -> tuple[str, str] | None:
    """So many years by their ends: "in the five years to 2018-19" begins with 2013-14."""
    years, last = 10 if match["n"] == "decade" else count_of(match["n"]), int(match["year"])
    return _span_of_years(last - years, last, match, text) if years else None


def code_of_years_from(match: PhraseMatch, text: TextDate) -> tuple[str, str] | None:
    """So many years by their first: "over the five years from 2021-22" ends with 2025-26."""
    years, first = count_of(match["n"]), int(match["year"])
    return _span_of_years(first, first + years - 1, match, text) if years else None


def _span_of_years(first: int, last: int, match: PhraseMatch, text: TextDate) -> tuple[str, str] | None:
    if not match["split"]:
        return str(first), str(last)
    return (_year_from(_APRIL, first), _year_from(_APRIL, last)) if text.lang == "en" else None
