"""Years that do not begin in January: school years, British financial years, American fiscal years.

A school year goes from July to June, a financial year from April to March, a fiscal year from October to September.
"""

from __future__ import annotations

from facts.language.period_words import ORDINAL, PhraseMatch, TextDate, count_of


def part_of_financial_year(match: PhraseMatch, text: TextDate, months: int) -> str | None:
    """A part of a financial year, which begins in April, as months: "the first quarter of 2023/24"."""
    number = ORDINAL[match.word("ordinal")]
    if text.lang != "en" or number > 12 // months:
        return None
    first = int(match["year"]) * 12 + 3 + (number - 1) * months
    last = first + months - 1
    return f"{first // 12}-{first % 12 + 1:02}/{last // 12}-{last % 12 + 1:02}"


def code_of_split_span(match: PhraseMatch, text: TextDate) -> tuple[str, str]:
    """Between two years that stand as 1985/86 and 2018/19: school years in Swedish, financial years in English."""
    months = ("07", "06") if text.lang == "sv" else ("04", "03")
    first, second = (
        f"{year}-{months[0]}/{year + 1}-{months[1]}" for year in (int(match["first"]), int(match["second"]))
    )
    return first, second


def code_of_school_year(match: PhraseMatch, text: TextDate) -> str | None:
    """A school year, July to June."""
    year = int(match["first"])
    return f"{year}-07/{year + 1}-06"


def code_of_relative_school_year(match: PhraseMatch, text: TextDate) -> str | None:
    """This school year or the last one, which begins in July."""
    if text.today is None:
        return None
    year = text.today.year - (text.today.month < 7) - (not match["this"])
    return f"{year}-07/{year + 1}-06"


def code_of_financial_year(match: PhraseMatch, text: TextDate) -> str | None:
    """A financial year, April to March."""
    year = int(match["first"])
    return f"{year}-04/{year + 1}-03"


def code_of_relative_financial_year(match: PhraseMatch, text: TextDate) -> str | None:
    """This financial year or the last one, which begins in April."""
    if text.today is None:
        return None
    year = text.today.year - (text.today.month < 4) - (not match["this"])
    return f"{year}-04/{year + 1}-03"


def code_of_split_year(match: PhraseMatch, text: TextDate) -> str | None:
    """The year 2011/12 alone: in English a financial year; in Swedish it may be a school year, and is not guessed."""
    return code_of_financial_year(match, text) if text.lang == "en" else None


def code_of_fiscal_year(match: PhraseMatch, text: TextDate) -> str:
    """A fiscal year by one number, as Americans name it: from October of the year before."""
    year = int(match["year"])
    return f"{year - 1}-10/{year}-09"


def code_of_years_to(match: PhraseMatch, text: TextDate) -> tuple[str, str] | None:
    """So many years by their ends: "in the five years to 2018-19" begins with 2013-14."""
    years, last = count_of(match["n"]), int(match["year"])
    if not years or (match["split"] and text.lang != "en"):
        return None
    if match["split"]:
        return f"{last - years}-04/{last - years + 1}-03", f"{last}-04/{last + 1}-03"
    return str(last - years), str(last)


def code_of_years_from(match: PhraseMatch, text: TextDate) -> tuple[str, str] | None:
    """So many years by their first: "over the five years from 2021-22" ends with 2025-26."""
    years, first = count_of(match["n"]), int(match["year"])
    if not years or (match["split"] and text.lang != "en"):
        return None
    if match["split"]:
        return f"{first}-04/{first + 1}-03", f"{first + years - 1}-04/{first + years}-03"
    return str(first), str(first + years - 1)
