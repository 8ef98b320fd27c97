"""A sentence's numbers with what belongs to them: the hedge before, the unit behind, both ends of a range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from facts.documents.candidates import CandidateKind
from facts.documents.grammar import boundary, compile_words
from facts.documents.not_claims import Reason
from facts.documents.units import UnitFound, unit_in_prose
from facts.language import SpokenNumber, numbers_in
from facts.language.prose_periods import Time
from facts.language.text_language import is_number_of_other_language
from facts.language.unit_words import unit_of_noun
from facts.words import Lang, Text

GLUE = re.compile(r"^[\s,]*(?:och|and|eller|or|respektive|resp\.?|to|till|–|-|,|samt)?\s*$", re.I)
ALSO = re.compile(
    r"^[^:.]{0,40}?(?:,\s*)?(?:\b(?:eller|or|i snitt|i genomsnitt|on average|varav|of which|that "
    r"is|i runda tal|och vara|and be)\b)\s*(?:[\w]+\s*){0,2}$",
    re.I,
)
_IN_OTHER_WORDS = re.compile(r",\s(?:or|eller|alltså|that is|dvs\.?|det vill säga)\s", re.I)
"""Between two ways to say one thing: "by 533, or about 2%"."""
OR_MORE = re.compile(r"\s(?:[^\W\d]+\s){0,2}?(?:or|eller)\s(?:more|fewer|less|fler|mer|färre|mindre)\b")
"""Behind a number that is a limit: "400 or more people", "sex månader eller mer"."""
IN_A_ROW = re.compile(r"\s(?:i rad|running|in a row|i sträck|i följd|på raken|on the trot|in succession)\b")
"""Behind how many times or years something came without a break: "for the third year in a row"."""
_APPOSED = re.compile(r",\s|\s\(")
_APPOSITION_ENDS = re.compile(r"(?:\s(?:of|av)\s[^,.;:()]{1,40})?(?:[,)]|[.;]?\s*$)")
_NONE = re.compile(
    r"\b(?:no|not a single|not one|inget|ingen|inga|inte ett enda|inte en enda)\s+(?P<noun>[^\W\d_][\w-]+)"
    # It has happened: "to see that no child is left behind" says nothing of how many were.
    r"(?=[^.,:;]{0,30}?\s(?:\w{3,}ed|was|were|had|has|have|waited|\w{2,}(?:ade|ades|te|des)|var|hade|har|fick|blev)\b)",
    re.I,
)
_COUNTED = frozenset(("child", "person", "household", "family", "home", "job"))
_PART_OF = re.compile(
    r"\s+(?:of|av)\s+(?:(?:the|its|our|their|all|de|alla|sina|våra|deras|dess)\s+){0,2}(?:[\w-]+[’']?s\s+)?"
)
_RATES = frozenset((100, 1000, 10_000, 100_000, 1_000_000))
# "5–200 kronor" is a range; what lies further apart are a step and a level, or two things. Behind "by" a range is of
# how much something changed, which papers give within its double or so: "rose by 2 to 5 per cent".
_WIDEST_RANGE, _WIDEST_STEP = 50, 3
# "Av tio kvinnor … nio" is a share; of 288 councils it is a count. Shares are told in parts of ten, at most of twenty.
_SMALL_BASE = 20


@dataclass(slots=True)
class Mention:
    """A number on its way to a candidate: from where its words go (hedge included) to where its unit ends.

    `since` is what it is held against or counted from; it `spans` the time from there on where that is said of it and
    of no other number: "164 since 2019". It `runs_until` its time where it is spread over the years up to it.
    """

    number: SpokenNumber
    start: int
    end: int
    before: str
    after: str
    found: UnitFound
    hedge: str
    high: Fraction | None = None
    time: Time | None = None
    kind: CandidateKind = "figure"
    sign: int = 1
    since: str = ""
    is_lapse: bool = False
    is_since: bool = False
    spans: bool = False
    runs_until: bool = False
    follows_pair: bool = False
    follows_change: bool = False
    compared: str = ""
    measure: str = ""
    leads_to: str = ""
    is_pair_start: bool = False
    is_pair_end: bool = False

    @property
    def unit(self) -> str:
        """The unit in the table's writing."""
        return self.found.unit


