"""The phrases that running text names times with, each with its reader: "first half of 2012", "i fjol", "3 May"."""

from __future__ import annotations

import re

from facts.language import period_codes as codes
from facts.language import period_seasons as seasons
from facts.language.period_words import COUNT, MONTH_NAMES, ORDINALS_OF_PARTS, RELATIVE_YEARS, YEAR, Phrase, phrase

_REL = rf"(?P<relative>{RELATIVE_YEARS})"
_YEAR_OR_REL = rf"(?:(?:år\s+|in\s+|of\s+|under\s+)?(?P<year>{YEAR})\b|(?:of\s+)?{_REL}\b)"


def _year(n: int) -> str:
    """A year by its number or a word, in another wording of the same time."""
    return rf"(?:(?P<year{n}>{YEAR})|(?P<relative{n}>{RELATIVE_YEARS}))\b"


def _point(end: str) -> str:
    """One end of a span: a year, a month or day with its year, "last year"."""
    return (
        rf"(?:(?:(?:den\s+)?(?:(?P<day_{end}>\d\d?)(?:st|nd|rd|th)?\s+)?(?P<month_{end}>{MONTH_NAMES})\s+)?(?:år\s+)?"
        rf"(?:(?P<year_{end}>{YEAR})(?![/–-]\d|\d)|(?P<relative_{end}>{RELATIVE_YEARS}))\b)"
    )


_BARELY = r"(?:(?:just|only|bara|endast|drygt|knappt|little\s+(?:more|less)\s+than|(?:the\s+)?(?:past|last))\s+)?"

