"""The phrases that running text names times with, each with its reader: "first half of 2012", "i fjol", "3 May".

Longer than other modules, since a phrase and what it is read as are looked at together.

A reader gives a period as the table writes it, the two ends of a span, or None where the words name none after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from facts.language.period_words import (
    COUNT,
    ELECTIONS,
    MONTH,
    MONTH_NAMES,
    ORDINAL,
    ORDINALS_OF_PARTS,
    RELATIVE_YEARS,
    YEAR,
    PhraseMatch,
    TextDate,
)
from facts.language.quantities import cardinal_at
from facts.language.tokens import tokens_of

_Reader = Callable[[PhraseMatch, TextDate], str | tuple[str, str] | None]


def _part(match: PhraseMatch, text: TextDate) -> str | None:
    """A half, quarter or third of a year; without a year the latest that has begun."""
    letter, months = {"h": ("S", 6), "k": ("Q", 3), "q": ("Q", 3), "t": ("T", 4)}[match.word("part")[0]]
    word = match.word("ordinal")
    number = 12 // months if word in ("sista", "last", "final") else ORDINAL[word]
    year = match.year(text)
    if year is None and text.today:
        year = text.today.year - (text.today.month <= (number - 1) * months and not match.looks_ahead)
    return f"{year}-{letter}{number}" if year and number <= 12 // months else None


def _relative_quarter(match: PhraseMatch, text: TextDate) -> str | None:
    if text.today is None:
        return None
    quarter = text.today.year * 4 + (text.today.month - 1) // 3 - (not match["this"])
    return f"{quarter // 4}-Q{quarter % 4 + 1}"


def _relative_month(match: PhraseMatch, text: TextDate) -> str | None:
    if text.today is None:
        return None
    month = text.today.year * 12 + text.today.month - 1 - (not match["this"])
    return f"{month // 12}-{month % 12 + 1:02}"


def _after(match: PhraseMatch, text: TextDate) -> str | None:
    """So many years after the time that was named last: "Efter fyra år hade det ökat"."""
    years = _count(match["n"])
    return _shifted(text.last, years) if years and re.fullmatch(YEAR, text.last) else None


def _quarter_short(match: PhraseMatch, text: TextDate) -> str | None:
    """A quarter by its letter; of a financial year, which begins in April, as months: "Q2 2021/22"."""
    number = int(match["n"])
    if not match["split"]:
        return f"{match['year']}-Q{number}"
    first = int(match["year"]) * 12 + number * 3
    return f"{first // 12}-{first % 12 + 1:02}/{(first + 2) // 12}-{(first + 2) % 12 + 1:02}"


def _day(match: PhraseMatch, text: TextDate) -> str | None:
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
    return text.today.year - ((month, day) > (text.today.month, text.today.day))


def _month(match: PhraseMatch, text: TextDate) -> str | None:
    # "May" and "March" are verbs and names too: without a year they need a capital, and a word for a time before.
    month = MONTH[match.word("month")]
    year = match.year(text) or _nearest_year(month, 1, match, text)
    return f"{year}-{month:02}" if year else None


def _span(match: PhraseMatch, text: TextDate) -> str | tuple[str, str] | None:
    """Two years; in English 2016-17 is one financial year, as 2016/17 is."""
    first, second = match["first"], match["second"]
    if len(second) == 2:
        second = first[:2] + second
        if text.lang == "en" and int(second) == int(first) + 1:
            return _financial_year(match, text)
    return (first, second) if int(first) < int(second) else None


def _split_span(match: PhraseMatch, text: TextDate) -> tuple[str, str]:
    """Between two years that stand as 1985/86 and 2018/19: school years in Swedish, financial years in English."""
    months = ("07", "06") if text.lang == "sv" else ("04", "03")
    first, second = (
        f"{year}-{months[0]}/{year + 1}-{months[1]}" for year in (int(match["first"]), int(match["second"]))
    )
    return first, second


def _ago(match: PhraseMatch, text: TextDate) -> str | None:
    years = _LENGTHS.get(match.word("n")) or _count(match["n"])
    return str(text.year - years) if years and text.year else None


def _lapse(match: PhraseMatch, text: TextDate) -> str | None:
    """So many years before now, or before the year named before: "3,1 miljarder 2012, en ökning på två år"."""
    years = _LENGTHS.get(match.word("n")) or _count(match["n"])
    until = int(text.named) if re.fullmatch(YEAR, text.named) else text.year
    return str(until - years) if years and until else None


def _months_ago(match: PhraseMatch, text: TextDate) -> str | None:
    """So many months back: twelve are a year."""
    months = _count(match["n"])
    if not months or text.today is None:
        return None
    if months % 12 == 0:
        return str(text.today.year - months // 12)
    first = text.today.year * 12 + text.today.month - 1 - months
    return f"{first // 12}-{first % 12 + 1:02}"


_LENGTHS = {"year": 1, "år": 1, "året": 1, "decade": 10, "decenniet": 10}


def _count(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    tokens = tokens_of(word)
    cardinal = cardinal_at(tokens, 0) if tokens else None
    return cardinal.value if cardinal and 0 < cardinal.value < 200 else None


def _year_before(match: PhraseMatch, text: TextDate) -> str | None:
    is_to_come = text.year is not None and text.last[:4].isdigit() and int(text.last[:4]) > text.year
    if text.last and not is_to_come:
        return _shifted(text.last, -1)
    return str(text.year - 1) if text.year else None


def _year_after(match: PhraseMatch, text: TextDate) -> str | None:
    return _shifted(text.last, 1) if text.last else None


def _shifted(code: str, years: int) -> str:
    return re.sub(YEAR, lambda match: str(int(match[0]) + years), code)


def _same_part(match: PhraseMatch, text: TextDate) -> str | None:
    """The part of a year that was named last, in another year."""
    year = match.year(text)
    if year is None or not text.last[:4].isdigit():
        return str(year) if year else None
    return f"{year}{text.last[4:]}" if "/" not in text.last else _shifted(text.last, year - int(text.last[:4]))


def _plain_year(match: PhraseMatch, text: TextDate) -> str | None:
    return match["year"]


def _relative(match: PhraseMatch, text: TextDate) -> str | None:
    year = match.year(text)
    return str(year) if year else None


def _year_end(match: PhraseMatch, text: TextDate) -> str | None:
    year = match.year(text)
    return f"{year}-12-31" if year else None


def _new_year(match: PhraseMatch, text: TextDate) -> str | None:
    """The turn of the year: since then, or as things stood then or will stand."""
    if text.today is None:
        return None
    if re.search(r"(?:sedan|since)\s+(?:the\s+)?$", match.before, re.I):
        return f"{text.today.year}-01"
    return f"{text.today.year - (not match.looks_ahead)}-12-31"


def _year_before_named(match: PhraseMatch, text: TextDate) -> str | None:
    return str(int(match["year"]) - 1)


def _today(match: PhraseMatch, text: TextDate) -> str | None:
    return text.today.isoformat() if text.today else None


def _decade(match: PhraseMatch, text: TextDate) -> str | None:
    return match["decade"]


def _before_pandemic(match: PhraseMatch, text: TextDate) -> str | None:
    return "2019"


def _election(match: PhraseMatch, text: TextDate) -> str | None:
    """The day of the general election of a year, else of the last one before the text."""
    days = ELECTIONS[text.lang]
    if match["year"]:
        return next((day for day in days if day.startswith(match["year"])), match["year"])
    return max((day for day in days if text.today and day < text.today.isoformat()), default=None)


def _term(match: PhraseMatch, text: TextDate) -> tuple[str, str] | None:
    """The term between two elections, four years in Sweden: this one, or the one before or after."""
    begun = max((int(day[:4]) for day in ELECTIONS["sv"] if text.today and day < text.today.isoformat()), default=0)
    if not begun:
        return None
    first = begun + {"f": -4, "k": 4}.get(match.word("which")[0], 4 if match.word("which") == "nästa" else 0)
    return str(first), str(first + 4)


def _school_year(match: PhraseMatch, text: TextDate) -> str | None:
    year = int(match["first"])
    return f"{year}-07/{year + 1}-06"


def _relative_school_year(match: PhraseMatch, text: TextDate) -> str | None:
    """This school year or the last one, which begins in July."""
    if text.today is None:
        return None
    year = text.today.year - (text.today.month < 7) - (not match["this"])
    return f"{year}-07/{year + 1}-06"


def _financial_year(match: PhraseMatch, text: TextDate) -> str | None:
    year = int(match["first"])
    return f"{year}-04/{year + 1}-03"


def _relative_financial_year(match: PhraseMatch, text: TextDate) -> str | None:
    """This financial year or the last one, which begins in April."""
    if text.today is None:
        return None
    year = text.today.year - (text.today.month < 4) - (not match["this"])
    return f"{year}-04/{year + 1}-03"


def _split_year(match: PhraseMatch, text: TextDate) -> str | None:
    """The year 2011/12 alone: in English a financial year; in Swedish it may be a school year, and is not guessed."""
    return _financial_year(match, text) if text.lang == "en" else None


def _months_to(match: PhraseMatch, text: TextDate) -> str | None:
    month = MONTH[match.word("month")]
    year = int(match["year"]) if match["year"] else _nearest_year(month, 28, match, text)
    length = 12 if match.word("n") in ("year", "året") else _count(match["n"])
    return _months_back(year, month, length) if length and year else None


def _months_from(match: PhraseMatch, text: TextDate) -> str | None:
    length = _count(match["n"])
    month = MONTH[match.word("month")]
    year = match.year(text) or _nearest_year(month, 1, match, text)
    if not length or year is None:
        return None
    last = year * 12 + month - 2 + length
    return f"{year}-{month:02}/{last // 12}-{last % 12 + 1:02}"


def _months_back(year: int, month: int, length: int) -> str:
    first = year * 12 + month - length
    return f"{first // 12}-{first % 12 + 1:02}/{year}-{month:02}"


def _first_months(match: PhraseMatch, text: TextDate) -> str | None:
    """The first nine months of a year."""
    year, months = match.year(text) or text.year, _count(match["n"])
    return f"{year}-01/{year}-{months:02}" if year and months and months <= 12 else None


def _week(match: PhraseMatch, text: TextDate) -> str | None:
    """A week by its number; without a year the latest that has begun."""
    week = int(match["n"])
    if match["year"]:
        return f"{match['year']}-W{week:02}"
    if text.today is None:
        return None
    year, this, _ = text.today.isocalendar()
    return f"{year - (week > this)}-W{week:02}"


def _years_earlier(match: PhraseMatch, text: TextDate) -> str | None:
    """So many years before the time that was named last."""
    years = _count(match["n"])
    if not years:
        return None
    return _shifted(text.last, -years) if text.last else str(text.year - years) if text.year else None


def _season(match: PhraseMatch, text: TextDate) -> str | None:
    """The year of the season that was last: "i höstas", "last spring"."""
    if text.today is None:
        return None
    word = match.word("season")
    begins = 3 if word.startswith(("vår", "spring")) else 6 if word.startswith("s") else 12 if word[0] in "vw" else 9
    return str(text.today.year - (text.today.month < begins + 3 and begins < 12))


def _month_span(match: PhraseMatch, text: TextDate) -> str | None:
    year = match.year(text) or text.year
    if year is None:
        return None
    return f"{year}-{MONTH[match.word('from')]:02}/{year}-{MONTH[match.word('to')]:02}"


_REL = rf"(?P<relative>{RELATIVE_YEARS})"
_YEAR_OR_REL = rf"(?:(?:år\s+|in\s+|of\s+|under\s+)?(?P<year>{YEAR})\b|(?:of\s+)?{_REL}\b)"
_SPLIT = rf"{YEAR}/(?:{YEAR}|\d\d)\b"
_BARELY = r"(?:(?:just|only|bara|endast|drygt|knappt|little\s+(?:more|less)\s+than|(?:the\s+)?(?:past|last))\s+)?"

Kind = Literal["stated", "ago", "lapse", "reckoned", "today", "base"]


class Phrase(NamedTuple):
    """A way to name a time: its reader, and what a text needs to hold for it, so that it is not searched for all.

    `kind`: "ago" and "lapse" are counted back from the text's date, "reckoned" from the time named last, "today" is
    that date itself, "base" is only what something is held against.
    """

    pattern: re.Pattern[str]
    read: _Reader
    needs: frozenset[str]
    kind: Kind = "stated"


MONTH_STEMS = ("jan", "feb", "mar", "apr", "maj", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dec")
"""Letters of which a text holds some where it names a month."""


def _phrase(pattern: str, read: _Reader, needs: str, kind: Kind = "stated") -> Phrase:
    return Phrase(
        re.compile(pattern, re.I), read, frozenset(MONTH_STEMS if needs == "MONTH" else needs.split("|")), kind
    )


PHRASES: tuple[Phrase, ...] = (
    _phrase(
        rf"(?P<year>{YEAR})\s+är\s+slut\b|(?:vid|i|före)\s+(?:slutet|utgången)\s+av\s+(?:år\s+)?(?:(?P<year2>{YEAR})"
        rf"|(?P<relative2>{RELATIVE_YEARS}))\b|\bthe\s+end\s+of\s+(?:(?P<year3>{YEAR})|(?P<relative3>{RELATIVE_YEARS}))\b"
        rf"|\bend\s+of\s+(?P<year4>{YEAR})\b",
        _year_end,
        "slut|utgången|end",
    ),
    _phrase(
        rf"\b(?:between|from|mellan|från)\s+(?:läsåren\s+|läsåret\s+)?(?P<first>{YEAR})/(?:{YEAR}|\d\d)\s+(?:and|to|och|till)\s+"
        rf"(?P<second>{YEAR})/(?:{YEAR}|\d\d)\b",
        _split_span,
        "/",
    ),
    _phrase(
        rf"(?:läsåret|läsår|school\s+year|academic\s+year)\s+(?P<first>{YEAR})[/–-](?:{YEAR}|\d\d)\b",
        _school_year,
        "läsår|school|academic",
    ),
    _phrase(
        r"\b(?:(?P<this>detta\s+läsår|innevarande\s+läsår|this\s+(?:school|academic)\s+year)|förra\s+läsåret"
        r"|last\s+(?:school|academic)\s+year)\b",
        _relative_school_year,
        "läsår|school|academic",
    ),
    _phrase(
        rf"(?:financial\s+year|fiscal\s+year|FY)\s*(?P<first>{YEAR})[/–-](?:{YEAR}|\d\d)\b",
        _financial_year,
        "financial|fiscal|fy",
    ),
    _phrase(
        r"\b(?:(?P<this>this|the\s+current)|last|the\s+previous)\s+(?:financial|fiscal)\s+year\b",
        _relative_financial_year,
        "financial|fiscal",
    ),
    _phrase(
        rf"(?P<year>{YEAR})\s*[-–]?\s*[QK](?P<n>[1-4])\b|\b[QK](?P<n2>[1-4])\s+(?P<year2>{YEAR})(?P<split2>/\d\d)?\b",
        _quarter_short,
        "q|k",
    ),
    _phrase(rf"(?P<first>{YEAR})[/](?:\d\d)\b", _split_year, "/"),
    _phrase(
        r"\b(?:(?P<this>this\s+quarter|(?:detta|innevarande)\s+kvartal)|(?:the\s+)?(?:last|previous|past)\s+quarter(?!\s+of)"
        r"|(?:förra|föregående)\s+kvartal(?:et)?|det\s+(?:gångna|senaste)\s+kvartalet)\b",
        _relative_quarter,
        "quarter|kvartal",
    ),
    _phrase(
        rf"\b(?P<ordinal>{ORDINALS_OF_PARTS})\s+(?P<part>halvåret|kvartalet|tertialet|half|quarter)\b(?!\s+(?:a|an"
        rf"|of\s+(?!{YEAR}|last|this))\b)"
        rf"(?:\s+{_YEAR_OR_REL})?",
        _part,
        "halvår|kvartal|tertial|half|quarter",
    ),
    _phrase(rf"^(?:Efter|After)\s+{COUNT.format('n')}\s+(?:år|years)\b", _after, "efter|after", "reckoned"),
    _phrase(
        rf"\b(?P<from>{MONTH_NAMES})\s*(?:[–-]|to|till(?:\s+och\s+med)?)\s*(?P<to>{MONTH_NAMES})\b(?:\s+{_YEAR_OR_REL})?"
        rf"|\b(?:between|mellan)\s+(?P<from2>{MONTH_NAMES})\s+(?:and|och)\s+(?P<to2>{MONTH_NAMES})\b"
        rf"(?:\s+(?P<year2>{YEAR})\b|\s+(?P<relative2>{RELATIVE_YEARS})\b)?",
        _month_span,
        "MONTH",
    ),
    _phrase(
        rf"\b{COUNT.format('n')}?\s*(?:months?|månader(?:na)?)?\s*(?:to|till)\s+(?P<month>{MONTH_NAMES})\s+(?P<year>{YEAR})\b"
        rf"|\b(?P<n2>year|året|\d\d?\s+months|[a-z]+\s+months)\s+to\s+(?P<month2>{MONTH_NAMES})\b(?!\s+\d)",
        _months_to,
        "MONTH",
    ),
    _phrase(
        rf"\b{COUNT.format('n')}\s+(?:months|månaderna|månader)\s+from\s+(?P<month>{MONTH_NAMES})\s+{_YEAR_OR_REL}",
        _months_from,
        "MONTH",
    ),
    _phrase(
        rf"\b(?:de\s+|the\s+)?(?:första|first)\s+{COUNT.format('n')}\s+(?:månaderna|months)(?:\s+(?:av|of|under|in|i))?"
        rf"(?:\s+{_YEAR_OR_REL})?",
        _first_months,
        "månaderna|months",
    ),
    _phrase(rf"\bvecka\s+(?P<n>\d{{1,2}})\b(?:[,\s]+(?P<year>{YEAR})\b)?", _week, "vecka"),
    _phrase(
        rf"(?:den\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH_NAMES})\b(?:,?\s+(?P<year>{YEAR})\b)?",
        _day,
        "MONTH",
    ),
    _phrase(rf"\b(?P<month>{MONTH_NAMES})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<year>{YEAR})\b", _day, "MONTH"),
    _phrase(rf"\b(?P<month>{MONTH_NAMES})\s+{_YEAR_OR_REL}", _month, "MONTH"),
    _phrase(
        rf"\b(?:i|under|in|till\s+och\s+med|by|sedan|since|this|last|(?:end|start|beginning)\s+of|(?:slutet"
        rf"|början)\s+av)\s+(?P<month>{MONTH_NAMES})\b(?!\s+\d{{1,2}}\b(?![,.]\d))",
        _month,
        "MONTH",
    ),
    _phrase(
        r"\b(?:(?P<this>this\s+month|(?:denna|innevarande)\s+månad|den\s+här\s+månaden)|(?:the\s+)?(?:last|previous)\s+month"
        r"|förra\s+månaden|föregående\s+månad)\b",
        _relative_month,
        "month|månad",
    ),
    _phrase(rf"\b(?P<first>{YEAR})\s?[–/-]\s?(?P<second>{YEAR}|\d\d)\b", _span, "-|–|/"),
    _phrase(
        rf"\b(?:from|från|mellan|between)\s+(?:åren\s+|år\s+)?(?P<first>{YEAR})\s+(?:to|till|och|and)\s+(?P<second>{YEAR})\b"
        rf"|\bbetween\s+(?P<first2>{YEAR})\s+and\s+(?:its|their|the|a)\s[a-z ]{{2,20}}\sin\s(?P<second2>{YEAR})\b",
        _span,
        "från|from|mellan|between",
    ),
    _phrase(
        rf"samma\s+(?:kvartal|period|månad|halvår|tid|vecka)\s+(?:i\s+)?(?:{_YEAR_OR_REL})"
        rf"|(?:the\s+)?same\s+(?:quarter|period|month|half)\s+(?:in\s+|of\s+)?(?:(?P<year2>{YEAR})\b"
        rf"|(?P<relative2>{RELATIVE_YEARS})\b)",
        _same_part,
        "samma|same",
    ),
    _phrase(
        r"(?:samma\s+(?:period|månad|kvartal|halvår|tid)\s+)?(?:(?:ett\s+år|året)\s+(?:innan|före|dessförinnan"
        r"|tidigare)|föregående\s+år)\b"
        r"|(?:the\s+)?(?:same\s+(?:period|month|quarter)\s+)?(?:(?:in\s+)?the\s+)?year\s+(?:before|earlier)\b"
        r"|the\s+previous\s+year\b|a\s+year\s+(?:earlier|ago)\b",
        _year_before,
        "året|ett år|year|föregående",
    ),
    _phrase(
        rf"\b{COUNT.format('n')}\s+(?:years\s+(?:earlier|before)|år\s+(?:tidigare|dessförinnan|innan))\b",
        _years_earlier,
        "earlier|before|tidigare|innan",
        "reckoned",
    ),
    _phrase(
        r"\bi\s+(?P<season>våras|somras|höstas|vintras)\b|\bförra\s+(?P<season2>våren|sommaren|hösten|vintern)\b"
        r"|\blast\s+(?P<season3>spring|summer|autumn|fall|winter)\b",
        _season,
        "våras|somras|höstas|vintras|förra|last",
    ),
    _phrase(
        r"\b(?:året\s+(?:efter|därpå|därefter)|the\s+following\s+year|the\s+year\s+after)\b", _year_after, "året|year"
    ),
    _phrase(
        rf"för\s+{COUNT.format('n')}\s+år\s+sedan\b|\b{COUNT.format('n2')}\s+years?\s+ago\b|\ba\s+(?P<n3>decade)\s+ago\b",
        _ago,
        "sedan|ago",
        "ago",
    ),
    _phrase(
        rf"\b(?:på|under(?:\s+de\s+senaste)?|de\s+senaste)\s+{_BARELY}{COUNT.format('n')}\s+(?:år|åren)\b"
        rf"|\b(?:in|within|over)\s+{_BARELY}{COUNT.format('n2')}\s+years?\b"
        r"|\b(?:in|over|under)\s+(?:the\s+)?(?:past|last)\s+(?P<n3>year|decade)\b"
        r"|\bdet\s+senaste\s+(?P<n4>året|decenniet)\b"
        rf"|\bpå\s+{_BARELY}ett\s+(?:enda\s+)?(?P<n5>år)\b|\bin\s+(?:just\s+|only\s+)?a\s+(?:single\s+)?(?P<n6>year)\b",
        _lapse,
        "år|year|decad|decenn",
        "lapse",
    ),
    _phrase(
        rf"\b(?:på|under(?:\s+de\s+senaste)?|de\s+senaste)\s+{_BARELY}{COUNT.format('n')}\s+(?:månader|månaderna)\b"
        rf"|\b(?:in|over)\s+{_BARELY}{COUNT.format('n2')}\s+months\b",
        _months_ago,
        "månad|month",
        "lapse",
    ),
    _phrase(rf"\b(?:före|before)\s+(?P<year>{YEAR})\b", _year_before_named, "före|before"),
    _phrase(r"\bpre-pandemic\b", _before_pandemic, "pandemic", "base"),
    _phrase(
        r"\b(?:since|sedan)\s+(?:the\s+)?(?:(?:early|late|mid|början\s+av|slutet\s+av|mitten\s+av)[\s-]+)?"
        r"(?P<decade>(?:19|20)\d0)(?:s|-talet)\b",
        _decade,
        "0s|0-tal",
    ),
    _phrase(
        rf"\b(?:riksdagsvalet|(?:förra|senaste)\s+valet|(?<=sedan\s)valet|(?<=vid\s)valet|valet(?=\s+(?:år\s+)?{YEAR}))"
        rf"(?:\s+(?:år\s+)?(?P<year>{YEAR}))?"
        rf"|\b(?:the\s+)?(?:(?:last|previous|(?P<year2>{YEAR}))\s+)?general\s+election(?:\s+(?:in|of)\s+(?P<year3>{YEAR}))?\b",
        _election,
        "valet|election",
    ),
    _phrase(
        r"\b(?P<which>förra|föregående|denna|den\s+här|innevarande|nuvarande|kommande|nästa)\s+mandatperiod(?:en)?\b",
        _term,
        "mandatperiod",
    ),
    _phrase(
        r"\b(?:årsskiftet|(?:the\s+)?(?:turn|start|beginning)\s+of\s+the\s+year|årets\s+början)\b",
        _new_year,
        "årsskift|of the year|årets",
    ),
    _phrase(rf"\b{_REL}(?!\w)", _relative, "år|year|fjol"),
    _phrase(
        r"\b(?:i\s?dag|just\s+nu|för\s+närvarande|today|currently|at\s+present|right\s+now|th(?:is|at)\s+morning|i\s+morse)\b",
        _today,
        "dag|nu|närv|today|current|present|now|mor",
        "today",
    ),
    _phrase(
        rf"(?:\bår\s+)?\b(?<![\d:/§.,-])(?P<year>{YEAR})\b(?![:/]\d|[.,]\d|\s?(?:kronor|kr|personer))",
        _plain_year,
        "1|2",
    ),
)
CUES = (
    *MONTH_STEMS, "19", "20", "år", "year", "quarter", "half", "kvartal", "tertial", "decade", "decenni", "dag",
    "today", "nu", "närv", "fjol", "current", "present", "now", "month", "månad", "vecka", "spring", "summer", "autumn",
    "winter",
    "höst", "vår", "sommar", "vinter", "somras", "vintras", "valet", "election", "mandatperiod", "morning", "morse",
    "pandemic",
)  # fmt: skip
"""Letters of which a text holds some where it names a time at all."""
NEEDS: frozenset[str] = frozenset().union(*(phrase.needs for phrase in PHRASES))
"""All that phrases need, to be looked for in a text once."""
