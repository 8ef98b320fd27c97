"""The time of each number of a sentence: which of the times that it names, or what the sentences before it said."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from facts.documents.candidates import LETTERS_OF_A_YEAR
from facts.documents.grammar import boundary
from facts.documents.number_mentions import ALSO, GLUE, Mention, end_in_other_words
from facts.language.period_words import HAS_COME_ABOUT
from facts.language.prose_periods import Time
from facts.words import Lang

# Times that a sentence names and that none of its numbers is of: of who is told of, of a decision, of a paper.
_RELATIVE = re.compile(r",\s(?:som|who|which|whose|vilken|vilket|vars)\s[^,;.:]{3,120},")
_ACT = re.compile(
    r"\b(?:beslutade|beslöt|beslutat|beslut|antog|antagit|godkände|röstade|skrev|skriver|svarade|yttrande|meddelade|presenterade"
    r"|decided|agreed|voted|adopted|wrote|answered|announced|launching|launched|presented|replied|initiativ|motion|skrivelse|brev|interpellation|pressmeddelande|letter|statement)\s"
    r"(?:[\w-]+\s){0,4}?(?:den|on|av|of|i sitt yttrande(?: den)?)?\s*$",
    re.I,
)
_PAPER = re.compile(
    r"\s(?:report|survey|edition|bulletin|release|review|accounts|rapport(?:en)?|undersökning(?:en)?|enkät(?:en)?"
    r"|redovisning(?:en)?|bokslut(?:et)?|årsredovisning(?:en)?|sammanställning(?:en)?)\b",
    re.I,
)
# "told us in 2017 that 6,000 would be let by 2021"
_TOLD = re.compile(
    r"\b(?:told|said|promised|claimed|predicted|warned|sade|sa|lovade|berättade|hävdade|varnade)\b[^,;.]{0,25}$", re.I
)
_THAT = re.compile(r"\s(?:that|att)\b")
# "the £220 million for buses which the Government announced last month"
_ANNOUNCED = re.compile(
    r"\b(?:which|that|som)\s[^,;.]{0,40}?\b(?:announced|promised|unveiled|aviserade\w*|utlova\w+|presenterade\w*|lovade\w*)\s"
    r"(?:in\s|on\s|i\s)?$",
    re.I,
)


def _times_of_numbers(text: str, times: list[Time], spoken: list[Mention]) -> list[Time]:
    """The times of a sentence but for those of something else; a decision's is kept where it is the only one."""
    times = [
        time
        for time in times
        if not _is_of_a_relative(text, time, spoken)
        and not _describes(text, time, spoken)
        and not _is_explained(text, time, times)
        and not _ANNOUNCED.search(text, 0, time.start)
        and not _is_told_of_years(text, time, times)
    ]
    others = [time for time in times if not _is_of_an_act(text, time)]
    return others if any(time.role in ("at", "until") for time in others) else times


def _is_told_of_years(text: str, time: Time, times: list[Time]) -> bool:
    """Whether it was only then told what came about over years: "told peers in July that … over the last three"."""
    is_told = _TOLD.search(text, 0, time.start) is not None and _THAT.match(text, time.end) is not None
    return is_told and any(other.role == "lapse" and other.start > time.end for other in times)


def _is_explained(text: str, time: Time, times: list[Time]) -> bool:
    """Whether a time in brackets only explains the one before it: "in the second quarter of 2025 (April to June)"."""
    return text[time.start - 1 : time.start] == "(" and any(
        other.role == time.role == "at" and text[other.end : time.start] == " (" for other in times
    )


def _is_of_a_relative(text: str, time: Time, spoken: list[Mention]) -> bool:
    """Whether a time only tells of somebody: "Per Ek, who left in March, says that 40 were lost"."""
    return any(
        clause.start() < time.start
        and time.end <= clause.end()
        and not any(clause.start() < one.start < clause.end() for one in spoken)
        for clause in _RELATIVE.finditer(text)
    )


# "Mains laid before 1950", "broar byggda före 1960"
_MADE = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b"
    r"(?:[a-z]{3,}ed|built|laid|born|made|bought|byggda|födda|anlagda|tecknade|fattade)\s$"
)
_BEFORE_OR_AFTER = re.compile(r"(?:before|after|före|efter|innan)\s", re.I)
# "de tjänster som utlystes i höstas är lediga": the main clause begins behind the time.
_WHICH = re.compile(r"\b(?:som|that|which|who)\s[^,;.:]{3,60}$")
_IS = re.compile(r"\s(?:är|har|saknar|saknas|finns|ligger|is|are|has|have|remains?)\b")


