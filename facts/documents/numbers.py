"""The numbers of a sentence as candidates: what each counts, whether it is a level or a change, of when, by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from facts.documents.candidates import Candidate, Found, Kind, LeftOut, Surroundings, candidate, left_out
from facts.documents.grammar import boundary, compiled, pattern
from facts.documents.left_out import Mask, Reason, masked, masks_of, stray_digits
from facts.documents.names import SPEECH
from facts.documents.sentences import Sentence
from facts.documents.units import UnitFound, subject_unit, unit_before, unit_in_prose
from facts.language import SpokenNumber, numbers_in
from facts.language.prose_periods import Time, times_in
from facts.words import Lang, Text

_TIME_UNITS = frozenset(("year", "half_year", "quarter", "month", "week", "day", "hour", "minute"))
# A length of time of a thousand or more is a quantity: "800,000 hours".
_LARGE = 1000
# A bare number beyond this is no per cent, whatever the number before it was.
_MOST_PERCENT = 1000
# A time right behind a number belongs to it, past a noun and a preposition.
_NEAR = 34
# A time within so many letters of the beginning holds for the whole sentence.
_BEGINNING = 12
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
_GLUE = re.compile(r"^[\s,]*(?:och|and|eller|or|respektive|resp\.?|to|till|–|-|,|samt)?\s*$", re.I)
_ALSO = re.compile(
    r"^[^:.]{0,40}?(?:,\s*)?(?:\b(?:eller|or|i snitt|i genomsnitt|on average|varav|of which|that "
    r"is|i runda tal|och vara|and be)\b)\s*(?:[\w]+\s*){0,2}$",
    re.I,
)
_FROM_TO = re.compile(r"^[^,;.]{0,40}?\s(?:till|to|ned till|up to)\s*$", re.I)
# A sentence in the past tense is of the time that the one before it named.
_PAST = re.compile(
    r"\b(?:was|were|had|did|cost|rose|fell|grew|var|blev|hade|uppgick|[a-z]{3,}ed"
    r"|[a-zåäö]{3,}(?:ade|ades|des))\b"
)
_NOW = re.compile(r"\b(?:has|have|is|are|har|är|nu|now|today|i dag|blir|finns)\b", re.I)
# "Minst 85 procent av patienterna ska träffa läkare" is a target.
_BOUND = re.compile(r"(?:minst|högst|lägst|at least|at most|no more than|no fewer than)\b", re.I)
_SHALL = re.compile(r"\b(?:ska|skall|shall|should)\b")
# "more than six months" holds a hedge, not another place.
_COUNTED = re.compile(
    r"\d|(?:two|three|four|five|six|seven|eight|nine|ten|half|a|an|två|tre|fyra|fem|sex|sju|åtta"
    r"|nio|tio|hälften|en|ett)\b"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_SPEECH = re.compile(rf"\b(?!yrka)(?:{SPEECH})\s+(?:att|that)\b")
_RELATIVE = re.compile(r"[,;(]|\b(?:whose|who|which|that|vars|vilka|som)\b")
# A sentence that goes on about what the one before said: "Det är en ökning", "Drygt var fjärde fick alltså vänta".
_GOES_ON = re.compile(
    r"^(?:(?:Jämfört|Compared)[^,]{0,40}\b(?:det|this|that|it)\b|(?:That|This|It)\s+(?:is|was|means|represents)\b"
    r"|(?:Det|Detta)\s+(?:är|var|blev|motsvarar|innebär)\b)|\b(?:alltså|därmed)\b",
    re.I,
)
_HAPPENED = re.compile(r"\b(?:blev|var|är|was|were|is|are|landade|uppgick|resultatet)\b", re.I)


# What a sentence holds that says a number or a share, or doubles one. Half of all sentences hold none of it.
_MAY_SAY_A_NUMBER = re.compile(
    r"[\d½¼¾⅓⅔]|\b(?:noll|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tret|fjor|sjut|nit|tjug|fyrt|hundra"
    r"|tusen|miljon|miljard"
    r"|dussin|tjog|zero|two|three|four|five|six|seven|eight|nine|ten\b|eleven|twel|thir|fort|twen|hundred"
    r"|thousand|million|billion"
    r"|dozen|hälften|halv|half|quarter|third|fifth|tenth|var\b|vart\b|varannan|vartannat|every|each|femt|sext"
    r"|åtti|nitt)"
    r"|(?:del|delar|tal)\b|\bone\s(?:[\w-]+\s){0,3}?(?:in|out)\b"
    r"|dubbl|dubbel|twice|doubl|trebl|tripl|quadrupl|faldig|halver|halv(?:ed|ing|es)\b|\b(?:inga|inget|no|none"
    r"|ingen)\b",
    re.I,
)


MOST_NUMBERS = 60
"""A sentence with more runs of digits is a list or a table that has lost its form; nobody claims so much at once."""
_RUNS = re.compile(r"\d+")


@dataclass(slots=True)
class Spoken:
    """A number on its way to a candidate: from where its words go (hedge included) to where its unit ends."""

    number: SpokenNumber
    start: int
    end: int
    before: str
    after: str
    found: UnitFound
    hedge: str
    high: Fraction | None = None
    time: Time | None = None
    kind: Kind = "figure"
    sign: int = 1
    since: str = ""
    is_lapse: bool = False
    is_since: bool = False
    follows_pair: bool = False
    compared: str = ""
    measure: str = ""
    leads_to: str = ""
    is_pair_start: bool = False
    is_pair_end: bool = False

    @property
    def unit(self) -> str:
        """The unit in the table's writing."""
        return self.found.unit


