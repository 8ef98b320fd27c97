"""The words that times are named with, and what a phrase that names one is read by: the text's date, the words before.

Months, parts of years, relative years and election days stand in `prose_periods.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources import files
from typing import Literal

from facts.language.quantities import match_cardinal
from facts.language.tokens import tokens_of
from facts.language.vocabulary import number_words
from facts.words import Lang

_SOURCE: Mapping[str, Mapping[str, str]] = tomllib.loads(
    files(__package__).joinpath("prose_periods.toml").read_text(encoding="utf-8")
)
MONTH = {word: int(number) for number, words in _SOURCE["months"].items() for word in words.split()}
ORDINAL = {word: int(number) for number, words in _SOURCE["ordinals"].items() for word in words.split()}
_RELATIVE_YEAR = {phrase: int(number) for number, phrases in _SOURCE["years"].items() for phrase in phrases.split("|")}

ELECTIONS: Mapping[str, tuple[str, ...]] = {lang: tuple(days.split()) for lang, days in _SOURCE["elections"].items()}
GOVERNMENTS: Mapping[str, tuple[str, ...]] = {
    lang: tuple(months.split()) for lang, months in _SOURCE["governments"].items()
}
SIDES: Mapping[str, tuple[tuple[str, str], ...]] = {
    word: tuple((span[:4], span[5:]) for span in spans.split())
    for words, spans in _SOURCE["sides"].items()
    for word in words.split("|")
}
"""The years in which each side of politics began and ended to govern, "" where it still does."""
_OF_THE_YEAR = frozenset(_SOURCE["told"]["year"].split("|"))
"""What means the year that a report tells of, where it tells of one."""
_ONLY_OF_TOPIC_YEAR = frozenset(_SOURCE["told"]["only"].split("|"))
"""What means nothing where it tells of none."""

MONTH_NAMES = "|".join(sorted(MONTH, key=len, reverse=True))
YEAR = r"(?:19|20)\d{2}"
RELATIVE_YEARS = "|".join(sorted(map(re.escape, _RELATIVE_YEAR), key=len, reverse=True))
COUNT = rf"(?P<{{}}>\d{{{{1,3}}}}|{number_words(1, 100)})"
"""A number of years or months in digits or words: other words are none, so that "under innevarande år" is no length."""
ORDINALS_OF_PARTS = "|".join(ORDINAL)
YEAR_OR_WORD = rf"(?:(?:år\s+|in\s+|of\s+|under\s+)?(?P<year>{YEAR})\b|(?:of\s+)?(?P<relative>{RELATIVE_YEARS})\b)"
"""A year behind a month or a part of it, by its number or by a word such as "last year"."""


def named_year(n: int) -> str:
    """A year by its number or a word, in another wording of the same time: its groups are "year2", "relative2"."""
    return rf"(?:(?P<year{n}>{YEAR})|(?P<relative{n}>{RELATIVE_YEARS}))\b"


@dataclass(slots=True)
class TextDate:
    """What relative times are reckoned from: the text's date and language, and the time that was named last.

    `named` is that of the text itself, "" where only the text before it has named one, `main` the same but for what
    something is held against; `topic` the period that a report or its section tells of, which "under året" and "the
    quarter" are; `year_begins` the month with which the text's own years begin: 4 in a British council's accounts.
    """

    today: date | None
    lang: Lang
    last: str = ""
    named: str = ""
    main: str = ""
    topic: str = ""
    year_begins: int = 1

    @property
    def year(self) -> int | None:
        """The text's year."""
        return self.today.year if self.today else None

    @property
    def topic_year(self) -> str:
        """The year that a report tells of, which a month alone is of; "" where it tells of none or of a part."""
        return self.topic if len(self.topic) == _LETTERS_OF_A_YEAR else ""


_LETTERS_OF_A_YEAR = len("2012")
# Before a phrase so many letters say whether it looks ahead.
_SIGHT = 100
_AHEAD = re.compile(
    r"\b(?:will|would|expect\w*|forecast\w*|project(?:ed|s)|(?:set|likely|due) to|should|shall|target\w*|aim\w*"
    r"|plan(?!ner)\w*"
    r"|ska|skall|väntas|beräknas|kommer att|planeras|räknar med|hoppas|hopes?|promise[sd]?|lovar|mål\w*"
    r"|öppnar|startar|inleds|invigs|upphör|träder i kraft|tas i bruk|\w*prognos\w*)\b(?:[^.;]|\.(?=\d))*$",
    re.I,
)


