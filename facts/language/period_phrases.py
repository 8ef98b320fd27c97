"""The phrases that running text names times with, each with its reader: "first half of 2012", "i fjol", "3 May"."""

from __future__ import annotations

from facts.language import period_codes as codes
from facts.language import period_seasons as seasons
from facts.language import relative_codes as reckoned
from facts.language.period_words import (
    COUNT,
    MONTH_NAMES,
    ORDINALS_OF_PARTS,
    RELATIVE_YEARS,
    YEAR,
    YEAR_OR_WORD,
    Phrase,
    named_year,
    phrase,
)
from facts.language.relative_phrases import RECKONED_PHRASES


def _point(end: str) -> str:
    """One end of a span: a year, a month or day with its year, "last year"."""
    return (
        rf"(?:(?:(?P<quarter_{end}>{ORDINALS_OF_PARTS})\s+(?:kvartalet|quarter)\s+(?:of\s+)?|(?:den\s+)?(?:(?P<day_{end}>\d\d?)(?:st|nd|rd|th)?\s+)?(?P<month_{end}>{MONTH_NAMES})\s+)?(?:år\s+)?"
        rf"(?:(?P<year_{end}>{YEAR})(?![/–-]\d|\d)|(?P<relative_{end}>{RELATIVE_YEARS}))\b)"
    )