def numbers_of(sentence: Sentence, around: Surroundings) -> Found:
    """The candidates of a sentence that say a number, and the numbers in it that are left out."""
    text, lang = sentence.text, around.lang
    if not _MAY_SAY_A_NUMBER.search(text):
        return Found([], [])
    if len(_RUNS.findall(text)) > MOST_NUMBERS:
        return Found([], [left_out(sentence, 0, len(text), Reason.MANY)])
    masks = masks_of(text, lang)
    times = times_in(masked(text, masks), around.today, lang, around.period)
    masks = sorted([*masks, *(Mask(time.start, time.end, Reason.DATE) for time in times)])
    clear = masked(text, masks)
    spoken, rest = _of_a_base(clear, *_spoken(clear, masks, lang))
    named = [time for time in times if time.role in ("at", "until")]
    is_past = sentence.start > 0 and _PAST.search(text) and not _NOW.search(text)
    goes_on = around.period if _GOES_ON.search(text) else around.topic if is_past else ""
    around.goes_on = "" if named else goes_on
    for at, one in enumerate(spoken):
        _judge_change(text, spoken, at, lang, around)
        _judge_measure(text, spoken, at, lang, around)
        one.time = None
    _give_times(text, spoken, times, lang)
    _give_units(text, spoken, lang, around)
    outs = [
        *((mask.start, mask.end, mask.why) for mask in masks if re.search(r"\w", text[mask.start : mask.end])),
        *rest,
    ]
    claims: list[Candidate] = []
    for one in spoken:
        if why := _why_not(sentence, one, around):
            outs.append((one.start, one.end, why))
        else:
            claims.append(_made(sentence, one, spoken, around))
            around.seen.add(one.number.value)
    claims.extend(_multiplied(sentence, spoken, times, around))
    covered = masked(
        clear,
        [Mask(*place, Reason.OTHER) for place in [(s.start, s.end) for s in spoken] + [(a, b) for a, b, _ in rest]],
    )
    outs.extend((start, end, Reason.OTHER) for start, end in stray_digits(covered))
    _remember_times(named, spoken, around)
    return Found(claims, [_out(sentence, *out) for out in sorted(outs, key=lambda out: out[:2])])


def _remember_times(named: list[Time], spoken: list[Spoken], around: Surroundings) -> None:
    """Keep the sentence's main time for the next; its topic only where it stands before the numbers and has begun."""
    stated = [time for time in named if time.is_stated]
    if stated:
        around.period = stated[0].code
        is_topic = bool(spoken) and stated[0].start < spoken[0].start and stated[0].role == "at"
        around.topic = stated[0].code if is_topic and not _is_later(stated[0].code, around) else ""


def _out(sentence: Sentence, start: int, end: int, why: Text) -> LeftOut:
    return left_out(sentence, start, end, why)


