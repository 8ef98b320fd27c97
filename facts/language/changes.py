"""Which way a quote says that something went by a number: "har minskat med nästan 75 procent", "rose by 1,200"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from facts.language.number_matching import find_multiples, find_value, find_values
from facts.language.number_reader import SpokenNumber
from facts.language.vocabulary import CHANGE_WORDS, VALUE_TIMES, number_words

Direction = Literal["increase", "decrease"]

_VERBS: dict[Direction, str] = {
    direction: "|".join(words for language in CHANGE_WORDS.values() for words in language[direction])
    for direction in ("increase", "decrease")
}
# At most three words may stand between the verb and its "by": "ökade antalet jobb med 1 200".
_BY = {
    direction: re.compile(rf"\b(?:{verbs})((?: [^\s.;:!?()]+){{0,3}}?) (?:med|by) ", re.I)
    for direction, verbs in _VERBS.items()
}
_STRAIGHT = {direction: re.compile(rf"\b(?:{verbs})() ", re.I) for direction, verbs in _VERBS.items()}
_NOT = re.compile(r"\b(?:inte|ej|aldrig|varken|not|never|n't|neither)\b", re.I)
# Behind a number and its unit: "67 procent färre", "10 per cent less", "1 200 jobb fler".
_COMPARATIVE = re.compile(
    r"(?:\s*(?:%|per ?cent|procent(?:enheter)?|percentage points|points))?(?:\s[^\W\d]+)??\s"
    r"(?:(?P<more>fler|mer|mera|högre|större|dyrare|längre|more|higher|greater|extra|dearer|costlier|pricier|longer)"
    r"|(?:färre|mindre|lägre|billigare|kortare|fewer|less|lower|smaller|cheaper|shorter))\b",
    re.I,
)
# Behind a percentage what it is a part of, up to the end of the clause: "90 procent av mäns löner".
_WHOLE = re.compile(
    r"(?:\s?(?:%|per ?cent|procent))?\s(?:av|of|as (?:much|many|high|large) as"
    r"|så (?:mycket|många|hög[at]?|stort?) som)\s(?P<whole>[^,.;:!?()]+)",
    re.I,
)
# Of a label its definite and genitive forms: "mäns", "männens", "Norway’s"; "människor" is another word.
_ENDINGS = r"['’]?s|(?:e?n|e?ts?|na|erna|arna|orna|nen)s?"
_EACH_YEAR = (
    r"(?:(?:varje|vart(?:enda)?|år för|år efter) år|år i (?:rad|följd)"
    r"|(?:each|every)(?: single)? year|year (?:after|by) year|(?:consecutive|successive) years?"
    r"|years (?:in a row|running))\b"
)
_FEW = rf"(?:\d{{1,2}}|{number_words(2, 10)}|många|many|several)"
# "More than 400 a year" is a number and no rise.
_MOVES = (
    rf"\b(?:{'|'.join(_VERBS.values())}|(?:fler|färre|mera?|mindre|högre|lägre|more|fewer|less|higher|lower)"
    r"(?!\s(?:än|than)\b))\b"
)
# "Har ökat med 2 procent varje år"; what has risen to 400 each year has that level.
_MOVES_EACH_YEAR = re.compile(rf"{_MOVES}(?:\s(?!(?:till|to)\s)[^\s,.;:!?()]+){{0,4}}?\s{_EACH_YEAR}", re.I)
# "Every year since 2010, the number has risen", "tre år i rad har antalet minskat".
_EACH_YEAR_MOVES = re.compile(
    r"(?:^|[.;:!?]\s|,\s(?:och|men|and|but|while|medan)\s)(?:(?:i|under|för|in|for|over)\s)?(?:(?:de|the)\s)?"
    rf"(?:(?:senaste|last|past)\s)?(?:{_FEW}\s)?{_EACH_YEAR}"
    rf"(?:\s(?:since|sedan|from|från|between|mellan|after|efter)\s[^,.;:!?]*,|,)?[^,.;:!?]*?{_MOVES}",
    re.I,
)
_OF_EACH_YEAR = re.compile(
    rf"\b{_EACH_YEAR}(?:\s(?:since|sedan|ända sedan|from|från(?: och med)?|after|efter)\s(?P<since>(?:19|20)\d\d))?",
    re.I,
)
_MEAN_OF_YEARS = re.compile(
    r"\b(?:on average|an average of|i snitt|i genomsnitt|i medeltal|a year|per year|per annum|annually|om året|per år"
    r"|årligen)\b",
    re.I,
)
# Behind a number with its unit: "2 per cent a year", "2 procent per år", "2 miljoner kronor varje år".
_A_YEAR_BEHIND = re.compile(
    r"(?:\s(?!(?:än|than|since|sedan|in|på|over|within|under|during)\b)[^\s\d.;:!?()]+){0,3}?\s"
    rf"(?:(?P<each>{_EACH_YEAR}|årligen\b|annually\b)|(?:a year|per year|per annum|yearly|om året|per år|i årstakt)\b)",
    re.I,
)
_A_YEAR_BEFORE = re.compile(
    r"\b(?:(?P<each>årligen|annually)|(?:annual|yearly|årlig(?:a|t|en)?)\s(?:average\s|genomsnittlig\w*\s)?"
    r"(?:growth|increases?|rises?|falls?|declines?|decreases?|reductions?|pay rises?|ökning(?:en|ar)?"
    r"|minskning(?:en|ar)?|tillväxt(?:en|takt)?|höjning(?:en|ar)?|sänkning(?:en|ar)?))\b[^.;:!?]*\Z",
    re.I,
)
_PASSED = frozenset(("below", "under", "above", "över"))
_BEFORE = 30
_AFTER = 60
_MAY_BE_STRAIGHT = (
    "öka", "minska", "steg ", "stigit ", "sjönk ", "sjunkit ", "föll ", "fallit ", "upp ", "ned ", "ner ",
    "rose ", "risen ", "fell ", "fallen ", "up ", "down ",
)  # fmt: skip


def may_say_change(text: str, *, is_share: bool) -> bool:
    """Whether it is worth looking: a quick no for nearly all quotes."""
    if " med " in text or " by " in text:
        return True
    return is_share and any(map(text.__contains__, _MAY_BE_STRAIGHT))


def change_by(text: str, value: Decimal, factor: float, *, is_share: bool) -> Direction | None:
    """Whether `text` says that something rose or fell by `value`; None when it says neither of it.

    `factor` and `is_share` are the unit's, as in `find_value`.

    >>> change_by("Antalet har minskat med nästan 75 procent.", Decimal(75), 1, is_share=True)
    'decrease'
    >>> change_by("Andelen ökade till 75 procent.", Decimal(75), 1, is_share=True)
    >>> change_by("Andelen sjönk under 75 procent.", Decimal(75), 1, is_share=True)
    """
    patterns = []
    if " med " in text or " by " in text:
        patterns.append(_BY)
    if is_share and any(word in text for word in _MAY_BE_STRAIGHT):
        patterns.append(_STRAIGHT)
    for by_direction in patterns:
        for direction, pattern in by_direction.items():
            for match in pattern.finditer(text):
                number = _number_behind(text, match, abs(value), factor, is_share=is_share)
                if number and not (by_direction is _STRAIGHT and is_limit_passed(number.hedge)):
                    return direction
    return None


def goes_on_each_year(behind: str) -> bool:
    """Whether the words right behind a number and its unit say that it is so much in each year.

    >>> [goes_on_each_year(behind) for behind in (" a year to 2025", " årligen fram till 2030", " in a year")]
    [True, True, False]
    """
    return _A_YEAR_BEHIND.match(behind) is not None


def moves_each_year(text: str) -> bool:
    """Whether `text` says that something rose or fell in each year, rather than how much of it there is in a year.

    >>> moves_each_year("Kostnaden har ökat varje år."), moves_each_year("Every year since 2010, rents have risen.")
    (True, True)
    >>> moves_each_year("Varje år dör 400, och antalet ökar."), moves_each_year("Deaths each year have risen.")
    (False, False)
    """
    return _MOVES_EACH_YEAR.search(text) is not None or _EACH_YEAR_MOVES.search(text) is not None


def each_year_since(text: str) -> int | None:
    """The year from which `text` says something of each year, 0 where it names none; None where it does not.

    >>> each_year_since("Every year since 2010 more than 400 have died."), each_year_since("400 dör varje år.")
    (2010, 0)
    >>> each_year_since("400 died in 2010.")
    """
    match = _OF_EACH_YEAR.search(text)
    return int(match["since"] or 0) if match else None


def is_mean_of_years(text: str) -> bool:
    """Whether `text` says how much there is of something in a year on average, or in one of several years.

    >>> is_mean_of_years("I snitt dog 40 om året."), is_mean_of_years("40 died in 2020.")
    (True, False)
    """
    return _MEAN_OF_YEARS.search(text) is not None


def is_change_a_year(text: str, start: int, end: int, *, is_share: bool) -> bool:
    """Whether the number from `start` to `end` of `text` is how much something rises or falls in one year.

    "500 kronor a year more" may be so much more in all, of what is paid in a year; a share has no such reading.

    >>> text = "Costs have grown by 2 per cent a year since 2015."
    >>> is_change_a_year(text, 20, 30, is_share=True), is_change_a_year("Up by 50 kr a year", 6, 8, is_share=False)
    (True, False)
    """
    behind, before = _A_YEAR_BEHIND.match(text, end), _A_YEAR_BEFORE.search(text[max(0, start - _AFTER) : start])
    found = behind or before
    return (found is not None and (is_share or found["each"] is not None)) or moves_each_year(text)


def is_limit_passed(hedge: str | None) -> bool:
    """Whether what rises or falls `hedge` a number comes to lie beyond it: "fell below 50 %" names a level.

    >>> is_limit_passed("below"), is_limit_passed("more than")
    (True, False)
    """
    return hedge is not None and hedge.casefold() in _PASSED


def multiplied_by(text: str, times: Decimal) -> bool:
    """Whether `text` says that something has become `times` as much, rather than that it is so beside something else.

    >>> multiplied_by("Antalet har halverats.", Decimal("0.5")), multiplied_by("Twice as many as men.", Decimal(2))
    (True, False)
    """
    return any(not words.text.casefold().endswith(VALUE_TIMES) for words in find_multiples(text, times))


def compared_by(text: str, value: Decimal, factor: float, *, is_share: bool) -> Direction | None:
    """Whether `text` says that there is `value` more or less of something; None when it says neither of it.

    `factor` and `is_share` are the unit's, as in `find_value`.

    >>> compared_by("Women earn 10 per cent less than men.", Decimal(10), 1, is_share=True)
    'decrease'
    >>> compared_by("12 fler vräkningar än 2009", Decimal(12), 1, is_share=False)
    'increase'
    >>> compared_by("mer än 12 vräkningar", Decimal(12), 1, is_share=False)
    """
    for number in find_values(text, abs(value), factor, is_share):
        behind = _COMPARATIVE.match(text, number.end)
        if behind and not _NOT.search(text[max(0, number.start - _BEFORE) : number.start]):
            return "increase" if behind["more"] else "decrease"
    return None


def is_part_of(text: str, value: Decimal, factor: float, labels: Iterable[str], year: int | None = None) -> bool:
    """Whether `text` says that something is `value` per cent of what one of `labels` names, or of the level of `year`.

    `factor` is the unit's, as in `find_value`. "60 per cent of the rise since 1990" is no part of a level.

    >>> is_part_of("Kvinnor tjänar 90 procent av mäns löner.", Decimal(90), 1, ["män"])
    True
    >>> is_part_of("Det är 90 procent av människorna.", Decimal(90), 1, ["män"])
    False
    >>> is_part_of("Emissions are 60 per cent of the 1990 level.", Decimal(60), 1, [], 1990)
    True
    >>> is_part_of("Sweden spends 2 per cent of GDP.", Decimal(2), 1, ["Norway"])
    False
    """
    named = "|".join(rf"\b{re.escape(label)}(?:{_ENDINGS})?\b" for label in labels)
    dated = rf"(?<!since )(?<!sedan )\b{year}\b" if year else ""
    whole = re.compile("|".join(filter(None, (named, dated))) or r"(?!)", re.I)
    found = (_WHOLE.match(text, number.end) for number in find_values(text, value, factor, is_share=True))
    return any(part is not None and whole.search(part["whole"]) is not None for part in found)


def _number_behind(
    text: str, match: re.Match[str], value: Decimal, factor: float, *, is_share: bool
) -> SpokenNumber | None:
    """The number `value` right behind a verb of change; None where another word or a "not" stands between."""
    if _NOT.search(text[max(0, match.start() - _BEFORE) : match.start()]) or _NOT.search(match[1]):
        return None
    tail = text[match.end() : match.end() + _AFTER]
    number = find_value(tail, value, factor, is_share)
    return number if number is not None and tail[: number.start].strip() in ("", number.hedge) else None