PHRASES: tuple[Phrase, ...] = (
    phrase(
        rf"(?P<year>{YEAR})\s+är\s+slut\b|(?:vid|i|före)\s+(?:slutet|utgången)\s+av\s+(?:år\s+)?{_year(2)}|\bthe\s+end\s+of\s+{_year(3)}"
        rf"|\bend\s+of\s+(?P<year4>{YEAR})\b",
        codes.code_of_year_end,
        "slut|utgången|end",
    ),
    phrase(
        rf"\b(?:den\s+)?sist[ae]\s+(?:dagen\s+i\s+)?(?P<month>{MONTH_NAMES})\b(?:\s+{_YEAR_OR_REL})?"
        rf"|\b(?:the\s+)?last\s+day\s+of\s+(?P<month2>{MONTH_NAMES})\b(?:\s+{_year(2)})?"
        rf"|\b(?:vid|i)\s+utgången\s+av\s+(?P<month3>{MONTH_NAMES})\b(?:\s+{_year(3)})?",
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
        rf"\b(?P<holiday>{seasons.HOLIDAYS})\b(?:\s+{_YEAR_OR_REL})?",
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
        rf"(?:läsåret|läsår|school\s+year|academic\s+year)\s+(?P<first>{YEAR})[/–-](?:{YEAR}|\d\d)\b",
        codes.code_of_school_year,
        "läsår|school|academic",
    ),
    phrase(
        r"\b(?:(?P<this>detta\s+läsår|innevarande\s+läsår|this\s+(?:school|academic)\s+year)|förra\s+läsåret"
        r"|last\s+(?:school|academic)\s+year)\b",
        codes.code_of_school_year,
        "läsår|school|academic",
    ),
    phrase(
        rf"(?:financial\s+year|fiscal\s+year|FY)\s*(?P<first>{YEAR})[/–-](?:{YEAR}|\d\d)\b",
        codes.code_of_financial_year,
        "financial|fiscal|fy",
    ),
    phrase(rf"\b(?:fiscal\s+(?:year\s+)?|FY\s?)(?P<year>{YEAR})(?![/–-]\d)\b", codes.code_of_fiscal_year, "fiscal|fy"),
    phrase(
        r"\b(?:(?P<this>this|the\s+current)|last|the\s+previous)\s+(?:financial|fiscal)\s+year\b",
        codes.code_of_financial_year,
        "financial|fiscal",
    ),
    phrase(
        rf"(?P<year>{YEAR})\s*[-–]?\s*[QK](?P<n>[1-4])\b|\b[QK](?P<n2>[1-4])\s+(?P<year2>{YEAR})(?P<split2>/\d\d)?\b",
        codes.code_of_quarter_short,
        "q|k",
    ),
    phrase(rf"(?P<first>{YEAR})[/](?:\d\d)\b", codes.code_of_split_year, "/"),
    phrase(
        r"\b(?:(?P<this>this\s+quarter|(?:detta|innevarande)\s+kvartal)|(?:the\s+)?(?:last|previous|past)\s+quarter(?!\s+of)"
        r"|(?:förra|föregående)\s+kvartal(?:et)?|det\s+(?:gångna|senaste)\s+kvartalet)\b",
        codes.code_of_relative_quarter,
        "quarter|kvartal",
    ),
    phrase(rf"\bhalvårsskiftet\b(?:\s+{_YEAR_OR_REL})?", seasons.code_of_mid_year, "halvårsskift"),
    phrase(
        rf"\b(?P<ordinal>{ORDINALS_OF_PARTS})\s+(?P<part>halvåret|kvartalet|tertialet|half|quarter)\b(?!\s+(?:a|an"
        rf"|of\s+(?!{YEAR}|last|this|calendar))\b)"
        rf"(?:\s+(?:of\s+calendar\s+(?:year\s+)?)?{_YEAR_OR_REL}(?P<split>/\d\d\b)?)?",
        codes.code_of_part,
        "halvår|kvartal|tertial|half|quarter",
    ),
    phrase(
        rf"\b(?:efter|after)\s+{COUNT.format('n')}\s+(?:månader|months)\b", codes.code_of_months_gone, "efter|after"
    ),
    phrase(rf"^(?:Efter|After)\s+{COUNT.format('n')}\s+(?:år|years)\b", codes.code_of_after, "efter|after", "reckoned"),
    phrase(
        rf"\b(?P<from>{MONTH_NAMES})\s*(?:[–-]|to|till(?:\s+och\s+med)?)\s*(?P<to>{MONTH_NAMES})\b(?:\s+{_YEAR_OR_REL})?"
        rf"|\b(?P<between>between|mellan)\s+(?P<from2>{MONTH_NAMES})\s+(?:and|och)\s+(?P<to2>{MONTH_NAMES})\b"
        rf"(?:\s+{_year(3)})?"
        rf"|\b(?:i|in|under|during)\s+(?P<from3>{MONTH_NAMES})\s+(?:and|och)\s+(?P<to3>{MONTH_NAMES})\b"
        rf"(?:\s+{_year(2)})?",
        codes.code_of_month_span,
        "MONTH",
    ),
    phrase(
        rf"\b(?P<n>years?|(?:\d\d?|[a-z]+)(?=\s+months))(?:\s+months)?\s+(?:(?:ending|ended|up\s+to)(?:\s+in|\s+on)?|to)\s+(?:the\s+end\s+of\s+)?"
        rf"(?:\d\d?\s+)?(?P<month>{MONTH_NAMES})\b(?:\s+{_YEAR_OR_REL})?"
        rf"|\b(?P<n2>året|(?:\d\d?|[a-zåäö]+)(?=\s+månader))(?:\s+månader(?:na)?)?\s+(?:fram\s+)?till(?:\s+och\s+med)?\s+"
        rf"(?P<month2>{MONTH_NAMES})\b(?:\s+{_year(2)})?",
        codes.code_of_months_to,
        "MONTH",
    ),
    phrase(
        rf"\b(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|up\s+to\s+and\s+including)\s+"
        rf"(?P<month>{MONTH_NAMES})\b(?:\s+{_YEAR_OR_REL})?(?!\s+(?:hade|har|had|has)\b)",
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
        rf"\b{COUNT.format('n')}\s+(?:months|månaderna|månader)\s+from\s+(?P<month>{MONTH_NAMES})\s+{_YEAR_OR_REL}",
        codes.code_of_months_from,
        "MONTH",
    ),
    phrase(
        rf"\bårets\s+(?:första\s+{COUNT.format('n2')}|{COUNT.format('n4')}\s+första)\s+månader\b"
        rf"|\b(?:de|the)\s+{COUNT.format('n5')}\s+(?:första|first)\s+(?:månaderna|months)(?:\s+(?:av|of|under|in|i))?"
        rf"(?:\s+{_year(2)})?"
        rf"|\b(?:the\s+)?year[’']s\s+first\s+{COUNT.format('n3')}\s+months\b"
        rf"|\b(?:de\s+|the\s+)?(?:första|first)\s+{COUNT.format('n')}\s+(?:månaderna|months)(?:\s+(?:av|of|under|in|i))?"
        rf"(?:\s+{_YEAR_OR_REL})?",
        codes.code_of_first_months,
        "månader|months",
    ),
    phrase(
        r"\b(?:(?P<this>this\s+week|(?:denna|innevarande)\s+vecka|den\s+här\s+veckan)|last\s+week|the\s+previous\s+week"
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
    phrase(rf"\b(?P<month>{MONTH_NAMES})\s+{_YEAR_OR_REL}", codes.code_of_month, "MONTH"),
    phrase(
        rf"\b(?:i|under|in|från|from|till\s+och\s+med|till|senast|fram\s+till|by|sedan|since|this|last|(?:end|start|beginning)\s+of|(?:slutet"
        rf"|början)\s+av)\s+(?P<month>{MONTH_NAMES})\b(?!\s+\d{{1,2}}\b(?![,.]\d))",
        codes.code_of_month,
        "MONTH",
    ),
    phrase(
        r"\b(?:(?P<this>(?<!ago\s)this\s+month|(?<!sedan\s)(?:denna|innevarande)\s+månad|den\s+här\s+månaden)|(?:the\s+)?(?:last|previous)\s+month"
        r"|förra\s+månaden|föregående\s+månad)\b",
        codes.code_of_relative_month,
        "month|månad",
    ),
    phrase(
        rf"\b(?:in|over|during|under)\s+(?:the|de)\s+{COUNT.format('n')}\s+(?:years|åren)\s+(?:up\s+)?(?:fram\s+)?(?:to|till)\s+"
        rf"(?P<year>{YEAR})(?P<split>[/–-]\d\d)?\b(?![/–-]\d)",
        codes.code_of_years_to,
        "years|åren",
    ),
    phrase(
        rf"\b(?:in|over|during|under|för)\s+(?:the|de)\s+{COUNT.format('n')}\s+(?:years|åren)\s+(?:from|beginning|från(?:\s+och\s+med)?)\s+"
        rf"(?P<year>{YEAR})(?P<split>[/–-]\d\d)?\b(?![/–-]\d)",
        codes.code_of_years_from,
        "years|åren",
    ),
    phrase(rf"\b(?P<first>{YEAR})\s?[–/-]\s?(?P<second>{YEAR}|\d\d)\b", codes.code_of_span, "-|–|/"),
    phrase(
        rf"\b(?:from|från|mellan|between)\s+(?:åren\s+|år\s+)?(?P<first>{YEAR})\s+(?:to|till|och|and)\s+(?P<second>{YEAR})\b"
        rf"|\bbetween\s+(?P<first2>{YEAR})\s+and\s+(?:its|their|the|a)\s[a-z ]{{2,20}}\sin\s(?P<second2>{YEAR})\b",
        codes.code_of_span,
        "från|from|mellan|between",
    ),
    phrase(
        rf"samma\s+(?:\w+\s+)?(?:kvartal|period|månad(?:er)?|halvår|tertial|tid|vecka|veckor)\s+(?:i\s+)?(?:{_YEAR_OR_REL})"
        rf"|(?:the\s+)?same\s+(?:\w+\s+)?(?:quarter|period|months?|half|weeks?|stretch|time)\s+(?:in\s+|of\s+)?{_year(2)}",
        codes.code_of_same_part,
        "samma|same",
    ),
    phrase(
        r"(?:samma\s+(?:\w+\s+)?(?:period|månad(?:er)?|kvartal|halvår|tertial|tid)\s+)?(?:(?:ett\s+år|året)\s+(?:innan|före|dessförinnan"
        r"|tidigare)|föregående\s+år)\b"
        r"|(?:the\s+)?(?:same\s+(?:\w+\s+)?(?:period|months?|quarter|half|weeks?)\s+)?(?:(?:in\s+)?the\s+|an?\s+)?year\s+"
        r"(?:before(?!\s+(?:the|its|their|his|her|this|that|an?)\b)|earlier)\b|(?:the\s+)?(?:same\s+(?:\w+\s+)?(?:period|months?|quarter|half|weeks?)\s+)?the\s+previous"
        r"\s+year\b|a\s+year\s+(?:earlier|ago)\b|\b(?:twelve|12)\s+months\s+(?:before|earlier|previously)\b"
        r"|\b(?:tolv|12)\s+månader\s+(?:tidigare|innan|dessförinnan)\b",
        codes.code_of_year_before,
        "året|ett år|year|föregående|months|månader",
    ),
    phrase(
        rf"\b{COUNT.format('n')}\s+(?:years\s+(?:earlier|before)|år\s+(?:tidigare|dessförinnan|innan))\b",
        codes.code_of_years_earlier,
        "earlier|before|tidigare|innan",
        "reckoned",
    ),
    phrase(
        r"\bi\s+(?P<season>våras|somras|höstas|vintras)\b|\bförra\s+(?P<season2>våren|sommaren|hösten|vintern)\b"
        r"|\blast\s+(?P<season3>spring|summer|autumn|fall|winter)\b",
        seasons.code_of_season,
        "våras|somras|höstas|vintras|förra|last",
    ),
    phrase(
        r"\b(?:under\s+(?:den\s+\w+\s+)?(?P<season>våren|sommaren|hösten|vintern)|(?P<to>till)\s+(?P<season2>våren|sommaren|hösten|vintern)"
        r"|(?P<this>i)\s+(?P<season3>sommar|höst|vinter|vår(?=\s*(?:[.,;)]|$)))"
        r"|(?P<this2>this)\s+(?P<season4>spring|summer|autumn|winter)"
        r"|(?:over|during)\s+the\s+(?P<season5>spring|summer|autumn|winter)"
        r"|(?P<to2>by|next)\s+(?:the\s+)?(?P<season6>spring|summer|autumn|winter))\b(?!\s+(?:months?|term|of)\b)"
        rf"(?:\s+(?P<year>{YEAR})\b)?",
        seasons.code_of_near_season,
        "våren|sommar|höst|vinte|i vår|spring|summer|autumn|winter",
    ),
    phrase(
        r"\b(?:the\s+(?:turn|start|beginning)\s+of\s+the\s+decade|(?:decennie|årtionde)skiftet|(?:årtiondets|decenniets)"
        r"\s+början|början\s+av\s+(?:årtiondet|decenniet))\b",
        lambda _, text: f"{text.year // 10}0" if text.year else None,
        "decad|decenni|årtionde",
    ),
    phrase(
        r"\b(?:året\s+(?:efter|därpå|därefter)|the\s+following\s+year|the\s+year\s+after)\b",
        codes.code_of_year_after,
        "året|year",
    ),
    phrase(
        rf"för\s+{COUNT.format('n')}\s+år\s+sedan\b(?P<same>\s+denna\s+månad\b)?"
        rf"|\b{COUNT.format('n2')}\s+years?\s+ago\b(?P<same2>\s+this\s+month\b)?|\ba\s+(?P<n3>decade)\s+ago\b",
        codes.code_of_ago,
        "sedan|ago",
        "ago",
    ),
    phrase(
        rf"\b(?:på|under(?:\s+de\s+senaste)?|de\s+senaste)\s+{_BARELY}{COUNT.format('n')}\s+(?:år|åren)\b"
        rf"|\b(?:in|within|over)\s+{_BARELY}{COUNT.format('n2')}\s+years?\b"
        r"|\b(?:in|over|under)\s+(?:the\s+)?(?:past|last)\s+(?P<n3>year|decade)\b"
        rf"|\b(?:in|within|over|på|under)\s+{_BARELY}(?:a|ett)\s+(?P<n7>decade|decennium|årtionde)\b"
        rf"|\b(?:in|within|over|på|under)\s+{_BARELY}{COUNT.format('decades')}\s+(?:decades|decennier|årtionden)\b"
        r"|\bdet\s+senaste\s+(?P<n4>året|decenniet)\b"
        rf"|\bpå\s+{_BARELY}ett\s+(?:enda\s+)?(?P<n5>år)\b|\bin\s+(?:just\s+|only\s+)?a\s+(?:single\s+)?(?P<n6>year)\b",
        codes.code_of_lapse,
        "år|year|decad|decenn",
        "lapse",
    ),
    phrase(
        r"\b(?:(?:under|på)\s+)?det\s+(?:senaste|gångna)\s+(?P<n>halvåret|kvartalet)\b"
        r"|\b(?:in|over|during)\s+the\s+(?:past|last)\s+(?P<n2>half-year|half year|quarter)\b",
        codes.code_of_recent_months,
        "halvår|kvartal|half|quarter",
        "lapse",
    ),
    phrase(
        rf"\b(?:på|under(?:\s+de\s+senaste)?|de\s+senaste)\s+{_BARELY}{COUNT.format('n')}\s+(?:månader|månaderna)\b"
        rf"|\b(?:in|over)\s+{_BARELY}{COUNT.format('n2')}\s+months\b",
        codes.code_of_months_ago,
        "månad|month",
        "lapse",
    ),
    phrase(rf"\b(?:före|before)\s+(?P<year>{YEAR})\b", lambda match, _: str(int(match["year"]) - 1), "före|before"),
    phrase(r"\b(?:since\s+then|sedan\s+dess|sen\s+dess)\b", lambda _, text: text.last or None, "then|dess", "reckoned"),
    phrase(r"\b(?:millennieskiftet|the\s+(?:turn\s+of\s+the\s+)?(?:new\s+)?millennium)\b", lambda *_: "2000", "mill"),
    phrase(r"\bpre-pandemic\b", lambda *_: "2019", "pandemic", "base"),
    phrase(
        r"\b(?:before|innan|före)\s+(?:the\s+)?pandemi[cn]\b|\bon\s+the\s+eve\s+of\s+the\s+pandemic\b",
        lambda *_: "2019",
        "pandemi",
    ),
    phrase(
        r"\b(?:det\s+gångna\s+året|året\s+som\s+(?:gått|gick)|the\s+year\s+(?:just|now)\s+(?:ended|past|gone))\b",
        codes.code_of_year_gone,
        "året|year",
    ),
    phrase(
        rf"\b(?:in|over|during|under)\s+(?:the|de)\s+{COUNT.format('n')}\s+(?:years?|år(?:en)?)\s+"
        r"(?:(?:that|since|som)\s+)?(?:i|we|he|she|they|it|jag|vi|han|hon)\b",
        codes.code_of_ago,
        "years|åren|år ",
        "since",
    ),
    phrase(
        r"\b(?:since|sedan)\s+(?:the\s+)?(?:(?:early|late|mid|början\s+av|slutet\s+av|mitten\s+av)[\s-]+)?"
        r"(?P<decade>(?:19|20)\d0)(?:s|-talet)\b",
        lambda match, _: match["decade"],  # its first year
        "0s|0-tal",
    ),
    phrase(
        r"\b(?:the\s+|in\s+the\s+|på\s+)?(?P<decade>(?:19|20)\d0)(?:s|-talet)\b",
        lambda match, _: (match["decade"], str(int(match["decade"]) + 9)),
        "0s|0-tal",
    ),
    phrase(
        r"\b(?:samma\s+år|det\s+året(?!\s+som)|same\s+year|that\s+year)\b",
        lambda _, text: text.last[:4] if re.match(YEAR, text.last) else None,
        "år|year",
    ),
    phrase(
        rf"\b(?:riksdagsvalet|(?:förra|senaste)\s+valet|(?<=sedan\s)valet|(?<=vid\s)valet|valet(?=\s+(?:år\s+)?{YEAR}))"
        rf"(?:\s+(?:år\s+)?(?P<year>{YEAR}))?"
        rf"|\b(?:the\s+)?(?:(?:last|previous|(?P<year2>{YEAR}))\s+)?general\s+election(?:\s+(?:in|of)\s+(?P<year3>{YEAR}))?\b"
        r"|(?<=since\s)the\s+election\b|(?<=at\s)the\s+election\b",
        codes.code_of_election,
        "valet|election",
    ),
    phrase(
        r"\b(?P<which>förra|föregående|förgångna|gångna|avslutade|senaste|denna|den\s+här|innevarande|nuvarande|pågående"
        r"|kommande|nästa)\s+mandatperiod(?:en)?\b",
        codes.code_of_term,
        "mandatperiod",
    ),
    phrase(
        r"\b(?P<term>höst|vår)terminens\s+(?:start|början|inledning)\b"
        r"|\b(?:the\s+)?(?:start|beginning)\s+of\s+(?:the\s+)?(?P<term2>autumn|spring)\s+term\b",
        seasons.code_of_term_start,
        "termin|term",
    ),
    phrase(
        r"\b(?:hittills\s+i\s+år|so\s+far\s+this\s+year|this\s+year\s+so\s+far|(?:in\s+the\s+)?year\s+to\s+date)\b",
        lambda _, text: f"{text.year}-01-01/{text.today.isoformat()}" if text.today else None,
        "hittills|so far|to date",
    ),
    phrase(
        r"\b(?:årsskiftet|(?:the\s+)?(?:turn|start|beginning)\s+of\s+the\s+year|årets\s+början)\b",
        codes.code_of_new_year,
        "årsskift|of the year|årets",
    ),
    phrase(rf"\b{_REL}(?!\w)", codes.code_of_relative, "år|year|fjol"),
    phrase(
        r"\b(?:i\s?dag|just\s+nu|för\s+närvarande|i\s?kväll|today|tonight|this\s+(?:evening|afternoon)|currently|at\s+present|right\s+now|th(?:is|at)\s+morning|i\s+morse)\b",
        lambda _, text: text.today.isoformat() if text.today else None,
        "dag|nu|närv|kväll|tonight|this |today|current|present|now|mor",
        "today",
    ),
    phrase(
        rf"(?:\bår\s+)?\b(?<![\d:/§.,-])(?P<year>{YEAR})\b(?![:/]\d|[.,]\d|\s?(?:kronor|kr|personer))",
        lambda match, _: match["year"],
        "1|2",
    ),
)
