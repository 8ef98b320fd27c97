"""The unit of a number that has no noun behind it: of what it is said of, or of the number beside it."""

from __future__ import annotations

import re
from fractions import Fraction

from facts.documents.candidates import Surroundings
from facts.documents.grammar import boundary, pattern
from facts.documents.number_mentions import GLUE, Mention, end_in_other_words
from facts.documents.number_times import HELD_AGAINST
from facts.documents.units import (
    SCALE_NAMES,
    SCALED_SEK,
    SIZE_UNITS,
    TIME_UNITS,
    UnitFound,
    is_in_money,
    noun_behind,
    quotient_behind,
    subject_unit,
    unit_before,
)
from facts.language import SpokenNumber
from facts.language.unit_words import unit_of_noun
from facts.words import Lang

_SHARES = ("percent", "permille", "percentage_point")
_BARE_SCALES = ("million", "billion", "trillion")
# "varav ungefär 19 800 var poliser"
_SAID_OF = re.compile(r"\s+(?:of them\s+|av dem\s+)?(?:är|var|blev|are|were)\s+(?P<noun>[^\W\d_][\w-]+)")
_SHORTEST_NOUN = 4
_INDEX = re.compile(r"\b\w*index\b", re.I)
# "Av dessa saknade 179 godkänt betyg"
_OF_THESE = re.compile(r"(?:^|[.;]\s)[Aa]v\s(?:dessa|dem)\s[a-zåäö]+\s$")
# "I fjol var de 58 600", "of those, 2.2 billion"
_PRONOUN = re.compile(
    r"\b(?:av|of)\s(?:dessa|dem|these|those|them)\b(?!\s[\w-]+(?:arna|erna|orna|s)\b)"
    r"|\b(?:de|dem|dessa|they|them|those|the number|antalet)\b(?!\s+(?:of|av|som|who|[a-zåäö]+))",
    re.I,
)
# A bare number beyond this is no per cent, whatever the number before it was.
_MOST_PERCENT = 1000


def give_units(text: str, spoken: list[Mention], lang: Lang, around: Surroundings, *, is_prose: bool = True) -> None:
    """A number without a noun of its own takes the unit of what it is said of, of the number beside it or before it."""
    if not is_prose:
        # A number in a heading goes on about nothing.
        around.last_unit = around.last_share = ""
    for at, one in enumerate(spoken):
        if around.last_unit and _OF_THESE.search(text, 0, one.start) and one.unit in text[one.number.end : one.end]:
            # What stands behind such a number is the object of its verb, where the table has no unit for it.
            one.found, one.end = UnitFound(around.last_unit, one.number.value, 0), one.number.end
        if one.unit and one.unit not in _BARE_SCALES:
            one.found = one.found._replace(unit=_with_rate(text, one, lang))
            continue
        pair = spoken[at + 1] if at + 1 < len(spoken) else None
        is_joined = pair is not None and _is_joined(text, one, pair)
        is_paired = pair and (one.is_pair_start or is_joined)
        if pair and is_paired and pair.unit and pair.unit not in _BARE_SCALES:
            if pair.number.scale > 1 and not one.unit:
                one.found = UnitFound(pair.unit, _in_scale(one.number, pair.number), one.found.length)
                continue
            unit = pair.unit
        else:
            unit = _unit_around(text, spoken, at, lang, around)
        if one.unit and not unit:
            # How many of something, but not of what: the number in full, the unit blank.
            one.found = UnitFound("", one.number.value, one.found.length)
        else:
            value = one.found.value
            per, length = quotient_behind(one.after, lang) if unit and " / " not in unit else ("", 0)
            if unit in ("SEK", *SCALED_SEK.values()) and one.number.scale in SCALED_SEK:
                unit, value = SCALED_SEK[one.number.scale], one.number.value / one.number.scale
            elif unit and one.number.scale in SCALE_NAMES and value == one.number.value:
                # "Utlånen ökade till 52,7 miljoner"
                unit, value = f"{SCALE_NAMES[one.number.scale]} {unit}", one.number.value / one.number.scale
            else:
                unit = f"{one.unit} {unit}".strip()
            one.end += length
            one.found = UnitFound(f"{unit} / {per}" if per else unit, value, one.found.length + length)
    remember_unit(text, spoken, lang, around)


