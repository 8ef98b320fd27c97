"""The marks and flags beside a published figure, in words.

Their words are those of the code list of observation status (SDMX CL_OBS_STATUS 2.2), of Eurostat and of the UK's
office; what a file itself says about its flags stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from facts.statistics.period_text import NOTE_NUMBER
from facts.words import Lang, Text, say

_NOTE_NUMBER = re.compile(NOTE_NUMBER, re.IGNORECASE)
_FLAGS: dict[str, Text] = {
    "p": Text("provisional", "preliminär"),
    "e": Text("estimated", "uppskattad"),
    "b": Text("break in the series", "brott i serien"),
    "r": Text("revised", "reviderad"),
    "u": Text("low reliability", "osäker"),
    "d": Text("definition differs", "avvikande definition"),
    "s": Text("estimated by Eurostat", "uppskattad av Eurostat"),
    "f": Text("forecast", "prognos"),
    "n": Text("not significant", "inte signifikant"),
    "i": Text("imputed", "imputerad"),
    "c": Text("confidential", "sekretess"),
    "w": Text("with reservations", "med förbehåll"),
}
# Longer ones are words by themselves.
_FEW_LETTERS = 4
_FLAG_LETTERS = re.compile(r"[a-zA-Z]{1,3}")
_FLAG_MARK = re.compile(
    rf"{NOTE_NUMBER}|"
    r"\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡§#]|\d\)|\[[a-zA-Z]{1,5}\]|\([a-zA-Z]{1,3}\)|[a-zA-Z]{1,3}(?![a-zA-Z])\)?",
    re.IGNORECASE,
)


def flag_words(flags: str, marks: Mapping[str, str], lang: Lang) -> str:
    """The marks beside a figure in words; a text that is no mark stays as it is.

    >>> flag_words("b", {}, "en"), flag_words("ep", {}, "en")
    ('break in the series (b)', 'estimated, provisional (ep)')
    >>> flag_words("*", {"*": "Ny avgränsning"}, "sv")
    'Ny avgränsning'
    """
    if not flags.strip() or _FLAG_MARK.sub("", flags).strip():
        return flags.strip("()[]")
    found = [_flag_words_of(flag, marks, lang) for flag in _FLAG_MARK.findall(flags)]
    return "; ".join(dict.fromkeys(found))


def _flag_words_of(flag: str, marks: Mapping[str, str], lang: Lang) -> str:
    if numbers := note_numbers(flag):
        return "; ".join(marks.get(number, f"note {number[5:-1]}") for number in numbers)
    for key in (flag, flag.strip("[]()"), f"{flag}:"):
        if key in marks:
            return marks[key]
    letters = flag.strip("[]()").casefold()
    if _FLAG_LETTERS.fullmatch(letters) and all(letter in _FLAGS for letter in letters):
        return f"{', '.join(_FLAGS[letter].of(lang) for letter in letters)} ({flag.strip('[]()')})"
    return say("published.marked", lang, mark=flag) if len(flag) <= _FEW_LETTERS else flag


def note_numbers(mark: str) -> list[str]:
    """The keys of the notes that a mark names, "[note1]" for each.

    >>> note_numbers("[notes 1, 12]"), note_numbers("[c]")
    (['[note1]', '[note12]'], [])
    """
    if not _NOTE_NUMBER.fullmatch(mark):
        return []
    return [f"[note{number}]" for number in re.findall(r"\d+", mark)]