def _spoken(clear: str, masks: list[Mask], lang: Lang) -> tuple[list[Spoken], list[tuple[int, int, Text]]]:
    """The numbers that may be claims, and those that are years or words of the other language."""
    numbers = [number for number in numbers_in(clear) if not _is_foreign(number, lang)]
    rest = [(number.start, number.end, Reason.YEAR) for number in numbers if number.kind == "year"]
    numbers = [number for number in numbers if number.kind != "year"]
    merged = _ranges(clear, numbers)
    found: list[Spoken] = []
    for at, (number, high) in enumerate(merged):
        begin = merged[at - 1][0].end if at else 0
        stop = merged[at + 1][0].start if at + 1 < len(merged) else len(clear)
        hedge, start = _hedge(clear, number, lang)
        unit = unit_in_prose(clear, number, _clause_end(clear, number.end, stop, lang), lang)
        value = high / number.scale if high is not None and unit.value != number.value else high
        end = number.end + unit.length
        found.append(Spoken(number, start, end, clear[begin:start], clear[end:stop], unit, hedge, high=value))
    return found, rest


def _of_a_base(
    clear: str, spoken: list[Spoken], rest: list[tuple[int, int, Text]]
) -> tuple[list[Spoken], list[tuple[int, int, Text]]]:
    """A sentence that begins with its base: "Av 288 kommuner uppger 72", "Av tio lever nio", which is a share."""
    if len(spoken) < 2 or not re.match(r"(?:Av|Of)\s(?:the\s|de\s)?$", clear[: spoken[0].start]):
        return spoken, rest
    base, part, *others = spoken
    if base.number.kind != "number" or part.number.kind != "number" or not 0 < part.number.value < base.number.value:
        return spoken, rest
    if base.number.value > _SMALL_BASE:
        return [part, *others], [*rest, (base.start, base.end, Reason.BASE)]
    share = part.number.value * 100 / base.number.value
    part.number = replace(part.number, value=share, kind="share", parts=(part.number.value, base.number.value))
    part.found, part.start = UnitFound("percent", share, 0), 0
    return [part, *others], rest


# "Av tio kvinnor … nio" is a share; of 288 councils it is a count.
_SMALL_BASE = 20


def _is_foreign(number: SpokenNumber, lang: Lang) -> bool:
    """Whether a number word is one only in the other language: "sex" and "ten" are words of both."""
    word = re.match(r"[^\W\d_]+", number.text)
    if word is None:
        return False
    return word[0].casefold() in (_ONLY_SWEDISH if lang == "en" else _ONLY_ENGLISH)


_ONLY_SWEDISH = frozenset(
    ["sex", "fem", "tio", "elva", "tre", "ingen", "inga", "inget", "var", "vart", "halv", "halva", "tal", "en",
     "ett", "av"]
)  # fmt: skip
_ONLY_ENGLISH = frozenset(["ten", "no", "none", "six", "half", "a", "an", "one", "every"])


def _ranges(clear: str, numbers: list[SpokenNumber]) -> list[tuple[SpokenNumber, Fraction | None]]:
    """Numbers, the two ends of a range as one with its upper end; "from 38 to 47" are two."""
    found: list[tuple[SpokenNumber, Fraction | None]] = []
    at = 0
    while at < len(numbers):
        low = numbers[at]
        if at + 1 < len(numbers):
            high = numbers[at + 1]
            between = clear[low.end : high.start].strip().casefold()
            lead = clear[max(0, low.start - 10) : low.start].casefold()
            is_between = between in ("och", "and") and re.search(r"\b(?:mellan|between)\s+$", lead)
            is_dash = between in ("–", "-", "to", "till") and not re.search(r"\b(?:från|from|of)\s+\S*\s*$", lead)
            if (is_between or is_dash) and low.value < high.value and low.kind in (high.kind, "number"):
                found.append(
                    (
                        replace(
                            high, value=low.value, start=low.start, hedge=low.hedge, text=clear[low.start : high.end]
                        ),
                        high.value,
                    )
                )
                at += 2
                continue
        found.append((low, None))
        at += 1
    return found


def _hedge(clear: str, number: SpokenNumber, lang: Lang) -> tuple[str, int]:
    """The hedge before a number, verbatim, and where the number's words begin with it."""
    if number.n is not None:
        start = clear.rfind(number.hedge, 0, number.start) if number.hedge else number.start
        return clear[start : number.end], start
    if number.hedge:
        return number.hedge, clear.rfind(number.hedge, 0, number.start)
    sign = number.start - (clear[number.start - 1 : number.start] in tuple("£$€"))
    verb = compiled(r"(?<![\w-])(?P<hedge><hedges>)\s+(?:\w+\s+för\s+[^,.;]{1,30}\s)?$", lang).search(
        clear, max(0, sign - 60), sign
    )
    if verb is None:
        start = sign if sign < number.start else number.start
        return "", start
    return verb["hedge"], verb.start("hedge")