def _with_rate(text: str, one: Mention, lang: Lang) -> str:
    """The unit of a number, with what a sum of money is counted for where that stands before it."""
    clause = (
        boundary(lang).split(text[: one.start].rstrip(": "))[-1]
        if is_in_money(one.unit) and " / " not in one.unit
        else ""
    )
    per = _rate_before(clause, lang)
    return f"{one.unit} / {per}" if per else one.unit


# "Kostnaden per dygn är 4 850 kronor": what it is counted for stands before the number, with what it is.
_RATE_BEFORE = re.compile(
    r"\b\w*(?:kostnad|pris|avgift|ersättning|hyra|skuld|utgift|intäkt|bidrag|cost|price|fee|charge|rent|spend|debt"
    r"|funding|allowance|expenditure|revenue)\w*(?=\s(?:per|för varje|for each|for every)\s)",
    re.I,
)


def _rate_before(clause: str, lang: Lang) -> str:
    """What the money at the end of a clause is counted for, where the clause says so of a cost; "" where it does not.

    >>> _rate_before("Kostnaden per dygn är i snitt ", "sv"), _rate_before("The fee for each pupil rose to ", "en")
    ('day', 'person')
    """
    rate = _RATE_BEFORE.search(clause)
    return quotient_behind(clause[rate.end() :], lang)[0] if rate else ""


def remember_unit(text: str, spoken: list[Mention], lang: Lang, around: Surroundings) -> None:
    """Keep what a sentence counts, for numbers without a noun in those to come; how long or how far is no count."""
    counts = [one for one in spoken if _counts(one.unit)]
    if counts:
        around.last_unit, around.last_value = counts[-1].unit, abs(counts[-1].found.value)
    elif named := _counted_without_number(text, lang) if not spoken else unit_before(text, lang):
        around.last_unit, around.last_value = named, None
    shares = [one.unit for one in spoken if one.kind == "figure" and one.unit in _SHARES]
    around.last_share = shares[-1] if shares else "" if counts else around.last_share


def _counted_without_number(text: str, lang: Lang) -> str:
    """What a sentence without a number counts: "Antalet bibliotek minskar", "Library visits fell"."""
    says_number = "ntal" in text or "umber" in text
    return (unit_before(text, lang) if says_number else "") or subject_unit(text, len(text), lang)


def _carried(one: Mention, around: Surroundings) -> str:
    """What was counted last, as far as a number can be so much of it."""
    if one.number.kind != "number":
        return ""
    if around.last_share and one.number.scale == 1 and one.number.value <= _WHOLE and _OF_A_FIGURE.search(one.before):
        return around.last_share
    last, plain = around.last_value, _plain_unit(around.last_unit)
    if is_in_money(plain) and _COUNTABLE.match(one.after):
        return ""
    is_scaled = around.last_unit != plain or around.last_unit in SCALED_SEK.values()
    if is_scaled and one.number.scale == 1 and last:
        # "Det kostade 212 miljoner. I fjol blev notan 264": in the same millions, where it is of the same size.
        return around.last_unit if last / _SAME_SIZE < one.number.value < last * _SAME_SIZE else ""
    return plain


def _is_joined(text: str, one: Mention, pair: Mention) -> bool:
    """Whether two numbers stand side by side for one thing: "12 and 14 homes", not "48 million, 31 per cent"."""
    between = text[one.end : pair.start]
    if not between.strip() or not GLUE.match(between) or end_in_other_words(text, one, pair) is not None:
        return False
    return pair.unit != "times" and not (
        pair.unit in _SHARES and (one.number.scale > 1 or one.number.value > _MOST_PERCENT)
    )


