"""The flags that offices put behind figures, in words: `p` is provisional, `b` a break in the series.

By the code list of observation status (SDMX CL_OBS_STATUS 2.2), Eurostat's flags, and the UK Government Statistical
Service's "Using symbols in tables". What a file itself says about its flags stands before these words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from facts.words import Lang, Text, say

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
_FEW = 4
_WORD = re.compile(r"[a-zA-Z]{1,3}")
_MARK = re.compile(r"\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡§#]|\d\)|\[[a-zA-Z]{1,5}\]|\([a-zA-Z]{1,3}\)|[a-zA-Z]{1,3}\)?")
_ALL_MARKS = re.compile(rf"(?:\s*(?:{_MARK.pattern}))++\s*")


def flag_words(flags: str, marks: Mapping[str, str], lang: Lang) -> str:
    """The marks beside a figure in words; a text that is no mark stays as it is.

    >>> flag_words("b", {}, "en"), flag_words("ep", {}, "en")
    ('break in the series (b)', 'estimated, provisional (ep)')
    >>> flag_words("*", {"*": "Ny avgränsning"}, "sv")
    'Ny avgränsning'
    """
    if not _ALL_MARKS.fullmatch(flags):
        return flags
    found = [_words(flag, marks, lang) for flag in _MARK.findall(flags)]
    return "; ".join(dict.fromkeys(found))


def _words(flag: str, marks: Mapping[str, str], lang: Lang) -> str:
    for key in (flag, flag.strip("[]()"), f"{flag}:"):
        if key in marks:
            return marks[key]
    letters = flag.strip("[]()").casefold()
    if _WORD.fullmatch(letters) and all(letter in _FLAGS for letter in letters):
        return f"{', '.join(_FLAGS[letter].of(lang) for letter in letters)} ({flag.strip('[]()')})"
    return say("published.marked", lang, mark=flag) if len(flag) <= _FEW else flag