def _clause_end(clear: str, start: int, stop: int, lang: Lang) -> int:
    match = boundary(lang).search(clear, start, stop)
    return match.start() if match else stop


def _judge_change(text: str, spoken: list[Spoken], at: int, lang: Lang, around: Surroundings) -> None:
    """Whether the number is a change or a comparison, and its sign."""
    one = spoken[at]
    if _is_pair(text, spoken, at):
        return
    if at and spoken[at - 1].kind == "change" and _GLUE.match(one.before) and one.unit == spoken[at - 1].unit:
        one.kind, one.sign = "change", spoken[at - 1].sign
        return
    sign = _sign_before(one.before, lang) or _sign_after(text, one, lang)
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
    than = compiled(template, around.lang).search(text, start, start + 90)
    if (
        than is None
        or _RELATIVE.search(text, start, than.start())
        or times_in(than[0], around.today, around.lang)
        or _is_earlier(than["what"])
    ):
        return ""
    return than["what"].strip()


def _is_earlier(words: str) -> bool:
    """Whether what a change is held against is an earlier time rather than another place or group."""
    return (
        re.match(
            r"(?:tidigare|förut|före|innan|året|föregående|samma|vad|i (?:fjol|höstas|våras|vintras|somras)"
            r"|the (?:year|previous)"
            r"|a year|before|at the (?:election|time|start)|ever|when|när|last|previously|ett år)",
            words,
            re.I,
        )
        is not None
    )


def _is_pair(text: str, spoken: list[Spoken], at: int) -> bool:
    """The words "from 46 to 88": both are levels, whatever the verb before them says."""
    one = spoken[at]
    if at and spoken[at - 1].is_pair_start:
        one.is_pair_end = True
        return True
    is_from = re.search(r"\b(?:från|from)\s*$", one.before, re.I) is not None
    if is_from and at + 1 < len(spoken) and _FROM_TO.match(text[one.number.end : spoken[at + 1].start]):
        one.is_pair_start = True
        return True
    return is_from


def _sign_before(before: str, lang: Lang) -> int:
    for sign, name in ((1, "increase"), (-1, "decrease")):
        verb = compiled(rf"(?<![\w-])(?:<{name}>)\b(?P<gap>[^.;:]{{0,70}}?)\b(?:<by>)\s*$", lang).search(before)
        if verb and not re.search(r"\b(?:till|to|från|from)\s+\S*\d", verb["gap"]):
            return sign
        if compiled(
            rf"(?<![\w-])(?:<{name}>)\s+(?:(?:an?|en|ett|the|nearly|some)\s+)?(?:extra|ytterligare"
            rf"|additional|another)?\s*$",
            lang,
        ).search(before):
            return sign
    return 1 if re.search(r"\b(?:an extra|a further|another|ytterligare|an additional)\s*$", before, re.I) else 0


def _sign_after(text: str, one: Spoken, lang: Lang) -> int:
    after = text[one.number.end : one.number.end + 60]
    # "tre procent fler" is a change, "var tredje väntar längre än" is none.
    most = 0 if one.number.kind == "share" else 3
    for sign, name in ((1, "more"), (-1, "less")):
        if compiled(
            rf"^(?:\s+(?!än\b|than\b)[\w-]+){{0,{most}}}?\s*\b(?:<{name}>)\b(?!\s+(?:än|than)\s+(?:hälften"
            rf"|half)\b)",
            lang,
        ).match(after):
            return sign
    where = re.match(r"^(?:\s+\w+){0,2}\s+(above|below|över|under) (?:where|vad|den nivå)", after)
    return 0 if where is None else (1 if where[1] in ("above", "över") else -1)