# "The percentage of trains on time slipped from 88", "andelen är i dag under 60": no more than the whole.
_OF_SHARE = re.compile(r"\b(?:percentage|share|proportion|andel(?:en)?)\b[^.;:]*$", re.I)
_WHOLE = 100
# "Målet för 2020 är 95": of the share that was spoken of.
_OF_A_FIGURE = re.compile(
    r"\b(?:mål(?:et)?|siffran|snittet|nivån|utfallet|målvärdet|target|goal|figure|average|rate)\b[^.;:]*$", re.I
)
# Of money there is more or less of it.
_COUNTABLE = re.compile(r"\s(?:fler|färre|fewer)\b")
# A figure of another year is seldom so many times as large.
_SAME_SIZE = 20


def _unit_named(text: str, one: Mention, lang: Lang) -> str:
    """The unit of what the words before a number say that it is: a share, a count of something, an index."""
    is_count = one.number.kind == "number"
    if is_count and one.number.scale == 1 and one.number.value <= _WHOLE and _OF_SHARE.search(text, 0, one.start):
        return "percent"
    index = "index" if is_count and _INDEX.search(text, 0, one.start) else ""
    return unit_before(text[: one.start], lang) or index


# "I höstas var vi 46"
_WE_ARE = re.compile(
    r"\b(?:(?:var|är|blev|blir)\svi|[Vv]i\s(?:var|är|blev|blir)|[Ww]e\s(?:are|were))\s(?:bara\s|only\s)?$"
)


def _unit_around(text: str, spoken: list[Mention], at: int, lang: Lang, around: Surroundings) -> str:
    """The unit that the sentence gives a number which has no noun behind it; "" where it gives none."""
    one, is_count = spoken[at], spoken[at].number.kind == "number"
    if unit := _unit_held_against(_held_unit(spoken[:at]), one) if at else "":
        return unit
    if (said_of := _SAID_OF.match(text, one.end)) and (unit := unit_of_noun(said_of["noun"], lang)):
        return unit
    if _WE_ARE.search(text, 0, one.start) and is_count:
        return "person"
    if before := _unit_named(text, one, lang):
        return before
    is_counted_here = any(_counts(other.unit) for other in spoken[:at])
    if around.last_unit and is_count and not is_counted_here and _means_the_same(text, one, around.last_unit, at):
        return _carried(one, around)
    if (moved := _MOVED.search(text, 0, one.start)) and (unit := unit_of_noun(moved["noun"], lang)):
        return unit
    for other in reversed(spoken[:at]):
        if other.unit == "times" and is_count:
            return noun_behind(text, other.end, lang)
        if other.unit and (inherited := _inherited(other.unit, one, text, lang)):
            return inherited
    return subject_unit(text, one.start, lang) or _unit_left(text, one, lang, around)


def _unit_left(text: str, one: Mention, lang: Lang, around: Surroundings) -> str:
    """The unit of a number whose sentence says nothing of it: money in Swedish millions, else what was counted last."""
    if lang == "sv" and one.number.scale in (10**6, 10**9) and not around.last_unit.startswith(_BARE_SCALES):
        # "Regeringen satsar 100 miljoner"
        return "SEK"
    return _noun_before(boundary(lang).split(text[: one.start])[-1], lang) or _carried(one, around)


_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_PREPOSITION = re.compile(
    r"(?:i|på|för|av|med|till|från|om|hos|bland|per|efter|vid|under|of|in|for|by|at|among|with|from|on|to|as)", re.I
)


def _noun_before(clause: str, lang: Lang) -> str:
    """The unit of the first known noun that a clause speaks of, but for those behind a preposition; "" for none."""
    words = _WORDS.findall(clause)
    return next(
        (
            unit
            for at, word in enumerate(words)
            if (unit := unit_of_noun(word, lang))
            and not any(_PREPOSITION.fullmatch(before) for before in words[max(0, at - 2) : at])
        ),
        "",
    )


