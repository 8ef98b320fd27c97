"""Times as running text names them, resolved by the date of the text: "i fjol", "since 2010", "first half of 2012".

>>> [(t.code, t.role) for t in times_in("Exporten har ökat sedan 2010, mest i fjol.", date(2013, 5, 2), "sv")]
[('2010', 'since'), ('2012', 'at')]
>>> text = "Under första halvåret i år blev det 24, samma period året innan 21"
>>> [t.code for t in times_in(text, date(2012, 9, 13), "sv")]
['2012-S1', '2011-S1']
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from typing import Literal

from facts.language.quantities import cardinal_at
from facts.language.tokens import tokens_of
from facts.words import Lang

Role = Literal["at", "since", "until", "from", "lapse"]

_SOURCE: Mapping[str, Mapping[str, str]] = tomllib.loads(
    files(__package__).joinpath("prose_periods.toml").read_text(encoding="utf-8")
)
_MONTH = {word: int(number) for number, words in _SOURCE["months"].items() for word in words.split()}
_ORDINAL = {word: int(number) for number, words in _SOURCE["ordinals"].items() for word in words.split()}
_RELATIVE = {phrase: int(number) for number, phrases in _SOURCE["years"].items() for phrase in phrases.split("|")}

_M = "|".join(sorted(_MONTH, key=len, reverse=True))
_Y = r"(?:19|20)\d{2}"
_R = "|".join(sorted(map(re.escape, _RELATIVE), key=len, reverse=True))
_N = r"(?P<{}>\d{{1,3}}|[a-zåäö]+)"
_O = "|".join(_ORDINAL)


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a text names from `start` to `end`: `code` as the table writes periods.

    `role`: "at" a time; "since" it, the beginning of a change; "until" it; "from", the base that something is held
    against ("än i fjol"); "lapse" for a length whose beginning is `code` ("på tre år"). `is_stated` is False where
    the code was reckoned.
    """

    code: str
    role: Role
    start: int
    end: int
    is_stated: bool = True


_Reader = Callable[[re.Match[str], "_Text"], str | None]


@dataclass(slots=True)
class _Text:
    today: date | None
    lang: Lang
    last: str = ""

    @property
    def year(self) -> int | None:
        return self.today.year if self.today else None


