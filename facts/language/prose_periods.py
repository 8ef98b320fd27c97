"""Times as running text names them, resolved by the date of the text: "i fjol", "since 2010", "first half of 2012".

>>> [(t.code, t.role) for t in times_in("Exporten har ökat sedan 2010, mest i fjol.", date(2013, 5, 2), "sv")]
[('2010', 'since'), ('2012', 'at')]
>>> text = "Under första halvåret i år blev det 24, samma period året innan 21"
>>> [t.code for t in times_in(text, date(2012, 9, 13), "sv")]
['2012-S1', '2011-S1']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from facts.language.needed_letters import NeededLetters
from facts.language.period_phrases import PHRASES
from facts.language.period_words import MONTH, MONTH_NAMES, MONTH_STEMS, SIDES, YEAR, Phrase, PhraseMatch, TextDate
from facts.words import Lang

TimeRole = Literal["at", "since", "until", "from", "lapse"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a text names from `start` to `end`: `code` as the table writes periods.

    `role`: "at" a time; "since" it, the beginning of a change; "until" it; "from", the base that something is held
    against ("än i fjol"); "lapse" for a length whose beginning is `code` ("på tre år"). `is_stated` is False where
    the code was reckoned. `ends` are the first and the last of a span of years: "between 1985/86 and 2018/19".
    """

    code: str
    role: TimeRole
    start: int
    end: int
    is_stated: bool = True
    ends: tuple[str, str] | None = None


_SINCE = re.compile(
    r"(?:sedan|since|alltsedan|ever since|från och med|fr\.o\.m\.|sen|räknat från"
    r"|(?:counting|counted|measured) from)\s+(?:början\s+av\s+"
    r"|slutet\s+av\s+|the\s+(?:start|end)\s+of\s+)?(?:år\s+)?$",
    re.I,
)
# "Since Labour took control in 2018": what happened then stands between; "för tio år sedan" is no beginning.
_SINCE_IT_HAPPENED = re.compile(
    r"\b(?:since|(?<!år )(?<!månader )(?<!veckor )(?<!dagar )sedan)\s+(?:[^\W\d][\w’'-]*\s+){1,7}$", re.I
)
# "Than when this Government took office in May 2016": what happened then stands between here too.
_FROM_WHEN = re.compile(r"\b(?:than|än)\s+(?:when|när|då)\s+(?:[^\W\d][\w’'-]*\s+){1,7}$", re.I)
_UNTIL = re.compile(r"(?:till|fram till|till och med|t\.o\.m\.|by|until|senast|inom|to)\s+(?:år\s+)?$", re.I)
_FROM = re.compile(
    r"(?:\bän|\bthan|jämfört med|jämfört mot|i förhållande till|compared (?:with|to)|\bmot|up from|down from|upp "
    r"från|ned från|ner från|against|(?:reduction|decrease|fall|drop|decline|cut|rise"
    r"|increase|growth)(?: of (?:[^,;.]|[.,](?=\d)){1,30}?)? on"
    r"|\b(?:rose|risen|fell|fallen|grew|grown|dropped|climbed|increased|decreased|declined|up|down)\b(?:[^,;.:]|[.,](?=\d)){1,30}?\s(?:on|from)"
    r"|\b(?:up|down) (?:by )?[\d.,]+ ?(?:%|per ?cent|percentage points) on|\b(?:up|down) on"
    r"|\bså (?:många|mycket|stor\w*|hög\w*|lång\w*)(?:\s+[^\W\d]+){0,5}?\s+som"
    r"|\b(?:above|below|over|under|över)\s(?:its|their|the|sin|dess)?\s?"
    r"(?:level|peak|figure|total|average|number|rate|share|amount|nivå(?:n)?|toppen|siffran|genomsnittet)"
    r"|\b(?:above|below|over|under|över)\s(?:where|vad|den)(?:\sit|\sthey)?(?:\sstood)?"
    r"|\bas (?:many|much|large|high)(?:\s+[^\W\d]+){0,5}?\s+as)"
    r"(?:\s+(?:början|slutet|mitten|av|start|beginning|end|in|at|for|under|år|i|det|the|number|granted|issued|recorded|reported|registered|built|seen|antalet|den|of|samma|vad|they|it|there|he|she|we|did|had|was|were|been"
    r"|de|var|hade|gjorde|fanns|är|vid|on))*\s+$",
    re.I,
)
# "compared with the same number in" is the longest that stands before a base.
_BEFORE = 60
# As many letters as seven words may take.
_CLAUSE = 80
# A sentence is shorter; of a longer text the beginning is looked through.
_LONGEST_TEXT = 2000