def end_in_other_words(text: str, one: Mention, following: Mention) -> int | None:
    """Where the words end in which `following` says in per cent what `one` counts; None where it says something else.

    So it is behind "or", and between commas or in brackets: "by 533 (2%) since", "med 12 000, 14 procent, på tio år".
    """
    if _IN_OTHER_WORDS.fullmatch(following.before):
        closing = re.compile(r",?").match(text, following.end)
    elif following.unit == "percent" != one.unit and _APPOSED.fullmatch(text, one.end, following.start):
        closing = _APPOSITION_ENDS.match(text, following.end)
    else:
        closing = None
    return closing.end() if closing else None


def mentions_of(clear: str, lang: Lang) -> tuple[list[Mention], list[tuple[int, int, Text]]]:
    """The numbers of a sentence that may be claims, and the places of those that are none, with the reason.

    `clear` is the sentence with dates, laws and the like masked. Number words of the other language are passed over.
    """
    numbers = [number for number in numbers_in(clear) if not is_number_of_other_language(number.text, lang)]
    rest = [(number.start, number.end, Reason.YEAR) for number in numbers if number.kind == "year"]
    numbers = [number for number in numbers if number.kind != "year" and not _is_denominator(clear, number)]
    merged = sorted([*_ranges(clear, numbers), *_noughts(clear, numbers, lang)], key=lambda one: one[0].start)
    found: list[Mention] = []
    for at, (number, high) in enumerate(merged):
        begin = merged[at - 1][0].end if at else 0
        stop = merged[at + 1][0].start if at + 1 < len(merged) else len(clear)
        hedge, start = _hedge(clear, number, lang)
        unit = unit_in_prose(clear, number, _clause_end(clear, number.end, stop, lang), lang)
        value = high / number.scale if high is not None and unit.value != number.value else high
        end = number.end + unit.length
        found.append(Mention(number, start, end, clear[begin:start], clear[end:stop], unit, hedge, high=value))
    found, rest = _of_so_many(clear, _with_small_coins(clear, found), rest)
    return _of_a_base(clear, found, rest)


def _noughts(clear: str, numbers: list[SpokenNumber], lang: Lang) -> Iterator[tuple[SpokenNumber, None]]:
    """None of something that is counted, as a number: "no child waited longer", "inte en enda lägenhet byggdes"."""
    for match in _NONE.finditer(clear):
        is_known = any(number.start < match.end() and match.start() < number.end for number in numbers)
        if not is_known and unit_of_noun(match["noun"], lang) in _COUNTED:
            end = match.start("noun") - 1
            nought = Fraction(0)
            yield SpokenNumber(nought, (nought,), "number", match.start(), end, clear[match.start() : end]), None


_SMALL_COINS = re.compile(r"\s(?:och\s)?")


def _with_small_coins(clear: str, spoken: list[Mention]) -> list[Mention]:
    """The same with "2 kronor och 72 öre" as one number."""
    found: list[Mention] = []
    for one in spoken:
        whole = found[-1] if found else None
        is_small = one.unit.startswith("SEK") and "öre" in clear[one.start : one.end]
        is_whole = whole is not None and whole.unit == "SEK" and "öre" not in clear[whole.start : whole.end]
        if whole and is_small and is_whole and _SMALL_COINS.fullmatch(clear, whole.end, one.start):
            value = whole.found.value + one.found.value
            whole.number = replace(whole.number, value=value, end=one.number.end)
            whole.found, whole.end, whole.after = UnitFound(one.unit, value, one.found.length), one.end, one.after
        else:
            found.append(one)
    return found


def _of_so_many(
    clear: str, spoken: list[Mention], rest: list[tuple[int, int, Text]]
) -> tuple[list[Mention], list[tuple[int, int, Text]]]:
    """A part and its base: "60 of the borough’s 74 schools", where the second only says of how many."""
    found: list[Mention] = []
    for one in spoken:
        part = found[-1] if found else None
        if part and part.number.kind == one.number.kind == "number" and _PART_OF.fullmatch(
            clear, part.number.end, one.number.start
        ) and one.number.value > part.number.value:  # fmt: skip
            part.found, part.end = UnitFound(one.unit, part.number.value, 0), part.number.end
            rest.append((one.start, one.end, Reason.BASE))
        else:
            found.append(one)
    return found, rest