def _describes(text: str, time: Time, spoken: list[Mention]) -> bool:
    """Whether a time only says of which things a number is: of those that were built before it, or begun in it."""
    if _BEFORE_OR_AFTER.match(text, time.start) and _MADE.search(text, 0, time.start):
        return True
    which = _WHICH.search(text, 0, time.start) if time.role == "at" and _IS.match(text, time.end) else None
    return which is not None and not any(which.start() < one.start < time.start for one in spoken)


def _is_of_an_act(text: str, time: Time) -> bool:
    """Whether a time is that of a decision, an answer or a paper: "decided on 25 September to spend 5m in 2024"."""
    is_year = len(time.code) == LETTERS_OF_A_YEAR
    if is_year and _TOLD.search(text, 0, time.start) and _THAT.match(text, time.end):
        return True
    is_in_year = re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", time.code) is not None
    return (is_in_year and _ACT.search(text, 0, time.start) is not None) or _PAPER.match(text, time.end) is not None


NEAR = 34
"""How far behind a number what belongs to it stands: past a noun of twenty letters, a preposition and "varje"."""
# A time within so many letters of the beginning holds for the whole sentence.
_BEGINNING = 12
RESULT = re.compile(r"\b(?:to|till)\s*$")
"""Before what a change leads to: "down by a quarter in ten years, to just under 100 million"."""
_WHEN = re.compile(r",?\s+(?:då|när|when)\s[^,;.]{0,30}", re.I)
_TO_THE_TIME = re.compile(r"\s(?:(?:för|i|under|in|for|till|by)\s)?")
_AGAINST = re.compile(r"\b(?:mot|jämfört med|against|compared with|compared to|från|from)\s", re.I)
# "spending was cut by 14 million, in 1996-97."
_AFTERTHOUGHT = re.compile(
    r"[^,;:]*,\s*(?:in|during|i|under|(?:to be|som ska(?:ll)? vara) [^\W\d]+ (?:by|before|in|till|senast|före|i)"
    r"|som ska(?:ll)? nås (?:till|senast|före|i))?\s*"
)
_STOP = re.compile(r"\s*(?:[.;!]|$)")
UP_FROM = re.compile(r"\b(?:(?:up|down) from|(?:upp|ned|ner) från)\s*$", re.I)
"""Before the earlier of two levels: "188,830, down from 192,910"."""
HELD_AGAINST = re.compile(
    rf"{UP_FROM.pattern}|\b(?:mot|jämfört med|against|compared (?:with|to))\s(?:[^\W\d]+\s){{0,2}}$", re.I
)
"""Before the earlier of two levels, whatever the words: "71.1 per cent, against 70.2 five years before"."""
# "has been cut by half since 2010, and 3,347 routes have been withdrawn"
_AND_ALONE = re.compile(r",\s(?:and|och)\s$")
_HAVE_BEEN = re.compile(r"[^,;.]{0,30}\s(?:have|has|har)\s")
# "fjolårets 71 000", "last year's mere 71,000"
_ITS = re.compile(r"\s+(?:[^\W\d]+\s+){0,2}[£$€]?")
_RESPECTIVELY = re.compile(r"\b(?:respektive|resp\.|respectively)", re.I)
# "som för tio år sedan var 96 mkr, är nu uppe i 310"
_IS_NOW = re.compile(
    r"\b(?:(?:är|har|ligger|uppgår)\s+(?:\w+\s+)?nu|nu\s+(?:är|har|ligger|uppgår)|(?:is|are|has|have|stands?)\s+now"
    r"|now\s+(?:is|are|has|have|stands?)|(?:was|were)\s+now|today)\b",
    re.I,
)
# "in 2010 there were 46 buses, and now there are eleven"
_NOW_THERE = re.compile(r"\b(?:now\s+there\s+(?:is|are)|nu\s+finns(?:\s+det)?)\b", re.I)
# "…, visar nämndens mätning från i vintras": whose number it is, and of when.
_SOURCE = re.compile(r",\s(?:visar|enligt|framgår|according to|shows?|as of|a survey)\b[^,;]*", re.I)
# Up to a year, where it is not said how many there are then: "vara 300 500 fram till 2030".
_UP_TO = re.compile(r"\b(?:fram till|till och med|until|up to|through)\s(?:år\s)?$", re.I)
_REACHES = re.compile(r"\b(?:vara|bli|uppgå till|nå|ligga på|be|reach|stand at|total)\s(?:[\w-]+\s){0,2}$")
_SET_IN = re.compile(r",\s(?:when|as|according|in|during|efter|när|då|enligt|i en|i ett)\b", re.I)
_VANISHED = re.compile(
    r"\b(?:har|hade|has|have|had)\s(?:[\w-]+\s){0,7}?(?:försvunnit|vanished|disappeared|been\slost|gått\sförlorade)\b",
    re.I,
)
_AGAINST_TARGET = re.compile(
    r"\b(?:against|compared with|mot|jämfört med)\s(?:a |an |the |ett |en )?(?:target|goal|budget|mål)", re.I
)
_BRACKETS = re.compile(r"\([^()]*\)")