_CUES = NeededLetters([
    f"{MONTH_STEMS}|19|20|år|year|quarter|half|kvartal|tertial|decade|decenni|dag|today|nu|närv|fjol|current|present|now"
    "|month|månad|vecka|spring|summer|autumn|winter|höst|vår|sommar|vinter|somras|vintras|valet|election|mandatperiod"
    "|morning|morse|pandemic|week|veckan|last|dags|since then|dess|millenni|afton|valborg|easter|christmas|boxing"
    "|halloween|bonfire|thanksgiving|good fri|nce day|labor day|whit mon|tonight|kväll|q1|q2|q3|q4|k1|k2|k3|k4|t1|t2|t3"
    f"|fortnight|yesterday|går|regering|krig| war|sekelskift|termin| term|days ago|{'|'.join(SIDES)}|makten|tillträdde"
    "|tog över"
])  # fmt: skip
"""What a text needs to hold where it names a time at all."""
_NEEDED = NeededLetters(phrase.needs for phrase in PHRASES)


def times_in(
    text: str, today: date | None, lang: Lang, last: str = "", topic: str = "", year_begins: int = 1
) -> list[Time]:
    """The times that `text` names, in order; relative ones only where the text's date is known.

    `last` is the time that was named before the text: "året innan" is the year before it; `topic` the period that the
    text tells of, which "under året" is and months alone are of; `year_begins` is the month with which its own
    years begin.

    >>> [t.code for t in times_in("Under året och i juli såldes fler.", date(2024, 4, 18), "sv", topic="2022")]
    ['2022', '2022-07']
    """
    text = text[:_LONGEST_TEXT]
    low = text.casefold()
    if not _CUES.ranks(low):
        return []
    found: list[tuple[int, int, int]] = []
    # The phrases in their order, which is that of their weight.
    for rank in _NEEDED.ranks(low):
        for match in PHRASES[rank].pattern.finditer(text):
            start, end = match.span()
            if end > start and all(end <= other or start >= stop for other, stop, _ in found):
                found.append((start, end, rank))
    return list(
        _resolved(text, sorted(found), TextDate(today, lang, last, main=last, topic=topic, year_begins=year_begins))
    )


