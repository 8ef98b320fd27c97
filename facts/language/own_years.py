"""The month with which the years begin that a text speaks of as its own: "the current year" of a council's accounts."""

from __future__ import annotations

import re

from facts.language.period_words import MONTH, MONTH_NAMES, YEAR
from facts.words import Lang

_APRIL = 4
# Behind "fiscal year 2023" stands "which ran from July 1", or "(July through December)".
_BEGINS = re.compile(
    rf"\b(?:fiscal|financial)\s+year\b[^.;]{{0,40}}?(?:\b(?:ran|runs|running|begins|began|starts|started)\s+(?:from|on|in)?\s*"
    rf"(?:\d\d?\s+)?|\(\s*)(?P<month>{MONTH_NAMES})\b",
    re.I,
)
_ENDS = re.compile(
    rf"\b(?:fiscal|financial)\s+year\s+(?:ended|ending|ends|to)\s+(?:on\s+)?(?:\d\d?\s+)?(?P<month>{MONTH_NAMES})\b",
    re.I,
)
_FINANCIAL = re.compile(rf"\b{YEAR}[/–-]\d\d\b(?![/–-])|\bfinancial\s+year\b")
# The papers of British bodies whose years go from April: councils, boards of health, what they owe and own.
_ACCOUNTS = re.compile(
    r"\b(?:council\s+tax|general\s+fund|outturn|overspen[dt]\w*|underspen[dt]\w*|revenue\s+(?:budget|monitoring)"
    r"|health\s+board|NHS\s+(?:foundation\s+)?trust|integrated\s+care\s+board|housing\s+revenue\s+account)\b",
    re.I,
)
_LEAST = 2
"""Times that a text must name financial years: once may be another body's."""


def begin_of_own_year(text: str, lang: Lang) -> int:
    """The number of that month, 1 where nothing in the text says that its years are not those of the calendar.

    >>> begin_of_own_year("Fiscal year 2023, which ran from July 1, 2022, closed with a surplus.", "en")
    7
    >>> begin_of_own_year("Council tax for 2025/26 was set. The General Fund of 2024/25 was overspent.", "en")
    4
    >>> begin_of_own_year("Fares fell in 2018/19, and again in 2019/20.", "en")
    1
    """
    if lang != "en":
        return 1
    if begins := _BEGINS.search(text):
        return MONTH[begins["month"].casefold()]
    if ends := _ENDS.search(text):
        return MONTH[ends["month"].casefold()] % 12 + 1
    is_accounts = len(_FINANCIAL.findall(text)) >= _LEAST and _ACCOUNTS.search(text) is not None
    return _APRIL if is_accounts else 1