def _year_of(match: re.Match[str], text: _Text) -> int | None:
    """The year that a match names in digits or by a word, else the year of the text."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("relative") and text.year:
        return text.year + _RELATIVE[" ".join(groups["relative"].casefold().split())]
    return None


def _part(match: re.Match[str], text: _Text) -> str | None:
    year = _year_of(match, text) or text.year
    if year is None:
        return None
    letter = {"h": "S", "k": "Q", "q": "Q", "t": "T"}[match["part"][0].casefold()]
    number = _ORDINAL[match["ordinal"].casefold()]
    return f"{year}-{letter}{number}" if number <= {"S": 2, "Q": 4, "T": 3}[letter] else None


def _this_quarter(match: re.Match[str], text: _Text) -> str | None:
    return f"{text.today.year}-Q{(text.today.month + 2) // 3}" if text.today else None


def _after(match: re.Match[str], text: _Text) -> str | None:
    """So many years after the time that was named last: "Efter fyra år hade det ökat"."""
    years = _count(match["n"])
    return _shifted(text.last, years) if years and re.fullmatch(_Y, text.last) else None


def _quarter_short(match: re.Match[str], text: _Text) -> str | None:
    return f"{match['year']}-Q{match['n']}"


def _day(match: re.Match[str], text: _Text) -> str | None:
    month = _MONTH[match["month"].casefold()]
    year = int(match["year"]) if match["year"] else _latest_year(month, int(match["day"]), text)
    if year is None:
        return None
    try:
        return date(year, month, int(match["day"])).isoformat()
    except ValueError:
        return None


def _iso(match: re.Match[str], text: _Text) -> str | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None


def _latest_year(month: int, day: int, text: _Text) -> int | None:
    """The year of the month that the text looks back on: its own, or the one before where that is to come."""
    if text.today is None:
        return None
    return text.today.year - ((month, day) > (text.today.month, text.today.day))


def _month(match: re.Match[str], text: _Text) -> str | None:
    word = match["month"]
    # "May" and "March" are verbs and names too: without a year they need a capital, and a word for a time before.
    month = _MONTH[word.casefold()]
    year = _year_of(match, text) or _latest_year(month, 1, text)
    return f"{year}-{month:02}" if year else None


def _span(match: re.Match[str], text: _Text) -> str | None:
    first, second = match["first"], match["second"]
    if len(second) == 2:
        second = first[:2] + second
    return f"{first}/{second}" if int(first) < int(second) else None


def _ago(match: re.Match[str], text: _Text) -> str | None:
    years = _LENGTHS.get(match["n"].casefold()) or _count(match["n"])
    return str(text.year - years) if years and text.year else None


_LENGTHS = {"year": 1, "år": 1, "året": 1, "decade": 10, "decenniet": 10}


def _count(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    tokens = tokens_of(word)
    cardinal = cardinal_at(tokens, 0) if tokens else None
    return cardinal.value if cardinal and 0 < cardinal.value < 200 else None


def _year_before(match: re.Match[str], text: _Text) -> str | None:
    is_to_come = text.year is not None and text.last[:4].isdigit() and int(text.last[:4]) > text.year
    if text.last and not is_to_come:
        return _shifted(text.last, -1)
    return str(text.year - 1) if text.year else None


def _shifted(code: str, years: int) -> str:
    return re.sub(_Y, lambda match: str(int(match[0]) + years), code)


def _same_part(match: re.Match[str], text: _Text) -> str | None:
    """The part of a year that was named last, in another year."""
    year = _year_of(match, text)
    if year is None or not text.last[:4].isdigit():
        return None
    return f"{year}{text.last[4:]}" if "/" not in text.last else _shifted(text.last, year - int(text.last[:4]))


def _plain_year(match: re.Match[str], text: _Text) -> str | None:
    return match["year"]


def _relative(match: re.Match[str], text: _Text) -> str | None:
    year = _year_of(match, text)
    return str(year) if year else None


def _year_end(match: re.Match[str], text: _Text) -> str | None:
    return f"{match['year']}-12-31"


def _year_before_named(match: re.Match[str], text: _Text) -> str | None:
    return str(int(match["year"]) - 1)


def _today(match: re.Match[str], text: _Text) -> str | None:
    return text.today.isoformat() if text.today else None


def _school_year(match: re.Match[str], text: _Text) -> str | None:
    year = int(match["first"])
    return f"{year}-07/{year + 1}-06"


def _financial_year(match: re.Match[str], text: _Text) -> str | None:
    year = int(match["first"])
    return f"{year}-04/{year + 1}-03"


def _relative_financial_year(match: re.Match[str], text: _Text) -> str | None:
    """This financial year or the last one, which begins in April."""
    if text.today is None:
        return None
    year = text.today.year - (text.today.month < 4) - (match["this"] is None)
    return f"{year}-04/{year + 1}-03"


def _split_year(match: re.Match[str], text: _Text) -> str | None:
    """The year 2011/12 alone: in English a financial year; in Swedish it may be a school year, and is not guessed."""
    return _financial_year(match, text) if text.lang == "en" else None


def _months_to(match: re.Match[str], text: _Text) -> str | None:
    if match["n"] is None:
        return None
    end_year, end_month = int(match["year"]), _MONTH[match["month"].casefold()]
    length = 12 if match["n"].casefold() in ("year", "året") else _count(match["n"])
    return _months_back(end_year, end_month, length) if length else None


def _months_from(match: re.Match[str], text: _Text) -> str | None:
    length = _count(match["n"])
    month = _MONTH[match["month"].casefold()]
    year = _year_of(match, text) or _latest_year(month, 1, text)
    if not length or year is None:
        return None
    last = year * 12 + month - 2 + length
    return f"{year}-{month:02}/{last // 12}-{last % 12 + 1:02}"


def _months_back(year: int, month: int, length: int) -> str:
    first = year * 12 + month - length
    return f"{first // 12}-{first % 12 + 1:02}/{year}-{month:02}"


def _month_span(match: re.Match[str], text: _Text) -> str | None:
    year = _year_of(match, text) or text.year
    if year is None:
        return None
    return f"{year}-{_MONTH[match['from'].casefold()]:02}/{year}-{_MONTH[match['to'].casefold()]:02}"


_REL = rf"(?P<relative>{_R})"
_YEAR_OR_REL = rf"(?:(?:år\s+|in\s+|of\s+|under\s+)?(?P<year>{_Y})\b|(?:of\s+)?{_REL}\b)"
# Each with its reader and what a text needs to hold for it, so that it is not searched for all of them.
_PATTERNS: tuple[tuple[str, _Reader, str], ...] = (
    (
        rf"(?P<year>{_Y})\s+är\s+slut\b|(?:vid|i)\s+(?:slutet|utgången)\s+av\s+(?P<year2>{_Y})",
        _year_end,
        "slut|utgången",
    ),
    (
        rf"(?:läsåret|läsår|school\s+year|academic\s+year)\s+(?P<first>{_Y})[/–-](?:{_Y}|\d\d)\b",
        _school_year,
        "läsår|school|academic",
    ),
    (
        rf"(?:financial\s+year|fiscal\s+year|FY)\s*(?P<first>{_Y})[/–-](?:{_Y}|\d\d)\b",
        _financial_year,
        "financial|fiscal|fy",
    ),
    (
        r"\b(?:(?P<this>this|the\s+current)|last|the\s+previous)\s+(?:financial|fiscal)\s+year\b",
        _relative_financial_year,
        "financial|fiscal",
    ),
    (rf"(?P<first>{_Y})[/](?:\d\d)\b", _split_year, "/"),
    (
        rf"\b(?P<ordinal>{_O})\s+(?P<part>halvåret|kvartalet|tertialet|half|quarter)\b(?!\s+(?:a|an"
        rf"|of\s+(?!{_Y}|last|this))\b)"
        rf"(?:\s+{_YEAR_OR_REL})?",
        _part,
        "halvår|kvartal|tertial|half|quarter",
    ),
    (r"\b(?:this\s+quarter|detta\s+kvartal|innevarande\s+kvartal)\b", _this_quarter, "quarter|kvartal"),
    (rf"^(?:Efter|After)\s+{_N.format('n')}\s+(?:år|years)\b", _after, "efter|after"),
    (rf"(?P<year>{_Y})\s*[-–]?\s*[QK](?P<n>[1-4])\b|\b[QK](?P<n2>[1-4])\s+(?P<year2>{_Y})\b", _quarter_short, "q|k"),
    (
        rf"\b{_N.format('n')}?\s*(?:months?|månader(?:na)?)?\s*(?:to|till)\s+(?P<month>{_M})\s+(?P<year>{_Y})\b",
        _months_to,
        "MONTH",
    ),
    (
        rf"\b{_N.format('n')}\s+(?:months|månaderna|månader)\s+from\s+(?P<month>{_M})\s+{_YEAR_OR_REL}",
        _months_from,
        "MONTH",
    ),
    (rf"\b(?P<from>{_M})\s*[–-]\s*(?P<to>{_M})(?:\s+{_YEAR_OR_REL})?", _month_span, "MONTH"),
    (
        rf"(?:den\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_M})\b(?:,?\s+(?P<year>{_Y})\b)?",
        _day,
        "MONTH",
    ),
    (rf"\b(?P<month>{_M})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<year>{_Y})\b", _day, "MONTH"),
    (rf"\b(?P<month>{_M})\s+{_YEAR_OR_REL}", _month, "MONTH"),
    (
        rf"\b(?:i|under|in|till\s+och\s+med|by|sedan|since|(?:end|start|beginning)\s+of|(?:slutet"
        rf"|början)\s+av)\s+(?P<month>{_M})\b(?!\s+\d{{1,2}}\b(?![,.]\d))",
        _month,
        "MONTH",
    ),
    (rf"\b(?P<first>{_Y})\s?[–/-]\s?(?P<second>{_Y}|\d\d)\b", _span, "-|–|/"),
    (
        rf"\b(?:from|från|mellan|between)\s+(?P<first>{_Y})\s+(?:to|till|och|and)\s+(?P<second>{_Y})\b",
        _span,
        "från|from|mellan|between",
    ),
    (
        rf"samma\s+(?:kvartal|period|månad|halvår|tid|vecka)\s+(?:i\s+)?(?:{_YEAR_OR_REL})"
        rf"|(?:the\s+)?same\s+(?:quarter|period|month|half)\s+(?:in\s+|of\s+)?(?:(?P<year2>{_Y})\b"
        rf"|(?P<relative2>{_R})\b)",
        _same_part,
        "samma|same",
    ),
    (
        r"(?:samma\s+(?:period|månad|kvartal|halvår|tid)\s+)?(?:(?:ett\s+år|året)\s+(?:innan|före|dessförinnan"
        r"|tidigare)|föregående\s+år)\b"
        r"|(?:the\s+)?(?:same\s+(?:period|month|quarter)\s+)?(?:(?:in\s+)?the\s+)?year\s+(?:before|earlier)\b"
        r"|a\s+year\s+(?:earlier|ago)\b",
        _year_before,
        "året|ett år|year|föregående",
    ),
    (rf"för\s+{_N.format('n')}\s+år\s+sedan\b|\b{_N.format('n2')}\s+years?\s+ago\b", _ago, "sedan|ago"),
    (
        rf"\b(?:på|under(?:\s+de\s+senaste)?|de\s+senaste)\s+{_N.format('n')}\s+(?:år|åren)\b"
        rf"|\b(?:in|within)\s+{_N.format('n2')}\s+years?\b|\b(?:in|over|within)\s+the\s+(?:past"
        rf"|last)\s+{_N.format('n7')}\s+years?\b"
        r"|\b(?:in|over|under)\s+(?:the\s+)?(?:past|last)\s+(?P<n3>year|decade)\b"
        r"|\bdet\s+senaste\s+(?P<n4>året|decenniet)\b"
        r"|\bpå\s+ett\s+(?P<n5>år)\b|\bin\s+a\s+(?P<n6>year)\b",
        _ago,
        "år|year|decad|decenn",
    ),
    (rf"\b(?:före|before)\s+(?P<year>{_Y})\b", _year_before_named, "före|before"),
    (rf"\b{_REL}", _relative, "år|year|fjol"),
    (
        r"\b(?:i\s?dag|just\s+nu|för\s+närvarande|today|currently|at\s+present|right\s+now)\b",
        _today,
        "dag|nu|närv|today|current|present|now",
    ),
    (rf"(?:\bår\s+)?\b(?<![\d:/§.,-])(?P<year>{_Y})\b(?![:/]\d|[.,]\d|\s?(?:kronor|kr|personer))", _plain_year, "1|2"),
)
_COMPILED = tuple(
    (re.compile(pattern, re.I), read, () if needs == "MONTH" else tuple(needs.split("|")))
    for pattern, read, needs in _PATTERNS
)
_MONTHS = re.compile(rf"\b(?:{_M})\b", re.I)
_SINCE = re.compile(
    r"(?:sedan|since|alltsedan|ever since|från och med|fr\.o\.m\.|sen)\s+(?:början\s+av\s+"
    r"|slutet\s+av\s+|the\s+(?:start|end)\s+of\s+)?(?:år\s+)?$",
    re.I,
)
# "Since Labour took control in 2018": what happened then stands between; "för tio år sedan" is no beginning.
_SINCE_IT_HAPPENED = re.compile(
    r"\b(?:since|(?<!år )(?<!månader )(?<!veckor )(?<!dagar )sedan)\s+(?:[^\W\d][\w’'-]*\s+){1,7}$", re.I
)
_UNTIL = re.compile(r"(?:till|fram till|till och med|t\.o\.m\.|by|until|senast|inom|to)\s+(?:år\s+)?$", re.I)
_FROM = re.compile(
    r"(?:\bän|\bthan|jämfört med|jämfört mot|i förhållande till|compared (?:with|to)|mot|up from|down from|upp "
    r"från|ned från|ner från|against)"
    r"(?:\s+(?:in|at|for|under|år|i|det|the|number|antalet|den|of|samma))*\s+$",
    re.I,
)
_CUES = re.compile(
    rf"{_Y}|\b(?:{_M})\b|år|year|quarter|half|kvartal|decade|decennie|dag|today|nu\b|närvarande|fjol|current"
    rf"|present|now",
    re.I,
)


# As many letters as seven words may take.
_CLAUSE = 80
# A sentence is shorter; of a longer text the beginning is looked through.
_LONGEST_TEXT = 2000


def times_in(text: str, today: date | None, lang: Lang, last: str = "") -> list[Time]:
    """The times that `text` names, in order; relative ones only where the text's date is known.

    `last` is the time that was named before the text: "året innan" is the year before it.
    """
    text = text[:_LONGEST_TEXT]
    if not _CUES.search(text):
        return []
    found: list[tuple[int, int, int]] = []
    low = text.casefold()
    has_month = _MONTHS.search(text) is not None
    for rank, (pattern, _, needs) in enumerate(_COMPILED):
        if not (any(map(low.__contains__, needs)) if needs else has_month):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if end > start and all(end <= other or start >= stop for other, stop, _ in found):
                found.append((start, end, rank))
    return list(_resolved(text, sorted(found), _Text(today, lang, last)))


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _is_in_calendar(code: str) -> bool:
    """Whether the days that a code names exist: no 30 February."""
    try:
        return all(map(date.fromisoformat, _DAY.findall(code)))
    except ValueError:
        return False


def _resolved(text: str, found: list[tuple[int, int, int]], context: _Text) -> Iterator[Time]:
    for start, end, rank in found:
        pattern, read, _ = _COMPILED[rank]
        match = pattern.match(text, start)
        if match is None:
            continue
        code = read(_Named(match), context)  # type: ignore[arg-type]  # a match with the groups of either wording
        if not code or not _is_in_calendar(code):
            continue
        time = Time(code, _role(text, start, read), start, end, is_stated=read not in (_ago, _after))
        if read not in (_ago, _today):
            context.last = code
        yield time if read is not _today else replace(time, is_stated=False)


def _role(text: str, start: int, read: _Reader) -> Role:
    before = text[max(0, start - 40) : start]
    inside = text[start : start + 12].casefold()
    if _SINCE.search(before) or inside.startswith(("since ", "sedan ")):
        return "since"
    if _SINCE_IT_HAPPENED.search(text, max(0, start - _CLAUSE), start):
        return "since"
    if _FROM.search(before):
        return "from"
    if read is _ago and not inside.startswith("för ") and "ago" not in text[start : start + 30]:
        return "lapse"
    if _UNTIL.search(before) or inside.startswith("by "):
        return "until"
    return "at"


class _Named:
    """A match whose groups "year2", "n3" … are those of another wording of the same time."""

    def __init__(self, match: re.Match[str]) -> None:
        self._groups: dict[str, str | None] = {}
        for name, value in match.groupdict().items():
            plain = name.rstrip("234567")
            if value is not None or plain not in self._groups:
                self._groups[plain] = value

    def __getitem__(self, name: str) -> str | None:
        return self._groups.get(name)

    def groupdict(self) -> dict[str, str | None]:
        """The groups by their plain names."""
        return self._groups