def _judge_measure(text: str, spoken: list[Spoken], at: int, lang: Lang, around: Surroundings) -> None:
    """Whether the number is an outcome, a target, a forecast, an estimate or a budget."""
    one = spoken[at]
    clause = boundary(lang).split(one.before)[-1]
    tail = re.split(r"\s(?:och|and)\s", boundary(lang).split(one.after)[0])[0]
    measure = ""
    for name in ("target", "estimate", "budget", "forecast"):
        before = clause if name in ("target", "budget") else one.before
        if pattern(name, lang).search(before) or (name != "target" and pattern(name, lang).search(tail)):
            measure = name
            break
    if not measure and _BOUND.match(one.hedge) and _SHALL.search(tail):
        measure = "target"
    if not measure and at and not _HAPPENED.search(one.before) and (_GLUE.match(one.before) or _ALSO.match(one.before)):
        measure = spoken[at - 1].measure
    if one.is_pair_start:
        spoken[at + 1].measure = one.leads_to = measure or around.intro_kind
        one.measure = ""
        return
    if one.is_pair_end:
        measure = one.measure
    if not measure and not at and around.intro_kind and not re.search(r"\(", one.before):
        measure = around.intro_kind
    one.measure = measure
    demand = pattern("demand", lang).search(text, _after_speech(text, one.start), one.start)
    if (demand and measure != "target") or (
        demand and measure == "target" and re.search(r"\b(?:yrkar|kräver|vi ska|vi vill)\b", text, re.I)
    ):
        one.kind = "demand"


def _after_speech(text: str, stop: int) -> int:
    """Where the last reporting verb before a number ends: "yrkar avslag och framhåller att det kostar 4,5 miljoner"."""
    verbs = list(_SPEECH.finditer(text, 0, stop))
    return verbs[-1].end() if verbs else 0


def _give_times(text: str, spoken: list[Spoken], times: list[Time], lang: Lang) -> None:
    """Each number its time: the one right behind it, else the one before it in its clause, else what others have."""
    left = [time for time in times if time.role in ("at", "until")]
    bases = [time for time in times if time.role in ("since", "from", "lapse")]
    for at, one in enumerate(spoken):
        stop = spoken[at + 1].start if at + 1 < len(spoken) else len(text)
        begin = spoken[at - 1].end if at else 0
        behind = [
            t
            for t in left
            if one.end <= t.start < min(stop, one.end + _NEAR) and not boundary(lang).search(text, one.end, t.start)
        ]
        ahead = [t for t in left if begin <= t.start < one.start]
        is_parted = ahead and boundary(lang).search(text, ahead[-1].end, one.start)
        one.time = behind[0] if behind and (not ahead or is_parted) else ahead[-1] if ahead else None
        if one.time in left and one.time is not None and behind and one.time == behind[0]:
            left.remove(one.time)
        initial = [t for t in bases if t.start < spoken[0].start]
        own = (
            [t for t in bases if one.end <= t.start < stop and not boundary(lang).search(text, one.end, t.start)]
            or [t for t in bases if begin <= t.start < one.start]
            or [t for t in bases if t.start >= one.end and not boundary(lang).search(text, one.end, t.start)]
            or initial
        )
        if own:
            base = _base(own, one)
            one.since, one.is_lapse, one.is_since = base.code, base.role == "lapse", base.role == "since"
        one.follows_pair = at > 0 and spoken[at - 1].is_pair_end
    _share_times(text, spoken, times, lang)


def _base(bases: list[Time], one: Spoken) -> Time:
    behind = [base for base in bases if base.start >= one.end]
    before = [base for base in bases if base.start < one.start]
    return behind[0] if behind else before[-1]


def _share_times(text: str, spoken: list[Spoken], times: list[Time], lang: Lang) -> None:
    named = [time for time in times if time.role in ("at", "until")]
    for at, one in enumerate(spoken):
        before = spoken[at - 1].time if at else None
        if one.time is None and before is not None:
            goes_on = (
                before.role != "until"
                or before.start < _BEGINNING
                or _GLUE.match(one.before)
                or _ALSO.match(one.before)
            )
            one.time = before if goes_on else None
        if one.time is None:
            later = [
                time
                for time in named
                if time.start >= one.end and not boundary(lang).search(_BRACKETS.sub("", text[one.end : time.start]))
            ]
            one.time = _in_its_year(later[0]) if later else None


def _in_its_year(time: Time) -> Time:
    """The year that a time ends, for a number that stands further off: "växa med 2 400 … när 2020 är slut"."""
    return replace(time, code=time.code[:4]) if time.code.endswith("-12-31") else time