def give_times(text: str, spoken: list[Mention], times: list[Time], lang: Lang) -> None:
    """Each number its time: the one right behind it, else the one before it in its clause, else what others have."""
    times = _times_of_numbers(text, times, spoken)
    left = [time for time in times if time.role in ("at", "until")]
    bases = [time for time in times if time.role in ("since", "from", "lapse")]
    respective = _respective(text, spoken, times)
    for at, one in enumerate(spoken):
        end, stop = _until_the_next(text, spoken, at)
        begin = spoken[at - 1].end if at else 0
        behind = [
            t for t in left if end <= t.start < min(stop, end + NEAR) and not boundary(lang).search(text, end, t.start)
        ]
        ahead = [t for t in left if begin <= t.start < one.number.start]
        is_parted = ahead and boundary(lang).search(text, ahead[-1].end, one.start)
        is_right_behind = behind and _TO_THE_TIME.fullmatch(text[end : behind[0].start]) is not None
        one.time = behind[0] if behind and (not ahead or is_parted or is_right_behind) else ahead[-1] if ahead else None
        if one.time in left and one.time is not None and behind and one.time == behind[0]:
            left.remove(one.time)
        initial = [t for t in bases if t.start < spoken[0].start]
        own = (
            [t for t in bases if end <= t.start < stop and not _is_parted(text, end, t.start, lang)]
            or [t for t in bases if begin <= t.start < one.start and not _is_of_the_clause_before(text, t, one, lang)]
            or [t for t in bases if t.start >= end and not _is_parted(text, end, t.start, lang)]
            or initial
        )
        if own:
            base = _base(own, one)
            one.since, one.is_lapse, one.is_since = base.code, base.role == "lapse", base.role == "since"
            is_first = base.start >= one.end or at == 0 or (one.is_since and _have_been(text, one))
            is_first = is_first or _goes_on_counting(text, spoken[at - 1], one, lang)
            one.spans = is_first and base.role != "from" and not RESULT.search(one.before)
            # "det är bättre än fjolårets 71 000"
            if one.time is None and base.role == "from" and _is_its(text, base, one):
                one.time, one.since = replace(base, role="at", is_stated=True), ""
            # "sedan 2009, då den var 11,4 procent"
            if one.time is None and base.end <= one.start and _WHEN.fullmatch(text[base.end : one.start]):
                one.time = replace(base, role="at")
        one.time = respective.get(at, one.time)
        if one.kind == "figure" and one.since and one.number.kind == "number" and _has_vanished(text, one, stop):
            # "120 tjänster har försvunnit sedan 2018": so many fewer.
            one.kind, one.sign = "change", -1
        one.follows_pair = at > 0 and spoken[at - 1].is_pair_end
        one.follows_change = at > 0 and spoken[at - 1].kind == "change"
    _share_times(text, spoken, times, lang)
    for one in spoken:
        is_flow = one.number.kind != "share" and one.unit != "percent" and not _REACHES.search(one.before)
        one.runs_until = one.time is not None and is_flow and _UP_TO.search(text, 0, one.time.start) is not None


# "Two years ago they promised 900; so far 112 have been built"
_SO_FAR = re.compile(r"\b(?:so far|to date|hittills|så här långt)\b", re.I)