_TO_COME = re.compile(
    r"\s(?:[\w’'-]+\s){0,4}?(?:ska|skall|väntas|beräknas|kommer|will|should|shall|is expected|are expected|is projected"
    r"|are projected)\s",
    re.I,
)
HAS_COME_ABOUT = re.compile(r"\b(?:har|has|have)\b(?:[^.,;]|[.,](?=\d))*$", re.I)
"""The words before a change that has come about by the text's day, in one clause: "has, in five years, lost"."""


class PhraseMatch:
    """A phrase where it stands; its groups "year2", "n3" … are those of another wording of the same time."""

    def __init__(self, match: re.Match[str]) -> None:
        self.before = match.string[max(0, match.start() - _SIGHT) : match.start()]
        self.after = match.string[match.end() : match.end() + _SIGHT]
        self.text = match[0].casefold()
        self._groups: dict[str, str | None] = {}
        for name, value in match.groupdict().items():
            plain = name.rstrip("234567")
            if value is not None or plain not in self._groups:
                self._groups[plain] = value

    def __getitem__(self, name: str) -> str:
        return self._groups.get(name) or ""

    def year(self, text: TextDate) -> int | None:
        """The year in digits, or by a word such as "last year"."""
        if self["year"]:
            return int(self["year"])
        return self.relative_year(self.word("relative"), text)

    def relative_year(self, words: str, text: TextDate) -> int | None:
        """The year that words such as "i fjol" mean; "under året" is the year that a report tells of."""
        words = " ".join(words.split())
        if not words or not text.year:
            return None
        if words in _OF_THE_YEAR and text.topic_year:
            return int(text.topic_year)
        if words in _ONLY_OF_TOPIC_YEAR:
            # "I oktober 2021 var de 400. Kostnaden för året blev 2 miljoner."
            return int(text.last[:4]) if re.match(rf"{YEAR}-", text.last) else None
        return text.year + _RELATIVE_YEAR[words]

    def word(self, name: str) -> str:
        """A group's words in small letters, "" where it has none."""
        return self[name].casefold()

    @property
    def has_come_about(self) -> bool:
        """Whether the words before speak of what has come about by now: "has doubled in ten years"."""
        return HAS_COME_ABOUT.search(self.before) is not None

    @property
    def leads_ahead(self) -> bool:
        """Whether the clause behind it speaks of what is to come: "inom fem år ska utsläppen ha minskat"."""
        return _TO_COME.match(self.after) is not None

    @property
    def looks_ahead(self) -> bool:
        """Whether the words before speak of what is to come: "is expected to pass 500 by March"."""
        return _AHEAD.search(self.before) is not None


_Reader = Callable[[PhraseMatch, TextDate], str | tuple[str, str] | None]


PhraseKind = Literal["stated", "ago", "lapse", "since", "reckoned", "today", "base", "ahead"]


@dataclass(frozen=True)
class Phrase:
    """A way to name a time: its reader, and what a text needs to hold for it (see `NeededLetters`).

    `kind`: "ahead" is counted on from the text's date, "ago", "lapse" and "since"
    are counted back from the text's date, "reckoned" from the time named last,
    "today" is that date itself, "base" is only what something is held against.
    """

    expression: str
    read: _Reader
    needs: str
    kind: PhraseKind = "stated"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression compiled, for the first text that holds what it needs: a document needs few of the hundred."""
        return re.compile(self.expression, re.I)


MONTH_STEMS = "jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec"
"""Letters that the name of a month begins with."""
_MONTHS = re.sub(r"^|(?<=\|)", " ", MONTH_STEMS)
"""What a text needs to hold where it names a month: "samarbete" is none in March."""


def phrase(expression: str, read: _Reader, needs: str, kind: PhraseKind = "stated") -> Phrase:
    """A way to name a time; `needs` are those of `NeededLetters`, and "MONTH" in them is any month."""
    return Phrase(expression, read, needs.replace("MONTH", _MONTHS), kind)


def month_code(number: int) -> str:
    """The month so many months after the beginning of the year nought.

    >>> month_code(2012 * 12 + 8)
    '2012-09'
    """
    return f"{number // 12}-{number % 12 + 1:02}"


def count_of(word: str) -> int | None:
    """The number that a word or digits say, None where it is no number of years or months."""
    if word.isdecimal():
        return int(word)
    tokens = tokens_of(word)
    cardinal = match_cardinal(tokens, 0) if tokens else None
    return cardinal.value if cardinal and 0 < cardinal.value < 200 else None
