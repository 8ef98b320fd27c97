"""Times that a sentence names and that none of its numbers is of: of who is told of, of a decision, of a paper."""

from __future__ import annotations

import re

from facts.documents.candidates import LETTERS_OF_A_YEAR
from facts.documents.number_mentions import Mention
from facts.language.prose_periods import Time

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


def times_of_numbers(text: str, times: list[Time], spoken: list[Mention]) -> list[Time]:
    """The times of a sentence but for those of something else; a decision's is kept where it is the only one."""
    times = [
        time
        for time in times
        if not _is_of_a_relative(text, time, spoken)
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


def _is_of_an_act(text: str, time: Time) -> bool:
    """Whether a time is that of a decision, an answer or a paper: "decided on 25 September to spend 5m in 2024"."""
    is_year = len(time.code) == LETTERS_OF_A_YEAR
    if is_year and _TOLD.search(text, 0, time.start) and _THAT.match(text, time.end):
        return True
    is_in_year = re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", time.code) is not None
    return (is_in_year and _ACT.search(text, 0, time.start) is not None) or _PAPER.match(text, time.end) is not None
