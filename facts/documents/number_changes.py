"""Whether a number is a level, a change or a comparison, and which way it goes; changes that one word says."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from facts.documents.candidates import Candidate, Surroundings, candidate
from facts.documents.grammar import boundary, compile_words
from facts.documents.number_mentions import GLUE, OR_MORE, Mention, end_in_other_words
from facts.documents.sentences import Sentence
from facts.documents.units import UnitFound, is_in_money
from facts.language.changes import is_limit_passed
from facts.language.period_words import HAS_COME_ABOUT
from facts.language.prose_periods import Time, times_in
from facts.words import Lang

_MULTIPLES = {
    "x2": Fraction(2),
    "x3": Fraction(3),
    "x4": Fraction(4),
    "x5": Fraction(5),
    "x10": Fraction(10),
    "half": Fraction(1, 2),
}
_TIMES_AS = re.compile(
    r"^\s*(?:gånger|times)\s+(?:så\s+\w+|fler|högre|större|snabbare|as\s+\w+|more|the\s+\w+|higher|larger"
    r"|faster|that|what)",
    re.I,
)
_FROM_TO = re.compile(r"^[^,;.]{0,40}?\s(?:till|to|ned till|up to)\s*$", re.I)
# A change as a noun behind its number: "a 2.4% reduction".
_CHANGE_NOUN = re.compile(
    r"\s*(?:[a-z]+\s)?(?:(?P<less>reduction|decrease|fall|drop|decline|cut)|rise|increase|growth|jump|surge|uplift)\b"
)
# "two percentage points down on the same quarter of 2016"
_UP_ON = re.compile(r"\s*(?:up|(?P<less>down)) on\b", re.I)
# "ökningen är 9 procent", "the fall was 12 per cent"
_CHANGE_IS = re.compile(
    r"\b(?:(?P<less>minskningen|nedgången|sänkningen|[Tt]he (?:fall|drop|decrease|decline|reduction|cut))"
    r"|ökningen|uppgången|höjningen|[Tt]he (?:rise|increase|growth))\s(?:är|var|blev|blir|is|was|comes to|came to)\s*$"
)
_OF_WHAT = re.compile(r"\s+(?P<what>(?:the|that|its|their)\s[^,.;:]{3,60})")
_HEDGED = re.compile(
    r"(?P<words>(?:mycket |much |well |a little |lite )?"
    r"(?:mer än|över|nästan|nära|närmare|drygt|knappt|ungefär"
    r"|omkring|cirka|mer eller mindre|minst|more than|nearly|almost|roughly|about|around|more or less|just over"
    r"|over|at least))\s+$",
    re.I,
)
# So much off a level of before: "18% below its level in 2018", 12 procent över nivån 2010.
_OFF_A_LEVEL = re.compile(
    r"(?:\s+\w+){0,2}\s+(above|below|över|under) (?:where|vad|den nivå|(?:(?:its|their|the|sin|sina|dess|\d{4} års)\s)?"
    r"(?:\w+\s)?(?:level|peak|figure|average|nivå(?:n|er)?|toppen|toppnivå(?:n|er)?|genomsnitt(?:et)?)(?!\w))"
)
# "40 more branches are at risk" are so many besides those spoken of.
_AT_RISK = re.compile(r"\smore\s(?:[\w-]+\s){1,3}(?:are|is)\s(?:at risk|under threat|threatened)\b")
# "About a third below the number granted the year before": a share off another number.
_OFF_A_NUMBER = re.compile(r"\s(above|below|över|under)\s(?:the|that|its|their|antalet|nivån|siffran|genomsnittet)\b")
_OF_A_RESULT = re.compile(
    r"\b(?:(?P<worse>försämr\w+|worsen\w*|deteriorat\w+)|förbättr\w+|improve\w*)\b[^.;:,]{0,30}?\b(?:med|på|by|of)\s*$",
    re.I,
)
# Behind these something else begins, or what the number is for.
_SOMETHING_ELSE = r"(?:än|than|och|and|men|but|till|för|åt|for|to|on)\b"
_RELATIVE = re.compile(r"[,;(]|\b(?:whose|who|which|that|vars|vilka|som)\b")


def judge_change(text: str, spoken: list[Mention], at: int, lang: Lang, around: Surroundings) -> None:
    """Whether the number is a change or a comparison, and its sign."""
    one = spoken[at]
    if _is_pair(text, spoken, at):
        return
    in_other_words = at and end_in_other_words(text, spoken[at - 1], one) is not None
    goes_on = in_other_words or (at and GLUE.match(one.before) and one.unit == spoken[at - 1].unit)
    if goes_on and spoken[at - 1].kind == "change":
        one.kind, one.sign = "change", spoken[at - 1].sign
        return
    if at > 1 and in_other_words and spoken[at - 1].is_pair_end and one.unit == "percent":
        # "from £65 to £70, or 8 per cent"
        one.kind = "change"
        one.sign = 1 if spoken[at - 1].found.value >= spoken[at - 2].found.value else -1
        return
    sign = _sign_before(one.before, one.hedge, lang) or _sign_after(text, one, lang) or _sign_of_result(one)
    if multiple := _TIMES_AS.match(text[one.number.end :]):
        one.kind, one.found = "change", UnitFound("times", one.number.value, multiple.end())
        one.end = one.number.end + multiple.end()
        one.compared = _compared(text, one.end - 3, around)
        one.kind = "comparison" if one.compared else "change"
        return
    if not sign:
        return
    one.kind, one.sign = "change", sign
    one.compared = _compared(text, one.number.end, around, like=False)
    if one.compared:
        one.kind = "comparison"


def _compared(text: str, start: int, around: Surroundings, *, like: bool = True) -> str:
    """What is named behind "than", or behind "as many as", where it is another place or group and no earlier time."""
    template = rf"(?<!\w)(?:<than>{'|som|as' if like else ''})\s+(?P<what>(?!many|much|high)[^,.;:]{{2,60}})"
    than = compile_words(template, around.lang).search(text, start, start + 90)
    if (
        than is None
        or _RELATIVE.search(text, start, than.start())
        or times_in(than[0], around.today, around.lang, around.period)
        or _is_earlier(than["what"])
    ):
        return ""
    return than["what"].strip()


# "Som vintern dessförinnan", "than in the quarter before"
_BEFOREHAND = re.compile(
    r"\b(?:dessförinnan|(?:året|månaden|veckan|kvartalet|dagen|vintern|våren|sommaren|hösten|perioden|säsongen)\s(?:före|innan|tidigare)"
    r"|(?:year|quarter|month|week|winter|spring|summer|autumn|season|period)\s(?:before|earlier|previously))\b",
    re.I,
)


def _is_earlier(words: str) -> bool:
    """Whether what a change is held against is an earlier time rather than another place or group."""
    return bool(_BEFOREHAND.search(words)) or (
        re.match(
            r"(?:in the (?:previous|last|same|preceding)"
            r"|tidigare|förut|före|innan|året|föregående|samma|vad|i (?:fjol|höstas|våras|vintras|somras)"
            r"|the (?:year|previous)"
            r"|(?:an?|en|ett|one|\d+)\s(?:day|week|month|hour|minute|dag|vecka|månad|timme|minut)\w*"
            r"|a year|before|at the (?:election|time|start)|ever|when|när|last|previously|ett år)\b",
            words,
            re.I,
        )
        is not None
    )


_FROM = re.compile(r"\b(?:fr[åä]n|from)\s*$", re.I)


def _is_pair(text: str, spoken: list[Mention], at: int) -> bool:
    """The words "from 46 to 88": both are levels, whatever the verb before them says."""
    one = spoken[at]
    if at and spoken[at - 1].is_pair_start:
        one.is_pair_end = True
        return True
    is_from = _FROM.search(one.before) is not None
    if is_from and at + 1 < len(spoken) and _FROM_TO.match(text[one.number.end : spoken[at + 1].start]):
        one.is_pair_start = True
        _scale_as_the_other(one, spoken[at + 1])
        return True
    return is_from


# A million in digits takes so many letters.
_IN_FULL = len("1000000")


def _scale_as_the_other(one: Mention, other: Mention) -> None:
    """The scale that only the second number of a pair says: "från 66 till drygt 67 miljoner"."""
    scale = other.number.scale
    if (
        one.number.scale == 1
        and scale >= 10**6 <= one.number.value
        and not one.unit
        and len(one.number.text) < _IN_FULL
    ):
        # It was read with the other's scale already.
        one.number = replace(one.number, scale=scale)
        return
    if one.number.scale == 1 and scale >= 10**6 and one.number.value < 1000 and not one.unit:
        in_full = other.found.value == other.number.value
        one.number = replace(one.number, value=one.number.value * scale, scale=scale)
        value = one.number.value if in_full else one.number.value / scale
        one.found = UnitFound(other.unit if other.unit in ("million", "billion", "trillion") else "", value, 0)


_TO_A_LEVEL = re.compile(r"\b(?:till|to|från|from)\s+\S*\d")
_FURTHER = re.compile(r"\b(?:an extra|a further|another|ytterligare|an additional)\s*$", re.I)


def _sign_before(before: str, hedge: str, lang: Lang) -> int:
    for sign, name in ((1, "increase"), (-1, "decrease")):
        verb = compile_words(
            rf"(?<![\w-])(?:<{name}>)\b(?P<gap>[^.;:]{{0,70}}?)\b(?:<by>)\s*(?:\b(?:<plain>|between|mellan)\s*)?$", lang
        ).search(before)
        if verb and not _TO_A_LEVEL.search(verb["gap"]):
            return sign
        if compile_words(
            rf"(?<![\w-])(?:<{name}>)\s+(?:(?:an?|en|ett|the|nearly|some)\s+)?(?:extra|ytterligare"
            rf"|additional|another)?\s*$",
            lang,
        ).search(before):
            return 0 if is_limit_passed(hedge) else sign
    if called := _CHANGE_IS.search(before):
        return -1 if called["less"] else 1
    return 1 if _FURTHER.search(before) else 0


def _sign_of_result(one: Mention) -> int:
    """A result that gets better is more money; of a wait or a rate nobody knows: "en försämring med 12,1 mnkr"."""
    change = _OF_A_RESULT.search(one.before) if is_in_money(one.unit) else None
    return 0 if change is None else -1 if change["worse"] else 1


def _sign_after(text: str, one: Mention, lang: Lang) -> int:
    after = text[one.number.end : one.number.end + 60]
    if OR_MORE.match(after) or _AT_RISK.match(after):
        return 0
    # "tre procent fler" is a change; "var tredje väntar längre än" is none, nor is "85 mkr till mindre klasser".
    most = 0 if one.number.kind == "share" else 3
    for sign, name in ((1, "more"), (-1, "less")):
        if compile_words(
            rf"^(?:\s+(?!{_SOMETHING_ELSE})[\w-]+){{0,{most}}}?\s*\b(?:<{name}>)\b(?!\s+(?:än|than)\s+"
            rf"(?:hälften|half|(?!same|samma|förra|last|previous|föregående)\w+\s(?:day|week|month|hour|minute|dag|veck|månad|timm|minut)\w*"
            rf"(?!\w|\s(?:tidigare|innan|dessförinnan|earlier|before|previously))))",
            lang,
        ).match(after):
            return sign
    if moved := _UP_ON.match(after):
        return -1 if moved["less"] else 1
    if lang == "en" and (noun := _CHANGE_NOUN.match(after)):
        return -1 if noun["less"] else 1
    if one.number.kind == "share" and (apart := _OFF_A_NUMBER.match(after)):
        return 1 if apart[1] in ("above", "över") else -1
    where = _OFF_A_LEVEL.match(after)
    return 0 if where is None else (1 if where[1] in ("above", "över") else -1)


def _times_what(text: str, match: re.Match[str], around: Surroundings) -> str:
    """What something is twice or half of: "almost double the budget"; "" for an earlier time."""
    what = _OF_WHAT.match(text, match.end()) if match[0].casefold().endswith(("double", "twice", "half")) else None
    return what["what"].strip() if what and not times_in(what["what"], around.today, around.lang) else ""


def _is_so_by_now(text: str, start: int, time: Time, lang: Lang) -> bool:
    """Whether a change "has" come about in a clause of its own, behind the one that names the time."""
    return (
        time.end <= start
        and HAS_COME_ABOUT.search(text, time.end, start) is not None
        and boundary(lang).search(text, time.end, start) is not None
    )


# "Har inte fördubblats", "far from a doubling", "någon halvering är det inte fråga om"
_DENIED = re.compile(
    r"(?:\b(?:inte|ej|aldrig|knappast|not|never)|n[’']t)\s(?:ens\s|even\s|quite\s|actually\s|alls\s)?(?:been\s|blivit\s)?(?:en\s|a\s)?$"
    r"|\b(?:långt\sifrån|långt\sfrån|far\sfrom|nowhere\snear|inte\stal\som|no|ingen|någon)\s(?:en\s|ha\s|att\s|a\s|being\s|having\s)?$",
    re.I,
)
NO_TRUTH = re.compile(
    r"\b(?:no (?:evidence|sign|truth in the claim)|not true|untrue|inget (?:som )?tyder på|inte sant"
    r"|inte heller stämmer det"
    r"|stämmer (?:\w+ )?inte|är (?:fel|felaktigt))\s(?:that|att)\b[^.;,]{0,60}$",
    re.I,
)
"""What is said behind these words is said not to be so."""
# So many letters before a word may say that it is denied.
_FAR_OFF = 100


# ", och godstågens punktlighet steg i januari", "; i fjol anmäldes 412"
_ANOTHER_CLAUSE = re.compile(r";\s|,\s(?:och|men|and|but|while|medan)\s")


def _is_of_the_next_clause(text: str, end: int, time: Time) -> bool:
    """Whether a time stands in a clause of its own behind a change."""
    return time.start >= end and _ANOTHER_CLAUSE.search(text, end, time.start) is not None


def changes_in_words(
    sentence: Sentence, spoken: list[Mention], times: list[Time], around: Surroundings
) -> list[Candidate]:
    """Changes that one word says: doubled, tredubblats, halved."""
    text, lang = sentence.text, around.lang
    has_pair = any(one.is_pair_start for one in spoken)
    found: list[Candidate] = []
    if sentence.is_question:
        return found
    for match in compile_words(r"(?<![\w-])(?:<multiplied>)(?![\w-])", lang).finditer(text):
        if compile_words(r"(?:<aim>)\s+(?:\w+ly\s+|mer än\s+)?$", lang).search(
            text[max(0, match.start() - 40) : match.start()]
        ):
            continue
        far_off = max(0, match.start() - _FAR_OFF)
        if _DENIED.search(text, far_off, match.start()) or NO_TRUTH.search(text, far_off, match.start()):
            continue
        times_of = next(_MULTIPLES[name] for name, word in match.groupdict().items() if word)
        hedge = _HEDGED.search(text, max(0, match.start() - 30), match.start())
        compared = _compared(text, match.end(), around) or _times_what(text, match, around)
        bases = [time for time in times if time.role in ("since", "from", "lapse")]
        spans = [time.ends for time in times if time.ends]
        since = bases[0].code if bases else spans[0][0] if spans else ""
        period = (
            around.year
            if bases and bases[0].role == "lapse"
            else spans[0][1]
            if spans
            else around.goes_on or around.day
        )
        if not bases and not spans and around.goes_on_changing:
            since, period = around.goes_on_changing
        at = [time for time in times if time.role == "at" and not time.ends and time.is_stated]
        at = [time for time in at if not _is_of_the_next_clause(text, match.end(), time)]
        if len(at) > 1 and has_pair:
            # "fyrdubblats, från 610 år 2012 till 2 400 förra året"
            since, period = at[0].code, at[-1].code
        elif at and not spans and not _is_so_by_now(text, match.start(), at[0], lang):
            period = at[0].code
        found.append(
            candidate(
                sentence, match.start(), match.end(), "comparison" if compared else "change", around,
                value=times_of, unit="times", compared_with=compared,
                approximator=hedge["words"] if hedge else "", change_since=since, period=period,
                period_basis="stated" if at or spans else "not-stated",
            )
        )  # fmt: skip
    return found
