"""The phrases that running text names times with, each with its reader: "first half of 2012", "i fjol", "3 May"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from facts.language.period_codes import (
    code_of_after,
    code_of_ago,
    code_of_before_pandemic,
    code_of_day,
    code_of_decade,
    code_of_election,
    code_of_financial_year,
    code_of_first_months,
    code_of_fiscal_year,
    code_of_lapse,
    code_of_last,
    code_of_millennium,
    code_of_month,
    code_of_month_span,
    code_of_months_ago,
    code_of_months_from,
    code_of_months_to,
    code_of_new_year,
    code_of_part,
    code_of_plain_year,
    code_of_quarter_short,
    code_of_relative,
    code_of_relative_financial_year,
    code_of_relative_month,
    code_of_relative_quarter,
    code_of_relative_school_year,
    code_of_same_part,
    code_of_same_year,
    code_of_school_year,
    code_of_season,
    code_of_span,
    code_of_split_span,
    code_of_split_year,
    code_of_term,
    code_of_today,
    code_of_week,
    code_of_whole_decade,
    code_of_year_after,
    code_of_year_before,
    code_of_year_before_named,
    code_of_year_end,
    code_of_years_earlier,
)
from facts.language.period_seasons import (
    code_of_months_until,
    code_of_near_season,
    code_of_relative_week,
    code_of_this_year_end,
    code_of_weekday,
)
from facts.language.period_words import (
    COUNT,
    MONTH_NAMES,
    ORDINALS_OF_PARTS,
    RELATIVE_YEARS,
    YEAR,
    PhraseMatch,
    TextDate,
)

_Reader = Callable[[PhraseMatch, TextDate], str | tuple[str, str] | None]

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
        code_of_year_end,
        "slut|utgången|end",
    ),
    _phrase(
        r"\b(?:vid|före|innan|till|i)\s+(?:årets\s+(?:slut|utgång)|(?:slutet|utgången)\s+av\s+året)\b"
        r"|\binnan\s+året\s+är\s+slut\b|\b(?:by|at|before|until)\s+(?:the\s+)?(?:end\s+of\s+the\s+year|year(?:[\s-]|’s\s|'s\s)end)\b"
        r"|\bbefore\s+the\s+year\s+is\s+out\b",
        code_of_this_year_end,
        "slut|utgång|end|out",
    ),
    _phrase(
        rf"\b(?:between|from|mellan|från)\s+(?:läsåren\s+|läsåret\s+)?(?P<first>{YEAR})/(?:{YEAR}|\d\d)\s+(?:and|to|och|till)\s+"
        rf"(?P<second>{YEAR})/(?:{YEAR}|\d\d)\b",
        code_of_split_span,
        "/",
    ),
    _phrase(
        rf"(?:läsåret|läsår|school\s+year|academic\s+year)\s+(?P<first>{YEAR})[/–-](?:{YEAR}|\d\d)\b",
        code_of_school_year,
        "läsår|school|academic",
    ),
    _phrase(
        r"\b(?:(?P<this>detta\s+läsår|innevarande\s+läsår|this\s+(?:school|academic)\s+year)|förra\s+läsåret"
        r"|last\s+(?:school|academic)\s+year)\b",
        code_of_relative_school_year,
        "läsår|school|academic",
    ),
    _phrase(
        rf"(?:financial\s+year|fiscal\s+year|FY)\s*(?P<first>{YEAR})[/–-](?:{YEAR}|\d\d)\b",
        code_of_financial_year,
        "financial|fiscal|fy",
    ),
    _phrase(rf"\b(?:fiscal\s+(?:year\s+)?|FY\s?)(?P<year>{YEAR})(?![/–-]\d)\b", code_of_fiscal_year, "fiscal|fy"),
    _phrase(
        r"\b(?:(?P<this>this|the\s+current)|last|the\s+previous)\s+(?:financial|fiscal)\s+year\b",
        code_of_relative_financial_year,
        "financial|fiscal",
    ),
    _phrase(
        rf"(?P<year>{YEAR})\s*[-–]?\s*[QK](?P<n>[1-4])\b|\b[QK](?P<n2>[1-4])\s+(?P<year2>{YEAR})(?P<split2>/\d\d)?\b",
        code_of_quarter_short,
        "q|k",
    ),
    _phrase(rf"(?P<first>{YEAR})[/](?:\d\d)\b", code_of_split_year, "/"),
    _phrase(
        r"\b(?:(?P<this>this\s+quarter|(?:detta|innevarande)\s+kvartal)|(?:the\s+)?(?:last|previous|past)\s+quarter(?!\s+of)"
        r"|(?:förra|föregående)\s+kvartal(?:et)?|det\s+(?:gångna|senaste)\s+kvartalet)\b",
        code_of_relative_quarter,
        "quarter|kvartal",
    ),
    _phrase(
        rf"\b(?P<ordinal>{ORDINALS_OF_PARTS})\s+(?P<part>halvåret|kvartalet|tertialet|half|quarter)\b(?!\s+(?:a|an"
        rf"|of\s+(?!{YEAR}|last|this))\b)"
        rf"(?:\s+{_YEAR_OR_REL})?",
        code_of_part,
        "halvår|kvartal|tertial|half|quarter",
    ),
    _phrase(rf"^(?:Efter|After)\s+{COUNT.format('n')}\s+(?:år|years)\b", code_of_after, "efter|after", "reckoned"),
    _phrase(
        rf"\b(?P<from>{MONTH_NAMES})\s*(?:[–-]|to|till(?:\s+och\s+med)?)\s*(?P<to>{MONTH_NAMES})\b(?:\s+{_YEAR_OR_REL})?"
        rf"|\b(?:between|mellan)\s+(?P<from2>{MONTH_NAMES})\s+(?:and|och)\s+(?P<to2>{MONTH_NAMES})\b"
        rf"(?:\s+(?P<year2>{YEAR})\b|\s+(?P<relative2>{RELATIVE_YEARS})\b)?",
        code_of_month_span,
        "MONTH",
    ),
    _phrase(
        rf"\b(?P<n>years?|(?:\d\d?|[a-z]+)(?=\s+months))(?:\s+months)?\s+(?:(?:ending|ended|up\s+to)(?:\s+in|\s+on)?|to)\s+(?:the\s+end\s+of\s+)?"
        rf"(?:\d\d?\s+)?(?P<month>{MONTH_NAMES})\b(?:\s+{_YEAR_OR_REL})?"
        rf"|\b(?P<n2>året|(?:\d\d?|[a-zåäö]+)(?=\s+månader))(?:\s+månader(?:na)?)?\s+(?:fram\s+)?till(?:\s+och\s+med)?\s+"
        rf"(?P<month2>{MONTH_NAMES})\b(?:\s+(?:(?P<year2>{YEAR})\b|(?P<relative2>{RELATIVE_YEARS})\b))?",
        code_of_months_to,
        "MONTH",
    ),
    _phrase(
        rf"\b(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|up\s+to\s+and\s+including)\s+"
        rf"(?P<month>{MONTH_NAMES})\b(?:\s+{_YEAR_OR_REL})?(?!\s+(?:hade|har|had|has)\b)",
        code_of_months_until,
        "MONTH",
    ),
    _phrase(
        rf"\b{COUNT.format('n')}?\s*(?:months?|månader(?:na)?)?\s*(?:to|till)\s+(?P<month>{MONTH_NAMES})\s+(?P<year>{YEAR})\b"
        rf"|\b(?P<n2>year|året|\d\d?\s+months|[a-z]+\s+months)\s+to\s+(?P<month2>{MONTH_NAMES})\b(?!\s+\d)",
        code_of_months_to,
        "MONTH",
    ),
    _phrase(
        rf"\b{COUNT.format('n')}\s+(?:months|månaderna|månader)\s+from\s+(?P<month>{MONTH_NAMES})\s+{_YEAR_OR_REL}",
        code_of_months_from,
        "MONTH",
    ),
    _phrase(
        rf"\b(?:de\s+|the\s+)?(?:första|first)\s+{COUNT.format('n')}\s+(?:månaderna|months)(?:\s+(?:av|of|under|in|i))?"
        rf"(?:\s+{_YEAR_OR_REL})?",
        code_of_first_months,
        "månaderna|months",
    ),
    _phrase(
        r"\b(?:(?P<this>this\s+week|(?:denna|innevarande)\s+vecka|den\s+här\s+veckan)|last\s+week|the\s+previous\s+week"
        r"|(?:förra|föregående)\s+vecka[n]?)\b(?!\s*[’'])",
        code_of_relative_week,
        "week|vecka",
    ),
    _phrase(
        r"\b(?:last|(?:as\s+of|by)\s+last)\s+(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
        r"|\bi\s+(?P<dag>(?:mån|tis|ons|tors|fre|lör|sön)dags)\b",
        code_of_weekday,
        "last|dags",
    ),
    _phrase(rf"\bvecka\s+(?P<n>\d{{1,2}})\b(?:[,\s]+(?P<year>{YEAR})\b)?", code_of_week, "vecka"),
    _phrase(
        rf"(?:den\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH_NAMES})\b(?:,?\s+(?P<year>{YEAR})\b)?",
        code_of_day,
        "MONTH",
    ),
    _phrase(
        rf"\b(?P<month>{MONTH_NAMES})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<year>{YEAR})\b", code_of_day, "MONTH"
    ),
    _phrase(rf"\b(?P<month>{MONTH_NAMES})\s+{_YEAR_OR_REL}", code_of_month, "MONTH"),
    _phrase(
        rf"\b(?:i|under|in|till\s+och\s+med|till|senast|fram\s+till|by|sedan|since|this|last|(?:end|start|beginning)\s+of|(?:slutet"
        rf"|början)\s+av)\s+(?P<month>{MONTH_NAMES})\b(?!\s+\d{{1,2}}\b(?![,.]\d))",
        code_of_month,
        "MONTH",
    ),
    _phrase(
        r"\b(?:(?P<this>(?<!ago\s)this\s+month|(?<!sedan\s)(?:denna|innevarande)\s+månad|den\s+här\s+månaden)|(?:the\s+)?(?:last|previous)\s+month"
        r"|förra\s+månaden|föregående\s+månad)\b",
        code_of_relative_month,
        "month|månad",
    ),
    _phrase(rf"\b(?P<first>{YEAR})\s?[–/-]\s?(?P<second>{YEAR}|\d\d)\b", code_of_span, "-|–|/"),
    _phrase(
        rf"\b(?:from|från|mellan|between)\s+(?:åren\s+|år\s+)?(?P<first>{YEAR})\s+(?:to|till|och|and)\s+(?P<second>{YEAR})\b"
        rf"|\bbetween\s+(?P<first2>{YEAR})\s+and\s+(?:its|their|the|a)\s[a-z ]{{2,20}}\sin\s(?P<second2>{YEAR})\b",
        code_of_span,
        "från|from|mellan|between",
    ),
    _phrase(
        rf"samma\s+(?:kvartal|period|månad|halvår|tid|vecka)\s+(?:i\s+)?(?:{_YEAR_OR_REL})"
        rf"|(?:the\s+)?same\s+(?:quarter|period|month|half)\s+(?:in\s+|of\s+)?(?:(?P<year2>{YEAR})\b"
        rf"|(?P<relative2>{RELATIVE_YEARS})\b)",
        code_of_same_part,
        "samma|same",
    ),
    _phrase(
        r"(?:samma\s+(?:period|månad|kvartal|halvår|tid)\s+)?(?:(?:ett\s+år|året)\s+(?:innan|före|dessförinnan"
        r"|tidigare)|föregående\s+år)\b"
        r"|(?:the\s+)?(?:same\s+(?:period|month|quarter)\s+)?(?:(?:in\s+)?the\s+)?year\s+(?:before|earlier)\b"
        r"|the\s+previous\s+year\b|a\s+year\s+(?:earlier|ago)\b",
        code_of_year_before,
        "året|ett år|year|föregående",
    ),
    _phrase(
        rf"\b{COUNT.format('n')}\s+(?:years\s+(?:earlier|before)|år\s+(?:tidigare|dessförinnan|innan))\b",
        code_of_years_earlier,
        "earlier|before|tidigare|innan",
        "reckoned",
    ),
    _phrase(
        r"\bi\s+(?P<season>våras|somras|höstas|vintras)\b|\bförra\s+(?P<season2>våren|sommaren|hösten|vintern)\b"
        r"|\blast\s+(?P<season3>spring|summer|autumn|fall|winter)\b",
        code_of_season,
        "våras|somras|höstas|vintras|förra|last",
    ),
    _phrase(
        r"\b(?:under\s+(?P<season>våren|sommaren|hösten|vintern)|(?P<to>till)\s+(?P<season2>våren|sommaren|hösten|vintern)"
        r"|(?P<this>i)\s+(?P<season3>sommar|höst|vinter|vår(?=\s*(?:[.,;)]|$)))"
        r"|(?P<this2>this)\s+(?P<season4>spring|summer|autumn|winter)"
        r"|(?:over|during)\s+the\s+(?P<season5>spring|summer|autumn|winter)"
        r"|(?P<to2>by|next)\s+(?:the\s+)?(?P<season6>spring|summer|autumn|winter))\b(?!\s+(?:months?|term|of)\b)"
        rf"(?:\s+(?P<year>{YEAR})\b)?",
        code_of_near_season,
        "våren|sommar|höst|vinte|i vår|spring|summer|autumn|winter",
    ),
    _phrase(
        r"\b(?:året\s+(?:efter|därpå|därefter)|the\s+following\s+year|the\s+year\s+after)\b",
        code_of_year_after,
        "året|year",
    ),
    _phrase(
        rf"för\s+{COUNT.format('n')}\s+år\s+sedan\b(?P<same>\s+denna\s+månad\b)?"
        rf"|\b{COUNT.format('n2')}\s+years?\s+ago\b(?P<same2>\s+this\s+month\b)?|\ba\s+(?P<n3>decade)\s+ago\b",
        code_of_ago,
        "sedan|ago",
        "ago",
    ),
    _phrase(
        rf"\b(?:på|under(?:\s+de\s+senaste)?|de\s+senaste)\s+{_BARELY}{COUNT.format('n')}\s+(?:år|åren)\b"
        rf"|\b(?:in|within|over)\s+{_BARELY}{COUNT.format('n2')}\s+years?\b"
        r"|\b(?:in|over|under)\s+(?:the\s+)?(?:past|last)\s+(?P<n3>year|decade)\b"
        rf"|\b(?:in|within|over|på)\s+{_BARELY}(?:a|ett)\s+(?P<n7>decade|decennium)\b"
        r"|\bdet\s+senaste\s+(?P<n4>året|decenniet)\b"
        rf"|\bpå\s+{_BARELY}ett\s+(?:enda\s+)?(?P<n5>år)\b|\bin\s+(?:just\s+|only\s+)?a\s+(?:single\s+)?(?P<n6>year)\b",
        code_of_lapse,
        "år|year|decad|decenn",
        "lapse",
    ),
    _phrase(
        rf"\b(?:på|under(?:\s+de\s+senaste)?|de\s+senaste)\s+{_BARELY}{COUNT.format('n')}\s+(?:månader|månaderna)\b"
        rf"|\b(?:in|over)\s+{_BARELY}{COUNT.format('n2')}\s+months\b",
        code_of_months_ago,
        "månad|month",
        "lapse",
    ),
    _phrase(rf"\b(?:före|before)\s+(?P<year>{YEAR})\b", code_of_year_before_named, "före|before"),
    _phrase(r"\b(?:since\s+then|sedan\s+dess|sen\s+dess)\b", code_of_last, "then|dess", "reckoned"),
    _phrase(
        r"\b(?:millennieskiftet|the\s+(?:turn\s+of\s+the\s+)?(?:new\s+)?millennium)\b", code_of_millennium, "millenni"
    ),
    _phrase(r"\bpre-pandemic\b", code_of_before_pandemic, "pandemic", "base"),
    _phrase(
        r"\b(?:since|sedan)\s+(?:the\s+)?(?:(?:early|late|mid|början\s+av|slutet\s+av|mitten\s+av)[\s-]+)?"
        r"(?P<decade>(?:19|20)\d0)(?:s|-talet)\b",
        code_of_decade,
        "0s|0-tal",
    ),
    _phrase(
        r"\b(?:the\s+|in\s+the\s+|på\s+)?(?P<decade>(?:19|20)\d0)(?:s|-talet)\b",
        code_of_whole_decade,
        "0s|0-tal",
    ),
    _phrase(
        r"\b(?:samma\s+år|(?:the\s+)?same\s+year|that\s+year)\b", code_of_same_year, "samma år|same year|that year"
    ),
    _phrase(
        rf"\b(?:riksdagsvalet|(?:förra|senaste)\s+valet|(?<=sedan\s)valet|(?<=vid\s)valet|valet(?=\s+(?:år\s+)?{YEAR}))"
        rf"(?:\s+(?:år\s+)?(?P<year>{YEAR}))?"
        rf"|\b(?:the\s+)?(?:(?:last|previous|(?P<year2>{YEAR}))\s+)?general\s+election(?:\s+(?:in|of)\s+(?P<year3>{YEAR}))?\b",
        code_of_election,
        "valet|election",
    ),
    _phrase(
        r"\b(?P<which>förra|föregående|denna|den\s+här|innevarande|nuvarande|kommande|nästa)\s+mandatperiod(?:en)?\b",
        code_of_term,
        "mandatperiod",
    ),
    _phrase(
        r"\b(?:årsskiftet|(?:the\s+)?(?:turn|start|beginning)\s+of\s+the\s+year|årets\s+början)\b",
        code_of_new_year,
        "årsskift|of the year|årets",
    ),
    _phrase(rf"\b{_REL}(?!\w)", code_of_relative, "år|year|fjol"),
    _phrase(
        r"\b(?:i\s?dag|just\s+nu|för\s+närvarande|today|currently|at\s+present|right\s+now|th(?:is|at)\s+morning|i\s+morse)\b",
        code_of_today,
        "dag|nu|närv|today|current|present|now|mor",
        "today",
    ),
    _phrase(
        rf"(?:\bår\s+)?\b(?<![\d:/§.,-])(?P<year>{YEAR})\b(?![:/]\d|[.,]\d|\s?(?:kronor|kr|personer))",
        code_of_plain_year,
        "1|2",
    ),
)
CUES = (
    *MONTH_STEMS, "19", "20", "år", "year", "quarter", "half", "kvartal", "tertial", "decade", "decenni", "dag",
    "today", "nu", "närv", "fjol", "current", "present", "now", "month", "månad", "vecka", "spring", "summer", "autumn",
    "winter",
    "höst", "vår", "sommar", "vinter", "somras", "vintras", "valet", "election", "mandatperiod", "morning", "morse",
    "pandemic", "week", "veckan", "last", "dags", "since then", "dess", "millenni",
)  # fmt: skip
"""Letters of which a text holds some where it names a time at all."""
RANKS: dict[str, list[int]] = {
    need: [rank for rank, phrase in enumerate(PHRASES) if need in phrase.needs]
    for need in frozenset().union(*(phrase.needs for phrase in PHRASES))
}
"""All that phrases need, to be looked for in a text once, and the places of those that need it."""