def _give_units(text: str, spoken: list[Spoken], lang: Lang, around: Surroundings) -> None:
    """A number without a noun of its own takes the unit of what it is said of, or of the number beside it."""
    for at, one in enumerate(spoken):
        if one.unit and one.unit not in ("million", "billion", "trillion"):
            continue
        scale = f"{one.unit} " if one.unit else ""
        pair = spoken[at + 1] if at + 1 < len(spoken) else None
        before = unit_before(text[: one.start], lang)
        if pair and (one.is_pair_start or _GLUE.match(text[one.end : pair.start])) and pair.unit:
            unit = pair.unit
            if pair.number.scale > 1 and not one.unit:
                one.found = UnitFound(unit, _in_scale(one.number, pair.number), one.found.length)
                continue
        elif before:
            unit = before
        elif at and spoken[at - 1].unit and spoken[at - 1].number.kind in ("number", "share", "points"):
            unit = _inherited(spoken[at - 1].unit, one, text, lang)
        else:
            unit = subject_unit(text, one.start, lang) or (around.last_unit if around.goes_on else "")
        if scale and not unit:
            # How many of something, but not of what: the number in full, the unit blank.
            one.found = UnitFound("", one.number.value, one.found.length)
            continue
        one.found = UnitFound(f"{scale}{unit}".strip(), one.found.value, one.found.length)
    if spoken:
        around.last_unit = "" if spoken[-1].number.kind != "number" else _plain_unit(spoken[-1].unit)


def _in_scale(low: SpokenNumber, high: SpokenNumber) -> Fraction:
    """The lower number of "2,6 till 5,4 miljarder" in the scale of the higher one."""
    return low.value / high.scale if low.value >= high.scale / 1000 else low.value


def _inherited(unit: str, one: Spoken, text: str, lang: Lang) -> str:
    """The unit of the number before, as far as it can be this one's too: without its scale and denominator."""
    if unit in _TIME_UNITS and not pattern("kept_times", lang).search(text[: one.start]):
        return ""
    if unit in ("percent", "permille", "percentage_point") and (
        one.number.scale > 1 or one.number.value > _MOST_PERCENT
    ):
        return ""
    return _plain_unit(unit)


def _plain_unit(unit: str) -> str:
    """A unit without its scale; "" for a quotient."""
    plain = re.sub(r"^(?:million|billion|trillion|1000)\s", "", unit)
    return "" if " / " in plain else plain


def _why_not(sentence: Sentence, one: Spoken, around: Surroundings) -> Text | None:
    """The reason that a number is no claim, None where it is one."""
    text, lang = sentence.text, around.lang
    if sentence.is_question:
        return Reason.QUESTION
    if pattern("story", lang).search(text):
        return Reason.STORY
    if one.unit in _TIME_UNITS and one.kind != "change" and one.number.value < _LARGE:
        if compiled(r"(?:<limits>)\s+$", lang).search(text[: one.number.start]):
            return Reason.LIMIT
        if not (pattern("kept_times", lang).search(text, 0, one.start) or one.number.parts):
            return Reason.LIMIT if one.hedge else Reason.LENGTH
    if re.match(r"^\s*(?:av|of)\s+(?:landets|sveriges|de|the)\s*$", one.before, re.I) and not one.number.parts:
        return Reason.BASE
    if re.search(r"\b[Aa]v\s+(?:landets|Sveriges|kommunens|regionens|länets)\s*$", text[: one.start]):
        return Reason.BASE
    if one.number.value in around.seen and re.search(
        r"\b(?:the|de|dessa|those|these)\s*[£$€]?$", text[: one.number.start], re.I
    ):
        return Reason.AGAIN
    if sentence.block.kind == "heading" and (
        one.number.value < _LARGE and one.number.kind == "number" and not one.unit
    ):
        return Reason.HEADING
    return None


def _made(sentence: Sentence, one: Spoken, spoken: list[Spoken], around: Surroundings) -> Candidate:
    value = one.found.value * (one.sign if one.kind in ("change", "comparison") else 1)
    period, basis = _period(one, around)
    since = one.since if one.kind == "change" else ""
    if one.is_pair_start or one.is_pair_end:
        period, basis = _pair_period(one, period, basis, around)
    elif one.kind == "change" and not since:
        since, period = _between(one, spoken, period)
    measure = one.measure or (
        "budget" if around.is_budget and _is_money(one.unit) and _is_later(period, around) else ""
    )
    if not measure:
        measure = "forecast" if _is_later(period, around) else "outcome"
    if measure == "budget" and one.time is None and around.budget_year:
        period, basis = around.budget_year, "inferred"
    if one.time is not None and one.time.role == "until" and measure == "estimate" and around.year:
        period, basis = f"{around.year}/{one.time.code}", "inferred"
    return candidate(
        sentence, one.start, one.end, one.kind, around,
        value=value, value_high=one.high, unit=one.unit, approximator=one.hedge.strip(), change_since=since,
        compared_with=one.compared, measure_kind=measure, period=period, period_basis=basis,
    )  # fmt: skip