_CALENDAR: tuple[Phrase, ...] = (
    phrase(
        rf"(?P<year>{YEAR})\s+är\s+slut\b|(?:vid|i|före)\s+(?:slutet|utgången)\s+av\s+(?:år\s+)?{named_year(2)}|\bthe\s+end\s+of\s+{named_year(3)}"
        rf"|\bend\s+of\s+(?P<year4>{YEAR})\b",
        codes.code_of_year_end,
        "slut|utgången|end",
    ),
    phrase(
        rf"\b(?:den\s+)?sist[ae]\s+(?:dagen\s+i\s+)?(?P<month>{MONTH_NAMES})\b(?:\s+{YEAR_OR_WORD})?"
        rf"|\b(?:the\s+)?last\s+day\s+of\s+(?P<month2>{MONTH_NAMES})\b(?:\s+{named_year(2)})?"
        rf"|\b(?:vid|i)\s+utgången\s+av\s+(?P<month3>{MONTH_NAMES})\b(?:\s+{named_year(3)})?",
        seasons.code_of_month_end,
        "sist|last day|utgången",
    ),
    phrase(
        r"\b(?:vid|före|innan|till|i)\s+(?:årets\s+(?:slut|utgång)|(?:slutet|utgången)\s+av\s+året)\b"
        r"|\binnan\s+året\s+är\s+slut\b|\b(?:by|at|before|until)\s+(?:the\s+)?(?:end\s+of\s+the\s+year|year(?:[\s-]|’s\s|'s\s)end)\b"
        r"|\bbefore\s+the\s+year\s+is\s+out\b",
        seasons.code_of_this_year_end,
        "slut|utgång|end|out",
    ),
    phrase(
        rf"\b(?:between|from|mellan|från)\s+(?:åren\s+)?(?:{_point('a')}|(?P<then_a>then|då|dess)\b)\s+"
        rf"(?:and|to|until|till|och|fram\s+till|up\s+to)\s+(?:{_point('b')}|(?P<now_b>today|now|i\s?dag|nu)\b)"
        rf"|\b(?P<month_a2>{MONTH_NAMES})\s+(?P<year_a2>{YEAR})\s*(?:[–-]|to|till|through)\s*"
        rf"(?P<month_b2>{MONTH_NAMES})\s+(?P<year_b2>{YEAR})\b",
        codes.code_of_points,
        "from|between|från|mellan|MONTH",
    ),
    phrase(
        r"\b(?:the\s+)?(?:last|first|only)\s+(?:full\s+|normal\s+|whole\s+)?years?\s+(?:before|after|since)\b[^,.;:]{0,30}"
        r"|\bdet\s+(?:sista|första|enda)\s+(?:hela\s+|normala\s+)?året\s+(?:före|innan|efter|sedan)\b[^,.;:]{0,30}",
        lambda *_: None,  # only says something of a time that is named
        "year|året",
    ),
    phrase(
        rf"\b(?P<season>våren|sommaren|hösten|spring|summer|autumn)\s+(?:of\s+|år\s+)?(?P<year>{YEAR})\b(?![/–-]\d)"
        rf"|\b(?P<season2>vintern|winter)\s+(?:of\s+)?(?P<year2>{YEAR})[/–-]\d{{2,4}}\b",
        seasons.code_of_near_season,
        "våren|sommaren|hösten|vintern|spring|summer|autumn|winter",
    ),
    phrase(
        rf"\b(?:åren|the\s+years|each\s+of|both|både|under|during)\s+(?P<first>{YEAR})\s+(?:och|and)\s+(?P<second>{YEAR})\b",
        codes.code_of_years_together,
        "åren|years|each of|both|både|under|during",
    ),
    phrase(
        rf"\b(?P<holiday>{seasons.HOLIDAYS})\b(?:\s+{YEAR_OR_WORD})?",
        seasons.code_of_holiday,
        "afton|dag|valborg|första maj|halloween|bonfire|thanksgiving|easter|christmas|boxing|good fri|new year|nce day"
        "|labor day|may day|whit mon|ascension",
    ),
    phrase(
        rf"\b(?:between|from|mellan|från)\s+(?:läsåren\s+|läsåret\s+)?(?P<first>{YEAR})/(?:{YEAR}|\d\d)\s+(?:and|to|och|till)\s+"
        rf"(?P<second>{YEAR})/(?:{YEAR}|\d\d)\b",
        codes.code_of_split_span,
        "/",
    ),
    phrase(
        rf"\b(?P<first>{YEAR})[/–-](?:{YEAR}|\d\d)\s+(?:school|academic)\s+year\b",
        codes.code_of_school_year,
        "school|academic",
    ),
    phrase(
        rf"\b(?P<term>höst|vår)terminen(?!s)\b(?:\s+{YEAR_OR_WORD})?"
        rf"|\b(?:the\s+)?(?P<term2>autumn|spring|summer)\s+term\b(?:\s+{named_year(2)})?",
        seasons.code_of_school_term,
        "terminen|term",
    ),
    phrase(
        rf"(?:läsåret|läsår|school\s+year|academic\s+year)\s+(?P<first>{YEAR})[/–-](?:{YEAR}|\d\d)\b",
        codes.code_of_school_year,
        "läsår|school|academic",
    ),
    phrase(
        r"\b(?:(?P<this>(?:detta|innevarande|det\s+här)\s+läsår(?:et)?|(?:this|the\s+current)\s+(?:school|academic)\s+year)"
        r"|(?P<next>(?:nästa|kommande)\s+läsår|(?:next|the\s+coming)\s+(?:school|academic)\s+year)"
        r"|(?:förra|föregående)\s+läsår(?:et)?|(?:last|the\s+previous)\s+(?:school|academic)\s+year)\b",
        codes.code_of_school_year,
        "läsår|school|academic",
    ),
    # until 1996 those of the Swedish state went from July to June
    phrase(rf"\bbudgetåret\s+(?P<first>{YEAR})/(?:{YEAR}|\d\d)\b", codes.code_of_school_year, "budgetår"),
    phrase(
        rf"(?:financial\s+year|fiscal\s+year|FY)\s*(?P<first>{YEAR})[/–-](?:{YEAR}|\d\d)\b",
        codes.code_of_financial_year,
        "financial|fiscal|fy",
    ),
    phrase(rf"\b(?:fiscal\s+(?:year\s+)?|FY\s?)(?P<year>{YEAR})(?![/–-]\d)\b", codes.code_of_fiscal_year, "fiscal|fy"),
    phrase(
        r"\b(?:(?P<this>this|the\s+current)|(?P<next>next|the\s+(?:coming|next))|(?:the\s+)?(?:last|previous))(?:\s+full)?\s+"
        r"(?:financial|fiscal)\s+year\b",
        codes.code_of_financial_year,
        "financial|fiscal",
    ),
    phrase(
        r"\b(?:(?P<this>the\s+current\s+year)|(?P<next>the\s+(?:coming|forthcoming)\s+year|the\s+year\s+ahead))\b",
        codes.code_of_own_year,
        "current year|coming year|forthcoming year|year ahead",
    ),
    phrase(
        rf"(?P<year>{YEAR})\s*[-–]?\s*[QK](?P<n>[1-4])\b|\b[QK](?P<n2>[1-4])\s+(?P<year2>{YEAR})(?P<split2>/\d\d)?\b",
        codes.code_of_quarter_short,
        "q1|q2|q3|q4|k1|k2|k3|k4",
    ),
    phrase(
        rf"\b(?P<part>kvartal|tertial|quarter)\s+(?P<n>[1-4]|ett|två|tre|fyra|one|two|three|four)\b(?!\s*%|[.,]\d)"
        rf"(?:,?\s+(?:of\s+|år\s+|in\s+)?(?:(?P<year>{YEAR})(?P<split>[/–-]\d\d)?|(?P<relative>{RELATIVE_YEARS}))\b)?",
        codes.code_of_part,
        "kvartal|tertial|quarter",
    ),
    phrase(
        rf"\b(?P<part>Q|T)(?P<n>[1-4])\b(?:\s+(?:of\s+)?(?:(?P<year>{YEAR})(?P<split>[/–-]\d\d)?|(?P<relative>{RELATIVE_YEARS}))\b)?",
        codes.code_of_part,
        "q|t1|t2|t3|t4",
    ),
    phrase(
        rf"\b(?:the\s+)?(?:same|corresponding|equivalent)\s+(?:\w+\s+)?(?:quarter|period|months?|half)\s+(?:in\s+|of\s+)?"
        rf"(?P<year>{YEAR})(?P<split>[/–-]\d\d\b)",
        reckoned.code_of_same_part,
        "same|corresponding|equivalent",
    ),
    phrase(rf"(?P<first>{YEAR})[/](?:\d\d)\b", codes.code_of_split_year, "/"),
    phrase(r"(?<![\d-])(?P<day>(?:19|20)\d\d-\d\d-\d\d)(?![\d-])", lambda match, _: match["day"], "-"),
    phrase(
        r"\b(?:(?P<this>this\s+quarter|(?:detta|innevarande)\s+kvartal)|(?P<next>next\s+quarter|nästa\s+kvartal)|(?:the\s+)?(?:last|previous|past)\s+quarter(?!\s+of)"
        r"|(?:förra|föregående)\s+kvartal(?:et)?|det\s+(?:gångna|senaste)\s+kvartalet)\b",
        reckoned.code_of_relative_quarter,
        "quarter|kvartal",
    ),
    phrase(rf"\bhalvårsskiftet\b(?:\s+{YEAR_OR_WORD})?", seasons.code_of_mid_year, "halvårsskift"),
    phrase(
        rf"\b(?P<ordinal>{ORDINALS_OF_PARTS})\s+(?P<part>halvåret|kvartalet|tertialet|half|quarter)\b(?!\s+(?:a|an"
        rf"|of\s+(?!{YEAR}|last|this|next|calendar|fiscal|financial|FY|the\s+(?:(?:current|present|coming|calendar)\s+)?(?:(?:financial|fiscal)\s+)?year))\b)"
        rf"(?:\s+of\s+the\s+(?P<calendar>(?:calendar\s+)?year)\b|\s+of\s+the\s+(?:(?:current|present|coming)\s+)?(?P<fiscal>financial|fiscal)\s+year\b"
        rf"|\s+of\s+(?:the\s+)?(?P<fiscal_year>(?:fiscal|financial)\s+(?:year\s+)?|FY\s?)(?P<year4>{YEAR})\b"
        rf"|\s+(?:of\s+calendar\s+(?:year\s+)?)?{YEAR_OR_WORD}(?P<split>/\d\d\b)?)?"
        rf"|\b(?P<relative3>{RELATIVE_YEARS})\s+(?P<ordinal3>{ORDINALS_OF_PARTS})\s+"
        r"(?P<part3>halvår|kvartal|tertial|half|quarter)\b",
        codes.code_of_part,
        "halvår|kvartal|tertial|half|quarter",
    ),
    phrase(
        rf"\b(?:between|mellan|from|från)\s+(?:the\s+|det\s+)?(?P<ordinal>{ORDINALS_OF_PARTS})\s+(?:and|to|och|till)\s+(?:the\s+|det\s+)?"
        rf"(?P<last>{ORDINALS_OF_PARTS})\s+(?P<part>quarters?|kvartalet|tertialet)\b(?:\s+{YEAR_OR_WORD})?",
        codes.code_of_parts,
        "quarter|kvartal|tertial",
    ),
    phrase(
        rf"\b(?:efter|after)\s+{COUNT.format('n')}\s+(?:månader|months)\b", codes.code_of_months_gone, "efter|after"
    ),
    phrase(
        rf"\b(?:before|innan|före)\s+(?:[\w’'-]+\s+){{2,7}}?(?:in|i)\s+(?P<month>{MONTH_NAMES})\b(?:\s+{YEAR_OR_WORD})?"
        r"(?=,?\s+(?:it|they|there|that|the|this|he|she|we|var|hade|fanns|låg|kostade)\b)",
        codes.code_of_month_before,
        "before|innan|före",
    ),
    phrase(
        rf"\b(?P<from>{MONTH_NAMES})\s*(?:[–-]|to|t\.?\s?o\.?\s?m\.?|till(?:\s+och\s+med)?)\s*(?P<to>{MONTH_NAMES})\b(?:\s+{YEAR_OR_WORD})?"
        rf"|\b(?P<between>between|mellan)\s+(?P<from2>{MONTH_NAMES})\s+(?:and|och)\s+(?P<to2>{MONTH_NAMES})\b"
        rf"(?:\s+{named_year(3)})?"
        rf"|\b(?:i|in|under|during)\s+(?P<from3>{MONTH_NAMES})\s+(?:and|och)\s+(?P<to3>{MONTH_NAMES})\b"
        rf"(?:\s+{named_year(2)})?",
        codes.code_of_month_span,
        "MONTH",
    ),
    phrase(
        rf"\b(?P<n>years?|(?:\d\d?|[a-z]+)(?=\s+months))(?:\s+months)?\s+(?:(?:ending|ended|up\s+to)(?:\s+in|\s+on)?|to)\s+(?:the\s+end\s+of\s+)?"
        rf"(?:last\s+|this\s+|\d\d?(?:st|nd|rd|th)?\s+)?(?P<month>{MONTH_NAMES})\b(?:\s+{YEAR_OR_WORD})?"
        rf"|\b(?P<n2>året|(?:\d\d?|[a-zåäö]+)(?=\s+månader))(?:\s+månader(?:na)?)?\s+(?:fram\s+)?till(?:\s+och\s+med)?\s+"
        rf"(?P<month2>{MONTH_NAMES})\b(?:\s+{named_year(2)})?",
        codes.code_of_months_to,
        "MONTH",
    ),
    phrase(
        rf"\b(?:in|over|during|under)\s+(?:the|de)\s+{COUNT.format('n')}\s+(?P<unit>weeks|days|veckorna|dagarna)\s+(?:(?:up|fram)\s+)?"
        rf"(?:to|till|ending|ended)\s+(?:(?:den|on)\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{MONTH_NAMES})\b"
        rf"(?:\s+(?P<year>{YEAR})\b)?",
        seasons.code_of_days_to,
        "weeks|days|veckorna|dagarna",
    ),
    phrase(
        # "i slutet av maj" is only late in May
        rf"\b(?:the\s+)?end\s+of\s+(?P<month>{MONTH_NAMES})\b(?:\s+{YEAR_OR_WORD})?",
        seasons.code_of_month_end,
        "end of",
    ),
    phrase(
        rf"\b(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|up\s+to\s+and\s+including)\s+"
        rf"(?P<month>{MONTH_NAMES})\b(?:\s+{YEAR_OR_WORD})?(?!\s+(?:hade|har|had|has)\b)",
        seasons.code_of_months_until,
        "MONTH",
    ),
    phrase(
        rf"\b{COUNT.format('n')}?\s*(?:months?|månader(?:na)?)?\s*(?:to|till)\s+(?P<month>{MONTH_NAMES})\s+(?P<year>{YEAR})\b"
        rf"|\b(?P<n2>year|året|\d\d?\s+months|[a-z]+\s+months)\s+to\s+(?P<month2>{MONTH_NAMES})\b(?!\s+\d)",
        codes.code_of_months_to,
        "MONTH",
    ),
    phrase(
        rf"\b{COUNT.format('n')}\s+(?:months|månaderna|månader)\s+from\s+(?P<month>{MONTH_NAMES})\s+{YEAR_OR_WORD}",
        codes.code_of_months_from,
        "MONTH",
    ),
    phrase(
        rf"\bårets\s+(?:första\s+{COUNT.format('n2')}|{COUNT.format('n4')}\s+första)\s+månader\b"
        rf"|\b(?:de|the)\s+{COUNT.format('n5')}\s+(?:första|first)\s+(?:månaderna|months)(?:\s+(?:av|of|under|in|i))?"
        rf"(?:\s+{named_year(2)})?"
        rf"|\b(?:the\s+)?first\s+(?:two|three)\s+quarters(?:\s+(?:of\s+the\s+(?:financial\s+)?year|(?:of\s+)?{named_year(4)}))?"
        rf"|\b(?:de\s+)?(?:tre|två)\s+första\s+kvartalen(?:\s+{named_year(5)})?"
        rf"|\b(?:the\s+)?year[’']s\s+first\s+{COUNT.format('n3')}\s+months\b"
        rf"|\b(?:de\s+|the\s+)?(?:första|first)\s+{COUNT.format('n')}\s+(?:månaderna|months)(?:\s+(?:av|of|under|in|i))?"
        rf"(?:\s+{YEAR_OR_WORD})?",
        codes.code_of_first_months,
        "månader|months|quarters|kvartal",
    ),
    phrase(
        r"\b(?:(?P<this>this\s+week|(?:denna|innevarande)\s+vecka|den\s+här\s+veckan)|(?P<next>next\s+week|nästa\s+vecka)|last\s+week|the\s+previous\s+week"
        r"|(?:förra|föregående)\s+vecka[n]?)\b(?!\s*[’'])",
        seasons.code_of_relative_week,
        "week|vecka",
    ),
    phrase(
        r"\b(?:last|(?:as\s+of|by)\s+last)\s+(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
        r"|\bi\s+(?P<dag>(?:mån|tis|ons|tors|fre|lör|sön)dags)\b",
        seasons.code_of_weekday,
        "last|dags",
    ),
    phrase(rf"\bvecka\s+(?P<n>\d{{1,2}})\b(?:[,\s]+(?P<year>{YEAR})\b)?", codes.code_of_week, "vecka"),
    phrase(
        rf"(?:den\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH_NAMES})\b(?:,?\s+(?P<year>{YEAR})\b)?",
        codes.code_of_day,
        "MONTH",
    ),
    phrase(
        rf"\b(?P<month>{MONTH_NAMES})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<year>{YEAR})\b",
        codes.code_of_day,
        "MONTH",
    ),
    phrase(
        rf"\b(?:in|during|i|under)\s+(?P<month_a>{MONTH_NAMES})\s+(?P<year_a>{YEAR})\s+(?:and|och)\s+(?P<month_b>{MONTH_NAMES})\s+"
        rf"(?P<year_b>{YEAR})\b",
        codes.code_of_months_together,
        "MONTH",
    ),
    phrase(
        rf"\b(?:in\s+)?(?P<month>{MONTH_NAMES})\s+(?:året\s+(?:före|innan|dessförinnan)|(?:of\s+)?the\s+(?:year\s+before|previous\s+year))\b",
        reckoned.code_of_month_a_year_before,
        "året|year",
    ),
    phrase(rf"\b(?:next|nästa)\s+(?P<next>{MONTH_NAMES})\b(?!\s+\d)", reckoned.code_of_next_month, "next|nästa"),
    phrase(rf"\b(?P<month>{MONTH_NAMES})\s+{YEAR_OR_WORD}", codes.code_of_month, "MONTH"),
    phrase(
        rf"\b(?:i|under|in|från|from|till\s+och\s+med|till|senast|fram\s+till|by|sedan|since|this|last|(?:end|start|beginning)\s+of|(?:slutet"
        rf"|början)\s+av)\s+(?P<month>{MONTH_NAMES})\b(?!\s+\d{{1,2}}\b(?![,.]\d))",
        codes.code_of_month,
        "MONTH",
    ),
    phrase(
        rf"\b(?:first|second|third|last|final)\s+(?:week|weekend|fortnight|days)\s+(?:of|in)\s+(?P<month>{MONTH_NAMES})\b(?:\s+{YEAR_OR_WORD})?"
        rf"|\bper\s+(?P<month2>{MONTH_NAMES})\b(?:\s+{named_year(2)})?",
        codes.code_of_month,
        "MONTH",
    ),
    phrase(rf"^(?P<month>{MONTH_NAMES})\s+(?:is|was|saw|brought|är|var|blev)\b", codes.code_of_month, "MONTH"),
    phrase(
        r"\b(?:(?P<this>(?<!ago\s)this\s+month|(?<!sedan\s)(?:denna|innevarande)\s+månad|den\s+här\s+månaden)|(?P<next>next\s+month|nästa\s+månad)|(?:the\s+)?(?:last|previous)\s+month"
        r"|förra\s+månaden|föregående\s+månad)\b",
        reckoned.code_of_relative_month,
        "month|månad",
    ),
    phrase(
        rf"\b(?:in|over|during|under)\s+(?:the|de)\s+(?:{COUNT.format('n')}\s+(?:years|åren)|(?P<n2>decade))\s+(?:up\s+)?(?:fram\s+)?(?:to|till)\s+"
        rf"(?P<year>{YEAR})(?P<split>[/–-]\d\d)?\b(?![/–-]\d)",
        codes.code_of_years_to,
        "years|åren|decade",
    ),
    phrase(
        rf"\b(?:in|over|during|under|för)\s+(?:the|de)\s+{COUNT.format('n')}\s+(?:years|åren)\s+(?:from|beginning|från(?:\s+och\s+med)?)\s+"
        rf"(?P<year>{YEAR})(?P<split>[/–-]\d\d)?\b(?![/–-]\d)",
        codes.code_of_years_from,
        "years|åren",
    ),
    phrase(rf"\b(?P<first>{YEAR})\s?[–/-]\s?(?P<second>{YEAR}|\d\d)\b", codes.code_of_span, "-|–|/"),
    phrase(
        rf"\b(?:from|från|mellan|between|åren|the\s+years)\s+(?:åren\s+|år\s+)?(?P<first>{YEAR})\s+(?:to|till|och|and)\s+(?P<second>{YEAR})\b"
        rf"|\bbetween\s+(?P<first2>{YEAR})\s+and\s+(?:its|their|the|a)\s[a-z ]{{2,20}}\sin\s(?P<second2>{YEAR})\b",
        codes.code_of_span,
        "från|from|mellan|between|åren|years",
    ),
)

PHRASES: tuple[Phrase, ...] = (*_CALENDAR, *RECKONED_PHRASES)
"""All phrases in the order of their weight: where two would begin at one place, the earlier is taken."""