_PER = re.compile(r"\b[Pp]er\s$")


def _is_denominator(clear: str, number: SpokenNumber) -> bool:
    """Whether it is what a rate is of: "207 per 100 000 invånare"."""
    return number.value in _RATES and _PER.search(clear, 0, number.start) is not None


_OF = re.compile(r"(?:Av|Of)\s(?:(?:the|de|our|våra|dessa|[^\W\d]+s)\s)?$")


def _of_a_base(
    clear: str, spoken: list[Mention], rest: list[tuple[int, int, Text]]
) -> tuple[list[Mention], list[tuple[int, int, Text]]]:
    """A sentence that begins with its base: "Av 288 kommuner uppger 72", "Av tio lever nio", which is a share."""
    if len(spoken) < 2 or not _OF.match(clear[: spoken[0].start]):
        return spoken, rest
    base, part, *others = spoken
    if base.number.kind != "number" or part.number.kind != "number" or not 0 < part.number.value < base.number.value:
        return spoken, rest
    if base.number.value > _SMALL_BASE:
        if base.unit and part.unit in ("", "person"):
            # "Av länets 1 140 tjänster är 170 obesatta"
            part.found, part.end = UnitFound(base.unit, part.number.value, 0), part.number.end
        return [part, *others], [*rest, (base.start, base.end, Reason.BASE)]
    share = part.number.value * 100 / base.number.value
    part.number = replace(part.number, value=share, kind="share", parts=(part.number.value, base.number.value))
    part.found, part.start = UnitFound("percent", share, 0), 0
    return [part, *others], rest


_BETWEEN = re.compile(r"\b(?:mellan|between)\s+[£$€]?$")
_FROM_OR_OF = re.compile(r"\b(?:från|from|of)\s+(?:[^\W\d]+\s+){0,2}\S?$")
_BY = re.compile(r"\b(?:by|med)\s\S?$")


def _ranges(clear: str, numbers: list[SpokenNumber]) -> Iterator[tuple[SpokenNumber, Fraction | None]]:
    """Numbers, the two ends of a range as one with its upper end; "from 38 to 47" are two."""
    ends = iter(numbers)
    low = next(ends, None)
    while low is not None:
        high = next(ends, None)
        if high is not None and _are_range(clear, low, high):
            text = clear[low.start : high.end]
            yield replace(high, value=low.value, start=low.start, hedge=low.hedge, text=text), high.value
            high = next(ends, None)
        else:
            yield low, None
        low = high


def _are_range(clear: str, low: SpokenNumber, high: SpokenNumber) -> bool:
    """Whether two numbers that follow each other are the ends of one range."""
    between = clear[low.end : high.start].strip(" \u00a0£$€").casefold()
    if not low.value < high.value or low.kind not in (high.kind, "number"):
        return False
    lead = clear[max(0, low.start - 30) : low.start].casefold()
    if between in ("och", "and"):
        return _BETWEEN.search(lead) is not None
    if between not in ("–", "-", "to", "till") or _FROM_OR_OF.search(lead):
        return False
    # "Grew by 1,900 to 187,300" is from a step to a level.
    widest = _WIDEST_STEP if _BY.search(lead) else _WIDEST_RANGE
    return high.value < low.value * widest or not low.value


def _hedge(clear: str, number: SpokenNumber, lang: Lang) -> tuple[str, int]:
    """The hedge before a number, verbatim, and where the number's words begin with it."""
    if number.n is not None:
        start = clear.rfind(number.hedge, 0, number.start) if number.hedge else number.start
        return clear[start : number.end], start
    if number.hedge:
        return number.hedge, clear.rfind(number.hedge, 0, number.start)
    sign = number.start - (clear[number.start - 1 : number.start] in tuple("£$€"))
    verb = compile_words(r"(?<![\w-])(?P<hedge><hedges>)\s+(?:\w+\s+för\s+[^,.;]{1,30}\s)?$", lang).search(
        clear, max(0, sign - 60), sign
    )
    if verb is None:
        start = sign if sign < number.start else number.start
        return "", start
    return verb["hedge"], verb.start("hedge")


def _clause_end(clear: str, start: int, stop: int, lang: Lang) -> int:
    match = boundary(lang).search(clear, start, stop)
    return match.start() if match else stop