def _period(one: Spoken, around: Surroundings) -> tuple[str, str]:
    is_level = one.kind == "figure" and not (one.is_pair_start or one.is_pair_end)
    if one.time is None and is_level and one.is_since and around.day:
        return f"{one.since}/{around.day}", "inferred"
    if one.time is not None:
        code = one.time.code
        if one.follows_pair and re.fullmatch(r"\d{4}/\d{4}", code):
            code = code.split("/")[1]
        if one.kind == "change" and "/" in code and not one.since and re.fullmatch(r"\d{4}/\d{4}", code):
            one.since, code = code.split("/")
        return code, "stated" if one.time.is_stated else "not-stated"
    if around.intro_period:
        return around.intro_period, "inferred"
    if around.goes_on:
        return around.goes_on, "inferred"
    return around.day, "not-stated"


def _pair_period(one: Spoken, period: str, basis: str, around: Surroundings) -> tuple[str, str]:
    """From 92 to 207 between 2014 and 2018: the first number is of the first year, the second of the last."""
    if re.fullmatch(r"\d{4}/\d{4}", period):
        return period.split("/")[0 if one.is_pair_start else 1], "stated"
    if one.since and one.is_pair_start:
        return one.since, "inferred"
    if one.is_lapse and one.time is None:
        return around.year, "inferred"
    if one.is_pair_start and one.leads_to in ("target", "forecast"):
        return around.day, "not-stated"
    return period, basis


def _between(one: Spoken, spoken: list[Spoken], period: str) -> tuple[str, str]:
    """The two times whose figures a change is said of: "14 900 this year against 15 650 last, a fall of 5 %"."""
    codes = [
        other.time.code for other in spoken if other is not one and other.time is not None and other.kind == "figure"
    ]
    shapes = {re.sub(r"\d", "0", code) for code in codes}
    if len(set(codes)) == 2 and len(shapes) == 1 and one is spoken[-1]:
        return min(codes), max(codes)
    return "", period


def _is_money(unit: str) -> bool:
    return unit.split(" / ")[0].split(" ")[-1] in ("SEK", "msek", "mdkr", "ksek", "GBP", "EUR", "USD")


def _is_later(period: str, around: Surroundings) -> bool:
    years = re.findall(r"(?:19|20)\d\d", period)
    return bool(years and around.today and int(years[-1]) > around.today.year)


def _multiplied(sentence: Sentence, spoken: list[Spoken], times: list[Time], around: Surroundings) -> list[Candidate]:
    """Changes that one word says: doubled, tredubblats, halved."""
    text, lang = sentence.text, around.lang
    found: list[Candidate] = []
    if sentence.is_question:
        return found
    for match in compiled(r"(?<![\w-])(?:<multiplied>)(?![\w-])", lang).finditer(text):
        if compiled(r"(?:<aim>)\s+(?:\w+ly\s+|mer än\s+)?$", lang).search(
            text[max(0, match.start() - 40) : match.start()]
        ):
            continue
        times_of = next(_MULTIPLES[name] for name, word in match.groupdict().items() if word)
        hedge = re.search(r"(?:mer än|nästan|nära|drygt|more than|nearly|almost|over)\s+$", text[: match.start()], re.I)
        bases = [time for time in times if time.role in ("since", "from", "lapse")]
        spans = [time.code for time in times if re.fullmatch(r"\d{4}/\d{4}", time.code)]
        since = bases[0].code if bases else spans[0].split("/")[0] if spans else ""
        period = around.year if bases and bases[0].role == "lapse" else spans[0].split("/")[1] if spans else around.day
        at = [time for time in times if time.role == "at" and time.code not in spans and time.is_stated]
        if at:
            period = at[0].code
        found.append(
            candidate(
                sentence, match.start(), match.end(), "change", around, value=times_of, unit="times",
                approximator=hedge[0].strip() if hedge else "", change_since=since, period=period,
                period_basis="stated" if at or spans else "not-stated",
            )
        )  # fmt: skip
    return found