_SHORT = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_PART = re.compile(r"\d{4}-[QST]\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _is_in_calendar(code: str) -> bool:
    """Whether the days that a code names exist: no 30 February."""
    try:
        return all(map(date.fromisoformat, _DAY.findall(code)))
    except ValueError:
        return False


def _resolved(text: str, found: list[tuple[int, int, int]], context: TextDate) -> Iterator[Time]:
    for start, end, rank in found:
        phrase = PHRASES[rank]
        match = phrase.pattern.match(text, start)
        read = phrase.read(PhraseMatch(match), context) if match else None
        if not match or not read:
            continue
        ends = read if isinstance(read, tuple) else None
        role = _role(text, start, phrase)
        if role == "from" and isinstance(read, str) and _SHORT.fullmatch(read) and not re.search(YEAR, match[0]):
            read = _before(read, context.named)
        elif role == "from" and isinstance(read, str) and _PART.fullmatch(read) and not re.search(YEAR, match[0]):
            read = _part_before(read, context.main)
        code = f"{ends[0].split('/')[0]}/{ends[1].split('/')[-1]}" if ends else str(read)
        if not _is_in_calendar(code):
            continue
        if role == "since" and context.today and code > context.today.isoformat():
            role = "at"  # "from 1 January 2025 on", said before that day: what holds then
        is_stated = phrase.kind in ("stated", "base")
        if is_stated or phrase.kind == "reckoned":
            context.last = code
            # "sedan 2010 … på två år" are two years before the text's date.
            # "19 färre än 2022 och 110 färre än tio år tidigare": both before the year that is told of.
            context.named = context.named if role == "since" or (role == "from" and context.named) else code
            context.main = context.main if role in ("since", "from") and context.main else code
        yield Time(code, role, start, end, is_stated, ends)


def _before(code: str, named: str) -> str:
    """What something is held against comes before it, where no year is said: "i juni 27 färre än i januari"."""
    if not _SHORT.match(named) or code < named:
        return code
    return f"{int(named[:4]) - (code[4:] > named[4:])}{code[4:]}"


def _part_before(code: str, main: str) -> str:
    """The same of the year of what is told of, or of the one before: "17% down on the first quarter"."""
    if not _PART.fullmatch(main) or main[5] != code[5] or code < main:
        return code
    return f"{int(main[:4]) - (code[4:] >= main[4:])}{code[4:]}"


def _role(text: str, start: int, phrase: Phrase) -> TimeRole:
    before = text[max(0, start - _BEFORE) : start]
    inside = text[start : start + 12].casefold()
    if phrase.kind == "base":
        return "from"
    if phrase.kind == "since":
        return "since"
    if _SINCE.search(before) or inside.startswith(("since ", "sedan ")):
        return "since"
    if _FROM_WHEN.search(text, max(0, start - _CLAUSE), start):
        return "from"
    if _SINCE_IT_HAPPENED.search(text, max(0, start - _CLAUSE), start):
        return "since"
    if _FROM.search(before):
        return "from"
    if phrase.kind == "lapse":
        return "lapse"
    if phrase.kind == "ahead":
        return "until"
    if _UNTIL.search(before) or inside.startswith("by "):
        return "until"
    return "at"


# "The current year" of a council's accounts begins with a month of its own.
_APRIL = 4
# Behind "fiscal year 2023" stands "which ran from July 1", or "(July through December)".
_YEAR_BEGINS = re.compile(
    rf"\b(?:fiscal|financial)\s+year\b[^.;]{{0,40}}?(?:\b(?:ran|runs|running|begins|began|starts|started)\s+(?:from|on|in)?\s*"
    rf"(?:\d\d?\s+)?|\(\s*)(?P<month>{MONTH_NAMES})\b",
    re.I,
)
_YEAR_ENDS = re.compile(
    rf"\b(?:fiscal|financial)\s+year\s+(?:ended|ending|ends|to)\s+(?:on\s+)?(?:\d\d?\s+)?(?P<month>{MONTH_NAMES})\b",
    re.I,
)
_FINANCIAL_YEAR = re.compile(rf"\b{YEAR}[/–-]\d\d\b(?![/–-])|\bfinancial\s+year\b")
# The papers of British bodies whose years go from April: councils, boards of health, what they owe and own.
_ACCOUNTS = re.compile(
    r"\b(?:council\s+tax|general\s+fund|outturn|overspen[dt]\w*|underspen[dt]\w*|revenue\s+(?:budget|monitoring)"
    r"|health\s+board|NHS\s+(?:foundation\s+)?trust|integrated\s+care\s+board|housing\s+revenue\s+account)\b",
    re.I,
)
_FEWEST_NAMED = 2
"""Times that a text must name financial years: once may be another body's."""


def begin_of_own_year(text: str, lang: Lang) -> int:
    """The month (1–12) with which a text's own years begin: 1 where nothing says that they are not the calendar's.

    >>> begin_of_own_year("Fiscal year 2023, which ran from July 1, 2022, closed with a surplus.", "en")
    7
    >>> begin_of_own_year("Council tax for 2025/26 was set. The General Fund of 2024/25 was overspent.", "en")
    4
    >>> begin_of_own_year("Fares fell in 2018/19, and again in 2019/20.", "en")
    1
    """
    if lang != "en":
        return 1
    if begins := _YEAR_BEGINS.search(text):
        return MONTH[begins["month"].casefold()]
    if ends := _YEAR_ENDS.search(text):
        return MONTH[ends["month"].casefold()] % 12 + 1
    is_accounts = len(_FINANCIAL_YEAR.findall(text)) >= _FEWEST_NAMED and _ACCOUNTS.search(text) is not None
    return _APRIL if is_accounts else 1