def _goes_on_counting(text: str, before: Mention, one: Mention, lang: Lang) -> bool:
    """Whether a clause counts something more since its base: "has insulated 3,400 homes and trained 85 fitters"."""
    is_same = one.is_since and before.spans and before.since == one.since and before.kind == one.kind == "figure"
    return is_same and one.number.kind == "number" and boundary(lang).search(text, before.end, one.start) is None


_AND_THAT = re.compile(r"\b(?:och\satt|and\sthat)\b")


def _is_of_the_clause_before(text: str, base: Time, one: Mention, lang: Lang) -> bool:
    """Whether a base ends a clause before a number that has a time of its own behind it.

    "We put in 2.5 million over ten years, and it will receive a further 335 million up to 2025."
    """
    has_own = one.time is not None and one.time.start >= one.end and (base.role == "lapse" or one.unit != "percent")
    return has_own and base.start >= one.start - len(one.before) > 0 and _is_parted(text, base.end, one.start, lang)


def _is_its(text: str, base: Time, one: Mention) -> bool:
    """Whether a number belongs to a year: "fjolårets 71 000", "last year's mere 71,000"."""
    return text[base.end - 1] == "s" and _ITS.fullmatch(text, base.end, one.start) is not None


def _is_parted(text: str, start: int, stop: int, lang: Lang) -> bool:
    """Whether another clause begins between a number and a time behind it."""
    return boundary(lang).search(text, start, stop) is not None or _AND_THAT.search(text, start, stop) is not None


def _have_been(text: str, one: Mention) -> bool:
    """Whether a clause of its own says that so many have come about: ", and 3,347 routes have been withdrawn"."""
    is_count = one.number.kind == "number"
    return is_count and _AND_ALONE.search(one.before) is not None and _HAVE_BEEN.match(text, one.end) is not None


def _until_the_next(text: str, spoken: list[Mention], at: int) -> tuple[int, int]:
    """Where a number's words end and the next number begins, past what only says the same in other words."""
    end, nearest = spoken[at].end, at + 1
    for one, following in ((at - 1, at), (at, at + 1)):
        if one >= 0 and following < len(spoken):
            again = end_in_other_words(text, spoken[one], spoken[following])
            end, nearest = (again, following + 1) if again is not None else (end, nearest)
    return end, spoken[nearest].start if nearest < len(spoken) else len(text)


def _has_vanished(text: str, one: Mention, stop: int) -> bool:
    """Whether a sentence says that what a number counts is gone, before or behind it."""
    return _VANISHED.search(one.before + text[one.start : stop]) is not None


def _base(bases: list[Time], one: Mention) -> Time:
    behind = [base for base in bases if base.start >= one.end]
    before = [base for base in bases if base.start < one.start]
    return behind[0] if behind else before[-1]


def _respective(text: str, spoken: list[Mention], times: list[Time]) -> dict[int, Time]:
    """The times of numbers that stand in their order: "12 respektive 14 procent 2018 och 2019"."""
    if not _RESPECTIVELY.search(text):
        return {}
    named = [
        one
        for time in times
        if time.role in ("at", "until")
        for one in ([replace(time, code=code, ends=None) for code in _years_of(time)] or [time])
    ]
    glued = [at for at in range(1, len(spoken)) if GLUE.match(spoken[at].before)]
    if not glued or len(named) != len(glued) + 1 or glued != list(range(glued[0], glued[0] + len(glued))):
        return {}
    return dict(zip(range(glued[0] - 1, glued[-1] + 1), named, strict=True))


def _years_of(time: Time) -> list[str]:
    return re.findall(r"\d{4}", time.code) if re.fullmatch(r"\d{4}/\d{4}", time.code) else []