# "The trust has cut its vacancies from 610 to 445"
_MOVED = re.compile(r"\b(?P<noun>[^\W\d_][\w-]{3,})\s(?:(?:up|down|upp|ned|ner)\s)?(?:from|från)\s$")
# "To date it is 214", "our target of 7,900", "63 of them": what was counted last is meant.
_BACK = re.compile(
    r"(?:^|[.;:,]\s|^In\s[^,.;]{2,40}\s|^I\s[^,.;]{2,40}\s|\b(?:and|but|och|men|date|now|today|idag|dag)\s)(?:(?:it|that|this|det)\s(?:now\s|nu\s)?"
    r"(?:is|was|takes|took|stood at|är|var|blev|tar|tog)"
    r"|(?:our|the|its|their|a|vårt|sitt)?\s?(?:target|goal|total|figure|mål(?:et)?|utfallet|siffran|totalen)"
    r"\s(?:of|is|was|stood at|på|är|var|blev))\s(?:now\s|nu\s)?$",
    re.I,
)
_OF_THEM = re.compile(r"\s(?:of|av)\s(?:them|these|those|dem|dessa)\b")


# "Library visits fell. Some 12,400 were made in March": the noun is left out.
_NO_NOUN = re.compile(r"\s(?:were|are|have|had|är|var|har|hade|blev|fick|gjordes|kom)\b")


def _counts(unit: str) -> bool:
    """Whether a unit says what is counted rather than how long, how large or which share."""
    return bool(unit) and unit not in (*TIME_UNITS, *SIZE_UNITS, *_SHARES, "times")


def _means_the_same(text: str, one: Mention, unit: str, at: int) -> bool:
    """Whether a number without a noun is said of what was counted last."""
    before = text[: one.start]
    if _names_again(before, unit) or _PRONOUN.search(before):
        return True
    if not at and (_BACK.search(before) or (not before.strip() and _NO_NOUN.match(text, one.end))):
        return True
    return not is_in_money(unit) and unit not in _SHARES and _OF_THEM.match(text, one.end) is not None


def _names_again(before: str, unit: str) -> bool:
    """Whether what was counted last is named again: 42 000 besök, then "året innan var besöken 38 500"."""
    return (
        len(unit) >= _SHORTEST_NOUN
        and unit in before.casefold()
        and re.search(rf"\b{re.escape(unit)}", before, re.I) is not None
    )


def _in_scale(low: SpokenNumber, high: SpokenNumber) -> Fraction:
    """The lower number of "2,6 till 5,4 miljarder" in the scale of the higher one."""
    return low.value / high.scale if low.value >= high.scale / 1000 else low.value


def _held_unit(before: list[Mention]) -> str:
    """The unit that a number is held against: of "840 waited more than 18 months, up from 610" it is no month."""
    *earlier, last = before
    is_limit = last.unit in TIME_UNITS and last.kind == "figure" and last.hedge != "" and not last.is_pair_end
    counted = [other.unit for other in earlier if _counts(other.unit)]
    return counted[-1] if is_limit and counted else last.unit


def _unit_held_against(unit: str, one: Mention) -> str:
    """The unit of a number that the one before it is held against: "16,2 medarbetare, mot 14,8 före pandemin"."""
    is_held = one.number.kind == "number" and not one.is_pair_start and HELD_AGAINST.search(one.before) is not None
    is_no_share = unit in _SHARES and (one.number.scale > 1 or one.number.value > _MOST_PERCENT)
    return _plain_unit(unit) if is_held and not is_no_share and unit != "times" else ""


def _inherited(unit: str, one: Mention, text: str, lang: Lang) -> str:
    """The unit of the number before, as far as it can be this one's too: without its scale and denominator."""
    if unit in SIZE_UNITS:
        return ""
    if unit in TIME_UNITS and not pattern("kept_times", lang).search(text[: one.start]):
        return ""
    if unit in _SHARES and (one.number.scale > 1 or one.number.value > _MOST_PERCENT):
        return ""
    return _plain_unit(unit)


def _plain_unit(unit: str) -> str:
    """A unit without its scale."""
    scale, _, plain = unit.partition(" ")
    return plain if scale in (*_BARE_SCALES, "1000") else unit