def _share_times(text: str, spoken: list[Mention], times: list[Time], lang: Lang) -> None:
    named = [time for time in times if time.role in ("at", "until")]
    for at, one in enumerate(spoken):
        before = spoken[at - 1].time if at else None
        if one.time is None and before is not None and not before.ends and _SO_FAR.search(one.before):
            if before.role == "at":
                one.since, one.is_since, one.spans = before.code, True, True
            before = None
        if one.time is None and before is not None and not (before.role == "at" and _is_of_today(one)):
            is_pair = one.is_pair_start or one.is_pair_end
            is_joined = (
                is_pair or GLUE.match(one.before) or ALSO.match(one.before) or _AGAINST_TARGET.search(one.before)
            )
            one.time = before if before.role != "until" or before.start < _BEGINNING or is_joined else None
        if one.time is None and len(named) == len(spoken) == 1 and _is_aside(text, one, named[0]):
            one.time = named[0]
        if one.time is None:
            later = [
                time
                for time in named
                if time.start >= one.end
                and not _IS_NOW.search(text, one.end, time.start)
                and not _is_of_another(text, one, spoken[at + 1 :], time)
                and (
                    not boundary(lang).search(_BRACKETS.sub("", text[one.end : time.start]))
                    or _is_afterthought(text, one, time, times)
                )
            ]
            one.time = _in_its_year(text, later[0]) if later else None
    for one, following in reversed(list(pairwise(spoken))):
        # "fell by 533, or about 2%, between 2018 and 2022": one change in two units.
        same = following.kind == one.kind and end_in_other_words(text, one, following) is not None
        if one.time is None and same:
            one.time = following.time


_PRESENT = (
    r"(?:är|har|ligger|kör|kostar|finns|saknar|saknas|väntar|står|bor|arbetar|går|får|lever|betalar|söker|tar|ger|behöver"
    r"|beror|is|are|has|have|stands?|costs?|pays?|lives?|needs?|remains?|makes?|works?|owns?|uses?|go|goes)"
)
_OF_THOSE = re.compile(r"\s*\b(?:of (?:those|these|them|whom|which)|av (?:dem|dessa)|varav)\s", re.I)
_NOW_BEHIND = re.compile(r"\s*(?:now|nu|at present|för närvarande)\b", re.I)
_AND_IS = re.compile(rf",\s(?:och|men|and|but|while|medan)\s(?:[\w’'-]+\s){{0,6}}?{_PRESENT}\s[^,;]*$")
_AND = re.compile(r",\s(?:och|men|and|but|while|medan)\s(?:[\w’'-]+\s){0,4}$")
_IS = re.compile(rf"\s*(?:[\w’'-]+\s+){{0,2}}?{_PRESENT}\b")


def _is_of_today(one: Mention) -> bool:
    """Whether the words before a number say that it is so now; "now there are 40 fewer" does not.

    "Rents rose in April, and a flat costs £900": the second clause speaks in the present.
    """
    if _OF_THOSE.search(one.before) or _OF_THOSE.match(one.after):
        return False
    if one.kind == "figure" and (_AND_IS.search(one.before) or (_AND.search(one.before) and _IS.match(one.after))):
        return True
    if one.kind == "figure" and (_NOW_BEHIND.match(one.after) or (one.is_since and HAS_COME_ABOUT.search(one.before))):
        return True
    if one.is_lapse and HAS_COME_ABOUT.search(one.before):
        return True
    is_there = one.kind == "figure" and _NOW_THERE.search(one.before)
    return bool(is_there or _IS_NOW.search(one.before))


def _is_aside(text: str, one: Mention, time: Time) -> bool:
    """Whether the sentence's one time stands in words that are set in: "told us, when we asked in February, that"."""
    begin = text.rfind(",", one.end, time.start)
    if begin > 0 and (source := _SOURCE.match(text, begin)) and source.end() >= time.end:
        return True
    return begin > 0 and _SET_IN.match(text, begin) is not None and "," in text[time.end :]


def _is_afterthought(text: str, one: Mention, time: Time, times: list[Time]) -> bool:
    """Whether a comma only sets off the sentence's one time, at its end: "was cut by £2 million, in 1996-97."."""
    return (
        len(times) == 1
        and _STOP.match(text, time.end) is not None
        and _AFTERTHOUGHT.fullmatch(text, one.end, time.start) is not None
    )


def _is_of_another(text: str, one: Mention, others: list[Mention], time: Time) -> bool:
    """Whether a number between is held against this one and has the time for itself: "16,7 barn mot 14,4 år 1990"."""
    return any(other.end <= time.start and _AGAINST.search(text, one.end, other.start) is not None for other in others)


def _in_its_year(text: str, time: Time) -> Time:
    """The year that a time ends, for a number that stands further off: "växa med 2 400 … när 2020 är slut"."""
    is_end = time.code.endswith("-12-31") and "31" not in text[time.start : time.end]
    return replace(time, code=time.code[:4]) if is_end else time
